#include "../office.h"
#include "ui/application.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);

// A copy of the register and the office disagree about a cell of a task.
struct CopyPage : Application {
  CopyPage(std::string_view field, Value here, Value there) {
    Register office = make::office();
    Register copy = office;
    make::fill(office, kTask, field, std::move(here), "here", "办公室");
    make::fill(copy, kTask, field, std::move(there), "there", "督查处");
    office.add(copy.changes()).value();
    happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(office)});
    press(Role::Button, "冲突 1");
  }
  const Value& value() const { return state.open->reg.value(kTask, drafts.inbox.cell.field); }
};

// 法规处 and 宣教处 say different things of a task's measures and status, and 法规处 wants a title
// that is not its to give.
struct InboxPage : Application {
  InboxPage() {
    Register office = make::office();
    const Register law = packet_of(office, "法规处").value();
    const Register press = packet_of(office, "宣教处").value();
    make::take_return(office, filled(law, "法规处", "一周一报", "ongoing"), "法规处");
    make::take_return(office, filled(press, "宣教处", "一月一报", "submitted"), "宣教处");
    happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(office)});
  }
  void open() { press(Role::Button, "冲突 3"); }

  static Register filled(Register mine, std::string department, std::string measures,
                         std::string status) {
    make::fill(mine, kTask, fields::kMeasures, measures, "m", department);
    make::fill(mine, kTask, fields::kStatus, Option{status}, "s", department);
    if (department == "法规处")
      make::fill(mine, kTask, fields::kTitle, std::string("解读材料同日"), "t", department);
    return mine;
  }

  std::string measures() const {
    return std::string(text_of(state.open->reg, kTask, fields::kMeasures));
  }
  // The value that stands at `place` among those to choose.
  std::string value_at(size_t place) const { return drafts.inbox.view.candidates[place].words; }
  std::string who_at(size_t place) const { return drafts.inbox.view.candidates[place].who; }
  bool is_chosen(size_t place) const {
    return get(Role::Radio, who_at(place) + "：" + value_at(place)).checked;
  }
};

}  // namespace

TEST_CASE("the inbox lists each cell in conflict and shows all its values") {
  InboxPage page;
  page.open();
  CHECK(page.has(Role::ListItem, "1.1 解读材料同步 具体措施 宣教处、法规处"));
  CHECK(page.has(Role::ListItem, "1.1 解读材料同步 状态 宣教处、法规处"));
  CHECK(page.has(Role::Heading, "解读材料同步"));
  CHECK(page.has(Role::Text, "第 1 / 2 处"));
  CHECK(page.has(Role::Radio, "法规处：一周一报"));
  CHECK(page.has(Role::Radio, "宣教处：一月一报"));
  const AccessNode value = page.get(Role::Radio, "法规处：一周一报");
  CHECK(value.value == "周敏  ·  11-24 09:00 回报 法规处.json");
  CHECK(page.has(Role::ListItem, "11-24 09:00 法规处 改为“一周一报”"));
}

TEST_CASE("what the bottom line says leaves the buttons of a conflict in sight") {
  InboxPage page;
  page.open();
  page.state.toast = Toast{{Text::toast_undone, {"甲"}}, false, 77};
  page.frame(2);
  const AccessNode toast =
      page.get(Role::Status, say(page.state.toast->message, Language::Chinese));
  CHECK(toast.y + toast.h <= page.get(Role::Button, "以后再定").y);
}

TEST_CASE("a value that is pressed is chosen, and the button takes it") {
  InboxPage page;
  page.open();
  page.press(Role::Radio, "宣教处：一月一报");
  page.press(Role::Button, "采用宣教处的值");
  CHECK(page.measures() == "一月一报");
  CHECK(page.state.open->conflicts.size() == 1);
  CHECK(page.has(Role::Text, "第 1 / 1 处"));
  CHECK(page.state.open->history.done.size() == 1);
}

TEST_CASE("digits choose and Ctrl+Enter takes") {
  InboxPage page;
  page.open();
  page.key(ImGuiKey_2);
  page.frame();
  CHECK(page.is_chosen(1));
  const std::string second = page.value_at(1);
  page.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  page.frame();
  CHECK(page.measures() == second);
}

TEST_CASE("E writes another value, begun on the chosen one") {
  InboxPage page;
  page.open();
  page.key(ImGuiKey_1);
  const std::string first = page.value_at(0);
  page.key(ImGuiKey_E);
  page.frame(2);
  CHECK(page.get(Role::Radio, "另写一个值").checked);
  CHECK(page.get(Role::Textbox, "另写的值").value == first);
  page.key(ImGuiMod_Ctrl | ImGuiKey_A);
  page.type("半月一报");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  page.frame();
  CHECK(page.measures() == "半月一报");
}

