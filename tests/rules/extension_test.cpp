#include "rules/extension.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../make.h"

namespace taizhang {
namespace {

using Says = ExtensionVerdict;

// A request asked on a day of March 2026, for a new day of it.
Record request(uint64_t number, int asked, int until, std::string_view decision) {
  const auto day = [](int of) { return Date{2026, 3, static_cast<uint8_t>(of)}; };
  Record record = make::record(
      make::id(number), forms::kExtension,
      {{"about", to_text(make::id(1))}, {"asked", day(asked)}, {"new_due", day(until)}});
  if (!decision.empty()) set_value(record, "decision", Option{std::string(decision)});
  return record;
}

Extended of(const std::vector<Record>& records, std::optional<Date> due = Date{2026, 3, 10}) {
  std::vector<const Record*> all;
  for (const Record& record : records) all.push_back(&record);
  return extended(due, all);
}

std::vector<Says> verdicts(const Extended& extended) {
  std::vector<Says> all;
  for (const ExtensionRequest& one : extended.requests) all.push_back(one.verdict);
  return all;
}

}  // namespace

TEST_CASE("a request that was approved and asked by the due day moves it") {
  for (const int asked : {2, 10}) {
    const Extended extended = of({request(5, asked, 20, "granted")});
    CHECK(verdicts(extended) == std::vector{Says::Granted});
    CHECK(extended.original == make::day("2026-03-10"));
    CHECK(extended.due == make::day("2026-03-20"));
    CHECK(extended.requests[0].request == make::id(5));
  }
}

TEST_CASE("a request that was asked late, or not approved, changes nothing and says which") {
  CHECK(verdicts(of({request(5, 11, 20, "granted")})) == std::vector{Says::TooLate});
  CHECK(verdicts(of({request(5, 2, 20, "refused")})) == std::vector{Says::Refused});
  CHECK(verdicts(of({request(5, 2, 20, "")})) == std::vector{Says::Waiting});
  CHECK(verdicts(of({request(5, 2, 10, "granted")})) == std::vector{Says::NotLater});
  Record without = request(5, 2, 20, "granted");
  set_value(without, "asked", {});
  CHECK(verdicts(of({without})) == std::vector{Says::Incomplete});
  CHECK(verdicts(of({request(5, 2, 20, "granted")}, std::nullopt)) == std::vector{Says::NoDay});
  CHECK(of({request(5, 11, 20, "granted")}).due == make::day("2026-03-10"));
}

TEST_CASE("a second request is held to the day the first has made") {
  const Extended both = of({request(6, 18, 30, "granted"), request(5, 9, 20, "granted")});
  CHECK(verdicts(both) == std::vector{Says::Granted, Says::Granted});
  CHECK(both.due == make::day("2026-03-30"));
  const Extended refused = of({request(6, 18, 30, "granted"), request(5, 9, 20, "refused")});
  CHECK(verdicts(refused) == std::vector{Says::Refused, Says::TooLate});
}

TEST_CASE("a request is about the record it names or, when it names none, its task") {
  Record one = request(5, 2, 20, "granted");
  set_value(one, "task", to_text(make::id(2)));
  CHECK(extended_record(one) == make::id(1));
  set_value(one, "about", {});
  CHECK(extended_record(one) == make::id(2));
  set_value(one, "task", {});
  CHECK_FALSE(extended_record(one));
}

TEST_CASE(
    "extensions do not depend on the order of requests, and never make anything due earlier") {
  make::for_seeds(300, 8, [](make::Random& random, size_t size, size_t) {
    static constexpr std::array<std::string_view, 3> kDecisions = {"granted", "refused", ""};
    std::vector<Record> requests;
    for (size_t i = 0; i < size; ++i) {
      const auto day = [&] { return 1 + static_cast<int>(make::below(random, 28)); };
      requests.push_back(request(10 + i, day(), day(), make::any_of(random, kDecisions)));
    }
    const Extended wanted = of(requests);
    std::ranges::shuffle(requests, random);
    REQUIRE(of(requests) == wanted);
    REQUIRE(*wanted.due >= *wanted.original);
    for (const ExtensionRequest& one : wanted.requests)
      REQUIRE((one.verdict == Says::Granted) <= (*one.due > *wanted.original));
    std::erase_if(requests, [](const Record& one) {
      return value_of(one, "decision") != Value(Option{"granted"});
    });
    REQUIRE(of(requests).due == wanted.due);  // what was not approved counts for nothing
  });
}

}  // namespace taizhang
