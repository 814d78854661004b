#include "model/round.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

// The register as it stood, in a file, and a task renamed since.
struct ComparisonPage : RegisterPage {
  ComparisonPage() {
    resize(1366, 768);
    file = encode(Snapshot{state.open->envelope, state.open->reg});
    press(Role::Button, "选中任务 1.1");
    write("任务", "解读材料");
    leave();
    press(Role::Button, "快照与对比");
  }
  void compare() { happen(ReceiveFile{"从前.json", file}); }

  std::string file;
};

TEST_CASE("the comparison says what it is for and asks for a file") {
  ComparisonPage page;
  CHECK(page.has(Role::Heading, "快照与对比"));
  page.press(Role::Button, "选文件");
  CHECK(page.last<ChooseFile>().accept == ".json");
}

TEST_CASE("each difference is listed with its cells before and after") {
  ComparisonPage page;
  page.compare();
  CHECK(page.has(Role::ListItem, "修改：任务“解读材料”"));
  CHECK(page.has(Role::ListItem, "任务：做好文件解读 → 解读材料"));
  CHECK(page.has(Role::Button, "修改 1"));
  page.press(Role::Button, "新增 0");
  CHECK_FALSE(page.has(Role::ListItem, "修改：任务“解读材料”"));
  CHECK(page.has(Role::Text, "没有这一类差别。"));
  page.press(Role::Button, "全部 1");
  CHECK(page.has(Role::ListItem, "修改：任务“解读材料”"));
}

TEST_CASE("a difference leads to its task in the table") {
  ComparisonPage page;
  page.compare();
  page.press(Role::ListItem, "修改：任务“解读材料”");
  CHECK(page.state.open->section == Section::Tasks);
  CHECK(page.get(Role::Textbox, "任务").value == "解读材料");
}

TEST_CASE("the comparison is copied and exported") {
  ComparisonPage page;
  page.compare();
  page.press(Role::Button, "复制对比");
  CHECK(page.last<CopyTable>().text.find("修改：任务“解读材料”") != std::string::npos);
  page.press(Role::Button, "导出对比");
  CHECK(page.last<Download>().name.ends_with(".txt"));
}

TEST_CASE("another register's file is compared with a word about it") {
  ComparisonPage page;
  const Clock clock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};
  AppState other = update(make::start(IdSource(1, 2)), OpenSample{}, clock).state;
  other = update(std::move(other), CreateRegister{}, clock).state;
  page.happen(ReceiveFile{"别的.json", encode(Snapshot{other.open->envelope, other.open->reg})});
  const std::string title = register_title(other.open->reg);
  CHECK(page.has(Role::Text, "不是同一份台账，文件属于“" + title +
                                 "”。两边的记录对不上，会列成全部新增和删除。"));
}

TEST_CASE("a round is ended from here, after a look at what will happen") {
  ComparisonPage page;
  page.press(Role::Button, "结束本轮");
  REQUIRE(page.has(Role::Dialog, "结束第 1 轮"));
  page.press(Role::Button, "返回");
  CHECK(round_of(page.state.open->reg) == 1);
  page.press(Role::Button, "结束本轮");
  page.press(Role::Button, "存档并结束");
  CHECK(round_of(page.state.open->reg) == 2);
  CHECK(page.last<Download>().name.find("第1轮存档") != std::string::npos);
  CHECK_FALSE(page.has(Role::Dialog, "结束第 2 轮"));
}

TEST_CASE("next year's register is made with the title and year that were looked over") {
  ComparisonPage page;
  page.press(Role::Button, "结转下一年");
  CHECK(page.get(Role::Textbox, "新台账的名称").value == "云汀市城市管理局2027年政务公开工作要点");
  CHECK(page.get(Role::Textbox, "年度").value == "2027");
  page.write("年度", "明年");
  CHECK(page.get(Role::Button, "建立新台账").disabled);
  page.write("年度", "2028");
  page.write("新台账的名称", "2028年要点");
  page.press(Role::Button, "建立新台账");
  CHECK(register_title(page.state.open->reg) == "2028年要点");
  CHECK(page.state.open->tasks == 3);
}

TEST_CASE("the year is carried over from the palette too") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("结转");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Dialog, "结转下一年"));
}

TEST_CASE("the comparison's buttons keep clear of each other in English on a small screen") {
  ComparisonPage page;
  page.compare();
  page.press(Role::Button, "设置");
  page.press(Role::Radio, "English");
  page.press(Role::Button, "记下设置");
  page.resize(1093, 614);
  const AccessNode chip = page.get(Role::Button, "Deleted 0");
  const AccessNode copy = page.get(Role::Button, "Copy comparison");
  CHECK(chip.x + chip.w < copy.x);
  const AccessNode foot = page.get(Role::Button, "End the round");
  CHECK(foot.x > space::kRail);
  CHECK(foot.y + foot.h <= 614 - 26);
}

}  // namespace
}  // namespace taizhang
