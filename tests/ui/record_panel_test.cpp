#include "model/own_form.h"
#include "ui/register_page.h"

namespace taizhang {

TEST_CASE("a field of the office's own is added to tasks and filled in their panel") {
  RegisterPage page;
  page.press(Role::Button, "列");
  page.frame(2);
  page.press(Role::Button, "任务的自建字段…");
  page.frame(2);
  CHECK(page.has(Role::Dialog, "“任务”的设置"));
  CHECK_FALSE(page.has(Role::Button, "牵头部门"));
  page.write("新字段的名称", "经办人");
  page.press(Role::Button, "添加字段");
  page.press(Role::Button, "完成");
  page.press(Role::Button, "选中任务 1.1");
  page.write("经办人", "李云");
  page.leave();
  const Field& added = page.state.open->ledgers.task_form.fields.back();
  CHECK(text_of(page.state.open->reg, page.state.open->selected, added.id) == "李云");
}

TEST_CASE("a task leads to the records that name it, and each of those back to the task") {
  RegisterPage page;
  page.resize(1366, 4000);
  const RecordId task = page.state.open->outline.at(1).record;
  const std::string title(text_of(page.state.open->reg, task, fields::kTitle));
  page.happen(AddLedgerRecord{"site", {}, "门户网站"});
  const RecordId site = page.state.open->ledgers.selected;
  page.happen(ApplyEdits{{{site, "task", to_text(task)}}, {Text::did_add_record, {}}});
  page.happen(ShowRecord{task});
  page.frame(2);
  page.press(Role::Link, "门户网站");
  page.frame(2);
  CHECK(page.state.open->section == Section::Ledger);
  CHECK(page.state.open->ledgers.selected == site);
  const std::string number = page.state.open->outline.at(1).number;
  page.press(Role::Link, (number + " " + title).c_str());
  page.frame(2);
  CHECK(page.state.open->section == Section::Tasks);
  CHECK(page.state.open->selected == task);
}

TEST_CASE("the panel of an application says what its dates tell and what its letters lack") {
  RegisterPage page;
  page.resize(1366, 6000);
  page.happen(AddLedgerRecord{"application", {}});
  const RecordId application = page.state.open->ledgers.selected;
  page.happen(ApplyEdits{
      {{application, "received", Date{2026, 3, 2}}, {application, "state", Option{"answered"}}},
      {Text::did_add_record, {}}});
  page.frame(2);
  CHECK(page.has(Role::Text, "按登记的日期：待答复"));
  CHECK(page.has(Role::Text, "办理状态与登记的日期不符，按日期应为“待答复”。"));
  page.happen(AddLedgerRecord{"consultation", application});
  const RecordId letter = page.state.open->ledgers.below.at(application).front();
  page.happen(ApplyEdits{{{letter, "kind", Option{"third_party"}},
                          {letter, "sent", Date{2026, 3, 3}},
                          {letter, "received", Date{2026, 3, 4}},
                          {letter, "answered", Date{2026, 3, 5}}},
                         {Text::did_add_record, {}}});
  page.frame(2);
  CHECK(page.has(Role::Text, "未登记意见。"));
}

TEST_CASE("what the work on a task lacks and wants next is folded away until it is written") {
  RegisterPage page;
  page.resize(1366, 2000);
  const RecordId task = page.state.open->outline.at(1).record;
  page.happen(ShowRecord{task});
  page.frame(2);
  CHECK_FALSE(page.has(Role::Textbox, "存在问题"));
  page.press(Role::Button, "展开 其他");
  page.write("责任人", "王敏");
  page.leave();
  CHECK(text_of(page.state.open->reg, task, "contact") == "王敏");
  page.press(Role::Button, "收起 其他");
  CHECK(page.has(Role::Textbox, "责任人"));
  CHECK_FALSE(page.has(Role::Textbox, "存在问题"));
}

TEST_CASE("the day of an event is asked for where a deadline counts from one") {
  RegisterPage page;
  const RecordId task = page.state.open->outline.at(1).record;
  page.happen(ShowRecord{task});
  page.frame(2);
  CHECK_FALSE(page.has(Role::Textbox, "触发日期"));
  page.happen(ApplyEdits{{{task, "deadline", parse_deadline("批复后20日内", 2026)}},
                         {Text::did_change, {"任务"}}});
  page.frame(2);
  CHECK_FALSE(page.state.open->ledgers.task_lights.contains(task));
  page.write("触发日期", "2026-03-02");
  page.leave();
  CHECK(page.state.open->reg.value(task, fields::kEventDate) == Value(Date{2026, 3, 2}));
  CHECK(page.state.open->ledgers.task_lights.contains(task));
}

TEST_CASE("how a term came to its day is shown day by day when it is asked for") {
  RegisterPage page;
  page.resize(1366, 2000);
  page.happen(AddLedgerRecord{"application", {}});
  const RecordId application = page.state.open->ledgers.selected;
  page.happen(ApplyEdits{
      {{application, "received", Date{2026, 3, 2}}, {application, "channel", Option{"person"}}},
      {Text::did_add_record, {}}});
  page.frame(2);
  CHECK_FALSE(page.has(Role::Text, "2026-03-02 起算"));
  page.press(Role::Button, "逐日计算");
  CHECK(page.has(Role::Text, "2026-03-02 起算"));
  CHECK(page.has(Role::Text, "2026-03-03 第 1 天"));
  CHECK(page.has(Role::Text, "2026-03-07 休息，不计"));
  CHECK(page.has(Role::Text, "2026-03-30 第 20 天"));
  page.press(Role::Button, "逐日计算");
  CHECK_FALSE(page.has(Role::Text, "2026-03-02 起算"));
}

}  // namespace taizhang
