#include "model/own_form.h"

#include <algorithm>

#include "base/digest.h"
#include "base/text.h"
#include "model/task.h"

namespace taizhang {
namespace {

bool yes(const Record& record, std::string_view field) {
  return value_of(record, field) == Value(true);
}

// The lines of a field's own options; the id of each is made from its words.
std::vector<EnumOption> options_of(std::string_view lines) {
  std::vector<EnumOption> options;
  while (!lines.empty()) {
    const size_t end = std::min(lines.find('\n'), lines.size());
    const std::string word(trim(lines.substr(0, end)));
    lines.remove_prefix(std::min(end + 1, lines.size()));
    const std::string id = std::string(kOwn) + word;
    if (word.empty() || std::ranges::find(options, id, &EnumOption::id) != options.end()) continue;
    options.push_back({id, {word, {}, {}}, {}});
  }
  return options;
}

void say_of_field(Field& field, const Record& setting) {
  const std::string_view name = text_of(setting, fields::kName);
  if (!name.empty()) field.name = {std::string(name), {}, {}};
  const std::string_view help = text_of(setting, fields::kHelp);
  if (!help.empty()) field.help = {std::string(help), {}, {}};
  if (!is_empty(value_of(setting, fields::kRequired)))
    field.required = yes(setting, fields::kRequired);
  if (!is_empty(value_of(setting, fields::kReturned)))
    field.returned = yes(setting, fields::kReturned);
  for (EnumOption& option : options_of(text_of(setting, fields::kOptions))) {
    if (!find_option(field, option.id)) field.options.push_back(std::move(option));
  }
}

bool is_used(const Template& form, std::string_view field) {
  const auto in = [&](const std::vector<std::string>& all) {
    return std::ranges::find(all, field) != all.end();
  };
  const auto conditions = [&](const std::vector<Condition>& when) {
    return std::ranges::find(when, field, &Condition::field) != when.end();
  };
  return form.ledger.title == field ||
         std::ranges::any_of(form.ledger.terms, [&](const Term& term) {
           return in(term.start) || term.finish == field || term.extension == field ||
                  conditions(term.when);
         });
}

void take_field(Template& form, const Record& setting) {
  const std::string_view id = text_of(setting, fields::kField);
  const auto known = std::ranges::find(form.fields, id, &Field::id);
  const bool is_hidden = yes(setting, fields::kHidden);
  if (known != form.fields.end()) {
    if (is_hidden && !is_used(form, id)) return void(form.fields.erase(known));
    return say_of_field(*known, setting);
  }
  const auto type = own_field_type(id);
  if (!type || is_hidden || text_of(setting, fields::kName).empty()) return;
  Field& field = form.fields.emplace_back();
  field.id = id;
  field.type = *type;
  say_of_field(field, setting);
}

void take_rule(Template& form, const Record& setting) {
  const auto term =
      std::ranges::find(form.ledger.terms, text_of(setting, fields::kRule), &Term::id);
  if (term == form.ledger.terms.end()) return;
  if (yes(setting, fields::kUnused)) {
    // The term stays in its place, so that columns keep their meaning; it applies to nothing.
    term->when.push_back({term->start.front(), {"-"}, false, {}});
    return;
  }
  const auto number = [&](std::string_view field, int& into) {
    const auto* value = std::get_if<int64_t>(&value_of(setting, field));
    if (value && *value >= 0 && *value <= 10'000) into = static_cast<int>(*value);
  };
  number(fields::kCount, term->count);
  number(fields::kSoon, term->soon);
  if (const auto* unit = std::get_if<Option>(&value_of(setting, fields::kUnit))) {
    if (unit->id == "working_days") term->unit = TermUnit::WorkingDays;
    if (unit->id == "days") term->unit = TermUnit::Days;
    if (unit->id == "hours") term->unit = TermUnit::Hours;
    if (unit->id == "months") term->unit = TermUnit::Months;
  }
  const std::string_view basis = text_of(setting, fields::kBasis);
  if (!basis.empty()) term->basis = basis;
}

}  // namespace

RecordId setting_id(std::string_view form, std::string_view field_or_term) {
  return id_of<RecordId>(
      sha256("taizhang setting " + std::string(form) + "\n" + std::string(field_or_term)));
}

std::string own_form_id(RecordId ledger) { return std::string(kOwn) + to_text(ledger); }

std::string own_field_id(FieldType type, std::string_view token) {
  return std::string(kOwn) + std::string(name_of(type)) + "." + std::string(token);
}

Template kept_form(Template form, std::span<const Record* const> settings) {
  for (const Record* setting : settings) {
    if (text_of(*setting, fields::kForm) != form.id) continue;
    const std::string_view kind = text_of(*setting, fields::kTemplate);
    if (kind == forms::kOwnField) take_field(form, *setting);
    if (kind == forms::kOwnRule) take_rule(form, *setting);
  }
  return form;
}

Template form_of_own(const Record& ledger) {
  Template form;
  form.id = own_form_id(ledger.id);
  form.name.zh = text_of(ledger, fields::kName);
  form.ledger.group = {"本单位自建", "Our own", {}};
  form.ledger.order = 1000;
  form.ledger.help.zh = text_of(ledger, fields::kHelp);
  return form;
}

}  // namespace taizhang
