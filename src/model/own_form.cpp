#include "model/own_form.h"

#include <algorithm>
#include <iterator>

#include "base/digest.h"
#include "base/text.h"
#include "model/task.h"

namespace taizhang {
namespace {

bool yes(const Record& record, std::string_view field) {
  return value_of(record, field) == Value(true);
}

constexpr char kOfField = '=';  // between a field and an option of it

// The lines of a field's own options; the id of each is made from its words.
std::vector<EnumOption> options_of(std::string_view lines) {
  std::vector<EnumOption> options;
  for (const std::string& word : trimmed_lines(lines)) {
    const std::string id = std::string(kOwn) + word;
    if (std::ranges::find(options, id, &EnumOption::id) == options.end())
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

bool has(const std::vector<std::string>& all, std::string_view one) {
  return std::ranges::find(all, one) != all.end();
}

bool asks(const std::vector<Condition>& when, std::string_view field) {
  return std::ranges::find(when, field, &Condition::field) != when.end();
}

bool needs(const Term& term, std::string_view field) {
  return has(term.start, field) || term.finish == field || term.extension == field ||
         term.unless == field || asks(term.when, field) ||
         std::ranges::any_of(term.pauses, [&](const Pause& pause) {
           return pause.form.empty() && (pause.from == field || pause.to == field);
         });
}

bool needs(const Check& check, std::string_view field) {
  return asks(check.when, field) || (check.kind != CheckKind::Filled && has(check.fields, field));
}

void take_option(std::vector<KeptField>& fields, std::string_view field, std::string_view option,
                 const Record& setting) {
  for (KeptField& kept : fields) {
    for (EnumOption& one : kept.field.options) {
      if (kept.field.id != field || one.id != option) continue;
      const std::string_view name = text_of(setting, fields::kName);
      if (!name.empty()) one.name = {std::string(name), {}, {}};
      one.hidden = yes(setting, fields::kHidden);
    }
  }
}

void take_field(std::vector<KeptField>& fields, const Record& setting) {
  const std::string_view id = text_of(setting, fields::kField);
  if (const size_t mark = id.find(kOfField); mark != std::string_view::npos)
    return take_option(fields, id.substr(0, mark), id.substr(mark + 1), setting);
  auto known = std::ranges::find_if(
      fields, [&](const KeptField& one) { return std::string_view(one.field.id) == id; });
  if (known == fields.end()) {
    const auto type = own_field_type(id);
    if (!type || text_of(setting, fields::kName).empty()) return;
    KeptField& own = fields.emplace_back();
    own.field.id = id;
    own.field.type = *type;
    own.field.returned = true;
    known = fields.end() - 1;
  }
  say_of_field(known->field, setting);
  known->hidden = yes(setting, fields::kHidden);
}

// A field that is not there is neither asked for nor shown.
void leave_out(Template& form, const std::string& field) {
  for (Check& check : form.ledger.checks) {
    if (check.kind == CheckKind::Filled) std::erase(check.fields, field);
  }
  std::erase_if(form.ledger.checks, [](const Check& check) { return check.fields.empty(); });
  for (LedgerView& view : form.ledger.views) std::erase(view.columns, field);
}

constexpr int kUsualLimit = 20;  // working days, as long as an own rule does not say another

void say_of_term(Term& term, const Record& setting) {
  const auto number = [&](std::string_view field, int& into) {
    const auto* value = integer_of(value_of(setting, field));
    if (value && *value >= 0 && *value <= 10'000) into = static_cast<int>(*value);
  };
  number(fields::kCount, term.count);
  number(fields::kSoon, term.soon);
  if (!is_empty(value_of(setting, fields::kFirst))) term.first = yes(setting, fields::kFirst);
  const auto in_year = [&](std::string_view field, int most, int& into) {
    const auto* value = integer_of(value_of(setting, field));
    if (value && *value >= 1 && *value <= most) into = static_cast<int>(*value);
  };
  in_year(fields::kMonth, 12, term.month);
  in_year(fields::kDay, 31, term.day);
  if (const auto* unit = std::get_if<Option>(&value_of(setting, fields::kUnit))) {
    if (unit->id == "working_days") term.unit = TermUnit::WorkingDays;
    if (unit->id == "days") term.unit = TermUnit::Days;
    if (unit->id == "hours") term.unit = TermUnit::Hours;
    if (unit->id == "months") term.unit = TermUnit::Months;
  }
  const std::string_view basis = text_of(setting, fields::kBasis);
  if (!basis.empty()) {
    term.basis = basis;
    term.confidence.clear();  // it was said of another paper
  }
}

bool is_of(const Record& setting, std::string_view kind, std::string_view form) {
  return text_of(setting, fields::kForm) == form && text_of(setting, fields::kTemplate) == kind;
}

constexpr const char* kNever = "-";  // an option of no field

// The term stays in its place, so that columns keep their meaning; it applies to nothing.
void switch_off(Term& term) { term.when.push_back({term.start.front(), {kNever}, {}, false, {}}); }

void take_rule(Template& form, const Record& setting) {
  const auto term =
      std::ranges::find(form.ledger.terms, text_of(setting, fields::kRule), &Term::id);
  if (term == form.ledger.terms.end()) return;
  say_of_term(*term, setting);
  if (yes(setting, fields::kUnused)) switch_off(*term);
}

bool is_day(const Template& form, std::string_view field) {
  const Field* known = find_field(form, field);
  return known && (known->type == FieldType::Date || known->type == FieldType::Time);
}

void take_own_terms(Template& form, std::span<const Record* const> settings) {
  for (auto& [term, off] : own_rules(form.id, settings).terms) {
    const bool ends = term.kind == TermKind::Every || is_day(form, term.finish);
    if (!is_day(form, term.start.front()) || !ends) continue;
    if (off) switch_off(term);
    form.ledger.terms.push_back(std::move(term));
  }
}

// That the fields of the form which are required are filled.
Check required_check(const Template& form) {
  Check check;
  check.id = kRequiredCheck;
  check.say = {"必填项未填：{0}。", "Required and not filled: {0}.", {}};
  check.basis = "台账必填项";
  for (const Field& field : form.fields)
    if (field.required) check.fields.push_back(field.id);
  return check;
}

// kept_checks() of a form whose fields are already as the office has them.
std::vector<OwnRule<Check>> checks_of(const Template& form,
                                      std::span<const Record* const> settings) {
  std::vector<OwnRule<Check>> checks;
  for (const Check& check : form.ledger.checks) checks.push_back({check, false});
  if (Check check = required_check(form); !check.fields.empty())
    checks.push_back({std::move(check), false});
  for (const Record* setting : settings) {
    if (!is_of(*setting, forms::kOwnRule, form.id)) continue;
    for (auto& [check, off] : checks) {
      if (text_of(*setting, fields::kRule) != check.id) continue;
      const std::string_view say = text_of(*setting, fields::kSay);
      const std::string_view basis = text_of(*setting, fields::kBasis);
      if (!say.empty()) check.say = {std::string(say), {}, {}};
      if (!basis.empty()) check.basis = basis;
      off = yes(*setting, fields::kUnused);
    }
  }
  std::ranges::move(own_rules(form.id, settings).checks, std::back_inserter(checks));
  return checks;
}

// What a used check asks of fields the form does not have is not asked.
void take_checks(Template& form, std::span<const Record* const> settings) {
  std::vector<OwnRule<Check>> checks = checks_of(form, settings);
  form.ledger.checks.clear();
  for (auto& [check, off] : checks) {
    if (check.id.starts_with(kOwnCheck))
      std::erase_if(check.fields, [&](const std::string& one) { return !find_field(form, one); });
    if (!check.fields.empty() && !off) form.ledger.checks.push_back(std::move(check));
  }
}

// Makes the form's fields those that the office has. The ids of the hidden ones, which are gone.
std::vector<std::string> take_fields(Template& form, std::span<const Record* const> settings) {
  std::vector<KeptField> fields = kept_fields(form, settings);
  std::vector<std::string> hidden;
  form.fields.clear();
  for (KeptField& one : fields) {
    if (one.hidden) {
      hidden.push_back(std::move(one.field.id));
    } else {
      form.fields.push_back(std::move(one.field));
    }
  }
  return hidden;
}

}  // namespace

bool is_off(const Term& term) {
  return !term.when.empty() && term.when.back().is == std::vector<std::string>{kNever};
}

RecordId setting_id(std::string_view kind, std::string_view form, std::string_view about) {
  return id_of<RecordId>(sha256("taizhang " + std::string(kind) + " " + std::string(form) + "\n" +
                                std::string(about)));
}

std::string own_form_id(RecordId ledger) { return std::string(kOwn) + to_text(ledger); }

std::string own_field_id(FieldType type, std::string_view token) {
  return std::string(kOwn) + std::string(name_of(type)) + "." + std::string(token);
}

std::string own_option_id(std::string_view field, std::string_view option) {
  return std::string(field) + kOfField + std::string(option);
}

std::string own_rule_id(bool is_check, std::string_view token) {
  return std::string(is_check ? kOwnCheck : kOwnTerm) + std::string(token);
}

OwnRules own_rules(std::string_view form, std::span<const Record* const> settings) {
  OwnRules rules;
  for (const Record* setting : settings) {
    const std::string_view id = text_of(*setting, fields::kRule);
    if (!is_of(*setting, forms::kOwnRule, form)) continue;
    const Label name{std::string(text_of(*setting, fields::kName)), {}, {}};
    if (id.starts_with(kOwnTerm)) {
      Term& term = rules.terms.emplace_back().rule;
      term.id = id;
      term.name = name;
      term.start.emplace_back(text_of(*setting, fields::kStart));
      term.finish = text_of(*setting, fields::kFinish);
      if (term.finish.empty()) term.kind = TermKind::Every;
      term.count = kUsualLimit;
      say_of_term(term, *setting);
      rules.terms.back().off = yes(*setting, fields::kUnused);
    } else if (id.starts_with(kOwnCheck)) {
      Check& check = rules.checks.emplace_back().rule;
      check.id = id;
      check.fields = trimmed_lines(text_of(*setting, fields::kWanted));
      check.say.zh = text_of(*setting, fields::kSay);
      if (check.say.zh.empty()) check.say = {name.zh + "：缺少{0}。", name.zh + ": lacks {0}.", {}};
      check.basis = text_of(*setting, fields::kBasis);
      rules.checks.back().off = yes(*setting, fields::kUnused);
    }
  }
  return rules;
}

bool is_needed(const Template& form, std::string_view field,
               std::span<const Record* const> settings) {
  const Ledger& ledger = form.ledger;
  const auto is_off = [&](const Check& check) {
    return std::ranges::any_of(settings, [&](const Record* one) {
      return is_of(*one, forms::kOwnRule, form.id) && text_of(*one, fields::kRule) == check.id &&
             yes(*one, fields::kUnused);
    });
  };
  const auto any = [&](const auto& all) {
    return std::ranges::any_of(all, [&](const auto& one) { return needs(one, field); });
  };
  return ledger.title == field || any(ledger.terms) ||
         std::ranges::any_of(
             ledger.checks,
             [&](const Check& one) { return needs(one, field) && !is_off(one); }) ||
         std::ranges::any_of(
             ledger.computed,
             [&](const Computed& one) { return one.from == field || one.to == field; }) ||
         std::ranges::any_of(
             ledger.summary,
             [&](const Summary& one) { return one.sum == field || asks(one.when, field); }) ||
         std::ranges::any_of(ledger.views,
                             [&](const LedgerView& one) { return asks(one.when, field); });
}

std::vector<KeptField> kept_fields(const Template& form, std::span<const Record* const> settings) {
  std::vector<KeptField> fields;
  for (const Field& field : form.fields) fields.push_back({field, false});
  for (const Record* setting : settings) {
    if (is_of(*setting, forms::kOwnField, form.id)) take_field(fields, *setting);
  }
  for (KeptField& one : fields) one.hidden = one.hidden && !is_needed(form, one.field.id, settings);
  return fields;
}

std::vector<OwnRule<Check>> kept_checks(Template form, std::span<const Record* const> settings) {
  take_fields(form, settings);
  return checks_of(form, settings);
}

Template kept_form(Template form, std::span<const Record* const> settings) {
  for (const std::string& hidden : take_fields(form, settings)) leave_out(form, hidden);
  for (const Record* setting : settings) {
    if (is_of(*setting, forms::kOwnRule, form.id)) take_rule(form, *setting);
  }
  take_own_terms(form, settings);
  take_checks(form, settings);
  return form;
}

std::vector<Edit> setting_edits(const Register& reg, std::string_view kind, std::string_view form,
                                std::string_view about, std::string_view cell, Value value) {
  const RecordId id = setting_id(kind, form, about);
  std::vector<Edit> edits;
  const auto put = [&](std::string_view field, Value of) {
    edits.push_back({id, std::string(field), std::move(of)});
  };
  if (!reg.exists(id)) {
    put(fields::kTemplate, std::string(kind));
    put(fields::kDeleted, {});
    put(fields::kForm, std::string(form));
    put(kind == forms::kOwnField ? fields::kField : fields::kRule, std::string(about));
  }
  put(cell, normal(std::move(value)));
  return edits;
}

std::string_view name_said(const Register& reg, std::string_view form, std::string_view about) {
  const RecordId setting = setting_id(forms::kOwnField, form, about);
  return reg.exists(setting) ? text_of(reg, setting, fields::kName) : std::string_view();
}

bool is_returned(const Register& reg, std::string_view form, std::string_view field) {
  const Template* known = reg.find_template(form);
  const Field* given = known ? find_field(*known, field) : nullptr;
  // Nobody says anything else of what every register is built of.
  if (given && !is_ledger(*known)) return given->returned;
  if (!given && !own_field_type(field)) return false;
  const RecordId setting = setting_id(forms::kOwnField, form, field);
  const bool is_said = reg.exists(setting);
  const bool* yes = is_said ? std::get_if<bool>(&reg.value(setting, fields::kReturned)) : nullptr;
  if (yes) return *yes;
  return given ? given->returned : is_said;
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
