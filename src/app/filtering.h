#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/state.h"

namespace taizhang {

// Filters of the list on screen, the tasks or the open ledger, as they are typed and said.

const Filters& filters_of(const OpenRegister& open);
// How many of its records pass, whatever else narrows the list. Linear.
size_t count_passing(const OpenRegister& open, const Filters& filters);

// What filters ask of a form's records: its fields, and behind them the light, which is no cell,
// where there are any.
size_t count_filter_fields(const Template& form);
const Field& filter_field(const Template& form, size_t place);

// A filter as it is typed.
struct FilterLine {
  size_t field = 0;  // as filter_field() counts
  Test test = Test::Is;
  std::vector<std::string> chosen;  // names of departments or options
  std::string first, second;
  bool operator==(const FilterLine&) const = default;
};

// The tests that fit a field, in the order they are offered.
std::vector<Test> tests_of(FieldType type);
// The words of what is chosen for a field and not typed: departments, options, yes and no; empty:
// it is typed.
std::vector<std::string> choices_of(const OpenRegister& open, const Field& field,
                                    Language language);
enum class FilterInput { Nothing, Choices, Text, Two, Days };
FilterInput input_of(const Field& field, Test test);

// A new line for a field, with the first test that fits.
FilterLine line_for(const Template& form, size_t field);
// One more line below `lines`, for a field they do not have yet: what is chosen before what is a
// day, and what is typed last.
FilterLine next_line(const Template& form, const std::vector<FilterLine>& lines);
FilterLine line_of(const OpenRegister& open, const Template& form, const Filter& filter,
                   Language language);
// None: it lacks a value, or what was typed is none.
std::optional<Filter> filter_of(const OpenRegister& open, const Template& form,
                                const FilterLine& line, Language language);

// "牵头部门 是 宣传科、法制科"
std::string filter_words(const OpenRegister& open, const Template& form, const Filter& filter,
                         Language language);
Text test_text(Test test);

}  // namespace taizhang
