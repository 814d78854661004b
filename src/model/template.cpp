#include "model/template.h"

#include <algorithm>

#include "base/text.h"

namespace taizhang {
namespace {

// "id" names the record itself in files.
bool is_field_id(std::string_view id) {
  return !id.empty() && id.front() != '_' && id != "id" && is_utf8(id);
}

template <typename Things>
bool has_repeated_id(const Things& things) {
  for (size_t i = 0; i < things.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (things[i].id == things[j].id) return true;
    }
  }
  return false;
}

// What is wrong with the options of `field`; empty: nothing.
std::string fault_of_options(const Field& field) {
  if ((field.type == FieldType::Enumeration) == field.options.empty()) return "options";
  if (has_repeated_id(field.options)) return "repeated_option";
  for (const EnumOption& option : field.options) {
    if (option.id.empty() || option.name.zh.empty()) return "option_name";
  }
  return "";
}

std::string_view name_of(FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
      return "text";
    case FieldType::Integer:
      return "integer";
    case FieldType::Decimal:
      return "decimal";
    case FieldType::Date:
      return "date";
    case FieldType::Deadline:
      return "deadline";
    case FieldType::Enumeration:
      return "enumeration";
    case FieldType::Departments:
      return "departments";
    case FieldType::Links:
      return "links";
    case FieldType::YesNo:
      return "yes_no";
  }
  return "text";
}

}  // namespace

const Field* find_field(const Template& form, std::string_view field) {
  const auto found = std::ranges::find(form.fields, field, &Field::id);
  return found == form.fields.end() ? nullptr : &*found;
}

const EnumOption* find_option(const Field& field, std::string_view option) {
  const auto found = std::ranges::find(field.options, option, &EnumOption::id);
  return found == field.options.end() ? nullptr : &*found;
}

Result<void> check(const Template& form) {
  if (form.id.empty()) return refuse(ErrorCode::BadTemplate, form.id, "id");
  if (form.name.zh.empty()) return refuse(ErrorCode::BadTemplate, form.id, "name");
  if (has_repeated_id(form.fields))
    return refuse(ErrorCode::BadTemplate, form.id, "repeated_field");
  for (const Field& field : form.fields) {
    if (!is_field_id(field.id)) return refuse(ErrorCode::BadTemplate, form.id, "field_id");
    if (field.name.zh.empty()) return refuse(ErrorCode::BadTemplate, form.id, "field_name");
    const std::string fault = fault_of_options(field);
    if (!fault.empty()) return refuse(ErrorCode::BadTemplate, form.id, fault);
  }
  return {};
}

Result<void> check(const Field& field, const Value& value) {
  if (!has_type(value, field.type) || !is_well_formed(value)) {
    return refuse(ErrorCode::WrongType, field.id, name_of(field.type));
  }
  if (const auto* option = std::get_if<Option>(&value)) {
    if (!find_option(field, option->id)) {
      return refuse(ErrorCode::NotAnOption, field.id, option->id);
    }
  }
  if (const auto* links = std::get_if<Links>(&value)) {
    for (const Link& link : links->links) {
      if (!is_safe_url(link.url)) return refuse(ErrorCode::BadLink, link.url);
    }
  }
  return {};
}

}  // namespace taizhang
