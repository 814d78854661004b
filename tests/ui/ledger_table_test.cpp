#include <cmath>

#include "make.h"
#include "model/own_form.h"
#include "ui/slip_page.h"

namespace taizhang {
namespace {

// Opens the list of the cell that keys act on, ticks a name there and takes the choice over.
void tick_in_cell(RegisterPage& page, const char* name) {
  page.key(ImGuiKey_Enter);
  page.frame(2);
  page.press(Role::Checkbox, name);
  page.press(Role::Button, "选好了");
}

}  // namespace

TEST_CASE("what is searched for is marked in a ledger's table") {
  SlipPage page;
  const auto marked = [&] {
    long count = 0;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
      count += std::ranges::count(list->VtxBuffer, page.colors.mark, &ImDrawVert::col);
    return count;
  };
  const long before = marked();
  LedgerLook look = page.ledgers().look;
  look.search = "督办";
  page.happen(ChangeLook{look});
  CHECK(page.ledgers().rows.size() == 3);
  CHECK(marked() > before);
}

TEST_CASE("Enter edits a ledger's cell in its place, Esc leaves it, Enter keeps what is typed") {
  SlipPage page;
  const size_t steps = page.steps();
  page.key(ImGuiKey_Enter);
  page.type("不要的编号");
  page.key(ImGuiKey_Escape);
  CHECK(page.has(Role::Gridcell, "督办甲"));
  page.key(ImGuiKey_F2);
  page.type("〔2026〕1号");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Gridcell, "〔2026〕1号"));
  CHECK(page.steps() == steps + 1);
}

TEST_CASE("a ledger's cell in conflict says so, and its mark leads to it") {
  SlipPage page;
  const LedgerColumn& column = page.ledgers().columns.front();
  Register copy = page.state.open->reg;
  make::apply(copy, {{page.slips[0], column.id, std::string("督办丁")}}, "there");
  page.happen(
      ApplyEdits{{{page.slips[0], column.id, std::string("督办戊")}}, {Text::did_change, {""}}});
  page.happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(copy)});
  page.happen(ApplyReturns{});
  page.happen(OpenLedger{"slip"});
  REQUIRE(page.state.open->conflicts.size() == 1);
  const auto marked = std::ranges::find(page.mirror.nodes(), "有不同的值", &AccessNode::value);
  REQUIRE(marked != page.mirror.nodes().end());
  CHECK(marked->role == Role::Gridcell);
  const auto mark = std::ranges::find_if(page.mirror.nodes(), [](const AccessNode& node) {
    return node.role == Role::Button && node.name.ends_with("有不同的值，去定");
  });
  REQUIRE(mark != page.mirror.nodes().end());
  page.press(AccessNode(*mark));
  CHECK(page.state.open->section == Section::Conflicts);
  CHECK(page.drafts.inbox.cell == Register::CellRef{page.slips[0], column.id});
}

TEST_CASE("Tab keeps what is typed in a ledger's cell and goes on, the arrows move from there") {
  SlipPage page;
  page.key(ImGuiKey_Enter);
  page.type("督办丁");
  page.key(ImGuiKey_Tab);
  CHECK(page.has(Role::Gridcell, "督办丁"));
  CHECK(page.ledgers().column == 1);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.get(Role::Button, "督办乙").selected);
}

TEST_CASE("a day is typed into a ledger's cell as elsewhere") {
  SlipPage page;
  page.go_to("issued");
  page.key(ImGuiKey_Enter);
  page.type("3月5日");
  page.key(ImGuiKey_Enter);
  CHECK(page.value(0, "issued") == Value(Date{2026, 3, 5}));
}

TEST_CASE("what cannot be read in a cell is not lost: the panel opens on it and says so") {
  SlipPage page;
  const size_t steps = page.steps();
  page.go_to("issued");
  page.key(ImGuiKey_Enter);
  page.type("不久以后");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  CHECK(page.steps() == steps);
  CHECK(page.get(Role::Textbox, "签发日期").value == "不久以后");
  CHECK(page.get(Role::Textbox, "签发日期").invalid);
}

TEST_CASE("an option of a ledger's cell is chosen in its place") {
  SlipPage page;
  page.go_to("level");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  const EnumOption first = find_field(open_shelf(page.ledgers())->form, "level")->options[0];
  page.press(Role::Option, first.name.zh);
  CHECK(page.value(0, "level") == Value(Option{first.id}));
}

TEST_CASE("departments of a ledger's cell are ticked in its place") {
  SlipPage page;
  page.go_to("department");
  tick_in_cell(page, "财务审计处");
  CHECK(page.has(Role::Gridcell, "财务审计处"));
}

