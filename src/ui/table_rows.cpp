#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "app/moving.h"
#include "ui/cell_editor.h"
#include "ui/ledger.h"
#include "ui/task_table.h"

namespace taizhang {
namespace {

// Narrow tables have room for the first width, wide ones for the second, and the widest for the
// third. The title takes the rest. Those of further fields are as the last.
struct ColumnWidth {
  float narrow, wide, widest;
};
constexpr std::array<ColumnWidth, kColumns.size()> kWidths = {{{52, 62, 62},
                                                               {0, 0, 0},
                                                               {98, 104, 116},
                                                               {116, 124, 180},
                                                               {98, 106, 118},
                                                               {38, 104, 124},
                                                               {70, 76, 84},
                                                               {50, 120, 240},
                                                               {76, 100, 100},
                                                               {120, 160, 240}}};
constexpr float kWideTable = 1000, kWidestTable = 1500;
constexpr float kLeastTitle = 120;
constexpr float kMostStatus = 104;
constexpr float kLeastColumn = 44;
constexpr float kFairColumn = 60;  // of a field that has no usual width

// Of the longest status, as far as the title can spare it: statuses are the template's and the
// language's own.
float status_width(const OpenRegister& open, const Ui& ui) {
  float widest = 0;
  for (const std::string& name : status_names(open, ui.language))
    widest = std::max(widest, text_width(ui, name));
  return std::min(kMostStatus, std::ceil(widest) + kTick + 2 * kCellPadding);
}

RowSpan row_span(const TableFrame& table, float y) {
  return {table.columns.left, table.columns.right, y};
}

// Does the row hold the cell that keys act on? Without a selection the first row does.
bool has_cursor(const OpenRegister& open, const OutlineRow& row, RowPlace place) {
  if (row_of(open, open.selected)) return open.selected == row.record;
  return place.index == 2;
}

// A click selects; with Ctrl or Shift it ticks; the right button opens the row's menu.
void use_click(const TableFrame& table, RecordId record, const std::string& column) {
  if (!ticks_by_click(table.drafts, record, table.out))
    table.out.push_back(SelectRecord{record, true, column});
}

void use_right_click(const TableFrame& table, RecordId record, const std::string& column) {
  if (!ImGui::IsItemHovered() || !ImGui::IsMouseClicked(ImGuiMouseButton_Right)) return;
  table.out.push_back(SelectRecord{record, false, column});
  table.drafts.open_row_menu = true;
}

void draw_column_head(const TableFrame& table, const ColumnPlace& at, int index, float y) {
  const TableView& view = table.open.view;
  const bool is_pressed =
      column_head(table.ui, column_name(table.open, at.column, table.ui.language), {at.left, y},
                  at.right, index, order_of(view.sort, at.column));
  if (is_pressed && !table.drafts.column_drag)
    table.out.push_back(ChangeView{sorted_next(view, at.column, ImGui::GetIO().KeyShift)});
}

// Keeps a column's width; 0: as it needs.
void set_width(const TableFrame& table, const ColumnLook& kept) {
  TableView view = table.open.view;
  view.columns = shown_columns(view);
  std::ranges::replace(view.columns, kept.column, kept, &ColumnLook::column);
  table.out.push_back(ChangeView{std::move(view)});
}

// The number's cell holds a button, which names the row; the others are said by their words.
void say_cell(const TableFrame& table, const TaskLine& line, const ColumnPlace& at, int index,
              const std::string& said) {
  const Ui& ui = table.ui;
  if (at.column != column_ids::kNumber)
    return mirror::say_last_item(
        {.role = Role::Gridcell,
         .name = said,
         .value = is_in_conflict(table, line, at) ? ui[Text::cell_conflict] : "",
         .column_index = index});
  mirror::begin(Role::Gridcell, "number", "", at.left, line.y, at.right - at.left, ui.row,
                index);
  mirror::say_last_item({.role = Role::Button,
                         .name = ui(Text::row_select_name, {line.row.number}),
                         .selected = table.open.selected == line.row.record});
  mirror::end();
}

// The mark of a row with a conflict in it or below.
void draw_row_mark(const TableFrame& table, const OutlineRow& row, const std::string& name,
                   float right, float y, bool has_cursor) {
  const OpenRegister& open = table.open;
  const auto conflict = open.disputed.find(row.record);
  if (conflict == open.disputed.end()) return;
  draw_conflict_mark(table.drafts, table.ui, open.conflicts[conflict->second], name, right, y,
                     has_cursor, table.out);
}

// The open editor of a cell. Tab moves the cell that keys act on.
void draw_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at, float y) {
  const OpenRegister& open = table.open;
  const int step = draw_cell_editor({open, table.drafts, table.ui, row.record, *at.field,
                                     column_name(open, at.column, table.ui.language), at.left,
                                     at.right, y, table.out});
  if (step != 0)
    table.out.push_back(SelectRecord{row.record, false, column_beside(open.view, at.column, step)});
}

void draw_pressable_cell(const TableFrame& table, const TaskLine& line, const ColumnPlace& at,
                         int index) {
  const RecordId task = line.row.record;
  const bool is_cursor = line.has_cursor && table.open.column == at.column;
  const bool is_title = at.column == column_ids::kTitle;
  const bool in_conflict = is_in_conflict(table, line, at);
  if (is_title || in_conflict) ImGui::SetNextItemAllowOverlap();
  const RowSpan span{at.left, at.right, line.y};
  const bool clicked = press_cell(table.drafts, table.ui, "##cell", span, is_cursor);
  const std::string said = said_words(table, line.row, at.column);
  say_cell(table, line, at, index, said);
  draw_task_cell(table, line, at, said);
  use_right_click(table, task, at.column);
  if (at.column == column_ids::kNumber && ImGui::IsItemActive() && shows_order(table.open) &&
      ImGui::IsMouseDragging(ImGuiMouseButton_Left))
    table.drafts.dragged = task;
  if (clicked || mirror::pressed_last_item()) use_click(table, task, at.column);
  if (is_cursor) draw_cursor(table.drafts, table.ui, span);
  if (!in_conflict && !is_title) return;
  mirror::begin_last_item();
  if (is_title)
    draw_row_mark(table, line.row, table.ui(Text::inbox_row_mark, {line.row.number}), at.right,
                  line.y, line.has_cursor);
  else
    draw_conflict_mark(
        table.drafts, table.ui, {task, at.column},
        table.ui(Text::inbox_cell_mark, {column_name(table.open, at.column, table.ui.language)}),
        at.right, line.y, is_cursor, table.out);
  mirror::end();
}

}  // namespace

