#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "ui/commands.h"
#include "ui/panels.h"

namespace taizhang {

void draw_row_menu(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (std::exchange(drafts.open_row_menu, false)) ImGui::OpenPopup("row menu");
  if (!ImGui::IsPopupOpen("row menu")) return;
  constexpr float kLeast = 240;
  std::vector<const Command*> entries;
  float width = kLeast;
  for (const Command& command : commands()) {
    if (!command.in_row_menu || !command.available(state)) continue;
    entries.push_back(&command);
    width = std::max(width, menu_item_width(ui, ui[command.name], keys_of(command)));
  }
  const bool open = begin_popup(ui, "row menu", width + 2 * space::k1);
  if (open) {
    const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    mirror::begin(Role::Menu, "row menu", ui[Text::row_menu_name], at.x, at.y, size.x, size.y);
    for (const Command* command : entries) {
      const std::string name = ui[command->name];
      ImGui::PushID(name.c_str());
      if (menu_item(ui, name, keys_of(*command), width)) {
        command->run(state, drafts, out);
        ImGui::CloseCurrentPopup();
      }
      ImGui::PopID();
    }
    mirror::end();
  }
  end_popup(open);
}

}  // namespace taizhang
