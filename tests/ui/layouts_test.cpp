#include "app/table_cells.h"
#include "make.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

struct LayoutPage : RegisterPage {
  explicit LayoutPage(std::string_view layout = "卡片") {
    resize(1366, 768);
    press(Role::Button, layout);
  }
  // The first node in the role whose name begins so; fails the test when there is none.
  AccessNode at(std::string_view begin, Role role = Role::Button) const {
    for (const AccessNode& node : mirror.nodes())
      if (node.role == role && node.name.starts_with(begin)) return node;
    FAIL("nothing begins with \"" << begin << "\"; there is:\n" << dump());
    return {};
  }
  bool begins(std::string_view begin) const {
    return std::ranges::any_of(
        mirror.nodes(), [&](const AccessNode& node) { return node.name.starts_with(begin); });
  }
  void drag_to(const AccessNode& from, const AccessNode& to) {
    drag(from.x + from.w / 2, from.y + from.h / 2, to.x + to.w / 2, to.y + to.h - 40);
    frame(2);
  }
  RecordId task(size_t place) const {
    return state.open->outline.at(state.open->shown_tasks.at(place)).record;
  }
  std::string status(size_t place) const {
    return std::string(status_of(state.open->reg, task(place)));
  }
  void due(size_t place, std::string_view text) {
    happen(ApplyEdits{{{task(place), std::string(fields::kDeadline), parse_deadline(text, 2026)}},
                      {}});
  }
};

struct ManyTasks : Application {
  explicit ManyTasks(Layout layout) {
    const std::vector<std::string> orders = first_orders(10'000);
    std::vector<Record> records;
    for (size_t i = 0; i < orders.size(); ++i)
      records.push_back(make::record(
          make::id(i + 1), forms::kTask,
          {{fields::kTitle, "任务甲" + std::to_string(i + 1)},
           {fields::kOrder, orders[i]},
           {fields::kStatus, Option{"not_started"}},
           {fields::kDeadline, parse_deadline(i % 2 ? "2026-03-25" : "2026-06-30", 2026)}}));
    happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(make::reg(std::move(records)))});
    lay_out(layout);
  }
  void lay_out(Layout layout) {
    TableView view = state.open->view;
    view.layout = layout;
    happen(ChangeView{std::move(view)});
  }
};

TEST_CASE("the switch in the toolbar changes the layout and says which is chosen") {
  RegisterPage page;
  CHECK(page.get(Role::Button, "表格").selected);
  page.press(Role::Button, "矩阵");
  CHECK(page.get(Role::Button, "矩阵").selected);
  CHECK_FALSE(page.get(Role::Button, "表格").selected);
  CHECK(page.state.open->view.layout == Layout::Matrix);
  page.press(Role::Button, "表格");
  CHECK(page.has(Role::Gridcell, "做好文件解读"));
}

TEST_CASE("the palette offers every layout") {
  RegisterPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("任务看成时间线");
  page.key(ImGuiKey_Enter);
  page.frame(2);
  CHECK(page.state.open->view.layout == Layout::Timeline);
}

TEST_CASE("a layout without tasks says why and offers the next step") {
  LayoutPage page("日历");
  page.write("搜索任务", "水利");
  CHECK(page.has(Role::Text, "没有符合“水利”的任务。"));
  page.press(Role::Button, "清除筛选");
  CHECK(page.state.open->shown_tasks.size() == 3);
}

TEST_CASE("cards stand in columns by status, and a press opens one") {
  LayoutPage page;
  CHECK(page.has(Role::Group, "未开始，3 项"));
  CHECK(page.has(Role::Group, "已销号，0 项"));
  const AccessNode card = page.at("1.2 公布财政账本，未开始，");
  page.press(card);
  CHECK(page.state.open->selected == page.task(1));
  CHECK(page.has(Role::Complementary, "任务详情"));
  CHECK(page.at("1.2 公布财政账本").selected);
}

