#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/field_key.h"
#include "model/register.h"

namespace taizhang {

// What a member of a form's records is, found once: a file has a million cells and some twenty
// kinds of them, which come in the same order in nearly every record.
class CellKinds {
 public:
  struct Kind {
    const Template* form;
    FieldKey field;
    bool is_cell;                   // false: a newer program's member, kept as it stands
    std::optional<FieldType> type;  // of a field of the form
  };

  // Good until the next call. `form` null: none is known. REQUIRES that forms stay where they are.
  const Kind& of(const Template* form, std::string_view key);
  void forget() { kinds_.clear(); }  // the forms are others, or elsewhere

 private:
  std::vector<Kind> kinds_;
  size_t next_ = 0;
  FieldKeys keys_;
};

}  // namespace taizhang
