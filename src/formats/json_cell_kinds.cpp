#include "formats/json_cell_kinds.h"

namespace taizhang {
namespace {

// Other members of a record were written by a newer program.
bool is_cell(const Template* form, std::string_view key) {
  if (key.starts_with('_')) {
    return key == fields::kTemplate || key == fields::kParent || key == fields::kOrder ||
           key == fields::kDeleted;
  }
  return !form || type_of(form, key);
}

std::optional<FieldType> plain_type(const Template* form, std::string_view key) {
  return key.starts_with('_') ? std::nullopt : type_of(form, key);
}

}  // namespace

const CellKinds::Kind& CellKinds::of(const Template* form, std::string_view key) {
  for (size_t tried = 0; tried < kinds_.size(); ++tried) {
    next_ = next_ < kinds_.size() ? next_ : 0;
    const Kind& kind = kinds_[next_++];
    if (kind.form == form && kind.field.text() == key) return kind;
  }
  constexpr size_t kMost = 200;
  if (kinds_.size() == kMost) kinds_.clear();
  return kinds_.emplace_back(form, keys_.of(key), is_cell(form, key), plain_type(form, key));
}

}  // namespace taizhang
