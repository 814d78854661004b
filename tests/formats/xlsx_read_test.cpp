#include "formats/xlsx_read.h"

#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "formats/xlsx_write.h"
#include "formats/zip.h"

namespace taizhang {
namespace {

constexpr std::string_view kTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(kTypes) +
         std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

// A workbook of one sheet, from the XML of its parts.
struct Parts {
  std::string data = "<row><c t=\"str\"><v>甲</v></c></row>";  // of the sheet
  std::string after = {};                                      // behind its data
  std::string texts = {};
  std::string styles = {};
  std::string properties = {};  // of the workbook
  std::string more = {};        // relations of the workbook
  std::string doctype = {};
};

std::string bytes_of(const Parts& parts) {
  return write_zip(
      {{"_rels/.rels", "<Relationships>" + relation("a", "officeDocument", "xl/workbook.xml") +
                           "</Relationships>"},
       {"xl/workbook.xml", "<workbook>" + parts.properties +
                               "<sheets><sheet name=\"表\" r:id=\"s\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships>" + relation("s", "worksheet", "worksheets/sheet1.xml") +
            relation("t", "sharedStrings", "/xl/sharedStrings.xml") +
            relation("f", "styles", "styles.xml") + parts.more + "</Relationships>"},
       {"xl/sharedStrings.xml", "<sst>" + parts.texts + "</sst>"},
       {"xl/styles.xml", "<styleSheet>" + parts.styles + "</styleSheet>"},
       {"xl/worksheets/sheet1.xml", parts.doctype + "<worksheet><sheetData>" + parts.data +
                                        "</sheetData>" + parts.after + "</worksheet>"}});
}

SheetCells sheet_with(const Parts& parts) {
  const auto sheets = read_xlsx(bytes_of(parts));
  REQUIRE(sheets);
  REQUIRE(sheets->size() == 1);
  return sheets->front();
}

FileFault fault_of(std::string_view bytes, const SheetCaps& caps = {}) {
  const auto sheets = read_xlsx(bytes, caps);
  REQUIRE_FALSE(sheets);
  return sheets.error().fault;
}

std::vector<SheetCells> read_file(const std::string& name) {
  const auto sheets = read_xlsx(make::file("tests/formats/sheets/" + name));
  REQUIRE(sheets);
  return *sheets;
}

using Cells = std::vector<SheetCell>;

std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

}  // namespace

TEST_CASE("what is written is read again, with merged cells and hidden columns") {
  Workbook workbook;
  workbook.sheets.push_back(
      {.name = "任务",
       .titles = {"任务分解表"},
       .columns = {{.header = "任务"},
                   {.header = "件数", .kind = SheetKind::Integer},
                   {.header = "金额", .kind = SheetKind::Decimal},
                   {.header = "时限", .kind = SheetKind::Date}},
       .rows = {
           {.cells = {"一、公开"}, .heading = true},
           {.cells = {"=甲\n<乙>\x01", "12", "3.25", "2026-03-05"}, .id = "00ab", .digest = "12ef"},
           {.cells = {" 丙 ", "约十件", "", "年底前"}, .id = "00ac"}}});
  const auto sheets = read_xlsx(to_xlsx(workbook));
  REQUIRE(sheets);
  REQUIRE(sheets->size() == 1);
  const SheetCells& sheet = sheets->front();
  CHECK(sheet.name == "任务");
  CHECK(sheet.merged == std::vector<MergedCells>{{0, 0, 0, 3}, {2, 0, 2, 3}});
  CHECK(sheet.hidden_columns == std::vector<size_t>{4, 5});
  CHECK(sheet.rows == std::vector<Cells>{{{"任务分解表"}},
                                         {{"任务"},
                                          {"件数"},
                                          {"金额"},
                                          {"时限"},
                                          {"记录编号（请勿改动）"},
                                          {"校验码（请勿改动）"}},
                                         {{"一、公开"}},
                                         {{"=甲\n<乙>\x01"},
                                          {"12", CellKind::Number},
                                          {"3.25", CellKind::Number},
                                          {"2026-03-05", CellKind::Date},
                                          {"00ab"},
                                          {"12ef"}},
                                         {{" 丙 "}, {"约十件"}, {}, {"年底前"}, {"00ac"}}});
}

TEST_CASE("rich text is read without how it is said aloud") {
  const SheetCells sheet = sheet_with(
      {.data = "<row><c t=\"s\"><v>0</v></c><c t=\"inlineStr\"><is><t>乙</t></is></c></row>",
       .texts = "<si><r><rPr><b/></rPr><t>政务</t></r><r><t xml:space=\"preserve\"> 公开</t></r>"
                "<rPh sb=\"0\" eb=\"2\"><t>zhengwu</t></rPh><phoneticPr fontId=\"1\"/></si>"});
  CHECK(sheet.rows == std::vector<Cells>{{{"政务 公开"}, {"乙"}}});
}

TEST_CASE("Excel's escapes and ends of lines are read as what they stand for") {
  const SheetCells sheet = sheet_with({.data = "<row><c t=\"s\"><v>0</v></c></row>",
                                       .texts = "<si><t>甲_x000D_\n乙_x005F_x0041_&lt;</t></si>"});
  CHECK(sheet.rows == std::vector<Cells>{{{"甲\n乙_x0041_<"}}});
}

TEST_CASE("of a formula its value is read, and one without is counted") {
  const SheetCells sheet = sheet_with(
      {.data =
           "<row><c><f>1+1</f><v>2</v></c><c t=\"str\"><f>A1</f><v>甲</v></c>"
           "<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c t=\"b\"><v>1</v></c><c><f>B9</f></c></row>"});
  CHECK(sheet.rows == std::vector<Cells>{{{"2", CellKind::Number},
                                          {"甲"},
                                          {"#DIV/0!", CellKind::Failure},
                                          {"TRUE", CellKind::YesNo}}});
  CHECK(sheet.uncounted == 1);
}

TEST_CASE("days follow the workbook's calendar and the cell's format") {
  const std::string styles =
      "<numFmts><numFmt numFmtId=\"176\" "
      "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/></cellXfs>";
  const std::string data =
      "<row><c s=\"1\"><v>46086</v></c><c s=\"2\"><v>46086</v></c><c><v>46086</v></c>"
      "<c t=\"d\"><v>2026-03-05T00:00:00</v></c></row>";
  CHECK(sheet_with({.data = data, .styles = styles}).rows ==
        std::vector<Cells>{{{"2026-03-05", CellKind::Date},
                            {"2026-03", CellKind::Date},
                            {"46086", CellKind::Number},
                            {"2026-03-05", CellKind::Date}}});
  CHECK(sheet_with({.data = data, .styles = styles, .properties = "<workbookPr date1904=\"1\"/>"})
            .rows[0][0]
            .text == "2030-03-06");
}

TEST_CASE("cells without places follow one another, and those with places leave gaps") {
  CHECK(sheet_with(
            {.data =
                 "<row r=\"2\"><c r=\"B2\" t=\"str\"><v>甲</v></c><c t=\"str\"><v>乙</v></c></row>"
                 "<row><c t=\"str\"><v>丙</v></c></row>"})
            .rows == std::vector<Cells>{{}, {{}, {"甲"}, {"乙"}}, {{"丙"}}});
}

TEST_CASE("elements with a prefix are the same elements") {
  CHECK(sheet_with({.data = "<x:row><x:c t=\"str\"><x:v>甲</x:v></x:c></x:row>"}).rows ==
        std::vector<Cells>{{{"甲"}}});
}

TEST_CASE("entities of a document type are not expanded, and nothing outside is read") {
  const SheetCells sheet = sheet_with(
      {.data = "<row><c t=\"str\"><v>甲&a;&b;</v></c></row>",
       .more = "<Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"file:///etc/passwd\" "
               "TargetMode=\"External\"/>",
       .doctype = "<!DOCTYPE x [<!ENTITY a \"bomb\"><!ENTITY b SYSTEM \"file:///etc/passwd\">]>"});
  CHECK(sheet.rows == std::vector<Cells>{{{"甲&a;&b;"}}});
}

TEST_CASE("what no spreadsheet of today is, is said to be what it is") {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  const auto package = [](std::string_view main) {
    return write_zip({{"_rels/.rels", "<Relationships>" + relation("a", "officeDocument", main) +
                                          "</Relationships>"}});
  };
  CHECK(fault_of("") == FileFault::Damaged);
  CHECK(fault_of("%PDF-1.7") == FileFault::NotASpreadsheet);
  CHECK(fault_of(make::file("tests/formats/sheets/registry.xls")) == FileFault::OldExcel);
  CHECK(fault_of(compound + wide("EncryptedPackage")) == FileFault::Encrypted);
  CHECK(fault_of(compound + wide("WordDocument")) == FileFault::WordDocument);
  CHECK(fault_of(compound) == FileFault::NotASpreadsheet);
  CHECK(fault_of("\xEF\xBB\xBF <html><table>") == FileFault::WebPage);
  CHECK(fault_of("<?xml version=\"1.0\"?><Workbook>") == FileFault::WebPage);
  CHECK(fault_of(write_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                            {"content.xml", "<a/>"}})) == FileFault::OpenDocument);
  CHECK(fault_of(write_zip({{"a.txt", "甲"}})) == FileFault::NotASpreadsheet);
  CHECK(fault_of(package("word/document.xml")) == FileFault::WordDocument);
  CHECK(fault_of(package("xl/workbook.bin")) == FileFault::BinaryExcel);
  CHECK(fault_of(package("ppt/presentation.xml")) == FileFault::NotASpreadsheet);
  CHECK(fault_of(package("xl/workbook.xml")) == FileFault::Damaged);
  CHECK(fault_of(bytes_of({.data = ""})) == FileFault::NoSheet);
}

