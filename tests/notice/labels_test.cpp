#include "notice/labels.h"

#include <catch2/catch_test_macros.hpp>

#include "notice/columns.h"

namespace taizhang {
namespace {

std::optional<LabelRole> role_of(std::string_view line) {
  const auto label = label_at(line, 0, line.size());
  return label && label->colon ? std::optional(label->role) : std::nullopt;
}

}  // namespace

TEST_CASE("labels are composed of a stem and a noun") {
  for (const char* line :
       {"牵头单位：甲", "牵头部门:甲", "主办处室：甲", "总牵头单位：甲", "牵头责任单位：甲",
        "牵头（责任）单位：甲", "市级牵头单位：甲", "牵头：甲"}) {
    CAPTURE(line);
    CHECK(role_of(line) == LabelRole::Lead);
  }
  for (const char* line :
       {"责任单位：甲", "配合部门：甲", "实施单位：甲", "承办科室：甲", "协办单位：甲",
        "参加单位：甲", "落实部门：甲", "督办单位：甲", "责任主体：甲", "配合/责任单位：甲",
        "责任单位及责任人：甲", "主要责任单位 ：甲"}) {
    CAPTURE(line);
    CHECK(role_of(line) == LabelRole::Responsible);
  }
  for (const char* line : {"完成时限：甲", "时限要求：甲", "完成时间：甲", "时间节点：甲",
                           "办理时限：甲", "进度安排：甲", "整改期限：甲", "计划完成时间：甲"}) {
    CAPTURE(line);
    CHECK(role_of(line) == LabelRole::Deadline);
  }
}

TEST_CASE("a leader is a person, not a department") {
  for (const char* line :
       {"牵头领导：甲", "责任人：甲", "分管领导：甲", "责任领导：甲", "直接责任人：甲"}) {
    CAPTURE(line);
    CHECK(role_of(line) == LabelRole::Person);
  }
}

TEST_CASE("ordinary words before a colon are no labels") {
  for (const char* line :
       {"时间：甲", "责任制：甲", "牵头起草：甲", "单位：甲", "主体责任：甲", "内容：甲"}) {
    CAPTURE(line);
    CHECK_FALSE(role_of(line));
  }
}

TEST_CASE("a column's head of two labels is one, below a shared head it is what stands below") {
  CHECK(column_of("牵头单位/责任单位") == TableColumn::Lead);
  CHECK(column_of("牵头单位/配合单位") == TableColumn::LeadFirst);
  CHECK(column_of("责任分工/牵头单位") == TableColumn::Lead);
  CHECK(column_of("工作任务/责任单位") == TableColumn::Responsible);
  CHECK(column_of("2026年度重点工作任务分工/完成时限") == TableColumn::Deadline);
}

TEST_CASE("a label may be bold in Markdown") {
  const std::string_view line = "牵头单位**：办公室";
  const auto label = label_at(line, 0, line.size());
  REQUIRE(label);
  CHECK(label->role == LabelRole::Lead);
  CHECK(line.substr(label->value_begin) == "办公室");
}

TEST_CASE("an unknown label is told by its words") {
  const std::string_view line = "归口单位：办公室";
  CHECK(unknown_label_at(line, 0, line.size()) == Span{0, 12});
  const std::string_view text = "工作背景：办公室";
  CHECK(unknown_label_at(text, 0, text.size()) == Span{0, 0});
}

}  // namespace taizhang
