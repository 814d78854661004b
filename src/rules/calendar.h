#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace taizhang {

// What the State Council's notice of one year changes in the week of five working days: days off
// that are a Monday to Friday, and Saturdays and Sundays that are worked. The notice of a year may
// name days of the December before it.
struct CalendarYear {
  int year = 0;
  std::vector<Date> off;
  std::vector<Date> worked;
  std::string source;  // where it was published: addresses, separated by spaces
  bool operator==(const CalendarYear&) const = default;
};

// A day that differs in this place only: typhoon, election, a local feast.
struct LocalDay {
  Date date;
  bool worked = false;
  std::string reason;  // and the paper that says so
  bool operator==(const LocalDay&) const = default;
};

// Sorted, each day once, without what changes nothing: a Saturday off, a Monday worked.
CalendarYear normal(CalendarYear year);

// The text form of such days, in records of the register and in assets/calendar.txt: month and day,
// with the year when it is not `year`, stretches with a '~', separated by spaces:
// "2018-12-31~01-01 02-04~02-08". The days come sorted and once. None when it cannot be read.
// Law: parse_days(days_text(d, y), y) == d for sorted d.
std::optional<std::vector<Date>> parse_days(std::string_view text, int year);
std::string days_text(const std::vector<Date>& days, int year);

// A year on one line: "2026 | days off | days worked | source". Lines that cannot be read are left
// out. Years come normal.
std::vector<CalendarYear> parse_calendar(std::string_view text);
std::string line_of(const CalendarYear& year);

// The days after `from` up to and with `to`; none when they are the same.
struct Stretch {
  Date from;
  Date to;
  bool operator==(const Stretch&) const = default;
};

// Sorted; those that overlap or touch as one.
std::vector<Stretch> apart(std::vector<Stretch> stretches);

// A day that was counted to. `provisional` (暂算): some day counted on the way lies in a year whose
// notice is not known, so that the day may yet move.
struct Counted {
  Date date;
  bool provisional = false;
  bool operator==(const Counted&) const = default;
};

// The working days of all time. Without years it knows the week of five days and covers nothing.
// Built once, asked often: every question costs the logarithm of the exceptions.
class Calendar {
 public:
  Calendar() = default;
  // Of two entries for a year the later one counts; a local day goes before its year's notice.
  explicit Calendar(std::vector<CalendarYear> years, const std::vector<LocalDay>& local = {});

  bool is_working_day(Date date) const;

  // Are all days from `from` to `to` in years whose notice is known? A year is covered to its
  // end, though the next year's notice may still change its last days.
  bool covers(Date from, Date to) const;

  // The year to whose end everything is known, from the first known year on; none: there is none.
  std::optional<int> last_year() const;

  // Working days up to and with `date`, counted from a fixed day long ago: only differences say
  // something.
  int64_t working_days_until(Date date) const;

 private:
  std::vector<Date> off_;         // Mondays to Fridays, sorted
  std::vector<Date> worked_;      // Saturdays and Sundays, sorted
  std::vector<Stretch> covered_;  // sorted, apart
};

// The n-th working day after `from`, or before it when `n` is negative; `from` itself is not
// counted (民法典 art. 201) unless `counts_first`, and need not be a working day. n == 0: `from`.
// Law: working_days_between(c, from, add_working_days(c, from, n).date) == n.
Counted add_working_days(const Calendar& calendar, Date from, int n, bool counts_first = false);

// Working days after `from` up to and with `to`; when `to` is earlier, those before `from` down to
// and with `to`, negative.
int working_days_between(const Calendar& calendar, Date from, Date to);

// `date` when it is a working day, else the next one: 民法典 art. 203, for a period in natural days
// whose last day is a day off. Nothing here rolls by itself.
Date roll_over(const Calendar& calendar, Date date);

}  // namespace taizhang
