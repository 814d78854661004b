#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "query/word.h"

namespace taizhang {

// The letters with which a character may be written, as bits: its own, or the first of each of its
// readings; none for digits, marks and what else is no letter.
uint32_t initials(char32_t folded);

// Which letters follow one another as initials of some texts, in 128 bits, so that more are said
// than are there: most rows that do not have a word are known by this without reading them.
struct InitialPairs {
  std::array<uint64_t, 2> bits = {};

  static constexpr uint8_t bit(uint32_t letter, uint32_t next) {  // both 0-25
    return static_cast<uint8_t>((letter * 26 + next) * 0x9E3779B1u >> 25);
  }
  void add(uint32_t initials, uint32_t next);  // of two characters
  bool has(uint8_t bit) const { return (bits[bit / 64] >> (bit % 64) & 1) != 0; }
  bool operator==(const InitialPairs&) const = default;
};

// The pairs of initials that the ways to write a word ask for.
class WordPairs {
 public:
  explicit WordPairs(const Word& word);

  // False: the word is not written in the texts of `pairs`, though some of it may be.
  bool may_be_in(const InitialPairs& pairs) const {
    uint64_t reached = Word::kStart;
    for (const Edge& edge : edges_) {
      if ((reached >> edge.from & 1) == 0) continue;
      if (edge.bit != kAny && !pairs.has(edge.bit)) continue;
      if (edge.to == end_) return true;
      reached |= uint64_t{1} << edge.to;
    }
    return edges_.empty();
  }

 private:
  static constexpr uint8_t kAny = 255;
  struct Edge {
    uint8_t from = 0, to = 0;  // where in the word one character begins and the next
    uint8_t bit = kAny;        // the pair that takes; kAny: one of them is no letter
  };
  std::vector<Edge> edges_;  // by `from`; empty: the word may be anywhere
  uint8_t end_ = 0;
};

}  // namespace taizhang
