#include "formats/docx_write.h"

#include <catch2/catch_test_macros.hpp>
#include <initializer_list>
#include <map>
#include <string>

#include "formats/zip.h"

namespace taizhang {
namespace {

// The parts of an archive, each with the checksum that it says.
std::map<std::string, std::string> unzipped(const std::string& zip,
                                            std::initializer_list<std::string_view> names) {
  std::map<std::string, std::string> files;
  FileResult<ZipArchive> archive = ZipArchive::open(zip);
  REQUIRE(archive);
  for (const std::string_view name : names) {
    FileResult<std::string> part = archive->read(name);
    REQUIRE(part);
    files.emplace(name, *std::move(part));
  }
  return files;
}

std::string main_part(const Document& document) {
  return unzipped(to_docx(document), {"word/document.xml"})["word/document.xml"];
}

bool says(std::string_view text, std::string_view words) {
  return text.find(words) != std::string_view::npos;
}

size_t count(std::string_view text, std::string_view words) {
  size_t found = 0;
  for (size_t at = 0; (at = text.find(words, at)) != std::string_view::npos; at += words.size())
    ++found;
  return found;
}

}  // namespace

TEST_CASE("the checksum is the one every archive has") {
  const auto checksum = [](std::string bytes) {
    return write_zip({{"a", std::move(bytes)}}).substr(14, 4);  // of the first entry's header
  };
  CHECK(checksum("123456789") == "\x26\x39\xF4\xCB");
  CHECK(checksum("") == std::string(4, '\0'));
}

TEST_CASE("what is put into an archive comes out of it") {
  CHECK(unzipped(write_zip({{"a.txt", "甲"}, {"b/c.txt", ""}}), {"a.txt", "b/c.txt"}) ==
        std::map<std::string, std::string>{{"a.txt", "甲"}, {"b/c.txt", ""}});
}

TEST_CASE("equal documents make equal files") {
  const Document document{.title = "通报"};
  CHECK(to_docx(document) == to_docx(document));
}

TEST_CASE("a document has its title, its paragraphs and the sheet it stands on") {
  Document document{.paper = Paper::A4Landscape, .title = "通报"};
  add_paragraphs(document, ParagraphStyle::Heading, "一、总体情况");
  const std::string xml = main_part(document);
  CHECK(says(xml, R"(<w:pStyle w:val="Title"/>)"));
  CHECK(says(xml, "一、总体情况"));
  CHECK(says(xml, R"(<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>)"));
}

TEST_CASE("words that look like markup are words, and what XML forbids is left out") {
  Document document{.title = "<w:br/>&\"\x01甲\x1F"};
  CHECK(says(main_part(document), "&lt;w:br/&gt;&amp;&quot;甲</w:t>"));
}

TEST_CASE("a line within a cell is a line of the cell") {
  Document document{.title = "x"};
  document.blocks.push_back(DocumentTable{.widths = {1}, .rows = {{{.text = "一\n二"}}}});
  CHECK(says(main_part(document), "一</w:t><w:br/><w:t xml:space=\"preserve\">二</w:t>"));
}

TEST_CASE("a row that heads those below it stays on their page") {
  Document document{.title = "x"};
  document.blocks.push_back(DocumentTable{
      .widths = {1, 1},
      .rows = {{{.text = "一、公开", .columns = 2, .is_heading = true}}, {{.text = "甲"}, {}}}});
  const std::string xml = main_part(document);
  CHECK(says(xml, "<w:keepNext/></w:pPr><w:r><w:t xml:space=\"preserve\">一、公开"));
  CHECK(count(xml, "<w:keepNext/>") == 1);
}

TEST_CASE("cells that reach over rows and columns are merged, and every row covers the table") {
  Document document{.title = "x"};
  document.blocks.push_back(
      DocumentTable{.widths = {1, 1, 2},
                    .header_rows = 1,
                    .rows = {{{.text = "甲", .rows = 2}, {.text = "乙", .columns = 2}},
                             {{.text = "丙"}, {.text = "丁"}},
                             {{.text = "戊", .columns = 3}}}});
  const std::string xml = main_part(document);
  CHECK(count(xml, "<w:tr>") == 3);
  CHECK(count(xml, "<w:tc>") == 2 + 3 + 1);
  CHECK(count(xml, R"(<w:vMerge w:val="restart"/>)") == 1);
  CHECK(count(xml, "<w:vMerge/>") == 1);
  CHECK(count(xml, R"(<w:gridSpan w:val="2"/>)") == 1);
  CHECK(count(xml, R"(<w:gridSpan w:val="3"/>)") == 1);
  CHECK(count(xml, "<w:tblHeader/>") == 1);
  CHECK(count(xml, ">甲<") == 1);
}

}  // namespace taizhang
