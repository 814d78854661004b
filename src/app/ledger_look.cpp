#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/ledgers.h"
#include "app/overview.h"
#include "app/searching.h"
#include "base/sort.h"
#include "model/own_form.h"
#include "query/filter.h"

// The table of the ledger that is looked at: its columns, and which records it shows in what order.

namespace taizhang {
namespace {

constexpr std::string_view kDeducted = "deducted";  // a column of score sheets

void add_column(std::vector<LedgerColumn>& columns, const Template& form, const std::string& id) {
  using Kind = LedgerColumn::Kind;
  const auto place = [&](const auto& all, std::string_view name) {
    for (uint32_t i = 0; i < all.size(); ++i) {
      if (all[i].id == name) return std::optional(i);
    }
    return std::optional<uint32_t>();
  };
  const Ledger& ledger = form.ledger;
  if (id == "light") return columns.push_back({Kind::Light, 0, id});
  if (id == kDeducted) return columns.push_back({Kind::Deduction, 0, id});
  if (id.starts_with("due.") || id.starts_with("gap.")) {
    const Kind kind = id.starts_with("due.") ? Kind::Due : Kind::Gap;
    if (const auto term = place(ledger.terms, std::string_view(id).substr(4))) {
      columns.push_back({kind, *term, id});
    }
  } else if (const auto field = place(form.fields, id)) {
    columns.push_back({Kind::Field, *field, id});
  } else if (const auto computed = place(ledger.computed, id)) {
    const bool counts = !ledger.computed[*computed].count.empty();
    columns.push_back({counts ? Kind::Count : Kind::Span, *computed, id});
  }
}

bool is_shown(const Register& reg, const LedgerShelf& shelf, size_t place, const LedgerLook& look,
              const FilterContext& context, const Searching* searching) {
  const LedgerRecord& record = shelf.records[place];
  if (look.light && record.judgement.light.state != *look.light) return false;
  if (look.faulty && record.judgement.findings.empty()) return false;
  if (searching && !is_found(*searching, record.id)) return false;
  if (!matches(reg, record.id, look.filters, context)) return false;
  const std::vector<LedgerView>& views = shelf.form.ledger.views;
  return look.view >= views.size() || holds(views[look.view].when, *reg.find(record.id));
}

// What a column is sorted by: figures by their size, lights by how they press, all else as it
// reads.
std::string sort_key(const Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf,
                     const LedgerRecord& record, const LedgerColumn& column) {
  using Kind = LedgerColumn::Kind;
  if (column.kind == Kind::Light) return light_key(record.judgement.light);
  std::string words = ledger_words(ledgers, reg, shelf, record, column, Language::Chinese);
  if (column.kind == Kind::Due) return words;
  const bool is_field = column.kind == Kind::Field;
  return words_key(std::move(words),
                   is_field ? shelf.form.fields[column.index].type : FieldType::Integer);
}

using KeyedRows = std::vector<std::pair<std::string, uint32_t>>;

// Puts the rows in the order of their keys, equal ones as they are, those without one last.
void sort_by_keys(Ledgers& ledgers, KeyedRows& keyed, bool descending) {
  sort_with(keyed, [descending](const auto& a, const auto& b) {
    if (a.first.empty() != b.first.empty()) return b.first.empty();
    return descending ? b.first < a.first : a.first < b.first;
  });
  for (size_t i = 0; i < keyed.size(); ++i) ledgers.rows[i] = keyed[i].second;
}

// By the look's columns, the last one first; without any as they were added.
void sort_rows(Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf) {
  const std::vector<ColumnOrder>& sort = ledgers.look.sort;
  for (size_t i = sort.size(); i-- > 0;) {
    const auto column = std::ranges::find(ledgers.columns, sort[i].column, &LedgerColumn::id);
    if (column == ledgers.columns.end()) continue;
    KeyedRows keyed;
    for (const uint32_t row : ledgers.rows)
      keyed.emplace_back(sort_key(ledgers, reg, shelf, shelf.records[row], *column), row);
    sort_by_keys(ledgers, keyed, sort[i].descending);
  }
}

// What a record stands under: what is sorted by, the first of several departments, of a day its
// month. Empty: nothing, which comes last.
std::string group_key(const Register& reg, const LedgerShelf& shelf, const LedgerRecord& record,
                      const LedgerColumn& column) {
  if (column.kind == LedgerColumn::Kind::Light) return light_key({record.judgement.light.state});
  const Field& field = shelf.form.fields[column.index];
  const Value& value = reg.value(record.id, field.id);
  if (const auto* one = std::get_if<Departments>(&value))
    return one->keys.empty() ? std::string() : one->keys.front();
  if (const auto* one = std::get_if<Date>(&value)) return to_text(*one).substr(0, 7);
  if (const auto* one = std::get_if<bool>(&value)) return *one ? "1" : "2";
  const auto* one = std::get_if<Option>(&value);
  const auto found =
      one ? std::ranges::find(field.options, one->id, &EnumOption::id) : field.options.end();
  return found == field.options.end() ? std::string()
                                      : std::to_string(1000 + (found - field.options.begin()));
}

// The rows in groups, each in the order the rows had.
void group_rows(Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf) {
  const std::vector<LedgerColumn> columns = group_columns(shelf.form);
  const auto column = std::ranges::find(columns, ledgers.look.group, &LedgerColumn::id);
  if (column == columns.end()) return;
  KeyedRows keyed;
  for (const uint32_t row : ledgers.rows)
    keyed.emplace_back(group_key(reg, shelf, shelf.records[row], *column), row);
  sort_by_keys(ledgers, keyed, false);
  for (uint32_t i = 0; i < keyed.size(); ++i) {
    if (i == 0 || keyed[i].first != keyed[i - 1].first)
      ledgers.groups.push_back({i, 0, keyed[i].first});
    ++ledgers.groups.back().count;
  }
  uint32_t line = 0;
  for (LedgerGroup& group : ledgers.groups) {
    group.line = line;
    group.is_folded = std::ranges::contains(ledgers.look.folded, group.key);
    line += 1 + (group.is_folded ? 0 : group.count);
  }
}

// The last group whose `place` is not behind `at`. REQUIRES groups.
const LedgerGroup& group_at(const Ledgers& ledgers, size_t at, uint32_t LedgerGroup::* place) {
  return *std::prev(std::ranges::upper_bound(ledgers.groups, at, {}, place));
}

}  // namespace

std::string words_key(std::string words, FieldType type) {
  if (words.empty() || (type != FieldType::Integer && type != FieldType::Decimal)) return words;
  const size_t whole = std::min(words.find('.'), words.size());
  constexpr size_t kWidest = 20;
  return whole < kWidest ? std::string(kWidest - whole, ' ') + words : words;
}

std::vector<LedgerColumn> group_columns(const Template& form) {
  std::vector<LedgerColumn> columns;
  for (const Field& field : form.fields)
    if (field.type == FieldType::Enumeration || field.type == FieldType::Departments ||
        field.type == FieldType::YesNo || field.type == FieldType::Date)
      add_column(columns, form, field.id);
  if (!form.ledger.terms.empty()) add_column(columns, form, "light");
  return columns;
}

std::string group_words(const Ledgers& ledgers, const Register& reg, const LedgerShelf& shelf,
                        const LedgerGroup& group, Language language) {
  const LedgerRecord& record = shelf.records[ledgers.rows[group.first]];
  const std::vector<LedgerColumn> columns = group_columns(shelf.form);
  const auto column = std::ranges::find(columns, ledgers.look.group, &LedgerColumn::id);
  if (column == columns.end()) return {};
  const std::string& words = group.key;
  if (words.empty()) return std::string(text(Text::heading_none, language));
  const LightState state = record.judgement.light.state;
  if (column->kind == LedgerColumn::Kind::Light)
    return std::string(
        text(state == LightState::Closed ? Text::light_closed : state_name(state), language));
  const Field& field = shelf.form.fields[column->index];
  if (field.type == FieldType::Date) return words;
  if (field.type != FieldType::Departments)
    return ledger_words(ledgers, reg, shelf, record, *column, language);
  return field_value_words(reg, record.id, field, Departments{{words}}, language);
}

size_t line_count(const Ledgers& ledgers) {
  if (ledgers.groups.empty()) return ledgers.rows.size();
  const LedgerGroup& last = ledgers.groups.back();
  return last.line + 1 + (last.is_folded ? 0 : last.count);
}

size_t line_of(const Ledgers& ledgers, size_t row) {
  if (ledgers.groups.empty()) return row;
  const LedgerGroup& group = group_at(ledgers, row, &LedgerGroup::first);
  return group.line + (group.is_folded ? 0 : 1 + row - group.first);
}

LedgerLine line_at(const Ledgers& ledgers, size_t line) {
  if (ledgers.groups.empty()) return {nullptr, line};
  const LedgerGroup& group = group_at(ledgers, line, &LedgerGroup::line);
  return {group.line == line ? &group : nullptr, group.first + line - group.line - 1};
}

const LedgerGroup* folded_under(const Ledgers& ledgers, size_t row) {
  return line_at(ledgers, line_of(ledgers, row)).heading;
}

// Own fields always.
std::vector<LedgerColumn> usual_columns(const Template& form, size_t view) {
  constexpr size_t kFirst = 6;
  std::vector<LedgerColumn> columns;
  if (view < form.ledger.views.size()) {
    for (const std::string& id : form.ledger.views[view].columns) add_column(columns, form, id);
  }
  const bool has_view = !columns.empty();
  for (const Field& field : form.fields) {
    const bool is_own = field.id.starts_with(kOwn);
    if (has_view ? is_own : columns.size() < kFirst) add_column(columns, form, field.id);
  }
  if (!has_view && !form.ledger.terms.empty()) add_column(columns, form, "light");
  if (form.id == forms::kScore) add_column(columns, form, std::string(kDeducted));
  return columns;
}

std::vector<LedgerColumn> all_columns(const Template& form) {
  std::vector<LedgerColumn> columns;
  for (const Field& field : form.fields) add_column(columns, form, field.id);
  for (const Term& term : form.ledger.terms) add_column(columns, form, "due." + term.id);
  for (const Computed& one : form.ledger.computed) add_column(columns, form, one.id);
  if (!form.ledger.terms.empty()) add_column(columns, form, "light");
  if (form.id == forms::kScore) add_column(columns, form, std::string(kDeducted));
  return columns;
}

void refresh_look(Ledgers& ledgers, const Register& reg, Date today, const Searching* searching) {
  ledgers.rows.clear();
  ledgers.groups.clear();
  ledgers.columns.clear();
  ledgers.row_places.clear();
  const LedgerShelf* const found = open_shelf(ledgers);
  if (!found) {
    ledgers.look = {};
    return;
  }
  const LedgerShelf& shelf = *found;
  const LedgerLook& look = ledgers.look;
  for (const std::string& id : look.columns) add_column(ledgers.columns, shelf.form, id);
  if (ledgers.columns.empty()) ledgers.columns = usual_columns(shelf.form, look.view);
  ledgers.column = std::min(ledgers.column, std::max<size_t>(ledgers.columns.size(), 1) - 1);
  const FilterContext context = filter_context(ledgers, today);
  for (uint32_t i = 0; i < shelf.records.size(); ++i) {
    if (is_shown(reg, shelf, i, look, context, searching)) ledgers.rows.push_back(i);
  }
  sort_rows(ledgers, reg, shelf);
  group_rows(ledgers, reg, shelf);
  ledgers.row_places.assign(shelf.records.size(), Ledgers::kNowhere);
  for (uint32_t row = 0; row < ledgers.rows.size(); ++row) {
    ledgers.row_places[ledgers.rows[row]] = row;
  }
  refresh_marks(ledgers);
}

void refresh_marks(Ledgers& ledgers) {
  const LedgerShelf* shelf = open_shelf(ledgers);
  std::erase_if(ledgers.marked, [&](RecordId record) {
    const auto spot = ledgers.spots.find(record);
    return spot == ledgers.spots.end() || &ledgers.shelves[spot->second.shelf] != shelf;
  });
  ledgers.marked_shown =
      static_cast<int>(std::ranges::count_if(ledgers.marked, [&](RecordId record) {
        const auto row = row_of(ledgers, record);
        return row && folded_under(ledgers, *row) == nullptr;
      }));
}

}  // namespace taizhang
