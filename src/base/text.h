#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// A stretch of a text in bytes, [begin, end). Empty when begin == end.
struct Span {
  size_t begin = 0;
  size_t end = 0;

  bool operator==(const Span&) const = default;
};

// A position for people: both from 1; `column` counts characters (code points), not bytes.
struct Place {
  size_t line = 1;
  size_t column = 1;

  bool operator==(const Place&) const = default;
};

// Where each line of `text` starts (bytes); always at least one line. \n, \r\n and \r end a line.
std::vector<size_t> line_starts(std::string_view text);
Place place_of(std::string_view text, const std::vector<size_t>& starts, size_t offset);

bool is_utf8(std::string_view text);  // strict: no surrogates, no overlong forms, <= U+10FFFF
size_t first_bad_utf8(std::string_view text);  // byte offset, or text.size() when all is well

// The character at byte `at` and its length in bytes. Bad bytes give U+FFFD and length 1.
struct CodePoint {
  char32_t value = 0;
  size_t bytes = 1;
};
CodePoint code_point_at(std::string_view text, size_t at);
void append_utf8(std::string& out, char32_t code_point);
size_t count_code_points(std::string_view text);

bool is_space(char32_t c);  // ASCII white space, U+00A0, U+3000 and zero-width space
std::string_view trim(std::string_view text);

// The lines without white space around them and empty ones.
std::vector<std::string> trimmed_lines(std::string_view text);
std::string with_good_utf8(std::string text);  // bad bytes become U+FFFD
std::string folded(std::string text);          // ASCII letters in lower case
// Does `text` hold `sought`? Upper and lower case of ASCII letters are the same.
bool contains_folded(std::string_view text, std::string_view sought);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace taizhang
