#include <algorithm>

#include "app/ledgers.h"
#include "model/task.h"

// What a frame looks up in the ledgers.

namespace taizhang {

std::span<const LedgerShelf> ledger_shelves(const Ledgers& ledgers) {
  return std::span(ledgers.shelves).first(ledgers.listed);
}

const LedgerShelf* find_shelf(const Ledgers& ledgers, std::string_view form) {
  for (const LedgerShelf& shelf : ledgers.shelves) {
    if (shelf.form.id == form) return &shelf;
  }
  return nullptr;
}

const LedgerShelf* open_shelf(const Ledgers& ledgers) {
  return find_shelf(ledgers, ledgers.look.form);
}

const LedgerRecord* find_record(const Ledgers& ledgers, RecordId record) {
  const auto spot = ledgers.spots.find(record);
  return spot == ledgers.spots.end()
             ? nullptr
             : &ledgers.shelves[spot->second.shelf].records[spot->second.record];
}

std::optional<size_t> selected_row(const Ledgers& ledgers) {
  return row_of(ledgers, ledgers.selected);
}

std::optional<size_t> row_of(const Ledgers& ledgers, RecordId wanted) {
  const auto spot = ledgers.spots.find(wanted);
  if (spot == ledgers.spots.end()) return std::nullopt;
  const auto& [shelf, record] = spot->second;
  const bool is_open = ledgers.shelves[shelf].form.id == ledgers.look.form;
  if (!is_open || record >= ledgers.row_places.size()) return std::nullopt;
  const uint32_t row = ledgers.row_places[record];
  return row == Ledgers::kNowhere ? std::nullopt : std::optional<size_t>(row);
}

std::vector<const Record*> form_settings(const Ledgers& ledgers, const Register& reg) {
  std::vector<const Record*> settings;
  for (const RecordId id : ledgers.settings) settings.push_back(reg.find(id));
  return settings;
}

const Template* find_child_form(const Ledgers& ledgers, std::string_view form) {
  const auto found = std::ranges::find(ledgers.built_in, form, &Template::id);
  return found == ledgers.built_in.end() ? nullptr : &*found;
}

std::vector<const Template*> child_forms(const Ledgers& ledgers, std::string_view form) {
  std::vector<const Template*> children;
  for (const Template& one : ledgers.built_in) {
    if (!one.under.empty() && one.under == form) children.push_back(&one);
  }
  return children;
}

std::vector<RecordId> due_by_the_minute(const Ledgers& ledgers) {
  std::vector<RecordId> records;
  for (const DueLine& line : ledgers.due)
    if (line.shelf != DueLine::kTask && line.due.at.minute &&
        line.light.state != LightState::Overdue)
      records.push_back(line.record);
  return records;
}

std::vector<RecordId> records_naming(const Ledgers& ledgers, RecordId record) {
  const auto found = ledgers.naming.find(record);
  return found == ledgers.naming.end() ? std::vector<RecordId>() : found->second;
}

std::vector<RecordId> records_below(const Ledgers& ledgers, const Register& reg, RecordId record,
                                    std::string_view form) {
  std::vector<RecordId> records;
  const auto found = ledgers.below.find(record);
  if (found == ledgers.below.end()) return records;
  for (const RecordId one : found->second) {
    if (text_of(reg, one, fields::kTemplate) == form) records.push_back(one);
  }
  return records;
}

}  // namespace taizhang
