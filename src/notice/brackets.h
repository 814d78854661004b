#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

// The brackets of one line, matched by kind: （）() 【】 [] 〔〕. Full- and half-width forms match
// each other. A bracket without its partner is not among them.
class BracketPairs {
 public:
  BracketPairs() = default;
  BracketPairs(std::string_view text, Span line);

  // The bracket that opens at `at`: from there to behind its closing sign; empty when none does.
  Span at(size_t at) const;

 private:
  std::vector<Span> pairs_;  // sorted by begin
};

// What stands between the signs of a bracket that `at` found.
Span inside(std::string_view text, Span pair);

}  // namespace taizhang
