#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/round.h"
#include "rules/ledger.h"

namespace taizhang {

// 考评: what breaches of a ledger's rule cost on a score sheet.

namespace forms {
inline constexpr std::string_view kScore = "score";  // assets/ledgers/score.json
}  // namespace forms

namespace fields {
inline constexpr std::string_view kPoints = "points";        // score: Decimal, the most it gives
inline constexpr std::string_view kCounts = "counts";        // score: Text, "application/reply"
inline constexpr std::string_view kDeduction = "deduction";  // score: Decimal, of one breach
inline constexpr std::string_view kMost = "most";            // score: Decimal, may be empty
}  // namespace fields

// A ledger whose records have been judged.
struct Judged {
  const Template* form = nullptr;
  struct One {
    const Record* record = nullptr;
    const Judgement* judgement = nullptr;
  };
  std::vector<One> records;
};

struct Deduction {
  Decimal points;
  std::vector<RecordId> breaches;  // the record of each finding, in order
  bool is_unknown = false;         // there is no such ledger or rule
  bool operator==(const Deduction&) const = default;
};

// What `line`, a record of a score sheet, loses: its points for every finding of the rule it
// counts, a term or a check. Where its field `department` names some, only records that name one of
// them count. Never more than `most` nor than what the line gives, so its score does not fall below
// zero. None: it counts no rule or says no points for a breach.
std::optional<Deduction> deduction_of(const Record& line, std::span<const Judged> ledgers);

// The sum of Decimals; none when it has too many digits.
std::optional<Decimal> sum_of(std::span<const Decimal> points);

}  // namespace taizhang
