#include "ui/register_page.h"

namespace taizhang {
namespace {

// --- the detail ---

TEST_CASE("a row that is chosen shows its task beside the table") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  CHECK(page.get(Role::Textbox, "任务").value == "公布财政账本");
  CHECK(page.get(Role::Textbox, "完成时限").value == "6月底前");
  CHECK(page.get(Role::Combobox, "牵头部门").value == "办公室");
  page.press(Role::Button, "下一项");
  page.press(Role::Button, "下一项");
  CHECK(page.get(Role::Textbox, "任务").value == "提升门户网站");
  page.press(Role::Button, "收起详情");
  CHECK_FALSE(page.has(Role::Textbox, "任务"));
}

TEST_CASE("a title and a text are edited by typing, each visit one edit") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("任务", "解读材料");
  page.type("与正文同步上网");
  page.leave();
  page.write("任务内容", "先审后发。");
  page.leave();
  CHECK(page.has(Role::Gridcell, "解读材料与正文同步上网"));
  CHECK(page.get(Role::Textbox, "任务内容").value == "先审后发。");
  CHECK(page.state.open->history.done.size() == 2);
}

TEST_CASE("a field that was visited and not changed is no edit") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Textbox, "任务");
  page.leave();
  CHECK(page.state.open->history.done.empty());
}

TEST_CASE("what was typed is kept when one goes on to another row") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("任务", "解读材料同步上网");
  page.press(Role::Button, "选中任务 1.2");
  CHECK(page.has(Role::Gridcell, "解读材料同步上网"));
  CHECK(page.get(Role::Textbox, "任务").value == "公布财政账本");
}

TEST_CASE("Esc leaves a cell as it was") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.write("任务", "别的");
  page.key(ImGuiKey_Escape);
  page.write("完成时限", "明年");
  page.key(ImGuiKey_Escape);
  CHECK(page.get(Role::Textbox, "任务").value == "公布财政账本");
  CHECK(page.get(Role::Textbox, "完成时限").value == "6月底前");
  CHECK(page.state.open->history.done.empty());
}

TEST_CASE("a status is chosen from its list") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Combobox, "状态");
  page.press(Role::Option, "已销号");
  CHECK(page.get(Role::Combobox, "状态").value == "已销号");
  CHECK(page.has(Role::Gridcell, "已销号"));
  CHECK(page.has(Role::Button, "已销号 1"));
}

TEST_CASE("a deadline is understood while it is typed") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  CHECK(page.has(Role::Text, "未定时限"));
  page.write("完成时限", "9月底前");
  CHECK(page.has(Role::Text, "2026-09-30 到期"));
  page.leave();
  CHECK(page.has(Role::Gridcell, "2026-09-30"));
}

TEST_CASE("beside the deadline stands in words how near or late it is") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.write("完成时限", "3月25日");
  page.leave();
  CHECK(page.has(Role::Text, "还剩 5 天"));
  page.write("完成时限", "3月8日");
  page.leave();
  CHECK(page.has(Role::Text, "逾期 12 天"));
  page.write("完成时限", "9月8日");
  page.leave();
  CHECK_FALSE(page.has(Role::Text, "正常"));
}

TEST_CASE("a deadline that is no date says so and keeps its words") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.write("完成时限", "尽快");
  page.leave();
  CHECK(page.has(Role::Text, "没读成日期，按原文保留"));
  CHECK(page.get(Role::Textbox, "完成时限").value == "尽快");
  CHECK(page.has(Role::Gridcell, "尽快"));
}

TEST_CASE("departments are ticked in a list and taken over when it closes") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.press(Role::Combobox, "责任部门");
  page.press(Role::Checkbox, "信息中心");
  CHECK(page.state.open->history.done.empty());
  page.press(Role::Button, "选好了");
  CHECK(page.get(Role::Combobox, "责任部门").value == "财务审计处、信息中心");
  CHECK(page.state.open->history.done.size() == 1);
}

TEST_CASE("a click beside the list of departments takes the choice over too") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.press(Role::Combobox, "责任部门");
  page.press(Role::Checkbox, "信息中心");
  page.click(600, 1000);
  CHECK(page.get(Role::Combobox, "责任部门").value == "财务审计处、信息中心");
}

TEST_CASE("a new department is written down once and offered from then on") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.press(Role::Combobox, "责任部门");
  page.write("部门名称", "督查室");
  page.key(ImGuiKey_Enter);
  page.press(Role::Button, "选好了");
  CHECK(page.get(Role::Combobox, "责任部门").value == "财务审计处、督查室");
  page.press(Role::Button, "选中任务 2.1");
  page.press(Role::Combobox, "责任部门");
  CHECK_FALSE(page.get(Role::Checkbox, "督查室").checked);
}

TEST_CASE("a note that was begun waits at its task while another one is looked at") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("写进展", "写到一半");
  page.press(Role::Button, "选中任务 1.2");
  CHECK(page.get(Role::Textbox, "写进展").value.empty());
  page.press(Role::Button, "选中任务 1.1");
  CHECK(page.get(Role::Textbox, "写进展").value == "写到一半");
}

