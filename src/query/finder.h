#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "query/alphabet.h"
#include "query/initials.h"
#include "query/word.h"

namespace taizhang {

// A word made ready to be looked for in many texts, folded and in codes of an alphabet. A code that
// is in no word, kEnd, stands behind each text and can be read.
class Finder {
 public:
  Finder(const Alphabet& alphabet, const std::u32string& text);

  // Where the word stands as it is; npos: nowhere.
  size_t find(std::string_view text) const {
    return is_known_ ? text.find(plain_) : std::string_view::npos;
  }
  bool has_letters() const { return word_.has_letters(); }

  // As pinyin, or as it stands, or mixed; the first place. REQUIRES has_letters().
  bool begins(std::string_view text) const;
  size_t find_spelled(std::string_view text) const;
  bool may_be_in(const InitialPairs& pairs) const { return pairs_.may_be_in(pairs); }

  bool is_in(std::string_view text) const {
    return (has_letters() ? find_spelled(text) : find(text)) != std::string_view::npos;
  }
  // In UTF-8 that is not folded, and of which the alphabet has every character.
  bool is_in_plain(std::string_view text) const;

 private:
  void mark(uint32_t number);
  bool begins_plain(std::string_view text) const;

  const Alphabet& alphabet_;
  Word word_;
  WordPairs pairs_;
  bool is_known_ = true;  // all its characters are in the alphabet
  std::string plain_;
  // Of each pair of bytes: may a code begin with it that a spelling begins with? Looking for them
  // no code has to be told from the next.
  std::vector<uint64_t> starts_;
  // Of each number, a bit a place in the word from the second on: where the character leads from
  // the start, and from where it leads on.
  std::vector<uint8_t> first_, next_;
  uint8_t end_ = 0;  // the bit of the word's end
};

}  // namespace taizhang
