#include "ui/text_area.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "formats/json.h"
#include "ui/text_page.h"
#include "ui/text_paint.h"

namespace taizhang {
namespace {

// A single line with room for ten Han characters.
Picture field_with_hint(const char* hint) {
  Headless ui;
  std::string text;
  ui.show([&] {
    ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration);
    text_area(
        "栏", text,
        {.width = 140 + 2 * ImGui::GetStyle().FramePadding.x, .single_line = true, .hint = hint});
    ImGui::End();
  });
  return ui.picture(IM_COL32_BLACK);
}

}  // namespace

TEST_CASE("typed text goes in and holds no newline of ours") {
  TextPage page;
  page.enter();
  page.ui.type(kLong);
  CHECK(page.text == kLong);
  CHECK(page.changes == 1);
}

TEST_CASE("lines that an input method inserts are lines, in a single line words between spaces") {
  TextPage page;
  page.enter();
  page.ui.type("第一条\r\n第二条\n");
  CHECK(page.text == "第一条\n第二条\n");
  TextPage line("", true);
  line.enter();
  line.ui.type("第一条\n第二条\n");
  CHECK(line.text == "第一条 第二条");
}

TEST_CASE("the field grows with its lines up to its most, then scrolls") {
  TextPage page;
  const float two_lines = page.field().h;
  page.text = kLong;
  page.ui.frame();
  const float line = ImGui::GetTextLineHeightWithSpacing();
  CHECK(page.field().h == two_lines + line);
  for (int i = 0; i < 3; ++i) page.text += kLong;
  page.ui.frame();
  CHECK(page.field().h == two_lines + 2 * line);
  CHECK(page.ui.dump() == "具体措施\n旁边\n");  // the scroll bar is nothing to read
}

TEST_CASE("one visit is one edit") {
  TextPage page;
  page.enter();
  page.ui.type("已整改");
  page.ui.type("五项");
  CHECK(page.edits == 0);
  page.ui.press(Role::Button, "旁边");
  CHECK(page.edits == 1);
  CHECK(page.neighbour == 1);
  page.enter();
  page.ui.press(Role::Button, "旁边");
  CHECK(page.edits == 1);
}

TEST_CASE("Esc gives the old text back and is no edit") {
  TextPage page("旧");
  page.enter();
  page.ui.type("新");
  page.ui.key(ImGuiKey_Escape);
  CHECK(page.text == "旧");
  CHECK(page.edits == 0);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("Tab keeps the text and goes on") {
  TextPage page;
  page.enter();
  page.ui.type("新");
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame();
  CHECK(page.text == "新");
  CHECK(page.edits == 1);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("Enter breaks the line, Ctrl+Enter is the panel's") {
  TextPage page("一");
  page.enter();
  page.ui.key(ImGuiKey_End);
  page.ui.key(ImGuiKey_Enter);
  page.ui.type("二");
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  CHECK(page.text == "一\n二");
}

TEST_CASE("undo and redo within a visit") {
  TextPage page;
  page.enter();
  page.ui.type("已整改，");
  page.ui.type("待公开");
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.text == "已整改，");
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Z);
  CHECK(page.text.empty());
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Y);
  CHECK(page.text == "已整改，");
  page.ui.key(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z);
  CHECK(page.text == "已整改，待公开");
}

TEST_CASE("a disabled field takes nothing") {
  TextPage page("旧");
  page.disabled = true;
  page.ui.frame();
  page.enter();
  page.ui.type("新");
  CHECK(page.text == "旧");
  CHECK(page.field().disabled);
}

TEST_CASE("what changes the text from outside during a visit is taken over") {
  TextPage page("旧的一段");
  page.enter();
  page.text = "新";
  page.ui.frame();
  page.ui.type("的");
  CHECK(page.text == "新的");
}

TEST_CASE("text typed through the mirror is a visit of its own") {
  TextPage page("旧");
  page.ui.mirror.type(page.field().id, "新");
  page.ui.frame(2);
  CHECK(page.text == "新");
  CHECK(page.changes == 1);
  CHECK(page.edits == 1);
}

TEST_CASE("the mirror has the field's text") {
  TextPage page("一\n二");
  CHECK(page.field().value == "一\n二");
  CHECK(page.field().multi_line);
}

TEST_CASE("a Ctrl that was never released does not eat what is typed") {
  TextPage page;
  page.enter();
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  page.ui.type("整改");
  CHECK(page.text == "整改");
}

