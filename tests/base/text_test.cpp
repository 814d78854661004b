#include "base/text.h"

#include <catch2/catch_test_macros.hpp>

namespace taizhang {

TEST_CASE("every kind of line end starts a line") {
  CHECK(line_starts("") == std::vector<size_t>{0});
  CHECK(line_starts("a\nb") == std::vector<size_t>{0, 2});
  CHECK(line_starts("a\r\nb") == std::vector<size_t>{0, 3});
  CHECK(line_starts("a\rb\n") == std::vector<size_t>{0, 2, 4});
  CHECK(line_starts("\r\r\n\n") == std::vector<size_t>{0, 1, 3, 4});
}

TEST_CASE("a column counts characters, not bytes") {
  const std::string text = "一、任务\n（一）落实。";
  const auto starts = line_starts(text);
  CHECK(place_of(text, starts, 0) == Place{1, 1});
  CHECK(place_of(text, starts, 3) == Place{1, 2});
  CHECK(place_of(text, starts, text.find("落实")) == Place{2, 4});
  CHECK(place_of(text, starts, text.size()) == Place{2, 7});
  CHECK(place_of(text, starts, text.size() + 99) == Place{2, 7});
}

TEST_CASE("the place of a line's start is its line and column 1") {
  const std::string text = "a\r\n\r\n中\rz\n";
  const auto starts = line_starts(text);
  for (size_t line = 0; line < starts.size(); ++line) {
    CHECK(place_of(text, starts, starts[line]) == Place{line + 1, 1});
  }
}

TEST_CASE("strict UTF-8 refuses overlong forms, surrogates, cut and stray bytes") {
  CHECK(is_utf8(""));
  CHECK(is_utf8("台账 \U0001F600"));
  CHECK(first_bad_utf8("ab\xC0\xAF") == 2);        // overlong slash
  CHECK(first_bad_utf8("\xE0\x80\x80") == 0);      // overlong
  CHECK(first_bad_utf8("a\xED\xA0\x80") == 1);     // surrogate
  CHECK(first_bad_utf8("\xF4\x90\x80\x80") == 0);  // past U+10FFFF
  CHECK(first_bad_utf8("台\xE8\xB4") == 3);        // cut
  CHECK(first_bad_utf8("\x80") == 0);              // stray continuation
  CHECK(is_utf8("\xF4\x8F\xBF\xBF"));              // U+10FFFF itself
}

TEST_CASE("a bad byte reads as one replacement character") {
  CHECK(code_point_at("\xFFz", 0).value == 0xFFFD);
  CHECK(code_point_at("\xFFz", 0).bytes == 1);
  CHECK(count_code_points("\xE8\xB4z") == 3);
  CHECK(count_code_points("台账z") == 3);
}

TEST_CASE("a code point that is appended reads back") {
  for (const char32_t c : {U'a', U'\u00E9', U'\u53F0', U'\uFFFD', U'\U0001F600', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    CHECK(code_point_at(text, 0).value == c);
    CHECK(code_point_at(text, 0).bytes == text.size());
  }
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  CHECK(surrogate == "\uFFFD");
}

TEST_CASE("trim takes Chinese and zero-width spaces too") {
  CHECK(trim(" \t　牵头 部门\u00A0\u200B\r\n") == "牵头 部门");
  CHECK(trim("　") == "");
  CHECK(trim("\x80 ") == "\x80");  // a bad byte is no space
  CHECK(trim("") == "");
}

TEST_CASE("replace_all reads its own output no second time") {
  CHECK(replace_all("aaa", "a", "aa") == "aaaaaa");
  CHECK(replace_all("一，二，三", "，", "、") == "一、二、三");
  CHECK(replace_all("abc", "", "x") == "abc");
}

}  // namespace taizhang
