#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace taizhang {

// Sorting in a tenth of the standard library's code, which is downloaded once for every type
// sorted. Stable. Somewhat slower; what is in order already costs one look.

// The places 0 to `count` - 1 in their sorted order; empty when that is the order they are in.
// `before(context, a, b)`: does place a come before place b?
std::vector<uint32_t> sorted_places(size_t count, const void* context,
                                    bool (*before)(const void* context, uint32_t a, uint32_t b));

// `less(a, b)`: does a come before b?
template <typename T, typename Less>
void sort_with(std::vector<T>& values, const Less& less) {
  const std::pair<const std::vector<T>&, const Less&> context(values, less);
  const std::vector<uint32_t> places =
      sorted_places(values.size(), &context, [](const void* given, uint32_t a, uint32_t b) -> bool {
        const auto& [all, is_less] =
            *static_cast<const std::pair<const std::vector<T>&, const Less&>*>(given);
        return is_less(all[a], all[b]);
      });
  if (places.empty()) return;
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (const uint32_t place : places) sorted.push_back(std::move(values[place]));
  values = std::move(sorted);
}

// By what `projection` makes of each value.
template <typename T, typename Projection = std::identity>
void sort_by(std::vector<T>& values, const Projection& projection = {}) {
  sort_with(values, [&](const T& a, const T& b) {
    return std::invoke(projection, a) < std::invoke(projection, b);
  });
}

// Sorts values whose first `middle` are sorted, and the rest too: mostly many and few.
template <typename T, typename Projection = std::identity>
void merge_from(std::vector<T>& values, size_t middle, const Projection& projection = {}) {
  std::vector<T> rest;
  for (size_t i = middle; i < values.size(); ++i) rest.push_back(std::move(values[i]));
  size_t to = values.size();
  while (!rest.empty()) {
    const bool takes_first = middle > 0 && std::invoke(projection, rest.back()) <
                                               std::invoke(projection, values[middle - 1]);
    values[--to] = std::move(takes_first ? values[--middle] : rest.back());
    if (!takes_first) rest.pop_back();
  }
}

}  // namespace taizhang
