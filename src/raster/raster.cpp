#include "raster/raster.h"

#include <algorithm>
#include <cmath>

#include "raster/shapes.h"

namespace taizhang {
namespace {

// Two channels of a pixel at once, each with eight bits to spare.
constexpr uint32_t kTwo = 0x00FF00FF;

// Two channels, each times up to 255, over 255 and rounded.
uint32_t over_255(uint32_t two) {
  two += 0x00800080;
  return ((two + ((two >> 8) & kTwo)) >> 8) & kTwo;
}

uint32_t times(uint32_t a, uint32_t b) { return (a * b + 127) / 255; }

uint32_t alpha_of(uint32_t color) { return color >> 24; }

// `color` over the pixel, as far as `alpha` says.
void blend(uint32_t& pixel, uint32_t color, uint32_t alpha) {
  if (alpha == 255) {
    pixel = color | 0xFF000000;
    return;
  }
  const uint32_t rest = 255 - alpha;
  const uint32_t red_blue = over_255((color & kTwo) * alpha + (pixel & kTwo) * rest);
  const uint32_t green = over_255(((color >> 8) & 0xFF) * alpha + ((pixel >> 8) & 0xFF) * rest);
  pixel = red_blue | (green << 8) | 0xFF000000;
}

void blend(uint32_t& pixel, uint32_t color) { blend(pixel, color, alpha_of(color)); }

bool is_white(uint32_t texel) { return (texel & 0xFFFFFF) == 0xFFFFFF; }

// The colour of a shape where the texture has `texel`: mostly white with the glyph's coverage.
uint32_t tinted(uint32_t color, uint32_t texel) {
  if (is_white(texel)) return (color & 0xFFFFFF) | (times(alpha_of(color), alpha_of(texel)) << 24);
  uint32_t out = 0;
  for (int shift = 0; shift < 32; shift += 8)
    out |= times((color >> shift) & 0xFF, (texel >> shift) & 0xFF) << shift;
  return out;
}

// Fills a row. The more of it is done, the more is copied at once, which is quicker than to fill.
void fill_row(uint32_t* start, uint32_t* end, uint32_t color) {
  constexpr std::ptrdiff_t kFirst = 32;
  uint32_t* done = start + std::min(end - start, kFirst);
  std::fill(start, done, color);
  while (done < end) done = std::copy_n(start, std::min(done - start, end - done), done);
}

// A value that changes evenly over a triangle: `at` in its first corner, by `x` and `y` a pixel.
struct Slope {
  float at = 0, x = 0, y = 0;
  float operator()(float dx, float dy) const { return at + x * dx + y * dy; }
};

struct Edge {
  float top = 0, bottom = 0;  // the bottom is the first outside
  float x = 0, step = 0;      // at the top, and a pixel further down
  bool meets(float y) const { return top <= y && y < bottom; }
  float at(float y) const { return x + (y - top) * step; }
};

// The same for the two triangles that share it, so that no gap is between them.
Edge edge_between(const Corner& a, const Corner& b) {
  const Corner &high = a.y < b.y ? a : b, &low = a.y < b.y ? b : a;
  if (high.y == low.y) return {};
  return {high.y, low.y, high.x, (low.x - high.x) / (low.y - high.y)};
}

class Rasterizer {
 public:
  // Only the pixels in `boxes` are drawn.
  Rasterizer(Picture& picture, std::span<const Box> boxes)
      : picture_(picture), parts_(static_cast<size_t>(picture.height)) {
    for (const Box& box : boxes)
      for (int y = box.top; y < box.bottom; ++y)
        parts_[static_cast<size_t>(y)] = {box.left, y, box.right, y + 1};
  }

  void cover(uint32_t ground) { fill({0, 0, picture_.width, picture_.height}, ground); }

  void clip(const Box& box, const ImTextureData& texture) {
    clip_ = box;
    texels_ = reinterpret_cast<const uint32_t*>(texture.Pixels);
    texture_width_ = texture.Width;
    texture_height_ = texture.Height;
  }

  void rectangle(const Corner& a, const Corner& c) {
    const Box box = common(clip_, pixels_in(a.x, a.y, c.x, c.y));
    if (box.is_empty() || texels_ == nullptr) return;
    if (a.u == c.u && a.v == c.v)
      fill(box, tinted(a.color, texel(a.u, a.v)));
    else
      stamp(box, a, c);
  }

  void triangle(const Corner& a, const Corner& b, const Corner& c) {
    const float twice_area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (twice_area == 0 || texels_ == nullptr) return;
    const Edge edges[] = {edge_between(a, b), edge_between(b, c), edge_between(c, a)};
    const auto slope = [&](float at_a, float at_b, float at_c) {
      const float ab = at_b - at_a, ac = at_c - at_a;
      return Slope{at_a, (ab * (c.y - a.y) - ac * (b.y - a.y)) / twice_area,
                   (ac * (b.x - a.x) - ab * (c.x - a.x)) / twice_area};
    };
    const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
    const int end = std::min(clip_.bottom, first_pixel(bottom));
    const bool plain = a.color == b.color && a.color == c.color && a.u == b.u && a.u == c.u &&
                       a.v == b.v && a.v == c.v;
    const uint32_t color = plain ? tinted(a.color, texel(a.u, a.v)) : 0;
    Slope channels[4];
    for (int i = 0; i < 4 && !plain; ++i)
      channels[i] = slope(channel(a, i), channel(b, i), channel(c, i));
    const Slope u = slope(a.u, b.u, c.u), v = slope(a.v, b.v, c.v);

    for (int y = std::max(clip_.top, first_pixel(top)); y < end; ++y) {
      const Box span = common(parts_[static_cast<size_t>(y)], span_at(y, edges));
      if (span.is_empty()) continue;
      if (plain) {
        fill(span, color);
        continue;
      }
      uint32_t* pixel = row(y) + span.left;
      const float dy = static_cast<float>(y) + 0.5f - a.y;
      for (int x = span.left; x < span.right; ++x, ++pixel) {
        const float dx = static_cast<float>(x) + 0.5f - a.x;
        uint32_t mixed = 0;
        for (int i = 0; i < 4; ++i)
          mixed |= static_cast<uint32_t>(std::clamp(channels[i](dx, dy) + 0.5f, 0.f, 255.f))
                   << (8 * i);
        blend(*pixel, tinted(mixed, texel(u(dx, dy), v(dx, dy))));
      }
    }
  }