TableColumns table_columns(const OpenRegister& open, const Drafts& drafts, const Ui& ui, float left,
                           float right) {
  TableColumns all;
  all.left = left;
  all.cells = left + kMarks;
  all.right = right;
  all.wide = right - left >= kWideTable;
  const float room =
      std::clamp((right - left - kWideTable) / (kWidestTable - kWideTable), 0.0f, 1.0f);
  const float status = status_width(open, ui);
  const auto usual_width = [&](std::string_view column) {
    const ColumnWidth& usual = kWidths[std::min(place_of_column(column), kWidths.size() - 1)];
    const float least =
        all.wide ? std::round(usual.wide + room * (usual.widest - usual.wide)) : usual.narrow;
    return column == column_ids::kStatus ? std::max(least, status) : least;
  };
  // What a column wants to show whole: a date, a state, a light; of other texts a few words.
  const auto fair_width = [&](std::string_view column) {
    const size_t place = place_of_column(column);
    if (column == column_ids::kStatus) return std::min(status, kMostStatus);
    if (place >= kWidths.size() - 1) return kFairColumn;
    const bool is_longer = column == column_ids::kLight || column == column_ids::kUpdated;
    return all.wide && is_longer ? kWidths[place].wide : kWidths[place].narrow;
  };
  std::vector<ColumnLook> shown = shown_columns(open.view);
  std::vector<float> widths;
  float over = kMarks + kLeastTitle - (right - left);
  for (ColumnLook& look : shown) {
    if (drafts.column_drag && drafts.column_drag->column == look.column)
      look.width = dragged_width(*drafts.column_drag);
    if (look.column == column_ids::kTitle) look.width = 0;
    widths.push_back(look.width > 0 ? look.width : usual_width(look.column));
    over += widths.back();
  }
  // Columns that nobody has made wider give way when there are many: to what is fair, then further.
  const auto squeeze = [&](auto least_of) {
    const auto spare_of = [&](size_t i) {
      return shown[i].width > 0 ? 0.0f : std::max(0.0f, widths[i] - least_of(shown[i].column));
    };
    float spare = 0;
    for (size_t i = 0; i < shown.size(); ++i) spare += spare_of(i);
    const float share = std::clamp(over / std::max(spare, 1.0f), 0.0f, 1.0f);
    for (size_t i = 0; i < shown.size(); ++i) widths[i] -= std::ceil(share * spare_of(i));
    over -= share * spare;
  };
  squeeze(fair_width);
  squeeze([&](std::string_view column) {  // names of departments before dates and states
    const bool is_named = column == column_ids::kLead || column == column_ids::kResponsible;
    return is_named ? kFairColumn : fair_width(column);
  });
  squeeze([](std::string_view) { return kLeastColumn; });
  float x = all.cells;
  for (size_t i = 0; i < shown.size(); ++i) {
    float end = x + widths[i];
    if (shown[i].column == column_ids::kTitle) end = x + kLeastTitle + std::max(0.0f, -over);
    all.places.push_back({shown[i].column, column_field(open, shown[i].column), x, end});
    x = end;
  }
  return all;
}

