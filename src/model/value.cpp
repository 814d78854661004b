#include "model/value.h"

#include <algorithm>
#include <array>

#include "base/id.h"
#include "base/moment.h"
#include "base/text.h"

namespace taizhang {
namespace {

constexpr int64_t kLargestInteger = int64_t{1} << 53;

template <typename... Cases>
struct Match : Cases... {
  using Cases::operator()...;
};

// U+FF10..U+FF19 and the full-width signs, as a pinyin keyboard leaves them.
char half_width(char32_t c) {
  if (c >= U'０' && c <= U'９') return static_cast<char>('0' + (c - U'０'));
  if (c == U'．') return '.';
  if (c == U'，') return ',';
  if (c == U'－' || c == U'−') return '-';
  return c < 0x80 ? static_cast<char>(c) : '?';
}

std::string half_width(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    out += half_width(point.value);
    at += point.bytes;
  }
  return out;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes out the commas of "1,234,567". False when they do not stand before groups of three.
bool take_out_group_commas(std::string& whole) {
  if (whole.find(',') == std::string::npos) return true;
  const size_t first = whole.find(',');
  if (first == 0 || first > 3) return false;
  for (size_t i = first; i < whole.size(); ++i) {
    if ((whole[i] == ',') != ((i - first) % 4 == 0)) return false;
  }
  if ((whole.size() - first) % 4 != 0) return false;
  std::erase(whole, ',');
  return true;
}

// Whatever draws or edits a text takes U+0000 for its end, so that what follows would be lost.
bool is_text(std::string_view text) { return is_utf8(text) && !text.contains('\0'); }

std::string without_zeros(std::string text) {
  std::erase(text, '\0');
  return text;
}

bool is_rule(const DueRule& rule) {
  return std::visit(
      Match{[](std::monostate) { return true; },
            [](const DueDate& due) { return is_valid(due.date); },
            [](const DueRecurring& due) {
              return due.month >= 0 && due.month <= 12 && due.day >= 0 && due.day <= 31;
            },
            [](const DueOngoing&) { return true; },
            [](const DueAfterEvent& due) { return due.count >= 0 && is_text(due.event); }},
      rule);
}

bool is_well_formed(const Deadline& deadline) {
  return !deadline.text.empty() && is_text(deadline.text) && is_rule(deadline.rule);
}

// Names or ids, none twice.
bool are_well_formed(const std::vector<std::string>& keys) {
  for (size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty() || !is_text(keys[i])) return false;
    if (std::find(keys.begin(), keys.begin() + static_cast<ptrdiff_t>(i), keys[i]) !=
        keys.begin() + static_cast<ptrdiff_t>(i)) {
      return false;
    }
  }
  return !keys.empty();
}

std::vector<std::string> without_repeats(std::vector<std::string> keys) {
  std::vector<std::string> kept;
  for (std::string& written : keys) {
    std::string key = without_zeros(std::move(written));
    if (!key.empty() && std::ranges::find(kept, key) == kept.end()) kept.push_back(std::move(key));
  }
  return kept;
}

bool is_well_formed(const Links& links) {
  return !links.links.empty() && std::ranges::all_of(links.links, [](const Link& link) {
    return is_text(link.title) && is_text(link.url);
  });
}

}  // namespace

Value::Value() = default;
Value::Value(const Value&) = default;
Value::Value(Value&&) noexcept = default;
Value& Value::operator=(const Value&) = default;
Value& Value::operator=(Value&&) noexcept = default;
Value::~Value() = default;
bool operator==(const Value& a, const Value& b) {
  return static_cast<const AnyValue&>(a) == static_cast<const AnyValue&>(b);
}

const Deadline* deadline_of(const Value& value) {
  const auto* boxed = std::get_if<Boxed<Deadline>>(&value);
  return boxed ? &**boxed : nullptr;
}

const int64_t* integer_of(const Value& value) {
  const auto* boxed = std::get_if<Boxed<int64_t>>(&value);
  return boxed ? &**boxed : nullptr;
}

