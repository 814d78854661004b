#include "notice/columns.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/deadline.h"
#include "notice/claim.h"
#include "notice/labels.h"
#include "notice/numbering.h"
#include "notice/scan.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

constexpr size_t kLongestHead = 14;         // characters
constexpr size_t kLongestLooseHead = 8;     // of a head that only contains a known word
constexpr size_t kLongestClaimCell = 1500;  // bytes

bool is_empty(Span span) { return span.begin == span.end; }

}  // namespace

bool is_text(TableColumn column) {
  return column == TableColumn::Text || column == TableColumn::Measures;
}

bool is_claim(TableColumn column) {
  return column == TableColumn::Lead || column == TableColumn::LeadFirst ||
         column == TableColumn::Responsible || column == TableColumn::Deadline;
}

size_t left_columns(const std::vector<TableColumn>& columns) {
  const auto first = std::ranges::find_if(columns, [](TableColumn column) {
    return !is_text(column) && column != TableColumn::Number;
  });
  return static_cast<size_t>(first - columns.begin());
}

bool is_number_cell(std::string_view text, Span cell) {
  const Numeral number = digits_at(text, cell.begin);
  return number && cell.begin + number.bytes == cell.end;
}

bool is_deadline_cell(std::string_view text, Span cell) {
  constexpr int kAnyYear = 2000;
  return !std::holds_alternative<std::monostate>(parse_deadline(cut(text, cell), kAnyYear).rule);
}

bool is_claim_cell(std::string_view text, Span cell) {
  if (is_empty(cell)) return true;
  if (mark_at(text, cell.begin, cell.end, true) || is_number_cell(text, cell)) return false;
  if (cell.end - cell.begin > kLongestClaimCell) return false;
  if (std::ranges::contains(words::kNobody, cut(text, cell))) return true;
  return looks_like_units(text, cell) || is_deadline_cell(text, cell) ||
         bracket_claim(text, cell, true, true);
}

std::optional<TableColumn> column_of(std::string_view head) {
  constexpr std::array<std::string_view, 4> numbers = {"序号", "编号", "序", "No."};
  constexpr std::array<std::string_view, 15> others = {"备注", "进展", "状态",   "情况", "成果",
                                                       "佐证", "问题", "下一步", "来源", "电话",
                                                       "考核", "标志", "分值",   "得分", "依据"};
  constexpr std::array<std::string_view, 13> texts = {"任务", "要求", "内容", "事项", "工作",
                                                      "项目", "类别", "领域", "目标", "名称",
                                                      "要点", "板块", "指标"};
  constexpr std::array<std::string_view, 2> measures = {"措施", "举措"};
  std::string joined;
  for (size_t at = 0; at < head.size(); at += code_point_at(head, at).bytes) {
    if (!is_space(char_at(head, at)) && head[at] != '*') {
      joined.append(head.substr(at, code_point_at(head, at).bytes));
    }
  }
  if (joined.empty()) return {};
  const bool fits = count_code_points(joined) <= kLongestHead;
  const auto label = label_at(joined, 0, joined.size());
  const bool whole = fits && label && label->span.end == joined.size();
  // Below a head that it shares with its neighbours: 责任分工/牵头单位. But 牵头/配合单位 is one.
  if (const size_t shared = joined.rfind('/'); shared != std::string::npos && !whole) {
    if (const auto column = column_of(joined.substr(shared + 1))) return column;
  }
  if (!fits) return {};
  if (std::ranges::contains(numbers, joined)) return TableColumn::Number;
  if (whole) {
    switch (label->role) {
      case LabelRole::Lead:
        return TableColumn::Lead;
      case LabelRole::LeadFirst:
        return TableColumn::LeadFirst;
      case LabelRole::Responsible:
        return TableColumn::Responsible;
      case LabelRole::Deadline:
        return TableColumn::Deadline;
      case LabelRole::Person:
      case LabelRole::Other:
      case LabelRole::Contact:
        return TableColumn::Other;
      case LabelRole::Measures:
        return TableColumn::Measures;
      case LabelRole::Content:
      case LabelRole::TaskName:
        return TableColumn::Text;
    }
  }
  if (joined == "时间" || joined == "时间节点") return TableColumn::Deadline;
  if (count_code_points(joined) > kLongestLooseHead) return {};
  if (contains_any(joined, others)) return TableColumn::Other;
  if (contains_any(joined, measures)) return TableColumn::Measures;
  if (contains_any(joined, texts)) return TableColumn::Text;
  return {};
}

