#include "rules/calendar.h"

#include <algorithm>

#include "base/sort.h"

namespace taizhang {
namespace {

constexpr Date kFirstDay{1, 1, 1};
constexpr Date kLastDay{9999, 12, 31};
constexpr int kWeek = 7;
constexpr int kWorkingWeek = 5;

bool is_weekend(Date date) { return weekday(date) >= Weekday::Saturday; }

void sort_once(std::vector<Date>& days) {
  sort_by(days);
  days.erase(std::ranges::unique(days).begin(), days.end());
}

int64_t count_until(const std::vector<Date>& sorted, Date last) {
  return std::ranges::upper_bound(sorted, last) - sorted.begin();
}

bool holds(const std::vector<Date>& sorted, Date day) {
  return std::ranges::binary_search(sorted, day);
}

void put(std::vector<Date>& days, Date day, bool held) {
  std::erase(days, day);
  if (held) days.push_back(day);
}

}  // namespace

CalendarYear normal(CalendarYear year) {
  std::erase_if(year.worked, [](Date day) { return !is_weekend(day); });
  std::erase_if(year.off, is_weekend);
  sort_once(year.off);
  sort_once(year.worked);
  return year;
}

std::vector<Stretch> apart(std::vector<Stretch> stretches) {
  sort_by(stretches, &Stretch::from);
  std::vector<Stretch> apart;
  for (const Stretch& one : stretches) {
    if (apart.empty() || apart.back().to < one.from) {
      apart.push_back(one);
    } else {
      apart.back().to = std::max(apart.back().to, one.to);
    }
  }
  return apart;
}

Calendar::Calendar(std::vector<CalendarYear> years, const std::vector<LocalDay>& local) {
  for (size_t i = 0; i < years.size(); ++i) {
    const auto later_entry = [&](const CalendarYear& other) {
      return &other > &years[i] && other.year == years[i].year;
    };
    if (years[i].year < 1 || years[i].year > kLastDay.year ||
        std::ranges::any_of(years, later_entry)) {
      continue;
    }
    const CalendarYear year = normal(std::move(years[i]));
    const auto number = static_cast<int16_t>(year.year);
    Date first{number, 1, 1};
    for (const auto* days : {&year.off, &year.worked}) {
      for (const Date day : *days) {
        first = std::min(first, day);
        put(days == &year.off ? off_ : worked_, day, true);
      }
    }
    covered_.push_back({later(first, -1), {number, 12, 31}});
  }
  for (const LocalDay& day : local) {
    if (!is_valid(day.date)) continue;
    const bool weekend = is_weekend(day.date);
    put(off_, day.date, !weekend && !day.worked);
    put(worked_, day.date, weekend && day.worked);
  }
  sort_by(off_);
  sort_by(worked_);
  covered_ = apart(std::move(covered_));
}

bool Calendar::is_working_day(Date date) const {
  return is_weekend(date) ? holds(worked_, date) : !holds(off_, date);
}

std::optional<int> Calendar::last_year() const {
  if (covered_.empty()) return {};
  return covered_.front().to.year;
}

bool Calendar::covers(Date from, Date to) const {
  return std::ranges::any_of(
      covered_, [&](const Stretch& stretch) { return stretch.from < from && to <= stretch.to; });
}

int64_t Calendar::working_days_until(Date date) const {
  constexpr int64_t kAMonday = -719470;  // day 4 is one too, and no valid day is earlier
  static_assert((kAMonday - 4) % kWeek == 0);
  const int64_t since = day_number(date) - kAMonday;
  const int64_t plain =
      since / kWeek * kWorkingWeek + std::min<int64_t>(since % kWeek + 1, kWorkingWeek);
  return plain + count_until(worked_, date) - count_until(off_, date);
}

Counted add_working_days(const Calendar& calendar, Date from, int n, bool counts_first) {
  if (n == 0) return {from, false};
  const Date start = later(from, !counts_first ? 0 : n > 0 ? -1 : 1);
  const int64_t target =
      calendar.working_days_until(n > 0 ? start : later(start, -1)) + n + (n > 0 ? 0 : 1);
  // The first day with that many is between a day with fewer and one with as many.
  const auto has_enough = [&](Date day) { return calendar.working_days_until(day) >= target; };
  Date low = start, high = start;
  for (int64_t step = kWeek; n > 0 && high < kLastDay && !has_enough(high); step *= 2) {
    high = later(high, step);
  }
  for (int64_t step = kWeek; n < 0 && low > kFirstDay && has_enough(low); step *= 2) {
    low = later(low, -step);
  }
  for (int days = days_between(low, high); days > 1; days = days_between(low, high)) {
    const Date middle = later(low, days / 2);
    (has_enough(middle) ? high : low) = middle;
  }
  const Date one_end = later(start, n > 0 ? 1 : -1);
  return {high, !calendar.covers(std::min(one_end, high), std::max(one_end, high))};
}

int working_days_between(const Calendar& calendar, Date from, Date to) {
  const int64_t back = to < from ? -1 : 0;
  return static_cast<int>(calendar.working_days_until(later(to, back)) -
                          calendar.working_days_until(later(from, back)));
}

Date roll_over(const Calendar& calendar, Date date) {
  return calendar.is_working_day(date) ? date : add_working_days(calendar, date, 1).date;
}

}  // namespace taizhang
