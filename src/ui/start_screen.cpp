#include <algorithm>
#include <cmath>
#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidest = 1080;
constexpr float kDoor = 194;
constexpr float kRecentRow = 44;

struct Door {
  const char* id;
  Icon icon;
  Text title, says, action, takes;
  bool primary;
};

constexpr Door kDoors[] = {
    {"notice", Icon::Book, Text::door_notice_title, Text::door_notice_says,
     Text::door_notice_action, Text::door_notice_takes, true},
    {"snapshot", Icon::Folder, Text::door_snapshot_title, Text::door_snapshot_says,
     Text::door_snapshot_action, Text::door_snapshot_takes, false},
    {"sample", Icon::Building, Text::door_sample_title, Text::door_sample_says,
     Text::door_sample_action, Text::door_sample_takes, false},
};

void act_on(const Door& door, Intents& out) {
  if (door.icon == Icon::Book) out.push_back(PickNotice{});
  if (door.icon == Icon::Folder) out.push_back(PickSnapshot{});
  if (door.icon == Icon::Building) out.push_back(OpenSample{});
}

void draw_door(const Door& door, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  ImGui::PushID(door.id);
  fill_rect(min, max, ui.color.bg1, space::kCardRadius);
  stroke_rect(min, max, door.primary ? ui.color.accent : ui.color.line1, space::kCardRadius);
  const float x = min.x + space::k5;
  draw_icon(ImGui::GetWindowDrawList(), door.icon, {x, min.y + space::k5}, 24,
            door.primary ? ui.color.accent : ui.color.text2);
  ImGui::SetCursorScreenPos({x, min.y + 58});
  heading(ui, ui[door.title]);
  ImGui::SetCursorScreenPos({x, min.y + 85});
  paragraph(ui, ui[door.says], max.x - min.x - 2 * space::k5, ui.color.text2);

  const float y = max.y - space::k5 - space::kButton;
  ImGui::SetCursorScreenPos({x, y});
  if (button(ui, "open", ui[door.action], {.kind = door.primary ? Kind::Primary : Kind::Outlined}))
    act_on(door, out);
  if (door.primary) {
    ImGui::SameLine();
    if (button(ui, "paste", ui[Text::door_notice_paste])) out.push_back(ShowPaste{});
  }
  const char* takes = ui[door.takes];
  draw_text(ui,
            {max.x - space::k5 - text_width(ui, takes, type::kSmall),
             y + (space::kButton - type::kSmall) / 2},
            takes, ui.color.text3, type::kSmall);
  ImGui::PopID();
}

struct RecentColumns {
  float title, done, updated, action, right;
};

void draw_recent_header(const Ui& ui, const RecentColumns& at, float y) {
  fill_rect({at.title, y}, {at.right, y + space::kHeader}, ui.color.bg0);
  hairline({at.title, y + space::kHeader - 1}, {at.right, y + space::kHeader - 1}, ui.color.line2);
  const float text_y = y + (space::kHeader - type::kSmall) / 2;
  draw_text(ui, {at.title + space::k3, text_y}, ui[Text::recent_register], ui.color.text2,
            type::kSmall);
  draw_text(ui, {at.done, text_y}, ui[Text::recent_done], ui.color.text2, type::kSmall);
  draw_text(ui, {at.updated, text_y}, ui[Text::recent_updated], ui.color.text2, type::kSmall);
}

void draw_recent_row(const Recent& recent, Drafts& drafts, const Ui& ui, const RecentColumns& at,
                     float y, Intents& out) {
  ImGui::PushID(recent.key.c_str());
  ImGui::SetCursorScreenPos({at.title, y});
  ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_area("row", {at.right - at.title, kRecentRow});
  const bool hovered = ImGui::IsItemHovered();
  mirror::say_last_item({.role = Role::Button, .name = ui(Text::recent_open_name, {recent.title})});
  if (clicked || mirror::pressed_last_item()) out.push_back(OpenStored{recent.key});
  if (hovered) fill_rect({at.title + 1, y}, {at.right - 1, y + kRecentRow - 1}, ui.color.hover);
  focus_ring(ui, space::kTagRadius);
  hairline({at.title, y + kRecentRow - 1}, {at.right, y + kRecentRow - 1}, ui.color.line1);

  const float text_y = y + (kRecentRow - type::kBody) / 2;
  draw_icon(ImGui::GetWindowDrawList(), Icon::File, {at.title + space::k3, y + 14}, 16,
            ui.color.text1);
  const float x = at.title + space::k9;
  const float room = at.done - x - space::k3;
  draw_fitted(ui, {x, text_y}, room, recent.title, ui.color.text1, type::kBody, Weight::Bold);
  const float used = std::min(room, text_width(ui, recent.title, type::kBody, Weight::Bold)) + 10;
  if (room - used > 60)
    draw_fitted(ui, {x + used, text_y + 2}, room - used, recent.issuer, ui.color.text2,
                type::kSmall);

  const float part = recent.tasks == 0
                         ? 0.0f
                         : static_cast<float>(recent.closed) / static_cast<float>(recent.tasks);
  bar(ui, {at.done, y + 18}, {96, 8}, part, ui.color.done.fill);
  draw_text(ui, {at.done + 104, text_y + 2},
            ui(Text::recent_closed, {number(recent.closed), number(recent.tasks)}), ui.color.text2,
            type::kSmall);
  const std::string when = recent.updated.empty()
                               ? "—"
                               : recent.updated.substr(0, 10) + " " + recent.updated.substr(11, 5);
  draw_text(ui, {at.updated, text_y + 2}, when, ui.color.text2, type::kSmall);

  ImGui::SetCursorScreenPos({at.right - space::k3 - 28, y + 8});
  if (icon_button(ui, "delete", Icon::Trash, ui(Text::recent_delete_name, {recent.title})))
    drafts.deleting = recent.key;
  ImGui::PopID();
}

