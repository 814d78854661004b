#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace taizhang {

// The small words that Excel's files are made of, written and read.

inline constexpr size_t kMostCellCharacters = 32'767;  // in UTF-16; Excel opens no longer ones
inline constexpr size_t kMostRows = 1'048'576;
inline constexpr size_t kMostColumns = 16'384;

// Appends the pieces one behind the other; a chain of + would be thrice the code.
void append(std::string& out, std::initializer_list<std::string_view> pieces);
std::string join(std::initializer_list<std::string_view> pieces);

// Column 0 is "A", 26 "AA".
std::string column_letters(size_t column);

// Both from 0: "B3" is row 2, column 1. None for what no sheet has.
struct SheetPlace {
  size_t row = 0;
  size_t column = 0;
  bool operator==(const SheetPlace&) const = default;
};
std::string to_text(SheetPlace place);
std::optional<SheetPlace> parse_place(std::string_view text);

// Appends `text` for an element or a quoted attribute. Excel's own escape _x0001_ stands for the
// characters that XML has not; what looks like one already is escaped itself. A line's end is \n,
// bad UTF-8 becomes U+FFFD. A text longer than a cell may be is cut and ends with "……".
void append_cell_text(std::string& out, std::string_view text);
// Back again: UTF-8 whatever the file says, lines ending with \n.
std::string read_cell_text(std::string_view text);

// A day as Excel counts it. None before 1900-03-01, because Excel has a 1900-02-29.
std::optional<int> excel_day(Date date);

}  // namespace taizhang