void draw_table_header(const TableFrame& table, float y) {
  const TableColumns& at = table.columns;
  const Ui& ui = table.ui;
  mirror::begin_row(1, false, at.left, y, at.right - at.left, space::kHeader);
  mirror::begin(Role::ColumnHeader, "mark", "", at.left, y, kMarks, space::kHeader, 1);
  const bool all = table.open.shown > 0 && table.open.marked_shown == table.open.shown;
  if (mark_box(ui, "mark all", ui[Text::mark_shown_name], all, {at.left, y}, space::kHeader))
    table.out.push_back(MarkShown{});
  mirror::end();
  int index = 2;
  for (const ColumnPlace& one : at.places) {
    draw_column_head(table, one, index++, y);
    // The title has what the others leave.
    if (one.column != column_ids::kTitle &&
        column_edge(table.drafts, ui, one.column, {one.left, one.right, y}))
      set_width(table, {one.column});
  }
  if (const auto dragged = end_column_drag(table.drafts)) set_width(table, *dragged);
  mirror::end();
}

// How many tasks of a part are over their day or close to it, from `x` on.
void draw_pressing(const Ui& ui, const Pressing& pressing, float x, float y) {
  const auto draw = [&](LightState state, int tasks) {
    if (tasks == 0) return;
    const std::string words = number(tasks);
    draw_light_shape(ui, {state, 0, false}, {x + 4, y + ui.row / 2});
    draw_text(ui, {x + 14, y + (ui.row - type::kSmall) / 2}, words, colors_of(ui.color, state).text,
              type::kSmall, Weight::Bold, true);
    x += 14 + text_width(ui, words, type::kSmall, Weight::Bold) + space::k3;
  };
  draw(LightState::Overdue, pressing.overdue);
  draw(LightState::Soon, pressing.soon);
}

