#include "ui/register_page.h"

namespace taizhang {
namespace {

// A task due on 2026-06-30, for which more time was asked today.
struct ExtensionPage : RegisterPage {
  RecordId request;

  ExtensionPage() {
    resize(1600, 1400);
    press(Role::Button, "选中任务 1.2");
    press(Role::Button, "申请延期");
    request = state.open->ledgers.selected;
  }
  void fill(std::string field, Value value) {
    happen(ApplyEdits{{{request, std::move(field), std::move(value)}}, {Text::did_change, {""}}});
  }
  void show_task() {
    press(Role::Button, "全部任务 3");
    press(Role::Button, "选中任务 1.2");
  }
};

TEST_CASE("more time is asked for from the task, and the request says what it comes to") {
  ExtensionPage page;
  CHECK(page.has(Role::Text, "缺申请日期或延至的日期，期限仍为 2026-06-30。"));
  page.fill("new_due", Date{2026, 7, 31});
  CHECK(page.has(Role::Text, "尚未批准，期限仍为 2026-06-30。"));
  page.fill("decision", Option{"granted"});
  CHECK(page.has(Role::Text, "已同意，期限延至 2026-07-31。"));
}

TEST_CASE("an extended task shows both days, with the request they come from") {
  ExtensionPage page;
  page.fill("new_due", Date{2026, 7, 31});
  page.fill("decision", Option{"granted"});
  page.show_task();
  CHECK(page.get(Role::Textbox, "完成时限").value == "6月底前");
  CHECK(page.has(Role::Text, "原时限 2026-06-30 → 延期至 2026-07-31"));
  CHECK(page.has(Role::Gridcell, "2026-07-31"));
  page.press(Role::Button, "延期申请  ·  2026-03-20");
  CHECK(page.state.open->ledgers.selected == page.request);
  CHECK(page.state.open->section == Section::Ledger);
}

TEST_CASE("a request that was refused leaves the deadline, and the task says so") {
  ExtensionPage page;
  page.fill("new_due", Date{2026, 7, 31});
  page.fill("decision", Option{"refused"});
  page.show_task();
  CHECK(page.has(Role::Text, "未获同意，期限仍为 2026-06-30。"));
  CHECK(page.has(Role::Gridcell, "2026-06-30"));
  CHECK_FALSE(page.has(Role::Text, "原时限 2026-06-30 → 延期至 2026-07-31"));
}

TEST_CASE("a request about something else than a task says that it extends tasks alone") {
  ExtensionPage page;
  const std::string words = "延期申请只改任务的完成时限；这一项的时限请在它自己的记录里改。";
  CHECK_FALSE(page.has(Role::Text, words));
  page.happen(AddLedgerRecord{"slip", {}});
  const RecordId slip = page.state.open->ledgers.selected;
  page.happen(ShowRecord{page.request});
  page.fill("about", to_text(slip));
  CHECK(page.has(Role::Text, words));
}

TEST_CASE("the light of each task stands in the table and sorts it") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("完成时限", "2026-03-10");
  page.leave();
  CHECK(page.has(Role::Gridcell, "逾期 10 天"));
  page.press(Role::ColumnHeader, "灯");
  const OpenRegister& open = *page.state.open;
  CHECK(open.outline[open.shown_tasks.front()].number == "1.1");
}

}  // namespace
}  // namespace taizhang
