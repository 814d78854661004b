#include "query/finder.h"

#include <algorithm>

namespace taizhang {
namespace {

constexpr size_t kUnits = 0x10000;  // of UTF-16
constexpr char32_t kHigh = 0xD800, kLow = 0xDC00, kAfter = 0xE000;
constexpr char32_t kFirstRead = 0x3007, kLastRead = 0x9FFF;  // of those below U+10000

char32_t take(const char16_t*& at, const char16_t* end) {
  const char32_t unit = *at++;
  if (unit < kHigh || unit >= kLow || at == end || *at < kLow || *at >= kAfter) return unit;
  return 0x10000 + ((unit - kHigh) << 10) + (*at++ - kLow);
}

// The same as code_point_at() in UTF-8, in a third of the time.
CodePoint point_at(std::string_view text, size_t at) {
  const auto byte = [&](size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  if (first >> 4 == 0xE && at + 2 < text.size())
    return {(first & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63), 3};
  return first < 0x80 ? CodePoint{first, 1} : code_point_at(text, at);
}

}  // namespace

void Finder::mark(char32_t character) {
  const uint64_t from = word_.leads_from(character);
  next_[character] = static_cast<uint8_t>(from >> 1);
  if ((from & Word::kStart) != 0)
    first_[character] = static_cast<uint8_t>(word_.step(Word::kStart, character) >> 1);
}

Finder::Finder(const Pinyin& pinyin, const std::u32string& text) : word_(pinyin, text) {
  for (const char32_t c : text) append_utf16(plain_, c);
  if (!word_.has_letters()) return;
  first_.resize(kUnits);
  next_.resize(kUnits);
  end_ = text.size() <= 8 ? static_cast<uint8_t>(1u << (text.size() - 1)) : 0;
  for (char32_t c = kFirstRead; c <= kLastRead; ++c)
    if (!pinyin.readings(c).empty()) mark(c);
  for (const char32_t c : text)
    if (c < kUnits) mark(c);
  // What takes two units is not told from others here, and passes.
  for (char32_t unit = kHigh; unit < kAfter; ++unit) first_[unit] = next_[unit] = 0xFF;
}

bool Finder::begins(std::u16string_view text) const {
  const char16_t *at = text.data(), *const end = at + text.size();
  uint64_t state = Word::kStart;
  while (at != end && state != 0) {
    state = word_.step(state, take(at, end));
    if (word_.arrived(state)) return true;
  }
  return false;
}

bool Finder::spells(std::u16string_view text) const {
  const char16_t* const all = text.data();
  for (size_t at = 0; at < text.size(); ++at)
    if (may_start(all[at], all[at + 1]) && begins(text.substr(at))) return true;
  return false;
}

bool Finder::is_in(std::string_view text) const {
  std::u16string plain;
  plain.reserve(text.size() / 2);
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = point_at(text, at);
    at += point.bytes;
    append_utf16(plain, folded(point.value));
  }
  return find(plain) != std::u16string_view::npos || (has_letters() && spells(plain));
}

}  // namespace taizhang
