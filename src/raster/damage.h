#pragma once

#include <cstdint>
#include <vector>

#include "imgui.h"
#include "raster/shapes.h"

namespace taizhang {

// Where a frame looks different from the one before it. Most frames change little: a caret, two
// rows, a button under the mouse.
class Damage {
 public:
  // The pixels that differ between `data` over `ground` and what the call before was given, as
  // boxes from the top down that share no row; whole tiles, so somewhat more than what differs.
  // Everything at first and at another size. Remembers `data`.
  std::vector<Box> since_last(const ImDrawData& data, uint32_t ground);

  // What was drawn is there no more.
  void forget() { last_ = {}; }

 private:
  // A frame cut into tiles: of each, a hash of all that is drawn there.
  struct Tiles {
    int width = 0, height = 0;  // of the frame, in pixels
    std::vector<uint64_t> hashes;
  };
  Tiles last_;
};

}  // namespace taizhang
