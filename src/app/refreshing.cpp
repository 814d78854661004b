#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "app/state.h"
#include "app/table_cells.h"
#include "base/sort.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

TaskTally tally_of(const OpenRegister& open, const OutlineRow& row) {
  TaskTally tally;
  const Record* task = row.is_part ? nullptr : open.reg.find(row.record);
  if (task == nullptr) return tally;
  tally.is_incomplete =
      is_empty(value_of(*task, fields::kLead)) || is_empty(value_of(*task, fields::kDeadline));
  const auto* status = std::get_if<Option>(&value_of(*task, fields::kStatus));
  for (uint32_t i = 0; status != nullptr && i < open.counts.size(); ++i)
    if (open.counts[i].option == status->id) tally.status = i;
  return tally;
}

void count(OpenRegister& open, const TaskTally& tally, int tasks) {
  if (tally.status != TaskTally::kNone) open.counts[tally.status].tasks += tasks;
  if (tally.is_incomplete) open.incomplete += tasks;
}

void count_tasks(OpenRegister& open) {
  open.counts.clear();
  open.tallies.clear();
  open.tasks = open.incomplete = 0;
  open.updated.clear();
  const Template* form = open.reg.find_template(forms::kTask);
  const Field* status = form != nullptr ? find_field(*form, fields::kStatus) : nullptr;
  if (status != nullptr)
    for (const EnumOption& option : status->options) open.counts.push_back({option.id, 0});
  for (const OutlineRow& row : open.outline) {
    open.tasks += row.is_part ? 0 : 1;
    open.updated = std::max(open.updated, row.updated);
    count(open, open.tallies.emplace_back(tally_of(open, row)), 1);
  }
}

// "一、" -> "一"
std::string_view without_comma(std::string_view number) {
  for (const std::string_view mark : {"、", "．", "."})
    if (number.ends_with(mark)) number.remove_suffix(mark.size());
  return number;
}

// A packet lacks the tasks of others, so that counting would number its own otherwise than the
// office's register does. Its numbers are the notice's: "一（二）".
void number_as_written(OpenRegister& open) {
  for (OutlineRow& row : open.outline) {
    const std::string_view own = text_of(open.reg, row.record, fields::kNumber);
    if (row.is_part || own.empty()) continue;
    row.number = without_comma(text_of(open.reg, row.top_part, fields::kNumber));
    row.number += without_comma(own);
  }
}

// What a frame looks up of the outline and the departments.
void index_outline(OpenRegister& open) {
  open.outline_places.clear();
  open.outline_places.reserve(open.outline.size());
  open.top_parts.clear();
  open.line_tasks.clear();
  open.line_tasks.reserve(open.outline.size());
  for (uint32_t i = 0; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    open.outline_places.emplace(row.record, i);
    open.line_tasks.push_back(row.is_part ? RecordId{} : row.record);
    if (row.is_part && row.depth == 0) open.top_parts.push_back(i);
  }
  open.departments = departments_of(open.reg);
  open.names_by_key.clear();
  for (const Department& one : open.departments) open.names_by_key.emplace(one.key, one.name);
}

// Adds a task's light to its part's, or takes it away.
void press(OpenRegister& open, const OutlineRow& task, LightState light, int tasks) {
  if (light == LightState::Overdue) open.pressing[task.top_part].overdue += tasks;
  if (light == LightState::Soon) open.pressing[task.top_part].soon += tasks;
}

void relight(OpenRegister& open, RecordId task) {
  const OutlineRow* row = outline_row(open, task);
  if (row) press(open, *row, light_state(open, task), -1);
  refresh_light(open.ledgers, open.reg, task, open.now);
  if (row) press(open, *row, light_state(open, task), 1);
}

// What is derived only while it is looked at.
void refresh_shown(OpenRegister& open) {
  if (open.comparison && open.section == Section::Comparison) refresh(*open.comparison, open.reg);
  if (open.annual && open.section == Section::Annual)
    refresh(*open.annual, open.reg, open.ledgers.calendar, open.ledgers.limits);
  if (open.section == Section::Overview) open.overview = overview_of(open);
  if (open.section == Section::Found) look_for(open, open.sought);
}

// --- after a few changes -------------------------------------------------------------------------

// Where a change can be felt.
enum class Reach {
  Line,      // where its part or task stands, and what looks at that
  Entry,     // the task its note or evidence stands under
  Ledgers,   // what the ledgers make of their records
  Register,  // anywhere
};

bool is_entry(std::string_view form) { return form == forms::kNote || form == forms::kEvidence; }

// Departments are listed as a ledger too, but stand in everything.
bool is_of_ledgers(const OpenRegister& open, std::string_view form) {
  if (form == forms::kDepartment || form == forms::kOwnField || form == forms::kOwnRule)
    return false;
  return find_shelf(open.ledgers, form) != nullptr ||
         find_child_form(open.ledgers, form) != nullptr;
}

// Was the record made by the changes, and did not only get another parent?
bool is_made_by(const std::vector<Change>& changes, RecordId record) {
  return std::ranges::any_of(changes, [&](const Change& change) {
    return change.record == record && change.field == fields::kTemplate;
  });
}

// A cell that has never been in conflict: one value took the place of one.
bool is_plain(const OpenRegister& open, const Change& change) {
  return change.supersedes.size() <= 1 && open.reg.heads(change.record, change.field).size() == 1;
}

