#include "query/initials.h"

#include <bit>

#include "query/pinyin.h"

namespace taizhang {
namespace {

bool is_letter(char32_t c) { return c >= 'a' && c <= 'z'; }

}  // namespace

uint32_t initials(char32_t folded) {
  if (is_letter(folded)) return 1u << (folded - 'a');
  const Pinyin& pinyin = Pinyin::table();
  uint32_t letters = 0;
  for (const uint16_t reading : pinyin.readings(folded))
    letters |= 1u << (pinyin.name(reading)[0] - 'a');
  return letters;
}

void InitialPairs::add(uint32_t initials, uint32_t next) {
  for (uint32_t first = initials; first != 0; first &= first - 1) {
    for (uint32_t second = next; second != 0; second &= second - 1) {
      const uint8_t one = bit(static_cast<uint32_t>(std::countr_zero(first)),
                              static_cast<uint32_t>(std::countr_zero(second)));
      bits[one / 64] |= uint64_t{1} << (one % 64);
    }
  }
}

WordPairs::WordPairs(const Word& word) : end_(static_cast<uint8_t>(word.text().size())) {
  if (!word.has_letters()) return;
  const std::u32string& text = word.text();
  for (uint8_t from = 0; from < end_; ++from) {
    for (uint32_t lengths = word.lengths_from(from); lengths != 0; lengths &= lengths - 1) {
      const auto to = static_cast<uint8_t>(from + 1 + std::countr_zero(lengths));
      Edge edge{from, to, kAny};
      if (to < end_ && is_letter(text[from]) && is_letter(text[to]))
        edge.bit = InitialPairs::bit(text[from] - 'a', text[to] - 'a');
      edges_.push_back(edge);
    }
  }
}

}  // namespace taizhang
