#include "model/carry_over.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "model/condition.h"
#include "model/own_form.h"
#include "model/round.h"
#include "model/task.h"

namespace taizhang {
namespace {

constexpr size_t kTop = SIZE_MAX;

// The places of rows in an outline, or kTop.
using Places = std::vector<size_t>;

// What each row stands under.
Places rows_above(const std::vector<OutlineRow>& rows) {
  Places above;
  Places path;  // from the top to the last row
  for (size_t i = 0; i < rows.size(); ++i) {
    path.resize(std::min(path.size(), static_cast<size_t>(rows[i].depth)));
    above.push_back(path.empty() ? kTop : path.back());
    path.push_back(i);
  }
  return above;
}

// What a round leaves behind in a register.
bool is_of_a_round(std::string_view form) {
  return form == forms::kPacket || form == forms::kReceipt || form == forms::kHeld;
}

// Records that two offices, or two years, mean when they say the same day or year.
bool keeps_id(std::string_view form) { return form == "calendar_year" || form == "calendar_day"; }

// The view that Ledger::carry names when every year's records begin again from those of the last.
constexpr std::string_view kAgain = "again";

// What was reported and what came of it stays behind.
void begin_again(Record& record, const Template& form, int year) {
  for (const Field& field : form.fields)
    if (field.group == "process" || field.group == "result") set_value(record, field.id, {});
  set_value(record, fields::kYear, int64_t{year});
}

class CarryOver {
 public:
  CarryOver(const Register& reg, RecordId id, int year) : reg_(reg), id_(id), year_(year) {}

  void add_register(std::string title);
  void add_departments();
  void add_tasks();
  void add_settings();
  void add_ledgers();
  std::vector<Record> records() { return std::move(records_); }

 private:
  RecordId derived(RecordId old) const {
    return id_of<RecordId>(sha256("taizhang carried " + to_text(id_) + " " + to_text(old)));
  }
  bool is_unfinished(const OutlineRow& row) const;
  bool goes_along(const Record& record) const;
  bool extends_kept(const Record& record) const;
  void take(std::string_view id);
  void take_with(const Record& record);
  void add_renamed(const Record& old);
  Value carried_before(const std::vector<OutlineRow>& rows, const std::vector<bool>& kept,
                       const Record& task) const;

  const Register& reg_;
  RecordId id_;
  int year_;
  std::vector<Record> records_;
  std::vector<const Record*> going_;           // of ledgers
  std::unordered_set<RecordId, IdHash> kept_;  // old ids of what goes along under a new one
};

void CarryOver::add_register(std::string title) {
  Record record;
  record.id = id_;
  set_value(record, fields::kTemplate, std::string(forms::kRegister));
  set_value(record, fields::kTitle, normal(std::move(title)));
  set_value(record, fields::kIssuer, reg_.value(reg_.id(), fields::kIssuer));
  set_value(record, fields::kSoon, reg_.value(reg_.id(), fields::kSoon));
  set_value(record, fields::kYear, int64_t{year_});
  set_value(record, fields::kRound, int64_t{1});
  records_.push_back(std::move(record));
}

void CarryOver::add_departments() {
  for (const RecordId id : children(reg_, {}, forms::kDepartment))
    records_.push_back(*reg_.find(id));
}

bool CarryOver::is_unfinished(const OutlineRow& row) const {
  const auto* status = std::get_if<Option>(&reg_.value(row.record, fields::kStatus));
  const bool is_done =
      status && (status->id == statuses::kClosed || status->id == statuses::kCancelled);
  return !row.is_part && !is_done;
}

// The task that another one comes after, when it goes along.
Value CarryOver::carried_before(const std::vector<OutlineRow>& rows, const std::vector<bool>& kept,
                                const Record& task) const {
  const auto before = parse_id<RecordId>(text_of(task, fields::kAfter));
  if (!before) return {};
  const auto row = std::ranges::find(rows, *before, &OutlineRow::record);
  const bool goes = row != rows.end() && kept[static_cast<size_t>(row - rows.begin())];
  return goes ? Value(to_text(derived(*before))) : Value();
}

// In reading order, which new ids alone would not keep among equal _order cells.
void CarryOver::add_tasks() {
  const std::vector<OutlineRow> rows = outline(reg_);
  const Places above = rows_above(rows);
  std::vector<bool> kept(rows.size(), false);
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!is_unfinished(rows[i])) continue;
    kept[i] = true;
    for (size_t at = above[i]; at != kTop; at = above[at])
      if (rows[at].is_part) kept[at] = true;
  }
  std::map<size_t, Places> siblings;  // in records_, by what they stand under
  for (size_t i = 0; i < rows.size(); ++i) {
    if (!kept[i]) continue;
    size_t parent = above[i];  // a task that is closed is passed over
    while (parent != kTop && !kept[parent]) parent = above[parent];
    Record record = *reg_.find(rows[i].record);
    kept_.insert(record.id);
    record.id = derived(record.id);
    set_value(record, fields::kParent,
              parent == kTop ? Value() : Value(to_text(derived(rows[parent].record))));
    set_value(record, fields::kDeleted, {});
    set_value(record, fields::kAfter, carried_before(rows, kept, record));
    siblings[parent].push_back(records_.size());
    records_.push_back(std::move(record));
  }
  for (const auto& [parent, places] : siblings) {
    std::vector<std::string> orders = first_orders(places.size());
    for (size_t i = 0; i < places.size(); ++i)
      set_value(records_[places[i]], fields::kOrder, std::move(orders[i]));
  }
}

