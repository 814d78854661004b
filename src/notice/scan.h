#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/text.h"

namespace taizhang {

// Small steps over the notice's text. Everything in this folder works on byte offsets of the one
// text that is parsed, so that each word found can be shown at its place.

inline std::string_view cut(std::string_view text, Span span) {
  return text.substr(span.begin, span.end - span.begin);
}

inline bool has_at(std::string_view text, size_t at, std::string_view word) {
  return text.substr(at, word.size()) == word;
}

// The first of `words` that stands at `at`; empty when none does. Tables put longer words first.
template <size_t N>
std::string_view word_at(std::string_view text, size_t at,
                         const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (has_at(text, at, word)) return word;
  }
  return {};
}

// Which characters some words begin with, to tell quickly that none of them stands somewhere. It
// may say yes for other characters too.
class Beginnings {
 public:
  template <typename... Lists>
  explicit constexpr Beginnings(const Lists&... lists) {
    (add(lists), ...);
  }

  bool may_stand_at(std::string_view text, size_t at) const { return known_[slot(text, at)]; }

 private:
  template <typename List>
  constexpr void add(const List& list) {
    for (const std::string_view word : list) known_[slot(word, 0)] = true;
  }

  static constexpr size_t slot(std::string_view text, size_t at) {
    if (at >= text.size()) return 0;
    const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[at + i]); };
    if (byte(0) < 0x80 || at + 2 >= text.size()) return byte(0);
    return 256 + (byte(1) & 0x0Fu) * 64 + (byte(2) & 0x3Fu);
  }

  std::array<bool, 256 + 1024> known_ = {};
};

template <size_t N>
bool contains_any(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (text.contains(word)) return true;
  }
  return false;
}

template <size_t N>
bool ends_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  for (const std::string_view word : words) {
    if (text.ends_with(word)) return true;
  }
  return false;
}

template <size_t N>
bool starts_with_word(std::string_view text, const std::array<std::string_view, N>& words) {
  return !word_at(text, 0, words).empty();
}

// The character at `at`, or 0 at the end; the one before `at`, or 0 at the beginning.
char32_t char_at(std::string_view text, size_t at);
char32_t char_before(std::string_view text, size_t at);
size_t step_back(std::string_view text, size_t at);  // where that character begins; 0 at 0

bool is_one_of(char32_t c, std::u32string_view set);
bool is_chinese(char32_t c);  // an ideograph
bool is_digit(char32_t c);    // half- or full-width

size_t skip_space(std::string_view text, size_t at, size_t end);
Span trim(std::string_view text, Span span);

// Without white space around it and without closing 。；，、：, their half-width forms, or a bullet
// that opens what comes next.
Span trim_closing(std::string_view text, Span span);

// The text on one line: line breaks vanish between Chinese characters, other white space is one
// space. `close_up` also joins a heading whose characters stand apart (关 于 印 发).
std::string one_line(std::string_view text);
std::string close_up(std::string_view text);

// A number written in Chinese (二十一) or digits (21, ２１) at `at`: its value and length in bytes;
// length 0 when there is none. At most four characters.
struct Numeral {
  int value = 0;
  size_t bytes = 0;

  explicit operator bool() const { return bytes > 0; }
};
Numeral chinese_numeral_at(std::string_view text, size_t at);
Numeral digits_at(std::string_view text, size_t at);

}  // namespace taizhang
