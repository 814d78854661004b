#include "query/pinyin.h"

#include <algorithm>

#include "query/pinyin_data.h"

namespace taizhang {
namespace {

constexpr char32_t kFirst = 0x4E00;
constexpr uint8_t kLong = 255;  // a syllable of two bytes

// Takes numbers and syllables off the front of packed bytes.
class Reader {
 public:
  explicit Reader(std::span<const uint8_t> bytes) : left_(bytes) {}
  bool at_end() const { return left_.empty(); }
  uint8_t byte() {
    const uint8_t first = left_.front();
    left_ = left_.subspan(1);
    return first;
  }
  uint32_t number() {
    uint32_t value = 0;
    for (int shift = 0;; shift += 7) {
      const uint8_t digit = byte();
      value |= static_cast<uint32_t>(digit & 127) << shift;
      if (digit < 128) return value;
    }
  }
  uint16_t syllable() {
    const uint8_t first = byte();
    return first < kLong ? first : static_cast<uint16_t>(kLong + byte());
  }

 private:
  std::span<const uint8_t> left_;
};

}  // namespace

void Pinyin::unpack_names(std::span<const uint8_t> packed) {
  std::string name;
  for (size_t at = 0; at < packed.size();) {
    name.resize(packed[at++] - static_cast<size_t>('0'));
    while (at < packed.size() && packed[at] >= 'a') name += static_cast<char>(packed[at++]);
    names_.push_back(name);
  }
}

// Gives each character its place, and says how many there are.
size_t Pinyin::unpack_characters(std::span<const uint8_t> members,
                                 std::span<const uint8_t> others) {
  uint16_t place = 0;
  block_.resize(members.size() * 8);
  for (size_t i = 0; i < block_.size(); ++i)
    if (members[i / 8] >> (i % 8) & 1) block_[i] = ++place;
  char32_t character = 0;
  for (Reader distances(others); !distances.at_end();)
    others_.push_back(character += distances.number());
  return place + others_.size();
}

const Pinyin& Pinyin::table() {
  static const Pinyin kTable;
  return kTable;
}

Pinyin::Pinyin() {
  const PinyinData data = pinyin_data();
  unpack_names(data.names);
  const size_t count = unpack_characters(data.members, data.others);
  Reader first(data.readings), steps(data.steps), further(data.further);
  size_t next = steps.number();  // the place of the next further reading
  for (size_t place = 0; place < count; ++place) {
    begins_.push_back(static_cast<uint16_t>(readings_.size()));
    readings_.push_back(first.syllable());
    while (place == next) {
      readings_.push_back(further.syllable());
      next = steps.at_end() ? count : next + steps.number();
    }
  }
  begins_.push_back(static_cast<uint16_t>(readings_.size()));
}

std::span<const uint16_t> Pinyin::readings(char32_t character) const {
  size_t place = 0;
  if (character >= kFirst && character - kFirst < block_.size()) {
    place = block_[character - kFirst];
    if (place == 0) return {};
    --place;
  } else {
    const auto found = std::ranges::lower_bound(others_, character);
    if (found == others_.end() || *found != character) return {};
    place = begins_.size() - 1 - static_cast<size_t>(others_.end() - found);
  }
  return std::span(readings_).subspan(begins_[place], begins_[place + 1] - begins_[place]);
}

}  // namespace taizhang
