#include "app/reports.h"

#include <array>

#include "app/report_writer.h"

namespace taizhang {
namespace {

struct Kind {
  Text name, help;
  bool has_period = false, has_department = true;
};

constexpr std::array<Kind, kReportKinds> kKinds = {{
    {Text::document_shown, Text::document_shown_help, false, false},
    {Text::document_decomposition, Text::document_decomposition_help},
    {Text::document_progress, Text::document_progress_help, true},
    {Text::document_circular, Text::document_circular_help, true, false},
    {Text::document_overdue, Text::document_overdue_help},
    {Text::document_receipts, Text::document_receipts_help, false, false},
    {Text::document_slips, Text::document_slips_help},
    {Text::document_scores, Text::document_scores_help},
    {Text::document_findings, Text::document_findings_help, false, false},
    {Text::document_annual, Text::document_annual_help, false, false},
    {Text::document_comparison, Text::document_comparison_help, false, false},
}};

const Kind& kind_of(ReportKind kind) { return kKinds[static_cast<size_t>(kind)]; }

// Writes the report; false: there is nothing of its kind.
bool write(ReportWriter& writer) {
  switch (writer.scope().kind) {
    case ReportKind::Shown:
      write_shown(writer);
      return true;
    case ReportKind::Decomposition:
      write_decomposition(writer);
      return true;
    case ReportKind::Progress:
      write_progress(writer);
      return true;
    case ReportKind::Circular:
      write_circular(writer);
      return true;
    case ReportKind::Overdue:
      write_overdue(writer);
      return true;
    case ReportKind::Receipts:
      return write_receipts(writer);
    case ReportKind::Slips:
      return write_slips(writer);
    case ReportKind::Scores:
      return write_scores(writer);
    case ReportKind::Findings:
      return write_findings(writer);
    case ReportKind::Annual:
      write_annual(writer);
      return true;
    case ReportKind::Comparison:
      return write_comparison(writer);
  }
}

}  // namespace

Text name_of(ReportKind kind) { return kind_of(kind).name; }
Text help_of(ReportKind kind) { return kind_of(kind).help; }
bool has_period(ReportKind kind) { return kind_of(kind).has_period; }
bool has_department(ReportKind kind) { return kind_of(kind).has_department; }

Period quarter_of(Date day, int quarters) {
  constexpr int kQuarters = 4, kMonths = 3;
  const int quarter = day.year * kQuarters + (day.month - 1) / kMonths + quarters;
  const auto first = [](int which) {
    return Date{static_cast<int16_t>(which / kQuarters),
                static_cast<uint8_t>(which % kQuarters * kMonths + 1), 1};
  };
  return {first(quarter), add_days(first(quarter + 1), -1)};
}

Period year_of(Date day) { return {{day.year, 1, 1}, {day.year, 12, 31}}; }

ReportScope first_scope(const OpenRegister& open) {
  const Period quarter = quarter_of(open.today);
  return {.kind = ReportKind::Progress, .from = quarter.from, .to = quarter.to};
}

void refresh(ReportView& view, const OpenRegister& open, Language language) {
  ReportWriter writer(open, view.scope, language);
  view.is_empty = !write(writer);
  view.document = std::move(writer).take();
  const bool is_wide = view.document.paper != Paper::A4;
  if (is_wide && view.scope.paper != Paper::A4) view.document.paper = view.scope.paper;
  view.text = plain_text(view.document);
  view.revision = open.reg.revision();
  view.day = open.today;
  view.language = language;
}

void keep_fresh(ReportView& view, const OpenRegister& open, Language language) {
  const bool is_fresh =
      view.revision == open.reg.revision() && view.day == open.today && view.language == language;
  if (!is_fresh) refresh(view, open, language);
}

}  // namespace taizhang
