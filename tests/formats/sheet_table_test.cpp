#include "formats/sheet_table.h"

#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"
#include "formats/csv.h"

namespace taizhang {
namespace {

using Row = std::vector<std::string>;

SheetTable table_in(const std::string& name) {
  const auto sheets = read_xlsx(make::file("tests/formats/sheets/" + name));
  REQUIRE(sheets);
  return read_table(sheets->front());
}

SheetTable table_of(std::string_view csv) { return read_table(sheet_of(parse_csv(csv).value())); }

}  // namespace

TEST_CASE("parts in merged rows head the tasks below them, and notes are no tasks") {
  const SheetTable table = table_in("breakdown.xlsx");
  CHECK(table.titles == Row{"2026年政务公开重点工作任务分解表", "编制：局办公室"});
  CHECK(table.header == Row{"工作任务", "工作要求", "牵头单位", "责任单位"});
  CHECK(table.headings == Row{"一、深化重点领域公开", "一、深化重点领域公开", "二、加强政策解读"});
  CHECK(table.lines == std::vector<size_t>{5, 6, 8});
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0] == Row{"公开执法信息", "按月公布行政处罚结果。\n做到要素齐全。", "法制科",
                             "各大队、\n督查科"});
  CHECK(table.notes == Row{"注：责任单位中排在第一位的为协调单位。"});
}

TEST_CASE("a task merged over several rows is said in each of them") {
  const SheetTable table = table_in("duties.xlsx");
  CHECK(table.titles == Row{"重点任务清单"});
  REQUIRE(table.rows.size() == 5);
  CHECK(table.rows[2] == Row{"规范依申请公开", "3", "每季度分析一次。", "办公室", "每季度末"});
  CHECK(table.rows[3] == Row{"建好公开专栏", "4", "按目录更新。", "信息科", "2026-06-30"});
  CHECK(table.rows[4][0] == "建好公开专栏");
  CHECK(table.headings == Row(5));
  CHECK(table.merged == std::vector<uint8_t>{0, 1, 1, 0, 1});
}

TEST_CASE("a header of two rows is one, and days in digits are days") {
  const SheetTable table = table_in("superset.xlsx");
  CHECK(table.header == Row{"序号", "工作任务", "具体措施", "责任分工/牵头单位",
                            "责任分工/责任单位", "责任分工/联系电话", "完成时限",
                            "进展情况/完成状态", "进展情况/工作进度", "备注"});
  CHECK(table.titles == Row{"2026年度政务公开工作台账", "填报单位：局办公室 单位：件"});
  REQUIRE(table.rows.size() == 5);
  Row days;
  for (const Row& row : table.rows) days.push_back(row[6]);
  CHECK(days == Row{"2026-03-05", "2026-03-05 09:30", "2026-03-05", "2026-03-05", "2026.3.5"});
  CHECK(table.rows[1][5] == "5925550102");
  CHECK(table.notes == Row{"合计 5"});
}

TEST_CASE("a table of text has its header and parts too") {
  const SheetTable table = table_of(
      "任务分解表,,,\n序号,工作任务,责任单位,\n,,牵头,配合\n一、公开,,,\n1,公开目录,办公室,"
      "信息科\n\n"
      "序号,工作任务,责任单位,\n2,公开指南,办公室,\n");
  CHECK(table.titles == Row{"任务分解表"});
  CHECK(table.header == Row{"序号", "工作任务", "责任单位/牵头", "责任单位/配合"});
  CHECK(table.rows ==
        TableCells{{"1", "公开目录", "办公室", "信息科"}, {"2", "公开指南", "办公室", ""}});
  CHECK(table.headings == Row{"一、公开", "一、公开"});
  CHECK(table.lines == std::vector<size_t>{5, 8});
}

TEST_CASE("a header is known though its words are spaced out or broken") {
  CHECK(table_of("\"序 号\",\"工作\n任务\",\"完成\n时限\"\n1,甲,年底前").header ==
        Row{"序号", "工作任务", "完成时限"});
}

TEST_CASE("a table without a header keeps all its rows") {
  const SheetTable table = table_of("甲,乙\n丙,丁\n");
  CHECK(table.header.empty());
  CHECK(table.rows == TableCells{{"甲", "乙"}, {"丙", "丁"}});
  CHECK(table.titles.empty());
}

TEST_CASE("a sheet with nothing in it has a reading") { CHECK(read_table({}) == SheetTable{}); }

TEST_CASE("days are read in every form that people write them in") {
  for (const std::string_view text :
       {"2026-3-5", "2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", "２０２６年３月５日",
        "20260305", "２０２６０３０５", "46086", " 2026-03-05 ", "2026年3月5日前"}) {
    INFO(text);
    CHECK(day_in_cell(text, 0) == Date{2026, 3, 5});
  }
  CHECK(day_in_cell("3月5日", 2026) == Date{2026, 3, 5});
  for (const std::string_view text :
       {"", "年底前", "持续推进", "2026年3月", "20261305", "12345", "99999", "3"}) {
    INFO(text);
    CHECK_FALSE(day_in_cell(text, 2026));
  }
}

}  // namespace taizhang
