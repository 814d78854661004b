#pragma once

#include <optional>
#include <vector>

#include "base/moment.h"
#include "rules/calendar.h"

namespace taizhang {

// How long something may take, or must: one rule of a ledger, as a value that can be edited.
struct Limit {
  enum class Unit { WorkingDays, Days, Hours, Months, MonthDay };
  enum class Direction {
    Within,   // done at the latest `count` after the start
    AtLeast,  // not done before `count` after the start: 征求意见不少于30日
    Before,   // done at the latest `count` before the start: 听证会7日前
  };
  Unit unit = Unit::WorkingDays;
  int count = 0;  // of the unit; MonthDay: years after that of the start
  Direction direction = Direction::Within;
  int month = 0;              // MonthDay only, 1-12
  int day = 0;                // MonthDay only; past the month's end: its last day
  bool counts_first = false;  // the day of the start is the first one; WorkingDays and Days only
  bool operator==(const Limit&) const = default;
};

// Time that does not count (711号 art. 33.3: 征求第三方和其他机关意见所需时间不计算在期限内): the
// days after `from` up to and with `to`. As with every period, the day of its own start is not part
// of it (民法典 art. 201): the day a letter goes out still counts, the day the answer comes does
// not.
struct Standstill {
  Date from;
  std::optional<Date> to;  // none: still waiting; before `from`: nothing is left out
  bool operator==(const Standstill&) const = default;
};

// What happened to one running limit.
struct Course {
  Moment start;
  std::vector<Date> restarts;      // the clock starts anew, from the last of them (711号 art. 30)
  std::vector<Standstill> pauses;  // in any order, they may overlap; WorkingDays, Days and Months
  int extension = 0;               // further units of the limit, for Within and AtLeast
  bool operator==(const Course&) const = default;
};

// When a limit ends, and how that came about, for a sentence that explains it.
struct Due {
  Moment at;                   // Within, Before: the last moment; AtLeast: the first one
  bool provisional = false;    // 暂算, see Counted
  bool stopped = false;        // a pause still runs: `at` is what it would be if that ended today
  std::optional<Date> rolled;  // of Days and Months: the working day after `at` when that is a day
                               // off (民法典 art. 203); a note, never applied by itself
  Moment start;                // what was counted from
  bool restarted = false;
  int paused = 0;  // working days or days left out
  int extended = 0;
  bool operator==(const Due&) const = default;
};

// `today` is the end of pauses that still run. Days and working days exclude the start's day; hours
// run on the clock from the start's minute (from 00:00 when only its day is known, which is never
// too late; an end at 00:00 is then the whole day before); months end on the same day of the month,
// or its last (民法典 art. 202).
Due due_of(const Limit& limit, const Course& course, const Calendar& calendar, Date today);

// A day on the way from where a limit began to where it ends.
struct CountedDay {
  enum class Kind {
    Start,  // not counted itself
    Counted,
    Off,     // no working day, of WorkingDays
    Paused,  // of the working days, of WorkingDays
  };
  Date date;
  Kind kind = Kind::Counted;
  int number = 0;  // of Counted: the first is 1
  bool operator==(const CountedDay&) const = default;
};

// How due_of() came to its day: all days from the start to the end. None for a limit in other than
// days or working days, for Before, and for what takes more than `most` days.
// Law: as many are Paused as Due::paused says, and the last has the number of all that count.
std::vector<CountedDay> counted_days(const Limit& limit, const Course& course,
                                     const Calendar& calendar, Date today, int most = 120);

enum class Timing { InTime, TooEarly, Late };

// How long it took: the interval an inspector looks at.
struct Elapsed {
  int count = 0;  // of WorkingDays, Days and Hours (begun ones); of Months and MonthDay in days.
                  // Pauses are left out. From start to finish, for Before from finish to start;
                  // negative when it was the other way round.
  Timing timing = Timing::InTime;
  bool provisional = false;
  bool operator==(const Elapsed&) const = default;
};

// TooEarly: finished before it began (提前公开 is a fault too), or before AtLeast allows.
Elapsed elapsed(const Limit& limit, const Course& course, const Moment& finish,
                const Calendar& calendar, Date today);

}  // namespace taizhang
