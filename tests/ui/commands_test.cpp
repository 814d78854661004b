#include "ui/commands.h"

#include <set>
#include <string>

#include "app/spreadsheet.h"
#include "formats/xlsx_write.h"
#include "ui/register_page.h"

namespace taizhang {
TEST_CASE("no two commands of one place have the same key") {
  std::set<ImGuiKeyChord> keys;
  for (const Command& command : commands()) {
    if (command.key == 0) continue;
    INFO(key_words(command.key));
    CHECK(keys.insert(command.key).second);
  }
}

TEST_CASE("a key is written as it stands on the keyboard") {
  CHECK(key_words(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z) == "Ctrl+Shift+Z");
  CHECK(key_words(ImGuiKey_F1) == "F1");
  CHECK(key_words(0).empty());
}

TEST_CASE("Ctrl+K lists what can be done here and nothing else") {
  Application app;
  app.key(ImGuiMod_Ctrl | ImGuiKey_K);
  CHECK(app.has(Role::Option, "打开示例"));
  CHECK_FALSE(app.has(Role::Option, "导出快照"));
  CHECK_FALSE(app.has(Role::Option, "撤销"));
}

TEST_CASE("a few words find a command, Enter runs it") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("导出");
  CHECK_FALSE(page.has(Role::Option, "加任务"));
  page.key(ImGuiKey_Enter);
  CHECK_FALSE(page.has(Role::Dialog, "命令面板"));
  REQUIRE(page.has(Role::Dialog, "导出快照"));
  page.press(Role::Button, "导出");
  CHECK(page.last<Download>().name.ends_with(".taizhang.json"));
}

TEST_CASE("the arrows choose in the palette, Esc leaves it and nothing is done") {
  RegisterPage page;
  const int before = page.state.open->tasks;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("加");
  CHECK(page.get(Role::Option, "加任务").selected);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.get(Role::Option, "加部分").selected);
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Dialog, "命令面板"));
  CHECK(page.state.open->tasks == before);
}

TEST_CASE("Enter runs what the arrows have chosen in the palette") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("转到");
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_UpArrow);
  REQUIRE(page.get(Role::Option, "转到 回报").selected);
  page.key(ImGuiKey_Enter);
  CHECK(page.state.open->section == Section::Board);
}

TEST_CASE("the arrows leave the typing in the palette where it was") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("导");
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_UpArrow);
  page.type("出");
  CHECK(page.get(Role::Textbox, "命令面板").value == "导出");
}

TEST_CASE("the palette reads pinyin, and shows whole names first, then beginnings") {
  RegisterPage page;
  const auto first = [&](const std::string& typed) {
    ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
    const Ui ui{page.colors,        font, font, Language::Chinese, {2026, 3, 20},
                space::kRowCompact, 0,    false};
    const std::vector<PaletteEntry> entries = palette_entries(page.state, ui, typed);
    return entries.empty() ? std::string() : entries[0].name;
  };
  CHECK(first("shezhi") == "设置");
  CHECK(first("sz") == "设置");
  CHECK(first("设置") == "设置");
  CHECK(first("日历") == "任务看成日历");
  CHECK(first("表格") == "任务看成表格");
  CHECK(first("分组") == "按部分（原文顺序）");
  CHECK(first("qqq") == "");
}

TEST_CASE("the palette has all that the start page and the preview offer") {
  Application app;
  app.state.recents = {
      {"r1-00000000", "去年的要点", "云汀市", 18, 5, "2026-03-19T17:40:00+08:00", 4}};
  app.key(ImGuiMod_Ctrl | ImGuiKey_K);
  app.type("去年");
  CHECK(app.has(Role::Option, "接着去年的台账…"));
  CHECK(app.has(Role::Option, "转到 去年的要点"));
  app.key(ImGuiKey_Escape);
  app.key(ImGuiMod_Ctrl | ImGuiKey_K);
  app.type("空白");
  app.key(ImGuiKey_Enter);
  CHECK(app.has(Role::Dialog, "空白台账"));
  CHECK(app.get(Role::Textbox, "台账名称").value == "2026年政务公开台账");
}

