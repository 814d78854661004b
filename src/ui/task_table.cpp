#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

struct ColumnPlace {
  Column column;
  Text name;
  float width;  // 0: takes the rest
  float wide;   // from 1100 px of table on
  float left = 0, right = 0;
};

using Columns = std::array<ColumnPlace, 8>;

constexpr float kWideTable = 1000;
constexpr float kPadding = 8;

Columns columns(float left, float right) {
  Columns all = {{
      {Column::Number, Text::column_number, 56, 62},
      {Column::Title, Text::column_title, 0, 0},
      {Column::Lead, Text::column_lead, 98, 116},
      {Column::Responsible, Text::column_responsible, 98, 170},
      {Column::Deadline, Text::column_deadline, 98, 118},
      {Column::Status, Text::column_status, 70, 84},
      {Column::Progress, Text::column_progress, 50, 200},
      {Column::Updated, Text::column_updated, 76, 100},
  }};
  const bool wide = right - left >= kWideTable;
  float fixed = 0;
  for (const ColumnPlace& one : all) fixed += wide ? one.wide : one.width;
  float x = left;
  for (ColumnPlace& one : all) {
    const float width = one.column == Column::Title ? std::max(160.0f, right - left - fixed)
                                                    : (wide ? one.wide : one.width);
    one.left = x;
    one.right = x + width;
    x += width;
  }
  return all;
}

std::string departments_of(const Register& reg, RecordId task, std::string_view field) {
  const Departments* names = std::get_if<Departments>(&reg.value(task, field));
  return names != nullptr ? department_names(reg, *names) : std::string();
}

std::string deadline_of(const Register& reg, RecordId task) {
  const Deadline* deadline = deadline_of(reg.value(task, fields::kDeadline));
  if (deadline == nullptr) return {};
  const std::optional<Date> due = due_date(*deadline);
  return due ? to_text(*due) : deadline->text;
}

std::string progress_of(const OpenRegister& open, const OutlineRow& row, bool wide) {
  if (row.notes.empty()) return {};
  return wide ? std::string(text_of(open.reg, row.last_note, fields::kText))
              : number(static_cast<long long>(row.notes.size()));
}

std::string updated_of(const OutlineRow& row, const Ui& ui, bool wide) {
  if (row.updated.size() < 10) return {};
  const bool this_year = row.updated.substr(0, 4) == number(ui.today.year);
  return wide || !this_year ? row.updated.substr(0, 10) : row.updated.substr(5, 5);
}

std::string status_id(const Register& reg, RecordId task) {
  const Option* option = std::get_if<Option>(&reg.value(task, fields::kStatus));
  return option != nullptr ? option->id : std::string();
}

std::string cell_words(const OpenRegister& open, const OutlineRow& row, Column column, const Ui& ui,
                       bool wide) {
  const Register& reg = open.reg;
  switch (column) {
    case Column::Number:
      return row.number;
    case Column::Title:
      return std::string(text_of(reg, row.record, fields::kTitle));
    case Column::Lead:
      return departments_of(reg, row.record, fields::kLead);
    case Column::Responsible:
      return departments_of(reg, row.record, fields::kResponsible);
    case Column::Deadline:
      return deadline_of(reg, row.record);
    case Column::Status: {
      const std::string id = status_id(reg, row.record);
      return id.empty() ? id : option_name(reg, forms::kTask, fields::kStatus, id, ui.language);
    }
    case Column::Progress:
      return progress_of(open, row, wide);
    case Column::Updated:
      return updated_of(row, ui, wide);
  }
}

