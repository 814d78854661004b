#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/annual.h"
#include "app/copying.h"
#include "app/filtering.h"
#include "app/overview.h"
#include "app/receipts.h"
#include "app/report.h"
#include "app/report_writer.h"
#include "app/table_cells.h"
#include "model/mask.h"

namespace taizhang {
namespace {

// The ledger that was looked at; null: the tasks.
const LedgerShelf* shown_shelf(const ReportWriter& writer) {
  const Ledgers& ledgers = writer.open().ledgers;
  const bool is_open = !writer.scope().ledger.empty() && writer.scope().ledger == ledgers.look.form;
  return is_open ? open_shelf(ledgers) : nullptr;
}

// What the list leaves out, in words; empty: nothing.
std::string filter_words(const ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  std::vector<std::string> parts;
  const auto add = [&](Text id, std::string words) {
    if (!words.empty()) parts.push_back(writer.words(id, {std::move(words)}));
  };
  if (const LedgerShelf* shelf = shown_shelf(writer)) {
    const LedgerLook& look = open.ledgers.look;
    if (look.view < shelf->form.ledger.views.size())
      add(Text::document_filter_view,
          std::string(label(shelf->form.ledger.views[look.view].name, writer.language())));
    add(Text::document_filter_search, look.search);
    if (look.light) add(Text::document_filter_light, light_words({*look.light}, writer.language()));
    if (look.faulty) parts.push_back(writer.words(Text::document_filter_faulty));
  } else {
    if (open.view.part) add(Text::document_filter_part, part_title(open, open.view.part));
    if (!open.view.status.empty())
      add(Text::document_filter_status, status_name(open.reg, open.view.status, writer.language()));
    if (!open.view.department.empty())
      add(Text::document_filter_part, department_name(open, open.view.department));
    if (open.view.unled) parts.push_back(writer.words(Text::matrix_unled));
    if (open.view.light)
      add(Text::document_filter_light, writer.words(state_name(*open.view.light)));
    add(Text::document_filter_search, open.view.search);
  }
  const bool in_ledger = shown_shelf(writer) != nullptr;
  const Template& form = in_ledger ? shown_shelf(writer)->form : open.ledgers.task_form;
  const Filters& filters = in_ledger ? open.ledgers.look.filters : open.view.filters;
  for (const Filter& filter : filters)
    add(Text::document_filter_fields, filter_words(open, form, filter, writer.language()));
  return joined(parts);
}

const LedgerShelf* shelf_with_records(const ReportWriter& writer, std::string_view form) {
  const LedgerShelf* shelf = find_shelf(writer.open().ledgers, form);
  return shelf != nullptr && !shelf->records.empty() ? shelf : nullptr;
}

// A record's field in words, masked where it is about persons.
std::string cell_of(const ReportWriter& writer, const LedgerShelf& shelf,
                    const LedgerRecord& record, std::string_view field) {
  for (uint32_t i = 0; i < shelf.form.fields.size(); ++i) {
    if (shelf.form.fields[i].id != field) continue;
    return mask(
        shelf.form.fields[i],
        ledger_words(writer.open().ledgers, writer.reg(), shelf, record,
                     {LedgerColumn::Kind::Field, i, std::string(field)}, writer.language()));
  }
  return {};
}

// What breaches take from a line of the score sheet; null: nothing counts them.
const Decimal* deducted_of(const ReportWriter& writer, RecordId line) {
  const auto found = writer.open().ledgers.deductions.find(line);
  const bool is_known =
      found != writer.open().ledgers.deductions.end() && !found->second.is_unknown;
  return is_known ? &found->second.points : nullptr;
}

constexpr std::string_view kAssessed = "assessed_score";

// A figure of the score sheet. A line that nobody has assessed has what breaches leave of it.
std::optional<Decimal> points_in(const ReportWriter& writer, RecordId line,
                                 std::string_view field) {
  const Register& reg = writer.reg();
  if (const auto* typed = std::get_if<Decimal>(&reg.value(line, field))) return *typed;
  const Decimal* lost = deducted_of(writer, line);
  const auto* most = std::get_if<Decimal>(&reg.value(line, fields::kPoints));
  const bool is_bonus = reg.value(line, "bonus") == Value(true);  // which somebody has to grant
  if (field != kAssessed || lost == nullptr || most == nullptr || is_bonus) return std::nullopt;
  std::vector<Decimal> points = {*most};
  if (lost->digits != "0") points.push_back({"-" + lost->digits});
  return sum_of(std::span<const Decimal>(points));
}

// "4（自动扣分 1）" where nobody has said a score.
std::string assessed_words(const ReportWriter& writer, RecordId line) {
  const std::optional<Decimal> points = points_in(writer, line, kAssessed);
  if (!points) return {};
  const Decimal* lost = deducted_of(writer, line);
  const bool is_typed = !is_empty(writer.reg().value(line, kAssessed));
  if (is_typed || lost == nullptr || lost->digits == "0") return points->digits;
  return writer.words(Text::document_deducted, {points->digits, lost->digits});
}

void write_slip(ReportWriter& writer, const LedgerShelf& shelf, const LedgerRecord& record) {
  const auto cell = [&](std::string_view field) { return cell_of(writer, shelf, record, field); };
  writer.say(ParagraphStyle::Signature,
             writer.words(Text::document_slip_number, {cell("number"), cell("level")}));
  DocumentTable table{.widths = {18, 32, 18, 32}};
  const auto name_of_field = [&](std::string_view id) {
    const Field* field = find_field(shelf.form, id);
    return field == nullptr ? std::string(id) : std::string(label(field->name, writer.language()));
  };
  const auto pair = [&](std::string_view left, std::string_view right) {
    table.rows.push_back({{.text = name_of_field(left), .is_heading = true, .is_centred = true},
                          {.text = cell(left)},
                          {.text = name_of_field(right), .is_heading = true, .is_centred = true},
                          {.text = cell(right)}});
  };
  const auto wide = [&](std::string_view field, int lines) {
    std::string words = cell(field);
    if (words.empty()) words.append(static_cast<size_t>(lines), '\n');  // to be written by hand
    table.rows.push_back({{.text = name_of_field(field), .is_heading = true, .is_centred = true},
                          {.text = std::move(words), .columns = 3}});
  };
  wide("about", 1);
  pair("department", "issuer");
  pair("issued", "due");
  wide("reason", 3);
  pair("signed", "responded");
  wide("response", 6);
  wide("closing", 4);
  writer.add(std::move(table));
}

// How many digits are as wide: a Chinese character, of three bytes, is two.
size_t digits_wide(std::string_view text) {
  const size_t characters = count_code_points(text);
  return characters + (text.size() - characters) / 2;
}

void say_filter(ReportWriter& writer) {
  const std::string filter = filter_words(writer);
  writer.say_scope(filter.empty() ? Text::document_unfiltered : Text::document_filtered, {filter});
}

}  // namespace

void write_shown(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  const LedgerShelf* shelf = shown_shelf(writer);
  const ShownTable shown = shown_table(open, shelf, writer.language());
  const TableCells& cells = shown.cells;
  writer.title(shelf != nullptr ? std::string(label(shelf->form.name, writer.language()))
                                : register_title(open.reg),
               cells[0].size() > 10 ? Paper::A3Landscape : Paper::A4Landscape);
  // As wide as what stands in them, within limits.
  constexpr size_t kPadding = 7, kLeast = 8, kMost = 34;
  std::vector<int> widths;
  for (size_t column = 0; column < cells[0].size(); ++column) {
    size_t widest = kLeast;
    for (const std::vector<std::string>& row : cells)
      if (row.size() == cells[0].size())
        widest = std::max(widest, digits_wide(row[column]) + kPadding);
    widths.push_back(static_cast<int>(std::min(widest, kMost)));
  }
  DocumentTable& table = writer.table(cells[0], widths);
  add_heads(table, shown.heads);
  for (size_t i = 1; i < cells.size(); ++i)
    cells[i].size() == 1 && cells[0].size() > 1 ? add_heading_row(table, cells[i][0])
                                                : add_row(table, cells[i]);
  say_filter(writer);
}

void write_matrix(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  writer.title(register_title(open.reg), Paper::A4Landscape);
  const std::vector<size_t> shown = shown_statuses(open);
  std::vector<std::string> names = {writer.words(Text::matrix_department)};
  for (const size_t one : shown)
    names.push_back(status_name(open.reg, open.counts[one].option, writer.language()));
  for (const Text one :
       {state_name(LightState::Soon), state_name(LightState::Overdue), Text::matrix_all})
    names.push_back(writer.words(one));
  std::vector<int> widths(names.size(), 8);
  widths[0] = 20;
  DocumentTable& table = writer.table(names, widths);
  const std::vector<MatrixLine>& lines = open.layout.matrix;
  for (const MatrixLine& line : lines) {
    const Text nobodys = &line == &lines.back() ? Text::matrix_all : Text::matrix_unled;
    std::vector<std::string> cells = {
        line.department.empty() ? writer.words(nobodys) : department_name(open, line.department)};
    for (const size_t one : shown) cells.push_back(number(line.statuses[one]));
    for (const int figure : {line.soon, line.overdue, line.all}) cells.push_back(number(figure));
    add_row(table, std::move(cells));
    for (size_t i = 1; i < names.size(); ++i) table.rows.back()[i].is_centred = true;
  }
  say_filter(writer);
}

bool write_receipts(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  const BoardRound* round = present_round(open);
  writer.title(writer.words(
      Text::document_receipts_title,
      {register_title(open.reg), number(round != nullptr ? round->round : round_of(open.reg))}));
  if (round == nullptr) return false;
  writer.say(ParagraphStyle::Body, Text::board_totals,
             {number(static_cast<long long>(round->rows.size())),
              number(round->departments[static_cast<size_t>(RoundState::Returned)]),
              number(round->departments[static_cast<size_t>(RoundState::Missing)]),
              number(round->departments[static_cast<size_t>(RoundState::NotIssued)])});
  constexpr Text kStates[] = {Text::board_state_not_issued, Text::board_state_missing,
                              Text::board_state_returned};
  DocumentTable& table = writer.table({{Text::board_department, 24},
                                       {Text::column_status, 10},
                                       {Text::board_issued, 14},
                                       {Text::document_returned_at, 14},
                                       {Text::document_returns, 10},
                                       {Text::board_open, 10}});
  for (const BoardRow& row : round->rows)
    add_row(table, {department_name(open, row.department),
                    writer.words(kStates[static_cast<size_t>(row.state)]),
                    row.issued_at.substr(0, 10), row.returned_at.substr(0, 10), number(row.returns),
                    number(static_cast<long long>(row.open_tasks.size()))});
  centre(table, {1, 2, 3, 4, 5});
  if (!receipts_in(open.reg, round->round).empty())
    writer.say(ParagraphStyle::Note, receipts_text(open.reg, round->round, writer.language()));
  writer.say_scope(Text::document_of_round, {number(round->round)});
  return true;
}

bool write_slips(ReportWriter& writer) {
  const LedgerShelf* shelf = shelf_with_records(writer, "slip");
  writer.title(writer.words(Text::document_slips));
  bool has_any = false;
  for (const LedgerRecord& record :
       shelf != nullptr ? shelf->records : std::vector<LedgerRecord>{}) {
    const bool is_closed = !is_empty(writer.reg().value(record.id, "closed"));
    if (is_closed || !writer.is_of_department(record.id)) continue;
    if (has_any) writer.new_page();
    has_any = true;
    write_slip(writer, *shelf, record);
    writer.sign();
  }
  return has_any;
}

bool write_scores(ReportWriter& writer) {
  const LedgerShelf* shelf = shelf_with_records(writer, forms::kScore);
  writer.title(writer.words(Text::document_scores_title, {register_title(writer.reg())}),
               Paper::A4Landscape);
  if (shelf == nullptr) return false;
  constexpr std::string_view kFields[] = {"indicator", "title", "points",     "rule",
                                          "report",    "link",  "self_score", kAssessed};
  std::vector<std::string> names;
  for (const std::string_view one : kFields) {
    const Field* field = find_field(shelf->form, one);
    names.emplace_back(field == nullptr ? one : label(field->name, writer.language()));
  }
  names.back() = writer.words(Text::document_item_score);
  names.push_back(writer.words(Text::document_indicator_score));
  DocumentTable& table = writer.table(names, {12, 18, 7, 22, 32, 18, 8, 8, 8});
  // The items of an indicator stand together, with its name and what they come to once.
  std::vector<std::vector<const LedgerRecord*>> indicators;
  for (const LedgerRecord& record : shelf->records) {
    if (!writer.is_of_department(record.id)) continue;
    const auto same = std::ranges::find_if(indicators, [&](const auto& items) {
      return text_of(writer.reg(), items.front()->id, "indicator") ==
             text_of(writer.reg(), record.id, "indicator");
    });
    (same == indicators.end() ? indicators.emplace_back() : *same).push_back(&record);
  }
  if (indicators.empty()) return false;
  const auto sum = [&](const auto& items, std::string_view field) {
    std::vector<Decimal> points;
    for (const LedgerRecord* item : items)
      if (const auto one = points_in(writer, item->id, field)) points.push_back(*one);
    const auto all = sum_of(points);
    return all && !points.empty() ? all->digits : std::string();
  };
  std::vector<const LedgerRecord*> all;
  for (const auto& items : indicators) {
    const int rows = static_cast<int>(items.size());
    for (const LedgerRecord* item : items) {
      const bool is_first = item == items.front();
      all.push_back(item);
      std::vector<DocumentCell>& row = table.rows.emplace_back();
      for (const std::string_view field : kFields) {
        if (!is_first && field == "indicator") continue;
        const bool is_figure = field == "points" || field.ends_with("_score");
        row.push_back({.text = field == kAssessed ? assessed_words(writer, item->id)
                                                  : cell_of(writer, *shelf, *item, field),
                       .is_centred = is_figure});
      }
      if (!is_first) continue;
      row.front().rows = rows;
      row.push_back({.text = sum(items, kAssessed), .rows = rows, .is_centred = true});
    }
  }
  const std::string assessed = sum(all, kAssessed);
  add_row(table, {writer.words(Text::document_sum), "", sum(all, "points"), "", "", "",
                  sum(all, "self_score"), assessed, assessed});
  centre(table, {2, 6, 7, 8});
  writer.say_scope(Text::document_unfiltered);
  return true;
}

bool write_findings(ReportWriter& writer) {
  const Ledgers& ledgers = writer.open().ledgers;
  writer.title(writer.words(Text::document_findings_title, {register_title(writer.reg())}),
               Paper::A4Landscape);
  if (ledgers.findings.empty()) return false;
  DocumentTable& table = writer.table({{Text::document_ledger, 16},
                                       {Text::document_record, 28},
                                       {Text::document_finding, 44},
                                       {Text::document_basis, 30}});
  for (const FindingLine& line : ledgers.findings) {
    const LedgerShelf& shelf = ledgers.shelves[line.shelf];
    const LedgerRecord& record = shelf.records[line.record];
    const Finding& finding = record.judgement.findings[line.finding];
    add_row(table,
            {std::string(label(shelf.form.name, writer.language())),
             full_title(ledgers, writer.reg(), shelf.form, record.id, writer.language(), true),
             finding_words(writer.reg(), shelf, record, finding, writer.language(), true),
             std::string(basis_of(shelf.form, finding))});
  }
  writer.say_scope(Text::document_unfiltered);
  return true;
}

void write_annual(ReportWriter& writer) {
  AnnualView view = writer.open().annual.value_or(first_view(writer.reg(), writer.open().today));
  const Ledgers& ledgers = writer.open().ledgers;
  refresh(view, writer.reg(), ledgers.calendar, ledgers.limits);
  writer.title(report_title(view.report));
  writer.say(ParagraphStyle::Body, report_intro(view.report));
  for (const ReportSection& section : view.sections) {
    writer.say(ParagraphStyle::Heading, section.title);
    writer.say(ParagraphStyle::Body, section.text);
    if (section.table != 0) writer.add(document_table(table_of(view.report, section.table)));
  }
  writer.sign();
}

bool write_comparison(ReportWriter& writer) {
  const std::optional<Comparison>& comparison = writer.open().comparison;
  writer.title(writer.words(Text::document_comparison_title, {register_title(writer.reg())}),
               Paper::A4Landscape);
  if (!comparison) return false;
  constexpr Text kKinds[] = {Text::comparison_added, Text::comparison_changed,
                             Text::comparison_deleted};
  std::vector<std::string> counts;
  for (const int count : comparison->counts) counts.push_back(number(count));
  writer.say(ParagraphStyle::Body, Text::diff_total, std::move(counts));
  if (comparison->is_partial) writer.say(ParagraphStyle::Note, Text::comparison_partial);
  DocumentTable& table = writer.table({{Text::comparison_list, 8},
                                       {Text::document_record, 30},
                                       {Text::collect_column_field, 14},
                                       {Text::bulk_before, 34},
                                       {Text::bulk_after, 34}});
  for (DifferenceLine& line : difference_lines(comparison->before, writer.reg(),
                                               comparison->differences, writer.language()))
    add_row(table, {writer.words(kKinds[static_cast<size_t>(line.kind)]), std::move(line.record),
                    std::move(line.field), std::move(line.before), std::move(line.after)});
  writer.say_scope(Text::comparison_between, {comparison->file});
  return true;
}

}  // namespace taizhang
