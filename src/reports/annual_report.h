#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"
#include "rules/application.h"
#include "rules/calendar.h"

namespace taizhang {

// 政府信息公开工作年度报告: the three tables of a year, counted from the ledgers.

enum class ReportFormat {
  Y2019,  // 国办公开办函〔2019〕60号, for 2019 and 2020
  Y2021,  // 国办公开办函〔2021〕30号, since
};

// As the year's record in the ledger says, else as the year wants.
ReportFormat format_of(const Register& reg, int year);

enum class FigureSource {
  Counted,  // one for each of `records`
  Summed,   // of a field of `records`
  Total,    // of other figures as they stand
  Nowhere,  // no ledger has it: it is 0 until somebody corrects it
};

// What somebody set in place of a counted figure. A record of the form annual_correction below the
// year's record; it names its cell by the table's number and the ids of row and column.
struct Correction {
  RecordId record;
  Decimal value;
  std::string reason;
  bool operator==(const Correction&) const = default;
};

struct Figure {
  std::string_view row, column;            // ids: "granted", "person"
  std::string_view row_name, column_name;  // verbatim
  FigureSource source = FigureSource::Counted;
  bool is_money = false;  // not a whole number
  Decimal counted;
  std::vector<RecordId> records;  // it was counted from
  std::optional<Correction> correction;

  const Decimal& value() const { return correction ? correction->value : counted; }
  bool operator==(const Figure&) const = default;
};

// A place of the official form: a label, or a figure.
struct ReportCell {
  int row = 0, column = 0, rows = 1, columns = 1;
  std::string_view label = {};
  int figure = -1;  // in ReportTable::figures
  bool operator==(const ReportCell&) const = default;
};

struct ReportTable {
  int number = 0;  // of the section it stands in: 2, 3, 4
  int rows = 0, columns = 0;
  std::vector<ReportCell> cells;  // cover rows × columns, none lies over another
  std::vector<Figure> figures;
  bool operator==(const ReportTable&) const = default;
};

const Figure* find_figure(const ReportTable& table, std::string_view row, std::string_view column);
int64_t whole(const Figure& figure);  // without what stands behind the point

// What does not add up, or could not be counted. 1-8 are the checks of 年度报告; only 1 is
// official.
enum class ReportCheck {
  Balance,      // 1: new and carried over are not what was done and is carried on
  Results,      // 2: the results are not their total
  Applicants,   // 3: the applicants of a row are not its total
  Disputes,     // 4: the outcomes are not their total
  TextDiffers,  // 5: a section names another figure than the table
  TextUnclear,  // 5: "收到申请N件" is neither the new nor all
  BadValue,     // 6: a correction without a figure, or not with a whole one
  Problems,     // 7: section 五 says nothing
  Fee,          // 7: fees were taken and section 六 does not say so
  CarryOver,    // 8: not what last year carried on
  InForce,      // 8: not last year's with what was made and ended; expiry may be why
  Unanswered,   // an application is closed and has no result, so it counts as carried on
  Undated,      // an application lacks the day it came or was closed
  Kindless,     // an application does not say who applied
  Unended,      // an abolished document does not say when
  Differs,      // the ledger of decisions and what was reported for the year
  Misplaced,    // a correction of a cell that the form does not have
};

struct ReportFinding {
  ReportCheck check;
  std::vector<std::string> words;  // what fills its sentence
  int table = 0;                   // of `row` and `column`; 0: of none
  std::string_view row, column;    // the figure to look at; may be empty
  std::vector<RecordId> records;
  bool operator==(const ReportFinding&) const = default;
};
bool is_warning(ReportCheck check);  // to look at, perhaps it is right

struct AnnualReport {
  int year = 0;
  ReportFormat format = ReportFormat::Y2021;
  RecordId record;  // of the year in the ledger annual_report; Id{}: none yet
  std::array<ReportTable, 3> tables;
  Figure fees;                          // 信息处理费 of the year, yuan
  std::vector<ReportFinding> findings;  // what could not be counted
  bool operator==(const AnnualReport&) const = default;
};

// An application counts as new in the year in which it was received (art. 31: confirmed, where that
// is known), under its result in the year in which it was answered, lapsed or was withdrawn, and as
// carried over at every turn of the year in between. A review or lawsuit counts by its outcome in
// the year of its closing, and as pending at the end of every year before. `limits`: the office's.
// Walks the register.
AnnualReport annual_report(const Register& reg, int year, ReportFormat format,
                           const Calendar& calendar, const ApplicationLimits& limits = {});

const ReportTable& table_of(const AnnualReport& report, int number);

}  // namespace taizhang
