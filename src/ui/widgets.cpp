#include "ui/widgets.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "ui/text_area.h"
#include "ui/text_menu.h"

namespace taizhang {
namespace {

constexpr float kIcon = 16;
constexpr float kIconGap = 6;
constexpr float kPopupGap = 2;  // between a popup and what it hangs from

struct Colors {
  ImU32 ground, edge, text;
};

// What a button looks like at rest, under the pointer and pressed.
Colors colors_of(const Palette& c, Kind kind, bool enabled, bool hovered, bool held) {
  const ImU32 clear = c.bg1 & 0x00FFFFFF;
  if (!enabled)
    return {kind == Kind::Quiet ? clear : c.bg2, kind == Kind::Quiet ? clear : c.line1, c.text3};
  switch (kind) {
    case Kind::Primary: {
      const ImU32 ground = held ? c.accent_active : hovered ? c.accent_hover : c.accent;
      return {ground, ground, c.on_accent};
    }
    case Kind::Outlined:
      return {held ? c.bg3 : hovered ? c.hover : c.bg1, c.line2, c.text1};
    case Kind::Quiet:
      return {held ? c.bg3 : hovered ? c.hover : clear, clear, c.text2};
    case Kind::Danger:
      return {held || hovered ? c.late.soft : c.bg1, c.late.mark, c.late.text};
  }
}

}  // namespace

bool press_area(const char* id, ImVec2 size, bool enabled) {
  ImGui::BeginDisabled(!enabled);
  const bool clicked = ImGui::InvisibleButton(id, size, ImGuiButtonFlags_EnableNav);
  ImGui::EndDisabled();
  if (enabled && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return clicked;
}

ImU32 ground_of_item(const Ui& ui, ImU32 rest) {
  if (ImGui::IsItemActive()) return ui.color.bg3;
  return ImGui::IsItemHovered() ? ui.color.hover : rest;
}

void focus_next_item() {
  ImGui::SetKeyboardFocusHere();
  // The item with the focus, when ImGui comes by it in another window, would take the request back.
  ImGui::GetCurrentContext()->NavId = 0;
}

void focus_ring(const Ui& ui, float radius, float outside) {
  if (!ImGui::IsItemFocused() || !ImGui::GetCurrentContext()->NavCursorVisible) return;
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  stroke_rect({min.x - outside, min.y - outside}, {max.x + outside, max.y + outside},
              ui.color.focus, radius, 2);
}

float button_width(const Ui& ui, std::string_view label, ButtonLook look) {
  if (look.width > 0) return look.width;
  const float sides = look.height < space::kButton ? 10 : 12;
  const float icon = look.icon == Icon::None ? 0 : kIcon + (label.empty() ? 0 : kIconGap);
  return std::ceil(text_width(ui, label, look.size)) + icon + 2 * sides;
}

bool button(const Ui& ui, const char* id, std::string_view label, ButtonLook look) {
  const ImVec2 size(button_width(ui, label, look), look.height);
  const bool clicked = press_area(id, size, look.enabled);
  mirror::say_last_item({.role = Role::Button, .name = label});
  const bool pressed = clicked || (look.enabled && mirror::pressed_last_item());

  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  const Colors colors =
      colors_of(ui.color, look.kind, look.enabled, ImGui::IsItemHovered(), ImGui::IsItemActive());
  fill_rect(min, max, colors.ground, space::kRadius);
  if (look.kind != Kind::Quiet) stroke_rect(min, max, colors.edge, space::kRadius);
  const float icon = look.icon == Icon::None ? 0 : kIcon + (label.empty() ? 0 : kIconGap);
  const float words = std::min(text_width(ui, label, look.size), size.x - icon - 2 * space::k2);
  float x = std::round(min.x + (size.x - icon - words) / 2);
  if (look.icon != Icon::None) {
    draw_icon(ImGui::GetWindowDrawList(), look.icon, {x, std::round(min.y + (size.y - kIcon) / 2)},
              kIcon, colors.text);
    x += kIcon + kIconGap;
  }
  draw_fitted(ui, {x, min.y + (size.y - look.size) / 2}, words + 1, label, colors.text, look.size);
  focus_ring(ui, space::kRadius);
  return pressed;
}

bool icon_button(const Ui& ui, const char* id, Icon icon, std::string_view name, bool enabled,
                 bool chosen) {
  const ImVec2 size(space::kToolButton, space::kToolButton);
  const bool clicked = press_area(id, size, enabled);
  mirror::say_last_item({.role = Role::Button, .name = name, .selected = chosen});
  const bool pressed = clicked || (enabled && mirror::pressed_last_item());

  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  const ImU32 ground = chosen ? ui.color.accent_soft : enabled ? ground_of_item(ui, 0) : 0;
  if (ground != 0) fill_rect(min, max, ground, space::kRadius);
  const ImU32 color = chosen ? ui.color.accent : enabled ? ui.color.text2 : ui.color.line2;
  draw_icon(ImGui::GetWindowDrawList(), icon, {min.x + 6, min.y + 6}, kIcon, color);
  focus_ring(ui, space::kRadius);
  tooltip(ui, name);
  return pressed;
}

bool text_button(const Ui& ui, const char* id, std::string_view label, Icon icon, float size) {
  const float lead = icon == Icon::None ? 0 : kIcon + 4;
  const bool clicked = press_area(id, {text_width(ui, label, size) + lead, size}, true);
  mirror::say_last_item({.role = Role::Button, .name = label});
  const bool pressed = clicked || mirror::pressed_last_item();
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  const ImU32 color = ImGui::IsItemActive()    ? ui.color.accent_active
                      : ImGui::IsItemHovered() ? ui.color.accent_hover
                                               : ui.color.accent;
  if (icon != Icon::None)
    draw_icon(ImGui::GetWindowDrawList(), icon, {min.x, std::round(min.y + (size - kIcon) / 2)},
              kIcon, color);
  draw_text(ui, {min.x + lead, min.y}, label, color, size, Weight::Regular, true);
  if (ImGui::IsItemHovered()) hairline({min.x + lead, max.y - 1}, {max.x, max.y - 1}, color);
  focus_ring(ui, space::kTagRadius);
  return pressed;
}

float chip_width(const Ui& ui, std::string_view label, int count) {
  return std::ceil(text_width(ui, std::string(label) + " " + number(count), type::kSmall)) +
         2 * space::k2;
}

bool chip(const Ui& ui, const char* id, std::string_view label, int count, bool chosen) {
  const std::string shown = std::string(label) + " " + number(count);
  const bool clicked = press_area(id, {chip_width(ui, label, count), space::kChip}, true);
  mirror::say_last_item({.role = Role::Button, .name = shown, .selected = chosen});
  const bool pressed = clicked || mirror::pressed_last_item();
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  fill_rect(min, max, chosen ? ui.color.accent_soft : ground_of_item(ui, ui.color.bg1),
            space::kRadius);
  stroke_rect(min, max, chosen ? ui.color.accent : ui.color.line1, space::kRadius);
  draw_text(ui, {min.x + space::k2, min.y + (space::kChip - type::kSmall) / 2}, shown,
            chosen ? ui.color.accent : ui.color.text2, type::kSmall, Weight::Regular, true);
  focus_ring(ui, space::kRadius);
  return pressed;
}

float tag_width(const Ui& ui, std::string_view text) {
  return std::ceil(text_width(ui, text, type::kSmall)) + 10;
}

void draw_tag(const Ui& ui, ImVec2 at, std::string_view text, const StateColors& colors,
              float height) {
  fill_rect(at, {at.x + tag_width(ui, text), at.y + height}, colors.soft, space::kTagRadius);
  draw_text(ui, {at.x + 5, at.y + (height - type::kSmall) / 2}, text, colors.text, type::kSmall,
            Weight::Regular, true);
}

void draw_box(const Ui& ui, ImVec2 at, bool checked, bool hovered) {
  const ImVec2 end(at.x + kIcon, at.y + kIcon);
  fill_rect(at, end, checked ? ui.color.accent : ui.color.bg1, space::kTagRadius);
  if (checked)
    draw_icon(ImGui::GetWindowDrawList(), Icon::Check, {at.x + 1, at.y + 1}, kIcon - 2,
              ui.color.on_accent);
  else
    stroke_rect(at, end, hovered ? ui.color.accent : ui.color.line3, space::kTagRadius);
}

bool checkbox(const Ui& ui, const char* id, std::string_view name, bool checked,
              std::string_view shown) {
  const float label = shown.empty() ? 0 : space::k2 + text_width(ui, shown);
  const bool clicked = press_area(id, {kIcon + label, type::kBody}, true);
  mirror::say_last_item(
      {.role = Role::Checkbox, .name = name, .checked = checked, .checkable = true});
  const bool pressed = clicked || mirror::pressed_last_item();
  const ImVec2 min = ImGui::GetItemRectMin();
  draw_box(ui, {min.x, min.y + 2}, checked, ImGui::IsItemHovered());
  draw_text(ui, {min.x + kIcon + space::k2, min.y}, shown, ui.color.text1, type::kBody,
            Weight::Regular, true);
  focus_ring(ui, space::kTagRadius);
  return pressed;
}

namespace {

// The text field with all that goes with it; `said` is what it is to the mirror.
FieldResult text_field(const Ui& ui, const char* id, std::string& text, const TextLook& look,
                       mirror::Said said, ImVec2 padding = {10, 6}) {
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, padding);
  ImGui::PushStyleColor(ImGuiCol_Border, said.invalid ? ui.color.late.mark : ui.color.line2);
  FieldResult result;
  result.changed = text_area(id, text, look);
  result.finished = ImGui::IsItemDeactivatedAfterEdit() || (ui.leaving && ImGui::IsItemActive());
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  if (ImGui::IsItemActive())
    stroke_rect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), ui.color.focus, space::kRadius,
                2);
  result.changed |= text_menu(ui, text);
  if (text.empty() && text_width(ui, look.hint) > look.width - 2 * padding.x)
    tooltip(ui, look.hint);
  said.value = text;
  said.hint = look.hint;
  mirror::say_last_item(said);
  text_remarks(ui, look.width);
  return result;
}

}  // namespace

