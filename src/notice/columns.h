#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

// What a column of a task table holds, by its head.
enum class TableColumn {
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
std::optional<TableColumn> column_of(std::string_view head);

bool is_text(TableColumn column);   // Text or Measures
bool is_claim(TableColumn column);  // an owner or a deadline

// How many columns stand before the first that is neither text nor number.
size_t left_columns(const std::vector<TableColumn>& columns);

bool is_number_cell(std::string_view text, Span cell);  // nothing but digits

// The cell reads like that of an owner or a deadline, or is blank. What begins with a number of
// its own does not.
bool is_claim_cell(std::string_view text, Span cell);
bool is_deadline_cell(std::string_view text, Span cell);

// What a row's cells are, once they are set under their columns.
struct Row {
  Span number;               // the cell of 序号; empty: none
  std::vector<Span> texts;   // one for each Text and Measures column; empty span: blank or merged
  std::vector<Span> rights;  // one for each other column behind the texts, in order
  Span place;
  bool rights_given = false;  // it has such cells at all: else they are merged with the row above
};

// Sets a row's cells under `columns`. Cells missing at its beginning are merged with the row above.
Row row_of(std::string_view text, const std::vector<TableColumn>& columns, std::vector<Span> cells);

}  // namespace taizhang
