#include "ui/text_area.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "formats/json.h"
#include "ui/headless.h"
#include "ui/text_paint.h"
#include "ui/text_visit.h"

namespace taizhang {
namespace {

// A page with one field, 10 Han characters of 14 px wide, and something to click beside it.
struct Page {
  Headless ui;
  std::string text;
  bool disabled = false;
  bool single_line = false;
  int changes = 0, edits = 0, neighbour = 0;

  explicit Page(std::string begin = "", bool single = false)
      : text(std::move(begin)), single_line(single) {
    ui.show([this] { draw(); });
  }
  void draw() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration);
    ImGui::BeginDisabled(disabled);
    changes += text_area("具体措施", text,
                         {.width = 140 + 2 * ImGui::GetStyle().FramePadding.x,
                          .single_line = single_line,
                          .min_lines = 2,
                          .max_lines = 4,
                          .hint = "写措施",
                          .limit = 60});
    edits += ImGui::IsItemDeactivatedAfterEdit();
    ImGui::EndDisabled();
    neighbour += ImGui::Button("旁边");
    ImGui::End();
  }
  AccessNode field() { return ui.get(Role::Textbox, "具体措施"); }
  void enter() { ui.press(Role::Textbox, "具体措施"); }
  TextVisit& visit() { return text_visit(*ImGui::GetCurrentContext()); }
  TextEdit& edit() { return visit().edit; }
  void click_at(int line, float x) {
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const float line_height = ImGui::GetTextLineHeightWithSpacing();
    ui.click(field().x + padding.x + x,
             field().y + padding.y + line_height * (static_cast<float>(line) + 0.4f));
  }
};

constexpr const char* kLong =
    "收到审计报告后列出问题清单，整改完成一项公开一项";  // 10 characters a line

TEST_CASE("typed text goes in and holds no newline of ours") {
  Page page;
  page.enter();
  page.ui.type(kLong);
  CHECK(page.text == kLong);
  CHECK(page.changes == 1);
}

TEST_CASE("lines that an input method inserts are lines, in a single line words between spaces") {
  Page page;
  page.enter();
  page.ui.type("第一条\r\n第二条\n");
  CHECK(page.text == "第一条\n第二条\n");
  Page line("", true);
  line.enter();
  line.ui.type("第一条\n第二条\n");
  CHECK(line.text == "第一条 第二条");
}

