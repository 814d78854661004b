#include "raster/damage.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace taizhang {
namespace {

constexpr int kTileWidth = 64, kTileHeight = 16;

int tiles_in(int pixels, int tile) { return (pixels + tile - 1) / tile; }

uint64_t mixed(uint64_t hash, uint64_t with) {
  hash = (hash ^ with) * 0x9E3779B97F4A7C15;
  return hash ^ (hash >> 29);
}

uint64_t mixed(uint64_t hash, float a, float b) {
  return mixed(hash, uint64_t{std::bit_cast<uint32_t>(a)} << 32 | std::bit_cast<uint32_t>(b));
}

uint64_t mixed(uint64_t hash, const Corner& corner) {
  return mixed(mixed(mixed(hash, corner.x, corner.y), corner.u, corner.v), corner.color);
}

// Adds each shape to the hashes of the tiles it can be seen in.
class Hasher {
 public:
  Hasher(int columns, std::vector<uint64_t>& hashes) : columns_(columns), hashes_(hashes) {}

  void clip(const Box& box, const ImTextureData& texture) {
    clip_ = box;
    const auto pair = [](int a, int b) {
      return uint64_t{static_cast<uint32_t>(a)} << 32 | static_cast<uint32_t>(b);
    };
    command_ = mixed(mixed(static_cast<uint64_t>(texture.UniqueID), pair(box.left, box.top)),
                     pair(box.right, box.bottom));
  }

  void rectangle(const Corner& a, const Corner& c) {
    add(pixels_in(a.x, a.y, c.x, c.y), mixed(mixed(command_, a), c));
  }

  void triangle(const Corner& a, const Corner& b, const Corner& c) {
    const auto [left, right] = std::minmax({a.x, b.x, c.x});
    const auto [top, bottom] = std::minmax({a.y, b.y, c.y});
    add(pixels_in(left, top, right, bottom), mixed(mixed(mixed(command_, a), b), c));
  }

 private:
  void add(const Box& shape, uint64_t hash) {
    const Box box = common(clip_, shape);
    if (box.is_empty()) return;
    for (int y = box.top / kTileHeight; y <= (box.bottom - 1) / kTileHeight; ++y)
      for (int x = box.left / kTileWidth; x <= (box.right - 1) / kTileWidth; ++x) {
        uint64_t& tile = hashes_[static_cast<size_t>(y * columns_ + x)];
        tile = mixed(tile, hash);
      }
  }

  int columns_;
  std::vector<uint64_t>& hashes_;
  Box clip_;
  uint64_t command_ = 0;
};

bool has_new_texture(const ImDrawData& data) {
  return std::ranges::any_of(*data.Textures, [](const ImTextureData* texture) {
    return texture->Status == ImTextureStatus_WantCreate;
  });
}

}  // namespace

std::vector<Box> Damage::since_last(const ImDrawData& data, uint32_t ground) {
  const ImVec2 size = data.DisplaySize * data.FramebufferScale;
  Tiles now{std::max(0, first_pixel(size.x)), std::max(0, first_pixel(size.y)), {}};
  const int columns = tiles_in(now.width, kTileWidth), rows = tiles_in(now.height, kTileHeight);
  now.hashes.assign(static_cast<size_t>(columns) * static_cast<size_t>(rows), ground);
  Hasher hasher(columns, now.hashes);
  walk(data, hasher);

  if (now.width != last_.width || now.height != last_.height || has_new_texture(data)) forget();
  std::vector<Box> boxes;
  for (int y = 0; y < rows; ++y) {
    Box band{now.width, y * kTileHeight, 0, std::min(now.height, (y + 1) * kTileHeight)};
    for (int x = 0; x < columns; ++x) {
      const auto tile = static_cast<size_t>(y * columns + x);
      if (!last_.hashes.empty() && last_.hashes[tile] == now.hashes[tile]) continue;
      band.left = std::min(band.left, x * kTileWidth);
      band.right = std::min(now.width, (x + 1) * kTileWidth);
    }
    if (band.is_empty()) continue;
    if (!boxes.empty() && boxes.back().bottom == band.top) {
      Box& above = boxes.back();
      above = {std::min(above.left, band.left), above.top, std::max(above.right, band.right),
               band.bottom};
    } else {
      boxes.push_back(band);
    }
  }
  last_ = std::move(now);
  return boxes;
}

}  // namespace taizhang
