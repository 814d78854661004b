#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#if __has_feature(address_sanitizer)
#include <sanitizer/allocator_interface.h>
#endif

#include "../make.h"
#include "../show.h"
#include "formats/json.h"
#include "small_file.h"

namespace taizhang {
namespace {

using make::Random;

void damage(Random& random, std::string& bytes) {
  static constexpr std::string_view kSigns = "{}[]\",:\\0123456789aeu\x00\xFF\xE4";
  const size_t at = make::below(random, bytes.size());
  switch (make::below(random, 5)) {
    case 0:
      bytes[at] = kSigns[make::below(random, kSigns.size())];
      break;
    case 1:
      bytes[at] = static_cast<char>(bytes[at] ^ (1 << make::below(random, 8)));
      break;
    case 2:
      bytes.erase(at, 1 + make::below(random, 20));
      break;
    case 3:
      bytes.insert(at, bytes.substr(make::below(random, bytes.size()), make::below(random, 40)));
      break;
    case 4:
      bytes.insert(at, 1, kSigns[make::below(random, kSigns.size())]);
      break;
  }
}

#if __has_feature(address_sanitizer)

// What is allocated while a file is read. The sanitizer tells of every allocation.
struct Allocations {
  size_t now = 0, most = 0;  // bytes that are held, and that were held at once
  size_t count = 0;          // of allocations: the time that reading takes, but for its tokens
  bool is_counting = false;
};
Allocations allocations;

void count_allocation(const volatile void* at, size_t bytes) {
  static_cast<void>(at);
  if (!allocations.is_counting) return;
  allocations.now += bytes;
  ++allocations.count;
  allocations.most = std::max(allocations.most, allocations.now);
}
void count_release(const volatile void* at) {
  if (!allocations.is_counting || at == nullptr) return;
  const size_t bytes = __sanitizer_get_allocated_size(at);
  allocations.now -= std::min(bytes, allocations.now);
}

// decode(), which neither holds much more than the file nor allocates often: a length or a depth
// that a damaged file only claims must cost nothing.
Result<Snapshot> decode_within_bounds(std::string_view bytes) {
  static const int installed =
      __sanitizer_install_malloc_and_free_hooks(count_allocation, count_release);
  REQUIRE(installed > 0);
  constexpr size_t kAlways = size_t{1} << 20, kBytes = 64, kAllocations = 2;
  allocations = {.is_counting = true};
  Result<Snapshot> read = decode(bytes);
  allocations.is_counting = false;
  REQUIRE(allocations.most <= kAlways + kBytes * bytes.size());
  REQUIRE(allocations.count <= 1000 + kAllocations * bytes.size());
  return read;
}

#else

Result<Snapshot> decode_within_bounds(std::string_view bytes) { return decode(bytes); }

#endif

}  // namespace

// A record with a value of every type, as own fields: a form for them would be most of the file.
TEST_CASE("every cut of a file is refused") {
  Template form;
  form.id = "thing";
  form.name.zh = "样例";
  form.fields = {make::field("name", FieldType::Text),
                 make::field("level", FieldType::Enumeration)};
  Random random(3);
  Record thing = make::record(make::id(1), "thing", {{"level", Option{"low"}}});
  for (const FieldType type : kFieldTypes) {
    const Field own = make::own_field(type);
    Value value;
    while (value == Value()) value = make::random_value(random, own);
    set_value(thing, own.id, std::move(value));
  }
  Register reg = make::reg({std::move(thing)}, {std::move(form)});
  make::set_name(reg, "乙", "n");
  const std::string bytes = make::bytes_of(reg);
  REQUIRE(decode_within_bounds(bytes));
  for (size_t length = 0; length + 2 < bytes.size(); ++length) {
    REQUIRE_FALSE(decode_within_bounds(std::string_view(bytes).substr(0, length)));
  }
}

// Nearly all are refused; what is read must at least be a register that can be written.
TEST_CASE("two thousand damaged files are refused or read, and what is read can be written") {
  const std::string bytes = make::small_file();
  const Snapshot whole = decode(bytes).value();
  make::for_seeds(2000, 4, [&](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed);
    std::string damaged = bytes;
    for (size_t i = 0; i < size; ++i) damage(random, damaged);
    const Result<Snapshot> read = decode_within_bounds(damaged);
    if (!read) return;
    CHECK(decode(encode(*read)).value() == *read);
    // Only white space, or an escape for its character, may have changed.
    CHECK(digest_of(damaged) == digest_of(bytes));
    CHECK(*read == whole);
  });
}

namespace {

// Damage behind a right digest reaches the checks of the content.
void check_damaged_files(size_t count) {
  const std::string bytes = make::small_file();
  make::for_seeds(count, 4, [&](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed);
    std::string damaged = bytes;
    for (size_t i = 0; i < size; ++i) damage(random, damaged);
    const size_t at = damaged.rfind("\"digest\": \"");
    if (at == std::string::npos || at + 75 > damaged.size()) return;
    damaged.replace(at + 11, 64, digest_of(damaged));
    const Result<Snapshot> read = decode_within_bounds(damaged);
    if (!read) return;
    CHECK(decode(encode(*read)).value() == *read);
  });
}

}  // namespace

TEST_CASE("two thousand damaged files with right digests are refused or read") {
  check_damaged_files(2000);
}

TEST_CASE("a hundred thousand damaged files with right digests are refused or read", "[.full]") {
  check_damaged_files(100'000);
}

}  // namespace taizhang
