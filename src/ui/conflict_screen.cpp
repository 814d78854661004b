#include <algorithm>

#include "ui/inbox.h"
#include "ui/keys.h"

namespace taizhang {
namespace {

constexpr float kList = 320;
constexpr float kListShare = 0.4f;  // at most, of a narrow page

// Another conflict on screen: what was chosen and written was about the last one.
void begin(InboxDraft& inbox, const Register::CellRef& cell, size_t place) {
  inbox.cell = cell;
  inbox.place = place;
  inbox.choice = 0;
  inbox.typed.clear();
  inbox.note.clear();
  inbox.option.reset();
  inbox.departments.clear();
  inbox.is_begun = inbox.focus_other = false;
  inbox.into_view = true;
}

// Finds what is on screen in the lists again; what is gone gives way to what stands there now.
void settle(const AppState& state, InboxDraft& inbox) {
  const std::vector<Register::CellRef>& all = state.open->conflicts;
  if (!all.empty() && (inbox.place >= all.size() || all[inbox.place] != inbox.cell)) {
    const auto found = std::ranges::find(all, inbox.cell);
    const size_t place = found == all.end() ? std::min(inbox.place, all.size() - 1)
                                            : static_cast<size_t>(found - all.begin());
    if (found == all.end())
      begin(inbox, all[place], place);
    else
      inbox.place = place;
  }
  if (!all.empty() && (inbox.content != state.content || inbox.view.cell != inbox.cell)) {
    inbox.view = conflict_view(*state.open, inbox.cell, state.settings.language);
    inbox.content = state.content;
    inbox.choice = std::min(inbox.choice, inbox.view.candidates.size());
  }
  const std::vector<HeldGroup>& groups = state.open->held_groups;
  if (groups.empty()) return;
  const auto group = std::ranges::find(groups, inbox.held, &HeldGroup::record);
  inbox.held_place = group == groups.end() ? std::min(inbox.held_place, groups.size() - 1)
                                           : static_cast<size_t>(group - groups.begin());
  inbox.held = groups[inbox.held_place].record;
}

// A digit chooses a value, E begins another one.
void choose_by_key(const InboxFrame& frame) {
  InboxDraft& inbox = frame.drafts.inbox;
  const size_t count = inbox.view.candidates.size();
  const bool other = can_write_other(frame.open, inbox.cell);
  for (size_t i = 0; i < std::min<size_t>(count + (other ? 1 : 0), 9); ++i) {
    const bool pressed =
        ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_1 + static_cast<int>(i)), false) ||
        ImGui::IsKeyPressed(static_cast<ImGuiKey>(ImGuiKey_Keypad1 + static_cast<int>(i)), false);
    if (!pressed) continue;
    if (i == count)
      begin_other(frame);
    else
      inbox.choice = i;
  }
  if (other && ImGui::IsKeyPressed(ImGuiKey_E, false)) begin_other(frame);
}

void inbox_keys(const InboxFrame& frame) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt ||
      ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup))
    return;
  const size_t at = current_entry(frame), count = entries(frame);
  if (!shows_held(frame)) choose_by_key(frame);
  if (ImGui::IsKeyPressed(ImGuiKey_S, false)) go_to_entry(frame, at + 1 < count ? at + 1 : 0);
  if (io.NavVisible) return;  // the arrows go from control to control
  const Keys keys(ImGui::GetID("inbox keys"));
  if (keys.pressed(ImGuiKey_DownArrow)) go_to_entry(frame, at + 1);
  if (keys.pressed(ImGuiKey_UpArrow)) go_to_entry(frame, at > 0 ? at - 1 : 0);
}

// When the list that is shown, or both, have nothing.
void draw_nothing(const InboxFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const float width = std::max(0.0f, max.x - min.x - 2 * space::k6);
  ImGui::SetCursorScreenPos({min.x + space::k6, min.y + space::k6});
  ImGui::BeginGroup();
  heading(ui, ui[shows_held(frame) ? Text::inbox_no_held : Text::inbox_empty]);
  paragraph(ui, ui[Text::inbox_empty_says], width, ui.color.text2);
  ImGui::Dummy({1, space::k2});
  if (button(ui, "to tasks", ui[Text::inbox_to_tasks])) frame.out.push_back(GoTo{Section::Tasks});
  ImGui::EndGroup();
}

}  // namespace

bool shows_held(const InboxFrame& frame) {
  const bool only_held = frame.open.conflicts.empty() && !frame.open.held_groups.empty();
  return frame.drafts.inbox.shows_held || only_held;
}

size_t entries(const InboxFrame& frame) {
  return shows_held(frame) ? frame.open.held_groups.size() : frame.open.conflicts.size();
}

size_t current_entry(const InboxFrame& frame) {
  const InboxDraft& inbox = frame.drafts.inbox;
  return shows_held(frame) ? inbox.held_place : inbox.place;
}

void go_to_entry(const InboxFrame& frame, size_t place) {
  InboxDraft& inbox = frame.drafts.inbox;
  if (entries(frame) == 0) return;
  place = std::min(place, entries(frame) - 1);
  if (place == current_entry(frame)) return;
  inbox.into_view = true;
  if (shows_held(frame)) {
    inbox.held_place = place;
    inbox.held = frame.open.held_groups[place].record;
  } else {
    begin(inbox, frame.open.conflicts[place], place);
  }
}

void show_conflict(Drafts& drafts, Register::CellRef cell, Intents& out) {
  drafts.inbox.shows_held = false;
  begin(drafts.inbox, cell, 0);
  out.push_back(GoTo{Section::Conflicts});
}

void draw_conflicts(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                    Intents& out) {
  const InboxFrame frame{*state.open, drafts, ui, out};
  fill_rect(min, max, ui.color.bg1);
  if (frame.open.conflicts.empty() && frame.open.held_groups.empty() &&
      frame.open.decided.empty()) {
    drafts.inbox.shows_held = false;
    return draw_nothing(frame, min, max);
  }
  settle(state, drafts.inbox);
  inbox_keys(frame);
  const float split = min.x + std::min(kList, (max.x - min.x) * kListShare);
  draw_inbox_list(frame, min, {split, max.y});
  settle(state, drafts.inbox);  // another one may have been chosen
  hairline({split, min.y}, {split, max.y}, ui.color.line1);
  const ImVec2 right(split + 1, min.y);
  if (entries(frame) == 0)
    draw_nothing(frame, right, max);
  else if (shows_held(frame))
    draw_held(frame, right, max);
  else
    draw_conflict(frame, right, max);
}

}  // namespace taizhang
