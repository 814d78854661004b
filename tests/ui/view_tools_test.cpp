#include <algorithm>
#include <cmath>

#include "app/table_cells.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

TEST_CASE("a condition is put together from a field, a test and a value, and dropped by its chip") {
  RegisterPage page;
  page.press(Role::Button, "筛选");
  page.press(Role::Combobox, "第 1 个条件的栏目");
  page.press(Role::Option, "牵头部门");
  CHECK(page.get(Role::Combobox, "第 1 个条件的比较").value == "是");
  page.press(Role::Combobox, "第 1 个条件的值");
  page.press(Role::Checkbox, "办公室");
  page.key(ImGuiKey_Escape);
  CHECK(page.has(Role::Text, "符合的有 1 项"));
  page.press(Role::Button, "筛选");
  CHECK(page.has(Role::Gridcell, "公布财政账本"));
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.has(Role::Button, "筛选 1"));

  page.press(Role::Button, "牵头部门 是 办公室");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.has(Role::Button, "筛选"));
}

TEST_CASE("a condition without its value is said to lack it, and nothing is lost") {
  RegisterPage page;
  page.press(Role::Button, "筛选");
  page.press(Role::Combobox, "第 1 个条件的栏目");
  page.press(Role::Option, "任务");
  page.press(Role::Combobox, "第 1 个条件的比较");
  page.press(Role::Option, "包含");
  page.press(Role::Button, "筛选");
  CHECK(page.has(Role::Text, "还有条件没有填完整。日期写成 2026-06-30 或 6月30日，数写成数字。"));
  CHECK(page.state.open->view.filters.empty());
  page.write("第 1 个条件的值", "1");
  page.press(Role::Button, "加一个条件");
  CHECK(page.get(Role::Textbox, "第 1 个条件的值").value == "1");
  page.press(Role::Combobox, "第 2 个条件的栏目");
  page.press(Role::Option, "完成时限");
  page.press(Role::Combobox, "第 2 个条件的比较");
  page.press(Role::Option, "不为空");
  CHECK(page.get(Role::Combobox, "第 2 个条件的栏目").value == "完成时限");
  page.press(Role::Button, "去掉第 2 个条件");
  CHECK_FALSE(page.has(Role::Combobox, "第 2 个条件的栏目"));
}

TEST_CASE("a new filter begins with the state, and its dialog grows downward") {
  RegisterPage page;
  page.resize(1366, 768);
  page.press(Role::Button, "筛选");
  page.frame(2);
  CHECK(page.get(Role::Combobox, "第 1 个条件的栏目").value == "状态");
  const AccessNode before = page.get(Role::Dialog, "筛选");
  page.press(Role::Button, "加一个条件");
  page.press(Role::Button, "加一个条件");
  page.frame(2);
  CHECK(page.get(Role::Combobox, "第 2 个条件的栏目").value == "牵头部门");
  const AccessNode after = page.get(Role::Dialog, "筛选");
  CHECK(after.y == before.y);
  CHECK(after.h > before.h + 60);
}

