#include "rules/application.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "calendar.h"

namespace taizhang {
namespace {

using make::calendar;
using make::on;
using With = Consultation::With;

constexpr std::array<std::string_view, 10> kStates = {
    "waiting", "to supplement", "supplemented", "consulting", "cooperating",
    "to pay",  "extended",      "replied",      "lapsed",     "withdrawn"};
constexpr std::array<std::string_view, 6> kClocks = {"ask",   "supply", "third party",
                                                     "joint", "pay",    "reply"};
constexpr std::array<std::string_view, 17> kWarnings = {
    "not confirmed",    "supplement late", "supplement again",   "supplied late",
    "not supplied",     "no supply day",   "receipt unknown",    "third party late",
    "joint organ late", "extension late",  "extension too long", "extension unapproved",
    "fee late",         "paid late",       "not paid",           "reply late",
    "out of order"};

// The state; each clock with its article, last day, and what marks it; each warning with its day.
std::string told(const DisclosureApplication& application, std::string_view today,
                 const ApplicationLimits& limits = {}) {
  const ApplicationCourse course = course_of(application, on(today), calendar(), limits);
  std::string text(kStates[static_cast<size_t>(course.state)]);
  for (const RunningClock& clock : course.clocks) {
    text += "; " + std::string(kClocks[static_cast<size_t>(clock.kind)]) + ' ' +
            std::to_string(clock.article) + " by " + to_text(clock.due.at);
    if (clock.due.stopped) text += " stopped";
    if (clock.done) text += " done";
    if (clock.late) text += " late";
  }
  for (const Warned& one : course.warnings) {
    text += "; ! " + std::string(kWarnings[static_cast<size_t>(one.kind)]) + ' ' + to_text(one.day);
  }
  return text;
}

// Received on a Monday; no holiday until the end of that year. Its 7th working day is 2026-11-11,
// its 20th 2026-11-30, its 40th 2026-12-28.
DisclosureApplication monday() {
  DisclosureApplication application;
  application.received = {2026, 11, 2};
  return application;
}

Supplement supplement(std::string_view asked, std::string_view by = "",
                      std::string_view supplied = "") {
  Supplement made{on(asked), {}, {}};
  if (!by.empty()) made.supply_by = on(by);
  if (!supplied.empty()) made.supplied = on(supplied);
  return made;
}

Consultation asked(With with, std::string_view sent, std::string_view received = "",
                   std::string_view answered = "") {
  Consultation made{with, on(sent), {}, {}};
  if (!received.empty()) made.received = on(received);
  if (!answered.empty()) made.answered = on(answered);
  return made;
}

}  // namespace

TEST_CASE("an application waits for its reply twenty working days and is late after them") {
  DisclosureApplication one = monday();
  CHECK(told(one, "2026-11-10") == "waiting; ask 30 by 2026-11-11; reply 33 by 2026-11-30");
  CHECK(told(one, "2026-11-30") == "waiting; reply 33 by 2026-11-30");
  CHECK(told(one, "2026-12-01") == "waiting; reply 33 by 2026-11-30 late; ! reply late 2026-11-30");
  one.replied = on("2026-11-30");
  CHECK(told(one, "2027-03-01") == "replied; reply 33 by 2026-11-30 done");
  one.replied = on("2026-12-01");
  CHECK(told(one, "2027-03-01") ==
        "replied; reply 33 by 2026-11-30 done late; ! reply late 2026-11-30");
}

TEST_CASE("the day of receipt depends on the channel") {
  for (const Channel channel : {Channel::InPerson, Channel::SignedMail, Channel::Oral}) {
    DisclosureApplication one = monday();
    one.channel = channel;
    one.confirmed = on("2026-11-05");
    CHECK(course_of(one, on("2026-11-10"), calendar()).received == on("2026-11-02"));
    CHECK(course_of(one, on("2026-11-10"), calendar()).warnings.empty());
  }
  for (const Channel channel : {Channel::PlainMail, Channel::Internet, Channel::Fax}) {
    DisclosureApplication one = monday();
    one.channel = channel;
    CHECK(told(one, "2026-11-12") == "waiting; reply 33 by 2026-11-30; ! not confirmed 2026-11-02");
    one.confirmed = on("2026-11-04");
    CHECK(told(one, "2026-11-16") == "waiting; reply 33 by 2026-12-02");
    one.confirmed = on("2026-11-01");
    CHECK(told(one, "2026-11-16") == "waiting; reply 33 by 2026-11-27; ! out of order 2026-11-01");
  }
}

TEST_CASE(
    "a supplement that is asked for stops the reply's clock, and its receipt starts it anew") {
  DisclosureApplication one = monday();
  one.supplements = {supplement("2026-11-11", "2026-11-25")};
  CHECK(told(one, "2026-11-24") ==
        "to supplement; ask 30 by 2026-11-11 done; supply 30 by 2026-11-25");
  one.supplements = {supplement("2026-11-11", "2026-11-25", "2026-11-24")};
  CHECK(told(one, "2026-11-24") ==
        "supplemented; ask 30 by 2026-11-11 done; supply 30 by 2026-11-25 done; "
        "reply 33 by 2026-12-22");
}

TEST_CASE("a supplement asked for late or twice is a fault of the organ") {
  DisclosureApplication one = monday();
  one.supplements = {supplement("2026-11-12", "2026-11-25", "2026-11-24")};
  CHECK(told(one, "2026-11-25") ==
        "supplemented; ask 30 by 2026-11-11 done late; supply 30 by 2026-11-25 done; "
        "reply 33 by 2026-12-22; ! supplement late 2026-11-12");
  one.supplements = {supplement("2026-11-09", "2026-11-16", "2026-11-13"),
                     supplement("2026-11-17", "2026-11-30", "2026-11-24")};
  CHECK(told(one, "2026-11-25") ==
        "supplemented; ask 30 by 2026-11-11 done; supply 30 by 2026-11-16 done; "
        "supply 30 by 2026-11-30 done; reply 33 by 2026-12-22; ! supplement again 2026-11-17");
}

TEST_CASE("an application that is not supplemented lapses after the day set, not without one") {
  DisclosureApplication one = monday();
  one.supplements = {supplement("2026-11-09", "2026-11-23")};
  CHECK(told(one, "2026-11-24") ==
        "lapsed; ask 30 by 2026-11-11 done; supply 30 by 2026-11-23 late; "
        "! not supplied 2026-11-23");
  one.supplements = {supplement("2026-11-09")};
  CHECK(told(one, "2027-02-01") ==
        "to supplement; ask 30 by 2026-11-11 done; ! no supply day 2026-11-09");
  one.supplements = {supplement("2026-11-09", "2026-11-23", "2026-11-24")};
  CHECK(told(one, "2026-11-24") ==
        "supplemented; ask 30 by 2026-11-11 done; supply 30 by 2026-11-23 done late; "
        "reply 33 by 2026-12-22; ! supplied late 2026-11-23");
}

TEST_CASE("the time a third party takes does not count") {
  DisclosureApplication one = monday();
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "2026-11-18")};
  // Five of its days have gone by; the end moves with today.
  CHECK(told(one, "2026-11-23") ==
        "consulting; third party 32 by 2026-12-09; reply 33 by 2026-12-07 stopped");
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "2026-11-18", "2026-11-25")};
  CHECK(told(one, "2026-11-26") ==
        "waiting; third party 32 by 2026-12-09 done; reply 33 by 2026-12-09");
}

