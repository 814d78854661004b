#pragma once

#include <string>
#include <string_view>

namespace taizhang {

// `number` as Word writes it in `format`, a w:numFmt: 12 in "chineseCounting" is 十二; decimal
// where the format is unknown.
std::string number_in(std::string_view format, int number);

}  // namespace taizhang
