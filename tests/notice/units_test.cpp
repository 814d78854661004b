#include "notice/units.h"

#include <catch2/catch_test_macros.hpp>

#include "notice/notice.h"

namespace taizhang {
namespace {

using Texts = std::vector<std::string>;

Texts names(std::string_view text) {
  Texts out;
  for (const Name& name : split_names(text, {0, text.size()})) out.push_back(name.text);
  return out;
}

}  // namespace

TEST_CASE("names are split at every usual separator") {
  CHECK(names("办公室、法规处，执法处;环卫处,园林处") ==
        Texts{"办公室", "法规处", "执法处", "环卫处", "园林处"});
  CHECK(names("办公室 法规处　执法处") == Texts{"办公室", "法规处", "执法处"});
  CHECK(names("办公室\n法规处") == Texts{"办公室", "法规处"});
  CHECK(names("办公室、办公室") == Texts{"办公室"});
  CHECK(names("办公室。") == Texts{"办公室"});
  CHECK(names("") == Texts{});
}

TEST_CASE("a name broken over two lines stays one") {
  CHECK(names("办公室、财务\n处") == Texts{"办公室", "财务处"});
}

TEST_CASE("brackets hold a name together") {
  CHECK(names("区办公室（政策、法规处）、各镇(街道)") ==
        Texts{"区办公室（政策、法规处）", "各镇(街道)"});
  CHECK(names("市交通局 (市水上执法队)") == Texts{"市交通局 (市水上执法队)"});
}

TEST_CASE("and splits only between two whole names") {
  CHECK(names("银保监会及各地区") == Texts{"银保监会", "各地区"});
  CHECK(names("办公室和法规处") == Texts{"办公室", "法规处"});
  CHECK(names("文化和旅游部、工业和信息化部") == Texts{"文化和旅游部", "工业和信息化部"});
  CHECK(names("市住房和城乡建设局") == Texts{"市住房和城乡建设局"});
  CHECK(names("有关部门和单位") == Texts{"有关部门和单位"});
  CHECK(names("国务院相关部门和单位及各地区") == Texts{"国务院相关部门和单位", "各地区"});
}

TEST_CASE("and so on is dropped, a group behind it is kept") {
  CHECK(names("民政部、财政部等有关部门") == Texts{"民政部", "财政部", "有关部门"});
  CHECK(names("民政部等") == Texts{"民政部"});
  CHECK(names("民政局、财政局等部门") == Texts{"民政局", "财政局"});
  CHECK(names("高等教育处") == Texts{"高等教育处"});
}

TEST_CASE("nobody is no name") {
  CHECK(names("无") == Texts{});
  CHECK(names("/") == Texts{});
  CHECK(names("—") == Texts{});
}

TEST_CASE("the place of a name is where it stands") {
  const std::string_view text = "由办公室、 法规处";
  const auto found = split_names(text, {0, text.size()});
  REQUIRE(found.size() == 2);
  CHECK(text.substr(found[0].span.begin, 9) == "办公室");
  CHECK(text.substr(found[1].span.begin) == "法规处");
}

TEST_CASE("groups are told from departments") {
  for (const char* name : {"各大队", "各相关部门", "有关单位", "各区人民政府", "相关处室",
                           "其他部门", "国务院相关部门"}) {
    CAPTURE(name);
    CHECK(is_collective(name));
  }
  for (const char* name : {"办公室", "执法一大队", "市财政局", ""}) {
    CAPTURE(name);
    CHECK_FALSE(is_collective(name));
  }
}

TEST_CASE("a sentence does not read like a department") {
  CHECK(looks_like_unit("综合执法支队"));
  CHECK(looks_like_unit("各镇（街道）"));
  CHECK_FALSE(looks_like_unit("各项工作任务"));
  CHECK_FALSE(looks_like_unit("以下简称区管委会"));
  CHECK_FALSE(looks_like_unit("清理破损店招"));
}

}  // namespace taizhang
