#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/annual_report.h"

namespace taizhang {

// The words of the report: what the office wrote in the year's record, else a proposal with the
// figures filled in, where （请填写…） marks what only the office knows.

struct ReportSection {
  std::string_view field;  // of the form annual_report
  std::string_view title;  // official: "一、总体情况"
  std::string text;
  bool is_written = false;  // by the office
  int table = 0;            // the number of the table that stands in it; 0: none
  bool operator==(const ReportSection&) const = default;
};

std::string report_title(const AnnualReport& report);
std::string report_intro(const AnnualReport& report);  // basis and period
std::vector<ReportSection> report_sections(const Register& reg, const AnnualReport& report);

}  // namespace taizhang
