#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "query/filter.h"

namespace taizhang {
namespace {

constexpr std::array<std::string_view, 13> kNames = {
    "is",      "is_not",      "contains",     "empty", "filled",  "before", "after",
    "between", "within_days", "overdue_days", "less",  "greater", "has_all"};
constexpr size_t kMostFilters = 100, kMostValues = 1000;

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\\':
        out += "\\\\";
        break;
      default:
        out += c;
    }
  }
}

// The way back; none: a backslash before something else.
std::optional<std::string> unescaped(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) return std::nullopt;
    if (text[i] != 't' && text[i] != 'n' && text[i] != '\\') return std::nullopt;
    out += text[i] == 't' ? '\t' : text[i] == 'n' ? '\n' : '\\';
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = std::min(text.find(mark), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

bool counts_days(Test test) { return test == Test::WithinDays || test == Test::OverdueDays; }

bool are_days(const std::vector<std::string>& values) {
  return std::ranges::all_of(values,
                             [](const std::string& one) { return parse_date(one).has_value(); });
}

std::optional<Filter> parse_filter(std::string_view line) {
  const std::vector<std::string_view> parts = split(line, '\t');
  if (parts.size() < 3 || parts.size() > 3 + kMostValues) return std::nullopt;
  const auto field = unescaped(parts[0]);
  const auto name = std::ranges::find(kNames, parts[1]);
  if (!field || name == kNames.end()) return std::nullopt;
  Filter filter{*field, static_cast<Test>(name - kNames.begin()), {}, 0};
  const char* const end = parts[2].data() + parts[2].size();
  const auto [stopped, error] = std::from_chars(parts[2].data(), end, filter.count);
  const bool is_number = error == std::errc() && stopped == end;
  if (!is_number || std::to_string(filter.count) != parts[2]) return std::nullopt;
  for (size_t i = 3; i < parts.size(); ++i) {
    auto value = unescaped(parts[i]);
    if (!value) return std::nullopt;
    filter.values.push_back(*std::move(value));
  }
  return is_whole(filter) ? std::optional(std::move(filter)) : std::nullopt;
}

}  // namespace

bool is_whole(const Filter& filter) {
  if (filter.field.empty() || filter.count < 0) return false;
  if (filter.count != 0 && !counts_days(filter.test)) return false;
  const size_t count = filter.values.size();
  switch (filter.test) {
    case Test::Is:
    case Test::IsNot:
    case Test::Contains:
    case Test::HasAll:
      return count > 0;
    case Test::Empty:
    case Test::Filled:
    case Test::WithinDays:
    case Test::OverdueDays:
      return count == 0;
    case Test::Before:
    case Test::After:
      return count == 1 && are_days(filter.values);
    case Test::Between:
      return count == 2 && are_days(filter.values);
    case Test::Less:
    case Test::Greater:
      return count == 1 && parse_decimal(filter.values[0]).has_value();
  }
}

std::string_view name_of(Test test) { return kNames[static_cast<size_t>(test)]; }

std::string to_text(const Filters& filters) {
  std::string out;
  for (const Filter& filter : filters) {
    append_escaped(out, filter.field);
    out += '\t';
    out += name_of(filter.test);
    out += '\t';
    out += std::to_string(filter.count);
    for (const std::string& value : filter.values) {
      out += '\t';
      append_escaped(out, value);
    }
    out += '\n';
  }
  return out;
}

Result<Filters> parse_filters(std::string_view text) {
  Filters filters;
  const auto refused = [&] {
    return refuse_record(Fault::Member, std::to_string(filters.size() + 1), "filter");
  };
  if (!is_utf8(text) || (!text.empty() && !text.ends_with('\n'))) return refused();
  while (!text.empty()) {
    const size_t end = text.find('\n');
    auto filter = parse_filter(text.substr(0, end));
    if (!filter || filters.size() == kMostFilters) return refused();
    filters.push_back(*std::move(filter));
    text.remove_prefix(end + 1);
  }
  return filters;
}

}  // namespace taizhang
