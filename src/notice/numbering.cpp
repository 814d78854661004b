#include "notice/numbering.h"

#include <array>

#include "notice/scan.h"

namespace taizhang {
namespace {

struct Unit {
  std::string_view word;
  Style style;
};
constexpr std::array<Unit, 7> kOrdinalUnits = {{{"部分", Style::Part},
                                                {"篇", Style::Part},
                                                {"编", Style::Part},
                                                {"章", Style::Chapter},
                                                {"节", Style::Section},
                                                {"条", Style::Article},
                                                {"项", Style::Article}}};
constexpr std::array<std::string_view, 9> kNamed = {"任务", "措施", "事项", "项目", "问题",
                                                    "举措", "专题", "行动", "工程"};
constexpr std::array<std::string_view, 4> kFirst = {"首先", "其次", "再次", "最后"};
constexpr std::u32string_view kBullets = U"•·●○■□◆◇▪▶➢★☆▲△√✓✔※*-–—";

// Signs that hold a whole number, each a run of consecutive code points.
struct Sign {
  char32_t first;
  int count;
  Style style;
};
constexpr std::array<Sign, 6> kSigns = {{{U'①', 20, Style::Circled},
                                         {U'⑴', 20, Style::ArabicParen},
                                         {U'⒈', 20, Style::Arabic},
                                         {U'㈠', 10, Style::ChineseParen},
                                         {U'❶', 10, Style::Circled},
                                         {U'Ⅰ', 12, Style::Roman}}};

// An item that runs to hundreds is a count in a sentence or a year.
constexpr int kLargestArabic = 500;

using MaybeMark = std::optional<Mark>;

MaybeMark mark(Style style, int number, size_t begin, size_t end) {
  return Mark{style, number, {begin, end}};
}

// Takes 、 and the like after a number, white space before it included; `at` when there is none.
size_t after_any(std::string_view text, size_t at, size_t end, std::u32string_view signs) {
  const size_t sign = skip_space(text, at, end);
  if (sign >= end || !is_one_of(char_at(text, sign), signs)) return at;
  return sign + code_point_at(text, sign).bytes;
}

MaybeMark ordinal_at(std::string_view text, size_t at, size_t end) {
  const size_t number_at = at + std::string_view("第").size();
  Numeral number = chinese_numeral_at(text, number_at);
  if (number.bytes == 0) number = digits_at(text, number_at);
  if (number.bytes == 0) return {};
  const size_t unit_at = number_at + number.bytes;
  for (const auto& [word, style] : kOrdinalUnits) {
    if (!has_at(text, unit_at, word)) continue;
    const size_t done = unit_at + word.size();
    // 第三条规定的 speaks of an article, 第三条 规定 is one.
    const bool own = done >= end || is_space(char_at(text, done)) ||
                     is_one_of(char_at(text, done), U"：:、，.．");
    if (!own && style == Style::Article && word == "项") return {};
    return mark(style, number.value, at, after_any(text, done, end, U"：:、"));
  }
  const size_t done = after_any(text, unit_at, end, U"，,、：:");
  if (done == unit_at) return {};
  return mark(Style::First, number.value, at, done);
}

MaybeMark bracketed_at(std::string_view text, size_t at, size_t end) {
  const size_t inner = skip_space(text, at + code_point_at(text, at).bytes, end);
  const Numeral chinese = chinese_numeral_at(text, inner);
  const Numeral number = chinese.bytes > 0 ? chinese : digits_at(text, inner);
  if (number.bytes == 0 || number.value > kLargestArabic) return {};
  const size_t done = after_any(text, inner + number.bytes, end, U"）)");
  if (done == inner + number.bytes) return {};
  const Style style = chinese.bytes > 0 ? Style::ChineseParen : Style::ArabicParen;
  return mark(style, number.value, at, after_any(text, done, end, U"、.．"));
}

MaybeMark chinese_at(std::string_view text, size_t at, size_t end, bool line_start) {
  const Numeral number = chinese_numeral_at(text, at);
  if (number.bytes == 0 || number.value == 0) return {};
  const size_t after = at + number.bytes;
  if (has_at(text, after, "是")) return mark(Style::OneIs, number.value, at, after + 3);
  const size_t done = after_any(text, after, end, line_start ? U"、．.,，" : U"、．.");
  if (done == after) return {};
  return mark(Style::Chinese, number.value, at, done);
}

// 1. 1、 1） 1.1 1.1.1; no decimal fraction and no day of a date: 1.5万元, 2.8%.
MaybeMark arabic_at(std::string_view text, size_t at, size_t end, bool line_start) {
  const Numeral number = digits_at(text, at);
  if (number.bytes == 0 || number.value == 0 || number.value > kLargestArabic) return {};
  size_t done = after_any(text, at + number.bytes, end, line_start ? U".．、）),，" : U".．、）)");
  if (done == at + number.bytes) return {};
  const char32_t sign = char_before(text, done);
  if (is_one_of(sign, U"）)")) return mark(Style::ArabicParen, number.value, at, done);
  if (!is_digit(char_at(text, done))) return mark(Style::Arabic, number.value, at, done);
  if (is_one_of(sign, U"、,，")) return {};

  // 3．2020年底前… is item 3.
  const Numeral year = digits_at(text, done);
  if (year.value >= 1900 && has_at(text, done + year.bytes, "年")) {
    return mark(Style::Arabic, number.value, at, done);
  }
  constexpr int kDeepest = 5;
  int last = 0, depth = 1;
  while (const Numeral next = digits_at(text, done)) {
    if (next.value == 0 || next.value > 99 || depth == kDeepest) return {};
    last = next.value;
    ++depth;
    done += next.bytes;
    if (!is_one_of(char_at(text, done), U".．")) break;
    done += code_point_at(text, done).bytes;
  }
  const bool apart = is_space(char_at(text, done)) || char_at(text, done) == U'、' ||
                     is_one_of(char_before(text, done), U".．");
  if (depth == 2 && !apart) return {};
  return mark(depth == 2 ? Style::Decimal2 : Style::Decimal3, last, at,
              after_any(text, done, end, U"、"));
}

MaybeMark sign_at(std::string_view text, size_t at, size_t end) {
  const CodePoint c = code_point_at(text, at);
  for (const auto& [first, count, style] : kSigns) {
    if (c.value < first || c.value >= first + static_cast<char32_t>(count)) continue;
    return mark(style, static_cast<int>(c.value - first) + 1, at,
                after_any(text, at + c.bytes, end, U"、.．"));
  }
  return {};
}

MaybeMark named_at(std::string_view text, size_t at, size_t end) {
  const std::string_view name = word_at(text, at, kNamed);
  if (name.empty()) return {};
  Numeral number = chinese_numeral_at(text, at + name.size());
  if (number.bytes == 0) number = digits_at(text, at + name.size());
  if (number.bytes == 0) return {};
  const size_t after = at + name.size() + number.bytes;
  const size_t done = after_any(text, after, end, U"：:、.．");
  if (done == after && !is_space(char_at(text, after))) return {};
  return mark(Style::Named, number.value, at, done);
}

MaybeMark word_or_bullet_at(std::string_view text, size_t at, size_t end) {
  const std::string_view word = word_at(text, at, kFirst);
  if (!word.empty()) {
    const size_t done = after_any(text, at + word.size(), end, U"，,：:");
    return done == at + word.size() ? MaybeMark() : mark(Style::First, 0, at, done);
  }
  size_t done = at;
  while (done < end && text[done] == '#') ++done;
  if (done > at && is_space(char_at(text, done))) {
    return mark(Style::Hash, static_cast<int>(done - at), at, done);
  }
  const CodePoint c = code_point_at(text, at);
  if (!is_one_of(c.value, kBullets) || is_one_of(char_at(text, at + c.bytes), kBullets)) return {};
  const bool needs_space = c.value == '-' || c.value == '*';
  if (needs_space && !is_space(char_at(text, at + c.bytes))) return {};
  return mark(Style::Bullet, 0, at, at + c.bytes);
}

std::string chinese_number(int number) {
  constexpr std::array<std::string_view, 10> digits = {"",   "一", "二", "三", "四",
                                                       "五", "六", "七", "八", "九"};
  const auto digit = [&](int d) { return std::string(digits[static_cast<size_t>(d % 10)]); };
  if (number < 10) return digit(number);
  return (number < 20 ? "" : digit(number / 10)) + "十" + digit(number);
}

}  // namespace

std::optional<Mark> mark_at(std::string_view text, size_t at, size_t end, bool line_start) {
  if (at >= end) return {};
  MaybeMark found;
  const char32_t c = char_at(text, at);
  if (c == U'第') {
    found = ordinal_at(text, at, end);
  } else if (c == U'（' || c == U'(') {
    found = bracketed_at(text, at, end);
  } else if (is_digit(c)) {
    found = arabic_at(text, at, end, line_start);
  } else {
    found = chinese_at(text, at, end, line_start);
    if (!found) found = sign_at(text, at, end);
    if (!found && line_start) found = named_at(text, at, end);
    if (!found && line_start) found = word_or_bullet_at(text, at, end);
  }
  if (found && found->span.end > end) return {};
  return found;
}

std::string number_like(std::string_view like, int number) {
  for (size_t at = 0; at < like.size(); at += code_point_at(like, at).bytes) {
    const Numeral chinese = chinese_numeral_at(like, at);
    const Numeral found = chinese.bytes > 0 ? chinese : digits_at(like, at);
    if (found.bytes == 0) continue;
    const std::string written = chinese.bytes > 0 ? chinese_number(number) : std::to_string(number);
    return std::string(like.substr(0, at)) + written + std::string(like.substr(at + found.bytes));
  }
  return std::to_string(number);
}

}  // namespace taizhang
