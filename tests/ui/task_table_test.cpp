#include "make.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

struct BigRegister : Application {
  explicit BigRegister(size_t tasks) {
    const std::vector<std::string> orders = first_orders(tasks);
    std::vector<Record> records;
    for (size_t i = 0; i < tasks; ++i)
      records.push_back(make::record(make::id(i + 1), forms::kTask,
                                     {{fields::kTitle, "任务甲" + std::to_string(i + 1)},
                                      {fields::kOrder, orders[i]},
                                      {fields::kStatus, Option{"not_started"}}}));
    happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(make::reg(std::move(records)))});
  }
};

TEST_CASE("a part is chosen at the left and shows its tasks alone") {
  RegisterPage page;
  page.press(Role::Button, "二、建强平台 1");
  CHECK(page.has(Role::Heading, "二、建强平台"));
  CHECK(page.has(Role::Gridcell, "提升门户网站"));
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.has(Role::Text, "3 项任务，显示 1 项"));
  page.press(Role::Button, "全部任务 3");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("a folded part hides its tasks until it is unfolded") {
  RegisterPage page;
  page.press(Role::Button, "收起 一、讲明政策");
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.has(Role::Gridcell, "提升门户网站"));
  page.press(Role::Button, "展开 一、讲明政策");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("a column's head sorts up, then down, then not at all") {
  RegisterPage page;
  const auto y_of = [&](const char* title) { return page.get(Role::Gridcell, title).y; };
  page.press(Role::ColumnHeader, "完成时限");
  CHECK(y_of("公布财政账本") < y_of("做好文件解读"));
  page.press(Role::ColumnHeader, "序号");
  page.press(Role::ColumnHeader, "序号");
  CHECK(y_of("提升门户网站") < y_of("公布财政账本"));
  page.press(Role::ColumnHeader, "序号");
  CHECK(y_of("做好文件解读") < y_of("公布财政账本"));
}

TEST_CASE("a status shows its tasks alone") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.press(Role::Combobox, "状态");
  page.press(Role::Option, "进行中");
  page.press(Role::Button, "进行中 1");
  CHECK(page.has(Role::Gridcell, "公布财政账本"));
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("the search finds titles, texts and departments while one types") {
  RegisterPage page;
  page.write("搜索任务", "财务审计");
  CHECK(page.has(Role::Gridcell, "公布财政账本"));
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  page.write("搜索任务", "配发");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("a search that finds nothing says so and can be cleared") {
  RegisterPage page;
  page.write("搜索任务", "水利");
  CHECK(page.has(Role::Text, "没有符合“水利”的任务。"));
  page.press(Role::Button, "清除筛选");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.get(Role::Textbox, "搜索任务").value.empty());
}

TEST_CASE("a status without tasks says so and can be cleared") {
  RegisterPage page;
  page.press(Role::Button, "已销号 0");
  CHECK(page.has(Role::Text, "没有这种状态的任务。"));
  page.press(Role::Button, "清除筛选");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("a register without tasks offers to add the first one") {
  BigRegister page(0);
  CHECK(page.has(Role::Text, "还没有任务。"));
  page.press(Role::Button, "加任务");
  CHECK(page.has(Role::Gridcell, "新任务"));
  CHECK(page.get(Role::Textbox, "任务").value == "新任务");
}

TEST_CASE("Up and Down go from row to row") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.key(ImGuiKey_DownArrow);
  CHECK(page.get(Role::Button, "选中任务 1.2").selected);
  page.key(ImGuiKey_UpArrow);
  CHECK(page.get(Role::Button, "选中任务 1.1").selected);
}

TEST_CASE("arrows move the cell, Home and End to the row's ends, with Ctrl to the table's") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.key(ImGuiKey_RightArrow);
  CHECK(page.state.open->column == column_ids::kLead);
  page.key(ImGuiKey_Home);
  CHECK(page.state.open->column == column_ids::kNumber);
  page.key(ImGuiKey_End);
  CHECK(page.state.open->column == column_ids::kUpdated);
  page.key(ImGuiMod_Ctrl | ImGuiKey_End);
  CHECK(page.get(Role::Button, "选中任务 2.1").selected);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Home);
  CHECK(page.get(Role::Button, "一、讲明政策").selected);
}

TEST_CASE("PageDown goes a screen of rows down and keeps the row in sight") {
  BigRegister page(300);
  page.press(Role::Button, "选中任务 1");
  page.key(ImGuiKey_PageDown);
  const std::optional<size_t> row = row_of(*page.state.open, page.state.open->selected);
  REQUIRE(row);
  CHECK(*row > 10);
  CHECK(page.has(Role::Button, "选中任务 " + std::to_string(*row + 1)));
  page.key(ImGuiKey_PageUp);
  CHECK(page.get(Role::Button, "选中任务 1").selected);
}

