#include "model/undo.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/sort.h"

namespace taizhang {
namespace {

using Ids = std::set<ChangeId>;
using CellKey = std::pair<RecordId, std::string>;

// Marks in `superseded` what `change` replaces. What is left out has stood for what it replaced
// itself: a change made on the copy of a value is made on that value.
void mark_superseded(const Register& reg, const Change& change, const Ids& left_out,
                     Ids& superseded) {
  Ids seen;
  std::vector<ChangeId> waiting = change.supersedes;
  while (!waiting.empty()) {
    const ChangeId id = waiting.back();
    waiting.pop_back();
    if (!seen.insert(id).second) continue;
    superseded.insert(id);
    const Change* cause = left_out.contains(id) ? reg.find_change(id) : nullptr;
    if (cause) waiting.insert(waiting.end(), cause->supersedes.begin(), cause->supersedes.end());
  }
}

// The values the heads of a cell would have without the changes `left_out`, the shown one first.
std::vector<Value> values_without(const Register& reg, const CellKey& cell, const Ids& left_out) {
  std::vector<const Change*> kept;
  Ids superseded;
  for (const Change* change : reg.history(cell.first, cell.second)) {
    if (left_out.contains(change->id)) continue;
    kept.push_back(change);
    mark_superseded(reg, *change, left_out, superseded);
  }
  sort_by(kept, &Change::id);
  std::vector<Value> values;
  for (const Change* change : kept) {
    if (!superseded.contains(change->id)) values.push_back(change->value);
  }
  if (values.empty()) values.push_back(reg.baseline_value(cell.first, cell.second));
  return values;
}

// One change for each of `values`, in place of the cell's present heads.
std::vector<Change> changes_to(const Register& reg, const CellKey& cell,
                               const std::vector<Value>& values, const Author& author,
                               const std::string& nonce) {
  Change change;
  change.record = cell.first;
  change.field = cell.second;
  change.author = author;
  for (const Change* head : reg.heads(cell.first, cell.second)) {
    change.supersedes.push_back(head->id);
  }
  std::vector<Change> changes;
  for (size_t i = 0; i < values.size(); ++i) {
    change.value = values[i];
    change.nonce = i == 0 ? nonce : nonce + "." + std::to_string(i);
    change.id = id_of(change);
    changes.push_back(change);
  }
  return changes;
}

// As above. Of several heads the one with the smallest id is shown: tries nonces until that is the
// first value's.
std::vector<Change> changes_showing(const Register& reg, const CellKey& cell,
                                    const std::vector<Value>& values, const Author& author,
                                    std::string_view nonce) {
  constexpr int kAttempts = 1000;
  std::vector<Change> changes;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    const std::string suffix = attempt == 0 ? "" : "-" + std::to_string(attempt);
    changes = changes_to(reg, cell, values, author, std::string(nonce) + suffix);
    if (std::ranges::min_element(changes, {}, &Change::id)->value == values.front()) break;
  }
  return changes;
}

bool stands_already(const Register& reg, const CellKey& cell, const std::vector<Value>& values) {
  const std::vector<const Change*> heads = reg.heads(cell.first, cell.second);
  return std::ranges::equal(heads, values, {}, [](const Change* head) { return head->value; });
}

// Moves the last step of `from` to `to` and brings its cells to what they are without the changes
// that are taken back by then.
Result<std::vector<Change>> move_step(Register& reg, UndoHistory& history,
                                      std::vector<UndoStep>& from, std::vector<UndoStep>& to,
                                      const Author& author, std::string_view nonce) {
  Ids left_out(history.taken_back.begin(), history.taken_back.end());
  left_out.insert(history.copies.begin(), history.copies.end());
  std::set<CellKey> cells;
  for (const ChangeId id : from.back().changes) {
    if (const Change* change = reg.find_change(id)) cells.insert({change->record, change->field});
  }
  std::vector<Change> changes;
  for (const CellKey& cell : cells) {
    const std::vector<Value> values = values_without(reg, cell, left_out);
    if (stands_already(reg, cell, values)) continue;
    std::vector<Change> added = changes_showing(reg, cell, values, author, nonce);
    std::ranges::move(added, std::back_inserter(changes));
  }
  if (const Result<size_t> added = reg.add(changes); !added) return std::unexpected(added.error());
  for (const Change& change : changes) history.copies.push_back(change.id);
  to.push_back(std::move(from.back()));
  from.pop_back();
  return changes;
}

}  // namespace

Result<std::vector<Change>> undo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce) {
  if (history.done.empty()) return refuse(ErrorCode::NothingToUndo);
  const std::vector<ChangeId>& step = history.done.back().changes;
  history.taken_back.insert(history.taken_back.end(), step.begin(), step.end());
  return move_step(reg, history, history.done, history.undone, author, nonce);
}

Result<std::vector<Change>> redo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce) {
  if (history.undone.empty()) return refuse(ErrorCode::NothingToRedo);
  const std::vector<ChangeId>& step = history.undone.back().changes;
  std::erase_if(history.taken_back,
                [&](ChangeId id) { return std::ranges::find(step, id) != step.end(); });
  return move_step(reg, history, history.undone, history.done, author, nonce);
}

}  // namespace taizhang
