#include "query/order.h"

#include <algorithm>
#include <compare>

#include "base/sort.h"
#include "query/filter.h"

namespace taizhang {
namespace {

// Where an option stands in its field; behind all others when it is not known.
size_t place_of(const Field* field, const std::string& option) {
  if (!field) return 0;
  const auto found = std::ranges::find(field->options, option, &EnumOption::id);
  return static_cast<size_t>(found - field->options.begin());
}

std::strong_ordering compare_options(const Field* field, const std::string& a,
                                     const std::string& b) {
  const auto order = place_of(field, a) <=> place_of(field, b);
  return order != 0 ? order : a <=> b;
}

std::strong_ordering compare_all(const Field* field, const std::vector<std::string>& a,
                                 const std::vector<std::string>& b) {
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i)
    if (const auto order = compare_options(field, a[i], b[i]); order != 0) return order;
  return a.size() <=> b.size();
}

// Those that name a day by that, before all others.
std::strong_ordering compare_deadlines(const Deadline& a, const Deadline& b) {
  const auto day_a = due_date(a), day_b = due_date(b);
  if (day_a.has_value() != day_b.has_value()) return day_b.has_value() <=> day_a.has_value();
  if (day_a && *day_a != *day_b) return *day_a <=> *day_b;
  return a.text <=> b.text;
}

std::strong_ordering compare_links(const Links& a, const Links& b) {
  const Link none;
  const Link& first_a = a.links.empty() ? none : a.links[0];
  const Link& first_b = b.links.empty() ? none : b.links[0];
  const auto order = first_a.title <=> first_b.title;
  return order != 0 ? order : first_a.url <=> first_b.url;
}

std::strong_ordering compare(const Field* field, const Value& a, const Value& b) {
  if (a.index() != b.index()) return a.index() <=> b.index();
  if (const auto* one = std::get_if<std::string>(&a)) return *one <=> std::get<std::string>(b);
  if (const auto* one = std::get_if<int64_t>(&a)) return *one <=> std::get<int64_t>(b);
  if (const auto* one = std::get_if<Decimal>(&a))
    return compare_numbers(*one, std::get<Decimal>(b));
  if (const auto* one = std::get_if<Date>(&a)) return *one <=> std::get<Date>(b);
  if (const auto* one = deadline_of(a)) return compare_deadlines(*one, *deadline_of(b));
  if (const auto* one = std::get_if<Option>(&a))
    return compare_options(field, one->id, std::get<Option>(b).id);
  if (const auto* one = std::get_if<Options>(&a))
    return compare_all(field, one->ids, std::get<Options>(b).ids);
  if (const auto* one = std::get_if<Departments>(&a))
    return compare_all(nullptr, one->keys, std::get<Departments>(b).keys);
  if (const auto* one = std::get_if<Links>(&a)) return compare_links(*one, std::get<Links>(b));
  if (const auto* one = std::get_if<bool>(&a)) return std::get<bool>(b) <=> *one;
  return std::strong_ordering::equal;
}

// The same downwards, but for what is empty.
std::strong_ordering compare(const Field* field, bool descending, const Value& a, const Value& b) {
  if (is_empty(a) || is_empty(b)) return is_empty(a) <=> is_empty(b);
  return descending ? compare(field, b, a) : compare(field, a, b);
}

const Field* field_of(const Template* form, const std::string& id) {
  return form ? find_field(*form, id) : nullptr;
}

// What groups a row belongs to.
std::vector<Value> groups_of(const Value& value) {
  std::vector<Value> groups;
  if (const auto* departments = std::get_if<Departments>(&value)) {
    for (const std::string& key : departments->keys) groups.emplace_back(Departments{{key}});
  } else if (const auto* options = std::get_if<Options>(&value)) {
    for (const std::string& id : options->ids) groups.emplace_back(Options{{id}});
  } else {
    groups.push_back(value);
  }
  return groups;
}

}  // namespace

std::vector<uint32_t> sorted_rows(std::span<const Record* const> records,
                                  std::vector<uint32_t> rows, std::span<const SortKey> keys,
                                  const Template* form) {
  // Looked up once: to find a cell costs more than to compare it.
  struct Row {
    uint32_t row = 0;
    std::vector<const Value*> values;
  };
  std::vector<Row> all;
  all.reserve(rows.size());
  for (const uint32_t row : rows) {
    Row& one = all.emplace_back(Row{row, {}});
    for (const SortKey& key : keys) one.values.push_back(&value_of(*records[row], key.field));
  }
  std::vector<const Field*> fields;
  for (const SortKey& key : keys) fields.push_back(field_of(form, key.field));
  sort_with(all, [&](const Row& a, const Row& b) {
    for (size_t i = 0; i < keys.size(); ++i) {
      const auto order = compare(fields[i], keys[i].descending, *a.values[i], *b.values[i]);
      if (order != 0) return order < 0;
    }
    return false;
  });
  for (size_t i = 0; i < rows.size(); ++i) rows[i] = all[i].row;
  return rows;
}

std::vector<RowGroup> grouped_rows(std::span<const Record* const> records,
                                   std::span<const uint32_t> rows, const SortKey& key,
                                   const Template* form) {
  struct Member {
    Value value;
    uint32_t row = 0;
  };
  std::vector<Member> members;
  for (const uint32_t row : rows)
    for (Value& value : groups_of(value_of(*records[row], key.field)))
      members.push_back({std::move(value), row});
  const Field* const field = field_of(form, key.field);
  sort_with(members, [&](const Member& a, const Member& b) {
    return compare(field, key.descending, a.value, b.value) < 0;
  });
  std::vector<RowGroup> groups;
  for (Member& member : members) {
    if (groups.empty() || groups.back().value != member.value)
      groups.push_back({std::move(member.value), {}});
    groups.back().rows.push_back(member.row);
  }
  return groups;
}

}  // namespace taizhang
