#pragma once

#include <optional>

#include "base/deadline.h"
#include "rules/due.h"

namespace taizhang {

// The limit that 自收到之日起5个工作日内 sets.
Limit limit_of(const DueAfterEvent& due);

// When what a notice demands is due next, seen from `today`.
//   A date, month, quarter or year end: that day, past or not.
//   Recurring: the first time from today on. Days and weeks are due on a working day (the last of
//     the week), ten days on the 10th, 20th and the month's last day; without a day said, months,
//     quarters, half years and years on their last one. Within `year` only, the register's own
//     (0: without end): none when the year is over. What comes once a year may also fall in the
//     year after it: a notice of September asks for 1月31日前.
//   After an event: counted from `event`; none while that day is not known, or its hours.
//   Ongoing, not understood, none: none.
// Days of the natural calendar stay where they are; `rolled` says which working day follows.
std::optional<Due> next_due(const Deadline& deadline, Date today, const Calendar& calendar,
                            int year, const std::optional<Moment>& event = {});

}  // namespace taizhang
