#include "rules/due.h"

#include <algorithm>

namespace taizhang {
namespace {

using Unit = Limit::Unit;
using Direction = Limit::Direction;

constexpr int kMinutesOfHour = 60;

// What is typed beyond is no limit that anyone keeps.
int sane(int units) { return std::clamp(units, 0, 1'000'000); }

bool counts_days(const Limit& limit) {
  return limit.unit == Unit::WorkingDays || limit.unit == Unit::Days;
}

int count_between(const Limit& limit, const Calendar& calendar, Date from, Date to) {
  return limit.unit == Unit::WorkingDays ? working_days_between(calendar, from, to)
                                         : days_between(from, to);
}

Counted add(const Limit& limit, const Calendar& calendar, Date from, int n) {
  if (limit.unit == Unit::WorkingDays) return add_working_days(calendar, from, n);
  return {later(from, n), false};
}

Date add_months(Date date, int months) {
  const int month = date.year * 12 + date.month - 1 + months;
  const int year = std::clamp(month / 12, 1, 9999);
  const int of_year = (month % 12 + 12) % 12 + 1;
  const int day = std::min<int>(date.day, last_day_of_month(year, of_year));
  return {static_cast<int16_t>(year), static_cast<uint8_t>(of_year), static_cast<uint8_t>(day)};
}

// The pauses that are over by `today`, or are taken to be.
std::vector<Stretch> over_by(const std::vector<Standstill>& pauses, Date today) {
  std::vector<Stretch> over;
  for (const Standstill& pause : pauses) {
    over.push_back({pause.from, pause.to.value_or(today)});
  }
  return apart(std::move(over));
}

// How much of the time after `from` up to and with `to` was paused.
int paused_between(const Limit& limit, const Calendar& calendar, const std::vector<Stretch>& pauses,
                   Date from, Date to) {
  int count = 0;
  for (const Stretch& pause : pauses) {
    const Date first = std::max(pause.from, from);
    const Date last = std::min(pause.to, to);
    if (first < last) count += count_between(limit, calendar, first, last);
  }
  return count;
}

Moment start_of(const Course& course) {
  Moment start = course.start;
  for (const Date restart : course.restarts) {
    if (restart > start.date) start = {restart, {}};
  }
  return start;
}

// The day before the first one that counts.
Date counted_from(const Limit& limit, Date start) {
  return limit.counts_first && counts_days(limit) ? later(start, -1) : start;
}

void count_forward(Due& due, const Limit& limit, const std::vector<Stretch>& pauses,
                   const Calendar& calendar) {
  const Date from = counted_from(limit, due.start.date);
  const int wanted = sane(limit.count) + due.extended;
  const auto end = [&](int n) -> Counted {
    if (limit.unit == Unit::Months) return {later(add_months(from, wanted), n - wanted), false};
    return add(limit, calendar, from, n);
  };
  // What is paused pushes the end out, and over further pauses: until it stands still.
  for (Counted reached = end(wanted);; reached = end(wanted + due.paused)) {
    due.at.date = reached.date;
    due.provisional = reached.provisional;
    const int paused = paused_between(limit, calendar, pauses, from, reached.date);
    if (paused == due.paused) return;
    due.paused = paused;
  }
}

void count_back(Due& due, const Limit& limit, const Calendar& calendar) {
  const int count = sane(limit.count);
  if (limit.unit == Unit::Months) {
    due.at.date = add_months(due.start.date, -count);
  } else {
    const Date from =
        limit.counts_first && counts_days(limit) ? later(due.start.date, 1) : due.start.date;
    const Counted reached = add(limit, calendar, from, -count);
    due.at.date = reached.date;
    due.provisional = reached.provisional;
  }
}

Date month_day(const Limit& limit, Date start) {
  const int year = std::clamp(start.year + sane(limit.count), 1, 9999);
  const int month = std::clamp(limit.month, 1, 12);
  const int day = std::clamp(limit.day, 1, last_day_of_month(year, month));
  return {static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)};
}

// due_of(), with the midnight at which hours from a day alone may end.
Due end_of(const Limit& limit, const Course& course, const Calendar& calendar, Date today) {
  Due due;
  due.start = start_of(course);
  due.restarted = due.start != course.start;
  const int sign = limit.direction == Direction::Before ? -1 : 1;
  if (limit.unit == Unit::MonthDay) {
    due.at.date = month_day(limit, due.start.date);
    return due;
  }
  if (sign > 0) due.extended = sane(course.extension);
  if (limit.unit == Unit::Hours) {
    const int64_t hours = int64_t{sane(limit.count)} + due.extended;
    due.at = add_minutes(due.start, sign * hours * kMinutesOfHour);
    return due;
  }
  if (sign > 0) {
    count_forward(due, limit, over_by(course.pauses, today), calendar);
    due.stopped = std::ranges::any_of(course.pauses, [&](const Standstill& pause) {
      return !pause.to && pause.from < due.at.date;
    });
  } else {
    count_back(due, limit, calendar);
  }
  if (limit.unit != Unit::WorkingDays) {
    const Date rolled = roll_over(calendar, due.at.date);
    if (rolled != due.at.date) due.rolled = rolled;
  }
  return due;
}

}  // namespace