TEST_CASE("a third party that is late leaves the decision to the organ and the clock goes on") {
  DisclosureApplication one = monday();
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "2026-11-16")};
  CHECK(told(one, "2026-12-08") ==
        "waiting; third party 32 by 2026-12-07 late; reply 33 by 2026-12-21; "
        "! third party late 2026-12-07");
  // An answer that comes later still gains no time.
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "2026-11-16", "2026-12-14")};
  CHECK(told(one, "2026-12-15") ==
        "waiting; third party 32 by 2026-12-07 done late; reply 33 by 2026-12-21; "
        "! third party late 2026-12-07");
}

TEST_CASE("a joint organ that is late has consented") {
  DisclosureApplication one = monday();
  one.consultations = {asked(With::JointOrgan, "2026-11-16", "2026-11-16")};
  CHECK(told(one, "2026-11-16") ==
        "cooperating; joint 34 by 2026-12-07; reply 33 by 2026-11-30 stopped");
  CHECK(told(one, "2026-12-08") ==
        "waiting; joint 34 by 2026-12-07 late; reply 33 by 2026-12-21; "
        "! joint organ late 2026-12-07");
}

TEST_CASE("another organ may take its time") {
  DisclosureApplication one = monday();
  one.consultations = {asked(With::OtherOrgan, "2026-11-16")};
  CHECK(told(one, "2027-02-01").starts_with("consulting; reply 33 by 2027-02-"));
  one.consultations = {asked(With::OtherOrgan, "2026-11-16", "", "2026-12-21")};
  CHECK(told(one, "2026-12-21") == "waiting; reply 33 by 2027-01-04");
}

TEST_CASE("several who are asked at once stop the clock once") {
  DisclosureApplication one = monday();
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "2026-11-16", "2026-11-20"),
                       asked(With::JointOrgan, "2026-11-18", "2026-11-18", "2026-11-24")};
  CHECK(told(one, "2026-11-25") ==
        "waiting; third party 32 by 2026-12-07 done; joint 34 by 2026-12-09 done; "
        "reply 33 by 2026-12-08");
}

