#include <algorithm>

#include "model/own_form.h"
#include "model/packet.h"
#include "model/task.h"

namespace taizhang {
namespace {

// Deeper than entries stand below each other.
constexpr int kDeepest = 16;

// The records that `record` stands, or stood, under as far as `reg` knows.
void add_parents(std::vector<RecordId>& parents, const Register& reg, RecordId record) {
  const auto add = [&](const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    const auto id = text ? parse_id<RecordId>(*text) : std::nullopt;
    if (id) parents.push_back(*id);
  };
  add(reg.baseline_value(record, fields::kParent));
  for (const Change* change : reg.history(record, fields::kParent)) add(change->value);
}

bool sets_office_status(const Change& change) {
  const auto* status = std::get_if<Option>(&change.value);
  return change.field == fields::kStatus && status && statuses::is_of_office(status->id);
}

// What a return may say, judged by what the office has and the return brings. An entry of the
// department is judged alike before the office has it and after, so that it does not matter in how
// many files it came.
class Rights {
 public:
  Rights(const Register& office, const Register& returned, std::string_view department)
      : office_(office), returned_(returned), department_(department) {}

  bool may(const Change& change) const;

 private:
  bool may_set_up(const Change& change, bool is_made_here) const;
  bool is_made_here(RecordId record) const;
  bool may_stand_under(RecordId parent, int depth) const;
  bool stands_in_scope(RecordId record, int depth) const;
  bool names(const Value& value) const;
  bool is_named_by(RecordId record, std::string_view form, std::string_view field) const;
  bool is_filed(RecordId record, std::string_view form) const;
  bool hands_over(const Change& change, std::string_view form) const;

  const Register& office_;
  const Register& returned_;
  std::string_view department_;
};

// Did somebody of the department make the record? Those of the baseline are the office's.
bool Rights::is_made_here(RecordId record) const {
  const auto by_department = [&](const Change* change) {
    return change->author.department == department_;
  };
  return std::ranges::any_of(office_.history(record, fields::kTemplate), by_department) ||
         std::ranges::any_of(returned_.history(record, fields::kTemplate), by_department);
}

// May an entry of the department stand under `parent`?
bool Rights::may_stand_under(RecordId parent, int depth) const {
  return in_scope(office_, department_, parent) ||
         (!form_of(office_, parent) && stands_in_scope(parent, depth));
}

// Is `record`, an entry of the department, brought under a record in scope? One whose creation was
// undone stands nowhere any more, so where it stood counts.
bool Rights::stands_in_scope(RecordId record, int depth) const {
  if (depth == kDeepest) return false;
  std::vector<RecordId> parents;
  add_parents(parents, office_, record);
  add_parents(parents, returned_, record);
  return std::ranges::any_of(parents,
                             [&](RecordId parent) { return may_stand_under(parent, depth + 1); });
}

bool Rights::names(const Value& value) const {
  const auto* departments = std::get_if<Departments>(&value);
  return departments && std::ranges::contains(departments->keys, department_);
}

// Does the cell, which departments fill, name the department in the file, or did it? What was said
// earlier counts too, so that of two files of one packet either may come first.
bool Rights::is_named_by(RecordId record, std::string_view form, std::string_view field) const {
  return is_returned(office_, form, field) &&
         (names(returned_.baseline_value(record, field)) ||
          std::ranges::any_of(returned_.history(record, field),
                              [&](const Change* change) { return names(change->value); }));
}

// Is it a ledger's record that stands for itself and is the department's?
bool Rights::is_filed(RecordId record, std::string_view form) const {
  const Template* known = office_.find_template(form);
  if (!known || !(is_ledger(*known) || form.starts_with(kOwn))) return false;
  const auto is_naming = [&](const Field& field) {
    return field.type == FieldType::Departments && is_named_by(record, form, field.id);
  };
  if (!known->fields.empty()) return std::ranges::any_of(known->fields, is_naming);
  return std::ranges::any_of(returned_.changes(), [&](const Change& change) {
    return change.record == record && own_field_type(change.field) == FieldType::Departments &&
           is_named_by(record, form, change.field);
  });
}

// Does the change give a record of the office's to somebody else? That is for the office to say;
// what came back later would be out of scope.
bool Rights::hands_over(const Change& change, std::string_view form) const {
  return type_of(office_.find_template(form), change.field) == FieldType::Departments &&
         !names(change.value) && is_named_by(change.record, form, change.field);
}

// The program's own cells of an entry that is the department's.
bool Rights::may_set_up(const Change& change, bool is_made_here) const {
  if (change.field == fields::kDeleted) return is_made_here;
  if (change.field != fields::kParent || is_empty(change.value)) return true;
  const auto* text = std::get_if<std::string>(&change.value);
  const auto parent = text ? parse_id<RecordId>(*text) : std::nullopt;
  return parent && may_stand_under(*parent, 0);
}

bool Rights::may(const Change& change) const {
  std::string_view id = form_id_of(office_, change.record);
  const bool is_new = id.empty();
  if (is_new) id = form_id_of(returned_, change.record);
  const Template* form = office_.find_template(id);
  if (!form) return false;
  const bool is_system = change.field.starts_with('_');
  if (!is_system && (!is_returned(office_, id, change.field) || sets_office_status(change)))
    return false;

  const bool is_made = is_made_here(change.record);
  if (is_new || is_made) {
    if ((is_entry(*form) && stands_in_scope(change.record, 0)) || is_filed(change.record, id))
      return !is_system || may_set_up(change, is_made);
    if (is_entry(*form) && !is_ledger(*form)) return false;
  }
  return !is_new && !is_system && !hands_over(change, id) &&
         in_scope(office_, department_, change.record);
}

}  // namespace

std::string_view form_id_of(const Register& reg, RecordId record) {
  const auto known = [&](const Value& value) {
    const auto* id = std::get_if<std::string>(&value);
    return id && reg.find_template(*id) ? std::string_view(*id) : std::string_view();
  };
  const Record* found = reg.find(record);
  if (!found) return {};
  if (const auto id = known(value_of(*found, fields::kTemplate)); !id.empty()) return id;
  for (const Change* change : reg.history(record, fields::kTemplate)) {
    if (std::holds_alternative<std::string>(change->value)) return known(change->value);
  }
  return known(reg.baseline_value(record, fields::kTemplate));
}

const Template* form_of(const Register& reg, RecordId record) {
  return reg.find_template(form_id_of(reg, record));
}

const Field* filing_field(const Template& form) {
  const auto found = std::ranges::find_if(form.fields, [](const Field& field) {
    return field.type == FieldType::Departments && field.returned;
  });
  return is_ledger(form) && found != form.fields.end() ? &*found : nullptr;
}

bool is_entry(const Template& form) {
  return !form.fields.empty() && std::ranges::all_of(form.fields, &Field::returned);
}

bool may_fill(const Register& reg, std::string_view department, RecordId record,
              std::string_view field) {
  return is_returned(reg, form_id_of(reg, record), field) && in_scope(reg, department, record);
}

bool may_return(const Register& office, const Register& returned, std::string_view department,
                const Change& change) {
  return Rights(office, returned, department).may(change);
}

}  // namespace taizhang
