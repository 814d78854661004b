#include "base/sort.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>

namespace taizhang {
namespace {

struct Pair {
  int key = 0, place = 0;
  bool operator==(const Pair&) const = default;
};

std::vector<Pair> random_pairs(std::mt19937& random, size_t count) {
  std::vector<Pair> pairs;
  for (size_t i = 0; i < count; ++i)
    pairs.push_back({static_cast<int>(random() % 20), static_cast<int>(i)});
  return pairs;
}

TEST_CASE("values are sorted as the standard library sorts them, equal ones in their order") {
  std::mt19937 random(3);
  for (size_t count = 0; count < 70; ++count) {
    std::vector<Pair> ours = random_pairs(random, count), theirs = ours;
    sort_by(ours, &Pair::key);
    std::ranges::stable_sort(theirs, {}, &Pair::key);
    REQUIRE(ours == theirs);
  }
}

TEST_CASE("values that own memory survive being sorted") {
  std::vector<std::string> words = {"乙乙乙乙乙乙乙乙", "", "甲甲甲甲甲甲甲甲", "a"};
  sort_with(words, [](const std::string& a, const std::string& b) { return a > b; });
  CHECK(words == std::vector<std::string>{"甲甲甲甲甲甲甲甲", "乙乙乙乙乙乙乙乙", "a", ""});
}

TEST_CASE("a sorted rest is merged into sorted values, behind its equals") {
  std::mt19937 random(4);
  for (size_t count = 0; count < 50; ++count) {
    std::vector<Pair> values = random_pairs(random, count);
    const size_t middle = count == 0 ? 0 : random() % (count + 1);
    const auto at = values.begin() + static_cast<ptrdiff_t>(middle);
    std::stable_sort(values.begin(), at, [](Pair a, Pair b) { return a.key < b.key; });
    std::stable_sort(at, values.end(), [](Pair a, Pair b) { return a.key < b.key; });
    std::vector<Pair> expected = values;
    std::ranges::inplace_merge(expected, expected.begin() + static_cast<ptrdiff_t>(middle), {},
                               &Pair::key);
    merge_from(values, middle, &Pair::key);
    REQUIRE(values == expected);
  }
}

}  // namespace
}  // namespace taizhang
