#include "base/digest.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace taizhang {
namespace {

// FIPS 180-4, 4.2.2: the first 32 bits of the cube roots' fractions of the first 64 primes.
constexpr uint32_t kRound[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

uint32_t big_endian_32(const uint8_t* bytes) {
  return uint32_t{bytes[0]} << 24 | uint32_t{bytes[1]} << 16 | uint32_t{bytes[2]} << 8 |
         uint32_t{bytes[3]};
}

using State = std::array<uint32_t, 8>;

// FIPS 180-4, 6.2.2, step 3: `added` is the round's constant and its word of the message. Of the
// working variables only two get new values; the caller turns the names instead of moving the rest.
inline void round(uint32_t a, uint32_t b, uint32_t c, uint32_t& d, uint32_t e, uint32_t f,
                  uint32_t g, uint32_t& h, uint32_t added) {
  h += added + (g ^ (e & (f ^ g))) + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25));
  d += h;
  h += (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + (b ^ ((a ^ b) & (b ^ c)));
}

// Sixteen rounds with the constants `k`. `word(i)` makes the i-th word when its round wants it: the
// processor works on it while it waits for the round before.
template <typename Word>
void sixteen_rounds(State& state, const uint32_t* k, Word word) {
  auto& [a, b, c, d, e, f, g, h] = state;
  round(a, b, c, d, e, f, g, h, k[0] + word(0));
  round(h, a, b, c, d, e, f, g, k[1] + word(1));
  round(g, h, a, b, c, d, e, f, k[2] + word(2));
  round(f, g, h, a, b, c, d, e, k[3] + word(3));
  round(e, f, g, h, a, b, c, d, k[4] + word(4));
  round(d, e, f, g, h, a, b, c, k[5] + word(5));
  round(c, d, e, f, g, h, a, b, k[6] + word(6));
  round(b, c, d, e, f, g, h, a, k[7] + word(7));
  round(a, b, c, d, e, f, g, h, k[8] + word(8));
  round(h, a, b, c, d, e, f, g, k[9] + word(9));
  round(g, h, a, b, c, d, e, f, k[10] + word(10));
  round(f, g, h, a, b, c, d, e, k[11] + word(11));
  round(e, f, g, h, a, b, c, d, k[12] + word(12));
  round(d, e, f, g, h, a, b, c, k[13] + word(13));
  round(c, d, e, f, g, h, a, b, k[14] + word(14));
  round(b, c, d, e, f, g, h, a, k[15] + word(15));
}

}  // namespace

// FIPS 180-4, 5.3.3.
Sha256::Sha256()
    : state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
             0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19},
      buffer_{} {}

void Sha256::add(std::string_view bytes) {
  length_ += bytes.size();
  if (buffered_ > 0) {
    const size_t taken = std::min(bytes.size(), buffer_.size() - buffered_);
    std::memcpy(buffer_.data() + buffered_, bytes.data(), taken);
    buffered_ += taken;
    bytes.remove_prefix(taken);
    if (buffered_ < buffer_.size()) return;
    block(buffer_.data());
    buffered_ = 0;
  }
  while (bytes.size() >= buffer_.size()) {
    block(reinterpret_cast<const uint8_t*>(bytes.data()));
    bytes.remove_prefix(buffer_.size());
  }
  std::copy(bytes.begin(), bytes.end(), buffer_.begin());
  buffered_ = bytes.size();
}

std::array<uint8_t, 32> Sha256::finish() {
  const uint64_t bits = length_ * 8;
  buffer_[buffered_] = 0x80;
  auto zeros = buffer_.begin() + static_cast<std::ptrdiff_t>(buffered_) + 1;
  const auto length = buffer_.end() - 8;
  if (zeros > length) {
    std::fill(zeros, buffer_.end(), uint8_t{0});
    block(buffer_.data());
    zeros = buffer_.begin();
  }
  std::fill(zeros, length, uint8_t{0});
  for (int i = 0; i < 8; ++i) length[i] = static_cast<uint8_t>(bits >> (56 - 8 * i));
  block(buffer_.data());

  std::array<uint8_t, 32> digest;
  for (size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<uint8_t>(state_[i / 4] >> (24 - 8 * (i % 4)));
  }
  return digest;
}

// FIPS 180-4, 6.2.2. Of the message schedule only the last 16 words are kept.
void Sha256::block(const uint8_t* data) {
  uint32_t w[16];
  State state = state_;
  sixteen_rounds(state, kRound, [&](int i) { return w[i] = big_endian_32(data + 4 * i); });
  for (int first = 16; first < 64; first += 16) {
    sixteen_rounds(state, kRound + first, [&](int i) {
      const uint32_t w2 = w[(i + 14) % 16];
      const uint32_t w15 = w[(i + 1) % 16];
      const uint32_t s0 = std::rotr(w15, 7) ^ std::rotr(w15, 18) ^ (w15 >> 3);
      const uint32_t s1 = std::rotr(w2, 17) ^ std::rotr(w2, 19) ^ (w2 >> 10);
      return w[i] += s0 + w[(i + 9) % 16] + s1;
    });
  }
  for (size_t i = 0; i < state.size(); ++i) state_[i] += state[i];
}

std::array<uint8_t, 32> sha256(std::string_view bytes) {
  Sha256 hash;
  hash.add(bytes);
  return hash.finish();
}

std::string to_hex(const std::array<uint8_t, 32>& digest) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const uint8_t byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace taizhang
