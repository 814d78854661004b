#include "ui/application.h"

namespace taizhang {
namespace {

struct PreviewPage : Application {
  explicit PreviewPage(const char* notice = kNotice) { happen(ReadNotice{"", notice}); }
  const NoticeTask& task(size_t index) const {
    return state.preview->now.draft.notice.tasks[index];
  }
};

TEST_CASE("the preview lists the tasks, the questions and the notice's lines") {
  PreviewPage page;
  CHECK(page.has(Role::Heading, "一、讲明政策"));
  CHECK(page.has(Role::Gridcell, "公布财政账本"));
  CHECK(page.has(Role::Gridcell, "6月底前"));
  CHECK(page.has(Role::ListItem, "第5行 “各大队”指哪些部门"));
  CHECK(page.has(Role::ListItem, "第12行 没有牵头部门，由唯一的责任部门牵头"));
  CHECK(page.has(Role::ListItem, "（二）公布财政账本。预算按时公布。"));
  CHECK(page.has(Role::Text, "12 行"));
}

TEST_CASE("a task and its place in the notice are chosen together") {
  PreviewPage page;
  page.press(Role::Button, "选中任务 1.2");
  CHECK(page.get(Role::ListItem, "（二）公布财政账本。预算按时公布。").selected);
  page.press(Role::ListItem, "（一）提升门户网站。栏目按时更新。");
  CHECK(page.get(Role::Button, "选中任务 2.1").selected);
  CHECK_FALSE(page.get(Role::Button, "选中任务 1.2").selected);
}

TEST_CASE("a question shows its task and the words it is about") {
  PreviewPage page;
  page.press(Role::ListItem, "第5行 “各大队”指哪些部门");
  CHECK(page.get(Role::Button, "选中任务 1.1").selected);
  CHECK(page.get(Role::ListItem, "责任部门：各大队").selected);
  CHECK_FALSE(page.get(Role::ListItem, "牵头部门：政策法规处").selected);
}

TEST_CASE("a task's title is corrected by typing") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.write("任务", "解读材料与正文同步上网");
  page.press(Role::Button, "记下修改");
  CHECK(page.has(Role::Gridcell, "解读材料与正文同步上网"));
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("a task's title stays one line, whatever was pasted into it") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.write("任务", "甲\n乙");
  page.press(Role::Button, "记下修改");
  CHECK(page.task(0).title == "甲 乙");
}

TEST_CASE("a double click on a task opens it to be corrected") {
  PreviewPage page;
  page.double_press(Role::Gridcell, "公布财政账本");
  CHECK(page.get(Role::Textbox, "任务").value == "公布财政账本");
}

TEST_CASE("a correction that is not kept leaves the task as it was read") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.write("任务", "别的");
  page.press(Role::Button, "返回");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.state.preview->history.empty());
}

TEST_CASE("Esc leaves the field first and the dialog then") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.write("完成时限", "9月底前");
  page.key(ImGuiKey_Tab);
  page.write("任务", "别的");
  page.key(ImGuiKey_Escape);
  REQUIRE(page.has(Role::Dialog, "改任务"));
  CHECK(page.get(Role::Textbox, "任务").value == "做好文件解读");
  CHECK(page.get(Role::Textbox, "完成时限").value == "9月底前");
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Dialog, "改任务"));
}

TEST_CASE("Esc closes a list of departments and not the dialog around it") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.press(Role::Combobox, "牵头部门");
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Button, "选好了"));
  CHECK(page.has(Role::Dialog, "改任务"));
}

TEST_CASE("a deadline says how it is understood while it is typed") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.write("完成时限", "9月底前");
  CHECK(page.has(Role::Text, "2026-09-30 到期"));
  page.write("完成时限", "尽快");
  CHECK(page.has(Role::Text, "没读成日期，按原文保留"));
  page.press(Role::Button, "记下修改");
  CHECK(page.has(Role::Gridcell, "尽快"));
}

TEST_CASE("a lead that is ticked answers the question who leads") {
  PreviewPage page;
  page.press(Role::Button, "改任务 2.1");
  page.press(Role::Combobox, "牵头部门");
  page.press(Role::Checkbox, "办公室");
  page.press(Role::Button, "选好了");
  page.press(Role::Button, "记下修改");
  CHECK(page.task(2).lead == std::vector<std::string>{"办公室"});
  CHECK_FALSE(page.has(Role::ListItem, "第12行 没有牵头部门，由唯一的责任部门牵头"));
}

