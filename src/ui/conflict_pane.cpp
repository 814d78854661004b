#include <algorithm>
#include <string>
#include <utility>

#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kScrollbar = 10;
constexpr float kPastRow = 26;
constexpr float kWhen = 112;  // of the history's columns
constexpr float kWho = 132;

float draw_past(const Ui& ui, const PastChange& past, ImVec2 at, float width) {
  const std::string words = ui(Text::inbox_changed_to, {past.words});
  const std::string when = when_words(ui, past.at);
  draw_fitted(ui, {at.x, at.y + 5}, kWhen - space::k2, when, ui.color.text3, type::kSmall);
  draw_shape(ImGui::GetWindowDrawList(), past.is_head ? Shape::Fork : Shape::Ring,
             {at.x + kWhen + 5, at.y + kPastRow / 2}, 10,
             past.is_head ? ui.color.conflict.mark : ui.color.going.mark);
  const float who = at.x + kWhen + 10 + space::k3;
  draw_fitted(ui, {who, at.y + 3}, kWho - space::k2, past.who, ui.color.text1);
  draw_fitted(ui, {who + kWho, at.y + 3}, std::max(0.0f, at.x + width - who - kWho), words,
              ui.color.text2);
  mirror::text(Role::ListItem, when + " " + past.who + " " + words, at.x, at.y, width, kPastRow);
  return at.y + kPastRow;
}

float draw_history(const InboxFrame& frame, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const std::vector<PastChange>& past = frame.drafts.inbox.view.past;
  hairline(at, {at.x + width, at.y}, ui.color.line1);
  float y = at.y + space::k3;
  const float title = text_width(ui, ui[Text::inbox_history], type::kBody, Weight::Bold);
  mirror::text(Role::Heading, ui[Text::inbox_history], at.x, y, title, type::kBody, 3);
  draw_text(ui, {at.x, y}, ui[Text::inbox_history], ui.color.text1, type::kBody, Weight::Bold,
            true);
  draw_text(ui, {at.x + title + space::k2, y + 2}, number(static_cast<long long>(past.size())),
            ui.color.text3, type::kSmall, Weight::Regular, true);
  y += type::kBody + space::k1;
  mirror::begin(Role::List, "history", ui[Text::inbox_history], at.x, y, width,
                kPastRow * static_cast<float>(past.size()));
  for (const PastChange& one : past) y = draw_past(ui, one, {at.x, y}, width);
  mirror::end();
  return y;
}

bool is_in_task(const OpenRegister& open, RecordId record) {
  const OutlineRow* row = outline_row_above(open, record);
  return row != nullptr && !row->is_part;
}

// Why it is decided so, for the task's progress notes.
float draw_note(const InboxFrame& frame, ImVec2 at, float width) {
  ImGui::SetCursorScreenPos(at);
  field(frame.ui, "##note", frame.ui[Text::inbox_note], frame.drafts.inbox.note, width,
        frame.ui[Text::inbox_note_hint]);
  return at.y + space::kButton + space::k2;
}

void draw_body(const InboxFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const ConflictView& view = frame.drafts.inbox.view;
  begin_region("conflict", min, max, ui.color.bg1, {space::k6, space::k4});
  ImGui::PushID(to_text(view.cell.record).c_str());
  ImGui::PushID(view.cell.field.c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = max.x - min.x - 2 * space::k6 - kScrollbar;
  float y = at.y;
  if (view.issued) y = draw_issued(ui, *view.issued, {at.x, y}, width) + space::k3;
  mirror::begin(Role::Group, "values", ui[Text::inbox_values], at.x, y, width, max.y - y);
  for (size_t i = 0; i < view.candidates.size(); ++i)
    y = draw_candidate(frame, i, {at.x, y}, width) + space::k2;
  if (can_write_other(frame.open, view.cell))
    y = draw_other_card(frame, {at.x, y}, width) + space::k2;
  mirror::end();
  if (is_in_task(frame.open, view.cell.record)) y = draw_note(frame, {at.x, y}, width);
  y = draw_history(frame, {at.x, y + space::k2}, width);
  ImGui::SetCursorScreenPos({at.x, y});
  ImGui::Dummy({1, 1});
  ImGui::PopID();
  ImGui::PopID();
  end_region();
}

InboxVerb verb_of(const InboxFrame& frame) {
  const Ui& ui = frame.ui;
  const InboxDraft& inbox = frame.drafts.inbox;
  InboxVerb verb{Text::inbox_later, ui[Text::inbox_take_other], ui[Text::inbox_take_chosen], true};
  if (inbox.choice < inbox.view.candidates.size())
    verb.verb = ui(Text::inbox_take, {inbox.view.candidates[inbox.choice].who});
  verb.enabled = !chosen_edits(frame).empty();
  return verb;
}

}  // namespace

void draw_conflict(const InboxFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const Register::CellRef cell = frame.drafts.inbox.cell;
  draw_inbox_head(frame,
                  {cell.record, subject_title(frame.open, cell.record),
                   disputed_words(frame.open.reg, cell, ui.language)},
                  min, max.x);
  const float foot = max.y - space::kActionBar;
  draw_body(frame, {min.x, min.y + kInboxHead}, {max.x, foot});
  switch (draw_inbox_foot(frame, verb_of(frame), ui[Text::inbox_kept], {min.x, foot}, max)) {
    case InboxAnswer::None:
      return;
    case InboxAnswer::Quiet: {
      const size_t at = current_entry(frame);
      return go_to_entry(frame, at + 1 < entries(frame) ? at + 1 : 0);
    }
    case InboxAnswer::Verb:
      frame.out.push_back(
          DecideCell{chosen_edits(frame), std::exchange(frame.drafts.inbox.note, {})});
  }
}

}  // namespace taizhang
