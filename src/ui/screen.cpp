#include "ui/screen.h"

#include <algorithm>
#include <utility>

#include "imgui_internal.h"
#include "ui/commands.h"
#include "ui/ledger.h"
#include "ui/panels.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

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

// What had the focus is gone with its page: ImGui would look for it at every Tab and go nowhere.
// Tab begins with the first item then.
void forget_gone_focus(const AppState& state) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiStorage& storage = ImGui::FindWindowByName("page")->StateStorage;
  int& shown = *storage.GetIntRef(ImHashStr("shown page"));
  const int page = 100 * static_cast<int>(state.screen) +
                   (state.open ? static_cast<int>(state.open->section) : 0);
  const bool is_gone = g.NavId != 0 && !g.NavIdIsAlive && g.ActiveId == 0;
  if (shown == page || !g.OpenPopupStack.empty()) return;
  shown = page;
  if (!is_gone) return;
  g.NavId = 0;
  g.NavCursorVisible = false;
}

// What the focus came to stays in sight while the page settles around it: a list that closes behind
// the focus draws what comes after it elsewhere.
void keep_focus_in_sight() {
  constexpr int kSettling = 3;  // frames
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiStorage& storage = ImGui::FindWindowByName("page")->StateStorage;
  int& focus = *storage.GetIntRef(ImHashStr("focus"));
  int& frames = *storage.GetIntRef(ImHashStr("focus frames"));
  if (std::exchange(focus, static_cast<int>(g.NavId)) != static_cast<int>(g.NavId))
    frames = kSettling;
  if (frames == 0 || g.NavWindow == nullptr || !g.NavIdIsAlive) return;
  --frames;
  const ImRect at = ImGui::WindowRectRelToAbs(g.NavWindow, g.NavWindow->NavRectRel[g.NavLayer]);
  if (!at.Overlaps(g.NavWindow->InnerClipRect)) ImGui::ScrollToRect(g.NavWindow, at);
}

}  // namespace

Intents draw_screen(const AppState& state, Drafts& drafts, const Ui& ui) {
  Intents out;
  // Nothing on the page moves by itself, as some systems ask for, and it costs no frames.
  ImGui::GetCurrentContext()->DimBgRatio = ImGui::GetTopMostPopupModal() ? 1 : 0;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushFont(ui.regular, type::kBody);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  Intents by_key;
  run_pressed(state, drafts, by_key);
  // What is being typed, this frame's letters too, becomes an edit first.
  const bool goes_on = !by_key.empty() || drafts.focus_cell;
  const bool ends_typing = goes_on && ImGui::GetIO().WantTextInput;
  Ui now = ui;
  now.leaving |= ends_typing;
  draw_current(state, drafts, now, out);
  if (ends_typing) ImGui::ClearActiveID();
  out.insert(out.end(), by_key.begin(), by_key.end());
  draw_settings(state, drafts, ui, out);
  draw_pasted(state, drafts, ui, out);
  draw_issuing(state, ui, out);
  draw_history(state, drafts, ui, out);
  draw_closing(state, drafts, ui, out);
  draw_restoring(state, drafts, ui, out);
  draw_exporting(state, drafts, ui, out);
  draw_filter_form(state, drafts, ui, out);
  draw_view_name(state, drafts, ui, out);
  draw_ledger_settings(state, drafts, ui, out);
  draw_holidays(state, drafts, ui, out);
  draw_bulk_edit(state, drafts, ui, out);
  draw_replacing(state, drafts, ui, out);
  draw_palette(state, drafts, ui, out);
  draw_keys(drafts, ui);
  draw_help(drafts, ui, out);
  draw_start_dialogs(state, drafts, ui, out);
  draw_progress(state, ui, out);
  ImGui::End();
  draw_toast(state, drafts, ui, out);
  forget_gone_focus(state);
  keep_focus_in_sight();
  ImGui::PopFont();
  return out;
}

double next_change(const AppState& state, const Drafts& drafts, double now) {
  if (!state.toast) return 0;
  return std::max(0.05, drafts.toast_until - now);
}

}  // namespace taizhang
