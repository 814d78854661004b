#include "base/date.h"

#include <algorithm>
#include <cassert>

namespace taizhang {
namespace {

constexpr int kDaysIn400Years = 146097;
constexpr int kDayNumberOf0000March1 = -719468;

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

}  // namespace

bool is_valid(Date date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= last_day_of_month(date.year, date.month);
}

int last_day_of_month(int year, int month) {
  assert(month >= 1 && month <= 12);
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

Weekday weekday(Date date) {
  // 1970-01-01 was a Thursday.
  const int from_monday = (day_number(date) % 7 + 7 + 3) % 7;
  return static_cast<Weekday>(from_monday);
}

// Counting years from 1 March puts the leap day last, so that a month's offset is one formula.
int32_t day_number(Date date) {
  assert(is_valid(date));
  const int year = date.month <= 2 ? date.year - 1 : date.year;
  const int era = year / 400;
  const int year_of_era = year % 400;
  const int month_from_march = (date.month + 9) % 12;
  const int day_of_year = (153 * month_from_march + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return kDayNumberOf0000March1 + era * kDaysIn400Years + day_of_era;
}

Date date_of(int32_t day_number) {
  const int days = day_number - kDayNumberOf0000March1;
  const int era = days / kDaysIn400Years;
  const int day_of_era = days % kDaysIn400Years;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_from_march = (5 * day_of_year + 2) / 153;
  const int month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const int year = era * 400 + year_of_era + (month <= 2 ? 1 : 0);
  return {.year = static_cast<int16_t>(year),
          .month = static_cast<uint8_t>(month),
          .day = static_cast<uint8_t>(day_of_year - (153 * month_from_march + 2) / 5 + 1)};
}

Date add_days(Date date, int days) { return date_of(day_number(date) + days); }

Date later(Date date, int64_t days) {
  constexpr Date kFirst{1, 1, 1}, kLast{9999, 12, 31};
  return date_of(static_cast<int32_t>(
      std::clamp<int64_t>(day_number(date) + days, day_number(kFirst), day_number(kLast))));
}

int days_between(Date from, Date to) { return day_number(to) - day_number(from); }

std::string to_text(Date date) {
  std::string out = "0000-00-00";
  const auto put = [&](size_t at, int digits, int value) {
    for (int i = digits - 1; i >= 0; --i, value /= 10) {
      out[at + static_cast<size_t>(i)] = static_cast<char>('0' + value % 10);
    }
  };
  put(0, 4, date.year);
  put(5, 2, date.month);
  put(8, 2, date.day);
  return out;
}

std::optional<Date> parse_date(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const auto number = [&](size_t at, size_t digits) {
    int value = 0;
    for (size_t i = at; i < at + digits; ++i) {
      if (iso[i] < '0' || iso[i] > '9') return -1;
      value = value * 10 + (iso[i] - '0');
    }
    return value;
  };
  const int year = number(0, 4), month = number(5, 2), day = number(8, 2);
  if (year < 0 || month < 0 || day < 0) return std::nullopt;
  const Date date{.year = static_cast<int16_t>(year),
                  .month = static_cast<uint8_t>(month),
                  .day = static_cast<uint8_t>(day)};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

}  // namespace taizhang
