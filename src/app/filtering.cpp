#include "app/filtering.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "app/listed.h"
#include "app/overview.h"
#include "app/table_cells.h"
#include "base/text.h"
#include "formats/sheet_table.h"

namespace taizhang {
namespace {

constexpr Test kTests[] = {Test::Is,         Test::IsNot,       Test::HasAll,  Test::Contains,
                           Test::WithinDays, Test::OverdueDays, Test::Before,  Test::After,
                           Test::Between,    Test::Less,        Test::Greater, Test::Empty,
                           Test::Filled};
constexpr int kMostDays = 10'000;

// The light as a field that one of the states is chosen in.
const Field& light_field() {
  static const Field light = [] {
    const auto label_of = [](Text id) {
      return Label{
          std::string(text(id, Language::Chinese)), std::string(text(id, Language::English)), {}};
    };
    Field field;
    field.id = kLightField;
    field.name = label_of(Text::ledger_light);
    field.type = FieldType::Enumeration;
    for (const LightState state : kPressing)
      field.options.push_back({std::string(name_of(state)), label_of(state_name(state)), {}});
    return field;
  }();
  return light;
}

// The place of a field among those that filters ask; none: it is none of them.
std::optional<size_t> place_of(const Template& form, std::string_view id) {
  for (size_t i = 0; i < count_filter_fields(form); ++i)
    if (filter_field(form, i).id == id) return i;
  return std::nullopt;
}

bool has_options(const Field& field) {
  return field.type == FieldType::Enumeration || field.type == FieldType::Options;
}

// What Filter::values writes for a chosen word; empty: there is no such choice.
std::string value_of_choice(const OpenRegister& open, const Field& field, const std::string& word,
                            Language language) {
  if (field.type == FieldType::Departments) {
    const auto found = std::ranges::find(open.departments, word, &Department::name);
    return found == open.departments.end() ? std::string() : found->key;
  }
  if (field.type == FieldType::YesNo)
    return word == text(Text::filter_yes, language) ? "yes" : "no";
  const auto found = std::ranges::find_if(
      field.options, [&](const EnumOption& one) { return label(one.name, language) == word; });
  return found == field.options.end() ? std::string() : found->id;
}

std::string choice_of_value(const OpenRegister& open, const Field& field, const std::string& value,
                            Language language) {
  if (field.type == FieldType::Departments) return department_name(open, value);
  if (field.type == FieldType::YesNo)
    return std::string(text(value == "yes" ? Text::filter_yes : Text::filter_no, language));
  const EnumOption* option = find_option(field, value);
  return option != nullptr ? std::string(label(option->name, language)) : value;
}

// What was typed as Filter::values writes it; none: it is no such thing.
std::optional<std::string> typed_value(const OpenRegister& open, const Field& field, Test test,
                                       const std::string& typed) {
  const std::string words(trim(typed));
  if (words.empty()) return std::nullopt;
  const bool is_day = fits(Test::Before, field.type) && test != Test::Contains &&
                      !(field.type == FieldType::Deadline && test <= Test::IsNot);
  if (is_day) {
    const auto day = day_in_cell(words, year_of(open, open.today));
    return day ? std::optional(to_text(*day)) : std::nullopt;
  }
  if (fits(Test::Less, field.type)) {
    const auto figure = parse_decimal(words);
    return figure ? std::optional(figure->digits) : std::nullopt;
  }
  return words;
}

// What is filtered by soonest: a choice, a day, anything else.
int rank_of(FieldType type) {
  switch (type) {
    case FieldType::Enumeration:
    case FieldType::Options:
      return 0;
    case FieldType::Departments:
    case FieldType::YesNo:
      return 1;
    case FieldType::Deadline:
    case FieldType::Date:
    case FieldType::Time:
      return 2;
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Links:
    case FieldType::Record:
      return 3;
  }
}

std::optional<int> typed_days(const std::string& typed) {
  const std::string_view digits = trim(typed);
  int days = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), days);
  const bool is_whole = error == std::errc() && end == digits.data() + digits.size();
  return is_whole && days >= 0 && days <= kMostDays ? std::optional(days) : std::nullopt;
}

}  // namespace

const Filters& filters_of(const OpenRegister& open) {
  return open.section == Section::Ledger ? open.ledgers.look.filters : open.view.filters;
}

size_t count_passing(const OpenRegister& open, const Filters& filters) {
  const FilterContext context = filter_context(open.ledgers, open.today);
  if (const LedgerShelf* shelf = listed_shelf(open))
    return static_cast<size_t>(std::ranges::count_if(shelf->records, [&](const auto& record) {
      return matches(open.reg, record.id, filters, context);
    }));
  return static_cast<size_t>(std::ranges::count_if(open.outline, [&](const OutlineRow& row) {
    return !row.is_part && matches(open.reg, row.record, filters, context);
  }));
}

size_t count_filter_fields(const Template& form) {
  const bool has_lights = form.id == forms::kTask || !form.ledger.terms.empty();
  return form.fields.size() + (has_lights ? 1 : 0);
}

const Field& filter_field(const Template& form, size_t place) {
  return place < form.fields.size() ? form.fields[place] : light_field();
}

std::vector<Test> tests_of(FieldType type) {
  std::vector<Test> tests;
  const bool has_words = type != FieldType::Record;  // nobody knows a record by its id
  for (const Test test : kTests)
    if (fits(test, type) && (has_words || test == Test::Empty || test == Test::Filled))
      tests.push_back(test);
  return tests;
}

