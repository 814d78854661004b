#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ledger.h"
#include "model/value.h"

namespace taizhang {

inline constexpr std::array kFieldTypes = {
    FieldType::Text,  FieldType::LongText, FieldType::Integer,     FieldType::Decimal,
    FieldType::Date,  FieldType::Deadline, FieldType::Enumeration, FieldType::Departments,
    FieldType::Links, FieldType::YesNo,    FieldType::Options,     FieldType::Time,
    FieldType::Record};

// As it stands in files: "long_text".
constexpr std::string_view name_of(FieldType type) {
  constexpr std::array<std::string_view, kFieldTypes.size()> kNames = {
      "text",        "long_text", "integer", "decimal", "date", "deadline", "enumeration",
      "departments", "links",     "yes_no",  "options", "time", "record"};
  return kNames[static_cast<size_t>(type)];
}

struct EnumOption {
  std::string id;
  Label name;
  std::string unknown;
  bool hidden = false;  // the office does not offer it any more; in no file, see model/own_form.h
  bool operator==(const EnumOption&) const = default;
};

struct Field {
  std::string id;
  Label name;
  FieldType type = FieldType::Text;
  bool required = false;
  bool returned = false;  // departments send it back, see model/packet.h
  bool masked = false;    // about a person: not in what leaves the house unless asked for
  Label help;
  std::string basis;                // law, article, document number; may be empty
  std::string group;                // fields of one group stand together; may be empty
  int width = 0;                    // column width in CSS px; 0: as needed
  std::vector<EnumOption> options;  // Enumeration and Options only
  std::string target;               // Record only: the form of what is named; empty: any
  Label head;          // what stands above its column, and above its neighbours', where a list is
                       // printed or written to a sheet; may be empty
  bool split = false;  // Options only: there each option has a column, below the field's name
  std::string unknown;
  bool operator==(const Field&) const = default;
};

// The form of one kind of record. Tasks, parts, departments, notes and evidence are templates
// like every ledger. Field ids starting with '_' are the program's own and in no template.
struct Template {
  // Made, copied and ended by code that is compiled once.
  Template();
  Template(const Template&);
  Template(Template&&) noexcept;
  Template& operator=(const Template&);
  Template& operator=(Template&&) noexcept;
  ~Template();

  std::string id;
  Label name;
  std::string under;  // the form of the records these stand below; empty: of their own
  std::vector<Field> fields;
  Ledger ledger;
  std::string unknown;
  bool operator==(const Template&) const;
};

const Field* find_field(const Template& form, std::string_view field);
const EnumOption* find_option(const Field& field, std::string_view option);

// Is the form listed among the ledgers?
bool is_ledger(const Template& form);

// Every template must have an id and a Chinese name, its fields distinct ids that are not "id" and
// do not start with '_' or kOwn, and what offers options (only it) distinct ones. Of a ledger the
// rules' ids are distinct among their kind, and the fields they name stand in the form and are of a
// type that fits. Refuses with BadTemplate and the first fault.
Result<void> check(const Template& form);

// Is `value` allowed in `field`? WrongType (also when it is not well formed), NotAnOption, BadLink.
Result<void> check(const Field& field, const Value& value);
// The same of an own field of this type; its options are not known here.
Result<void> check_own(std::string_view field, FieldType type, const Value& value);

// A field or form that an office made for itself begins so. The type of such a field is in its id,
// "x.date.4f1c", so that its cells can be checked wherever they arrive, before or after the record
// that names them; see model/own_form.h.
inline constexpr std::string_view kOwn = "x.";
std::optional<FieldType> own_field_type(std::string_view field);

// What every form that an office made for itself is to the register: a form without fields.
const Template& own_form();

// The type of a record's field, the form's or an own one; none: there is no such field. Without a
// form only own fields are known.
std::optional<FieldType> type_of(const Template* form, std::string_view field);

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
