#include <algorithm>
#include <optional>
#include <utility>

#include "ui/keys.h"
#include "ui/task_table.h"

namespace taizhang {
namespace {

// Where the keys lead among the rows or the columns; nothing when none of them was pressed.
std::optional<long> row_step(const Keys& keys, long at, long last, long page) {
  const bool to_ends = ImGui::GetIO().KeyCtrl;
  std::optional<long> to;
  if (keys.pressed(ImGuiKey_DownArrow)) to = at + 1;
  if (keys.pressed(ImGuiKey_UpArrow)) to = at < 0 ? last : at - 1;
  if (keys.pressed(ImGuiKey_PageDown)) to = std::max(at, 0L) + page;
  if (keys.pressed(ImGuiKey_PageUp)) to = at - page;
  if (keys.pressed(ImGuiKey_Home) && to_ends) to = 0;
  if (keys.pressed(ImGuiKey_End) && to_ends) to = last;
  if (to) to = std::clamp(*to, 0L, last);
  return to;
}

std::optional<Column> column_step(const Keys& keys, const TableView& view, Column at) {
  constexpr int kAll = static_cast<int>(kColumns.size());
  const bool to_ends = !ImGui::GetIO().KeyCtrl;
  std::optional<int> step;
  if (keys.pressed(ImGuiKey_RightArrow)) step = 1;
  if (keys.pressed(ImGuiKey_LeftArrow)) step = -1;
  if (keys.pressed(ImGuiKey_Home) && to_ends) step = -kAll;
  if (keys.pressed(ImGuiKey_End) && to_ends) step = kAll;
  return step ? std::optional(column_beside(view, at, *step)) : std::nullopt;
}

void go_to(const TableFrame& table, RecordId record, Column column) {
  Drafts& drafts = table.drafts;
  drafts.focus_cell = drafts.table_focused;
  drafts.cell_cursor = true;
  table.out.push_back(SelectRecord{record, false, column});
}

// Left folds a part, Right unfolds it; of a task they move the cell.
void move_sideways(const TableFrame& table, const Keys& keys, const OutlineRow& row) {
  const OpenRegister& open = table.open;
  if (!row.is_part) {
    if (const auto to = column_step(keys, open.view, open.column)) go_to(table, row.record, *to);
    return;
  }
  const bool fold = keys.pressed(ImGuiKey_LeftArrow), unfold = keys.pressed(ImGuiKey_RightArrow);
  if (fold || unfold) table.out.push_back(ChangeView{with_folded(open.view, row.record, fold)});
}

// The second click of two on one cell. The first may have opened the detail and moved the columns.
bool is_double_clicked(const Drafts& drafts) {
  const ImVec2 at = ImGui::GetMousePos();
  return ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && drafts.clicked_cell &&
         drafts.clicked_cell->x == at.x && drafts.clicked_cell->y == at.y;
}

void leave(const TableFrame& table) {
  const OpenRegister& open = table.open;
  if (!open.marked.empty())
    table.out.push_back(ClearMarks{});
  else if (open.detail && open.selected)
    table.out.push_back(ShowDetail{false});
  else
    table.drafts.cell_cursor = false;
}

}  // namespace

bool has_keys(const Drafts& drafts) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyAlt || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup))
    return false;
  return !io.NavVisible || drafts.table_focused;
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
    if (ImGui::GetIO().KeyShift) {
      if (row && open.marked.empty()) table.out.push_back(MarkRow{open.selected});
      table.out.push_back(MarkUpTo{record});
    }
    go_to(table, record, open.column);
  }
  if (keys.pressed(ImGuiKey_Escape)) leave(table);
  if (!row) return;
  const OutlineRow& here = outline_row_at(open, *row);
  move_sideways(table, keys, here);
  if (keys.pressed(ImGuiKey_Space)) table.out.push_back(mark_of(here.record));
  if ((keys.pressed(ImGuiKey_Enter) || keys.pressed(ImGuiKey_KeypadEnter)) &&
      !ImGui::GetIO().KeyCtrl)
    edit_cell(table, here.record, open.column);
}

}  // namespace taizhang
