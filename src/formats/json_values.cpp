#include "formats/json_values.h"

#include <array>
#include <utility>

namespace taizhang {
namespace {

bool has_only(JsonValue object, std::initializer_list<std::string_view> keys) {
  for (Members members(object); members; members.advance()) {
    bool known = false;
    for (const std::string_view key : keys) known = known || key == members.key();
    if (!known) return false;
  }
  return true;
}

std::optional<std::string_view> text_of(std::optional<JsonValue> json) {
  if (!json || json->kind() != TokenKind::String) return std::nullopt;
  return json->text();
}

// The value among `values` whose name is `name`.
template <typename Kind, size_t Count>
std::optional<Kind> find_by_name(std::optional<std::string_view> name,
                                 const std::array<Kind, Count>& values) {
  for (const Kind value : values) {
    if (name && name_of(value) == *name) return value;
  }
  return std::nullopt;
}

std::optional<int> small_number(JsonValue object, std::string_view key) {
  const auto json = find_member(object, key);
  if (!json || json->kind() != TokenKind::Integer) return std::nullopt;
  if (json->integer() < 0 || json->integer() > 1'000'000) return std::nullopt;
  return static_cast<int>(json->integer());
}

std::optional<DueRule> read_due_date(JsonValue object) {
  using Said = DueDate::Said;
  constexpr std::array kSaid = {Said::Day,        Said::TenDays,  Said::MonthEnd,
                                Said::QuarterEnd, Said::HalfYear, Said::YearEnd};
  const auto text = text_of(find_member(object, "date"));
  const auto date = text ? parse_date(*text) : std::nullopt;
  const auto said = find_by_name(text_of(find_member(object, "said")), kSaid);
  if (!date || !said || !has_only(object, {"date", "said"})) return std::nullopt;
  return DueDate{*date, *said};
}

std::optional<DueRule> read_recurring(JsonValue object) {
  using Every = DueRecurring::Every;
  constexpr std::array kEvery = {Every::Day,     Every::Week,     Every::TenDays, Every::Month,
                                 Every::Quarter, Every::HalfYear, Every::Year};
  const auto every = find_by_name(text_of(find_member(object, "every")), kEvery);
  const auto month = small_number(object, "month");
  const auto day = small_number(object, "day");
  if (!every || !month || !day || !has_only(object, {"day", "every", "month"})) {
    return std::nullopt;
  }
  return DueRecurring{*every, *month, *day};
}

std::optional<DueRule> read_after_event(JsonValue object) {
  using Unit = DueAfterEvent::Unit;
  constexpr std::array kUnits = {Unit::WorkingDays, Unit::Days, Unit::Hours, Unit::Months};
  const auto unit = find_by_name(text_of(find_member(object, "unit")), kUnits);
  const auto count = small_number(object, "count");
  const auto event = text_of(find_member(object, "event"));
  if (!unit || !count || !event || !has_only(object, {"count", "event", "unit"})) {
    return std::nullopt;
  }
  return DueAfterEvent{std::string(*event), *count, *unit};
}

std::optional<DueRule> read_rule(JsonValue json) {
  if (json.kind() != TokenKind::Object) return std::nullopt;
  if (find_member(json, "date")) return read_due_date(json);
  if (find_member(json, "every")) return read_recurring(json);
  if (find_member(json, "count")) return read_after_event(json);
  const auto ongoing = find_member(json, "ongoing");
  if (!ongoing || ongoing->kind() != TokenKind::True || !has_only(json, {"ongoing"})) {
    return std::nullopt;
  }
  return DueOngoing{};
}

std::optional<Value> read_deadline(JsonValue object) {
  const auto text = text_of(find_member(object, "deadline"));
  if (!text || !has_only(object, {"deadline", "rule"})) return std::nullopt;
  Deadline deadline{.text = std::string(*text), .rule = {}};
  if (const auto json = find_member(object, "rule")) {
    auto rule = read_rule(*json);
    if (!rule) return std::nullopt;
    deadline.rule = std::move(*rule);
  }
  return deadline;
}

std::optional<std::vector<std::string>> read_texts(JsonValue array) {
  std::vector<std::string> texts;
  for (Members elements(array); elements; elements.advance()) {
    if (elements.value().kind() != TokenKind::String) return std::nullopt;
    texts.emplace_back(elements.value().text());
  }
  return texts;
}

// {"decimal":"1.5"}, {"date":"…"}, {"option":"…"}, {"options":["…"]}, {"deadline":"…",…}
std::optional<Value> read_typed_object(JsonValue object) {
  if (find_member(object, "deadline")) return read_deadline(object);
  if (const auto options = find_member(object, "options")) {
    if (options->kind() != TokenKind::Array || !has_only(object, {"options"})) return std::nullopt;
    auto ids = read_texts(*options);
    return ids ? std::optional<Value>(Options{std::move(*ids)}) : std::nullopt;
  }
  if (!has_only(object, {"decimal"}) && !has_only(object, {"date"}) &&
      !has_only(object, {"option"})) {
    return std::nullopt;
  }
  if (const auto decimal = text_of(find_member(object, "decimal"))) {
    return Decimal{std::string(*decimal)};
  }
  if (const auto option = text_of(find_member(object, "option")))
    return Option{std::string(*option)};
  const auto date = text_of(find_member(object, "date"));
  if (!date || !parse_date(*date)) return std::nullopt;
  return *parse_date(*date);
}

std::optional<Value> read_links(JsonValue array) {
  Links links;
  for (Members members(array); members; members.advance()) {
    const JsonValue json = members.value();
    if (json.kind() != TokenKind::Object || !has_only(json, {"title", "url"})) return std::nullopt;
    const auto title = text_of(find_member(json, "title"));
    const auto url = text_of(find_member(json, "url"));
    if (!title || !url) return std::nullopt;
    links.links.push_back({std::string(*title), std::string(*url)});
  }
  return links;
}

// A string, read as what the template says it is.
std::optional<Value> read_plain_text(std::string_view text, FieldType type) {
  switch (type) {
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::Time:
    case FieldType::Record:
      return std::string(text);
    case FieldType::Decimal:
      return Decimal{std::string(text)};
    case FieldType::Date:
      if (const auto date = parse_date(text)) return *date;
      return std::nullopt;
    case FieldType::Deadline:
      return Deadline{.text = std::string(text), .rule = {}};
    case FieldType::Enumeration:
      return Option{std::string(text)};
    case FieldType::Integer:
    case FieldType::Departments:
    case FieldType::Links:
    case FieldType::YesNo:
    case FieldType::Options:
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

void append_plain(std::string& out, const Value& value) {
  if (const auto* decimal = std::get_if<Decimal>(&value)) {
    append_json_string(out, decimal->digits);
  } else if (const auto* date = std::get_if<Date>(&value)) {
    append_json_string(out, to_text(*date));
  } else if (const auto* option = std::get_if<Option>(&value)) {
    append_json_string(out, option->id);
  } else if (const auto* deadline = deadline_of(value);
             deadline && std::holds_alternative<std::monostate>(deadline->rule)) {
    append_json_string(out, deadline->text);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    append_json_string(out, *text);
  } else {
    append_canonical_json(out, value);
  }
}

std::optional<Value> read_plain(JsonValue json, FieldType type) {
  std::optional<Value> value =
      json.kind() == TokenKind::String ? read_plain_text(json.text(), type) : read_canonical(json);
  if (value && !has_type(*value, type)) return std::nullopt;
  return value;
}

std::optional<Value> read_canonical(JsonValue json) {
  switch (json.kind()) {
    case TokenKind::Null:
      return Value();
    case TokenKind::False:
      return false;
    case TokenKind::True:
      return true;
    case TokenKind::Integer:
      return json.integer();
    case TokenKind::String:
      return std::string(json.text());
    case TokenKind::Object:
      return read_typed_object(json);
    case TokenKind::Array: {
      const Members first(json);
      if (first && first.value().kind() == TokenKind::Object) return read_links(json);
      auto keys = read_texts(json);
      return keys ? std::optional<Value>(Departments{std::move(*keys)}) : std::nullopt;
    }
    case TokenKind::Number:
    case TokenKind::Key:
    case TokenKind::End:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<JsonValue> find_member(JsonValue object, std::string_view key) {
  if (object.kind() != TokenKind::Object) return std::nullopt;
  for (Members members(object); members; members.advance()) {
    if (members.key() == key) return members.value();
  }
  return std::nullopt;
}

std::optional<std::string_view> read_text_member(JsonValue object, std::string_view key) {
  const auto json = find_member(object, key);
  return json ? text_of(json) : "";
}

int64_t read_count_member(JsonValue object, std::string_view key) {
  const auto json = find_member(object, key);
  return json && json->kind() == TokenKind::Integer ? json->integer() : -1;
}

}  // namespace taizhang