void draw_header(const OpenRegister& open, const Ui& ui, const Columns& all, float y,
                 Intents& out) {
  const float left = all.front().left, right = all.back().right;
  fill_rect({left, y}, {right, y + space::kHeader}, ui.color.bg0);
  mirror::begin_row(1, false, left, y, right - left, space::kHeader);
  int index = 1;
  for (const ColumnPlace& one : all) {
    ImGui::PushID(index);
    ImGui::SetCursorScreenPos({one.left, y});
    const bool clicked = ImGui::InvisibleButton("sort", {one.right - one.left, space::kHeader});
    const bool sorted =
        open.view.sort == one.column && (one.column != Column::Number || open.view.descending);
    mirror::say_last_item({.role = Role::ColumnHeader,
                           .name = ui[one.name],
                           .value = !sorted                ? ""
                                    : open.view.descending ? "descending"
                                                           : "ascending",
                           .selected = sorted,
                           .column_index = index});
    if (ImGui::IsItemHovered())
      fill_rect({one.left, y}, {one.right, y + space::kHeader}, ui.color.hover);
    const float room = one.right - one.left - 2 * kPadding - (sorted ? 14 : 0);
    draw_fitted(ui, {one.left + kPadding, y + (space::kHeader - type::kSmall) / 2}, room,
                ui[one.name], sorted ? ui.color.accent : ui.color.text2, type::kSmall);
    if (sorted) {
      const float x =
          one.left + kPadding + std::min(room, text_width(ui, ui[one.name], type::kSmall)) + 2;
      draw_icon(ImGui::GetWindowDrawList(),
                open.view.descending ? Icon::ChevronDown : Icon::ChevronUp, {x, y + 9}, 12,
                ui.color.accent);
    }
    if (clicked || mirror::pressed_last_item()) {  // up, down, off
      TableView view = open.view;
      if (view.sort != one.column)
        view.sort = one.column, view.descending = false;
      else if (!view.descending)
        view.descending = true;
      else
        view.sort = Column::Number, view.descending = false;
      out.push_back(ChangeView{std::move(view)});
    }
    ImGui::PopID();
    ++index;
  }
  mirror::end();
  hairline({left, y + space::kHeader - 1}, {right, y + space::kHeader - 1}, ui.color.line2);
}

struct RowPlace {
  int index;  // in the grid, from 2
  float y;
  bool wide;
};

void draw_part_row(const OpenRegister& open, const OutlineRow& row, const Ui& ui,
                   const Columns& all, RowPlace place, Intents& out) {
  const float left = all.front().left, right = all.back().right, y = place.y;
  std::string title(text_of(open.reg, row.record, fields::kNumber));
  title += text_of(open.reg, row.record, fields::kTitle);
  const bool folded = std::ranges::find(open.view.folded, row.record) != open.view.folded.end();
  const bool selected = open.selected == row.record;
  mirror::begin_row(place.index, selected, left, y, right - left, ui.row);
  mirror::begin(Role::Gridcell, "cell", "", left, y, right - left, ui.row);
  ImGui::SetCursorScreenPos({left, y});
  ImGui::SetNextItemAllowOverlap();
  const bool clicked = ImGui::InvisibleButton("part", {right - left, ui.row});
  mirror::say_last_item({.role = Role::Button,
                         .name = title,
                         .selected = selected,
                         .expanded = !folded,
                         .expandable = true});
  const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem);
  fill_rect({left, y}, {right, y + ui.row},
            selected  ? ui.color.select
            : hovered ? ui.color.hover
                      : ui.color.bg0);
  hairline({left, y + ui.row - 1}, {right, y + ui.row - 1}, ui.color.line1);
  if (clicked || mirror::pressed_last_item()) out.push_back(SelectRecord{row.record});

  const float x = left + kPadding + space::k4 * static_cast<float>(row.depth);
  ImGui::SetCursorScreenPos({x - 4, y + (ui.row - 24) / 2});
  const bool fold = ImGui::InvisibleButton("fold", {24, 24});
  mirror::say_last_item(
      {.role = Role::Button, .name = ui(folded ? Text::unfold_name : Text::fold_name, {title})});
  const bool fold_pressed = fold || mirror::pressed_last_item();
  mirror::end();
  mirror::end();
  draw_icon(ImGui::GetWindowDrawList(), folded ? Icon::ChevronRight : Icon::ChevronDown,
            {x, y + (ui.row - 16) / 2}, 16, ui.color.text2);
  if (fold_pressed) {
    TableView view = open.view;
    if (folded)
      std::erase(view.folded, row.record);
    else
      view.folded.push_back(row.record);
    out.push_back(ChangeView{std::move(view)});
  }
  const float text_y = y + (ui.row - type::kBody) / 2;
  const float room = right - x - 24 - 60;
  draw_fitted(ui, {x + 24, text_y}, room, title, ui.color.text1, type::kBody, Weight::Bold);
  const float used = std::min(room, text_width(ui, title, type::kBody, Weight::Bold));
  draw_text(ui, {x + 24 + used + space::k2, text_y + 2}, number(row.tasks), ui.color.text3,
            type::kSmall, Weight::Regular, true);
}

std::string_view field_of(Column column) {
  switch (column) {
    case Column::Title:
      return fields::kTitle;
    case Column::Lead:
      return fields::kLead;
    case Column::Responsible:
      return fields::kResponsible;
    case Column::Deadline:
      return fields::kDeadline;
    case Column::Status:
      return fields::kStatus;
    case Column::Number:
    case Column::Progress:
    case Column::Updated:
      return {};
  }
}