TEST_CASE("Left and Right fold and unfold a part") {
  RegisterPage page;
  page.press(Role::Button, "一、讲明政策");
  page.key(ImGuiKey_LeftArrow);
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  page.key(ImGuiKey_RightArrow);
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE(
    "Enter edits a cell in its place, Esc gives the old words back, Enter keeps the new ones") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.press(Role::Button, "收起详情");
  page.key(ImGuiKey_Enter);
  page.type("不要的题目");
  page.key(ImGuiKey_Escape);
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
  page.key(ImGuiKey_F2);
  page.type("新的题目");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Gridcell, "新的题目"));
  CHECK(page.state.open->history.done.back().changes.size() == 1);
}

TEST_CASE("Tab keeps the typed cell and goes on to the next, the arrows then move from there") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.press(Role::Button, "收起详情");
  page.key(ImGuiKey_Enter);
  page.type("新的题目");
  page.key(ImGuiKey_Tab);
  CHECK(page.has(Role::Gridcell, "新的题目"));
  CHECK(page.state.open->column == column_ids::kLead);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.get(Role::Button, "选中任务 1.2").selected);
}

TEST_CASE("Space in the frame behind the Tab that left a cell ticks its row") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.press(Role::Button, "收起详情");
  page.key(ImGuiKey_Enter);
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, true);
  page.frame();
  ImGui::GetIO().AddKeyEvent(ImGuiKey_Space, true);
  page.frame(2);
  CHECK(page.get(Role::Checkbox, "勾选任务 1.1").checked);
}

TEST_CASE("letters that come in one frame with the key behind them are kept") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.press(Role::Button, "收起详情");
  page.key(ImGuiKey_Enter);
  ImGui::GetIO().ConfigInputTrickleEventQueue = false;
  ImGui::GetIO().AddInputCharactersUTF8("一帧里的字");
  page.key(ImGuiKey_Tab);
  CHECK(page.has(Role::Gridcell, "一帧里的字"));

  page.press(Role::Gridcell, "公布财政账本");
  page.press(Role::Textbox, "任务");
  ImGui::GetIO().AddInputCharactersUTF8("又一帧");
  page.key(ImGuiMod_Ctrl | ImGuiKey_S);
  CHECK(page.last<SaveToFile>().bytes.contains("又一帧"));
}

TEST_CASE("a double click on a status offers the statuses there, and one is taken") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.press(Role::Button, "收起详情");
  page.double_press(Role::Gridcell, "未开始");
  page.press(Role::Option, "已销号");
  CHECK(page.has(Role::Button, "已销号 1"));
}

TEST_CASE("departments of a cell are ticked in its place") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.press(Role::Button, "收起详情");
  page.press(Role::Gridcell, "政策法规处");
  page.press(Role::Button, "收起详情");
  page.key(ImGuiKey_Enter);
  page.press(Role::Checkbox, "财务审计处");
  page.press(Role::Button, "选好了");
  CHECK(page.has(Role::Gridcell, "政策法规处、财务审计处"));
}

TEST_CASE("Space ticks, Shift and an arrow tick a range, Esc takes the ticks away") {
  RegisterPage page;
  page.press(Role::Gridcell, "做好文件解读");
  page.key(ImGuiKey_Space);
  CHECK(page.get(Role::Checkbox, "勾选任务 1.1").checked);
  CHECK(page.has(Role::Status, "已勾选 1 项"));
  page.key(ImGuiMod_Shift | ImGuiKey_DownArrow);
  CHECK(page.get(Role::Checkbox, "勾选任务 1.2").checked);
  CHECK_FALSE(page.get(Role::Checkbox, "勾选任务 2.1").checked);
  page.key(ImGuiKey_Escape);
  CHECK(page.has(Role::Button, "全部 3"));
}

