#include "query/filter.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "make.h"
#include "show.h"

namespace taizhang {
namespace {

// Every day is a working day.
FilterContext on(std::string_view today) {
  return {make::day(today), nullptr,
          [](const void*, Date from, Date to) { return days_between(from, to); }};
}

Record thing() {
  return make::record(make::id(1), "thing",
                      {{"name", std::string("政务公开PDF")},
                       {"count", int64_t{12}},
                       {"price", Decimal{"-1.5"}},
                       {"day", make::day("2026-06-30")},
                       {"due", Deadline{"6月底前", DueDate{make::day("2026-06-30")}}},
                       {"level", Option{"low"}},
                       {"who", Departments{{"办公室", "法规处"}}},
                       {"public", true},
                       {"minute", std::string("2026-06-30 09:30")}});
}

bool passes(const Filter& filter, std::string_view today = "2026-06-28") {
  return matches(thing(), filter, on(today));
}

TEST_CASE("a filter asks what a field is, is not or has in it") {
  CHECK(passes({"level", Test::Is, {"high", "low"}}));
  CHECK_FALSE(passes({"level", Test::IsNot, {"low"}}));
  CHECK(passes({"levels", Test::IsNot, {"low"}}));
  CHECK(passes({"public", Test::Is, {"yes"}}));
  CHECK(passes({"count", Test::Is, {"12"}}));
  CHECK(passes({"day", Test::Is, {"2026-06-30"}}));
  CHECK(passes({"name", Test::Contains, {"pdf"}}));
  CHECK_FALSE(passes({"name", Test::Contains, {"doc"}}));
}

TEST_CASE("a filter asks whether a field is filled") {
  CHECK(passes({"name", Test::Filled, {}}));
  CHECK(passes({"story", Test::Empty, {}}));
  CHECK_FALSE(passes({"nobody", Test::Filled, {}}));
}

TEST_CASE("a filter asks when something is, by dates, times and deadlines") {
  for (const std::string field : {"day", "due", "minute"}) {
    CHECK(passes({field, Test::Before, {"2026-07-01"}}));
    CHECK_FALSE(passes({field, Test::Before, {"2026-06-30"}}));
    CHECK(passes({field, Test::After, {"2026-06-29"}}));
    CHECK_FALSE(passes({field, Test::After, {"2026-06-30"}}));
    CHECK(passes({field, Test::Between, {"2026-06-30", "2026-06-30"}}));
  }
  CHECK_FALSE(passes({"name", Test::After, {"2026-06-29"}}));
}

TEST_CASE("a filter counts working days from today") {
  CHECK(passes({"day", Test::WithinDays, {}, 2}, "2026-06-28"));
  CHECK(passes({"day", Test::WithinDays, {}, 0}, "2026-06-30"));
  CHECK_FALSE(passes({"day", Test::WithinDays, {}, 2}, "2026-06-27"));
  CHECK_FALSE(passes({"day", Test::WithinDays, {}, 2}, "2026-07-01"));
  CHECK(passes({"day", Test::OverdueDays, {}, 3}, "2026-07-03"));
  CHECK_FALSE(passes({"day", Test::OverdueDays, {}, 3}, "2026-07-02"));
  CHECK_FALSE(passes({"day", Test::OverdueDays, {}, 0}, "2026-06-30"));
}

TEST_CASE("a filter compares numbers by their size") {
  CHECK(passes({"count", Test::Greater, {"9"}}));
  CHECK(passes({"count", Test::Less, {"12.01"}}));
  CHECK_FALSE(passes({"count", Test::Less, {"12"}}));
  CHECK(passes({"price", Test::Less, {"-1.25"}}));
  CHECK(passes({"price", Test::Greater, {"-10"}}));
  CHECK_FALSE(passes({"name", Test::Less, {"9"}}));
}

TEST_CASE("a filter asks for all of several departments") {
  CHECK(passes({"who", Test::HasAll, {"法规处", "办公室"}}));
  CHECK_FALSE(passes({"who", Test::HasAll, {"法规处", "财政局"}}));
  CHECK(passes({"who", Test::Is, {"法规处", "财政局"}}));
}

TEST_CASE("of several filters all must hold") {
  const Filters both = {{"level", Test::Is, {"low"}}, {"name", Test::Filled, {}}};
  const Filters one = {{"level", Test::Is, {"high"}}, {"name", Test::Filled, {}}};
  CHECK(matches(thing(), both, on("2026-01-01")));
  CHECK_FALSE(matches(thing(), one, on("2026-01-01")));
  CHECK(matches(thing(), Filters(), on("2026-01-01")));
}

TEST_CASE("filters read as text") {
  CHECK(to_text(Filters{{"day", Test::WithinDays, {}, 5}, {"name", Test::Contains, {"a\tb\\"}}}) ==
        "day\twithin_days\t5\n"
        "name\tcontains\t0\ta\\tb\\\\\n");
}

Filter random_filter(make::Random& random) {
  Filter filter;
  filter.field = make::random_text(random);
  filter.test = static_cast<Test>(make::below(random, 13));
  const auto day = [&] {
    return to_text(date_of(static_cast<int32_t>(make::below(random, 30000))));
  };
  switch (filter.test) {
    case Test::Empty:
    case Test::Filled:
      break;
    case Test::WithinDays:
    case Test::OverdueDays:
      filter.count = static_cast<int>(make::below(random, 1000));
      break;
    case Test::Between:
      filter.values = {day(), day()};
      break;
    case Test::Before:
    case Test::After:
      filter.values = {day()};
      break;
    case Test::Less:
    case Test::Greater:
      filter.values = {std::to_string(make::below(random, 100)) + ".5"};
      break;
    default:
      for (size_t i = make::below(random, 4) + 1; i > 0; --i)
        filter.values.push_back(make::chance(random, 9) ? "" : make::random_text(random));
  }
  return filter;
}

TEST_CASE("filters that were written as text read as the same filters") {
  make::for_seeds(make::rounds_of_law(600), 8, [](make::Random& random, size_t size, size_t) {
    Filters filters;
    for (size_t i = 0; i < size; ++i) filters.push_back(random_filter(random));
    const Result<Filters> read = parse_filters(to_text(filters));
    REQUIRE(read);
    CHECK(*read == filters);
  });
  CHECK(parse_filters("") == Filters());
}

TEST_CASE("a text that is no filter is refused") {
  const std::array<std::string, 17> bad = {"\n",
                                           "name",
                                           "name\n",
                                           "name\tcontains\t0\n",
                                           "name\tcontains\t0\ta",
                                           "name\tlikes\t0\ta\n",
                                           "\tfilled\t0\n",
                                           "name\tfilled\t\n",
                                           "name\tfilled\t0\tx\n",
                                           "name\tfilled\t01\n",
                                           "name\tfilled\t1\n",
                                           "day\twithin_days\t-1\n",
                                           "day\twithin_days\t99999999999\n",
                                           "day\tbefore\t0\t2026-02-30\n",
                                           "count\tless\t0\tmany\n",
                                           "name\tcontains\t0\ta\\x\n",
                                           "name\tcontains\t0\t\xFF\n"};
  for (const std::string& text : bad) {
    INFO(text);
    CHECK_FALSE(parse_filters(text));
  }
  std::string many;
  for (int i = 0; i < 101; ++i) many += "name\tfilled\t0\n";
  CHECK(parse_filters(many).error() ==
        Error{ErrorCode::BadRecord, {"101", "filter"}, Fault::Member});
}

}  // namespace
}  // namespace taizhang
