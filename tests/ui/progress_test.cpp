#include <catch2/catch_test_macros.hpp>

#include "../edited_file.h"
#include "../office.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

const ShowProgress kProgress{{{Text::reading_large, {"大台账.json", "150"}}, 37}};

}  // namespace

TEST_CASE("what takes long says what it is and how far, and can be stopped by button or Esc") {
  RegisterPage page;
  page.happen(kProgress);
  REQUIRE(page.has(Role::Dialog, "请稍候"));
  CHECK(page.has(Role::Text, "37 %"));
  CHECK(page.has(Role::Text, "正在读取 大台账.json（150 MB）。读完之前什么都不会改变。"));
  page.press(Role::Button, "取消");
  CHECK_FALSE(page.has(Role::Dialog, "请稍候"));
  CHECK_FALSE(page.state.progress);

  page.happen(kProgress);
  page.key(ImGuiKey_Escape);
  CHECK_FALSE(page.state.progress);
}

TEST_CASE("a newer version's file is refused with a button to look at it all the same") {
  RegisterPage page;
  const std::string newer = make::with_digest(
      replace_all(make::bytes_of(make::office()), "{\"major\":1", "{\"major\":2"));
  page.happen(ReceiveFile{"新.json", newer});
  page.press(Role::Button, "只看一看");
  CHECK_FALSE(page.has(Role::Button, "只看一看"));
  CHECK(page.has(
      Role::Status,
      "这份文件由较新的版本写出，这里只能查看，不修改，不存入本机，也不导出。请更新程序再编辑。"));
}

TEST_CASE("a dialog comes and goes at once: nothing on the page moves by itself") {
  RegisterPage page;
  const float& dimmed = ImGui::GetCurrentContext()->DimBgRatio;
  page.happen(kProgress);
  CHECK(dimmed == 1);
  page.happen(GiveUp{});
  CHECK(dimmed == 0);
}

TEST_CASE("while something takes long, keys do nothing to the page below") {
  RegisterPage page;
  page.press(Role::Button, "选中任务 1.1");
  page.happen(kProgress);
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.key(ImGuiKey_Space);
  CHECK(page.state.open->marked.empty());
  CHECK(page.has(Role::Dialog, "请稍候"));
}

}  // namespace taizhang
