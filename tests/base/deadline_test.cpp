#include "base/deadline.h"

#include <array>
#include <catch2/catch_test_macros.hpp>

namespace taizhang {
namespace {

using Said = DueDate::Said;
using Every = DueRecurring::Every;
using Unit = DueAfterEvent::Unit;

constexpr int kYear = 2026;

DueRule rule_of(std::string_view text) { return parse_deadline(text, kYear).rule; }

DueRule day(int year, int month, int day, Said said = Said::Day) {
  return DueDate{
      Date{static_cast<int16_t>(year), static_cast<uint8_t>(month), static_cast<uint8_t>(day)},
      said};
}

DueRule again(Every every, int month = 0, int day = 0) { return DueRecurring{every, month, day}; }

DueRule after(std::string event, int count, Unit unit) { return DueAfterEvent{event, count, unit}; }

const DueRule kNotUnderstood;

}  // namespace

TEST_CASE("a day is understood in every writing") {
  for (const char* text :
       {"2026年6月30日前", "2026年6月30日", "2026 年 6 月 30 日之前", "6月30日前",
        "２０２６年６月３０日前", "2026-06-30", "2026.6.30前", "2026．6．30", "2026/6/30",
        "二〇二六年六月三十日前", "二○二六年六月三十日", "六月三十日前", "于2026年6月30日前完成",
        "截至6月30日", "今年6月30日前报送", "2026年6月30号以前", "不迟于6月30日。",
        "2026年1月1日至6月30日", "6月30日前办结；"}) {
    CAPTURE(text);
    CHECK(rule_of(text) == day(2026, 6, 30));
  }
  for (const char* text : {"2026-06-30 9:30", "2026-06-30 09:30", "2026-06-30 09:30:15"}) {
    CAPTURE(text);
    CHECK(rule_of(text) == day(2026, 6, 30));  // as a spreadsheet has it
  }
}

TEST_CASE("a month is due on its last day") {
  for (const char* text : {"6月底前", "六月底前", "6月末", "6月份", "2026年6月", "2026年6月完成",
                           "6月底以前", "2026.6", "1-6月", "1月至6月", "2026年3月—6月"}) {
    CAPTURE(text);
    CHECK(rule_of(text) == day(2026, 6, 30, Said::MonthEnd));
  }
  CHECK(rule_of("2024年2月底前") == day(2024, 2, 29, Said::MonthEnd));
  CHECK(rule_of("2月底") == day(2026, 2, 28, Said::MonthEnd));
}

TEST_CASE("ten days, quarters, half years and years are due on their last day") {
  CHECK(rule_of("6月上旬") == day(2026, 6, 10, Said::TenDays));
  CHECK(rule_of("6月中旬前") == day(2026, 6, 20, Said::TenDays));
  CHECK(rule_of("2月下旬") == day(2026, 2, 28, Said::TenDays));
  CHECK(rule_of("一季度末") == day(2026, 3, 31, Said::QuarterEnd));
  CHECK(rule_of("第二季度") == day(2026, 6, 30, Said::QuarterEnd));
  CHECK(rule_of("三季度前") == day(2026, 9, 30, Said::QuarterEnd));
  CHECK(rule_of("2027年第四季度末前") == day(2027, 12, 31, Said::QuarterEnd));
  CHECK(rule_of("上半年") == day(2026, 6, 30, Said::HalfYear));
  CHECK(rule_of("2026年上半年完成") == day(2026, 6, 30, Said::HalfYear));
  CHECK(rule_of("年中") == day(2026, 6, 30, Said::HalfYear));
  CHECK(rule_of("下半年") == day(2026, 12, 31, Said::HalfYear));
  for (const char* text : {"年底前", "2026年底前", "年内", "2026年内完成", "年底", "今年底",
                           "2026年年底", "2026年", "年末", "本年度内", "2026年度"}) {
    CAPTURE(text);
    CHECK(rule_of(text) == day(2026, 12, 31, Said::YearEnd));
  }
}

TEST_CASE("next year is counted from the year that is known") {
  CHECK(rule_of("次年1月31日前") == day(2027, 1, 31));
  CHECK(rule_of("明年3月底前") == day(2027, 3, 31, Said::MonthEnd));
  CHECK(parse_deadline("次年1月31日前", 0).rule == kNotUnderstood);
}

TEST_CASE("without a year in the text or beside it, no day is made up") {
  CHECK(parse_deadline("6月底前", 0).rule == kNotUnderstood);
  CHECK(parse_deadline("年底前", 0).rule == kNotUnderstood);
  CHECK(parse_deadline("2026年6月底前", 0).rule == day(2026, 6, 30, Said::MonthEnd));
  CHECK(parse_deadline("每月25日前", 0).rule == again(Every::Month, 0, 25));
}

TEST_CASE("what comes again is recurring") {
  CHECK(rule_of("每日") == again(Every::Day));
  CHECK(rule_of("每天17:00前") == kNotUnderstood);  // an hour has no place in the rule
  CHECK(rule_of("每周") == again(Every::Week));
  CHECK(rule_of("每旬") == again(Every::TenDays));
  CHECK(rule_of("每月") == again(Every::Month));
  CHECK(rule_of("按月报送") == again(Every::Month));
  CHECK(rule_of("每月25日前") == again(Every::Month, 0, 25));
  CHECK(rule_of("每月底前") == again(Every::Month, 0, 31));
  CHECK(rule_of("每季度") == again(Every::Quarter));
  CHECK(rule_of("每季度一次") == again(Every::Quarter));
  CHECK(rule_of("按季") == again(Every::Quarter));
  CHECK(rule_of("每季度末") == again(Every::Quarter, 0, 31));
  CHECK(rule_of("每季度首月10日前") == kNotUnderstood);
  CHECK(rule_of("每半年") == again(Every::HalfYear));
  CHECK(rule_of("每年1月31日前") == again(Every::Year, 1, 31));
  CHECK(rule_of("每年6月底前") == again(Every::Year, 6, 31));
  CHECK(rule_of("每年年底前") == again(Every::Year, 12, 31));
  CHECK(rule_of("每年") == again(Every::Year));
}

TEST_CASE("what has no end is ongoing") {
  for (const char* text :
       {"持续推进", "长期坚持", "长期", "常年", "全年", "持续", "常态化实施", "全年持续推进。"}) {
    CAPTURE(text);
    CHECK(rule_of(text) == DueRule(DueOngoing{}));
  }
}

TEST_CASE("a stretch after an event keeps the event as written") {
  CHECK(rule_of("批复后20日内") == after("批复", 20, Unit::Days));
  CHECK(rule_of("自收到之日起5个工作日内") == after("收到之日", 5, Unit::WorkingDays));
  CHECK(rule_of("印发之日起30日内") == after("印发之日", 30, Unit::Days));
  CHECK(rule_of("发布后3个工作日内") == after("发布", 3, Unit::WorkingDays));
  CHECK(rule_of("收到申请之日起二十个工作日内答复") ==
        after("收到申请之日", 20, Unit::WorkingDays));
  CHECK(rule_of("24小时内") == after("", 24, Unit::Hours));
  CHECK(rule_of("三个月内") == after("", 3, Unit::Months));
  CHECK(rule_of("半年内") == after("", 6, Unit::Months));
  CHECK(rule_of("两周内") == after("", 14, Unit::Days));
}

TEST_CASE("what could mean two things is left to a person") {
  for (const char* text :
       {"2020年底前；2021年3月底前", "2月30日前", "13月底前", "2026年前", "2026年至2028年",
        "春节前", "2026年6月底前完成，并长期坚持", "尽快", "", "前", "月底前", "99999年底前",
        "每年3月、9月", "立法工作于2019年底前完成，其他工作于2020年4月前完成",
        "2026年6月30日17:00前", "10月至3月", "2026-03-05 起每周五 16:00前",
        "2026-11-30 至12月5日 17:00"}) {
    CAPTURE(text);
    CHECK(rule_of(text) == kNotUnderstood);
    CHECK_FALSE(due_date(parse_deadline(text, kYear)));
  }
}

TEST_CASE("a deadline read again from its own text is the same") {
  for (const char* text : {" 2026年6月30日前 ", "每季度末", "持续推进", "批复后20日内", "尽快", "",
                           "　", "2026年6月30日前。", "\xE5\xB9", "一二三四五", "-", "年"}) {
    CAPTURE(text);
    const Deadline deadline = parse_deadline(text, kYear);
    CHECK(parse_deadline(deadline.text, kYear) == deadline);
  }
  CHECK(parse_deadline(" 6月底前 ", kYear).text == "6月底前");
}

TEST_CASE("only a rule with a day has a due date") {
  CHECK(due_date(parse_deadline("6月底前", kYear)) == Date{2026, 6, 30});
  CHECK_FALSE(due_date(parse_deadline("每月", kYear)));
  CHECK_FALSE(due_date(parse_deadline("持续推进", kYear)));
  CHECK_FALSE(due_date(parse_deadline("批复后20日内", kYear)));
}

TEST_CASE("a month or a stretch is due on a day and names none") {
  CHECK(named_day("2025-03-12", kYear) == Date{2025, 3, 12});
  CHECK(named_day("3月12日", kYear) == Date{2026, 3, 12});
  for (const char* text : {"三月", "6月底前", "一季度", "3月至6月", "每年3月12日", "尽快", ""}) {
    CAPTURE(text);
    CHECK_FALSE(named_day(text, kYear));
  }
}

}  // namespace taizhang
