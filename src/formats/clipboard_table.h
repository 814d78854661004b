#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// Cells by row, as text. Rows may differ in length.
using TableCells = std::vector<std::vector<std::string>>;

// What spreadsheets put on the clipboard as plain text: tabs between cells, CRLF after each row; a
// cell that holds a tab, a newline or a quote is quoted, its quotes doubled. A cell that a
// spreadsheet would take for a formula (= + - @ first, and not a number) gets an apostrophe before it.
std::string to_tsv(const TableCells& cells);

// The same as an HTML table: what Excel and WPS prefer. Every cell is text to them, so long numbers
// and dates stay as they are written.
std::string to_html_table(const TableCells& cells);

// Reads what to_tsv writes and what Excel, WPS and web pages copy: rows end with CRLF, LF or CR, a
// quote opens a quoted cell only at the cell's start, a quoted cell may end with the text. Blank
// lines at the end are no rows. Any text has a reading.
TableCells parse_tsv(std::string_view text);

// Is it a table of more than one cell? One line without a tab is not; nor is prose of several lines
// without any.
bool is_tsv_table(std::string_view text);

}  // namespace taizhang
