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

// The field of the form that says what evidence is; null: the register's form is an older one.
const Field* kind_field(const OpenRegister& open) {
  const Template* form = open.reg.find_template(forms::kEvidence);
  return form != nullptr ? find_field(*form, "kind") : nullptr;
}

// "截图  ·  城执规〔2026〕2号  ·  法规处  ·  2026-03-12", as far as it is known.
std::string about_evidence(const OpenRegister& open, const Ui& ui, RecordId evidence) {
  std::string words;
  const auto add = [&](std::string_view word) {
    if (!words.empty() && !word.empty()) words += "  ·  ";
    words += word;
  };
  const auto* kind = std::get_if<Option>(&open.reg.value(evidence, "kind"));
  const Field* field = kind_field(open);
  const EnumOption* option = kind && field ? find_option(*field, kind->id) : nullptr;
  if (option) add(label(option->name, ui.language));
  add(text_of(open.reg, evidence, fields::kNumber));
  add(text_of(open.reg, evidence, "by"));
  if (const auto* date = std::get_if<Date>(&open.reg.value(evidence, fields::kDate)))
    add(to_text(*date));
  return words;
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
  const std::string about = about_evidence(open, ui, evidence);
  ImGui::SetCursorScreenPos({at.x + width - 28, at.y - 4});
  if (is_ours(open, evidence) &&
      icon_button(ui, "delete", Icon::Trash, ui(Text::delete_evidence, {title})))
    out.push_back(DeleteRecord{evidence});
  ImGui::SetCursorScreenPos({at.x + 20, at.y + type::kBody});
  if (!about.empty())
    say_fitted(ui, ImGui::GetCursorScreenPos(), room, about, ui.color.text3, type::kSmall);
  ImGui::Dummy({1, about.empty() ? space::k1 : type::kSmall});
  ImGui::PopID();
}

constexpr float kKind = 104;

// What stands above a field and stays while one types; a group with it.
void begin_captioned(const Ui& ui, Text name) {
  ImGui::BeginGroup();
  draw_text(ui, ImGui::GetCursorScreenPos(), ui[name], ui.color.text2, type::kSmall,
            Weight::Regular, true);
  ImGui::Dummy({1, type::kSmall});
}

void captioned(const Ui& ui, const char* id, Text name, std::string& text, float width,
               const char* hint = "") {
  begin_captioned(ui, name);
  field(ui, id, ui[name], text, width, hint);
  ImGui::EndGroup();
}

// What kind of evidence it is, before its title; first that nothing is said of it.
void draw_kind(const OpenRegister& open, AddEvidence& draft, const Ui& ui) {
  const Field* kind = kind_field(open);
  if (kind == nullptr) return;
  std::vector<std::string> names = {ui[Text::heading_none]};
  size_t chosen = 0;
  for (const EnumOption& option : kind->options) {
    if (option.id == draft.kind) chosen = names.size();
    names.emplace_back(label(option.name, ui.language));
  }
  begin_captioned(ui, Text::evidence_kind);
  if (const auto picked = combo(ui, "kind", ui[Text::evidence_kind], names, chosen, kKind))
    draft.kind = *picked == 0 ? std::string() : kind->options[*picked - 1].id;
  ImGui::EndGroup();
  ImGui::SameLine(0, space::k2);
}

// The form for one more piece of evidence; all but a title or a link may stay empty.
void draw_evidence_form(const OpenRegister& open, Drafts& drafts, const Ui& ui, RecordId task,
                        float width, Intents& out) {
  AddEvidence& draft = drafts.evidence;
  draw_kind(open, draft, ui);
  captioned(ui, "##title", Text::evidence_title, draft.title, width - kKind - space::k2);
  captioned(ui, "##url", Text::evidence_url, draft.url, width, "https://");
  const float half = (width - space::k2) / 2;
  captioned(ui, "##number", Text::evidence_number, draft.number, half);
  ImGui::SameLine(0, space::k2);
  captioned(ui, "##by", Text::evidence_by, draft.by, half);
  begin_captioned(ui, Text::evidence_date);
  if (field(ui, "##date", ui[Text::evidence_date], drafts.evidence_date, width,
            ui[Text::evidence_date_hint], drafts.bad_evidence_date)
          .changed)
    drafts.bad_evidence_date = false;
  ImGui::EndGroup();
  if (drafts.bad_evidence_date)
    line(ui, ui(Text::error_bad_date, {drafts.evidence_date}), ui.color.late.text, type::kSmall);
  const bool filled = !draft.title.empty() || !draft.url.empty();
  if (button(ui, "keep", ui[Text::evidence_keep],
             {.kind = Kind::Primary, .height = 28, .enabled = filled})) {
    draft.task = task;
    draft.date.reset();
    if (!drafts.evidence_date.empty()) draft.date = named_day(drafts.evidence_date, ui.today.year);
    drafts.bad_evidence_date = !drafts.evidence_date.empty() && !draft.date;
    if (!drafts.bad_evidence_date) {
      out.push_back(draft);
      const std::string_view url = trim(draft.url);
      if (url.empty() || is_safe_url(url)) {
        draft = {};
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
  ImGuiStorage* const storage = ImGui::GetStateStorage();
  const ImGuiID form = ImGui::GetID("form");
  const bool is_open = drafts.adding_evidence;
  if (is_open) {
    draw_evidence_form(open, drafts, ui, task.record, width, out);
    if (!storage->GetBool(form)) ImGui::SetScrollHereY(1);  // to its buttons, once
  } else {
    if (task.evidence.empty()) paragraph(ui, ui[Text::evidence_none], width, ui.color.text2);
    ImGui::Dummy({1, 2});
    if (button(ui, "add", ui[Text::evidence_add], {.icon = Icon::Plus, .height = 28}))
      drafts.adding_evidence = true;
  }
  storage->SetBool(form, is_open);
  ImGui::PopID();
}

}  // namespace taizhang
