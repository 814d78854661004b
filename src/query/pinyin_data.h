#pragma once

#include <cstdint>
#include <span>

namespace taizhang {

// How characters are read, as cmake/pinyin.py packs it from the Unicode Han database. Numbers are
// in base 128, low digits first, with the high bit set on all digits but the last. A syllable is
// its place among the names in one byte, or 255 and a byte that is added to it.
struct PinyinData {
  std::span<const uint8_t> names;  // "0a1i1n2g": what each shares with the one before, and the rest
  std::span<const uint8_t> members;   // a bit a character from U+4E00: is it there?
  std::span<const uint8_t> others;    // those before and behind, each by its distance from the last
  std::span<const uint8_t> readings;  // the first of each, the members' before the others'
  std::span<const uint8_t> steps;     // of each further one: how many characters behind the last
  std::span<const uint8_t> further;   // and its syllable
};

PinyinData pinyin_data();  // in the build folder, generated/query/pinyin_data.cpp

}  // namespace taizhang
