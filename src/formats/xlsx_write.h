#pragma once

#include <string>
#include <utility>
#include <vector>

#include "formats/xlsx_sheet.h"
#include "formats/zip.h"
#include "reports/workbook.h"

namespace taizhang {

// The workbook as an .xlsx file. No cell is a formula: one that begins like one (= + - @) is text,
// and stays text when it is edited. Numbers and days are written as such where the column's kind
// says so and no digit is lost. The header is frozen and can be filtered; lists of options longer
// than Excel takes in place stand on a hidden sheet. A cell longer than Excel opens (32,767
// characters) is cut and ends with "……"; \r\n is \n. The same workbook gives the same bytes.
std::string to_xlsx(const Workbook& workbook);

// to_xlsx() in pieces: each sheet, then each part of the file packed. The workbook outlives this.
class SlowBook {
 public:
  explicit SlowBook(const Workbook& workbook) : workbook_(workbook) {}

  bool advance();  // false: only finish() is left
  int per_cent() const;
  std::string finish() { return std::move(zip_).finish(); }

 private:
  const Workbook& workbook_;
  WorkbookParts shared_;
  std::vector<std::string> sheets_;
  std::vector<ZipPart> parts_;  // once all sheets are there
  size_t packed_ = 0;           // of those
  ZipWriter zip_;
};

}  // namespace taizhang
