#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "ui/widgets.h"

namespace taizhang {
namespace {

constexpr float kDialogEdge = 16;  // between a dialog and the page's edge, at least

// The middle of the device pixel at `v`, so that a line of one pixel is one pixel.
float on_pixel(float v) {
  const float density = std::max(1.0f, ImGui::GetIO().DisplayFramebufferScale.x);
  return (std::floor(v * density) + 0.5f) / density;
}

}  // namespace

void fill_rect(ImVec2 min, ImVec2 max, ImU32 color, float radius) {
  ImGui::GetWindowDrawList()->AddRectFilled(min, max, color, radius);
}

void stroke_rect(ImVec2 min, ImVec2 max, ImU32 color, float radius, float width) {
  const float half = width / 2;
  ImGui::GetWindowDrawList()->AddRect({min.x + half, min.y + half}, {max.x - half, max.y - half},
                                      color, radius, 0, width);
}

void hairline(ImVec2 from, ImVec2 to, ImU32 color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float density = std::max(1.0f, ImGui::GetIO().DisplayFramebufferScale.x);
  const float width = std::max(1.0f, std::round(density)) / density;
  const bool level = from.y == to.y;
  const float at = on_pixel(level ? from.y : from.x) - 0.5f / density;
  if (level) {
    list->AddRectFilled({from.x, at}, {to.x, at + width}, color);
  } else {
    list->AddRectFilled({at, from.y}, {at + width, to.y}, color);
  }
}

void bar(const Ui& ui, ImVec2 at, ImVec2 size, float part, ImU32 color) {
  fill_rect(at, {at.x + size.x, at.y + size.y}, ui.color.bg3, space::kBarRadius);
  const float width = size.x * std::clamp(part, 0.0f, 1.0f);
  if (width > 0) fill_rect(at, {at.x + width, at.y + size.y}, color, space::kBarRadius);
}

void dashed_rect(const Ui& ui, ImVec2 min, ImVec2 max) {
  const float dash = 3;
  for (float x = min.x; x < max.x; x += 2 * dash) {
    const float end = std::min(x + dash, max.x);
    hairline({x, min.y}, {end, min.y}, ui.color.line2);
    hairline({x, max.y - 1}, {end, max.y - 1}, ui.color.line2);
  }
  for (float y = min.y; y < max.y; y += 2 * dash) {
    const float end = std::min(y + dash, max.y);
    hairline({min.x, y}, {min.x, end}, ui.color.line2);
    hairline({max.x - 1, y}, {max.x - 1, end}, ui.color.line2);
  }
}

namespace {

// Where the buttons of a dialog stand: below its content or, in one that is larger than the page
// and scrolls, at its lower edge over what scrolls.
struct Foot {
  bool floats = false;
  ImVec2 end;  // of the content
};

// The cursor is where buttons of `width` px together begin.
Foot begin_foot(const Ui& ui, float width) {
  ImGui::Dummy({0, space::k2});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  ImGuiWindow* const dialog = ImGui::GetCurrentWindow();
  Foot foot{dialog->ScrollMax.y > 0, {}};
  if (!foot.floats) {
    ImGui::SetCursorScreenPos({at.x + room - width, at.y});
    return foot;
  }
  ImGui::Dummy({room, space::kButton});
  foot.end = dialog->DC.CursorMaxPos;
  const ImVec2 end(dialog->InnerRect.Max.x, dialog->InnerRect.Max.y - 1);
  const float top = end.y - space::kButton - 2 * space::k2;
  begin_region("foot", {dialog->Pos.x + 1, top}, end, ui.color.bg1, {0, 0});
  hairline({dialog->Pos.x + 1, top}, {end.x, top}, ui.color.line1);
  ImGui::SetCursorScreenPos({at.x + room - width, top + space::k2});
  return foot;
}

void end_foot(const Foot& foot) {
  if (!foot.floats) return;
  end_region();
  ImGui::GetCurrentWindow()->DC.CursorMaxPos = foot.end;  // it is no content
}

// A dialog opens in the middle of the page. Then its top stays where it is, so that nothing jumps
// under the hand when its content grows, for as long as it has room below.
void place_dialog(const char* id, ImVec2 screen) {
  const ImGuiWindow* const dialog = ImGui::FindWindowByName(id);
  const bool was_seen = dialog != nullptr && dialog->WasActive && !dialog->Hidden;
  if (!was_seen)
    return ImGui::SetNextWindowPos({screen.x / 2, screen.y / 2}, ImGuiCond_Always, {0.5f, 0.5f});
  const float lowest = std::max(kDialogEdge, screen.y - kDialogEdge - dialog->Size.y);
  ImGui::SetNextWindowPos({screen.x / 2, std::clamp(dialog->Pos.y, kDialogEdge, lowest)},
                          ImGuiCond_Always, {0.5f, 0});
}

}  // namespace

bool begin_region(const char* id, ImVec2 min, ImVec2 max, ImU32 ground, ImVec2 padding,
                  ImGuiWindowFlags flags) {
  ImGui::SetCursorScreenPos(min);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
  ImGui::PushStyleColor(ImGuiCol_ChildBg, ground);
  const bool open =
      ImGui::BeginChild(id, {max.x - min.x, max.y - min.y},
                        ImGuiChildFlags_AlwaysUseWindowPadding | ImGuiChildFlags_NavFlattened,
                        flags | ImGuiWindowFlags_NoSavedSettings);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
  return open;
}

void end_region() { ImGui::EndChild(); }

bool begin_dialog(const Ui& ui, const char* id, std::string_view title, float width) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  place_dialog(id, screen);
  ImGui::SetNextWindowSizeConstraints(
      {std::min(width, screen.x - 2 * kDialogEdge), 0},
      {std::min(width, screen.x - 2 * kDialogEdge), screen.y - 2 * kDialogEdge});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(space::k5, space::k4));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, space::kCardRadius);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_Border, ui.color.line2);
  const bool open = ImGui::BeginPopupModal(id, nullptr,
                                           ImGuiWindowFlags_NoTitleBar | ImGuiWindowFlags_NoMove |
                                               ImGuiWindowFlags_NoSavedSettings |
                                               ImGuiWindowFlags_AlwaysAutoResize);
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
  if (!open) return false;
  const ImVec2 at = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  mirror::begin(Role::Dialog, id, title, at.x, at.y, size.x, size.y);
  heading(ui, title);
  ImGui::Dummy({0, space::k2});
  return true;
}

