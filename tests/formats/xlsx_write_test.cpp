#include "formats/xlsx_write.h"

#include <catch2/catch_test_macros.hpp>

#include "formats/zip.h"

namespace taizhang {
namespace {

Workbook one_sheet(std::vector<SheetColumn> columns, std::vector<SheetRow> rows) {
  return {.sheets = {{.name = "台账", .columns = std::move(columns), .rows = std::move(rows)}}};
}

std::string part(const Workbook& workbook, std::string_view name) {
  const std::string bytes = to_xlsx(workbook);
  FileResult<ZipArchive> archive = ZipArchive::open(bytes);
  REQUIRE(archive);
  FileResult<std::string> text = archive->read(name);
  REQUIRE(text);
  return *text;
}

std::string sheet(const Workbook& workbook) { return part(workbook, "xl/worksheets/sheet1.xml"); }
std::string texts(const Workbook& workbook) { return part(workbook, "xl/sharedStrings.xml"); }
std::string book(const Workbook& workbook) { return part(workbook, "xl/workbook.xml"); }

SheetColumn column(SheetKind kind) { return {.header = "栏", .kind = kind}; }

}  // namespace

TEST_CASE("the same workbook gives the same bytes") {
  const Workbook workbook = one_sheet({column(SheetKind::Text)}, {{.cells = {"甲"}}});
  CHECK(to_xlsx(workbook) == to_xlsx(workbook));
}

TEST_CASE("no cell of a written sheet is a formula") {
  const Workbook workbook =
      one_sheet({column(SheetKind::Text)},
                {{.cells = {"=1+1"}}, {.cells = {"@sum(A1)"}}, {.cells = {"-cmd|'/c calc'!A0"}}});
  CHECK_FALSE(sheet(workbook).contains("<f>"));
  CHECK(texts(workbook).contains("<t>=1+1</t>"));
}

TEST_CASE("a long number, one with a zero in front and a word stay text in columns of numbers") {
  const Workbook workbook =
      one_sheet({column(SheetKind::Integer)}, {{.cells = {"350200199001011234"}},
                                               {.cells = {"007"}},
                                               {.cells = {"约十件"}},
                                               {.cells = {"-12"}}});
  for (const std::string_view text : {"350200199001011234", "007", "约十件"})
    CHECK(texts(workbook).contains(text));
  CHECK(sheet(workbook).contains("<v>-12</v>"));
  CHECK_FALSE(texts(workbook).contains("-12"));
}

TEST_CASE("a day is written as Excel counts days, and what is none stays text") {
  const Workbook workbook =
      one_sheet({column(SheetKind::Date)}, {{.cells = {"2026-03-05"}}, {.cells = {"6月底前"}}});
  CHECK(sheet(workbook).contains("<v>46086</v>"));
  CHECK(texts(workbook).contains("6月底前"));
}

TEST_CASE("signs of XML, control characters and Excel's own escapes are kept as text") {
  const std::string written =
      texts(one_sheet({column(SheetKind::Text)}, {{.cells = {"<b>&\"\x01_x0041_甲\r\n乙\xFF"}}}));
  CHECK(written.contains("&lt;b&gt;&amp;&quot;_x0001__x005F_x0041_甲\n乙\uFFFD</t>"));
}

TEST_CASE("a cell longer than Excel opens is cut and says so") {
  std::string text;
  for (int i = 0; i < 40'000; ++i) text += "文";
  const std::string written = texts(one_sheet({column(SheetKind::Text)}, {{.cells = {text}}}));
  CHECK(written.contains("文……</t>"));
  CHECK(written.size() < 32'768 * 3 + 1000);
  CHECK(written.size() > 32'700 * 3);
}

TEST_CASE("names of sheets are made ones that Excel allows, no two alike") {
  Workbook workbook;
  for (const std::string_view name :
       {"任务/进度:[一]", "任务 进度  一", "", "'引号'", "选项", "Abc", "aBC",
        "很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长的名字"})
    workbook.sheets.push_back({.name = std::string(name), .columns = {column(SheetKind::Text)}});
  const std::string written = book(workbook);
  for (const std::string_view name :
       {"\"任务 进度  一\"", "\"任务 进度  一 (2)\"", "\"工作表\"", "\"引号\"", "\"选项 (2)\"",
        "\"Abc\"", "\"aBC (2)\"",
        "\"很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长很\""}) {
    INFO(name);
    CHECK(written.contains(name));
  }
}

TEST_CASE("short lists of options stand in the sheet, long ones and odd ones on a hidden sheet") {
  SheetColumn status{.header = "状态", .options = {"未开始", "已销号"}};
  CHECK(sheet(one_sheet({status}, {})).contains("<formula1>&quot;未开始,已销号&quot;</formula1>"));
  SheetColumn odd{.header = "类别", .options = {"甲,乙", "丙"}, .only_options = false};
  SheetColumn many{.header = "部门"};
  for (int i = 0; i < 60; ++i) many.options.push_back("第" + std::to_string(i) + "科室");
  const Workbook workbook = one_sheet({odd, many, many}, {});
  const std::string written = sheet(workbook);
  CHECK(written.contains("<formula1>'选项'!$A$1:$A$2</formula1>"));
  CHECK(written.contains("<formula1>'选项'!$B$1:$B$60</formula1>"));
  CHECK_FALSE(written.contains("$C$1"));
  CHECK(book(workbook).contains("<sheet name=\"选项\" sheetId=\"2\" state=\"hidden\""));
}

TEST_CASE("a light is coloured by its word") {
  const Workbook workbook = one_sheet(
      {{.header = "灯", .colours = {{"红", 0xFFC7CE}, {"绿", 0xC6EFCE}, {"逾期", 0xFFC7CE}}}}, {});
  CHECK(sheet(workbook).contains(
      "dxfId=\"0\" priority=\"3\" operator=\"equal\"><formula>&quot;逾期&quot;</formula>"));
  CHECK(part(workbook, "xl/styles.xml").contains("<bgColor rgb=\"FFC6EFCE\"/>"));
}

TEST_CASE("ids and digests stand in two hidden columns, where there are any") {
  const SheetColumn title{.header = "任务"};
  CHECK_FALSE(sheet(one_sheet({title}, {{.cells = {"甲"}}})).contains("hidden"));
  const Workbook workbook = one_sheet({title}, {{.cells = {"甲"}, .id = "00ab", .digest = "12ef"}});
  CHECK(
      sheet(workbook).contains("<col min=\"2\" max=\"2\" width=\"12.0\" customWidth=\"1\" hidden"));
  CHECK(texts(workbook).contains("00ab"));
  CHECK(texts(workbook).contains(kDigestHeader));
}

TEST_CASE("a sheet prints across the paper with its header on every page") {
  Workbook workbook =
      one_sheet({column(SheetKind::Text), column(SheetKind::Text)},
                {{.cells = {"一、重点"}, .heading = true}, {.cells = {"甲", "乙"}}});
  workbook.sheets[0].titles = {"任务分解表", "单位：件"};
  workbook.sheets[0].paper = Paper::A3Landscape;
  const std::string written = sheet(workbook);
  CHECK(written.contains("paperSize=\"8\" orientation=\"landscape\""));
  CHECK(written.contains("<autoFilter ref=\"A3:B5\"/>"));
  CHECK(
      written.contains("<mergeCells count=\"3\"><mergeCell ref=\"A1:B1\"/><mergeCell "
                       "ref=\"A2:B2\"/><mergeCell ref=\"A4:B4\"/>"));
  CHECK(book(workbook).contains(
      "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'台账'!$3:$3</definedName>"));
}

}  // namespace taizhang
