#include "ui/panels.h"

namespace taizhang {

void draw_board(const OpenRegister&, Drafts&, const Ui& ui, ImVec2 min, ImVec2, Intents&) {
  draw_text(ui, {min.x + space::k4, min.y + space::k4}, ui[Text::place_board], ui.color.text1,
            type::kTitle, Weight::Bold);
}

}  // namespace taizhang
