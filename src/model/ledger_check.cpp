#include "model/ledger_check.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace taizhang {
namespace {

// Goes through the rules and keeps the first place that is wrong.
class Fitting {
 public:
  explicit Fitting(const Template& form) : form_(form) {}
  std::optional<std::string> first();

 private:
  using Types = std::initializer_list<FieldType>;

  void expect(bool fits, std::string_view member) {
    if (!fits && !place_) place_ = rule_ + std::string(member);
  }
  bool is(std::string_view field, Types types) const {
    const Field* known = find_field(form_, field);
    return known && (types.size() == 0 || std::ranges::find(types, known->type) != types.end());
  }
  void expect_field(std::string_view field, Types types, std::string_view member) {
    expect(field.empty() || is(field, types), member);
  }
  // Enters the rule at `index` of `all`, whose id nobody has before it.
  template <typename Rule>
  void enter(std::string_view kind, const std::vector<Rule>& all, const Rule& rule) {
    rule_ = std::string(kind) + "." + rule.id + ".";
    const auto same = std::ranges::find(all, rule.id, &Rule::id);
    expect(!rule.id.empty() && &*same == &rule, "id");
  }
  void fit(const std::vector<Condition>& when);
  void fit(const Term& term);
  void fit(const Check& check);
  bool is_column(std::string_view column) const;

  const Template& form_;
  std::string rule_;
  std::optional<std::string> place_;
};

constexpr std::initializer_list<FieldType> kDays = {FieldType::Date, FieldType::Time};

void Fitting::fit(const std::vector<Condition>& when) {
  for (const Condition& one : when) {
    const Field* field = find_field(form_, one.field);
    expect(field, "when");
    const auto expect_option = [&](const std::string& option) {
      const bool is_answer = option == "yes" || option == "no";
      expect(field && (field->type == FieldType::YesNo ? is_answer
                                                       : find_option(*field, option) != nullptr),
             "when");
    };
    std::ranges::for_each(one.is, expect_option);
    std::ranges::for_each(one.is_not, expect_option);
  }
}

void Fitting::fit(const Term& term) {
  const bool is_yearly = term.kind == TermKind::Yearly;
  expect(!term.start.empty(), "start");
  for (const std::string& start : term.start) {
    expect(is_yearly ? is(start, {FieldType::Integer}) : is(start, kDays), "start");
  }
  expect(term.kind == TermKind::Every ? term.finish.empty() : is(term.finish, kDays), "finish");
  expect(term.count >= 0, "count");
  expect(!is_yearly || (term.month >= 1 && term.month <= 12 && term.day >= 1 && term.day <= 31),
         "month");
  expect_field(term.extension, {FieldType::Integer}, "extension");
  expect_field(term.unless, {}, "unless");
  for (const Pause& pause : term.pauses) {
    expect(!pause.form.empty() || (is(pause.from, kDays) && is(pause.to, kDays)), "pauses");
  }
  fit(term.when);
}

void Fitting::fit(const Check& check) {
  expect(!check.fields.empty() && !check.say.zh.empty(), "fields");
  for (const std::string& field : check.fields) {
    const bool is_other = check.kind == CheckKind::Linked && &field != check.fields.data();
    expect(is_other || is(field, {}), "fields");
    if (check.kind == CheckKind::Ordered) expect(is(field, kDays), "fields");
    if (check.kind == CheckKind::Sum || check.kind == CheckKind::AtMost)
      expect(is(field, {FieldType::Integer, FieldType::Decimal}), "fields");
  }
  const Field* first = check.fields.empty() ? nullptr : find_field(form_, check.fields[0]);
  if (check.kind == CheckKind::State)
    expect(first && first->type == FieldType::Enumeration, "fields");
  if (check.kind == CheckKind::Tariff) {
    expect(check.fields.size() == 3 && is(check.fields[1], {FieldType::Integer}) &&
               is(check.fields[2], {FieldType::Integer, FieldType::Decimal}),
           "fields");
  }
  if (check.kind == CheckKind::AtMost) expect(check.fields.size() == 2, "fields");
  if (check.kind == CheckKind::Course) expect(check.options.size() == 1, "options");
  if (check.kind == CheckKind::Linked) expect(first && first->type == FieldType::Record, "fields");
  if (check.kind == CheckKind::Chosen) {
    expect(first && first->type == FieldType::Options && !check.options.empty(), "options");
    for (const std::string& option : check.options)
      expect(first && find_option(*first, option), "options");
  }
  fit(check.when);
}

bool Fitting::is_column(std::string_view column) const {
  const auto has_term = [&](std::string_view id) {
    return std::ranges::find(form_.ledger.terms, id, &Term::id) != form_.ledger.terms.end();
  };
  if (column == "light") return true;
  if (column.starts_with("due.") || column.starts_with("gap.")) return has_term(column.substr(4));
  return find_field(form_, column) ||
         std::ranges::find(form_.ledger.computed, column, &Computed::id) !=
             form_.ledger.computed.end();
}

std::optional<std::string> Fitting::first() {
  const Ledger& ledger = form_.ledger;
  expect_field(ledger.title, {}, "title");
  expect(ledger.carry.empty() ||
             std::ranges::find(ledger.views, ledger.carry, &LedgerView::id) != ledger.views.end(),
         "carry");
  for (const Term& term : ledger.terms) {
    enter("terms", ledger.terms, term);
    fit(term);
  }
  for (const Check& check : ledger.checks) {
    enter("checks", ledger.checks, check);
    fit(check);
  }
  for (const Computed& computed : ledger.computed) {
    enter("computed", ledger.computed, computed);
    const bool is_gap = is(computed.from, kDays) && is(computed.to, kDays);
    expect(is_gap != !computed.count.empty(), "count");
  }
  for (const Summary& summary : ledger.summary) {
    enter("summary", ledger.summary, summary);
    expect_field(summary.sum, {FieldType::Integer, FieldType::Decimal}, "sum");
    fit(summary.when);
  }
  for (const LedgerView& view : ledger.views) {
    enter("views", ledger.views, view);
    for (const std::string& column : view.columns) expect(is_column(column), "columns");
    expect(view.sort.empty() || is_column(view.sort), "sort");
    fit(view.when);
  }
  return std::move(place_);
}

}  // namespace

std::optional<std::string> misfit(const Template& form) { return Fitting(form).first(); }

}  // namespace taizhang
