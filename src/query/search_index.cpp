#include "query/search_index.h"

#include <algorithm>
#include <utility>

#include "base/sort.h"
#include "query/word.h"

namespace taizhang {
namespace {

bool is_kept(const SearchText& text, size_t place) {
  return text.text.size() <= SearchIndex::kLong || text.is_title || place >= SearchIndex::kMostLong;
}

// `codes` in the numbers that `anew` gives for theirs.
void append_anew(std::string& out, std::string_view codes, const std::vector<uint32_t>& anew) {
  const char *at = codes.data(), *const end = at + codes.size();
  while (at != end) append_code(out, anew[take_code(at)]);
}

void count_codes(std::vector<uint32_t>& counts, std::string_view codes) {
  const char *at = codes.data(), *const end = at + codes.size();
  while (at != end) ++counts[take_code(at)];
}

}  // namespace

// `text` folded, and an end behind it. There is none within: that would be two texts.
void SearchIndex::append(std::string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const char32_t character = folded(take_character(text, at));
    append_code(out, alphabet_.number(character == 0 ? U' ' : character));
  }
  append_code(out, Alphabet::kEnd);
}

uint32_t SearchIndex::number_of_repeated(std::string_view text) {
  std::string plain;
  append(plain, text);
  const auto [found, is_new] = numbers_.emplace(plain, static_cast<uint32_t>(repeated_.size()));
  if (is_new) repeated_.push_back(std::move(plain));
  return found->second;
}

uint32_t SearchIndex::initials_of(uint32_t number) {
  for (auto i = static_cast<uint32_t>(initials_.size()); i < alphabet_.size(); ++i)
    initials_.push_back(initials(alphabet_.character(i)));
  return initials_[number];
}

void SearchIndex::find_pairs(Row& row) {
  const std::string_view codes = text(row);
  const char *at = codes.data(), *const end = at + codes.size();
  uint32_t before = 0;
  while (at != end) {
    const uint32_t here = initials_of(take_code(at));
    row.pairs.add(before, here);
    before = here;
  }
}

void SearchIndex::write(Row& row, std::span<const SearchText> texts) {
  row = {};
  row.begin = static_cast<uint32_t>(texts_.size());
  row.first = static_cast<uint32_t>(repeats_.size());
  const auto title = std::ranges::find(texts, true, &SearchText::is_title);
  if (title != texts.end()) append(texts_, title->text);
  row.title = static_cast<uint32_t>(texts_.size()) - row.begin;
  for (size_t i = 0; i < texts.size(); ++i) {
    const SearchText& one = texts[i];
    if (texts.begin() + static_cast<std::ptrdiff_t>(i) == title || one.text.empty()) continue;
    if (!is_kept(one, i)) {
      row.long_texts |= 1u << i;
      for (size_t at = 0; at < one.text.size();)
        alphabet_.number(folded(take_character(one.text, at)));
    } else if (one.repeats) {
      repeats_.push_back(number_of_repeated(one.text));
    } else {
      append(texts_, one.text);
    }
  }
  row.size = static_cast<uint32_t>(texts_.size()) - row.begin;
  row.repeated = static_cast<uint32_t>(repeats_.size()) - row.first;
  find_pairs(row);
  ++revision_;
}

uint32_t SearchIndex::add(std::span<const SearchText> texts) {
  write(rows_.emplace_back(), texts);
  return rows() - 1;
}

void SearchIndex::replace(uint32_t row, std::span<const SearchText> texts) {
  remove(row);
  write(rows_[row], texts);
}

void SearchIndex::remove(uint32_t row) {
  if (rows_[row].size != kGone) unused_ += rows_[row].size + sizeof(uint32_t) * rows_[row].repeated;
  rows_[row] = {};
  ++revision_;
  constexpr size_t kWorthIt = 1 << 16;
  if (unused_ > kWorthIt && unused_ > (texts_.size() + sizeof(uint32_t) * repeats_.size()) / 3)
    pack();
}

// Gives the characters their numbers anew, the most frequent first. Of each old number the new one.
std::vector<uint32_t> SearchIndex::renumber() {
  std::vector<uint32_t> counts(alphabet_.size());
  for (const Row& row : rows_)
    if (row.size != kGone) count_codes(counts, text(row));
  std::vector<uint32_t> frequent;
  for (uint32_t i = Alphabet::kEnd + 1; i < counts.size(); ++i) frequent.push_back(i);
  sort_with(frequent, [&](uint32_t a, uint32_t b) { return counts[a] > counts[b]; });
  std::vector<uint32_t> anew(counts.size());
  Alphabet sorted;
  for (const uint32_t one : frequent) anew[one] = sorted.number(alphabet_.character(one));
  alphabet_ = std::move(sorted);
  initials_.clear();
  return anew;
}

void SearchIndex::pack() {
  const std::vector<uint32_t> anew = renumber();
  const std::string texts = std::exchange(texts_, {});
  const std::vector<uint32_t> repeats = std::exchange(repeats_, {});
  for (Row& row : rows_) {
    if (row.size == kGone) continue;
    const auto old = std::string_view(texts).substr(row.begin, row.size);
    row.begin = static_cast<uint32_t>(texts_.size());
    append_anew(texts_, old.substr(0, row.title), anew);
    const size_t title = texts_.size() - row.begin;
    append_anew(texts_, old.substr(row.title), anew);
    row.title = static_cast<uint32_t>(title);
    row.size = static_cast<uint32_t>(texts_.size()) - row.begin;
    const auto from = repeats.begin() + row.first;
    row.first = static_cast<uint32_t>(repeats_.size());
    repeats_.insert(repeats_.end(), from, from + row.repeated);
  }
  texts_.shrink_to_fit();
  repeats_.shrink_to_fit();
  rows_.shrink_to_fit();
  numbers_.clear();
  for (uint32_t i = 0; i < repeated_.size(); ++i) {
    std::string codes;
    append_anew(codes, repeated_[i], anew);
    repeated_[i] = codes;
    numbers_.emplace(std::move(codes), i);
  }
  unused_ = 0;
  ++revision_;
}

size_t SearchIndex::bytes() const {
  constexpr size_t kHashed = 48;  // of a text in a map beside its characters
  size_t bytes = texts_.capacity() + repeats_.capacity() * sizeof(uint32_t) +
                 rows_.capacity() * sizeof(Row) + alphabet_.bytes();
  for (const std::string& one : repeated_) bytes += 2 * (one.size() + kHashed);
  return bytes;
}

}  // namespace taizhang