Reach reach_of(const OpenRegister& open, const std::vector<Change>& changes, const Change& change) {
  const Record* record = open.reg.find(change.record);
  if (record == nullptr || !is_plain(open, change) || change.field == fields::kDeleted)
    return Reach::Register;
  const std::string_view form = text_of(*record, fields::kTemplate);
  if (change.field == fields::kParent && !is_made_by(changes, change.record))
    return Reach::Register;
  if (is_of_ledgers(open, form)) return Reach::Ledgers;
  if (is_entry(form)) {
    return outline_row_above(open, change.record) != nullptr ? Reach::Entry : Reach::Register;
  }
  if (change.field.starts_with('_') || outline_row(open, change.record) == nullptr)
    return Reach::Register;
  const Template* known =
      form == forms::kTask ? &open.ledgers.task_form : open.reg.find_template(form);
  const Field* field = known != nullptr ? find_field(*known, change.field) : nullptr;
  const bool is_numbered_so = !open.scope().empty() && change.field == fields::kNumber;
  return field == nullptr || field->masked || is_numbered_so ? Reach::Register : Reach::Line;
}

// Hangs a note or piece of evidence up where it belongs, once.
void attach(const OpenRegister& open, OutlineRow& task, RecordId entry) {
  const bool is_note = text_of(open.reg, entry, fields::kTemplate) == forms::kNote;
  std::vector<RecordId>& entries = is_note ? task.notes : task.evidence;
  std::vector<const Record*> records;
  for (const RecordId one : entries)
    if (one != entry) records.push_back(open.reg.find(one));
  if (open.reg.exists(entry)) records.push_back(open.reg.find(entry));
  if (is_note) task.last_note = newest_note(records);
  entries = in_order(std::move(records));
}

struct Edited {
  std::vector<uint32_t> lines;   // of the outline; sorted
  std::vector<RecordId> relit;   // tasks whose light may be another
  std::vector<RecordId> judged;  // of ledgers
};

// Takes one change into the outline.
void take_in(OpenRegister& open, const Change& change, Reach reach, Edited& edited) {
  if (reach == Reach::Ledgers) {
    edited.judged.push_back(change.record);
    return;
  }
  const auto line =
      static_cast<uint32_t>(outline_row_above(open, change.record) - open.outline.data());
  OutlineRow& row = open.outline[line];
  edited.lines.push_back(line);
  if (reach == Reach::Entry) {
    attach(open, row, change.record);
  } else if (change.field == fields::kDeadline || change.field == fields::kStatus ||
             change.field == fields::kEventDate) {
    edited.relit.push_back(change.record);
  }
  if (row.is_part) return;
  row.updated = std::max(row.updated, change.author.at);
  open.updated = std::max(open.updated, row.updated);
}

void recount(OpenRegister& open, uint32_t line) {
  TaskTally& tally = open.tallies[line];
  count(open, tally, -1);
  tally = tally_of(open, open.outline[line]);
  count(open, tally, 1);
}

// False, with nothing done, when the changes can be felt anywhere.
bool take_in(OpenRegister& open, const std::vector<Change>& changes, Edited& edited) {
  constexpr size_t kFew = 500;
  if (changes.size() > kFew) return false;
  std::vector<Reach> reaches;
  for (const Change& change : changes) {
    reaches.push_back(reach_of(open, changes, change));
    if (reaches.back() == Reach::Register) return false;
  }
  for (size_t i = 0; i < changes.size(); ++i) take_in(open, changes[i], reaches[i], edited);
  sort_by(edited.lines);
  const auto repeated = std::ranges::unique(edited.lines);
  edited.lines.erase(repeated.begin(), repeated.end());
  return true;
}

}  // namespace

void refresh_pressing(OpenRegister& open) {
  open.pressing.clear();
  for (const DueLine& line : open.ledgers.due) {
    if (line.shelf != DueLine::kTask) continue;
    if (const OutlineRow* row = outline_row(open, line.record))
      press(open, *row, line.light.state, 1);
  }
}

void refresh(OpenRegister& open) {
  open.outline = outline(open.reg);
  if (!open.scope().empty()) number_as_written(open);
  index_outline(open);
  refresh_undecided(open);
  count_tasks(open);
  if (open.selected && !open.reg.exists(open.selected)) open.selected = {};
  std::erase_if(open.marked, [&](RecordId task) { return !open.reg.exists(task); });
  if (open.view.part && !open.reg.exists(open.view.part)) open.view.part = {};
  refresh_ledgers(open);
  open.views = saved_views(open.reg);
  if (find_view(open.views, open.view.saved) == nullptr) open.view.saved = {};
  open.looks = saved_looks(open.reg, open.ledgers);
  RecordId& look = open.ledgers.look.saved;
  if (find_look(open.looks, look) == nullptr) look = {};
  refresh_rows(open);
  refresh_shown(open);
  open.work = packet_work(open);
}

void refresh(OpenRegister& open, const std::vector<Change>& changes) {
  Edited edited;
  if (!take_in(open, changes, edited)) return refresh(open);
  for (const uint32_t line : edited.lines) recount(open, line);
  for (const RecordId task : edited.relit) relight(open, task);
  if (!edited.judged.empty()) {
    refresh_ledgers(open, edited.judged);
    refresh_rows(open);  // of the days off, which count in filters, there is a record each
  } else {
    if (open.section == Section::Ledger) refresh_look(open);  // it may name what was edited
    refresh_rows(open, edited.lines);
  }
  refresh_shown(open);
  open.work = packet_work(open);
}

}  // namespace taizhang
