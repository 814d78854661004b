#include "query/order.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <utility>
#include <vector>

#include "make.h"
#include "show.h"

namespace taizhang {
namespace {

struct Things {
  std::vector<Record> all;
  std::vector<const Record*> records;
  std::vector<uint32_t> rows;
};

Things things(const std::vector<std::vector<std::pair<std::string_view, Value>>>& cells) {
  Things made;
  for (const auto& one : cells)
    made.all.push_back(make::record(make::id(made.all.size() + 1), "thing", one));
  for (const Record& record : made.all) made.records.push_back(&record);
  made.rows.resize(made.all.size());
  std::iota(made.rows.begin(), made.rows.end(), 0u);
  return made;
}

using Rows = std::vector<uint32_t>;

Rows sorted(const Things& given, const std::vector<SortKey>& keys) {
  const Template form = make::every_type();
  return sorted_rows(given.records, given.rows, keys, &form);
}

TEST_CASE("rows are sorted by several keys, and alike ones keep their order") {
  const Things given = things({{{"count", int64_t{10}}, {"name", "乙"}},
                               {{"count", int64_t{9}}, {"name", "甲"}},
                               {{"count", int64_t{10}}, {"name", "丙"}},
                               {{"count", int64_t{9}}, {"name", "丁"}}});
  CHECK(sorted(given, {{"count"}}) == Rows{1, 3, 0, 2});
  CHECK(sorted(given, {{"count", true}, {"name"}}) == Rows{2, 0, 3, 1});
  CHECK(sorted(given, {}) == Rows{0, 1, 2, 3});
}

TEST_CASE("empty cells come last, also downwards") {
  const Things given = things({{}, {{"price", Decimal{"-2"}}}, {{"price", Decimal{"-10"}}}});
  CHECK(sorted(given, {{"price"}}) == Rows{2, 1, 0});
  CHECK(sorted(given, {{"price", true}}) == Rows{1, 2, 0});
}

TEST_CASE("options are in the form's order, and deadlines in that of their days") {
  const Things given =
      things({{{"level", Option{"high"}}, {"due", Deadline{"持续推进", DueOngoing{}}}},
              {{"level", Option{"low"}}, {"due", Deadline{"6月底", DueDate{{2026, 6, 30}}}}},
              {{"level", Option{"low"}}, {"due", Deadline{"3月底", DueDate{{2026, 3, 31}}}}}});
  CHECK(sorted(given, {{"level"}}) == Rows{1, 2, 0});
  CHECK(sorted(given, {{"due"}}) == Rows{2, 1, 0});
}

TEST_CASE("rows are grouped, in the group of each of their departments") {
  const Things given =
      things({{{"who", Departments{{"b", "a"}}}}, {}, {{"who", Departments{{"a"}}}}});
  const std::vector<RowGroup> groups = grouped_rows(given.records, given.rows, {"who"}, nullptr);
  REQUIRE(groups.size() == 3);
  CHECK((groups[0].value == Value(Departments{{"a"}}) && groups[0].rows == Rows{0, 2}));
  CHECK((groups[1].value == Value(Departments{{"b"}}) && groups[1].rows == Rows{0}));
  CHECK((is_empty(groups[2].value) && groups[2].rows == Rows{1}));
}

TEST_CASE("any records are sorted upwards and downwards as each other's mirror, but the empty") {
  make::for_seeds(make::rounds_of_law(60), 40, [](make::Random& random, size_t size, size_t) {
    const Template form = make::every_type();
    std::vector<Record> all;
    for (size_t i = 0; i < size; ++i)
      all.push_back(make::random_record(random, make::id(i + 1), form));
    std::vector<const Record*> records;
    for (const Record& record : all) records.push_back(&record);
    for (const Field& field : form.fields) {
      Rows rows;
      for (uint32_t i = 0; i < size; ++i)
        if (!is_empty(value_of(all[i], field.id))) rows.push_back(i);
      const std::vector<SortKey> up = {{field.id}}, down = {{field.id, true}};
      const Rows upwards = sorted_rows(records, rows, up, &form);
      std::ranges::reverse(rows);
      Rows downwards = sorted_rows(records, rows, down, &form);
      std::ranges::reverse(downwards);
      CHECK(upwards == downwards);
      size_t grouped = 0;
      for (const RowGroup& group : grouped_rows(records, rows, up[0], &form))
        grouped += group.rows.size();
      CHECK(grouped >= rows.size());
    }
  });
}

}  // namespace
}  // namespace taizhang