TEST_CASE("the field grows with its lines up to its most, then scrolls") {
  Page page;
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
  Page page;
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
  Page page("旧");
  page.enter();
  page.ui.type("新");
  page.ui.key(ImGuiKey_Escape);
  CHECK(page.text == "旧");
  CHECK(page.edits == 0);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("Tab keeps the text and goes on") {
  Page page;
  page.enter();
  page.ui.type("新");
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame();
  CHECK(page.text == "新");
  CHECK(page.edits == 1);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("Tab into the field begins to edit at its end") {
  Page page("已");
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame(2);
  page.ui.type("整改");
  CHECK(page.text == "已整改");
}

TEST_CASE("Enter breaks the line, Ctrl+Enter is the panel's") {
  Page page("一");
  page.enter();
  page.ui.key(ImGuiKey_End);
  page.ui.key(ImGuiKey_Enter);
  page.ui.type("二");
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  CHECK(page.text == "一\n二");
}

TEST_CASE("a click puts the caret at the nearest place of its line") {
  Page page(kLong);
  page.click_at(1, 14 * 2 + 3);
  CHECK(page.edit().caret == 3 * 12);
  page.click_at(0, 14 * 9 + 13);  // behind the last character of a soft line: stays on that line
  CHECK(page.edit().caret == 3 * 10);
  page.ui.key(ImGuiKey_Home);
  CHECK(page.edit().caret == 0);
}

TEST_CASE("a click below the last line goes to the last line") {
  Page page("一");
  page.click_at(1, 60);
  CHECK(page.edit().caret == 3);
}

TEST_CASE("Home and End stay within the line that is seen") {
  Page page(kLong);
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
  Page page("一二三四五六\n一\n一二三四五六");
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
  Page page(kLong);
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
  Page page(kLong);
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

TEST_CASE("undo and redo within a visit") {
  Page page;
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

TEST_CASE("Ctrl+A selects all, and what is typed replaces it") {
  Page page(kLong);
  page.enter();
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  page.ui.type("新");
  CHECK(page.text == "新");
}

TEST_CASE("a double click selects a word, dragging selects over lines") {
  Page page("公开IPv6，好");
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

TEST_CASE("a disabled field takes nothing") {
  Page page("旧");
  page.disabled = true;
  page.ui.frame();
  page.enter();
  page.ui.type("新");
  CHECK(page.text == "旧");
  CHECK(page.field().disabled);
}

TEST_CASE("what changes the text from outside during a visit is taken over") {
  Page page("旧的一段");
  page.enter();
  page.text = "新";
  page.ui.frame();
  page.ui.type("的");
  CHECK(page.text == "新的");
}

TEST_CASE("text typed through the mirror is a visit of its own") {
  Page page("旧");
  page.ui.mirror.type(page.field().id, "新");
  page.ui.frame(2);
  CHECK(page.text == "新");
  CHECK(page.changes == 1);
  CHECK(page.edits == 1);
}

TEST_CASE("the caret's place is told to the input method") {
  Page page(kLong);
  page.click_at(1, 14 * 3);
  const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeDataPrev;
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  CHECK(ime.WantTextInput);
  CHECK(ime.InputPos.x == page.field().x + padding.x + 14 * 3);
  CHECK(ime.InputPos.y == page.field().y + padding.y + ImGui::GetTextLineHeightWithSpacing());
}

TEST_CASE("the caret is scrolled into sight, and the wheel scrolls") {
  Page page(std::string(kLong) + kLong + kLong);
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

TEST_CASE("the mirror has the field's text") {
  Page page("一\n二");
  CHECK(page.field().value == "一\n二");
  CHECK(page.field().multi_line);
}

TEST_CASE("a triple click selects the line as it was typed") {
  Page page("一二三\n四五六");
  page.click_at(1, 14);
  const ImVec2 padding = ImGui::GetStyle().FramePadding;
  const float x = page.field().x + padding.x + 14;
  const float y = page.field().y + padding.y + ImGui::GetTextLineHeightWithSpacing() + 5;
  page.ui.double_press(x, y);
  page.ui.press_again(x, y);
  CHECK(selected_text(page.edit()) == "四五六");
}

TEST_CASE("Ctrl goes and erases by words") {
  Page page("公开IPv6，好");
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

TEST_CASE("a Ctrl that was never released does not eat what is typed") {
  Page page;
  page.enter();
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Ctrl, true);
  page.ui.type("整改");
  CHECK(page.text == "整改");
}

TEST_CASE("what is composed stands in the selection's place, and is gone when it is cancelled") {
  Page page("已整改", true);
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

TEST_CASE("the input method is told where its composition begins, not where its caret is") {
  Page page("已", true);
  page.enter();
  const ImGuiPlatformImeData& ime = ImGui::GetCurrentContext()->PlatformImeDataPrev;
  page.ui.key(ImGuiKey_End);
  const float x = ime.InputPos.x;
  page.visit().preedit = {"zheng", "gai"};
  page.ui.frame(3);
  CHECK(ime.InputPos.x == x);
}

TEST_CASE("a composition that is longer than the field scrolls it, and makes an area grow") {
  Page line(kLong, true);
  line.enter();
  line.ui.key(ImGuiKey_End);
  line.visit().preedit = {"zhenggai", ""};
  line.ui.frame(3);
  const AccessNode field = line.field();
  const float x = ImGui::GetCurrentContext()->PlatformImeDataPrev.InputPos.x;
  CHECK(x + 8 * 7 <= field.x + field.w);

  Page area("一\n二345678901234567");
  area.enter();
  area.ui.key(ImGuiMod_Ctrl | ImGuiKey_End);
  const float before = area.field().h;
  area.visit().preedit = {"zhenggai", ""};
  area.ui.frame(2);
  CHECK(area.field().h > before);
}

TEST_CASE("a single line keeps its height, and Enter keeps its text") {
  Page page("", true);
  page.enter();
  page.ui.type(kLong);
  CHECK(page.field().h == ImGui::GetFontSize() + 2 * ImGui::GetStyle().FramePadding.y);
  page.ui.key(ImGuiKey_Enter);
  CHECK(page.text == kLong);
  CHECK(page.edits == 1);
  CHECK_FALSE(ImGui::IsAnyItemActive());
}

TEST_CASE("newlines become spaces in a single line") {
  Page page("", true);
  page.enter();
  page.ui.clipboard = "甲\r\n乙\n";
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_V);
  CHECK(page.text == "甲 乙");
}

TEST_CASE("a single line scrolls to its caret and a click finds what is seen") {
  Page page(kLong, true);
  page.enter();
  page.ui.key(ImGuiKey_End);
  const AccessNode field = page.field();
  page.ui.click(field.x + field.w - ImGui::GetStyle().FramePadding.x - 15, field.y + 8);
  CHECK(page.edit().caret == page.text.size() - 3);
  page.ui.key(ImGuiKey_Home);
  CHECK(page.visit().scroll_x == 0);
}

TEST_CASE("Tab into a single line selects it") {
  Page page("旧", true);
  page.ui.key(ImGuiKey_Tab);
  page.ui.frame(2);
  CHECK(selected_text(page.edit()) == "旧");
}

TEST_CASE("what has no room is refused whole and the visit says so") {
  Page page(std::string(kLong) + kLong);  // 48 of 60 characters
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
  Page page(std::string(kLong) + kLong + kLong);  // 72 of 60 characters
  page.enter();
  page.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  page.ui.type("短");
  CHECK(page.text == "短");
}

TEST_CASE("what fits into a field fits into a file") {
  CHECK(4 * kLongestText < Caps{}.string_bytes);  // four bytes a character at most
}

}  // namespace
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

TEST_CASE("a placeholder is there while the field is empty, also while one is in it") {
  Page page;
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
