#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "app/table_cells.h"

namespace taizhang {
namespace {

void count_statuses(OpenRegister& open) {
  open.counts.clear();
  open.tasks = open.incomplete = 0;
  const Template* form = open.reg.find_template(forms::kTask);
  const Field* status = form != nullptr ? find_field(*form, fields::kStatus) : nullptr;
  if (status != nullptr)
    for (const EnumOption& option : status->options) open.counts.push_back({option.id, 0});
  for (const OutlineRow& row : open.outline) {
    if (row.is_part) continue;
    ++open.tasks;
    if (is_empty(open.reg.value(row.record, fields::kLead)) ||
        is_empty(open.reg.value(row.record, fields::kDeadline)))
      ++open.incomplete;
    const std::string_view is = status_of(open.reg, row.record);
    for (StatusCount& count : open.counts)
      if (count.option == is) ++count.tasks;
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
  open.top_parts.clear();
  for (uint32_t i = 0; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    open.outline_places.emplace(row.record, i);
    if (row.is_part && row.depth == 0) open.top_parts.push_back(i);
  }
  open.departments = departments_of(open.reg);
}

}  // namespace

void refresh(OpenRegister& open) {
  open.outline = outline(open.reg);
  if (!open.scope().empty()) number_as_written(open);
  index_outline(open);
  refresh_undecided(open);
  count_statuses(open);
  if (open.selected && !open.reg.exists(open.selected)) open.selected = {};
  std::erase_if(open.marked, [&](RecordId task) { return !open.reg.exists(task); });
  if (open.view.part && !open.reg.exists(open.view.part)) open.view.part = {};
  if (open.comparison && open.section == Section::Comparison) refresh(*open.comparison, open.reg);
  if (open.annual && open.section == Section::Annual) refresh(*open.annual, open.reg);
  refresh_ledgers(open);
  open.views = saved_views(open.reg);
  if (find_view(open.views, open.view.saved) == nullptr) open.view.saved = {};
  refresh_rows(open);
  if (open.section == Section::Overview) open.overview = overview_of(open);
  if (open.section == Section::Found) look_for(open, open.sought);
  open.work = packet_work(open);
}

void refresh_marks(OpenRegister& open) {
  open.marked_shown = static_cast<int>(std::ranges::count_if(
      open.marked, [&](RecordId task) { return row_of(open, task).has_value(); }));
}

const OutlineRow* outline_row(const OpenRegister& open, RecordId record) {
  const auto place = open.outline_places.find(record);
  return place == open.outline_places.end() ? nullptr : &open.outline[place->second];
}

std::optional<size_t> row_of(const OpenRegister& open, RecordId record) {
  const auto place = open.outline_places.find(record);
  if (place != open.outline_places.end()) {
    const uint32_t row = open.row_places[place->second];
    return row == kNoRow ? std::nullopt : std::optional<size_t>(row);
  }
  for (size_t i = 0; i < open.headings.size(); ++i)
    if (open.headings[i].row.record == record) return open.row_places[open.outline.size() + i];
  return std::nullopt;
}

const OutlineRow& outline_row_at(const OpenRegister& open, size_t row) {
  const size_t place = open.rows[row].outline;
  const size_t lines = open.outline.size();
  return place < lines ? open.outline[place] : open.headings[place - lines].row;
}

std::string_view label(const Label& label, Language language) {
  return language == Language::English && !label.en.empty() ? label.en : label.zh;
}

std::string option_name(const Register& reg, std::string_view form, std::string_view field,
                        std::string_view option, Language language) {
  const Template* found_form = reg.find_template(form);
  const Field* found_field = found_form != nullptr ? find_field(*found_form, field) : nullptr;
  const EnumOption* found = found_field != nullptr ? find_option(*found_field, option) : nullptr;
  return std::string(found != nullptr ? label(found->name, language) : option);
}

std::string register_title(const Register& reg) {
  return std::string(text_of(reg, reg.id(), fields::kTitle));
}

std::string store_key(const Snapshot& snapshot) {
  const std::string key =
      to_text(snapshot.reg.id()) + "-" + snapshot.reg.baseline_digest().substr(0, 8);
  const std::string& scope = snapshot.envelope.scope_department;
  return scope.empty() ? key : key + "-" + scope;
}

}  // namespace taizhang
