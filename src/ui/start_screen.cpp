#include <algorithm>
#include <cmath>
#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidest = 1080;
constexpr float kSays = 85;  // where a door's sentences begin

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
  ImGui::SetCursorScreenPos({x, min.y + kSays});
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
  if (max.x - space::k5 - text_width(ui, takes, type::kSmall) <
      ImGui::GetItemRectMax().x + space::k2)
    return ImGui::PopID();  // there is no room for it beside the buttons
  draw_text(ui,
            {max.x - space::k5 - text_width(ui, takes, type::kSmall),
             y + (space::kButton - type::kSmall) / 2},
            takes, ui.color.text3, type::kSmall);
  ImGui::PopID();
}

// As the longest sentences need at such a width.
float door_height(const Ui& ui, float width) {
  size_t lines = 2;
  for (const Door& one : kDoors)
    lines = std::max(lines, lines_of(ui, ui[one.says], width - 2 * space::k5).size());
  return kSays + type::kBody * static_cast<float>(lines) + 17 + space::kButton + space::k5;
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
  const float foot_of_doors = y + door_height(ui, door);
  float x = left;
  for (const Door& one : kDoors) {
    draw_door(one, ui, {x, y}, {x + door, foot_of_doors}, out);
    x += door + gap;
  }
  draw_start_more(drafts, ui, {left, foot_of_doors + space::k3}, out);
  y = draw_stored(state, drafts, ui, left, right, foot_of_doors + 56, out);
  ImGui::SetCursorScreenPos({left, y});
  ImGui::Dummy({1, space::k4});
  draw_stored_dialogs(state, drafts, ui, out);
  end_region();
  mirror::end();
  draw_status_bar(state, drafts, ui, ui[Text::status_start], out);
}

}  // namespace taizhang
