#include "query/pinyin.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {
namespace {

std::vector<std::string_view> read(const Pinyin& pinyin, std::string_view character) {
  std::vector<std::string_view> names;
  for (const uint16_t reading : pinyin.readings(code_point_at(character, 0).value))
    names.push_back(pinyin.name(reading));
  return names;
}

using Names = std::vector<std::string_view>;

TEST_CASE("characters are read in all ways that are common") {
  const Pinyin& pinyin = Pinyin::table();
  CHECK(read(pinyin, "政") == Names{"zheng"});
  CHECK(read(pinyin, "行") == Names{"hang", "heng", "xing"});
  CHECK(read(pinyin, "重") == Names{"chong", "zhong"});
  CHECK(read(pinyin, "六") == Names{"liu", "lu"});
  CHECK(read(pinyin, "女") == Names{"nv"});
  CHECK(read(pinyin, "略") == Names{"lve"});
  CHECK(read(pinyin, "〇") == Names{"ling"});
}

TEST_CASE("rare characters of names are read") {
  const Pinyin& pinyin = Pinyin::table();
  CHECK(read(pinyin, "堃") == Names{"kun"});
  CHECK(read(pinyin, "㛃") == Names{"jie"});
  CHECK(read(pinyin, "𬍛") == Names{"li"});
}

TEST_CASE("what is no Chinese character has no reading") {
  const Pinyin& pinyin = Pinyin::table();
  for (const std::string_view one : {"a", "。", "2", "é", "あ", "😀"})
    CHECK(read(pinyin, one).empty());
}

TEST_CASE("all 8,105 characters of the standard table are read, and zero") {
  const Pinyin& pinyin = Pinyin::table();
  size_t known = 0;
  for (char32_t c = 0; c < 0x40000; ++c) known += pinyin.readings(c).empty() ? 0 : 1;
  CHECK(known == 8106);
}

}  // namespace
}  // namespace taizhang