 private:
  static float channel(const Corner& corner, int i) {
    return static_cast<float>((corner.color >> (8 * i)) & 0xFF);
  }

  uint32_t* row(int y) {
    return picture_.pixels.data() + static_cast<ptrdiff_t>(y) * picture_.width;
  }

  uint32_t texel(float u, float v) const {
    const int x = static_cast<int>(u * static_cast<float>(texture_width_));
    const int y = static_cast<int>(v * static_cast<float>(texture_height_));
    return texels_[std::clamp(y, 0, texture_height_ - 1) * texture_width_ +
                   std::clamp(x, 0, texture_width_ - 1)];
  }

  // The pixels of row `y` between the two edges that meet its middle.
  Box span_at(int y, const Edge (&edges)[3]) const {
    const float middle = static_cast<float>(y) + 0.5f;
    float left = 1e9f, right = -1e9f;
    for (const Edge& edge : edges) {
      if (!edge.meets(middle)) continue;
      const float x = edge.at(middle);
      left = std::min(left, x);
      right = std::max(right, x);
    }
    if (left >= right) return {};
    return common(clip_, {first_pixel(left), y, first_pixel(right), y + 1});
  }

  void fill(const Box& box, uint32_t color) {
    if (alpha_of(color) == 0) return;
    for (int y = box.top; y < box.bottom; ++y) {
      const Box part = common(box, parts_[static_cast<size_t>(y)]);
      if (part.is_empty()) continue;
      uint32_t* const start = row(y) + part.left;
      uint32_t* const end = row(y) + part.right;
      if (alpha_of(color) == 255)
        fill_row(start, end, color);
      else
        for (uint32_t* pixel = start; pixel < end; ++pixel) blend(*pixel, color);
    }
  }

  // A piece of the texture, mostly a glyph's. Places in the texture are in 1/65536 of a texel.
  void stamp(const Box& box, const Corner& a, const Corner& c) {
    const auto fixed = [](float texels) {
      return static_cast<int>(std::floor(texels * 65536 + 0.5f));
    };
    const bool is_opaque = alpha_of(a.color) == 255;
    const float wide = static_cast<float>(texture_width_),
                high = static_cast<float>(texture_height_);
    const float per_x = (c.u - a.u) * wide / (c.x - a.x), per_y = (c.v - a.v) * high / (c.y - a.y);
    const int step = fixed(per_x);
    const auto place = [&](int x) {
      return fixed(a.u * wide + (static_cast<float>(x) + 0.5f - a.x) * per_x);
    };
    for (int y = box.top; y < box.bottom; ++y) {
      const Box part = common(box, parts_[static_cast<size_t>(y)]);
      if (part.is_empty()) continue;
      const float v = a.v * high + (static_cast<float>(y) + 0.5f - a.y) * per_y;
      const uint32_t* const texels = texels_ + static_cast<int>(v) * texture_width_;
      uint32_t* pixel = row(y) + part.left;
      int at = place(part.left);
      for (int x = part.left; x < part.right; ++x, ++pixel, at += step) {
        const uint32_t texel = texels[at >> 16];
        if (alpha_of(texel) == 0) continue;
        if (is_opaque && is_white(texel))
          blend(*pixel, a.color, alpha_of(texel));
        else
          blend(*pixel, tinted(a.color, texel));
      }
    }
  }

  Picture& picture_;
  std::vector<Box> parts_;  // of each row, what is drawn
  Box clip_;
  const uint32_t* texels_ = nullptr;
  int texture_width_ = 0, texture_height_ = 0;
};

}  // namespace

Picture rasterize(const ImDrawData& data, uint32_t ground) {
  Picture picture;
  rasterize(data, ground, {}, picture);
  return picture;
}

void rasterize(const ImDrawData& data, uint32_t ground, std::span<const Box> boxes,
               Picture& picture) {
  const ImVec2 size = data.DisplaySize * data.FramebufferScale;
  const Box all{0, 0, std::max(0, first_pixel(size.x)), std::max(0, first_pixel(size.y))};
  if (picture.width != all.right || picture.height != all.bottom) {
    picture = {all.right, all.bottom, {}};
    picture.pixels.resize(static_cast<size_t>(all.right) * static_cast<size_t>(all.bottom));
    boxes = {&all, 1};
  }
  Rasterizer rasterizer(picture, boxes);
  rasterizer.cover(ground);
  walk(data, rasterizer);
}

bool has_new_texels(const ImDrawData& data) {
  return std::ranges::any_of(*data.Textures, [](const ImTextureData* texture) {
    return texture->Status != ImTextureStatus_OK && texture->Status != ImTextureStatus_Destroyed;
  });
}

void settle_textures(ImVector<ImTextureData*>& textures) {
  constexpr ImTextureID kAny = 1;
  for (ImTextureData* texture : textures) {
    if (texture->Status == ImTextureStatus_WantCreate ||
        texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(kAny);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

}  // namespace taizhang
