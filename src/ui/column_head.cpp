#include <algorithm>

#include "ui/panels.h"

namespace taizhang {

bool column_head(const Ui& ui, std::string_view name, ImVec2 at, float right, int index,
                 Order order) {
  constexpr float kPadding = 8;
  const bool sorted = order != Order::None, down = order == Order::Descending;
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

}  // namespace taizhang
