#include "app/overview.h"

#include <algorithm>
#include <utility>

#include "app/report_writer.h"
#include "app/table_cells.h"
#include "base/sort.h"

namespace taizhang {
namespace {

void count(LightTally& tally, LightState state) {
  ++tally.by_state[static_cast<size_t>(state)];
  ++tally.all;
}

bool is_responsible(const Register& reg, RecordId task, const std::string& key) {
  const auto* named = std::get_if<Departments>(&reg.value(task, fields::kResponsible));
  return named != nullptr && std::ranges::contains(named->keys, key);
}

// The day the task was closed; none: it is not, or was from the start.
std::optional<Date> closed_on(const Register& reg, RecordId task) {
  if (status_of(reg, task) != statuses::kClosed) return std::nullopt;
  const std::vector<const Change*> heads = reg.heads(task, fields::kStatus);
  return heads.empty() ? std::nullopt : parse_date(heads.front()->author.at.substr(0, 10));
}

// Where a day of `year` is counted: 0 for its first month; after its end nowhere.
std::optional<size_t> month_of(const std::optional<Date>& day, int year) {
  if (!day || day->year > year) return std::nullopt;
  return day->year < year ? 0 : static_cast<size_t>(day->month - 1);
}

std::vector<TrendMonth> trend_of(const OpenRegister& open) {
  const int year = year_of(open, open.today);
  std::vector<TrendMonth> months(12);
  for (int i = 0; i < 12; ++i) {
    TrendMonth& month = months[static_cast<size_t>(i)];
    month.end = {static_cast<int16_t>(year), static_cast<uint8_t>(i + 1),
                 static_cast<uint8_t>(last_day_of_month(year, i + 1))};
    const Date first = {month.end.year, month.end.month, 1};
    if (first <= open.today) month.closed = 0;
  }
  int tasks = 0;
  for (const OutlineRow& row : open.outline) {
    if (row.is_part || light_state(open, row.record) == LightState::SetAside) continue;
    const auto due = month_of(last_day(open, row.record), year);
    const auto closed = month_of(closed_on(open.reg, row.record), year);
    tasks += due || closed ? 1 : 0;
    for (size_t i = due.value_or(12); i < 12; ++i) ++months[i].due;
    for (size_t i = closed.value_or(12); i < 12; ++i)
      if (months[i].closed) ++*months[i].closed;
  }
  return tasks > 0 ? months : std::vector<TrendMonth>();
}

std::vector<DueDay> coming_days(const OpenRegister& open) {
  constexpr size_t kDays = 20;
  const Calendar& calendar = open.ledgers.calendar;
  std::vector<DueDay> days;
  Date day = open.today;
  if (!calendar.is_working_day(day)) day = add_working_days(calendar, day, 1).date;
  for (; days.size() < kDays; day = add_working_days(calendar, day, 1).date)
    days.push_back({day, {}});
  for (const DueLine& line : open.ledgers.due) {
    if (line.due.at.date < open.today || line.due.at.date >= day) continue;
    const auto behind = std::ranges::upper_bound(days, line.due.at.date, {}, &DueDay::day);
    DueDay& last = behind == days.begin() ? days.front() : *(behind - 1);
    last.due.push_back({line.record, line.light.state});
  }
  return days;
}

}  // namespace

int per_cent_closed(const LightTally& tally) {
  const int to_do = tally.to_do();
  return to_do == 0 ? 0 : (100 * tally.closed() + to_do / 2) / to_do;
}

Light task_light(const OpenRegister& open, RecordId task) {
  const auto found = open.ledgers.task_lights.find(task);
  return found == open.ledgers.task_lights.end() ? Light{} : found->second;
}

LightState light_state(const OpenRegister& open, RecordId task) {
  return task_light(open, task).state;
}

Text state_name(LightState state) {
  switch (state) {
    case LightState::None:
      return Text::overview_undated;
    case LightState::Normal:
      return Text::light_normal;
    case LightState::Soon:
      return Text::light_filter_soon;
    case LightState::Overdue:
      return Text::light_filter_overdue;
    case LightState::Stopped:
      return Text::light_stopped;
    case LightState::Ongoing:
      return Text::light_ongoing;
    case LightState::Closed:
      return Text::overview_closed;
    case LightState::SetAside:
      return Text::light_set_aside;
  }
}

Overview overview_of(const OpenRegister& open) {
  Overview overview;
  for (const Department& one : open.departments)
    overview.departments.push_back(
        {.department = one.key, .part = {}, .name = one.name, .tasks = {}});
  for (const uint32_t part : open.top_parts) {
    const RecordId id = open.outline[part].record;
    overview.parts.push_back(
        {.department = {}, .part = id, .name = part_title(open, id), .tasks = {}});
  }
  for (const OutlineRow& row : open.outline) {
    if (row.is_part) continue;
    const LightState state = light_state(open, row.record);
    count(overview.tasks, state);
    const std::vector<std::string> leaders = leaders_of(open.reg, row.record);
    for (OverviewLine& line : overview.departments) {
      if (std::ranges::contains(leaders, line.department))
        count(line.tasks, state);
      else if (is_responsible(open.reg, row.record, line.department))
        ++line.supports;
    }
    for (OverviewLine& line : overview.parts)
      if (line.part == row.top_part) count(line.tasks, state);
  }
  std::erase_if(overview.departments,
                [](const OverviewLine& line) { return line.tasks.all == 0 && line.supports == 0; });
  sort_by(overview.departments, [](const OverviewLine& line) {
    return std::pair(-line.tasks.of(LightState::Overdue), -line.tasks.of(LightState::Soon));
  });
  overview.trend = trend_of(open);
  overview.days = coming_days(open);
  return overview;
}

}  // namespace taizhang
