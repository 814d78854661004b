#include "model/template.h"

#include <algorithm>

#include "base/text.h"
#include "model/ledger_check.h"

namespace taizhang {
namespace {

// "id" names the record itself in files.
bool is_field_id(std::string_view id) {
  return !id.empty() && id.front() != '_' && id != "id" && !id.starts_with(kOwn) && is_utf8(id);
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
  const bool offers = field.type == FieldType::Enumeration || field.type == FieldType::Options;
  if (offers == field.options.empty()) return Fault::Options;
  if (find_repeated(field.options)) return Fault::RepeatedOption;
  for (const EnumOption& option : field.options) {
    if (option.id.empty() || option.name.zh.empty()) return Fault::OptionName;
  }
  return std::nullopt;
}

// An office may offer more than the form does; those options' ids say so.
bool is_offered(const Field& field, std::string_view option) {
  return option.starts_with(kOwn) || find_option(field, option) != nullptr;
}

Result<void> check_links(const Value& value) {
  if (const auto* links = std::get_if<Links>(&value)) {
    for (const Link& link : links->links) {
      if (!is_safe_url(link.url)) return refuse(ErrorCode::BadLink, link.url);
    }
  }
  return {};
}

}  // namespace

Template::Template() = default;
Template::Template(const Template&) = default;
Template::Template(Template&&) noexcept = default;
Template& Template::operator=(const Template&) = default;
Template& Template::operator=(Template&&) noexcept = default;
Template::~Template() = default;
bool Template::operator==(const Template&) const = default;

const Field* find_field(const Template& form, std::string_view field) {
  const auto found = std::ranges::find(form.fields, field, &Field::id);
  return found == form.fields.end() ? nullptr : &*found;
}

const EnumOption* find_option(const Field& field, std::string_view option) {
  const auto found = std::ranges::find(field.options, option, &EnumOption::id);
  return found == field.options.end() ? nullptr : &*found;
}

bool is_ledger(const Template& form) { return !form.ledger.group.zh.empty(); }

std::optional<FieldType> own_field_type(std::string_view field) {
  if (!field.starts_with(kOwn) || !is_utf8(field)) return std::nullopt;
  const std::string_view rest = field.substr(kOwn.size());
  const size_t point = rest.find('.');
  if (point == std::string_view::npos || point + 1 == rest.size()) return std::nullopt;
  for (const FieldType type : kFieldTypes) {
    if (name_of(type) == rest.substr(0, point)) return type;
  }
  return std::nullopt;
}

const Template& own_form() {
  static const Template form = [] {
    Template form;
    form.id = kOwn;
    form.name = {"x", {}, {}};
    return form;
  }();
  return form;
}

std::optional<FieldType> type_of(const Template* form, std::string_view field) {
  if (const auto own = own_field_type(field)) return own;
  const Field* known = form ? find_field(*form, field) : nullptr;
  return known ? std::optional(known->type) : std::nullopt;
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
  if (const auto place = misfit(form)) return bad(Fault::LedgerRule, *place);
  return {};
}

Result<void> check(const Field& field, const Value& value) {
  if (!has_type(value, field.type) || !is_well_formed(value)) {
    return refuse(ErrorCode::WrongType, field.id, name_of(field.type));
  }
  if (const auto* option = std::get_if<Option>(&value)) {
    if (!is_offered(field, option->id)) {
      return refuse(ErrorCode::NotAnOption, field.id, option->id);
    }
  }
  if (const auto* options = std::get_if<Options>(&value)) {
    for (const std::string& id : options->ids) {
      if (!is_offered(field, id)) return refuse(ErrorCode::NotAnOption, field.id, id);
    }
  }
  return check_links(value);
}

Result<void> check_own(std::string_view field, FieldType type, const Value& value) {
  if (!has_type(value, type) || !is_well_formed(value)) {
    return refuse(ErrorCode::WrongType, field, name_of(type));
  }
  return check_links(value);
}

}  // namespace taizhang
