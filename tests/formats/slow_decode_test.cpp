#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"
#include "formats/json.h"
#include "small_file.h"

namespace taizhang {
namespace {

using make::Random;

Result<Snapshot> decoded_in_pieces(std::string_view bytes, size_t size) {
  SlowDecode slow(bytes);
  std::vector<int> told;
  while (slow.advance(size)) told.push_back(slow.per_cent());
  CHECK(std::ranges::is_sorted(told));
  CHECK((told.empty() || (told.front() >= 0 && told.back() <= 100)));
  return slow.finish();
}

std::string random_file(Random& random, size_t size) {
  Register reg = make::random_register(random, size);
  for (size_t i = 0; i < size; ++i)
    make::apply(reg, make::random_edits(random, reg), "n" + std::to_string(i));
  return make::bytes_of(make::chance(random, 30) ? reg.sealed() : reg);
}

}  // namespace

TEST_CASE("a file read in pieces of any size is what it is read at once") {
  make::for_seeds(60, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const std::string bytes = random_file(random, size);
    const Snapshot whole = decode(bytes).value();
    for (const size_t piece : {size_t{1}, size_t{150}, bytes.size(), SIZE_MAX / 4})
      CHECK(decoded_in_pieces(bytes, piece) == whole);
  });
}

TEST_CASE("a damaged file read in pieces is refused with the same words and places") {
  const std::string bytes = make::small_file();
  make::for_seeds(1500, 1, [&](Random& chance, size_t, size_t seed) {
    INFO("seed " << seed);
    static constexpr std::string_view kSigns = "{}[]\",:\\0 a\xE4";
    std::string damaged = bytes;
    const size_t at = make::below(chance, damaged.size());
    if (make::chance(chance, 50))
      damaged[at] = kSigns[make::below(chance, kSigns.size())];
    else
      damaged.insert(at, 1, kSigns[make::below(chance, kSigns.size())]);
    CHECK(decoded_in_pieces(damaged, 1 + make::below(chance, 300)) == decode(damaged));
  });
}

TEST_CASE("commas too many are found where a text is cut") {
  const std::string bytes = make::bytes_of(
      make::reg({make::record(make::id(1), "thing", {{"name", "甲"}})}, {make::every_type()}));
  for (size_t at = 0; at < bytes.size(); ++at) {
    if (!std::string_view("[},").contains(bytes[at])) continue;
    std::string damaged = bytes;
    damaged.insert(at + 1, ",");
    CHECK(decoded_in_pieces(damaged, 1) == decode(damaged));
  }
}

}  // namespace taizhang
