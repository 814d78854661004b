#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/conflict_view.h"
#include "app/filtering.h"
#include "app/pasting.h"
#include "app/steps.h"
#include "app/table_cells.h"
#include "base/text.h"
#include "formats/sheet_table.h"
#include "model/mask.h"
#include "notice/units.h"

namespace taizhang {
namespace {

constexpr size_t kMostFaults = 1000;

std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  for (const Name& name : split_names(cell, {0, cell.size()})) names.push_back(name.text);
  return names;
}

const EnumOption* option_called(const Field& field, std::string_view words) {
  for (const EnumOption& option : field.options)
    if (words == option.name.zh || words == option.name.en || words == option.id) return &option;
  return nullptr;
}

// The names of options between separators; some have a separator in them, so that the longest name
// that fits is taken.
std::optional<Value> options_in(const Field& field, std::string_view cell) {
  Options options;
  while (true) {
    for (bool is_between = true; is_between && !cell.empty();) {
      is_between = false;
      for (const std::string_view mark : {"、", "，", "；", ",", ";", " ", "\n"}) {
        if (!cell.starts_with(mark)) continue;
        cell.remove_prefix(mark.size());
        is_between = true;
      }
    }
    if (cell.empty()) return options;
    const EnumOption* longest = nullptr;
    for (const EnumOption& option : field.options)
      if (cell.starts_with(option.name.zh) &&
          (longest == nullptr || option.name.zh.size() > longest->name.zh.size()))
        longest = &option;
    if (longest == nullptr) return std::nullopt;
    cell.remove_prefix(longest->name.zh.size());
    if (!std::ranges::contains(options.ids, longest->id)) options.ids.push_back(longest->id);
  }
}

// Addresses between spaces, each with the words before it as its title.
std::optional<Value> links_in(std::string_view cell) {
  Links links;
  std::string title;
  while (!cell.empty()) {
    const size_t end = std::min(cell.find_first_of(" \t\n"), cell.size());
    const std::string word(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
    if (word.empty()) continue;
    if (word.contains("://") || word.starts_with("mailto:"))
      links.links.push_back({std::exchange(title, {}), word});
    else
      title += title.empty() ? word : " " + word;
  }
  return title.empty() && !links.links.empty() ? std::optional<Value>(links) : std::nullopt;
}

class Planner {
 public:
  Planner(const OpenRegister& open, const PastedTable& table, const Template& form, IdSource ids)
      : open_(open), table_(table), form_(form), year_(year_of(open, open.today)) {
    plan_.ids = ids;
    for (const std::string& column : table.columns) columns_.push_back(find_field(form, column));
  }

  PastePlan plan(RecordId part);

 private:
  bool is_of_tasks() const { return form_.id == forms::kTask; }
  std::string_view cell(size_t row, std::string_view column) const;
  std::optional<RecordId> known(size_t row) const;
  std::optional<Value> value_in(const Field& field, std::string_view words);
  std::optional<Value> record_in(const Field& field, std::string_view words);
  bool says_extended(RecordId id, std::string_view words) const;
  int fill(size_t row, RecordId id, bool is_new);
  void take_row(size_t row, RecordId part);
  RecordId part_called(const std::string& heading, RecordId otherwise);
  RecordId begin(RecordId parent);

  const OpenRegister& open_;
  const PastedTable& table_;
  const Template& form_;
  int year_;
  PastePlan plan_;
  std::vector<const Field*> columns_;                          // null: of no field
  std::vector<std::pair<std::string, RecordId>> made_;         // parts, by their headings
  std::vector<std::pair<RecordId, std::string>> last_orders_;  // of each part
  std::unordered_map<std::string, RecordId> titles_;           // of records, when one is asked for
  bool has_titles_ = false;
};

std::string_view Planner::cell(size_t row, std::string_view column) const {
  const auto found = std::ranges::find(table_.columns, column);
  if (found == table_.columns.end()) return {};
  return trim(table_.cells[row][static_cast<size_t>(found - table_.columns.begin())]);
}

// The existing record of the form that the row was exported from.
std::optional<RecordId> Planner::known(size_t row) const {
  const auto id = parse_id<RecordId>(cell(row, kRecordColumn));
  const bool is_one =
      id && open_.reg.exists(*id) && text_of(open_.reg, *id, fields::kTemplate) == form_.id;
  return is_one ? id : std::nullopt;
}

// A task by its number or title, a ledger's record by its title.
std::optional<Value> Planner::record_in(const Field& field, std::string_view words) {
  if (!std::exchange(has_titles_, true)) {
    for (const OutlineRow& row : open_.outline) {
      titles_.emplace(row.number, row.record);
      titles_.emplace(text_of(open_.reg, row.record, fields::kTitle), row.record);
    }
    for (const LedgerShelf& shelf : ledger_shelves(open_.ledgers))
      for (const LedgerRecord& record : shelf.records)
        titles_.emplace(ledger_title(open_.reg, shelf.form, record.id, Language::Chinese),
                        record.id);
  }
  const auto found = titles_.find(std::string(words));
  if (found == titles_.end()) return std::nullopt;
  const bool fits =
      field.target.empty() || text_of(open_.reg, found->second, fields::kTemplate) == field.target;
  return fits ? std::optional<Value>(to_text(found->second)) : std::nullopt;
}

std::optional<Value> Planner::value_in(const Field& field, std::string_view words) {
  switch (field.type) {
    case FieldType::Text:
      return Value(replace_all(std::string(words), "\n", " "));
    case FieldType::Date:
    case FieldType::Time: {
      if (const auto day = day_in_cell(words, year_))
        return field.type == FieldType::Date ? Value(*day) : Value(to_text(*day));
      return value_typed(field.type, words, year_);
    }
    case FieldType::Integer:
    case FieldType::Decimal:
      return value_typed(field.type,
                         replace_all(replace_all(std::string(words), ",", ""), "，", ""), year_);
    case FieldType::LongText:
    case FieldType::Deadline:
      return value_typed(field.type, words, year_);
    case FieldType::Enumeration: {
      const EnumOption* option = option_called(field, words);
      return option != nullptr ? std::optional<Value>(Option{option->id}) : std::nullopt;
    }
    case FieldType::Options:
      return options_in(field, words);
    case FieldType::Departments:
      return departments_named(open_.reg, open_.departments, names_in(words), plan_.edits);
    case FieldType::Links:
      return links_in(words);
    case FieldType::YesNo:
      if (const auto answer = answer_in(words)) return Value(*answer);
      return std::nullopt;
    case FieldType::Record:
      return record_in(field, words);
  }
}

bool Planner::says_extended(RecordId id, std::string_view words) const {
  return words == deadline_words(open_, id, Language::Chinese) ||
         words == deadline_words(open_, id, Language::English);
}

// The cells that say something else than the record does. Returns how many.
int Planner::fill(size_t row, RecordId id, bool is_new) {
  int cells = 0;
  for (size_t column = 0; column < columns_.size(); ++column) {
    const Field* field = columns_[column];
    const std::string_view words = trim(table_.cells[row][column]);
    if (field == nullptr || words.empty()) continue;
    // What it says already, as it was exported, perhaps masked.
    if (!is_new) {
      std::string said = field_value_words(open_.reg, id, *field, open_.reg.value(id, field->id),
                                           Language::Chinese);
      if (words == trim(said) || words == trim(mask(*field, std::move(said)))) continue;
      // It was exported with the day it was extended to.
      if (field->id == fields::kDeadline && says_extended(id, words)) continue;
    }
    // The number of a list is its own, not the notice's.
    if (!is_new && is_of_tasks() && field->id == fields::kNumber) continue;
    const std::optional<Value> value = value_in(*field, words);
    if (!value || !check(*field, *value)) {
      if (plan_.faults.size() < kMostFaults) plan_.faults.push_back({row, column});
      continue;
    }
    const Value& now = open_.reg.value(id, field->id);
    const Deadline* said = deadline_of(*value);
    const Deadline* was = deadline_of(now);
    const bool is_same =
        said != nullptr && was != nullptr ? said->text == was->text : normal(*value) == normal(now);
    if (is_same) continue;
    plan_.edits.push_back({id, field->id, *value});
    ++cells;
  }
  return cells;
}

// A new record behind its siblings.
RecordId Planner::begin(RecordId parent) {
  const RecordId id = plan_.ids.next_record();
  const auto found =
      std::ranges::find(last_orders_, parent, &std::pair<RecordId, std::string>::first);
  std::string* order = found != last_orders_.end() ? &found->second : nullptr;
  if (order == nullptr) {
    last_orders_.emplace_back(parent, last_order(open_.reg, parent, form_.id));
    order = &last_orders_.back().second;
  }
  for (Edit& one : birth(id, parent, form_.id, *order)) plan_.edits.push_back(std::move(one));
  *order = order_between(*order, "");
  return id;
}

RecordId Planner::part_called(const std::string& heading, RecordId otherwise) {
  if (heading.empty()) return otherwise;
  for (const OutlineRow& row : open_.outline) {
    if (!row.is_part) continue;
    if (heading == text_of(open_.reg, row.record, fields::kTitle) ||
        heading == part_title(open_, row.record))
      return row.record;
  }
  for (const auto& [title, id] : made_)
    if (title == heading) return id;
  const RecordId id = plan_.ids.next_record();
  std::string order = last_order(open_.reg, {}, forms::kPart);
  for (size_t i = 0; i < made_.size(); ++i) order = order_between(order, "");
  for (Edit& one : birth(id, {}, forms::kPart, order)) plan_.edits.push_back(std::move(one));
  plan_.edits.push_back({id, std::string(fields::kTitle), heading});
  made_.emplace_back(heading, id);
  ++plan_.parts;
  return id;
}

void Planner::take_row(size_t row, RecordId part) {
  if (const std::optional<RecordId> id = known(row)) {
    const int cells = fill(row, *id, false);
    if (cells == 0) return;
    ++plan_.changed;
    plan_.cells += cells;
    if (!plan_.first) plan_.first = *id;
    return;
  }
  if (is_of_tasks() && cell(row, fields::kTitle).empty()) {
    ++plan_.without_title;
    return;
  }
  const size_t place = row - (table_.has_header ? 1 : 0);
  const std::string heading =
      place < table_.headings.size() ? table_.headings[place] : std::string();
  const RecordId id = begin(is_of_tasks() ? part_called(heading, part) : RecordId{});
  if (!plan_.first) plan_.first = id;
  ++plan_.added;
  fill(row, id, true);
  const bool has_status = !is_of_tasks() || !cell(row, fields::kStatus).empty();
  if (!has_status)
    plan_.edits.push_back(
        {id, std::string(fields::kStatus), Option{std::string(statuses::kNotStarted)}});
}

PastePlan Planner::plan(RecordId part) {
  for (size_t row = table_.has_header ? 1 : 0; row < table_.cells.size(); ++row) {
    bool has_words = false;
    for (size_t column = 0; column < columns_.size(); ++column)
      has_words |= columns_[column] != nullptr && !trim(table_.cells[row][column]).empty();
    if (has_words) take_row(row, part);
  }
  return std::move(plan_);
}

}  // namespace

std::optional<bool> answer_in(std::string_view cell) {
  const std::string words = folded(std::string(trim(cell)));
  for (const std::string_view yes : {"是", "有", "√", "✓", "对", "yes", "y", "true", "1"})
    if (words == yes) return true;
  for (const std::string_view no : {"否", "无", "没有", "×", "错", "no", "n", "false", "0"})
    if (words == no) return false;
  return std::nullopt;
}

PastePlan plan_of(const OpenRegister& open, const PastedTable& table, RecordId part, IdSource ids) {
  const Template* form = paste_form(open, table.form);
  if (form != nullptr) return Planner(open, table, *form, ids).plan(part);
  PastePlan nothing;
  nothing.ids = ids;
  return nothing;
}

std::string accepted_words(const OpenRegister& open, const Field& field, Language language) {
  switch (field.type) {
    case FieldType::Date:
      return std::string(text(Text::pasted_accepts_date, language));
    case FieldType::Time:
      return std::string(text(Text::pasted_accepts_time, language));
    case FieldType::Integer:
    case FieldType::Decimal:
      return std::string(text(Text::pasted_accepts_number, language));
    case FieldType::Links:
      return std::string(text(Text::pasted_accepts_link, language));
    case FieldType::Record:
      return std::string(text(Text::pasted_accepts_record, language));
    default:
      return joined(choices_of(open, field, language));
  }
}

}  // namespace taizhang
