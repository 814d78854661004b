#include "reports/annual_report.h"

#include <algorithm>
#include <charconv>

#include "reports/annual_tables.h"
#include "rules/application_record.h"
#include "rules/ledger.h"

namespace taizhang {
namespace {

using std::string_view;

std::optional<Date> day(const Record& record, string_view field) {
  const auto moment = moment_of(record, field);
  return moment ? std::optional(moment->date) : std::nullopt;
}

std::optional<Date> first_day(const Record& record, std::initializer_list<string_view> fields) {
  for (const string_view field : fields)
    if (const auto found = day(record, field)) return found;
  return std::nullopt;
}

string_view option(const Record& record, string_view field) {
  const auto* chosen = std::get_if<Option>(&value_of(record, field));
  return chosen ? string_view(chosen->id) : string_view();
}

bool is_one_of(string_view word, std::initializer_list<string_view> all) {
  return std::ranges::find(all, word) != all.end();
}

bool has_year(const Record& record, int year) {
  const auto* said = integer_of(value_of(record, "year"));
  return said && *said == year;
}

Decimal decimal(int64_t number) { return {std::to_string(number)}; }

bool is_whole(const Decimal& number) { return number.digits.find('.') == std::string::npos; }

Decimal sum(const std::vector<const Value*>& numbers) {
  return sum_of(numbers).value_or(Decimal{});
}

// The year's record in the ledger, the first one of several.
const Record* record_of(const Register& reg, int year) {
  for (const Record& record : reg.records())
    if (text_of(record, fields::kTemplate) == "annual_report" && reg.exists(record.id) &&
        has_year(record, year))
      return &record;
  return nullptr;
}

class Counting {
 public:
  Counting(const Register& reg, int year, ReportFormat format, const Calendar& calendar,
           const ApplicationLimits& limits)
      : reg_(reg), calendar_(calendar), limits_(limits) {
    report_.year = year;
    report_.format = format;
    report_.tables = {active_table(format), request_table(format), dispute_table()};
    report_.fees.source = FigureSource::Summed;
    report_.fees.is_money = true;
  }
  AnnualReport count() &&;

 private:
  bool in_year(Date day) const { return day.year == report_.year; }
  bool by_end(Date day) const { return day.year <= report_.year; }
  Date last_day() const { return {static_cast<int16_t>(report_.year), 12, 31}; }

  Figure* figure(int table, string_view row, string_view column) {
    for (Figure& one : report_.tables[static_cast<size_t>(table - 2)].figures)
      if (one.row == row && one.column == column) return &one;
    return nullptr;
  }
  void add(int table, string_view row, string_view column, const Record& record) {
    Figure* found = figure(table, row, column);
    if (found && found->source == FigureSource::Counted) found->records.push_back(record.id);
  }
  void find(ReportCheck check, const Record& record);

  void look_at(const Record& record);
  void look_at_application(const Record& record);
  void look_at_dispute(const Record& record);
  void look_at_document(const Record& record);
  void look_at_permit(const Record& record);
  void look_at_year(const Record& record);
  void settle_decisions();
  void correct(const Record& record);
  void add_up(ReportTable& table);

