#include "model/packet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/sort.h"
#include "model/own_form.h"
#include "model/task.h"

namespace taizhang {
namespace {

// The record above, deleted or not; null at the top.
const Record* above(const Register& reg, const Record& record) {
  const auto id = parse_id<RecordId>(text_of(record, fields::kParent));
  return id ? reg.find(*id) : nullptr;
}

// `record` and what stands above it. Merged moves can put two records below each other: such a ring
// is walked once.
std::vector<const Record*> path_of(const Register& reg, const Record* record) {
  std::vector<const Record*> path;
  for (; record && std::ranges::find(path, record) == path.end(); record = above(reg, *record)) {
    path.push_back(record);
  }
  return path;
}

// The same as far as the records exist: what hangs under a deleted task is no longer part of it.
std::vector<const Record*> existing_path_of(const Register& reg, const Record& record) {
  std::vector<const Record*> path = path_of(reg, &record);
  const auto gone =
      std::ranges::find_if(path, [&](const Record* one) { return !reg.exists(one->id); });
  path.erase(gone, path.end());
  return path;
}

// Adds what the cells of `record` itself name.
void add_named(std::vector<std::string>& keys, const Register& reg, const Record& record) {
  const auto add = [&](const Value& value) {
    if (const auto* departments = std::get_if<Departments>(&value)) {
      keys.insert(keys.end(), departments->keys.begin(), departments->keys.end());
    }
  };
  const auto add_cell = [&](std::string_view field) {
    add(value_of(record, field));
    for (const Change* head : reg.heads(record.id, field)) add(head->value);
  };
  const Template* form = reg.template_of(record);
  if (!form) return;
  for (const Field& field : form->fields) {
    if (field.type == FieldType::Departments) add_cell(field.id);
  }
  for (const Cell& cell : record.cells) {
    if (own_field_type(cell.field.text()) == FieldType::Departments) add_cell(cell.field.text());
  }
}

std::vector<std::string> named_on(const Register& reg, const std::vector<const Record*>& path) {
  std::vector<std::string> keys;
  for (const Record* record : path) add_named(keys, reg, *record);
  sort_by(keys);
  const auto repeated = std::ranges::unique(keys);
  keys.erase(repeated.begin(), repeated.end());
  return keys;
}

// What of a record goes into a packet.
enum class Part { Whole, Place, WithoutSource };

bool goes(Part part, std::string_view field) {
  switch (part) {
    case Part::Whole:
      return true;
    case Part::Place:
      return field.starts_with('_') || field == fields::kNumber || field == fields::kTitle;
    case Part::WithoutSource:
      return field != fields::kSource;
  }
}

// What says how the records of any packet are read: what the office makes of the forms, and its
// days off, by which deadlines are counted.
std::vector<RecordId> furniture_of(const Register& office) {
  constexpr std::string_view kForms[] = {forms::kOwnLedger, forms::kOwnField, forms::kOwnRule,
                                         "calendar_year", "calendar_day"};
  std::vector<RecordId> found;
  for (const Record& record : office.records()) {
    if (std::ranges::contains(kForms, text_of(record, fields::kTemplate)) &&
        office.exists(record.id)) {
      found.push_back(record.id);
    }
  }
  return found;
}

class Packing {
 public:
  // `furniture` must outlive it.
  Packing(const Register& office, std::string_view department,
          const std::vector<RecordId>& furniture)
      : office_(office), department_(department), furniture_(furniture) {}

  void add(const Record& record);  // REQUIRES that it is in scope and exists
  Result<Register> packet();

 private:
  void add_department(std::string_view key);
  void pack(const Record& record, Part part);

