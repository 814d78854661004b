#include "query/filter.h"

#include <algorithm>
#include <array>

#include "base/moment.h"
#include "base/text.h"

namespace taizhang {
namespace {

// The texts that stand in a cell, one for each of its parts, as Filter::values writes them.
std::vector<std::string> parts_of(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return {*text};
  if (const auto* number = integer_of(value)) return {std::to_string(*number)};
  if (const auto* number = std::get_if<Decimal>(&value)) return {number->digits};
  if (const auto* date = std::get_if<Date>(&value)) return {to_text(*date)};
  if (const auto* deadline = deadline_of(value)) return {deadline->text};
  if (const auto* option = std::get_if<Option>(&value)) return {option->id};
  if (const auto* several = std::get_if<Options>(&value)) return several->ids;
  if (const auto* departments = std::get_if<Departments>(&value)) return departments->keys;
  if (const auto* answer = std::get_if<bool>(&value)) return {*answer ? "yes" : "no"};
  std::vector<std::string> parts;
  if (const auto* links = std::get_if<Links>(&value)) {
    for (const Link& link : links->links) {
      parts.push_back(link.url);
      parts.push_back(link.title);
    }
  }
  return parts;
}

bool is_among(const std::string& one, const std::vector<std::string>& all) {
  return std::ranges::find(all, one) != all.end();
}

bool is_any(const Value& value, const Filter& filter) {
  return std::ranges::any_of(
      parts_of(value), [&](const std::string& part) { return is_among(part, filter.values); });
}

bool has_all(const Value& value, const Filter& filter) {
  const std::vector<std::string> parts = parts_of(value);
  return std::ranges::all_of(filter.values,
                             [&](const std::string& one) { return is_among(one, parts); });
}

bool contains(const Value& value, const Filter& filter) {
  return std::ranges::any_of(parts_of(value), [&](const std::string& part) {
    return std::ranges::any_of(filter.values,
                               [&](const std::string& one) { return contains_folded(part, one); });
  });
}

std::optional<Decimal> number_of(const Value& value) {
  if (const auto* number = integer_of(value)) return Decimal{std::to_string(*number)};
  const auto* decimal = std::get_if<Decimal>(&value);
  return decimal ? std::optional(*decimal) : std::nullopt;
}

// Digits of the same sign: less, equal or greater without it.
std::strong_ordering compare_sizes(std::string_view a, std::string_view b) {
  const size_t whole_a = std::min(a.find('.'), a.size()), whole_b = std::min(b.find('.'), b.size());
  if (whole_a != whole_b) return whole_a <=> whole_b;
  return a <=> b;  // a point and digits behind only follow where all before is the same
}

bool is_number_so(const Value& value, const Filter& filter) {
  const std::optional<Decimal> number = number_of(value);
  const auto limit = filter.values.empty() ? std::nullopt : parse_decimal(filter.values[0]);
  if (!number || !limit) return false;
  const auto order = compare_numbers(*number, *limit);
  return filter.test == Test::Less ? order < 0 : order > 0;
}

bool is_day_so(const Value& value, const Filter& filter, const FilterContext& context) {
  const std::optional<Date> day = day_of(value);
  if (!day) return false;
  if (filter.test == Test::WithinDays)
    return *day >= context.today &&
           context.working_days_between(context.source, context.today, *day) <= filter.count;
  if (filter.test == Test::OverdueDays)
    return *day < context.today &&
           context.working_days_between(context.source, *day, context.today) >= filter.count;
  std::array<std::optional<Date>, 2> limits;
  for (size_t i = 0; i < std::min(limits.size(), filter.values.size()); ++i)
    limits[i] = parse_date(filter.values[i]);
  if (!limits[0]) return false;
  if (filter.test == Test::Before) return *day < *limits[0];
  if (filter.test == Test::After) return *day > *limits[0];
  return limits[1] && *day >= *limits[0] && *day <= *limits[1];
}

}  // namespace

std::strong_ordering compare_numbers(const Decimal& a, const Decimal& b) {
  const bool below_a = a.digits.starts_with('-'), below_b = b.digits.starts_with('-');
  if (below_a != below_b) return below_b <=> below_a;
  const std::string_view size_a = a.digits, size_b = b.digits;
  return below_a ? compare_sizes(size_b.substr(1), size_a.substr(1))
                 : compare_sizes(size_a, size_b);
}

std::optional<Date> day_of(const Value& value) {
  if (const auto* date = std::get_if<Date>(&value)) return *date;
  if (const auto* deadline = deadline_of(value)) return due_date(*deadline);
  const auto* text = std::get_if<std::string>(&value);
  const auto moment = text ? parse_moment(*text, 0) : std::nullopt;
  return moment && to_text(*moment) == *text ? std::optional(moment->date) : std::nullopt;
}

bool matches(const Record& record, const Filter& filter, const FilterContext& context) {
  const std::optional<Value> other =
      context.other_value ? context.other_value(context.source, record.id, filter) : std::nullopt;
  const Value& value = other ? *other : value_of(record, filter.field);
  switch (filter.test) {
    case Test::Is:
      return is_any(value, filter);
    case Test::IsNot:
      return !is_any(value, filter);
    case Test::Contains:
      return contains(value, filter);
    case Test::Empty:
      return is_empty(value);
    case Test::Filled:
      return !is_empty(value);
    case Test::Before:
    case Test::After:
    case Test::Between:
    case Test::WithinDays:
    case Test::OverdueDays:
      return is_day_so(value, filter, context);
    case Test::Less:
    case Test::Greater:
      return is_number_so(value, filter);
    case Test::HasAll:
      return has_all(value, filter);
  }
}

bool matches(const Record& record, const Filters& filters, const FilterContext& context) {
  return std::ranges::all_of(
      filters, [&](const Filter& filter) { return matches(record, filter, context); });
}

bool matches(const Register& reg, RecordId record, const Filters& filters,
             const FilterContext& context) {
  const Record* found = reg.find(record);
  return found && matches(*found, filters, context);
}

bool fits(Test test, FieldType type) {
  switch (test) {
    case Test::Empty:
    case Test::Filled:
      return true;
    case Test::Is:
    case Test::IsNot:
      return type != FieldType::LongText && type != FieldType::Links;
    case Test::Contains:
      return type == FieldType::Text || type == FieldType::LongText ||
             type == FieldType::Deadline || type == FieldType::Links;
    case Test::Before:
    case Test::After:
    case Test::Between:
    case Test::WithinDays:
    case Test::OverdueDays:
      return type == FieldType::Date || type == FieldType::Time || type == FieldType::Deadline;
    case Test::Less:
    case Test::Greater:
      return type == FieldType::Integer || type == FieldType::Decimal;
    case Test::HasAll:
      return type == FieldType::Departments || type == FieldType::Options;
  }
}

}  // namespace taizhang
