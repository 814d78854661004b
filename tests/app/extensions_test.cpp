#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/due_calendar.h"
#include "app/filtering.h"
#include "app/overview.h"
#include "app/report.h"
#include "app/spreadsheet.h"
#include "formats/xlsx_write.h"
#include "machine.h"

namespace taizhang {
namespace {

// Its first task was due yesterday, on 2026-03-19; somebody asked for more time before that.
struct Office : Machine {
  RecordId task, request;

  Office() : Machine(7) {
    after(OpenSample{}, CreateRegister{});
    for (const OutlineRow& row : state.open->outline)
      if (!row.is_part && !task) task = row.record;
    set(task, fields::kDeadline, parse_deadline("2026-03-19", 2026));
    clock = {{2026, 3, 16}, "2026-03-16T09:00:00+08:00"};
    after(AskExtension{task});
    request = state.open->ledgers.selected;
    clock = {{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};
    after(ShowDetail{true});  // the day has changed
  }
  void set(RecordId record, std::string_view field, Value value) {
    after(ApplyEdits{{{record, std::string(field), std::move(value)}}, {Text::did_change, {""}}});
  }
  void grant(Date until = {2026, 4, 10}) {
    set(request, "new_due", until);
    set(request, "decision", Option{"granted"});
  }
  LightState light() const { return light_state(*state.open, task); }
  const DueLine* due() const {
    const auto found = std::ranges::find(state.open->ledgers.due, task, &DueLine::record);
    return found == state.open->ledgers.due.end() ? nullptr : &*found;
  }
  std::string said() const {
    return extension_words(*find_extension(state.open->ledgers, state.open->reg, request),
                           Language::Chinese);
  }
  std::string cell(std::string_view column) const {
    return cell_words(*state.open, *outline_row(*state.open, task), column, Language::Chinese);
  }
};

}  // namespace

TEST_CASE("asking for more time begins a request that says what is known") {
  Office office;
  const Register& reg = office.reg();
  CHECK(text_of(reg, office.request, "about") == to_text(office.task));
  CHECK(reg.value(office.request, "asked") == Value(Date{2026, 3, 16}));
  CHECK(reg.value(office.request, "old_due") == Value(Date{2026, 3, 19}));
  CHECK(reg.value(office.request, fields::kDepartment) == reg.value(office.task, fields::kLead));
  CHECK(office.state.open->section == Section::Ledger);
  CHECK(office.said() == "缺申请日期或延至的日期，期限仍为 2026-03-19。");
}

TEST_CASE("an approved request changes the light, the list of what is due and every count") {
  Office office;
  CHECK(office.light() == LightState::Overdue);
  const int overdue = overview_of(*office.state.open).tasks.of(LightState::Overdue);
  office.grant();
  CHECK(office.light() == LightState::Normal);
  CHECK(overview_of(*office.state.open).tasks.of(LightState::Overdue) == overdue - 1);
  REQUIRE(office.due());
  CHECK(office.due()->due.at.date == Date{2026, 4, 10});
  CHECK(last_day(*office.state.open, office.task) == Date{2026, 4, 10});
  const std::vector<CalendarEntry> entries = due_entries(*office.state.open, Language::Chinese);
  const auto entry = std::ranges::find(entries, to_text(office.task), &CalendarEntry::id);
  REQUIRE(entry != entries.end());
  CHECK(entry->day == Date{2026, 4, 10});
  CHECK(office.said() == "已同意，期限延至 2026-04-10。");
}

TEST_CASE("what a request changes is as if derived anew") {
  Office office;
  office.grant();
  for (int i = 0; i < 3; ++i) {
    OpenRegister anew = *office.state.open;
    refresh(anew);
    CHECK(office.state.open->ledgers.extended == anew.ledgers.extended);
    CHECK(office.state.open->ledgers.task_lights == anew.ledgers.task_lights);
    office.set(office.request, i == 0 ? "about" : "task", {});  // then it is about no task
  }
  CHECK(office.light() == LightState::Overdue);
}

TEST_CASE("the first deadline stays, and cells say both") {
  Office office;
  office.grant();
  CHECK(deadline_of(office.reg().value(office.task, fields::kDeadline))->text == "2026-03-19");
  CHECK(office.cell(column_ids::kDeadline) == "2026-03-19（延期至 2026-04-10）");
}

TEST_CASE("a request that nobody approved changes nothing, and is taken back by undo") {
  Office office;
  office.set(office.request, "new_due", Date{2026, 4, 10});
  CHECK(office.light() == LightState::Overdue);
  CHECK(office.said() == "尚未批准，期限仍为 2026-03-19。");
  office.set(office.request, "decision", Option{"granted"});
  CHECK(office.light() == LightState::Normal);
  office.after(Undo{});
  CHECK(office.light() == LightState::Overdue);
}

TEST_CASE("a request of the day after the deadline changes nothing and says so") {
  Office office;
  office.grant();
  office.set(office.request, "asked", Date{2026, 3, 20});
  CHECK(office.light() == LightState::Overdue);
  CHECK(office.said() == "2026-03-20 才提出，已过期限 2026-03-19，不能延期。");
}

TEST_CASE("another deadline of the task is extended from there") {
  Office office;
  office.grant();
  office.set(office.task, fields::kDeadline, parse_deadline("2026-05-30", 2026));
  CHECK(last_day(*office.state.open, office.task) == Date{2026, 5, 30});
  CHECK(office.said() == "延至的日期不晚于现期限 2026-05-30，期限不变。");
  office.set(office.task, fields::kDeadline, parse_deadline("2026-03-18", 2026));
  CHECK(last_day(*office.state.open, office.task) == Date{2026, 4, 10});
}

TEST_CASE("filters ask for the day a task was extended to, and for its light") {
  Office office;
  office.grant();
  const OpenRegister& open = *office.state.open;
  const FilterContext context = filter_context(open.ledgers, open.today);
  const auto passes = [&](const Filter& filter) {
    return matches(open.reg, office.task, {filter}, context);
  };
  CHECK(passes({"deadline", Test::After, {"2026-04-01"}, 0}));
  CHECK_FALSE(passes({"deadline", Test::OverdueDays, {}, 0}));
  CHECK(passes({"deadline", Test::Is, {"2026-03-19"}, 0}));  // as it is written
  CHECK(passes({std::string(kLightField), Test::Is, {"normal"}, 0}));
  CHECK_FALSE(passes({std::string(kLightField), Test::Is, {"overdue", "soon"}, 0}));
}

TEST_CASE("a filter of lights is chosen by their names and read again") {
  Office office;
  const OpenRegister& open = *office.state.open;
  const Template& form = open.ledgers.task_form;
  const size_t light = count_filter_fields(form) - 1;
  CHECK(filter_field(form, light).id == kLightField);
  const std::vector<std::string> names =
      choices_of(open, filter_field(form, light), Language::Chinese);
  CHECK(std::ranges::contains(names, "逾期"));
  const std::optional<Filter> late =
      filter_of(open, form, {light, Test::Is, {"逾期"}, {}, {}}, Language::Chinese);
  REQUIRE(late);
  CHECK(late->values == std::vector<std::string>{"overdue"});
  CHECK(filter_words(open, form, *late, Language::Chinese) == "时限灯 是 逾期");
  CHECK(line_of(open, form, *late, Language::Chinese).chosen == std::vector<std::string>{"逾期"});
}

TEST_CASE("sorted by their lights the tasks that press most come first") {
  Office office;
  TableView view;
  view.sort = {{column_ids::kLight, false}};
  office.after(ChangeView{view});
  const OpenRegister& open = *office.state.open;
  CHECK(open.outline[open.shown_tasks.front()].record == office.task);
  CHECK(office.cell(column_ids::kLight) == "逾期 1 天");
}

TEST_CASE("a list that comes back from Excel leaves an extended deadline as it was") {
  Office office;
  office.grant();
  office.after(GoTo{Section::Tasks}, GoTo{Section::Reports});
  ReportScope scope = office.state.open->report->scope;
  scope.kind = ReportKind::Shown;
  office.files.clear();
  office.after(ChangeReport{std::move(scope)}, SaveSheet{});
  const Register before = office.reg();
  office.after(GoTo{Section::Tasks}, ReceiveFile{"任务.xlsx", office.files.at(0).bytes});
  REQUIRE(office.state.pasted);
  office.after(TakePasted{});
  CHECK(office.reg() == before);
}

TEST_CASE("a list that went out before more time was granted leaves the deadline as it is") {
  Office office;
  office.after(GoTo{Section::Tasks});
  const Workbook before = list_workbook(*office.state.open, nullptr, Language::Chinese);
  office.grant();
  const Workbook between = list_workbook(*office.state.open, nullptr, Language::Chinese);
  office.grant({2026, 4, 20});
  office.after(GoTo{Section::Tasks});
  for (const Workbook* workbook : {&before, &between}) {
    office.after(ReceiveFile{"台账.xlsx", to_xlsx(*workbook)});
    REQUIRE(office.state.pasted);
    CHECK(plan_of(*office.state.open, *office.state.pasted, {}, office.state.ids).cells == 0);
  }
}

TEST_CASE("a request that names no task is called by what it says, never by its id") {
  Office office;
  office.set(office.request, "about", Value());
  CHECK(record_words(office.reg(), office.request, Language::Chinese, true) ==
        "延期申请“政策法规处”");
}

}  // namespace taizhang
