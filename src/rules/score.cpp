#include "rules/score.h"

#include <algorithm>

namespace taizhang {
namespace {

const Decimal* decimal_in(const Record& record, std::string_view field) {
  return std::get_if<Decimal>(&value_of(record, field));
}

bool names_one_of(const Record& record, const Departments& departments) {
  return std::ranges::any_of(record.cells, [&](const Cell& cell) {
    const auto* named = std::get_if<Departments>(&cell.value);
    return named && std::ranges::any_of(named->keys, [&](const std::string& key) {
             return std::ranges::find(departments.keys, key) != departments.keys.end();
           });
  });
}

std::string_view rule_of(const Ledger& ledger, const Finding& finding) {
  return finding.kind == Finding::Kind::Check ? ledger.checks[finding.rule].id
                                              : ledger.terms[finding.rule].id;
}

bool has_rule(const Ledger& ledger, std::string_view rule) {
  return std::ranges::find(ledger.terms, rule, &Term::id) != ledger.terms.end() ||
         std::ranges::find(ledger.checks, rule, &Check::id) != ledger.checks.end();
}

Decimal points_of(size_t breaches, const Record& line) {
  const std::vector<Decimal> each(breaches, *decimal_in(line, fields::kDeduction));
  const Decimal zero;
  Decimal points = sum_of(std::span<const Decimal>(each)).value_or(zero);
  for (const std::string_view field : {fields::kMost, fields::kPoints}) {
    const Decimal* most = decimal_in(line, field);
    if (most && is_more(points, *most)) points = *most;
  }
  return is_more(zero, points) ? zero : points;
}

}  // namespace

std::optional<Deduction> deduction_of(const Record& line, std::span<const Judged> ledgers) {
  const std::string_view counts = text_of(line, fields::kCounts);
  if (counts.empty() || !decimal_in(line, fields::kDeduction)) return {};
  const size_t slash = std::min(counts.find('/'), counts.size());
  const std::string_view form = counts.substr(0, slash);
  const std::string_view rule = counts.substr(std::min(slash + 1, counts.size()));
  const auto ledger = std::ranges::find_if(
      ledgers, [&](const Judged& one) { return std::string_view(one.form->id) == form; });
  Deduction deduction;
  deduction.is_unknown = ledger == ledgers.end() || !has_rule(ledger->form->ledger, rule);
  if (deduction.is_unknown) return deduction;
  const auto* departments = std::get_if<Departments>(&value_of(line, fields::kDepartment));
  for (const Judged::One& one : ledger->records) {
    if (departments && !names_one_of(*one.record, *departments)) continue;
    for (const Finding& finding : one.judgement->findings) {
      if (rule_of(ledger->form->ledger, finding) == rule) {
        deduction.breaches.push_back(one.record->id);
      }
    }
  }
  deduction.points = points_of(deduction.breaches.size(), line);
  return deduction;
}

std::optional<Decimal> sum_of(std::span<const Decimal> points) {
  std::vector<Value> values(points.begin(), points.end());
  std::vector<const Value*> parts;
  for (const Value& value : values) parts.push_back(&value);
  return sum_of(std::span<const Value* const>(parts));
}

}  // namespace taizhang
