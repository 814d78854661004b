#include "notice/scan.h"

namespace taizhang {
namespace {

constexpr size_t kLongestNumeral = 4;

int chinese_digit(char32_t c) {
  constexpr std::u32string_view digits = U"〇一二三四五六七八九";
  const size_t at = digits.find(c);
  return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// At least half of the words are a single ideograph: someone spread the title for looks.
bool is_spread(std::string_view text) {
  size_t words = 0, single = 0;
  for (size_t at = skip_space(text, 0, text.size()); at < text.size();) {
    const size_t begin = at;
    while (at < text.size() && !is_space(code_point_at(text, at).value)) {
      at += code_point_at(text, at).bytes;
    }
    ++words;
    if (is_chinese(char_at(text, begin)) && at - begin == 3) ++single;
    at = skip_space(text, at, text.size());
  }
  return words >= 3 && single * 2 >= words;
}

}  // namespace

char32_t char_at(std::string_view text, size_t at) {
  return at < text.size() ? code_point_at(text, at).value : 0;
}

char32_t char_before(std::string_view text, size_t at) {
  return at == 0 ? 0 : code_point_at(text, step_back(text, at)).value;
}

// Bytes that are no character whole are stepped over one by one.
size_t step_back(std::string_view text, size_t at) {
  for (size_t bytes = 1; bytes <= 4 && bytes <= at; ++bytes) {
    if (code_point_at(text, at - bytes).bytes == bytes) {
      const bool whole = bytes > 1 || static_cast<unsigned char>(text[at - 1]) < 0x80;
      if (whole) return at - bytes;
    }
  }
  return at == 0 ? 0 : at - 1;
}

bool is_one_of(char32_t c, std::u32string_view set) { return c != 0 && set.contains(c); }

bool is_chinese(char32_t c) { return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF); }

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= U'０' && c <= U'９'); }

size_t skip_space(std::string_view text, size_t at, size_t end) {
  while (at < end && is_space(char_at(text, at))) at += code_point_at(text, at).bytes;
  return at < end ? at : end;
}

Span trim(std::string_view text, Span span) {
  const std::string_view inner = trim(cut(text, span));
  if (inner.empty()) return {span.begin, span.begin};
  const size_t begin = static_cast<size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

Span trim_closing(std::string_view text, Span span) {
  span = trim(text, span);
  while (span.begin < span.end &&
         is_one_of(char_before(text, span.end), U"。；，、：;,:.．◆◇●★■▲※")) {
    span = trim(text, {span.begin, step_back(text, span.end)});
  }
  return span;
}

std::string one_line(std::string_view text) {
  std::string out;
  text = trim(text);
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) {
      out.append(text, at, c.bytes);
      at += c.bytes;
      continue;
    }
    const size_t next = skip_space(text, at, text.size());
    bool broken = false;
    for (size_t i = at; i < next; ++i) broken = broken || is_line_end(text[i]);
    const bool letters = is_letter(char_before(text, at)) && is_letter(char_at(text, next));
    if (!broken || letters) out += ' ';
    at = next;
  }
  return out;
}

std::string close_up(std::string_view text) {
  std::string line = one_line(text);
  if (!is_spread(line)) return line;
  std::string out;
  for (size_t at = 0; at < line.size();) {
    const CodePoint c = code_point_at(line, at);
    if (!is_space(c.value)) out.append(line, at, c.bytes);
    at += c.bytes;
  }
  return out;
}

Numeral chinese_numeral_at(std::string_view text, size_t at) {
  int tens = 0, ones = 0;
  bool said_ten = false;
  Numeral numeral;
  for (size_t count = 0; at + numeral.bytes < text.size(); ++count) {
    const char32_t c = char_at(text, at + numeral.bytes);
    const int digit = chinese_digit(c);
    if (digit < 0 && (c != U'十' || said_ten)) break;
    if (count == kLongestNumeral) return {};
    if (digit < 0) {
      tens = count == 0 ? 1 : ones;
      ones = 0;
      said_ten = true;
    } else {
      ones = ones * 10 + digit;
    }
    numeral.bytes += 3;
  }
  numeral.value = tens * 10 + ones;
  return numeral;
}

Numeral digits_at(std::string_view text, size_t at) {
  Numeral numeral;
  for (size_t count = 0; at + numeral.bytes < text.size(); ++count) {
    const CodePoint c = code_point_at(text, at + numeral.bytes);
    if (!is_digit(c.value)) break;
    if (count == kLongestNumeral) return {};
    const char32_t zero = c.value < 0x80 ? U'0' : U'０';
    numeral.value = numeral.value * 10 + static_cast<int>(c.value - zero);
    numeral.bytes += c.bytes;
  }
  return numeral;
}

}  // namespace taizhang
