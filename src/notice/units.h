#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

// A department as written, with the place it is written at.
struct Name {
  std::string text;
  Span span;
};

// Does `name` read like a department, a group of them or a place's government? It judges by how
// names end (办公室, 执法处, 各镇（街道）) and by length, never by a list of departments.
bool looks_like_unit(std::string_view name);

// Every one of the names in `text` does. `text` is as split_names takes it.
bool looks_like_units(std::string_view text, Span span);

// The names listed in `span`, in order and without repetition. They are split at 、，；, white
// space where all parts are names, at 及, 和, 与 between two whole names (银保监会及各地区, but not
// 文化和旅游部) and after 等 before a group (民政部等有关部门); brackets are never split. 等 at the
// end, leading 由 and words for nobody (无) are dropped.
std::vector<Name> split_names(std::string_view text, Span span);

}  // namespace taizhang
