#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "model/register.h"

namespace taizhang {

// Something that rows are sorted by, or grouped by.
struct SortKey {
  std::string field;
  bool descending = false;
  bool operator==(const SortKey&) const = default;
};

// The rows, each the place of a record in `records`, by the first key, rows alike in that by the
// second, and so on; those alike in all keep their order. Texts by their bytes, numbers by size,
// days by the calendar, options as the form lists them, yes before no, several options or
// departments by the first, then the next. Empty cells come last, also downwards. `form` may be
// null.
std::vector<uint32_t> sorted_rows(std::span<const Record* const> records,
                                  std::vector<uint32_t> rows, std::span<const SortKey> keys,
                                  const Template* form);

// Rows that have the same in a field. With several departments or options a row stands in the
// group of each.
struct RowGroup {
  Value value;  // of one department or option alone, when the field has several; monostate: empty
  std::vector<uint32_t> rows;
  bool operator==(const RowGroup&) const = default;
};

// In the order of sorted_rows() by this key; each group's rows keep theirs.
std::vector<RowGroup> grouped_rows(std::span<const Record* const> records,
                                   std::span<const uint32_t> rows, const SortKey& key,
                                   const Template* form);

}  // namespace taizhang
