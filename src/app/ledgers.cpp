#include "app/ledgers.h"

#include <algorithm>
#include <utility>

#include "app/state.h"
#include "app/texts.h"
#include "base/sort.h"
#include "model/mask.h"
#include "model/own_form.h"
#include "model/task.h"

namespace taizhang {
namespace {

using Records = std::vector<const Record*>;

// The register's existing records, by what they are to the ledgers.
struct Sorted {
  std::unordered_map<std::string_view, Records> of_form;
  Below below;
};

Sorted sorted(const Register& reg) {
  Sorted out;
  std::string_view form;
  Records* of_form = nullptr;  // of the record before: most are of one form
  for (const Record& record : reg.records()) {
    const std::string_view own = text_of(record, fields::kTemplate);
    if (own.empty() || value_of(record, fields::kDeleted) == Value(true)) continue;
    if (of_form == nullptr || own != form) of_form = &out.of_form[own];
    form = own;
    of_form->push_back(&record);
    if (const auto parent = parse_id<RecordId>(text_of(record, fields::kParent))) {
      out.below[*parent].push_back(&record);
    }
  }
  return out;
}

Records take_unordered(Sorted& all, std::string_view form) {
  const auto found = all.of_form.find(form);
  return found == all.of_form.end() ? Records() : std::move(found->second);
}

// In the order they were added in. Quick when they are in it already.
Records ordered(Records records) {
  std::vector<std::pair<std::string_view, const Record*>> keyed;
  keyed.reserve(records.size());
  for (const Record* record : records) keyed.emplace_back(text_of(*record, fields::kOrder), record);
  sort_with(keyed, [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : a.second->id < b.second->id;
  });
  for (size_t i = 0; i < keyed.size(); ++i) records[i] = keyed[i].second;
  return records;
}

Records take(Sorted& all, std::string_view form) { return ordered(take_unordered(all, form)); }

// Every ledger's form as the office has it, in the order they are listed.
std::vector<Template> kept_forms(const Ledgers& ledgers, const Register& reg, Sorted& all,
                                 const Records& settings) {
  std::vector<Template> kept;
  for (const Template& built_in : ledgers.built_in) {
    if (!is_ledger(built_in)) continue;
    const Template* known = reg.find_template(built_in.id);  // a newer program may have written it
    kept.push_back(kept_form(known ? *known : built_in, settings));
  }
  for (const Template& form : reg.templates()) {
    if (is_ledger(form) && std::ranges::find(kept, form.id, &Template::id) == kept.end()) {
      kept.push_back(kept_form(form, settings));
    }
  }
  for (const Record* own : take(all, forms::kOwnLedger)) {
    kept.push_back(kept_form(form_of_own(*own), settings));
  }
  sort_with(kept,
            [](const Template& a, const Template& b) { return a.ledger.order < b.ledger.order; });
  return kept;
}

// The forms with rules whose records stand below those of ledgers, as the office has them.
std::vector<Template> kept_below(const Ledgers& ledgers, const Register& reg,
                                 const Records& settings) {
  std::vector<Template> kept;
  for (const Template& built_in : ledgers.built_in) {
    if (is_ledger(built_in) || built_in.under.empty()) continue;
    if (built_in.ledger.terms.empty() && built_in.ledger.checks.empty()) continue;
    const Template* known = reg.find_template(built_in.id);
    kept.push_back(kept_form(known ? *known : built_in, settings));
  }
  return kept;
}

// The office's limits for what goes on with an application.
ApplicationLimits limits_of(const std::vector<Template>& kept) {
  const auto application = std::ranges::find(kept, forms::kApplication, &Template::id);
  const auto consultation = std::ranges::find(kept, forms::kConsultation, &Template::id);
  if (application == kept.end() || consultation == kept.end()) return {};
  return application_limits(*application, *consultation);
}

// The register's own threshold; without one the usual.
SoonRule soon_of(const Register& reg) {
  constexpr int64_t kMost = 365;
  const auto* days = integer_of(reg.value(reg.id(), fields::kSoon));
  return days && *days >= 0 && *days <= kMost ? SoonRule{static_cast<int>(*days), false}
                                              : SoonRule();
}

// What a frame looks up.
void index(Ledgers& ledgers, const Register& reg, const Sorted& all) {
  ledgers.spots.clear();
  ledgers.below.clear();
  ledgers.naming.clear();
  for (uint32_t i = 0; i < ledgers.shelves.size(); ++i) {
    const LedgerShelf& shelf = ledgers.shelves[i];
    for (uint32_t j = 0; j < shelf.records.size(); ++j) {
      const RecordId id = shelf.records[j].id;
      ledgers.spots.emplace(id, Ledgers::Spot{i, j});
      if (const auto below = all.below.find(id); below != all.below.end()) {
        ledgers.below.emplace(id, in_order(below->second));
      }
      for (const Field& field : shelf.form.fields) {
        if (field.type != FieldType::Record) continue;
        const auto named = parse_id<RecordId>(text_of(reg, id, field.id));
        if (!named) continue;
        std::vector<RecordId>& naming = ledgers.naming[*named];
        if (naming.empty() || naming.back() != id) naming.push_back(id);  // once, by any field
      }
    }
  }
}

// What is deducted of all, and of each department, in the order they come.
void add_up(Ledgers& ledgers, const Register& reg, const LedgerShelf& sheet) {
  std::vector<std::pair<std::string, std::vector<Decimal>>> sums(1);
  for (const LedgerRecord& line : sheet.records) {
    const auto found = ledgers.deductions.find(line.id);
    if (found == ledgers.deductions.end() || found->second.points.digits == "0") continue;
    sums.front().second.push_back(found->second.points);
    const auto* named = std::get_if<Departments>(&reg.value(line.id, fields::kDepartment));
    for (size_t i = 0; named && i < named->keys.size(); ++i) {
      const std::string name = department_name(reg, named->keys[i]);
      auto of = std::ranges::find(sums, name, [](const auto& one) { return one.first; });
      if (of == sums.end()) of = sums.insert(of, {name, {}});
      of->second.push_back(found->second.points);
    }
  }
  for (const auto& [name, points] : sums)
    ledgers.deducted.push_back(
        {name, sum_of(std::span<const Decimal>(points)).value_or(Decimal())});
}

// What the lines of the score sheet lose.
void deduct(Ledgers& ledgers, const Register& reg) {
  ledgers.deductions.clear();
  ledgers.deducted.clear();
  const LedgerShelf* sheet = find_shelf(ledgers, forms::kScore);
  if (!sheet || sheet->records.empty()) return;
  std::vector<Judged> judged;
  for (const LedgerShelf& shelf : ledgers.shelves) {
    Judged& one = judged.emplace_back();
    one.form = &shelf.form;
    for (const LedgerRecord& record : shelf.records)
      one.records.push_back({reg.find(record.id), &record.judgement});
  }
  for (const LedgerRecord& line : sheet->records) {
    if (auto deduction = deduction_of(*reg.find(line.id), judged))
      ledgers.deductions.emplace(line.id, *std::move(deduction));
  }
  add_up(ledgers, reg, *sheet);
}

// What still runs, and what was found.
void list_lines(Ledgers& ledgers) {
  ledgers.findings.clear();
  for (uint32_t i = 0; i < ledgers.shelves.size(); ++i) {
    const std::vector<LedgerRecord>& records = ledgers.shelves[i].records;
    for (uint32_t j = 0; j < records.size(); ++j) {
      const Judgement& judgement = records[j].judgement;
      for (const TermState& state : judgement.terms) {
        const bool runs = state.due && !state.due->stopped && !state.finish;
        const bool is_lit =
            state.light.state != LightState::None && state.light.state != LightState::Closed;
        if (runs && is_lit)
          ledgers.due.push_back({records[j].id, *state.due, state.light, i, state.term});
      }
      for (uint32_t k = 0; k < judgement.findings.size(); ++k)
        ledgers.findings.push_back({i, j, k});
    }
  }
}

// What was judged before. Only some records are judged anew: those edited and those that look at
// them.
struct JudgedBefore {
  std::vector<LedgerShelf> shelves;
  std::unordered_map<RecordId, Ledgers::Spot, IdHash> spots;
  std::unordered_set<RecordId, IdHash> anew;
};

JudgedBefore judged_before(Ledgers& ledgers, const Register& reg,
                           const std::vector<RecordId>& edited) {
  JudgedBefore before{std::move(ledgers.shelves), std::move(ledgers.spots), {}};
  for (const RecordId record : edited) {
    before.anew.insert(record);
    for (const RecordId naming : records_naming(ledgers, record)) before.anew.insert(naming);
    if (const auto parent = parse_id<RecordId>(text_of(reg, record, fields::kParent)))
      before.anew.insert(*parent);
  }
  return before;
}

// What was said of a record, for good; null: it is to be judged anew.
Judgement* said_of(JudgedBefore& before, RecordId record) {
  const auto spot = before.spots.find(record);
  if (spot == before.spots.end() || before.anew.contains(record)) return nullptr;
  return &before.shelves[spot->second.shelf].records[spot->second.record].judgement;
}

// The records as they stood in `shelf`, the new ones last.
Records as_before(const Records& records, const JudgedBefore& before, const LedgerShelf& shelf) {
  Records placed(shelf.records.size()), added;
  for (const Record* record : records) {
    const auto spot = before.spots.find(record->id);
    if (spot != before.spots.end() && &before.shelves[spot->second.shelf] == &shelf) {
      placed[spot->second.record] = record;
    } else {
      added.push_back(record);
    }
  }
  std::erase(placed, nullptr);
  placed.insert(placed.end(), added.begin(), added.end());
  return placed;
}

// The ledger as it was before; null: it was not there.
const LedgerShelf* shelf_before(const JudgedBefore* before, const Template& form) {
  if (before == nullptr) return nullptr;
  for (const LedgerShelf& shelf : before->shelves)
    if (shelf.form.id == form.id) return &shelf;
  return nullptr;
}

// Without `before` all of them are judged anew.
void fill(LedgerShelf& shelf, const Records& records, const Bench& bench, JudgedBefore* before) {
  shelf.records.reserve(records.size());
  for (const Record* record : records) {
    Judgement* const said = before != nullptr ? said_of(*before, record->id) : nullptr;
    shelf.records.push_back(
        {record->id, said ? std::move(*said) : judge(shelf.form, *record, bench)});
    const Judgement& judgement = shelf.records.back().judgement;
    ++shelf.lights[static_cast<size_t>(judgement.light.state)];
    shelf.findings += static_cast<int>(judgement.findings.size());
    shelf.faulty += judgement.findings.empty() ? 0 : 1;
  }
}

// What stands below a deleted record went with it.
void leave_orphans(Records& records, const Register& reg) {
  std::erase_if(records, [&](const Record* record) {
    const auto parent = parse_id<RecordId>(text_of(*record, fields::kParent));
    return !parent || !reg.exists(*parent);
  });
}

// All but the tasks' lights.
void judge_records(Ledgers& ledgers, const Register& reg, const Moment& now, Sorted& all,
                   JudgedBefore* before) {
  ledgers.settings.clear();
  for (const std::string_view form : {forms::kOwnField, forms::kOwnRule}) {
    for (const Record* setting : take(all, form)) ledgers.settings.push_back(setting->id);
  }
  const Template* known = reg.find_template(forms::kTask);
  const Records settings = form_settings(ledgers, reg);
  ledgers.task_form = kept_form(known ? *known : Template(), settings);
  std::vector<Template> kept = kept_forms(ledgers, reg, all, settings);
  ledgers.listed = kept.size();
  for (Template& form : kept_below(ledgers, reg, settings)) kept.push_back(std::move(form));
  ledgers.limits = limits_of(kept);
  ledgers.soon = soon_of(reg);
  ledgers.shelves.clear();
  for (Template& form : kept) {
    LedgerShelf& shelf = ledgers.shelves.emplace_back();
    shelf.form = std::move(form);
    const LedgerShelf* const same = shelf_before(before, shelf.form);
    Records records = take_unordered(all, shelf.form.id);
    if (!is_ledger(shelf.form)) leave_orphans(records, reg);
    if (same != nullptr) records = as_before(records, *before, *same);
    records = ordered(std::move(records));
    shelf.repeated = repeated_values(shelf.form, records);
    const bool holds_good = same != nullptr && same->repeated == shelf.repeated;
    const Bench bench{reg,       ledgers.calendar, now,           ledgers.soon,
                      all.below, shelf.repeated,   ledgers.limits};
    fill(shelf, records, bench, holds_good ? before : nullptr);
  }
  deduct(ledgers, reg);
  ledgers.personal = count_personal(reg);
  for (LedgerShelf& shelf : ledgers.shelves) {
    for (const Summary& summary : shelf.form.ledger.summary)
      shelf.figures.push_back(summary_words(reg, shelf, summary));
  }
  index(ledgers, reg, all);
  list_lines(ledgers);
}

}  // namespace

Ledgers::Ledgers() = default;
Ledgers::Ledgers(const Ledgers&) = default;
Ledgers::Ledgers(Ledgers&&) noexcept = default;
Ledgers& Ledgers::operator=(const Ledgers&) = default;
Ledgers& Ledgers::operator=(Ledgers&&) noexcept = default;
Ledgers::~Ledgers() = default;

void refresh_ledgers(Ledgers& ledgers, const Register& reg, const Moment& now) {
  Sorted all = sorted(reg);
  ledgers.due.clear();
  judge_records(ledgers, reg, now, all, nullptr);
  light_tasks(ledgers, reg, take_unordered(all, forms::kTask), now);
}

void refresh_ledgers(Ledgers& ledgers, const Register& reg, const Moment& now,
                     const std::vector<RecordId>& edited) {
  const bool moves_tasks = std::ranges::any_of(edited, [&](RecordId record) {
    return text_of(reg, record, fields::kTemplate) == forms::kExtension;
  });
  Sorted all = sorted(reg);
  std::erase_if(ledgers.due,
                [&](const DueLine& line) { return moves_tasks || line.shelf != DueLine::kTask; });
  JudgedBefore before = judged_before(ledgers, reg, edited);
  judge_records(ledgers, reg, now, all, &before);
  if (moves_tasks) return light_tasks(ledgers, reg, take_unordered(all, forms::kTask), now);
  sort_due(ledgers);
}

std::vector<CountedDay> counted_days(const Ledgers& ledgers, const Register& reg,
                                     const LedgerShelf& shelf, RecordId record, uint32_t term,
                                     const Moment& now) {
  Below below;
  if (const auto found = ledgers.below.find(record); found != ledgers.below.end())
    for (const RecordId one : found->second) below[record].push_back(reg.find(one));
  const Bench bench{reg,   ledgers.calendar, now,           ledgers.soon,
                    below, shelf.repeated,   ledgers.limits};
  return counted_days(shelf.form, *reg.find(record), term, bench);
}

}  // namespace taizhang