TEST_CASE("options of which several fit are ticked in a cell's place") {
  RegisterPage page;
  page.happen(AddLedgerRecord{"site", {}, "门户网站"});
  const std::string id = own_field_id(FieldType::Options, "4f1c");
  std::vector<Edit> edits = setting_edits(page.state.open->reg, forms::kOwnField, "site", id,
                                          fields::kName, std::string("检查项"));
  edits.push_back({edits.front().record, std::string(fields::kOptions), std::string("甲\n乙")});
  page.happen(ApplyEdits{edits, {Text::did_change_setting, {}}});
  const Ledgers& ledgers = page.state.open->ledgers;
  const auto column = std::ranges::find(ledgers.columns, id, &LedgerColumn::id);
  REQUIRE(column != ledgers.columns.end());
  page.happen(ShowDetail{false});
  page.happen(SelectLedgerRecord{ledgers.selected,
                                 static_cast<size_t>(column - ledgers.columns.begin()), false});
  tick_in_cell(page, "乙");
  CHECK(page.has(Role::Gridcell, "乙"));
}

TEST_CASE("a long text has no room in a cell and is edited in the panel") {
  SlipPage page;
  page.go_to("reason");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  page.type("逾期未报");
  page.press(Role::Textbox, "签发人");
  CHECK(page.value(0, "reason") == Value(std::string("逾期未报")));
}

TEST_CASE("a double click edits a ledger's cell") {
  SlipPage page;
  page.double_press(Role::Gridcell, "督办乙");
  page.frame(2);
  page.type("督办戊");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Gridcell, "督办戊"));
}

TEST_CASE("in a ledger Space ticks, Shift and an arrow tick a range, Esc takes the ticks away") {
  SlipPage page;
  page.key(ImGuiKey_Space);
  CHECK(page.get(Role::Checkbox, "勾选“督办甲”").checked);
  CHECK(page.has(Role::Status, "已勾选 1 项"));
  CHECK_FALSE(page.has(Role::Button, "改状态"));
  page.key(ImGuiMod_Shift | ImGuiKey_DownArrow);
  CHECK(page.get(Role::Checkbox, "勾选“督办乙”").checked);
  CHECK_FALSE(page.get(Role::Checkbox, "勾选“督办丙”").checked);
  page.key(ImGuiKey_Escape);
  CHECK(page.has(Role::Button, "全部 3"));
  page.press(Role::Checkbox, "勾选列出的全部");
  CHECK(page.has(Role::Status, "已勾选 3 项"));
}

TEST_CASE("a field of the ticked records is changed in one step, looked at before") {
  SlipPage page;
  page.press(Role::Checkbox, "勾选“督办甲”");
  page.press(Role::Checkbox, "勾选“督办丙”");
  page.press(Role::Button, "批量修改…");
  page.frame(2);
  CHECK(page.has(Role::Dialog, "批量修改 2 项"));
  page.press(Role::Combobox, "改哪一项");
  page.press(Role::Option, "签发人");
  page.write("新的值", "陈主任");
  page.frame(2);
  CHECK(page.has(Role::ListItem, "督办丙：（空） → 陈主任"));
  page.press(Role::Button, "修改 2 项");
  CHECK(page.value(0, "issuer") == Value(std::string("陈主任")));
  CHECK(is_empty(page.value(1, "issuer")));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(is_empty(page.value(0, "issuer")));
  CHECK(is_empty(page.value(2, "issuer")));
}

TEST_CASE("a list of more options than the page has room for stays on the page") {
  RegisterPage page;
  page.resize(1366, 768);
  page.happen(AddLedgerRecord{"application", {}, "2026-017"});
  page.happen(MarkShown{});
  page.press(Role::Button, "批量修改…");
  page.frame(2);
  page.press(Role::Combobox, "改哪一项");
  page.frame(2);
  const AccessNode list = page.get(Role::Listbox, "改哪一项");
  CHECK(list.y >= 0);
  CHECK(list.y + list.h <= 768);
}

