#include <string>
#include <utility>

#include "app/closing.h"
#include "app/table_cells.h"
#include "model/round.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

void draw_end_round(const OpenRegister& open, Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.ending_round && !ImGui::IsPopupOpen("end round")) ImGui::OpenPopup("end round");
  const int64_t round = round_of(open.reg);
  if (!begin_dialog(ui, "end round", ui(Text::end_round_title, {number(round)}))) return;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui,
            ui(Text::end_round_says, {figure(drafts.ending_round.value_or(0)), number(round + 1)}),
            width, ui.color.text1);
  ImGui::Dummy({0, space::k1});
  paragraph(ui, ui[Text::end_round_no_undo], width, ui.color.text2);
  const std::optional<Message> why_not = why_not_end_round(open);
  if (why_not) {
    ImGui::Dummy({0, space::k1});
    paragraph(ui, say(*why_not, ui.language), width, ui.color.late.text);
  }
  const DialogAnswer answer =
      dialog_buttons(ui, ui[Text::end_round_action], {.kind = Kind::Primary, .enabled = !why_not});
  if (answer == DialogAnswer::Verb) out.push_back(EndRound{});
  if (answer != DialogAnswer::None) {
    drafts.ending_round.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

void draw_carry_over(const OpenRegister& open, Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.carry_over && !ImGui::IsPopupOpen("carry over")) ImGui::OpenPopup("carry over");
  if (!begin_dialog(ui, "carry over", ui[Text::carry_over])) return;
  CarryOverForm& form = *drafts.carry_over;
  if (!std::exchange(form.is_filled, true)) {
    const int old_year = year_of(open, ui.today);
    form.title = title_of_next_year(register_title(open.reg), old_year);
    form.year = number(old_year + 1);
  }
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui(Text::carry_over_says, {number(unfinished_tasks(open)), number(open.tasks)}),
            width, ui.color.text2);
  ImGui::Dummy({0, space::k1});
  line(ui, ui[Text::carry_over_name], ui.color.text2, type::kSmall);
  field(ui, "##title", ui[Text::carry_over_name], form.title, width);
  line(ui, ui[Text::carry_over_year], ui.color.text2, type::kSmall);
  const std::optional<int> year = parse_year(form.year);
  field(ui, "##year", ui[Text::carry_over_year], form.year, 120, "", !year);
  if (!year) line(ui, ui(Text::carry_over_bad_year, {form.year}), ui.color.late.text, type::kSmall);

  const bool is_complete = year && !trim(form.title).empty();
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::carry_over_action],
                                             {.kind = Kind::Primary, .enabled = is_complete});
  if (answer == DialogAnswer::Verb) out.push_back(CarryOver{form.title, *year});
  if (answer != DialogAnswer::None) {
    drafts.carry_over.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace

void open_end_round(const OpenRegister& open, Drafts& drafts) {
  drafts.ending_round = superseded_changes(open.reg);
}

void open_carry_over(Drafts& drafts) { drafts.carry_over.emplace(); }

void draw_closing(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return;
  draw_end_round(*state.open, drafts, ui, out);
  draw_carry_over(*state.open, drafts, ui, out);
}

}  // namespace taizhang
