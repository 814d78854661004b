#include "app/table_cells.h"

#include <algorithm>
#include <utility>

#include "app/overview.h"

namespace taizhang {

size_t place_of_column(std::string_view column) {
  return static_cast<size_t>(std::ranges::find(kColumns, column, &NamedColumn::id) -
                             kColumns.begin());
}

const Field* column_field(const OpenRegister& open, std::string_view column) {
  return column == column_ids::kNumber ? nullptr : find_field(open.ledgers.task_form, column);
}

std::string column_name(const OpenRegister& open, std::string_view column, Language language) {
  const size_t place = place_of_column(column);
  if (place < kColumns.size()) return std::string(text(kColumns[place].name, language));
  const Field* field = column_field(open, column);
  return std::string(field != nullptr ? label(field->name, language) : std::string_view());
}

std::string part_title(const OpenRegister& open, RecordId part) {
  return std::string(text_of(open.reg, part, fields::kNumber)) +
         std::string(text_of(open.reg, part, fields::kTitle));
}

std::string_view status_of(const Register& reg, RecordId task) {
  const Option* option = std::get_if<Option>(&reg.value(task, fields::kStatus));
  return option != nullptr ? std::string_view(option->id) : std::string_view();
}

std::string status_name(const Register& reg, std::string_view option, Language language) {
  return option_name(reg, forms::kTask, fields::kStatus, option, language);
}

std::vector<std::string> status_names(const OpenRegister& open, Language language) {
  std::vector<std::string> names;
  for (const StatusCount& one : open.counts)
    names.push_back(status_name(open.reg, one.option, language));
  return names;
}

std::vector<size_t> shown_statuses(const OpenRegister& open, std::string_view always) {
  std::vector<size_t> shown;
  for (size_t i = 0; i < open.counts.size(); ++i) {
    const StatusCount& one = open.counts[i];
    const bool is_rare = statuses::is_of_office(one.option) && one.option != statuses::kClosed;
    if (!is_rare || one.tasks > 0 || one.option == always) shown.push_back(i);
  }
  return shown;
}

std::vector<std::string> department_names(const OpenRegister& open) {
  std::vector<std::string> names;
  for (const Department& department : open.departments) names.push_back(department.name);
  return names;
}

std::vector<ColumnLook> shown_columns(const TableView& view) {
  if (!view.columns.empty()) return view.columns;
  std::vector<ColumnLook> usual;
  for (const NamedColumn& one : kColumns)
    if (std::string_view(one.id) != column_ids::kMeasures) usual.push_back({one.id});
  return usual;
}

std::string column_beside(const TableView& view, std::string_view from, int step) {
  const std::vector<ColumnLook> shown = shown_columns(view);
  const auto here = std::ranges::find(shown, from, &ColumnLook::column);
  const int place = here == shown.end() ? 0 : static_cast<int>(here - shown.begin()) + step;
  return shown[static_cast<size_t>(std::clamp(place, 0, static_cast<int>(shown.size()) - 1))]
      .column;
}

std::vector<std::string> departments_of(const OpenRegister& open, RecordId task,
                                        std::string_view field) {
  std::vector<std::string> names;
  if (const Departments* found = std::get_if<Departments>(&open.reg.value(task, field)))
    for (const std::string& key : found->keys) names.push_back(department_name(open, key));
  return names;
}

std::string department_name(const OpenRegister& open, std::string_view key) {
  const auto known = open.names_by_key.find(key);
  return known != open.names_by_key.end() ? known->second : department_name(open.reg, key);
}

std::string cell_words(const OpenRegister& open, const OutlineRow& task, std::string_view column,
                       Language language) {
  const Register& reg = open.reg;
  if (column == column_ids::kNumber) return task.number;
  if (column == column_ids::kDeadline) return deadline_words(open, task.record, language);
  if (column == column_ids::kLight) return light_words(task_light(open, task.record), language);
  if (column == column_ids::kProgress)
    return std::string(text_of(reg, task.last_note, fields::kText));
  if (column == column_ids::kUpdated) return task.updated.substr(0, 10);
  if (column == column_ids::kStatus) {
    const std::string_view id = status_of(reg, task.record);
    return id.empty() ? std::string() : status_name(reg, id, language);
  }
  const Value& value = reg.value(task.record, column);
  if (std::holds_alternative<Departments>(value))
    return joined(departments_of(open, task.record, column));
  // Texts whole, with their lines.
  const Field* field = column_field(open, column);
  const bool names = field != nullptr && field->type == FieldType::Record;
  if (const auto* text = std::get_if<std::string>(&value); text != nullptr && !names) return *text;
  return field != nullptr ? field_value_words(reg, task.record, *field, value, language)
                          : std::string();
}

int year_of(const OpenRegister& open, Date today) {
  const int64_t* year = integer_of(open.reg.value(open.reg.id(), fields::kYear));
  return year != nullptr ? static_cast<int>(*year) : today.year;
}

std::optional<Date> last_day(const OpenRegister& open, RecordId task) {
  if (const std::optional<Date> later = extended_to(open, task)) return later;
  const Deadline* deadline = deadline_of(open.reg.value(task, fields::kDeadline));
  return deadline != nullptr ? due_date(*deadline) : std::nullopt;
}

bool can_ask_extension(const OpenRegister& open, RecordId task) {
  return open.writer == Writer::Here && last_day(open, task) &&
         !statuses::is_at_rest(status_of(open.reg, task));
}

std::optional<Date> extended_to(const OpenRegister& open, RecordId task) {
  const auto found = open.ledgers.extended.find(task);
  const bool is_later =
      found != open.ledgers.extended.end() && found->second.due != found->second.original;
  return is_later ? found->second.due : std::nullopt;
}

std::string deadline_words(const OpenRegister& open, RecordId task, Language language) {
  const Deadline* deadline = deadline_of(open.reg.value(task, fields::kDeadline));
  if (deadline == nullptr) return {};
  const std::optional<Date> later = extended_to(open, task);
  return later ? say({Text::extension_in_cell, {deadline->text, to_text(*later)}}, language)
               : deadline->text;
}

std::vector<Edit> department_edits(const OpenRegister& open, RecordId record,
                                   std::string_view field, const std::vector<std::string>& names) {
  std::vector<Edit> edits;
  Departments departments = departments_named(open.reg, open.departments, names, edits);
  edits.push_back({record, std::string(field), std::move(departments)});
  return edits;
}

}  // namespace taizhang
