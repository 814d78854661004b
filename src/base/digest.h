#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace taizhang {

// SHA-256 (FIPS 180-4), fed piece by piece. A digest finds damage, not tampering.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  std::array<uint8_t, 32> finish();  // call once, last

 private:
  void block(const uint8_t* data);

  std::array<uint32_t, 8> state_;
  std::array<uint8_t, 64> buffer_;
  size_t buffered_ = 0;
  uint64_t length_ = 0;
};

std::array<uint8_t, 32> sha256(std::string_view bytes);
std::string to_hex(const std::array<uint8_t, 32>& digest);  // 64 lower-case hex digits

}  // namespace taizhang
