#include "formats/docx_read.h"

#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "formats/docx_number_words.h"
#include "formats/docx_write.h"
#include "formats/zip.h"

namespace taizhang {
namespace {

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  constexpr std::string_view kTypes =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(kTypes) +
         std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
}

// A document from the XML of its parts.
struct Parts {
  std::string body;
  std::string numbering = {};
  std::string styles = {};
  std::string doctype = {};
};

std::string bytes_of(const Parts& parts) {
  return write_zip(
      {{"_rels/.rels", "<Relationships>" + relation("a", "officeDocument", "word/document.xml") +
                           "</Relationships>"},
       {"word/_rels/document.xml.rels",
        "<Relationships>" + relation("n", "numbering", "numbering.xml") +
            relation("s", "styles", "styles.xml") + "</Relationships>"},
       {"word/numbering.xml", "<w:numbering>" + parts.numbering + "</w:numbering>"},
       {"word/styles.xml", "<w:styles>" + parts.styles + "</w:styles>"},
       {"word/document.xml",
        parts.doctype + "<w:document><w:body>" + parts.body + "</w:body></w:document>"}});
}

std::string text_with(const Parts& parts) {
  const FileResult<std::string> text = read_docx(bytes_of(parts));
  REQUIRE(text);
  return *text;
}

FileFault fault_of(std::string_view bytes, const DocxCaps& caps = {}) {
  const FileResult<std::string> text = read_docx(bytes, caps);
  REQUIRE_FALSE(text);
  return text.error().fault;
}

std::string run(std::string_view words) {
  return "<w:r><w:t xml:space=\"preserve\">" + std::string(words) + "</w:t></w:r>";
}
std::string paragraph(std::string_view words, std::string_view properties = {}) {
  return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr>" + run(words) + "</w:p>";
}
// A paragraph of the list `list` at `level`.
std::string item(std::string_view words, int list, int level = 0) {
  return paragraph(words, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                              "\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>");
}
std::string level(int place, std::string_view format, std::string_view text,
                  std::string_view more = {}) {
  return "<w:lvl w:ilvl=\"" + std::to_string(place) +
         "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + std::string(format) + "\"/>" +
         std::string(more) + "<w:lvlText w:val=\"" + std::string(text) + "\"/></w:lvl>";
}
std::string list(int id, std::string_view levels) {
  return "<w:abstractNum w:abstractNumId=\"" + std::to_string(id) + "\">" + std::string(levels) +
         "</w:abstractNum>";
}
std::string instance(int id, int of, std::string_view more = {}) {
  return "<w:num w:numId=\"" + std::to_string(id) + "\"><w:abstractNumId w:val=\"" +
         std::to_string(of) + "\"/>" + std::string(more) + "</w:num>";
}
std::string cell(std::string_view words, std::string_view properties = {}) {
  return "<w:tc><w:tcPr>" + std::string(properties) + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}
std::string row(std::string_view cells) { return "<w:tr>" + std::string(cells) + "</w:tr>"; }

std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

const std::string kCompound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

}  // namespace

TEST_CASE("a Word file is read a paragraph a line, with its breaks and tabs") {
  CHECK(text_with({.body = paragraph("一、公开") + "<w:p>" + run("甲") +
                           "<w:r><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t>"
                           "<w:cr/><w:t>010</w:t><w:noBreakHyphen/><w:t>1 &amp; 2</w:t>"
                           "<w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>"}) ==
        "一、公开\n甲\n乙\t丙\n010-1 & 2\n");
}

TEST_CASE("what was inserted is read, what was deleted, moved away or hidden is not") {
  CHECK(
      text_with({.body = "<w:p><w:ins w:id=\"1\">" + run("新") +
                         "</w:ins><w:del w:id=\"2\"><w:r><w:delText>旧</w:delText></w:r></w:del>"
                         "<w:moveFrom>" +
                         run("走") + "</w:moveFrom><w:moveTo>" + run("来") +
                         "</w:moveTo><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>"
                         "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>露</w:t></w:r></w:p>"}) ==
      "新来露\n");
}

TEST_CASE("a paragraph whose end was deleted goes on in the next") {
  CHECK(text_with({.body = paragraph("前半", "<w:rPr><w:del w:id=\"1\"/></w:rPr>") +
                           paragraph("后半")}) == "前半后半\n");
}

TEST_CASE("a text box is read once, behind its paragraph; links, fields and notes as they read") {
  const std::string box = "<w:txbxContent>" + paragraph("框里") + "</w:txbxContent>";
  CHECK(text_with({.body = "<w:p>" + run("前") +
                           "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">" + box +
                           "</mc:Choice><mc:Fallback><w:pict>" + box +
                           "</w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run("后") +
                           "</w:p>" + "<w:p><w:hyperlink>" + run("链接") +
                           "</w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r>" + run("3") +
                           "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>"}) ==
        "前后\n框里\n链接3\n");
}

