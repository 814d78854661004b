#pragma once

#include <string>

#include "make.h"

namespace taizhang::make {

// A small file to be damaged. With two forms: of all of them a file is forms for the most part, and
// damage would seldom meet anything else.
inline std::string small_file() {
  Random random(3);
  Register reg = random_register(random, 3, {every_type(), form("note")});
  for (int i = 0; i < 4; ++i) apply(reg, random_edits(random, reg), "n" + std::to_string(i));
  return bytes_of(reg);
}

}  // namespace taizhang::make
