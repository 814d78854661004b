#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/condition.h"
#include "model/register.h"
#include "rules/application.h"
#include "rules/light.h"

namespace taizhang {

// What the rules of a ledger's form say of its records on a day.

// The existing records that stand below others.
using Below = std::unordered_map<RecordId, std::vector<const Record*>, IdHash>;

// Values that more than one record of a form has in a field that wants them to differ.
using Repeated = std::unordered_set<std::string>;
Repeated repeated_values(const Template& form, std::span<const Record* const> records);

// What records are judged by.
struct Bench {
  const Register& reg;
  const Calendar& calendar;
  Moment now;
  SoonRule soon;
  const Below& below;
  const Repeated& repeated;  // of the form
  ApplicationLimits limits;  // of applications for disclosure
};

// How a record stands to one term of its form.
struct TermState {
  uint32_t term = 0;             // in Ledger::terms
  std::optional<Due> due;        // none: it has not begun, or does not apply
  std::optional<Moment> finish;  // none: not yet, or a term without one
  std::optional<Elapsed> took;   // once it is finished
  Light light;
  bool operator==(const TermState&) const = default;
};

// Something an inspector would write down.
struct Finding {
  enum class Kind {
    Overdue,   // a term's last day is over and nothing was done
    Late,      // it was done after that day
    Early,     // it was done before it began
    TooShort,  // it was done before it might have been
    Check,     // one of Ledger::checks
  };
  Kind kind = Kind::Check;
  uint32_t rule = 0;  // in Ledger::terms or, of Check, in Ledger::checks
  // What fills the check's sentence, in order: ids of fields (Filled, Ordered) or options (Chosen,
  // State), or the words themselves (Sum, Unique, Tariff). Of Overdue the units since it began,
  // where they say something.
  std::vector<std::string> words;
  bool operator==(const Finding&) const = default;
};

struct Judgement {
  Light light;                   // the most pressing of its terms; Closed: all that began are done
  std::vector<TermState> terms;  // one a term of the form
  std::vector<Finding> findings;
  bool operator==(const Judgement&) const = default;
};

Judgement judge(const Template& form, const Record& record, const Bench& bench);

// How a term came to its end, day by day; none: it has not begun, or is none that is counted so.
std::vector<CountedDay> counted_days(const Template& form, const Record& record, uint32_t term,
                                     const Bench& bench);

// A Date or Time cell; none: it is empty or of another type.
std::optional<Moment> moment_of(const Record& record, std::string_view field);

// The exact sum; none when it has more than 18 digits.
std::optional<Decimal> sum_of(std::span<const Value* const> numbers);

// Is `a` more than `b`? The sign of an exact difference says so.
bool is_more(const Decimal& a, const Decimal& b);

}  // namespace taizhang
