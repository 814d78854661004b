#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/conflict_view.h"
#include "app/restoring.h"
#include "app/state.h"
#include "app/table_cells.h"
#include "base/sort.h"
#include "model/round.h"

namespace taizhang {
namespace {

// Where a record, or what it stands under, is in the outline; what stands nowhere comes last.
uint32_t place_of(const OpenRegister& open, RecordId record) {
  const OutlineRow* row = outline_row_above(open, record);
  return row == nullptr ? kNoRow : static_cast<uint32_t>(row - open.outline.data());
}

void list_conflicts(OpenRegister& open) {
  open.conflicts = open.reg.conflicts();
  std::erase_if(open.conflicts, [&](const Register::CellRef& cell) {
    const bool is_deletion = cell.field == fields::kDeleted;
    return is_of_rounds(open.reg, cell.record) || (!is_deletion && !open.reg.exists(cell.record));
  });
  sort_by(open.conflicts,
          [&](const Register::CellRef& cell) { return place_of(open, cell.record); });
}

// Tasks and parts with a conflict in them or below.
void find_disputed(OpenRegister& open) {
  open.disputed.clear();
  for (uint32_t i = 0; i < open.conflicts.size(); ++i) {
    const OutlineRow* row = outline_row_above(open, open.conflicts[i].record);
    RecordId at = row != nullptr ? row->record : RecordId{};
    while (at && open.disputed.try_emplace(at, i).second) at = parent_of(open.reg, at);
  }
}

// Which file brought each change of the conflicts; one of none was written in this copy.
void find_receipts(OpenRegister& open) {
  open.receipts.clear();
  if (open.conflicts.empty()) return;
  const auto all = receipts_of_changes(open.reg);
  for (const Register::CellRef& cell : open.conflicts)
    for (const Change* change : open.reg.history(cell.record, cell.field))
      if (const auto receipt = all.find(change->id); receipt != all.end())
        open.receipts.insert(*receipt);
}

// The heads of each side, conflict by conflict: of a conflict in which it says two things, none.
class Sides {
 public:
  explicit Sides(const OpenRegister& open) : open_(open) {}

  void add(const Register::CellRef& cell) {
    std::map<Key, std::vector<const Change*>> said;
    for (const Change* head : open_.reg.heads(cell.record, cell.field))
      for (Key& key : keys_of(origin_of(open_, *head))) said[std::move(key)].push_back(head);
    for (const auto& [key, heads] : said) {
      const bool is_one = std::ranges::all_of(
          heads, [&](const Change* head) { return head->value == heads.front()->value; });
      if (is_one) heads_[key].push_back(heads.front()->id);
    }
  }

  // All that say what the change says, without their heads.
  std::vector<Side> of(const Change& origin) const {
    std::vector<Side> sides;
    for (Key& key : keys_of(origin)) sides.push_back({key.kind, std::move(key.name), {}});
    return sides;
  }

  // A department that says what one file or this copy says is one side, not two.
  std::vector<Side> all() {
    std::vector<Side> sides;
    for (auto& [key, heads] : heads_) {
      sort_by(heads);
      const bool is_known = std::ranges::contains(sides, heads, &Side::heads);
      if (!is_known) sides.push_back({key.kind, key.name, std::move(heads)});
    }
    return sides;
  }

 private:
  struct Key {
    Side::Kind kind = Side::Kind::Here;
    std::string name;
    RecordId receipt = {};
    auto operator<=>(const Key&) const = default;
  };

  std::vector<Key> keys_of(const Change& origin) const {
    std::vector<Key> keys;
    const auto found = open_.receipts.find(origin.id);
    std::string department = origin.author.department;
    if (found == open_.receipts.end()) {
      keys.push_back({});
    } else {
      const RecordId receipt = found->second;
      if (department.empty()) department = text_of(open_.reg, receipt, fields::kDepartment);
      keys.push_back(
          {Side::Kind::File, std::string(text_of(open_.reg, receipt, fields::kFile)), receipt});
    }
    if (!department.empty())
      keys.push_back({Side::Kind::Department, department_name(open_, department)});
    return keys;
  }