  const Register& reg_;
  const Calendar& calendar_;
  const ApplicationLimits& limits_;
  AnnualReport report_;
  std::vector<const Record*> years_, corrections_;
  std::vector<const Value*> fees_;
  int change_permits_ = 0, change_charges_ = 0;
};

// Findings of one kind are one line with all their records.
void Counting::find(ReportCheck check, const Record& record) {
  for (ReportFinding& one : report_.findings)
    if (one.check == check) return one.records.push_back(record.id);
  report_.findings.push_back({check, {}, 0, {}, {}, {record.id}});
}

void Counting::look_at_application(const Record& record) {
  if (const auto paid = day(record, "fee_paid");
      paid && in_year(*paid) && !is_empty(value_of(record, "fee"))) {
    fees_.push_back(&value_of(record, "fee"));
    report_.fees.records.push_back(record.id);
  }
  const auto application = application_of(record, {});
  if (!application) return find(ReportCheck::Undated, record);
  const ApplicationCourse course = course_of(*application, last_day(), calendar_, limits_);
  if (!by_end(course.received)) return;

  string_view result = option(record, "result");
  auto closed = first_day(record, {"replied", "delivered"});
  if (!closed && result == "lapsed") closed = day(record, "correction_due");
  if (!closed && result == "unpaid")
    for (const RunningClock& clock : course.clocks)
      if (clock.kind == ClockKind::Pay) closed = clock.due.at.date;
  const bool is_closed =
      closed || is_one_of(option(record, "state"), {"answered", "added", "lapsed", "withdrawn"});
  if (result.empty() && is_closed) find(ReportCheck::Unanswered, record);
  if (!result.empty() && !closed) find(ReportCheck::Undated, record);
  const std::optional<Date> done = result.empty() ? std::nullopt : closed;
  if (done && done->year < report_.year) return;

  const string_view kind = option(record, "kind");
  if (kind.empty()) return find(ReportCheck::Kindless, record);
  add(3, in_year(course.received) ? "new" : "carried", kind, record);
  if (!done || !in_year(*done)) return add(3, "next", kind, record);
  if (report_.format == ReportFormat::Y2019 && is_one_of(result, {"lapsed", "unpaid", "other"}))
    result = "others";
  add(3, result, kind, record);
}

void Counting::look_at_dispute(const Record& record) {
  const auto parent = parse_id<RecordId>(text_of(record, fields::kParent));
  if (!parent || !reg_.exists(*parent)) return;
  const string_view kind = option(record, "kind"), result = option(record, "result");
  const auto received = day(record, "received");
  if (!received) return find(ReportCheck::Undated, record);
  if (!by_end(*received)) return;
  const bool is_pending = result.empty() || result == "pending";
  const auto closed = is_pending ? std::nullopt : first_day(record, {"closed", "received"});
  if (!closed || !by_end(*closed)) return add(4, kind, "pending", record);
  if (in_year(*closed)) add(4, kind, result, record);
}

void Counting::look_at_document(const Record& record) {
  const string_view kind = option(record, "kind"), validity = option(record, "validity");
  if (!is_one_of(kind, {"rule", "normative"})) return;
  const bool is_ended = is_one_of(validity, {"abolished", "expired"});
  const auto ended = is_ended ? first_day(record, {"ended", "expires"}) : std::nullopt;
  if (is_ended && !ended) find(ReportCheck::Unended, record);
  if (validity == "abolished" && ended && in_year(*ended)) add(2, kind, "ended", record);
  const auto made = first_day(record, {"written", "published"});
  if (!made || !by_end(*made)) return;
  if (in_year(*made)) add(2, kind, "made", record);
  // 有效期届满自动失效, unless a clean-up has kept it.
  const auto expires = day(record, "expires");
  const bool is_over =
      expires && *expires < last_day() && !is_one_of(option(record, "cleanup"), {"keep", "amend"});
  const bool is_valid = !is_over && (validity == "valid" || (ended && !by_end(*ended)));
  if (is_valid) add(2, kind, "valid", record);

  const auto published = day(record, "published");
  if (option(record, "attribute") != "active" || !published || !by_end(*published)) return;
  if (in_year(*published)) add(2, kind, "public", record);
  if (is_valid) add(2, kind, "all", record);
}

// Items that were there when the year began, and by how many they grew.
void Counting::look_at_permit(const Record& record) {
  const string_view kind = option(record, "kind"), state = option(record, "state");
  if (report_.format != ReportFormat::Y2019 || !is_one_of(kind, {"permit", "fee"})) return;
  const string_view row = kind == "permit" ? "permit" : "charge";
  const auto changed = day(record, "changed");
  if (changed && !by_end(*changed)) return;
  const bool now = changed && in_year(*changed),
             is_gone = is_one_of(state, {"cancelled", "delegated"});
  if (is_gone ? now : !(now && state == "new")) add(2, row, "items", record);
  if (!now || !(is_gone || state == "new")) return;
  add(2, row, "change", record);
  (kind == "permit" ? change_permits_ : change_charges_) += is_gone ? -1 : 1;
}

void Counting::look_at_year(const Record& record) {
  if (!has_year(record, report_.year)) return;
  years_.push_back(&record);
}

void Counting::look_at(const Record& record) {
  if (!reg_.exists(record.id)) return;
  const string_view form = text_of(record, fields::kTemplate);
  if (form == "application") return look_at_application(record);
  if (form == "lawsuit") return look_at_dispute(record);
  if (form == "document") return look_at_document(record);
  if (form == "permit") return look_at_permit(record);
  if (form == "enforcement_year") return look_at_year(record);
  if (form == "annual_correction" && report_.record &&
      text_of(record, fields::kParent) == to_text(report_.record))
    return corrections_.push_back(&record);
  if (form != "enforcement") return;
  const auto decided = day(record, "decided");
  if (decided && in_year(*decided)) add(2, option(record, "kind"), "decisions", record);
}

// An office that keeps no single decisions reports their number for the year.
void Counting::settle_decisions() {
  constexpr string_view kFields[][2] = {
      {"permit", "permits"}, {"penalty", "penalties"}, {"coercion", "coercion"}};
  for (const auto& [row, field] : kFields) {
    Figure& counted = *figure(2, row, "decisions");
    std::vector<const Value*> said;
    std::vector<RecordId> from;
    for (const Record* year : years_) {
      if (is_empty(value_of(*year, field))) continue;
      said.push_back(&value_of(*year, field));
      from.push_back(year->id);
    }
    counted.counted = decimal(static_cast<int64_t>(counted.records.size()));
    if (said.empty()) continue;
    const Decimal total = sum(said);
    if (counted.records.empty()) {
      counted.source = FigureSource::Summed;
      counted.counted = total;
      counted.records = std::move(from);
    } else if (total != counted.counted) {
      report_.findings.push_back(
          {ReportCheck::Differs,
           {std::string(counted.row_name), counted.counted.digits, total.digits},
           2,
           row,
           "decisions",
           std::move(from)});
    }
  }
  Figure* charged = figure(2, "charge", "fees");
  if (!charged) return;
  std::vector<const Value*> said;
  for (const Record* year : years_) {
    if (is_empty(value_of(*year, "fees"))) continue;
    said.push_back(&value_of(*year, "fees"));
    charged->records.push_back(year->id);
  }
  charged->counted = sum(said);
}

void Counting::correct(const Record& record) {
  const string_view table = option(record, "table");
  const int number = table == "2" ? 2 : table == "3" ? 3 : table == "4" ? 4 : 0;
  Figure* found =
      number == 0 ? nullptr : figure(number, text_of(record, "row"), text_of(record, "column"));
  if (!found) return find(ReportCheck::Misplaced, record);
  const auto* value = std::get_if<Decimal>(&value_of(record, "value"));
  const bool may_fall = found->column == "change";
  if (!value || (!found->is_money && !is_whole(*value)) ||
      (value->digits.starts_with('-') && !may_fall)) {
    report_.findings.push_back(
        {ReportCheck::BadValue, {}, number, found->row, found->column, {record.id}});
    return;
  }
  found->correction = Correction{record.id, *value, std::string(text_of(record, "reason"))};
}

// Totals are of what stands in the form, so that a correction reaches them.
void Counting::add_up(ReportTable& table) {
  const auto total = [&](Figure& into, auto is_part) {
    int64_t all = 0;
    for (const Figure& one : table.figures) {
      if (!is_part(one)) continue;
      all += whole(one);
      into.records.insert(into.records.end(), one.records.begin(), one.records.end());
    }
    into.counted = decimal(all);
  };
  for (Figure& into : table.figures)
    if (into.row == "total" && into.column != "total")
      total(into,
            [&](const Figure& one) { return one.column == into.column && is_result(one.row); });
  for (Figure& into : table.figures)
    if (into.column == "total")
      total(into, [&](const Figure& one) { return one.row == into.row && one.column != "total"; });
}

AnnualReport Counting::count() && {
  if (const Record* record = record_of(reg_, report_.year)) report_.record = record->id;
  for (const Record& record : reg_.records()) look_at(record);
  for (ReportTable& table : report_.tables)
    for (Figure& one : table.figures)
      if (one.source == FigureSource::Counted)
        one.counted = decimal(static_cast<int64_t>(one.records.size()));
  settle_decisions();
  if (Figure* change = figure(2, "permit", "change")) change->counted = decimal(change_permits_);
  if (Figure* change = figure(2, "charge", "change")) change->counted = decimal(change_charges_);
  report_.fees.counted = sum(fees_);
  for (const Record* record : corrections_) correct(*record);
  add_up(report_.tables[1]);
  add_up(report_.tables[2]);
  return std::move(report_);
}

}  // namespace

ReportFormat format_of(const Register& reg, int year) {
  const Record* record = record_of(reg, year);
  const string_view said = record ? option(*record, "format") : string_view();
  if (!said.empty()) return said == "2019" ? ReportFormat::Y2019 : ReportFormat::Y2021;
  return year < 2021 ? ReportFormat::Y2019 : ReportFormat::Y2021;
}

const Figure* find_figure(const ReportTable& table, string_view row, string_view column) {
  for (const Figure& one : table.figures)
    if (one.row == row && one.column == column) return &one;
  return nullptr;
}

int64_t whole(const Figure& figure) {
  const std::string& digits = figure.value().digits;
  int64_t number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

bool is_warning(ReportCheck check) {
  return check == ReportCheck::TextUnclear || check == ReportCheck::InForce ||
         check == ReportCheck::Differs;
}

const ReportTable& table_of(const AnnualReport& report, int number) {
  return report.tables[static_cast<size_t>(number - 2)];
}

AnnualReport annual_report(const Register& reg, int year, ReportFormat format,
                           const Calendar& calendar, const ApplicationLimits& limits) {
  return Counting(reg, year, format, calendar, limits).count();
}

}  // namespace taizhang
