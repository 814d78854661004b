#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "query/search_index.h"
#include "query/word.h"

namespace taizhang {

// Where a word is found, the best first.
enum class Rank : uint8_t {
  TitleStart,         // the title begins with it
  TitleText,          // it stands in the title
  TitleStartSpelled,  // the title begins with its pinyin
  TitleSpelled,
  Elsewhere,
};

// A row in which every word is found; of several words the rank of the one found worst.
struct Hit {
  uint32_t row = 0;
  Rank rank = Rank::Elsewhere;
  bool operator==(const Hit&) const = default;
};

// A search, done or under way. `hits` are those found so far, by rank and then in reading order:
// first what the index itself has, then what stands only in long texts.
struct Search {
  Query query;
  uint64_t revision = 0;  // of the index
  std::vector<Hit> hits;
  std::vector<uint32_t> rows;     // to be looked through in the index, in order
  size_t next_row = 0;            // of these
  std::vector<uint32_t> pending;  // rows whose long texts are to be read, in order
  size_t next_pending = 0;        // of these

  bool has_ranked() const {
    return next_row == rows.size();
  }  // only long texts are left, or nothing
  bool done() const { return has_ranked() && next_pending == pending.size(); }
  bool operator==(const Search&) const = default;
};

// A search for `query` that has found nothing yet; without words it finds every row. `before` is
// the last search, null for none: what narrows that one looks only through what it found or has not
// looked at, and costs accordingly less.
Search begin_search(const SearchIndex& index, Query query, const Search* before);

// Reads the long texts of a row: called with a row and the place of a text among those the row was
// made of. It must give the same text as then, and is not kept.
class LongTexts {
 public:
  template <typename Read>  // std::string_view(uint32_t row, size_t place)
  explicit LongTexts(const Read& read)
      : context_(std::addressof(read)),
        read_([](const void* context, uint32_t row, size_t place) -> std::string_view {
          return (*static_cast<const Read*>(context))(row, place);
        }) {}
  std::string_view operator()(uint32_t row, size_t place) const {
    return read_(context_, row, place);
  }

 private:
  const void* context_;
  std::string_view (*read_)(const void* context, uint32_t row, size_t place);
};

// Looks through some more: as many rows as `rows` says, of which one with long texts to be read
// counts as kLongRow. REQUIRES the index of begin_search, unchanged.
inline constexpr size_t kLongRow = 16;
void go_on(Search& search, const SearchIndex& index, const LongTexts& texts, size_t rows);

}  // namespace taizhang
