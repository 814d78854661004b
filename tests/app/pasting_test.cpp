#include "app/pasting.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/update.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

const std::string kLedger =
    "序号\t工作任务\t牵头部门\t责任部门\t完成时限\t状态\r\n"
    "1\t公开年度计划\t办公室\t法规处、执法处\t6月底前\t进行中\r\n"
    "2\t\t\t\t\t\r\n"
    "\t\t\t\t\t\r\n"
    "3\t更新目录\t信息中心\t\t常年\t快好了\r\n";

AppState with_register() {
  AppState state = first_state({}, IdSource(7, 9));
  for (const Intent& intent : {Intent(OpenSample{}), Intent(CreateRegister{})})
    state = update(std::move(state), intent, kClock).state;
  return state;
}

AppState after(AppState state, const Intent& intent) {
  return update(std::move(state), intent, kClock).state;
}

const Template& task_form(const AppState& state) {
  return *state.open->reg.find_template(forms::kTask);
}

RecordId first_part(const AppState& state) { return state.open->outline.front().record; }

}  // namespace

TEST_CASE("a pasted table's columns are known by their headings") {
  const PastedTable table = read_pasted(kLedger);
  CHECK(table.has_header);
  CHECK(table.columns == std::vector{PasteField::Number, PasteField::Title, PasteField::Lead,
                                     PasteField::Responsible, PasteField::Deadline,
                                     PasteField::Status});
}

TEST_CASE("without headings the column with the longest texts is the title") {
  const PastedTable table =
      read_pasted("1\t公开年度计划并更新目录\t办公室\n2\t更新目录和指南\t法规处");
  CHECK_FALSE(table.has_header);
  CHECK(table.columns == std::vector{PasteField::Skip, PasteField::Title, PasteField::Skip});
}

TEST_CASE("a field is taken by one column only") {
  const PastedTable table = with_column(read_pasted(kLedger), 0, PasteField::Title);
  CHECK(table.columns[0] == PasteField::Title);
  CHECK(table.columns[1] == PasteField::Skip);
}

TEST_CASE("rows become tasks, and what cannot be read is said") {
  const AppState state = with_register();
  const PastedTasks pasted = tasks_of(read_pasted(kLedger), task_form(state));
  REQUIRE(pasted.tasks.size() == 2);
  CHECK(pasted.without_title == 1);  // the blank row is not counted
  CHECK(pasted.tasks[0].responsible == std::vector<std::string>{"法规处", "执法处"});
  CHECK(pasted.tasks[0].status == "ongoing");
  CHECK(pasted.tasks[1].status.empty());
  CHECK(pasted.tasks[1].unread == "快好了");
}

TEST_CASE("pasted rows are one undo step") {
  const AppState before = with_register();
  AppState state = after(before, ReceiveTable{kLedger});
  REQUIRE(state.pasted);
  CHECK(state.open->reg == before.open->reg);  // nothing is written before it was looked at
  const RecordId part = first_part(state);
  state = after(std::move(state), TakePasted{part});
  CHECK_FALSE(state.pasted);
  CHECK(state.open->tasks == before.open->tasks + 2);
  state = after(std::move(state), Undo{});
  CHECK(state.open->tasks == before.open->tasks);
}

TEST_CASE("pasted cells are typed: deadline, status, departments old and new") {
  AppState state = after(with_register(), ReceiveTable{kLedger});
  const RecordId part = first_part(state);
  state = after(std::move(state), TakePasted{part});
  const Register& reg = state.open->reg;
  const RecordId task = state.open->selected;
  CHECK(text_of(reg, task, fields::kTitle) == "公开年度计划");
  const Deadline* deadline = deadline_of(reg.value(task, fields::kDeadline));
  REQUIRE(deadline != nullptr);
  CHECK(due_date(*deadline).has_value());
  CHECK(reg.value(task, fields::kStatus) == Value(Option{"ongoing"}));
  CHECK(reg.value(task, fields::kResponsible) == Value(Departments{{"法规处", "执法处"}}));
  CHECK(reg.exists(department_id("法规处")));
}

TEST_CASE("a word or a sentence that is pasted is no table") {
  CHECK_FALSE(after(with_register(), ReceiveTable{"只有一个词"}).pasted);
  CHECK(after(with_register(), ReceiveTable{"第一项\n第二项"}).pasted);
}

TEST_CASE("a pasted table that is put away changes nothing") {
  const AppState before = with_register();
  const AppState state = after(after(before, ReceiveTable{kLedger}), DropPasted{});
  CHECK_FALSE(state.pasted);
  CHECK(state.open->reg == before.open->reg);
}

}  // namespace taizhang
