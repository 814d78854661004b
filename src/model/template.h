#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace taizhang {

// A word of the interface that belongs to data: Chinese, and English when there is one.
struct Label {
  std::string zh;
  std::string en;       // empty: the Chinese one is shown
  std::string unknown;  // members a newer program wrote, as JSON without braces; kept
  bool operator==(const Label&) const = default;
};

struct EnumOption {
  std::string id;
  Label name;
  std::string unknown;
  bool operator==(const EnumOption&) const = default;
};

struct Field {
  std::string id;
  Label name;
  FieldType type = FieldType::Text;
  bool required = false;
  bool returned = false;  // departments send it back, see model/packet.h
  Label help;
  std::string group;                // fields of one group stand together; may be empty
  int width = 0;                    // column width in CSS px; 0: as needed
  std::vector<EnumOption> options;  // Enumeration only
  std::string unknown;
  bool operator==(const Field&) const = default;
};

// The form of one kind of record. Tasks, parts, departments, notes and evidence are templates
// like every ledger. Field ids starting with '_' are the program's own and in no template.
struct Template {
  std::string id;
  Label name;
  std::vector<Field> fields;
  std::string unknown;
  bool operator==(const Template&) const = default;
};

const Field* find_field(const Template& form, std::string_view field);
const EnumOption* find_option(const Field& field, std::string_view option);

// Every template must have an id and a Chinese name, its fields distinct ids that are not "id" and
// do not start with '_', and enumerations (only they) distinct options. Refuses with BadTemplate
// and the first fault.
Result<void> check(const Template& form);

// Is `value` allowed in `field`? WrongType (also when it is not well formed), NotAnOption, BadLink.
Result<void> check(const Field& field, const Value& value);

namespace fields {
// Cells every record may have beside its template's fields.
inline constexpr std::string_view kTemplate =
    "_template";                                          // Text: template id; a record exists
                                                          // when this is set and it is not deleted
inline constexpr std::string_view kParent = "_parent";    // Text: record id in hex
inline constexpr std::string_view kOrder = "_order";      // Text: fractional index, a-z, not
                                                          // ending in 'a' (see model/task.h)
inline constexpr std::string_view kDeleted = "_deleted";  // YesNo
}  // namespace fields

}  // namespace taizhang
