#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/report_writer.h"
#include "app/table_cells.h"
#include "base/sort.h"

namespace taizhang {
namespace {

bool matches(const OpenRegister& open, const OutlineRow& row) {
  const TableView& view = open.view;
  if (!view.status.empty() && status_of(open.reg, row.record) != view.status) return false;
  if (!view.department.empty() &&
      !std::ranges::contains(leaders_of(open.reg, row.record), view.department))
    return false;
  if (view.light && light_state(open, row.record) != *view.light) return false;
  return view.search.empty() || is_found(open.searching, row.record);
}

// What a row is sorted by; equal keys keep the reading order. Nothing to sort by comes last.
std::string sort_key(const OpenRegister& open, const OutlineRow& row) {
  switch (open.view.sort) {
    case Column::Number:
      return {};
    case Column::Deadline: {
      const Deadline* deadline = deadline_of(open.reg.value(row.record, fields::kDeadline));
      if (deadline == nullptr) return {};
      const std::optional<Date> due = due_date(*deadline);
      return due ? to_text(*due) : "9999 " + deadline->text;
    }
    case Column::Status: {
      const std::string_view status = status_of(open.reg, row.record);
      for (size_t i = 0; i < open.counts.size(); ++i)
        if (open.counts[i].option == status) return std::string(1, static_cast<char>('a' + i));
      return {};
    }
    case Column::Updated:
      return row.updated;
    case Column::Title:
    case Column::Lead:
    case Column::Responsible:
    case Column::Progress:
      return cell_words(open, row, open.view.sort, Language::Chinese);
  }
}

void sort_rows(OpenRegister& open) {
  if (open.view.sort == Column::Number) {  // only downwards is another order than the outline's
    std::ranges::reverse(open.rows);
    return;
  }
  std::vector<std::pair<std::string, TableRow>> keyed;
  for (const TableRow row : open.rows)
    keyed.emplace_back(sort_key(open, open.outline[row.outline]), row);
  const bool descending = open.view.descending;
  sort_with(keyed, [descending](const auto& a, const auto& b) {
    if (a.first.empty() != b.first.empty()) return b.first.empty();
    return descending ? b.first < a.first : a.first < b.first;
  });
  for (size_t i = 0; i < keyed.size(); ++i) open.rows[i] = keyed[i].second;
}

void count_statuses(OpenRegister& open) {
  open.counts.clear();
  open.tasks = 0;
  const Template* form = open.reg.find_template(forms::kTask);
  const Field* status = form != nullptr ? find_field(*form, fields::kStatus) : nullptr;
  if (status != nullptr)
    for (const EnumOption& option : status->options) open.counts.push_back({option.id, 0});
  for (const OutlineRow& row : open.outline) {
    if (row.is_part) continue;
    ++open.tasks;
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

void index_rows(OpenRegister& open) {
  open.row_places.assign(open.outline.size(), kNoRow);
  open.shown = 0;
  for (uint32_t i = 0; i < open.rows.size(); ++i) {
    open.row_places[open.rows[i].outline] = i;
    open.shown += open.outline[open.rows[i].outline].is_part ? 0 : 1;
  }
  refresh_marks(open);
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
  refresh_rows(open);
  if (open.section == Section::Overview) open.overview = overview_of(open);
  if (open.section == Section::Found) look_for(open, open.sought);
  open.work = packet_work(open);
}

void refresh_rows(OpenRegister& open) {
  const TableView& view = open.view;
  if (!view.search.empty()) look_for(open, view.search);
  const bool sorted = view.sort != Column::Number || view.descending;
  const bool filtered = view.is_filtered();
  open.rows.clear();

  std::vector<uint32_t> pending;  // parts that are shown once a task below them is
  int hidden_below = -1;          // depth of the folded part we are inside; -1: none
  bool inside = !view.part;
  int inside_depth = 0;
  for (uint32_t i = 0; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    if (view.part) {
      if (row.record == view.part) {
        inside = true;
        inside_depth = row.depth;
      } else if (inside && row.depth <= inside_depth) {
        inside = false;
      }
    }
    if (!inside) continue;
    if (hidden_below >= 0 && row.depth <= hidden_below) hidden_below = -1;
    if (row.is_part) {
      if (sorted) continue;
      while (!pending.empty() && open.outline[pending.back()].depth >= row.depth)
        pending.pop_back();
      if (hidden_below >= 0) continue;
      if (filtered) {
        pending.push_back(i);
      } else {
        open.rows.push_back({i});
      }
      if (std::ranges::find(view.folded, row.record) != view.folded.end()) hidden_below = row.depth;
      continue;
    }
    if (!matches(open, row)) continue;
    for (const uint32_t part : pending) open.rows.push_back({part});
    pending.clear();
    if (hidden_below < 0 || sorted) open.rows.push_back({i});
  }
  if (sorted) sort_rows(open);
  index_rows(open);
}

TableView with_folded(TableView view, RecordId part, bool folded) {
  std::erase(view.folded, part);
  if (folded) view.folded.push_back(part);
  return view;
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
  const uint32_t row = place == open.outline_places.end() ? kNoRow : open.row_places[place->second];
  return row == kNoRow ? std::nullopt : std::optional<size_t>(row);
}

const OutlineRow& outline_row_at(const OpenRegister& open, size_t row) {
  return open.outline[open.rows[row].outline];
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
