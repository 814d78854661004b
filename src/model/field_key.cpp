#include "model/field_key.h"

#include <algorithm>

namespace taizhang {

FieldKey FieldKeys::of(std::string_view id) {
  const auto known = std::ranges::find(keys_, id, &FieldKey::text);
  if (known != keys_.end()) return *known;
  constexpr size_t kMost = 200;
  if (keys_.size() == kMost) return FieldKey(id);
  return keys_.emplace_back(id);
}

}  // namespace taizhang
