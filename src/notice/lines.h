#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

struct Line {
  Span span;   // without white space around it; never empty
  Span whole;  // with it, for empty cells at the ends of a table's row; without the line end
};

// The lines of a notice, blank ones left out. A text copied from a page with fixed line width is
// put together again: a line as long as the longest that ends inside a sentence goes on in the
// next, and its span then covers the break.
std::vector<Line> notice_lines(std::string_view text);

}  // namespace taizhang