TEST_CASE("a card dragged to another column takes its status in one step that can be undone") {
  LayoutPage page;
  page.drag_to(page.at("1.1 做好文件解读"), page.get(Role::Group, "进行中，0 项"));
  CHECK(page.status(0) == "ongoing");
  CHECK(page.has(Role::Group, "进行中，1 项"));
  CHECK(page.has(Role::Status, "“1.1 做好文件解读”改为“进行中”"));
  page.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.status(0) == "not_started");
}

TEST_CASE("a card let go of over its own column or outside stays as it was") {
  LayoutPage page;
  const AccessNode card = page.at("1.1 做好文件解读");
  page.drag_to(card, page.get(Role::Group, "未开始，3 项"));
  CHECK(page.status(0) == "not_started");
  page.drag(card.x + 20, card.y + 20, 100, 400);  // over the navigation
  page.frame(2);
  CHECK(page.status(0) == "not_started");
  CHECK(page.state.open->history.done.empty());
}

TEST_CASE("Escape gives up a card that is under way") {
  LayoutPage page;
  const AccessNode card = page.at("1.1 做好文件解读");
  const AccessNode to = page.get(Role::Group, "进行中，0 项");
  page.move_to(card.x + 20, card.y + 20);
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  page.frame();
  page.move_to(to.x + 20, to.y + 100);
  CHECK(page.drafts.layout.dragged == page.task(0));
  page.key(ImGuiKey_Escape);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  page.frame(2);
  CHECK(page.status(0) == "not_started");
}

TEST_CASE("a window that only follows refuses to move a card and says why") {
  LayoutPage page;
  page.happen(WriterChangedIntent{page.state.open->key, false});
  page.drag_to(page.at("1.1 做好文件解读"), page.get(Role::Group, "进行中，0 项"));
  CHECK(page.status(0) == "not_started");
  CHECK(page.at("这份台账正在另一个窗口里编辑。要在这里改", Role::Status).live);
}

TEST_CASE("by department a dragged card changes who leads") {
  LayoutPage page;
  page.press(Role::Button, "按部门");
  const AccessNode from = page.at("1.2 公布财政账本");
  const AccessNode to = page.get(Role::Group, "政策法规处，1 项");
  page.drag_to(from, to);
  CHECK(departments_of(*page.state.open, page.task(1), fields::kLead) ==
        std::vector<std::string>{"政策法规处"});
  CHECK(page.has(Role::Group, "政策法规处，2 项"));
}

TEST_CASE("arrows go from card to card, and with Ctrl they take the card along") {
  LayoutPage page;
  page.key(ImGuiKey_DownArrow);
  CHECK(page.at("1.1 做好文件解读").selected);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.at("1.2 公布财政账本").selected);
  page.key(ImGuiMod_Ctrl | ImGuiKey_RightArrow);
  CHECK(page.status(1) == "ongoing");
  CHECK(page.at("1.2 公布财政账本，进行中").selected);
  page.key(ImGuiKey_LeftArrow);
  CHECK(page.at("1.1 做好文件解读").selected);
  page.key(ImGuiMod_Ctrl | ImGuiKey_LeftArrow);  // there is no column before the first
  CHECK(page.status(0) == "not_started");
}

TEST_CASE("Enter opens the card's detail and Escape closes it") {
  LayoutPage page;
  page.happen(ShowDetail{false});
  page.key(ImGuiKey_DownArrow);
  CHECK_FALSE(page.has(Role::Complementary, "任务详情"));
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Complementary, "任务详情"));
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Complementary, "任务详情"));
}

