#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/json_items.h"
#include "model/template.h"
#include "model/value.h"

namespace taizhang {

// A value has two writings. The plain one is for records, where the template gives the type:
// decimals, dates and options are strings, a deadline without a rule is its text. The canonical one
// of model/value.h says its type itself; it stands in changes and in records without a template.

void append_plain(std::string& out, const Value& value);

// Reads either writing; what comes out has `type` or is nothing (null). nullopt: neither.
std::optional<Value> read_plain(JsonValue json, FieldType type);

// Reads the canonical writing.
std::optional<Value> read_canonical(JsonValue json);

// The member `key` of an object, if it is there.
std::optional<JsonValue> find_member(JsonValue object, std::string_view key);

// The string in member `key`; empty when there is none; nullopt when it is something else.
std::optional<std::string_view> read_text_member(JsonValue object, std::string_view key);

// The non-negative number in member `key`; -1: none or something else.
int64_t read_count_member(JsonValue object, std::string_view key);

}  // namespace taizhang
