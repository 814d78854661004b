#pragma once

#include <string>

#include "app/state.h"

namespace taizhang {

// What one writes to a department whose packet is out and not back: the round, its open tasks each
// with number, title and deadline, and how many natural days are left from `today`. Plain text,
// its last line ended.
std::string reminder(const OpenRegister& open, const BoardRow& row, Date today, Language language);

}  // namespace taizhang