TEST_CASE("a letter whose receipt is not known counts from the day it was sent, and says so") {
  DisclosureApplication one = monday();
  one.consultations = {asked(With::ThirdParty, "2026-11-16")};
  CHECK(told(one, "2026-11-16") ==
        "consulting; third party 32 by 2026-12-07; reply 33 by 2026-11-30 stopped; "
        "! receipt unknown 2026-11-16");
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "", "2026-11-18")};
  CHECK(told(one, "2026-11-19") ==
        "waiting; third party 32 by 2026-12-07 done; reply 33 by 2026-12-02");
}

TEST_CASE("an extension told in time adds up to twenty working days") {
  DisclosureApplication one = monday();
  one.extension = {on("2026-11-30"), 20, on("2026-11-27")};
  CHECK(told(one, "2026-12-28") == "extended; reply 33 by 2026-12-28");
  one.extension->days = 10;
  CHECK(told(one, "2026-12-10") == "extended; reply 33 by 2026-12-14");
  one.extension->days = 30;
  CHECK(told(one, "2026-12-28") ==
        "extended; reply 33 by 2026-12-28; ! extension too long 2026-11-30");
  one.extension = {on("2026-11-30"), 20, {}};
  CHECK(told(one, "2026-12-28") ==
        "extended; reply 33 by 2026-12-28; ! extension unapproved 2026-11-30");
}

TEST_CASE("an extension told after the period does not count") {
  DisclosureApplication one = monday();
  one.extension = {on("2026-12-01"), 20, on("2026-11-30")};
  CHECK(told(one, "2026-12-02") ==
        "waiting; reply 33 by 2026-11-30 late; ! extension late 2026-12-01; "
        "! reply late 2026-11-30");
}

TEST_CASE("an extension belongs to the clock it was told under") {
  DisclosureApplication one = monday();
  one.supplements = {supplement("2026-11-09", "2026-11-20", "2026-11-16")};
  one.extension = {on("2026-12-14"), 20, on("2026-12-10")};
  CHECK(told(one, "2026-12-15").starts_with("extended; "));
  one.extension = {on("2026-11-12"), 20, on("2026-11-12")};
  CHECK(told(one, "2026-12-15") ==
        "supplemented; ask 30 by 2026-11-11 done; supply 30 by 2026-11-20 done; "
        "reply 33 by 2026-12-14 late; ! reply late 2026-12-14");
}

TEST_CASE("a fee is to be paid in twenty working days, and the reply's clock starts when it is") {
  DisclosureApplication one = monday();
  one.fee = {on("2026-11-10"), on("2026-11-12"), {}};
  CHECK(told(one, "2026-11-30") == "to pay; pay 42 by 2026-12-10");
  one.fee->paid = on("2026-11-30");
  CHECK(told(one, "2026-11-30") == "waiting; pay 42 by 2026-12-10 done; reply 33 by 2026-12-28");
  one.extension = {on("2026-11-27"), 20, on("2026-11-26")};
  CHECK(told(one, "2026-11-30") == "waiting; pay 42 by 2026-12-10 done; reply 33 by 2026-12-28");
  one.extension->told = on("2026-12-01");
  CHECK(told(one, "2026-12-02") == "extended; pay 42 by 2026-12-10 done; reply 33 by 2027-01-25");
}

TEST_CASE("where paying restarts nothing, the reply's clock runs on while it is awaited") {
  DisclosureApplication one = monday();
  one.fee = {on("2026-11-10"), on("2026-11-12"), {}};
  ApplicationLimits runs_on;
  runs_on.paying_restarts = false;
  CHECK(told(one, "2026-11-27", runs_on) == "to pay; pay 42 by 2026-12-10; reply 33 by 2026-11-30");
  one.fee->paid = on("2026-11-30");
  CHECK(told(one, "2026-11-30", runs_on) ==
        "waiting; pay 42 by 2026-12-10 done; reply 33 by 2026-11-30");
}

TEST_CASE("a fee that is not paid lets the application lapse") {
  DisclosureApplication one = monday();
  one.fee = {on("2026-11-10"), on("2026-11-10"), {}};
  CHECK(told(one, "2026-12-09") == "lapsed; pay 42 by 2026-12-08 late; ! not paid 2026-12-08");
  one.fee->paid = on("2026-12-09");
  CHECK(told(one, "2026-12-09") ==
        "waiting; pay 42 by 2026-12-08 done late; reply 33 by 2027-01-06; ! paid late 2026-12-08");
  one.fee = {on("2026-12-01"), on("2026-12-01"), {}};
  CHECK(told(one, "2026-12-02") == "to pay; pay 42 by 2026-12-29; ! fee late 2026-12-01");
  one.fee = {on("2026-11-10"), {}, {}};
  CHECK(told(one, "2026-12-01") == "to pay; pay 42 by 2026-12-08; ! receipt unknown 2026-11-10");
}

