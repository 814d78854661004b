#include "app/search_texts.h"

#include <utility>

#include "app/table_cells.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

constexpr size_t kMostKept = 256;

}  // namespace

const LedgerShelf* shelf_of(const OpenRegister& open, RecordId record) {
  const auto spot = open.ledgers.spots.find(record);
  return spot == open.ledgers.spots.end() ? nullptr : &open.ledgers.shelves[spot->second.shelf];
}

const std::vector<SearchText>& RowTexts::of_task(const OutlineRow& task, size_t enough) {
  begin();
  const Register& reg = open_.reg;
  const Record* record = reg.find(task.record);
  if (record == nullptr) return texts_;
  add(text_of(*record, fields::kTitle), true);
  for (const std::string_view field :
       {fields::kNumber, fields::kText, fields::kMeasures, fields::kEvidenceWanted})
    add(text_of(*record, field));
  if (texts_.size() > enough) return texts_;
  for (const std::string_view field : {fields::kLead, fields::kResponsible})
    if (const auto* named = std::get_if<Departments>(&value_of(*record, field)))
      for (const std::string& key : named->keys) add_department(key);
  if (const Deadline* deadline = deadline_of(value_of(*record, fields::kDeadline)))
    add(deadline->text);
  if (const auto* status = std::get_if<Option>(&value_of(*record, fields::kStatus)))
    keep(status_name(reg, status->id, Language::Chinese), true);
  for (const RecordId note : task.notes) {
    add(text_of(reg, note, fields::kText));
    add(text_of(reg, note, fields::kAuthor));
    if (texts_.size() > enough) return texts_;
  }
  for (const RecordId evidence : task.evidence) {
    add(text_of(reg, evidence, fields::kTitle));
    if (const auto* links = std::get_if<Links>(&reg.value(evidence, fields::kLink)))
      for (const Link& link : links->links) add(link.url);
  }
  return texts_;
}

const std::vector<SearchText>& RowTexts::of_record(const LedgerShelf& shelf, RecordId record) {
  begin();
  const Register& reg = open_.reg;
  const std::string& title = shelf.form.ledger.title;
  for (const Field& field : shelf.form.fields) {
    const Value& value = reg.value(record, field.id);
    if (is_empty(value)) continue;
    const bool is_title = field.id == title;
    const auto* text = std::get_if<std::string>(&value);
    if (text != nullptr && field.type != FieldType::Record) {
      add(*text, is_title);
    } else {
      const bool repeats = field.type == FieldType::Enumeration ||
                           field.type == FieldType::Departments || field.type == FieldType::YesNo ||
                           field.type == FieldType::Date;
      keep(field_value_words(reg, record, field, value, Language::Chinese), repeats, is_title);
    }
  }
  return texts_;
}

const std::vector<SearchText>* RowTexts::of(RecordId record, size_t enough) {
  if (const OutlineRow* task = outline_row(open_, record)) return &of_task(*task, enough);
  const LedgerShelf* shelf = shelf_of(open_, record);
  return shelf != nullptr ? &of_record(*shelf, record) : nullptr;
}

void RowTexts::begin() {
  texts_.clear();
  kept_.clear();
  // A view of a short string kept here would move with it.
  kept_.reserve(kMostKept);
}

void RowTexts::add(std::string_view text, bool is_title, bool repeats) {
  if (!text.empty()) texts_.push_back({text, is_title, repeats});
}

// Mostly what is at hand and stays there; the rest has a limit.
void RowTexts::add_department(const std::string& key) {
  const auto known = open_.names_by_key.find(key);
  if (known != open_.names_by_key.end()) return add(known->second, false, true);
  keep(department_name(open_.reg, key), true);
}

void RowTexts::keep(std::string text, bool repeats, bool is_title) {
  if (text.empty() || kept_.size() == kMostKept) return;
  kept_.push_back(std::move(text));
  texts_.push_back({kept_.back(), is_title, repeats});
}

}  // namespace taizhang