  const Register& office_;
  std::string_view department_;
  const std::vector<RecordId>& furniture_;
  std::map<RecordId, Part> wanted_;
  std::vector<Record> baseline_;
  std::vector<Change> heads_;
};

void Packing::add(const Record& record) {
  wanted_[record.id] = Part::Whole;
  for (const Record* one : existing_path_of(office_, record)) {
    wanted_.try_emplace(one->id, Part::Place);
  }
  std::vector<std::string> keys;
  add_named(keys, office_, record);
  for (const std::string& key : keys) add_department(key);
}

void Packing::add_department(std::string_view key) {
  const RecordId id = department_id(key);
  if (office_.exists(id)) wanted_[id] = Part::Whole;
}

void Packing::pack(const Record& record, Part part) {
  Record kept;
  kept.id = record.id;
  if (part == Part::Whole) kept.unknown = record.unknown;
  const auto take = [&](std::string_view field) {
    if (!goes(part, field)) return;
    const std::vector<const Change*> heads = office_.heads(record.id, field);
    for (const Change* head : heads) heads_.push_back(*head);
    if (heads.empty()) set_value(kept, field, value_of(record, field));
  };
  for (const std::string_view field :
       {fields::kTemplate, fields::kParent, fields::kOrder, fields::kDeleted}) {
    take(field);
  }
  const Template* form = office_.template_of(record);
  for (const Field& field : form->fields) take(field.id);
  for (const Cell& cell : record.cells) {
    if (cell.field.text().starts_with(kOwn)) take(cell.field.text());
  }
  // Cells of a baseline cannot stand without their form, and it is the same in every head.
  if (!kept.cells.empty()) {
    set_value(kept, fields::kTemplate, value_of(record, fields::kTemplate));
  }
  if (!kept.cells.empty() || !kept.unknown.empty()) baseline_.push_back(std::move(kept));
}

Result<Register> Packing::packet() {
  if (wanted_.empty()) {
    return refuse(ErrorCode::EmptyPacket, department_name(office_, department_));
  }
  add_department(department_);
  for (const RecordId id : furniture_) wanted_.try_emplace(id, Part::Whole);
  if (office_.exists(office_.id())) wanted_[office_.id()] = Part::WithoutSource;
  for (const auto& [id, part] : wanted_) {
    const Record& record = *office_.find(id);
    if (office_.template_of(record)) pack(record, part);
  }
  Result<Register> packet = Register::make(office_.id(), office_.templates(), std::move(baseline_),
                                           {}, office_.baseline_digest());
  if (!packet) return packet;
  if (const Result<size_t> added = packet->add(std::move(heads_)); !added) {
    return std::unexpected(added.error());
  }
  return packet;
}

}  // namespace

std::vector<std::string> scope_of(const Register& reg, RecordId record) {
  return named_on(reg, path_of(reg, reg.find(record)));
}

bool in_scope(const Register& reg, std::string_view department, RecordId record) {
  return std::ranges::binary_search(scope_of(reg, record), department);
}

Result<Register> packet_of(const Register& office, std::string_view department) {
  const std::vector<RecordId> furniture = furniture_of(office);
  Packing packing(office, department, furniture);
  for (const Record& record : office.records()) {
    const auto keys = named_on(office, existing_path_of(office, record));
    if (std::ranges::binary_search(keys, department)) packing.add(record);
  }
  return packing.packet();
}

Result<Register> widened(const Register& mine, const Register& later) {
  std::vector<Record> baseline = mine.baseline();
  const size_t known = baseline.size();
  for (Record& record : later.baseline()) {
    const auto end = baseline.begin() + static_cast<ptrdiff_t>(known);
    const auto same = std::lower_bound(baseline.begin(), end, record.id,
                                       [](const Record& one, RecordId id) { return one.id < id; });
    if (same == end || same->id != record.id) {
      baseline.push_back(std::move(record));
      continue;
    }
    for (Cell& cell : record.cells) set_value(*same, cell.field.text(), std::move(cell.value));
  }
  Result<Register> wide = Register::make(mine.id(), mine.templates(), std::move(baseline),
                                         mine.sealed_ids(), mine.baseline_digest());
  if (!wide) return wide;
  wide->unknown = mine.unknown;
  if (const auto learned = wide->add_templates(later.templates()); !learned)
    return std::unexpected(learned.error());
  if (const auto added = wide->add(mine.changes()); !added) return std::unexpected(added.error());
  return wide;
}

std::vector<Packet> packets_of(const Register& office) {
  const std::vector<RecordId> furniture = furniture_of(office);
  std::map<std::string, Packing, std::less<>> packings;
  const std::vector<std::string> departments = department_keys(office);
  for (const std::string& key : departments) {
    if (office.value(department_id(key), fields::kGroup) == Value(true)) continue;
    packings.try_emplace(key, office, key, furniture);
  }
  for (const Record& record : office.records()) {
    for (const std::string& key : named_on(office, existing_path_of(office, record))) {
      const auto packing = packings.find(key);
      if (packing != packings.end()) packing->second.add(record);
    }
  }
  std::vector<Packet> packets;
  for (const std::string& key : departments) {
    const auto packing = packings.find(key);
    if (packing == packings.end()) continue;
    if (Result<Register> packet = packing->second.packet()) {
      packets.push_back({key, *std::move(packet)});
    }
  }
  return packets;
}

}  // namespace taizhang
