#pragma once

#include <array>
#include <fstream>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/moment.h"
#include "formats/json.h"
#include "model/register.h"
#include "model/task.h"

// Values for tests. `main` programs of tests run with the clone's root as the working folder.
namespace taizhang::make {

inline std::string file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

inline Date day(std::string_view iso) { return parse_date(iso).value(); }

inline RecordId id(uint64_t number) { return {0x7A61, number}; }

inline Author author(std::string name = "王敏", std::string department = "办公室",
                     std::string at = "2026-11-24T09:00:00+08:00") {
  return {std::move(name), std::move(department), std::move(at)};
}

inline Field field(std::string id, FieldType type) {
  Field field;
  field.id = std::move(id);
  field.name.zh = "栏";
  field.type = type;
  if (type == FieldType::Enumeration || type == FieldType::Options) {
    field.options = {{"low", {"低", "Low", ""}, ""}, {"high", {"高", "High", ""}, ""}};
  }
  return field;
}

// A form with one field of every type.
inline Template every_type() {
  Template form;
  form.id = "thing";
  form.name.zh = "样例";
  form.fields = {field("name", FieldType::Text),         field("story", FieldType::LongText),
                 field("count", FieldType::Integer),     field("price", FieldType::Decimal),
                 field("day", FieldType::Date),          field("due", FieldType::Deadline),
                 field("level", FieldType::Enumeration), field("who", FieldType::Departments),
                 field("links", FieldType::Links),       field("public", FieldType::YesNo),
                 field("levels", FieldType::Options),    field("minute", FieldType::Time),
                 field("other", FieldType::Record)};
  return form;
}

// A built-in form as it ships.
inline Template form(const std::string& name) {
  return decode_template(file("assets/ledgers/" + name + ".json")).value();
}

// The built-in forms, and `every_type`.
inline const std::vector<Template>& forms() {
  static const std::vector<Template> kForms = {
      form("register"), form("department"), form("part"),    form("task"), form("note"),
      form("evidence"), form("packet"),     form("receipt"), form("held"), every_type()};
  return kForms;
}

// A record of `form` with the given cells.
inline Record record(RecordId id, std::string_view form,
                     std::vector<std::pair<std::string_view, Value>> cells = {}) {
  Record record;
  record.id = id;
  set_value(record, fields::kTemplate, std::string(form));
  for (auto& [field, value] : cells) set_value(record, field, std::move(value));
  return record;
}

inline Register reg(std::vector<Record> baseline = {},
                    const std::vector<Template>& templates = forms()) {
  return Register::make(id(0xABC), templates, std::move(baseline)).value();
}

// A register of one thing, id(1), called `name`.
inline Register one_thing(std::string name = "甲") {
  return reg({record(id(1), "thing", {{"name", std::move(name)}})});
}

// Carries out `edits` and returns the changes.
inline std::vector<Change> apply(Register& reg, const std::vector<Edit>& edits,
                                 std::string_view nonce, const Author& by = author()) {
  std::vector<Change> changes = changes_for(reg, edits, by, nonce).value();
  reg.add(changes).value();
  return changes;
}

inline std::vector<Change> set_name(Register& reg, std::string name, std::string_view nonce) {
  return apply(reg, {{id(1), "name", std::move(name)}}, nonce);
}

inline Snapshot snapshot(Register reg) {
  Snapshot snapshot;
  snapshot.envelope.writer_version = "0.1.0";
  snapshot.reg = std::move(reg);
  return snapshot;
}

inline std::string bytes_of(const Register& reg) { return encode(snapshot(reg)); }

using Random = std::mt19937_64;

inline size_t below(Random& random, size_t limit) { return random() % limit; }
inline bool chance(Random& random, int percent) {
  return below(random, 100) < static_cast<size_t>(percent);
}

template <typename List>
auto& any_of(Random& random, List& list) {
  return list[below(random, std::size(list))];
}

inline std::string random_text(Random& random) {
  static constexpr std::array<std::string_view, 12> kPieces = {
      "政务", "公开", "a", "\"", "\\", "\n", "\t", "😀", "\x01", "é", " ", "__proto__"};
  std::string text = "文";
  for (size_t i = below(random, 6); i > 0; --i) text += any_of(random, kPieces);
  return text;
}

inline Deadline random_deadline(Random& random) {
  static const std::vector<Deadline> kDeadlines = {
      {"6月底前", DueDate{day("2026-06-30"), DueDate::Said::MonthEnd}},
      {"每月25日前", DueRecurring{DueRecurring::Every::Month, 0, 25}},
      {"持续推进", DueOngoing{}},
      {"批复后20日内", DueAfterEvent{"批复", 20, DueAfterEvent::Unit::Days}},
      {"按上级要求", {}}};
  return any_of(random, kDeadlines);
}

inline Value random_value(Random& random, const Field& field) {
  static constexpr std::array<std::string_view, 4> kNames = {"办公室", "考评中心", "法规处",
                                                             "督查处"};
  if (chance(random, 10)) return {};
  switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
      return random_text(random);
    case FieldType::Integer:
      return static_cast<int64_t>(below(random, 2000)) - 1000;
    case FieldType::Decimal:
      return parse_decimal(std::to_string(below(random, 1000)) + ".25").value();
    case FieldType::Date:
      return date_of(static_cast<int32_t>(below(random, 30000)));
    case FieldType::Deadline:
      return random_deadline(random);
    case FieldType::Enumeration:
      return Option{any_of(random, field.options).id};
    case FieldType::Departments: {
      Departments departments;
      for (size_t i = 0; i <= below(random, 3); ++i) {
        departments.keys.emplace_back(any_of(random, kNames));
      }
      return normal(departments);
    }
    case FieldType::Links:
      return Links{{{random_text(random), "https://www.example.cn/" + std::to_string(random())}}};
    case FieldType::YesNo:
      return chance(random, 50);
    case FieldType::Options: {
      Options options;
      for (const EnumOption& option : field.options) {
        if (chance(random, 50)) options.ids.push_back(option.id);
      }
      return normal(options);
    }
    case FieldType::Time: {
      const Date date = date_of(static_cast<int32_t>(below(random, 30000)));
      return to_text(Moment{date, static_cast<int>(below(random, 24 * 60))});
    }
    case FieldType::Record:
      return to_text(id(random()));
  }
  return {};
}

