#include <algorithm>
#include <string>
#include <utility>

#include "app/table_cells.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kEntry = 57;
constexpr float kGroup = 26;
constexpr float kDecided = 48;
constexpr float kGrouping = 116;
constexpr float kPadding = 14;
constexpr float kPopup = 300;
constexpr float kScrollbar = 10;

// A line of the list: what it is about, what of it, and who.
struct Entry {
  std::string number, title, field, who;
};

std::string number_of(const OpenRegister& open, RecordId record) {
  const OutlineRow* row = outline_row_above(open, record);
  return row == nullptr || row->is_part ? std::string() : row->number;
}

Entry entry_of(const InboxFrame& frame, size_t index) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  if (!shows_held(frame)) {
    const Register::CellRef& cell = open.conflicts[index];
    return {number_of(open, cell.record), subject_title(open, cell.record),
            disputed_words(open.reg, cell, ui.language), who_disagree(open, cell, ui.language)};
  }
  const HeldGroup& group = open.held_groups[index];
  std::string names;
  for (const HeldChange& one : group.changes) {
    const std::string name =
        department_name(open, text_of(open.reg, one.held, fields::kDepartment));
    if (!names.contains(name)) names += (names.empty() ? "" : " ") + name;
  }
  const auto count = static_cast<long long>(group.changes.size());
  return {number_of(open, group.record), held_title(open, group, ui.language),
          ui(Text::held_count, {number(count)}), std::move(names)};
}

void draw_entry(const InboxFrame& frame, const Entry& entry, bool chosen, ImVec2 min, float right) {
  const Ui& ui = frame.ui;
  const float bottom = min.y + kEntry;
  if (chosen) {
    fill_rect(min, {right, bottom}, ui.color.select);
    fill_rect(min, {min.x + 2, bottom}, ui.color.accent);
  } else {
    fill_rect(min, {right, bottom}, ground_of_item(ui, 0));
  }
  focus_ring(ui, 2);
  hairline({min.x, bottom - 1}, {right, bottom - 1}, ui.color.line1);
  const float end = right - kPadding;
  float x = min.x + kPadding;
  draw_text(ui, {x, min.y + 10}, entry.number, ui.color.text3, type::kSmall, Weight::Regular, true);
  if (!entry.number.empty()) x += text_width(ui, entry.number, type::kSmall) + space::k2;
  draw_fitted(ui, {x, min.y + 8}, end - x, entry.title, ui.color.text1, type::kBody,
              chosen ? Weight::Bold : Weight::Regular);
  x = min.x + kPadding;
  draw_shape(ImGui::GetWindowDrawList(), Shape::Fork, {x + 5, min.y + 40}, 10,
             ui.color.conflict.mark);
  x += 14;
  const float half = (end - x) / 2;
  draw_fitted(ui, {x, min.y + 31}, half, entry.field, ui.color.conflict.text, type::kSmall);
  x += std::min(half, text_width(ui, entry.field, type::kSmall)) + space::k3;
  const float who = std::min(end - x, text_width(ui, entry.who, type::kSmall));
  draw_fitted(ui, {end - who, min.y + 31}, who + 1, entry.who, ui.color.text3, type::kSmall);
}

// The groups of the list that is shown, as far as the entry at `place`.
size_t groups_up_to(const InboxFrame& frame, size_t place) {
  if (shows_held(frame)) return 0;
  return static_cast<size_t>(std::ranges::count_if(
      frame.open.groups, [&](const ConflictGroup& group) { return group.first <= place; }));
}

// Where an entry begins in the list; its group's heading stands above it.
float top_of(const InboxFrame& frame, size_t place) {
  return kEntry * static_cast<float>(place) +
         kGroup * static_cast<float>(groups_up_to(frame, place));
}

void keep_in_view(const InboxFrame& frame) {
  if (!frame.drafts.inbox.into_view) return;
  frame.drafts.inbox.into_view = false;
  const float y = top_of(frame, current_entry(frame));
  const float height = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY())
    ImGui::SetScrollY(y);
  else if (y + kEntry > ImGui::GetScrollY() + height)
    ImGui::SetScrollY(y + kEntry - height);
}