TEST_CASE("a task that is left out is not counted, and can be taken back") {
  PreviewPage page;
  page.press(Role::Checkbox, "带入任务 1.2");
  CHECK_FALSE(page.get(Role::Checkbox, "带入任务 1.2").checked);
  CHECK(
      page.has(Role::Status, "将带入 2 项任务。2 处待看可以先放着，建好后再补。原文随台账保存。"));
  page.press(Role::Checkbox, "带入任务 1.2");
  CHECK(page.get(Role::Checkbox, "带入任务 1.2").checked);
  page.press(Role::Button, "建立台账");
  CHECK(page.state.open->tasks == 3);
}

TEST_CASE("a collective name gives way to the departments that are ticked") {
  PreviewPage page;
  page.press(Role::Button, "展开");
  REQUIRE(page.has(Role::Dialog, "“各大队”指哪些部门？"));
  CHECK(page.get(Role::Button, "替换").disabled);
  page.press(Role::Checkbox, "办公室");
  page.press(Role::Checkbox, "信息中心");
  page.press(Role::Button, "替换");
  CHECK(page.has(Role::Gridcell, "办公室、信息中心"));
  CHECK_FALSE(page.has(Role::ListItem, "第5行 “各大队”指哪些部门"));
}

TEST_CASE(
    "a department that is not in the list is written down beside it, and undone in one step") {
  PreviewPage page;
  page.press(Role::Button, "展开");
  page.write("部门名称", "直属一大队");
  page.press(Role::Button, "加入");
  CHECK(page.get(Role::Checkbox, "直属一大队").checked);
  page.press(Role::Button, "替换");
  CHECK(page.has(Role::Gridcell, "直属一大队"));
  page.press(Role::Button, "撤销 Ctrl+Z");
  CHECK(page.has(Role::Gridcell, "各大队"));
  CHECK(page.state.preview->history.empty());
}

TEST_CASE("a question that is agreed to is gone from the list") {
  PreviewPage page;
  page.press(Role::Button, "同意");
  CHECK_FALSE(page.has(Role::ListItem, "第12行 没有牵头部门，由唯一的责任部门牵头"));
  page.press(Role::Button, "保留原名");
  CHECK(page.has(Role::Text, "全部读懂，共 3 项。"));
  CHECK(page.has(Role::Status, "将带入 3 项任务。原文随台账保存。"));
}

TEST_CASE("a collective name is asked about once, and one answer is for every place") {
  PreviewPage page(
      "一、清理店招\n（一）逐户登记。\n牵头单位：市容处\n责任单位：各大队\n"
      "（二）逐户拆除。\n牵头单位：市容处\n责任单位：各大队\n");
  CHECK(page.has(Role::ListItem, "第4行 “各大队”指哪些部门，共 2 处"));
  page.press(Role::Button, "保留原名");
  CHECK_FALSE(page.has(Role::ListItem, "第4行 “各大队”指哪些部门，共 2 处"));
  page.press(Role::Button, "撤销 Ctrl+Z");
  CHECK(page.has(Role::ListItem, "第4行 “各大队”指哪些部门，共 2 处"));
}

TEST_CASE("a line that was not understood becomes a task") {
  PreviewPage page(
      "一、清理店招。逐户登记。\n"
      "责任单位：市容处\n"
      "这一段没有编号，也没有责任单位。\n"
      "二、更换桶具。逐点更换。\n"
      "责任单位：环卫处\n");
  page.press(Role::Button, "另立任务");
  CHECK(page.has(Role::Gridcell, "这一段没有编号，也没有责任单位。"));
  CHECK(page.has(Role::Button, "选中任务 3"));
}

TEST_CASE("a twin that is left out is one step to undo") {
  PreviewPage page(
      "2026年工作要点\n"
      "一、公布预算\n"
      "牵头部门：财务处\n"
      "二、公布预算\n"
      "牵头部门：办公室\n");
  page.press(Role::Button, "不带入");
  CHECK_FALSE(page.get(Role::Checkbox, "带入任务 2").checked);
  CHECK(page.has(Role::Text, "全部读懂，共 1 项。"));
  page.press(Role::Button, "撤销 Ctrl+Z");
  CHECK(page.get(Role::Checkbox, "带入任务 2").checked);
  CHECK(page.has(Role::Button, "不带入"));
}