TEST_CASE("the status of several ticked tasks is one edit, and undone as one") {
  RegisterPage page;
  page.press(Role::Checkbox, "勾选任务 1.1");
  page.press(Role::Checkbox, "勾选任务 2.1");
  page.press(Role::Button, "改状态");
  page.press(Role::Option, "进行中");
  page.press(Role::Button, "取消勾选");
  CHECK(page.has(Role::Button, "进行中 2"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.has(Role::Button, "进行中 0"));
}

TEST_CASE(
    "ticked tasks that a filter hides are said to be hidden, copied and deleted with the rest") {
  RegisterPage page;
  page.press(Role::Checkbox, "勾选任务 1.1");
  page.press(Role::Checkbox, "勾选任务 1.2");
  page.write("搜索任务", "账本");
  CHECK(page.has(Role::Status, "已勾选 2 项，其中 1 项不在当前筛选内"));
  page.press(Role::Button, "复制");
  CHECK(page.last<CopyTable>().text.contains("做好文件解读"));
  page.press(Role::Button, "删除 2 项");
  CHECK(page.state.open->tasks == 1);
  page.press(Role::Button, "撤销刚才的操作");
  CHECK(page.state.open->tasks == 3);
}

TEST_CASE("the right button opens the row's menu, with the keys of what it offers") {
  RegisterPage page;
  const AccessNode cell = page.get(Role::Gridcell, "公布财政账本");
  page.right_click(cell.x + 20, cell.y + 8);
  page.frame(2);
  CHECK(page.get(Role::MenuItem, "写进展").value == "N");
  page.press(Role::MenuItem, "改这一格");
  page.frame(2);
  page.type("新的账本");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Gridcell, "新的账本"));
}

TEST_CASE("of three thousand tasks only those in sight are drawn") {
  BigRegister page(3000);
  CHECK(page.get(Role::Grid, "任务表").row_count == 3001);
  const int in_sight = static_cast<int>(page.get(Role::Grid, "任务表").h / space::kRowCompact);
  CHECK(page.count(Role::Row) > in_sight / 2);
  CHECK(page.count(Role::Row) <= in_sight + 2);
  page.wheel(600, 400, -100000);
  CHECK(page.has(Role::Gridcell, "任务甲3000"));
  CHECK(page.count(Role::Row) <= in_sight + 2);
}

TEST_CASE("every cell and head of the table says in which column it is") {
  RegisterPage page;
  const std::vector<AccessNode>& nodes = page.mirror.nodes();
  for (const AccessNode& node : nodes) {
    if (node.role != Role::Gridcell && node.role != Role::ColumnHeader) continue;
    INFO(node.name);
    CHECK(node.column_index > 0);
  }
  const uint32_t cell = page.get(Role::Checkbox, "勾选任务 1.1").parent;
  CHECK(std::ranges::find(nodes, cell, &AccessNode::id)->column_index == 1);
}

TEST_CASE("a list says that it is open, and of its lines how many there are") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  const auto is_open = [&](std::string_view name) {
    return page.get(Role::Combobox, name).expanded;
  };
  page.press(Role::Combobox, "状态");
  CHECK(is_open("状态"));
  CHECK_FALSE(is_open("责任部门"));
  page.press(Role::Option, "进行中");
  page.press(Role::Combobox, "责任部门");
  CHECK(is_open("责任部门"));
  CHECK_FALSE(is_open("状态"));
  page.press(Role::Button, "选好了");
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("加");
  const AccessNode line = page.get(Role::Option, "加部分");
  const auto is_before = [&](const AccessNode& node) {
    return node.role == Role::Option && node.y < line.y;
  };
  CHECK(line.row_index == 1 + std::ranges::count_if(page.mirror.nodes(), is_before));
  CHECK(line.row_count >= page.count(Role::Option));
}

TEST_CASE("a field says what it shows while it is empty") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  const AccessNode typed = page.get(Role::Textbox, "命令面板");
  CHECK(typed.hint == text(Text::palette_hint, Language::Chinese));
  CHECK(page.mirror.tell().contains("\t" + typed.hint + "\n"));
}

TEST_CASE("what is said at the bottom comes into a line that was there before, and into another "
          "when it is said again") {
  Application app;
  const auto lines_of = [&](std::string_view words) {
    std::vector<uint32_t> ids;
    for (const AccessNode& node : app.mirror.nodes())
      if (node.role == Role::Status && node.parent == 0 && node.name == words)
        ids.push_back(node.id);
    return ids;
  };
  const std::vector<uint32_t> before = lines_of("");
  app.happen(ReadNotice{"", kNotice});
  app.happen(CreateRegister{});
  std::vector<uint32_t> last;
  for (int time = 0; time < 2; ++time) {
    app.happen(ApplyEdits{{}, {}, Message{Text::move_sorted, {}}});
    app.frame(2);
    const std::vector<uint32_t> now = lines_of(text(Text::move_sorted, Language::Chinese));
    REQUIRE(now.size() == 1);
    CHECK(std::ranges::contains(before, now.front()));
    CHECK(now != last);
    last = now;
  }
}

}  // namespace
}  // namespace taizhang
