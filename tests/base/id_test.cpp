#include "base/id.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "base/digest.h"

namespace taizhang {

TEST_CASE("an id is written as 32 hexadecimal digits and read back") {
  const RecordId id{0x0123456789abcdef, 0xfedcba9876543210};
  CHECK(to_text(id) == "0123456789abcdeffedcba9876543210");
  CHECK(parse_id<RecordId>(to_text(id)) == id);
  CHECK(parse_id<RecordId>(to_text(RecordId{})) == RecordId{});
}

TEST_CASE("what is no id is not read as one") {
  CHECK_FALSE(parse_id<RecordId>(""));
  CHECK_FALSE(parse_id<RecordId>("0123456789abcdeffedcba987654321"));
  CHECK_FALSE(parse_id<RecordId>("0123456789abcdeffedcba98765432100"));
  CHECK_FALSE(parse_id<RecordId>("0123456789ABCDEFFEDCBA9876543210"));
  CHECK_FALSE(parse_id<RecordId>("0123456789abcdefgedcba9876543210"));
}

TEST_CASE("the id made of a digest is its first half") {
  const auto digest = sha256("abc");
  CHECK(to_text(id_of<ChangeId>(digest)) == to_hex(digest).substr(0, 32));
}

TEST_CASE("one seed gives one stream of ids and nonces, another seed another") {
  IdSource first(7, 9);
  IdSource again(7, 9);
  IdSource other(7, 10);
  CHECK(first.next_record() == again.next_record());
  CHECK(first.next_nonce() == again.next_nonce());
  CHECK(first == again);
  CHECK(first.next_nonce() != other.next_nonce());
}

TEST_CASE("ids and nonces are fresh, whatever the seed") {
  for (IdSource source : {IdSource(), IdSource(0, 0), IdSource(1, 0), IdSource(~0ull, ~0ull)}) {
    std::set<std::string> seen;
    for (int i = 0; i < 2000; ++i) {
      const RecordId id = source.next_record();
      CHECK(id);
      seen.insert(to_text(id));
      seen.insert(source.next_nonce());
    }
    CHECK(seen.size() == 4000);
  }
}

}  // namespace taizhang
