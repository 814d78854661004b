#include <emscripten.h>

#include <cfloat>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

constexpr float kLineOfText = 20;

EM_JS(void, js_open_touch, (), { Module.taizhang.touch.open(); });

bool scrolls(const ImGuiWindow* window) {
  return (window->Flags & ImGuiWindowFlags_NoScrollWithMouse) == 0 &&
         (window->ScrollMax.x > 0 || window->ScrollMax.y > 0);
}

// The window that a wheel would scroll with the pointer where it is.
const ImGuiWindow* scrolled_window() {
  const ImGuiWindow* window = ImGui::GetCurrentContext()->HoveredWindow;
  while (window != nullptr && !scrolls(window))
    window = (window->Flags & ImGuiWindowFlags_ChildWindow) ? window->ParentWindow : nullptr;
  return window;
}

bool is_on_scrollbar(const ImGuiWindow* window) {
  return window != nullptr && window->OuterRectClipped.Contains(ImGui::GetIO().MousePos) &&
         !window->InnerRect.Contains(ImGui::GetIO().MousePos);
}

bool is_on_handle() {
  const ImGuiMouseCursor cursor = ImGui::GetMouseCursor();
  return cursor == ImGuiMouseCursor_ResizeEW || cursor == ImGuiMouseCursor_ResizeNS;
}

// How far a notch of the wheel scrolls; ImGui's own rule, and that of ui/text_area.cpp.
ImVec2 notch(const ImGuiWindow* window) {
  if (window == nullptr) return ImVec2(3 * kLineOfText, 3 * kLineOfText);
  const ImVec2 inner = window->InnerRect.GetSize();
  const float font = ImGui::GetCurrentContext()->FontSize;
  return ImVec2(ImTrunc(ImMin(2 * font, inner.x * 0.67f)),
                ImTrunc(ImMin(5 * font, inner.y * 0.67f)));
}

// The page's fingers are in CSS px.
void point_at(float x, float y) {
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  ImGui::GetIO().AddMousePosEvent(x / scale(), y / scale());
}

}  // namespace

void open_touch() { js_open_touch(); }

extern "C" {

// A finger touches the canvas: it points. 1 when drawing it along scrolls, 0 when it drags.
EMSCRIPTEN_KEEPALIVE int taizhang_touch(float x, float y) {
  point_at(x, y);
  draw_now();
  wake(3);
  const ImGuiWindow* const window = scrolled_window();
  const bool text_scrolls = ImGui::GetKeyOwner(ImGuiKey_MouseWheelY) != ImGuiKeyOwner_NoOwner;
  return (window != nullptr || text_scrolls) && !is_on_scrollbar(window) && !is_on_handle();
}

EMSCRIPTEN_KEEPALIVE void taizhang_touch_scroll(float x, float y) {
  const ImVec2 one = notch(scrolled_window());
  const float right = x / scale(), down = y / scale();
  if (one.x > 0 && one.y > 0) ImGui::GetIO().AddMouseWheelEvent(right / one.x, down / one.y);
  wake(3);
}

EMSCRIPTEN_KEEPALIVE void taizhang_touch_drag(float x, float y, int down) {
  point_at(x, y);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down != 0);
  wake(3);
}

// At once, so that what takes the focus takes it within the browser's event: only then does the
// keyboard on the screen come up.
EMSCRIPTEN_KEEPALIVE void taizhang_touch_press(float x, float y, int button) {
  point_at(x, y);
  for (const bool down : {true, false}) {
    ImGui::GetIO().AddMouseButtonEvent(button, down);
    draw_now();
  }
  draw_now();
}

EMSCRIPTEN_KEEPALIVE void taizhang_touch_gone() {
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  wake(3);
}

}  // extern "C"
}  // namespace taizhang::platform
