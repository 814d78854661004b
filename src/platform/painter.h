#pragma once

#include <cstdint>
#include <vector>

struct ImDrawData;

namespace taizhang::platform {

// A frame as a list for web/drawing.js to draw with Canvas2D, where the pixels of a canvas may be
// drawn but not read: 32-bit words, an operation's number first, lengths in device pixels.
//   0  left top right bottom        integers: from here on only within this box
//   1  left top right bottom color  a rectangle
//   2  x y x y x y color            a triangle
//   3  left top right bottom color glyph
// Colours are IM_COL32. A glyph's word is what the atlas has in place of its left top pixel: its
// number | x << 16 | y << 24, where x and y are more than 0 when ImGui has cut an edge off.
std::vector<uint32_t> paint_list(const ImDrawData& data);

}  // namespace taizhang::platform
