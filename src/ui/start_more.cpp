#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kLead = 56;

}  // namespace

void begin_from_last_year(Drafts& drafts, Intents& out) {
  drafts.carries_over = true;
  out.push_back(PickSnapshot{});
}

void draw_start_more(Drafts& drafts, const Ui& ui, ImVec2 at, Intents& out) {
  draw_text(ui, {at.x, at.y + 4}, ui[Text::start_more], ui.color.text3);
  float x = at.x + kLead;
  const auto one = [&](const char* id, Text words, Icon icon) {
    const ButtonLook look{.kind = Kind::Quiet, .icon = icon, .height = space::kToolButton};
    ImGui::SetCursorScreenPos({x, at.y});
    x += button_width(ui, ui[words], look) + space::k2;
    return button(ui, id, ui[words], look);
  };
  if (one("blank", Text::start_blank, Icon::File)) drafts.blank_title.emplace();
  if (one("last year", Text::start_last_year, Icon::History)) begin_from_last_year(drafts, out);
  if (one("demo", Text::start_demo, Icon::Chart)) out.push_back(OpenDemo{});
  if (one("help", Text::help_title, Icon::Info)) drafts.help.emplace();
}

void draw_start_dialogs(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.carries_over && state.screen == Screen::Register && state.open && !state.progress) {
    drafts.carries_over = false;
    if (state.open->scope().empty()) open_carry_over(drafts);
  }
  if (drafts.blank_title && !ImGui::IsPopupOpen("blank register")) {
    if (drafts.blank_title->empty())
      drafts.blank_title = ui(Text::start_blank_default, {number(ui.today.year)});
    ImGui::OpenPopup("blank register");
  }
  if (!begin_dialog(ui, "blank register", ui[Text::start_blank_title])) return;
  if (!drafts.blank_title) drafts.blank_title.emplace();
  std::string& title = *drafts.blank_title;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui[Text::start_blank_says], width, ui.color.text2);
  line(ui, ui[Text::start_blank_name], ui.color.text2, type::kSmall);
  if (ImGui::IsWindowAppearing()) focus_next_item();
  field(ui, "##title", ui[Text::start_blank_name], title, width);
  const DialogAnswer answer = dialog_buttons(
      ui, ui[Text::start_blank_verb], {.kind = Kind::Primary, .enabled = !trim(title).empty()});
  if (answer == DialogAnswer::Verb) out.push_back(StartBlank{title});
  if (answer != DialogAnswer::None) {
    drafts.blank_title.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
