#include "ui/register_page.h"

namespace taizhang {
namespace {

struct ReportsPage : RegisterPage {
  ReportsPage() {
    resize(1366, 768);
    press(Role::Button, "报表");
  }
};

}  // namespace

TEST_CASE("each kind of report is shown as the sheet it will be") {
  ReportsPage page;
  for (size_t kind = 0; kind < kReportKinds; ++kind) {
    const Text name = name_of(static_cast<ReportKind>(kind));
    page.press(Role::Button, text(name, Language::Chinese));
    CHECK(page.state.open->report->scope.kind == static_cast<ReportKind>(kind));
    CHECK(page.has(Role::Heading, page.state.open->report->document.title) !=
          page.state.open->report->is_empty);
  }
  page.press(Role::Button, "任务分解表");
  CHECK(page.has(Role::Text, "做好文件解读"));
}

TEST_CASE("a report is of another quarter and department when these are chosen") {
  ReportsPage page;
  page.press(Role::Combobox, "时间");
  page.press(Role::Option, "2025年第4季度");
  CHECK(page.has(Role::Heading, "2025年第4季度工作进展情况"));
  const std::string name = page.state.open->departments.at(0).name;
  page.press(Role::Combobox, "部门");
  page.press(Role::Option, name);
  CHECK(page.state.open->report->scope.department == page.state.open->departments[0].key);
}

TEST_CASE("a period of any days can be typed, and one that ends before it begins is not taken") {
  ReportsPage page;
  page.write("从哪天起", "2026-02-10");
  page.leave();
  page.write("到哪天止", "3月5日");
  page.leave();
  CHECK(page.has(Role::Heading, "2026-02-10至2026-03-05工作进展情况"));
  page.write("到哪天止", "2026-01-01");
  page.leave();
  CHECK(page.state.open->report->scope.to == Date{2026, 3, 5});
}

TEST_CASE("where there is nothing to report, it says what to do and has no button to print") {
  ReportsPage page;
  page.press(Role::Button, "督办单");
  CHECK(page.has(Role::Text, "没有未办结的督办单。在“督办单”台账里登记后，这里一张一页。"));
  CHECK(page.get(Role::Button, "存成 Word").disabled);
  page.press(Role::Button, "转到 督办单");
  CHECK(page.state.open->section == Section::Ledger);
}

TEST_CASE("a report goes to paper, to Word and to a chat by its buttons") {
  ReportsPage page;
  page.press(Role::Button, "复制文字");
  CHECK(page.last<CopyText>().text == page.state.open->report->text);
  page.press(Role::Button, "预览与打印");
  CHECK(page.last<ShowDocument>().title == page.state.open->report->document.title);
  page.press(Role::Button, "存成 Word");
  CHECK(page.last<Download>().name.ends_with(".docx"));
  page.press(Role::Button, "存成 Excel");
  CHECK(page.last<Download>().name.ends_with(".xlsx"));
}

TEST_CASE("a wide report goes on A4 or A3 as one chooses, and so does the next one that is wide") {
  ReportsPage page;
  const auto paper = [&] { return page.state.open->report->document.paper; };
  CHECK_FALSE(page.has(Role::Combobox, "纸张"));
  page.press(Role::Button, "任务分解表");
  CHECK(paper() == Paper::A4Landscape);
  CHECK(page.get(Role::Combobox, "纸张").value == "A4");
  page.press(Role::Combobox, "纸张");
  page.press(Role::Option, "A3");
  CHECK(paper() == Paper::A3Landscape);
  page.press(Role::Button, "预览与打印");
  CHECK(page.last<ShowDocument>().lines.starts_with("paper\ta3-landscape\n"));
  page.press(Role::Button, "进展情况");
  CHECK(paper() == Paper::A4);
  page.press(Role::Button, "当前列表");
  CHECK(paper() == Paper::A3Landscape);
  CHECK(page.get(Role::Combobox, "纸张").value == "A3");
}

TEST_CASE("the list alone goes to CSV too, from the page and from the palette") {
  ReportsPage page;
  CHECK_FALSE(page.has(Role::Button, "存成 CSV"));
  page.press(Role::Button, "当前列表");
  page.press(Role::Button, "存成 CSV");
  const std::string name = page.last<Download>().name;
  CHECK(name.ends_with(".csv"));
  page.effects.clear();
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("存成 CSV");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  CHECK(page.last<Download>().name == name);
}

}  // namespace taizhang
