#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// Cells by row, as text. Rows may differ in length.
using TableCells = std::vector<std::vector<std::string>>;

// Cells as a text with `separator` between them and CRLF after each row; a cell that holds the
// separator, a newline or a quote is quoted, its quotes doubled. A cell that a spreadsheet would
// take for a formula (= + - @ first, wide or not, and not a number) gets an apostrophe before it.
std::string to_separated(const TableCells& cells, char separator);

// Back again: rows end with CRLF, LF or CR, a quote opens a quoted cell only at the cell's start, a
// quoted cell may end with the text. Blank lines at the end are no rows. Any text has a reading.
TableCells parse_separated(std::string_view text, char separator);

}  // namespace taizhang
