#include "app/reports.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "app/closing.h"
#include "app/due_calendar.h"
#include "app/overview.h"
#include "machine.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 11, 24}, "2026-11-24T09:00:00+08:00"};

bool says(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

// Two tasks, of which the second, led by 宣教处, is six days late.
AppState office(std::string_view deadline = "2026年11月18日前") {
  Register reg = make::office();
  make::fill(reg, make::id(2), fields::kDeadline, parse_deadline(deadline, 2026), "due", "办公室");
  const ReceiveFile file{"台账.taizhang.json", make::bytes_of(reg)};
  AppState state = update(make::start(), file, kClock).state;
  return update(std::move(state), GoTo{Section::Reports}, kClock).state;
}

const ReportView& report(AppState& state, ReportKind kind, std::string department = {}) {
  ReportScope scope = state.open->report->scope;
  scope.kind = kind;
  scope.department = std::move(department);
  state = update(std::move(state), ChangeReport{std::move(scope)}, kClock).state;
  return *state.open->report;
}

const DocumentTable& first_table(const Document& document) {
  for (const Block& block : document.blocks)
    if (const auto* table = std::get_if<DocumentTable>(&block)) return *table;
  throw std::logic_error("there is no table");
}

}  // namespace

TEST_CASE("quarters are those of the calendar, also over the turn of the year") {
  CHECK(quarter_of({2026, 11, 24}) == Period{{2026, 10, 1}, {2026, 12, 31}});
  CHECK(quarter_of({2026, 2, 1}, -1) == Period{{2025, 10, 1}, {2025, 12, 31}});
  CHECK(quarter_of({2024, 1, 31}) == Period{{2024, 1, 1}, {2024, 3, 31}});
}

TEST_CASE("the progress report counts tasks by status and light, of all and of each department") {
  AppState state = office();
  const ReportView& view = report(state, ReportKind::Progress);
  CHECK(view.document.title == "2026年第4季度工作进展情况");
  CHECK(says(view.text, "截至2026年11月24日，《2026年政务公开任务》共有任务"));
  CHECK(says(view.text, "逾期1项"));
  CHECK(says(view.text, "本期没有登记进展"));
  CHECK(says(view.text, "统计日期：2026-11-24；范围：全部"));
}

TEST_CASE("what is suspended or cancelled is neither late nor due, and no part of a percentage") {
  AppState state = office();  // task 2 is late
  const auto set = [&](uint64_t task, const char* status) {
    const ApplyEdits edit{{{make::id(task), std::string(fields::kStatus), Option{status}}},
                          {Text::did_change, {""}}};
    state = update(std::move(state), edit, kClock).state;
  };
  set(1, "closed");
  set(2, "suspended");
  CHECK(light_state(*state.open, make::id(2)) == LightState::SetAside);
  CHECK(state.open->ledgers.due.empty());
  CHECK(due_entries(*state.open, Language::Chinese).empty());
  set(3, "cancelled");
  const Overview overview = overview_of(*state.open);
  CHECK(overview.tasks.of(LightState::SetAside) == 2);
  CHECK(overview.tasks.closed() == 1);
  CHECK(per_cent_closed(overview.tasks) == 100);
  CHECK(unfinished_tasks(*state.open) == 1);  // a suspended task goes along into next year
  const std::string text = report(state, ReportKind::Progress).text;
  CHECK(says(text, "完成率100%"));
  CHECK(says(text, "另有2项暂缓或取消，不计入完成率。"));
  CHECK_FALSE(says(text, "逾期1项"));
  CHECK(says(text, "取消"));
  CHECK_FALSE(says(text, "退回"));  // nobody has it, so it has no column
  set(2, "not_started");
  CHECK(light_state(*state.open, make::id(2)) == LightState::Overdue);
}

