#include <algorithm>

#include "ui/register_page.h"

namespace taizhang {
namespace {

// The report of 2025 in a register with one application, answered in that year.
struct AnnualPage : RegisterPage {
  AnnualPage() {
    resize(1366, 2400);
    happen(AddLedgerRecord{"application", {}});
    application = state.open->ledgers.selected;
    happen(ApplyEdits{{{application, "received", Date{2025, 3, 3}},
                       {application, "replied", Date{2025, 3, 10}},
                       {application, "result", Option{"granted"}},
                       {application, "kind", Option{"person"}},
                       {application, "title", std::string("除雪经费")}},
                      {}});
    press(Role::Button, "年报");
  }
  std::string stands(std::string_view row, std::string_view column) const {
    return find_figure(table_of(state.open->annual->report, 3), row, column)->value().digits;
  }
  RecordId application;
};

}  // namespace

TEST_CASE("the annual report of last year is counted, and a figure leads to its records") {
  AnnualPage page;
  CHECK(page.state.open->annual->year == 2025);
  CHECK(page.has(Role::Heading, "2025年政府信息公开工作年度报告"));
  CHECK(page.has(Role::Text, "点击表中的数字，查看它由哪些记录统计而来，也可以更正。"));
  page.press(Role::Button, "（一）予以公开，自然人：1");
  CHECK(page.has(Role::Heading, "统计所据的 1 条记录"));
  page.press(Role::Link, "除雪经费");
  CHECK(page.state.open->section == Section::Ledger);
  CHECK(page.state.open->ledgers.selected == page.application);
}

TEST_CASE("a figure is corrected with a reason, stays marked, and the correction is taken back") {
  AnnualPage page;
  page.press(Role::Button, "（一）予以公开，商业企业：0");
  page.press(Role::Button, "更正");
  CHECK(page.has(Role::Text, "请填写整数，没有的填 0。"));
  CHECK(page.has(Role::Text, "请写明更正理由。"));
  CHECK(page.stands("granted", "company") == "0");

  const FigurePlace place{3, "granted", "company"};
  page.happen(CorrectFigure{place, Decimal{"2"}, "漏登两件"});
  CHECK(page.has(Role::Button, "（一）予以公开，商业企业：2，已更正"));
  CHECK(page.has(Role::Text, "台账统计为 0"));
  CHECK(page.stands("total", "total") == "3");
  CHECK(page.has(Role::Button,
                 "“商业企业”列：新收 0 加上年结转 0，不等于办理结果总计 2 加结转下年度 0。"));

  page.happen(CorrectFigure{place, Decimal{"1"}, "漏登一件"});
  CHECK(page.stands("granted", "company") == "1");
  page.press(Role::Button, "撤销更正");
  CHECK(page.stands("granted", "company") == "0");
  page.happen(Undo{});
  CHECK(page.stands("granted", "company") == "1");
}

TEST_CASE("a finding leads to the figure it doubts") {
  AnnualPage page;
  page.happen(CorrectFigure{{3, "next", "legal"}, Decimal{"1"}, "试"});
  page.press(Role::Button,
             "“法律服务机构”列：新收 0 加上年结转 0，不等于办理结果总计 0 加结转下年度 1。");
  CHECK(page.state.open->annual->chosen == FigurePlace{3, "total", "legal"});
}

TEST_CASE("the tables and the whole report are copied for Word and Excel") {
  AnnualPage page;
  page.press(Role::Button, "复制表格");
  CHECK(page.last<CopyTable>().text.find("行政规范性文件\t0\t0\t0") != std::string::npos);
  page.press(Role::Button, "复制全文");
  CHECK(page.last<CopyTable>().text.starts_with("2025年政府信息公开工作年度报告"));
  CHECK(page.last<CopyTable>().html.find("<h2>六、其他需要报告的事项</h2>") != std::string::npos);
}

TEST_CASE("the proposed text is written into the year's record once, to be edited there") {
  AnnualPage page;
  page.press(Role::Button, "到台账写正文");
  const OpenRegister& open = *page.state.open;
  CHECK(open.section == Section::Ledger);
  CHECK(open.ledgers.look.form == "annual_report");
  const RecordId record = open.ledgers.selected;
  CHECK(text_of(open.reg, record, "others") == "本年度收取信息处理费0元。没有其他需要报告的事项。");
  page.happen(GoTo{Section::Annual});
  CHECK(page.state.open->annual->report.record == record);
  CHECK(page.state.open->annual->sections[0].is_written);
  page.happen(WriteAnnual{});
  CHECK(page.state.open->ledgers.selected == record);
}

TEST_CASE("a year without records says what to do next") {
  AnnualPage page;
  page.happen(ChangeAnnual{2020, ReportFormat::Y2021});
  CHECK(page.state.open->annual->format == ReportFormat::Y2019);
  page.press(Role::Button, "打开依申请公开台账");
  CHECK(page.state.open->ledgers.look.form == "application");
}

TEST_CASE("the annual report is found by its name among the commands") {
  AnnualPage page;
  page.happen(GoTo{Section::Tasks});
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("年报");
  page.key(ImGuiKey_Enter);
  CHECK(page.state.open->section == Section::Annual);
}

}  // namespace taizhang
