#include <catch2/catch_test_macros.hpp>

#include "../edited_file.h"
#include "../make.h"
#include "../show.h"
#include "base/text.h"
#include "formats/json.h"

namespace taizhang {
namespace {

using make::edited_file;
using make::file_with;
using make::with_digest;

ErrorCode code_of(std::string_view bytes, const Caps& caps = {}) {
  const Result<Snapshot> read = decode(bytes, caps);
  REQUIRE_FALSE(read);
  return read.error().code;
}

}  // namespace

TEST_CASE("what is no file of ours is called so") {
  for (const std::string_view text :
       {"", " ", "hello", "[]", "12", "\"taizhang\"", "{}", "{\"format\": \"other\"}", "{'a': 1}",
        "[[[[[[[[[[[[[[[[[[[[", "\xFF\xFE", "{\"type\": \"FeatureCollection\", \"records\": [{}]}",
        "{\"version\": {\"major\": 9, \"minor\": 0}}", "{\"format\": \"taizhang\"}"}) {
    INFO(text);
    CHECK(code_of(text) == ErrorCode::NotOurFile);
  }
}

TEST_CASE("a file that ends early is incomplete, wherever it ends") {
  Register reg = make::reg({make::record(make::id(1), "thing")}, {make::every_type()});
  make::set_name(reg, "乙", "n");
  const std::string bytes = make::bytes_of(reg);
  const size_t last = bytes.rfind('}');
  for (size_t length = 1; length <= last; ++length) {
    INFO(length);
    REQUIRE(code_of(std::string_view(bytes).substr(0, length)) == ErrorCode::Incomplete);
  }
  CHECK(decode(std::string_view(bytes).substr(0, last + 1)));
}

TEST_CASE("broken JSON is refused with its line and column") {
  const Result<Snapshot> read = decode("{\n  \"format\": \"taizhang\",\n  \"文\": ?\n}");
  REQUIRE_FALSE(read);
  CHECK(read.error() == Error{ErrorCode::BadJson, {"3", "8"}});
  CHECK(code_of(edited_file() + "x") == ErrorCode::BadJson);
}

TEST_CASE("text that is not UTF-8 is refused with its place") {
  std::string bytes = edited_file();
  const size_t at = bytes.find("乙");
  bytes[at + 1] = 'x';
  CHECK(decode(bytes).error() == Error{ErrorCode::NotUtf8, {std::to_string(at)}});
}

TEST_CASE("lone surrogates, control characters and numbers past a double are no JSON") {
  for (const std::string_view value : {R"("\ud800")", R"("\udc00")", R"("\ud800\u0041")",
                                       "\"a\nb\"", "1e400", "-1e400", "NaN", "Infinity", "01"}) {
    INFO(value);
    CHECK(code_of(file_with("\"purpose\"", "\"x\": " + std::string(value) + ",\"purpose\"")) ==
          ErrorCode::BadJson);
  }
}

TEST_CASE("a key that stands twice in an object is refused, in few members or many") {
  CHECK(code_of(file_with("\"purpose\"", "\"format\": \"taizhang\", \"purpose\"")) ==
        ErrorCode::DuplicateKey);
  CHECK(code_of(file_with("\"name\":\"甲\"", "\"name\":\"甲\",\"n\\u0061me\":\"丙\"")) ==
        ErrorCode::DuplicateKey);
  std::string many = "\"x\": {\"a0\":0";
  for (int i = 1; i < 100; ++i) many += ",\"a" + std::to_string(i) + "\":0";
  CHECK(decode(file_with("\"purpose\"", many + "}, \"purpose\"")));
  CHECK(decode(file_with("\"purpose\"", many + ",\"a50\":0}, \"purpose\"")).error() ==
        Error{ErrorCode::DuplicateKey, {"a50"}});
}

TEST_CASE("caps on size, depth, strings, tokens, records and changes are kept") {
  const std::string bytes = edited_file();
  CHECK(code_of(bytes, Caps{.bytes = bytes.size() - 1}) == ErrorCode::FileTooLarge);
  CHECK(decode(bytes, Caps{.bytes = bytes.size()}));
  CHECK(code_of(bytes, Caps{.string_bytes = 10}) == ErrorCode::TooMany);
  CHECK(code_of(bytes, Caps{.records = 0}) == ErrorCode::TooMany);
  CHECK(code_of(bytes, Caps{.changes = 0}) == ErrorCode::TooMany);
  CHECK(code_of(file_with("\"purpose\"", "\"x\": [[[[[[[[[[[[]]]]]]]]]]]], \"purpose\"")) ==
        ErrorCode::TooDeep);
  std::string long_array = "[0";
  for (int i = 0; i < 100'000; ++i) long_array += ",0";
  CHECK(code_of(file_with("\"purpose\"", "\"x\": " + long_array + "], \"purpose\"")) ==
        ErrorCode::TooMany);
}

TEST_CASE("a newer major version or a higher minimum is refused before anything else is read") {
  const Error newer{ErrorCode::NewerVersion, {"2.0", "1.0"}};
  CHECK(decode(R"({"format":"taizhang","version":{"major":2,"minor":0},"records":[7]})").error() ==
        newer);
  CHECK(decode(file_with("\"min_reader\": {\"major\":1,\"minor\":0",
                         "\"min_reader\": {\"major\":1,\"minor\":3"))
            .error() == Error{ErrorCode::NewerVersion, {"1.3", "1.0"}});
}

TEST_CASE("a newer file that is right by this version's rules can be looked at, and no other") {
  const std::string newer = file_with("\"version\": {\"major\":1", "\"version\": {\"major\":2");
  REQUIRE(code_of(newer) == ErrorCode::NewerVersion);
  const Result<Snapshot> read = decode_newer(newer);
  REQUIRE(read);
  CHECK(read->reg == make::edited_thing());
  CHECK(read->digest == digest_of(newer));
  CHECK(decode_newer(replace_all(newer, "乙", "丙")).error().code != ErrorCode::NewerVersion);
  CHECK_FALSE(
      decode_newer(R"({"format":"taizhang","version":{"major":2,"minor":0},"records":[7]})"));
  CHECK_FALSE(decode_newer(R"({"format":"other","version":{"major":2,"minor":0}})"));
}

TEST_CASE("a digest that does not match is refused") {
  std::string bytes = edited_file();
  const size_t at = bytes.find("王敏");
  CHECK(code_of(replace_all(bytes, "\"writer\": {\"app\":\"taizhang\"",
                            "\"writer\": {\"app\":\"taizhanG\"")) == ErrorCode::DigestMismatch);
  REQUIRE(at != std::string::npos);
  bytes.replace(bytes.rfind("\"digest\""), 8, "\"digesT\"");
  CHECK(code_of(bytes) == ErrorCode::DigestMismatch);
}

TEST_CASE("counts that do not match are refused with what they say and what is there") {
  CHECK(decode(file_with("\"counts\": {\"records\":1", "\"counts\": {\"records\":2")).error() ==
        Error{ErrorCode::CountMismatch, {"records", "2", "1"}});
  CHECK(decode(file_with("\"counts\"", "\"count\"")).error() ==
        Error{ErrorCode::BadRecord, {"", "counts"}, Fault::Member});
}

TEST_CASE("a record that cannot be is refused with its number, field and what is wrong") {
  const auto reason = [](std::string_view from, std::string_view to) {
    return decode(file_with(from, to)).error();
  };
  CHECK(reason("\"name\":\"乙\",\"_b", "\"name\":7,\"_b") ==
        Error{ErrorCode::BadRecord, {"1", "name"}, Fault::WrongType});
  CHECK(reason("\"name\":\"乙\",\"_b", "\"day\":\"2026-02-30\",\"_b") ==
        Error{ErrorCode::BadRecord, {"1", "day"}, Fault::WrongType});
  CHECK(reason("\"name\":\"乙\",\"_b", "\"level\":\"middle\",\"_b") ==
        Error{ErrorCode::BadRecord, {"1", "level"}, Fault::NotAnOption});
  CHECK(reason("\"name\":\"乙\",\"_b",
               "\"links\":[{\"title\":\"\",\"url\":\"javascript:alert(1)\"}],\"_b") ==
        Error{ErrorCode::BadRecord, {"1", "links"}, Fault::BadLink});
  CHECK(reason("\"_template\":\"thing\"", "\"_template\":\"nothing\"") ==
        Error{ErrorCode::BadRecord, {"1", "_template"}, Fault::UnknownTemplate});
  CHECK(reason("\"_template\":\"thing\"", "\"_order\":\"7\",\"_template\":\"thing\"") ==
        Error{ErrorCode::BadRecord, {"1", "_order"}, Fault::WrongType});
}

TEST_CASE("values that are not what the baseline and the changes come to are refused") {
  CHECK(decode(file_with("\"name\":\"乙\",\"_b", "\"name\":\"丙\",\"_b")).error() ==
        Error{ErrorCode::BadRecord, {"1", "_baseline"}, Fault::OtherThanChanges});
  CHECK(code_of(file_with("\"name\":\"乙\",\"_baseline\":{\"name\":\"甲\"}", "\"name\":\"甲\"")) ==
        ErrorCode::BadRecord);
}

TEST_CASE("a change whose id is not made of its content is refused") {
  CHECK(decode(file_with("\"author\":\"王敏\"", "\"author\":\"李强\"")).error() ==
        Error{ErrorCode::BadRecord, {"1", "id"}, Fault::ChangeId});
}

TEST_CASE("members of a newer minor version are kept at every level and written back") {
  std::string bytes = edited_file();
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"\"minor\":0},\n  \"min_r", "\"minor\":4,\"patch\":\"b\"},\n  \"min_r"},
           {"\"app\":\"taizhang\",\"version\":\"0.1.0\"",
            "\"app\":\"taizhang\",\"version\":\"0.1.0\",\"build\":[1,{\"a\":-0.50}]"},
           {"\"zh\":\"样例\"", "\"zh\":\"样例\",\"ja\":\"例\""},
           {"\"id\":\"price\",\"name\":{\"zh\":\"栏\"},\"type\":\"decimal\"",
            "\"id\":\"price\",\"name\":{\"zh\":\"栏\"},\"type\":\"decimal\",\"unit\":\"元\""},
           {"\"_baseline\":{\"name\":\"甲\"}",
            "\"_baseline\":{\"name\":\"甲\"},\"_seen\":{\"b\":1,\"a\":2}"},
           {"  \"digest\":",
            "  "
            "\"audit\":{\"__proto__\":{\"admin\":true},\"big\":123456789012345678901234567890},\n  "
            "\"digest\":"}}) {
    INFO(from);
    REQUIRE(bytes.find(from) != std::string::npos);
    bytes = replace_all(bytes, from, to);
  }
  bytes = with_digest(bytes);
  const Result<Snapshot> read = decode(bytes);
  if (!read) FAIL(read.error());
  CHECK(read->envelope.minor == 4);
  CHECK(digest_of(encode(*read)) == digest_of(bytes));
  CHECK(decode(encode(*read)).value() == *read);
}