FieldResult field(const Ui& ui, const char* id, std::string_view name, std::string& text,
                  float width, const char* hint, bool invalid) {
  return text_field(ui, id, text,
                    {.width = width, .single_line = true, .hint = hint, .limit = kLongestLine},
                    {.role = Role::Textbox, .name = name, .invalid = invalid});
}

FieldResult cell_field(const Ui& ui, const char* id, std::string_view name, std::string& text,
                       ImVec2 size) {
  return text_field(ui, id, text, {.width = size.x, .single_line = true, .limit = kLongestLine},
                    {.role = Role::Textbox, .name = name}, {space::k2, (size.y - type::kBody) / 2});
}

FieldResult area(const Ui& ui, const char* id, std::string_view name, std::string& text,
                 float width, int min_lines, int max_lines, const char* hint) {
  return text_field(ui, id, text,
                    {.width = width, .min_lines = min_lines, .max_lines = max_lines, .hint = hint},
                    {.role = Role::Textbox, .name = name, .multi_line = true});
}

namespace {

bool list_line(const Ui& ui, Role role, std::string_view words, bool chosen, float width,
               std::string_view detail) {
  ImGui::PushID(words.data(), words.data() + words.size());
  const bool clicked = press_area("option", {width, space::kToolButton});
  ImGui::PopID();
  mirror::say_last_item({.role = role, .name = words, .value = detail, .selected = chosen});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  const ImU32 ground = chosen ? ui.color.select : ground_of_item(ui, 0);
  if (ground != 0) fill_rect(min, max, ground, space::kTagRadius);
  const float right = detail.empty() ? 0 : space::k3 + text_width(ui, detail, type::kSmall);
  draw_fitted(ui, {min.x + space::k2, min.y + 4}, width - right - 2 * space::k2, words,
              ui.color.text1);
  if (!detail.empty())
    draw_text(ui, {max.x - right - space::k2 + space::k3, min.y + 6}, detail, ui.color.text3,
              type::kSmall, Weight::Regular, true);
  focus_ring(ui, space::kTagRadius);
  return clicked || mirror::pressed_last_item();
}

}  // namespace

