#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/listed.h"
#include "app/moving.h"
#include "app/steps.h"
#include "app/table_cells.h"

namespace taizhang {
namespace {

// The shown tasks below the row, or the task itself.
std::vector<RecordId> tasks_at(const OpenRegister& open, size_t row) {
  const OutlineRow& first = outline_row_at(open, row);
  if (!first.is_part) return {first.record};
  std::vector<RecordId> tasks;
  for (size_t i = row + 1; i < open.rows.size(); ++i) {
    const OutlineRow& one = outline_row_at(open, i);
    if (one.is_part && one.depth <= first.depth) break;
    if (!one.is_part) tasks.push_back(one.record);
  }
  return tasks;
}

// The ticks of the list on screen.
struct Marks {
  std::unordered_set<RecordId, IdHash>& records;
  RecordId& anchor;
};

Marks marks_in(OpenRegister& open) {
  if (listed_shelf(open)) return {open.ledgers.marked, open.ledgers.mark_anchor};
  return {open.marked, open.mark_anchor};
}

void refresh_listed_marks(OpenRegister& open) {
  if (listed_shelf(open))
    refresh_marks(open.ledgers);
  else
    refresh_marks(open);
}

// The records of the rows from `first` to `last`.
std::vector<RecordId> records_between(const OpenRegister& open, size_t first, size_t last) {
  std::vector<RecordId> records;
  for (size_t row = first; row <= last && row < listed_rows(open); ++row)
    if (const RecordId record = listed_record(open, row); record && is_in_sight(open, row))
      records.push_back(record);
  return records;
}

void toggle(OpenRegister& open, const std::vector<RecordId>& records) {
  auto& marked = marks_in(open).records;
  const bool all =
      std::ranges::all_of(records, [&](RecordId record) { return marked.contains(record); });
  for (const RecordId record : records) {
    if (all)
      marked.erase(record);
    else
      marked.insert(record);
  }
  refresh_listed_marks(open);
}

// The same value in a field of everything ticked, as one step.
std::vector<Edit> for_marked(const OpenRegister& open, std::string_view field, const Value& value) {
  std::vector<Edit> edits;
  for (const RecordId record : marked_records(open))
    edits.push_back({record, std::string(field), value});
  return edits;
}

}  // namespace

void act(Scene scene, const MarkRow& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::optional<size_t> row = listed_row(open, intent.record);
  if (!row) return;
  toggle(open, listed_shelf(open) ? std::vector{intent.record} : tasks_at(open, *row));
  marks_in(open).anchor = intent.record;
}

void act(Scene scene, const MarkUpTo& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::optional<size_t> to = listed_row(open, intent.record);
  if (!to) return;
  const Marks marks = marks_in(open);
  const size_t from = listed_row(open, marks.anchor).value_or(*to);
  for (const RecordId record : records_between(open, std::min(from, *to), std::max(from, *to)))
    marks.records.insert(record);
  refresh_listed_marks(open);
}

void act(Scene scene, const MarkShown&) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  toggle(open, records_between(open, 0, listed_rows(open)));
}

void act(Scene scene, const ClearMarks&) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const Marks marks = marks_in(open);
  marks.records.clear();
  marks.anchor = {};
  refresh_listed_marks(open);
}

void act(Scene scene, const ChangeMarkedStatus& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::string name = status_name(open.reg, intent.option, scene.state.settings.language);
  const std::string count = number(static_cast<long long>(open.marked.size()));
  if (edit(scene, for_marked(open, fields::kStatus, Option{intent.option}),
           {Text::did_mark_status, {count, name}}))
    show_toast(scene, {Text::toast_marked_status, {count, name}}, true);
}

void act(Scene scene, const DeleteMarked&) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const Marks marks = marks_in(open);
  const std::string count = number(static_cast<long long>(marks.records.size()));
  std::vector<Edit> edits = for_marked(open, fields::kDeleted, true);
  for (Edit& one : left_behind(open, [&](RecordId task) { return marks.records.contains(task); }))
    edits.push_back(std::move(one));
  if (!edit(scene, edits, {Text::did_delete_marked, {count}})) return;
  marks.anchor = {};
  show_toast(scene, {Text::toast_deleted_marked, {count}}, true);
}

}  // namespace taizhang
