#include "model/compare.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../office.h"
#include "../show.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);

std::vector<RecordId> records_of(const std::vector<RecordDifference>& differences) {
  std::vector<RecordId> ids;
  for (const RecordDifference& one : differences) ids.push_back(one.record);
  return ids;
}

std::vector<RecordDifference> swapped(std::vector<RecordDifference> differences) {
  for (RecordDifference& one : differences) {
    if (one.kind != Difference::Changed) {
      one.kind = one.kind == Difference::Added ? Difference::Deleted : Difference::Added;
    }
    for (CellDifference& cell : one.cells) std::swap(cell.before, cell.after);
  }
  return differences;
}

auto by_record(std::vector<RecordDifference> differences) {
  std::ranges::sort(differences, {}, &RecordDifference::record);
  return differences;
}

}  // namespace

TEST_CASE("a register does not differ from itself, nor from its sealed self") {
  Register reg = make::office();
  make::fill(reg, kTask, fields::kTitle, std::string("新标题"), "a", "办公室");
  CHECK(compare(reg, reg).empty());
  CHECK(compare(reg, reg.sealed()).empty());
}

TEST_CASE("a changed record is shown with its cells before and after") {
  const Register before = make::office();
  Register after = before;
  make::fill(after, kTask, fields::kStatus, Option{"ongoing"}, "a", "法规处");
  make::fill(after, kTask, fields::kTitle, std::string("新标题"), "b", "办公室");
  CHECK(
      compare(before, after) ==
      std::vector<RecordDifference>{{kTask,
                                     "task",
                                     Difference::Changed,
                                     {{"title", std::string("解读材料同步"), std::string("新标题")},
                                      {"status", Option{"not_started"}, Option{"ongoing"}}}}});
}

TEST_CASE("added and deleted records are shown with all that they hold") {
  const Register before = make::office();
  Register after = before;
  make::add_entry(after, make::id(50), forms::kNote, kTask, fields::kText, std::string("新"),
                  "法规处");
  make::fill(after, make::id(3), fields::kDeleted, true, "d", "办公室");
  const std::vector<RecordDifference> differences = compare(before, after);
  REQUIRE(differences.size() == 2);
  CHECK(differences[0] == RecordDifference{make::id(50),
                                           "note",
                                           Difference::Added,
                                           {{"text", {}, std::string("新")},
                                            {"_parent", {}, to_text(kTask)},
                                            {"_order", {}, std::string("n")}}});
  CHECK(differences[1].kind == Difference::Deleted);
  CHECK(differences[1].cells.front() == CellDifference{"title", std::string("督查通报"), Value()});
}

TEST_CASE("differences stand in reading order, deleted tasks where they stood") {
  const Register before = make::office();
  Register after = before;
  for (const uint64_t number : {31, 3, 21, 11}) {
    make::fill(after, make::id(number), fields::kText, std::string("改"), "t", "办公室");
  }
  make::fill(after, make::id(2), fields::kDeleted, true, "d", "办公室");
  make::fill(after, make::id(0xABC), fields::kTitle, std::string("新名"), "r", "办公室");
  CHECK(records_of(compare(before, after)) == std::vector<RecordId>{make::id(0xABC), make::id(11),
                                                                    make::id(2), make::id(3),
                                                                    make::id(31), make::id(21)});
}

TEST_CASE("the comparison of random registers is empty when they show the same, and swaps") {
  make::for_seeds(60, 12, [](make::Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const Register before = make::random_register(random, size);
    Register after = before;
    for (size_t i = 0; i < size; ++i) {
      make::apply(after, make::random_edits(random, after), "n" + std::to_string(i));
    }
    const std::vector<RecordDifference> differences = compare(before, after);
    REQUIRE(by_record(compare(after, before)) == by_record(swapped(differences)));
    Register same = before;
    make::apply(same, edits_between(same, after), "same");
    REQUIRE(compare(same, after).empty());
    REQUIRE(by_record(compare(before, same)) == by_record(differences));
    for (const RecordDifference& one : differences) {
      for (const CellDifference& cell : one.cells) REQUIRE(cell.before != cell.after);
    }
  });
}

}  // namespace taizhang
