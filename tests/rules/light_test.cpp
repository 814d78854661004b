#include "rules/light.h"

#include <catch2/catch_test_macros.hpp>

#include "calendar.h"

namespace taizhang {
namespace {

using make::calendar;
using make::on;

Due due_on(std::string_view text) {
  Due due;
  due.at = parse_moment(text, 0).value();
  return due;
}

Light light(const Due& due, std::string_view now, const SoonRule& soon = {}) {
  return light_of(due, false, {}, parse_moment(now, 0).value(), calendar(), soon);
}

}  // namespace

TEST_CASE("a light turns with the days that are left") {
  const Due due = due_on("2026-12-31");
  CHECK(light(due, "2026-12-23") == Light{LightState::Normal, 8, false});
  CHECK(light(due, "2026-12-24") == Light{LightState::Soon, 7, false});
  CHECK(light(due, "2026-12-31") == Light{LightState::Soon, 0, false});
  CHECK(light(due, "2027-01-01") == Light{LightState::Overdue, -1, false});
}

TEST_CASE("how near is soon can be set, in working days too") {
  const Due due = due_on("2026-10-12");
  CHECK(light(due, "2026-09-30", {.days = 5, .working_days = true}) ==
        Light{LightState::Soon, 4, false});
  CHECK(light(due, "2026-09-30", {.days = 3, .working_days = true}) ==
        Light{LightState::Normal, 4, false});
  CHECK(light(due, "2026-10-12", {.days = 0}).state == LightState::Soon);
  CHECK(light(due, "2026-10-11", {.days = 0}).state == LightState::Normal);
}

TEST_CASE("an hour is late by the minute when the minute is known") {
  const Due due = due_on("2026-11-24 14:00");
  CHECK(light(due, "2026-11-24 14:00").state == LightState::Soon);
  CHECK(light(due, "2026-11-24 14:01").state == LightState::Overdue);
  CHECK(light(due, "2026-11-24").state == LightState::Soon);
  CHECK(light(due, "2026-11-25").state == LightState::Overdue);
}

TEST_CASE("a closed task is closed whatever its day, and keeps what was left") {
  const Moment now{on("2027-03-01"), {}};
  CHECK(light_of(due_on("2026-12-31"), false, on("2026-12-29"), now, calendar()) ==
        Light{LightState::Closed, 2, false});
  CHECK(light_of(due_on("2026-12-31"), true, on("2027-01-02"), now, calendar()) ==
        Light{LightState::Closed, -2, false});
  CHECK(light_of({}, true, on("2027-01-02"), now, calendar()).state == LightState::Closed);
}

TEST_CASE("without a day it is ongoing or nothing") {
  const Moment now{on("2026-11-24"), {}};
  CHECK(light_of({}, true, {}, now, calendar()) == Light{LightState::Ongoing, 0, false});
  CHECK(light_of({}, false, {}, now, calendar()) == Light{});
}

TEST_CASE("a stopped clock shows, unless it is overdue, and provisional stands beside any state") {
  Due due = due_on("2026-12-31");
  due.stopped = true;
  CHECK(light(due, "2026-12-30").state == LightState::Stopped);
  CHECK(light(due, "2027-01-04").state == LightState::Overdue);
  due.stopped = false;
  due.provisional = true;
  CHECK(light(due, "2026-12-30") == Light{LightState::Soon, 1, true});
}

}  // namespace taizhang
