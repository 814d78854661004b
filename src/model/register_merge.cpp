#include <algorithm>
#include <iterator>

#include "base/sort.h"
#include "model/register.h"

namespace taizhang {

bool Register::knows(ChangeId id) const {
  return find_change(id) || std::ranges::binary_search(sealed_, id);
}

// Makes room for the records that only `fresh` mentions.
void Register::merge_records(const std::vector<Change>& fresh) {
  std::vector<RecordId> missing;
  for (const Change& change : fresh) {
    if (!find(change.record)) missing.push_back(change.record);
  }
  sort_by(missing);
  const auto repeated = std::ranges::unique(missing);
  missing.erase(repeated.begin(), repeated.end());

  const auto middle = records_.size();
  for (const RecordId id : missing)
    records_.push_back(Record{.id = id, .cells = {}, .unknown = {}});
  merge_from(records_, middle, &Record::id);
}

// REQUIRES `fresh` sorted by id, new, and its records in place.
void Register::merge_changes(std::vector<Change> fresh) {
  std::map<CellRef, std::vector<ChangeId>, CellOrder> by_cell;
  for (const Change& change : fresh) by_cell[{change.record, change.field}].push_back(change.id);

  const auto middle = changes_.size();
  changes_.insert(changes_.end(), std::move_iterator(fresh.begin()),
                  std::move_iterator(fresh.end()));
  merge_from(changes_, middle, &Change::id);

  for (const auto& [ref, ids] : by_cell) {
    const auto [place, is_new] = changed_.try_emplace(ref);
    ChangedCell& cell = place->second;
    Record& record = *find_mutable(ref.record);
    if (is_new) cell.baseline = value_of(record, ref.field);
    const auto old = cell.changes.size();
    cell.changes.insert(cell.changes.end(), ids.begin(), ids.end());
    merge_from(cell.changes, old);
    find_heads(cell);
    set_value(record, ref.field, find_change(cell.heads.front())->value);
  }
}

void Register::find_heads(ChangedCell& cell) const {
  std::vector<ChangeId> superseded;
  for (const ChangeId id : cell.changes) {
    const std::vector<ChangeId>& causes = find_change(id)->supersedes;
    superseded.insert(superseded.end(), causes.begin(), causes.end());
  }
  sort_by(superseded);
  cell.heads.clear();
  std::ranges::set_difference(cell.changes, superseded, std::back_inserter(cell.heads));
}

}  // namespace taizhang
