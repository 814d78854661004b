#include "ui/panels.h"

namespace taizhang {

void draw_paste(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  begin_top_bar();
  draw_brand(ui, ui[Text::read_title], ui[Text::paste_title], out);
  draw_common_buttons(state, drafts, ui, screen.x - space::k3, out);
  mirror::end();
  draw_strip(state, ui, {0, space::kTopBar}, screen.x, out);

  const float top = space::kTopBar + strip_height(state);
  const float foot = screen.y - space::kActionBar;
  begin_main({0, top}, screen);
  begin_region("paste", {0, top}, {screen.x, foot}, ui.color.bg1, {space::k6, space::k4});
  heading(ui, ui[Text::paste_heading]);
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui[Text::paste_says], width, ui.color.text2);
  ImGui::Dummy({0, space::k1});
  const float room = foot - ImGui::GetCursorScreenPos().y - space::k6;
  const int lines = static_cast<int>(room / ImGui::GetTextLineHeightWithSpacing());
  if (ImGui::IsWindowAppearing()) focus_next_item();
  area(ui, "##paste", ui[Text::paste_field], drafts.paste, width, std::max(4, lines),
       std::max(4, lines), ui[Text::paste_hint]);
  end_region();

  fill_rect({0, foot}, screen, ui.color.bg1);
  hairline({0, foot}, {screen.x, foot}, ui.color.line1);
  const ButtonLook read{.kind = Kind::Primary, .enabled = !drafts.paste.empty()};
  float x = screen.x - space::k4 - button_width(ui, ui[Text::paste_read], read);
  ImGui::SetCursorScreenPos({x, foot + 12});
  const bool enter = page_chord(ImGuiMod_Ctrl | ImGuiKey_Enter);
  if (button(ui, "read", ui[Text::paste_read], read) || (enter && read.enabled))
    out.push_back(ReadNotice{"", drafts.paste});
  x -= space::k2 + button_width(ui, ui[Text::back_word]);
  ImGui::SetCursorScreenPos({x, foot + 12});
  if (button(ui, "back", ui[Text::back_word])) out.push_back(ShowStart{});
  mirror::end();
}

}  // namespace taizhang
