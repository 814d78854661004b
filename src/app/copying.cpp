#include "app/copying.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/listed.h"
#include "app/report_writer.h"
#include "app/steps.h"
#include "app/table_cells.h"
#include "formats/clipboard_table.h"
#include "model/mask.h"

namespace taizhang {
namespace {

std::vector<std::string> header(const OpenRegister& open, Language language) {
  std::vector<std::string> names;
  for (const ColumnLook& one : shown_columns(open.view))
    names.push_back(column_name(open, one.column, language));
  return names;
}

std::vector<std::string> cells_of(const OpenRegister& open, const OutlineRow& task,
                                  Language language) {
  std::vector<std::string> cells;
  for (const ColumnLook& one : shown_columns(open.view)) {
    std::string words = cell_words(open, task, one.column, language);
    const Field* field = column_field(open, one.column);
    cells.push_back(field != nullptr ? mask(*field, std::move(words)) : words);
  }
  return cells;
}

// The tasks below the part at `part` of the outline, at any depth.
void add_tasks_below(TableCells& cells, const OpenRegister& open, size_t part, Language language) {
  const int depth = open.outline[part].depth;
  for (size_t i = part + 1; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    if (row.is_part && row.depth <= depth) return;
    if (!row.is_part) cells.push_back(cells_of(open, row, language));
  }
}

TableCells rows_to_copy(const OpenRegister& open, Language language) {
  TableCells cells = {header(open, language)};
  const OutlineRow* selected = outline_row(open, open.selected);
  if (!open.marked.empty()) {
    for (const OutlineRow& row : open.outline)
      if (open.marked.contains(row.record)) cells.push_back(cells_of(open, row, language));
  } else if (selected != nullptr && selected->is_part) {
    add_tasks_below(cells, open, static_cast<size_t>(selected - open.outline.data()), language);
  } else if (selected != nullptr) {
    cells.push_back(cells_of(open, *selected, language));
  } else {
    for (size_t i = 0; i < open.rows.size(); ++i)
      if (const OutlineRow& row = outline_row_at(open, i); !row.is_part)
        cells.push_back(cells_of(open, row, language));
  }
  return cells;
}

// The columns on screen of some records, with what is about persons masked.
TableCells ledger_cells(const OpenRegister& open, const LedgerShelf& shelf,
                        const std::vector<RecordId>& records, Language language) {
  const Ledgers& ledgers = open.ledgers;
  TableCells cells(1);
  for (const LedgerColumn& column : ledgers.columns)
    cells[0].push_back(column_name(shelf.form, column, language));
  for (const RecordId id : records) {
    const LedgerRecord& record = *find_record(ledgers, id);
    std::vector<std::string>& line = cells.emplace_back();
    for (const LedgerColumn& column : ledgers.columns) {
      std::string words = ledger_words(ledgers, open.reg, shelf, record, column, language);
      const Field* field = field_of(shelf, column);
      line.push_back(field != nullptr ? mask(*field, std::move(words)) : words);
    }
  }
  return cells;
}

std::vector<RecordId> shown_records(const LedgerShelf& shelf, const Ledgers& ledgers) {
  std::vector<RecordId> records;
  for (const uint32_t row : ledgers.rows) records.push_back(shelf.records[row].id);
  return records;
}

// As ledger_cells(), but what stands apart in official tables stands apart.
ShownTable ledger_table(const OpenRegister& open, const LedgerShelf& shelf, Language language) {
  ShownTable table{{}, shown_records(shelf, open.ledgers), {}};
  const TableCells whole = ledger_cells(open, shelf, table.records, language);
  table.cells.resize(whole.size());
  bool has_heads = false;
  for (const SheetPart& part : sheet_parts(open, shelf)) {
    const auto column = static_cast<size_t>(part.column - open.ledgers.columns.data());
    const Field* field = field_of(shelf, *part.column);
    const std::string& name = whole[0][column];
    std::string head;
    if (part.option != nullptr)
      head = name;
    else if (field != nullptr)
      head = label(field->head, language);
    has_heads = has_heads || !head.empty();
    table.heads.push_back(std::move(head));
    table.cells[0].push_back(
        part.option != nullptr ? std::string(label(part.option->name, language)) : name);
    for (size_t row = 1; row < whole.size(); ++row) {
      if (part.option == nullptr) {
        table.cells[row].push_back(whole[row][column]);
        continue;
      }
      const auto* chosen = std::get_if<Options>(&open.reg.value(table.records[row - 1], field->id));
      const bool is_chosen = chosen && std::ranges::contains(chosen->ids, part.option->id);
      table.cells[row].emplace_back(is_chosen ? kTick : std::string_view());
    }
  }
  if (!has_heads) table.heads.clear();
  return table;
}

// The rows under the headings of their groups, which are rows of one cell.
ShownTable under_headings(ShownTable rows, const OpenRegister& open, const LedgerShelf& shelf,
                          Language language) {
  ShownTable grouped{{std::move(rows.cells[0])}, {}, std::move(rows.heads)};
  for (const LedgerGroup& group : open.ledgers.groups) {
    grouped.records.emplace_back();
    grouped.cells.push_back({group_words(open.ledgers, open.reg, shelf, group, language)});
    for (uint32_t row = group.first; row < group.first + group.count; ++row) {
      grouped.records.push_back(rows.records[row]);
      grouped.cells.push_back(std::move(rows.cells[row + 1]));
    }
  }
  return grouped;
}

std::vector<RecordId> records_to_copy(const OpenRegister& open, const LedgerShelf& shelf) {
  if (!open.ledgers.marked.empty()) return marked_records(open);
  if (const RecordId selected = listed_selection(open)) return {selected};
  return shown_records(shelf, open.ledgers);
}

}  // namespace

std::vector<SheetPart> sheet_parts(const OpenRegister& open, const LedgerShelf& shelf) {
  std::vector<SheetPart> parts;
  for (const LedgerColumn& column : open.ledgers.columns) {
    const Field* field = field_of(shelf, column);
    if (field == nullptr || !field->split) {
      parts.push_back({&column, nullptr});
      continue;
    }
    for (const EnumOption& option : field->options)
      if (!option.hidden) parts.push_back({&column, &option});
  }
  return parts;
}

ShownTable shown_table(const OpenRegister& open, const LedgerShelf* shelf, Language language) {
  if (shelf != nullptr) {
    ShownTable table = ledger_table(open, *shelf, language);
    if (open.ledgers.groups.empty()) return table;
    return under_headings(std::move(table), open, *shelf, language);
  }
  ShownTable table{{header(open, language)}, {}, {}};
  for (size_t i = 0; i < open.rows.size(); ++i) {
    const OutlineRow& row = outline_row_at(open, i);
    table.records.push_back(row.is_part ? RecordId() : row.record);
    table.cells.push_back(row.is_part
                              ? std::vector<std::string>{heading_words(open, row.record, language)}
                              : cells_of(open, row, language));
  }
  return table;
}

void act(Scene scene, const CopyRows&) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const Language language = scene.state.settings.language;
  const LedgerShelf* shelf = listed_shelf(open);
  const TableCells cells = shelf
                               ? ledger_cells(open, *shelf, records_to_copy(open, *shelf), language)
                               : rows_to_copy(open, language);
  scene.effects.push_back(CopyTable{to_tsv(cells), to_html_table(cells)});
  say_when_copied(scene, {Text::toast_copied, {number(static_cast<int>(cells.size()) - 1)}});
}

void say_when_copied(Scene scene, Message message) { scene.state.copying = std::move(message); }

// The page keeps what was refused for the Ctrl+C that is asked for: see web/clipboard.js.
void act(Scene scene, const CopiedIntent& intent) {
  std::optional<Message> said = std::exchange(scene.state.copying, std::nullopt);
  if (!intent.is_done) return show_strip(scene, {Text::copy_refused, {}});
  std::optional<Strip>& strip = scene.state.strip;
  if (strip && strip->message.text == Text::copy_refused) {
    strip.reset();
    if (!said) said = {Text::toast_copied_text, {}};
  }
  if (said) show_toast(scene, *std::move(said));
}

void act(Scene scene, const ShowTableView&) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const LedgerShelf* shelf = listed_shelf(open);
  ReportScope scope;
  if (shelf != nullptr) scope.ledger = shelf->form.id;
  ReportWriter writer(open, scope, scene.state.settings.language);
  if (shelf == nullptr && open.view.layout == Layout::Matrix)
    write_matrix(writer);
  else
    write_shown(writer);
  show_document(scene, std::move(writer).take());
}

}  // namespace taizhang
