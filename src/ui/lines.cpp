#include "ui/lines.h"

namespace taizhang {

bool list_line(const Ui& ui, float width, std::string_view name, std::string_view value) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = press_area("line", {width, ui.row});
  mirror::say_last_item({.role = Role::Button, .name = name, .value = value});
  fill_rect(at, {at.x + width, at.y + ui.row}, ground_of_item(ui, 0));
  hairline({at.x, at.y + ui.row - 1}, {at.x + width, at.y + ui.row - 1}, ui.color.line1);
  focus_ring(ui, 2);
  return clicked || mirror::pressed_last_item();
}

bool begin_list(const Ui& ui, ImVec2 min, ImVec2 max, const ListWords& words, size_t count) {
  const char* title = ui[words.title];
  const std::string detail = ui(words.detail, {number(static_cast<long long>(count))});
  const float width = text_width(ui, title, type::kTitle, Weight::Bold);
  const float top = min.y + space::kToolbar;
  fill_rect(min, max, ui.color.bg1);
  mirror::text(Role::Heading, title, min.x + space::k3, min.y + 11, width, type::kTitle, 2);
  draw_text(ui, {min.x + space::k3, min.y + 11}, title, ui.color.text1, type::kTitle, Weight::Bold,
            true);
  draw_text(ui, {min.x + 2 * space::k3 + width, min.y + 15}, detail, ui.color.text2, type::kSmall);
  hairline({min.x, top}, {max.x, top}, ui.color.line1);
  if (count > 0) return true;
  ImGui::SetCursorScreenPos({min.x + space::k4, top + space::k4});
  paragraph(ui, ui[words.none], max.x - min.x - 2 * space::k4, ui.color.text2);
  return false;
}

bool next_step(const Ui& ui, std::string_view verb) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x, at.y + space::k2});
  return button(ui, "next step", verb);
}

}  // namespace taizhang
