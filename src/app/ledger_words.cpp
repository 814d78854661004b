#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "app/ledgers.h"
#include "app/report.h"
#include "app/state.h"
#include "app/texts.h"
#include "model/mask.h"

namespace taizhang {
namespace {

std::string word(Text id, Language language) { return std::string(text(id, language)); }

Text unit_words(TermUnit unit) {
  switch (unit) {
    case TermUnit::WorkingDays:
      return Text::ledger_working_days;
    case TermUnit::Days:
      return Text::ledger_days;
    case TermUnit::Hours:
      return Text::ledger_hours;
    case TermUnit::Months:
      return Text::ledger_months;
  }
}

std::string amount(int count, TermUnit unit, Language language) {
  return say({unit_words(unit), {number(count)}}, language);
}

std::string field_name(const Template& form, std::string_view id, Language language) {
  const Field* field = find_field(form, id);
  return std::string(field ? label(field->name, language) : id);
}

std::string option_words(const Field& field, std::string_view id, Language language) {
  if (const EnumOption* option = find_option(field, id))
    return std::string(label(option->name, language));
  return std::string(id.starts_with(kOwn) ? id.substr(kOwn.size()) : id);
}

// An own field's options and those the office added are not in the register's form.
std::string value_in(const Register& reg, RecordId record, const Field& field, const Value& value,
                     Language language) {
  if (is_empty(value)) return {};
  const auto* text = std::get_if<std::string>(&value);
  if (text && field.type == FieldType::Text) return *text;
  if (const auto* option = std::get_if<Option>(&value))
    return option_words(field, option->id, language);
  if (const auto* options = std::get_if<Options>(&value)) {
    std::vector<std::string> names;
    for (const std::string& id : options->ids) names.push_back(option_words(field, id, language));
    return joined(names);
  }
  if (text && field.type == FieldType::Record) {
    const auto id = parse_id<RecordId>(*text);
    if (id && reg.exists(*id)) {
      const std::string_view title = text_of(reg, *id, fields::kTitle);
      return title.empty() ? record_words(reg, *id, language) : std::string(title);
    }
  }
  return value_words(reg, record, field.id, value, language);
}

}  // namespace

const Field* title_field(const Template& form) {
  const Field* field = find_field(form, form.ledger.title);
  return field || form.fields.empty() ? field : &form.fields.front();
}

std::string column_name(const Template& form, const LedgerColumn& column, Language language) {
  using Kind = LedgerColumn::Kind;
  switch (column.kind) {
    case Kind::Field:
      return std::string(label(form.fields[column.index].name, language));
    case Kind::Due:
      return say(
          {Text::ledger_due, {std::string(label(form.ledger.terms[column.index].name, language))}},
          language);
    case Kind::Gap:
      return say(
          {Text::ledger_gap, {std::string(label(form.ledger.terms[column.index].name, language))}},
          language);
    case Kind::Light:
      return word(Text::ledger_light, language);
    case Kind::Deduction:
      return word(Text::score_deduction, language);
    case Kind::Count:
    case Kind::Span:
      return std::string(label(form.ledger.computed[column.index].name, language));
  }
}

std::string ledger_words(const Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf,
                         const LedgerRecord& record, const LedgerColumn& column,
                         Language language) {
  using Kind = LedgerColumn::Kind;
  const Template& form = shelf.form;
  switch (column.kind) {
    case Kind::Field: {
      const Field& field = form.fields[column.index];
      return value_in(reg, record.id, field, reg.value(record.id, field.id), language);
    }
    case Kind::Due: {
      const TermState& state = record.judgement.terms[column.index];
      return state.due && !state.due->stopped ? to_text(state.due->at) : std::string();
    }
    case Kind::Gap: {
      const TermState& state = record.judgement.terms[column.index];
      return state.took ? number(state.took->count) : std::string();
    }
    case Kind::Light:
      return light_words(record.judgement.light, language);
    case Kind::Deduction: {
      const auto found = ledgers.deductions.find(record.id);
      return found == ledgers.deductions.end() || found->second.is_unknown
                 ? std::string()
                 : found->second.points.digits;
    }
    case Kind::Count: {
      const size_t count =
          records_below(ledgers, reg, record.id, form.ledger.computed[column.index].count).size();
      return count == 0 ? std::string() : number(static_cast<long long>(count));
    }
    case Kind::Span: {
      const Computed& computed = form.ledger.computed[column.index];
      const Record& cells = *reg.find(record.id);
      const auto from = moment_of(cells, computed.from), to = moment_of(cells, computed.to);
      return from && to ? number(days_between(from->date, to->date)) : std::string();
    }
  }
}

const Field* naming_field(const Template& form) {
  const auto is_line = [](const Field& field) { return field.type == FieldType::Text; };
  if (!form.ledger.title.empty()) {
    const Field* title = find_field(form, form.ledger.title);
    return title && is_line(*title) ? title : nullptr;
  }
  const auto found = std::ranges::find_if(form.fields, is_line);
  return found == form.fields.end() ? nullptr : &*found;
}

std::string field_value_words(const Register& reg, RecordId record, const Field& field,
                              const Value& value, Language language) {
  return value_in(reg, record, field, value, language);
}

std::string ledger_title(const Register& reg, const Template& form, RecordId record,
                         Language language) {
  const auto words_of = [&](const Field& field) {
    return value_in(reg, record, field, reg.value(record, field.id), language);
  };
  const Field* const field = title_field(form);
  std::string words = field ? words_of(*field) : std::string();
  // A record whose title is still to be written is known by its number, or what else was written
  // first.
  for (const Field& other : form.fields) {
    if (!words.empty()) break;
    if (other.type == FieldType::Text && !other.masked) words = words_of(other);
  }
  return words.empty() ? word(Text::ledger_untitled, language) : words;
}

std::string leaving_title(const Register& reg, const Template& form, RecordId record,
                          Language language) {
  const Field* field = title_field(form);
  std::string words = ledger_title(reg, form, record, language);
  return field ? mask(*field, std::move(words)) : words;
}

std::string full_title(const Ledgers& ledgers, const Register& reg, const Template& form,
                       RecordId record, Language language, bool leaves) {
  const auto title = [&](const Template& of, RecordId id) {
    return leaves ? leaving_title(reg, of, id, language) : ledger_title(reg, of, id, language);
  };
  const auto parent =
      form.under.empty() ? std::nullopt : parse_id<RecordId>(text_of(reg, record, fields::kParent));
  const LedgerShelf* above = parent ? find_shelf(ledgers, form.under) : nullptr;
  if (!above) return title(form, record);
  return say({Text::ledger_title_below, {title(above->form, *parent), title(form, record)}},
             language);
}

std::string_view confidence_words(const Term& term, Language language) {
  if (term.confidence == "law") return text(Text::confidence_law, language);
  if (term.confidence == "local") return text(Text::confidence_local, language);
  if (term.confidence == "memory") return text(Text::confidence_memory, language);
  return {};
}

std::string summary_words(const Register& reg, const LedgerShelf& shelf, const Summary& summary) {
  std::vector<const Value*> values;
  size_t count = 0;
  for (const LedgerRecord& record : shelf.records) {
    const Record& cells = *reg.find(record.id);
    if (!holds(summary.when, cells)) continue;
    ++count;
    const Value& value = value_of(cells, summary.sum);
    if (!is_empty(value)) values.push_back(&value);
  }
  if (summary.sum.empty()) return number(static_cast<long long>(count));
  const auto sum = sum_of(values);
  return sum ? sum->digits : "—";
}

std::string findings_table(const Ledgers& ledgers, const Register& reg, Language language) {
  std::string table = word(Text::findings_head, language) + '\n';
  for (const FindingLine& line : ledgers.findings) {
    const LedgerShelf& shelf = ledgers.shelves[line.shelf];
    const LedgerRecord& record = shelf.records[line.record];
    const Finding& finding = record.judgement.findings[line.finding];
    std::string cells[] = {std::string(label(shelf.form.name, language)),
                           full_title(ledgers, reg, shelf.form, record.id, language, true),
                           finding_words(reg, shelf, record, finding, language, true),
                           std::string(basis_of(shelf.form, finding))};
    for (std::string& cell : cells) {
      std::ranges::replace(cell, '\n', ' ');
      std::ranges::replace(cell, '\t', ' ');
      if (&cell != cells) table += '\t';
      table += cell;
    }
    table += '\n';
  }
  return table;
}

std::string light_words(const Light& light, Language language) {
  const auto days = [&](Text id, int count) { return say({id, {number(count)}}, language); };
  std::string words;
  switch (light.state) {
    case LightState::None:
      return {};
    case LightState::Normal:
      words = word(Text::light_normal, language);
      break;
    case LightState::Soon:
      words =
          light.days == 0 ? word(Text::light_today, language) : days(Text::light_soon, light.days);
      break;
    case LightState::Overdue:
      words = light.days == 0 ? word(Text::light_overdue_hours, language)
                              : days(Text::light_overdue, -light.days);
      break;
    case LightState::Stopped:
      return word(Text::light_stopped, language);
    case LightState::Ongoing:
      return word(Text::light_ongoing, language);
    case LightState::Closed:
      return word(Text::light_closed, language);
    case LightState::SetAside:
      return word(Text::light_set_aside, language);
  }
  return light.provisional ? say({Text::light_provisional, {words}}, language) : words;
}

std::string finding_words(const Register& reg, const LedgerShelf& shelf, const LedgerRecord& record,
                          const Finding& finding, Language language, bool leaves) {
  const Template& form = shelf.form;
  if (finding.kind == Finding::Kind::Check) {
    const Check& check = form.ledger.checks[finding.rule];
    std::vector<std::string> arguments;
    const bool is_of_fields = check.kind == CheckKind::Filled;
    if (is_of_fields || check.kind == CheckKind::Chosen || check.kind == CheckKind::State) {
      std::vector<std::string> names;
      const Field* field = find_field(form, check.fields[0]);
      for (const std::string& id : finding.words) {
        names.push_back(is_of_fields ? field_name(form, id, language)
                                     : option_words(*field, id, language));
      }
      arguments = {joined(names)};
    } else if (check.kind == CheckKind::Ordered) {
      for (const std::string& id : finding.words)
        arguments.push_back(field_name(form, id, language));
    } else if (check.kind == CheckKind::Unique) {
      const Field* field = find_field(form, check.fields[0]);
      arguments = {value_in(reg, record.id, *field, reg.value(record.id, field->id), language)};
      if (leaves) arguments[0] = mask(*field, std::move(arguments[0]));
    } else {
      arguments = finding.words;
    }
    return fill(label(check.say, language), arguments);
  }
  const Term& term = form.ledger.terms[finding.rule];
  const TermState& state = record.judgement.terms[finding.rule];
  const std::string name(label(term.name, language));
  const std::string due = state.due ? to_text(state.due->at) : std::string();
  const std::string took =
      state.took ? amount(state.took->count, term.unit, language) : std::string();
  const std::string finish = state.finish ? to_text(*state.finish) : std::string();
  switch (finding.kind) {
    case Finding::Kind::Overdue:
      if (finding.words.empty()) return say({Text::finding_overdue, {name, due}}, language);
      return say({Text::finding_overdue_since,
                  {name, due, say({unit_words(term.unit), finding.words}, language)}},
                 language);
    case Finding::Kind::Late:
      if (term.kind == TermKind::Before)  // the interval of what came after the day says nothing
        return say({Text::finding_late_before, {name, finish, due}}, language);
      return say({Text::finding_late, {name, finish, due, took}}, language);
    case Finding::Kind::Early:
      return say({Text::finding_early,
                  {name, finish, state.due ? to_text(state.due->start) : std::string(),
                   state.took ? amount(-state.took->count, term.unit, language) : std::string()}},
                 language);
    case Finding::Kind::TooShort:
      return say({Text::finding_too_short, {name, finish, due}}, language);
    case Finding::Kind::Check:
      return {};
  }
}

std::string_view basis_of(const Template& form, const Finding& finding) {
  return finding.kind == Finding::Kind::Check ? form.ledger.checks[finding.rule].basis
                                              : form.ledger.terms[finding.rule].basis;
}

std::string limit_words(const Term& term, Language language) {
  if (term.kind == TermKind::Yearly) {
    return say({Text::ledger_yearly, {number(term.month), number(term.day)}}, language);
  }
  const std::string count = amount(term.count, term.unit, language);
  switch (term.kind) {
    case TermKind::AtLeast:
      return say({Text::ledger_at_least, {count}}, language);
    case TermKind::Before:
      return say({Text::ledger_before, {count}}, language);
    case TermKind::Every:
    case TermKind::Within:
    case TermKind::Yearly:
      if (term.count == 0) return word(Text::ledger_set_day, language);
      return say({term.kind == TermKind::Every ? Text::ledger_every : Text::ledger_within, {count}},
                 language);
  }
}

std::string term_words(const Template& form, const TermState& state, Language language) {
  Term term = form.ledger.terms[state.term];
  if (!state.due) return {};
  const bool is_cycle = term.kind == TermKind::Every;  // what is more makes it longer each time
  if (is_cycle) term.count += state.due->extended;
  std::string words =
      say({Text::term_from, {to_text(state.due->start), limit_words(term, language)}}, language);
  const auto add = [&](Text id, std::vector<std::string> arguments) {
    words += language == Language::Chinese ? "，" : ", ";
    words += say({id, std::move(arguments)}, language);
  };
  if (state.due->extended > 0 && !is_cycle)
    add(Text::term_extended, {amount(state.due->extended, term.unit, language)});
  if (state.due->paused > 0) add(Text::term_paused, {number(state.due->paused)});
  if (state.due->stopped) add(Text::term_stopped, {});
  if (state.due->rolled) add(Text::term_rolled, {to_text(*state.due->rolled)});
  return words;
}

}  // namespace taizhang
