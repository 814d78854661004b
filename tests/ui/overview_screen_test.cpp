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

}  // namespace taizhang
