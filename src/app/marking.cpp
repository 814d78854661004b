#include <algorithm>
#include <string>
#include <utility>
#include <vector>

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

void toggle(OpenRegister& open, const std::vector<RecordId>& tasks) {
  const bool all =
      std::ranges::all_of(tasks, [&](RecordId task) { return open.marked.contains(task); });
  for (const RecordId task : tasks) {
    if (all)
      open.marked.erase(task);
    else
      open.marked.insert(task);
  }
  refresh_marks(open);
}

// The same value in a field of every ticked task, as one step.
std::vector<Edit> for_marked(const OpenRegister& open, std::string_view field, const Value& value) {
  std::vector<Edit> edits;
  for (const OutlineRow& row : open.outline)
    if (open.marked.contains(row.record)) edits.push_back({row.record, std::string(field), value});
  return edits;
}

}  // namespace

void act(Scene scene, const MarkRow& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::optional<size_t> row = row_of(open, intent.record);
  if (!row) return;
  toggle(open, tasks_at(open, *row));
  open.mark_anchor = intent.record;
}

void act(Scene scene, const MarkUpTo& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::optional<size_t> to = row_of(open, intent.record);
  if (!to) return;
  const size_t from = row_of(open, open.mark_anchor).value_or(*to);
  for (size_t i = std::min(from, *to); i <= std::max(from, *to); ++i)
    if (const OutlineRow& row = outline_row_at(open, i); !row.is_part)
      open.marked.insert(row.record);
  refresh_marks(open);
}

void act(Scene scene, const MarkShown&) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  std::vector<RecordId> tasks;
  for (size_t i = 0; i < open.rows.size(); ++i)
    if (const OutlineRow& row = outline_row_at(open, i); !row.is_part) tasks.push_back(row.record);
  toggle(open, tasks);
}

void act(Scene scene, const ClearMarks&) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  open.marked.clear();
  open.mark_anchor = {};
  refresh_marks(open);
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
  const std::string count = number(static_cast<long long>(open.marked.size()));
  std::vector<Edit> edits = for_marked(open, fields::kDeleted, true);
  for (Edit& one : left_behind(open, [&](RecordId task) { return open.marked.contains(task); }))
    edits.push_back(std::move(one));
  if (!edit(scene, edits, {Text::did_delete_marked, {count}})) return;
  open.mark_anchor = {};
  show_toast(scene, {Text::toast_deleted_marked, {count}}, true);
}

}  // namespace taizhang