TEST_CASE("of ten thousand cards, bars and days only those in sight are drawn") {
  ManyTasks page(Layout::Table);
  for (const Layout layout : {Layout::Cards, Layout::Timeline, Layout::Calendar}) {
    CAPTURE(static_cast<int>(layout));
    page.lay_out(layout);
    CHECK(page.state.open->shown_tasks.size() == 10'000);
    CHECK(page.mirror.nodes().size() < 300);
    CHECK(page.count(Role::Button) > 3);
  }
}

TEST_CASE("the calendar shows a task on its day and goes from month to month") {
  LayoutPage page("日历");
  CHECK(page.has(Role::Heading, "2026年3月"));
  CHECK(page.begins("2026-03-20"));
  CHECK_FALSE(page.begins("1.2 公布财政账本"));
  CHECK(page.has(Role::Text, "这个月没有到期的任务。"));
  page.press(Role::Button, "看 2026年6月");
  CHECK(page.has(Role::Heading, "2026年6月"));
  CHECK(page.has(Role::Gridcell, "2026-06-30，1 项到期"));
  page.press(page.at("1.2 公布财政账本"));
  CHECK(page.state.open->selected == page.task(1));
  CHECK(page.has(Role::Complementary, "任务详情"));
  page.press(Role::Button, "今天");
  CHECK(page.has(Role::Heading, "2026年3月"));
  page.press(Role::Button, "下个月 PageDown");
  CHECK(page.has(Role::Heading, "2026年4月"));
  page.key(ImGuiKey_PageUp, 2);
  CHECK(page.has(Role::Heading, "2026年2月"));
  page.key(ImGuiKey_T);
  CHECK(page.has(Role::Heading, "2026年3月"));
}

TEST_CASE("days off are told, and the days of a week begin on Monday") {
  LayoutPage page("日历");
  CHECK(page.has(Role::Gridcell, "2026-03-21，休息日"));
  CHECK(page.has(Role::Gridcell, "2026-03-20"));
  CHECK(page.get(Role::ColumnHeader, "周一").x < page.get(Role::ColumnHeader, "周二").x);
  CHECK(page.get(Role::Gridcell, "2026-03-16").x == page.get(Role::ColumnHeader, "周一").x);
}

TEST_CASE("what does not fit into a day is in a list, and so are tasks without a day") {
  ManyTasks page(Layout::Calendar);
  const auto more = std::ranges::find_if(
      page.mirror.nodes(), [](const AccessNode& node) { return node.name.starts_with("还有 49"); });
  REQUIRE(more != page.mirror.nodes().end());
  page.press(AccessNode(*more));
  CHECK(page.has(Role::List, "2026-03-25，5000 项到期"));
  page.press(Role::Button, "4 任务甲4");
  CHECK(page.state.open->selected == make::id(4));
  CHECK_FALSE(page.has(Role::List, "2026-03-25，5000 项到期"));

  LayoutPage small("日历");
  small.press(Role::Button, "2 项没有到期日");
  CHECK(small.has(Role::Button, "1.1 做好文件解读"));
}

TEST_CASE("arrows go through the calendar's tasks by their days") {
  LayoutPage page("日历");
  page.due(0, "2026-08-31");
  page.key(ImGuiKey_RightArrow);
  CHECK(page.has(Role::Heading, "2026年6月"));
  CHECK(page.state.open->selected == page.task(1));
  page.key(ImGuiKey_RightArrow);
  CHECK(page.has(Role::Heading, "2026年8月"));
  CHECK(page.state.open->selected == page.task(0));
  page.key(ImGuiKey_LeftArrow);
  CHECK(page.state.open->selected == page.task(1));
}

TEST_CASE("the timeline has a row for every task, and its scales show more or fewer days") {
  LayoutPage page("时间线");
  CHECK(page.has(Role::Group, "任务时间线"));
  CHECK(page.begins("1.1 做好文件解读"));
  CHECK(page.begins("2.1 提升门户网站"));
  CHECK(page.get(Role::Button, "年").selected);
  page.press(Role::Button, "月");
  CHECK(page.drafts.layout.days == 31);
  CHECK(page.has(Role::Text, "2026-03-13 至 2026-04-12"));
  page.press(Role::Button, "年");
  CHECK(page.has(Role::Text, "2026-01-01 至 2026-12-31"));
}

TEST_CASE("Ctrl and the wheel zoom about the pointer, and keys do too") {
  LayoutPage page("时间线");
  const AccessNode row = page.at("1.2 公布财政账本");
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  page.wheel(row.x + row.w - 100, row.y + 5, 1);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, false);
  page.frame();
  CHECK(page.drafts.layout.days < 366);
  const float days = page.drafts.layout.days;
  page.key(ImGuiKey_Minus);
  CHECK(page.drafts.layout.days > days);
}

