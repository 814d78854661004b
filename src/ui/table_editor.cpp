#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "imgui_internal.h"
#include "ui/cells.h"
#include "ui/task_table.h"

namespace taizhang {
namespace {

constexpr const char* kPopup = "cell choices";

void close_editor(Drafts& drafts) {
  drafts.editor.reset();
  drafts.focus_cell = true;
  drafts.cell_cursor = true;
}

Value typed_value(const TableFrame& table, Column column, const std::string& typed) {
  if (column == Column::Deadline) return parse_deadline(typed, year_of(table.open, table.ui.today));
  return typed;
}

void keep_typed(const TableFrame& table, RecordId task, const CellEditor& editor) {
  if (editor.text == editor.base) return;
  const ColumnField& column = column_field(editor.column);
  table.out.push_back(as_step(
      table.ui, {{task, std::string(column.field), typed_value(table, editor.column, editor.text)}},
      column.name));
}

// Tab keeps what was typed and goes on to the next cell, Shift+Tab to the one before.
bool tab_pressed(ImGuiID owner) {
  ImGui::SetKeyOwner(ImGuiKey_Tab, owner);
  return ImGui::IsKeyPressed(ImGuiKey_Tab, ImGuiInputFlags_Repeat, owner);
}

void draw_text_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                      float y) {
  CellEditor& editor = *table.drafts.editor;
  if (!std::exchange(editor.asked_focus, true)) focus_next_item();
  ImGui::SetCursorScreenPos({at.left, y});
  cell_field(table.ui, "##editor", table.ui[column_field(at.column).name], editor.text,
             {at.right - at.left, table.ui.row - 1});
  // Behind the field, which has taken what was typed just before the key.
  const bool tab = editor.is_open && tab_pressed(ImGui::GetID("editor keys"));
  if (tab) {
    ImGui::ClearActiveID();
    // The next key may be there already and is the table's: no other control gets the focus.
    ImGui::NavMoveRequestCancel();
    ImGui::GetCurrentContext()->NavId = 0;
    ImGui::GetCurrentContext()->PlatformImeData.WantTextInput = false;
  }
  if (ImGui::IsItemActive()) {
    editor.is_open = true;
    if (table.ui.leaving) keep_typed(table, row.record, editor);
    return;
  }
  if (!editor.is_open) return;
  keep_typed(table, row.record, editor);
  close_editor(table.drafts);
  if (!tab) return;
  const Column next = column_beside(table.open.view, at.column, ImGui::GetIO().KeyShift ? -1 : 1);
  table.out.push_back(SelectRecord{row.record, false, next});
}

void draw_status_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                        float y) {
  CellEditor& editor = *table.drafts.editor;
  if (!std::exchange(editor.is_open, true)) ImGui::OpenPopup(kPopup);
  const std::vector<StatusCount>& statuses = table.open.counts;
  const std::string_view now = status_of(table.open.reg, row.record);
  const auto found = std::ranges::find(statuses, now, &StatusCount::option);
  std::optional<size_t> chosen;
  if (found != statuses.end()) chosen = static_cast<size_t>(found - statuses.begin());
  const auto picked = option_popup(
      table.ui, kPopup, table.ui[Text::column_status], status_names(table.open, table.ui.language),
      chosen, {at.left, y + table.ui.row}, std::max(at.right - at.left, 104.0f));
  if (picked && picked != chosen)
    table.out.push_back(as_step(
        table.ui, {{row.record, std::string(fields::kStatus), Option{statuses[*picked].option}}},
        Text::column_status));
  if (picked || !ImGui::IsPopupOpen(kPopup)) close_editor(table.drafts);
}

void draw_departments_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                             float y) {
  CellEditor& editor = *table.drafts.editor;
  const ColumnField& column = column_field(at.column);
  if (!std::exchange(editor.is_open, true))
    open_department_popup(table.drafts, kPopup,
                          departments_of(table.open.reg, row.record, column.field));
  const auto picked =
      department_popup(table.ui, table.drafts, kPopup, table.ui[column.name],
                       department_names(table.open), {at.left, y + table.ui.row}, 240);
  if (picked)
    table.out.push_back(as_step(
        table.ui, department_edits(table.open, row.record, column.field, *picked), column.name));
  if (table.drafts.pick.owner.empty()) close_editor(table.drafts);
}

}  // namespace

bool is_edited(const Drafts& drafts, RecordId task, Column column) {
  return drafts.editor && drafts.editor->task == task && drafts.editor->column == column;
}

void edit_cell(const TableFrame& table, RecordId record, Column column) {
  Drafts& drafts = table.drafts;
  const OutlineRow* row = outline_row(table.open, record);
  if (row == nullptr) return;
  const bool is_of_detail = column_field(column).field.empty() || column == Column::Measures;
  if (row->is_part || is_of_detail) {
    table.out.push_back(ShowDetail{});
    (column == Column::Progress && !row->is_part ? drafts.focus_note : drafts.focus_title) = true;
    return;
  }
  const std::string words = cell_words(table.open, *row, column, table.ui.language);
  drafts.editor = CellEditor{record, column, words, words};
}

void draw_cell_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                      float y) {
  switch (at.column) {
    case Column::Status:
      return draw_status_editor(table, row, at, y);
    case Column::Lead:
    case Column::Responsible:
      return draw_departments_editor(table, row, at, y);
    case Column::Title:
    case Column::Deadline:
      return draw_text_editor(table, row, at, y);
    case Column::Number:
    case Column::Progress:
    case Column::Updated:
    case Column::Measures:
      return;
  }
}

}  // namespace taizhang
