#pragma once

#include <string>
#include <string_view>

#include "formats/separated.h"

namespace taizhang {

// What spreadsheets put on the clipboard as plain text: see to_separated, with tabs.
std::string to_tsv(const TableCells& cells);

// The same as an HTML table: what Excel and WPS prefer. Every cell is text to them, so long numbers
// and dates stay as they are written.
std::string to_html_table(const TableCells& cells);

// Reads what to_tsv writes and what Excel, WPS and web pages copy.
TableCells parse_tsv(std::string_view text);

// Is it a table of more than one cell? One line without a tab is not; nor is prose of several lines
// without any.
bool is_tsv_table(std::string_view text);

}  // namespace taizhang
