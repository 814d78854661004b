#pragma once

#include "reports/annual_report.h"

namespace taizhang {

// The official forms with every label in its place and every figure 0.
ReportTable active_table(ReportFormat format);   // section 二
ReportTable request_table(ReportFormat format);  // section 三
ReportTable dispute_table();                     // section 四

// Rows of the table of section 三 that are results: not new, carried over, the total or carried on.
bool is_result(std::string_view row);

}  // namespace taizhang
