#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// What a field must be. Days are those of Date and Time cells and of deadlines that name one;
// numbers those of Integer and Decimal cells.
enum class Test {
  Is,        // one of `values`; of several departments, options or links any of them
  IsNot,     // filled or empty, but none of `values`
  Contains,  // the text holds one of `values`; upper and lower case are the same
  Empty,
  Filled,
  Before,       // a day before values[0]
  After,        // a day after it
  Between,      // a day from values[0] to values[1], both included
  WithinDays,   // a day from today on, at most `count` working days away
  OverdueDays,  // a day at least `count` working days ago; count 0: any day before today
  Less,         // a number less than values[0]
  Greater,
  HasAll,  // departments or options: all of `values` are among them
};

// A filter of one field: a plain value that a saved view keeps as text. `values` are written as
// to_text() of a day, the digits of a number, the id of an option or a record, the key of a
// department, "yes" or "no", or any text.
struct Filter {
  std::string field;
  Test test = Test::Filled;
  std::vector<std::string> values;
  int count = 0;  // working days
  bool operator==(const Filter&) const = default;
};

using Filters = std::vector<Filter>;  // all of them must hold; empty: nothing is filtered out

// What filters must know beside the record, since it stands above this level: the day, the working
// days between two of them as rules/calendar.h counts them, and what stands in the place of a cell.
struct FilterContext {
  Date today;
  const void* source = nullptr;  // what the two functions below are given
  // Working days after `from` up to and with `to`; negative when `to` is earlier.
  int (*working_days_between)(const void* source, Date from, Date to) = nullptr;
  // What the filter looks at instead of the record's cell; none: the cell. May be null.
  std::optional<Value> (*other_value)(const void* source, RecordId record,
                                      const Filter& filter) = nullptr;
};

// Does the record pass? A test that does not fit what the field holds fails. REQUIRES
// working_days_between for the two tests that count working days.
bool matches(const Record& record, const Filter& filter, const FilterContext& context);
bool matches(const Record& record, const Filters& filters, const FilterContext& context);
bool matches(const Register& reg, RecordId record, const Filters& filters,
             const FilterContext& context);  // no such record: false

// Does the test make sense for fields of this type? What an interface offers.
bool fits(Test test, FieldType type);

std::strong_ordering compare_numbers(const Decimal& a, const Decimal& b);

// The day that a cell names; none: it names none.
std::optional<Date> day_of(const Value& value);

// Filters as a text: a line each, its parts separated by tabs: field, test, count, values; in these
// a tab, a line break and a backslash are \t, \n and \\. Law: parse_filters(to_text(f)) == f for at
// most 100 filters that are whole. Anything else is refused with BadRecord and the filter's number.
std::string to_text(const Filters& filters);
Result<Filters> parse_filters(std::string_view text);

// Has it the values that its test asks for and no more, days and numbers such that can be read?
bool is_whole(const Filter& filter);

std::string_view name_of(Test test);  // "is_not", as it stands in the text

}  // namespace taizhang
