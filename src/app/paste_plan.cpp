#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/bulk_edit.h"
#include "app/conflict_view.h"
#include "app/paste_values.h"
#include "app/steps.h"
#include "app/table_cells.h"
#include "base/text.h"
#include "formats/sheet_table.h"
#include "model/mask.h"

namespace taizhang {
namespace {

constexpr size_t kMostFaults = 1000;  // and changes, that are shown

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
  std::string exported(size_t row, std::string_view field) const;
  void find_owners();
  bool is_change(size_t row, RecordId id, const Field& field, const Value& value);
  int fill(size_t row, RecordId id, bool is_new);
  RecordId add_entry(RecordId task, std::string_view form, const std::vector<RecordId>& there,
                     std::string_view field, std::string_view words);
  int add_entries(size_t row, RecordId task);
  bool is_of_task_above(size_t row) const;
  void join_above(size_t row);
  void take_row(size_t row, RecordId part);
  RecordId part_called(const std::string& heading, RecordId otherwise);
  RecordId begin(RecordId parent);

  const OpenRegister& open_;
  const PastedTable& table_;
  const Template& form_;
  int year_;
  PastePlan plan_;
  std::vector<const Field*> columns_;                          // null: of no field
  std::vector<std::pair<RecordId, std::string>> last_orders_;  // of each part
  std::unordered_map<std::string, RecordId> titles_;           // of records, when one is asked for
  bool has_titles_ = false;
  std::unordered_map<std::string, RecordId> parts_;  // by their headings, when one is asked for
  bool is_stale_ = false;  // the row has a cell that was changed in the register too
  std::unordered_map<RecordId, size_t, IdHash> owners_;  // the row that each record's id belongs to
  // The new task that was begun last.
  struct {
    RecordId id;
    size_t row = 0, edits = 0;  // `edits`: where its own begin
  } last_;
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

// The digest of what the row said of the field when it was exported; empty: it was not.
std::string Planner::exported(size_t row, std::string_view field) const {
  const std::string all = " " + std::string(cell(row, kDigestColumn));
  const std::string key = " " + std::string(field) + ":";
  const size_t at = all.find(key);
  return at == std::string::npos ? std::string() : all.substr(at + key.size(), kDigestSize);
}

// A row that was copied with its id is a new one: the record's own is the one that still has its
// name, else the first.
void Planner::find_owners() {
  const Field* title = title_field(form_);
  const std::string_view naming =
      is_of_tasks() || title == nullptr ? fields::kTitle : std::string_view(title->id);
  for (size_t row = 0; row < table_.cells.size(); ++row) {
    const std::optional<RecordId> id = known(row);
    if (!id) continue;
    const auto [owner, is_first] = owners_.try_emplace(*id, row);
    const std::string_view name = text_of(open_.reg, *id, naming);
    if (!is_first && cell(owner->second, naming) != name && cell(row, naming) == name)
      owner->second = row;
  }
}

// Does an existing record get the value? Not when it has it, nor when only the register has gone on
// since the export; when both have, only if that is wanted.
bool Planner::is_change(size_t row, RecordId id, const Field& field, const Value& value) {
  const Value& now = open_.reg.value(id, field.id);
  const Deadline* said = deadline_of(value);
  const Deadline* was = deadline_of(now);
  const bool is_same =
      said != nullptr && was != nullptr ? said->text == was->text : normal(value) == normal(now);
  if (is_same) return false;
  const std::string before = exported(row, field.id);
  if (!open_.reg.exists(id) || before.empty()) return true;
  if (cell_digest(said_in(open_.reg, id, field, value)) == before) return false;
  if (cell_digest(said_now(open_, id, field)) == before) return true;
  is_stale_ = true;
  return table_.overwrites;
}

// The cells that say something else than the record does. Returns how many.
int Planner::fill(size_t row, RecordId id, bool is_new) {
  int cells = 0;
  for (size_t column = 0; column < columns_.size(); ++column) {
    const Field* field = columns_[column];
    const std::string_view words = trim(table_.cells[row][column]);
    if (field == nullptr || words.empty()) continue;
    // What it says already, or said when it was exported, perhaps masked.
    if (!is_new) {
      if (cell_digest(words) == exported(row, field->id)) continue;
      if (field->masked && words.contains('*')) continue;
      std::string said = field_value_words(open_.reg, id, *field, open_.reg.value(id, field->id),
                                           Language::Chinese);
      if (words == trim(said) || words == trim(mask(*field, std::move(said)))) continue;
      // It was exported with the day it was extended to.
      if (field->id == fields::kDeadline && says_extended(id, words)) continue;
    }
    // The number of a list is its own, not the notice's.
    if (!is_new && is_of_tasks() && field->id == fields::kNumber) continue;
    const auto births = static_cast<std::ptrdiff_t>(plan_.edits.size());  // of departments
    const std::optional<Value> value = value_in(*field, words);
    const bool is_read = value && check(*field, *value);
    if (!is_read && plan_.faults.size() < kMostFaults) plan_.faults.push_back({row, column});
    if (!is_read || !is_change(row, id, *field, *value)) {
      plan_.edits.erase(plan_.edits.begin() + births, plan_.edits.end());
      continue;
    }
    if (!is_new && plan_.changes.size() < kMostFaults) plan_.changes.push_back({row, column});
    for (auto one = plan_.edits.begin() + births; one != plan_.edits.end(); ++one)
      if (one->field == fields::kName)
        plan_.departments.push_back(std::get<std::string>(one->value));
    plan_.edits.push_back({id, field->id, *value});
    ++cells;
  }
  return cells;
}

// A note or evidence of a task, behind those it has.
RecordId Planner::add_entry(RecordId task, std::string_view form,
                            const std::vector<RecordId>& there, std::string_view field,
                            std::string_view words) {
  const RecordId id = plan_.ids.next_record();
  const std::string_view last =
      there.empty() ? std::string_view() : text_of(open_.reg, there.back(), fields::kOrder);
  for (Edit& one : birth(id, task, form, order_between(last, "")))
    plan_.edits.push_back(std::move(one));
  plan_.edits.push_back({id, std::string(field), std::string(words)});
  ++plan_.entries;
  return id;
}

// The notes and the evidence that the row has and its task has not. Returns how many.
int Planner::add_entries(size_t row, RecordId task) {
  if (cell(row, kNoteColumn).empty() && cell(row, kEvidenceColumn).empty()) return 0;
  const int before = plan_.entries;
  const OutlineRow* known = outline_row(open_, task);
  const OutlineRow there = known != nullptr ? *known : OutlineRow();
  const std::string note = replace_all(std::string(cell(row, kNoteColumn)), "\r\n", "\n");
  // A row that was copied has the note of the task it was copied from.
  bool is_there = note.empty() || cell_digest(note) == exported(row, kNoteColumn);
  for (const RecordId one : there.notes)
    is_there |= trim(text_of(open_.reg, one, fields::kText)) == note;
  if (!is_there)
    plan_.notes.push_back(add_entry(task, forms::kNote, there.notes, fields::kText, note));
  for (std::string_view rest = cell(row, kEvidenceColumn); !rest.empty();) {
    const size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trim(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty() || answer_in(line)) continue;  // 无
    const Link link = link_typed(line).value_or(Link{std::string(line), {}});
    const std::string& title = link.title.empty() ? link.url : link.title;
    is_there = false;
    for (const RecordId one : there.evidence) {
      const auto* links = std::get_if<Links>(&open_.reg.value(one, fields::kLink));
      is_there |= link.url.empty()
                      ? text_of(open_.reg, one, fields::kTitle) == title
                      : links && std::ranges::contains(links->links, link.url, &Link::url);
    }
    if (is_there) continue;
    const RecordId made = add_entry(task, forms::kEvidence, there.evidence, fields::kTitle, title);
    if (!link.url.empty())
      plan_.edits.push_back({made, std::string(fields::kLink), Links{{Link{"", link.url}}}});
  }
  return plan_.entries - before;
}

// Is the row a further one of the task that was begun last, whose name is merged over both? Then it
// says nothing else, but for long texts.
bool Planner::is_of_task_above(size_t row) const {
  const size_t header = table_.cells.size() - table_.merged.size();
  if (table_.merged.empty() || row < header || table_.merged[row - header] == 0 || !last_.id ||
      !cell(row, kRecordColumn).empty() || cell(row, fields::kTitle).empty() ||
      cell(row, fields::kTitle) != cell(last_.row, fields::kTitle))
    return false;
  for (size_t column = 0; column < columns_.size(); ++column) {
    const Field* field = columns_[column];
    if (field == nullptr || field->type == FieldType::LongText) continue;
    const std::string_view words = trim(table_.cells[row][column]);
    if (!words.empty() && words != trim(table_.cells[last_.row][column])) return false;
  }
  return true;
}

void Planner::join_above(size_t row) {
  ++plan_.joined;
  add_entries(row, last_.id);
  for (size_t column = 0; column < columns_.size(); ++column) {
    const Field* field = columns_[column];
    const std::string_view words = trim(table_.cells[row][column]);
    if (field == nullptr || field->type != FieldType::LongText || words.empty() ||
        words == trim(table_.cells[row - 1][column]))
      continue;
    const auto is_its = [&](const Edit& one) {
      return one.record == last_.id && one.field == field->id;
    };
    const auto found = std::find_if(plan_.edits.begin() + static_cast<std::ptrdiff_t>(last_.edits),
                                    plan_.edits.end(), is_its);
    if (found == plan_.edits.end())
      plan_.edits.push_back({last_.id, field->id, std::string(words)});
    else
      std::get<std::string>(found->value) += "\n" + std::string(words);
  }
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
  if (parts_.empty()) {
    for (const OutlineRow& row : open_.outline) {
      if (!row.is_part) continue;
      parts_.emplace(text_of(open_.reg, row.record, fields::kTitle), row.record);
      parts_.emplace(part_title(open_, row.record), row.record);
    }
  }
  if (const auto found = parts_.find(heading); found != parts_.end()) return found->second;
  const RecordId id = plan_.ids.next_record();
  std::string order = last_order(open_.reg, {}, forms::kPart);
  for (int i = 0; i < plan_.parts; ++i) order = order_between(order, "");
  for (Edit& one : birth(id, {}, forms::kPart, order)) plan_.edits.push_back(std::move(one));
  plan_.edits.push_back({id, std::string(fields::kTitle), heading});
  parts_.emplace(heading, id);
  ++plan_.parts;
  return id;
}

void Planner::take_row(size_t row, RecordId part) {
  const std::optional<RecordId> id = known(row);
  if (id && owners_.at(*id) == row) {
    is_stale_ = false;
    const int cells = fill(row, *id, false) + add_entries(row, *id);
    if (is_stale_) ++plan_.stale;
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
  if (is_of_tasks() && is_of_task_above(row)) return join_above(row);
  const size_t header = table_.cells.size() - table_.headings.size();
  const std::string heading =
      !table_.headings.empty() && row >= header ? table_.headings[row - header] : std::string();
  last_.edits = plan_.edits.size();
  const RecordId made = begin(is_of_tasks() ? part_called(heading, part) : RecordId{});
  last_.id = made;
  last_.row = row;
  if (!plan_.first) plan_.first = made;
  ++plan_.added;
  fill(row, made, true);
  add_entries(row, made);
  const bool has_status = !is_of_tasks() || !cell(row, fields::kStatus).empty();
  if (!has_status)
    plan_.edits.push_back(
        {made, std::string(fields::kStatus), Option{std::string(statuses::kNotStarted)}});
}

PastePlan Planner::plan(RecordId part) {
  find_owners();
  for (size_t row = table_.has_header ? 1 : 0; row < table_.cells.size(); ++row) {
    bool has_words = !cell(row, kNoteColumn).empty() || !cell(row, kEvidenceColumn).empty();
    for (size_t column = 0; column < columns_.size(); ++column)
      has_words |= columns_[column] != nullptr && !trim(table_.cells[row][column]).empty();
    if (has_words) take_row(row, part);
  }
  return std::move(plan_);
}

}  // namespace

PastePlan plan_of(const OpenRegister& open, const PastedTable& table, RecordId part, IdSource ids) {
  const Template* form = paste_form(open, table.form);
  if (form != nullptr) return Planner(open, table, *form, ids).plan(part);
  PastePlan nothing;
  nothing.ids = ids;
  return nothing;
}

}  // namespace taizhang