Value normal(Value value) {
  if (auto* text = std::get_if<std::string>(&value)) *text = without_zeros(std::move(*text));
  if (const Deadline* deadline = deadline_of(value); deadline && deadline->text.contains('\0')) {
    value = Deadline{without_zeros(deadline->text), {}};  // its rule was read with them
  }
  if (auto* departments = std::get_if<Departments>(&value)) {
    departments->keys = without_repeats(std::move(departments->keys));
  }
  if (auto* options = std::get_if<Options>(&value)) {
    options->ids = without_repeats(std::move(options->ids));
  }
  if (auto* links = std::get_if<Links>(&value)) {
    for (Link& link : links->links) link.title = without_zeros(std::move(link.title));
  }
  const bool empty =
      std::visit(Match{[](std::monostate) { return true; },  //
                       [](const std::string& text) { return text.empty(); },
                       [](const Boxed<Deadline>& deadline) { return deadline->text.empty(); },
                       [](const Option& option) { return option.id.empty(); },
                       [](const Departments& departments) { return departments.keys.empty(); },
                       [](const Options& options) { return options.ids.empty(); },
                       [](const Links& links) { return links.links.empty(); },
                       [](const auto&) { return false; }},
                 value);
  if (empty) return {};
  return value;
}

bool is_empty(const Value& value) { return std::holds_alternative<std::monostate>(value); }

bool is_well_formed(const Value& value) {
  return std::visit(
      Match{[](std::monostate) { return true; },
            [](const std::string& text) { return !text.empty() && is_text(text); },
            [](const Boxed<int64_t>& number) {
              return *number >= -kLargestInteger && *number <= kLargestInteger;
            },
            [](const Decimal& decimal) { return parse_decimal(decimal.digits) == decimal; },
            [](Date date) { return is_valid(date); },
            [](const Boxed<Deadline>& deadline) { return is_well_formed(*deadline); },
            [](const Option& option) { return !option.id.empty() && is_text(option.id); },
            [](const Departments& departments) { return are_well_formed(departments.keys); },
            [](const Options& options) { return are_well_formed(options.ids); },
            [](const Links& links) { return is_well_formed(links); },  //
            [](bool) { return true; }},
      value);
}

bool has_type(const Value& value, FieldType type) {
  if (is_empty(value)) return true;
  switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
      return std::holds_alternative<std::string>(value);
    case FieldType::Integer:
      return std::holds_alternative<Boxed<int64_t>>(value);
    case FieldType::Decimal:
      return std::holds_alternative<Decimal>(value);
    case FieldType::Date:
      return std::holds_alternative<Date>(value);
    case FieldType::Deadline:
      return std::holds_alternative<Boxed<Deadline>>(value);
    case FieldType::Enumeration:
      return std::holds_alternative<Option>(value);
    case FieldType::Departments:
      return std::holds_alternative<Departments>(value);
    case FieldType::Links:
      return std::holds_alternative<Links>(value);
    case FieldType::YesNo:
      return std::holds_alternative<bool>(value);
    case FieldType::Options:
      return std::holds_alternative<Options>(value);
    case FieldType::Time: {
      const auto* text = std::get_if<std::string>(&value);
      const auto moment = text ? parse_moment(*text, 0) : std::nullopt;
      return moment && to_text(*moment) == *text;
    }
    case FieldType::Record: {
      const auto* text = std::get_if<std::string>(&value);
      return text && parse_id<RecordId>(*text);
    }
  }
  return false;
}

std::optional<Decimal> parse_decimal(std::string_view text) {
  std::string typed = half_width(trim(text));
  const bool minus = typed.starts_with('-');
  if (minus) typed.erase(0, 1);

  const size_t point = std::min(typed.find('.'), typed.size());
  std::string whole = typed.substr(0, point);
  std::string part = point < typed.size() ? typed.substr(point + 1) : "";
  if (!take_out_group_commas(whole)) return std::nullopt;
  if (whole.empty() && part.empty()) return std::nullopt;
  if (!std::ranges::all_of(whole, is_digit) || !std::ranges::all_of(part, is_digit)) {
    return std::nullopt;
  }

  whole.erase(0, std::min(whole.find_first_not_of('0'), whole.size()));
  part.erase(part.find_last_not_of('0') + 1);
  if (whole.empty()) whole = "0";
  std::string digits = part.empty() ? whole : whole + "." + part;
  if (minus && digits != "0") digits.insert(0, "-");
  return Decimal{std::move(digits)};
}

bool is_safe_url(std::string_view url) {
  constexpr std::array<std::string_view, 3> kSchemes = {"http://", "https://", "mailto:"};
  for (size_t at = 0; at < url.size();) {
    const CodePoint point = code_point_at(url, at);
    if (point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0)) return false;
    if (is_space(point.value) || point.value == 0xFFFD) return false;
    at += point.bytes;
  }
  return std::ranges::any_of(kSchemes, [url](std::string_view scheme) {
    if (url.size() <= scheme.size()) return false;
    return std::ranges::equal(scheme, url.substr(0, scheme.size()), [](char wanted, char c) {
      return wanted == (c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
  });
}

}  // namespace taizhang