TEST_CASE("nothing that passes the conditions is said, with the way back") {
  RegisterPage page;
  page.happen(ChangeView{{.filters = {{"title", Test::Contains, {"水利"}, 0}}}});
  CHECK(page.has(Role::Text, "3 项任务，显示 0 项"));
  page.press(Role::Button, "清除筛选");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("tasks are headed by their lead, and a heading is folded") {
  RegisterPage page;
  page.press(Role::Button, "分组");
  page.press(Role::Option, "按牵头部门");
  CHECK(page.has(Role::Button, "政策法规处"));
  CHECK_FALSE(page.has(Role::Button, "一、讲明政策"));
  page.press(Role::Button, "收起 政策法规处");
  CHECK_FALSE(page.has(Role::Gridcell, "做好文件解读"));
  CHECK(page.has(Role::Gridcell, "公布财政账本"));
}

TEST_CASE("columns are hidden, moved and back as they were") {
  RegisterPage page;
  page.press(Role::Button, "列");
  page.press(Role::Checkbox, "显示“更新时间”");
  CHECK_FALSE(page.has(Role::ColumnHeader, "更新时间"));
  page.press(Role::Button, "“牵头部门”前移一列");
  page.press(Role::Checkbox, "显示“任务”");  // rows are named by it
  CHECK(page.get(Role::ColumnHeader, "牵头部门").x < page.get(Role::ColumnHeader, "任务").x);
  page.press(Role::Button, "恢复默认的列");
  CHECK(page.get(Role::ColumnHeader, "牵头部门").x > page.get(Role::ColumnHeader, "任务").x);
  CHECK(page.has(Role::ColumnHeader, "更新时间"));
}

TEST_CASE("a field of tasks is chosen as a column, drawn on one line and edited in its place") {
  RegisterPage page;
  const RecordId task = page.state.open->outline[1].record;
  page.happen(ApplyEdits{{{task, std::string(fields::kText), std::string("缺人\n缺钱")},
                          {task, std::string(fields::kEventDate), Date{2026, 5, 6}}},
                         {Text::did_fill, {"", ""}}});
  page.happen(ShowDetail{false});
  page.press(Role::Button, "列");
  page.press(Role::Checkbox, "显示“任务内容”");
  page.press(Role::Checkbox, "显示“触发日期”");
  page.key(ImGuiKey_Escape);
  CHECK(page.has(Role::ColumnHeader, "任务内容"));
  CHECK(page.has(Role::Gridcell, "缺人 缺钱"));

  page.press(Role::Gridcell, "2026-05-06");
  page.happen(ShowDetail{false});
  page.key(ImGuiKey_Enter);
  page.type("2026-06-01");
  page.key(ImGuiKey_Enter);
  CHECK(page.state.open->reg.value(task, fields::kEventDate) == Value(Date{2026, 6, 1}));
  page.press(Role::ColumnHeader, "触发日期");
  CHECK(page.state.open->view.sort == std::vector<ColumnOrder>{{"event_date", false}});
}

TEST_CASE("a field that the office has made is a column under its name") {
  RegisterPage page;
  page.happen(AddOwnField{std::string(forms::kTask), FieldType::Text, "件数"});
  const std::string own = page.state.open->ledgers.task_form.fields.back().id;
  const RecordId task = page.state.open->outline[1].record;
  page.happen(ApplyEdits{{{task, own, std::string("三件")}}, {Text::did_fill, {"", ""}}});
  page.happen(ChangeView{{.columns = {{column_ids::kNumber}, {column_ids::kTitle}, {own}}}});
  CHECK(page.has(Role::ColumnHeader, "件数"));
  CHECK(page.has(Role::Gridcell, "三件"));
  page.press(Role::Button, "列");
  page.press(Role::Checkbox, "显示“件数”");
  CHECK_FALSE(page.has(Role::ColumnHeader, "件数"));
}

TEST_CASE("columns that are many give way to one another and stay in sight") {
  RegisterPage page;
  TableView view;
  for (const NamedColumn& one : kColumns) view.columns.push_back({one.id});
  for (const char* one : {"text", "contact", "phone", "problems", "next_steps", "remark"})
    view.columns.push_back({one});
  page.happen(ShowDetail{false});
  page.happen(ChangeView{view});
  const AccessNode last = page.get(Role::ColumnHeader, "备注");
  CHECK(last.w >= 44);
  CHECK(last.x + last.w <= 1366);
}

TEST_CASE("a view is saved under a name, chosen again, and renamed") {
  RegisterPage page;
  page.happen(ChangeView{{.heading = Heading::Status}});
  page.press(Role::Button, "视图");
  page.press(Role::Button, "存为视图…");
  page.write("视图名称", "按状态看");
  page.press(Role::Button, "保存");
  REQUIRE(page.state.open->views.size() == 1);

  page.press(Role::Button, "按状态看");
  page.press(Role::Button, "全部任务，原样");
  CHECK(page.state.open->view.heading == Heading::Part);
  page.press(Role::Button, "视图");
  page.press(Role::Button, "按状态看");
  CHECK(page.state.open->view.heading == Heading::Status);

  page.press(Role::Button, "按状态看");
  page.press(Role::Button, "改名…");
  page.write("视图名称", "状态");
  page.press(Role::Button, "保存");
  CHECK(page.state.open->views.at(0).name == "状态");
}

TEST_CASE("a column is made wider by its edge and back by a double click") {
  RegisterPage page;
  const AccessNode before = page.get(Role::ColumnHeader, "牵头部门");
  const float edge = before.x + before.w, y = before.y + before.h / 2;
  page.drag(edge, y, edge + 60, y);
  CHECK(page.get(Role::ColumnHeader, "牵头部门").w == before.w + 60);
  const AccessNode wide = page.get(Role::ColumnHeader, "牵头部门");
  page.double_press(wide.x + wide.w, y);
  CHECK(page.get(Role::ColumnHeader, "牵头部门").w == before.w);
}

TEST_CASE("of several departments in a narrow column the name is cut, not how many they are") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.2");
  page.press(Role::Combobox, "责任部门");
  page.press(Role::Checkbox, "信息中心");
  page.press(Role::Button, "选好了");
  page.happen(ChangeView{
      {.columns = {{column_ids::kNumber}, {column_ids::kTitle}, {column_ids::kResponsible, 120}}}});
  const AccessNode cell = page.get(Role::Gridcell, "财务审计处、信息中心");
  const ImFontGlyph* const last =
      ImGui::GetIO().Fonts->Fonts[0]->GetFontBaked(type::kBody)->FindGlyph(U'个');
  float right = 0, drawn = 0;  // where the last character ends, and where it is in the atlas
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
    for (const ImDrawVert& corner : list->VtxBuffer)
      if (corner.pos.x > cell.x + 4 && corner.pos.x < cell.x + cell.w - 2 &&
          corner.pos.y > cell.y + 2 && corner.pos.y < cell.y + cell.h - 2 && corner.pos.x > right)
        right = corner.pos.x, drawn = corner.uv.x;
  CHECK(drawn == last->U1);
}

