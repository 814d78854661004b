#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace taizhang {

// A 128-bit name that needs no registry. Two kinds are two types. Id{} is "none".
template <typename Kind>
struct Id {
  uint64_t high = 0;
  uint64_t low = 0;

  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return high != 0 || low != 0; }
};

using RecordId = Id<struct RecordKind>;  // random, or derived from a name (see model/task.h)
using ChangeId = Id<struct ChangeKind>;  // the first 128 bits of the SHA-256 of the change

std::string hex128(uint64_t high, uint64_t low);  // 32 lower-case hex digits
bool parse_hex128(std::string_view text, uint64_t& high, uint64_t& low);

template <typename Kind>
std::string to_text(Id<Kind> id) {
  return hex128(id.high, id.low);
}

template <typename IdType>
std::optional<IdType> parse_id(std::string_view text) {
  IdType id;
  if (!parse_hex128(text, id.high, id.low)) return std::nullopt;
  return id;
}

// The first 128 bits of a SHA-256.
template <typename IdType>
IdType id_of(const std::array<uint8_t, 32>& digest) {
  IdType id;
  for (size_t i = 0; i < 8; ++i) {
    id.high = id.high << 8 | digest[i];
    id.low = id.low << 8 | digest[i + 8];
  }
  return id;
}

struct IdHash {
  template <typename Kind>
  size_t operator()(Id<Kind> id) const {
    return static_cast<size_t>(id.high ^ (id.low * 0x9E3779B97F4A7C15ull));
  }
};

// A stream of fresh ids and nonces from a seed of true randomness that main.cpp gets from the
// platform; the same seed gives the same stream, which is what tests use.
class IdSource {
 public:
  explicit IdSource(uint64_t high = 1, uint64_t low = 2) : state_{high, low} {}
  RecordId next_record();
  std::string next_nonce();  // 16 hex digits

  bool operator==(const IdSource&) const = default;

 private:
  uint64_t next();

  uint64_t state_[2];
};

}  // namespace taizhang
