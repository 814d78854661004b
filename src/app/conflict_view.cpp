#include "app/conflict_view.h"

#include <algorithm>
#include <charconv>
#include <ranges>
#include <utility>

#include "app/report.h"
#include "app/table_cells.h"
#include "base/moment.h"
#include "base/sort.h"
#include "base/text.h"
#include "model/packet.h"

namespace taizhang {
namespace {

std::string word(Text id, Language language) { return std::string(text(id, language)); }

RecordId receipt_of(const OpenRegister& open, ChangeId change) {
  const auto found = open.receipts.find(change);
  return found == open.receipts.end() ? RecordId{} : found->second;
}

// The texts that are compared character by character; null: the value is no text.
const std::string* comparable(const Register::CellRef& cell, const Value& value) {
  if (const Deadline* deadline = deadline_of(value)) return &deadline->text;
  return cell.field == fields::kParent ? nullptr : std::get_if<std::string>(&value);
}

std::vector<Run> runs_of(const Register::CellRef& cell, const std::optional<Value>& issued,
                         const Value& value, const std::string& words) {
  const std::string* before = issued ? comparable(cell, *issued) : nullptr;
  const std::string* after = comparable(cell, value);
  if (before == nullptr || after == nullptr) return {{Run::Kind::Same, words}};
  return runs_between(*before, *after);
}

Candidate candidate(const OpenRegister& open, const Register::CellRef& cell,
                    const std::optional<Value>& issued, const Change& head, Language language) {
  Candidate one;
  one.change = head.id;
  one.value = head.value;
  one.words = decided_words(open.reg, cell, head.value, language);
  one.runs = runs_of(cell, issued, head.value, one.words);
  const Change& origin = origin_of(open, head);
  one.who = who_says(open, origin, language);
  one.author = origin.author.name;
  one.at = origin.author.at;
  if (const RecordId receipt = receipt_of(open, origin.id))
    one.file = text_of(open.reg, receipt, fields::kFile);
  return one;
}

std::string title_in(const HeldGroup& group) {
  for (const std::string_view field : {fields::kTitle, fields::kText, fields::kName})
    for (const HeldChange& one : group.changes)
      if (one.change && one.change->field == field)
        if (const auto* title = std::get_if<std::string>(&one.change->value)) return *title;
  return {};
}

}  // namespace

const Change& origin_of(const OpenRegister& open, const Change& head) {
  if (open.receipts.contains(head.id)) return head;
  const Change* origin = &head;
  std::vector<ChangeId> waiting = head.supersedes;  // grows: all that stand behind the head
  for (size_t i = 0; i < waiting.size(); ++i) {
    const Change* cause = open.reg.find_change(waiting[i]);
    if (cause == nullptr) continue;
    for (const ChangeId id : cause->supersedes)
      if (!std::ranges::contains(waiting, id)) waiting.push_back(id);
    if (cause->value != head.value) continue;
    if (open.receipts.contains(cause->id)) return *cause;
    origin = cause;
  }
  return *origin;
}

std::optional<Value> issued_value(const OpenRegister& open, const Register::CellRef& cell) {
  const Register& reg = open.reg;
  std::vector<const Change*> heads = reg.heads(cell.record, cell.field);
  if (heads.empty()) return std::nullopt;
  for (const Change*& head : heads) head = &origin_of(open, *head);
  std::vector<ChangeId> common = heads.front()->supersedes;
  for (const Change* head : heads)
    std::erase_if(common,
                  [&](ChangeId id) { return !std::ranges::contains(head->supersedes, id); });
  for (const ChangeId id : common)
    if (const Change* change = reg.find_change(id)) return change->value;
  const bool from_baseline =
      std::ranges::any_of(heads, [](const Change* head) { return head->supersedes.empty(); });
  if (from_baseline) return reg.baseline_value(cell.record, cell.field);
  return std::nullopt;
}

std::string who_says(const OpenRegister& open, const Change& change, Language language) {
  std::string department = change.author.department;
  if (department.empty())
    department = text_of(open.reg, receipt_of(open, change.id), fields::kDepartment);
  return department.empty() ? word(Text::inbox_here, language) : department_name(open, department);
}

std::string who_disagree(const OpenRegister& open, const Register::CellRef& cell,
                         Language language) {
  std::vector<std::string> names;
  for (const Change* head : open.reg.heads(cell.record, cell.field))
    if (std::string name = who_says(open, origin_of(open, *head), language);
        !std::ranges::contains(names, name))
      names.push_back(std::move(name));
  sort_by(names);
  std::string words;
  for (const std::string& name : names)
    words += (words.empty() ? "" : language == Language::Chinese ? "、" : ", ") + name;
  return words;
}

std::string decided_words(const Register& reg, const Register::CellRef& cell, const Value& value,
                          Language language) {
  if (cell.field == fields::kDeleted)
    return word(value == Value(true) ? Text::inbox_delete : Text::inbox_keep, language);
  const std::string* whole = comparable(cell, value);
  return whole != nullptr ? *whole : value_words(reg, cell.record, cell.field, value, language);
}

std::string disputed_words(const Register& reg, const Register::CellRef& cell, Language language) {
  if (cell.field == fields::kDeleted) return word(Text::inbox_deletion, language);
  std::string field = field_words(reg, cell.record, cell.field, language);
  const Template* form = form_of(reg, cell.record);
  if (form == nullptr || !is_entry(*form)) return field;
  return std::string(label(form->name, language)) + " · " + field;
}

ConflictView conflict_view(const OpenRegister& open, const Register::CellRef& cell,
                           Language language) {
  ConflictView view;
  view.cell = cell;
  const std::optional<Value> issued = issued_value(open, cell);
  if (issued) view.issued = decided_words(open.reg, cell, *issued, language);
  const std::vector<const Change*> heads = open.reg.heads(cell.record, cell.field);
  for (const Change* head : heads)
    view.candidates.push_back(candidate(open, cell, issued, *head, language));
  sort_with(view.candidates, [](const Candidate& a, const Candidate& b) {
    if (a.file.empty() != b.file.empty()) return b.file.empty();
    return a.at > b.at;
  });
  const std::vector<const Change*> history = open.reg.history(cell.record, cell.field);
  for (const Change* change : std::views::reverse(history)) {
    PastChange past{change->author.at, who_says(open, *change, language),
                    decided_words(open.reg, cell, change->value, language),
                    std::ranges::contains(heads, change)};
    std::ranges::replace(past.words, '\n', ' ');
    view.past.push_back(std::move(past));
  }
  return view;
}

std::string subject_title(const OpenRegister& open, RecordId record) {
  const OutlineRow* row = outline_row_above(open, record);
  const RecordId subject = row != nullptr ? row->record : record;
  std::string title(text_of(open.reg, subject, fields::kTitle));
  if (title.empty()) title = text_of(open.reg, subject, fields::kName);
  if (title.empty()) title = text_of(open.reg, subject, fields::kText);
  return title;
}

std::string held_title(const OpenRegister& open, const HeldGroup& group, Language language) {
  std::string title = subject_title(open, group.record);
  if (title.empty()) title = title_in(group);
  return title.empty() ? word(Text::inbox_held, language) : title;
}

bool is_typed(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Date:
    case FieldType::Deadline:
    case FieldType::Time:
      return true;
    case FieldType::Enumeration:
    case FieldType::Departments:
    case FieldType::Links:
    case FieldType::YesNo:
    case FieldType::Options:
    case FieldType::Record:
      return false;
  }
}

std::optional<Value> value_typed(FieldType type, std::string_view words, int year) {
  const std::string_view trimmed = trim(words);
  if (trimmed.empty()) return Value();
  if (type == FieldType::Text || type == FieldType::LongText) return Value(std::string(words));
  if (type == FieldType::Deadline) return Value(parse_deadline(words, year));
  if (type == FieldType::Date) {
    const std::optional<Date> day = named_day(trimmed, year);
    return day ? std::optional<Value>(*day) : std::nullopt;
  }
  if (type == FieldType::Time) {
    const std::optional<Moment> moment = parse_moment(trimmed, year);
    return moment ? std::optional<Value>(to_text(*moment)) : std::nullopt;
  }
  const std::optional<Decimal> decimal = parse_decimal(trimmed);
  if (!decimal || type == FieldType::Decimal)
    return decimal ? std::optional<Value>(*decimal) : std::nullopt;
  int64_t whole = 0;
  const std::string& digits = decimal->digits;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), whole);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return type == FieldType::Integer && is_whole ? std::optional<Value>(whole) : std::nullopt;
}

}  // namespace taizhang
