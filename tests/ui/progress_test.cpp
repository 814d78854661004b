#include <catch2/catch_test_macros.hpp>

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
