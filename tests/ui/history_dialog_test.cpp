#include <algorithm>
#include <optional>

#include "ui/register_page.h"

namespace taizhang {
namespace {

struct HistoryPage : RegisterPage {
  HistoryPage() {
    resize(1366, 768);
    press(Role::Button, "选中任务 1.1");
    retitle("解读材料");
    retitle("解读材料同步");
  }
  void retitle(std::string_view title) {
    write("任务", title);
    leave();
  }
  // The lines of the list that hold `words`.
  int lines(std::string_view words) const {
    return static_cast<int>(std::ranges::count_if(mirror.nodes(), [&](const AccessNode& node) {
      return node.role == Role::ListItem && node.name.find(words) != std::string::npos;
    }));
  }
  // The button of the first line that holds `words`; none: it has no button.
  std::optional<AccessNode> restore_of(std::string_view words) const {
    uint32_t line = 0;
    for (const AccessNode& node : mirror.nodes()) {
      if (node.role == Role::ListItem && line == 0 && node.name.find(words) != std::string::npos)
        line = node.id;
      if (node.role == Role::Button && line != 0 && node.parent == line) return node;
    }
    if (line == 0) FAIL("no line holds \"" << words << "\"; there is:\n" << dump());
    return std::nullopt;
  }
  bool is_selected_title(std::string_view title) {
    return text_of(state.open->reg, state.open->selected, fields::kTitle) == title;
  }
};

TEST_CASE("the history of a task says who changed what from what to what, the newest first") {
  HistoryPage page;
  page.press(Role::Button, "历史");
  REQUIRE(page.has(Role::Dialog, "历史"));
  CHECK(page.lines("任务：解读材料 → 解读材料同步") == 1);
  CHECK(page.lines("任务：做好文件解读 → 解读材料") == 1);
  CHECK(page.lines("2026-03-20 09:00 未署名") == 2);
  CHECK(page.has(Role::Status, "3 / 3 处"));
}

TEST_CASE("a value of the history is restored by one button, and that can be undone") {
  HistoryPage page;
  page.key(ImGuiKey_H);
  REQUIRE(page.has(Role::Dialog, "历史"));
  CHECK_FALSE(page.restore_of("解读材料 → 解读材料同步"));  // the cell shows it
  REQUIRE(page.restore_of("原来的值"));
  page.press(*page.restore_of("原来的值"));
  CHECK(page.is_selected_title("做好文件解读"));
  CHECK_FALSE(page.restore_of("原来的值"));
  CHECK(page.has(Role::Status, "4 / 4 处"));
  page.press(Role::Button, "返回");
  CHECK_FALSE(page.has(Role::Dialog, "历史"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.is_selected_title("解读材料同步"));
}

TEST_CASE("the register's history lists the changes of all records and is filtered") {
  HistoryPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.happen(ChangeSettings{{.author = "王敏", .department = "办公室"}});
  page.retitle("预算公开");
  page.press(Role::Button, "快照与对比");
  page.press(Role::Button, "全部改动");
  REQUIRE(page.has(Role::Dialog, "全部改动"));
  CHECK(page.has(Role::Status, "5 / 5 处"));
  page.press(Role::Combobox, "改动人");
  page.press(Role::Option, "王敏");
  CHECK(page.has(Role::Status, "1 / 5 处"));
  CHECK(page.lines("公布财政账本 → 预算公开") == 1);
  page.write("从哪天起", "2026-03-21");
  CHECK(page.has(Role::Status, "0 / 5 处"));
  page.press(Role::Button, "清除筛选");
  CHECK(page.has(Role::Status, "5 / 5 处"));
  CHECK(page.get(Role::Textbox, "从哪天起").value.empty());
  page.write("从哪天起", "不是日期");
  CHECK(page.get(Role::Textbox, "从哪天起").invalid);
  CHECK(page.has(Role::Status, "5 / 5 处"));
}

TEST_CASE("Esc closes the history") {
  HistoryPage page;
  page.key(ImGuiKey_H);
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Dialog, "历史"));
}

TEST_CASE("the history is filtered by what was done and by what file brought it") {
  HistoryPage page;
  page.happen(AddNote{page.state.open->selected, "已核对"});
  page.key(ImGuiKey_H);
  page.frame(2);
  page.press(Role::Combobox, "动作");
  page.press(Role::Option, "新建");
  CHECK(page.lines("新建") == 1);
  page.press(Role::Combobox, "动作");
  page.press(Role::Option, "修改");
  CHECK(page.lines("任务：解读材料 → 解读材料同步") == 1);
  page.press(Role::Combobox, "来源");
  page.press(Role::Option, "在台账里改的");
  CHECK(page.lines("任务：解读材料 → 解读材料同步") == 1);
}

TEST_CASE("a long history draws only the lines in sight, inside the page") {
  HistoryPage page;
  for (int i = 0; i < 200; ++i)
    page.happen(ApplyEdits{
        {{page.state.open->selected, std::string(fields::kTitle), "第" + std::to_string(i) + "次"}},
        {Text::did_change, {"任务"}}});
  page.key(ImGuiKey_H);
  page.frame(2);
  CHECK(page.has(Role::Status, "203 / 203 处"));
  CHECK(page.lines("任务：") < 20);
  const AccessNode dialog = page.get(Role::Dialog, "历史");
  CHECK(dialog.y >= 0);
  CHECK(dialog.y + dialog.h <= 768);
  const AccessNode back = page.get(Role::Button, "返回");
  CHECK(back.y + back.h <= dialog.y + dialog.h);
}

TEST_CASE("the history is all English when the interface is") {
  HistoryPage page;
  Settings settings;
  settings.language = Language::English;
  page.happen(ChangeSettings{settings});
  page.key(ImGuiKey_H);
  CHECK(page.has(Role::Dialog, "History"));
  CHECK(page.lines("Unsigned") == 2);
  CHECK(page.has(Role::Button, "Restore value"));
}

}  // namespace
}  // namespace taizhang
