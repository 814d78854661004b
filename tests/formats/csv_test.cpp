#include "formats/csv.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

namespace taizhang {
namespace {

const TableCells kTable = {{"序号", "任务"}, {"1", "深入解读"}};

// In UTF-16; only characters that need one unit.
std::string utf16(std::u32string_view text, bool big_end) {
  std::string out = big_end ? "\xFE\xFF" : "\xFF\xFE";
  for (const char32_t c : text) {
    const char high = static_cast<char>(c >> 8), low = static_cast<char>(c & 0xFF);
    out += big_end ? high : low;
    out += big_end ? low : high;
  }
  return out;
}

FileFault fault_of(std::string_view bytes) { return parse_csv(bytes).error().fault; }

}  // namespace

TEST_CASE("a table is read with or without a mark, in UTF-8 and UTF-16") {
  const std::string text = "序号,任务\r\n1,深入解读\r\n";
  CHECK(parse_csv(text) == kTable);
  CHECK(parse_csv("\xEF\xBB\xBF" + text) == kTable);
  for (const bool big_end : {false, true})
    CHECK(parse_csv(utf16(U"序号\t任务\n1\t深入解读", big_end)) == kTable);
}

TEST_CASE("what divides the rows alike is between the cells, whatever stands in them") {
  for (const char separator : {',', ';', '\t', '|'}) {
    std::string text = "甲?乙?丙\n\"一,二;三\t四|五\"?2?3\n;?b?c\n";
    std::ranges::replace(text, '?', separator);
    INFO(text);
    const FileResult<TableCells> table = parse_csv(text);
    REQUIRE(table);
    CHECK(table->at(0) == std::vector<std::string>{"甲", "乙", "丙"});
    CHECK(table->at(1).at(0) == "一,二;三\t四|五");
  }
}

TEST_CASE("a first line that says the separator is no row") {
  CHECK(parse_csv("sep=;\r\n序号;任务\r\n1;深入解读") == kTable);
  CHECK(parse_csv("sep=|\n序号|任务\n1|深入解读") == kTable);
}

TEST_CASE("one column is a table too") { CHECK(parse_csv("甲\n乙") == TableCells{{"甲"}, {"乙"}}); }

TEST_CASE("text in another encoding is to be decoded first, and what is no text is refused") {
  CHECK(fault_of("\xD0\xF2\xBA\xC5,\xC8\xCE\xCE\xF1\r\n") == FileFault::NeedsDecoding);
  CHECK(fault_of(std::string_view("PK\x03\x04\x00\x00", 6)) == FileFault::NotASpreadsheet);
  CHECK(fault_of("") == FileFault::NoSheet);
  CHECK(fault_of("\xEF\xBB\xBF\r\n") == FileFault::NoSheet);
  CHECK(parse_csv("a,b\nc,d", 2).error().fault == FileFault::TooLarge);
}

TEST_CASE("cells are written for Excel, and what would be a formula is text") {
  CHECK(to_csv({{"甲", "=1+1", "a,b"}, {"说\"是\"", "一\n二", "-5"}}) ==
        "\xEF\xBB\xBF甲,'=1+1,\"a,b\"\r\n\"说\"\"是\"\"\",\"一\n二\",-5\r\n");
}

TEST_CASE("cells come back from their text") {
  const TableCells cells = {{"甲", "", "一\n二"}, {"\"", ",", "终"}};
  CHECK(parse_csv(to_csv(cells)) == cells);
}

}  // namespace taizhang
