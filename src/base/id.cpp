#include "base/id.h"

#include <bit>

namespace taizhang {
namespace {

void append_hex64(std::string& out, uint64_t number) {
  char digits[16];
  for (char& digit : digits) {
    number = std::rotl(number, 4);
    digit = "0123456789abcdef"[number & 15];
  }
  out.append(digits, sizeof digits);
}

bool parse_hex64(std::string_view text, uint64_t& number) {
  number = 0;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) return false;
    number = number << 4 | static_cast<uint64_t>(digit ? c - '0' : c - 'a' + 10);
  }
  return true;
}

// The finalizer of SplitMix64 by Steele, Lea and Flood: near states give unlike numbers.
uint64_t spread(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
  return z ^ (z >> 31);
}

}  // namespace

std::string hex128(uint64_t high, uint64_t low) {
  std::string text;
  text.reserve(32);
  append_hex64(text, high);
  append_hex64(text, low);
  return text;
}

bool parse_hex128(std::string_view text, uint64_t& high, uint64_t& low) {
  return text.size() == 32 && parse_hex64(text.substr(0, 16), high) &&
         parse_hex64(text.substr(16), low);
}

// xoroshiro128+ by Blackman and Vigna: 2^128 - 1 numbers before it repeats. It never leaves the
// state of zeros, so that seed is replaced.
uint64_t IdSource::next() {
  if (state_[0] == 0 && state_[1] == 0) state_[0] = 1;
  const uint64_t result = spread(state_[0] + state_[1]);
  const uint64_t mixed = state_[0] ^ state_[1];
  state_[0] = std::rotl(state_[0], 24) ^ mixed ^ (mixed << 16);
  state_[1] = std::rotl(mixed, 37);
  return result;
}

RecordId IdSource::next_record() {
  RecordId id{next(), next()};
  while (!id) id = {next(), next()};
  return id;
}

std::string IdSource::next_nonce() {
  std::string nonce;
  append_hex64(nonce, next());
  return nonce;
}

}  // namespace taizhang