void draw_task_cell(const OpenRegister& open, const OutlineRow& row, const Ui& ui,
                    const ColumnPlace& one, RowPlace place, bool closed, int index) {
  const std::string words = cell_words(open, row, one.column, ui, place.wide);
  const std::string_view field = field_of(one.column);
  const bool conflict = !field.empty() && open.reg.state(row.record, field) == CellState::Conflict;
  const float y = place.y + (ui.row - type::kBody) / 2;
  const float room = one.right - one.left - 2 * kPadding - (conflict ? 14 : 0);
  const bool secondary = one.column == Column::Number || one.column == Column::Updated;
  const ImU32 color = words.empty() || closed ? ui.color.text3
                      : secondary             ? ui.color.text2
                                              : ui.color.text1;
  float x = one.left + kPadding;
  if (one.column == Column::Status && closed) {
    draw_shape(ImGui::GetWindowDrawList(), Shape::Tick, {x + 5, place.y + ui.row / 2}, 10,
               ui.color.done.mark);
    x += 14;
  }
  draw_fitted(ui, {x, y}, one.left + kPadding + room - x, words.empty() ? "—" : words, color);
  if (conflict)
    draw_shape(ImGui::GetWindowDrawList(), Shape::Fork,
               {one.right - kPadding - 5, place.y + ui.row / 2}, 10, ui.color.conflict.mark);
  if (one.column == Column::Number) return;  // said by the row's button
  mirror::cell(Role::Gridcell, index, words, one.left, place.y, one.right - one.left, ui.row);
}

// The whole text of the cell under the pointer, when it is cut.
void hovered_tooltip(const OpenRegister& open, const OutlineRow& row, const Ui& ui,
                     const Columns& all, bool wide) {
  const float x = ImGui::GetMousePos().x;
  for (const ColumnPlace& one : all) {
    if (x < one.left || x >= one.right) continue;
    const std::string words = one.column == Column::Progress
                                  ? progress_of(open, row, true)
                                  : cell_words(open, row, one.column, ui, wide);
    if (text_width(ui, words) > one.right - one.left - 2 * kPadding) tooltip(ui, words);
  }
}

void draw_task_row(const OpenRegister& open, Drafts& drafts, const OutlineRow& row, const Ui& ui,
                   const Columns& all, RowPlace place, Intents& out) {
  const float left = all.front().left, right = all.back().right, y = place.y;
  const bool selected = open.selected == row.record;
  const bool closed = status_id(open.reg, row.record) == "closed";
  mirror::begin_row(place.index, selected, left, y, right - left, ui.row);
  mirror::begin(Role::Gridcell, "cell", "", left, y, all.front().right - left, ui.row);
  ImGui::SetCursorScreenPos({left, y});
  const bool clicked = ImGui::InvisibleButton("task", {right - left, ui.row});
  mirror::say_last_item({.role = Role::Button,
                         .name = ui(Text::row_select_name, {row.number}),
                         .selected = selected});
  mirror::end();
  const bool hovered = ImGui::IsItemHovered();
  if (selected)
    fill_rect({left, y}, {right, y + ui.row}, ui.color.select);
  else if (hovered)
    fill_rect({left, y}, {right, y + ui.row}, ui.color.hover);
  hairline({left, y + ui.row - 1}, {right, y + ui.row - 1}, ui.color.line1);
  hovered_tooltip(open, row, ui, all, place.wide);
  if (clicked || mirror::pressed_last_item()) out.push_back(SelectRecord{row.record});
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) drafts.focus_title = true;

  int index = 1;
  for (const ColumnPlace& one : all) draw_task_cell(open, row, ui, one, place, closed, index++);
  mirror::end();
}

void draw_toolbar(const OpenRegister& open, const Ui& ui, ImVec2 min, float right, Intents& out) {
  const OutlineRow* part = outline_row(open, open.view.part);
  const std::string title(part ? text_of(open.reg, part->record, fields::kTitle)
                               : ui[Text::navigation_all]);
  const int count = part ? part->tasks : open.tasks;
  const float add = button_width(ui, ui[Text::add_task], {.icon = Icon::Plus, .height = 28});
  const float room = right - min.x - add - 90;
  const float used = std::min(room, text_width(ui, title, type::kTitle, Weight::Bold));
  mirror::text(Role::Heading, title, min.x + space::k3, min.y + 11, used, type::kTitle, 2);
  draw_fitted(ui, {min.x + space::k3, min.y + 11}, room, title, ui.color.text1, type::kTitle,
              Weight::Bold);
  draw_text(ui, {min.x + space::k3 + used + space::k2, min.y + 15}, number(count), ui.color.text3,
            type::kSmall);
  ImGui::SetCursorScreenPos({right - space::k3 - add, min.y + 8});
  if (button(ui, "add task", ui[Text::add_task], {.icon = Icon::Plus, .height = 28}))
    out.push_back(AddTask{});
}

