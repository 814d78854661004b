#pragma once

#include <string>

#include "reports/workbook.h"

namespace taizhang {

// The workbook as an .xlsx file. No cell is a formula: one that begins like one (= + - @) is text,
// and stays text when it is edited. Numbers and days are written as such where the column's kind
// says so and no digit is lost. The header is frozen and can be filtered; lists of options longer
// than Excel takes in place stand on a hidden sheet. A cell longer than Excel opens (32,767
// characters) is cut and ends with "……"; \r\n is \n. The same workbook gives the same bytes.
std::string to_xlsx(const Workbook& workbook);

}  // namespace taizhang
