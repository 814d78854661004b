#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "base/text.h"
#include "make.h"

// A small file, and what somebody made of it by hand.
namespace taizhang::make {

// `bytes` with its digest made right again after an edit.
inline std::string with_digest(std::string bytes) {
  const size_t at = bytes.rfind("\"digest\": \"") + 11;
  return bytes.replace(at, 64, digest_of(bytes));
}

// Thing 1, called 甲 in the baseline and 乙 by one change.
inline Register edited_thing() {
  Register reg = one_thing();
  set_name(reg, "乙", "n");
  return reg;
}

inline std::string edited_file() { return bytes_of(edited_thing()); }

// That file with `from` replaced by `to` and a right digest.
inline std::string file_with(std::string_view from, std::string_view to) {
  std::string bytes = edited_file();
  REQUIRE(bytes.contains(from));
  return with_digest(replace_all(bytes, from, to));
}

}  // namespace taizhang::make
