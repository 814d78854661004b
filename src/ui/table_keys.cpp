#include <algorithm>
#include <optional>
#include <utility>

#include "ui/cell_editor.h"
#include "ui/task_table.h"

namespace taizhang {
namespace {

void go_to(const TableFrame& table, RecordId record, std::string column) {
  Drafts& drafts = table.drafts;
  drafts.focus_cell = drafts.table_focused;
  drafts.cell_cursor = true;
  table.out.push_back(SelectRecord{record, false, std::move(column)});
}

// Left folds a part, Right unfolds it; of a task they move the cell.
void move_sideways(const TableFrame& table, const Keys& keys, const OutlineRow& row) {
  const OpenRegister& open = table.open;
  if (!row.is_part) {
    if (const auto step = column_step(keys))
      go_to(table, row.record, column_beside(open.view, open.column, *step));
    return;
  }
  const bool fold = keys.pressed(ImGuiKey_LeftArrow), unfold = keys.pressed(ImGuiKey_RightArrow);
  if (fold || unfold) table.out.push_back(ChangeView{with_folded(open.view, row.record, fold)});
}

}  // namespace

void edit_cell(const TableFrame& table, RecordId record, std::string_view column) {
  Drafts& drafts = table.drafts;
  const OpenRegister& open = table.open;
  const OutlineRow* row = outline_row(open, record);
  if (row == nullptr) return;
  const Field* field = column_field(open, column);
  if (!row->is_part && field != nullptr && fits_in_cell(field->type))
    return begin_edit(open, drafts, record, *field, table.ui.language);
  table.out.push_back(ShowDetail{});
  if (!row->is_part && field != nullptr)
    drafts.focus_field = column;
  else
    (column == column_ids::kProgress && !row->is_part ? drafts.focus_note : drafts.focus_title) =
        true;
}

void table_keys(const TableFrame& table, size_t page) {
  const OpenRegister& open = table.open;
  const std::optional<size_t> row = row_of(open, open.selected);
  const bool asked = std::exchange(table.drafts.start_edit, false);
  if ((asked || is_double_clicked(table.drafts)) && row)
    edit_cell(table, open.selected, open.column);
  if (!has_keys(table.drafts) || open.rows.empty()) return;
  const Keys keys(ImGui::GetID("table keys"));
  const long last = static_cast<long>(open.rows.size()) - 1;
  if (const auto to = row_step(keys, row ? static_cast<long>(*row) : -1, last,
                               static_cast<long>(std::max<size_t>(page, 1)))) {
    const RecordId record = outline_row_at(open, static_cast<size_t>(*to)).record;
    tick_on_the_way(open, open.selected, record, table.out);
    go_to(table, record, open.column);
  }
  if (keys.pressed(ImGuiKey_Escape)) leave_table(open, table.drafts, table.out);
  if (!row) return;
  const OutlineRow& here = outline_row_at(open, *row);
  move_sideways(table, keys, here);
  if (keys.pressed(ImGuiKey_Space)) table.out.push_back(mark_of(here.record));
  if (enter_pressed(keys)) edit_cell(table, here.record, open.column);
}

}  // namespace taizhang
