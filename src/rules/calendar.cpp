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

template <typename T>
int64_t count_until(const std::vector<T>& sorted, int64_t last) {
  return std::ranges::upper_bound(sorted, last) - sorted.begin();
}

bool holds(const std::vector<int32_t>& sorted, int32_t day) {
  return std::ranges::binary_search(sorted, day);
}

void put(std::vector<int32_t>& days, int32_t day, bool held) {
  std::erase(days, day);
  if (held) days.push_back(day);
}

// The first day of which `working_days_until` is `target`. REQUIRES `low` before it.
int64_t first_with(const Calendar& calendar, int64_t low, int64_t high, int64_t target) {
  while (high - low > 1) {
    const int64_t middle = low + (high - low) / 2;
    (calendar.working_days_until(middle) < target ? low : high) = middle;
  }
  return high;
}

}  // namespace

CalendarYear normal(CalendarYear year) {
  std::erase_if(year.worked, [](Date day) { return !is_weekend(day); });
  std::erase_if(year.off, is_weekend);
  sort_once(year.off);
  sort_once(year.worked);
  return year;
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
    int32_t first = day_number({number, 1, 1});
    for (const auto* days : {&year.off, &year.worked}) {
      for (const Date day : *days) {
        first = std::min(first, day_number(day));
        put(days == &year.off ? off_ : worked_, day_number(day), true);
      }
    }
    covered_.emplace_back(first, day_number({number, 12, 31}));
  }
  for (const LocalDay& day : local) {
    if (!is_valid(day.date)) continue;
    const int32_t number = day_number(day.date);
    const bool weekend = is_weekend(day.date);
    put(off_, number, !weekend && !day.worked);
    put(worked_, number, weekend && day.worked);
  }
  sort_by(off_);
  sort_by(worked_);
  sort_by(covered_);
  for (size_t i = 1; i < covered_.size();) {
    if (covered_[i].first > covered_[i - 1].second + 1) {
      ++i;
    } else {
      covered_[i - 1].second = std::max(covered_[i - 1].second, covered_[i].second);
      covered_.erase(covered_.begin() + static_cast<ptrdiff_t>(i));
    }
  }
}

bool Calendar::is_working_day(Date date) const {
  const int32_t day = day_number(date);
  return is_weekend(date) ? holds(worked_, day) : !holds(off_, day);
}

bool Calendar::covers(Date from, Date to) const {
  return std::ranges::any_of(covered_, [&](const auto& stretch) {
    return stretch.first <= day_number(from) && day_number(to) <= stretch.second;
  });
}

int64_t Calendar::working_days_until(int64_t day) const {
  constexpr int64_t kAMonday = -719468 - 3 + 1;  // day 0 is a Thursday; long before any valid day
  static_assert((kAMonday - 4) % kWeek == 0);
  const int64_t since = day - kAMonday;
  const int64_t weeks = since / kWeek;
  const int64_t plain = weeks * kWorkingWeek + std::min<int64_t>(since % kWeek + 1, kWorkingWeek);
  return plain + count_until(worked_, day) - count_until(off_, day);
}

Date later(Date date, int64_t days) {
  return date_of(static_cast<int32_t>(
      std::clamp<int64_t>(day_number(date) + days, day_number(kFirstDay), day_number(kLastDay))));
}

Counted add_working_days(const Calendar& calendar, Date from, int n, bool counts_first) {
  if (n == 0) return {from, false};
  const Date start = later(from, !counts_first ? 0 : n > 0 ? -1 : 1);
  const int64_t day = day_number(start);
  int64_t low = day, high = day;
  const int64_t target =
      n > 0 ? calendar.working_days_until(day) + n : calendar.working_days_until(day - 1) + n + 1;
  const int64_t first = day_number(kFirstDay), last = day_number(kLastDay);
  for (int64_t step = kWeek; n > 0 && high < last && calendar.working_days_until(high) < target;
       step *= 2) {
    high = std::min(high + step, last);
  }
  for (int64_t step = kWeek; n < 0 && low > first && calendar.working_days_until(low) >= target;
       step *= 2) {
    low = std::max(low - step, first);
  }
  const Date found = date_of(static_cast<int32_t>(first_with(calendar, low, high, target)));
  const Date one_end = later(start, n > 0 ? 1 : -1);
  return {found, !calendar.covers(std::min(one_end, found), std::max(one_end, found))};
}

int working_days_between(const Calendar& calendar, Date from, Date to) {
  const int64_t back = to < from ? 1 : 0;
  return static_cast<int>(calendar.working_days_until(day_number(to) - back) -
                          calendar.working_days_until(day_number(from) - back));
}

Date roll_over(const Calendar& calendar, Date date) {
  return calendar.is_working_day(date) ? date : add_working_days(calendar, date, 1).date;
}

}  // namespace taizhang