TEST_CASE("a progress note stands with its author and day") {
  RegisterPage page;
  Settings settings;
  settings.author = "王敏";
  page.happen(ChangeSettings{settings});
  page.press(Role::Button, "选中任务 1.1");
  page.write("写进展", "方案已报审");
  page.press(Role::Button, "记下进展");
  CHECK(page.has(Role::Text, "方案已报审"));
  CHECK(page.get(Role::Textbox, "写进展").value.empty());
  CHECK_FALSE(page.has(Role::Button, "记下进展"));
}

TEST_CASE("a note can be kept with Ctrl+Enter, and deleted, and brought back") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("写进展", "方案已报审");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  REQUIRE(page.has(Role::Text, "方案已报审"));
  page.press(Role::Button, "删除这条进展");
  CHECK_FALSE(page.has(Role::Text, "方案已报审"));
  page.press(Role::Button, "撤销刚才的操作");
  CHECK(page.has(Role::Text, "方案已报审"));
}

TEST_CASE("evidence is kept with its title, link and date, and its link opens") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  CHECK(page.has(Role::Text, "还没有佐证，可粘贴链接。"));
  page.press(Role::Button, "加佐证");
  CHECK(page.get(Role::Button, "记下佐证").disabled);
  page.write("佐证名称", "解读稿");
  page.write("佐证链接", "https://www.example.cn/jd/1");
  page.write("佐证日期", "3月12日");
  page.press(Role::Button, "记下佐证");
  CHECK(page.has(Role::Text, "2026-03-12"));
  page.press(Role::Link, "解读稿");
  CHECK(page.last<FollowLink>().url == "https://www.example.cn/jd/1");
}

TEST_CASE("evidence says what it is, its document number and who supplied it") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Button, "加佐证");
  page.press(Role::Combobox, "佐证类型");
  page.press(Role::Option, "会议纪要");
  page.write("佐证名称", "局务会纪要");
  page.write("佐证文号", "〔2026〕8号");
  page.write("提供人（部门）", " 法规处 ");
  page.write("佐证日期", "3月12日");
  page.press(Role::Button, "记下佐证");
  CHECK(page.has(Role::Text, "会议纪要  ·  〔2026〕8号  ·  法规处  ·  2026-03-12"));
  page.press(Role::Button, "加佐证");
  CHECK(page.get(Role::Combobox, "佐证类型").value == "（没有）");
  CHECK(page.get(Role::Textbox, "佐证文号").value.empty());
}

TEST_CASE("a link that would run a script is refused with a sentence and stays to be corrected") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Button, "加佐证");
  page.write("佐证名称", "解读稿");
  page.write("佐证链接", "javascript:alert(1)");
  page.press(Role::Button, "记下佐证");
  CHECK(page.has(Role::Alert,
                 "“javascript:alert(1)”不是网址。链接要以 http://、https:// 或 mailto: 开头。"));
  CHECK(page.get(Role::Textbox, "佐证名称").value == "解读稿");
  CHECK(page.get(Role::Textbox, "佐证链接").value == "javascript:alert(1)");
  CHECK(page.state.open->history.done.empty());
}

TEST_CASE("a link pasted with a space before it is kept once") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Button, "加佐证");
  page.write("佐证链接", " https://www.example.cn/jd/1");
  page.press(Role::Button, "记下佐证");
  CHECK(page.has(Role::Link, "https://www.example.cn/jd/1"));
  CHECK_FALSE(page.has(Role::Button, "记下佐证"));
}

TEST_CASE("a date of evidence that is none says so and keeps what was typed") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Button, "加佐证");
  page.write("佐证名称", "解读稿");
  page.write("佐证日期", "后天");
  page.press(Role::Button, "记下佐证");
  CHECK(page.has(Role::Text, "“后天”不是日期。可以写 2026-12-01 或 12月1日。"));
  CHECK(page.get(Role::Textbox, "佐证日期").value == "后天");
  CHECK(page.state.open->history.done.empty());
}

TEST_CASE("a task is deleted and brought back from the line that says so") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Button, "删除任务");
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  page.get(Role::Status, "已删除“做好文件解读”。");
  page.press(Role::Button, "撤销刚才的操作");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("a part with tasks is not deleted and says why") {
  RegisterPage page;
  page.press(Role::Button, "一、讲明政策");
  CHECK(page.get(Role::Button, "删除部分").disabled);
  CHECK(page.has(Role::Text, "部分里还有任务，先移走或删除它们。"));
}

TEST_CASE("a new part gets its name and its first task") {
  RegisterPage page;
  page.press(Role::Button, "加部分");
  page.type("健全制度");
  page.leave();
  CHECK(page.has(Role::Button, "健全制度 0"));
  page.press(Role::Button, "加任务");
  page.type("报送年度报告");
  page.leave();
  CHECK(page.has(Role::Button, "健全制度 1"));
  CHECK(page.has(Role::Gridcell, "报送年度报告"));
}

// --- undo, saving ---

