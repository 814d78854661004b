#pragma once

#include <string>

namespace taizhang {

// Appends a character, or a byte of one, as it stands in XML or HTML: in an element or between
// double quotation marks.
void append_markup(std::string& out, char c);

}  // namespace taizhang
