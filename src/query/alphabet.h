#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// The characters that texts are made of, each with a number in the order they came. A text written
// in these numbers takes half of the UTF-8 of Chinese: a byte for each of the first 128 characters,
// two for the next 3,584, three for the rest. As in UTF-8 no code is part of another, so that
// such texts can be searched byte by byte.
class Alphabet {
 public:
  static constexpr uint32_t kEnd = 0;       // no character: what stands behind each text
  static constexpr uint32_t kLast = 36479;  // all characters past so many share it

  Alphabet();

  uint32_t size() const { return static_cast<uint32_t>(characters_.size()); }
  char32_t character(uint32_t number) const { return characters_[number]; }
  uint32_t find(char32_t character) const {  // kEnd: it is not there
    return character < kNear ? near_[character] : find_far(character);
  }
  uint32_t number(char32_t character);  // gives it one when it has none
  size_t bytes() const;                 // of memory, about

 private:
  static constexpr char32_t kNear = 0x10000;
  uint32_t find_far(char32_t character) const;

  std::vector<char32_t> characters_;  // by number
  std::vector<uint16_t> near_;        // of each below U+10000
  std::map<char32_t, uint16_t> far_;
};

void append_code(std::string& out, uint32_t number);

// The number at `at`, which moves behind it. REQUIRES that a code stands there.
inline uint32_t take_code(const char*& at) {
  const auto byte = [&] { return static_cast<uint32_t>(static_cast<unsigned char>(*at++)); };
  const uint32_t lead = byte();
  if (lead < 0x80) return lead;
  if (lead < 0xF8) return 128 + ((lead - 0xC0) << 6 | (byte() & 63));
  const uint32_t middle = byte() & 63;
  return 3712 + ((lead - 0xF8) << 12 | middle << 6 | (byte() & 63));
}

char32_t take_other(std::string_view text, size_t& at);

// The character at `at`, which moves behind it: the same as code_point_at() in UTF-8, in a third of
// the time.
inline char32_t take_character(std::string_view text, size_t& at) {
  const auto byte = [&](size_t i) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
  };
  const char32_t first = byte(0);
  if (first >> 4 == 0xE && at + 2 < text.size()) {
    const char32_t character = (first & 15) << 12 | (byte(1) & 63) << 6 | (byte(2) & 63);
    at += 3;
    return character;
  }
  return take_other(text, at);
}

}  // namespace taizhang
