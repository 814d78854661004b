#pragma once

#include <string_view>

struct ImFont;

namespace taizhang::platform {

// The two weights of the operating system's own Chinese font, drawn glyph by glyph by the
// browser's Canvas2D. No font file is loaded.
struct Fonts {
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
};

Fonts load_fonts();  // call after the ImGui context exists and before the first frame

// Draws the characters of `text` ahead of time, in idle slices, at the sizes in use.
void prewarm(std::string_view text);

}  // namespace taizhang::platform
