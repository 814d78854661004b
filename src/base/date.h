#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace taizhang {

// A day of the Gregorian calendar, without a time zone. Date{} is not a day: use
// std::optional where there may be none.
struct Date {
  int16_t year = 0;
  uint8_t month = 0;  // 1-12
  uint8_t day = 0;    // 1-31

  auto operator<=>(const Date&) const = default;
};

enum class Weekday { Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday };

bool is_valid(Date date);
int last_day_of_month(int year, int month);
Weekday weekday(Date date);

// Days since 1970-01-01, and back. Both hold for every valid date of years 1-9999.
int32_t day_number(Date date);
Date date_of(int32_t day_number);
Date add_days(Date date, int days);
Date later(Date date, int64_t days);   // likewise, but stays within the years 1-9999
int days_between(Date from, Date to);  // natural days; negative when `to` is earlier

// "2026-11-24", four-digit year. parse_date(to_text(d)) == d for every valid d.
std::string to_text(Date date);
std::optional<Date> parse_date(std::string_view iso);

}  // namespace taizhang
