#include "app/listed.h"
#include "app/saved_looks.h"
#include "model/own_form.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

// Three supervision slips in their ledger's table, the first selected, the panel closed.
struct SlipPage : RegisterPage {
  std::vector<RecordId> slips;

  SlipPage() {
    for (const char* number : {"督办甲", "督办乙", "督办丙"}) {
      happen(AddLedgerRecord{"slip", {}, number});
      slips.push_back(ledgers().selected);
    }
    happen(SelectLedgerRecord{slips[0], 0, false});
    happen(ShowDetail{false});
  }
  const Ledgers& ledgers() const { return state.open->ledgers; }
  const Value& value(size_t slip, std::string_view field) const {
    return state.open->reg.value(slips.at(slip), field);
  }
  // The cell of the first slip that keys act on.
  void go_to(std::string_view field) {
    const auto found = std::ranges::find(ledgers().columns, field, &LedgerColumn::id);
    REQUIRE(found != ledgers().columns.end());
    happen(SelectLedgerRecord{slips[0], static_cast<size_t>(found - ledgers().columns.begin()),
                              false});
  }
  size_t steps() const { return state.open->history.done.size(); }
};

constexpr const char* kOthers = "（没有） 2";

// The slips under two headings, the third below the first and selected.
struct GroupedPage : SlipPage {
  std::string first;  // heading

  GroupedPage() {
    const Field level = *find_field(find_shelf(ledgers(), "slip")->form, "level");
    first = std::string(label(level.options[0].name, Language::Chinese)) + " 1";
    happen(
        ApplyEdits{{{slips[2], "level", Option{level.options[0].id}}}, {Text::did_change, {""}}});
    press(Role::Button, "分组");
    frame(2);
    press(Role::Option, std::string(label(level.name, Language::Chinese)).c_str());
    happen(SelectLedgerRecord{slips[2], 0, false});
    drafts.focus_cell = true;
    frame(2);
  }
};

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

TEST_CASE("a ledger is grouped by a field: headings with counts, which the arrows stop at") {
  GroupedPage page;
  CHECK(page.ledgers().look.group == "level");
  CHECK(page.get(Role::Button, page.first.c_str()).expanded);
  CHECK(page.get(Role::Button, kOthers).expanded);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.ledgers().selected == page.slips[2]);
  REQUIRE(page.drafts.heading);
  CHECK(page.drafts.heading->key.empty());
  page.key(ImGuiKey_DownArrow);
  CHECK(page.ledgers().selected == page.slips[0]);
}

TEST_CASE("a group folds by a click and by keys, and its rows come back") {
  GroupedPage page;
  page.press(Role::Button, kOthers);
  CHECK_FALSE(page.get(Role::Button, kOthers).expanded);
  CHECK(page.has(Role::Button, "督办丙"));
  CHECK_FALSE(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_RightArrow);
  CHECK(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_LeftArrow);
  CHECK_FALSE(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_Space);
  CHECK_FALSE(page.has(Role::Button, "督办甲"));
  CHECK(page.ledgers().rows.size() == 3);  // they are still listed, counted and printed

  page.key(ImGuiKey_UpArrow);
  CHECK(page.ledgers().selected == page.slips[2]);
  CHECK_FALSE(page.drafts.heading);
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_DownArrow);  // there is nothing below the folded group
  REQUIRE(page.drafts.heading);
  CHECK(page.drafts.heading->key.empty());
}

TEST_CASE("keys act on the heading of a record that is folded away, not on what is not seen") {
  GroupedPage page;
  page.press(Role::Button, page.first.c_str());  // the selected record is below it
  page.happen(SelectLedgerRecord{page.slips[2], 0, false});
  page.drafts.focus_cell = true;
  page.frame(2);
  const auto row = selected_row(page.ledgers());
  REQUIRE(row);
  REQUIRE(line_at(page.ledgers(), line_of(page.ledgers(), *row)).heading != nullptr);
  page.key(ImGuiKey_F2);
  CHECK_FALSE(page.drafts.editor);
  page.key(ImGuiKey_Space);
  CHECK(page.ledgers().marked.empty());
  CHECK(page.get(Role::Button, page.first.c_str()).expanded);
}

TEST_CASE("F2 on a heading edits nothing, and the cursor there does not come back by itself") {
  GroupedPage page;
  page.key(ImGuiKey_DownArrow);
  REQUIRE(page.drafts.heading);
  page.key(ImGuiKey_F2);
  CHECK_FALSE(page.drafts.editor);
  page.happen(SelectLedgerRecord{page.slips[0], 0, false});
  page.frame(2);
  page.happen(SelectLedgerRecord{page.slips[2], 0, false});
  page.frame(2);
  CHECK_FALSE(page.drafts.heading);
}

TEST_CASE("of ticked records those that are folded away are said not to be shown") {
  GroupedPage page;
  page.happen(MarkShown{});
  CHECK(page.ledgers().marked_shown == 3);
  page.press(Role::Button, kOthers);
  CHECK(page.ledgers().marked.size() == 3);
  CHECK(page.ledgers().marked_shown == 1);
  page.happen(MarkShown{});  // the one in sight is ticked, so it is not any more
  CHECK(page.ledgers().marked.size() == 2);
}

TEST_CASE("what is folded is no part of a saved look, and a new record unfolds its group") {
  GroupedPage page;
  page.press(Role::Button, kOthers);
  CHECK_FALSE(encode_look(*listed_form(*page.state.open), page.ledgers().look).contains("fold"));
  page.happen(AddLedgerRecord{"slip", {}, "督办丁"});
  CHECK(page.has(Role::Button, "督办丁"));
  page.press(Role::Button, page.first.c_str());
  LedgerLook look = page.ledgers().look;
  look.group = "light";
  page.happen(ChangeLook{look});
  CHECK(page.ledgers().look.folded.empty());
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

}  // namespace taizhang
