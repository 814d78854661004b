#include "model/compare.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/sort.h"
#include "model/task.h"

namespace taizhang {
namespace {

using Ids = std::vector<RecordId>;

void append(Ids& out, const Ids& ids) { out.insert(out.end(), ids.begin(), ids.end()); }

// Existing records of any form that are not in `listed`, by form, place and id.
Ids others(const Register& reg, const std::unordered_set<RecordId, IdHash>& listed) {
  std::vector<std::tuple<const Template*, std::string_view, RecordId>> found;
  for (const Record& record : reg.records()) {
    if (!reg.exists(record.id) || listed.contains(record.id)) continue;
    found.emplace_back(reg.template_of(record), text_of(record, fields::kOrder), record.id);
  }
  sort_by(found);
  Ids ids;
  for (const auto& [form, order, id] : found) ids.push_back(id);
  return ids;
}

Ids reading_order(const Register& reg) {
  Ids order;
  if (reg.exists(reg.id())) order.push_back(reg.id());
  append(order, children(reg, {}, forms::kDepartment));
  for (const OutlineRow& row : outline(reg)) {
    order.push_back(row.record);
    append(order, row.notes);
    append(order, row.evidence);
  }
  append(order, others(reg, {order.begin(), order.end()}));
  return order;
}

class Comparing {
 public:
  Comparing(const Register& before, const Register& after) : before_(before), after_(after) {}
  RecordDifference difference(RecordId record) const;

 private:
  void compare_cell(RecordDifference& into, std::string_view field) const;
  void compare_own(RecordDifference& into) const;

  const Register& before_;
  const Register& after_;
};

// What the register shows in the cell; nothing when the record does not exist.
Value shown(const Register& reg, RecordId record, std::string_view field) {
  return reg.exists(record) ? reg.value(record, field) : Value();
}

void Comparing::compare_cell(RecordDifference& into, std::string_view field) const {
  Value before = shown(before_, into.record, field);
  Value after = shown(after_, into.record, field);
  if (before == after) return;
  into.cells.push_back({std::string(field), std::move(before), std::move(after)});
}

RecordDifference Comparing::difference(RecordId record) const {
  RecordDifference difference;
  difference.record = record;
  const bool was = before_.exists(record);
  const bool is = after_.exists(record);
  if (was != is) difference.kind = is ? Difference::Added : Difference::Deleted;
  const Register& reg = is ? after_ : before_;
  const Template* form = reg.template_of(*reg.find(record));
  if (!form) return difference;
  difference.form = text_of(reg, record, fields::kTemplate);
  for (const Field& field : form->fields) compare_cell(difference, field.id);
  // A newer form may lack a field of an older one.
  const Template* old = is && was ? before_.find_template(form->id) : nullptr;
  if (old && *old != *form) {
    for (const Field& field : old->fields) {
      if (!find_field(*form, field.id)) compare_cell(difference, field.id);
    }
  }
  compare_own(difference);
  compare_cell(difference, fields::kParent);
  compare_cell(difference, fields::kOrder);
  return difference;
}

// The fields of the office's own, which are in no form.
void Comparing::compare_own(RecordDifference& into) const {
  const Record* before = before_.find(into.record);
  const Record* after = after_.find(into.record);
  for (const Record* one : {before, after}) {
    if (!one) continue;
    for (const Cell& cell : one->cells) {
      const std::string_view field = cell.field.text();
      const bool is_counted = one == after && before && !is_empty(value_of(*before, field));
      if (field.starts_with(kOwn) && !is_counted) compare_cell(into, field);
    }
  }
}

}  // namespace

std::vector<RecordId> reading_order(const Register& before, const Register& after) {
  const Ids present = reading_order(after);
  const std::unordered_set<RecordId, IdHash> listed(present.begin(), present.end());
  std::unordered_map<RecordId, Ids, IdHash> behind;  // Id{}: in front of all
  RecordId last;
  for (const RecordId id : reading_order(before)) {
    if (listed.contains(id)) {
      last = id;
    } else {
      behind[last].push_back(id);
    }
  }
  Ids order = behind[{}];
  for (const RecordId id : present) {
    order.push_back(id);
    if (const auto gone = behind.find(id); gone != behind.end()) append(order, gone->second);
  }
  return order;
}

bool go_on(DifferencesSoFar& so_far, const Register& before, const Register& after) {
  constexpr size_t kPiece = 500;
  auto& [order, next, found] = so_far;
  if (order.empty()) {
    order = reading_order(before, after);
    return !order.empty();
  }
  const Comparing comparing(before, after);
  for (const size_t end = std::min(next + kPiece, order.size()); next < end; ++next) {
    RecordDifference difference = comparing.difference(order[next]);
    const bool differs = difference.kind != Difference::Changed || !difference.cells.empty();
    if (differs) found.push_back(std::move(difference));
  }
  return next < order.size();
}

std::vector<RecordDifference> compare(const Register& before, const Register& after) {
  DifferencesSoFar so_far;
  while (go_on(so_far, before, after)) {
  }
  return std::move(so_far.found);
}

}  // namespace taizhang
