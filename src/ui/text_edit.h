#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

// A text being edited, its caret and its selection; positions are bytes between whole characters.
struct TextEdit {
  std::string text;
  size_t caret = 0;
  size_t anchor = 0;  // the other end of the selection; equal to `caret`: nothing is selected
  // The caret stands where a line was broken softly and is shown at that line's end, not at the
  // next one's start.
  bool after_line = false;

  bool operator==(const TextEdit&) const = default;
};

Span selection_of(const TextEdit& edit);
std::string selected_text(const TextEdit& edit);

// The places around `at` where a caret may stand. Combining marks stay with their base, and joined
// pictographs together; a word is a run of letters and digits, of Han characters, or of signs.
size_t next_character(std::string_view text, size_t at);
size_t previous_character(std::string_view text, size_t at);
size_t next_word(std::string_view text, size_t at);
size_t previous_word(std::string_view text, size_t at);
Span word_at(std::string_view text, size_t at);
Span paragraph_at(std::string_view text, size_t at);  // without its newline

// What an input method or the clipboard gives, fit for a text: bad bytes and control characters
// dropped, \r\n and \r as \n, tab as a space.
std::string without_controls(std::string_view text);

void move_caret(TextEdit& edit, size_t to, bool selecting);
void replace_selection(TextEdit& edit, std::string_view by);
void erase_to(TextEdit& edit, size_t to);  // the selection when there is one

// Undo within one visit to a field. What is typed in one go is one step, so is what is erased.
class TextHistory {
 public:
  enum class Step { Typing, Erasing, Other };

  // To be told of every change, after it.
  void record(const TextEdit& before, const TextEdit& after, Step step);
  bool undo(TextEdit& edit);  // false: nothing to undo
  bool redo(TextEdit& edit);
  bool can_undo() const { return !past_.empty(); }
  bool can_redo() const { return !future_.empty(); }

 private:
  std::vector<TextEdit> past_, future_;
  TextEdit latest_;  // as the last recorded step left it
  Step latest_step_ = Step::Other;
};

}  // namespace taizhang
