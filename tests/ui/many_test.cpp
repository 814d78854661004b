#include "app/table_cells.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

// With the first two of three tasks ticked.
struct Ticked : RegisterPage {
  Ticked() {
    press(Role::Checkbox, "勾选任务 1.1");
    press(Role::Checkbox, "勾选任务 1.2");
  }
  void choose(std::string_view field, std::string_view option) {
    press(Role::Combobox, field);
    press(Role::Option, option);
  }
  RecordId task(std::string_view number) const {
    for (const OutlineRow& row : state.open->outline)
      if (row.number == number) return row.record;
    FAIL("there is no task " << number);
    return {};
  }
  std::string_view text(std::string_view number, std::string_view field) const {
    return text_of(state.open->reg, task(number), field);
  }
};

}  // namespace

TEST_CASE("a status is looked at and then given to all ticked tasks") {
  Ticked page;
  page.press(Role::Button, "批量修改…");
  CHECK(page.has(Role::Dialog, "批量修改 2 项"));
  page.choose("改哪一项", "状态");
  CHECK(page.has(Role::Text, "先填新的值。"));
  page.choose("新的值", "进行中");
  CHECK(page.has(Role::ListItem, "1.1 做好文件解读：未开始 → 进行中"));
  page.press(Role::Button, "修改 2 项");
  CHECK_FALSE(page.has(Role::Dialog, "批量修改 2 项"));
  CHECK(status_of(page.state.open->reg, page.task("1.2")) == "ongoing");
  CHECK(status_of(page.state.open->reg, page.task("2.1")) == "not_started");
  CHECK(page.state.toast->message == Message{Text::toast_bulk, {"状态", "2"}});
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(status_of(page.state.open->reg, page.task("1.1")) == "not_started");
}

TEST_CASE("a deadline is typed for all ticked tasks and said to be understood") {
  Ticked page;
  page.press(Role::Button, "批量修改…");
  page.choose("改哪一项", "完成时限");
  page.write("新的值", "下雨以后");
  CHECK(page.has(Role::Text, "没读成日期，按原文保留"));
  page.write("新的值", "9月底前");
  page.key(ImGuiKey_Tab);
  CHECK(page.has(Role::ListItem, "1.2 公布财政账本：6月底前 → 9月底前"));
  page.press(Role::Button, "返回");
  CHECK(page.text("1.1", "measures").empty());
  CHECK(is_empty(page.state.open->reg.value(page.task("1.1"), fields::kDeadline)));
}

TEST_CASE("a line is appended to the measures of all ticked tasks, and they are cleared again") {
  Ticked page;
  page.press(Role::Button, "批量修改…");
  page.choose("改哪一项", "具体措施");
  page.choose("怎么改", "末尾加一行");
  page.write("新的值", "按月通报");
  page.press(Role::Button, "修改 2 项");
  CHECK(page.text("1.1", "measures") == "按月通报");
  page.press(Role::Button, "批量修改…");
  page.choose("改哪一项", "具体措施");
  page.choose("怎么改", "清空");
  page.press(Role::Button, "修改 2 项");
  CHECK(page.text("1.2", "measures").empty());
}

TEST_CASE("Ctrl+D fills the first ticked task's cell down, and says why when it does not") {
  Ticked page;
  page.press(Role::Gridcell, "2026-06-30");
  page.key(ImGuiMod_Ctrl | ImGuiKey_D);
  CHECK(is_empty(page.state.open->reg.value(page.task("1.2"), fields::kDeadline)));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK_FALSE(is_empty(page.state.open->reg.value(page.task("1.2"), fields::kDeadline)));
  page.press(Role::Button, "选中任务 1.1");
  page.key(ImGuiMod_Ctrl | ImGuiKey_D);
  CHECK(page.state.toast->message == Message{Text::fill_computed, {"序号"}});
}

TEST_CASE("words are found and replaced in the lines that are ticked") {
  Ticked page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_H);
  CHECK(page.has(Role::Dialog, "查找和替换"));
  CHECK(page.has(Role::Status, "先写要查找的文字。"));
  page.write("查找", "公布");
  CHECK(page.has(Role::Status, "找到 3 处，勾选了 3 处。"));
  page.press(Role::Checkbox, "1.2 公布财政账本 · 任务内容：公布财政账本。预算按时公布。");
  CHECK(page.has(Role::Status, "找到 3 处，勾选了 1 处。"));
  page.write("替换为", "公开");
  page.press(Role::Button, "替换 1 处");
  CHECK(page.text("1.2", "title") == "公开财政账本");
  CHECK(page.text("1.2", "text") == "公布财政账本。预算按时公布。");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.text("1.2", "title") == "公布财政账本");
}

