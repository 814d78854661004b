#include "ui/text_menu.h"

#include <catch2/catch_test_macros.hpp>

#include "ui/headless.h"
#include "ui/text_area.h"
#include "ui/text_visit.h"
#include "ui/widgets.h"

namespace taizhang {
namespace {

// A page with a single line and an area, as panels draw them.
struct Page {
  Headless ui;
  std::string line = "公开预算 2026", area = "第一条\n第二条";
  int edits = 0;

  Page() {
    ui.show([this] { draw(); });
  }
  void draw() {
    ImFont* const font = ImGui::GetFont();
    const Ui look{palette(false), font, font, Language::Chinese, Date{2026, 11, 24}};
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration);
    edits += taizhang::field(look, "##line", "名称", line, 300).finished;
    edits += taizhang::area(look, "##area", "措施", area, 300, 2, 4).finished;
    button(look, "beside", "旁边");
    ImGui::End();
  }
  TextVisit& visit() { return text_visit(*ImGui::GetCurrentContext()); }
  void open_menu(std::string_view name, float x = 14) {
    const AccessNode field = ui.get(Role::Textbox, name);
    ui.right_click(field.x + 10 + x, field.y + 14);
    ui.frame(2);
  }
  void choose(std::string_view name) {
    ui.press(Role::MenuItem, name);
    ui.frame(2);
  }
};

TEST_CASE("a right click opens the menu and the field goes on being edited") {
  Page page;
  page.open_menu("名称");
  CHECK(page.ui.has(Role::Menu, "编辑文字"));
  for (const char* name : {"撤销", "重做", "剪切", "复制", "粘贴", "全选"})
    CHECK(page.ui.has(Role::MenuItem, name));
  CHECK(page.ui.get(Role::MenuItem, "剪切").disabled);
  CHECK_FALSE(page.ui.get(Role::MenuItem, "粘贴").disabled);
  page.choose("全选");
  CHECK_FALSE(page.ui.has(Role::Menu, "编辑文字"));
  page.ui.type("新");
  CHECK(page.line == "新");
  CHECK(page.edits == 0);
  page.ui.press(Role::Button, "旁边");
  CHECK(page.edits == 1);
}

TEST_CASE("a right click within the selection keeps it, beside it moves the caret") {
  Page page;
  const AccessNode field = page.ui.get(Role::Textbox, "名称");
  page.ui.double_press(field.x + 10 + 14, field.y + 14);
  CHECK(selected_text(page.visit().edit) == "公开预算");
  page.open_menu("名称", 20);
  page.choose("复制");
  CHECK(page.ui.clipboard == "公开预算");
  CHECK(page.line == "公开预算 2026");
  page.open_menu("名称", 14 * 5);
  CHECK(selected_text(page.visit().edit).empty());
}

TEST_CASE("cut from the menu is an edit that the menu takes back") {
  Page page;
  const AccessNode field = page.ui.get(Role::Textbox, "名称");
  page.ui.double_press(field.x + 10 + 14, field.y + 14);
  page.open_menu("名称", 20);
  page.choose("剪切");
  CHECK(page.line == " 2026");
  page.open_menu("名称", 60);
  page.choose("撤销");
  CHECK(page.line == "公开预算 2026");
  page.open_menu("名称", 60);
  page.choose("重做");
  CHECK(page.line == " 2026");
}

TEST_CASE("pasting from the menu asks the page for the clipboard") {
  Page page;
  page.open_menu("措施");
  page.choose("粘贴");
  CHECK(page.visit().wants_paste);
  CHECK(page.area == "第一条\n第二条");
}

TEST_CASE("a page that may not read the clipboard says which keys paste") {
  Page page;
  page.open_menu("名称");
  page.choose("粘贴");
  page.visit().refusal = {TextRefusal::Why::ClipboardClosed};
  page.ui.frame(2);
  CHECK(page.ui.has(Role::Alert, "浏览器没有让页面读剪贴板，请按 Ctrl+V 粘贴。"));
  page.ui.type("字");
  CHECK_FALSE(page.ui.has(Role::Alert, "浏览器没有让页面读剪贴板，请按 Ctrl+V 粘贴。"));
}

TEST_CASE("the menu opens, chooses and closes by keys alone") {
  Page page;
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame(2);
  page.ui.key(ImGuiMod_Shift | ImGuiKey_F10);
  page.ui.frame();
  REQUIRE(page.ui.has(Role::Menu, "编辑文字"));
  CHECK(page.ui.get(Role::MenuItem, "剪切").selected);  // the first that can be chosen
  page.ui.key(ImGuiKey_Enter);
  CHECK(page.ui.clipboard == "公开预算 2026");
  CHECK(page.line.empty());
  page.ui.key(ImGuiKey_Menu);
  page.ui.frame();
  CHECK(page.ui.has(Role::Menu, "编辑文字"));
  page.ui.key(ImGuiKey_Escape);
  CHECK_FALSE(page.ui.has(Role::Menu, "编辑文字"));
  CHECK(ImGui::IsAnyItemActive());
}

TEST_CASE("a click beside the menu closes it and ends the visit") {
  Page page;
  page.open_menu("名称");
  page.ui.click(900, 600);
  CHECK_FALSE(page.ui.has(Role::Menu, "编辑文字"));
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("a nearly full field counts, and says what had no room") {
  Page page;
  for (int i = 0; i < 199; ++i) page.line += "一二三四五六七八九十";
  page.line = page.line.substr(page.line.size() - 3 * 1990);
  page.ui.frame();
  page.ui.press(Role::Textbox, "名称");
  page.ui.frame();
  CHECK(page.ui.has(Role::Text, "1990/2000"));
  page.ui.clipboard = "放不下的这十一个字字字";
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_V);
  page.ui.frame();
  CHECK(page.ui.has(Role::Alert,
                    "这里最多 2000 字，还放得下 10 字；刚才的 11 字没有放进去，请删减后再输入。"));
}

}  // namespace
}  // namespace taizhang