namespace {

// A spreadsheet puts quotes around a cell that holds a line break.
Span without_quotes(std::string_view text, Span cell) {
  const std::string_view words = cut(text, cell);
  const bool quoted = words.size() > 2 && words.starts_with('"') && words.ends_with('"');
  return quoted ? trim(text, {cell.begin + 1, cell.end - 1}) : cell;
}

// A cell for each column, and none that holds a running number its head does not name.
bool is_whole(std::string_view text, const std::vector<TableColumn>& columns,
              const std::vector<Span>& cells) {
  if (cells.size() != columns.size()) return false;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (is_text(columns[i]) && is_number_cell(text, cells[i])) return false;
  }
  return true;
}

void set_by_position(const std::vector<TableColumn>& columns, const std::vector<Span>& cells,
                     size_t left, Row& row) {
  size_t text_index = 0;
  for (size_t i = 0; i < columns.size() && i < cells.size(); ++i) {
    if (columns[i] == TableColumn::Number) row.number = cells[i];
    if (is_text(columns[i])) row.texts[text_index++] = cells[i];
    if (i >= left) row.rights[i - left] = cells[i];
  }
  row.rights_given = cells.size() > 1;
}

// Texts are set from the right, since what is missing is a cell that spans rows; then owners and
// deadlines from the left.
void set_by_kind(std::string_view text, const std::vector<TableColumn>& columns,
                 const std::vector<Span>& cells, size_t left, Row& row) {
  size_t at = 0;
  std::vector<Span> texts;
  for (; at < cells.size(); ++at) {
    const bool first = texts.empty();
    if (is_number_cell(text, cells[at])) {
      row.number = cells[at];
    } else if (is_empty(cells[at]) && first) {
      continue;
    } else if (first || !is_claim_cell(text, cells[at])) {
      texts.push_back(cells[at]);
    } else {
      break;
    }
  }
  const auto kept = static_cast<std::ptrdiff_t>(std::min(texts.size(), row.texts.size()));
  std::copy(texts.end() - kept, texts.end(), row.texts.end() - kept);
  row.rights_given = at < cells.size();
  for (size_t column = left; column < columns.size() && at < cells.size(); ++column) {
    // A lone deadline belongs under its own head, even when cells before it are missing.
    const bool missing = cells.size() - at < columns.size() - column;
    const bool misplaced = is_claim(columns[column]) && columns[column] != TableColumn::Deadline &&
                           is_deadline_cell(text, cells[at]);
    if (missing && misplaced) continue;
    row.rights[column - left] = cells[at++];
  }
}

}  // namespace

Row row_of(std::string_view text, const std::vector<TableColumn>& columns,
           std::vector<Span> cells) {
  for (Span& cell : cells) cell = without_quotes(text, cell);
  const size_t left = left_columns(columns);
  Row row;
  row.texts.resize(static_cast<size_t>(std::ranges::count_if(columns, is_text)));
  row.rights.resize(columns.size() - left);
  for (const Span cell : cells) {
    if (is_empty(cell)) continue;
    row.place = is_empty(row.place) ? cell : Span{row.place.begin, cell.end};
  }
  const auto behind = columns.begin() + static_cast<std::ptrdiff_t>(left);
  const bool texts_first = std::none_of(behind, columns.end(), is_text);
  if (is_whole(text, columns, cells) || !texts_first) {
    set_by_position(columns, cells, left, row);
  } else {
    set_by_kind(text, columns, cells, left, row);
  }
  return row;
}

}  // namespace taizhang