void draw_group(const InboxFrame& frame, size_t index, ImVec2 at, float right) {
  const Ui& ui = frame.ui;
  const std::vector<ConflictGroup>& groups = frame.open.groups;
  const size_t end =
      index + 1 < groups.size() ? groups[index + 1].first : frame.open.conflicts.size();
  const std::string& name = groups[index].name;
  const std::string words =
      ui(Text::inbox_group,
         {name.empty() ? ui[Text::inbox_here] : name,
          number(static_cast<long long>(end) - static_cast<long long>(groups[index].first))});
  fill_rect(at, {right, at.y + kGroup}, ui.color.bg2);
  mirror::text(Role::Text, words, at.x, at.y, right - at.x, kGroup);
  draw_fitted(ui, {at.x + kPadding, at.y + 5}, right - at.x - 2 * kPadding, words, ui.color.text2,
              type::kSmall, Weight::Bold);
}

// A conflict that is decided; pressed, it shows how it came to what it is.
void draw_decided_one(const InboxFrame& frame, const DecidedCell& decided, ImVec2 at, float right) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  const std::string title = subject_title(open, decided.cell.record);
  const std::string cell = disputed_words(open.reg, decided.cell, ui.language);
  ImGui::SetCursorScreenPos(at);
  const bool clicked = press_area("decided", {right - at.x, kDecided});
  mirror::say_last_item(
      {.role = Role::ListItem, .name = ui(Text::inbox_decided_name, {title, cell})});
  fill_rect(at, {right, at.y + kDecided}, ground_of_item(ui, 0));
  focus_ring(ui, 2);
  const float tag = tag_width(ui, ui[Text::inbox_decided]);
  const float x = at.x + kPadding, end = right - kPadding;
  draw_fitted(ui, {x, at.y + 4}, end - x - tag - space::k2, title, ui.color.text1);
  draw_tag(ui, {end - tag, at.y + 6}, ui[Text::inbox_decided], ui.color.ok);
  draw_fitted(ui, {x, at.y + 25}, end - x, cell, ui.color.text3, type::kSmall);
  hairline({at.x, at.y + kDecided - 1}, {right, at.y + kDecided - 1}, ui.color.line1);
  if (!clicked && !mirror::pressed_last_item()) return;
  const OutlineRow* row = outline_row_above(open, decided.cell.record);
  open_history(open, frame.drafts, row != nullptr ? row->record : RecordId{});
}

void draw_decided(const InboxFrame& frame, ImVec2 min, ImVec2 max, float right) {
  const Ui& ui = frame.ui;
  const std::vector<DecidedCell>& all = frame.open.decided;
  if (all.empty()) return;
  float y = ImGui::GetCursorScreenPos().y + space::k3;
  const std::string head =
      ui(Text::inbox_group, {ui[Text::inbox_decided], number(static_cast<long long>(all.size()))});
  fill_rect({min.x, y}, {right, y + kGroup}, ui.color.bg2);
  draw_text(ui, {min.x + kPadding, y + 5}, head, ui.color.text2, type::kSmall, Weight::Bold, true);
  y += kGroup;
  mirror::begin(Role::List, "decided", ui[Text::inbox_decided], min.x, y, right - min.x,
                kDecided * static_cast<float>(all.size()));
  for (size_t i = 0; i < all.size(); ++i, y += kDecided) {
    if (y + kDecided < min.y || y > max.y) continue;
    ImGui::PushID(static_cast<int>(i));
    draw_decided_one(frame, all[i], {min.x, y}, right);
    ImGui::PopID();
  }
  mirror::end();
  ImGui::SetCursorScreenPos({min.x, y});
  ImGui::Dummy({1, 1});
}

void draw_entries(const InboxFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const size_t count = entries(frame);
  begin_region("inbox list", min, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::List, "inbox",
                ui[shows_held(frame) ? Text::inbox_held_list : Text::inbox_list], min.x, min.y,
                max.x - min.x, max.y - min.y);
  keep_in_view(frame);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const float height = top_of(frame, count);
  const float decided =
      shows_held(frame) ? 0 : kDecided * static_cast<float>(frame.open.decided.size());
  const float right = max.x - (height + decided + 64 > max.y - min.y ? kScrollbar : 0);
  size_t group = 0;
  for (size_t i = 0; i < count; ++i) {
    const ImVec2 at(min.x, origin.y + top_of(frame, i));
    if (group < groups_up_to(frame, i)) {
      draw_group(frame, group, {at.x, at.y - kGroup}, right);
      ++group;
    }
    if (at.y + kEntry < min.y || at.y > max.y) continue;
    const Entry entry = entry_of(frame, i);
    const bool chosen = i == current_entry(frame);
    ImGui::PushID(static_cast<int>(i));
    ImGui::SetCursorScreenPos(at);
    const bool clicked = press_area("entry", {right - min.x, kEntry});
    mirror::say_last_item(
        {.role = Role::ListItem,
         .name = entry.number + " " + entry.title + " " + entry.field + " " + entry.who,
         .selected = chosen});
    if (clicked || mirror::pressed_last_item()) go_to_entry(frame, i);
    draw_entry(frame, entry, chosen, at, right);
    ImGui::PopID();
  }
  mirror::end();
  ImGui::SetCursorScreenPos({origin.x + kPadding, origin.y + height + space::k3});
  if (count > 0)
    paragraph(ui, ui[shows_held(frame) ? Text::held_says : Text::inbox_says],
              right - min.x - 2 * kPadding, ui.color.text3, type::kSmall);
  ImGui::Dummy({1, 1});
  if (!shows_held(frame)) draw_decided(frame, min, max, right);
  end_region();
}

