#include "rules/calendar.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "calendar.h"

namespace taizhang {
namespace {

using make::calendar;
using make::on;

CalendarYear known(int year) {
  for (const CalendarYear& one : parse_calendar(asset("calendar.txt"))) {
    if (one.year == year) return one;
  }
  return {};
}

}  // namespace

TEST_CASE("the calendar ships the exceptions of every year from 2019 to 2026 with their source") {
  struct Row {
    int year;
    std::string_view off, worked;
    int working_days;
  };
  // domain.md 7.2, and the two days of 2018 that the notice of 2019 names.
  constexpr std::array<Row, 8> kRows = {{
      {2019,
       "2018-12-31 01-01 02-04 02-05 02-06 02-07 02-08 04-05 05-01 05-02 05-03 06-07 09-13 10-01 "
       "10-02 10-03 10-04 10-07",
       "2018-12-29 02-02 02-03 04-28 05-05 09-29 10-12", 250},
      {2020,
       "01-01 01-24 01-27 01-28 01-29 01-30 01-31 04-06 05-01 05-04 05-05 06-25 06-26 10-01 10-02 "
       "10-05 10-06 10-07 10-08",
       "01-19 04-26 05-09 06-28 09-27 10-10", 249},
      {2021,
       "01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 "
       "10-05 10-06 10-07",
       "02-07 02-20 04-25 05-08 09-18 09-26 10-09", 250},
      {2022,
       "01-03 01-31 02-01 02-02 02-03 02-04 04-04 04-05 05-02 05-03 05-04 06-03 09-12 10-03 10-04 "
       "10-05 10-06 10-07",
       "01-29 01-30 04-02 04-24 05-07 10-08 10-09", 249},
      {2023,
       "01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 "
       "10-04 10-05 10-06",
       "01-28 01-29 04-23 05-06 06-25 10-07 10-08", 249},
      {2024,
       "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 10-01 "
       "10-02 10-03 10-04 10-07",
       "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12", 251},
      {2025,
       "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 "
       "10-06 10-07 10-08",
       "01-26 02-08 04-27 09-28 10-11", 248},
      {2026,
       "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 "
       "10-02 10-05 10-06 10-07",
       "01-04 02-14 02-28 05-09 09-20 10-10", 248},
  }};
  const Calendar days = calendar();
  CHECK(parse_calendar(asset("calendar.txt")).size() == kRows.size());
  for (const Row& row : kRows) {
    CAPTURE(row.year);
    const CalendarYear year = known(row.year);
    CHECK(year.off == parse_days(row.off, row.year));
    CHECK(year.worked == parse_days(row.worked, row.year));
    CHECK(year.source.starts_with("https://www.gov.cn/zhengce/zhengceku/"));
    const auto number = static_cast<int16_t>(row.year);
    CHECK(working_days_between(days, {static_cast<int16_t>(row.year - 1), 12, 31},
                               {number, 12, 31}) == row.working_days);
  }
  CHECK(days.is_working_day(on("2018-12-29")));
  CHECK_FALSE(days.is_working_day(on("2018-12-31")));
  CHECK_FALSE(days.is_working_day(on("2020-02-01")));
  CHECK_FALSE(days.is_working_day(on("2020-02-02")));
  CHECK(days.is_working_day(on("2020-02-03")));
}

TEST_CASE("working days after a day are those of the official calendar") {
  struct Row {
    std::string_view from;
    std::array<std::string_view, 6> after;
  };
  constexpr std::array<int, 6> kCounts = {3, 5, 7, 15, 20, 40};
  constexpr std::array<Row, 8> kRows = {{
      {"2019-09-12",
       {"2019-09-18", "2019-09-20", "2019-09-24", "2019-10-10", "2019-10-16", "2019-11-13"}},
      {"2020-01-20",
       {"2020-01-23", "2020-02-04", "2020-02-06", "2020-02-18", "2020-02-25", "2020-03-24"}},
      {"2021-09-24",
       {"2021-09-28", "2021-09-30", "2021-10-09", "2021-10-20", "2021-10-27", "2021-11-24"}},
      {"2023-01-12",
       {"2023-01-17", "2023-01-19", "2023-01-28", "2023-02-07", "2023-02-14", "2023-03-14"}},
      {"2025-01-20",
       {"2025-01-23", "2025-01-26", "2025-02-05", "2025-02-14", "2025-02-21", "2025-03-21"}},
      {"2026-02-06",
       {"2026-02-11", "2026-02-13", "2026-02-24", "2026-03-05", "2026-03-12", "2026-04-10"}},
      {"2026-09-16",
       {"2026-09-20", "2026-09-22", "2026-09-24", "2026-10-13", "2026-10-20", "2026-11-17"}},
      {"2026-09-28",
       {"2026-10-08", "2026-10-10", "2026-10-13", "2026-10-23", "2026-10-30", "2026-11-27"}},
  }};
  const Calendar days = calendar();
  for (const Row& row : kRows) {
    for (size_t i = 0; i < kCounts.size(); ++i) {
      CAPTURE(row.from, kCounts[i]);
      CHECK(add_working_days(days, on(row.from), kCounts[i]) == Counted{on(row.after[i]), false});
      CHECK(working_days_between(days, on(row.from), on(row.after[i])) == kCounts[i]);
    }
  }
}

TEST_CASE("counting the first day reaches a day less far, when that day is worked") {
  const Calendar days = calendar();
  CHECK(add_working_days(days, on("2026-11-23"), 1, true).date == on("2026-11-23"));
  CHECK(add_working_days(days, on("2026-11-23"), 5, true).date == on("2026-11-27"));
  CHECK(add_working_days(days, on("2026-11-22"), 5, true).date == on("2026-11-27"));
  CHECK(add_working_days(days, on("2026-11-23"), -1, true).date == on("2026-11-23"));
  CHECK(add_working_days(days, on("2026-11-23"), -2, true).date == on("2026-11-20"));
}

TEST_CASE("working days are counted back over holidays") {
  const Calendar days = calendar();
  CHECK(add_working_days(days, on("2026-10-08"), -1).date == on("2026-09-30"));
  CHECK(add_working_days(days, on("2026-10-05"), -1).date == on("2026-09-30"));
  CHECK(add_working_days(days, on("2026-10-16"), -8).date == on("2026-09-30"));
  CHECK(add_working_days(days, on("2026-10-05"), 0) == Counted{on("2026-10-05"), false});
  CHECK(working_days_between(days, on("2026-10-08"), on("2026-09-30")) == -1);
}

TEST_CASE("a count that leaves the years known is provisional") {
  const Calendar days = calendar();
  CHECK_FALSE(add_working_days(days, on("2026-12-28"), 3).provisional);
  CHECK(add_working_days(days, on("2026-12-31"), 1) == Counted{on("2027-01-01"), true});
  CHECK(add_working_days(days, on("2026-12-28"), 20).provisional);
  CHECK(add_working_days(days, on("2019-01-10"), -7) == Counted{on("2018-12-29"), false});
  CHECK(add_working_days(days, on("2019-01-10"), -8) == Counted{on("2018-12-28"), true});
  CHECK(add_working_days(days, on("2018-12-28"), 1) == Counted{on("2018-12-29"), false});
  CHECK(add_working_days(days, on("2018-12-27"), 1).provisional);
  CHECK(add_working_days(Calendar{}, on("2026-11-24"), 1) == Counted{on("2026-11-25"), true});
}

TEST_CASE("a year that is added covers its days, and stands in for the one that shipped") {
  std::vector<CalendarYear> years = parse_calendar(asset("calendar.txt"));
  years.push_back({2027, {on("2027-01-01")}, {on("2027-01-02")}, "粘贴"});
  years.push_back({2026, {on("2026-11-25")}, {}, "改"});
  const Calendar days(years);
  CHECK(add_working_days(days, on("2026-12-31"), 1) == Counted{on("2027-01-02"), false});
  CHECK_FALSE(days.is_working_day(on("2026-11-25")));
  CHECK(days.is_working_day(on("2026-10-01")));
  years.push_back({2029, {}, {}, ""});
  CHECK_FALSE(Calendar(years).covers(on("2027-12-31"), on("2029-01-01")));
  years.push_back({2028, {}, {}, ""});
  CHECK(Calendar(years).covers(on("2019-01-01"), on("2029-12-31")));
}

TEST_CASE("a local day goes before the year's notice and covers nothing") {
  const Calendar days = calendar({{on("2026-07-28"), false, "台风停工"},
                                  {on("2026-10-01"), true, "值守"},
                                  {on("2026-07-25"), true, "补班"},
                                  {on("2026-10-10"), false, "停班"},
                                  {on("2027-07-28"), false, ""},
                                  {Date{}, false, "没有日期"}});
  CHECK_FALSE(days.is_working_day(on("2026-07-28")));
  CHECK(days.is_working_day(on("2026-10-01")));
  CHECK(days.is_working_day(on("2026-07-25")));
  CHECK_FALSE(days.is_working_day(on("2026-10-10")));
  CHECK_FALSE(days.covers(on("2027-07-28"), on("2027-07-28")));
  CHECK(working_days_between(days, on("2026-07-27"), on("2026-07-29")) == 1);
}

TEST_CASE("a period that ends on a day off may roll to the next working day") {
  const Calendar days = calendar();
  CHECK(roll_over(days, on("2026-02-19")) == on("2026-02-24"));
  CHECK(roll_over(days, on("2026-10-01")) == on("2026-10-08"));
  CHECK(roll_over(days, on("2026-11-24")) == on("2026-11-24"));
  CHECK(roll_over(days, on("2026-10-10")) == on("2026-10-10"));
}

TEST_CASE("counting laws hold from every day, forwards and backwards") {
  const Calendar days = calendar({{on("2026-07-28"), false, ""}, {on("2026-07-25"), true, ""}});
  for (Date from = on("2018-11-01"); from < on("2027-03-01"); from = later(from, 1)) {
    Date before = later(from, -400);
    for (int n = -45; n <= 45; ++n) {
      const Date to = add_working_days(days, from, n).date;
      const bool lawful = working_days_between(days, from, to) == n &&
                          (n == 0 || days.is_working_day(to)) && before < to;
      if (!lawful) {
        CAPTURE(to_text(from), n, to_text(to));
        FAIL("a count is not undone");
      }
      if (n != 0 || days.is_working_day(from)) before = to;
    }
  }
}

TEST_CASE("days between are what a walk along the calendar counts") {
  const Calendar days = calendar();
  std::mt19937_64 random(5);
  for (int round = 0; round < 300; ++round) {
    const Date from = later(on("2018-06-01"), static_cast<int64_t>(random() % 3300));
    const Date to = later(from, static_cast<int64_t>(random() % 400));
    int walked = 0;
    for (Date day = from; day < to;) {
      day = later(day, 1);
      walked += days.is_working_day(day) ? 1 : 0;
    }
    CAPTURE(to_text(from), to_text(to));
    CHECK(working_days_between(days, from, to) == walked);
    const Date later_to = later(to, 1);
    CHECK(working_days_between(days, from, later_to) >= walked);
  }
}

TEST_CASE("counts stay within the calendar of four-digit years") {
  const Calendar days = calendar();
  CHECK(add_working_days(days, on("9999-12-30"), 2'000'000'000).date == on("9999-12-31"));
  CHECK(is_valid(add_working_days(days, on("0001-01-02"), -2'000'000'000).date));
  CHECK(later(on("9999-12-31"), 1) == on("9999-12-31"));
}

TEST_CASE("a year's days are written shortly and read back") {
  const auto days = parse_days("10-01~10-03  2025-12-31~01-02 02-04", 2026);
  REQUIRE(days);
  CHECK(days_text(*days, 2026) == "2025-12-31~01-02 02-04 10-01~10-03");
  CHECK(parse_days(days_text(*days, 2026), 2026) == days);
  CHECK(parse_days("", 2026) == std::vector<Date>{});
  for (const char* text : {"2-4", "02-30", "02-05~02-04", "春节", "02-04~", "~02-04",
                           "02-04、02-05", "2020-01-01~2026-01-01"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_days(text, 2026));
  }
}

TEST_CASE("a line of the calendar that cannot be read is left out") {
  const auto years = parse_calendar(
      "# 2026\n2026 | 01-01~01-04 | 01-04 01-05 | 文号\n2027 | 13-01 | |\n\n2028 | | |");
  REQUIRE(years.size() == 2);
  CHECK(line_of(years[0]) == "2026 | 01-01~01-02 | 01-04 | 文号");
  CHECK(parse_calendar(line_of(years[0])) == std::vector<CalendarYear>{years[0]});
  CHECK(years[1] == CalendarYear{2028, {}, {}, ""});
}

}  // namespace taizhang
