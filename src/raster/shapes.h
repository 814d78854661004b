#pragma once

#include <cmath>

#include "imgui.h"

namespace taizhang {

// A corner of a shape, in device pixels, with its place in the texture (0 to 1) and its colour.
struct Corner {
  float x = 0, y = 0;
  float u = 0, v = 0;
  ImU32 color = 0;
};

// Whole device pixels; right and bottom are the first outside.
struct Box {
  int left = 0, top = 0, right = 0, bottom = 0;
  bool is_empty() const { return left >= right || top >= bottom; }
  bool operator==(const Box&) const = default;
};

// The pixels whose centres lie in a rectangle.
inline int first_pixel(float edge) { return static_cast<int>(std::ceil(edge - 0.5f)); }
inline Box pixels_in(float left, float top, float right, float bottom) {
  return {first_pixel(left), first_pixel(top), first_pixel(right), first_pixel(bottom)};
}

inline Box common(const Box& a, const Box& b) {
  return {a.left > b.left ? a.left : b.left, a.top > b.top ? a.top : b.top,
          a.right < b.right ? a.right : b.right, a.bottom < b.bottom ? a.bottom : b.bottom};
}

// A command's texture. REQUIRES one that ImGui made, as all of ours are.
inline const ImTextureData& texture_of(const ImDrawCmd& command) {
  return *command.TexRef._TexData;
}

// Are these six indices the two triangles of a rectangle in one colour, left top corner first?
inline bool is_rectangle(const ImDrawVert* vertices, const ImDrawIdx* index) {
  if (index[3] != index[0] || index[4] != index[2]) return false;
  const ImDrawVert &a = vertices[index[0]], &b = vertices[index[1]], &c = vertices[index[2]],
                   &d = vertices[index[5]];
  return a.pos.x == d.pos.x && a.pos.y == b.pos.y && c.pos.x == b.pos.x && c.pos.y == d.pos.y &&
         a.uv.x == d.uv.x && a.uv.y == b.uv.y && c.uv.x == b.uv.x && c.uv.y == d.uv.y &&
         a.pos.x < c.pos.x && a.pos.y < c.pos.y && a.col == b.col && a.col == c.col &&
         a.col == d.col;
}

// Goes through what is to be drawn, in its order. `to` is told of each command that shows something
// by clip(box, texture), and then of its shapes by rectangle(left_top, right_bottom) and
// triangle(a, b, c).
template <typename Renderer>
void walk(const ImDrawData& data, Renderer& to) {
  const ImVec2 scale = data.FramebufferScale, origin = data.DisplayPos;
  const Box all = pixels_in(0, 0, data.DisplaySize.x * scale.x, data.DisplaySize.y * scale.y);
  const auto corner = [&](const ImDrawVert& v) {
    return Corner{(v.pos.x - origin.x) * scale.x, (v.pos.y - origin.y) * scale.y, v.uv.x, v.uv.y,
                  v.col};
  };
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4& r = command.ClipRect;
      const Box box =
          common(all, pixels_in((r.x - origin.x) * scale.x, (r.y - origin.y) * scale.y,
                                (r.z - origin.x) * scale.x, (r.w - origin.y) * scale.y));
      if (command.UserCallback != nullptr || box.is_empty()) continue;
      to.clip(box, texture_of(command));
      const ImDrawVert* const vertices = list->VtxBuffer.Data + command.VtxOffset;
      const ImDrawIdx* index = list->IdxBuffer.Data + command.IdxOffset;
      const ImDrawIdx* const end = index + command.ElemCount;
      while (index < end) {
        if (end - index >= 6 && is_rectangle(vertices, index)) {
          to.rectangle(corner(vertices[index[0]]), corner(vertices[index[2]]));
          index += 6;
        } else {
          to.triangle(corner(vertices[index[0]]), corner(vertices[index[1]]),
                      corner(vertices[index[2]]));
          index += 3;
        }
      }
    }
  }
}

}  // namespace taizhang
