#include "app/spreadsheet.h"

#include <algorithm>
#include <utility>

#include "app/copying.h"
#include "app/listed.h"
#include "app/overview.h"
#include "app/steps.h"
#include "app/table_cells.h"
#include "base/text.h"
#include "formats/csv.h"
#include "formats/sheet_table.h"
#include "formats/xlsx_read.h"
#include "formats/xlsx_write.h"

namespace taizhang {
namespace {

constexpr std::string_view kXlsxType =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// Of a column as wide as its words, within limits, in halves of Chinese characters.
double width_of(const TableCells& cells, size_t column) {
  size_t widest = 8;
  for (const std::vector<std::string>& row : cells)
    if (column < row.size() && row.size() > 1)
      widest = std::max(widest, count_code_points(row[column]) * 2 + 2);
  return static_cast<double>(std::min<size_t>(widest, 60));
}

void add_options(SheetColumn& column, const Field* field, Language language) {
  if (field == nullptr || field->type != FieldType::Enumeration) return;
  for (const EnumOption& option : field->options)
    if (!option.hidden) column.options.emplace_back(label(option.name, language));
}

SheetKind kind_of(const Field& field) {
  switch (field.type) {
    case FieldType::Integer:
      return SheetKind::Integer;
    case FieldType::Decimal:
      return SheetKind::Decimal;
    case FieldType::Date:
      return SheetKind::Date;
    default:
      return SheetKind::Text;
  }
}

// The colours of the states that are worth one: those that press, and what is done.
void add_colours(SheetColumn& column, const Register& reg, Language language) {
  constexpr uint32_t kDone = 0xE2F0E2, kOngoing = 0xFFF4D6;
  column.colours.push_back({status_name(reg, statuses::kClosed, language), kDone});
  column.colours.push_back({status_name(reg, "ongoing", language), kOngoing});
}

// The words of a light count days, so that each that presses has its own.
void add_pressing(SheetColumn& column, const Light& light, Language language) {
  constexpr uint32_t kLate = 0xF9DCDC, kSoon = 0xFFE5BF;
  const bool is_late = light.state == LightState::Overdue;
  if (!is_late && light.state != LightState::Soon) return;
  SheetColour colour{light_words(light, language), is_late ? kLate : kSoon};
  if (!std::ranges::contains(column.colours, colour)) column.colours.push_back(std::move(colour));
}

std::vector<SheetColumn> task_columns(const OpenRegister& open, Language language) {
  std::vector<SheetColumn> all;
  for (const ColumnLook& one : shown_columns(open.view)) {
    const Field* field = column_field(open, one.column);
    SheetColumn& column = all.emplace_back();
    if (field != nullptr) column.kind = kind_of(*field);
    add_options(column, field, language);
    if (one.column == column_ids::kLight)
      for (const uint32_t task : open.shown_tasks)
        add_pressing(column, task_light(open, open.outline[task].record), language);
    if (one.column == column_ids::kStatus) add_colours(column, open.reg, language);
    if (one.column == column_ids::kUpdated) column.kind = SheetKind::Date;
  }
  return all;
}

std::vector<SheetColumn> ledger_columns(const OpenRegister& open, const LedgerShelf& shelf,
                                        Language language) {
  std::vector<SheetColumn> columns;
  for (const SheetPart& part : sheet_parts(open, shelf)) {
    const LedgerColumn& one = *part.column;
    SheetColumn& column = columns.emplace_back();
    if (part.option != nullptr) {
      column.options = {std::string(kTick)};
    } else if (one.kind == LedgerColumn::Kind::Field) {
      const Field& field = shelf.form.fields[one.index];
      column.kind = kind_of(field);
      add_options(column, &field, language);
    } else if (one.kind == LedgerColumn::Kind::Light) {
      for (const LedgerRecord& record : shelf.records)
        add_pressing(column, record.judgement.light, language);
    }
  }
  return columns;
}

// The fields that the list's columns show.
std::vector<const Field*> shown_fields(const OpenRegister& open, const LedgerShelf* shelf) {
  std::vector<const Field*> shown;
  if (shelf != nullptr) {
    for (const LedgerColumn& one : open.ledgers.columns) shown.push_back(field_of(*shelf, one));
  } else {
    for (const ColumnLook& one : shown_columns(open.view))
      shown.push_back(column_field(open, one.column));
  }
  std::erase(shown, nullptr);
  return shown;
}

// The list with one row of names, as it is read again: 公开对象/全社会.
TableCells list_cells(const OpenRegister& open, const LedgerShelf* shelf, Language language) {
  ShownTable table = shown_table(open, shelf, language);
  for (size_t i = 0; i < table.heads.size(); ++i)
    if (!table.heads[i].empty()) table.cells[0][i] = table.heads[i] + "/" + table.cells[0][i];
  return std::move(table.cells);
}

// The tables of the sheets that are shown, with the sheets' names.
std::vector<std::pair<std::string, SheetTable>> tables_of(const std::vector<SheetCells>& sheets) {
  std::vector<std::pair<std::string, SheetTable>> tables;
  for (const SheetCells& sheet : sheets) {
    if (sheet.hidden && sheets.size() > 1) continue;
    SheetTable table = read_table(sheet);
    if (!table.rows.empty()) tables.emplace_back(sheet.name, std::move(table));
  }
  return tables;
}

// The table with its header first, for the dialog that says what each column is.
PastedTable pasted_of(const AppState& state, SheetTable table, std::string file,
                      std::string sheet) {
  TableCells cells;
  if (!table.header.empty()) cells.push_back(table.header);
  for (std::vector<std::string>& row : table.rows) cells.push_back(std::move(row));
  PastedTable pasted =
      read_pasted(*state.open, std::move(cells), !table.header.empty(), state.header_notes);
  pasted.file = std::move(file);
  pasted.sheet = std::move(sheet);
  pasted.headings = std::move(table.headings);
  pasted.lines = std::move(table.lines);
  pasted.merged = std::move(table.merged);
  return pasted;
}

// One table of two sheets: columns of the same name are one. A sheet without a header explains the
// others.
void add_sheet(SheetTable& all, SheetTable more) {
  if (all.header.empty()) std::swap(all, more);
  if (more.header.empty()) return;
  std::vector<size_t> places;
  for (std::string& name : more.header) {
    const auto found = std::ranges::find(all.header, name);
    places.push_back(static_cast<size_t>(found - all.header.begin()));
    if (found == all.header.end()) all.header.push_back(std::move(name));
  }
  for (size_t i = 0; i < more.rows.size(); ++i) {
    std::vector<std::string>& row = all.rows.emplace_back(all.header.size());
    for (size_t column = 0; column < places.size(); ++column)
      if (!more.rows[i][column].empty()) row[places[column]] = more.rows[i][column];
    all.headings.push_back(more.headings[i]);
  }
}

// What the table says as a notice that is typed: its titles, its parts, its rows between tabs.
std::string notice_of(const SheetTable& table) {
  std::string text;
  for (const std::string& title : table.titles) text += title + "\n";
  if (!table.header.empty()) text += to_tsv({table.header});
  std::string heading;
  for (size_t i = 0; i < table.rows.size(); ++i) {
    if (i < table.headings.size() && table.headings[i] != heading) {
      heading = table.headings[i];
      if (!heading.empty()) text += heading + "\n";
    }
    std::vector<std::string> row = table.rows[i];
    for (std::string& cell : row) std::ranges::replace(cell, '\n', ' ');
    text += to_tsv({row});
  }
  return replace_all(std::move(text), "\r\n", "\n");
}

}  // namespace

Workbook list_workbook(const OpenRegister& open, const LedgerShelf* shelf, Language language) {
  const ShownTable table = shown_table(open, shelf, language);
  const TableCells& cells = table.cells;
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  const std::string title =
      shelf != nullptr ? std::string(label(shelf->form.name, language)) : register_title(open.reg);
  workbook.title = title;
  sheet.name = title;
  sheet.columns =
      shelf != nullptr ? ledger_columns(open, *shelf, language) : task_columns(open, language);
  for (size_t i = 0; i < sheet.columns.size(); ++i) {
    sheet.columns[i].header = cells[0][i];
    if (!table.heads.empty()) sheet.columns[i].head = table.heads[i];
    sheet.columns[i].width = width_of(cells, i);
  }
  const std::vector<const Field*> fields = shown_fields(open, shelf);
  for (size_t i = 1; i < cells.size(); ++i) {
    SheetRow& row = sheet.rows.emplace_back();
    row.cells = cells[i];
    const RecordId record = table.records[i - 1];
    row.heading = !record;
    if (row.heading) continue;
    row.id = to_text(record);
    row.digest = row_digest(open, record, fields);
  }
  return workbook;
}

Workbook workbook_of(const Document& document) {
  Workbook workbook;
  workbook.title = document.title;
  for (const Block& block : document.blocks) {
    const auto* table = std::get_if<DocumentTable>(&block);
    if (table == nullptr || table->widths.empty()) continue;
    Sheet& sheet = workbook.sheets.emplace_back();
    sheet.name = table->caption.empty() ? document.title : table->caption;
    sheet.paper = document.paper;
    sheet.titles = {document.title};
    sheet.columns.resize(table->widths.size());
    TableCells cells(table->rows.size(), std::vector<std::string>(table->widths.size()));
    for (const GridCell& cell : grid_of(*table, table->rows.size()))
      cells[cell.row][cell.column] = cell.cell->text;
    const size_t header = static_cast<size_t>(table->header_rows);
    for (size_t i = 0; i < sheet.columns.size(); ++i) {
      if (header > 0) sheet.columns[i].header = cells[header - 1][i];
      sheet.columns[i].width = width_of(cells, i);
    }
    for (size_t row = header; row < cells.size(); ++row) {
      const bool is_heading = table->rows[row].size() == 1 && table->widths.size() > 1;
      sheet.rows.push_back({.cells = std::move(cells[row]), .heading = is_heading});
    }
  }
  return workbook;
}

Workbook report_workbook(const AppState& state) {
  const OpenRegister& open = *state.open;
  const ReportView& view = *open.report;
  Workbook workbook;
  if (view.scope.kind == ReportKind::Shown) {
    const LedgerShelf* shelf = find_shelf(open.ledgers, view.scope.ledger);
    workbook = list_workbook(open, shelf, state.settings.language);
    workbook.sheets.front().paper = view.document.paper;
  } else {
    workbook = workbook_of(view.document);
  }
  workbook.author = state.settings.author;
  return workbook;
}

bool is_spreadsheet(std::string_view name, std::string_view bytes) {
  const std::string lower = folded(std::string(name));
  for (const std::string_view end :
       {".xlsx", ".xls", ".et", ".ods", ".xlsb", ".xlsm", ".csv", ".tsv"})
    if (lower.ends_with(end)) return true;
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

void receive_spreadsheet(Scene scene, const ReceiveFile& intent) {
  const Language language = scene.state.settings.language;
  const auto refuse = [&](const FileError& error) {
    show_strip(scene, {Text::sheet_refused, {intent.name, sentence_of(error, language)}});
  };
  std::vector<SheetCells> sheets;
  AppState& state = scene.state;
  if (state.open && !state.open->scope().empty())
    return show_strip(scene, {Text::pasted_in_packet, {}});
  const std::string lower = folded(intent.name);
  if (lower.ends_with(".csv") || lower.ends_with(".tsv")) {
    FileResult<TableCells> cells = parse_csv(intent.bytes);
    if (!cells) return refuse(cells.error());
    sheets.push_back(sheet_of(*cells));
  } else {
    auto ready = std::exchange(state.ready.sheets, std::nullopt);
    FileResult<std::vector<SheetCells>> read = ready ? *std::move(ready) : read_xlsx(intent.bytes);
    if (!read && read.error().fault == FileFault::WordDocument)
      return receive_document(scene, intent);
    if (!read) return refuse(read.error());
    sheets = *std::move(read);
  }
  auto tables = tables_of(sheets);
  if (tables.empty()) return refuse({FileFault::NoSheet, {}});
  if (!state.open) {
    SheetTable all = std::move(tables.front().second);
    for (size_t i = 1; i < tables.size(); ++i) add_sheet(all, std::move(tables[i].second));
    return preview_notice(scene, intent.name, notice_of(all));
  }
  state.sheets.clear();
  for (auto& [name, table] : tables)
    state.sheets.push_back(pasted_of(state, std::move(table), intent.name, std::move(name)));
  state.pasted = state.sheets.front();
  if (state.sheets.size() == 1) state.sheets.clear();
}

void act(Scene scene, const SaveSheet& intent) {
  if (!scene.state.open || !scene.state.open->report) return;
  const OpenRegister& open = *scene.state.open;
  const ReportView& view = *open.report;
  std::string name = dated_name(view.document.title, scene.clock);
  if (intent.as_csv && view.scope.kind != ReportKind::Shown) return;
  if (intent.as_csv) {
    const LedgerShelf* shelf = find_shelf(open.ledgers, view.scope.ledger);
    name += ".csv";
    scene.effects.push_back(Download{name,
                                     to_csv(list_cells(open, shelf, scene.state.settings.language)),
                                     "text/csv;charset=utf-8"});
    return show_toast(scene, {Text::toast_exported, {name}});
  }
  name += ".xlsx";
  std::string bytes = std::exchange(scene.state.ready.bytes, {});
  if (bytes.empty()) bytes = to_xlsx(report_workbook(scene.state));
  scene.effects.push_back(Download{name, std::move(bytes), std::string(kXlsxType)});
  show_toast(scene, {Text::toast_exported, {name}});
}

}  // namespace taizhang
