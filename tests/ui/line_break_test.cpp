#include "ui/line_break.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace taizhang {
namespace {

// Han and full-width signs are 2 px wide, the rest 1.
float cells(void*, char32_t c) { return c >= 0x2014 ? 2 : 1; }

// The lines of `text` at `width`, each closed by a bar.
std::string lines(std::string_view text, float width) {
  std::string out;
  for (const Span line : wrap(text, width, cells, nullptr))
    out += std::string(text.substr(line.begin, line.end - line.begin)) + "|";
  return out;
}

std::string fitted(std::string_view text, float width) {
  return std::string(fit(text, width, 2, cells, nullptr));
}

TEST_CASE("a line breaks between Han characters") {
  CHECK(lines("政务公开工作", 8) == "政务公开|工作|");
  CHECK(lines("政务公开工作", 9) == "政务公开|工作|");
}

TEST_CASE("a line does not start with a mark that closes") {
  for (const char32_t mark : std::u32string_view(U"，。、；：？！）》」』】〉〕”’%％‰℃·～…")) {
    CAPTURE(static_cast<uint32_t>(mark));
    CHECK_FALSE(may_break(U'开', mark));
    CHECK_FALSE(may_break(U'》', mark));
  }
  CHECK(lines("政务公开，工作", 8) == "政务公|开，工作|");
}

TEST_CASE("a line does not end with a mark that opens") {
  for (const char32_t mark : std::u32string_view(U"（《「『【〈〔“‘")) {
    CAPTURE(static_cast<uint32_t>(mark));
    CHECK_FALSE(may_break(mark, U'开'));
    CHECK(may_break(U'开', mark));
  }
  CHECK(lines("按照《条例》办", 6) == "按照|《条|例》办|");
}

TEST_CASE("closing marks in a row stay together") {
  CHECK(lines("公开“双随机”。”再办", 10) == "公开“双随|机”。”再|办|");
}

TEST_CASE("dashes and dots of omission are not parted") {
  CHECK_FALSE(may_break(U'—', U'—'));
  CHECK_FALSE(may_break(U'…', U'…'));
  CHECK(lines("公开——是常态", 6) == "公开|——是|常态|");
  CHECK(lines("写进展……好", 6) == "写进|展……|好|");
}

TEST_CASE("Latin words are whole") {
  CHECK(lines("use the register", 7) == "use the|registe|r|");
  CHECK(lines("支持IPv6访问", 8) == "支持IPv6|访问|");
  CHECK(lines("支持IPv6访问", 7) == "支持|IPv6访|问|");
  CHECK_FALSE(may_break(U'n', U'’'));
  CHECK_FALSE(may_break(U'’', U't'));
}

TEST_CASE("numbers stay with their signs and units") {
  CHECK(lines("不少于12件", 8) == "不少于|12件|");
  CHECK(lines("达到3.14%左右", 8) == "达到|3.14%左|右|");
  CHECK(lines("预算￥1,200元", 8) == "预算|￥1,200|元|");  // wider than the line as a whole
  CHECK_FALSE(may_break(U'第', U'3'));
  CHECK_FALSE(may_break(U'3', U'～'));
  CHECK_FALSE(may_break(U'～', U'5'));
  CHECK_FALSE(may_break(U'6', U'月'));
  CHECK(may_break(U'6', U'公'));
}

TEST_CASE("dates are whole, compounds and addresses break after their signs") {
  CHECK(lines("时限2026-11-13前", 11) == "时限|2026-11-13|前|");
  CHECK(lines("2026/11/13", 8) == "2026/11/|13|");  // no place fits: broken anywhere
  CHECK(lines("self-service hall", 8) == "self-|service|hall|");
  CHECK(may_break(U'/', U'w'));
  CHECK_FALSE(may_break(U'/', U'1'));
  CHECK_FALSE(may_break(U'和', U'/'));
}

TEST_CASE("a long address breaks anywhere rather than run out") {
  const std::string url = "https://www.example.gov.cn/zwgk";
  for (const Span line : wrap(url, 6, cells, nullptr)) CHECK(line.end - line.begin <= 6);
}

TEST_CASE("a line that broke at spaces shows none of them") {
  CHECK(lines("one  two", 3) == "one|two|");
  CHECK(lines("公开　工作", 4) == "公开|工作|");
  CHECK(lines("one two ", 7) == "one two |");  // no break here: the user's space
  CHECK_FALSE(may_break(U' ', U'，'));
  CHECK_FALSE(may_break(U'a', U'\u00A0'));
  CHECK_FALSE(may_break(U'\u00A0', U'a'));
}

TEST_CASE("an indent stays on the line it indents") {
  CHECK(lines("　　abcdefgh", 8) == "　　abcd|efgh|");
}

TEST_CASE("every newline ends a line, empty paragraphs are lines") {
  CHECK(lines("", 8) == "|");
  CHECK(lines("\n", 8) == "||");
  CHECK(lines("一\n\n二\n", 8) == "一||二||");
  CHECK(lines("一\r\n二\r三", 8) == "一|二|三|");
}

TEST_CASE("a width smaller than a character still gives one character a line") {
  CHECK(lines("公开，a", 1) == "公|开|，|a|");
  CHECK(lines("公开", 0) == "公|开|");
  CHECK(lines("公开", -5) == "公|开|");
}

TEST_CASE("a combining mark stays with its base at any width") {
  CHECK(lines("e\u0301e\u0301", 1) == "e\u0301|e\u0301|");
  CHECK_FALSE(may_break(U'公', U'\uFE00'));
}

TEST_CASE("brackets after Latin stay with it when they are Latin") {
  CHECK_FALSE(may_break(U'f', U'('));
  CHECK(may_break(U'6', U'（'));
  CHECK(may_break(U'开', U'('));
  CHECK(may_break(U')', U'公'));
  CHECK_FALSE(may_break(U')', U's'));
}

TEST_CASE("the lines of a text are in order and lose nothing but spaces and newlines") {
  const std::string text =
      "按照《条例》第19条，“双随机、一公开”计划于2026年6月底前公布（附 "
      "http://a.gov.cn/x?y=1）。\r\n\n"
      "  Indented — and “quoted” text……50%的完成率!\xFF";
  for (float width = 0; width < 60; ++width) {
    size_t at = 0;
    for (const Span line : wrap(text, width, cells, nullptr)) {
      CHECK(at <= line.begin);
      CHECK(line.begin <= line.end);
      for (; at < line.begin; ++at) CHECK(std::string_view(" \r\n").contains(text[at]));
      at = line.end;
    }
    CHECK(at == text.size());
  }
}

TEST_CASE("a text that fits is not cut") {
  CHECK(fitted("政务公开", 8) == "政务公开");
  CHECK(fitted("", 0) == "");
}

TEST_CASE("a cut leaves room for the ellipsis and no half characters") {
  CHECK(fitted("政务公开", 7) == "政务");
  CHECK(fitted("政务公开", 6) == "政务");
  CHECK(fitted("政务公开", 3) == "");
  CHECK(fitted("政务公开", 1) == "");
  CHECK(fitted("ae\u0301bcd", 5) == "ae\u0301");
}

}  // namespace
}  // namespace taizhang
