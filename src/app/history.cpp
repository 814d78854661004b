#include "app/history.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "app/report.h"
#include "app/state.h"
#include "base/sort.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

struct Ordered {
  HistoryLine line;
  size_t place = 0;  // among its cell's changes, causes first
};

// The distinct values of what `change` replaced; none when sealing has folded them in.
std::vector<Value> replaced_by(const Register& reg, const Change& change) {
  std::vector<Value> values;
  const auto add = [&](const Value& value) {
    if (std::ranges::find(values, value) == values.end()) values.push_back(value);
  };
  for (const ChangeId id : change.supersedes)
    if (const Change* cause = reg.find_change(id)) add(cause->value);
  if (!change.supersedes.empty()) return values;
  // What sealing made the baseline is the change's own value.
  const Value& baseline = reg.baseline_value(change.record, change.field);
  if (baseline != change.value) add(baseline);
  return values;
}

bool says_place_of_new(const Register& reg, const Change& change) {
  return (change.field == fields::kOrder || change.field == fields::kParent) &&
         change.supersedes.empty() && !reg.heads(change.record, fields::kTemplate).empty();
}

class Gathering {
 public:
  explicit Gathering(const Register& reg) : reg_(reg), receipts_(receipts_of_changes(reg)) {}

  void add_cell(RecordId record, const std::string& field) {
    size_t place = 0;
    const std::vector<const Change*> changes = reg_.history(record, field);
    for (const Change* change : changes)
      if (!says_place_of_new(reg_, *change)) lines_.push_back({line_of(*change), ++place});
    const Value& baseline = reg_.baseline_value(record, field);
    const bool folded = std::ranges::any_of(
        changes, [&](const Change* change) { return replaced_by(reg_, *change).empty(); });
    if (is_empty(baseline) || folded) return;
    lines_.push_back({HistoryLine{{}, record, form_id(record), field, {}, {}, baseline, {}}, 0});
  }

  std::vector<HistoryLine> lines() {
    sort_with(lines_, [](const Ordered& a, const Ordered& b) {
      if (a.line.author.at != b.line.author.at) return a.line.author.at > b.line.author.at;
      return a.place > b.place;
    });
    std::vector<HistoryLine> lines;
    for (Ordered& one : lines_) lines.push_back(std::move(one.line));
    return lines;
  }

 private:
  std::string form_id(RecordId record) const {
    const Template* form = form_of(reg_, record);
    return form != nullptr ? form->id : std::string();
  }
  HistoryLine line_of(const Change& change) const {
    const auto receipt = receipts_.find(change.id);
    return {change.id,
            change.record,
            form_id(change.record),
            change.field,
            change.author,
            replaced_by(reg_, change),
            change.value,
            receipt == receipts_.end() ? RecordId{} : receipt->second};
  }

  const Register& reg_;
  std::unordered_map<ChangeId, RecordId, IdHash> receipts_;
  std::vector<Ordered> lines_;
};

}  // namespace

std::vector<HistoryLine> history_lines(const Register& reg, const std::vector<RecordId>& records) {
  const std::unordered_set<RecordId, IdHash> wanted(records.begin(), records.end());
  Gathering gathering(reg);
  for (const Register::CellRef& cell : reg.changed_cells()) {
    const bool is_wanted = wanted.empty() || wanted.contains(cell.record);
    if (is_wanted && !is_of_rounds(reg, cell.record)) gathering.add_cell(cell.record, cell.field);
  }
  return gathering.lines();
}

std::vector<RecordId> with_entries(const Register& reg, RecordId task) {
  std::vector<RecordId> records = {task};
  const std::string above = to_text(task);
  for (const Record& record : reg.records()) {
    const Template* form = form_of(reg, record.id);
    if (form && is_entry(*form) && text_of(record, fields::kParent) == above)
      records.push_back(record.id);
  }
  return records;
}

HistoryAction action_of(const HistoryLine& line) {
  if (line.field == fields::kTemplate)
    return is_empty(line.after) ? HistoryAction::Deleted : HistoryAction::Created;
  if (line.field == fields::kDeleted)
    return line.after == Value(true) ? HistoryAction::Deleted : HistoryAction::Restored;
  const bool is_place = line.field == fields::kParent || line.field == fields::kOrder;
  return is_place ? HistoryAction::Moved : HistoryAction::Changed;
}

bool passes(const HistoryLine& line, const HistoryFilter& filter) {
  if (filter.record && line.record != *filter.record) return false;
  if (filter.form && line.form != *filter.form) return false;
  if (filter.field && line.field != *filter.field) return false;
  const bool asks_change = filter.person || filter.department || filter.from || filter.to ||
                           filter.receipt || filter.action;
  if (!asks_change) return true;
  if (!line.change) return false;
  if (filter.receipt && line.receipt != *filter.receipt) return false;
  if (filter.action && action_of(line) != *filter.action) return false;
  if (filter.person && line.author.name != *filter.person) return false;
  if (filter.department && line.author.department != *filter.department) return false;
  const std::string day = line.author.at.substr(0, 10);
  return (!filter.from || day >= to_text(*filter.from)) &&
         (!filter.to || day <= to_text(*filter.to));
}

bool is_shown(const Register& reg, const HistoryLine& line) {
  return reg.value(line.record, line.field) == line.after &&
         reg.state(line.record, line.field) != CellState::Conflict;
}

std::string history_words(const Register& reg, const HistoryLine& line, const Value& value,
                          Language language) {
  if (line.field == fields::kTemplate && !is_empty(value)) {
    const Template* form = form_of(reg, line.record);
    if (form) return std::string(label(form->name, language));
  }
  return value_words(reg, line.record, line.field, value, language);
}

}  // namespace taizhang
