#include <string>
#include <utility>

#include "ui/commands.h"
#include "ui/panels.h"

namespace taizhang {

void draw_row_menu(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  constexpr float kWidth = 240;
  if (std::exchange(drafts.open_row_menu, false)) ImGui::OpenPopup("row menu");
  const bool open = begin_popup(ui, "row menu", kWidth);
  if (open) {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    mirror::begin(Role::Menu, "row menu", ui[Text::row_menu_name], at.x, at.y, size.x, size.y);
    for (const Command& command : commands()) {
      if (!command.in_row_menu || !command.available(state)) continue;
      const std::string name = ui[command.name];
      ImGui::PushID(name.c_str());
      if (menu_item(ui, name, keys_of(command), kWidth - 2 * space::k1)) {
        command.run(state, drafts, out);
        ImGui::CloseCurrentPopup();
      }
      ImGui::PopID();
    }
    mirror::end();
  }
  end_popup(open);
}

}  // namespace taizhang
