#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/file_error.h"
#include "formats/separated.h"

namespace taizhang {

// A .csv or .txt table: UTF-8 with or without its mark, or UTF-16 with one. Commas, tabs,
// semicolons or bars between the cells, whichever divides the most rows alike; Excel's own first
// line "sep=;" says which, and is no row. NeedsDecoding: the bytes are in another encoding, GB18030
// as a rule, for which the heart has no table; NotASpreadsheet: they are no text; TooLarge: the
// table, as a rectangle, has more than `most_cells`.
FileResult<TableCells> parse_csv(std::string_view bytes, size_t most_cells = 2'000'000);

// As Excel and WPS open it: UTF-8 with its mark, commas, CRLF. What would be a formula gets an
// apostrophe before it. They take long numbers and days for what they look like; .xlsx does not.
std::string to_csv(const TableCells& cells);

}  // namespace taizhang
