#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "notice/lines.h"

namespace taizhang {

// What a column of a task table holds, by its head.
enum class Column {
  Number,       // 序号
  Text,         // 工作任务, 具体要求, 主要内容
  Measures,     // 具体措施
  Lead,         // 牵头单位
  LeadFirst,    // 牵头及配合单位
  Responsible,  // 责任单位, 配合单位
  Deadline,     // 完成时限
  Other,        // 备注, 进展情况, 责任人
};

// The column a head names; none: these words head no column.
std::optional<Column> column_of(std::string_view head);

// A table as it comes out of a page or a document: cells of a line between tabs or bars, or one
// cell a line with or without bars between. Cells that span several rows are given once, so that a
// row may have fewer cells than there are columns. A cell may cover several lines.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Span>> rows;  // cells in order, without the head
  size_t end_line = 0;                  // the first line behind the table
};

// The table whose head begins at line `first`.
std::optional<Table> table_at(std::string_view text, const std::vector<Line>& lines, size_t first);

// What a row's cells are, once they are set under their columns.
struct Row {
  Span number;               // the cell of 序号; empty: none
  std::vector<Span> texts;   // one for each Text and Measures column; empty span: blank or merged
  std::vector<Span> rights;  // one for each other column behind the texts, in order
  Span place;
  bool rights_given = false;  // it has such cells at all: else they are merged with the row above
};

// Sets a row's cells under `columns`. Cells missing at its beginning are merged with the row above.
Row row_of(std::string_view text, const std::vector<Column>& columns,
           const std::vector<Span>& cells);

}  // namespace taizhang
