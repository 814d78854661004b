#include <emscripten.h>

#include <string>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_name_key, (const char* code, int key),
      { Module.taizhang.input.name_key(UTF8ToString(code), key); });
EM_JS(void, js_open_input, (), { Module.taizhang.input.open(); });
EM_JS(int, js_is_mac, (), { return Module.taizhang.input.is_mac(); });
// Where the text being typed stands, in CSS px, up to the field's right edge; `wanted` 0: no text
// field is active.
EM_JS(void, js_settle_input, (int wanted, double x, double y, double height, double right),
      { Module.taizhang.input.settle(wanted != 0, x, y, height, right); });

struct NamedKey {
  const char* code;  // KeyboardEvent.code
  ImGuiKey key;
};
constexpr NamedKey kKeys[] = {
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaRight", ImGuiKey_RightSuper},
    {"ContextMenu", ImGuiKey_Menu},
    {"Quote", ImGuiKey_Apostrophe},
    {"Comma", ImGuiKey_Comma},
    {"Minus", ImGuiKey_Minus},
    {"Period", ImGuiKey_Period},
    {"Slash", ImGuiKey_Slash},
    {"Semicolon", ImGuiKey_Semicolon},
    {"Equal", ImGuiKey_Equal},
    {"BracketLeft", ImGuiKey_LeftBracket},
    {"Backslash", ImGuiKey_Backslash},
    {"BracketRight", ImGuiKey_RightBracket},
    {"Backquote", ImGuiKey_GraveAccent},
    {"NumpadDecimal", ImGuiKey_KeypadDecimal},
    {"NumpadDivide", ImGuiKey_KeypadDivide},
    {"NumpadMultiply", ImGuiKey_KeypadMultiply},
    {"NumpadSubtract", ImGuiKey_KeypadSubtract},
    {"NumpadAdd", ImGuiKey_KeypadAdd},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
};

std::vector<ImGuiKey> held;
ImGuiPlatformImeData typing;  // as ImGui last said it

void name_range(const char* prefix, int first, int count, ImGuiKey key) {
  for (int i = 0; i < count; ++i) {
    const int number = first + i;
    const std::string name =
        first == 'A' ? std::string(1, static_cast<char>(number)) : std::to_string(number);
    js_name_key((prefix + name).c_str(), key + i);
  }
}

void name_keys() {
  for (const NamedKey& named : kKeys) js_name_key(named.code, named.key);
  name_range("Key", 'A', 26, ImGuiKey_A);
  name_range("Digit", 0, 10, ImGuiKey_0);
  name_range("Numpad", 0, 10, ImGuiKey_Keypad0);
  name_range("F", 1, 12, ImGuiKey_F1);
}

void on_ime_data(ImGuiContext*, ImGuiViewport*, ImGuiPlatformImeData* data) { typing = *data; }

// Of the item with the keyboard focus, which is the field being edited.
float right_edge() {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  if (g.NavWindow == nullptr || g.NavId != g.ActiveId) return g.IO.DisplaySize.x;
  return ImGui::WindowRectRelToAbs(g.NavWindow, g.NavWindow->NavRectRel[g.NavLayer]).Max.x;
}

// Does input wait, which ImGui spreads over several frames, or the focus to go where it was sent?
bool is_unsettled() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  return g.InputEventsQueue.Size > 0 || g.NavAnyRequest || g.NavNextActivateId != 0;
}

// Frames until what has come in is with ImGui and the focus stands.
void draw_until_taken() {
  draw_now();
  for (int i = 0; i < 4 && is_unsettled(); ++i) draw_now();
}

}  // namespace

void open_input() {
  ImGuiIO& io = ImGui::GetIO();
  io.ConfigMacOSXBehaviors = js_is_mac() != 0;
  io.MouseDoubleClickTime = 0.5f;  // as in Windows; two clicks are at least four frames
  // The backend's own would move SDL's text rectangle, which does nothing in a page.
  ImGui::GetPlatformIO().Platform_SetImeDataFn = on_ime_data;
  name_keys();
  js_open_input();
}

void settle_input() {
  const float css = scale();
  js_settle_input(typing.WantTextInput, typing.InputPos.x * css, typing.InputPos.y * css,
                  typing.InputLineHeight * css, right_edge() * css);
}

bool is_typing() { return typing.WantTextInput; }

void press_chord(int key) {
  take_mouse();
  ImGuiIO& io = ImGui::GetIO();
  // On a Mac ImGui takes Super for Ctrl.
  const ImGuiKey modifier = io.ConfigMacOSXBehaviors ? ImGuiMod_Super : ImGuiMod_Ctrl;
  const bool was_down = ImGui::IsKeyDown(ImGuiMod_Ctrl), shift = ImGui::IsKeyDown(ImGuiMod_Shift);
  io.AddKeyEvent(ImGuiMod_Shift, false);  // Shift+Insert pastes too
  io.AddKeyEvent(modifier, true);
  io.AddKeyEvent(static_cast<ImGuiKey>(key), true);
  draw_until_taken();
  io.AddKeyEvent(static_cast<ImGuiKey>(key), false);
  if (!was_down) io.AddKeyEvent(modifier, false);
  io.AddKeyEvent(ImGuiMod_Shift, shift);
  wake(3);
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void taizhang_key(int key, int down) {
  take_mouse();
  const ImGuiKey imgui_key = static_cast<ImGuiKey>(key);
  std::erase(held, imgui_key);
  if (down) held.push_back(imgui_key);
  ImGui::GetIO().AddKeyEvent(imgui_key, down != 0);
  wake(3);
}

EMSCRIPTEN_KEEPALIVE void taizhang_modifiers(int ctrl, int shift, int alt, int super) {
  take_mouse();
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, ctrl != 0);
  io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
  io.AddKeyEvent(ImGuiMod_Alt, alt != 0);
  io.AddKeyEvent(ImGuiMod_Super, super != 0);
}

// Where the mouse is, in CSS px.
EMSCRIPTEN_KEEPALIVE void taizhang_point(float x, float y) {
  take_mouse();
  ImGui::GetIO().AddMousePosEvent(x / scale(), y / scale());
}

// A key whose release the browser does not tell would repeat for ever.
EMSCRIPTEN_KEEPALIVE void taizhang_release_keys() {
  take_mouse();
  for (const ImGuiKey key : held) ImGui::GetIO().AddKeyEvent(key, false);
  held.clear();
  taizhang_modifiers(0, 0, 0, 0);
  wake(3);
}

// Another window has taken the keyboard, or this one has it again.
EMSCRIPTEN_KEEPALIVE void taizhang_focus(int focused) {
  draw_until_taken();
  if (!focused) taizhang_release_keys();
  ImGui::GetIO().AddFocusEvent(focused != 0);
  draw_until_taken();
}

// Typed or composed text, UTF-8; web/input.js allocated it.
EMSCRIPTEN_KEEPALIVE void taizhang_type(char* text) {
  take_mouse();
  ImGui::GetIO().AddInputCharactersUTF8(taken(text).c_str());
  wake(3);
}

// What was typed goes where it was typed, before the next event moves on.
EMSCRIPTEN_KEEPALIVE void taizhang_take_input() { draw_until_taken(); }

}  // extern "C"
}  // namespace taizhang::platform
