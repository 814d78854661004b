#include "platform/painter.h"

#include <bit>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "raster/shapes.h"

namespace taizhang::platform {
namespace {

class Painter {
 public:
  void clip(const Box& box, const ImTextureData& texture) {
    texture_ = &texture;
    words.push_back(0);
    for (const int edge : {box.left, box.top, box.right, box.bottom})
      words.push_back(static_cast<uint32_t>(edge));
  }

  void rectangle(const Corner& a, const Corner& c) {
    const bool is_glyph = a.u != c.u;
    words.push_back(is_glyph ? 3 : 1);
    write({a.x, a.y, c.x, c.y});
    words.push_back(a.color);
    if (is_glyph) words.push_back(texel_at(a.u, a.v));
  }

  void triangle(const Corner& a, const Corner& b, const Corner& c) {
    words.push_back(2);
    write({a.x, a.y, b.x, b.y, c.x, c.y});
    words.push_back(a.color);
  }

  std::vector<uint32_t> words;

 private:
  void write(std::initializer_list<float> lengths) {
    for (const float length : lengths) words.push_back(std::bit_cast<uint32_t>(length));
  }

  uint32_t texel_at(float u, float v) const {
    const long x = std::lround(u * static_cast<float>(texture_->Width));
    const long y = std::lround(v * static_cast<float>(texture_->Height));
    return reinterpret_cast<const uint32_t*>(texture_->Pixels)[y * texture_->Width + x];
  }

  const ImTextureData* texture_ = nullptr;
};

}  // namespace

std::vector<uint32_t> paint_list(const ImDrawData& data) {
  Painter painter;
  walk(data, painter);
  return std::move(painter.words);
}

}  // namespace taizhang::platform
