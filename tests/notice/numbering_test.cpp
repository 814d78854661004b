#include "notice/numbering.h"

#include <catch2/catch_test_macros.hpp>

namespace taizhang {
namespace {

// The style and number that open `line`, and what is left behind them.
struct Opening {
  Style style = Style::None;
  int number = 0;
  std::string_view rest;
  bool operator==(const Opening&) const = default;
};

Opening opening(std::string_view line) {
  const auto mark = mark_at(line, 0, line.size(), true);
  if (!mark) return {Style::None, 0, line};
  return {mark->style, mark->number, line.substr(mark->span.end)};
}

}  // namespace

TEST_CASE("every usual style of number opens a heading") {
  CHECK(opening("一、任务") == Opening{Style::Chinese, 1, "任务"});
  CHECK(opening("二十一、任务") == Opening{Style::Chinese, 21, "任务"});
  CHECK(opening("（十二）任务") == Opening{Style::ChineseParen, 12, "任务"});
  CHECK(opening("(三)任务") == Opening{Style::ChineseParen, 3, "任务"});
  CHECK(opening("㈣任务") == Opening{Style::ChineseParen, 4, "任务"});
  CHECK(opening("1.任务") == Opening{Style::Arabic, 1, "任务"});
  CHECK(opening("１２．任务") == Opening{Style::Arabic, 12, "任务"});
  CHECK(opening("3、任务") == Opening{Style::Arabic, 3, "任务"});
  CHECK(opening("（4）任务") == Opening{Style::ArabicParen, 4, "任务"});
  CHECK(opening("5）任务") == Opening{Style::ArabicParen, 5, "任务"});
  CHECK(opening("⑥任务") == Opening{Style::Circled, 6, "任务"});
  CHECK(opening("第七条　任务") == Opening{Style::Article, 7, "　任务"});
  CHECK(opening("第二章 任务") == Opening{Style::Chapter, 2, " 任务"});
  CHECK(opening("第三部分：任务") == Opening{Style::Part, 3, "任务"});
  CHECK(opening("一是任务") == Opening{Style::OneIs, 1, "任务"});
  CHECK(opening("首先，任务") == Opening{Style::First, 0, "任务"});
  CHECK(opening("第二，任务") == Opening{Style::First, 2, "任务"});
  CHECK(opening("任务三：清理") == Opening{Style::Named, 3, "清理"});
  CHECK(opening("1.2 任务") == Opening{Style::Decimal2, 2, " 任务"});
  CHECK(opening("1.2.3 任务") == Opening{Style::Decimal3, 3, " 任务"});
  CHECK(opening("• 任务") == Opening{Style::Bullet, 0, " 任务"});
}

TEST_CASE("an item may begin with a year") {
  CHECK(opening("3．2026年底前完成") == Opening{Style::Arabic, 3, "2026年底前完成"});
}

TEST_CASE("counts, dates and words are no numbers of headings") {
  for (const char* line :
       {"3.5万平方米", "2026年6月", "2026.6.30", "12个月", "一体化平台", "第三方评估", "（2026年）",
        "十分重要", "-5度", "一", "", "任务清单", "0.任务"}) {
    CAPTURE(line);
    CHECK(opening(line).style == Style::None);
  }
}

TEST_CASE("a missing number is written like its neighbour") {
  CHECK(number_like("四、", 3) == "三、");
  CHECK(number_like("（二十一）", 20) == "（二十）");
  CHECK(number_like("13．", 12) == "12．");
  CHECK(number_like("五是", 4) == "四是");
}

}  // namespace taizhang
