#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "notice/columns.h"
#include "notice/lines.h"

namespace taizhang {

// A table as it comes out of a page or a document: cells of a line between tabs or bars, or one
// cell a line with or without bars between. Cells that span several rows are given once, so that a
// row may have fewer cells than there are columns. A cell may cover several lines.
struct Table {
  std::vector<TableColumn> columns;
  std::vector<std::vector<Span>> rows;  // cells in order, without the head
  size_t end_line = 0;                  // the first line behind the table
};

// The table whose head begins at line `first`.
std::optional<Table> table_at(std::string_view text, const std::vector<Line>& lines, size_t first);

}  // namespace taizhang