float draw_recents(const AppState& state, Drafts& drafts, const Ui& ui, float left, float right,
                   float y, Intents& out) {
  ImGui::SetCursorScreenPos({left, y});
  heading(ui, ui[Text::recent_title]);
  if (state.recents.empty()) {
    ImGui::SetCursorScreenPos({left, y + 32});
    paragraph(ui, ui[Text::recent_none], right - left, ui.color.text2);
    return y + 60;
  }
  draw_text(ui,
            {left + text_width(ui, ui[Text::recent_title], type::kTitle, Weight::Bold) + space::k2,
             y + 4},
            number(static_cast<long long>(state.recents.size())), ui.color.text3, type::kSmall);
  y += 32;
  const float width = right - left;
  const RecentColumns at{left, left + width * 0.5f, left + width * 0.76f, right - 90, right};
  const float height = space::kHeader + kRecentRow * static_cast<float>(state.recents.size());
  fill_rect({left, y}, {right, y + height}, ui.color.bg1, space::kCardRadius);
  draw_recent_header(ui, at, y);
  float row_y = y + space::kHeader;
  for (const Recent& recent : state.recents) {
    draw_recent_row(recent, drafts, ui, at, row_y, out);
    row_y += kRecentRow;
  }
  stroke_rect({left, y}, {right, y + height}, ui.color.line1, space::kCardRadius);
  return row_y + space::k4;
}

void draw_delete_dialog(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.deleting && !ImGui::IsPopupOpen("delete register"))
    ImGui::OpenPopup("delete register");
  if (!begin_dialog(ui, "delete register", ui[Text::delete_register_title])) return;
  std::string title;
  for (const Recent& recent : state.recents)
    if (recent.key == drafts.deleting) title = recent.title;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui(Text::delete_register_says, {title}), width, ui.color.text2);
  const DialogAnswer answer =
      dialog_buttons(ui, ui[Text::delete_register_action], {.kind = Kind::Danger});
  if (answer == DialogAnswer::Verb) out.push_back(DeleteStored{*drafts.deleting});
  if (answer != DialogAnswer::None) {
    drafts.deleting.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace

void draw_start(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  begin_top_bar();
  draw_brand(ui, ui[Text::app_name], ui[Text::app_says], out);
  draw_common_buttons(state, drafts, ui, screen.x - space::k3, out);
  const std::string local = ui[Text::start_local];
  const float local_x = screen.x - 190 - text_width(ui, local, type::kSmall);
  if (local_x > 360) {
    draw_icon(ImGui::GetWindowDrawList(), Icon::Lock, {local_x - 20, 15}, 14, ui.color.text2);
    draw_text(ui, {local_x, 14}, local, ui.color.text2, type::kSmall);
  }
  mirror::end();
  draw_strip(state, ui, {0, space::kTopBar}, screen.x, out);

  const float top = space::kTopBar + strip_height(state);
  const ImVec2 foot(screen.x, screen.y - space::kStatusBar);
  begin_main({0, top}, foot);
  begin_region("start", {0, top}, foot, ui.color.bg0, {0, 0});
  const float width = std::min(kWidest, screen.x - 2 * space::k6);
  const float left = std::round((screen.x - width) / 2), right = left + width;
  float y = ImGui::GetCursorScreenPos().y + 40;
  ImGui::SetCursorScreenPos({left, y});
  heading(ui, ui[Text::start_title], type::kLarge);
  ImGui::SetCursorScreenPos({left, y + 34});
  paragraph(ui, ui[Text::start_says], width, ui.color.text2);

  y += 72;
  const float gap = space::k4;
  const float door = std::floor((width - 2 * gap) / 3);
  float x = left;
  for (const Door& one : kDoors) {
    draw_door(one, ui, {x, y}, {x + door, y + kDoor}, out);
    x += door + gap;
  }
  y = draw_recents(state, drafts, ui, left, right, y + kDoor + 30, out);
  ImGui::SetCursorScreenPos({left, y});
  ImGui::Dummy({1, space::k4});
  draw_delete_dialog(state, drafts, ui, out);
  end_region();
  mirror::end();
  draw_status_bar(state, ui, ui[Text::status_start]);
}

}  // namespace taizhang
