#include "reports/annual_checks.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "annual.h"

namespace taizhang {
namespace {

using Words = std::vector<std::string>;

// A report whose figures are set by hand, each by its own row and column.
void set(AnnualReport& report, int table, std::string_view row, std::string_view column,
         int64_t number) {
  for (Figure& one : report.tables[static_cast<size_t>(table - 2)].figures)
    if (one.row == row && one.column == column) one.counted = {std::to_string(number)};
}

// The totals of 杭州市 for 2025; of the column 自然人 the total is real, the rest is spread so that
// it adds up.
AnnualReport golden() {
  struct Column {
    std::string_view id;
    int64_t fresh, carried, granted, partial, not_held, next;
  };
  constexpr Column kColumns[] = {{"person", 13600, 540, 6000, 900, 6464, 776},
                                 {"company", 300, 15, 200, 20, 62, 33},
                                 {"research", 9, 0, 5, 0, 4, 0},
                                 {"welfare", 20, 1, 12, 1, 6, 2},
                                 {"legal", 110, 4, 70, 6, 30, 8},
                                 {"other", 30, 0, 20, 0, 10, 0},
                                 {"total", 14069, 560, 6307, 927, 6576, 819}};
  AnnualReport report = make::report(make::year_reg({}));
  for (const Column& one : kColumns) {
    set(report, 3, "new", one.id, one.fresh);
    set(report, 3, "carried", one.id, one.carried);
    set(report, 3, "granted", one.id, one.granted);
    set(report, 3, "partial", one.id, one.partial);
    set(report, 3, "not_held", one.id, one.not_held);
    set(report, 3, "total", one.id, one.granted + one.partial + one.not_held);
    set(report, 3, "next", one.id, one.next);
  }
  set(report, 4, "review", "upheld", 200);
  set(report, 4, "review", "pending", 14);
  set(report, 4, "review", "total", 214);
  return report;
}

std::vector<ReportFinding> check(const AnnualReport& report, std::string overview = {},
                                 std::string problems = "解读形式仍较单一，今年增加图解和问答。",
                                 std::string others = "本年收取信息处理费0元。") {
  return check_report(report,
                      {{"overview", "一、总体情况", std::move(overview), true, 0},
                       {"problems", "五、存在的主要问题及改进情况", problems, !problems.empty(), 0},
                       {"others", "六、其他需要报告的事项", std::move(others), true, 0}},
                      nullptr);
}

bool finds(const std::vector<ReportFinding>& all, ReportCheck check, const Words& words) {
  return std::ranges::any_of(
      all, [&](const ReportFinding& one) { return one.check == check && one.words == words; });
}

}  // namespace

TEST_CASE("the golden report of a city passes every check") {
  const AnnualReport report = golden();
  CHECK(make::value(report, 3, "total", "person") == "13364");
  CHECK(make::value(report, 3, "total", "total") == "13810");
  CHECK(check(report).empty());
}

TEST_CASE("a column must balance, its results must be their total, a row its applicants") {
  AnnualReport report = golden();
  set(report, 3, "granted", "company", 201);
  const std::vector<ReportFinding> found = check(report);
  REQUIRE(found.size() == 2);
  CHECK(found[0].check == ReportCheck::Results);
  CHECK(found[0].words == Words{"商业企业", "282", "283"});
  CHECK(found[1].check == ReportCheck::Applicants);
  CHECK(found[1].words == Words{"（一）予以公开", "6307", "6308"});
  CHECK(found[1].row == "granted");

  report = golden();
  set(report, 3, "next", "legal", 9);
  CHECK(finds(check(report), ReportCheck::Balance, {"法律服务机构", "110", "4", "106", "9"}));
}

TEST_CASE("a table that is filled in its totals only does not add up") {
  AnnualReport report = make::report(make::year_reg({}));
  for (const std::string_view row : {"new", "granted", "total"}) set(report, 3, row, "total", 3);
  const std::vector<ReportFinding> found = check(report);
  CHECK(finds(found, ReportCheck::Applicants, {"一、本年新收政府信息公开申请数量", "3", "0"}));
}

TEST_CASE("the outcomes of a procedure are their total") {
  AnnualReport report = golden();
  set(report, 4, "after", "other", 2);
  CHECK(finds(check(report), ReportCheck::Disputes, {"复议后起诉", "0", "2"}));
}

TEST_CASE("figures that the text names are those of the tables") {
  const AnnualReport report = golden();
  CHECK(check(report,
              "本年新收政府信息公开申请14069件，上年结转560件，结转下年度继续办理 819 件。"
              "行政复议214件，其中行政复议结果维持200件，行政诉讼0件。")
            .empty());
  const std::vector<ReportFinding> found =
      check(report, "新收申请14060件，结转12件；收到申请5件。行政复议3件、行政诉讼1件。");
  const std::string overview = "一、总体情况";
  CHECK(found.size() == 5);
  CHECK(finds(found, ReportCheck::TextDiffers, {overview, "新收申请14060件", "14069"}));
  CHECK(finds(found, ReportCheck::TextDiffers, {overview, "结转12件", "560"}));
  CHECK(finds(found, ReportCheck::TextDiffers, {overview, "行政复议3件", "214"}));
  CHECK(finds(found, ReportCheck::TextDiffers, {overview, "行政诉讼1件", "0"}));
  CHECK(finds(found, ReportCheck::TextUnclear, {overview, "收到申请5件", "14069"}));
  CHECK(is_warning(ReportCheck::TextUnclear));
  CHECK(check(report, "收到申请14629件，收到申请14069件，收到表扬3件。").empty());
}

TEST_CASE("section 五 says something, and 六 names the fees that were taken") {
  AnnualReport report = golden();
  CHECK(finds(check(report, "", "无"), ReportCheck::Problems, {}));
  CHECK(finds(check(report, "", ""), ReportCheck::Problems, {}));
  report.fees.counted = {"400"};
  CHECK(check(report).empty());
  CHECK(finds(check(report, "", "解读形式仍较单一，今年增加图解和问答。", "无。"), ReportCheck::Fee,
              {"400"}));
}

TEST_CASE("what is carried over is what last year carried on") {
  // The application of last year is not in this register: it is written into both reports by hand.
  std::vector<Record> records = {make::year_record(1, 2024), make::year_record(2, 2025),
                                 make::correction(3, 1, "3", "next", "person", "2")};
  const auto found = [&] {
    const Register reg = make::year_reg(records);
    return report_findings(reg, make::report(reg), make::calendar());
  };
  CHECK(finds(found(), ReportCheck::CarryOver, {"自然人", "0", "2"}));
  records.push_back(make::correction(4, 2, "3", "carried", "person", "2"));
  CHECK_FALSE(finds(found(), ReportCheck::CarryOver, {"自然人", "2", "2"}));
  CHECK(finds(found(), ReportCheck::Balance, {"自然人", "0", "2", "0", "0"}));
  records.push_back(make::correction(5, 2, "3", "granted", "person", "2"));
  const std::vector<ReportFinding> all = found();
  REQUIRE(all.size() == 1);  // section 五 is not written
  CHECK(all[0].check == ReportCheck::Problems);
}

TEST_CASE("documents in force are last year's with those made and without those ended") {
  const Register reg =
      make::year_reg({make::year_record(1, 2024), make::correction(2, 1, "2", "rule", "valid", "3"),
                      make::record(make::id(3), "document",
                                   {{"kind", Option{"rule"}},
                                    {"written", make::day("2025-01-01")},
                                    {"validity", Option{"valid"}}})});
  CHECK(finds(report_findings(reg, make::report(reg), make::calendar()), ReportCheck::InForce,
              {"规章", "1", "4"}));
}

TEST_CASE("a register that begins this year is not compared with last year") {
  const Register reg = make::year_reg({make::year_record(1, 2025),
                                       make::correction(2, 1, "3", "carried", "person", "2"),
                                       make::correction(3, 1, "3", "next", "person", "2")});
  for (const ReportFinding& one : report_findings(reg, make::report(reg), make::calendar()))
    CHECK(one.check == ReportCheck::Problems);
}

TEST_CASE("the proposed sections hold the official titles and the figures of the tables") {
  Record paid = make::application(2, "2025-03-01", "2025-03-10", "granted", "company");
  set_value(paid, "fee", Decimal{"100"});
  set_value(paid, "fee_paid", make::day("2025-03-05"));
  const Register reg = make::year_reg(
      {make::application(1, "2024-12-20", "2025-01-10", "not_held"), paid,
       make::application(3, "2025-12-20"),
       make::below(
           make::record(make::id(4), "lawsuit",
                        {{"kind", Option{"review"}}, {"received", make::day("2025-06-01")}}),
           1)});
  const AnnualReport report = make::report(reg);
  const std::vector<ReportSection> sections = report_sections(reg, report);
  REQUIRE(sections.size() == 6);
  CHECK(report_title(report) == "2025年政府信息公开工作年度报告");
  CHECK(report_intro(report).ends_with("统计期限为2025年1月1日至12月31日。"));
  CHECK(sections[2].title == "三、收到和处理政府信息公开申请情况");
  CHECK(sections[2].table == 3);
  CHECK(sections[0].text.find(
            "本年新收政府信息公开申请2件，上年结转1件；本年办结2件，其中予以公开1件"
            "、部分公开0件、不予公开0件、无法提供1件、不予处理0件、其他处理0件；"
            "结转下年度继续办理1件。因政府信息公开产生的行政复议1件，行政诉讼0件。") !=
        std::string::npos);
  CHECK(sections[5].text == "本年度收取信息处理费100元。没有其他需要报告的事项。");
  // Its own figures agree with the tables; only section 五 is missing.
  for (const ReportFinding& one : report_findings(reg, report, make::calendar()))
    CHECK(one.check == ReportCheck::Problems);
}

TEST_CASE("the proposed sections in the form of 2019 name its paper, sum and figures") {
  const Register reg =
      make::year_reg({make::application(1, "2019-12-20", "2020-01-10", "not_held"),
                      make::application(2, "2020-03-01", "2020-03-10", "granted", "company"),
                      make::application(3, "2020-12-20")});
  const AnnualReport report = make::report(reg, 2020, ReportFormat::Y2019);
  CHECK(report_title(report) == "2020年政府信息公开工作年度报告");
  CHECK(report_intro(report) ==
        "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和国办公开办函〔2019〕60"
        "号编制，所列数据的统计期限为2020年1月1日至12月31日。");
  const std::vector<ReportSection> sections = report_sections(reg, report);
  REQUIRE(sections.size() == 6);
  const char* const kTitles[] = {"一、总体情况",
                                 "二、主动公开政府信息情况",
                                 "三、收到和处理政府信息公开申请情况",
                                 "四、政府信息公开行政复议、行政诉讼情况",
                                 "五、存在的主要问题及改进情况",
                                 "六、其他需要报告的事项"};
  for (size_t i = 0; i < 6; ++i) CHECK(sections[i].title == kTitles[i]);
  CHECK(
      sections[0].text.find("本年新收政府信息公开申请2件，上年结转1件；本年办结2件，其中予以公开1件"
                            "、部分公开0件、不予公开0件、无法提供1件、不予处理0件、其他处理0件；"
                            "结转下年度继续办理1件。") != std::string::npos);
  for (const ReportFinding& one : report_findings(reg, report, make::calendar()))
    CHECK(one.check == ReportCheck::Problems);
}

TEST_CASE("what the office wrote is kept, and no fee is said too") {
  const Register reg =
      make::year_reg({make::year_record(1, 2025, {{"overview", std::string("另写。")}})});
  const std::vector<ReportSection> sections = report_sections(reg, make::report(reg));
  CHECK(sections[0].is_written);
  CHECK(sections[0].text == "另写。");
  CHECK_FALSE(sections[5].is_written);
  CHECK(sections[5].text == "本年度收取信息处理费0元。没有其他需要报告的事项。");
}

}  // namespace taizhang
