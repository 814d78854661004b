#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <cfloat>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_frame_drawn, (double milliseconds), { Module.taizhang.frames.drawn(milliseconds); });
EM_JS(void, js_wake_after, (double milliseconds),
      { Module.taizhang.frames.wake_after(milliseconds); });

struct Frames {
  void (*draw)() = nullptr;
  void (*work)() = nullptr;
  int owed = 0;
  bool has_work = false;
  bool requested = false;
  bool drawing = false;
  bool hidden = false;
  double last = 0;  // ms, when the frame before began
  double due = 0;   // ms, when the timer wakes; in the past: there is none
  double rests_from = 0, rested = 0;  // ms: since when no frame is owed, and how long none was
};
Frames frames;

void draw_one() {
  frames.drawing = true;
  const double start = emscripten_get_now();
  if (frames.owed == 0) frames.rested += start - frames.rests_from;  // nothing woke it: draw_now()
  frames.owed = std::max(0, frames.owed - 1);
  frames.draw();
  frames.drawing = false;
  const double end = emscripten_get_now();
  if (frames.owed == 0) frames.rests_from = end;
  js_frame_drawn(end - start);
}

void work_once() {
  frames.has_work = false;
  frames.work();
}

void request();

bool on_animation_frame(double, void*) {
  frames.requested = false;
  if (frames.hidden) return false;
  if (frames.owed > 0) {
    draw_one();
  } else if (frames.has_work) {
    work_once();
  }
  request();
  return false;
}

void request() {
  const bool possible = frames.draw != nullptr && !frames.hidden;
  if (!possible || frames.requested || (frames.owed == 0 && !frames.has_work)) return;
  frames.requested = true;
  emscripten_request_animation_frame(on_animation_frame, nullptr);
}

bool is_scrolling(const ImGuiWindow* window) {
  return window->ScrollTarget.x != FLT_MAX || window->ScrollTarget.y != FLT_MAX;
}

bool is_settling(const ImGuiWindow* window) {
  return window->AutoFitFramesX > 0 || window->AutoFitFramesY > 0 ||
         window->HiddenFramesCanSkipItems > 0 || window->HiddenFramesCannotSkipItems > 0 ||
         is_scrolling(window);
}

// What is under way in ImGui and goes on without further input.
bool is_moving(const ImGuiContext& g) {
  if (g.InputEventsQueue.Size > 0 || g.IO.WantSetMousePos || g.NavAnyRequest) return true;
  if (g.NavWindowingTarget != nullptr) return true;
  // Held over an edge, a drag scrolls; nothing but frames moves it on.
  if (g.ActiveId != 0 && ImGui::IsMouseDragging(ImGuiMouseButton_Left)) return true;
  for (const ImGuiWindow* window : g.Windows)
    if (window->Active && is_settling(window)) return true;
  return false;
}

}  // namespace

void run(void (*frame)(), void (*work)()) {
  frames.draw = frame;
  frames.work = work;
  wake(3);
  emscripten_exit_with_live_runtime();
}

void wake(int count) {
  if (frames.owed == 0 && !frames.drawing)
    frames.rested += emscripten_get_now() - frames.rests_from;
  frames.owed = std::max(frames.owed, count);
  if (!frames.drawing) request();
}

void wake_for_work() {
  frames.has_work = true;
  if (!frames.drawing) request();
}

void wake_after(double seconds) {
  const double now = emscripten_get_now();
  const double at = now + 1000 * seconds;
  if (frames.due > now && frames.due <= at) return;  // the timer that runs is sooner
  frames.due = at;
  js_wake_after(1000 * seconds);
}

void draw_now() {
  if (frames.draw != nullptr && !frames.drawing) draw_one();
  request();
}

void pass_time() {
  const double now = emscripten_get_now();
  const double passed = frames.last == 0 ? 16 : now - frames.last;
  const double step = std::clamp(passed, 1.0, 250.0);
  frames.last = now;
  ImGuiContext& g = *ImGui::GetCurrentContext();
  g.IO.DeltaTime = static_cast<float>(step / 1000);
  // Two clicks with a rest between are two; over a frame that took long its clock may stand still.
  g.Time += std::clamp(passed - step, 0.0, std::exchange(frames.rested, 0)) / 1000;
}

void owe_what_imgui_wants() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  if (is_moving(g)) frames.owed = std::max(frames.owed, 1);
  // A tooltip waits for its delay: no frame until then.
  const float delay = g.Style.HoverDelayNormal + g.Style.HoverStationaryDelay;
  if (g.HoverItemDelayId != 0 && g.HoverItemDelayTimer < delay && frames.owed == 0)
    wake_after(delay - g.HoverItemDelayTimer);
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void taizhang_wake(int count) { wake(count); }

EMSCRIPTEN_KEEPALIVE int taizhang_owed() { return frames.owed + frames.has_work; }

// The answers of requests are looked at even while the page is hidden, or it could not save.
EMSCRIPTEN_KEEPALIVE void taizhang_draw_now() { draw_now(); }

EMSCRIPTEN_KEEPALIVE void taizhang_hidden(int hidden) {
  frames.hidden = hidden != 0;
  draw_afresh();  // a browser may give a hidden canvas's memory away
  if (!frames.hidden) wake(2);
}

}  // extern "C"
}  // namespace taizhang::platform