std::vector<std::string> choices_of(const OpenRegister& open, const Field& field,
                                    Language language) {
  if (field.type == FieldType::Departments) return department_names(open);
  std::vector<std::string> words;
  if (field.type == FieldType::YesNo)
    for (const Text answer : {Text::filter_yes, Text::filter_no})
      words.emplace_back(text(answer, language));
  if (has_options(field))
    for (const EnumOption& option : field.options) words.emplace_back(label(option.name, language));
  return words;
}

FilterInput input_of(const Field& field, Test test) {
  switch (test) {
    case Test::Empty:
    case Test::Filled:
      return FilterInput::Nothing;
    case Test::WithinDays:
    case Test::OverdueDays:
      return FilterInput::Days;
    case Test::Between:
      return FilterInput::Two;
    default:
      break;
  }
  const bool is_chosen =
      field.type == FieldType::Departments || field.type == FieldType::YesNo || has_options(field);
  return is_chosen ? FilterInput::Choices : FilterInput::Text;
}

FilterLine line_for(const Template& form, size_t field) {
  FilterLine line;
  line.field = field;
  line.test = tests_of(filter_field(form, field).type).front();
  return line;
}

FilterLine next_line(const Template& form, const std::vector<FilterLine>& lines) {
  size_t best = 0;
  int least = 4;  // above all ranks
  for (size_t i = 0; i < form.fields.size(); ++i) {
    const int rank = rank_of(form.fields[i].type);
    if (rank >= least || std::ranges::contains(lines, i, &FilterLine::field)) continue;
    best = i;
    least = rank;
  }
  return line_for(form, best);
}

FilterLine line_of(const OpenRegister& open, const Template& form, const Filter& filter,
                   Language language) {
  const std::optional<size_t> place = place_of(form, filter.field);
  if (!place) return line_for(form, 0);
  const Field* found = &filter_field(form, *place);
  FilterLine line = line_for(form, *place);
  line.test = filter.test;
  switch (input_of(*found, filter.test)) {
    case FilterInput::Nothing:
      break;
    case FilterInput::Choices:
      for (const std::string& value : filter.values)
        line.chosen.push_back(choice_of_value(open, *found, value, language));
      break;
    case FilterInput::Days:
      line.first = number(filter.count);
      break;
    case FilterInput::Two:
      if (filter.values.size() > 1) line.second = filter.values[1];
      [[fallthrough]];
    case FilterInput::Text:
      if (!filter.values.empty()) line.first = filter.values[0];
      break;
  }
  return line;
}

std::optional<Filter> filter_of(const OpenRegister& open, const Template& form,
                                const FilterLine& line, Language language) {
  if (line.field >= count_filter_fields(form)) return std::nullopt;
  const Field& field = filter_field(form, line.field);
  Filter filter{field.id, line.test, {}, 0};
  const auto add = [&](std::optional<std::string> value) {
    if (value && !value->empty()) filter.values.push_back(*std::move(value));
  };
  switch (input_of(field, line.test)) {
    case FilterInput::Nothing:
      break;
    case FilterInput::Choices:
      for (const std::string& word : line.chosen) add(value_of_choice(open, field, word, language));
      break;
    case FilterInput::Days: {
      const std::optional<int> days = typed_days(line.first);
      if (!days) return std::nullopt;
      filter.count = *days;
      break;
    }
    case FilterInput::Two:
      add(typed_value(open, field, line.test, line.first));
      add(typed_value(open, field, line.test, line.second));
      break;
    case FilterInput::Text:
      add(typed_value(open, field, line.test, line.first));
      break;
  }
  return is_whole(filter) ? std::optional(std::move(filter)) : std::nullopt;
}

Text test_text(Test test) {
  constexpr Text kWords[] = {Text::test_is,           Text::test_is_not,  Text::test_contains,
                             Text::test_empty,        Text::test_filled,  Text::test_before,
                             Text::test_after,        Text::test_between, Text::test_within_days,
                             Text::test_overdue_days, Text::test_less,    Text::test_greater,
                             Text::test_has_all};
  return kWords[static_cast<size_t>(test)];
}

std::string filter_words(const OpenRegister& open, const Template& form, const Filter& filter,
                         Language language) {
  const std::optional<size_t> place = place_of(form, filter.field);
  const Field* field = place ? &filter_field(form, *place) : nullptr;
  const std::string name(field != nullptr ? label(field->name, language)
                                          : std::string_view(filter.field));
  std::vector<std::string> values;
  for (const std::string& value : filter.values)
    values.push_back(field != nullptr ? choice_of_value(open, *field, value, language) : value);
  const auto says = [&](Text id, std::vector<std::string> words) {
    return name + " " + say({id, std::move(words)}, language);
  };
  if (filter.test == Test::WithinDays) return says(Text::test_within_words, {number(filter.count)});
  if (filter.test == Test::OverdueDays)
    return says(Text::test_overdue_words, {number(filter.count)});
  if (filter.test == Test::Between && values.size() > 1)
    return says(Text::test_between_words, {values[0], values[1]});
  std::string words = says(test_text(filter.test), {});
  if (!values.empty()) words += " " + joined(values);
  return words;
}

}  // namespace taizhang
