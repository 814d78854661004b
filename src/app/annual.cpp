#include "app/annual.h"

#include "app/texts.h"
#include "base/sort.h"
#include "formats/clipboard_table.h"
#include "formats/markup.h"

namespace taizhang {
namespace {

Text sentence(ReportCheck check) {
  switch (check) {
    case ReportCheck::Balance:
      return Text::annual_find_balance;
    case ReportCheck::Results:
      return Text::annual_find_results;
    case ReportCheck::Applicants:
      return Text::annual_find_applicants;
    case ReportCheck::Disputes:
      return Text::annual_find_disputes;
    case ReportCheck::TextDiffers:
      return Text::annual_find_text;
    case ReportCheck::TextUnclear:
      return Text::annual_find_text_unclear;
    case ReportCheck::BadValue:
      return Text::annual_find_bad_value;
    case ReportCheck::Problems:
      return Text::annual_find_problems;
    case ReportCheck::Fee:
      return Text::annual_find_fee;
    case ReportCheck::CarryOver:
      return Text::annual_find_carry_over;
    case ReportCheck::InForce:
      return Text::annual_find_in_force;
    case ReportCheck::Unanswered:
      return Text::annual_find_unanswered;
    case ReportCheck::Undated:
      return Text::annual_find_undated;
    case ReportCheck::Kindless:
      return Text::annual_find_kindless;
    case ReportCheck::Unended:
      return Text::annual_find_unended;
    case ReportCheck::Differs:
      return Text::annual_find_differs;
    case ReportCheck::Misplaced:
      return Text::annual_find_misplaced;
  }
}

std::string words_of(const ReportTable& table, const ReportCell& cell) {
  if (cell.figure < 0) return std::string(cell.label);
  return table.figures[static_cast<size_t>(cell.figure)].value().digits;
}

// In reading order, so that a row of the page is a row of the text.
std::vector<ReportCell> in_rows(const ReportTable& table) {
  std::vector<ReportCell> cells = table.cells;
  sort_with(cells, [](const ReportCell& a, const ReportCell& b) {
    return a.row != b.row ? a.row < b.row : a.column < b.column;
  });
  return cells;
}

void append_paragraphs(std::string& html, std::string_view words) {
  html += "<p>";
  for (const char c : words) {
    if (c == '\n')
      html += "</p><p>";
    else
      append_markup(html, c);
  }
  html += "</p>";
}

}  // namespace

AnnualView first_view(const Register& reg, Date today) {
  constexpr int kLastMonth = 3;  // the reports of a year are published by the end of March after it
  AnnualView view;
  view.year = today.month <= kLastMonth ? today.year - 1 : today.year;
  view.format = format_of(reg, view.year);
  return view;
}

void refresh(AnnualView& view, const Register& reg, const Calendar& calendar,
             const ApplicationLimits& limits) {
  view.report = annual_report(reg, view.year, view.format, calendar, limits);
  view.sections = report_sections(reg, view.report);
  view.findings = report_findings(reg, view.report, calendar, limits);
  sort_by(view.findings, [](const ReportFinding& one) { return is_warning(one.check); });
}

const Figure* chosen_figure(const AnnualView& view) {
  if (view.chosen.table == 0) return nullptr;
  return find_figure(table_of(view.report, view.chosen.table), view.chosen.row, view.chosen.column);
}

bool has_figures(const AnnualReport& report) {
  for (const ReportTable& table : report.tables)
    for (const Figure& one : table.figures)
      if (one.correction || one.counted != Decimal{}) return true;
  return false;
}

std::string figure_name(const Figure& figure) {
  return std::string(figure.row_name) + "，" + std::string(figure.column_name);
}

std::string finding_words(const AnnualReport& report, const ReportFinding& finding,
                          Language language) {
  std::vector<std::string> words = finding.words;
  if (finding.check == ReportCheck::BadValue)
    words = {
        figure_name(*find_figure(table_of(report, finding.table), finding.row, finding.column))};
  if (words.empty()) words = {number(static_cast<long long>(finding.records.size()))};
  return say({sentence(finding.check), std::move(words)}, language);
}

std::string table_tsv(const ReportTable& table) {
  const size_t rows = static_cast<size_t>(table.rows), columns = static_cast<size_t>(table.columns);
  TableCells cells(rows, std::vector<std::string>(columns));
  for (const ReportCell& cell : table.cells)
    cells[static_cast<size_t>(cell.row)][static_cast<size_t>(cell.column)] = words_of(table, cell);
  return to_tsv(cells);
}

std::string table_html(const ReportTable& table) {
  std::string html = "<table border=\"1\" style=\"border-collapse:collapse;text-align:center\">";
  int row = -1;
  for (const ReportCell& cell : in_rows(table)) {
    if (cell.row != row) html += row < 0 ? "<tr>" : "</tr><tr>";
    row = cell.row;
    html += "<td";
    if (cell.rows > 1) html += " rowspan=\"" + number(cell.rows) + "\"";
    if (cell.columns > 1) html += " colspan=\"" + number(cell.columns) + "\"";
    html += ">" + words_of(table, cell) + "</td>";
  }
  return html + "</tr></table>";
}

DocumentTable document_table(const ReportTable& table) {
  DocumentTable out{.widths = std::vector<int>(static_cast<size_t>(table.columns), 1)};
  out.rows.resize(static_cast<size_t>(table.rows));
  for (const ReportCell& cell : in_rows(table))
    out.rows[static_cast<size_t>(cell.row)].push_back({.text = words_of(table, cell),
                                                       .rows = cell.rows,
                                                       .columns = cell.columns,
                                                       .is_heading = cell.figure < 0,
                                                       .is_centred = true});
  return out;
}

std::string report_text(const AnnualView& view) {
  std::string out = report_title(view.report) + "\n\n" + report_intro(view.report) + "\n";
  for (const ReportSection& section : view.sections) {
    out += "\n" + std::string(section.title) + "\n";
    if (!section.text.empty()) out += section.text + "\n";
    if (section.table != 0) out += table_tsv(table_of(view.report, section.table));
  }
  return out;
}

std::string report_html(const AnnualView& view) {
  std::string html = "<meta charset=\"utf-8\"><h1>" + report_title(view.report) + "</h1>";
  append_paragraphs(html, report_intro(view.report));
  for (const ReportSection& section : view.sections) {
    html += "<h2>" + std::string(section.title) + "</h2>";
    if (!section.text.empty()) append_paragraphs(html, section.text);
    if (section.table != 0) html += table_html(table_of(view.report, section.table));
  }
  return html;
}

}  // namespace taizhang
