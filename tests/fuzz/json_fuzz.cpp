#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "formats/json.h"

// Whatever the bytes are, they are refused or read; and what is read is written and read back
// equal. The digest of the bytes is made right first, so that the checks behind it are reached too.
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

void read_and_write(std::string_view bytes) {
  const auto read = taizhang::decode(bytes);
  if (read) must(taizhang::verify_written(taizhang::encode(*read), *read).has_value());
}

std::string with_digest(std::string bytes) {
  constexpr std::string_view kMember = "\"digest\": \"";
  constexpr size_t kDigits = 64;
  const size_t at = bytes.rfind(kMember);
  if (at == std::string::npos || at + kMember.size() + kDigits > bytes.size()) return bytes;
  const std::string digest = taizhang::digest_of(bytes);
  return bytes.replace(at + kMember.size(), kDigits, digest);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  read_and_write(bytes);
  read_and_write(with_digest(std::string(bytes)));
  if (const auto changes = taizhang::decode_changes(bytes)) {
    must(taizhang::decode_changes(taizhang::encode_changes(*changes)) == *changes);
  }
  if (const auto form = taizhang::decode_template(bytes)) {
    must(taizhang::decode_template(taizhang::encode(*form)) == *form);
  }
  return 0;
}
