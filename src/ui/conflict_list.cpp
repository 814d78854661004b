#include <algorithm>
#include <string>
#include <utility>

#include "app/report.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kEntry = 57;
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
        department_name(open.reg, text_of(open.reg, one.held, fields::kDepartment));
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
  } else if (ImGui::IsItemHovered()) {
    fill_rect(min, {right, bottom}, ui.color.hover);
  }
  focus_ring(ui, 2);
  hairline({min.x, bottom - 1}, {right, bottom - 1}, ui.color.line1);
  const float end = right - kPadding;
  float x = min.x + kPadding;
  draw_text(ui, {x, min.y + 10}, entry.number, ui.color.text3, type::kSmall, Weight::Regular, true);
  if (!entry.number.empty()) x += text_width(ui, entry.number, type::kSmall) + space::k2;
  bool cut = draw_fitted(ui, {x, min.y + 8}, end - x, entry.title, ui.color.text1, type::kBody,
                         chosen ? Weight::Bold : Weight::Regular);
  x = min.x + kPadding;
  draw_shape(ImGui::GetWindowDrawList(), Shape::Fork, {x + 5, min.y + 40}, 10,
             ui.color.conflict.mark);
  x += 14;
  const float half = (end - x) / 2;
  cut |= draw_fitted(ui, {x, min.y + 31}, half, entry.field, ui.color.conflict.text, type::kSmall);
  x += std::min(half, text_width(ui, entry.field, type::kSmall)) + space::k3;
  const float who = std::min(end - x, text_width(ui, entry.who, type::kSmall));
  cut |= draw_fitted(ui, {end - who, min.y + 31}, who + 1, entry.who, ui.color.text3, type::kSmall);
  if (cut) tooltip(ui, entry.title + "\n" + entry.field + "  ·  " + entry.who);
}

void keep_in_view(const InboxFrame& frame) {
  if (!frame.drafts.inbox.into_view) return;
  frame.drafts.inbox.into_view = false;
  const float y = kEntry * static_cast<float>(current_entry(frame));
  const float height = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY())
    ImGui::SetScrollY(y);
  else if (y + kEntry > ImGui::GetScrollY() + height)
    ImGui::SetScrollY(y + kEntry - height);
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
  const float height = kEntry * static_cast<float>(count);
  const float right = max.x - (height + 64 > max.y - min.y ? kScrollbar : 0);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), kEntry);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const auto index = static_cast<size_t>(i);
      const Entry entry = entry_of(frame, index);
      const bool chosen = index == current_entry(frame);
      const ImVec2 at(min.x, origin.y + kEntry * static_cast<float>(i));
      ImGui::PushID(i);
      ImGui::SetCursorScreenPos(at);
      const bool clicked = press_area("entry", {right - min.x, kEntry});
      mirror::say_last_item(
          {.role = Role::ListItem,
           .name = entry.number + " " + entry.title + " " + entry.field + " " + entry.who,
           .selected = chosen});
      if (clicked || mirror::pressed_last_item()) go_to_entry(frame, index);
      draw_entry(frame, entry, chosen, at, right);
      ImGui::PopID();
    }
  }
  clipper.End();
  mirror::end();
  ImGui::SetCursorScreenPos({origin.x + kPadding, origin.y + height + space::k3});
  paragraph(ui, ui[shows_held(frame) ? Text::held_says : Text::inbox_says],
            right - min.x - 2 * kPadding, ui.color.text3, type::kSmall);
  end_region();
}

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

void draw_bulk(const InboxFrame& frame, float right, float y) {
  const Ui& ui = frame.ui;
  const ButtonLook look{.kind = Kind::Quiet, .icon = Icon::List, .height = 28};
  const float width = button_width(ui, ui[Text::inbox_bulk], look);
  ImGui::SetCursorScreenPos({right - space::k2 - width, y + 8});
  if (button(ui, "bulk", ui[Text::inbox_bulk], look)) ImGui::OpenPopup("sides");
  ImGui::SetNextWindowPos({right - space::k2 - width, y + 38});
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

}  // namespace

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
  const float top = chips + space::kChips;
  hairline({min.x, top - 1}, {max.x, top - 1}, ui.color.line1);
  draw_entries(frame, {min.x, top}, max);
}

}  // namespace taizhang
