#include "make.h"
#include "ui/panels.h"
#include "ui/register_page.h"

// What a person sees who has little room: an old laptop at 150 %.

namespace taizhang {
namespace {

struct SmallPage : RegisterPage {
  SmallPage() {
    drafts.unfolded = true;  // the navigation leaves least
    resize(911, 512);
  }

  bool is_on_page(const AccessNode& node) const {
    return node.x >= 0 && node.y >= 0 && node.x + node.w <= 911 && node.y + node.h <= 512;
  }
};

// The words of the tooltip that shows; ImGui knows only its window.
bool has_tooltip() {
  const ImGuiWindow* window = ImGui::FindWindowByName("##Tooltip_00");
  return window != nullptr && window->Active;
}

}  // namespace

TEST_CASE("the buttons of a dialog that is larger than the page stay in sight and work") {
  SmallPage page;
  page.press(Role::Button, "设置");
  page.frame(2);
  REQUIRE(page.get(Role::Dialog, "设置").h < 512);
  CHECK(page.is_on_page(page.get(Role::Button, "记下设置")));
  page.press(Role::Radio, "深色");
  page.press(Role::Button, "记下设置");
  CHECK(page.state.settings.theme == Theme::Dark);
  page.key(ImGuiKey_F1);
  page.frame(2);
  CHECK(page.is_on_page(page.get(Role::Button, "返回")));
  page.press(Role::Button, "返回");
  CHECK_FALSE(page.has(Role::Dialog, "键盘操作"));
}

TEST_CASE("the end of a dialog that scrolls is reached above its buttons") {
  SmallPage page;
  page.press(Role::Button, "设置");
  page.frame(2);
  const AccessNode dialog = page.get(Role::Dialog, "设置");
  for (int i = 0; i < 30; ++i) page.wheel(dialog.x + 60, dialog.y + 100, -5);
  const AccessNode last = page.get(Role::Textbox, "部门"),
                   verb = page.get(Role::Button, "记下设置");
  CHECK(last.y + last.h < verb.y);
  CHECK(page.is_on_page(last));
}

TEST_CASE("the list of keys opens at its top") {
  SmallPage page;
  page.resize(683, 384);
  page.key(ImGuiKey_F1);
  page.frame(6);
  const AccessNode dialog = page.get(Role::Dialog, "键盘操作");
  const AccessNode first = page.get(Role::Heading, "键盘操作");
  CHECK(first.y >= dialog.y);
  CHECK(ImGui::FindWindowByName("keys")->Scroll.y == 0);
}

TEST_CASE("the filters of all changes take a second line where one has no room for them") {
  SmallPage page;
  page.resize(683, 384);
  open_history(*page.state.open, page.drafts, {});
  page.frame(3);
  CHECK(page.get(Role::Combobox, "改动人").w > 100);
  CHECK(page.get(Role::Textbox, "从哪天起").y > page.get(Role::Combobox, "改动人").y);
}

TEST_CASE("a history whose filters take two lines scrolls in its list and not as a whole") {
  SmallPage page;
  page.press(Role::Button, "选中任务 1.1");
  for (const char* title : {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛"})
    page.happen(ApplyEdits{{{page.state.open->selected, std::string(fields::kTitle), title}},
                           {Text::did_change, {"任务"}}});
  for (const float height : {384.f, 512.f}) {
    page.resize(683, height);
    open_history(*page.state.open, page.drafts, page.state.open->selected);
    page.frame(4);
    CHECK(ImGui::FindWindowByName("history")->ScrollMax.y == 0);
    page.key(ImGuiKey_Escape);
  }
}

TEST_CASE("in a narrow preview the titles of tasks can be read") {
  Application page;
  page.resize(683, 384);
  page.happen(ReadNotice{"", kNotice});
  const AccessNode title = page.get(Role::ColumnHeader, "任务");
  CHECK(page.get(Role::ColumnHeader, "牵头部门").x - title.x >= 90);
}

TEST_CASE("without a column for who answers for a task, the one before has its tags") {
  Application page;
  page.resize(683, 700);
  page.happen(ReadNotice{"", kNotice});  // 各大队 answer for the first, whoever these are
  const AccessNode lead = page.get(Role::Gridcell, "政策法规处");
  const AccessNode responsible = page.get(Role::Gridcell, "各大队");
  CHECK(responsible.x >= lead.x + lead.w);
  CHECK(responsible.w == 0);
  const Picture picture = page.picture(page.colors.bg0);
  const int x = static_cast<int>(lead.x) - 3, y = static_cast<int>(lead.y + lead.h / 2);
  CHECK((picture.at(x, y) | IM_COL32_A_MASK) == page.colors.soon.soft);
}

TEST_CASE("the sentences of the start page end above the buttons") {
  Application page;
  page.resize(683, 384);
  page.frame(2);
  const AccessNode says = page.get(Role::Text, text(Text::door_notice_says, Language::Chinese));
  CHECK(says.y + says.h + space::k2 <= page.get(Role::Button, "打开通知").y);
}

TEST_CASE("what the bottom line says leaves the bars below it in sight") {
  SmallPage page;
  const AccessNode toast = page.get(Role::Status, "已建立台账，共 3 项任务。");
  CHECK(toast.y + toast.h <= 512 - space::kStatusBar);
  CHECK(toast.y + toast.h <= page.get(Role::Button, "不再提示").y);
}

TEST_CASE("what the bottom line says leaves the buttons at the foot of a page in sight") {
  RegisterPage page;
  page.happen(GoTo{Section::Comparison});
  const auto end = [&] {
    page.state.toast = Toast{{Text::toast_undone, {"甲"}}, false, 77};
    page.frame(2);
    const AccessNode toast =
        page.get(Role::Status, say(page.state.toast->message, Language::Chinese));
    return toast.y + toast.h;
  };
  CHECK(end() <= page.get(Role::Button, "结转下一年").y);
  page.happen(GoTo{Section::Trash});  // where nothing stands at the foot, nor a guide
  CHECK(end() == 1200 - space::kStatusBar - space::k1);
  page.happen(PickReturns{});
  CHECK(end() <= page.get(Role::Button, "应用 0 份回报").y);
}

TEST_CASE("a list without room below stands where all of it is on the page") {
  SmallPage page;
  page.press(Role::Button, "筛选");
  for (int i = 0; i < 3; ++i) page.press(Role::Button, "加一个条件");
  page.press(Role::Combobox, "第 3 个条件的栏目");
  page.frame();  // the first that shows it: no other is owed
  CHECK(page.is_on_page(page.get(Role::Listbox, "第 3 个条件的栏目")));
}

TEST_CASE("the options of a report take another line where one has no room for them") {
  SmallPage page;
  page.press(Role::Button, "报表");
  page.press(Role::Button, "进展情况");
  CHECK(page.is_on_page(page.get(Role::Combobox, "部门")));
  CHECK(page.get(Role::Combobox, "部门").y > page.get(Role::Combobox, "时间").y);
}

TEST_CASE("what can be done with a list leaves the title of the reports in sight") {
  SmallPage page;
  page.press(Role::Button, "报表");
  page.press(Role::Button, "当前列表");
  const AccessNode title = page.get(Role::Heading, "报表");
  CHECK(title.x + title.w <= page.get(Role::Button, "复制文字").x);
}

TEST_CASE("in English too, what can be done with a list leaves the title of the reports in sight") {
  RegisterPage page;
  page.resize(911, 512);
  Settings settings;
  settings.language = Language::English;
  page.happen(ChangeSettings{settings});
  page.press(Role::Button, "Reports");
  page.press(Role::Button, text(name_of(ReportKind::Shown), Language::English));
  const AccessNode title = page.get(Role::Heading, "Reports");
  CHECK(title.x + title.w <= page.get(Role::Button, "Copy as text").x);
}

TEST_CASE("beside an open detail every tool above the table is in sight") {
  for (const auto& [width, height] : {std::pair(911.f, 512.f), {1100.f, 700.f}, {683.f, 384.f}}) {
    INFO(width);
    RegisterPage page;
    page.resize(width, height);
    page.press(Role::Button, "选中任务 1.1");
    page.frame(2);
    const float end = page.get(Role::Complementary, "任务详情").x;
    const auto is_in_sight = [&](Role role, const char* name) {
      const AccessNode node = page.get(role, name);
      return node.x >= 0 && node.x + node.w <= end;
    };
    for (const char* name : {"筛选", "分组", "列", "视图", "加任务"}) {
      INFO(name);
      CHECK(is_in_sight(Role::Button, name));
    }
    if (page.has(Role::Group, "显示方式")) {
      for (const char* name : {"表格", "卡片", "日历", "时间线", "矩阵"})
        CHECK(is_in_sight(Role::Button, name));
    } else {
      CHECK(is_in_sight(Role::Button, "显示方式"));
    }
    const bool has_chips = page.has(Role::Button, "全部 3");
    CHECK(is_in_sight(has_chips ? Role::Button : Role::Combobox, has_chips ? "已销号 0" : "状态"));

    page.key(ImGuiMod_Ctrl | ImGuiKey_A);
    for (const char* name : {"改状态", "批量修改…", "复制", "删除 3 项", "取消勾选"}) {
      INFO(name);
      CHECK(is_in_sight(Role::Button, name));
    }
    page.press(Role::Button, "改状态");
    page.press(Role::Option, "进行中");
    CHECK(page.state.open->counts[1].tasks == 3);
  }
}

TEST_CASE("where there is little room, the layouts and the states are lists") {
  SmallPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.press(Role::Button, "显示方式");
  page.press(Role::Option, "卡片");
  CHECK(page.state.open->view.layout == Layout::Cards);
  page.resize(683, 384);
  page.press(Role::Combobox, "状态");
  page.press(Role::Option, "进行中 0");
  CHECK(page.state.open->view.status == page.state.open->counts[1].option);
}

TEST_CASE("beside an open record a ledger's tools are in sight") {
  SmallPage page;
  page.happen(OpenLedger{"application"});
  page.happen(AddLedgerRecord{"application", {}});
  page.frame(2);
  REQUIRE(page.state.open->detail);
  const float end = 911 - 300;
  for (const char* name : {"筛选", "台账设置", "新增记录"}) {
    INFO(name);
    const AccessNode node = page.get(Role::Button, name);
    CHECK(node.x + node.w <= end);
  }
  page.press(Role::Button, "新增记录");
  CHECK(page.state.open->ledgers.rows.size() == 2);
}

TEST_CASE("backups and the trash are in sight however long the navigation is") {
  SmallPage page;
  page.drafts.all_ledgers = true;
  page.frame(2);
  CHECK(page.is_on_page(page.get(Role::Button, "回收站 0")));
  page.press(Role::Button, "备份 " + std::to_string(page.state.open->backups.size()));
  CHECK(page.state.open->section == Section::Backups);
}

TEST_CASE("a narrow page shows the navigation as icons, named as ever, and in full when asked to") {
  SmallPage page;
  const auto width = [&] { return page.get(Role::Navigation, "任务分解").w; };
  page.press(Role::Button, "收起导航");
  CHECK(width() == space::kRail);
  CHECK(page.get(Role::Button, "全部任务 3").w < space::kRail);
  page.press(Role::Button, "冲突 0");
  CHECK(page.state.open->section == Section::Conflicts);
  page.press(Role::Button, "展开导航");
  CHECK(width() == space::kNavigation);
  page.press(Role::Button, "收起导航");
  CHECK(width() == space::kRail);
  page.resize(1366, 768);
  CHECK(width() == space::kNavigation);
  CHECK_FALSE(page.has(Role::Button, "展开导航"));
}

TEST_CASE("a register without a title says so at the top") {
  Application page;
  page.happen(StartBlank{"台账"});
  page.happen(ApplyEdits{{{page.state.open->reg.id(), std::string(fields::kTitle), Value()}}, {}});
  CHECK(page.has(Role::Heading, "（未命名）"));
}

TEST_CASE("a name that is cut says itself whole under the pointer") {
  Application page;
  page.happen(ReadNotice{"",
                         "云汀市城市管理局2026年政务公开工作要点\n一、讲明政策\n"
                         "1.一项名字很长很长很长很长很长很长很长很长很长很长很长很长的任务\n"
                         "牵头部门：办公室\n完成时限：2026-03-25\n"});
  page.happen(CreateRegister{});
  page.resize(911, 900);  // high enough for a line in each day
  page.press(Role::Button, "日历");
  for (const AccessNode& node : page.mirror.nodes()) {
    if (!node.name.starts_with("1.1 一项名字") || node.role != Role::Button) continue;
    page.move_to(node.x + node.w / 2, node.y + node.h / 2);
    CHECK_FALSE(has_tooltip());
    page.frame(60);
    CHECK(has_tooltip());
    page.move_to(5, 500);
    page.frame(2);
    CHECK_FALSE(has_tooltip());
    return;
  }
  FAIL("the task is not in the calendar:\n" << page.dump());
}

}  // namespace taizhang