void draw_part_row(const TableFrame& table, const OutlineRow& row, RowPlace place) {
  const OpenRegister& open = table.open;
  const Ui& ui = table.ui;
  const TableColumns& at = table.columns;
  const float y = place.y;
  const std::string title = heading_words(open, row.record, ui.language);
  const bool folded = std::ranges::find(open.view.folded, row.record) != open.view.folded.end();
  const bool selected = open.selected == row.record;
  row_ground(ui, row_span(table, y), selected, ui.color.bg0);
  mirror::begin_row(place.index, selected, at.left, y, at.right - at.left, ui.row);
  mirror::begin(Role::Gridcell, "cell", "", at.left, y, at.right - at.left, ui.row, 1);

  const float x = at.left + kCellPadding + space::k4 * static_cast<float>(row.depth);
  ImGui::SetCursorScreenPos({x - 4, y + (ui.row - 24) / 2});
  const bool fold = ImGui::InvisibleButton("fold", {24, 24});
  mirror::say_last_item(
      {.role = Role::Button, .name = ui(folded ? Text::unfold_name : Text::fold_name, {title})});
  if (fold || mirror::pressed_last_item())
    table.out.push_back(ChangeView{with_folded(open.view, row.record, !folded)});
  draw_icon(ImGui::GetWindowDrawList(), folded ? Icon::ChevronRight : Icon::ChevronDown,
            {x, y + (ui.row - 16) / 2}, 16, ui.color.text2);

  const bool is_cursor = has_cursor(open, row, place);
  const bool is_disputed = open.disputed.contains(row.record);
  if (is_disputed) ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_cell(table.drafts, ui, "part", {x + 20, at.right, y}, is_cursor);
  mirror::say_last_item({.role = Role::Button,
                         .name = title,
                         .selected = selected,
                         .expanded = !folded,
                         .expandable = true});
  if (clicked || mirror::pressed_last_item()) use_click(table, row.record, {});
  use_right_click(table, row.record, {});
  const float room = at.right - x - 24 - 60 - (is_disputed ? kConflictMark : 0);
  const float used = std::min(room, text_width(ui, title, type::kBody, Weight::Bold));
  const std::string tasks = number(row.tasks);
  const float end = x + 24 + used + space::k2 + text_width(ui, tasks, type::kSmall);
  if (is_disputed)
    draw_row_mark(table, row, ui(Text::inbox_part_mark, {title}), end + kConflictMark, y,
                  is_cursor);
  mirror::end();
  mirror::end();

  const float text_y = y + (ui.row - type::kBody) / 2;
  draw_fitted(ui, {x + 24, text_y}, room, title, ui.color.text1, type::kBody, Weight::Bold);
  draw_text(ui, {x + 24 + used + space::k2, text_y + 2}, tasks, ui.color.text3, type::kSmall,
            Weight::Regular, true);
  if (row.depth == 0)
    draw_pressing(ui, pressing_of(open, row.record),
                  end + space::k3 + (is_disputed ? kConflictMark : 0), y);
  if (is_cursor) draw_cursor(table.drafts, ui, row_span(table, y));
}

void draw_task_row(const TableFrame& table, const OutlineRow& row, RowPlace place) {
  const OpenRegister& open = table.open;
  const Ui& ui = table.ui;
  const TableColumns& at = table.columns;
  const float y = place.y;
  const bool selected = open.selected == row.record;
  const bool marked = open.marked.contains(row.record);
  row_ground(ui, row_span(table, y), selected || marked);
  mirror::begin_row(place.index, selected || marked, at.left, y, at.right - at.left, ui.row);
  mirror::begin(Role::Gridcell, "mark", "", at.left, y, kMarks, ui.row, 1);
  if (mark_box(ui, "mark", ui(Text::row_mark_name, {row.number}), marked, {at.left, y}, ui.row))
    table.out.push_back(mark_of(row.record));
  mirror::end();

  const TaskLine line{row, y, status_of(open.reg, row.record) == statuses::kClosed,
                      has_cursor(open, row, place)};
  int index = 2;
  for (const ColumnPlace& one : at.places) {
    ImGui::PushID(index);
    if (one.field != nullptr && is_edited(table.drafts, row.record, one.column)) {
      mirror::begin(Role::Gridcell, "editor", "", one.left, y, one.right - one.left, ui.row,
                    index);
      draw_editor(table, row, one, y);
      mirror::end();
    } else {
      draw_pressable_cell(table, line, one, index);
    }
    ImGui::PopID();
    ++index;
  }
  mirror::end();
}

}  // namespace taizhang
