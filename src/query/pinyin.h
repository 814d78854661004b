#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// How Chinese characters are read: all readings of the characters of 通用规范汉字表 without tones,
// ü as "v". A table of 80 KB, unpacked once in a fraction of a millisecond.
class Pinyin {
 public:
  static const Pinyin& table();  // unpacked once, by the first who asks

  // The syllables of `character`, as places below syllables(); empty: it is not known.
  std::span<const uint16_t> readings(char32_t character) const;

  uint16_t syllables() const { return static_cast<uint16_t>(names_.size()); }
  std::string_view name(uint16_t syllable) const { return names_[syllable]; }  // "zheng", "lv"

 private:
  Pinyin();
  void unpack_names(std::span<const uint8_t> packed);
  size_t unpack_characters(std::span<const uint8_t> members, std::span<const uint8_t> others);

  std::vector<std::string> names_;
  std::vector<uint16_t> block_;   // of each character of the block: its place from 1; 0: none
  std::vector<char32_t> others_;  // sorted; their places follow the block's
  std::vector<uint16_t> begins_;  // of each place: where its readings begin; and where they end
  std::vector<uint16_t> readings_;
};

}  // namespace taizhang
