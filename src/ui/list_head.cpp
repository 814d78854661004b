#include "ui/panels.h"

namespace taizhang {

void list_head(const Ui& ui, ImVec2 min, float right, std::string_view title, size_t count) {
  const float width = text_width(ui, title, type::kTitle, Weight::Bold);
  mirror::text(Role::Heading, title, min.x + space::k4, min.y + 11, width, type::kTitle, 2);
  draw_text(ui, {min.x + space::k4, min.y + 11}, title, ui.color.text1, type::kTitle, Weight::Bold,
            true);
  draw_text(ui, {min.x + space::k4 + width + space::k2, min.y + 15},
            number(static_cast<long long>(count)), ui.color.text3, type::kSmall, Weight::Regular,
            true);
  hairline({min.x, min.y + space::kToolbar - 1}, {right, min.y + space::kToolbar - 1},
           ui.color.line1);
}

}  // namespace taizhang
