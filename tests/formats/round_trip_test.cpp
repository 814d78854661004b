#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"
#include "base/text.h"
#include "formats/json.h"

namespace taizhang {
namespace {

using make::Random;

Register edited(Random& random, size_t size) {
  Register reg = make::random_register(random, size);
  Register copy = reg;
  for (size_t i = 0; i < size; ++i) {
    make::apply(reg, make::random_edits(random, reg), "a" + std::to_string(i));
    make::apply(copy, make::random_edits(random, copy), "b" + std::to_string(i));
  }
  reg.add(copy.changes()).value();
  return reg;
}

}  // namespace

TEST_CASE("what is written is read back equal, and written again as the same bytes") {
  make::for_seeds(100, 20, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    Snapshot wanted = make::snapshot(edited(random, size));
    if (make::chance(random, 30)) wanted.reg = wanted.reg.sealed();
    wanted.envelope.purpose = make::chance(random, 50) ? Purpose::Packet : Purpose::Full;
    wanted.envelope.scope_department = make::random_text(random);

    const std::string bytes = encode(wanted);
    const Result<Snapshot> read = decode(bytes);
    if (!read) FAIL(read.error());
    CHECK(*read == wanted);
    CHECK(encode(*read) == bytes);
    CHECK(verify_written(bytes, wanted));
  });
}

TEST_CASE("a register whose creation was undone is read back equal") {
  Register reg = make::reg();
  std::vector<Edit> edits = {{make::id(1), "_template", std::string("thing")},
                             {make::id(1), "name", std::string("甲")}};
  make::apply(reg, edits, "born");
  for (Edit& edit : edits) edit.value = {};
  make::apply(reg, edits, "gone");
  REQUIRE(reg.records().size() == 1);
  CHECK(reg.records().front().cells.empty());
  CHECK(decode(make::bytes_of(reg)).value().reg == reg);
}

TEST_CASE("verifying finds that other bytes were written") {
  const Register reg = make::one_thing();
  Register other = reg;
  make::set_name(other, "乙", "n");
  CHECK_FALSE(verify_written(make::bytes_of(other), make::snapshot(reg)));
  CHECK_FALSE(verify_written("", make::snapshot(reg)));
}

TEST_CASE("a template is read back equal") {
  for (const Template& form : make::forms()) {
    const Result<Template> read = decode_template(encode(form));
    if (!read) FAIL(read.error());
    CHECK(*read == form);
  }
}

TEST_CASE("a journal entry is read back equal, and damage in it is found") {
  Register reg = make::one_thing();
  std::vector<Change> changes = make::set_name(reg, "乙", "n1");
  for (Change& change : make::set_name(reg, "丙", "n2")) changes.push_back(std::move(change));
  const std::string entry = encode_changes(changes);
  CHECK(decode_changes(entry).value() == changes);
  CHECK(decode_changes(encode_changes({})).value().empty());
  for (size_t length = 0; length < entry.size(); ++length) {
    CHECK_FALSE(decode_changes(std::string_view(entry).substr(0, length)));
  }
  std::string other = entry;
  other.replace(other.find("乙"), 3, "甲");
  CHECK(decode_changes(other).error() == Error{ErrorCode::DigestMismatch, {}});
}

TEST_CASE("names are read from an array of strings and nothing else") {
  CHECK(decode_names(R"(["办公室", "法规处"])").value() ==
        std::vector<std::string>{"办公室", "法规处"});
  CHECK_FALSE(decode_names(R"(["办公室", 1])"));
  CHECK_FALSE(decode_names(R"({"a": "b"})"));
}

TEST_CASE("indentation, line ends, a byte order mark and escapes leave the digest alone") {
  const std::string bytes = make::bytes_of(make::one_thing("甲/乙"));
  const std::string digest = digest_of(bytes);
  CHECK(bytes.find("\"digest\": \"" + digest + "\"\n}") != std::string::npos);

  std::string loose = replace_all(bytes, "\n", "\r\n\t");
  loose = replace_all(loose, "甲/乙", "\\u7532\\/乙");
  loose = "\xEF\xBB\xBF" + loose;
  REQUIRE(loose != bytes);
  CHECK(digest_of(loose) == digest);
  CHECK(decode(loose).value() == decode(bytes).value());
}

}  // namespace taizhang
