#pragma once

#include <optional>
#include <string>

#include "formats/json_items.h"
#include "model/change.h"

namespace taizhang {

// Its id, then its canonical members.
void append_change(std::string& out, const Change& change);

// Reads a change; only `Register::add` compares its id with its content. On failure `fault` is the
// member that is wrong.
std::optional<Change> read_change(JsonValue json, std::string& fault);

}  // namespace taizhang