bool option(const Ui& ui, std::string_view words, bool chosen, float width,
            std::string_view detail) {
  return list_line(ui, Role::Option, words, chosen, width, detail);
}

bool button_line(const Ui& ui, std::string_view words, bool chosen, float width) {
  return list_line(ui, Role::Button, words, chosen, width, {});
}

float menu_item_width(const Ui& ui, std::string_view words, std::string_view key) {
  const float right = key.empty() ? 0 : space::k3 + text_width(ui, key, type::kSmall);
  return std::ceil(text_width(ui, words) + right) + 2 * space::k2 + 1;
}

bool menu_item(const Ui& ui, std::string_view words, std::string_view key, float width) {
  return list_line(ui, Role::MenuItem, words, false, width, key);
}

void hang_popup(const char* id, ImVec2 at, float most) {
  const ImGuiID popup = ImGui::GetID(id);
  const ImVec2 page = ImGui::GetIO().DisplaySize;
  for (const ImGuiPopupData& one : ImGui::GetCurrentContext()->OpenPopupStack) {
    if (one.PopupId != popup || one.Window == nullptr) continue;
    // By what was drawn in the frame before; the first one is not shown.
    const float height =
        std::min({ImGui::CalcWindowNextAutoFitSize(one.Window).y, page.y - 2 * space::k1, most});
    const float above = at.y - space::kButton - 2 * kPopupGap - height;
    if (at.y + height > page.y - space::k1)
      at.y = above >= space::k1 ? above : std::max(space::k1, page.y - space::k1 - height);
  }
  ImGui::SetNextWindowPos(at);
}