TEST_CASE("a score sheet has the official columns, an indicator and what it comes to once") {
  Machine desk(7);
  desk.after(OpenSample{}, CreateRegister{});
  const auto item = [&](const char* indicator, const char* title, const char* points) {
    desk.after(AddLedgerRecord{"score", {}});
    const RecordId id = desk.state.open->ledgers.selected;
    desk.after(ApplyEdits{{{id, "indicator", std::string(indicator)},
                           {id, "title", std::string(title)},
                           {id, "points", Decimal{"5"}},
                           {id, "self_score", Decimal{"5"}},
                           {id, "assessed_score", Decimal{points}}},
                          {Text::did_change, {""}}});
  };
  item("主动公开", "公文", "4.5");
  item("依申请公开", "按期答复", "3");
  item("主动公开", "年度报告", "5");
  desk.after(GoTo{Section::Reports});
  const DocumentTable table = first_table(report(desk.state, ReportKind::Scores).document);
  const auto words = [&](size_t row) {
    std::string line;
    for (const DocumentCell& cell : table.rows[row]) line += cell.text + "|";
    return line;
  };
  CHECK(words(0) == "指标|具体项目|分值|评分说明|考核填报|附件或链接|自评分|项目分|指标分|");
  CHECK(words(1) == "主动公开|公文|5||||5|4.5|9.5|");
  CHECK(words(2) == "年度报告|5||||5|5|");
  CHECK(words(3) == "依申请公开|按期答复|5||||5|3|3|");
  CHECK(words(4) == "合计||15||||15|12.5|12.5|");
  CHECK(table.rows[1].front().rows == 2);
  CHECK(table.rows[1].back().rows == 2);
}

TEST_CASE("a line of the score sheet that nobody has assessed has what breaches leave of it") {
  Machine desk(7);
  desk.after(OpenSample{}, CreateRegister{}, AddLedgerRecord{"calendar_day", {}},
             AddLedgerRecord{"score", {}});
  const RecordId id = desk.state.open->ledgers.selected;
  desk.after(ApplyEdits{{{id, "indicator", std::string("日历")},
                         {id, "title", std::string("依据")},
                         {id, "points", Decimal{"5"}},
                         {id, "counts", std::string("calendar_day/basis")},
                         {id, "deduction", Decimal{"0.5"}}},
                        {Text::did_change, {""}}},
             GoTo{Section::Reports});
  const DocumentTable table = first_table(report(desk.state, ReportKind::Scores).document);
  CHECK(table.rows[1][7].text == "4.5（系统扣分 0.5）");
  CHECK(table.rows[1][8].text == "4.5");
  CHECK(table.rows[2].back().text == "4.5");
}

TEST_CASE("the overdue list of one department has what is late in its ledgers") {
  AppState state = office();
  for (const char* key : {"法规处", "督查处"}) {
    state = update(std::move(state), AddLedgerRecord{"slip", {}, key}, kClock).state;
    const RecordId slip = state.open->ledgers.selected;
    const ApplyEdits edit{
        {{slip, "department", make::departments({key})}, {slip, "due", Date{2026, 11, 2}}},
        {Text::did_change, {""}}};
    state = update(std::move(state), edit, kClock).state;
  }
  state = update(std::move(state), GoTo{Section::Reports}, kClock).state;
  const auto slips = [&](std::string department) {
    const std::string text = report(state, ReportKind::Overdue, std::move(department)).text;
    return std::pair(says(text, "2026-11-02"), text.find("2026-11-02") != text.rfind("2026-11-02"));
  };
  CHECK(slips("") == std::pair(true, true));
  CHECK(slips("法规处") == std::pair(true, false));
  CHECK(slips("宣教处") == std::pair(false, false));
}

TEST_CASE("a list of tasks that nobody leads says so when it is printed") {
  AppState state = office();
  TableView view = state.open->view;
  view.unled = true;
  state = update(std::move(state), GoTo{Section::Tasks}, kClock).state;
  state = update(std::move(state), ChangeView{view}, kClock).state;
  state = update(std::move(state), GoTo{Section::Reports}, kClock).state;
  CHECK(says(report(state, ReportKind::Shown).text, "无人牵头"));
}

TEST_CASE("a report of one department has only what that leads") {
  AppState state = office();
  const size_t all = first_table(report(state, ReportKind::Decomposition).document).rows.size();
  std::string key;
  for (const Department& one : state.open->departments)
    if (one.name == "宣教处") key = one.key;
  const ReportView& view = report(state, ReportKind::Decomposition, key);
  CHECK(first_table(view.document).rows.size() <= all);
  CHECK(says(view.text, "范围：宣教处"));
}

TEST_CASE("notes count for the period they were written in") {
  AppState state = office("2026年12月31日前");
  state = update(std::move(state), AddNote{make::id(2), "登记了三个账号"}, kClock).state;
  CHECK(says(report(state, ReportKind::Progress).text, "2026-11-24：登记了三个账号"));
  ReportScope scope = state.open->report->scope;
  scope.from = {2026, 1, 1};
  scope.to = {2026, 3, 31};
  state = update(std::move(state), ChangeReport{std::move(scope)}, kClock).state;
  CHECK_FALSE(says(state.open->report->text, "登记了三个账号"));
}