Due due_of(const Limit& limit, const Course& course, const Calendar& calendar, Date today) {
  Due due = end_of(limit, course, calendar, today);
  const bool is_unsaid = due.at.minute == 0 && !due.start.minute;
  if (is_unsaid && due.at.date != due.start.date)
    due.at = {later(due.at.date, limit.direction == Direction::AtLeast ? 0 : -1), {}};
  return due;
}

std::vector<CountedDay> counted_days(const Limit& limit, const Course& course,
                                     const Calendar& calendar, Date today, int most) {
  std::vector<CountedDay> days;
  if (!counts_days(limit) || limit.direction == Direction::Before) return days;
  const Due due = due_of(limit, course, calendar, today);
  const int length = days_between(due.start.date, due.at.date);
  if (length > most) return days;
  const Date from = counted_from(limit, due.start.date);
  const std::vector<Stretch> pauses = over_by(course.pauses, today);
  int number = 0;
  for (int i = 0; i <= length; ++i) {
    const Date day = later(due.start.date, i);
    const bool is_off = limit.unit == Unit::WorkingDays && !calendar.is_working_day(day);
    const bool is_paused = std::ranges::any_of(
        pauses, [&](const Stretch& pause) { return pause.from < day && day <= pause.to; });
    const auto kind = day <= from ? CountedDay::Kind::Start
                      : is_off    ? CountedDay::Kind::Off
                      : is_paused ? CountedDay::Kind::Paused
                                  : CountedDay::Kind::Counted;
    days.push_back({day, kind, kind == CountedDay::Kind::Counted ? ++number : 0});
  }
  return days;
}

Elapsed elapsed(const Limit& limit, const Course& course, const Moment& finish,
                const Calendar& calendar, Date today) {
  const Due due = end_of(limit, course, calendar, today);
  const bool before = limit.direction == Direction::Before;
  const Moment& from = before ? finish : due.start;
  const Moment& to = before ? due.start : finish;

  Elapsed out;
  if (limit.unit == Unit::Hours) {
    const int64_t minutes = minutes_between(from, to);
    out.count =
        static_cast<int>((minutes + (minutes > 0 ? kMinutesOfHour - 1 : 0)) / kMinutesOfHour);
  } else {
    const Date first = to.date < from.date ? from.date : counted_from(limit, from.date);
    out.count = count_between(limit, calendar, first, to.date);
    if (!before) {
      out.count -= paused_between(limit, calendar, over_by(course.pauses, today), first, to.date);
    }
  }
  if (limit.unit == Unit::WorkingDays) {
    out.provisional = !calendar.covers(std::min(from.date, to.date), std::max(from.date, to.date));
  }

  // A day without its minute is over only at its end.
  const bool by_minute = due.at.minute && finish.minute;
  const bool past = by_minute ? finish > due.at : finish.date > due.at.date;
  const bool short_of = by_minute ? finish < due.at : finish.date < due.at.date;
  const bool began =
      finish.minute && due.start.minute ? finish >= due.start : finish.date >= due.start.date;
  if (limit.direction == Direction::AtLeast) {
    if (short_of) out.timing = Timing::TooEarly;
  } else if (past) {
    out.timing = Timing::Late;
  } else if (!before && !began && limit.unit != Unit::MonthDay) {
    out.timing = Timing::TooEarly;
  }
  return out;
}

}  // namespace taizhang
