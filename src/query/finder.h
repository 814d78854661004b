#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/word.h"

namespace taizhang {

// A word made ready to be looked for in many texts. Most places of a text are passed over by two
// bytes that say where the character there and the next one could stand in the word.
class Finder {
 public:
  Finder(const Pinyin& pinyin, const std::u32string& text);

  // Where it stands as it is in a folded text of UTF-16; npos: nowhere.
  size_t find(std::u16string_view text) const { return text.find(plain_); }
  bool has_letters() const { return word_.has_letters(); }

  // As pinyin, or as it stands, or mixed. REQUIRES has_letters(); the character behind `text` can
  // be read and is none of any word.
  bool begins(std::u16string_view text) const;
  bool spells(std::u16string_view text) const;

  // Either, in UTF-8 that is not folded.
  bool is_in(std::string_view text) const;

 private:
  void mark(char32_t character);
  bool may_start(char16_t character, char16_t next) const {
    return (first_[character] & (next_[next] | end_)) != 0;
  }

  Word word_;
  std::u16string plain_;
  // Of each character below U+10000, a bit a place in the word from the second on: where a
  // character leads from the start, and from where it leads on.
  std::vector<uint8_t> first_, next_;
  uint8_t end_ = 0;  // the bit of the word's end
};

}  // namespace taizhang