// A field of an office's own, as any record may have it.
inline Field own_field(FieldType type) {
  Field one = field("", type);
  one.id = std::string(kOwn) + std::string(name_of(type)) + ".7";
  return one;
}

inline Record random_record(Random& random, RecordId id, const Template& form) {
  Record one = record(id, form.id, {{fields::kOrder, first_orders(9)[below(random, 9)]}});
  if (chance(random, 20)) {
    const Field own = own_field(any_of(random, kFieldTypes));
    set_value(one, own.id, random_value(random, own));
  }
  for (const Field& field : form.fields) {
    if (chance(random, 60)) set_value(one, field.id, random_value(random, field));
  }
  return one;
}

inline Register random_register(Random& random, size_t records,
                                const std::vector<Template>& templates = forms()) {
  std::vector<Record> baseline;
  for (size_t i = 0; i < records; ++i) {
    baseline.push_back(random_record(random, id(random()), any_of(random, templates)));
  }
  return reg(std::move(baseline), templates);
}

// One edit of a cell, a deletion, or the edits that make a new record.
inline std::vector<Edit> random_edits(Random& random, const Register& reg) {
  if (reg.records().empty() || chance(random, 10)) {
    const Record born = random_record(random, id(random()), any_of(random, reg.templates()));
    std::vector<Edit> edits;
    for (const Cell& cell : born.cells)
      edits.push_back({born.id, std::string(cell.field.text()), cell.value});
    return edits;
  }
  const Record& one = any_of(random, reg.records());
  if (chance(random, 10)) return {{one.id, std::string(fields::kDeleted), chance(random, 70)}};
  const Template* form = reg.template_of(one);
  if (!form) return {};
  const Field field =
      chance(random, 10) ? own_field(any_of(random, kFieldTypes)) : any_of(random, form->fields);
  return {{one.id, field.id, random_value(random, field)}};
}

// How many rounds a law runs: with a sanitizer, which makes a round several times slower, a third
// of `full`. All of them run in `laws`, which is optimised.
constexpr size_t rounds_of_law(size_t full) {
#if __has_feature(address_sanitizer)
  return full / 3;
#else
  return full;
#endif
}

// Calls `law(random, size)` for growing sizes, so that the first failure is a small one.
template <typename Law>
void for_seeds(size_t rounds, size_t largest, Law law) {
  for (size_t seed = 0; seed < rounds; ++seed) {
    Random random(seed);
    law(random, 1 + seed * largest / rounds, seed);
  }
}

// Everything a person sees: values and the state of every cell that has changes in `of`.
struct Seen {
  std::vector<Record> records;
  std::vector<CellState> states;
  bool operator==(const Seen&) const = default;
};

inline Seen seen(const Register& reg, const Register& of) {
  Seen seen;
  for (const Record& record : reg.records()) {
    if (!record.cells.empty()) seen.records.push_back(record);
  }
  for (const auto& [record, field] : of.changed_cells()) {
    seen.states.push_back(reg.state(record, field));
  }
  return seen;
}

}  // namespace taizhang::make
