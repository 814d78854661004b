#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/moving.h"
#include "app/overview.h"
#include "ui/ledger.h"
#include "ui/task_table.h"

namespace taizhang {
namespace {

// The day itself where there is one, however it was written.
std::string due_words(const OpenRegister& open, RecordId task, Language language) {
  const std::optional<Date> due = last_day(open, task);
  return due ? to_text(*due) : deadline_words(open, task, language);
}

// The first name and how many there are: "办公室等3个". What `room` is short of, the name loses.
std::string short_departments(const TableFrame& table, RecordId task, std::string_view field,
                              float room) {
  const std::vector<std::string> names = departments_of(table.open, task, field);
  if (names.size() < 2) return joined(names);
  const std::string count = number(static_cast<long long>(names.size()));
  const auto words = [&](std::string_view name) {
    return table.ui(Text::departments_more, {std::string(name), count});
  };
  const float left = room - text_width(table.ui, words(""));
  std::string name = names[0];
  size_t end = name.size();
  while (end > 0 && text_width(table.ui, name) > left) {
    while (--end > 0 && (names[0][end] & 0xC0) == 0x80) continue;  // to where a character begins
    name = names[0].substr(0, end) + "…";
  }
  return words(name);
}

std::string progress_words(const TableFrame& table, const OutlineRow& row) {
  if (row.notes.empty()) return {};
  return table.columns.wide ? std::string(text_of(table.open.reg, row.last_note, fields::kText))
                            : number(static_cast<long long>(row.notes.size()));
}

std::string updated_words(const TableFrame& table, const OutlineRow& row) {
  if (row.updated.size() < 10) return {};
  const bool this_year = row.updated.substr(0, 4) == number(table.ui.today.year);
  return table.columns.wide || !this_year ? row.updated.substr(0, 10) : row.updated.substr(5, 5);
}

// What is `said` of the cell, as it stands in a column of `room` px.
std::string shown_words(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                        const std::string& said, float room) {
  if (at.column == column_ids::kProgress) return progress_words(table, row);
  if (at.column == column_ids::kUpdated) return updated_words(table, row);
  const bool is_short = at.field != nullptr && at.field->type == FieldType::Departments &&
                        text_width(table.ui, said) > room;
  return is_short ? short_departments(table, row.record, at.column, room) : said;
}

// The shape of a light, and its words where they have room.
void draw_light_cell(const TableFrame& table, const TaskLine& line, const ColumnPlace& at,
                     const std::string& said) {
  constexpr float kShape = 10;
  const Light light = task_light(table.open, line.row.record);
  if (light.state == LightState::None) return;
  const Ui& ui = table.ui;
  const float left = at.left + kCellPadding, room = at.right - kCellPadding - left;
  const bool has_room = room > 3 * kShape;
  const float middle = has_room ? left + kShape / 2 : left + room / 2;
  draw_light_shape(ui, light, {middle, line.y + ui.row / 2});
  const float x = left + kShape + space::k1;
  if (has_room)
    draw_fitted(ui, {x, line.y + (ui.row - type::kBody) / 2}, at.right - kCellPadding - x, said,
                colors_of(ui.color, light.state).text);
  const bool is_cut = !has_room || text_width(ui, said) > at.right - kCellPadding - x;
  if (is_cut && ImGui::IsItemHovered()) tooltip(ui, said);
}

ImU32 color_of(const Palette& color, std::string_view column, bool empty, bool closed) {
  if (empty || closed) return color.text3;
  const bool secondary = column == column_ids::kNumber || column == column_ids::kUpdated;
  return secondary ? color.text2 : color.text1;
}

}  // namespace

std::string said_words(const TableFrame& table, const OutlineRow& row, std::string_view column) {
  if (column == column_ids::kDeadline) return due_words(table.open, row.record, table.ui.language);
  std::string words = cell_words(table.open, row, column, table.ui.language);
  std::ranges::replace(words, '\n', ' ');
  return words;
}

bool is_in_conflict(const TableFrame& table, const TaskLine& line, const ColumnPlace& at) {
  return at.column != column_ids::kTitle && at.field != nullptr &&
         table.open.disputed.contains(line.row.record) &&
         table.open.reg.state(line.row.record, at.column) == CellState::Conflict;
}

void draw_task_cell(const TableFrame& table, const TaskLine& line, const ColumnPlace& at,
                    const std::string& said) {
  if (at.column == column_ids::kLight) return draw_light_cell(table, line, at, said);
  const Ui& ui = table.ui;
  // The title's own mark stands for the whole task, see draw_task_row().
  const bool is_title = at.column == column_ids::kTitle;
  const bool marked = is_title && table.open.disputed.contains(line.row.record);
  const bool conflict = is_in_conflict(table, line, at);
  float x = at.left + kCellPadding;
  if (is_title && line.row.depth > 0 && shows_order(table.open))
    x += space::k4 * static_cast<float>(task_level(table.open, line.row.record));
  const float right = marked || conflict ? at.right - kConflictMark : at.right - kCellPadding;
  if (at.column == column_ids::kStatus && line.closed) {
    draw_shape(ImGui::GetWindowDrawList(), Shape::Tick, {x + 5, line.y + ui.row / 2}, 10,
               ui.color.done.mark);
    x += kTick;
  }
  const std::string words = shown_words(table, line.row, at, said, right - x);
  const OpenRegister& open = table.open;
  if (ImGui::IsItemHovered()) {
    const std::string whole = cell_words(open, line.row, at.column, ui.language);
    if (whole != words || text_width(ui, words) > right - x) tooltip(ui, whole);
  }
  if (!open.view.search.empty() && !words.empty())
    draw_marks(ui, {x, line.y + (ui.row - type::kBody) / 2}, right - x, words,
               matches(open.searching.words, words));
  draw_fitted(ui, {x, line.y + (ui.row - type::kBody) / 2}, right - x, words.empty() ? "—" : words,
              color_of(ui.color, at.column, words.empty(), line.closed));
}

}  // namespace taizhang
