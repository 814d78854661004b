#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/text.h"

namespace taizhang {

// How a heading is numbered. Official documents use 一、 （一） 1. （1） in this order (GB/T
// 9704-2012, 7.3.3), but offices mix them freely, so that a style alone says nothing about the
// level.
enum class Style {
  Part,          // 第一部分, 第一篇
  Chapter,       // 第一章
  Section,       // 第一节
  Article,       // 第一条
  Chinese,       // 一、
  ChineseParen,  // （一）, ㈠
  Named,         // 任务一：, 措施2：
  Arabic,        // 1. 1、 ⒈
  Decimal2,      // 1.1
  Decimal3,      // 1.1.1 and deeper
  ArabicParen,   // （1） 1） ⑴
  Circled,       // ①
  Roman,         // Ⅰ、
  OneIs,         // 一是
  First,         // 首先， 第一，
  Hash,          // # of a pasted Markdown text; its number is its depth
  Bullet,        // • ◆ -
  None,          // no number: a paragraph with owners of its own
};

struct Mark {
  Style style = Style::None;
  int number = 0;  // 0: the style does not count
  Span span;       // as written, with its brackets or point
};

// The number that stands at `at`, if a heading may begin with it there. `line_start` allows the
// marks that are words or signs of ordinary text elsewhere.
std::optional<Mark> mark_at(std::string_view text, size_t at, size_t end, bool line_start);

// `number` written in the style of `like`, for telling which one is missing: 三、 -> 二、.
std::string number_like(std::string_view like, int number);

}  // namespace taizhang
