#include <emscripten.h>

#include <string>
#include <utility>

#include "imgui.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

EM_JS(void, js_open_clipboard, (), { Module.taizhang.clipboard.open(); });
EM_JS(void, js_copy, (const char* text, size_t size, const char* html, size_t html_size),
      { Module.taizhang.clipboard.copy(UTF8ToString(text, size), UTF8ToString(html, html_size)); });
EM_JS(void, js_ask_for_paste, (), { Module.taizhang.clipboard.ask_for_paste(); });

bool tables_are_events = false;
std::string clip;  // what a page may read at any time: its own last copy or paste

const char* get_text(ImGuiContext*) { return clip.c_str(); }

void set_text(ImGuiContext*, const char* text) { copy_text(text); }

}  // namespace

void open_clipboard() {
  ImGuiPlatformIO& io = ImGui::GetPlatformIO();
  io.Platform_GetClipboardTextFn = get_text;
  io.Platform_SetClipboardTextFn = set_text;
  js_open_clipboard();
}

void copy_text(std::string_view text) {
  clip = text;
  js_copy(clip.data(), clip.size(), nullptr, 0);
}

void copy_table(std::string_view text, std::string_view html) {
  clip = text;
  js_copy(clip.data(), clip.size(), html.data(), html.size());
}

void take_tables(bool wanted) { tables_are_events = wanted; }

void ask_for_paste() { js_ask_for_paste(); }

extern "C" {

// Inside the DOM's copy or cut event: what a frame copies now goes into the event.
EMSCRIPTEN_KEEPALIVE void taizhang_copy(int cut) { press_chord(cut ? ImGuiKey_X : ImGuiKey_C); }

// `asked`: for a field, which may have been left while the browser asked the user. `is_cells`: the
// same was offered as a table; of one column, its text alone does not tell.
EMSCRIPTEN_KEEPALIVE void taizhang_paste(char* text, int asked, int is_cells) {
  std::string pasted = taken(text);
  const bool is_table =
      tables_are_events && (is_cells || pasted.find('\t') != std::string::npos);
  if (is_typing() && !is_table) {
    clip = std::move(pasted);
    press_chord(ImGuiKey_V);
  } else if (!asked) {
    push(TextPasted{std::move(pasted)});
  }
}

}  // extern "C"
}  // namespace taizhang::platform