TEST_CASE("no two things of the navigation and of the tools have one icon") {
  RegisterPage page;
  std::vector<std::vector<std::pair<long, long>>> icons;
  for (const std::string name : {"看板", "回报", "冲突", "报表", "到期", "体检", "年报", "备份",
                                 "回收站", "分组", "列", "视图", "发任务包"}) {
    INFO(name);
    const auto node = std::ranges::find_if(page.mirror.nodes(), [&](const AccessNode& one) {
      return one.role == Role::Button && (one.name == name || one.name.starts_with(name + " "));
    });
    REQUIRE(node != page.mirror.nodes().end());
    // What is drawn at the left of the button, from its own corner.
    std::vector<std::pair<long, long>> icon;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
      for (const ImDrawVert& corner : list->VtxBuffer) {
        const ImVec2 at(corner.pos.x - node->x, corner.pos.y - node->y);
        if (at.x > 3 && at.x < 31 && at.y > 3 && at.y < node->h - 3)
          icon.push_back({std::lround(10 * at.x), std::lround(10 * at.y)});
      }
    REQUIRE_FALSE(icon.empty());
    const auto least = std::pair(std::ranges::min(icon).first,
                                 std::ranges::min(icon, {}, &std::pair<long, long>::second).second);
    for (auto& [x, y] : icon) x -= least.first, y -= least.second;
    CHECK_FALSE(std::ranges::contains(icons, icon));
    icons.push_back(std::move(icon));
  }
}

}  // namespace
}  // namespace taizhang
