#include "app/pasting.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "model/task.h"
#include "notice/units.h"
#include "reports/workbook.h"

namespace taizhang {
namespace {

struct HeaderWord {
  std::string_view word;
  PasteField field;
};

// What columns of work ledgers are headed with, the telling words first.
constexpr auto kHeaderWords = std::to_array<HeaderWord>({
    {"序号", PasteField::Number},       {"编号", PasteField::Number},
    {"牵头", PasteField::Lead},         {"主办", PasteField::Lead},
    {"责任", PasteField::Responsible},  {"配合", PasteField::Responsible},
    {"协办", PasteField::Responsible},  {"承办", PasteField::Responsible},
    {"时限", PasteField::Deadline},     {"期限", PasteField::Deadline},
    {"完成时间", PasteField::Deadline}, {"状态", PasteField::Status},
    {"措施", PasteField::Measures},     {"内容", PasteField::Text},
    {"要求", PasteField::Text},         {"任务", PasteField::Title},
    {"事项", PasteField::Title},        {"工作", PasteField::Title},
    {"单位", PasteField::Responsible},  {"部门", PasteField::Responsible},
});

PasteField field_of_header(std::string_view words) {
  if (words == kIdHeader) return PasteField::Record;
  if (words == kDigestHeader) return PasteField::Skip;
  for (const HeaderWord& one : kHeaderWords)
    if (words.contains(one.word)) return one.field;
  return PasteField::Skip;
}

size_t width_of(const TableCells& cells) {
  size_t width = 0;
  for (const std::vector<std::string>& row : cells) width = std::max(width, row.size());
  return width;
}

bool is_blank(const std::vector<std::string>& row) {
  return std::ranges::all_of(row, [](const std::string& cell) { return trim(cell).empty(); });
}

size_t longest_column(const TableCells& cells, size_t width) {
  std::vector<size_t> sizes(width, 0);
  for (const std::vector<std::string>& row : cells)
    for (size_t i = 0; i < row.size(); ++i) sizes[i] += row[i].size();
  return static_cast<size_t>(std::ranges::max_element(sizes) - sizes.begin());
}

// A header names at least two columns, and no two alike.
std::vector<PasteField> read_header(const std::vector<std::string>& row) {
  std::vector<PasteField> fields;
  size_t named = 0;
  for (const std::string& cell : row) {
    PasteField field = field_of_header(cell);
    if (std::ranges::find(fields, field) != fields.end()) field = PasteField::Skip;
    named += field != PasteField::Skip ? 1 : 0;
    fields.push_back(field);
  }
  if (named < 2) return {};
  // A list of duties often has its tasks under 内容 alone.
  if (std::ranges::find(fields, PasteField::Title) == fields.end())
    std::ranges::replace(fields, PasteField::Text, PasteField::Title);
  return fields;
}

std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  for (const Name& name : split_names(cell, {0, cell.size()})) names.push_back(name.text);
  return names;
}

std::string status_of(std::string_view words, const Template& form) {
  const Field* field = find_field(form, fields::kStatus);
  if (field == nullptr) return {};
  for (const EnumOption& option : field->options)
    if (words == option.name.zh || words == option.name.en) return option.id;
  return {};
}

void fill(PastedTask& task, PasteField field, std::string_view cell, const Template& form) {
  switch (field) {
    case PasteField::Skip:
      return;
    case PasteField::Number:
      task.number = cell;
      return;
    case PasteField::Title:
      task.title = replace_all(std::string(cell), "\n", " ");
      return;
    case PasteField::Text:
      task.text = cell;
      return;
    case PasteField::Measures:
      task.measures = cell;
      return;
    case PasteField::Lead:
      task.lead = names_in(cell);
      return;
    case PasteField::Responsible:
      task.responsible = names_in(cell);
      return;
    case PasteField::Deadline:
      task.deadline = cell;
      return;
    case PasteField::Record:
      task.record = parse_id<RecordId>(cell);
      return;
    case PasteField::Status:
      task.status = status_of(cell, form);
      if (task.status.empty()) task.unread = cell;
      return;
  }
}

}  // namespace

PastedTable read_pasted(std::string_view tsv) { return read_cells(parse_tsv(tsv), false); }

PastedTable read_cells(TableCells cells, bool has_header) {
  PastedTable table{std::move(cells), false, {}};
  const size_t width = width_of(table.cells);
  for (std::vector<std::string>& row : table.cells) row.resize(width);
  if (width == 0) return table;
  table.columns = read_header(table.cells.front());
  const bool is_understood = !table.columns.empty();
  table.has_header = has_header || is_understood;
  if (!is_understood) {
    table.columns.assign(width, PasteField::Skip);
    table.columns[longest_column(table.cells, width)] = PasteField::Title;
  }
  return table;
}

PastedTable with_column(PastedTable table, size_t column, PasteField field) {
  if (column >= table.columns.size()) return table;
  if (field != PasteField::Skip) std::ranges::replace(table.columns, field, PasteField::Skip);
  table.columns[column] = field;
  return table;
}

PastedTasks tasks_of(const PastedTable& table, const Template& form) {
  PastedTasks result;
  const size_t first = table.has_header ? 1 : 0;
  for (size_t i = first; i < table.cells.size(); ++i) {
    const std::vector<std::string>& row = table.cells[i];
    if (is_blank(row)) continue;
    PastedTask task;
    if (i - first < table.headings.size()) task.heading = table.headings[i - first];
    for (size_t column = 0; column < row.size(); ++column)
      fill(task, table.columns[column], trim(row[column]), form);
    if (task.title.empty() && !task.record)
      ++result.without_title;
    else
      result.tasks.push_back(std::move(task));
  }
  return result;
}

}  // namespace taizhang
