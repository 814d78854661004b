#include "base/text.h"

#include <algorithm>
#include <cassert>

namespace taizhang {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// The length a UTF-8 sequence must have by its first byte; 0: no sequence starts so.
size_t length_of_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 0;
}

// Overlong forms, surrogates and values past U+10FFFF are no characters.
bool is_shortest_form(char32_t value, size_t bytes) {
  switch (bytes) {
    case 3:
      return value >= 0x800 && !(value >= 0xD800 && value <= 0xDFFF);
    case 4:
      return value >= 0x10000 && value <= 0x10FFFF;
    default:
      return true;
  }
}

struct Decoded {
  CodePoint point;
  bool good = false;
};

Decoded decode(std::string_view text, size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const size_t bytes = length_of_lead(lead);
  if (bytes == 1) return {{lead, 1}, true};
  if (bytes == 0 || at + bytes > text.size()) return {{kReplacement, 1}, false};
  char32_t value = lead & (0xFFu >> (bytes + 1));
  for (size_t i = 1; i < bytes; ++i) {
    if (!is_continuation(text[at + i])) return {{kReplacement, 1}, false};
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  }
  if (!is_shortest_form(value, bytes)) return {{kReplacement, 1}, false};
  return {{value, bytes}, true};
}

// Behind the characters at `at` that are ASCII or stand between U+1000 and U+CFFF, which is nearly
// all there is: of three bytes with such a lead, any two continuations make a good character.
size_t behind_common(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
    } else if (lead >= 0xE1 && lead <= 0xEC && at + 2 < text.size() &&
               is_continuation(text[at + 1]) && is_continuation(text[at + 2])) {
      at += 3;
    } else {
      break;
    }
  }
  return at;
}

// Where the character that ends at `end` begins.
size_t previous_character(std::string_view text, size_t end) {
  for (size_t bytes = 1; bytes <= 4 && bytes <= end; ++bytes) {
    if (is_continuation(text[end - bytes])) continue;
    if (code_point_at(text, end - bytes).bytes == bytes) return end - bytes;
    break;
  }
  return end - 1;
}

}  // namespace

std::vector<size_t> line_starts(std::string_view text) {
  std::vector<size_t> starts = {0};
  for (size_t i = 0; i < text.size(); ++i) {
    const bool half_of_pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (text[i] == '\n' || (text[i] == '\r' && !half_of_pair)) starts.push_back(i + 1);
  }
  return starts;
}

Place place_of(std::string_view text, const std::vector<size_t>& starts, size_t offset) {
  assert(!starts.empty() && starts.front() == 0);
  offset = std::min(offset, text.size());
  const auto next = std::ranges::upper_bound(starts, offset);
  const size_t start = *(next - 1);
  return {.line = static_cast<size_t>(next - starts.begin()),
          .column = 1 + count_code_points(text.substr(start, offset - start))};
}

bool is_utf8(std::string_view text) { return first_bad_utf8(text) == text.size(); }

size_t first_bad_utf8(std::string_view text) {
  size_t at = 0;
  while ((at = behind_common(text, at)) < text.size()) {
    const Decoded decoded = decode(text, at);
    if (!decoded.good) return at;
    at += decoded.point.bytes;
  }
  return text.size();
}

CodePoint code_point_at(std::string_view text, size_t at) {
  assert(at < text.size());
  return decode(text, at).point;
}

void append_utf8(std::string& out, char32_t c) {
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
  if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | (c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | (c >> 12));
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | (c >> 18));
    tail(12), tail(6), tail(0);
  }
}

size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (size_t at = 0; at < text.size(); at += code_point_at(text, at).bytes) ++count;
  return count;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x3000 || c == 0x200B;
}

std::string_view trim(std::string_view text) {
  while (!text.empty()) {
    const CodePoint first = code_point_at(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.bytes);
  }
  while (!text.empty()) {
    const size_t last = previous_character(text, text.size());
    if (!is_space(code_point_at(text, last).value)) break;
    text = text.substr(0, last);
  }
  return text;
}

namespace {
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
}  // namespace

std::string with_good_utf8(std::string text) {
  if (is_utf8(text)) return text;
  std::string good;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    append_utf8(good, c.value);
    at += c.bytes;
  }
  return good;
}

std::vector<std::string> trimmed_lines(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (const std::string_view line = trim(text.substr(0, end)); !line.empty())
      lines.emplace_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string folded(std::string text) {
  std::ranges::transform(text, text.begin(), lower);
  return text;
}

bool contains_folded(std::string_view text, std::string_view sought) {
  return !std::ranges::search(text, sought, {}, lower, lower).empty() || sought.empty();
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  if (from.empty()) return text;
  std::string out;
  size_t copied = 0;
  for (size_t found = text.find(from); found != std::string::npos;
       found = text.find(from, copied)) {
    out.append(text, copied, found - copied).append(to);
    copied = found + from.size();
  }
  return out.append(text, copied);
}

}  // namespace taizhang
