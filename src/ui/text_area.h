#pragma once

#include <cstddef>
#include <string>

namespace taizhang {

// What people type into one field, in characters; files may hold longer texts. Well below what a
// file's string may be.
inline constexpr size_t kLongestLine = 2'000;
inline constexpr size_t kLongestText = 100'000;

struct TextLook {
  float width = 0;           // as in ImGui::SetNextItemWidth
  bool single_line = false;  // never wraps, scrolls sideways; Enter ends the visit
  int min_lines = 1;         // of several lines: the height follows the content between these two,
  int max_lines = 1;         // then it scrolls
  const char* hint = "";     // shown while it is empty
  size_t limit = kLongestText;
};

// A text field that knows Chinese: it wraps softly at Chinese line-breaking rules (the text itself
// holds only the newlines the user typed), shows what an input method is composing in place, and
// finds words by runs of Han characters, of letters and digits, of signs.
//
// Returns true in a frame in which the text changed; use ImGui::IsItemDeactivatedAfterEdit() for
// "one edit per visit". Esc brings back the text the visit began with and is no edit; a text typed
// through the mirror is a visit of its own. `text` is the truth: what changes it from outside while
// the field is edited is taken over. Nothing is cut: what would make it longer than the limit is
// refused whole, and the visit (text_visit.h) says so. Ctrl+Enter is left to the panel. The last
// item is the field itself, already said to the mirror by its label or else its hint.
bool text_area(const char* label, std::string& text, const TextLook& look);

}  // namespace taizhang
