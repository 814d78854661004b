#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/table_parts.h"

namespace taizhang {

bool column_head(const Ui& ui, std::string_view name, ImVec2 at, float right, int index,
                 const ColumnOrder* order) {
  constexpr float kPadding = 8;
  const bool sorted = order != nullptr, down = sorted && order->descending;
  ImGui::PushID(index);
  ImGui::SetCursorScreenPos(at);
  const bool clicked =
      ImGui::InvisibleButton("sort", {right - at.x, space::kHeader}, ImGuiButtonFlags_EnableNav);
  mirror::say_last_item({.role = Role::ColumnHeader,
                         .name = name,
                         .value = !sorted ? ""
                                  : down  ? "descending"
                                          : "ascending",
                         .selected = sorted,
                         .column_index = index});
  fill_rect(at, {right, at.y + space::kHeader - 1}, ground_of_item(ui, 0));
  focus_ring(ui, 2);
  const float room = right - at.x - 2 * kPadding - (sorted ? 14 : 0);
  const ImVec2 text_at(at.x + kPadding, at.y + (space::kHeader - type::kSmall) / 2);
  draw_fitted(ui, text_at, room, name, sorted ? ui.color.accent : ui.color.text2, type::kSmall);
  if (sorted)
    draw_icon(ImGui::GetWindowDrawList(), down ? Icon::ChevronDown : Icon::ChevronUp,
              {text_at.x + std::min(room, text_width(ui, name, type::kSmall)) + 2, at.y + 9}, 12,
              ui.color.accent);
  const bool pressed = clicked || mirror::pressed_last_item();
  ImGui::PopID();
  return pressed;
}

float dragged_width(const ColumnLook& drag) {
  constexpr float kLeastColumn = 44, kMostColumn = 640;  // that somebody can make one
  return std::clamp(drag.width + ImGui::GetMouseDragDelta(0, 2).x, kLeastColumn, kMostColumn);
}

bool column_edge(Drafts& drafts, const Ui& ui, std::string_view column, RowSpan at) {
  constexpr float kHalf = 4;
  std::optional<ColumnLook>& drag = drafts.column_drag;
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool is_over = ImGui::IsWindowHovered() && std::abs(mouse.x - at.right) <= kHalf &&
                       mouse.y >= at.y && mouse.y < at.y + space::kHeader;
  if (is_over && ImGui::IsMouseClicked(0) && !drag)
    drag = {std::string(column), at.right - at.left};
  if (is_over && ImGui::IsMouseDoubleClicked(0)) return true;
  if (!is_over && (!drag || drag->column != column)) return false;
  ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
  fill_rect({at.right - 1, at.y}, {at.right + 1, at.y + space::kHeader}, ui.color.accent);
  return false;
}

std::optional<ColumnLook> end_column_drag(Drafts& drafts) {
  if (!drafts.column_drag || ImGui::IsMouseDown(0)) return std::nullopt;
  std::optional<ColumnLook> dragged = std::exchange(drafts.column_drag, std::nullopt);
  if (!ImGui::IsMouseReleased(0) || ImGui::GetIO().MouseDragMaxDistanceSqr[0] <= 4)
    return std::nullopt;
  dragged->width = dragged_width(*dragged);
  return dragged;
}

}  // namespace taizhang
