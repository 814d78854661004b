#include <algorithm>
#include <cassert>

#include "base/sort.h"
#include "model/register.h"

namespace taizhang {
namespace {

bool is_order(std::string_view text) {
  return !text.ends_with('a') &&
         std::ranges::all_of(text, [](char c) { return c >= 'a' && c <= 'z'; });
}

// What a refusal of check_cell says about the record.
Fault fault_of(const Error& error) {
  if (error.code == ErrorCode::UnknownField) return Fault::UnknownField;
  if (error.code == ErrorCode::NotAnOption) return Fault::NotAnOption;
  if (error.code == ErrorCode::BadLink) return Fault::BadLink;
  return Fault::WrongType;
}

Result<void> check_record(const Register& reg, const Record& record, size_t number) {
  const auto bad = [number](Fault fault, std::string_view field) {
    return refuse_record(fault, std::to_string(number), field);
  };
  if (record.cells.empty()) return {};
  const Template* form = reg.template_of(record);
  if (!form) return bad(Fault::UnknownTemplate, fields::kTemplate);
  std::string_view previous;
  for (const Cell& cell : record.cells) {
    const std::string_view field = cell.field.text();
    if (&cell != record.cells.data() && field <= previous) {
      return bad(Fault::RepeatedField, field);
    }
    previous = field;
    const Result<void> checked = is_empty(cell.value) ? refuse(ErrorCode::WrongType, field, "")
                                                      : check_cell(*form, field, cell.value);
    if (!checked) return bad(fault_of(checked.error()), field);
  }
  return {};
}

// Whatever fits `older` fits `newer`.
bool extends(const Template& newer, const Template& older) {
  return std::ranges::all_of(older.fields, [&](const Field& field) {
    const Field* same = find_field(newer, field.id);
    return same && same->type == field.type &&
           std::ranges::all_of(field.options, [&](const EnumOption& option) {
             return find_option(*same, option.id) != nullptr;
           });
  });
}

}  // namespace

Result<void> check_system_cell(std::string_view field, const Value& value) {
  const auto* text = std::get_if<std::string>(&value);
  bool fits = is_empty(value);
  if (field == fields::kTemplate) {
    fits = fits || text;
  } else if (field == fields::kParent) {
    fits = fits || (text && parse_id<RecordId>(*text));
  } else if (field == fields::kOrder) {
    fits = fits || (text && is_order(*text));
  } else if (field == fields::kDeleted) {
    fits = fits || std::holds_alternative<bool>(value);
  } else {
    return refuse(ErrorCode::UnknownField, "", field);
  }
  if (!fits || !is_well_formed(value)) return refuse(ErrorCode::WrongType, field, "");
  return {};
}

Result<void> check_cell(const Template& form, std::string_view field, const Value& value) {
  if (field.starts_with('_')) return check_system_cell(field, value);
  if (const auto own = own_field_type(field)) return check_own(field, *own, value);
  const Field* known = find_field(form, field);
  if (!known) return refuse(ErrorCode::UnknownField, form.id, field);
  return check(*known, value);
}

Result<Register> Register::make(RecordId id, std::vector<Template> templates,
                                std::vector<Record> baseline, std::vector<ChangeId> sealed,
                                std::string digest) {
  Register reg;
  for (size_t i = 0; i < templates.size(); ++i) {
    if (const Result<void> checked = check(templates[i]); !checked) {
      return std::unexpected(checked.error());
    }
    if (std::ranges::count(templates, templates[i].id, &Template::id) > 1) {
      return refuse_template(Fault::RepeatedTemplate, templates[i].id, "id");
    }
  }
  reg.id_ = id;
  reg.templates_ = std::move(templates);
  for (size_t i = 0; i < baseline.size(); ++i) {
    const Result<void> checked = check_record(reg, baseline[i], i + 1);
    if (!checked) return std::unexpected(checked.error());
  }
  reg.records_ = std::move(baseline);
  sort_by(reg.records_, &Record::id);
  const auto twice = std::ranges::adjacent_find(reg.records_, {}, &Record::id);
  if (twice != reg.records_.end()) {
    return refuse_record(Fault::RepeatedRecord, to_text(twice->id), "id");
  }
  reg.sealed_ = std::move(sealed);
  sort_by(reg.sealed_);
  const auto repeated = std::ranges::unique(reg.sealed_);
  reg.sealed_.erase(repeated.begin(), repeated.end());
  reg.baseline_digest_ = digest.empty() ? digest_of(reg.records_) : std::move(digest);
  return reg;
}

Result<size_t> Register::add_templates(std::vector<Template> templates) {
  std::vector<Template> all = templates_;
  size_t count = 0;
  for (Template& form : templates) {
    if (const Result<void> checked = check(form); !checked) {
      return std::unexpected(checked.error());
    }
    const auto present = std::ranges::find(all, form.id, &Template::id);
    if (present == all.end()) {
      all.push_back(std::move(form));
      ++count;
      continue;
    }
    const bool is_newer = extends(form, *present);
    if (*present == form || (!is_newer && extends(*present, form))) continue;
    const bool is_used = std::ranges::any_of(
        records_, [&](const Record& record) { return known_template(record.id) == form.id; });
    if (is_used && !is_newer) return refuse_template(Fault::RepeatedTemplate, form.id, "id");
    *present = std::move(form);
    ++count;
  }
  templates_ = std::move(all);
  if (count > 0) ++revision_;
  return count;
}

// The template a record has, had, or gets by a change that is superseded; empty: none known.
std::string_view Register::known_template(RecordId record) const {
  if (const auto* id = std::get_if<std::string>(&value(record, fields::kTemplate))) return *id;
  const ChangedCell* cell = find_cell(record, fields::kTemplate);
  if (!cell) return {};
  for (const ChangeId change : cell->changes) {
    if (const auto* id = std::get_if<std::string>(&find_change(change)->value)) return *id;
  }
  const auto* id = std::get_if<std::string>(&cell->baseline);
  return id ? std::string_view(*id) : std::string_view();
}

// `form` is the template the record has or gets; empty: not known yet.
Result<void> Register::check_change(const Change& change, std::string_view form) const {
  if (!change.record) return refuse(ErrorCode::WrongType, "record", "");
  if (change.field == fields::kTemplate) return check_template_change(change);
  if (change.field.starts_with('_')) return check_system_cell(change.field, change.value);
  if (const auto own = own_field_type(change.field)) {
    return check_own(change.field, *own, change.value);
  }
  if (const Template* known = find_template(form)) {
    return check_cell(*known, change.field, change.value);
  }
  const bool fits_one = std::ranges::any_of(templates_, [&](const Template& any) {
    return check_cell(any, change.field, change.value).has_value();
  });
  if (!fits_one) return refuse(ErrorCode::UnknownField, "", change.field);
  return {};
}

// A record keeps the template it was made with; clearing the cell undoes its creation.
Result<void> Register::check_template_change(const Change& change) const {
  if (is_empty(change.value)) return {};
  const auto* id = std::get_if<std::string>(&change.value);
  const Template* form = id ? find_template(*id) : nullptr;
  if (!form) return refuse(ErrorCode::WrongType, change.field, "");
  const std::string_view known = known_template(change.record);
  if (!known.empty()) {
    if (known == *id) return {};
    return refuse(ErrorCode::WrongType, change.field, "");
  }
  // Changes that came before their record's template were only checked against any template.
  for (auto cell = changed_.lower_bound(CellRef{change.record, ""});
       cell != changed_.end() && cell->first.record == change.record; ++cell) {
    for (const ChangeId earlier : cell->second.changes) {
      const Result<void> checked =
          check_cell(*form, cell->first.field, find_change(earlier)->value);
      if (!checked) return checked;
    }
  }
  return {};
}

Result<size_t> Register::add(std::vector<Change> changes) {
  std::map<RecordId, std::string> born;
  for (const Change& change : changes) {
    const auto* form = std::get_if<std::string>(&change.value);
    if (change.field == fields::kTemplate && form) born.try_emplace(change.record, *form);
  }
  for (const Change& change : changes) {
    assert(change.id == id_of(change));
    const auto bad = [&](Fault fault) {
      return refuse_record(fault, to_text(change.record), change.field);
    };
    if (knows(change.id)) continue;
    const auto birth = born.find(change.record);
    std::string_view form = known_template(change.record);
    if (form.empty() && birth != born.end()) form = birth->second;
    if (change.field == fields::kTemplate && !is_empty(change.value) &&
        change.value != Value(std::string(form))) {
      return bad(Fault::OtherTemplate);
    }
    const Result<void> checked = check_change(change, form);
    if (!checked) return bad(fault_of(checked.error()));
  }

  sort_by(changes, &Change::id);
  const auto repeated = std::ranges::unique(changes, {}, &Change::id);
  changes.erase(repeated.begin(), repeated.end());
  std::erase_if(changes, [this](const Change& change) { return knows(change.id); });
  const size_t count = changes.size();
  if (count > 0) {
    merge_records(changes);
    merge_changes(std::move(changes));
    ++revision_;
  }
  return count;
}

}  // namespace taizhang
