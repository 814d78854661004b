#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "formats/xlsx_read.h"

namespace taizhang {

// The table of a work ledger, found in a sheet as offices lay it out: a title and a line of units
// above the header, a header of two rows, parts as merged rows, a number or a task merged over the
// rows of its measures.
struct SheetTable {
  std::vector<std::string> titles;  // what stands above the header, a line a row
  std::vector<std::string> header;  // one a column, "责任单位/牵头" of two rows; empty: none found
  TableCells rows;                  // all as wide as the header, else as the widest row
  std::vector<std::string> headings;  // one a row: the part's heading above it, or ""
  std::vector<size_t> lines;          // one a row: its number in the sheet, from 1
  std::vector<uint8_t> merged;        // one a row: 1, some cell of it is merged with those above
  std::vector<std::string> notes;  // below or between the rows: 注：…, 填表人：…, 合计 …
  bool operator==(const SheetTable&) const = default;
};

// A cell merged over several rows is said in each of them. In columns of days, what stands for a
// day in digits alone (20260305, or 46086 as Excel counts) is written 2026-03-05; other words for a
// day stay as they are. Any sheet has a reading.
SheetTable read_table(const SheetCells& sheet);

// The one day that a cell names: what `named_day` reads, and days in digits alone, also full-width.
// `year` where the text names none; 0: unknown.
std::optional<Date> day_in_cell(std::string_view text, int year);

}  // namespace taizhang