TEST_CASE("an application that was withdrawn or replied to runs no further") {
  DisclosureApplication one = monday();
  one.withdrawn = on("2026-11-10");
  CHECK(told(one, "2027-03-01") == "withdrawn");
  one = monday();
  one.consultations = {asked(With::ThirdParty, "2026-11-16", "2026-11-16")};
  one.replied = on("2026-11-24");
  CHECK(told(one, "2027-03-01") ==
        "replied; third party 32 by 2026-12-07; reply 33 by 2026-12-08 done");
}

TEST_CASE("a later day that the applicant was told under article 35 is the one that counts") {
  DisclosureApplication one = monday();
  one.delayed_until = on("2027-03-31");
  CHECK(told(one, "2026-12-15") == "waiting; reply 33 by 2027-03-31");
}

TEST_CASE("dates in the wrong order are shown") {
  DisclosureApplication one = monday();
  one.supplements = {supplement("2026-10-30", "2026-11-20", "2026-10-29")};
  one.consultations = {asked(With::ThirdParty, "2026-11-20", "2026-11-19", "2026-11-18")};
  one.replied = on("2026-11-01");
  const ApplicationCourse course = course_of(one, on("2026-11-24"), calendar());
  size_t out_of_order = 0;
  for (const Warned& warned : course.warnings) {
    out_of_order += warned.kind == ApplicationWarning::OutOfOrder ? 1 : 0;
  }
  CHECK(out_of_order == 5);
}

TEST_CASE("limits that an office edits are the ones that count") {
  ApplicationLimits limits;
  limits.reply = 15;
  limits.counts_first = true;
  CHECK(told(monday(), "2026-11-16", limits) == "waiting; reply 33 by 2026-11-20");
}

TEST_CASE("a reply that runs past the known years is provisional") {
  DisclosureApplication one;
  one.received = {2026, 12, 10};
  const ApplicationCourse course = course_of(one, on("2026-12-11"), calendar());
  REQUIRE_FALSE(course.clocks.empty());
  CHECK(course.clocks.back().due.provisional);
}

TEST_CASE("any dates at all give a course") {
  const Calendar days = calendar();
  std::mt19937_64 random(11);
  const auto day = [&] { return later(on("2026-01-01"), static_cast<int64_t>(random() % 200)); };
  const auto maybe = [&]() -> std::optional<Date> {
    return random() % 2 == 0 ? std::optional(day()) : std::nullopt;
  };
  for (int round = 0; round < 3000; ++round) {
    DisclosureApplication one;
    one.channel = static_cast<Channel>(random() % 6);
    one.received = day();
    one.confirmed = maybe();
    for (uint64_t i = random() % 3; i > 0; --i) {
      one.supplements.push_back({day(), maybe(), maybe()});
      one.consultations.push_back({static_cast<With>(random() % 3), day(), maybe(), maybe()});
    }
    if (random() % 2 == 0) one.extension = {day(), static_cast<int>(random() % 40), maybe()};
    if (random() % 2 == 0) one.fee = {day(), maybe(), maybe()};
    one.replied = random() % 3 == 0 ? maybe() : std::nullopt;
    one.withdrawn = random() % 3 == 0 ? maybe() : std::nullopt;
    const Date today = day();
    const ApplicationCourse course = course_of(one, today, days);
    for (const RunningClock& clock : course.clocks) REQUIRE(is_valid(clock.due.at.date));
    // What has ended does not change any more.
    if (one.replied && *one.replied <= today) {
      REQUIRE(course == course_of(one, later(today, 100), days));
    }
  }
}

TEST_CASE("fees rise with the number of items, or of pages") {
  CHECK(fee_of_items(0) == 0);
  CHECK(fee_of_items(10) == 0);
  CHECK(fee_of_items(11) == 100);
  CHECK(fee_of_items(30) == 2000);
  CHECK(fee_of_items(31) == 2200);
  CHECK(fee_of_items(35) == 3000);
  CHECK(fee_of_items(40) == 4000);
  CHECK(fee_of_items(41) == 4300);
  CHECK(fee_of_pages(30) == 0);
  CHECK(fee_of_pages(31) == 10);
  CHECK(fee_of_pages(100) == 700);
  CHECK(fee_of_pages(101) == 720);
  CHECK(fee_of_pages(200) == 2700);
  CHECK(fee_of_pages(201) == 2740);
  CHECK(fee_of_items(2'000'000'000) == fee_of_items(10'000));
  CHECK(fee_of_pages(-1) == 0);
}

}  // namespace taizhang
