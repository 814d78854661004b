#include "ui/text_menu.h"

#include <algorithm>
#include <array>

#include "imgui_internal.h"
#include "ui/text_visit.h"
#include "ui/widgets.h"

namespace taizhang {
namespace {

constexpr float kWidth = 200;
constexpr float kRow = space::kToolButton;

struct Item {
  TextAction action;
  Text name;
  const char* keys;
  bool begins_group;
};
constexpr std::array<Item, 6> kItems = {{
    {TextAction::Undo, Text::edit_undo, "Ctrl+Z", false},
    {TextAction::Redo, Text::edit_redo, "Ctrl+Y", false},
    {TextAction::Cut, Text::edit_cut, "Ctrl+X", true},
    {TextAction::Copy, Text::edit_copy, "Ctrl+C", false},
    {TextAction::Paste, Text::edit_paste, "Ctrl+V", false},
    {TextAction::SelectAll, Text::edit_select_all, "Ctrl+A", true},
}};

// The visit to the field that is the last item; null when it is not being edited.
TextVisit* current_visit() {
  TextVisit& visit = text_visit(*ImGui::GetCurrentContext());
  return visit.id != 0 && ImGui::GetItemID() == visit.id && ImGui::IsItemActive() ? &visit
                                                                                  : nullptr;
}

// The next item in that direction that can be chosen.
size_t step(const TextVisit& visit, size_t from, size_t by) {
  size_t to = from;
  do to = (to + by) % kItems.size();
  while (to != from && !can(visit, kItems[to].action));
  return to;
}

enum class Answer { None, Chosen, Closed };

Answer use_menu_keys(TextVisit& visit) {
  const auto pressed = [&](ImGuiKey key) {
    ImGui::SetKeyOwner(key, visit.id);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, visit.id);
  };
  for (const ImGuiDir direction : {ImGuiDir_Left, ImGuiDir_Right, ImGuiDir_Up, ImGuiDir_Down})
    ImGui::GetCurrentContext()->ActiveIdUsingNavDirMask |= 1u << direction;
  const bool down = pressed(ImGuiKey_DownArrow), up = pressed(ImGuiKey_UpArrow);
  const bool enter = pressed(ImGuiKey_Enter), escape = pressed(ImGuiKey_Escape);
  if (down || !can(visit, kItems[visit.menu_item].action))
    visit.menu_item = step(visit, visit.menu_item, 1);
  if (up) visit.menu_item = step(visit, visit.menu_item, kItems.size() - 1);
  if (escape) return Answer::Closed;
  return enter ? Answer::Chosen : Answer::None;
}

// True when it was pressed.
bool draw_item(const Ui& ui, TextVisit& visit, size_t index) {
  const Item& item = kItems[index];
  const bool enabled = can(visit, item.action);
  const ImVec2 min = ImGui::GetCursorScreenPos(), max = min + ImVec2(kWidth - 8, kRow);
  if (item.begins_group) hairline({min.x, min.y - 3}, {max.x, min.y - 3}, ui.color.line1);
  ImGui::BeginDisabled(!enabled);
  ImGui::ItemSize(max - min);
  ImGui::ItemAdd({min, max}, ImGui::GetID(item.keys));
  const bool hovered = ImGui::IsMouseHoveringRect(min, max);
  if (hovered && enabled) visit.menu_item = index;
  const bool chosen = enabled && visit.menu_item == index;
  mirror::say_last_item({.role = Role::MenuItem, .name = ui[item.name], .selected = chosen});
  ImGui::EndDisabled();
  if (chosen) fill_rect(min, max, ui.color.hover, space::kTagRadius);
  const ImU32 color = enabled ? ui.color.text1 : ui.color.text3;
  draw_text(ui, {min.x + 8, min.y + 4}, ui[item.name], color, type::kBody, Weight::Regular, true);
  draw_text(ui, {max.x - 8 - text_width(ui, item.keys, type::kSmall), min.y + 6}, item.keys,
            ui.color.text3, type::kSmall, Weight::Regular, true);
  return enabled && ((hovered && ImGui::IsMouseClicked(0)) || mirror::pressed_last_item());
}

// No ImGui popup: that would take the focus from the field and end the visit.
Answer draw_menu(const Ui& ui, TextVisit& visit) {
  const float height = kRow * kItems.size() + 2 * 6 + 2 * space::k1;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const ImVec2 at(
      std::max(0.0f, std::min(visit.menu->x, screen.x - kWidth)),
      visit.menu->y + height > screen.y ? std::max(0.0f, visit.menu->y - height) : visit.menu->y);
  ImGui::SetNextWindowPos(at);
  ImGui::SetNextWindowSize({kWidth, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(space::k1, space::k1));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, space::kRadius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.color.bg1);
  ImGui::PushStyleColor(ImGuiCol_Border, ui.color.line2);
  ImGui::Begin("##text menu", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoNav);
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  mirror::begin(Role::Menu, "text menu", ui[Text::edit_menu], at.x, at.y, kWidth, height);
  visit.menu = at;
  visit.menu_end = at + ImVec2(kWidth, height);
  Answer answer = use_menu_keys(visit);
  for (size_t i = 0; i < kItems.size(); ++i) {
    if (kItems[i].begins_group) ImGui::Dummy({1, 6});
    if (draw_item(ui, visit, i)) {
      visit.menu_item = i;
      answer = Answer::Chosen;
    }
  }
  mirror::end();
  ImGui::End();
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(4);
  return answer;
}

std::string why(const Ui& ui, const TextVisit& visit) {
  switch (visit.refusal->why) {
    case TextRefusal::Why::ClipboardClosed:
      return ui[Text::edit_press_paste];
    case TextRefusal::Why::TooLong: {
      const size_t now = count_code_points(visit.edit.text);
      const size_t room = visit.limit > now ? visit.limit - now : 0;
      return ui(Text::edit_too_long, {std::to_string(visit.limit), std::to_string(room),
                                      std::to_string(visit.refusal->characters)});
    }
  }
}

}  // namespace

bool text_menu(const Ui& ui, std::string& text) {
  TextVisit* const visit = current_visit();
  if (visit == nullptr || !visit->menu) return false;
  const Answer answer = draw_menu(ui, *visit);
  if (answer == Answer::None) return false;
  visit->menu.reset();
  if (answer == Answer::Closed) return false;
  const TextAction action = kItems[visit->menu_item].action;
  visit->wants_paste = action == TextAction::Paste;
  if (action != TextAction::Paste) act(*visit, action);
  if (visit->edit.text == text) return false;
  text = visit->edit.text;
  ImGui::MarkItemEdited(visit->id);
  return true;
}

void text_remarks(const Ui& ui, float width) {
  const TextVisit* const visit = current_visit();
  if (visit == nullptr) return;
  const size_t count = count_code_points(visit->edit.text);
  const bool nearly_full = 10 * count >= 9 * visit->limit;
  if (!nearly_full && !visit->refusal) return;
  ImGuiContext& g = *ImGui::GetCurrentContext();
  const ImGuiLastItemData last = g.LastItemData;
  if (nearly_full) {
    const std::string figures = std::to_string(count) + "/" + std::to_string(visit->limit);
    line(ui, figures, count >= visit->limit ? ui.color.late.text : ui.color.text2, type::kSmall);
  }
  if (visit->refusal) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string words = why(ui, *visit);
    const float height = paragraph(ui, words, width, ui.color.late.text, type::kSmall);
    mirror::begin(Role::Alert, "refusal", words, at.x, at.y, width, height);
    mirror::end();
  }
  g.LastItemData = last;
}

}  // namespace taizhang
