#include <algorithm>

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

bool closes(const Change& change) {
  return change.field == fields::kStatus &&
         change.value == Value(Option{std::string(statuses::kClosed)});
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

// The program's own cells of an entry that is the department's.
bool Rights::may_set_up(const Change& change, bool is_made_here) const {
  if (change.field == fields::kDeleted) return is_made_here;
  if (change.field != fields::kParent || is_empty(change.value)) return true;
  const auto* text = std::get_if<std::string>(&change.value);
  const auto parent = text ? parse_id<RecordId>(*text) : std::nullopt;
  return parent && may_stand_under(*parent, 0);
}

bool Rights::may(const Change& change) const {
  const Template* form = form_of(office_, change.record);
  const bool is_new = form == nullptr;
  if (const Template* theirs = is_new ? form_of(returned_, change.record) : nullptr) {
    form = office_.find_template(theirs->id);
  }
  if (!form) return false;
  const bool is_system = change.field.starts_with('_');
  const Field* field = find_field(*form, change.field);
  if (!is_system && (!field || !field->returned || closes(change))) return false;

  const bool is_made = is_made_here(change.record);
  if (is_entry(*form) && (is_new || is_made)) {
    return stands_in_scope(change.record, 0) && (!is_system || may_set_up(change, is_made));
  }
  return !is_new && !is_system && in_scope(office_, department_, change.record);
}

}  // namespace

const Template* form_of(const Register& reg, RecordId record) {
  const Record* found = reg.find(record);
  if (!found) return nullptr;
  if (const Template* form = reg.template_of(*found)) return form;
  for (const Change* change : reg.history(record, fields::kTemplate)) {
    const auto* id = std::get_if<std::string>(&change->value);
    if (id) return reg.find_template(*id);
  }
  const auto* id = std::get_if<std::string>(&reg.baseline_value(record, fields::kTemplate));
  return id ? reg.find_template(*id) : nullptr;
}

bool is_entry(const Template& form) {
  return !form.fields.empty() && std::ranges::all_of(form.fields, &Field::returned);
}

bool may_fill(const Register& reg, std::string_view department, RecordId record,
              std::string_view field) {
  const Template* form = form_of(reg, record);
  const Field* found = form ? find_field(*form, field) : nullptr;
  return found && found->returned && in_scope(reg, department, record);
}

bool may_return(const Register& office, const Register& returned, std::string_view department,
                const Change& change) {
  return Rights(office, returned, department).may(change);
}

}  // namespace taizhang