TEST_CASE("F6 goes from the search to the table, to the detail, and to the search again") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Textbox, "搜索任务");
  page.key(ImGuiKey_F6);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.get(Role::Textbox, "任务").value == "公布财政账本");
  page.key(ImGuiKey_F6);
  CHECK(page.get(Role::Textbox, "任务").focused);
  page.key(ImGuiKey_F6);
  CHECK(page.get(Role::Textbox, "搜索任务").focused);
}

TEST_CASE("the keys of the selected task do nothing where no task is seen") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  for (const Section elsewhere : {Section::Due, Section::Findings, Section::Overview,
                                  Section::Reports, Section::Trash, Section::Found}) {
    page.happen(GoTo{elsewhere});
    for (const ImGuiKey key : {ImGuiKey_F2, ImGuiKey_N, ImGuiKey_H}) {
      page.key(key);
      INFO(ImGui::GetKeyName(key) << " in section " << static_cast<int>(elsewhere));
      CHECK(page.state.open->section == elsewhere);
      CHECK_FALSE(page.drafts.start_edit);
      CHECK_FALSE(page.drafts.focus_note);
      CHECK_FALSE(page.drafts.history);
    }
  }
}

TEST_CASE("words no command has are answered with a next step") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("没有这回事");
  CHECK(page.has(Role::Text, "没有这样的命令。换个说法，或按 Esc 返回。"));
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Dialog, "命令面板"));
}

TEST_CASE("the palette changes the status of the selected task as one undo step") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("进行中");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Button, "进行中 1"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.has(Role::Button, "进行中 0"));
}

TEST_CASE("the palette goes to a part") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("转到 平台");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Heading, "二、建强平台"));
}

TEST_CASE(
    "the palette finds a command by words that are not in its name, behind those that have them") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("节假日");
  CHECK(page.has(Role::Option, "转到 工作日日历"));
  REQUIRE(page.get(Role::Option, "粘贴放假通知").selected);
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Dialog, "粘贴放假通知"));
  page.press(Role::Button, "返回");
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("导出");
  CHECK(page.get(Role::Option, "导出快照").y < page.get(Role::Option, "报表").y);
}

TEST_CASE("the palette is no larger when nothing is found than when something is") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("节假日");
  page.frame(2);
  const float found = page.get(Role::Dialog, "命令面板").h;
  page.type("火星");
  page.frame(2);
  CHECK(page.get(Role::Dialog, "命令面板").h <= found);
}

TEST_CASE("F1 says which key does what") {
  RegisterPage page;
  page.resize(1366, 1000);
  page.key(ImGuiKey_F1);
  CHECK(page.has(Role::Dialog, "键盘操作"));
  CHECK(page.has(Role::ListItem, "Ctrl+S 保存到文件"));
  CHECK(page.has(Role::ListItem, "PageUp PageDown 日历看上个月、下个月"));
  CHECK(page.has(Role::ListItem, "+ − 时间线放大、缩小"));
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Dialog, "键盘操作"));
}

