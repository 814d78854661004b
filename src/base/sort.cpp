#include "base/sort.h"

#include <algorithm>
#include <numeric>

namespace taizhang {

std::vector<uint32_t> sorted_places(size_t count, const void* context,
                                    bool (*before)(const void* context, uint32_t a, uint32_t b)) {
  bool in_order = true;
  for (uint32_t i = 1; i < count && in_order; ++i) in_order = !before(context, i, i - 1);
  if (in_order) return {};

  std::vector<uint32_t> places(count), merged(count);
  std::iota(places.begin(), places.end(), 0U);
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t begin = 0; begin < count; begin += 2 * width) {
      const size_t middle = std::min(begin + width, count);
      const size_t end = std::min(begin + 2 * width, count);
      size_t left = begin, right = middle;
      for (size_t to = begin; to < end; ++to) {
        const bool takes_right =
            right < end && (left == middle || before(context, places[right], places[left]));
        merged[to] = places[takes_right ? right++ : left++];
      }
    }
    std::swap(places, merged);
  }
  return places;
}

}  // namespace taizhang
