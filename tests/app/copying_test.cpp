#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/update.h"
#include "formats/clipboard_table.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

Step after(AppState state, const Intent& intent) {
  return update(std::move(state), intent, kClock);
}

AppState with_register() {
  AppState state = make::start();
  state = after(std::move(state), OpenSample{}).state;
  return after(std::move(state), CreateRegister{}).state;
}

// The cells that go to the clipboard when `selected` is.
TableCells copied(AppState state, RecordId selected) {
  state.open->selected = selected;
  const Step step = after(std::move(state), CopyRows{});
  REQUIRE(step.effects.size() == 1);
  return parse_tsv(step.effects[0].get_if<CopyTable>()->text);
}

}  // namespace

TEST_CASE("with nothing selected every task that is shown is copied below its headings") {
  const AppState state = with_register();
  const TableCells cells = copied(state, {});
  CHECK(cells.size() == 19);
  CHECK(cells[0][1] == "任务");
  CHECK(cells[1][0] == "1.1");
}

TEST_CASE("of a selected part its tasks are copied, of a task it alone") {
  const AppState state = with_register();
  const OutlineRow& part = state.open->outline.front();
  REQUIRE(part.is_part);
  CHECK(copied(state, part.record).size() == static_cast<size_t>(part.tasks) + 1);
  CHECK(copied(state, state.open->outline[1].record).size() == 2);
}

TEST_CASE("of tasks that are ticked these are copied, whatever is selected") {
  AppState state = with_register();
  std::vector<RecordId> tasks;
  for (const OutlineRow& row : state.open->outline)
    if (!row.is_part) tasks.push_back(row.record);
  for (const size_t place : {1, 3}) state = after(std::move(state), MarkRow{tasks[place]}).state;
  const std::string first(text_of(state.open->reg, tasks[1], fields::kTitle));
  const std::string second(text_of(state.open->reg, tasks[3], fields::kTitle));
  const TableCells cells = copied(std::move(state), tasks[0]);
  REQUIRE(cells.size() == 3);
  CHECK(cells[1][1] == first);
  CHECK(cells[2][1] == second);
}

TEST_CASE("what is copied is said once the clipboard has it") {
  AppState state = with_register();
  state.toast.reset();
  state = after(std::move(state), CopyRows{}).state;
  CHECK_FALSE(state.toast);
  state = after(std::move(state), CopiedIntent{true}).state;
  REQUIRE(state.toast);
  CHECK(say(state.toast->message, Language::Chinese) == "已复制 18 项，可以贴进 Excel 或 WPS。");
}

TEST_CASE(
    "what the browser does not let be copied is not said to be, but how to do it, until it is "
    "done") {
  AppState state = with_register();
  state.toast.reset();
  state = after(std::move(state), CopyRows{}).state;
  state = after(std::move(state), CopiedIntent{false}).state;
  CHECK_FALSE(state.toast);
  REQUIRE(state.strip);
  CHECK(say(state.strip->message, Language::Chinese).contains("请按 Ctrl+C"));
  state = after(std::move(state), CopiedIntent{true}).state;
  CHECK_FALSE(state.strip);
  REQUIRE(state.toast);
  CHECK(say(state.toast->message, Language::Chinese) == "已复制。");
}

TEST_CASE(
    "a copy within a field is not spoken of, and takes no strip away that says something else") {
  AppState state = with_register();
  state.toast.reset();
  state = after(std::move(state), FileUnreadable{"通知.txt"}).state;
  state = after(std::move(state), CopiedIntent{true}).state;
  CHECK(state.strip);
  CHECK_FALSE(state.toast);
}

}  // namespace taizhang
