#include <catch2/catch_test_macros.hpp>
#include <string>

#include "ui/text_page.h"

namespace taizhang {

TEST_CASE("Tab into the field begins to edit at its end") {
  TextPage page("已");
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame(2);
  page.ui.type("整改");
  CHECK(page.text == "已整改");
}

TEST_CASE("a click puts the caret at the nearest place of its line") {
  TextPage page(kLong);
  page.click_at(1, 14 * 2 + 3);
  CHECK(page.edit().caret == 3 * 12);
  page.click_at(0, 14 * 9 + 13);  // behind the last character of a soft line: stays on that line
  CHECK(page.edit().caret == 3 * 10);
  page.ui.key(ImGuiKey_Home);
  CHECK(page.edit().caret == 0);
}

TEST_CASE("a click below the last line goes to the last line") {
  TextPage page("一");
  page.click_at(1, 60);
  CHECK(page.edit().caret == 3);
}

TEST_CASE("Home and End stay within the line that is seen") {
  TextPage page(kLong);
  page.click_at(1, 40);
  page.ui.key(ImGuiKey_End);
  CHECK(page.edit().caret == 3 * 20);
  page.ui.key(ImGuiKey_End);
  CHECK(page.edit().caret == 3 * 20);
  page.ui.key(ImGuiKey_Home);
  CHECK(page.edit().caret == 3 * 10);
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_End);
  CHECK(page.edit().caret == page.text.size());
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Home);
  CHECK(page.edit().caret == 0);
}

TEST_CASE("Up and Down keep to the column over shorter lines") {
  TextPage page("一二三四五六\n一\n一二三四五六");
  page.click_at(0, 14 * 4);
  page.ui.key(ImGuiKey_DownArrow);
  CHECK(page.edit().caret == 3 * 7 + 1);
  page.ui.key(ImGuiKey_DownArrow);
  CHECK(page.edit().caret == 3 * 11 + 2);
  page.ui.key(ImGuiKey_DownArrow);
  CHECK(page.edit().caret == page.text.size());
  page.ui.key(ImGuiKey_UpArrow, 9);
  CHECK(page.edit().caret == 0);
}

TEST_CASE("arrows cross a soft break like any other place") {
  TextPage page(kLong);
  page.click_at(1, 0);
  page.ui.key(ImGuiKey_LeftArrow);
  CHECK(page.edit().caret == 3 * 9);
  page.ui.key(ImGuiKey_RightArrow, 2);
  CHECK(page.edit().caret == 3 * 11);
  page.ui.key(ImGuiKey_Backspace);
  CHECK(page.edit().caret == 3 * 10);
  CHECK(page.text == "收到审计报告后列出问清单，整改完成一项公开一项");
}

TEST_CASE("Shift selects, copying gives the text without breaks, cutting takes it") {
  TextPage page(kLong);
  page.click_at(0, 14 * 7);
  page.ui.key(ImGuiMod_Shift | ImGuiKey_RightArrow, 4);
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_C);
  CHECK(page.ui.clipboard == "列出问题");
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_X);
  CHECK(page.text == "收到审计报告后清单，整改完成一项公开一项");
  page.ui.clipboard = "甲\r\n乙\t";
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_V);
  CHECK(page.text == "收到审计报告后甲\n乙 清单，整改完成一项公开一项");
}

TEST_CASE("Ctrl+A selects all, and what is typed replaces it") {
  TextPage page(kLong);
  page.enter();
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  page.ui.type("新");
  CHECK(page.text == "新");
}

TEST_CASE("a double click selects a word, dragging selects over lines") {
  TextPage page("公开IPv6，好");
  page.click_at(0, 14 * 3);
  const float x = page.field().x + 14 * 3 + 4, y = page.field().y + 10;
  page.ui.click(x, y);
  page.ui.double_press(x, y);
  CHECK(selected_text(page.edit()) == "IPv6");

  page.text = kLong;
  page.ui.frame();
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const float left = page.field().x + padding.x, top = page.field().y + padding.y;
  page.ui.drag(left + 1, top + 7, left + 14 * 2, top + 7 + ImGui::GetTextLineHeightWithSpacing());
  CHECK(selected_text(page.edit()) == "收到审计报告后列出问题清");
}

TEST_CASE("the caret's place is told to the input method") {
  TextPage page(kLong);
  page.click_at(1, 14 * 3);
  const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeDataPrev;
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  CHECK(ime.WantTextInput);
  CHECK(ime.InputPos.x == page.field().x + padding.x + 14 * 3);
  CHECK(ime.InputPos.y == page.field().y + padding.y + ImGui::GetTextLineHeightWithSpacing());
}

TEST_CASE("the caret is scrolled into sight, and the wheel scrolls") {
  TextPage page(std::string(kLong) + kLong + kLong);
  page.click_at(0, 0);
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_End);
  const AccessNode field = page.field();
  const auto caret_y = [] { return ImGui::GetCurrentContext()->PlatformImeDataPrev.InputPos.y; };
  CHECK(caret_y() + ImGui::GetFontSize() <= field.y + field.h);
  const float before = caret_y();
  page.ui.wheel(field.x + 20, field.y + 20, 1);
  CHECK(caret_y() > before);
  CHECK(ImGui::IsAnyItemActive());
}

TEST_CASE("a triple click selects the line as it was typed") {
  TextPage page("一二三\n四五六");
  page.click_at(1, 14);
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const float x = page.field().x + padding.x + 14;
  const float y = page.field().y + padding.y + ImGui::GetTextLineHeightWithSpacing() + 5;
  page.ui.double_press(x, y);
  page.ui.press_again(x, y);
  CHECK(selected_text(page.edit()) == "四五六");
}

TEST_CASE("Ctrl goes and erases by words") {
  TextPage page("公开IPv6，好");
  page.enter();
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Home);
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_RightArrow);
  CHECK(page.edit().caret == 6);
  page.ui.key(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_RightArrow);
  CHECK(selected_text(page.edit()) == "IPv6");
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_LeftArrow);
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Delete);
  CHECK(page.text == "公开，好");
  page.ui.key(ImGuiKey_End);
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Backspace);
  CHECK(page.text == "公开，");
}

TEST_CASE("the input method is told where its composition begins, not where its caret is") {
  TextPage page("已", true);
  page.enter();
  const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeDataPrev;
  page.ui.key(ImGuiKey_End);
  const float x = ime.InputPos.x;
  page.visit().preedit = {"zheng", "gai"};
  page.ui.frame(3);
  CHECK(ime.InputPos.x == x);
}

TEST_CASE("a single line scrolls to its caret and a click finds what is seen") {
  TextPage page(kLong, true);
  page.enter();
  page.ui.key(ImGuiKey_End);
  const AccessNode field = page.field();
  page.ui.click(field.x + field.w - ImGui::GetStyle().FramePadding.x - 15, field.y + 8);
  CHECK(page.edit().caret == page.text.size() - 3);
  page.ui.key(ImGuiKey_Home);
  CHECK(page.visit().scroll_x == 0);
}

TEST_CASE("Up and Down go to the ends of a single line and do not leave it") {
  TextPage page("公开", true);
  page.enter();
  page.ui.key(ImGuiKey_UpArrow);
  page.ui.type("甲");
  page.ui.key(ImGuiKey_DownArrow);
  page.ui.type("乙");
  CHECK(page.text == "甲公开乙");
}

TEST_CASE("Tab into a single line selects it") {
  TextPage page("旧", true);
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame(2);
  CHECK(selected_text(page.edit()) == "旧");
}

}  // namespace taizhang
