#include "model/register.h"

#include <algorithm>
#include <set>

#include "base/digest.h"
#include "base/sort.h"

namespace taizhang {
namespace {

const Value kNothing;

// Where the cell `field` stands, or would: a cell is looked for more often than anything else is
// done.
auto find_place(auto& cells, std::string_view field) {
  const uint64_t head = head_of(field);
  return std::ranges::partition_point(cells, [&](const Cell& cell) {
    const uint64_t other = cell.field.head();
    return other != head ? other < head : cell.field.text() < field;
  });
}

// Where in `records`, which are sorted, a record with this id stands or would: the first place is
// not behind it, the last not before. Nearly all ids are random, so that a record's place is known
// from its id but for a few; looking there and nearby costs a third of halving all of them.
auto places_near(const std::vector<Record>& records, RecordId id) {
  const auto size = static_cast<int64_t>(records.size());
  const auto upper_half = [](RecordId one) { return static_cast<int64_t>(one.high >> 32); };
  const auto id_at = [&](int64_t place) { return records[static_cast<size_t>(place)].id; };
  int64_t place = upper_half(id) * size >> 32;
  for (int round = 0; round < 2 && size > 0; ++round) {
    const int64_t apart = upper_half(id) - upper_half(id_at(place));
    place = std::clamp<int64_t>(place + (apart * size >> 32), 0, size - 1);
  }
  int64_t from = place, to = place;
  for (int64_t step = 1; from > 0 && id < id_at(from); step *= 2) to = from, from -= step;
  from = std::max<int64_t>(from, 0);
  for (int64_t step = 1; to < size && id_at(to) < id; step *= 2) from = to, to += step;
  to = std::min(to, size);
  return std::pair(records.begin() + from, records.begin() + to);
}

struct CellView {
  RecordId record;
  std::string_view field;
};

}  // namespace

Register::Register() = default;
Register::Register(const Register&) = default;
Register::Register(Register&&) noexcept = default;
Register& Register::operator=(const Register&) = default;
Register& Register::operator=(Register&&) noexcept = default;
Register::~Register() = default;

const Value& value_of(const Record& record, std::string_view field) {
  const auto cell = find_place(record.cells, field);
  return cell != record.cells.end() && cell->field.text() == field ? cell->value : kNothing;
}

void set_value(Record& record, std::string_view field, Value value) {
  const auto cell = find_place(record.cells, field);
  const bool found = cell != record.cells.end() && cell->field.text() == field;
  if (is_empty(value)) {
    if (found) record.cells.erase(cell);
  } else if (found) {
    cell->value = std::move(value);
  } else {
    record.cells.insert(cell, Cell{FieldKey(field), std::move(value)});
  }
}

std::string_view text_of(const Record& record, std::string_view field) {
  const auto* text = std::get_if<std::string>(&value_of(record, field));
  return text ? std::string_view(*text) : std::string_view();
}

RecordId Register::id() const { return id_; }

const std::vector<Template>& Register::templates() const { return templates_; }

const Template* Register::find_template(std::string_view id) const {
  const auto form = std::ranges::find(templates_, id, &Template::id);
  if (form != templates_.end()) return &*form;
  return id.starts_with(kOwn) ? &own_form() : nullptr;
}

const Template* Register::template_of(const Record& record) const {
  const auto* id = std::get_if<std::string>(&value_of(record, fields::kTemplate));
  return id ? find_template(*id) : nullptr;
}

const std::vector<Record>& Register::records() const { return records_; }

const Record* Register::find(RecordId id) const {
  const auto [from, to] = places_near(records_, id);
  const auto record = std::ranges::lower_bound(from, to, id, {}, &Record::id);
  return record != records_.end() && record->id == id ? &*record : nullptr;
}

Record* Register::find_mutable(RecordId id) { return const_cast<Record*>(find(id)); }

const Value& Register::value(RecordId record, std::string_view field) const {
  const Record* found = find(record);
  return found ? value_of(*found, field) : kNothing;
}

bool Register::exists(RecordId record) const {
  const Record* found = find(record);
  return found && !is_empty(value_of(*found, fields::kTemplate)) &&
         value_of(*found, fields::kDeleted) != Value(true);
}

std::vector<Record> Register::baseline() const {
  std::vector<Record> baseline = records_;
  for (const auto& [ref, cell] : changed_) {
    const auto record = std::ranges::lower_bound(baseline, ref.record, {}, &Record::id);
    set_value(*record, ref.field, cell.baseline);
  }
  std::erase_if(baseline, [](const Record& record) { return record.cells.empty(); });
  return baseline;
}

const Value& Register::baseline_value(RecordId record, std::string_view field) const {
  const ChangedCell* cell = find_cell(record, field);
  return cell ? cell->baseline : value(record, field);
}

const std::string& Register::baseline_digest() const { return baseline_digest_; }

const std::vector<Change>& Register::changes() const { return changes_; }

const Change* Register::find_change(ChangeId id) const {
  const auto change = std::ranges::lower_bound(changes_, id, {}, &Change::id);
  return change != changes_.end() && change->id == id ? &*change : nullptr;
}

const Register::ChangedCell* Register::find_cell(RecordId record, std::string_view field) const {
  const auto cell = changed_.find(CellView{record, field});
  return cell == changed_.end() ? nullptr : &cell->second;
}

std::vector<const Change*> Register::heads(RecordId record, std::string_view field) const {
  std::vector<const Change*> heads;
  if (const ChangedCell* cell = find_cell(record, field)) {
    for (const ChangeId id : cell->heads) heads.push_back(find_change(id));
  }
  return heads;
}

CellState Register::state(RecordId record, std::string_view field) const {
  const ChangedCell* cell = find_cell(record, field);
  if (!cell || cell->heads.size() < 2) return CellState::Clean;
  const Value& first = find_change(cell->heads.front())->value;
  const bool agreed = std::ranges::all_of(
      cell->heads, [&](ChangeId id) { return find_change(id)->value == first; });
  return agreed ? CellState::Agreed : CellState::Conflict;
}

std::vector<const Change*> Register::history(RecordId record, std::string_view field) const {
  const ChangedCell* cell = find_cell(record, field);
  if (!cell) return {};
  // Kahn's order; of those that are ready, the one with the smallest id comes first.
  std::map<ChangeId, std::vector<ChangeId>> followers;
  std::map<ChangeId, size_t> causes;
  for (const ChangeId id : cell->changes) causes[id] = 0;
  for (const ChangeId id : cell->changes) {
    for (const ChangeId cause : find_change(id)->supersedes) {
      if (!causes.contains(cause)) continue;
      followers[cause].push_back(id);
      ++causes[id];
    }
  }
  std::set<ChangeId> ready;
  for (const auto& [id, count] : causes) {
    if (count == 0) ready.insert(id);
  }
  std::vector<const Change*> history;
  while (!ready.empty()) {
    const ChangeId id = *ready.begin();
    ready.erase(ready.begin());
    history.push_back(find_change(id));
    for (const ChangeId follower : followers[id]) {
      if (--causes[follower] == 0) ready.insert(follower);
    }
  }
  return history;
}

std::vector<Register::CellRef> Register::conflicts() const {
  std::vector<CellRef> conflicts;
  for (const auto& [ref, cell] : changed_) {
    if (cell.heads.size() > 1 && state(ref.record, ref.field) == CellState::Conflict) {
      conflicts.push_back(ref);
    }
  }
  return conflicts;
}

std::vector<Register::CellRef> Register::changed_cells() const {
  std::vector<CellRef> refs;
  for (const auto& [ref, cell] : changed_) refs.push_back(ref);
  return refs;
}

Register Register::sealed() const {
  Register next = *this;
  std::vector<ChangeId> gone;
  for (auto& [ref, cell] : next.changed_) {
    if (state(ref.record, ref.field) != CellState::Conflict) {
      cell.baseline = value(ref.record, ref.field);
    }
    for (const ChangeId id : cell.changes) {
      if (std::ranges::binary_search(cell.heads, id)) continue;
      gone.push_back(id);
      // A change it supersedes that has not come yet must stay superseded when it comes.
      const std::vector<ChangeId>& causes = find_change(id)->supersedes;
      gone.insert(gone.end(), causes.begin(), causes.end());
    }
    cell.changes = cell.heads;
  }
  sort_by(gone);
  std::erase_if(next.changes_,
                [&](const Change& change) { return std::ranges::binary_search(gone, change.id); });
  next.sealed_.insert(next.sealed_.end(), gone.begin(), gone.end());
  sort_by(next.sealed_);
  const auto repeated = std::ranges::unique(next.sealed_);
  next.sealed_.erase(repeated.begin(), repeated.end());
  next.baseline_digest_ = digest_of(next.baseline());
  ++next.revision_;
  return next;
}

const std::vector<ChangeId>& Register::sealed_ids() const { return sealed_; }

uint64_t Register::revision() const { return revision_; }

bool Register::operator==(const Register& other) const {
  return id_ == other.id_ && unknown == other.unknown && templates_ == other.templates_ &&
         baseline_digest_ == other.baseline_digest_ && sealed_ == other.sealed_ &&
         changes_ == other.changes_ && changed_ == other.changed_ && records_ == other.records_;
}

std::string_view text_of(const Register& reg, RecordId record, std::string_view field) {
  const Record* found = reg.find(record);
  return found ? text_of(*found, field) : std::string_view();
}

std::string digest_of(const std::vector<Record>& baseline) {
  Sha256 hash;
  std::string piece = "[";
  bool first = true;
  for (const Record& record : baseline) {
    if (record.cells.empty()) continue;
    if (!first) piece += ',';
    first = false;
    piece += "{\"cells\":{";
    for (const Cell& cell : record.cells) {
      if (&cell != record.cells.data()) piece += ',';
      append_json_string(piece, cell.field.text());
      piece += ':';
      append_canonical_json(piece, cell.value);
    }
    piece += "},\"id\":\"" + to_text(record.id) + "\"}";
    hash.add(piece);
    piece.clear();
  }
  piece += ']';
  hash.add(piece);
  return to_hex(hash.finish());
}

}  // namespace taizhang
