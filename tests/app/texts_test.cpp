#include "app/texts.h"

#include <catch2/catch_test_macros.hpp>

#include "../make.h"

namespace taizhang {
namespace {

std::string said(const Error& error, Language language = Language::Chinese) {
  return say(message_of(error), language);
}

// What is said of the published example `name`.
std::string said_of(const std::string& name) {
  return said(decode(make::file("tests/formats/vectors/invalid/" + name + ".json")).error());
}

}  // namespace

TEST_CASE("a refused file says which record, which field, what is wrong and what to do") {
  CHECK(said_of("bad_record--wrong-type") ==
        "记录 1 的“name”填的内容与字段类型不符。请对方核对后重新导出。");
  CHECK(said_of("bad_record--not-an-option") ==
        "记录 1 的“level”填的不是模板里的选项。请对方核对后重新导出。");
  CHECK(said_of("bad_record--script-link") ==
        "记录 1 的“links”里有不能用的链接，只认 http、https 和 mailto。请对方核对后重新导出。");
  CHECK(said_of("bad_record--unknown-template") ==
        "记录 1 用的模板不在文件里。请对方核对后重新导出。");
  CHECK(said_of("bad_record--repeated-id") ==
        "编号为 0000000000007a610000000000000001 的记录有两条，无法确定用哪一条。"
        "请对方核对后重新导出。");
  CHECK(said_of("bad_record--other-than-changes") ==
        "记录 1 的“_baseline”与改动记录对不上，文件可能被手工改过。请对方重新导出。");
  CHECK(said_of("bad_record--change-id") ==
        "第 4 处改动的编号与内容不符，文件可能被手工改过。请对方重新导出。");
}

TEST_CASE("a refused template says which one, which field, what is wrong and what to do") {
  CHECK(said_of("bad_template--unknown-type") ==
        "模板“thing”的“fields[4].type”写得不对。请对方重新导出。");
  CHECK(said_of("bad_template--option-twice") ==
        "模板“thing”的字段“level”有两个相同的选项。请对方核对后重新导出。");
}

TEST_CASE("every fault is said in whole sentences of either language") {
  for (int i = 0; i <= static_cast<int>(Fault::RepeatedOption); ++i) {
    const Error error{ErrorCode::BadRecord, {"12", "deadline"}, static_cast<Fault>(i)};
    INFO("fault " << i);
    CHECK(said(error).ends_with("重新导出。"));
    CHECK(said(error, Language::English).ends_with("."));
    for (const Language language : {Language::Chinese, Language::English}) {
      CHECK_FALSE(said(error, language).contains('{'));
    }
  }
}

}  // namespace taizhang
