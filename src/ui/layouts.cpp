#include "ui/layouts.h"

#include <array>
#include <cmath>
#include <utility>

#include "app/overview.h"

namespace taizhang {
namespace {

constexpr std::array kLayouts = {
    Segment{Text::layout_table, Icon::List}, Segment{Text::layout_cards, Icon::Cards},
    Segment{Text::layout_calendar, Icon::Calendar}, Segment{Text::layout_timeline, Icon::Timeline},
    Segment{Text::layout_matrix, Icon::Matrix}};
constexpr float kWordsFrom = 1080;   // width of a toolbar with room for them
constexpr float kSingleUnder = 560;  // width of one with room for a single button
constexpr float kSide = 9, kIcon = 16, kIconGap = 4;

float segment_width(const Ui& ui, const Segment& one, bool has_words) {
  const bool has_icon = one.icon != Icon::None;
  const float words = has_words ? std::ceil(text_width(ui, ui[one.name], type::kSmall)) : 0;
  return words + 2 * kSide - (has_words ? 0 : 2) + (has_icon ? kIcon : 0) +
         (has_icon && has_words ? kIconGap : 0);
}

}  // namespace

Text layout_name(Layout layout) { return kLayouts[static_cast<size_t>(layout)].name; }

float segments_width(const Ui& ui, std::span<const Segment> all, bool has_words) {
  float width = 0;
  for (const Segment& one : all) width += segment_width(ui, one, has_words);
  return width;
}

std::optional<size_t> segments(const Ui& ui, const char* id, Text name,
                               std::span<const Segment> all, size_t chosen, bool has_words) {
  std::optional<size_t> pressed;
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const ImVec2 max(min.x + segments_width(ui, all, has_words), min.y + space::kToolButton);
  ImGui::PushID(id);
  mirror::begin(Role::Group, "segments", ui[name], min.x, min.y, max.x - min.x, max.y - min.y);
  fill_rect(min, max, ui.color.bg1, space::kRadius);
  float x = min.x;
  for (size_t i = 0; i < all.size(); ++i) {
    const Segment& one = all[i];
    const float width = segment_width(ui, one, has_words);
    const bool is_chosen = i == chosen;
    ImGui::PushID(static_cast<int>(i));
    ImGui::SetCursorScreenPos({x, min.y});
    const bool clicked = press_area("one", {width, space::kToolButton});
    mirror::say_last_item({.role = Role::Button, .name = ui[one.name], .selected = is_chosen});
    if (clicked || mirror::pressed_last_item()) pressed = i;
    const ImU32 ground = is_chosen ? ui.color.accent_soft : ground_of_item(ui, 0);
    fill_rect({x + 1, min.y + 1}, {x + width - 1, max.y - 1}, ground, space::kTagRadius);
    const ImU32 color = is_chosen ? ui.color.accent : ui.color.text2;
    float at = x + kSide - (has_words ? 0 : 1);
    if (one.icon != Icon::None) {
      draw_icon(ImGui::GetWindowDrawList(), one.icon, {at, min.y + 6}, kIcon, color);
      at += kIcon + kIconGap;
    }
    if (has_words)
      draw_text(ui, {at, min.y + (space::kToolButton - type::kSmall) / 2}, ui[one.name], color,
                type::kSmall, Weight::Regular, true);
    else
      tooltip(ui, ui[one.name]);
    if (i > 0) hairline({x, min.y}, {x, max.y}, ui.color.line1);
    focus_ring(ui, space::kRadius);
    ImGui::PopID();
    x += width;
  }
  stroke_rect(min, max, ui.color.line2, space::kRadius);
  mirror::end();
  ImGui::PopID();
  return pressed;
}

float layout_switch_width(const Ui& ui, float room) {
  return room < kSingleUnder ? space::kToolButton : segments_width(ui, kLayouts, room > kWordsFrom);
}

namespace {

// As one button that opens a list of them.
std::optional<size_t> draw_layout_list(const Ui& ui, size_t now) {
  constexpr float kWidth = 120;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (icon_button(ui, "layout", kLayouts[now].icon, ui[Text::layout_name]))
    ImGui::OpenPopup("layouts");
  std::vector<std::string> names;
  for (const Segment& one : kLayouts) names.emplace_back(ui[one.name]);
  return option_popup(ui, "layouts", ui[Text::layout_name], names, now,
                      {at.x, at.y + space::kToolButton + 2}, kWidth);
}

}  // namespace

void draw_layout_switch(const OpenRegister& open, const Ui& ui, float room, Intents& out) {
  const size_t now = static_cast<size_t>(open.view.layout);
  const auto chosen = room < kSingleUnder ? draw_layout_list(ui, now)
                                          : segments(ui, "layout", Text::layout_name, kLayouts, now,
                                                     room > kWordsFrom);
  if (!chosen) return;
  TableView view = open.view;
  view.layout = static_cast<Layout>(*chosen);
  out.push_back(ChangeView{std::move(view)});
}

void draw_layout(const LayoutFrame& frame) {
  frame.drafts.table_focused = false;
  // What is edited in a layout is edited in the detail.
  if (std::exchange(frame.drafts.start_edit, false)) {
    frame.drafts.focus_title = true;
    frame.out.push_back(ShowDetail{});
  }
  fill_rect(frame.min, frame.max, frame.ui.color.bg0);
  switch (frame.open.view.layout) {
    case Layout::Table:
      return;
    case Layout::Cards:
      return draw_cards(frame);
    case Layout::Calendar:
      return draw_calendar(frame);
    case Layout::Timeline:
      return draw_timeline(frame);
    case Layout::Matrix:
      return draw_matrix(frame);
  }
}

std::string light_said(const Ui& ui, const Light& light) {
  return light.state == LightState::None ? ui[state_name(light.state)]
                                         : light_words(light, ui.language);
}

void draw_light(const Ui& ui, const Light& light, ImVec2 at, float room) {
  draw_light_shape(ui, light, {at.x + 5, at.y + type::kSmall / 2});
  draw_fitted(ui, {at.x + 14, at.y}, room - 14, light_said(ui, light),
              colors_of(ui.color, light.state).text, type::kSmall);
}

void press_task(const LayoutFrame& frame, const OutlineRow& row, ImVec2 min, ImVec2 max,
                std::string_view more) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  Drafts& drafts = frame.drafts;
  const bool selected = open.selected == row.record;
  const bool has_stop = selected || !spot_of(open, open.selected);
  ImGui::SetCursorScreenPos(min);
  const bool clicked = ImGui::InvisibleButton("task", {max.x - min.x, max.y - min.y},
                                              has_stop ? ImGuiButtonFlags_EnableNav : 0);
  if (selected && std::exchange(drafts.focus_cell, false))
    ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
  drafts.table_focused |= ImGui::IsItemFocused();
  const std::string_view status = status_of(open.reg, row.record);
  std::string name =
      ui(Text::layout_task_name,
         {row.number, std::string(text_of(open.reg, row.record, fields::kTitle)),
          status.empty() ? ui[Text::heading_none] : status_name(open.reg, status, ui.language),
          light_said(ui, task_light(open, row.record))});
  if (!more.empty()) name.append(" ").append(more);
  mirror::say_last_item({.role = Role::Button,
                         .name = name,
                         .selected = selected || open.marked.contains(row.record)});
  if (ImGui::IsItemHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    frame.out.push_back(SelectRecord{row.record, false});
    drafts.open_row_menu = true;
  }
  if ((!clicked || drafts.layout.dragged) && !mirror::pressed_last_item()) return;
  const ImGuiIO& io = ImGui::GetIO();
  drafts.scrolled_row = row.record;  // it is in sight
  if (io.KeyCtrl || io.KeyShift)
    frame.out.push_back(io.KeyCtrl ? Intent(MarkRow{row.record}) : Intent(MarkUpTo{row.record}));
  else
    frame.out.push_back(SelectRecord{row.record});
}

void bring_into_view(const LayoutFrame& frame, float y, float height) {
  frame.drafts.scrolled_row = frame.open.selected;
  const float room = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY())
    ImGui::SetScrollY(y);
  else if (y + height > ImGui::GetScrollY() + room)
    ImGui::SetScrollY(y + height - room);
}

void select_by_key(const LayoutFrame& frame, RecordId task) {
  frame.drafts.focus_cell = frame.drafts.table_focused;
  frame.drafts.cell_cursor = true;
  frame.out.push_back(SelectRecord{task, false});
}

void common_keys(const LayoutFrame& frame, const Keys& keys) {
  const OpenRegister& open = frame.open;
  if (keys.pressed(ImGuiKey_Escape)) {
    if (!open.marked.empty())
      frame.out.push_back(ClearMarks{});
    else if (open.detail && open.selected)
      frame.out.push_back(ShowDetail{false});
  }
  if (!spot_of(open, open.selected)) return;
  if (keys.pressed(ImGuiKey_Space)) frame.out.push_back(mark_of(open.selected));
  if (keys.pressed(ImGuiKey_Enter) || keys.pressed(ImGuiKey_KeypadEnter))
    frame.out.push_back(ShowDetail{});
}

}  // namespace taizhang
