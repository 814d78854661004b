#include "rules/next_due.h"

#include <algorithm>

namespace taizhang {
namespace {

using Every = DueRecurring::Every;

Date day_of(int year, int month, int day) {
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month),
          static_cast<uint8_t>(std::min(day, last_day_of_month(year, month)))};
}

int months_of(Every every) {
  switch (every) {
    case Every::Day:
    case Every::Week:
    case Every::TenDays:
      return 0;
    case Every::Month:
      return 1;
    case Every::Quarter:
      return 3;
    case Every::HalfYear:
      return 6;
    case Every::Year:
      return 12;
  }
  return 0;
}

// The last working day of the week of `from`, or of the first week after it that has one to come.
Counted week_end(const Calendar& calendar, Date from) {
  const Date next = add_working_days(calendar, from, 1, true).date;
  const Date sunday = later(next, 6 - static_cast<int>(weekday(next)));
  return add_working_days(calendar, sunday, -1, true);
}

Counted next_time(const DueRecurring& due, Date from, const Calendar& calendar) {
  const int said_day = due.day > 0 ? due.day : 31;
  if (due.every == Every::Day) return add_working_days(calendar, from, 1, true);
  if (due.every == Every::Week) return week_end(calendar, from);
  if (due.every == Every::TenDays) {
    const int day = from.day <= 10 ? 10 : from.day <= 20 ? 20 : 31;
    return {day_of(from.year, from.month, day)};
  }
  const int stretch = months_of(due.every);
  const int said_month = due.month > 0 ? due.month : stretch;
  for (int month = from.month;; ++month) {
    const int year = from.year + (month - 1) / 12;
    const int of_year = (month - 1) % 12 + 1;
    if ((of_year - said_month) % stretch != 0) continue;
    const Date day = day_of(year, of_year, said_day);
    if (day >= from) return {day};
  }
}

std::optional<Due> next_of(const DueRecurring& due, Date today, const Calendar& calendar,
                           int year) {
  Date from = today;
  if (year > 0) from = std::max(from, day_of(year, 1, 1));
  if (from.year >= 9999) return {};
  const Counted next = next_time(due, from, calendar);
  const int last_year = year + (due.every == Every::Year ? 1 : 0);
  if (year > 0 && next.date.year > last_year) return {};
  Due found;
  found.at.date = next.date;
  found.provisional = next.provisional;
  found.start.date = from;
  return found;
}

}  // namespace

Limit limit_of(const DueAfterEvent& due) {
  Limit limit;
  limit.count = due.count;
  switch (due.unit) {
    case DueAfterEvent::Unit::WorkingDays:
      limit.unit = Limit::Unit::WorkingDays;
      break;
    case DueAfterEvent::Unit::Days:
      limit.unit = Limit::Unit::Days;
      break;
    case DueAfterEvent::Unit::Hours:
      limit.unit = Limit::Unit::Hours;
      break;
    case DueAfterEvent::Unit::Months:
      limit.unit = Limit::Unit::Months;
      break;
  }
  return limit;
}

std::optional<Due> next_due(const Deadline& deadline, Date today, const Calendar& calendar,
                            int year, const std::optional<Moment>& event) {
  if (const auto* after = std::get_if<DueAfterEvent>(&deadline.rule)) {
    if (!event) return {};
    return due_of(limit_of(*after), {.start = *event, .restarts = {}, .pauses = {}}, calendar,
                  today);
  }
  std::optional<Due> due;
  if (const auto* recurring = std::get_if<DueRecurring>(&deadline.rule)) {
    due = next_of(*recurring, today, calendar, year);
  } else if (const auto date = due_date(deadline)) {
    due.emplace();
    due->at.date = due->start.date = *date;
  }
  if (due && roll_over(calendar, due->at.date) != due->at.date) {
    due->rolled = roll_over(calendar, due->at.date);
  }
  return due;
}

}  // namespace taizhang
