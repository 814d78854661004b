#include <cmath>

#include "imgui.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

// ImGui writes a glyph as four vertices: left top, right top, right bottom, left bottom. Filled
// shapes have one texture coordinate at all corners.
bool is_glyph(const ImDrawVert* v) {
  return v[0].uv.x < v[1].uv.x && v[0].uv.y < v[3].uv.y && v[0].uv.x == v[3].uv.x &&
         v[0].uv.y == v[1].uv.y && v[1].uv.x == v[2].uv.x && v[2].uv.y == v[3].uv.y &&
         v[0].pos.x == v[3].pos.x && v[0].pos.y == v[1].pos.y;
}

// How far `length` (CSS px) is from a whole device pixel. Just under one half goes down: glyphs of
// a line lie whole pixels apart, and a tie must not part them.
float to_whole_pixel(float length, float density) {
  const float pixels = length * density;
  return (std::floor(pixels + 0.49f) - pixels) / density;
}

}  // namespace

void snap_text(ImDrawData* data, float density) {
  if (density == std::floor(density)) return;
  for (ImDrawList* list : data->CmdLists) {
    ImDrawVert* const vertices = list->VtxBuffer.Data;
    for (int i = 0; i + 4 <= list->VtxBuffer.Size;) {
      ImDrawVert* const v = vertices + i;
      if (!is_glyph(v)) {
        ++i;
        continue;
      }
      const float x = to_whole_pixel(v[0].pos.x, density), y = to_whole_pixel(v[0].pos.y, density);
      for (int corner = 0; corner < 4; ++corner) {
        v[corner].pos.x += x;
        v[corner].pos.y += y;
      }
      i += 4;
    }
  }
}

}  // namespace taizhang::platform
