#include "base/date.h"

#include <catch2/catch_test_macros.hpp>

namespace taizhang {

TEST_CASE("known days have their numbers and weekdays") {
  CHECK(day_number({1970, 1, 1}) == 0);
  CHECK(day_number({2000, 3, 1}) == 11017);
  CHECK(day_number({1969, 12, 31}) == -1);
  CHECK(weekday({1970, 1, 1}) == Weekday::Thursday);
  CHECK(weekday({2019, 9, 12}) == Weekday::Thursday);
  CHECK(weekday({2026, 11, 24}) == Weekday::Tuesday);
  CHECK(weekday({1, 1, 1}) == Weekday::Monday);
}

TEST_CASE("every day of four centuries follows the one before, by number, weekday and text") {
  Date date{1899, 12, 31};
  for (int32_t number = day_number(date); date.year < 2300; ++number) {
    REQUIRE(date_of(number) == date);
    REQUIRE(day_number(date) == number);
    REQUIRE(parse_date(to_text(date)) == date);
    const Date next = add_days(date, 1);
    REQUIRE(is_valid(next));
    REQUIRE(date < next);
    REQUIRE(static_cast<int>(weekday(next)) == (static_cast<int>(weekday(date)) + 1) % 7);
    date = next;
  }
}

TEST_CASE("the first and last valid days go there and back") {
  for (const Date date : {Date{1, 1, 1}, Date{1, 12, 31}, Date{9999, 12, 31}}) {
    CHECK(date_of(day_number(date)) == date);
    CHECK(parse_date(to_text(date)) == date);
  }
  CHECK(to_text(Date{1, 2, 3}) == "0001-02-03");
}

TEST_CASE("leap years follow the Gregorian rule") {
  CHECK(last_day_of_month(2024, 2) == 29);
  CHECK(last_day_of_month(2023, 2) == 28);
  CHECK(last_day_of_month(1900, 2) == 28);
  CHECK(last_day_of_month(2000, 2) == 29);
  CHECK(last_day_of_month(2026, 6) == 30);
  CHECK(last_day_of_month(2026, 12) == 31);
}

TEST_CASE("days between two days are signed") {
  CHECK(days_between({2026, 2, 27}, {2026, 3, 1}) == 2);
  CHECK(days_between({2026, 3, 1}, {2026, 2, 27}) == -2);
  CHECK(add_days({2026, 1, 1}, -1) == Date{2025, 12, 31});
}

TEST_CASE("what is no day is no date") {
  CHECK_FALSE(is_valid({}));
  CHECK_FALSE(is_valid({2026, 2, 29}));
  CHECK_FALSE(is_valid({2026, 13, 1}));
  CHECK_FALSE(parse_date("2026-02-29"));
  CHECK_FALSE(parse_date("2026-2-9"));
  CHECK_FALSE(parse_date("2026/02/09"));
  CHECK_FALSE(parse_date("2026-02-09 "));
  CHECK_FALSE(parse_date("0000-01-01"));
  CHECK_FALSE(parse_date("-026-01-01"));
  CHECK_FALSE(parse_date(""));
}

}  // namespace taizhang
