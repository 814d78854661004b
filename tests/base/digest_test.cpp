#include "base/digest.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace taizhang {

// The examples of FIPS 180-4 and its companion vectors.
TEST_CASE("the published texts have their published digests") {
  CHECK(to_hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(to_hex(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(to_hex(sha256(std::string(1'000'000, 'a'))) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest does not depend on the pieces it is fed in") {
  std::string text;
  for (int i = 0; i < 300; ++i) text += static_cast<char>(i * 7);
  for (size_t length = 0; length <= text.size(); ++length) {
    const std::string_view part = std::string_view(text).substr(0, length);
    Sha256 whole;
    whole.add(part);
    Sha256 pieces;
    for (size_t at = 0; at < length; at += 1 + at % 67) {
      pieces.add(part.substr(at, std::min<size_t>(1 + at % 67, length - at)));
    }
    REQUIRE(whole.finish() == pieces.finish());
  }
}

}  // namespace taizhang