bool begin_popup(const Ui& ui, const char* id, float width, ImVec2 padding, ImVec2 spacing,
                 float most) {
  ImGui::SetNextWindowSizeConstraints(
      {width, 0}, {width, std::min(most, ImGui::GetIO().DisplaySize.y - 2 * space::k1)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, spacing);
  ImGui::PushStyleColor(ImGuiCol_Border, ui.color.line2);
  return ImGui::BeginPopup(id, ImGuiWindowFlags_NoMove);
}

void end_popup(bool open) {
  if (open) ImGui::EndPopup();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(2);
}

std::optional<size_t> option_popup(const Ui& ui, const char* id, std::string_view name,
                                   const std::vector<std::string>& options,
                                   std::optional<size_t> chosen, ImVec2 at, float width) {
  std::optional<size_t> result;
  hang_popup(id, at);
  const bool open = begin_popup(ui, id, width);
  if (open) {
    const ImVec2 min = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    mirror::begin(Role::Listbox, "options", name, min.x, min.y, size.x, size.y);
  }
  for (size_t i = 0; open && i < options.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (option(ui, options[i], chosen == i, ImGui::GetContentRegionAvail().x)) {
      result = i;
      ImGui::CloseCurrentPopup();
    }
    ImGui::PopID();
  }
  if (open) mirror::end();
  end_popup(open);
  return result;
}

std::optional<size_t> combo(const Ui& ui, const char* id, std::string_view name,
                            const std::vector<std::string>& options, std::optional<size_t> chosen,
                            float width) {
  ImGui::PushID(id);
  const std::string& words = chosen ? options[*chosen] : std::string();
  const bool clicked = press_area("closed", {width, space::kButton}, true);
  mirror::say_last_item({.role = Role::Combobox,
                         .name = name,
                         .value = words,
                         .expanded = ImGui::IsPopupOpen("options")});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  fill_rect(min, max, ground_of_item(ui, ui.color.bg1), space::kRadius);
  stroke_rect(min, max, ui.color.line2, space::kRadius);
  draw_fitted(ui, {min.x + 10, min.y + 6}, width - 36, words, ui.color.text1);
  draw_icon(ImGui::GetWindowDrawList(), Icon::ChevronDown, {max.x - 24, min.y + 8}, kIcon,
            ui.color.text2);
  focus_ring(ui, space::kRadius);
  if (clicked || mirror::pressed_last_item()) ImGui::OpenPopup("options");

  const auto result =
      option_popup(ui, "options", name, options, chosen, {min.x, max.y + kPopupGap}, width);
  ImGui::PopID();
  return result;
}

}  // namespace taizhang
