#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "formats/csv.h"
#include "formats/sheet_table.h"
#include "formats/xlsx_read.h"
#include "formats/xlsx_write.h"
#include "formats/zip.h"

// Whatever the bytes are, they are refused or read, as an Excel file and as text; tables are found
// in what was read, and what is written of it reads the same.
namespace taizhang {
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

// The cells as a workbook of text. Cells longer than Excel allows are cut: they are left out.
Workbook workbook_of(const SheetCells& cells) {
  constexpr size_t kSurelyShort = 10'000;
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  sheet.name = cells.name;
  sheet.columns.push_back({.header = "栏"});
  for (const auto& row : cells.rows) {
    SheetRow& written = sheet.rows.emplace_back();
    for (const SheetCell& cell : row) {
      written.cells.push_back(cell.text.size() < kSurelyShort ? cell.text : "");
      if (sheet.columns.size() < written.cells.size()) sheet.columns.push_back({.header = "栏"});
    }
  }
  return workbook;
}

void check_written(const SheetCells& cells) {
  const Workbook workbook = workbook_of(cells);
  const auto read = read_xlsx(to_xlsx(workbook));
  must(read && read->size() == 1);
  const auto& rows = read->front().rows;
  for (size_t i = 0; i < workbook.sheets.front().rows.size(); ++i) {
    const std::vector<std::string>& wanted = workbook.sheets.front().rows[i].cells;
    for (size_t column = 0; column < wanted.size(); ++column) {
      const bool there = i + 1 < rows.size() && column < rows[i + 1].size();
      must((there ? rows[i + 1][column].text : "") == wanted[column]);
    }
  }
}

void check_table(const SheetCells& cells) {
  const SheetTable table = read_table(cells);
  must(table.rows.size() == table.headings.size() && table.rows.size() == table.lines.size());
  for (const auto& row : table.rows)
    must(table.header.empty() || row.size() == table.header.size());
}

void check(const SheetCells& cells) {
  for (const auto& row : cells.rows)
    for (const SheetCell& cell : row) must(is_utf8(cell.text));
  check_table(cells);
  check_written(cells);
}

// The bytes as the XML of a whole file's parts, one behind the other: the check sums of an archive
// keep damage out of them.
std::string packed(std::string_view bytes) {
  constexpr std::string_view kType = "\" Type=\"x/", kTarget = "\" Target=\"";
  const auto relation = [&](std::string_view type, std::string_view target) {
    std::string out = "<Relationship Id=\"";
    for (const std::string_view piece : {type, kType, type, kTarget, target}) out += piece;
    return out + "\"/>";
  };
  const size_t end = std::min(bytes.find('\0'), bytes.size());
  const std::string_view rest = bytes.substr(std::min(end + 1, bytes.size()));
  const size_t second = std::min(rest.find('\0'), rest.size());
  return write_zip(
      {{"_rels/.rels", "<a>" + relation("officeDocument", "xl/workbook.xml") + "</a>"},
       {"xl/workbook.xml", "<a><sheets><sheet name=\"a\" id=\"worksheet\"/></sheets></a>"},
       {"xl/_rels/workbook.xml.rels", "<a>" + relation("worksheet", "a.xml") +
                                          relation("sharedStrings", "b.xml") +
                                          relation("styles", "c.xml") + "</a>"},
       {"xl/a.xml", std::string(bytes.substr(0, end))},
       {"xl/b.xml", std::string(rest.substr(0, second))},
       {"xl/c.xml", std::string(rest.substr(std::min(second + 1, rest.size())))}});
}

void check_file(std::string_view bytes, const SheetCaps& caps) {
  if (const auto sheets = read_xlsx(bytes, caps))
    for (const SheetCells& sheet : *sheets) check(sheet);
}

}  // namespace
}  // namespace taizhang

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace taizhang;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  SheetCaps caps;
  caps.cells = 20'000;
  caps.zip.all_bytes = size_t{4} << 20;
  caps.zip.entry_bytes = size_t{4} << 20;
  check_file(bytes, caps);
  check_file(packed(bytes), caps);
  if (const auto cells = parse_csv(bytes, caps.cells)) {
    check_table(sheet_of(*cells));
    must(is_utf8(to_csv(*cells)));
  }
  return 0;
}
