#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/table_cells.h"
#include "model/packet.h"
#include "ui/cells.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

const Field* field_of(const OpenRegister& open, const Register::CellRef& cell) {
  const Template* form = form_of(open.reg, cell.record);
  return form != nullptr ? find_field(*form, cell.field) : nullptr;
}

std::optional<size_t> place_of(const Field& field, const Value& value) {
  const Option* option = std::get_if<Option>(&value);
  for (size_t i = 0; option != nullptr && i < field.options.size(); ++i)
    if (field.options[i].id == option->id) return i;
  return std::nullopt;
}

std::vector<std::string> names_of(const Register& reg, const Value& value) {
  std::vector<std::string> names;
  if (const Departments* departments = std::get_if<Departments>(&value))
    for (const std::string& key : departments->keys) names.push_back(department_name(reg, key));
  return names;
}

std::optional<Value> value_written(const InboxFrame& frame, const Field& field) {
  const InboxDraft& inbox = frame.drafts.inbox;
  if (field.type != FieldType::Enumeration)
    return value_typed(field.type, inbox.typed, year_of(frame.open, frame.ui.today));
  if (!inbox.option) return std::nullopt;
  return Value(Option{field.options[*inbox.option].id});
}

void draw_typed(const InboxFrame& frame, const Field& field_of_cell, float width) {
  const Ui& ui = frame.ui;
  std::string& typed = frame.drafts.inbox.typed;
  const char* name = ui[Text::inbox_typed];
  const FieldType type = field_of_cell.type;
  if (type == FieldType::LongText || type == FieldType::Text) {
    area(ui, "##other", name, typed, width, 1, 8);
    return;
  }
  const bool unread = !value_written(frame, field_of_cell);
  const char* hint = type == FieldType::Deadline ? ui[Text::deadline_hint]
                     : type == FieldType::Date   ? ui[Text::date_hint]
                                                 : "";
  field(ui, "##other", name, typed, width, hint, unread);
  const int year = year_of(frame.open, ui.today);
  if (type == FieldType::Deadline)
    line(ui, understood(ui, parse_deadline(typed, year)), ui.color.text3, type::kSmall);
  else if (unread)
    line(ui, ui[Text::inbox_unread], ui.color.late.text, type::kSmall);
}

}  // namespace

bool can_write_other(const OpenRegister& open, const Register::CellRef& cell) {
  const Field* field = field_of(open, cell);
  if (field == nullptr) return false;
  return is_typed(field->type) || field->type == FieldType::Enumeration ||
         field->type == FieldType::Departments;
}

void begin_other(const InboxFrame& frame) {
  InboxDraft& inbox = frame.drafts.inbox;
  const Field* field = field_of(frame.open, inbox.cell);
  const size_t other = inbox.view.candidates.size();
  if (field == nullptr) return;
  if (!std::exchange(inbox.is_begun, true) && inbox.choice < other) {
    const Candidate& base = inbox.view.candidates[inbox.choice];
    if (is_typed(field->type) && !is_empty(base.value)) inbox.typed = base.words;
    inbox.option = place_of(*field, base.value);
    inbox.departments = names_of(frame.open.reg, base.value);
  }
  inbox.choice = other;
  inbox.focus_other = true;
}

float draw_other_field(const InboxFrame& frame, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  InboxDraft& inbox = frame.drafts.inbox;
  const Field* field = field_of(frame.open, inbox.cell);
  if (field == nullptr) return at.y;
  ImGui::SetCursorScreenPos(at);
  if (std::exchange(inbox.focus_other, false)) focus_next_item();
  ImGui::BeginGroup();
  if (field->type == FieldType::Enumeration) {
    std::vector<std::string> names;
    for (const EnumOption& option : field->options)
      names.emplace_back(label(option.name, ui.language));
    if (const auto picked =
            combo(ui, "other", ui[Text::inbox_typed], names, inbox.option, std::min(width, 240.0f)))
      inbox.option = picked;
  } else if (field->type == FieldType::Departments) {
    if (auto picked = department_picker(ui, frame.drafts, "other", ui[Text::inbox_typed],
                                        inbox.departments, department_names(frame.open), width))
      inbox.departments = *std::move(picked);
  } else {
    draw_typed(frame, *field, width);
  }
  ImGui::EndGroup();
  return ImGui::GetItemRectMax().y;
}

std::vector<Edit> chosen_edits(const InboxFrame& frame) {
  const InboxDraft& inbox = frame.drafts.inbox;
  const Register::CellRef& cell = inbox.cell;
  if (inbox.choice < inbox.view.candidates.size())
    return {{cell.record, cell.field, inbox.view.candidates[inbox.choice].value}};
  const Field* field = field_of(frame.open, cell);
  if (field == nullptr) return {};
  if (field->type == FieldType::Departments)
    return department_edits(frame.open, cell.record, cell.field, inbox.departments);
  if (std::optional<Value> value = value_written(frame, *field))
    return {{cell.record, cell.field, *std::move(value)}};
  return {};
}

}  // namespace taizhang
