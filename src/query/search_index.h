#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/alphabet.h"
#include "query/initials.h"

namespace taizhang {

// A text of a record that a search looks through, as people read it.
struct SearchText {
  std::string_view text;
  bool is_title = false;  // what names the record; the first such one counts
  bool repeats = false;   // many records have this same text: an option, a department, a day
};

// What the records of some ledger, or of all, say, in a form that is searched in a moment. Each
// record has a row, a number from 0; rows are in reading order, which is for the caller to choose.
//
// It holds the texts once more, but small: in half of their UTF-8, those that repeat once for all
// rows, and of texts of more than kLong bytes only that there are any: search.h asks for those
// again. A plain value without a trace of where the texts came from: the caller keeps it in step
// with the register by the functions below, none of which reads anything but what it is given.
class SearchIndex {
 public:
  static constexpr size_t kLong = 60;      // bytes of UTF-8; titles are never too long
  static constexpr size_t kMostLong = 32;  // of a row: of the texts behind, none is too long
  static constexpr uint32_t kGone = UINT32_MAX;

  uint32_t add(std::span<const SearchText> texts);  // a row behind all others; its number
  void replace(uint32_t row, std::span<const SearchText> texts);
  void remove(uint32_t row);  // it is found no more; its number stays taken
  // Writes the texts anew, shorter and without what is no longer used: once all rows are there. It
  // also happens by itself when a third is no longer used.
  void pack();

  uint32_t rows() const { return static_cast<uint32_t>(rows_.size()); }
  uint64_t revision() const { return revision_; }  // grows with every change
  size_t bytes() const;                            // of memory, about

  // For search.h, in codes of the alphabet. The texts of a row stand behind one another, the title
  // first, an end after each.
  struct Row {
    uint32_t begin = 0;  // in the texts
    uint32_t size = kGone;
    uint32_t title = 0;     // bytes at its begin
    uint32_t repeated = 0;  // how many numbers of repeated texts stand in repeats() from `first`
    uint32_t first = 0;
    uint32_t long_texts = 0;  // bit n: text n of the row is too long and is not here
    InitialPairs pairs;       // of the texts that do not repeat
    bool operator==(const Row&) const = default;
  };
  const Row& row(uint32_t row) const { return rows_[row]; }
  std::string_view text(const Row& row) const {
    return std::string_view(texts_).substr(row.begin, row.size);
  }
  std::span<const uint32_t> repeats(const Row& row) const {
    return std::span(repeats_).subspan(row.first, row.repeated);
  }
  const std::vector<std::string>& repeated_texts() const { return repeated_; }
  const Alphabet& alphabet() const { return alphabet_; }

 private:
  void append(std::string& out, std::string_view text);
  void write(Row& row, std::span<const SearchText> texts);
  uint32_t number_of_repeated(std::string_view text);
  std::vector<uint32_t> renumber();
  void find_pairs(Row& row);
  uint32_t initials_of(uint32_t number);

  Alphabet alphabet_;
  std::vector<uint32_t> initials_;  // of each number
  std::vector<Row> rows_;
  std::string texts_;              // of all rows
  std::vector<uint32_t> repeats_;  // of all rows, places in repeated_
  std::vector<std::string> repeated_;
  std::unordered_map<std::string, uint32_t> numbers_;  // of repeated texts
  size_t unused_ = 0;                                  // bytes of no row
  uint64_t revision_ = 0;
};

}  // namespace taizhang
