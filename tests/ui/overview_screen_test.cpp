#include "ui/register_page.h"

namespace taizhang {
namespace {

struct OverviewPage : RegisterPage {
  OverviewPage() {
    resize(1366, 768);
    press(Role::Button, "看板");
  }
  // As one hears the line of a department or part.
  std::string line(std::string_view begin) const {
    for (const AccessNode& node : mirror.nodes())
      if (node.role == Role::Button && node.name.starts_with(begin)) return node.name;
    return {};
  }
};

}  // namespace

TEST_CASE("the overview counts every task once by its light, and again by department and part") {
  OverviewPage page;
  const Overview& overview = *page.state.open->overview;
  int all = 0, parts = 0;
  for (const int count : overview.tasks.by_state) all += count;
  for (const OverviewLine& one : overview.parts) parts += one.tasks.all;
  CHECK(all == page.state.open->tasks);
  CHECK(parts == page.state.open->tasks);
  CHECK_FALSE(page.line("一、讲明政策 0/2 销号").empty());
}

TEST_CASE("a figure leads to the tasks it counts, and a button back to all of them") {
  OverviewPage page;
  const int undated = page.state.open->overview->tasks.of(LightState::None);
  REQUIRE(undated > 0);
  page.press(Role::Button, "未定时限 " + number(undated));
  CHECK(page.state.open->section == Section::Tasks);
  CHECK(page.state.open->shown == undated);
  page.press(Role::Button, "只看：未定时限");
  CHECK(page.state.open->shown == page.state.open->tasks);
}

TEST_CASE("a department's bar leads to what it leads") {
  OverviewPage page;
  const OverviewLine* leading = nullptr;
  for (const OverviewLine& one : page.state.open->overview->departments)
    if (one.tasks.all > 0 && leading == nullptr) leading = &one;
  REQUIRE(leading != nullptr);
  const int tasks = leading->tasks.all;
  const std::string name = leading->name;
  page.press(Role::Button, page.line(name));
  CHECK(page.state.open->shown == tasks);
  CHECK(page.has(Role::Button, "只看：" + name));
}

TEST_CASE("a closed task counts as closed at once") {
  OverviewPage page;
  const RecordId task = page.state.open->outline.at(1).record;
  page.happen(ApplyEdits{
      {{task, std::string(fields::kStatus), Option{std::string(statuses::kClosed)}}}, {}});
  CHECK(page.state.open->overview->tasks.closed() == 1);
  CHECK_FALSE(page.line("一、讲明政策 1/2 销号").empty());
}

TEST_CASE("what should be done and what is closed is summed up month by month, up to this one") {
  OverviewPage page;
  const auto months = [&] { return page.state.open->overview->trend; };
  REQUIRE(months().size() == 12);
  CHECK(months()[4].due == 0);
  CHECK(months()[5] == TrendMonth{{2026, 6, 30}, 1, std::nullopt});
  CHECK(months()[11].due == 1);
  CHECK(months()[2].closed == 0);
  page.happen(ApplyEdits{{{page.state.open->outline.at(1).record, std::string(fields::kStatus),
                           Option{std::string(statuses::kClosed)}}},
                         {}});
  CHECK(months()[1].closed == 0);
  CHECK(months()[2] == TrendMonth{{2026, 3, 31}, 0, 1});
  CHECK_FALSE(months()[3].closed);
}

TEST_CASE("a month of the trend is a row of a table, and leads to what falls due in it") {
  OverviewPage page;
  const auto has_cell = [&](std::string_view name) {
    return page.has(Role::Gridcell, name) || page.has(Role::ColumnHeader, name);
  };
  CHECK(page.has(Role::Grid, "销号进展"));
  for (const std::string_view name : {"月份", "应完成", "已销号", "—"}) CHECK(has_cell(name));
  page.press(Role::Button, "6月");
  CHECK(page.state.open->section == Section::Tasks);
  CHECK(page.state.open->shown == 1);
  page.press(Role::Button, "看板");
  page.press(Role::Button, "5月");
  CHECK(page.state.open->shown == 0);
}

TEST_CASE("twenty working days are shown from today on, with what has to be done by each") {
  OverviewPage page;
  const RecordId task = page.state.open->outline.at(1).record;
  const auto due_on = [&](std::string_view day) {
    page.happen(
        ApplyEdits{{{task, std::string(fields::kDeadline), parse_deadline(day, 2026)}}, {}});
  };
  const auto day = [&](Date date) {
    const std::vector<DueDay>& days = page.state.open->overview->days;
    const auto found = std::ranges::find(days, date, &DueDay::day);
    return found == days.end() ? std::vector<DueDay::Mark>() : found->due;
  };
  const std::vector<DueDay>& days = page.state.open->overview->days;
  REQUIRE(days.size() == 20);
  CHECK(days.front().day == Date{2026, 3, 20});
  CHECK(std::ranges::none_of(days, [&](const DueDay& one) {
    return !page.state.open->ledgers.calendar.is_working_day(one.day);
  }));
  due_on("2026年3月29日");  // a Sunday
  CHECK(day({2026, 3, 27}) == std::vector<DueDay::Mark>{{task, LightState::Normal}});
  page.press(Role::Button, "2026-03-27，1 项到期");
  CHECK(page.state.open->selected == task);
  page.press(Role::Button, "看板");
  due_on("2026年3月20日");
  CHECK(day({2026, 3, 20}).size() == 1);
  due_on("2026年3月19日");  // what is over is in the list below
  CHECK(day({2026, 3, 20}).empty());
  CHECK_FALSE(page.line("03-19").empty());
}

TEST_CASE("the navigation counts what is due as the list of it does") {
  RegisterPage page;
  const RecordId task = page.state.open->outline.at(1).record;
  const auto due_on = [&](std::string_view text) {
    const Value deadline(parse_deadline(text, 2026));
    page.happen(ApplyEdits{{{task, std::string(fields::kDeadline), deadline}}, {}});
  };
  due_on("2026年3月2日");  // beside the one at the end of June
  CHECK(page.state.open->ledgers.late == 1);
  CHECK(page.state.open->ledgers.near == 0);
  page.press(Role::Button, "到期 2");
  CHECK(page.has(Role::Text, "2 项没有办完，按到期日排列"));
  due_on("2026年3月23日");
  CHECK(page.state.open->ledgers.late == 0);
  CHECK(page.state.open->ledgers.near == 1);
}

TEST_CASE("each department's receipt leads to the board") {
  RegisterPage page;
  page.press(Role::Button, "看板");
  CHECK_FALSE(page.has(Role::Heading, "第 1 轮回执"));
  page.happen(ShowIssuing{});
  page.happen(IssuePackets{});
  page.happen(DropIssuing{});
  page.happen(GoTo{Section::Overview});
  REQUIRE(page.has(Role::Heading, "第 1 轮回执"));
  page.press(Role::Button, "办公室 未回");
  CHECK(page.state.open->section == Section::Board);
}

}  // namespace taizhang