TEST_CASE("what is composed stands in the selection's place, and is gone when it is cancelled") {
  TextPage page("已整改", true);
  page.enter();
  page.edit().anchor = 3;
  page.edit().caret = 9;
  page.visit().preedit = {"gong'kai", ""};
  page.ui.frame();
  CHECK(page.text == "已整改");
  const ShownText shown = shown_text(page.text, &page.visit(), true);
  CHECK(shown.edit.text == "已gong'kai");
  CHECK(shown.composed == Span{3, 11});
  CHECK(shown.edit.caret == 11);

  page.visit().preedit = {};
  page.ui.frame();
  CHECK(selected_text(page.edit()) == "整改");
  page.ui.type("公开");
  CHECK(page.text == "已公开");
}

TEST_CASE("a composition that is longer than the field scrolls it, and makes an area grow") {
  TextPage line(kLong, true);
  line.enter();
  line.ui.key(ImGuiKey_End);
  line.visit().preedit = {"zhenggai", ""};
  line.ui.frame(3);
  const AccessNode field = line.field();
  const float x = ImGui::GetCurrentContext()->PlatformImeDataPrev.InputPos.x;
  CHECK(x + 8 * 7 <= field.x + field.w);

  TextPage area("一\n二345678901234567");
  area.enter();
  area.ui.key(ImGuiMod_Ctrl | ImGuiKey_End);
  const float before = area.field().h;
  area.visit().preedit = {"zhenggai", ""};
  area.ui.frame(2);
  CHECK(area.field().h > before);
}

TEST_CASE("a single line keeps its height, and Enter keeps its text") {
  TextPage page("", true);
  page.enter();
  page.ui.type(kLong);
  CHECK(page.field().h == ImGui::GetFontSize() + 2 * ImGui::GetStyle().FramePadding.y);
  page.ui.key(ImGuiKey_Enter);
  CHECK(page.text == kLong);
  CHECK(page.edits == 1);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("newlines become spaces in a single line") {
  TextPage page("", true);
  page.enter();
  page.ui.clipboard = "甲\r\n乙\n";
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_V);
  CHECK(page.text == "甲 乙");
}

TEST_CASE("what has no room is refused whole and the visit says so") {
  TextPage page(std::string(kLong) + kLong);  // 48 of 60 characters
  page.enter();
  const std::string before = page.text;
  page.ui.clipboard = kLong;
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_V);
  CHECK(page.text == before);
  REQUIRE(page.visit().refusal);
  CHECK(page.visit().refusal->why == TextRefusal::Why::TooLong);
  CHECK(page.visit().refusal->characters == 24);
  page.ui.type("放得下");
  CHECK(page.text.size() == before.size() + 9);
  CHECK_FALSE(page.visit().refusal);
}

TEST_CASE("a text that came longer than the limit can still be made shorter") {
  TextPage page(std::string(kLong) + kLong + kLong);  // 72 of 60 characters
  page.enter();
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  page.ui.type("短");
  CHECK(page.text == "短");
}

TEST_CASE("what fits into a field fits into a file") {
  CHECK(4 * kLongestText < Caps{}.string_bytes);  // four bytes a character at most
}

TEST_CASE("a placeholder is there while the field is empty, also while one is in it") {
  TextPage page;
  const auto is_shown = [&] {
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const Picture picture = page.ui.picture(ImGui::GetColorU32(ImGuiCol_FrameBg));
    return std::ranges::any_of(picture.pixels, [&](uint32_t pixel) { return pixel == ink; });
  };
  CHECK(is_shown());
  page.enter();
  CHECK(is_shown());
  page.visit().preedit = {"gong'kai", ""};
  page.ui.frame();
  CHECK_FALSE(is_shown());
  page.visit().preedit = {};
  page.ui.type("公开");
  CHECK_FALSE(is_shown());
  page.ui.key(ImGuiKey_Backspace, 2);
  CHECK(page.text.empty());
  CHECK(is_shown());
}

TEST_CASE("a placeholder that has no room ends with an ellipsis, not within a character") {
  const Picture cut = field_with_hint("一二三四五六七八九十甲");
  CHECK(cut == field_with_hint("一二三四五六七八九…"));
  CHECK(cut != field_with_hint("一二三四五六七八九十"));
  CHECK(field_with_hint("一二三四五六七八九十") != field_with_hint("一二三四五六七八九…"));
}

}  // namespace taizhang