TEST_CASE("letters that are typed into another value are not keys of the inbox") {
  InboxPage page;
  page.open();
  page.key(ImGuiKey_E);
  page.frame(2);
  page.key(ImGuiKey_S);
  page.key(ImGuiKey_1);
  CHECK(page.has(Role::Text, "第 1 / 2 处"));
  CHECK(page.get(Role::Radio, "另写一个值").checked);
}

TEST_CASE("S decides later and goes to the next, arrows go to another one") {
  InboxPage page;
  page.open();
  page.key(ImGuiKey_S);
  page.frame();
  CHECK(page.has(Role::Text, "第 2 / 2 处"));
  page.key(ImGuiKey_UpArrow);
  page.frame();
  CHECK(page.has(Role::Text, "第 1 / 2 处"));
  page.key(ImGuiKey_DownArrow);
  page.frame();
  CHECK(page.has(Role::Text, "第 2 / 2 处"));
  page.press(Role::Button, "上一处");
  CHECK(page.has(Role::Text, "第 1 / 2 处"));
  page.press(Role::Button, "以后再定");
  CHECK(page.has(Role::Text, "第 2 / 2 处"));
  CHECK(page.state.open->conflicts.size() == 2);
}

TEST_CASE("another status is chosen from the list of statuses") {
  InboxPage page;
  page.open();
  page.press(Role::ListItem, "1.1 解读材料同步 状态 宣教处、法规处");
  page.press(Role::Radio, "另写一个值");
  page.press(Role::Combobox, "另写的值");
  page.press(Role::Option, "已销号");
  page.press(Role::Button, "采用另写的值");
  CHECK(page.state.open->reg.value(kTask, fields::kStatus) == Value(Option{"closed"}));
}

TEST_CASE("another deadline is understood while it is typed") {
  CopyPage page(fields::kDeadline, parse_deadline("6月底前", 2026),
                parse_deadline("8月底前", 2026));
  page.press(Role::Radio, "另写一个值");
  page.write("另写的值", "9月底前");
  CHECK(page.has(Role::Text, "2026-09-30 到期"));
  page.press(Role::Button, "采用另写的值");
  CHECK(page.value() == Value(parse_deadline("9月底前", 2026)));
  CHECK(page.state.open->conflicts.empty());
}

TEST_CASE("other departments are ticked in their list") {
  CopyPage page(fields::kLead, make::departments({"督查处"}), make::departments({"宣教处"}));
  page.press(Role::Radio, "另写一个值");
  const std::vector<std::string> base = page.drafts.inbox.departments;
  REQUIRE(base.size() == 1);
  page.press(Role::Combobox, "另写的值");
  page.press(Role::Checkbox, "法规处");
  page.press(Role::Button, "选好了");
  page.press(Role::Button, "采用另写的值");
  CHECK(page.value() == make::departments({base[0], "法规处"}));
}

TEST_CASE("a deletion is kept or taken back") {
  CopyPage page(fields::kDeleted, true, false);
  CHECK(page.has(Role::Radio, "办公室：删除"));
  CHECK_FALSE(page.has(Role::Radio, "另写一个值"));
  page.press(Role::Radio, "督查处：保留");
  page.press(Role::Button, "采用督查处的值");
  CHECK(page.state.open->reg.exists(kTask));
}

TEST_CASE("one side's values are taken everywhere at once") {
  InboxPage page;
  page.open();
  page.press(Role::Button, "批量");
  page.press(Role::MenuItem, "都采用宣教处的值（2 处）");
  CHECK(page.state.open->conflicts.empty());
  CHECK(page.measures() == "一月一报");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.state.open->conflicts.size() == 2);
}

TEST_CASE("what is out of scope is taken or refused change by change") {
  InboxPage page;
  page.open();
  page.press(Role::Button, "越权 1");
  CHECK(page.has(Role::ListItem, "1.1 解读材料同步 1 处改动 法规处"));
  CHECK(page.has(Role::Text, "现在的值：解读材料同步"));
  CHECK(page.has(Role::Text, "想改成：解读材料同日"));
  page.press(Role::Button, "采纳 任务");
  CHECK(text_of(page.state.open->reg, kTask, fields::kTitle) == "解读材料同日");
  CHECK(page.has(Role::Button, "越权 0"));
  CHECK(page.has(Role::Heading, "没有越权的改动"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  page.frame(2);
  page.press(Role::Button, "全部不采纳");
  CHECK(text_of(page.state.open->reg, kTask, fields::kTitle) == "解读材料同步");
  CHECK(page.state.open->held.empty());
}

TEST_CASE("an inbox with nothing in it leads back to the tasks") {
  Application page;
  page.happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(make::office())});
  page.press(Role::Button, "冲突 0");
  CHECK(page.has(Role::Heading, "没有要定的冲突"));
  page.press(Role::Button, "回到任务");
  CHECK(page.state.open->section == Section::Tasks);
}

