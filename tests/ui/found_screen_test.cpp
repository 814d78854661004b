#include "ui/register_page.h"

namespace taizhang {

TEST_CASE("Enter in the search leads on to all ledgers, and a line to its record") {
  RegisterPage page;
  page.resize(1366, 768);
  page.press(Role::Textbox, "搜索任务");
  page.type("wjjd");  // 文件解读
  CHECK(page.state.open->shown > 0);
  page.key(ImGuiKey_Enter);
  CHECK(page.state.open->section == Section::Found);
  CHECK(page.has(Role::Heading, "搜索全部台账"));
  page.press(Role::Button, "做好文件解读 任务 做好文件解读。新文件一律配发解读。");
  CHECK(page.state.open->section == Section::Tasks);
  CHECK(page.state.open->selected);
}

TEST_CASE(
    "a search for nothing says what can be typed, and one that finds nothing what else to do") {
  RegisterPage page;
  page.resize(1366, 768);
  page.happen(LookEverywhere{});
  CHECK(page.has(Role::Text,
                 "在上面输入要找的字；也可以用拼音或首字母，如 zwgk、zhengwu，几个词用空格隔开。"));
  page.happen(LookEverywhere{"没有的词"});
  CHECK(page.has(Role::Text, "任务和专项台账里都没有找到。换个说法，或者少输几个字再试。"));
  page.press(Role::Button, "搜索全部台账");
  page.type("wjjd");
  CHECK(page.state.open->sought == "wjjd");
}

TEST_CASE("without deadlines and without findings, a button leads on") {
  Application page;
  page.happen(StartBlank{"台账"});
  page.happen(GoTo{Section::Due});
  page.press(Role::Button, "转到 全部任务");
  CHECK(page.state.open->section == Section::Tasks);
  page.happen(GoTo{Section::Findings});
  page.press(Role::Button, "打开依申请公开台账");
  CHECK(page.state.open->section == Section::Ledger);
  page.happen(GoTo{Section::Overview});
  page.press(Role::Button, "转到 全部任务");
  CHECK(page.state.open->section == Section::Tasks);
}

TEST_CASE("where no list is shown, a search goes over all of them") {
  RegisterPage page;
  page.resize(1366, 768);
  page.press(Role::Button, "看板");
  page.press(Role::Textbox, "搜索任务");
  page.type("wjjd");
  CHECK(page.state.open->section == Section::Found);
  CHECK(page.state.open->sought == "wjjd");
  CHECK(page.state.open->view.search.empty());
}

}  // namespace taizhang
