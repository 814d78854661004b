#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "imgui_internal.h"
#include "ui/task_table.h"

namespace taizhang {
namespace {

constexpr const char* kPopup = "cell choices";

void change(const TableFrame& table, const ColumnField& column, std::vector<Edit> edits) {
  const std::string name(text(column.name, table.ui.language));
  table.out.push_back(ApplyEdits{std::move(edits), {Text::did_change, {name}}});
}

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
  change(table, column,
         {{task, std::string(column.field), typed_value(table, editor.column, editor.text)}});
}

// Tab keeps what was typed and goes on to the next cell, Shift+Tab to the one before.
bool tab_pressed(ImGuiID owner) {
  ImGui::SetKeyOwner(ImGuiKey_Tab, owner);
  return ImGui::IsKeyPressed(ImGuiKey_Tab, ImGuiInputFlags_Repeat, owner);
}

void go_on(const TableFrame& table, const OutlineRow& row, Column from) {
  const long step = ImGui::GetIO().KeyShift ? -1 : 1;
  const long to =
      std::clamp(static_cast<long>(from) + step, 0L, static_cast<long>(kColumns.size()) - 1);
  table.out.push_back(SelectRecord{row.record, false, kColumns[static_cast<size_t>(to)].column});
}

void draw_text_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                      float y) {
  CellEditor& editor = *table.drafts.editor;
  if (!std::exchange(editor.asked_focus, true)) ImGui::SetKeyboardFocusHere();
  ImGui::SetCursorScreenPos({at.left, y});
  cell_field(table.ui, "##editor", table.ui[column_field(at.column).name], editor.text,
             {at.right - at.left, table.ui.row - 1});
  // Behind the field, which has taken what was typed just before the key.
  const bool tab = editor.is_open && tab_pressed(ImGui::GetID("editor keys"));
  if (tab) ImGui::ClearActiveID();
  if (ImGui::IsItemActive()) {
    editor.is_open = true;
    if (table.ui.leaving) keep_typed(table, row.record, editor);
    return;
  }
  if (!editor.is_open) return;
  keep_typed(table, row.record, editor);
  close_editor(table.drafts);
  if (tab) go_on(table, row, at.column);
}

void draw_status_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                        float y) {
  CellEditor& editor = *table.drafts.editor;
  if (!std::exchange(editor.is_open, true)) ImGui::OpenPopup(kPopup);
  std::vector<std::string> names;
  std::optional<size_t> chosen;
  for (const StatusCount& one : table.open.counts) {
    if (one.option == status_of(table.open.reg, row.record)) chosen = names.size();
    names.push_back(
        option_name(table.open.reg, forms::kTask, fields::kStatus, one.option, table.ui.language));
  }
  const auto picked = option_popup(table.ui, kPopup, names, chosen, {at.left, y + table.ui.row},
                                   std::max(at.right - at.left, 104.0f));
  if (picked && picked != chosen)
    change(table, column_field(at.column),
           {{row.record, std::string(fields::kStatus), Option{table.open.counts[*picked].option}}});
  if (picked || !ImGui::IsPopupOpen(kPopup)) close_editor(table.drafts);
}

void draw_departments_editor(const TableFrame& table, const OutlineRow& row, const ColumnPlace& at,
                             float y) {
  CellEditor& editor = *table.drafts.editor;
  const std::string_view field = column_field(at.column).field;
  if (!std::exchange(editor.is_open, true))
    open_department_popup(table.drafts, kPopup, departments_of(table.open.reg, row.record, field));
  std::vector<std::string> all;
  for (const Department& department : table.open.departments) all.push_back(department.name);
  const auto picked =
      department_popup(table.ui, table.drafts, kPopup, table.ui[column_field(at.column).name], all,
                       {at.left, y + table.ui.row}, 240);
  if (picked)
    change(table, column_field(at.column),
           department_edits(table.open, row.record, field, *picked));
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
  if (row->is_part || column_field(column).field.empty()) {
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
      return;
  }
}

}  // namespace taizhang
