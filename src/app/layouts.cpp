#include "app/layouts.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "app/overview.h"
#include "app/report_writer.h"
#include "app/state.h"
#include "app/table_cells.h"
#include "base/sort.h"
#include "rules/next_due.h"

namespace taizhang {
namespace {

constexpr int kYearsBefore = 4, kYearsAfter = 5;  // of today, that the timeline reaches at most

RecordId task_before(const Register& reg, RecordId task) {
  return parse_id<RecordId>(text_of(reg, task, fields::kAfter)).value_or(RecordId{});
}

void put(LayoutData& data, uint32_t group, uint32_t task) {
  std::vector<uint32_t>& tasks = data.groups[group].tasks;
  data.spots[task] = {group, static_cast<uint32_t>(tasks.size())};
  tasks.push_back(task);
}

// The group of that value, the last one when there was none.
uint32_t group_of(LayoutData& data, std::string_view value) {
  const auto found = std::ranges::find(data.groups, value, &TaskGroup::value);
  if (found != data.groups.end()) return static_cast<uint32_t>(found - data.groups.begin());
  data.groups.push_back({std::string(value), {}, {}});
  return static_cast<uint32_t>(data.groups.size() - 1);
}

// Where several lead, the first has the card.
std::string first_lead(const Register& reg, RecordId task) {
  const std::vector<std::string> leaders = leaders_of(reg, task);
  return leaders.empty() ? std::string() : leaders.front();
}

// Departments that lead none of the register's tasks come last, so that a board is not empty at
// its beginning; collective names only where they lead.
void add_department_columns(OpenRegister& open) {
  std::vector<TaskGroup>& groups = open.layout.groups;
  for (const OutlineRow& row : open.outline)
    if (const std::string lead = row.is_part ? "" : first_lead(open.reg, row.record); !lead.empty())
      group_of(open.layout, lead);
  sort_by(groups, [&](const TaskGroup& one) {
    return std::ranges::find(open.departments, one.value, &Department::key) -
           open.departments.begin();
  });
  for (const Department& one : open.departments)
    if (one.members.empty()) group_of(open.layout, one.key);
}

void group_cards(OpenRegister& open) {
  const bool by_lead = open.view.cards == Heading::Lead;
  if (by_lead)
    add_department_columns(open);
  else
    for (const size_t one : shown_statuses(open))
      open.layout.groups.push_back({open.counts[one].option, {}, {}});
  for (const uint32_t task : open.shown_tasks) {
    const RecordId record = open.outline[task].record;
    put(open.layout,
        group_of(open.layout,
                 by_lead ? first_lead(open.reg, record) : std::string(status_of(open.reg, record))),
        task);
  }
}

// What is due again and again is due next on a day of its own, until it is closed.
std::optional<Date> next_day(const OpenRegister& open, RecordId task) {
  if (statuses::is_set_aside(status_of(open.reg, task))) return std::nullopt;
  if (const std::optional<Date> day = last_day(open, task)) return day;
  const Deadline* deadline = deadline_of(open.reg.value(task, fields::kDeadline));
  if (deadline == nullptr || statuses::is_at_rest(status_of(open.reg, task))) return std::nullopt;
  const std::optional<Due> due =
      next_due(*deadline, open.today, open.ledgers.calendar, year_of(open, open.today),
               moment_of(*open.reg.find(task), fields::kEventDate));
  return due ? std::optional(due->at.date) : std::nullopt;
}

void group_days(OpenRegister& open) {
  std::vector<std::pair<int32_t, uint32_t>> dated;
  for (const uint32_t task : open.shown_tasks) {
    const std::optional<Date> day = next_day(open, open.outline[task].record);
    dated.emplace_back(day ? day_number(*day) : INT32_MAX, task);
  }
  sort_with(dated, [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TaskGroup>& groups = open.layout.groups;
  for (const auto& [number, task] : dated) {
    const Date day = number == INT32_MAX ? Date{} : date_of(number);
    if (groups.empty() || groups.back().day != day) groups.push_back({{}, day, {}});
    put(open.layout, static_cast<uint32_t>(groups.size() - 1), task);
  }
}

// The register's own day: that of the notice or, where it is not known, the first of its year.
Date first_day_of(const OpenRegister& open) {
  const Date* notice = std::get_if<Date>(&open.reg.value(open.reg.id(), fields::kDate));
  return notice ? *notice : Date{static_cast<int16_t>(year_of(open, open.today)), 1, 1};
}

bool goes_on(const Deadline* deadline) {
  return deadline != nullptr && (std::holds_alternative<DueOngoing>(deadline->rule) ||
                                 std::holds_alternative<DueRecurring>(deadline->rule));
}

// A task begins with the notice that sets it, earlier when work on it was noted before, later when
// another must be done first. What was due before the notice has no better beginning than its year.
TimeBar bar_of(const OpenRegister& open, uint32_t task, int32_t first) {
  TimeBar bar;
  bar.task = task;
  const OutlineRow& row = open.outline[task];
  for (const RecordId note : row.notes)
    if (const auto day = parse_date(text_of(open.reg, note, fields::kAt).substr(0, 10)))
      bar.notes.push_back(day_number(*day));
  const std::optional<Date> due = last_day(open, row.record);
  if (!due && !goes_on(deadline_of(open.reg.value(row.record, fields::kDeadline)))) return bar;
  int32_t from = first;
  for (const int32_t day : bar.notes) from = std::min(from, day);
  if (due) {
    bar.to = day_number(*due);
    if (from > *bar.to) from = day_number({due->year, 1, 1});
  }
  const RecordId before = task_before(open.reg, row.record);
  const std::optional<Date> then = before ? last_day(open, before) : std::nullopt;
  if (then && due && open.reg.exists(before)) {
    const auto is_at_rest = [&](RecordId one) {
      return statuses::is_at_rest(status_of(open.reg, one));
    };
    if (*then <= *due)
      from = std::max(from, day_number(*then));
    else if (!is_at_rest(before) && !is_at_rest(row.record))
      bar.late_after = before;
  }
  bar.from = from;
  return bar;
}

void line_up(OpenRegister& open) {
  LayoutData& data = open.layout;
  const int32_t first = day_number(first_day_of(open));
  int32_t least = std::min(first, day_number(open.today));
  int32_t most = std::max(first, day_number(open.today));
  for (const uint32_t task : open.shown_tasks) {
    data.spots[task] = {0, static_cast<uint32_t>(data.bars.size())};
    const TimeBar& bar = data.bars.emplace_back(bar_of(open, task, first));
    if (bar.from) least = std::min(least, *bar.from);
    if (bar.to) most = std::max(most, *bar.to);
  }
  for (TimeBar& bar : data.bars)
    if (const RecordId before = task_before(open.reg, open.outline[bar.task].record))
      if (const auto spot = spot_of(open, before)) bar.after = spot->place;
  const int this_year = open.today.year;
  const auto year = [&](int32_t day) {
    return static_cast<int16_t>(
        std::clamp<int>(date_of(day).year, this_year - kYearsBefore, this_year + kYearsAfter));
  };
  data.first_day = day_number({year(least), 1, 1});
  data.last_day = day_number({year(most), 12, 31});
}

void count(const OpenRegister& open, MatrixLine& line, RecordId task) {
  line.statuses.resize(open.counts.size());
  const auto status =
      std::ranges::find(open.counts, status_of(open.reg, task), &StatusCount::option);
  if (status != open.counts.end())
    ++line.statuses[static_cast<size_t>(status - open.counts.begin())];
  const LightState light = light_state(open, task);
  line.soon += light == LightState::Soon;
  line.overdue += light == LightState::Overdue;
  ++line.all;
}

void count_matrix(OpenRegister& open) {
  std::vector<MatrixLine>& lines = open.layout.matrix;
  MatrixLine nobody, all;
  const std::string& only = open.view.department;  // what it leads with others counts for it alone
  for (const Department& one : open.departments)
    if (only.empty() || one.key == only) lines.push_back({one.key, {}});
  for (const uint32_t place : open.shown_tasks) {
    const RecordId task = open.outline[place].record;
    const std::vector<std::string> leaders = leaders_of(open.reg, task);
    count(open, all, task);
    if (leaders.empty()) count(open, nobody, task);
    for (const std::string& leader : leaders)
      if (const auto line = std::ranges::find(lines, leader, &MatrixLine::department);
          line != lines.end())
        count(open, *line, task);
  }
  std::erase_if(lines, [](const MatrixLine& line) { return line.all == 0; });
  if (nobody.all > 0) lines.push_back(std::move(nobody));
  if (all.all > 0) lines.push_back(std::move(all));
}

}  // namespace

void refresh_layout(OpenRegister& open) {
  open.layout = {};
  if (open.view.layout != Layout::Table) open.layout.spots.resize(open.outline.size());
  switch (open.view.layout) {
    case Layout::Table:
      return;
    case Layout::Cards:
      return group_cards(open);
    case Layout::Calendar:
      return group_days(open);
    case Layout::Timeline:
      return line_up(open);
    case Layout::Matrix:
      return count_matrix(open);
  }
}

std::optional<LayoutData::Spot> spot_of(const OpenRegister& open, RecordId task) {
  const auto found = open.outline_places.find(task);
  if (found == open.outline_places.end() || found->second >= open.layout.spots.size())
    return std::nullopt;
  const LayoutData::Spot spot = open.layout.spots[found->second];
  return spot.group == UINT32_MAX ? std::nullopt : std::optional(spot);
}

const TaskGroup* group_of_day(const LayoutData& data, Date day) {
  const auto end = data.groups.end() - (!data.groups.empty() && data.groups.back().day == Date{});
  const auto found = std::lower_bound(data.groups.begin(), end, day,
                                      [](const TaskGroup& a, Date b) { return a.day < b; });
  if (day == Date{}) return end == data.groups.end() ? nullptr : &*end;
  return found != end && found->day == day ? &*found : nullptr;
}

std::optional<Date> nearest_day(const LayoutData& data, Date day) {
  const Date first = month_beside(day, 0), next = month_beside(day, 1);
  const TaskGroup* before = nullptr;
  for (const TaskGroup& one : data.groups) {
    if (one.day == Date{}) break;
    if (one.day < first) {
      before = &one;
      continue;
    }
    if (before && days_between(before->day, first) < days_between(next, one.day)) break;
    return one.day;
  }
  return before ? std::optional(before->day) : std::nullopt;
}

Date month_beside(Date day, int step) {
  const int month = day.year * 12 + day.month - 1 + step;
  return {static_cast<int16_t>(month / 12), static_cast<uint8_t>(month % 12 + 1), 1};
}

std::vector<std::string> leads_after_move(std::vector<std::string> leads, const std::string& from,
                                          const std::string& to) {
  if (to.empty()) return {};
  std::erase(leads, to);
  const auto place = std::ranges::find(leads, from);
  if (place == leads.end())
    leads.insert(leads.begin(), to);
  else
    *place = to;
  return leads;
}

bool makes_a_circle(const OpenRegister& open, RecordId task, RecordId after) {
  // Copies that were brought together may hold a circle already.
  for (size_t steps = 0; after && steps <= open.outline.size(); ++steps) {
    if (after == task) return true;
    after = task_before(open.reg, after);
  }
  return false;
}

}  // namespace taizhang
