#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "imgui.h"

namespace taizhang {

// What was drawn last. Most frames ImGui needs to settle look like the one before; without a
// graphics card each would cost tens of milliseconds to draw again.
class Drawn {
 public:
  // Would `data` over `ground` look like what the call before was given? Remembers it.
  bool again(const ImDrawData& data, uint32_t ground);

  // What was drawn is there no more.
  void forget() { last_.clear(); }

 private:
  std::vector<std::byte> last_, next_;
};

}  // namespace taizhang