TEST_CASE("undo and redo go through the edits, by button and by key") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("任务", "甲");
  page.leave();
  page.press(Role::Combobox, "状态");
  page.press(Role::Option, "进行中");
  page.press(Role::Button, "撤销 Ctrl+Z");
  CHECK(page.get(Role::Combobox, "状态").value == "未开始");
  CHECK(page.has(Role::Status, "已撤销：改状态"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.get(Role::Textbox, "任务").value == "做好文件解读");
  CHECK(page.get(Role::Button, "撤销 Ctrl+Z").disabled);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Y);
  page.press(Role::Button, "重做 Ctrl+Y");
  CHECK(page.get(Role::Textbox, "任务").value == "甲");
  CHECK(page.get(Role::Combobox, "状态").value == "进行中");
}

TEST_CASE("Ctrl+Z in a field takes typing back and no edit") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Combobox, "状态");
  page.press(Role::Option, "进行中");
  page.write("任务", "甲");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.get(Role::Textbox, "任务").value == "做好文件解读");
  CHECK(page.get(Role::Combobox, "状态").value == "进行中");
}

TEST_CASE("the bar says how far an edit got: not saved, in the browser, in a file") {
  RegisterPage page;
  CHECK(page.has(Role::Status, "未保存"));
  const std::string key = page.state.open->key;
  page.happen(StoreSavedIntent{key, 1});
  CHECK(page.has(Role::Status, "已存本机浏览器 09:00"));
  page.press(Role::Button, "导出快照");
  CHECK(page.has(Role::Status, "已存文件 09:00"));
  page.press(Role::Button, "选中任务 1.1");
  page.write("任务", "甲");
  page.leave();
  CHECK(page.has(Role::Status, "未保存"));
}

TEST_CASE("a browser that keeps nothing more says so and what to do") {
  RegisterPage page;
  page.happen(
      StoreFailedIntent{StoreFailedIntent::Why::QuotaExceeded, page.state.open->key, "", 0});
  CHECK(page.has(Role::Status, "未能保存"));
  CHECK(page.has(Role::Alert, "浏览器的存储空间满了，改动还在页面里。请导出快照，再清理空间。"));
}

TEST_CASE("a register that another window writes is shown locked, with a way to write it here") {
  RegisterPage page;
  page.happen(WriterChangedIntent{page.state.open->key, false});
  page.press(Role::Button, "选中任务 1.1");
  CHECK(page.get(Role::Textbox, "任务").disabled);
  CHECK(
      page.has(Role::Status, "这份台账正在另一个窗口里编辑。这里只能查看，那边一改这里就跟着变。"));
  page.press(Role::Button, "在此窗口编辑");
  CHECK(page.last<ClaimDocument>().from_other);
  CHECK_FALSE(page.has(Role::Button, "在此窗口编辑"));
  const std::string key = page.state.open->key;
  page.happen(WriterChangedIntent{key, true});
  page.happen(NewerLoadedIntent{key, 1, "", {}});
  CHECK(page.has(Role::Textbox, "任务"));
}

TEST_CASE(
    "the status bar says when the register was last in a file, and offers one when that is long "
    "ago") {
  RegisterPage page;
  CHECK_FALSE(page.has(Role::Button, "现在存文件"));
  for (int i = 0; i < 20; ++i) page.happen(AddPart{});
  CHECK(page.has(Role::Text, "还没有存过文件，已有 20 处改动"));
  page.press(Role::Button, "现在存文件");
  CHECK(page.last<Download>().name.ends_with(".taizhang.json"));
  CHECK_FALSE(page.has(Role::Button, "现在存文件"));
  page.happen(AddPart{});
  CHECK(page.has(Role::Text, "今天存过文件，之后改了 1 处"));
}

TEST_CASE("an exported register opens elsewhere with every edit") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("任务", "解读材料同步上网");
  page.leave();
  page.key(ImGuiMod_Ctrl | ImGuiKey_S);
  const SaveToFile file = page.last<SaveToFile>();
  CHECK(file.name == "云汀市城市管理局2026年政务公开工作要点-20260320-0900.taizhang.json");

  Application elsewhere;
  elsewhere.happen(ReceiveFile{file.name, file.bytes});
  CHECK(elsewhere.has(Role::Gridcell, "解读材料同步上网"));
  CHECK(elsewhere.state.open->reg == page.state.open->reg);
}

TEST_CASE("Ctrl+S while typing exports what was typed") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.write("任务", "解读材料同步上网");
  page.key(ImGuiMod_Ctrl | ImGuiKey_S);
  CHECK(page.last<SaveToFile>().bytes.contains("解读材料同步上网"));
}

TEST_CASE("a line at the bottom goes by itself, and stays under the pointer") {
  RegisterPage page;
  const AccessNode toast = page.get(Role::Status, "已建立台账，共 3 项任务。");
  page.move_to(toast.x + 10, toast.y + 10);
  page.seconds = 7;
  page.frame(2);
  CHECK(page.has(Role::Status, "已建立台账，共 3 项任务。"));
  page.move_to(10, 300);
  page.seconds = 9;
  page.frame(2);
  CHECK_FALSE(page.has(Role::Status, "已建立台账，共 3 项任务。"));
}

}  // namespace
}  // namespace taizhang