TEST_CASE("a change with unknown members keeps them under its id") {
  Change change;
  change.record = make::id(1);
  change.field = "name";
  change.value = std::string("乙");
  change.nonce = "n";
  change.unknown = "\"because\":\"a,\\\"}\",\"zone\":[1,{\"b\":2}]";
  change.id = id_of(change);
  CHECK(
      canonical_members(change) ==
      R"("at":"","author":"","because":"a,\"}","department":"","field":"name","nonce":"n","record":")" +
          to_text(make::id(1)) + R"(","supersedes":[],"value":"乙","zone":[1,{"b":2}])");
  Register reg = make::one_thing();
  REQUIRE(reg.add({change}));
  CHECK(decode(make::bytes_of(reg)).value().reg == reg);
  CHECK(decode_changes(encode_changes({change})).value() == std::vector<Change>{change});
}

TEST_CASE("a journal entry whose change has another's id is refused though its digest is right") {
  Register reg = make::one_thing();
  const std::vector<Change> changes = make::set_name(reg, "乙", "n");
  std::vector<Change> forged = changes;
  forged.front().value = std::string("丙");
  CHECK(decode_changes(encode_changes(changes)).value() == changes);
  CHECK(decode_changes(encode_changes(forged)).error() ==
        Error{ErrorCode::BadRecord, {"1", "id"}, Fault::ChangeId});
}

TEST_CASE("whether a field is sent back is said by true or false alone") {
  const auto form = [](std::string_view returned) {
    return decode_template(R"({"id":"x","name":{"zh":"样"},"fields":[{"id":"a","name":{"zh":"栏"},)"
                           R"("type":"text","returned":)" +
                           std::string(returned) + "}]}");
  };
  CHECK(form("true").value().fields.front().returned);
  CHECK_FALSE(form("false").value().fields.front().returned);
  CHECK(form("1").error() ==
        Error{ErrorCode::BadTemplate, {"x", "fields[1].returned"}, Fault::TemplateMember});
}

}  // namespace taizhang