TEST_CASE("a conflict is marked in the table and leads to the inbox") {
  InboxPage page;
  CHECK(page.has(Role::Gridcell, "解读材料同步"));
  page.press(Role::Button, "任务 1.1 有冲突，去定");
  CHECK(page.state.open->section == Section::Conflicts);
  CHECK(page.has(Role::Text, "第 1 / 2 处"));
}

TEST_CASE("a cell in conflict says so in the table, and its mark leads to it") {
  InboxPage page;
  const auto& nodes = page.mirror.nodes();
  CHECK(std::ranges::any_of(nodes, [](const AccessNode& node) {
    return node.role == Role::Gridcell && node.value == "有不同的值";
  }));
  page.press(Role::Button, "状态有不同的值，去定");
  CHECK(page.state.open->section == Section::Conflicts);
  CHECK(page.drafts.inbox.cell.field == fields::kStatus);
}

TEST_CASE("a conflict is marked at its field in the detail and leads to itself") {
  InboxPage page;
  page.press(Role::Gridcell, "解读材料同步");
  page.press(Role::Button, "状态有不同的值，去定");
  CHECK(page.state.open->section == Section::Conflicts);
  CHECK(page.drafts.inbox.cell.field == fields::kStatus);
  CHECK(page.has(Role::Text, "第 2 / 2 处"));
}

TEST_CASE("F6 goes to the field of a title in conflict, not to the mark beside its name") {
  CopyPage page(fields::kTitle, std::string("题目甲"), std::string("题目乙"));
  page.happen(GoTo{Section::Tasks});
  page.happen(SelectRecord{kTask});
  page.press(Role::Textbox, "搜索任务");
  page.key(ImGuiKey_F6);
  page.key(ImGuiKey_F6);
  CHECK(page.get(Role::Textbox, "任务").focused);
}

TEST_CASE("the part of a task in conflict is marked and leads to it") {
  InboxPage page;
  page.press(Role::Button, "“一、政策解读”里有冲突，去定");
  CHECK(page.state.open->section == Section::Conflicts);
  CHECK(page.has(Role::Text, "第 1 / 2 处"));
  CHECK_FALSE(page.has(Role::Button, "“二、监督检查”里有冲突，去定"));
}

TEST_CASE("a note is written with the decision, and is gone for the next conflict") {
  InboxPage page;
  page.open();
  page.write("说明", "例会定的");
  page.press(Role::Radio, "宣教处：一月一报");
  page.press(Role::Button, "采用宣教处的值");
  const OutlineRow* task = outline_row(*page.state.open, kTask);
  REQUIRE(task != nullptr);
  CHECK(text_of(page.state.open->reg, task->notes.back(), fields::kText) ==
        "“具体措施”的冲突已定。例会定的");
  CHECK(page.drafts.inbox.note.empty());
}

TEST_CASE("what was decided is listed below as decided, with the way to its history") {
  InboxPage page;
  page.open();
  CHECK_FALSE(page.has(Role::ListItem, "已定：解读材料同步 具体措施"));
  page.press(Role::Button, "采用" + page.who_at(0) + "的值");
  page.press(Role::ListItem, "已定：解读材料同步 具体措施");
  CHECK(page.drafts.history);
}

TEST_CASE("the list is grouped by departments, and the keys go on through it") {
  InboxPage page;
  page.open();
  page.press(Role::Combobox, "分组");
  page.press(Role::Option, "按部门");
  CHECK(page.has(Role::Text, "宣教处、法规处 · 2 处"));
  page.key(ImGuiKey_DownArrow);
  page.frame();
  CHECK(page.has(Role::Text, "第 2 / 2 处"));
}

TEST_CASE("F1 lists the keys of the inbox") {
  InboxPage page;
  page.open();
  page.key(ImGuiKey_F1);
  page.frame(2);
  CHECK(page.has(Role::ListItem, "S 以后再定"));
}

TEST_CASE("the inbox is reached and used by Tab alone") {
  InboxPage page;
  page.open();
  bool reached = false;
  for (int i = 0; i < 40 && !reached; ++i) {
    page.key(ImGuiKey_Tab);
    reached = page.get(Role::Radio, "宣教处：一月一报").focused;
  }
  REQUIRE(reached);
  page.key(ImGuiKey_Space);
  page.frame(2);
  CHECK(page.get(Role::Radio, "宣教处：一月一报").checked);
}

}  // namespace taizhang
