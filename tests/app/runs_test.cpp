#include "app/runs.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"

namespace taizhang {
namespace {

// "七项已整改[-四-]{+五+}项": what was removed and added.
std::string marked(std::string_view before, std::string_view after) {
  std::string out;
  for (const Run& run : runs_between(before, after)) {
    if (run.kind == Run::Kind::Same) out += run.text;
    if (run.kind == Run::Kind::Removed) out += "[-" + run.text + "-]";
    if (run.kind == Run::Kind::Added) out += "{+" + run.text + "+}";
  }
  return out;
}

std::string without(const std::vector<Run>& runs, Run::Kind kind) {
  std::string out;
  for (const Run& run : runs)
    if (run.kind != kind) out += run.text;
  return out;
}

}  // namespace

TEST_CASE("characters that changed are marked, whole") {
  CHECK(marked("七项问题已整改四项", "七项问题已整改五项") == "七项问题已整改[-四-]{+五+}项");
  CHECK(marked("已整改四项。", "已整改四项，公开稿送审中。") == "已整改四项{+，公开稿送审中+}。");
  CHECK(marked("", "甲") == "{+甲+}");
  CHECK(marked("甲", "") == "[-甲-]");
  CHECK(marked("甲", "甲") == "甲");
  CHECK(marked("", "").empty());
}

TEST_CASE("a lone character that stays between two differences does not tear the words") {
  CHECK(marked("甲乙丙丁戊己", "甲一丙二戊己") == "甲[-乙丙丁-]{+一丙二+}戊己");
}

TEST_CASE("runs give both texts back, whatever they hold") {
  make::for_seeds(300, 8, [](make::Random& random, size_t size, size_t) {
    std::string before, after;
    for (size_t i = 0; i < size; ++i) {
      before += make::random_text(random);
      after += make::chance(random, 50) ? before : make::random_text(random);
    }
    const std::vector<Run> runs = runs_between(before, after);
    CHECK(without(runs, Run::Kind::Added) == before);
    CHECK(without(runs, Run::Kind::Removed) == after);
    for (size_t i = 1; i < runs.size(); ++i) CHECK(runs[i - 1].kind != runs[i].kind);
  });
}

TEST_CASE("very long texts are told apart by their ends alone") {
  const std::string same(3000, 'a');
  CHECK(runs_between(same + std::string(3000, 'b') + same, same + std::string(3000, 'c') + same)
            .size() == 4);
}

}  // namespace taizhang