TEST_CASE("a cell's link opens by its mark and by keys, and a press beside it selects the cell") {
  SlipPage page;
  page.happen(AddOwnField{"slip", FieldType::Links, "网址"});
  const std::string field = page.ledgers().columns.back().id;
  const Links links{{{"首页", "https://www.example.cn/"}, {"", "mailto:office@example.cn"}}};
  page.happen(ApplyEdits{{{page.slips[1], field, links}}, {Text::did_change, {""}}});
  REQUIRE(page.ledgers().selected == page.slips[0]);
  page.press(Role::Link, "首页");
  CHECK(page.last<FollowLink>().url == "https://www.example.cn/");
  page.press(Role::Link, "mailto:office@example.cn");
  CHECK(page.last<FollowLink>().url == "mailto:office@example.cn");
  CHECK(page.ledgers().selected == page.slips[0]);

  const AccessNode cell =
      page.get(Role::Gridcell, "首页 https://www.example.cn/ mailto:office@example.cn");
  CHECK(page.get(Role::Link, "首页").parent == cell.id);
  page.click(cell.x + 4, cell.y + cell.h / 2);
  CHECK(page.ledgers().selected == page.slips[1]);
  page.effects.clear();
  page.happen(ShowDetail{false});
  page.key(ImGuiKey_LeftArrow);
  page.key(ImGuiKey_RightArrow);
  page.key(ImGuiKey_Tab);
  page.key(ImGuiKey_Tab);
  CHECK(page.get(Role::Link, "首页").focused);
  page.key(ImGuiKey_Enter);
  CHECK(page.last<FollowLink>().url == "https://www.example.cn/");
}

TEST_CASE("ticked records are copied and deleted alone, and the deletion is undone as one") {
  SlipPage page;
  page.press(Role::Checkbox, "勾选“督办甲”");
  page.press(Role::Checkbox, "勾选“督办丙”");
  page.key(ImGuiMod_Ctrl | ImGuiKey_C);
  const std::string copied = page.last<CopyTable>().text;
  CHECK(copied.contains("督办甲"));
  CHECK(copied.contains("督办丙"));
  CHECK_FALSE(copied.contains("督办乙"));
  page.press(Role::Button, "删除 2 项");
  CHECK(open_shelf(page.ledgers())->records.size() == 1);
  CHECK(page.has(Role::Button, "全部 1"));
  page.press(Role::Button, "撤销刚才的操作");
  CHECK(open_shelf(page.ledgers())->records.size() == 3);
}

TEST_CASE("the first ticked record's cell is filled into the others") {
  SlipPage page;
  page.happen(ApplyEdits{{{page.slips[0], "issuer", std::string("陈主任")}},
                         {Text::did_change, {"签发人"}}});
  page.happen(MarkShown{});
  page.go_to("issued");
  page.key(ImGuiKey_Enter);
  page.type("3月5日");
  page.key(ImGuiKey_Enter);
  page.key(ImGuiMod_Ctrl | ImGuiKey_D);
  CHECK(page.value(2, "issued") == Value(Date{2026, 3, 5}));
  CHECK(is_empty(page.value(2, "issuer")));
}

TEST_CASE("the ticks of a ledger are its own") {
  SlipPage page;
  page.key(ImGuiKey_Space);
  page.happen(GoTo{Section::Tasks});
  CHECK_FALSE(page.has(Role::Status, "已勾选 1 项"));
  page.happen(OpenLedger{"slip"});
  CHECK(page.has(Role::Status, "已勾选 1 项"));
  page.happen(OpenLedger{"site"});
  page.happen(OpenLedger{"slip"});
  CHECK_FALSE(page.has(Role::Status, "已勾选 1 项"));
}

TEST_CASE("a name and Enter under the table make a record, and the next is written at once") {
  SlipPage page;
  const std::string line = "新增一条：写编号，按回车";
  page.press(Role::Textbox, line);
  page.type("督办丁");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  page.type("督办戊");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  CHECK(page.has(Role::Gridcell, "督办丁"));
  CHECK(page.has(Role::Gridcell, "督办戊"));
  CHECK(page.get(Role::Textbox, line).value.empty());
  CHECK_FALSE(page.state.open->detail);
  page.key(ImGuiKey_Enter);
  CHECK(open_shelf(page.ledgers())->records.size() == 5);
}

TEST_CASE("a record is made like another, without its dates, as one step") {
  SlipPage page;
  page.happen(ApplyEdits{{{page.slips[0], "issuer", std::string("陈主任")},
                          {page.slips[0], "issued", Date{2025, 3, 5}}},
                         {Text::did_change, {"签发人"}}});
  const size_t steps = page.steps();
  const AccessNode cell = page.get(Role::Gridcell, "督办甲");
  page.right_click(cell.x + 20, cell.y + 8);
  page.frame(2);
  page.press(Role::MenuItem, "照此新增（不带日期）");
  const RecordId made = page.ledgers().selected;
  CHECK(made != page.slips[0]);
  CHECK(text_of(page.state.open->reg, made, "issuer") == "陈主任");
  CHECK(is_empty(page.state.open->reg.value(made, "issued")));
  CHECK(page.steps() == steps + 1);
}