void draw_chips(const OpenRegister& open, const Ui& ui, ImVec2 at, Intents& out) {
  const auto filter = [&](const std::string& status) {
    TableView view = open.view;
    view.status = status;
    out.push_back(ChangeView{std::move(view)});
  };
  ImGui::SetCursorScreenPos({at.x + space::k3, at.y + 6});
  if (chip(ui, "all", ui[Text::chip_all], open.tasks, open.view.status.empty())) filter({});
  for (const StatusCount& count : open.counts) {
    ImGui::SameLine();
    const std::string name =
        option_name(open.reg, forms::kTask, fields::kStatus, count.option, ui.language);
    if (chip(ui, count.option.c_str(), name, count.tasks, open.view.status == count.option))
      filter(count.option);
  }
}

void draw_empty(const OpenRegister& open, const Ui& ui, ImVec2 at, float width, Intents& out) {
  const bool filtered = !open.view.status.empty() || !open.view.search.empty();
  ImGui::SetCursorScreenPos({at.x + space::k4, at.y + space::k4});
  const std::string words = !filtered ? std::string(ui[Text::table_empty])
                            : open.view.search.empty()
                                ? std::string(ui[Text::table_none_of_status])
                                : ui(Text::table_none_found, {open.view.search});
  paragraph(ui, words, width - 2 * space::k4, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + space::k4, ImGui::GetCursorScreenPos().y + space::k2});
  if (filtered && button(ui, "clear filter", ui[Text::clear_filter])) {
    TableView view = open.view;
    view.status.clear();
    view.search.clear();
    out.push_back(ChangeView{std::move(view)});
  }
  if (!filtered && button(ui, "first task", ui[Text::add_task], {.icon = Icon::Plus}))
    out.push_back(AddTask{});
}

void bring_into_view(const OpenRegister& open, Drafts& drafts, float row_height) {
  if (drafts.scrolled_row == open.selected) return;
  drafts.scrolled_row = open.selected;
  const std::optional<size_t> row = row_of(open, open.selected);
  if (!row) return;
  const float y = row_height * static_cast<float>(*row), height = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY())
    ImGui::SetScrollY(y);
  else if (y + row_height > ImGui::GetScrollY() + height)
    ImGui::SetScrollY(y + row_height - height);
}

}  // namespace

void draw_task_table(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  draw_toolbar(open, ui, min, max.x, out);
  draw_chips(open, ui, {min.x, min.y + space::kToolbar}, out);
  const float top = min.y + space::kToolbar + space::kChips;
  hairline({min.x, top}, {max.x, top}, ui.color.line1);

  const int count = static_cast<int>(open.rows.size());
  const float rows_height = ui.row * static_cast<float>(count);
  const bool scrolls = rows_height > max.y - top - space::kHeader;
  const Columns all = columns(min.x, max.x - (scrolls ? 10 : 0));
  const bool wide = max.x - min.x >= kWideTable;
  mirror::begin_grid("tasks", ui[Text::table_name], count + 1, static_cast<int>(all.size()), min.x,
                     top, max.x - min.x, max.y - top);
  draw_header(open, ui, all, top, out);
  begin_region("table", {min.x, top + space::kHeader}, max, ui.color.bg1, {0, 0});
  bring_into_view(open, drafts, ui.row);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  if (count == 0) draw_empty(open, ui, origin, max.x - min.x, out);
  ImGuiListClipper clipper;
  clipper.Begin(count, ui.row);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const OutlineRow& row = outline_row_at(open, static_cast<size_t>(i));
      const RowPlace place{i + 2, origin.y + ui.row * static_cast<float>(i), wide};
      ImGui::PushID(to_text(row.record).c_str());
      if (row.is_part)
        draw_part_row(open, row, ui, all, place, out);
      else
        draw_task_row(open, drafts, row, ui, all, place, out);
      ImGui::PopID();
    }
  }
  clipper.End();
  if (count > 0) {
    ImGui::SetCursorScreenPos({origin.x, origin.y + rows_height});
    ImGui::Dummy({1, 1});
  }
  end_region();
  mirror::end();
}

}  // namespace taizhang
