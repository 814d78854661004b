#include "rules/next_due.h"

#include <catch2/catch_test_macros.hpp>

#include "calendar.h"

namespace taizhang {
namespace {

using make::calendar;
using make::on;

constexpr int kYear = 2026;

// The day `text` is due next, seen from `today` in the register of 2026; "-" when there is none.
std::string next(std::string_view text, std::string_view today,
                 const std::optional<Moment>& event = {}, int year = kYear) {
  const auto due = next_due(parse_deadline(text, kYear), on(today), calendar(), year, event);
  return due ? to_text(due->at) : "-";
}

}  // namespace

TEST_CASE("a day, a month, a quarter and a year are due on their last day, past or not") {
  CHECK(next("6月30日前", "2026-11-24") == "2026-06-30");
  CHECK(next("6月底前", "2026-01-04") == "2026-06-30");
  CHECK(next("三季度", "2026-01-04") == "2026-09-30");
  CHECK(next("年底前", "2026-01-04") == "2026-12-31");
  CHECK(next("次年1月31日前", "2026-01-04") == "2027-01-31");
}

TEST_CASE("what recurs is due the next time from today on") {
  CHECK(next("每月25日前", "2026-11-24") == "2026-11-25");
  CHECK(next("每月25日前", "2026-11-25") == "2026-11-25");
  CHECK(next("每月25日前", "2026-11-26") == "2026-12-25");
  CHECK(next("每月", "2026-02-03") == "2026-02-28");
  CHECK(next("每月31日前", "2026-04-03") == "2026-04-30");
  CHECK(next("每季度末", "2026-04-01") == "2026-06-30");
  CHECK(next("每季度", "2026-06-30") == "2026-06-30");
  CHECK(next("每半年", "2026-06-30") == "2026-06-30");
  CHECK(next("每半年", "2026-07-01") == "2026-12-31");
  CHECK(next("每旬", "2026-11-10") == "2026-11-10");
  CHECK(next("每旬", "2026-11-11") == "2026-11-20");
  CHECK(next("每旬", "2026-11-20") == "2026-11-20");
  CHECK(next("每旬", "2026-11-24") == "2026-11-30");
}

TEST_CASE("days and weeks are due on working days") {
  CHECK(next("每日", "2026-11-24") == "2026-11-24");
  CHECK(next("每天", "2026-11-21") == "2026-11-23");
  CHECK(next("每周", "2026-11-24") == "2026-11-27");
  CHECK(next("每周", "2026-09-14") == "2026-09-20");  // a Sunday that is worked
  CHECK(next("每周", "2026-10-01") == "2026-10-10");
  CHECK(next("每周", "2026-02-15") == "2026-02-28");
  CHECK(next("每周", "2026-11-28") == "2026-12-04");
}

TEST_CASE("what comes once a year may fall in the year after") {
  CHECK(next("每年1月31日前", "2026-01-04") == "2026-01-31");
  CHECK(next("每年1月31日前", "2026-02-01") == "2027-01-31");
  CHECK(next("每年1月31日前", "2027-02-01") == "-");
  CHECK(next("每年6月底前", "2026-02-01") == "2026-06-30");
  CHECK(next("每年", "2026-02-01") == "2026-12-31");
}

TEST_CASE("a register's recurring tasks begin and end with its year") {
  CHECK(next("每月25日前", "2025-11-24") == "2026-01-25");
  CHECK(next("每月25日前", "2026-12-26") == "-");
  CHECK(next("每日", "2026-12-31") == "2026-12-31");
  CHECK(next("每日", "2027-01-04") == "-");
  CHECK(next("每月25日前", "2026-12-26", {}, 0) == "2027-01-25");
}

TEST_CASE("a stretch after an event is due once the event is known") {
  CHECK(next("批复后20日内", "2026-01-04") == "-");
  CHECK(next("批复后20日内", "2026-01-04", Moment{on("2026-01-30"), {}}) == "2026-02-19");
  CHECK(next("收到之日起5个工作日内", "2026-01-04", Moment{on("2026-01-30"), {}}) == "2026-02-06");
  CHECK(next("三个月内", "2026-01-04", Moment{on("2026-01-31"), {}}) == "2026-04-30");
  CHECK(next("24小时内", "2026-01-04", Moment{on("2026-01-30"), 600}) == "2026-01-31 10:00");
}

TEST_CASE("what is ongoing, not understood or not there has no day") {
  CHECK(next("持续推进", "2026-01-04") == "-");
  CHECK(next("尽快", "2026-01-04") == "-");
  CHECK(next("", "2026-01-04") == "-");
}

TEST_CASE("a natural day stays and says the working day behind it") {
  const auto due =
      next_due(parse_deadline("每月5日前", kYear), on("2026-10-01"), calendar(), kYear);
  REQUIRE(due);
  CHECK(due->at.date == on("2026-10-05"));
  CHECK(due->rolled == on("2026-10-08"));
}

TEST_CASE("what recurs in a year without a notice is provisional") {
  const auto due = next_due(parse_deadline("每日", kYear), on("2027-05-01"), calendar(), 2027);
  REQUIRE(due);
  CHECK(due->provisional);
}

}  // namespace taizhang
