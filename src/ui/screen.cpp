#include "ui/screen.h"

#include <algorithm>

#include "imgui_internal.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

// Keys that mean the same everywhere. Text fields keep their own undo.
void common_keys(const AppState& state, Drafts& drafts, Intents& out) {
  const bool typing = ImGui::GetIO().WantTextInput;
  const auto chord = [](ImGuiKeyChord keys) {
    return ImGui::Shortcut(keys, ImGuiInputFlags_RouteGlobal);
  };
  if (!typing && chord(ImGuiMod_Ctrl | ImGuiKey_Z)) out.push_back(Undo{});
  if (!typing && chord(ImGuiMod_Ctrl | ImGuiKey_Y)) out.push_back(Redo{});
  if (!typing && chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z)) out.push_back(Redo{});
  if (state.screen != Screen::Register) return;
  if (chord(ImGuiMod_Ctrl | ImGuiKey_S)) out.push_back(ExportSnapshot{});
  if (chord(ImGuiMod_Ctrl | ImGuiKey_K)) drafts.focus_search = true;
}

void draw_current(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  switch (state.screen) {
    case Screen::Opening:
      return;
    case Screen::Start:
      return draw_start(state, drafts, ui, out);
    case Screen::Paste:
      return draw_paste(state, drafts, ui, out);
    case Screen::Preview:
      return draw_preview(state, drafts, ui, out);
    case Screen::Register:
      return draw_register(state, drafts, ui, out);
  }
}

}  // namespace

Intents draw_screen(const AppState& state, Drafts& drafts, const Ui& ui) {
  Intents out;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushFont(ui.regular, type::kBody);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  common_keys(state, drafts, out);
  draw_current(state, drafts, ui, out);
  draw_settings(state, drafts, ui, out);
  ImGui::End();
  draw_toast(state, drafts, ui, out);
  ImGui::PopFont();
  return out;
}

double next_change(const AppState& state, const Drafts& drafts, double now) {
  if (!state.toast) return 0;
  return std::max(0.05, drafts.toast_until - now);
}

}  // namespace taizhang
