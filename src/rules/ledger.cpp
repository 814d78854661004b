#include "rules/ledger.h"

#include <algorithm>
#include <charconv>

#include "rules/application_record.h"

namespace taizhang {
namespace {

bool is_one_of(std::string_view word, const std::vector<std::string>& all) {
  return std::ranges::find(all, word) != all.end();
}

std::string key_of(std::string_view field, const Value& value) {
  return std::string(field) + '\n' + canonical_json(value);
}

Limit limit_of(const Term& term) {
  Limit limit;
  limit.count = term.count;
  switch (term.unit) {
    case TermUnit::WorkingDays:
      limit.unit = Limit::Unit::WorkingDays;
      break;
    case TermUnit::Days:
      limit.unit = Limit::Unit::Days;
      break;
    case TermUnit::Hours:
      limit.unit = Limit::Unit::Hours;
      break;
    case TermUnit::Months:
      limit.unit = Limit::Unit::Months;
      break;
  }
  limit.counts_first = term.first;
  if (term.kind == TermKind::AtLeast) limit.direction = Limit::Direction::AtLeast;
  if (term.kind == TermKind::Before) limit.direction = Limit::Direction::Before;
  if (term.kind == TermKind::Yearly) {
    limit.unit = Limit::Unit::MonthDay;
    limit.count = term.years;
    limit.month = term.month;
    limit.day = term.day;
  }
  return limit;
}

std::optional<Moment> start_of(const Term& term, const Record& record) {
  for (const std::string& field : term.start) {
    if (term.kind == TermKind::Yearly) {
      const auto* year = integer_of(value_of(record, field));
      if (year && *year > 0 && *year < 9999) {
        return Moment{Date{static_cast<int16_t>(*year), 1, 1}, {}};
      }
    } else if (const auto moment = moment_of(record, field)) {
      return moment;
    }
  }
  return std::nullopt;
}

// The pauses of a term, as the record and those below it tell them.
void add_pauses(Course& course, const Term& term, const Record& record, const Below& below) {
  const auto add = [&](const Record& one, const Pause& pause) {
    const auto from = moment_of(one, pause.from), to = moment_of(one, pause.to);
    if (from) course.pauses.push_back({from->date, to ? std::optional(to->date) : std::nullopt});
  };
  for (const Pause& pause : term.pauses) {
    if (pause.form.empty()) {
      add(record, pause);
      continue;
    }
    const auto found = below.find(record.id);
    if (found == below.end()) continue;
    for (const Record* one : found->second) {
      if (text_of(*one, fields::kTemplate) == pause.form) add(*one, pause);
    }
  }
}

std::span<const Record* const> below_of(const Record& record, const Below& below) {
  const auto found = below.find(record.id);
  return found == below.end() ? std::span<const Record* const>() : found->second;
}

// "80 pages" as yuan; none: it is not said how the fee is counted, or of how much.
std::optional<int> tariff_of(const Value& mode, const Value& quantity) {
  const auto* counted = std::get_if<Option>(&mode);
  const auto* amount = integer_of(quantity);
  if (!counted || !amount || *amount < 0 || *amount > 10'000) return std::nullopt;
  if (counted->id == "items") return fee_of_items(static_cast<int>(*amount));
  if (counted->id == "pages") return fee_of_pages(static_cast<int>(*amount));
  return std::nullopt;
}

class Judging {
 public:
  Judging(const Template& form, const Record& record, const Bench& bench)
      : form_(form), record_(record), bench_(bench) {
    if (form.id != forms::kApplication) return;
    if (const auto read = application_of(record, below_of(record, bench.below)))
      application_ = course_of(*read, bench.now.date, bench.calendar, bench.limits);
  }
  Judgement judge();
  std::vector<CountedDay> counted_days(const Term& term) const;

 private:
  void look_at_term(uint32_t index);
  void look_at_check(uint32_t index);
  std::vector<std::string> words_of(const Check& check, bool& is_broken) const;
  bool applies(const Term& term) const;
  std::optional<Course> course(const Term& term) const;
  bool is_linked(const Check& check) const;
  void find(Finding::Kind kind, uint32_t rule, std::vector<std::string> words = {}) {
    out_.findings.push_back({kind, rule, std::move(words)});
  }

  const Template& form_;
  const Record& record_;
  const Bench& bench_;
  std::optional<ApplicationCourse> application_;
  Judgement out_;
};

bool Judging::applies(const Term& term) const {
  return application_ ? taizhang::applies(term, record_, bench_.limits) : holds(term.when, record_);
}

// What happened to the term's clock; none: it has not begun. The clocks of an application for
// disclosure that run from its receipt, or anew from the payment, are those course_of() tells.
std::optional<Course> Judging::course(const Term& term) const {
  const std::optional<Moment> start = start_of(term, record_);
  if (!start) return std::nullopt;
  Course course;
  course.start = *start;
  const bool is_from_receipt =
      is_one_of("received", term.start) || is_one_of("fee_paid", term.start);
  if (!application_ || !is_from_receipt) {
    add_pauses(course, term, record_, bench_.below);
    if (const auto* more = integer_of(value_of(record_, term.extension)))
      course.extension =
          static_cast<int>(std::clamp<int64_t>(*more, 0, term.most > 0 ? term.most : 10'000));
    return course;
  }
  course = application_->reply;
  if (term.extension.empty()) {  // as it stood when that was done
    const auto done = moment_of(record_, term.finish);
    if (done) std::erase_if(course.restarts, [&](Date day) { return day > done->date; });
    course.extension = 0;
  }
  if (term.pauses.empty()) course.pauses.clear();
  const auto asked = moment_of(record_, "correction_notice");
  if (asked && !term.pauses.empty() && !moment_of(record_, "corrected"))
    course.pauses.push_back({asked->date, {}});
  return course;
}

std::vector<CountedDay> Judging::counted_days(const Term& term) const {
  const std::optional<Course> course = applies(term) ? this->course(term) : std::nullopt;
  if (!course) return {};
  return taizhang::counted_days(limit_of(term), *course, bench_.calendar, bench_.now.date);
}

void Judging::look_at_term(uint32_t index) {
  const Term& term = form_.ledger.terms[index];
  TermState& state = out_.terms.emplace_back();
  state.term = index;
  const std::optional<Course> course = applies(term) ? this->course(term) : std::nullopt;
  if (!course) return;
  const Limit limit = limit_of(term);
  const Date today = bench_.now.date;
  state.due = due_of(limit, *course, bench_.calendar, today);
  state.finish = moment_of(record_, term.finish);
  if (application_ && !state.finish && is_dropped(record_)) return state.due.reset();
  if (state.finish) state.took = elapsed(limit, *course, *state.finish, bench_.calendar, today);

  if (term.kind == TermKind::AtLeast) {
    const bool is_excused = !is_empty(value_of(record_, term.unless));
    if (state.took && state.took->timing == Timing::TooEarly && !is_excused) {
      find(Finding::Kind::TooShort, index);
    }
    if (state.finish) state.light.state = LightState::Closed;
    return;
  }
  SoonRule soon = bench_.soon;
  if (term.soon >= 0) soon = {term.soon, false};
  const auto closed = state.finish ? std::optional(state.finish->date) : std::nullopt;
  state.light = light_of(state.due, false, closed, bench_.now, bench_.calendar, soon);
  if (!state.took) {
    if (state.light.state != LightState::Overdue) return;
    const bool counts = term.kind == TermKind::Within || term.kind == TermKind::Every;
    const int since =
        counts ? elapsed(limit, *course, bench_.now, bench_.calendar, today).count : 0;
    find(Finding::Kind::Overdue, index,
         since > 0 ? std::vector{std::to_string(since)} : std::vector<std::string>());
  } else if (state.took->timing == Timing::Late) {
    find(Finding::Kind::Late, index);
  } else if (term.early && *state.finish < course->start) {
    find(Finding::Kind::Early, index);
  }
}

// Does the field name a record that exists and, where that is wanted, names this one back?
bool Judging::is_linked(const Check& check) const {
  const auto id = parse_id<RecordId>(text_of(record_, check.fields[0]));
  if (!id || !bench_.reg.exists(*id)) return false;
  return check.fields.size() < 2 ||
         parse_id<RecordId>(taizhang::text_of(bench_.reg, *id, check.fields[1])) == record_.id;
}

std::vector<std::string> Judging::words_of(const Check& check, bool& is_broken) const {
  std::vector<std::string> words;
  const Value& first = value_of(record_, check.fields[0]);
  switch (check.kind) {
    case CheckKind::Filled:
      for (const std::string& field : check.fields) {
        if (is_empty(value_of(record_, field))) words.push_back(field);
      }
      break;
    case CheckKind::Chosen:
      for (const std::string& option : check.options) {
        if (!is_said(first, {option})) words.push_back(option);
      }
      break;
    case CheckKind::Ordered: {
      const std::string* before = nullptr;
      for (const std::string& field : check.fields) {
        const auto day = moment_of(record_, field);
        if (!day) continue;
        if (before && day->date < moment_of(record_, *before)->date)
          return is_broken = true, std::vector{*before, field};
        before = &field;
      }
      return {};
    }
    case CheckKind::Sum: {
      std::vector<const Value*> parts;
      for (const std::string& field : check.fields) parts.push_back(&value_of(record_, field));
      const Value* total = parts.back();
      parts.pop_back();
      std::erase_if(parts, [](const Value* part) { return is_empty(*part); });
      if (is_empty(*total) || parts.empty()) return {};
      const auto sum = sum_of(parts), said = sum_of(std::array{total});
      if (!sum || !said || *sum == *said) return {};
      words = {sum->digits, said->digits};
      break;
    }
    case CheckKind::Linked:
      is_broken = !is_linked(check);
      return {};
    case CheckKind::Unique:
      if (!bench_.repeated.contains(key_of(check.fields[0], first))) return {};
      words.push_back(check.fields[0]);
      break;
    case CheckKind::State: {
      const auto* said = std::get_if<Option>(&first);
      if (application_ && said && !agrees(said->id, application_->state))
        words.emplace_back(option_of(application_->state));
      break;
    }
    case CheckKind::Never:
      return is_broken = true, words;
    case CheckKind::AtMost: {
      const auto said = sum_of(std::array{&first});
      const auto most = sum_of(std::array{&value_of(record_, check.fields[1])});
      if (said && most && is_more(*said, *most)) words = {said->digits, most->digits};
      break;
    }
    case CheckKind::Course:
      if (!application_) break;
      for (const Warned& one : application_->warnings)
        if (option_of(one.kind) == check.options[0]) words = {to_text(one.day)};
      break;
    case CheckKind::Tariff: {
      const auto fee = tariff_of(first, value_of(record_, check.fields[1]));
      const Value* said = &value_of(record_, check.fields[2]);
      const auto stands = is_empty(*said) ? std::nullopt : sum_of(std::array{said});
      if (fee && stands && stands->digits != std::to_string(*fee))
        words = {std::to_string(*fee), stands->digits};
      break;
    }
  }
  is_broken = !words.empty();
  return words;
}

void Judging::look_at_check(uint32_t index) {
  const Check& check = form_.ledger.checks[index];
  if (!holds(check.when, record_)) return;
  bool is_broken = false;
  std::vector<std::string> words = words_of(check, is_broken);
  if (is_broken) find(Finding::Kind::Check, index, std::move(words));
}

Judgement Judging::judge() {
  for (uint32_t i = 0; i < form_.ledger.terms.size(); ++i) look_at_term(i);
  for (uint32_t i = 0; i < form_.ledger.checks.size(); ++i) look_at_check(i);
  for (const TermState& state : out_.terms) {
    const auto place = [](const Light& light) {
      return std::pair(pressing_place(light.state), light.days);
    };
    if (place(state.light) < place(out_.light)) out_.light = state.light;
  }
  if (application_ && is_dropped(record_)) out_.light = {LightState::Closed, 0, false};
  return std::move(out_);
}

// digits × 10^-places.
struct Scaled {
  int64_t digits = 0;
  int places = 0;
};

constexpr int64_t kMost = 1'000'000'000'000'000'000;

std::optional<Scaled> scaled(const Value& value) {
  if (const auto* whole = integer_of(value)) return Scaled{*whole, 0};
  const auto* decimal = std::get_if<Decimal>(&value);
  if (!decimal) return std::nullopt;
  std::string digits = decimal->digits;
  const size_t point = digits.find('.');
  const int places = point == std::string::npos ? 0 : static_cast<int>(digits.size() - point - 1);
  if (point != std::string::npos) digits.erase(point, 1);
  Scaled out{0, places};
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), out.digits);
  if (error != std::errc() || out.digits <= -kMost || out.digits >= kMost) return std::nullopt;
  return out;
}

}  // namespace

Judgement judge(const Template& form, const Record& record, const Bench& bench) {
  return Judging(form, record, bench).judge();
}

std::vector<CountedDay> counted_days(const Template& form, const Record& record, uint32_t term,
                                     const Bench& bench) {
  return Judging(form, record, bench).counted_days(form.ledger.terms[term]);
}

std::optional<Moment> moment_of(const Record& record, std::string_view field) {
  const Value& value = value_of(record, field);
  if (const auto* date = std::get_if<Date>(&value)) return Moment{*date, {}};
  const auto* text = std::get_if<std::string>(&value);
  return text ? parse_moment(*text, 0) : std::nullopt;
}

std::optional<Decimal> sum_of(std::span<const Value* const> numbers) {
  Scaled sum;
  for (const Value* number : numbers) {
    auto one = scaled(*number);
    while (one && one->places < sum.places && one->digits < kMost / 10 &&
           one->digits > -kMost / 10) {
      one->digits *= 10;
      ++one->places;
    }
    while (one && sum.places < one->places && sum.digits < kMost / 10 && sum.digits > -kMost / 10) {
      sum.digits *= 10;
      ++sum.places;
    }
    if (!one || one->places != sum.places) return std::nullopt;
    sum.digits += one->digits;
    if (sum.digits <= -kMost || sum.digits >= kMost) return std::nullopt;
  }
  std::string digits = std::to_string(sum.digits < 0 ? -sum.digits : sum.digits);
  const size_t places = static_cast<size_t>(sum.places);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return parse_decimal((sum.digits < 0 ? "-" : "") + digits);
}

bool is_more(const Decimal& a, const Decimal& b) {
  const bool is_negative = b.digits.starts_with('-');
  const Value whole(a), less(Decimal{is_negative ? b.digits.substr(1) : "-" + b.digits});
  const auto left = sum_of(std::array{&whole, &less});
  return left && !left->digits.starts_with('-') &&
         left->digits.find_first_not_of("0.") != std::string::npos;
}

Repeated repeated_values(const Template& form, std::span<const Record* const> records) {
  Repeated seen, repeated;
  for (const Check& check : form.ledger.checks) {
    if (check.kind != CheckKind::Unique) continue;
    for (const Record* record : records) {
      const Value& value = value_of(*record, check.fields[0]);
      if (is_empty(value)) continue;
      std::string key = key_of(check.fields[0], value);
      if (!seen.insert(key).second) repeated.insert(std::move(key));
    }
  }
  return repeated;
}

}  // namespace taizhang
