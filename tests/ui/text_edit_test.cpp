#include "ui/text_edit.h"

#include <catch2/catch_test_macros.hpp>

namespace taizhang {
namespace {

TextEdit at_end(std::string text) {
  TextEdit edit;
  edit.text = std::move(text);
  move_caret(edit, edit.text.size(), false);
  return edit;
}

std::string word(std::string_view text, size_t at) {
  const Span span = word_at(text, at);
  return std::string(text.substr(span.begin, span.end - span.begin));
}

TEST_CASE("the caret goes over whole characters") {
  const std::string text = "公\u0301a\r\n";
  CHECK(next_character(text, 0) == 5);  // the mark goes with its base
  CHECK(next_character(text, 5) == 6);
  CHECK(next_character(text, 6) == 8);
  CHECK(next_character(text, 8) == 8);
  CHECK(previous_character(text, 8) == 6);
  CHECK(previous_character(text, 5) == 0);
  CHECK(previous_character(text, 0) == 0);
}

TEST_CASE("pictographs that a joiner ties together are one character, Han behind a joiner are not") {
  const std::string family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";
  const std::string text = "甲" + family + "乙";
  CHECK(next_character(text, 3) == 3 + family.size());
  CHECK(previous_character(text, 3 + family.size()) == 3);
  CHECK(next_character("甲\u200D乙", 0) == 6);
  CHECK(previous_character("甲\u200D乙", 9) == 6);
}

TEST_CASE("bad bytes are characters of their own") {
  const std::string text =
      "\xE5\x85"
      "a\xFF";
  size_t at = 0;
  for (int steps = 4; steps > 0; --steps) at = next_character(text, at);
  CHECK(at == text.size());
  for (int steps = 4; steps > 0; --steps) at = previous_character(text, at);
  CHECK(at == 0);
}

TEST_CASE("words are runs of one kind") {
  const std::string text = "公开IPv6，  好\n";
  CHECK(word(text, 0) == "公开");
  CHECK(word(text, 7) == "IPv6");
  CHECK(word(text, 10) == "，");
  CHECK(word(text, text.size() - 1) == "好");  // behind the last character of a paragraph
  CHECK(next_word(text, 0) == 6);
  CHECK(next_word(text, 10) == 15);  // over the spaces behind it
  CHECK(previous_word(text, 15) == 10);
  CHECK(previous_word(text, 6) == 0);
  CHECK(previous_word(text, 0) == 0);
  CHECK(word("", 0) == "");
}

TEST_CASE("a paragraph is what stands between newlines") {
  const std::string text = "一\n二三\n";
  CHECK(paragraph_at(text, 0) == Span{0, 3});
  CHECK(paragraph_at(text, 3) == Span{0, 3});
  CHECK(paragraph_at(text, 4) == Span{4, 10});
  CHECK(paragraph_at(text, 11) == Span{11, 11});
}

TEST_CASE("typing replaces the selection") {
  TextEdit edit{.text = "已整改", .caret = 3, .anchor = 9};
  CHECK(selected_text(edit) == "整改");
  replace_selection(edit, "公开");
  CHECK(edit == TextEdit{.text = "已公开", .caret = 9, .anchor = 9});
}

TEST_CASE("erasing takes the selection, else up to where it is told") {
  TextEdit edit = at_end("已整改");
  erase_to(edit, previous_character(edit.text, edit.caret));
  CHECK(edit.text == "已整");
  edit.anchor = 0;
  erase_to(edit, 3);
  CHECK(edit == TextEdit{});
}

TEST_CASE("pasted text loses its control characters") {
  CHECK(without_controls("一\r\n二\r三\t四\x01\x7F\xFF") == "一\n二\n三 四");
}

TEST_CASE("what is typed in one go is undone in one step, clause by clause") {
  TextEdit edit;
  TextHistory history;
  const auto type = [&](std::string_view text) {
    const TextEdit before = edit;
    replace_selection(edit, text);
    history.record(before, edit, TextHistory::Step::Typing);
  };
  for (const char* piece : {"已", "整改，", "待", "公开"}) type(piece);

  CHECK(history.undo(edit));
  CHECK(edit.text == "已整改，");
  CHECK(history.undo(edit));
  CHECK(edit.text == "");
  CHECK_FALSE(history.undo(edit));
  CHECK(history.redo(edit));
  CHECK(history.redo(edit));
  CHECK(edit.text == "已整改，待公开");
  CHECK_FALSE(history.redo(edit));
}

TEST_CASE("moving the caret or another kind of change begins a new step") {
  TextEdit edit;
  TextHistory history;
  const auto change = [&](TextHistory::Step step, auto how) {
    const TextEdit before = edit;
    how();
    history.record(before, edit, step);
  };
  change(TextHistory::Step::Typing, [&] { replace_selection(edit, "b"); });
  move_caret(edit, 0, false);
  change(TextHistory::Step::Typing, [&] { replace_selection(edit, "a"); });
  change(TextHistory::Step::Erasing, [&] { erase_to(edit, 0); });

  CHECK(history.undo(edit));
  CHECK(edit.text == "ab");
  CHECK(history.undo(edit));
  CHECK(edit.text == "b");
  CHECK(history.undo(edit));
  CHECK(edit.text == "");
}

}  // namespace
}  // namespace taizhang