  const OpenRegister& open_;
  std::map<Key, std::vector<ChangeId>> heads_;
};

void list_sides(OpenRegister& open) {
  Sides sides(open);
  for (const Register::CellRef& cell : open.conflicts) sides.add(cell);
  open.sides = sides.all();
}

// Who disagree about a cell, or the files they did it in; empty: it was all written in this copy.
std::string group_name(const Sides& sides, const OpenRegister& open,
                       const Register::CellRef& cell) {
  std::vector<std::string> names;
  const auto kind = open.grouping == Grouping::File ? Side::Kind::File : Side::Kind::Department;
  for (const Change* head : open.reg.heads(cell.record, cell.field))
    for (Side& side : sides.of(origin_of(open, *head)))
      if (side.kind == kind) names.push_back(std::move(side.name));
  sort_by(names);
  const auto twice = std::ranges::unique(names);
  names.erase(twice.begin(), twice.end());
  return joined(names);
}

// Groups stand where their first conflict would; within one the order stays.
void group_conflicts(OpenRegister& open) {
  open.groups.clear();
  if (open.grouping == Grouping::None) return;
  const Sides sides(open);
  std::vector<ConflictGroup> groups;
  std::vector<std::vector<Register::CellRef>> members;
  for (Register::CellRef& cell : open.conflicts) {
    std::string name = group_name(sides, open, cell);
    size_t place = 0;
    while (place < groups.size() && groups[place].name != name) ++place;
    if (place == groups.size()) {
      groups.push_back({0, std::move(name)});
      members.emplace_back();
    }
    members[place].push_back(std::move(cell));
  }
  open.conflicts.clear();
  for (size_t i = 0; i < groups.size(); ++i) {
    groups[i].first = open.conflicts.size();
    std::ranges::move(members[i], std::back_inserter(open.conflicts));
  }
  open.groups = std::move(groups);
}

// Does the change stand in place of values that differed?
bool is_decision(const Register& reg, const Change& change) {
  if (change.supersedes.size() < 2) return false;
  const Change* first = nullptr;
  for (const ChangeId id : change.supersedes) {
    const Change* replaced = reg.find_change(id);
    if (replaced == nullptr) continue;
    if (first != nullptr && first->value != replaced->value) return true;
    first = replaced;
  }
  return false;
}

void list_decided(OpenRegister& open) {
  std::vector<const Change*> decisions;
  for (const Change& change : open.reg.changes()) {
    if (!is_decision(open.reg, change) || is_of_rounds(open.reg, change.record)) continue;
    if (open.reg.state(change.record, change.field) != CellState::Conflict)
      decisions.push_back(&change);
  }
  sort_with(decisions,
            [](const Change* a, const Change* b) { return a->author.at > b->author.at; });
  open.decided.clear();
  for (const Change* one : decisions) {
    DecidedCell decided{{one->record, one->field}, one->id};
    if (!std::ranges::contains(open.decided, decided.cell, &DecidedCell::cell))
      open.decided.push_back(std::move(decided));
  }
}

std::string_view deleted_at(const Register& reg, RecordId record) {
  const Change* deletion = deletion_of(reg, record);
  return deletion != nullptr ? std::string_view(deletion->author.at) : std::string_view();
}

// In one pass over the records. Returns whether a packet has gone out or a return come in.
bool list_held_and_trash(OpenRegister& open) {
  open.held.clear();
  open.trash.clear();
  bool has_rounds = false;
  for (const Record& record : open.reg.records()) {
    const std::string_view named = text_of(record, fields::kTemplate);
    const bool is_deleted = value_of(record, fields::kDeleted) == Value(true);
    const bool may_wait =
        is_deleted || named == forms::kHeld || named == forms::kPacket || named == forms::kReceipt;
    const Template* form = may_wait ? open.reg.find_template(named) : nullptr;
    if (form == nullptr) continue;
    has_rounds |= form->id == forms::kPacket || form->id == forms::kReceipt;
    if (form->id == forms::kHeld) {
      const Option* decision = std::get_if<Option>(&value_of(record, fields::kDecision));
      if (!is_deleted && (decision == nullptr || decision->id == decisions::kOpen))
        open.held.push_back(record.id);
    } else if (is_deleted && !is_of_rounds(open.reg, record.id)) {
      open.trash.push_back(record.id);
    }
  }
  sort_with(open.trash, [&](RecordId a, RecordId b) {
    return deleted_at(open.reg, a) > deleted_at(open.reg, b);
  });
  return has_rounds;
}

void group_held(OpenRegister& open) {
  std::map<RecordId, std::vector<HeldChange>> groups;
  for (const RecordId held : open.held) {
    HeldChange one{held, std::nullopt};
    if (Result<Change> read = decode_change(text_of(open.reg, held, fields::kChange)))
      one.change = *std::move(read);
    groups[one.change ? one.change->record : RecordId{}].push_back(std::move(one));
  }
  open.held_groups.clear();
  for (auto& [record, changes] : groups) {
    sort_by(changes, [](const HeldChange& one) {
      return std::pair(one.change ? one.change->field : std::string(), one.held);
    });
    open.held_groups.push_back({record, std::move(changes)});
  }
  sort_by(open.held_groups, [&](const HeldGroup& group) { return place_of(open, group.record); });
}

void fill_board(OpenRegister& open) {
  for (BoardRow& row : board(open.reg)) {
    if (open.rounds.empty() || open.rounds.back().round != row.round)
      open.rounds.push_back({row.round, {}, {}});
    BoardRound& round = open.rounds.back();
    ++round.departments[static_cast<size_t>(row.state)];
    round.rows.push_back(std::move(row));
  }
  if (const BoardRound* present = present_round(open))
    open.waited_for =
        static_cast<size_t>(present->departments[static_cast<size_t>(RoundState::Missing)]);
}

}  // namespace

void refresh_undecided(OpenRegister& open) {
  list_conflicts(open);
  find_receipts(open);
  group_conflicts(open);
  find_disputed(open);
  list_sides(open);
  list_decided(open);
  const bool has_rounds = list_held_and_trash(open);
  group_held(open);
  open.rounds.clear();
  open.waited_for = 0;
  if (has_rounds) fill_board(open);
}

const OutlineRow* outline_row_above(const OpenRegister& open, RecordId record) {
  if (const OutlineRow* row = outline_row(open, record)) return row;
  const auto parent = parse_id<RecordId>(text_of(open.reg, record, fields::kParent));
  return parent ? outline_row(open, *parent) : nullptr;
}

const BoardRound* present_round(const OpenRegister& open) {
  const auto present = std::ranges::find(open.rounds, round_of(open.reg), &BoardRound::round);
  return present == open.rounds.end() ? nullptr : &*present;
}

}  // namespace taizhang