TEST_CASE("overdue tasks are listed with the days they are late, the latest first") {
  AppState state = office();
  const DocumentTable& table = first_table(report(state, ReportKind::Overdue).document);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[1][4].text == "6");
}

TEST_CASE("without anything overdue the report says so") {
  AppState state = office("2026年12月31日前");
  CHECK(says(report(state, ReportKind::Overdue).text, "没有逾期任务。"));
}

TEST_CASE("an edit while a report is shown is in it at once") {
  AppState state = office();
  report(state, ReportKind::Decomposition);
  state = update(std::move(state),
                 ApplyEdits{{{make::id(2), std::string(fields::kTitle), std::string("改过的题目")}},
                            {}},
                 kClock)
              .state;
  CHECK(says(state.open->report->text, "改过的题目"));
}

TEST_CASE("what there is nothing of has no document to print") {
  AppState state = office();
  for (const ReportKind kind : {ReportKind::Slips, ReportKind::Scores})
    CHECK(report(state, kind).is_empty);
}

TEST_CASE("the list is reported with the filter it was looked at with") {
  AppState state = office();
  TableView view = state.open->view;
  view.search = "解读";
  state = update(std::move(state), GoTo{Section::Tasks}, kClock).state;
  state = update(std::move(state), ChangeView{std::move(view)}, kClock).state;
  state = update(std::move(state), GoTo{Section::Reports}, kClock).state;
  const ReportView& shown = report(state, ReportKind::Shown);
  CHECK(says(shown.text, "筛选：含“解读”"));
  CHECK_FALSE(says(shown.text, "新媒体备案"));
}

TEST_CASE("the annual report has its tables with their merged cells") {
  AppState state = office();
  const Document& document = report(state, ReportKind::Annual).document;
  size_t tables = 0;
  bool is_merged = false;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<DocumentTable>(&block);
    if (table == nullptr) continue;
    ++tables;
    for (const auto& row : table->rows)
      for (const DocumentCell& cell : row) is_merged |= cell.rows > 1 && cell.columns >= 1;
  }
  CHECK(tables == 3);
  CHECK(is_merged);
}

TEST_CASE("what is due goes out as a calendar, each task under an id that stays") {
  AppState state = office();
  const std::vector<CalendarEntry> entries = due_entries(*state.open, Language::Chinese);
  REQUIRE(entries.size() == 1);
  CHECK(entries[0] == CalendarEntry{to_text(make::id(2)),
                                    {2026, 11, 18},
                                    "到期：新媒体备案",
                                    "宣教处\n2026年政务公开任务"});
  const Step step = update(state, ExportCalendar{}, kClock);
  const auto* file = step.effects.at(0).get_if<Download>();
  REQUIRE(file != nullptr);
  CHECK(file->name.ends_with(".ics"));
  CHECK(says(file->bytes, "SUMMARY:到期：新媒体备案"));
}

TEST_CASE("a report is written in the interface's language") {
  AppState state = office();
  Settings settings = state.settings;
  settings.language = Language::English;
  state = update(std::move(state), ChangeSettings{settings}, kClock).state;
  CHECK(says(report(state, ReportKind::Progress).text, "Quarter 4 of 2026"));
}

TEST_CASE("a report is copied and printed as it is shown") {
  AppState state = office();
  report(state, ReportKind::Overdue);
  const Step copied = update(state, CopyReport{}, kClock);
  REQUIRE(copied.effects.size() == 1);
  CHECK(copied.effects[0].get_if<CopyText>()->text == state.open->report->text);
  const Step printed = update(state, PrintReport{}, kClock);
  REQUIRE(printed.effects.size() == 1);
  CHECK(says(printed.effects[0].get_if<ShowDocument>()->lines, "paper\ta4-landscape\n"));
}

TEST_CASE("what is on A4 upright stays on it, what is wide goes on the paper that was chosen") {
  AppState state = office();
  ReportScope scope = state.open->report->scope;
  scope.paper = Paper::A3Landscape;
  state = update(std::move(state), ChangeReport{std::move(scope)}, kClock).state;
  CHECK(report(state, ReportKind::Progress).document.paper == Paper::A4);
  CHECK(report(state, ReportKind::Overdue).document.paper == Paper::A3Landscape);
}

}  // namespace taizhang