TEST_CASE("numbers that Word counts stand before their paragraphs and start again below others") {
  const std::string lists =
      list(1, level(0, "chineseCountingThousand", "%1、") + level(1, "chineseCounting", "（%2）") +
                  level(2, "decimal", "%3.") + level(3, "decimalEnclosedCircle", "%4")) +
      instance(5, 1);
  CHECK(text_with({.body = item("甲", 5) + item("乙", 5, 1) + item("丙", 5, 2) + item("丁", 5, 2) +
                           item("戊", 5, 3) + item("己", 5, 1) + item("庚", 5, 2) + item("辛", 5) +
                           item("壬", 5, 1) + paragraph("癸"),
                   .numbering = lists}) ==
        "一、甲\n（一）乙\n1. 丙\n2. 丁\n①戊\n（二）己\n1. 庚\n二、辛\n（一）壬\n癸\n");
}

TEST_CASE("levels are numbered with those above them, from where they start") {
  const std::string lists =
      list(1, level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") +
                  level(2, "lowerLetter", "%1.%2.%3)", "<w:lvlRestart w:val=\"0\"/>") +
                  "<w:lvl w:ilvl=\"3\"><w:start w:val=\"5\"/><w:numFmt w:val=\"upperRoman\"/>"
                  "<w:suff w:val=\"nothing\"/><w:lvlText w:val=\"%4-\"/></w:lvl>") +
      instance(1, 1) +
      instance(2, 1,
               "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"7\"/>"
               "</w:lvlOverride>");
  CHECK(text_with({.body = item("a", 1) + item("b", 1, 1) + item("c", 1, 2) + item("d", 1, 1) +
                           item("e", 1, 2) + item("f", 1, 3) + item("g", 2) + item("h", 2),
                   .numbering = lists}) ==
        "1 a\n1.1 b\n1.1.a) c\n1.2 d\n1.2.b) e\nV-f\n7 g\n8 h\n");
}

TEST_CASE("a style numbers its paragraphs, and a paragraph can say that it has no number") {
  const std::string styles =
      "<w:style w:type=\"paragraph\" w:styleId=\"H1\"><w:pPr><w:numPr><w:numId w:val=\"3\"/>"
      "</w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"H2\"><w:basedOn w:val=\"H1\"/><w:pPr><w:numPr>"
      "<w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:basedOn w:val=\"H2\"/></w:style>";
  const std::string lists =
      list(9, level(0, "chineseCounting", "第%1章", "<w:pStyle w:val=\"H1\"/>") +
                  level(1, "decimal", "%2．", "<w:pStyle w:val=\"H2\"/>")) +
      instance(3, 9);
  CHECK(text_with({.body = paragraph("总则", "<w:pStyle w:val=\"H1\"/>") +
                           paragraph("目的", "<w:pStyle w:val=\"H2\"/>") +
                           paragraph("依据", "<w:pStyle w:val=\"Own\"/>") +
                           paragraph("无号",
                                     "<w:pStyle w:val=\"H2\"/><w:numPr><w:numId "
                                     "w:val=\"0\"/></w:numPr>") +
                           paragraph("附则", "<w:pStyle w:val=\"H1\"/>"),
                   .numbering = lists,
                   .styles = styles}) == "第一章总则\n1．目的\n2．依据\n无号\n第二章附则\n");
}

TEST_CASE("numbers are written as Word writes them") {
  CHECK(number_in("chineseCounting", 10) == "十");
  CHECK(number_in("chineseCountingThousand", 21) == "二十一");
  CHECK(number_in("chineseCountingThousand", 105) == "一百零五");
  CHECK(number_in("chineseCountingThousand", 110) == "一百一十");
  CHECK(number_in("ideographDigital", 20) == "二〇");
  CHECK(number_in("chineseLegalSimplified", 12) == "壹拾贰");
  CHECK(number_in("ideographTraditional", 3) == "丙");
  CHECK(number_in("decimalEnclosedCircleChinese", 20) == "⑳");
  CHECK(number_in("decimalEnclosedCircle", 21) == "21");
  CHECK(number_in("lowerLetter", 28) == "bb");
  CHECK(number_in("lowerRoman", 14) == "xiv");
  CHECK(number_in("decimalZero", 7) == "07");
  CHECK(number_in("decimalFullWidth", 12) == "１２");
  CHECK(number_in("none", 3).empty());
  CHECK(number_in("somethingNew", 3) == "3");
}

TEST_CASE("bullets of sign fonts are bullets") {
  const std::string lists = list(1, level(0, "bullet", "\xEF\x82\xB7") + level(1, "bullet", "◆") +
                                        level(2, "bullet", "l")) +
                            instance(1, 1);
  CHECK(text_with({.body = item("甲", 1) + item("乙", 1, 1) + item("丙", 1, 2),
                   .numbering = lists}) == "• 甲\n◆乙\n• 丙\n");
}

