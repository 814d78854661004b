#include <algorithm>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/text.h"
#include "ui/cells.h"

namespace taizhang {
namespace {

// "张三 · 11-24 14:32": who and when, as far as it is known.
std::string signature(const OpenRegister& open, RecordId note, const Ui& ui) {
  const std::string author(text_of(open.reg, note, fields::kAuthor));
  const std::string at(text_of(open.reg, note, fields::kAt));
  const std::string when = at.size() >= 16 ? at.substr(0, 10) + " " + at.substr(11, 5) : at;
  return (author.empty() ? std::string(ui[Text::note_nobody]) : author) + "  ·  " + when;
}

void draw_note(const OpenRegister& open, const Ui& ui, RecordId note, float width, Intents& out) {
  ImGui::PushID(to_text(note).c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  say_fitted(ui, {at.x, at.y}, width - 34, signature(open, note, ui), ui.color.text2, type::kSmall);
  ImGui::SetCursorScreenPos({at.x + width - 28, at.y - 5});
  if (is_ours(open, note) && icon_button(ui, "delete", Icon::Trash, ui[Text::delete_note]))
    out.push_back(DeleteRecord{note});
  ImGui::SetCursorScreenPos({at.x, at.y + type::kSmall + 3});
  paragraph(ui, text_of(open.reg, note, fields::kText), width, ui.color.text1);
  ImGui::Dummy({1, space::k1});
  ImGui::PopID();
}

std::string url_of(const OpenRegister& open, RecordId evidence) {
  const Links* links = std::get_if<Links>(&open.reg.value(evidence, fields::kLink));
  return links != nullptr && !links->links.empty() ? links->links[0].url : std::string();
}

void draw_one_evidence(const OpenRegister& open, const Ui& ui, RecordId evidence, float width,
                       Intents& out) {
  ImGui::PushID(to_text(evidence).c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string title(text_of(open.reg, evidence, fields::kTitle));
  const std::string url = url_of(open, evidence);
  draw_icon(ImGui::GetWindowDrawList(), Icon::Clip, {at.x, at.y + 3}, 14, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + 20, at.y});
  const float room = width - 20 - 34;
  const bool clicked = press_area("open", {room, type::kBody}, !url.empty());
  mirror::say_last_item({.role = url.empty() ? Role::ListItem : Role::Link, .name = title});
  tooltip(ui, url);
  draw_fitted(ui, {at.x + 20, at.y}, room, title, url.empty() ? ui.color.text1 : ui.color.accent);
  focus_ring(ui, space::kTagRadius);
  if ((clicked || mirror::pressed_last_item()) && !url.empty()) out.push_back(OpenLink{url});
  const Date* date = std::get_if<Date>(&open.reg.value(evidence, fields::kDate));
  ImGui::SetCursorScreenPos({at.x + width - 28, at.y - 4});
  if (is_ours(open, evidence) &&
      icon_button(ui, "delete", Icon::Trash, ui(Text::delete_evidence, {title})))
    out.push_back(DeleteRecord{evidence});
  ImGui::SetCursorScreenPos({at.x + 20, at.y + type::kBody});
  if (date != nullptr)
    line(ui, to_text(*date), ui.color.text3, type::kSmall);
  else
    ImGui::Dummy({1, space::k1});
  ImGui::PopID();
}

// The form for one more piece of evidence; the date may stay empty.
void draw_evidence_form(Drafts& drafts, const Ui& ui, RecordId task, float width, Intents& out) {
  field(ui, "##title", ui[Text::evidence_title], drafts.evidence_title, width,
        ui[Text::evidence_title_hint]);
  field(ui, "##url", ui[Text::evidence_url], drafts.evidence_url, width,
        ui[Text::evidence_url_hint]);
  if (field(ui, "##date", ui[Text::evidence_date], drafts.evidence_date, width,
            ui[Text::evidence_date_hint], drafts.bad_evidence_date)
          .changed)
    drafts.bad_evidence_date = false;
  if (drafts.bad_evidence_date)
    line(ui, ui(Text::error_bad_date, {drafts.evidence_date}), ui.color.late.text, type::kSmall);
  const bool filled = !drafts.evidence_title.empty() || !drafts.evidence_url.empty();
  if (button(ui, "keep", ui[Text::evidence_keep],
             {.kind = Kind::Primary, .height = 28, .enabled = filled})) {
    std::optional<Date> date;
    if (!drafts.evidence_date.empty()) date = named_day(drafts.evidence_date, ui.today.year);
    drafts.bad_evidence_date = !drafts.evidence_date.empty() && !date;
    if (!drafts.bad_evidence_date) {
      out.push_back(AddEvidence{task, drafts.evidence_title, drafts.evidence_url, date});
      const std::string_view url = trim(drafts.evidence_url);
      if (url.empty() || is_safe_url(url)) {
        drafts.evidence_title.clear();
        drafts.evidence_url.clear();
        drafts.evidence_date.clear();
        drafts.adding_evidence = false;
      }
    }
  }
  ImGui::SameLine();
  if (button(ui, "cancel", ui[Text::back_word], {.kind = Kind::Quiet, .height = 28}))
    drafts.adding_evidence = false;
}

}  // namespace

bool is_ours(const OpenRegister& open, RecordId record) {
  if (open.scope().empty()) return true;
  const std::vector<const Change*> births = open.reg.history(record, fields::kTemplate);
  return std::ranges::any_of(
      births, [&](const Change* birth) { return birth->author.department == open.scope(); });
}

void draw_notes(const OpenRegister& open, Drafts& drafts, const Ui& ui, const OutlineRow& task,
                float width, Intents& out) {
  std::string& begun = drafts.notes[task.record];
  if (std::exchange(drafts.focus_note, false)) focus_next_item();
  area(ui, "##note", ui[Text::note_field], begun, width, 1, 6, ui[Text::note_hint]);
  const bool enter =
      ImGui::IsItemFocused() && ImGui::GetIO().KeyCtrl && ImGui::IsKeyPressed(ImGuiKey_Enter);
  if (!begun.empty() &&
      (button(ui, "add note", ui[Text::note_add], {.kind = Kind::Primary, .height = 28}) ||
       enter)) {
    out.push_back(AddNote{task.record, begun});
    begun.clear();
  }
  ImGui::Dummy({1, space::k1});
  for (const RecordId note : task.notes | std::views::reverse)  // newest first
    draw_note(open, ui, note, width, out);
}

void draw_evidence(const OpenRegister& open, Drafts& drafts, const Ui& ui, const OutlineRow& task,
                   float width, Intents& out) {
  ImGui::PushID("evidence");
  for (const RecordId evidence : task.evidence) draw_one_evidence(open, ui, evidence, width, out);
  if (drafts.adding_evidence) {
    draw_evidence_form(drafts, ui, task.record, width, out);
  } else {
    if (task.evidence.empty()) paragraph(ui, ui[Text::evidence_none], width, ui.color.text2);
    ImGui::Dummy({1, 2});
    if (button(ui, "add", ui[Text::evidence_add], {.icon = Icon::Plus, .height = 28}))
      drafts.adding_evidence = true;
  }
  ImGui::PopID();
}

}  // namespace taizhang
