#pragma once

#include <vector>

#include "reports/annual_text.h"

namespace taizhang {

// The eight cross-checks of an annual report, tolerance 0. `last`: the report of the year before;
// null: nothing is known of it. Only 1 is official; the others are those of a public checking tool.
//   1 new + carried = total + next, by column          words: column, new, carried, total, next
//   2 total = the sum of the results, by column        words: column, total, sum
//   3 total = the sum of the applicants, by row        words: row, total, sum
//   4 total = the sum of the outcomes, by procedure    words: procedure, total, sum
//   5 figures named in sections 一 and 五 are the tables'  words: section, quotation, figure
//   6 nothing is blank: found when counting, every other figure is a number
//   7 section 五 says something; 六 mentions fees       words: of Fee the yuan
//   8 carried = next of last year, by column           words: column, carried, next of last year
//     in force = last year's + made - ended            words: row, in force, expected
std::vector<ReportFinding> check_report(const AnnualReport& report,
                                        const std::vector<ReportSection>& sections,
                                        const AnnualReport* last);

// What could not be counted and what does not add up, last year looked up in the register.
std::vector<ReportFinding> report_findings(const Register& reg, const AnnualReport& report,
                                           const Calendar& calendar,
                                           const ApplicationLimits& limits = {});

}  // namespace taizhang
