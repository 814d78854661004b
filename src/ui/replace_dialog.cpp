#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/listed.h"
#include "ui/panels.h"
#include "ui/preview_list.h"

namespace taizhang {
namespace {

constexpr float kWidth = 860;
constexpr float kAround = 400;  // of the page's height: the dialog without its list
constexpr float kLine = 48;
constexpr float kScope = 180;

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

// Half of the room with a name above a field.
void named_field(const Ui& ui, const char* id, Text name, std::string& text, float width,
                 const char* hint) {
  ImGui::BeginGroup();
  line(ui, ui[name], ui.color.text2, type::kSmall);
  field(ui, id, ui[name], text, width, hint);
  ImGui::EndGroup();
}

void draw_asked(const OpenRegister& open, Replacing& asked, const Ui& ui) {
  const float width = ImGui::GetContentRegionAvail().x;
  const float half = (width - space::k3) / 2;
  if (ImGui::IsWindowAppearing()) focus_next_item();
  named_field(ui, "##find", Text::replace_find, asked.find, half, "");
  ImGui::SameLine(0, space::k3);
  named_field(ui, "##by", Text::replace_by, asked.by, half, ui[Text::replace_by_hint]);
  const float y = ImGui::GetCursorPosY();
  std::vector<std::string> scopes = {ui[Text::replace_shown], ui[Text::replace_tasks],
                                     ui[Text::replace_everything]};
  if (listed_shelf(open) != nullptr)
    scopes.push_back(ui[Text::replace_ledger]);
  else if (asked.scope == ReplaceScope::Ledger)  // which is not there any more
    asked.scope = ReplaceScope::Everything;
  if (const auto picked = combo(ui, "scope", ui[Text::replace_scope], scopes,
                                static_cast<size_t>(asked.scope), kScope))
    asked.scope = static_cast<ReplaceScope>(*picked);
  ImGui::SameLine(0, space::k4);
  ImGui::SetCursorPosY(y + 8);
  if (checkbox(ui, "case", ui[Text::replace_case], asked.match_case, ui[Text::replace_case]))
    asked.match_case = !asked.match_case;
  ImGui::SetCursorPosY(y + space::kButton + space::k1);
}

// What was ticked stays so while one types what to write instead.
void plan_anew(ReplaceForm& form, const OpenRegister& open) {
  const uint64_t revision = open.reg.revision();
  if (form.planned == form.asked && form.revision == revision) return;
  ReplacePlan plan = replace_plan(open, form.asked);
  Replacing otherwise_same = form.asked;
  if (form.planned) otherwise_same.by = form.planned->by;
  if (form.planned == otherwise_same && form.plan.lines.size() == plan.lines.size())
    for (size_t i = 0; i < plan.lines.size(); ++i)
      plan.lines[i].is_taken = form.plan.lines[i].is_taken;
  form.plan = std::move(plan);
  form.planned = form.asked;
  form.revision = revision;
}

std::string plan_words(const ReplaceForm& form, size_t taken, const Ui& ui) {
  if (form.asked.find.empty()) return ui[Text::replace_empty];
  std::string words =
      form.plan.lines.empty()
          ? ui(Text::replace_none, {form.asked.find})
          : ui(Text::replace_count, {figure(count_hits(form.plan, false)), figure(taken)});
  if (form.plan.is_cut) words += " " + ui(Text::replace_most, {figure(kMostHits)});
  if (form.plan.disputed > 0)
    words += " " + ui(Text::replace_disputed, {figure(form.plan.disputed)});
  return words;
}

// What was found, and all of it ticked or none.
void draw_found(ReplaceForm& form, size_t taken, const Ui& ui) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float right = at.x + ImGui::GetContentRegionAvail().x;
  const float buttons = text_width(ui, ui[Text::replace_all], type::kBody) +
                        text_width(ui, ui[Text::replace_no_one], type::kBody) + space::k3;
  const std::string words = plan_words(form, taken, ui);
  draw_fitted(ui, {at.x, at.y + 4}, right - at.x - buttons - space::k2, words, ui.color.text2);
  mirror::status(words, at.x, at.y + 4, right - at.x - buttons, type::kBody);
  const auto take = [&](bool taken_now) {
    for (ReplaceLine& line : form.plan.lines) line.is_taken = taken_now;
  };
  ImGui::SetCursorScreenPos({right - buttons, at.y + 4});
  if (text_button(ui, "all", ui[Text::replace_all])) take(true);
  ImGui::SameLine(0, space::k3);
  if (text_button(ui, "none", ui[Text::replace_no_one])) take(false);
  ImGui::SetCursorScreenPos({at.x, at.y + 28});
}

void draw_line(const OpenRegister& open, ReplaceLine& line, const Ui& ui, ImVec2 at, float right) {
  constexpr float kText = 36;  // from the left
  const std::string place = place_words(open, line, ui.language);
  const Excerpt excerpt = excerpt_of(text_of(open.reg, line.record, line.field), line.hits);
  ImGui::SetCursorScreenPos(at);
  const bool clicked = press_area("line", {right - at.x, kLine});
  mirror::say_last_item({.role = Role::Checkbox,
                         .name = ui(Text::replace_line, {place, excerpt.text}),
                         .checked = line.is_taken,
                         .checkable = true});
  if (clicked || mirror::pressed_last_item()) line.is_taken = !line.is_taken;
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) fill_rect(at, {right, at.y + kLine - 1}, ui.color.hover);
  draw_box(ui, {at.x + space::k2, at.y + (kLine - 16) / 2}, line.is_taken, hovered);
  const float room = right - at.x - kText - space::k2;
  const ImVec2 words(at.x + kText, at.y + 24);
  draw_fitted(ui, {words.x, at.y + 5}, room, place, ui.color.text3, type::kSmall);
  draw_marks(ui, words, room, excerpt.text, excerpt.hits);
  draw_fitted(ui, words, room, excerpt.text, ui.color.text1);
  focus_ring(ui, space::kTagRadius, -1);
}

void apply(const ReplaceForm& form, const OpenRegister& open, size_t taken, Intents& out) {
  const std::string count = figure(taken);
  out.push_back(ApplyEdits{replace_edits(open.reg, form.plan, form.asked.by),
                           {Text::did_replace, {form.asked.find, form.asked.by, count}},
                           Message{Text::toast_replaced, {count}}});
}

}  // namespace

void draw_replacing(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return drafts.replacing.reset();
  if (drafts.replacing && !ImGui::IsPopupOpen("replacing")) ImGui::OpenPopup("replacing");
  if (!begin_dialog(ui, "replacing", ui[Text::replace_title], kWidth)) return;
  if (!drafts.replacing) drafts.replacing.emplace();
  const OpenRegister& open = *state.open;
  ReplaceForm& form = *drafts.replacing;
  draw_asked(open, form.asked, ui);
  plan_anew(form, open);
  draw_found(form, count_hits(form.plan, true), ui);
  preview_list(ui, ui[Text::replace_title], form.plan.lines.size(), kLine, preview_height(kAround),
               [&](size_t i, ImVec2 at, float right) {
                 draw_line(open, form.plan.lines[i], ui, at, right);
               });
  const size_t taken = count_hits(form.plan, true);
  const DialogAnswer answer = dialog_buttons(ui, ui(Text::replace_verb, {figure(taken)}),
                                             {.kind = Kind::Primary, .enabled = taken > 0});
  if (answer == DialogAnswer::Verb) apply(form, open, taken, out);
  if (answer != DialogAnswer::None) {
    drafts.replacing.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
