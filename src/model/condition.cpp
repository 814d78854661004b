#include "model/condition.h"

#include <algorithm>

namespace taizhang {
namespace {

bool is_one_of(std::string_view word, const std::vector<std::string>& all) {
  return std::ranges::find(all, word) != all.end();
}

}  // namespace

bool is_said(const Value& value, const std::vector<std::string>& is) {
  if (const auto* option = std::get_if<Option>(&value)) return is_one_of(option->id, is);
  if (const auto* yes = std::get_if<bool>(&value)) return is_one_of(*yes ? "yes" : "no", is);
  const auto* options = std::get_if<Options>(&value);
  return options && std::ranges::any_of(options->ids,
                                        [&](const std::string& id) { return is_one_of(id, is); });
}

bool holds(std::span<const Condition> when, const Record& record) {
  return std::ranges::all_of(when, [&](const Condition& one) {
    const Value& value = value_of(record, one.field);
    if (!one.is_not.empty()) return !is_said(value, one.is_not);
    return one.is.empty() ? is_empty(value) == one.empty : is_said(value, one.is);
  });
}

}  // namespace taizhang
