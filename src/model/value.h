#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/boxed.h"
#include "base/date.h"
#include "base/deadline.h"
#include "base/error.h"

namespace taizhang {

enum class FieldType {
  Text,      // one line
  LongText,  // paragraphs
  Integer,   // -2^53..2^53
  Decimal,   // exact, as written
  Date,
  Deadline,
  Enumeration,  // one of the field's options, by option id
  Departments,  // in the order they are named; no key twice
  Links,
  YesNo,
  Options,  // several of the field's options, in the order they were chosen
  Time,     // a day, and a time of it where it is known, held as the text of a Moment
  Record,   // another record, by its id in hex, held as text
};

// An exact decimal in canonical writing: optional minus, digits, optional point and digits; no
// leading zeros, no closing zeros behind the point, no "-0".
struct Decimal {
  std::string digits = "0";
  bool operator==(const Decimal&) const = default;
};

// The chosen option of an enumeration, by its id in the template.
struct Option {
  std::string id;
  bool operator==(const Option&) const = default;
};

// Several chosen options, no id twice.
struct Options {
  std::vector<std::string> ids;
  bool operator==(const Options&) const = default;
};

// Departments by key. A key is the department's name when it was first written down; its
// current name is the "name" cell of its department record (see model/task.h).
struct Departments {
  std::vector<std::string> keys;
  bool operator==(const Departments&) const = default;
};

struct Link {
  std::string title;  // may be empty: the url is shown
  std::string url;    // http, https or mailto only
  bool operator==(const Link&) const = default;
};

struct Links {
  std::vector<Link> links;
  bool operator==(const Links&) const = default;
};

// What a cell holds. monostate: nothing. Text, LongText, Time and Record are std::string; an empty
// string, empty Options, Departments and Links, and a Deadline without text are never stored:
// `normal` turns them into monostate, so that "empty" has one form. A Deadline is two or three
// times as large as anything else here and stands apart; so does an integer, which is seldom, and
// whose eight bytes in a row would make every cell of a 32-bit program half as large again.
using AnyValue = std::variant<std::monostate, std::string, Boxed<int64_t>, Decimal, Date,
                              Boxed<Deadline>, Option, Departments, Links, bool, Options>;
struct Value : AnyValue {
  using AnyValue::AnyValue;
  // Made, copied, compared and ended by code that is compiled once: nearly every file does it.
  Value();
  Value(const Value&);
  Value(Value&&) noexcept;
  Value& operator=(const Value&);
  Value& operator=(Value&&) noexcept;
  ~Value();
  friend bool operator==(const Value& a, const Value& b);
};

const Deadline* deadline_of(const Value& value);  // null: it is none
const int64_t* integer_of(const Value& value);    // likewise

Value normal(Value value);
bool is_empty(const Value& value);
bool is_well_formed(const Value& value);  // normal, UTF-8, and within what its type can hold
bool has_type(const Value& value, FieldType type);  // monostate has every type

std::optional<Decimal> parse_decimal(
    std::string_view text);  // "1,234.50" -> 1234.5; full width too
bool is_safe_url(
    std::string_view url);  // http:, https: or mailto:, no control characters, no spaces

// Canonical JSON after RFC 8785, as it stands in changes and under their ids:
//   text "…", integer 12, decimal {"decimal":"1.5"}, date {"date":"2026-01-31"}, option
//   {"option":"…"}, options {"options":["…"]}, departments ["…"], links [{"title":"…","url":"…"}],
//   yes/no true, nothing null, deadline {"deadline":"…","rule":…}, without a rule {"deadline":"…"}.
// The rule is always written out: an id must not depend on how well a program reads deadlines.
std::string canonical_json(const Value& value);
void append_canonical_json(std::string& out, const Value& value);

// {"date":"2026-06-30","said":"month_end"}, {"day":25,"every":"month","month":0},
// {"ongoing":true}, {"count":20,"event":"批复","unit":"working_days"}, null.
std::string canonical_json(const DueRule& rule);
std::string_view name_of(DueDate::Said said);
std::string_view name_of(DueRecurring::Every every);
std::string_view name_of(DueAfterEvent::Unit unit);

// Appends `text` in quotes with RFC 8785's minimal escapes. REQUIRES UTF-8.
void append_json_string(std::string& out, std::string_view text);

}  // namespace taizhang
