#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "imgui.h"
#include "raster/shapes.h"

namespace taizhang {

// Rows from the top; a pixel is red, green, blue, alpha from its lowest byte (IM_COL32), and
// opaque.
struct Picture {
  int width = 0, height = 0;
  std::vector<uint32_t> pixels;

  uint32_t at(int x, int y) const {
    return pixels[static_cast<size_t>(y) * static_cast<size_t>(width) + static_cast<size_t>(x)];
  }
  bool operator==(const Picture&) const = default;
};

// Draws on the processor what ImGui wants drawn, over `ground`: for machines without a graphics
// card, and for tests. Text and rectangles are quick, other triangles right. Texels are taken as
// they are, not blended: good for text on whole pixels.
// REQUIRES the textures' pixels in memory, where ImGui keeps them.
Picture rasterize(const ImDrawData& data, uint32_t ground);

// The same for some boxes of a picture, which share no row; all is drawn again when it has another
// size.
void rasterize(const ImDrawData& data, uint32_t ground, std::span<const Box> boxes,
               Picture& picture);

// Does a texture wait to be made, changed or thrown away?
bool has_new_texels(const ImDrawData& data);

// Answers ImGui's wishes for textures as a renderer does that reads their pixels where they are.
void settle_textures(ImVector<ImTextureData*>& textures);

}  // namespace taizhang
