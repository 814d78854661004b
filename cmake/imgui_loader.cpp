// imconfig.h tells Dear ImGui that FreeType is there, so that its own reader of font files is not compiled: there
// is no font file here. Each font brings a loader of its own, and this one, which would read the others, reads none.
#include "imgui.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"

const ImFontLoader* ImGuiFreeType::GetFontLoader() {
  static const ImFontLoader none;
  return &none;
}
