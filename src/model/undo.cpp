#include "model/undo.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace taizhang {
namespace {

using CellKey = std::pair<RecordId, std::string>;

// What is to become of one cell: `superseded` makes way for one change for each of `values`.
struct Restoring {
  std::vector<Value> values;         // the first is the one to be shown
  std::vector<ChangeId> superseded;  // sorted
};

// The heads `cell` would have without the changes of `step`.
std::vector<const Change*> heads_without(const std::vector<const Change*>& cell,
                                         const std::set<ChangeId>& step) {
  std::set<ChangeId> superseded;
  for (const Change* change : cell) {
    if (step.contains(change->id)) continue;
    superseded.insert(change->supersedes.begin(), change->supersedes.end());
  }
  std::vector<const Change*> heads;
  for (const Change* change : cell) {
    if (!step.contains(change->id) && !superseded.contains(change->id)) heads.push_back(change);
  }
  std::ranges::sort(heads, {}, &Change::id);
  return heads;
}

Restoring restoring_of(const Register& reg, const CellKey& key, const std::set<ChangeId>& step) {
  const auto& [record, field] = key;
  Restoring restoring;
  for (const Change* head : reg.heads(record, field)) {
    if (step.contains(head->id)) restoring.superseded.push_back(head->id);
  }
  if (restoring.superseded.empty()) return {};

  const std::vector<const Change*> before = heads_without(reg.history(record, field), step);
  for (const Change* head : before) restoring.values.push_back(head->value);
  if (before.empty()) restoring.values.push_back(reg.baseline_value(record, field));
  // A head that stands beside the step's is replaced by its copy, so that no more heads come back
  // than there were.
  for (const Change* head : reg.heads(record, field)) {
    if (!step.contains(head->id)) restoring.superseded.push_back(head->id);
  }
  std::ranges::sort(restoring.superseded);
  return restoring;
}

std::vector<Change> changes_of(const CellKey& key, const Restoring& restoring, const Author& author,
                               const std::string& nonce) {
  std::vector<Change> changes;
  for (size_t i = 0; i < restoring.values.size(); ++i) {
    Change change;
    change.record = key.first;
    change.field = key.second;
    change.value = restoring.values[i];
    change.supersedes = restoring.superseded;
    change.author = author;
    change.nonce = i == 0 ? nonce : nonce + "." + std::to_string(i);
    change.id = id_of(change);
    changes.push_back(std::move(change));
  }
  return changes;
}

// Of several heads the one with the smallest id is shown: tries nonces until that is the first.
std::vector<Change> shown_first(const CellKey& key, const Restoring& restoring,
                                const Author& author, std::string_view nonce) {
  std::vector<Change> changes;
  for (int attempt = 0; attempt < 1000; ++attempt) {
    const std::string suffix = attempt == 0 ? "" : "-" + std::to_string(attempt);
    changes = changes_of(key, restoring, author, std::string(nonce) + suffix);
    const auto shown = std::ranges::min_element(changes, {}, &Change::id);
    if (shown == changes.end() || shown->value == restoring.values.front()) break;
  }
  return changes;
}

using Steps = std::vector<UndoStep>;

Result<std::vector<Change>> move_step(Register& reg, Steps& from, Steps& to, const Author& author,
                                      std::string_view nonce) {
  std::vector<Change> changes = undo_changes(reg, from.back(), author, nonce);
  if (const Result<size_t> added = reg.add(changes); !added) return std::unexpected(added.error());
  UndoStep step{.label = std::move(from.back().label), .changes = {}};
  for (const Change& change : changes) step.changes.push_back(change.id);
  from.pop_back();
  to.push_back(std::move(step));
  return changes;
}

}  // namespace

std::vector<Change> undo_changes(const Register& reg, const UndoStep& step, const Author& author,
                                 std::string_view nonce) {
  const std::set<ChangeId> ids(step.changes.begin(), step.changes.end());
  std::set<CellKey> cells;
  for (const ChangeId id : ids) {
    if (const Change* change = reg.find_change(id)) cells.insert({change->record, change->field});
  }
  std::vector<Change> changes;
  for (const CellKey& key : cells) {
    std::vector<Change> restored = shown_first(key, restoring_of(reg, key, ids), author, nonce);
    changes.insert(changes.end(), std::move_iterator(restored.begin()),
                   std::move_iterator(restored.end()));
  }
  return changes;
}

Result<std::vector<Change>> undo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce) {
  if (history.done.empty()) return refuse(ErrorCode::NothingToUndo);
  return move_step(reg, history.done, history.undone, author, nonce);
}

Result<std::vector<Change>> redo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce) {
  if (history.undone.empty()) return refuse(ErrorCode::NothingToRedo);
  return move_step(reg, history.undone, history.done, author, nonce);
}

}  // namespace taizhang