void draw_bulk(const InboxFrame& frame, float right, float y) {
  const Ui& ui = frame.ui;
  const ButtonLook look{.kind = Kind::Quiet, .icon = Icon::List, .height = 28};
  const float width = button_width(ui, ui[Text::inbox_bulk], look);
  ImGui::SetCursorScreenPos({right - space::k2 - width, y + 8});
  if (button(ui, "bulk", ui[Text::inbox_bulk], look)) ImGui::OpenPopup("sides");
  hang_popup("sides", {right - space::k2 - width, y + 38});
  const bool open = begin_popup(ui, "sides", kPopup);
  for (size_t i = 0; open && i < frame.open.sides.size(); ++i) {
    const Side& side = frame.open.sides[i];
    ImGui::PushID(static_cast<int>(i));
    if (menu_item(ui, side_words(ui, side), "", kPopup - 2 * space::k1)) {
      frame.out.push_back(DecideAll{side.heads});
      ImGui::CloseCurrentPopup();
    }
    tooltip(ui, side_words(ui, side));
    ImGui::PopID();
  }
  end_popup(open);
}

void draw_grouping(const InboxFrame& frame, float right, float y) {
  const Ui& ui = frame.ui;
  const std::vector<std::string> names = {ui[Text::inbox_ungrouped], ui[Text::inbox_by_department],
                                          ui[Text::inbox_by_file]};
  ImGui::SetCursorScreenPos({right - space::k2 - kGrouping, y - 1});
  if (const auto picked = combo(ui, "grouping", ui[Text::inbox_grouping], names,
                                static_cast<size_t>(frame.open.grouping), kGrouping))
    frame.out.push_back(GroupConflicts{static_cast<Grouping>(*picked)});
}

}  // namespace

std::string side_words(const Ui& ui, const Side& side) {
  const std::string count = number(static_cast<long long>(side.heads.size()));
  switch (side.kind) {
    case Side::Kind::Here:
      return ui(Text::inbox_bulk_here, {count});
    case Side::Kind::Department:
      return ui(Text::inbox_bulk_department, {side.name, count});
    case Side::Kind::File:
      return ui(Text::inbox_bulk_file, {side.name, count});
  }
}

void draw_inbox_list(const InboxFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const bool held = shows_held(frame);
  ImGui::SetCursorScreenPos({min.x + kPadding, min.y + 10});
  heading(ui, ui[Text::place_conflicts]);
  if (!held && !frame.open.sides.empty()) draw_bulk(frame, max.x, min.y);
  const float chips = min.y + space::kToolbar;
  const int conflicts = static_cast<int>(frame.open.conflicts.size());
  ImGui::SetCursorScreenPos({min.x + kPadding, chips + 2});
  if (chip(ui, "pending", ui[Text::inbox_pending], conflicts, !held))
    frame.drafts.inbox.shows_held = false;
  ImGui::SetCursorScreenPos(
      {min.x + kPadding + chip_width(ui, ui[Text::inbox_pending], conflicts) + space::k2,
       chips + 2});
  if (chip(ui, "held", ui[Text::inbox_held], static_cast<int>(frame.open.held.size()), held))
    frame.drafts.inbox.shows_held = true;
  if (!held && conflicts > 1) draw_grouping(frame, max.x, chips);
  const float top = chips + space::kChips;
  hairline({min.x, top - 1}, {max.x, top - 1}, ui.color.line1);
  draw_entries(frame, {min.x, top}, max);
}

}  // namespace taizhang