TEST_CASE("every refusal is one sentence in both languages") {
  for (int fault = 0; fault <= static_cast<int>(FileFault::NeedsDecoding); ++fault) {
    const FileError error{static_cast<FileFault>(fault), {" 5 行"}};
    CHECK(sentence_of(error, Language::Chinese).ends_with("。"));
    CHECK(sentence_of(error, Language::English).ends_with("."));
  }
  CHECK(sentence_of({FileFault::TooLarge, {" 5 行"}}, Language::Chinese)
            .contains("超过能打开的 5 行"));
}

TEST_CASE("a file that is cut or changed anywhere is refused or read, never more") {
  const std::string whole = make::file("tests/formats/sheets/duties.xlsx");
  for (size_t length = 0; length < whole.size(); length += 97)
    CHECK(fault_of(std::string_view(whole).substr(0, length)) == FileFault::Damaged);
  size_t refused = 0;
  for (size_t at = 0; at < whole.size(); at += 7) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x55);
    refused += read_xlsx(bytes) ? 0 : 1;
  }
  CHECK(refused > 100);
}

TEST_CASE("caps on parts, sizes, cells and texts are kept") {
  std::string rows;
  for (int i = 0; i < 50; ++i) rows += "<row><c t=\"s\"><v>0</v></c></row>";
  const std::string bytes =
      bytes_of({.data = rows, .texts = "<si><t>甲乙丙</t></si><si><t>丁</t></si>"});
  CHECK(read_xlsx(bytes));
  CHECK(fault_of(bytes, {.zip = {.entries = 3}}) == FileFault::TooLarge);
  CHECK(fault_of(bytes, {.zip = {.entry_bytes = 1000}}) == FileFault::TooLarge);
  CHECK(fault_of(bytes, {.zip = {.all_bytes = 2000}}) == FileFault::TooLarge);
  CHECK(fault_of(bytes, {.sheets = 0}) == FileFault::TooLarge);
  CHECK(fault_of(bytes, {.cells = 60}) == FileFault::TooLarge);
  CHECK(fault_of(bytes, {.texts = 1}) == FileFault::TooLarge);
  CHECK(fault_of(bytes, {.text_bytes = 8}) == FileFault::TooLarge);
  CHECK(fault_of(bytes_of({.data = "<row r=\"9000\"><c r=\"A9000\" t=\"s\"><v>0</v></c></row>"
                                   "<row r=\"1\"><c r=\"ZZ1\" t=\"s\"><v>0</v></c></row>",
                           .texts = "<si><t>甲</t></si>"})) == FileFault::TooLarge);
  // 262,144 rows of 16,384 columns are none in 32 bits.
  CHECK(fault_of(bytes_of({.data = "<row r=\"262144\"><c r=\"A262144\" t=\"s\"><v>0</v></c></row>"
                                   "<row r=\"1\"><c r=\"XFD1\" t=\"s\"><v>0</v></c></row>",
                           .texts = "<si><t>甲</t></si>"})) == FileFault::TooLarge);
}

