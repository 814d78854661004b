#include "app/listed.h"

#include "app/table_cells.h"

namespace taizhang {

const LedgerShelf* listed_shelf(const OpenRegister& open) {
  return open.section == Section::Ledger ? open_shelf(open.ledgers) : nullptr;
}

const Template* listed_form(const OpenRegister& open) {
  if (open.section == Section::Tasks) return &open.ledgers.task_form;
  const LedgerShelf* shelf = listed_shelf(open);
  return shelf != nullptr ? &shelf->form : nullptr;
}

RecordId listed_selection(const OpenRegister& open) {
  if (!listed_shelf(open)) return open.selected;
  return find_record(open.ledgers, open.ledgers.selected) ? open.ledgers.selected : RecordId();
}

const Field* field_of(const LedgerShelf& shelf, const LedgerColumn& column) {
  return column.kind == LedgerColumn::Kind::Field ? &shelf.form.fields[column.index] : nullptr;
}

const Field* listed_field(const OpenRegister& open) {
  const Ledgers& ledgers = open.ledgers;
  if (open.section == Section::Tasks) return column_field(open, open.column);
  const LedgerShelf* shelf = listed_shelf(open);
  if (shelf == nullptr || ledgers.column >= ledgers.columns.size()) return nullptr;
  return field_of(*shelf, ledgers.columns[ledgers.column]);
}

std::string listed_column(const OpenRegister& open, Language language) {
  const LedgerShelf* shelf = listed_shelf(open);
  if (!shelf) return column_name(open, open.column, language);
  const Ledgers& ledgers = open.ledgers;
  return ledgers.column < ledgers.columns.size()
             ? column_name(shelf->form, ledgers.columns[ledgers.column], language)
             : std::string();
}

size_t listed_rows(const OpenRegister& open) {
  return listed_shelf(open) ? open.ledgers.rows.size() : open.rows.size();
}

RecordId listed_record(const OpenRegister& open, size_t row) {
  if (const LedgerShelf* shelf = listed_shelf(open))
    return shelf->records[open.ledgers.rows[row]].id;
  const OutlineRow& task = outline_row_at(open, row);
  return task.is_part ? RecordId() : task.record;
}

bool is_in_sight(const OpenRegister& open, size_t row) {
  return !listed_shelf(open) || folded_under(open.ledgers, row) == nullptr;
}

std::optional<size_t> listed_row(const OpenRegister& open, RecordId record) {
  return listed_shelf(open) ? row_of(open.ledgers, record) : row_of(open, record);
}

const std::unordered_set<RecordId, IdHash>& marked_of(const OpenRegister& open) {
  return listed_shelf(open) ? open.ledgers.marked : open.marked;
}

int marked_shown(const OpenRegister& open) {
  return listed_shelf(open) ? open.ledgers.marked_shown : open.marked_shown;
}

std::vector<RecordId> marked_records(const OpenRegister& open) {
  const auto& marked = marked_of(open);
  std::vector<RecordId> records;
  for (size_t row = 0; row < listed_rows(open); ++row)
    if (const RecordId record = listed_record(open, row); marked.contains(record))
      records.push_back(record);
  if (records.size() == marked.size()) return records;
  const auto take = [&](RecordId record) {
    if (marked.contains(record) && !listed_row(open, record)) records.push_back(record);
  };
  if (const LedgerShelf* shelf = listed_shelf(open))
    for (const LedgerRecord& record : shelf->records) take(record.id);
  else
    for (const OutlineRow& row : open.outline) take(row.record);
  return records;
}

}  // namespace taizhang
