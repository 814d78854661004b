#include "app/search_texts.h"

#include <utility>

#include "app/table_cells.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

constexpr size_t kMostKept = 256;

}  // namespace

const LedgerShelf* ledger_of(const OpenRegister& open, RecordId record) {
  const auto spot = open.ledgers.spots.find(record);
  return spot == open.ledgers.spots.end() ? nullptr : &open.ledgers.shelves[spot->second.shelf];
}

const Template* form_below(const OpenRegister& open, RecordId record) {
  const std::string_view id = text_of(open.reg, record, fields::kTemplate);
  const LedgerShelf* shelf = find_shelf(open.ledgers, id);
  const Template* form = shelf != nullptr ? &shelf->form : find_child_form(open.ledgers, id);
  return form != nullptr && !is_ledger(*form) ? form : nullptr;
}

const std::vector<SearchText>& RowTexts::of_task(const OutlineRow& task, size_t enough) {
  begin();
  const Register& reg = open_.reg;
  const Record* record = reg.find(task.record);
  if (record == nullptr) return texts_;
  add_fields(open_.ledgers.task_form, *record, fields::kTitle, enough);
  if (texts_.size() > enough) return texts_;
  for (const RecordId note : task.notes) {
    add(text_of(reg, note, fields::kText));
    add(text_of(reg, note, fields::kAuthor));
    if (texts_.size() > enough) return texts_;
  }
  for (const RecordId evidence : task.evidence) {
    for (const std::string_view field : {fields::kTitle, fields::kNumber, fields::kBy})
      add(text_of(reg, evidence, field));
    if (const auto* links = std::get_if<Links>(&reg.value(evidence, fields::kLink)))
      for (const Link& link : links->links) add(link.url);
  }
  return texts_;
}

const std::vector<SearchText>& RowTexts::of_record(const LedgerShelf& shelf, RecordId record) {
  begin();
  const Record* cells = open_.reg.find(record);
  if (cells != nullptr) add_fields(shelf.form, *cells, shelf.form.ledger.title);
  const auto below = open_.ledgers.below.find(record);
  if (below == open_.ledgers.below.end()) return texts_;
  for (const RecordId one : below->second)
    if (const Template* form = form_below(open_, one)) add_fields(*form, *open_.reg.find(one), {});
  return texts_;
}

const std::vector<SearchText>* RowTexts::of(RecordId record, size_t enough) {
  if (const OutlineRow* task = outline_row(open_, record)) return &of_task(*task, enough);
  const LedgerShelf* shelf = ledger_of(open_, record);
  return shelf != nullptr ? &of_record(*shelf, record) : nullptr;
}

// A task that comes after another is not what the other's name is looked for.
void RowTexts::add_fields(const Template& form, const Record& record, std::string_view title,
                          size_t enough) {
  for (const Field& field : form.fields) {
    const Value& value = value_of(record, field.id);
    if (is_empty(value)) continue;
    if (texts_.size() > enough) return;
    const bool is_title = field.id == title;
    const bool is_record = field.type == FieldType::Record;
    const auto* text = std::get_if<std::string>(&value);
    const auto* named = std::get_if<Departments>(&value);
    if (is_record && form.id == forms::kTask) continue;
    if (text != nullptr && !is_record) {
      add(*text, is_title);
    } else if (named != nullptr) {
      for (const std::string& key : named->keys) add_department(key);
    } else {
      const bool repeats = field.type == FieldType::Enumeration || field.type == FieldType::YesNo ||
                           field.type == FieldType::Date;
      keep(field_value_words(open_.reg, record.id, field, value, Language::Chinese), repeats,
           is_title);
    }
  }
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