TEST_CASE("an archive that swells out of measure is refused before it does") {
  const std::string blanks(size_t{3} << 20, ' ');
  CHECK(fault_of(bytes_of({.data = "<row/>" + blanks}), {.zip = {.ratio = 50}}) ==
        FileFault::TooLarge);
}

TEST_CASE("elements however deep in one another end in a refusal or a reading") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<a>";
  CHECK(fault_of(bytes_of({.data = deep})) == FileFault::Damaged);
  std::string closed = deep;
  for (int i = 0; i < 200'000; ++i) closed += "</a>";
  const auto sheets = read_xlsx(bytes_of({.after = closed}), {.zip = {.ratio = 2000}});
  REQUIRE(sheets);
  CHECK(sheets->front().rows == std::vector<Cells>{{{"甲"}}});
}

TEST_CASE("a ledger that openpyxl wrote is read with its days, percentages and hidden parts") {
  const std::vector<SheetCells> sheets = read_file("superset.xlsx");
  REQUIRE(sheets.size() == 3);
  const SheetCells& sheet = sheets[0];
  CHECK(sheet.rows[4][6] == SheetCell{"2026-03-05", CellKind::Date});
  CHECK(sheet.rows[5][6] == SheetCell{"2026-03-05 09:30", CellKind::Date});
  CHECK(sheet.rows[6][6] == SheetCell{"20260305", CellKind::Number});
  CHECK(sheet.rows[5][8] == SheetCell{"85%", CellKind::Number});
  CHECK(sheet.rows[5][9] == SheetCell{"350200199001011234", CellKind::Text});
  CHECK(sheet.rows[7][9] == SheetCell{"=不是公式", CellKind::Text});
  CHECK(sheet.hidden_columns == std::vector<size_t>{5});
  CHECK(sheet.merged.size() == 10);
  CHECK(sheets[1].rows.empty());
  CHECK(sheets[2].hidden);
}

TEST_CASE("a ledger that LibreOffice counted is read with what its formulas came to") {
  const std::vector<SheetCells> sheets = read_file("registry.xlsx");
  REQUIRE(sheets.size() == 1);
  CHECK(sheets[0].rows[1][3] == SheetCell{"2026-03-05", CellKind::Date});
  CHECK(sheets[0].rows[1][6] == SheetCell{"2026-03-15", CellKind::Date});
  CHECK(sheets[0].rows[2][6] == SheetCell{"已过", CellKind::Text});
  CHECK(sheets[0].rows[3][6] == SheetCell{"#DIV/0!", CellKind::Failure});
  CHECK(sheets[0].uncounted == 0);
  CHECK(read_file("uncounted.xlsx")[0].uncounted == 3);
}

}  // namespace taizhang