TEST_CASE("the right button opens the menu of a ledger's row") {
  SlipPage page;
  const AccessNode cell = page.get(Role::Gridcell, "督办乙");
  page.right_click(cell.x + 20, cell.y + 8);
  page.frame(2);
  CHECK(page.has(Role::Menu, "这一行的操作"));
  CHECK_FALSE(page.has(Role::MenuItem, "写进展"));
  page.press(Role::MenuItem, "删除记录");
  CHECK_FALSE(page.has(Role::Gridcell, "督办乙"));
}

TEST_CASE("F6 goes from a ledger's table to its panel, to the search and back") {
  SlipPage page;
  page.happen(ShowDetail{});
  page.key(ImGuiKey_F6);
  page.frame(2);
  page.key(ImGuiKey_F6);
  page.frame(2);
  CHECK(page.get(Role::Textbox, "编号").focused);
}

TEST_CASE("a column of a ledger is shown, moved and put back to what is usual") {
  RegisterPage page;
  page.happen(AddLedgerRecord{"application", {}});
  page.press(Role::Button, "收起详情");
  CHECK_FALSE(page.has(Role::ColumnHeader, "申请人类型"));
  page.press(Role::Button, "列");
  page.press(Role::Checkbox, "显示“申请人类型”");
  CHECK(page.state.open->ledgers.columns.back().id == "kind");
  const std::string before = page.state.open->ledgers.columns.front().id;
  page.press(Role::Button, "“申请人类型”前移一列");
  CHECK(page.state.open->ledgers.columns.back().id != "kind");
  CHECK(page.get(Role::Checkbox, "显示“申请内容”").checked);
  page.press(Role::Checkbox, "显示“申请内容”");  // rows are named by it
  CHECK(page.get(Role::Checkbox, "显示“申请内容”").checked);
  page.press(Role::Button, "恢复默认的列");
  CHECK(page.state.open->ledgers.look.columns.empty());
  CHECK(page.state.open->ledgers.columns.front().id == before);
}

TEST_CASE("a head of a ledger sorts it, and with Shift another one within the first") {
  SlipPage page;
  page.press(Role::ColumnHeader, "等级");
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  page.press(Role::ColumnHeader, "编号");
  CHECK(page.ledgers().look.sort == std::vector<ColumnOrder>{{"level"}, {"number"}});
  CHECK(page.ledgers().rows == std::vector<uint32_t>{2, 1, 0});  // 丙, 乙, 甲 by their code
  page.press(Role::ColumnHeader, "编号");
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
  CHECK(page.ledgers().rows == std::vector<uint32_t>{0, 1, 2});
  CHECK(page.get(Role::ColumnHeader, "等级").value == "ascending");
  CHECK(page.get(Role::ColumnHeader, "编号").value == "descending");
  page.press(Role::ColumnHeader, "被督办部门");
  CHECK(page.ledgers().look.sort == std::vector<ColumnOrder>{{"department"}});
}

TEST_CASE("a ledger's column is as wide as its edge is dragged, and back by a double click") {
  SlipPage page;
  const AccessNode before = page.get(Role::ColumnHeader, "等级");
  const float edge = before.x + before.w, y = before.y + before.h / 2;
  page.drag(edge, y, edge + 40, y);
  page.frame(2);
  const AccessNode wide = page.get(Role::ColumnHeader, "等级");
  CHECK(std::abs(wide.w - before.w - 40) <= 1);
  REQUIRE(page.ledgers().look.widths.size() == 1);
  page.double_press(wide.x + wide.w, y);
  page.frame(2);
  CHECK(std::abs(page.get(Role::ColumnHeader, "等级").w - before.w) <= 1);
  CHECK(page.ledgers().look.widths.empty());
  CHECK(page.ledgers().look.sort.empty());
}

TEST_CASE("where every column of a ledger was made narrow, the last one takes what is left") {
  SlipPage page;
  const auto right = [&] {
    float most = 0;
    for (const AccessNode& node : page.mirror.nodes())
      if (node.role == Role::ColumnHeader) most = std::max(most, node.x + node.w);
    return most;
  };
  const float before = right();
  Ledgers& ledgers = page.state.open->ledgers;
  for (const LedgerColumn& column : ledgers.columns) ledgers.look.widths.push_back({column.id, 60});
  page.frame(2);
  CHECK(std::abs(right() - before) <= 1);
}

TEST_CASE("however wide a column of a ledger is made, the others stay in sight") {
  SlipPage page;
  const int columns = page.count(Role::ColumnHeader);
  const AccessNode head = page.get(Role::ColumnHeader, "等级");
  const float edge = head.x + head.w, y = head.y + head.h / 2;
  page.drag(edge, y, edge + 600, y);
  page.frame(2);
  CHECK(page.get(Role::ColumnHeader, "等级").w > head.w + 100);
  CHECK(page.count(Role::ColumnHeader) == columns);
}

}  // namespace taizhang
