#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/date.h"

namespace taizhang {

// A deadline as an office writes it, and what we understand of it. The writing is never
// lost: `text` is what stands in the notice or was typed, `rule` is derived from it.

// By a day, that day included: 2026年6月30日前. Month, quarter and year ends are resolved
// to their last day (6月底前 -> 06-30); `said` keeps how exactly it was said.
struct DueDate {
  enum class Said { Day, TenDays, MonthEnd, QuarterEnd, HalfYear, YearEnd };
  Date date;
  Said said = Said::Day;
  bool operator==(const DueDate&) const = default;
};

// Again and again: 每季度末, 每月25日前, 每年1月31日前.
struct DueRecurring {
  enum class Every { Day, Week, TenDays, Month, Quarter, HalfYear, Year };
  Every every = Every::Month;
  int month = 0;  // 1-12 for Year; 0: not said
  int day = 0;    // 1-31; 0: not said; 31 also stands for "the last day"
  bool operator==(const DueRecurring&) const = default;
};

// No end: 持续推进, 长期坚持.
struct DueOngoing {
  bool operator==(const DueOngoing&) const = default;
};

// A number of days, hours or months after something happens: 批复后20日内, 自收到之日起5个工作日内.
struct DueAfterEvent {
  enum class Unit { WorkingDays, Days, Hours, Months };
  std::string event;  // as written: 批复, 收到申请之日; empty: not said
  int count = 0;
  Unit unit = Unit::WorkingDays;
  bool operator==(const DueAfterEvent&) const = default;
};

using DueRule = std::variant<std::monostate, DueDate, DueRecurring, DueOngoing, DueAfterEvent>;

struct Deadline {
  std::string text;  // as written; empty: no deadline
  DueRule rule;      // monostate: not understood (or none)
  bool operator==(const Deadline&) const = default;
};

// Understands `text`. `year` is used when the text names none (6月底前), and 次年 is the one
// after it; 0: unknown, and such a text is then not understood. Full- and half-width digits and
// Chinese numerals are read. A month, quarter or year without 底 (6月前, 三季度前) is due at its
// end, a stretch (3月至6月) at the end of its last day, 全年 is ongoing.
// Never fails: what is not understood keeps its text (without white space around it) with an
// empty rule. So does what could mean two things: two dates (2020年底前；2021年3月底前), a date
// with a duty after it (6月底前完成，并长期坚持), 2026年前, an hour of the day.
// Law: parse_deadline(d.text, y) == d for every d it returned.
Deadline parse_deadline(std::string_view text, int year);

// The day it falls due, when the rule itself says it; none for recurring, ongoing, event.
std::optional<Date> due_date(const Deadline& deadline);

// The one day that `text` names: 2026-03-12, 2026年3月12日, or 3月12日 of `year`. None for 三月 and
// 6月底前, which are due on a day and name none.
std::optional<Date> named_day(std::string_view text, int year);

}  // namespace taizhang
