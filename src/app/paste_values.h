#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/pasting.h"
#include "app/state.h"

namespace taizhang {

// What single cells of a pasted table hold, and what cells said when they were exported; see also
// answer_in(), accepted_words() and row_digest().

std::vector<std::string> names_in(std::string_view cell);                     // of departments
const EnumOption* option_called(const Field& field, std::string_view words);  // null: none is

// The names of options between separators; some have a separator in them, so that the longest name
// that fits is taken. None: something else stands there.
std::optional<Value> options_in(const Field& field, std::string_view cell);

// Addresses between spaces, each with the words before it as its title. None: there is none.
std::optional<Value> links_in(std::string_view cell);

// What a cell says as lists go out: what is about persons is masked.
std::string said_in(const Register& reg, RecordId id, const Field& field, const Value& value);

// What the record's cell says now, a task's deadline with the day it is extended to.
std::string said_now(const OpenRegister& open, RecordId record, const Field& field);

// One cell of row_digest(); of white space around the words nothing is left.
inline constexpr size_t kDigestSize = 8;  // hex digits
std::string cell_digest(std::string_view words);

}  // namespace taizhang
