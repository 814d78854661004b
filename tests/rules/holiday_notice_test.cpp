#include "rules/holiday_notice.h"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <random>

#include "calendar.h"

namespace taizhang {
namespace {

using make::on;
using Kind = HolidayProblemKind;

CalendarYear known(int year) {
  for (CalendarYear& one : parse_calendar(asset("calendar.txt"))) {
    if (one.year == year) {
      one.source.clear();
      return one;
    }
  }
  return {};
}

// What a notice of `year` looks like around its items.
std::string notice(const std::string& year, const std::string& items) {
  return "国务院办公厅关于" + year + "年部分节假日安排的通知\n国办发明电〔2000〕1号\n\n" +
         "各有关单位：\n　　经批准，现将" + year +
         "年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的安排通知如下。\n" +
         items + "\n　　节假日期间，请安排好值班工作。\n国务院办公厅\n" +
         std::to_string(std::stoi(year) - 1) + "年11月4日\n";
}

struct Seen {
  Kind kind;
  std::string words;
  bool operator==(const Seen&) const = default;
};

std::vector<Seen> problems(const std::string& text, int year = 0) {
  std::vector<Seen> seen;
  for (const HolidayProblem& one : parse_holiday_notice(text, year).problems) {
    seen.push_back({one.kind, text.substr(one.place.begin, one.place.end - one.place.begin)});
  }
  return seen;
}

std::string summary(const std::string& text, int year = 0) {
  return line_of(parse_holiday_notice(text, year).year);
}

}  // namespace

TEST_CASE("notices in the form of every year from 2019 to 2026 give the calendar's exceptions") {
  const std::array<std::pair<int, std::string>, 8> kNotices = {{
      {2019,
       notice("2019",
              "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）"
              "上班。\n二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）"
              "上班。\n三、清明节：4月5日放假，与周末连休。\n四、劳动节：5月1日放假。\n"
              "五、端午节：6月7日放假，与周末连休。\n六、中秋节：9月13日放假，与周末连休。\n"
              "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）"
              "上班。") +
           "\n劳动节的安排改为：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）"
           "上班。"},
      {2020,
       notice("2020",
              "一、元旦:2020年1月1日放假,共1天。二、春节:1月24日至30日放假调休,共7天。"
              "1月19日(星期日)、2月1日(星期六)上班。三、清明节:4月4日至6日放假调休,共3天。"
              "四、劳动节:5月1日至5日放假调休,共5天。4月26日(星期日)、5月9日(星期六)上班。"
              "五、端午节:6月25日至27日放假调休,共3天。6月28日(星期日)上班。六、国庆节、中秋节:"
              "10月1日至8日放假调休,共8天。9月27日(星期日)、10月10日(星期六)上班。") +
           "\n补充通知\n一、延长2020年春节假期至2月2日（农历正月初九，星期日），2月3日（星期一）"
           "起正常上班。\n二、各校推迟开学。"},
      {2021,
       notice("2021",
              "一、元旦：2021年1月1日至3日放假，共3天。\n二、春节：2月11日至17日放假调休，共7天。"
              "2月7日（星期日）、2月20日（星期六）上班。\n三、清明节：4月3日至5日放假调休，共3天。"
              "\n四、劳动节：5月1日至5日放假调休，共5天。4月25日（星期日）、5月8日（星期六）上班。"
              "\n五、端午节：6月12日至14日放假，共3天。\n六、中秋节：9月19日至21日放假调休，共3天。"
              "9月18日（星期六）上班。\n七、国庆节：10月1日至7日放假调休，共7天。"
              "9月26日（星期日）、10月9日（星期六）上班。")},
      {2022,
       notice("2022",
              "　　一、元旦：2022年1月1日至3日放假，共3天。\n　　二、春节：1月31日至2月6日放假调休"
              "，共7天。1月29日（星期六）、1月30日（星期日）上班。\n三、清明节：4月3日至5日放假调休"
              "，共3天。4月2日（星期六）上班。\n四、劳动节：4月30日至5月4日放假调休，共5天。"
              "4月24日（星期日）、5月7日（星期六）上班。\n五、端午节：6月3日至5日放假，共3天。\n"
              "六、中秋节：9月10日至12日放假，共3天。\n七、国庆节：10月1日至7日放假调休，共7天。"
              "10月8日（星期六）、10月9日（星期日）上班。")},
      {2023,
       notice(
           "2023",
           "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n二、春节：1月21日至27日"
           "放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。\n三、清明节：4月5日放假，"
           "共1天。\n四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、"
           "5月6日（星期六）上班。\n五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）"
           "上班。\n六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、"
           "10月8日（星期日）上班。")},
      {2024,
       notice(
           "2024",
           "一、元旦：1月1日放假，与周末连休。\n二、春节：2月10日至17日放假调休，共8天。"
           "2月4日（星期日）、2月18日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。\n"
           "三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。\n四、劳动节：5月1日至"
           "5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。\n五、端午节：6月10日"
           "放假，与周末连休。\n六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。"
           "\n七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）"
           "上班。")},
      {2025,
       notice(
           "2025",
           "一、元旦：1月1日（周三）放假1天，不调休。\n二、春节：1月28日（农历除夕、周二）至"
           "2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n"
           "三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n四、劳动节：5月1日（周四）至"
           "5日（周一）放假调休，共5天。4月27日（周日）上班。\n五、端午节：5月31日（周六）至"
           "6月2日（周一）放假，共3天。\n六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休"
           "，共8天。9月28日（周日）、10月11日（周六）上班。")},
      {2026,
       notice(
           "2026",
           "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\n"
           "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天"
           "。2月14日（周六）、2月28日（周六）上班。\n三、清明节：4月4日（周六）至6日（周一）放假，"
           "共3天。\n四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\n"
           "五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n六、中秋节：9月25日（周五）至"
           "27日（周日）放假，共3天。\n七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。"
           "9月20日（周日）、10月10日（周六）上班。")},
  }};
  for (const auto& [year, text] : kNotices) {
    CAPTURE(year);
    const HolidayNotice read = parse_holiday_notice(text);
    CHECK(line_of(read.year) == line_of(known(year)));
    // The item of a later notice that is about schools names no day off.
    CHECK(read.problems.size() == (year == 2020 ? 1u : 0u));
  }
}

TEST_CASE("full and half width, white space and line ends inside an item change nothing") {
  const std::string expected = "2027 | 02-05 02-08~02-11 | 01-31 02-13 | ";
  for (const char* text : {
           "2027年部分节假日 "
           "二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、"
           "2月13日（周六）上班。",
           "２０２７年部分节假日 "
           "二、春节:２月５日(周五)—１１日(周四)放假调休,共７天。１月３１日(周日),"
           "２月１３日(周六)上班。",
           "2027 年春节\n2 月 5 日（星\n期五）\r\n至 11 日放假，共 7 "
           "天；1月31日、2月\n13日照常上班",
           "2027年春节：2月5日～2月11日放假，1月31日和2月13日（星期六）正常上班",
           "2027年春节：2月5日、6日、7日、8日至11日放假调休。1月31日及2月13日上班",
           "2027年春节：2月5号-11号放假。1月31号上班，2月13号上班。",
       }) {
    CAPTURE(text);
    CHECK(summary(text) == expected);
    CHECK(problems(text).empty());
  }
}

TEST_CASE("a stretch over the turn of the year begins in the year before") {
  CHECK(summary("2027年部分节假日：12月31日至1月2日放假") == "2027 | 2026-12-31~01-01 |  | ");
  CHECK(summary("2019年元旦：2018年12月30日至1月1日放假") == "2019 | 2018-12-31~01-01 |  | ");
  CHECK(summary("2019年元旦：2018年12月31日放假") == "2019 | 2018-12-31 |  | ");
}

TEST_CASE("a day given in lieu is off, and one when work begins again says nothing") {
  CHECK(summary("2017年部分节假日。一、元旦：1月1日放假，1月2日（星期一）补休。") ==
        "2017 | 01-02 |  | ");
  CHECK(summary("2026年春节：2月16日放假。2月22日起上班。") == "2026 | 02-16 |  | ");
  CHECK(summary("2026年春节：请职工在除夕（2月16日）休息，2月17日放假。") == "2026 | 02-17 |  | ");
}

TEST_CASE("what is said later goes before") {
  CHECK(summary("2026年春节：2月14日上班。2月14日、2月16日放假。") == "2026 | 02-16 |  | ");
  CHECK(summary("2026年春节：2月14日放假，2月14日上班。") == "2026 |  | 02-14 | ");
}

TEST_CASE("without a year in the text the caller's is taken, and without any nothing is read") {
  const std::string text = "一、元旦：1月1日至3日放假。1月4日（周日）上班。";
  CHECK(summary(text, 2026) == "2026 | 01-01~01-02 | 01-04 | ");
  CHECK(problems(text) == std::vector<Seen>{{Kind::NoYear, ""}});
  CHECK(parse_holiday_notice(text).year == CalendarYear{});
  CHECK(summary("2025年元旦：1月1日放假", 2026) == "2025 | 01-01 |  | ");
}

TEST_CASE("a place that cannot be right is shown") {
  const auto of = [](const std::string& item) { return problems("2026年部分节假日。" + item); };
  CHECK(of("一、元旦：1月1日（周五）放假。") ==
        std::vector<Seen>{{Kind::OtherWeekday, "（周五）"}});
  CHECK(of("一、元旦：1月1日至3日放假，共4天。") == std::vector<Seen>{{Kind::OtherCount, "4天"}});
  CHECK(of("一、元旦：1月1日放假。1月5日上班。") ==
        std::vector<Seen>{{Kind::WorkedAnyway, "上班"}});
  CHECK(of("一、春节：2月30日放假。二、元旦：1月1日放假。") ==
        std::vector<Seen>{{Kind::BadDays, "2月30日"}});
  CHECK(of("一、春节：2月18日至15日放假。") ==
        std::vector<Seen>{{Kind::BadDays, "15日"}, {Kind::NoDays, ""}});
  CHECK(of("一、春节：2024年2月18日放假。二、元旦：1月1日放假。") ==
        std::vector<Seen>{{Kind::BadDays, "2024年2月18日"}});
  CHECK(of("一、国庆节：2月1日至12月1日放假。二、元旦：1月1日放假。") ==
        std::vector<Seen>{{Kind::BadDays, "12月1日"}});
  CHECK(of("一、元旦：1月1日放假。二、劳动节：5月1日休息。三、国庆节：10月1日放假。") ==
        std::vector<Seen>{{Kind::UnreadItem, "二、劳动节：5月1日休息。"}});
  CHECK(of("延长春节假期至2月25日。") ==
        std::vector<Seen>{{Kind::UnknownHoliday, "2月25日"}, {Kind::NoDays, ""}});
  CHECK(of("各地自行安排。") == std::vector<Seen>{{Kind::NoDays, ""}});
}

TEST_CASE("a holiday notice never fails on damaged text") {
  const std::string text = notice("2026",
                                  "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周"
                                  "日）上班。二、春节：2月15日至23日"
                                  "放假调休，共9天。延长春节假期至2月25日。");
  for (size_t end = 0; end <= text.size(); ++end) {
    parse_holiday_notice(std::string_view(text).substr(0, end));
  }
  std::mt19937_64 random(3);
  for (int round = 0; round < 3000; ++round) {
    std::string damaged = text;
    for (int i = 0; i < 6; ++i) {
      const size_t at = random() % damaged.size();
      switch (random() % 3) {
        case 0:
          damaged[at] = static_cast<char>(random());
          break;
        case 1:
          damaged.erase(at, random() % 12);
          break;
        default:
          damaged.insert(at, damaged.substr(random() % damaged.size(), random() % 20));
      }
    }
    const HolidayNotice read = parse_holiday_notice(damaged);
    for (const HolidayProblem& one : read.problems) {
      REQUIRE(one.place.begin <= one.place.end);
      REQUIRE(one.place.end <= damaged.size());
    }
    REQUIRE(normal(read.year) == read.year);
  }
  CHECK(parse_holiday_notice("9999年部分12月31日放假").year == CalendarYear{});
  CHECK(parse_holiday_notice("2999年部分节假日12月31日放假").year.year == 2999);
}

}  // namespace taizhang
