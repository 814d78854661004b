#include "rules/due.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "calendar.h"

namespace taizhang {
namespace {

using make::calendar;
using make::on;
using Unit = Limit::Unit;
using Direction = Limit::Direction;

constexpr Date kToday{2026, 11, 24};

Limit limit(int count, Unit unit = Unit::WorkingDays, Direction direction = Direction::Within) {
  Limit made;
  made.count = count;
  made.unit = unit;
  made.direction = direction;
  return made;
}

Moment at(std::string_view text) { return parse_moment(text, 0).value(); }

Course from(std::string_view start, std::vector<Standstill> pauses = {}) {
  Course course;
  course.start = at(start);
  course.pauses = std::move(pauses);
  return course;
}

Due due(const Limit& limit, const Course& course, Date today = kToday) {
  return due_of(limit, course, calendar(), today);
}

std::string last_day(const Limit& limit, const Course& course, Date today = kToday) {
  return to_text(due(limit, course, today).at);
}

Elapsed took(const Limit& limit, const Course& course, std::string_view finish) {
  return elapsed(limit, course, at(finish), calendar(), kToday);
}

}  // namespace

TEST_CASE("a limit in working days ends as the calendar counts, and says what it counted from") {
  const Due end = due(limit(20), from("2026-09-16"));
  CHECK(end.at == at("2026-10-20"));
  CHECK(end.start == at("2026-09-16"));
  CHECK_FALSE(end.restarted);
  CHECK(end.paused == 0);
  CHECK_FALSE(end.rolled);
  CHECK_FALSE(end.provisional);
  Limit first = limit(20);
  first.counts_first = true;
  CHECK(last_day(first, from("2026-09-16")) == "2026-10-19");
}

TEST_CASE("natural days stay where they fall and say which working day would follow") {
  const Due spring = due(limit(20, Unit::Days), from("2026-01-30"));
  CHECK(spring.at.date == on("2026-02-19"));
  CHECK(spring.rolled == on("2026-02-24"));
  const Due autumn = due(limit(20, Unit::Days), from("2026-09-11"));
  CHECK(autumn.at.date == on("2026-10-01"));
  CHECK(autumn.rolled == on("2026-10-08"));
  CHECK_FALSE(due(limit(20, Unit::Days), from("2026-11-03")).rolled);
  CHECK_FALSE(due(limit(20, Unit::Days), from("2031-11-03")).provisional);
}

TEST_CASE("hours run on the clock, nights and holidays too") {
  CHECK(last_day(limit(5, Unit::Hours), from("2026-10-01 22:30")) == "2026-10-02 03:30");
  CHECK(last_day(limit(24, Unit::Hours), from("2026-11-24 09:00")) == "2026-11-25 09:00");
  CHECK(last_day(limit(48, Unit::Hours), from("2026-12-31 09:00")) == "2027-01-02 09:00");
}

TEST_CASE("hours from an hour that is not known end with a whole day, or in its midst") {
  const Limit day = limit(24, Unit::Hours);
  CHECK(last_day(day, from("2026-11-24")) == "2026-11-24");
  CHECK(last_day(day, from("2026-11-24 00:00")) == "2026-11-25 00:00");
  CHECK(last_day(limit(5, Unit::Hours), from("2026-11-24")) == "2026-11-24 05:00");
  CHECK(last_day(limit(24, Unit::Hours, Direction::Before), from("2026-11-24")) == "2026-11-22");
  CHECK(last_day(limit(24, Unit::Hours, Direction::AtLeast), from("2026-11-24")) == "2026-11-25");
  // What was done on a day alone is not called late for an hour that nobody has said.
  CHECK(took(day, from("2026-11-24"), "2026-11-25") == Elapsed{24, Timing::InTime, false});
  CHECK(took(day, from("2026-11-24"), "2026-11-26").timing == Timing::Late);
}

TEST_CASE("months end on the same day, or the last one of a shorter month") {
  CHECK(last_day(limit(6, Unit::Months), from("2026-08-31")) == "2027-02-28");
  CHECK(last_day(limit(3, Unit::Months), from("2026-11-24")) == "2027-02-24");
  CHECK(last_day(limit(6, Unit::Months, Direction::Before), from("2026-12-31")) == "2026-06-30");
  CHECK(last_day(limit(24, Unit::Months), from("2024-02-29")) == "2026-02-28");
}

TEST_CASE("a fixed day is that of the year after the start, when the limit says so") {
  Limit report = limit(1, Unit::MonthDay);
  report.month = 1;
  report.day = 31;
  CHECK(last_day(report, from("2026-12-31")) == "2027-01-31");
  report.month = 2;
  CHECK(last_day(report, from("2026-05-01")) == "2027-02-28");
  report.count = 0;
  CHECK(last_day(report, from("2026-05-01")) == "2026-02-28");
}

TEST_CASE("what must happen before a day is counted back from it") {
  CHECK(last_day(limit(7, Unit::Days, Direction::Before), from("2026-10-12")) == "2026-10-05");
  CHECK(last_day(limit(7, Unit::WorkingDays, Direction::Before), from("2026-10-16")) ==
        "2026-10-08");
}

TEST_CASE("the days spent asking others do not count") {
  // Sent on the 4th working day, answered on the 9th: five days more.
  const Course asked = from("2026-11-02", {{on("2026-11-06"), on("2026-11-13")}});
  const Due end = due(limit(20), asked);
  CHECK(end.at.date == add_working_days(calendar(), on("2026-11-30"), 5).date);
  CHECK(end.paused == 5);
  CHECK_FALSE(end.stopped);
}

TEST_CASE("the day a letter goes out counts and the day of the answer does not") {
  const Limit three = limit(3);
  // Mon 2: counted Tue 3, [Wed 4 sent, counted], Thu 5 answered, Fri 6.
  CHECK(last_day(three, from("2026-11-02", {{on("2026-11-04"), on("2026-11-05")}})) ==
        "2026-11-06");
  // Sent on the very last day: that day was still the last.
  CHECK(last_day(three, from("2026-11-02", {{on("2026-11-05"), on("2026-11-12")}})) ==
        "2026-11-05");
  // Answered on the day it was sent: nothing is left out.
  CHECK(due(three, from("2026-11-02", {{on("2026-11-04"), on("2026-11-04")}})).paused == 0);
  // An answer before its question is a slip: nothing is left out, nor taken from another pause.
  CHECK(due(three, from("2026-11-02", {{on("2026-11-05"), on("2026-11-03")}})).paused == 0);
  CHECK(due(three, from("2026-11-02", {{on("2026-11-04"), on("2026-11-02")},
                                       {on("2026-11-03"), on("2026-11-05")}}))
            .paused == 2);
  // A weekend that was waited through costs nothing.
  CHECK(due(limit(10), from("2026-11-02", {{on("2026-11-06"), on("2026-11-08")}})).paused == 0);
}

TEST_CASE("pauses that overlap count once, in any order, and those before the start not at all") {
  const Course course = from("2026-11-02", {{on("2026-11-10"), on("2026-11-16")},
                                            {on("2026-11-06"), on("2026-11-12")},
                                            {on("2026-11-09"), on("2026-11-10")},
                                            {on("2026-10-12"), on("2026-10-20")}});
  CHECK(due(limit(20), course).paused == 6);
  CHECK(due(limit(20), course).at.date == add_working_days(calendar(), on("2026-11-30"), 6).date);
}

TEST_CASE("a pause that reaches into the days gained by another is left out too") {
  const Course course = from(
      "2026-11-02", {{on("2026-11-04"), on("2026-11-06")}, {on("2026-11-09"), on("2026-11-11")}});
  // Counted: 3, 4, 9, then 12 and 13.
  CHECK(last_day(limit(5), course) == "2026-11-13");
}

TEST_CASE("while an answer is awaited the end moves with the day") {
  const Course asked = from("2026-11-16", {{on("2026-11-20"), {}}});
  const Due today = due(limit(20), asked, on("2026-11-24"));
  CHECK(today.stopped);
  CHECK(today.paused == 2);
  CHECK(due(limit(20), asked, on("2026-11-25")).at.date ==
        add_working_days(calendar(), today.at.date, 1).date);
  // The clock had run out before it was asked.
  CHECK_FALSE(due(limit(3), asked).stopped);
}

TEST_CASE("the clock starts anew from the last restart, and what was paused before is past") {
  Course course = from("2026-11-02", {{on("2026-11-04"), on("2026-11-09")}});
  course.restarts = {on("2026-11-16"), on("2026-11-12")};
  const Due end = due(limit(20), course);
  CHECK(end.restarted);
  CHECK(end.start == at("2026-11-16"));
  CHECK(end.paused == 0);
  CHECK(end.at.date == on("2026-12-14"));
}

TEST_CASE("an extension goes on from where the limit ends") {
  Course course = from("2026-09-16");
  course.extension = 20;
  const Due end = due(limit(20), course);
  CHECK(end.extended == 20);
  CHECK(end.at.date == on("2026-11-17"));
}

TEST_CASE("a limit that runs past the known years is provisional") {
  CHECK(due(limit(20), from("2026-12-10")).provisional);
  CHECK_FALSE(due(limit(20), from("2026-11-24")).provisional);
}

TEST_CASE("pauses lengthen natural days and months by natural days") {
  const Standstill week{on("2026-11-06"), on("2026-11-13")};
  CHECK(last_day(limit(20, Unit::Days), from("2026-11-02", {week})) == "2026-11-29");
  CHECK(last_day(limit(1, Unit::Months), from("2026-11-02", {week})) == "2026-12-09");
}

TEST_CASE("a limit out of all proportion stays within the calendar") {
  for (const Unit unit :
       {Unit::WorkingDays, Unit::Days, Unit::Hours, Unit::Months, Unit::MonthDay}) {
    for (const int count : {2'000'000'000, -2'000'000'000}) {
      for (const Direction direction : {Direction::Within, Direction::Before}) {
        Course course = from("2026-11-24");
        course.extension = count;
        CHECK(is_valid(due(limit(count, unit, direction), course).at.date));
      }
    }
  }
}

TEST_CASE("what took too long is late by its interval") {
  CHECK(took(limit(20), from("2026-09-16"), "2026-10-20") == Elapsed{20, Timing::InTime, false});
  CHECK(took(limit(20), from("2026-09-16"), "2026-10-21") == Elapsed{21, Timing::Late, false});
  CHECK(took(limit(20), from("2026-12-10"), "2027-02-01").provisional);
  CHECK(took(limit(20, Unit::Days), from("2026-01-30"), "2026-02-20") ==
        Elapsed{21, Timing::Late, false});
}

TEST_CASE("what was published before it was made is too early") {
  CHECK(took(limit(20), from("2026-11-24"), "2026-11-24") == Elapsed{0, Timing::InTime, false});
  CHECK(took(limit(20), from("2026-11-24"), "2026-11-20") == Elapsed{-2, Timing::TooEarly, false});
}

TEST_CASE("what must last at least so long may not end earlier") {
  const Limit thirty = limit(30, Unit::Days, Direction::AtLeast);
  CHECK(took(thirty, from("2026-06-01"), "2026-06-30") == Elapsed{29, Timing::TooEarly, false});
  CHECK(took(thirty, from("2026-06-01"), "2026-07-01") == Elapsed{30, Timing::InTime, false});
  CHECK(took(thirty, from("2026-06-01"), "2026-09-01").timing == Timing::InTime);
}

TEST_CASE("what must precede a day is late when too little lies between") {
  const Limit week = limit(7, Unit::Days, Direction::Before);
  CHECK(took(week, from("2026-10-12"), "2026-10-05") == Elapsed{7, Timing::InTime, false});
  CHECK(took(week, from("2026-10-12"), "2026-10-06") == Elapsed{6, Timing::Late, false});
  CHECK(took(week, from("2026-10-12"), "2026-10-13") == Elapsed{-1, Timing::Late, false});
}

TEST_CASE("hours are late by the minute, and a begun one counts") {
  const Limit five = limit(5, Unit::Hours);
  CHECK(took(five, from("2026-11-24 09:00"), "2026-11-24 14:00") ==
        Elapsed{5, Timing::InTime, false});
  CHECK(took(five, from("2026-11-24 09:00"), "2026-11-24 14:01") ==
        Elapsed{6, Timing::Late, false});
  CHECK(took(five, from("2026-11-24 09:00"), "2026-11-24 08:59").timing == Timing::TooEarly);
  // Without the minute it cannot be called late on the day itself.
  CHECK(took(five, from("2026-11-24 09:00"), "2026-11-24").timing == Timing::InTime);
  CHECK(took(five, from("2026-11-24 09:00"), "2026-11-25").timing == Timing::Late);
}

TEST_CASE("the interval leaves out what was paused") {
  const Course asked = from("2026-11-02", {{on("2026-11-06"), on("2026-11-13")}});
  CHECK(took(limit(20), asked, "2026-12-07") == Elapsed{20, Timing::InTime, false});
  CHECK(took(limit(20), asked, "2026-12-08") == Elapsed{21, Timing::Late, false});
}

TEST_CASE("whatever the pauses, on the last day exactly the limit has gone by") {
  const Calendar days = calendar();
  std::mt19937_64 random(7);
  const auto below = [&](uint64_t most) { return static_cast<int>(random() % most); };
  for (int round = 0; round < 2000; ++round) {
    Course course;
    course.start.date = later(on("2019-02-01"), below(2600));
    for (int i = below(4); i > 0; --i) {
      const Date sent = later(course.start.date, below(60) - 5);
      course.pauses.push_back({sent, later(sent, below(30))});
    }
    course.extension = below(3) * 10;
    const Limit one = limit(1 + below(40), below(2) == 0 ? Unit::WorkingDays : Unit::Days);
    const Date end = due_of(one, course, days, kToday).at.date;
    const int total = one.count + course.extension;
    CAPTURE(round, to_text(course.start), to_text(end), total);
    CHECK(elapsed(one, course, {end, {}}, days, kToday).count == total);
    CHECK(elapsed(one, course, {later(end, -1), {}}, days, kToday).count == total - 1);

    // One more pause, or a longer one, never brings the end nearer.
    Course more = course;
    more.pauses.push_back({course.start.date, later(course.start.date, below(20))});
    CHECK(due_of(one, more, days, kToday).at.date >= end);
  }
}

TEST_CASE("a moment is read with and without its minute") {
  for (const char* text : {"2026-11-24 09:30", "2026-11-24T9:30", "2026年11月24日9时30分",
                           "11月24日 9：30", "2026.11.24 9点30"}) {
    CAPTURE(text);
    CHECK(parse_moment(text, 2026) == Moment{kToday, 570});
  }
  CHECK(parse_moment("2026年11月24日9时", 0) == Moment{kToday, 540});
  CHECK(parse_moment(" 2026-11-24 ", 0) == Moment{kToday, {}});
  for (const char* text : {"", "9:30", "2026-11-24 24:00", "2026-11-24 9:60", "2026-11-24 9:",
                           "2026-02-30 9:30", "2026-11-24 9:30:15", "11月底 9:30", ":", "时"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_moment(text, 2026));
  }
  for (int minute = -1; minute < 1440; ++minute) {
    Moment moment{kToday, {}};
    if (minute >= 0) moment.minute = minute;
    CHECK(parse_moment(to_text(moment), 0) == moment);
  }
}

TEST_CASE("the days of a limit are told one by one, with what does not count") {
  using Kind = CountedDay::Kind;
  const std::vector<CountedDay> days = counted_days(
      limit(3), from("2026-11-18", {{on("2026-11-18"), on("2026-11-19")}}), calendar(), kToday);
  const std::vector<CountedDay> told = {
      {on("2026-11-18"), Kind::Start, 0},   {on("2026-11-19"), Kind::Paused, 0},
      {on("2026-11-20"), Kind::Counted, 1}, {on("2026-11-21"), Kind::Off, 0},
      {on("2026-11-22"), Kind::Off, 0},     {on("2026-11-23"), Kind::Counted, 2},
      {on("2026-11-24"), Kind::Counted, 3}};
  CHECK(days == told);
  Limit first = limit(1);
  first.counts_first = true;
  CHECK(counted_days(first, from("2026-11-18"), calendar(), kToday) ==
        std::vector<CountedDay>{{on("2026-11-18"), Kind::Counted, 1}});
  CHECK(counted_days(limit(3, Unit::Hours), from("2026-11-18"), calendar(), kToday).empty());
  CHECK(
      counted_days(limit(3, Unit::Days, Direction::Before), from("2026-11-18"), calendar(), kToday)
          .empty());
  CHECK(counted_days(limit(121, Unit::Days), from("2026-11-18"), calendar(), kToday).empty());
  CHECK(counted_days(limit(9, Unit::Days), from("9999-12-28"), calendar(), kToday).size() == 4);
}

TEST_CASE("the days told are those the end was counted by") {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    const auto pick = [&](int most) {
      return static_cast<int>(random() % static_cast<unsigned>(most));
    };
    Course course;
    course.start = {later(on("2026-01-01"), pick(300)), {}};
    course.extension = pick(12);
    for (int i = pick(4); i > 0; --i) {
      const Date pause = later(course.start.date, pick(40) - 5);
      course.pauses.push_back(
          {pause, pick(5) == 0 ? std::nullopt : std::optional(later(pause, pick(9)))});
    }
    Limit one = limit(1 + pick(30), pick(2) == 0 ? Unit::Days : Unit::WorkingDays);
    one.counts_first = pick(2) == 0;
    const Due end = due(one, course);
    const auto days = counted_days(one, course, calendar(), kToday, 100'000);
    REQUIRE_FALSE(days.empty());
    CHECK(days.front().date == end.start.date);
    CHECK(days.back().date == end.at.date);
    CHECK(std::ranges::count(days, CountedDay::Kind::Paused, &CountedDay::kind) == end.paused);
    CHECK(std::ranges::max(days, {}, &CountedDay::number).number == one.count + course.extension);
  }
}

}  // namespace taizhang
