#include "make.h"
#include "ui/register_page.h"

// What a person sees who has little room: an old laptop at 150 %.

namespace taizhang {
namespace {

struct SmallPage : RegisterPage {
  SmallPage() { resize(911, 512); }

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
