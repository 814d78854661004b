#include "app/report.h"

#include <catch2/catch_test_macros.hpp>

#include "../office.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);

ReturnedFile with_measures(Register mine, std::string measures, std::string name) {
  make::fill(mine, kTask, fields::kMeasures, measures, measures, "法规处");
  return make::returned(std::move(mine), "法规处", std::move(name));
}

}  // namespace

TEST_CASE("a report says of each file what becomes of its cells, and shows what is to be decided") {
  const Register office = make::office();
  const Register issued = packet_of(office, "法规处").value();
  Register slip = issued;
  make::fill(slip, kTask, fields::kStatus, Option{"closed"}, "s", "法规处");
  std::vector<ReturnedFile> files = {with_measures(issued, "甲稿\n第二行", "甲.json"),
                                     with_measures(slip, "乙稿", "乙.json")};
  files.push_back(files.front());
  for (ReturnedFile& file : files) file.digest = "0123456789" + file.name;
  CHECK(report(office, files, review(office, files), Language::Chinese) ==
        "甲.json：法规处，第 3 轮，校验码 0123…json\n"
        "  冲突 1\n"
        "  冲突，几个值都保留，请逐处定：\n"
        "    任务“解读材料同步”，具体措施\n"
        "      发出时的值：（空）\n"
        "      现在的值：（空）\n"
        "      回报的值：甲稿 第二行\n"
        "      另一份回报的值：乙稿\n"
        "乙.json：法规处，第 3 轮，校验码 0123…json\n"
        "  冲突 1，越权 1\n"
        "  冲突，几个值都保留，请逐处定：\n"
        "    任务“解读材料同步”，具体措施\n"
        "      发出时的值：（空）\n"
        "      现在的值：（空）\n"
        "      回报的值：乙稿\n"
        "      另一份回报的值：甲稿 第二行\n"
        "  越权，没有采用，已另存待定：\n"
        "    任务“解读材料同步”，状态\n"
        "      发出时的值：未开始\n"
        "      现在的值：未开始\n"
        "      回报的值：已销号\n"
        "甲.json：法规处，第 3 轮，校验码 0123…json\n"
        "  已收过，这次没有改动。\n"
        "共 3 份文件：采用 2 份，已收过 1 份，没有采用 0 份。改动 2 处，冲突 1 处，越权 1 处。\n");
}

TEST_CASE("a report names files that were not taken, and why") {
  const Register office = make::office();
  std::vector<Record> named = {
      make::record(make::id(9), forms::kRegister, {{fields::kTitle, std::string("去年的台账")}})};
  const Register other = Register::make(make::id(9), make::forms(), named).value();
  const Register older =
      Register::make(office.id(), make::forms(), office.baseline(), {}, std::string(64, 'a'))
          .value();
  const std::vector<ReturnedFile> files = {
      {"a.json", "d1", "法规处", other},
      {"b.json", "d2", "法规处", older},
      {"c.json", "d3", "法规处", packet_of(office, "法规处").value()}};
  CHECK(report(office, files, review(office, files), Language::Chinese) ==
        "a.json：法规处，第 0 轮，校验码 d1\n"
        "  这份文件属于“去年的台账”，不是“2026年政务公开任务”。请到首页打开它。\n"
        "b.json：法规处，第 3 轮，校验码 d2\n"
        "  不是依据本台账发出的任务包做的，没有采用。请与存档的任务包逐项核对后再定。\n"
        "c.json：法规处，第 3 轮，校验码 d3\n"
        "  没有新内容。\n"
        "共 3 份文件：采用 1 份，已收过 0 份，没有采用 2 份。改动 0 处，冲突 0 处，越权 0 处。\n");
}

TEST_CASE("differences are told cell by cell, in either language") {
  const Register before = make::office();
  Register after = before;
  make::fill(after, kTask, fields::kStatus, Option{"ongoing"}, "a", "法规处");
  make::fill(after, make::id(3), fields::kLead, make::departments({"法规处", "督查处"}), "b",
             "办公室");
  make::fill(after, make::id(3), fields::kParent, to_text(make::id(100)), "c", "办公室");
  make::fill(after, make::id(21), fields::kDeleted, true, "d", "办公室");
  make::add_entry(after, make::id(50), forms::kNote, kTask, fields::kText, std::string("新"),
                  "法规处");
  const std::vector<RecordDifference> differences = compare(before, after);
  CHECK(report(before, after, differences, Language::Chinese) ==
        "修改：任务“解读材料同步”\n"
        "  状态：未开始 → 进行中\n"
        "新增：进展“新”（“解读材料同步”）\n"
        "  进展内容：（空） → 新\n"
        "  所在位置：（空） → 任务“解读材料同步”\n"
        "  次序：（空） → n\n"
        "删除：进展“正在清理”（“新媒体备案”）\n"
        "修改：任务“督查通报”\n"
        "  牵头部门：督查处 → 法规处、督查处\n"
        "  所在位置：部分“二、监督检查” → 部分“一、政策解读”\n"
        "新增 1 条，修改 2 条，删除 1 条。\n");
  CHECK(report(before, after, {&differences.front(), 1}, Language::English) ==
        "Changed: Task \"解读材料同步\"\n"
        "  Status: Not started → Ongoing\n"
        "0 added, 1 changed, 0 deleted.\n");
  CHECK(report(before, before, {}, Language::Chinese) == "没有差别。\n");
}

TEST_CASE("values of every kind are told in one line") {
  Register reg = make::one_thing();
  const auto words = [&](std::string_view field, Value value) {
    return value_words(reg, make::id(1), field, value, Language::Chinese);
  };
  CHECK(words("name", {}) == "（空）");
  CHECK(words("story", std::string("一\n二")) == "一 二");
  CHECK(words("at", std::string("2026-11-24T09:00:00+08:00")) == "2026-11-24 09:00");
  CHECK(words("count", int64_t{12}) == "12");
  CHECK(words("price", Decimal{"1.5"}) == "1.5");
  CHECK(words("day", make::day("2026-01-31")) == "2026-01-31");
  CHECK(words("due", Deadline{"按上级要求", {}}) == "按上级要求");
  CHECK(words("level", Option{"high"}) == "高");
  CHECK(words("who", make::departments({"甲", "乙"})) == "甲、乙");
  CHECK(words("links", Links{{{"公告", "https://www.example.cn/"}}}) ==
        "公告 https://www.example.cn/");
  CHECK(words("public", true) == "是");
}

}  // namespace taizhang