bool dialog_escaped() { return ImGui::Shortcut(ImGuiKey_Escape); }

bool page_chord(ImGuiKeyChord keys) {
  return !ImGui::GetTopMostPopupModal() && ImGui::Shortcut(keys, ImGuiInputFlags_RouteGlobal);
}

void end_dialog() {
  mirror::end();
  ImGui::EndPopup();
}

DialogAnswer dialog_buttons(const Ui& ui, std::string_view verb, ButtonLook look) {
  const char* back = ui[Text::back_word];
  const bool by_key = look.kind != Kind::Danger && look.enabled &&
                      ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter, ImGuiInputFlags_RouteFocused);
  const bool escaped = dialog_escaped();
  const Foot foot =
      begin_foot(ui, button_width(ui, back) + space::k2 + button_width(ui, verb, look));
  const bool goes_back = button(ui, "back", back);
  ImGui::SameLine(0, space::k2);
  const bool pressed = button(ui, "verb", verb, look);
  end_foot(foot);
  if (goes_back || escaped) return DialogAnswer::Back;
  return pressed || by_key ? DialogAnswer::Verb : DialogAnswer::None;
}

bool dialog_close(const Ui& ui, std::string_view word, Kind kind) {
  const bool escaped = dialog_escaped();
  const Foot foot = begin_foot(ui, button_width(ui, word, {.kind = kind}));
  const bool pressed = button(ui, "back", word, {.kind = kind});
  end_foot(foot);
  return pressed || escaped;
}

}  // namespace taizhang
