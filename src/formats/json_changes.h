#pragma once

#include <cstddef>
#include <string>

#include "formats/json_items.h"
#include "model/change.h"

namespace taizhang {

// Its id, then its canonical members.
void append_change(std::string& out, const Change& change);

// Reads the change that is `number` from 1 in its file. Refuses a member that is none, and an id
// that is not made of the content: BadRecord (number, member).
Result<Change> read_change(JsonValue json, size_t number);

}  // namespace taizhang