TEST_CASE("undo and redo go through the corrections, by button and by key") {
  PreviewPage page;
  page.press(Role::Checkbox, "带入任务 1.1");
  page.press(Role::Checkbox, "带入任务 1.2");
  page.press(Role::Button, "撤销 Ctrl+Z");
  CHECK(page.get(Role::Checkbox, "带入任务 1.2").checked);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.get(Role::Checkbox, "带入任务 1.1").checked);
  CHECK(page.get(Role::Button, "撤销 Ctrl+Z").disabled);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Y);
  page.press(Role::Button, "重做 Ctrl+Y");
  CHECK_FALSE(page.get(Role::Checkbox, "带入任务 1.1").checked);
  CHECK_FALSE(page.get(Role::Checkbox, "带入任务 1.2").checked);
}

TEST_CASE("an open dialog keeps undo from changing what it is about") {
  PreviewPage page;
  page.press(Role::Checkbox, "带入任务 1.1");
  page.press(Role::Button, "改任务 1.2");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  page.press(Role::Button, "返回");
  CHECK_FALSE(page.get(Role::Checkbox, "带入任务 1.1").checked);
}

TEST_CASE("a missing title is filled in by typing") {
  PreviewPage page(
      "一、公布预算\n"
      "牵头部门：财务处\n");
  CHECK(page.has(Role::Heading, "没有读到标题"));
  page.press(Role::Button, "改题头");
  page.write("标题", "2026年预算公开");
  page.press(Role::Button, "记下修改");
  CHECK(page.has(Role::Heading, "2026年预算公开"));
  CHECK(page.has(Role::Text, "全部读懂，共 1 项。"));
}

TEST_CASE("a date that is none says so and keeps what was typed") {
  PreviewPage page;
  page.press(Role::Button, "改题头");
  page.write("成文日期", "三月");
  page.press(Role::Button, "记下修改");
  REQUIRE(page.has(Role::Dialog, "改题头"));
  CHECK(page.has(Role::Text, "“三月”不是日期。可以写 2026-12-01 或 12月1日。"));
  CHECK(page.get(Role::Textbox, "成文日期").value == "三月");
  page.write("成文日期", "2026年3月12日");
  page.press(Role::Button, "记下修改");
  CHECK(page.has(Role::Text, "未写发文机关  ·  2026-03-12  ·  无文号"));
}

TEST_CASE("a notice without tasks says so and makes no register") {
  PreviewPage page("请大家来开会。");
  CHECK(page.has(Role::Text, "没有读出任务。请看下面的说明，或换一份通知。"));
  CHECK(page.get(Role::Button, "建立台账").disabled);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  CHECK(page.state.screen == Screen::Preview);
}

TEST_CASE("a notice as long as the one before it is shown line by line all the same") {
  PreviewPage page("一、公布预算\n二、公布\n");
  page.happen(ReadNotice{"", "一、公布\n二、公布预算\n"});
  CHECK(page.has(Role::ListItem, "一、公布"));
  CHECK(page.has(Role::ListItem, "二、公布预算"));
}

TEST_CASE("a form closes with the notice that it was opened on") {
  for (const char* opens : {"改任务 1.1", "改题头"}) {
    CAPTURE(opens);
    PreviewPage page;
    page.press(Role::Button, opens);
    CHECK(page.count(Role::Dialog) == 1);
    page.happen(ReadNotice{"", "一、公布预算\n二、公布决算\n"});
    page.frame(2);
    CHECK(page.count(Role::Dialog) == 0);
    CHECK_FALSE(page.drafts.task_form);
    CHECK_FALSE(page.drafts.head_form);
    CHECK(page.has(Role::ListItem, "一、公布预算"));
  }
}

TEST_CASE("what was corrected is what the register begins with") {
  PreviewPage page;
  page.press(Role::Button, "改任务 1.1");
  page.write("任务", "解读材料与正文同步上网");
  page.press(Role::Button, "记下修改");
  page.press(Role::Button, "建立台账");
  CHECK(page.has(Role::Gridcell, "解读材料与正文同步上网"));
  CHECK(page.has(Role::Status, "已建立台账，共 3 项任务。"));
  CHECK_FALSE(page.last<SaveDocument>().bytes.empty());
}

}  // namespace
}  // namespace taizhang
