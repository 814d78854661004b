#include "query/word.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

namespace taizhang {
namespace {

// `text` with brackets around what `typed` finds.
std::string marked(std::string_view typed, std::string_view text) {
  std::string out;
  size_t copied = 0;
  for (const Span span : matches(words_of(parse_query(typed)), text)) {
    out.append(text.substr(copied, span.begin - copied)).append("[");
    out.append(text.substr(span.begin, span.end - span.begin)).append("]");
    copied = span.end;
  }
  return out.append(text.substr(copied));
}

TEST_CASE("what is typed is found as it stands, in any case and width") {
  CHECK(marked("公开", "政务公开，公开") == "政务[公开]，[公开]");
  CHECK(marked("pdf", "附件ＰＤＦ和Pdf") == "附件[ＰＤＦ]和[Pdf]");
  CHECK(marked("２０２６", "2026年") == "[2026]年");
}

TEST_CASE("initials find what they begin") {
  CHECK(marked("zwgk", "做好政务公开工作") == "做好[政务公开]工作");
  CHECK(marked("zhwgk", "政务公开") == "[政务公开]");
  CHECK(marked("wg", "政务公开") == "政[务公]开");
}

TEST_CASE("whole pinyin, the beginning of a syllable and mixtures are found") {
  CHECK(marked("zhengwu", "政务公开") == "[政务]公开");
  CHECK(marked("zhengwgk", "政务公开") == "[政务公开]");
  CHECK(marked("zhengwugo", "政务公开") == "[政务公]开");
  CHECK(marked("2026zwgk", "在2026政务公开中") == "在[2026政务公开]中");
  CHECK(marked("pdfgk", "PDF公开") == "[PDF公开]");
  CHECK(marked("政wgk", "政务公开") == "[政务公开]");
}

TEST_CASE("only the last syllable may be unfinished") { CHECK(marked("zhenwu", "政务") == "政务"); }

TEST_CASE("a character is found by each of its readings") {
  CHECK(marked("yinhang", "银行") == "[银行]");
  CHECK(marked("xingzheng", "行政") == "[行政]");
  CHECK(marked("chongqing", "重庆") == "[重庆]");
}

TEST_CASE("u with two dots is typed as v, as u or as itself") {
  for (const std::string_view typed : {"lvhua", "luhua", "lühua", "lh"})
    CHECK(marked(typed, "绿化") == "[绿化]");
  for (const std::string_view typed : {"qinlve", "qinlue"})
    CHECK(marked(typed, "侵略") == "[侵略]");
}

TEST_CASE("each word is marked, and what touches is one") {
  CHECK(marked("gk zw", "政务公开") == "[政务公开]");
  CHECK(marked("公开　目录", "公开的目录") == "[公开]的[目录]");
  CHECK(marked("", "政务").starts_with("政"));
}

TEST_CASE("words typed further narrow what was found") {
  const auto narrows_text = [](std::string_view now, std::string_view before) {
    return narrows(parse_query(now), parse_query(before));
  };
  CHECK(narrows_text("zw", "z"));
  CHECK(narrows_text("zw g", "z"));
  CHECK(narrows_text("zw", ""));
  CHECK_FALSE(narrows_text("w", "z"));
  CHECK_FALSE(narrows_text("z", "z g"));
}

}  // namespace
}  // namespace taizhang