TEST_CASE("Ctrl+S works while a field is typed into, Ctrl+Z there is the field's") {
  RegisterPage page;
  page.press(Role::Textbox, "搜索任务");
  page.type("账本");
  page.key(ImGuiMod_Ctrl | ImGuiKey_S);
  CHECK(page.last<SaveToFile>().name.ends_with(".taizhang.json"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.state.open->history.undone.empty());
}

TEST_CASE("an open dialog has the keys to itself") {
  RegisterPage page;
  page.key(ImGuiKey_F1);
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  CHECK_FALSE(page.has(Role::Dialog, "命令面板"));
}

TEST_CASE("a pasted table is shown with its columns before it is added") {
  RegisterPage page;
  page.happen(ReceiveTable{"任务\t牵头单位\n公布年报\t办公室\n清理栏目\t信息中心\n"});
  REQUIRE(page.has(Role::Dialog, "粘贴的表格"));
  CHECK(page.get(Role::Combobox, "第 1 列").value == "任务");
  CHECK(page.get(Role::Combobox, "第 2 列").value == "牵头部门");
  page.press(Role::Button, "加入 2 项任务");
  CHECK_FALSE(page.has(Role::Dialog, "粘贴的表格"));
  CHECK(page.has(Role::Gridcell, "清理栏目"));
}

TEST_CASE("without a column of titles nothing can be added, and it says why") {
  RegisterPage page;
  page.happen(ReceiveTable{"任务\t牵头单位\n公布年报\t办公室\n"});
  page.press(Role::Combobox, "第 1 列");
  page.press(Role::Option, "不带入");
  CHECK(page.has(Role::Text, "还没有哪一列是任务名称，请在上面选一列。"));
  CHECK(page.get(Role::Button, "加入 0 项任务").disabled);
  page.press(Role::Button, "返回");
  CHECK_FALSE(page.has(Role::Dialog, "粘贴的表格"));
}

TEST_CASE("a pasted cell that cannot be read keeps the table out until its column is left out") {
  RegisterPage page;
  page.happen(ReceiveTable{"任务\t牵头单位\t状态\n公布年报\t办公室\t差不多了\n"});
  CHECK(page.has(Role::Text,
                 "第 2 行“状态”：“差不多了”读不懂，可填未开始、进行中、待销号、退回、已销号、暂缓、取消。"));
  CHECK(page.get(Role::Button, "加入 1 项任务").disabled);
  page.press(Role::Combobox, "第 3 列");
  page.press(Role::Option, "不带入");
  CHECK_FALSE(page.get(Role::Button, "加入 1 项任务").disabled);
}

TEST_CASE("a cell of a file that cannot be read is named by its row and column there") {
  RegisterPage page;
  page.happen(ReceiveFile{"表.csv", "2026年台账,,\n序号,任务,状态\n1,公布年报,差不多了\n"});
  CHECK(page.has(
      Role::Text,
      "第 3 行 C 列“状态”：“差不多了”读不懂，可填未开始、进行中、待销号、退回、已销号、暂缓、取消。"));
}

TEST_CASE("a table says which departments it would make") {
  RegisterPage page;
  page.happen(ReceiveTable{"任务\t牵头单位\n公布年报\t办公时\n"});
  CHECK(page.has(Role::Text,
                 "将加入 1 项任务。将新建 1 个部门：办公时。写错的请在表里改好再来。"));
}

TEST_CASE("a file that comes back shows what it changes, and may write over newer values") {
  RegisterPage page;
  page.happen(GoTo{Section::Tasks});
  Workbook workbook = list_workbook(*page.state.open, nullptr, Language::Chinese);
  Sheet& sheet = workbook.sheets[0];
  const auto row = std::ranges::find(sheet.rows, false, &SheetRow::heading);
  for (size_t i = 0; i < sheet.columns.size(); ++i)
    if (sheet.columns[i].header == "状态") row->cells[i] = "进行中";
  const std::string bytes = to_xlsx(workbook);
  page.happen(ReceiveFile{"台账.xlsx", bytes});
  CHECK(page.has(Role::Text, "1.1 做好文件解读 · 状态：未开始 → 进行中"));
  page.press(Role::Button, "返回");

  const RecordId task = *parse_id<RecordId>(row->id);
  page.happen(ApplyEdits{{{task, std::string(fields::kStatus), Option{"submitted"}}}, {}});
  page.happen(ReceiveFile{"台账.xlsx", bytes});
  CHECK_FALSE(page.has(Role::Text, "1.1 做好文件解读 · 状态：待销号 → 进行中"));
  page.press(Role::Checkbox, "也覆盖导出后又改过的 1 行");
  CHECK(page.has(Role::Text, "1.1 做好文件解读 · 状态：待销号 → 进行中"));
}

TEST_CASE("pasted rows can go to a ledger instead") {
  RegisterPage page;
  page.happen(ReceiveTable{"任务\t牵头单位\n公布年报\t办公室\n"});
  page.press(Role::Combobox, "加到哪本台账");
  page.press(Role::Option, "政务热线清理");
  CHECK(page.state.pasted->form == "hotline");
}

}  // namespace taizhang
