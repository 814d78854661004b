#include "query/word.h"

#include <algorithm>
#include <bit>

#include "query/pinyin.h"

namespace taizhang {
namespace {

bool is_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

// A syllable beside the letters of a word from some place on: bit n - 1 for n letters that write
// it.
uint8_t lengths(std::string_view syllable, std::u32string_view letters) {
  const auto same = [&](size_t count) {
    return std::ranges::equal(syllable.substr(0, count), letters.substr(0, count),
                              [](char a, char32_t b) { return static_cast<char32_t>(a) == b; });
  };
  const auto bit = [](size_t count) { return static_cast<uint8_t>(1u << (count - 1)); };
  if (!same(1)) return 0;
  uint8_t found = bit(1);
  const bool has_long_initial = syllable.size() > 1 && syllable[1] == 'h';  // zh, ch, sh
  if (has_long_initial && letters.size() > 1 && same(2)) found |= bit(2);
  const size_t written = std::min(syllable.size(), letters.size());
  if (same(written)) found |= bit(written);
  return found;
}

// "lue" of "lve".
std::string with_u(std::string_view syllable) {
  std::string spelled(syllable);
  std::ranges::replace(spelled, 'v', 'u');
  return spelled;
}

struct Letter {
  char32_t value = 0;
  size_t begin = 0, end = 0;
};

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> letters;
  letters.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    letters.push_back({folded(point.value), at, at + point.bytes});
    at += point.bytes;
  }
  return letters;
}

// How many characters from `from` on write the word, the fewest; 0: they do not.
size_t written_from(const Word& word, const std::vector<Letter>& letters, size_t from) {
  const std::u32string& text = word.text();
  const bool fits = from + text.size() <= letters.size();
  const auto is_same = [&](size_t i) { return letters[from + i].value == text[i]; };
  size_t same = 0;
  while (fits && same < text.size() && is_same(same)) ++same;
  if (same == text.size()) return same;
  uint64_t state = word.has_letters() ? Word::kStart : 0;
  for (size_t at = from; state != 0 && at < letters.size(); ++at) {
    state = word.step(state, letters[at].value);
    if (word.arrived(state)) return at + 1 - from;
  }
  return 0;
}

}  // namespace

Query parse_query(std::string_view text) {
  Query query;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (is_space(point.value) || point.value == 0) {
      inside = false;
      continue;
    }
    if (!inside) query.words.emplace_back();
    inside = true;
    query.words.back() += folded(point.value);
  }
  return query;
}

bool narrows(const Query& query, const Query& before) {
  if (before.words.size() > query.words.size()) return false;
  for (size_t i = 0; i < before.words.size(); ++i) {
    if (!query.words[i].starts_with(before.words[i])) return false;
  }
  return true;
}

Word::Word(std::u32string word) : pinyin_(&Pinyin::table()), text_(std::move(word)) {
  if (text_.size() > kLongest) return;
  end_ = uint64_t{1} << text_.size();
  std::u32string typed = text_;
  std::ranges::replace(typed, U'ü', U'v');
  if (std::ranges::none_of(typed, is_letter)) return;
  const size_t syllables = pinyin_->syllables();
  edges_.resize(typed.size() * syllables);
  leads_.resize(syllables);
  for (uint16_t i = 0; i < syllables; ++i) {
    const std::string_view spelled = pinyin_->name(i);
    const size_t umlaut = spelled.find('v');
    for (size_t at = 0; at < typed.size(); ++at) {
      const std::u32string_view letters = std::u32string_view(typed).substr(at);
      uint8_t& edge = edges_[at * syllables + i];
      edge = lengths(spelled, letters);
      if (umlaut != std::string_view::npos) edge |= lengths(with_u(spelled), letters);
      if (edge != 0) leads_[i] |= uint64_t{1} << at;
    }
  }
}

uint8_t Word::lengths_from(size_t at) const {
  uint8_t lengths = 1;  // itself
  if (edges_.empty()) return lengths;
  const size_t syllables = leads_.size();
  for (size_t i = 0; i < syllables; ++i) lengths |= edges_[at * syllables + i];
  return lengths;
}

uint64_t Word::leads_from(char32_t character) const {
  uint64_t from = 0;
  if (end_ == 0) return from;
  for (size_t at = 0; at < text_.size(); ++at)
    if (text_[at] == character) from |= uint64_t{1} << at;
  if (edges_.empty()) return from;
  for (const uint16_t reading : pinyin_->readings(character)) from |= leads_[reading];
  return from;
}

uint64_t Word::step(uint64_t state, char32_t character) const {
  const std::span<const uint16_t> readings =
      edges_.empty() ? std::span<const uint16_t>() : pinyin_->readings(character);
  uint64_t next = 0;
  for (state &= end_ - 1; state != 0; state &= state - 1) {
    const auto at = static_cast<size_t>(std::countr_zero(state));
    if (text_[at] == character) next |= uint64_t{2} << at;
    const size_t edges = at * leads_.size();
    for (const uint16_t reading : readings) next |= uint64_t{edges_[edges + reading]} << (at + 1);
  }
  return next;
}

std::vector<Word> words_of(const Query& query) {
  std::vector<Word> words;
  for (const std::u32string& one : query.words) words.emplace_back(one);
  return words;
}

std::vector<Span> matches(std::span<const Word> words, std::string_view text) {
  const std::vector<Letter> letters = letters_of(text);
  std::vector<bool> is_found(letters.size());
  for (const Word& word : words) {
    for (size_t at = 0; at < letters.size();) {
      const size_t count = written_from(word, letters, at);
      for (size_t i = at; i < at + count; ++i) is_found[i] = true;
      at += std::max<size_t>(count, 1);
    }
  }
  std::vector<Span> spans;
  for (size_t i = 0; i < letters.size(); ++i) {
    if (!is_found[i]) continue;
    const bool goes_on = i > 0 && is_found[i - 1];
    if (goes_on) {
      spans.back().end = letters[i].end;
    } else {
      spans.push_back({letters[i].begin, letters[i].end});
    }
  }
  return spans;
}

bool is_in(const Word& word, std::string_view text) {
  const std::vector<Letter> letters = letters_of(text);
  for (size_t at = 0; at < letters.size(); ++at)
    if (written_from(word, letters, at) > 0) return true;
  return false;
}

}  // namespace taizhang
