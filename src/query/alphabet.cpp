#include "query/alphabet.h"

#include <algorithm>

#include "base/text.h"

namespace taizhang {

Alphabet::Alphabet() : characters_(1), near_(kNear) {}

uint32_t Alphabet::find_far(char32_t character) const {
  const auto found = far_.find(character);
  return found != far_.end() ? found->second : kEnd;
}

uint32_t Alphabet::number(char32_t character) {
  if (const uint32_t known = find(character); known != kEnd) return known;
  const uint32_t number = std::min(size(), kLast);
  if (number == size()) characters_.push_back(character);
  if (character < kNear) {
    near_[character] = static_cast<uint16_t>(number);
  } else {
    far_[character] = static_cast<uint16_t>(number);
  }
  return number;
}

size_t Alphabet::bytes() const {
  constexpr size_t kNode = 48;
  return near_.capacity() * sizeof(uint16_t) + characters_.capacity() * sizeof(char32_t) +
         far_.size() * kNode;
}

void append_code(std::string& out, uint32_t number) {
  const auto add = [&](uint32_t byte) { out += static_cast<char>(byte); };
  if (number < 128) return add(number);
  if (number < 3712) {
    add(0xC0 + ((number - 128) >> 6));
    return add(0x80 + ((number - 128) & 63));
  }
  add(0xF8 + ((number - 3712) >> 12));
  add(0x80 + ((number - 3712) >> 6 & 63));
  add(0x80 + ((number - 3712) & 63));
}

char32_t take_other(std::string_view text, size_t& at) {
  const auto first = static_cast<unsigned char>(text[at]);
  const CodePoint point = first < 0x80 ? CodePoint{first, 1} : code_point_at(text, at);
  at += point.bytes;
  return point.value;
}

}  // namespace taizhang