void CarryOver::add_settings() {
  for (const std::string_view form : {forms::kOwnLedger, forms::kOwnField, forms::kOwnRule})
    for (const RecordId id : children(reg_, {}, form)) records_.push_back(*reg_.find(id));
}

// Is the record in the view of its form that goes along? Of an office's own ledgers all do.
bool CarryOver::goes_along(const Record& record) const {
  const Template* form = reg_.template_of(record);
  if (!form || !reg_.exists(record.id)) return false;
  if (form == &own_form()) {
    const std::string_view ledger = text_of(record, fields::kTemplate).substr(kOwn.size());
    const auto id = parse_id<RecordId>(ledger);
    return id && reg_.exists(*id);
  }
  const auto parent = parse_id<RecordId>(text_of(record, fields::kParent));
  if (!form->under.empty() && (!parent || !reg_.exists(*parent))) return false;
  const std::vector<LedgerView>& views = form->ledger.views;
  const auto view = std::ranges::find(views, form->ledger.carry, &LedgerView::id);
  return view != views.end() && holds(view->when, record);
}

void CarryOver::take(std::string_view id) {
  const auto named = parse_id<RecordId>(id);
  if (!named || !reg_.exists(*named)) return;
  const Record* record = reg_.find(*named);
  const Template* form = reg_.template_of(*record);
  const bool is_entry = form && (!form->ledger.views.empty() || form == &own_form());
  if (is_entry && kept_.insert(*named).second) going_.push_back(record);
}

// What a check of its form wants linked would be missed next year, and so would what it is below.
void CarryOver::take_with(const Record& record) {
  const Template& form = *reg_.template_of(record);
  if (!form.under.empty()) take(text_of(record, fields::kParent));
  for (const Check& check : form.ledger.checks)
    if (check.kind == CheckKind::Linked) take(text_of(record, check.fields[0]));
}

// What names a record that stays behind names nothing in the new register.
void CarryOver::add_renamed(const Record& old) {
  const Template& form = *reg_.template_of(old);
  const auto renamed = [&](std::string_view field) -> Value {
    const auto named = parse_id<RecordId>(text_of(old, field));
    return named && kept_.contains(*named) ? Value(to_text(derived(*named))) : Value();
  };
  Record record = old;
  if (!keeps_id(form.id)) record.id = derived(old.id);
  set_value(record, fields::kDeleted, {});
  set_value(record, fields::kParent, renamed(fields::kParent));
  for (const Cell& cell : old.cells) {
    const std::string_view field = cell.field.text();
    if (type_of(&form, field) == FieldType::Record) set_value(record, field, renamed(field));
  }
  if (form.ledger.carry == kAgain) begin_again(record, form, year_);
  records_.push_back(std::move(record));
}

// Is it a request about something that goes along? Whatever was decided, its time counts on.
bool CarryOver::extends_kept(const Record& record) const {
  const auto about = parse_id<RecordId>(text_of(record, "about"));
  return text_of(record, fields::kTemplate) == "extension" && about && kept_.contains(*about);
}

void CarryOver::add_ledgers() {
  for (const Record& record : reg_.records())
    if (goes_along(record)) take(to_text(record.id));
  for (const Record& record : reg_.records())
    if (extends_kept(record)) take(to_text(record.id));
  for (size_t i = 0; i < going_.size(); ++i) take_with(*going_[i]);
  for (const Record& record : reg_.records()) {
    const Template* form = reg_.template_of(record);
    const auto parent = parse_id<RecordId>(text_of(record, fields::kParent));
    if (!form || form->under.empty() || form->under == forms::kTask) continue;
    if (!parent || !kept_.contains(*parent) || !reg_.exists(record.id)) continue;
    if (kept_.insert(record.id).second) going_.push_back(&record);
  }
  for (const Record* old : going_) add_renamed(*old);
}

}  // namespace

Result<Register> carried_over(const Register& reg, RecordId id, std::string title, int year) {
  CarryOver carry(reg, id, year);
  carry.add_register(std::move(title));
  carry.add_departments();
  carry.add_tasks();
  carry.add_settings();
  carry.add_ledgers();
  return Register::make(id, reg.templates(), carry.records());
}

Result<Register> duplicated(const Register& reg, RecordId id, std::string title) {
  std::vector<Record> records;
  for (const Record& one : reg.records()) {
    if (one.id == reg.id()) {
      Record record = one;
      record.id = id;
      set_value(record, fields::kTitle, normal(std::move(title)));
      set_value(record, fields::kRound, int64_t{1});
      records.push_back(std::move(record));
    } else if (reg.exists(one.id) && !is_of_a_round(text_of(one, fields::kTemplate))) {
      records.push_back(one);
    }
  }
  return Register::make(id, reg.templates(), std::move(records));
}

}  // namespace taizhang
