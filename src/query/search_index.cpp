#include "query/search_index.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "query/word.h"

namespace taizhang {
namespace {

bool is_kept(const SearchText& text, size_t place) {
  return text.text.size() <= SearchIndex::kLong || text.is_title || place >= SearchIndex::kMostLong;
}

// `text` folded, and a kEnd behind it. There is none within: that would be two texts.
void append(std::u16string& out, std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    append_utf16(out, point.value == SearchIndex::kEnd ? U' ' : folded(point.value));
  }
  out += SearchIndex::kEnd;
}

}  // namespace

uint32_t SearchIndex::number_of_repeated(std::string_view text) {
  std::u16string plain;
  append(plain, text);
  const auto [found, is_new] = numbers_.emplace(plain, static_cast<uint32_t>(repeated_.size()));
  if (is_new) repeated_.push_back(std::move(plain));
  return found->second;
}

void SearchIndex::write(Row& row, std::span<const SearchText> texts) {
  row = {.begin = static_cast<uint32_t>(texts_.size()),
         .size = 0,
         .first = static_cast<uint32_t>(repeats_.size())};
  const auto title = std::ranges::find(texts, true, &SearchText::is_title);
  if (title != texts.end()) append(texts_, title->text);
  row.title = static_cast<uint32_t>(texts_.size()) - row.begin;
  for (size_t i = 0; i < texts.size(); ++i) {
    const SearchText& one = texts[i];
    if (texts.begin() + static_cast<std::ptrdiff_t>(i) == title || one.text.empty()) continue;
    if (!is_kept(one, i)) {
      row.long_texts |= 1u << i;
    } else if (one.repeats) {
      repeats_.push_back(number_of_repeated(one.text));
    } else {
      append(texts_, one.text);
    }
  }
  row.size = static_cast<uint32_t>(texts_.size()) - row.begin;
  row.repeated = static_cast<uint32_t>(repeats_.size()) - row.first;
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
  if (rows_[row].size != kGone) unused_ += rows_[row].size + 2 * rows_[row].repeated;
  rows_[row] = {};
  ++revision_;
  constexpr size_t kWorthIt = 1 << 16;
  if (unused_ > kWorthIt && unused_ > (texts_.size() + 2 * repeats_.size()) / 3) pack();
}

void SearchIndex::pack() {
  const std::u16string texts = std::exchange(texts_, {});
  const std::vector<uint32_t> repeats = std::exchange(repeats_, {});
  size_t characters = 0, numbers = 0;
  for (const Row& row : rows_) {
    if (row.size == kGone) continue;
    characters += row.size;
    numbers += row.repeated;
  }
  texts_.reserve(characters);
  repeats_.reserve(numbers);
  for (Row& row : rows_) {
    if (row.size == kGone) continue;
    const size_t begin = std::exchange(row.begin, static_cast<uint32_t>(texts_.size()));
    texts_.append(texts, begin, row.size);
    const size_t first = std::exchange(row.first, static_cast<uint32_t>(repeats_.size()));
    const auto from = repeats.begin() + static_cast<std::ptrdiff_t>(first);
    repeats_.insert(repeats_.end(), from, from + row.repeated);
  }
  rows_.shrink_to_fit();
  unused_ = 0;
}

size_t SearchIndex::bytes() const {
  constexpr size_t kHashed = 48;  // of a text in a map beside its characters
  size_t bytes = texts_.capacity() * sizeof(char16_t) + repeats_.capacity() * sizeof(uint32_t) +
                 rows_.capacity() * sizeof(Row);
  for (const std::u16string& one : repeated_)
    bytes += 2 * (one.size() * sizeof(char16_t) + kHashed);
  return bytes;
}

}  // namespace taizhang
