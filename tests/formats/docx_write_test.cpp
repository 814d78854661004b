#include "formats/docx_write.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <map>
#include <string>

#include "formats/zip_write.h"

namespace taizhang {
namespace {

uint32_t little(std::string_view bytes, size_t at, int size) {
  uint32_t value = 0;
  for (int i = size; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<size_t>(i)]);
  return value;
}

// The entries as the directory at the archive's end names them.
std::map<std::string, std::string> unzipped(std::string_view zip) {
  std::map<std::string, std::string> files;
  const size_t end = zip.rfind("PK\x05\x06");
  REQUIRE(end != std::string_view::npos);
  size_t at = little(zip, end + 16, 4);
  for (uint32_t i = 0; i < little(zip, end + 10, 2); ++i) {
    REQUIRE(zip.substr(at, 4) == "PK\x01\x02");
    const size_t size = little(zip, at + 20, 4), name = little(zip, at + 28, 2);
    const size_t local = little(zip, at + 42, 4);
    REQUIRE(zip.substr(local, 4) == "PK\x03\x04");
    const std::string_view bytes =
        zip.substr(local + 30 + little(zip, local + 26, 2) + little(zip, local + 28, 2), size);
    CHECK(crc32_of(bytes) == little(zip, at + 16, 4));
    CHECK(little(zip, local + 14, 4) == little(zip, at + 16, 4));
    files[std::string(zip.substr(at + 46, name))] = bytes;
    at += 46 + name;
  }
  CHECK(at == end);
  return files;
}

std::string main_part(const Document& document) {
  return unzipped(to_docx(document))["word/document.xml"];
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
  CHECK(crc32_of("123456789") == 0xCBF43926);
  CHECK(crc32_of("") == 0);
}

TEST_CASE("what is put into an archive comes out of it") {
  const ZipEntry entries[] = {{"a.txt", "甲"}, {"b/c.txt", ""}};
  CHECK(unzipped(to_zip(entries)) ==
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