TEST_CASE("words of the timeline's months do not run into one another") {
  LayoutPage page("时间线");
  page.resize(911, 768);
  page.key(ImGuiKey_Minus, 5);
  page.frame(2);
  REQUIRE(page.drafts.layout.days > 800);
  const AccessNode timeline = page.get(Role::Group, "任务时间线");
  const float from = timeline.x + 180, upper = timeline.y + space::kToolbar / 2;
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  for (const float y : {timeline.y, upper}) {
    std::vector<std::pair<float, float>> characters;
    for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
      for (int i = 0; i + 3 < list->VtxBuffer.Size; ++i) {
        const ImDrawVert &corner = list->VtxBuffer[i], &other = list->VtxBuffer[i + 2];
        const bool is_character = corner.uv.x != white.x && corner.uv.x < other.uv.x &&
                                  corner.pos.x < other.pos.x && corner.pos.y < other.pos.y;
        if (is_character && corner.pos.x >= from && corner.pos.y >= y &&
            other.pos.y < y + space::kToolbar / 2)
          characters.push_back({corner.pos.x, other.pos.x});
      }
    std::ranges::sort(characters);
    CHECK(characters.size() > 3);
    for (size_t i = 1; i < characters.size(); ++i)
      CHECK(characters[i].first >= characters[i - 1].second - 1);
  }
}

TEST_CASE("a row of the timeline is chosen by a press and by arrows") {
  LayoutPage page("时间线");
  page.press(page.at("1.2 公布财政账本"));
  CHECK(page.state.open->selected == page.task(1));
  page.key(ImGuiKey_DownArrow);
  CHECK(page.state.open->selected == page.task(2));
}

TEST_CASE("what comes before a task is chosen in its detail, and a later day there is told") {
  LayoutPage page("时间线");
  page.resize(1366, 1400);
  page.due(0, "2026-08-31");
  page.press(page.at("1.2 公布财政账本"));
  page.press(Role::Textbox, "前置任务");
  page.press(Role::Option, "1.1 做好文件解读");
  CHECK(text_of(page.state.open->reg, page.task(1), fields::kAfter) == to_text(page.task(0)));
  CHECK(page.at("1.2 公布财政账本")
            .name.ends_with("前置任务“1.1 做好文件解读”到 2026-08-31 才到期，比这一项晚"));
}

TEST_CASE("a heading of the matrix that is too long for its column takes several lines") {
  LayoutPage page("矩阵");
  CHECK(page.get(Role::ColumnHeader, "合计").h == space::kHeader);
  Settings english = page.state.settings;
  english.language = Language::English;
  page.happen(ChangeSettings{english});
  page.drafts.unfolded = true;
  page.resize(911, 512);
  CHECK(page.get(Role::ColumnHeader, "All").h > space::kHeader);
}

TEST_CASE("a figure of the matrix leads to exactly its tasks in the table") {
  LayoutPage page("矩阵");
  CHECK(page.has(Role::Grid, "部门与状态"));
  page.press(Role::Button, "办公室，未开始：1 项");
  CHECK(page.state.open->view.layout == Layout::Table);
  CHECK(page.state.open->shown == 1);
  CHECK(page.has(Role::Gridcell, "公布财政账本"));
  page.press(Role::Button, "只看：办公室");
  page.press(Role::Button, "矩阵");
  page.press(Role::Button, "全部 3");
  CHECK(page.has(Role::Button, "合计，合计：3 项"));
}

}  // namespace
}  // namespace taizhang
