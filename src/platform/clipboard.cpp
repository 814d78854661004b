#include <emscripten.h>

#include <string>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_open_clipboard, (), { Module.taizhang.clipboard.open(); });
EM_JS(void, js_copy, (const char* text, size_t size),
      { Module.taizhang.clipboard.copy(UTF8ToString(text, size)); });

std::string clip;  // what a page may read at any time: its own last copy or paste

const char* get_text(ImGuiContext*) { return clip.c_str(); }

void set_text(ImGuiContext*, const char* text) { copy_text(text); }

bool is_typing_text() {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  return g.ActiveId != 0 && g.ActiveId == g.InputTextState.ID;
}

}  // namespace

void open_clipboard() {
  ImGuiPlatformIO& io = ImGui::GetPlatformIO();
  io.Platform_GetClipboardTextFn = get_text;
  io.Platform_SetClipboardTextFn = set_text;
  js_open_clipboard();
}

void copy_text(std::string_view text) {
  clip = text;
  js_copy(clip.data(), clip.size());
}

extern "C" {

// Inside the DOM's copy or cut event: what a frame copies now goes into the event.
EMSCRIPTEN_KEEPALIVE void taizhang_copy(int cut) { press_chord(cut ? ImGuiKey_X : ImGuiKey_C); }

EMSCRIPTEN_KEEPALIVE void taizhang_paste(char* text) {
  std::string pasted = taken(text);
  if (!is_typing_text()) {
    push(TextPasted{std::move(pasted)});
    return;
  }
  clip = std::move(pasted);
  press_chord(ImGuiKey_V);
}

}  // extern "C"
}  // namespace taizhang::platform
