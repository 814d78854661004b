#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../make.h"
#include "../rules/calendar.h"
#include "reports/annual_checks.h"

// Registers of a few records from which an annual report is made.
namespace taizhang::make {

using Cells = std::vector<std::pair<std::string_view, Value>>;

inline Record application(uint64_t number, std::string_view received, std::string_view replied = {},
                          std::string result = {}, std::string kind = "person") {
  Cells cells = {{"received", day(received)}, {"kind", Option{std::move(kind)}}};
  if (!replied.empty()) cells.push_back({"replied", day(replied)});
  if (!result.empty()) cells.push_back({"result", Option{std::move(result)}});
  return record(id(number), "application", cells);
}

inline Record below(Record child, uint64_t parent) {
  set_value(child, fields::kParent, to_text(id(parent)));
  return child;
}

inline Record correction(uint64_t number, uint64_t report, std::string table, std::string row,
                         std::string column, std::string value, std::string reason = "漏登") {
  return below(record(id(number), "annual_correction",
                      {{"table", Option{std::move(table)}},
                       {"row", std::move(row)},
                       {"column", std::move(column)},
                       {"value", Decimal{std::move(value)}},
                       {"reason", std::move(reason)}}),
               report);
}

inline Record year_record(uint64_t number, int64_t year, Cells cells = {}) {
  cells.push_back({"year", year});
  return record(id(number), "annual_report", cells);
}

inline Register year_reg(std::vector<Record> records) {
  std::vector<Template> forms = make::forms();
  for (const std::string name :
       {"application", "lawsuit", "document", "enforcement", "enforcement_year", "permit",
        "annual_report", "annual_correction"})
    forms.push_back(decode_template(file("assets/ledgers/" + name + ".json")).value());
  return Register::make(id(0xABC), std::move(forms), std::move(records)).value();
}

inline AnnualReport report(const Register& reg, int year = 2025,
                           ReportFormat format = ReportFormat::Y2021,
                           const ApplicationLimits& limits = {}) {
  return annual_report(reg, year, format, calendar(), limits);
}

inline std::string value(const AnnualReport& report, int table, std::string_view row,
                         std::string_view column) {
  const Figure* found = find_figure(table_of(report, table), row, column);
  return found ? found->value().digits : "none";
}

}  // namespace taizhang::make
