#pragma once

#include <string>
#include <string_view>

namespace taizhang {

// What a saved view is written in: a line each of a name, a tab, and its words.

// Nothing without words.
void add_line(std::string& out, std::string_view name, std::string_view words);
// A text on one line.
std::string on_one_line(std::string_view text);
// The text up to `mark`, which is taken from it with the mark.
std::string_view take_up_to(std::string_view& text, char mark);

}  // namespace taizhang
