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

// A search, done or under way. `hits` are those found so far, by rank and then in reading order.
// begin_search() finds all but what stands only in long texts; go_on() reads these, some at a time.
struct Search {
  Query query;
  uint64_t revision = 0;  // of the index
  std::vector<Hit> hits;
  std::vector<uint32_t> pending;  // rows whose long texts are still to be read
  size_t next = 0;                // of these

  bool done() const { return next == pending.size(); }
  bool operator==(const Search&) const = default;
};

// What `query` finds; without words every row. `before` is the last search, null for none: what
// narrows that one looks only through what it found, and costs accordingly less.
Search begin_search(const SearchIndex& index, const Pinyin& pinyin, Query query,
                    const Search* before);

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

// Reads the long texts of the next `rows` pending rows. REQUIRES the index of begin_search,
// unchanged.
void go_on(Search& search, const SearchIndex& index, const Pinyin& pinyin, const LongTexts& texts,
           size_t rows);

}  // namespace taizhang
