#include <algorithm>

#include "base/sort.h"
#include "base/text.h"
#include "rules/calendar.h"

namespace taizhang {
namespace {

constexpr int kLongestStretch = 366;  // days

// What stands before `sign`; `rest` is left with what stands behind it.
std::string_view take_until(std::string_view& rest, char sign) {
  const size_t at = std::min(rest.find(sign), rest.size());
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(std::min(at + 1, rest.size()));
  return taken;
}

std::optional<Date> parse_day(std::string_view text, int year) {
  if (text.size() != 5) return parse_date(text);
  std::string iso = to_text(Date{static_cast<int16_t>(year), 1, 1});
  iso.replace(5, 5, text);
  return parse_date(iso);
}

std::string day_text(Date day, int year) {
  std::string text = to_text(day);
  if (day.year == year) text.erase(0, 5);
  return text;
}

std::optional<int> parse_year(std::string_view text) {
  const auto first_day = parse_date(std::string(text) + "-01-01");
  return first_day ? std::optional<int>(first_day->year) : std::nullopt;
}

}  // namespace

std::optional<std::vector<Date>> parse_days(std::string_view text, int year) {
  std::vector<Date> days;
  while (!text.empty()) {
    std::string_view word = take_until(text, ' ');
    if (word.empty()) continue;
    const bool stretch = word.contains('~');
    const auto from = parse_day(take_until(word, '~'), year);
    const auto to = stretch ? parse_day(word, year) : from;
    if (!from || !to || *to < *from || days_between(*from, *to) > kLongestStretch) return {};
    for (Date day = *from; day <= *to; day = later(day, 1)) {
      days.push_back(day);
      if (day == *to) break;
    }
  }
  sort_by(days);
  days.erase(std::ranges::unique(days).begin(), days.end());
  return days;
}

std::string days_text(const std::vector<Date>& days, int year) {
  std::string text;
  for (size_t i = 0; i < days.size(); ++i) {
    const size_t first = i;
    while (i + 1 < days.size() && days_between(days[i], days[i + 1]) == 1) ++i;
    if (!text.empty()) text += ' ';
    text += day_text(days[first], year);
    if (i > first) text += '~' + day_text(days[i], year);
  }
  return text;
}

std::vector<CalendarYear> parse_calendar(std::string_view text) {
  std::vector<CalendarYear> years;
  while (!text.empty()) {
    std::string_view line = take_until(text, '\n');
    const auto year = parse_year(trim(take_until(line, '|')));
    if (!year) continue;
    auto off = parse_days(trim(take_until(line, '|')), *year);
    auto worked = parse_days(trim(take_until(line, '|')), *year);
    if (!off || !worked) continue;
    years.push_back(normal({*year, std::move(*off), std::move(*worked), std::string(trim(line))}));
  }
  return years;
}

std::string line_of(const CalendarYear& year) {
  return to_text(Date{static_cast<int16_t>(year.year), 1, 1}).substr(0, 4) + " | " +
         days_text(year.off, year.year) + " | " + days_text(year.worked, year.year) + " | " +
         year.source;
}

}  // namespace taizhang
