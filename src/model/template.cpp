#include "model/template.h"

#include <algorithm>

#include "base/text.h"

namespace taizhang {
namespace {

// "id" names the record itself in files.
bool is_field_id(std::string_view id) {
  return !id.empty() && id.front() != '_' && id != "id" && is_utf8(id);
}

// Null: every thing has an id of its own.
template <typename Thing>
const Thing* find_repeated(const std::vector<Thing>& things) {
  for (size_t i = 0; i < things.size(); ++i) {
    for (size_t j = 0; j < i; ++j) {
      if (things[i].id == things[j].id) return &things[i];
    }
  }
  return nullptr;
}

// What is wrong with `field` alone.
std::optional<Fault> fault_of(const Field& field) {
  if (!is_field_id(field.id)) return Fault::TemplateFieldId;
  if (field.name.zh.empty()) return Fault::TemplateFieldName;
  if ((field.type == FieldType::Enumeration) == field.options.empty()) return Fault::Options;
  if (find_repeated(field.options)) return Fault::RepeatedOption;
  for (const EnumOption& option : field.options) {
    if (option.id.empty() || option.name.zh.empty()) return Fault::OptionName;
  }
  return std::nullopt;
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
  const auto bad = [&](Fault fault, std::string_view field) {
    return refuse_template(fault, form.id, field);
  };
  if (form.id.empty()) return bad(Fault::TemplateId, "id");
  if (form.name.zh.empty()) return bad(Fault::TemplateName, "name");
  if (const Field* twice = find_repeated(form.fields)) {
    return bad(Fault::RepeatedTemplateField, twice->id);
  }
  for (const Field& field : form.fields) {
    if (const auto fault = fault_of(field)) return bad(*fault, field.id);
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
