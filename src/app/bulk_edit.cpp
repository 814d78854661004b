#include "app/bulk_edit.h"

#include <algorithm>
#include <utility>

#include "app/conflict_view.h"
#include "app/listed.h"
#include "app/table_cells.h"
#include "app/view_lines.h"
#include "base/text.h"

namespace taizhang {
namespace {

// The ids a cell of several holds.
std::vector<std::string> ids_of(const Value& value) {
  if (const auto* departments = std::get_if<Departments>(&value)) return departments->keys;
  if (const auto* options = std::get_if<Options>(&value)) return options->ids;
  return {};
}

bool holds_several(FieldType type) {
  return type == FieldType::Departments || type == FieldType::Options;
}

// What the wanted value is as the field holds it; of departments those of `chosen`, by key.
std::optional<Value> wanted_value(const OpenRegister& open, const Field& field,
                                  const BulkInput& input, Date today, std::vector<Edit>& births) {
  switch (field.type) {
    case FieldType::Departments:
      return departments_named(open.reg, open.departments, input.chosen, births);
    case FieldType::Options:
      return Options{input.chosen};
    case FieldType::Enumeration:
      return input.chosen.empty() ? Value() : Value(Option{input.chosen.front()});
    case FieldType::YesNo:
      return input.chosen.empty() ? Value() : Value(input.chosen.front() == "yes");
    case FieldType::Links: {
      if (trim(input.typed).empty()) return Value();
      std::optional<Link> link = link_typed(input.typed);
      return link ? std::optional<Value>(Links{{*std::move(link)}}) : std::nullopt;
    }
    case FieldType::Record:
      return Value();
    default:
      return value_typed(field.type, input.typed, year_of(open, today));
  }
}

// What the cell comes to.
Value changed(const Value& now, const Value& wanted, BulkWay way) {
  if (way == BulkWay::Clear) return {};
  if (way == BulkWay::Set) return wanted;
  if (way == BulkWay::Append) {
    const auto* text = std::get_if<std::string>(&now);
    const std::string& line = std::get<std::string>(wanted);
    return text == nullptr ? line : *text + (text->ends_with('\n') ? "" : "\n") + line;
  }
  std::vector<std::string> ids = ids_of(now);
  for (const std::string& id : ids_of(wanted)) {
    if (way == BulkWay::Remove)
      std::erase(ids, id);
    else if (!std::ranges::contains(ids, id))
      ids.push_back(id);
  }
  if (std::holds_alternative<Options>(wanted)) return Options{std::move(ids)};
  return Departments{std::move(ids)};
}

}  // namespace

std::vector<Field> bulk_fields(const OpenRegister& open) {
  const Template* form = listed_form(open);
  if (form == nullptr) return {};
  std::vector<Field> fields = form->fields;
  std::erase_if(fields, [&](const Field& field) {
    const bool is_given = form->id == forms::kTask && field.id == fields::kNumber;
    return is_given || bulk_ways(field).empty();
  });
  return fields;
}

std::vector<BulkWay> bulk_ways(const Field& field) {
  std::vector<BulkWay> ways = {BulkWay::Set};
  if (holds_several(field.type)) ways = {BulkWay::Set, BulkWay::Add, BulkWay::Remove};
  if (field.type == FieldType::LongText) ways.push_back(BulkWay::Append);
  if (field.type == FieldType::Record) ways.clear();
  if (!field.required) ways.push_back(BulkWay::Clear);
  return ways;
}

BulkPlan bulk_plan(const OpenRegister& open, const Field& field, const BulkInput& input, Date today,
                   Language language) {
  BulkPlan plan;
  const bool clears = input.way == BulkWay::Clear;
  const std::optional<Value> wanted =
      clears ? Value() : wanted_value(open, field, input, today, plan.edits);
  if (input.way == BulkWay::Remove) plan.edits.clear();  // nobody is written down to be taken out
  if (!wanted) plan.state = BulkPlan::State::Unread;
  if (wanted && !clears && is_empty(normal(*wanted))) plan.state = BulkPlan::State::NoValue;
  if (plan.state != BulkPlan::State::Ready) return plan;
  for (const RecordId record : marked_records(open)) {
    if (open.reg.state(record, field.id) == CellState::Conflict) {
      ++plan.disputed;
      continue;
    }
    const Value& now = open.reg.value(record, field.id);
    Value next = normal(changed(now, *wanted, input.way));
    if (next == now) {
      ++plan.unchanged;
      continue;
    }
    const auto words = [&](const Value& value) {
      return on_one_line(field_value_words(open.reg, record, field, value, language));
    };
    plan.lines.push_back({record, words(now), words(next)});
    plan.edits.push_back({record, field.id, std::move(next)});
  }
  return plan;
}

Text bulk_refusal(FieldType type) {
  switch (type) {
    case FieldType::Integer:
      return Text::bulk_wants_whole;
    case FieldType::Date:
      return Text::bulk_wants_day;
    case FieldType::Time:
      return Text::bulk_wants_time;
    case FieldType::Links:
      return Text::bulk_wants_link;
    default:
      return Text::bulk_wants_number;
  }
}

std::optional<Link> link_typed(std::string_view typed) {
  typed = trim(typed);
  const size_t gap = typed.find_last_of(" \t");
  const std::string_view url = gap == std::string_view::npos ? typed : typed.substr(gap + 1);
  if (!is_safe_url(url)) return std::nullopt;
  return Link{std::string(trim(typed.substr(0, typed.size() - url.size()))), std::string(url)};
}

FillPlan fill_plan(const OpenRegister& open, std::string_view field) {
  const std::vector<RecordId> records = marked_records(open);
  if (records.size() < 2) return {.refusal = Text::fill_few};
  if (field.empty()) return {.refusal = Text::fill_computed};
  FillPlan plan;
  const Value value = open.reg.value(records.front(), field);
  for (const RecordId record : records)
    if (open.reg.value(record, field) != value &&
        open.reg.state(record, field) != CellState::Conflict)
      plan.edits.push_back({record, std::string(field), value});
  if (plan.edits.empty()) plan.refusal = Text::fill_same;
  return plan;
}

}  // namespace taizhang
