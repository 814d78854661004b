#include "app/annual.h"

#include <catch2/catch_test_macros.hpp>

#include "../reports/annual.h"
#include "model/carry_over.h"

namespace taizhang {
namespace {

AnnualView view_of(const Register& reg, int year = 2025) {
  AnnualView view;
  view.year = year;
  refresh(view, reg, make::calendar());
  return view;
}

}  // namespace

TEST_CASE("until the end of March the report is last year's, then this year's") {
  const Register reg = make::year_reg({});
  CHECK(first_view(reg, make::day("2026-03-31")).year == 2025);
  CHECK(first_view(reg, make::day("2026-04-01")).year == 2026);
  CHECK(first_view(reg, make::day("2021-01-15")).format == ReportFormat::Y2019);
}

TEST_CASE("a table is copied as cells for a spreadsheet and with merged cells for a document") {
  const AnnualView view = view_of(make::year_reg({}));
  const std::string tsv = table_tsv(table_of(view.report, 2));
  CHECK(
      tsv.starts_with("第二十条第（一）项\t\t\t\r\n"
                      "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\r\n"
                      "规章\t0\t0\t0\r\n"));
  const std::string html = table_html(table_of(view.report, 3));
  CHECK(html.find("<tr><td rowspan=\"3\" colspan=\"3\">（本列数据的勾稽关系为：") !=
        std::string::npos);
  CHECK(html.find("<td colspan=\"7\">申请人情况</td></tr><tr><td rowspan=\"2\">自然人</td>"
                  "<td colspan=\"5\">法人或其他组织</td><td rowspan=\"2\">总计</td></tr>") !=
        std::string::npos);
  CHECK(html.find("<td rowspan=\"22\">三、本年度办理结果</td>") != std::string::npos);
}

TEST_CASE("the whole report holds title, period, six sections and the tables in their places") {
  const AnnualView view = view_of(make::year_reg(
      {make::application(1, "2025-02-01", "2025-02-10", "granted"),
       make::year_record(2, 2025, {{"problems", std::string("解读<形式>单一。\n今年改进。")}})}));
  const std::string words = report_text(view);
  CHECK(words.starts_with("2025年政府信息公开工作年度报告\n"));
  size_t at = 0;
  for (const char* one :
       {"2025年1月1日至12月31日", "一、总体情况", "新收政府信息公开申请1件",
        "二、主动公开政府信息情况", "规章\t0", "三、收到和处理", "（七）总计\t\t1",
        "四、政府信息公开行政复议", "行政诉讼", "五、存在的主要问题", "今年改进。",
        "六、其他需要报告的事项", "信息处理费0元"}) {
    CAPTURE(one);
    at = words.find(one, at);
    CHECK(at != std::string::npos);
  }
  CHECK(report_html(view).find("<p>解读&lt;形式&gt;单一。</p><p>今年改进。</p>") != std::string::npos);
}

TEST_CASE("a finding is a sentence with its figures, errors before warnings") {
  const AnnualView view = view_of(
      make::year_reg({make::year_record(1, 2025, {{"overview", std::string("收到申请8件。")}}),
                      make::correction(2, 1, "3", "granted", "person", "2"),
                      make::correction(3, 1, "3", "granted", "company", "0.5")}));
  std::vector<std::string> words;
  for (const ReportFinding& one : view.findings)
    words.push_back(finding_words(view.report, one, Language::Chinese));
  CHECK(words ==
        std::vector<std::string>{
            "“（一）予以公开，商业企业”的更正没有填写合适的数字，没有采用；没有的填 0。",
            "“自然人”列：新收 0 加上年结转 0，不等于办理结果总计 2 加结转下年度 0。",
            "“总计”列：新收 0 加上年结转 0，不等于办理结果总计 2 加结转下年度 0。",
            "第五部分“存在的主要问题及改进情况”还没有写，或者写得过短。",
            "“一、总体情况”中写的“收到申请8件”不是新收数，也不是新收与结转之和；表中新收 0 件，"
            "请核对。"});
}

TEST_CASE("a year without records and corrections has no figures") {
  CHECK_FALSE(has_figures(view_of(make::year_reg({})).report));
  CHECK(has_figures(view_of(make::year_reg({make::application(1, "2025-02-01")})).report));
}

TEST_CASE("what is open at the end of a year is carried over in next year's register") {
  const Register reg =
      make::year_reg({make::application(1, "2025-12-01"), make::application(2, "2025-12-02"),
                      make::application(3, "2025-02-01", "2025-02-10", "granted")});
  const Register next = carried_over(reg, make::id(0xDEF), "2026年台账", 2026).value();
  CHECK(make::value(make::report(reg, 2025), 3, "next", "total") == "2");
  CHECK(make::value(make::report(next, 2026), 3, "carried", "total") == "2");
  CHECK(make::value(make::report(next, 2026), 3, "new", "total") == "0");
}

}  // namespace taizhang
