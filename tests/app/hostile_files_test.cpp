#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "../edited_file.h"
#include "../make.h"
#include "../show.h"
#include "app/texts.h"

// Files that somebody made to do harm, or that chance made: each is refused with its sentence.
namespace taizhang {
namespace {

using namespace std::string_literals;
using make::file_with;

struct Hostile {
  std::string_view what;
  std::string bytes;
  Error error;
  std::string_view says;
};

// Of record 1: the member that says what it is called.
constexpr std::string_view kName = "\"name\":\"乙\",\"_b";
std::string named(const std::string& json) { return "\"name\":" + json + ",\"_b"; }

// With one more cell in the record.
std::string with_story(const std::string& json) {
  return file_with(kName, "\"name\":\"乙\",\"story\":" + json + ",\"_b");
}

// With one more member, of nobody's.
std::string with_member(const std::string& json) {
  return file_with("\"purpose\"", "\"x\": " + json + ",\n  \"purpose\"");
}

std::string counting(const std::string& section, const std::string& count) {
  return file_with("\"" + section + "\":1", "\"" + section + "\":" + count);
}

// With its one change as `change` makes it, whose id is right.
template <typename Making>
std::string changed(Making make_other) {
  const Change written = make::edited_thing().changes().front();
  Change other = written;
  make_other(other);
  other.id = id_of(other);
  const auto text = [](const Change& one) {
    return "\"" + to_text(one.id) + "\"," + canonical_members(one);
  };
  return file_with(text(written), text(other));
}

constexpr std::string_view kRecord = "0000000000007a610000000000000001";
constexpr std::string_view kNoCounts = "文件里的“counts”写得不对，不能打开。请对方重新导出。";

Error bad(Fault fault, std::string_view record, std::string_view field) {
  return {ErrorCode::BadRecord, {std::string(record), std::string(field)}, fault};
}

std::vector<Hostile> zeros() {
  return {
      {"a NUL in a text", file_with(kName, named("\"乙\0丙\""s)),
       Error{ErrorCode::BadJson, {"24", "75"}},
       "文件内容有损坏（第 24 行第 75 列）。请对方重新导出。"},
      {"a NUL between members", file_with("  \"purpose\"", "\0 \"purpose\""s),
       Error{ErrorCode::BadJson, {"7", "1"}}, "文件内容有损坏（第 7 行第 1 列）。请对方重新导出。"},
      {"an escaped NUL in a record", with_story(R"("乙\u0000丙")"),
       bad(Fault::WrongType, "1", "story"),
       "记录 1 的“story”填的内容与字段类型不符。请对方核对后重新导出。"},
      {"an escaped NUL in a change", changed([](Change& change) { change.value = "乙\0丙"s; }),
       bad(Fault::WrongType, kRecord, "name"),
       "记录 0000000000007a610000000000000001 的“name”填的内容与字段类型不符。"
       "请对方核对后重新导出。"},
  };
}

std::vector<Hostile> counts() {
  return {
      {"1e18 records", counting("records", "1e18"), bad(Fault::Member, "", "counts"), kNoCounts},
      {"9e18 records", counting("records", "9000000000000000000"),
       Error{ErrorCode::CountMismatch, {"records", "9000000000000000000", "1"}},
       "记录应有 9000000000000000000 条，实有 1 条，文件可能缺了一段。请对方重新导出。"},
      {"9e18 changes", counting("changes", "9000000000000000000"),
       Error{ErrorCode::CountMismatch, {"changes", "9000000000000000000", "1"}},
       "改动应有 9000000000000000000 处，实有 1 处，文件可能缺了一段。请对方重新导出。"},
      {"more records than an integer counts", counting("records", "99999999999999999999"),
       bad(Fault::Member, "", "counts"), kNoCounts},
      {"less than no records", counting("records", "-1"), bad(Fault::Member, "", "counts"),
       kNoCounts},
      {"an integer in a record that no double holds",
       file_with(kName, "\"count\":9007199254740993,\"_b"), bad(Fault::WrongType, "1", "count"),
       "记录 1 的“count”填的内容与字段类型不符。请对方核对后重新导出。"},
      {"an integer in a record past 64 bits",
       file_with(kName, "\"count\":99999999999999999999,\"_b"), bad(Fault::WrongType, "1", "count"),
       "记录 1 的“count”填的内容与字段类型不符。请对方核对后重新导出。"},
      {"version 9e18",
       file_with("\"version\": {\"major\":1", "\"version\": {\"major\":9000000000000000000"),
       Error{ErrorCode::NewerVersion, {"9000000000000000000.0", "1.0"}},
       "文件由较新的版本 9000000000000000000.0 写出，本程序是 1.0。"
       "请更新程序再打开，文件没有改动。"},
  };
}

std::vector<Hostile> sizes() {
  const std::string ten_megabytes = "\"" + std::string(size_t{10} << 20, 'x') + "\"";
  const Error too_long{ErrorCode::TooMany, {"string", "8 MB"}};
  constexpr std::string_view kTooLong =
      "文件里有一段文字超过 8 MB，不能打开。请对方删减后重新导出。";
  constexpr std::string_view kTooDeep = "文件的层次太深，不是本系统写出的。请对方重新导出。";
  std::string many = "[0";
  for (int i = 0; i < 100'000; ++i) many += ",0";
  return {
      {"a text of 10 MB in a record", file_with(kName, named(ten_megabytes)), too_long, kTooLong},
      {"one of 10 MB nobody asked for", with_member(ten_megabytes), too_long, kTooLong},
      {"a key of 10 MB", with_member("{" + ten_megabytes + ":0}"), too_long, kTooLong},
      {"a hundred thousand numbers", with_member(many + "]"),
       Error{ErrorCode::TooMany, {"tokens", "100000"}},
       "文件里有一处列了超过 100000 项，不是本系统写出的。请对方重新导出。"},
      {"twelve arrays in each other", with_member("[[[[[[[[[[[[]]]]]]]]]]]]"),
       Error{ErrorCode::TooDeep, {}}, kTooDeep},
      {"a million that never end", with_member(std::string(1'000'000, '[')),
       Error{ErrorCode::TooDeep, {}}, kTooDeep},
  };
}

std::vector<Hostile> names() {
  return {
      {"__proto__ as the field of a change",
       changed([](Change& change) { change.field = "__proto__"; }),
       bad(Fault::UnknownField, kRecord, "__proto__"),
       "记录 0000000000007a610000000000000001 写了“__proto__”，模板里没有这个字段。"
       "请对方核对后重新导出。"},
      {"__proto__ in a record's baseline",
       file_with("\"_baseline\":{\"name\":\"甲\"",
                 "\"_baseline\":{\"__proto__\":true,\"name\":\"甲\""),
       bad(Fault::UnknownField, "1", "__proto__"),
       "记录 1 写了“__proto__”，模板里没有这个字段。请对方核对后重新导出。"},
      {"__proto__ as a template's field", file_with("\"id\":\"story\"", "\"id\":\"__proto__\""),
       Error{ErrorCode::BadTemplate, {"thing", "__proto__"}, Fault::TemplateFieldId},
       "模板“thing”里有个字段的编号“__proto__”不能用。请对方改名后重新导出。"},
      {"a member of the file twice",
       file_with("\"purpose\"", "\"format\": \"taizhang\", \"purpose\""),
       Error{ErrorCode::DuplicateKey, {"format"}},
       "文件里“format”写了两次，无法确定用哪一个。请对方重新导出。"},
      {"a member of a record twice, once escaped",
       file_with(kName, "\"name\":\"乙\",\"n\\u0061me\":\"丙\",\"_b"),
       Error{ErrorCode::DuplicateKey, {"name"}},
       "文件里“name”写了两次，无法确定用哪一个。请对方重新导出。"},
  };
}

std::vector<Hostile> surrogates() {
  const std::string raw = file_with(kName, named("\"乙\xED\xA0\x80\""));
  const std::string place = std::to_string(raw.find("\xED\xA0\x80"));
  static const std::string kSays = "文件不是 UTF-8 编码（第 " + place +
                                   " 字节起）。请用记事本另存为 UTF-8 再打开，或复制全文后粘贴。";
  return {
      {"a lone surrogate, escaped", file_with(kName, named(R"("乙\ud800")")),
       Error{ErrorCode::BadJson, {"24", "81"}},
       "文件内容有损坏（第 24 行第 81 列）。请对方重新导出。"},
      {"a lone surrogate as bytes", raw, Error{ErrorCode::NotUtf8, {place}}, kSays},
  };
}

void check(const std::vector<Hostile>& files) {
  for (const Hostile& file : files) {
    INFO(file.what);
    const Result<Snapshot> read = decode(file.bytes);
    REQUIRE_FALSE(read);
    CHECK(read.error() == file.error);
    CHECK(say(message_of(read.error()), Language::Chinese) == file.says);
  }
}

}  // namespace

TEST_CASE("a file with a NUL is refused with its place, or with the field that holds it") {
  check(zeros());
}

TEST_CASE("a file whose numbers are too large to be true is refused with what they count") {
  check(counts());
}

TEST_CASE("a file that is too long, too wide or too deep anywhere is refused by the caps") {
  check(sizes());
}

TEST_CASE("a file with names of JavaScript's own, or names twice, is refused with the name") {
  check(names());
}

TEST_CASE("a file with half a character is refused with its place") { check(surrogates()); }

TEST_CASE("what there is too much of, or too little, is named in words of either language") {
  for (const std::string what :
       {"string", "tokens", "members", "templates", "records", "changes", "sealed"}) {
    for (const ErrorCode code : {ErrorCode::TooMany, ErrorCode::CountMismatch}) {
      const Message message = message_of(Error{code, {what, "12", "7"}});
      INFO(what);
      CHECK_FALSE(say(message, Language::Chinese).contains(what));
      CHECK(say(message, Language::Chinese).ends_with("。"));
      CHECK(say(message, Language::English).contains("12"));
    }
  }
}

TEST_CASE("__proto__ as a member of a record is no cell, and is written back as it stood") {
  const std::string bytes =
      file_with("\"_baseline\":{\"name\":\"甲\"}",
                "\"_baseline\":{\"name\":\"甲\"},\"__proto__\":{\"admin\":true}");
  const Result<Snapshot> read = decode(bytes);
  if (!read) FAIL(read.error());
  const Record& record = *read->reg.find(make::id(1));
  CHECK(is_empty(value_of(record, "__proto__")));
  CHECK(record.unknown == R"("__proto__":{"admin":true})");
  CHECK(digest_of(encode(*read)) == digest_of(bytes));
}

}  // namespace taizhang
