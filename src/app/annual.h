#pragma once

#include <string>
#include <vector>

#include "assets/texts.h"
#include "reports/annual_checks.h"
#include "reports/document.h"

namespace taizhang {

// The annual report as it is looked at.

// A figure of the report; table 0: none.
struct FigurePlace {
  int table = 0;
  std::string row, column;
  bool operator==(const FigurePlace&) const = default;
};

struct AnnualView {
  int year = 0;
  ReportFormat format = ReportFormat::Y2021;
  FigurePlace chosen;

  // Derived by refresh().
  AnnualReport report;
  std::vector<ReportSection> sections;
  std::vector<ReportFinding> findings;  // errors first
};

// The report that is due, or the year that runs, in its own form.
AnnualView first_view(const Register& reg, Date today);
void refresh(AnnualView& view, const Register& reg, const Calendar& calendar,
             const ApplicationLimits& limits = {});
const Figure* chosen_figure(const AnnualView& view);  // null: none

// Has the year any figure but 0?
bool has_figures(const AnnualReport& report);

std::string figure_name(const Figure& figure);  // "（一）予以公开，自然人"
std::string finding_words(const AnnualReport& report, const ReportFinding& finding,
                          Language language);

// For a spreadsheet and for a text document; there with the form's merged cells.
std::string table_tsv(const ReportTable& table);
std::string table_html(const ReportTable& table);
DocumentTable document_table(const ReportTable& table);
// The report from its title to its last section, the tables where they stand.
std::string report_text(const AnnualView& view);
std::string report_html(const AnnualView& view);

}  // namespace taizhang
