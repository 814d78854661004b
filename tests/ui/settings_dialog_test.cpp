#include "ui/register_page.h"

namespace taizhang {
namespace {

struct SettingsPage : Application {
  SettingsPage() { press(Role::Button, "设置"); }
};

TEST_CASE("a name and a department are kept for this machine") {
  SettingsPage page;
  page.write("姓名", "王敏");
  page.write("部门", "办公室");
  page.press(Role::Button, "记下设置");
  CHECK_FALSE(page.has(Role::Dialog, "设置"));
  CHECK(page.state.settings.author == "王敏");
  CHECK(decode_settings(page.last<RememberSetting>().value) == page.state.settings);
}

TEST_CASE("the size of the interface is one of those it is drawn well at") {
  SettingsPage page;
  CHECK(page.get(Role::Radio, "100").checked);
  page.press(Role::Radio, "150");
  page.press(Role::Button, "记下设置");
  CHECK(page.state.settings.scale == 150);
  CHECK(decode_settings("zh\tlight\tautomatic\t\t\t1000").scale == 100);
}

TEST_CASE("settings that are not kept change nothing") {
  SettingsPage page;
  page.write("姓名", "王敏");
  page.press(Role::Radio, "深色");
  page.press(Role::Button, "返回");
  CHECK(page.state.settings == Settings{});
  page.press(Role::Button, "设置");
  CHECK(page.get(Role::Textbox, "姓名").value.empty());
  CHECK(page.get(Role::Radio, "随系统").checked);
}

TEST_CASE("Esc in a field of the settings leaves the field alone") {
  SettingsPage page;
  page.write("姓名", "王敏");
  page.key(ImGuiKey_Escape);
  REQUIRE(page.has(Role::Dialog, "设置"));
  CHECK(page.get(Role::Textbox, "姓名").value.empty());
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.has(Role::Dialog, "设置"));
}

TEST_CASE("the language is chosen among the settings or by one button") {
  SettingsPage page;
  page.press(Role::Radio, "English");
  page.press(Role::Button, "记下设置");
  REQUIRE(page.has(Role::Heading, "Where to start?"));
  page.press(Role::Button, "中文");
  CHECK(page.has(Role::Heading, "从哪里开始？"));
}

TEST_CASE("keys that act on the page wait until the settings are closed") {
  Application app;
  app.happen(ReadNotice{"", kNotice});
  app.press(Role::Button, "设置");
  app.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  CHECK(app.state.screen == Screen::Preview);
}

TEST_CASE("the days of warning are kept in the register that is open") {
  Application start;
  start.press(Role::Button, "设置");
  CHECK_FALSE(start.has(Role::Textbox, "提前几天提醒（随本台账保存）"));
  RegisterPage page;
  page.press(Role::Button, "设置");
  CHECK(page.get(Role::Textbox, "提前几天提醒（随本台账保存）").value == "7");
  page.write("提前几天提醒（随本台账保存）", "十天");
  CHECK(page.has(Role::Text, "“十天”不是 0 到 365 的整数，请改正。"));
  CHECK(page.get(Role::Button, "记下设置").disabled);
  page.write("提前几天提醒（随本台账保存）", "10");
  page.press(Role::Button, "记下设置");
  CHECK(page.state.open->ledgers.soon.days == 10);
  CHECK(page.state.open->history.done.size() == 1);
}

}  // namespace
}  // namespace taizhang
