#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

class Pinyin;

// What somebody looks for: words separated by white space, all of which must be found. Letters are
// in lower case, full-width ones in half width.
struct Query {
  std::vector<std::u32string> words;
  bool operator==(const Query&) const = default;
};

Query parse_query(std::string_view text);

// Does `query` only narrow what `before` found? True when each word of `before` begins the word in
// its place in `query`: typing on.
bool narrows(const Query& query, const Query& before);

// Lower case of ASCII, half width of full-width forms.
constexpr char32_t folded(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
  return c >= 'A' && c <= 'Z' ? c + 32 : c;
}

// A word against texts, as it stands or as pinyin. A character of a text is written in a word as
// itself, and as any of its readings: whole ("zheng"), by its initial ("z", "zh"), and at the end
// of the word by what is typed so far ("zhen"). All can be mixed, within a word too: "2026zwgk",
// "政wgk". ü is v or u. A word of more than kLongest characters is found as it stands only.
class Word {
 public:
  static constexpr size_t kLongest = 62;

  explicit Word(std::u32string word);

  const std::u32string& text() const { return text_; }
  bool has_letters() const { return !edges_.empty(); }  // so it may be pinyin

  // How far into the word a text has come, in all ways at once: bit n says that it has written the
  // first n characters. kStart is nothing yet, step() where a folded character leads from there,
  // and arrived() says that the whole word has been written. REQUIRES a word that is not too long.
  static constexpr uint64_t kStart = 1;
  uint64_t step(uint64_t state, char32_t character) const;
  bool arrived(uint64_t state) const { return (state & end_) != 0; }
  uint64_t leads_from(char32_t character) const;  // the bits from which step() leads anywhere
  // How much of the word characters may write from place `at` on: bit n - 1 for n characters.
  uint8_t lengths_from(size_t at) const;

 private:
  const Pinyin* pinyin_;
  std::u32string text_;
  uint64_t end_ = 0;  // the bit of the whole word; 0: longer than a state can say
  // Of each place in the word and syllable: bit n - 1 says that n letters from there write it.
  std::vector<uint8_t> edges_;
  std::vector<uint64_t> leads_;  // of each syllable: bit n says that it writes something from n on
};

std::vector<Word> words_of(const Query& query);

// The places in `text` where any of the words is found, in bytes, sorted, none overlapping another.
std::vector<Span> matches(std::span<const Word> words, std::string_view text);

// Is the word in the text? The same as matches() of it alone not being empty.
bool is_in(const Word& word, std::string_view text);

}  // namespace taizhang
