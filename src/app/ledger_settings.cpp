#include "app/ledger_settings.h"

#include <algorithm>
#include <utility>

namespace taizhang {
namespace {

// The form before the office's settings.
Template original_form(const OpenRegister& open, std::string_view form) {
  if (const auto own = own_ledger_of(form); own && open.reg.find(*own))
    return form_of_own(*open.reg.find(*own));
  if (const Template* known = open.reg.find_template(form)) return *known;
  const Template* built_in = find_child_form(open.ledgers, form);
  return built_in ? *built_in : Template{};
}

}  // namespace

std::vector<FieldSetting> field_settings(const OpenRegister& open, std::string_view form) {
  const Template original = original_form(open, form);
  std::vector<FieldSetting> all;
  const std::vector<const Record*> settings = form_settings(open.ledgers, open.reg);
  for (KeptField& kept : kept_fields(original, settings)) {
    FieldSetting& one = all.emplace_back();
    one.needed = is_needed(original, kept.field.id, settings);
    one.hidden = kept.hidden;
    if (const Field* was = find_field(original, kept.field.id)) one.original = *was;
    one.field = std::move(kept.field);
  }
  return all;
}

std::vector<TermSetting> term_settings(const OpenRegister& open, std::string_view form) {
  const Template original = original_form(open, form);
  const std::vector<const Record*> settings = form_settings(open.ledgers, open.reg);
  const Template kept = kept_form(original, settings);
  std::vector<TermSetting> all;
  for (size_t i = 0; i < original.ledger.terms.size(); ++i) {
    const Term& was = original.ledger.terms[i];
    const RecordId setting = setting_id(forms::kOwnRule, form, was.id);
    all.push_back(
        {kept.ledger.terms[i], was,
         open.reg.exists(setting) && open.reg.value(setting, fields::kUnused) == Value(true)});
  }
  for (const auto& [term, off] : own_rules(form, settings).terms)
    all.push_back({term, term, off, true});
  return all;
}

std::vector<OwnRule<Check>> check_settings(const OpenRegister& open, std::string_view form) {
  return kept_checks(original_form(open, form), form_settings(open.ledgers, open.reg));
}

std::optional<RecordId> own_ledger_of(std::string_view form) {
  if (!form.starts_with(kOwn)) return {};
  return parse_id<RecordId>(form.substr(kOwn.size()));
}

std::vector<Edit> moved_field(const OpenRegister& open, std::string_view form,
                              std::string_view field, bool up) {
  std::vector<RecordId> own;
  for (const FieldSetting& one : field_settings(open, form)) {
    if (!one.original) own.push_back(setting_id(forms::kOwnField, form, one.field.id));
  }
  const RecordId moved = setting_id(forms::kOwnField, form, field);
  const size_t at = static_cast<size_t>(std::ranges::find(own, moved) - own.begin());
  if (at >= own.size() || (up ? at == 0 : at + 1 == own.size())) return {};
  std::swap(own[at], own[up ? at - 1 : at + 1]);
  // Two offices may have given two fields one order: all are told apart again.
  const std::vector<std::string> orders = first_orders(own.size());
  std::vector<Edit> edits;
  for (size_t i = 0; i < own.size(); ++i) {
    if (text_of(open.reg, own[i], fields::kOrder) != orders[i])
      edits.push_back({own[i], std::string(fields::kOrder), orders[i]});
  }
  return edits;
}

std::vector<Edit> restored_setting(const OpenRegister& open, std::string_view kind,
                                   std::string_view form, std::string_view about) {
  const RecordId id = setting_id(kind, form, about);
  std::vector<Edit> edits;
  const Record* setting = open.reg.exists(id) ? open.reg.find(id) : nullptr;
  for (size_t i = 0; setting && i < setting->cells.size(); ++i) {
    const std::string_view cell = setting->cells[i].field.text();
    if (cell.starts_with('_') || cell == fields::kForm || cell == fields::kField ||
        cell == fields::kRule)
      continue;
    edits.push_back({id, std::string(cell), {}});
  }
  return edits;
}

}  // namespace taizhang