TEST_CASE("where no ledger is on screen any more, words are looked for everywhere") {
  Ticked page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_H);
  page.drafts.replacing->asked.scope = ReplaceScope::Ledger;
  page.frame(2);
  CHECK(page.get(Role::Combobox, "范围").value == "任务和各台账");
  CHECK(page.drafts.replacing->asked.scope == ReplaceScope::Everything);
}

TEST_CASE("all lines are unticked at once, and then there is nothing to replace") {
  Ticked page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_H);
  page.write("查找", "按时");
  page.press(Role::Button, "全不选");
  page.press(Role::Button, "替换 0 处");
  CHECK(page.has(Role::Dialog, "查找和替换"));
  page.press(Role::Button, "全选");
  page.press(Role::Button, "替换 2 处");
  CHECK(page.text("2.1", "text") == "提升门户网站。栏目更新。");
}

TEST_CASE("Alt with the arrows moves the selected row and keeps it selected") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.key(ImGuiMod_Alt | ImGuiKey_UpArrow);
  CHECK(page.get(Role::Gridcell, "公布财政账本").y < page.get(Role::Gridcell, "做好文件解读").y);
  CHECK(page.get(Role::Button, "选中任务 1.1").selected);
  page.key(ImGuiMod_Alt | ImGuiKey_DownArrow);
  page.key(ImGuiMod_Alt | ImGuiKey_RightArrow);
  CHECK(page.get(Role::Button, "选中任务 1.1.1").selected);
  page.key(ImGuiMod_Alt | ImGuiKey_LeftArrow);
  CHECK(page.get(Role::Button, "选中任务 1.2").selected);
  CHECK(page.state.open->column == column_ids::kNumber);
}

TEST_CASE("a row is dragged by its number to another part") {
  RegisterPage page;
  const AccessNode from = page.get(Role::Button, "选中任务 1.1");
  const AccessNode to = page.get(Role::Button, "选中任务 2.1");
  page.drag(from.x + 20, from.y + from.h / 2, to.x + 20, to.y + 2);
  page.frame(2);
  CHECK(page.get(Role::Gridcell, "做好文件解读").y > page.get(Role::Gridcell, "公布财政账本").y);
  CHECK(page.has(Role::Button, "选中任务 2.2"));
  CHECK_FALSE(page.has(Role::Button, "选中任务 1.2"));
}

TEST_CASE("F1 says the keys of filling, replacing and moving") {
  RegisterPage page;
  page.key(ImGuiKey_F1);
  CHECK(page.has(Role::ListItem, "Ctrl+D 向下填充：用第一项的值填其余各项"));
  CHECK(page.has(Role::ListItem, "Ctrl+H 查找和替换"));
  CHECK(page.has(Role::ListItem, "Alt+→ 降为上一项的下级"));
}

TEST_CASE("a window that only follows says so and changes nothing") {
  Ticked page;
  page.happen(WriterChangedIntent{page.state.open->key, false});
  page.key(ImGuiMod_Ctrl | ImGuiKey_H);
  page.write("查找", "公布");
  page.press(Role::Button, "替换 3 处");
  CHECK(page.text("1.2", "title") == "公布财政账本");
  CHECK(page.state.toast->message.text == Text::writer_other_refused);
}

TEST_CASE("while a ledger is on screen words are looked for in it, elsewhere when one says so") {
  RegisterPage page;
  page.happen(AddLedgerRecord{"slip", {}, "督办甲"});
  page.happen(
      ApplyEdits{{{page.state.open->ledgers.selected, "reason", std::string("账本没有公布")}},
                 {Text::did_change, {""}}});
  page.key(ImGuiMod_Ctrl | ImGuiKey_H);
  CHECK(page.get(Role::Combobox, "范围").value == "本台账");
  page.write("查找", "公布");
  CHECK(page.has(Role::Status, "找到 1 处，勾选了 1 处。"));
  page.press(Role::Combobox, "范围");
  page.press(Role::Option, "任务和各台账");
  CHECK(page.has(Role::Status, "找到 4 处，勾选了 4 处。"));
}

}  // namespace taizhang