TEST_CASE("a table is a row a line, its cells between tabs, merged ones in each row") {
  const std::string table =
      "<w:tbl>" + row(cell("任务") + cell("牵头", "<w:gridSpan w:val=\"2\"/>") + cell("时限")) +
      row(cell("甲") + cell("办公室", "<w:vMerge w:val=\"restart\"/>") + cell("乙") +
          cell("六月")) +
      row("<w:tc>" + paragraph("更新") + paragraph("栏目") + "</w:tc>" + cell("", "<w:vMerge/>") +
          cell("丙") + cell("")) +
      "<w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr>" + cell("删去的行") + "</w:tr></w:tbl>";
  CHECK(text_with({.body = paragraph("附表") + table + paragraph("完")}) ==
        "附表\n任务\t牵头\t\t时限\n甲\t办公室\t乙\t六月\n更新 栏目\t办公室\t丙\t\n完\n");
}

TEST_CASE("a table of one cell keeps its lines") {
  CHECK(
      text_with({.body = "<w:tbl>" + row("<w:tc>" + paragraph("一") + paragraph("二") + "</w:tc>") +
                         "</w:tbl>"}) == "一\n二\n");
}

TEST_CASE("a Word file that LibreOffice has written is read") {
  const FileResult<std::string> text = read_docx(make::file("tests/formats/documents/notice.docx"));
  REQUIRE(text);
  CHECK(*text ==
        "云汀市城市管理局2026年政务公开工作要点\n各科室：\n一、讲明政策\n"
        "1. 做好文件解读。新文件一律配发解读。\n2. 公布财政账本。预算按时公布。\n"
        "a. 部门预算\nb. 三公经费\n3. 办好民生实事。\n"
        "任务\t责任部门\t完成时限\n提升门户网站\t信息中心\t6月底前\n"
        "更新栏目 每周一次\t信息中心\t9月底前\n特此通知。\n");
}

TEST_CASE("what we write as a Word file reads as it was written") {
  Document document;
  document.title = "工作要点";
  document.blocks.push_back(Paragraph{ParagraphStyle::Body, "认真<落实>。"});
  const FileResult<std::string> text = read_docx(to_docx(document));
  REQUIRE(text);
  CHECK(text->contains("工作要点\n"));
  CHECK(text->contains("认真<落实>。\n"));
}

TEST_CASE("what is no Word file of today is said for what it is") {
  CHECK(fault_of("") == FileFault::Damaged);
  CHECK(fault_of("PK\x03\x04...") == FileFault::Damaged);
  CHECK(fault_of(kCompound + wide("WordDocument")) == FileFault::OldWord);
  CHECK(fault_of(kCompound + wide("EncryptedPackage")) == FileFault::Encrypted);
  CHECK(fault_of(kCompound) == FileFault::NotADocument);
  CHECK(fault_of("{\\rtf1 甲}") == FileFault::NotADocument);
  CHECK(fault_of("<html>") == FileFault::NotADocument);
  CHECK(fault_of(make::file("tests/formats/sheets/duties.xlsx")) == FileFault::NotADocument);
  CHECK(fault_of(bytes_of({.body = "<w:p/><w:p><w:r><w:drawing/></w:r></w:p>"})) ==
        FileFault::NoText);
  CHECK(fault_of(bytes_of({.body = "<w:p>"})) == FileFault::Damaged);
  CHECK(sentence_of({FileFault::OldWord, {}}, Language::Chinese).contains("另存为 .docx"));
}

TEST_CASE("a Word file that swells past the caps is refused") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<w:sdt>";
  deep += paragraph("甲");
  for (int i = 0; i < 300; ++i) deep += "</w:sdt>";
  CHECK(fault_of(bytes_of({.body = deep})) == FileFault::TooLarge);
  const std::string many = paragraph("甲") + paragraph("乙") + paragraph("丙");
  CHECK(fault_of(bytes_of({.body = many}), {.paragraphs = 2}) == FileFault::TooLarge);
  CHECK(fault_of(bytes_of({.body = many}), {.text_bytes = 8}) == FileFault::TooLarge);
  CHECK(fault_of(bytes_of({.body = many}), {.zip = {.entries = 3}}) == FileFault::TooLarge);
  CHECK(fault_of(bytes_of({.body = many}), {.zip = {.entry_bytes = 100}}) == FileFault::TooLarge);
}

TEST_CASE("entities of a document type are not expanded") {
  CHECK(text_with({.body = paragraph("甲&x;"), .doctype = "<!DOCTYPE a [<!ENTITY x \"乙\">]>"}) ==
        "甲&x;\n");
}

TEST_CASE("a Word file that is cut anywhere is refused") {
  const std::string whole = bytes_of({.body = paragraph("甲")});
  for (size_t length = 0; length < whole.size(); length += 13)
    CHECK_FALSE(read_docx(std::string_view(whole).substr(0, length)));
}

}  // namespace taizhang
