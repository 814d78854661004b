#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace taizhang {

struct OpenRegister;

// What the layouts of the list of tasks beside the table show of OpenRegister::shown_tasks: walked
// once when the register or the view changes, and looked up by every frame. Tasks are places in
// OpenRegister::outline, in the order of shown_tasks.

// Tasks that stand together: a column of cards, or a day of the calendar.
struct TaskGroup {
  std::string value;  // of cards a status option or a department's key; empty: has none
  Date day;           // of the calendar; Date{}: has none
  std::vector<uint32_t> tasks;
  bool operator==(const TaskGroup&) const = default;
};

// A task's line of the timeline. Days are day_number()s.
struct TimeBar {
  uint32_t task = 0;
  std::optional<int32_t> from, to;  // neither: it has no day; `from` alone: it goes on and on
  std::vector<int32_t> notes;       // days of progress notes
  std::optional<uint32_t> after;    // the line of the task it comes after, when that is shown
  RecordId late_after;  // that task, when it is due later than this one though not yet closed
  bool operator==(const TimeBar&) const = default;
};

struct MatrixLine {
  std::string department;     // key; empty: tasks that nobody leads, and of the last line all
  std::vector<int> statuses;  // as OpenRegister::counts
  int soon = 0, overdue = 0, all = 0;
  bool operator==(const MatrixLine&) const = default;
};

// Of these only what TableView::layout shows is filled.
struct LayoutData {
  std::vector<TaskGroup> groups;  // cards: every column; calendar: days with tasks, those without
                                  // a day last
  std::vector<TimeBar> bars;      // one a shown task
  int32_t first_day = 0, last_day = 0;  // of the timeline, both included; whole years
  std::vector<MatrixLine> matrix;       // departments with tasks, nobody's, the sum

  // Of each line of the outline where it stands: its group, and its place there.
  struct Spot {
    uint32_t group = UINT32_MAX, place = 0;
    bool operator==(const Spot&) const = default;
  };
  std::vector<Spot> spots;
};

// Walks what is shown. Part of refresh_rows().
void refresh_layout(OpenRegister& open);

// Where a task stands among the groups or, of the timeline, as the place alone; none: not shown.
std::optional<LayoutData::Spot> spot_of(const OpenRegister& open, RecordId task);

// The group of a day; null: nothing is due on it.
const TaskGroup* group_of_day(const LayoutData& data, Date day);
// The day with tasks that is nearest to the month of `day`; none: no task has one.
std::optional<Date> nearest_day(const LayoutData& data, Date day);

// The first day of the month that is `step` months away from that of `day`.
Date month_beside(Date day, int step);

// The departments that lead the task once a card has gone from the column of `from` to that of
// `to`: the others keep their places. Keys; `to` empty: nobody leads any more.
std::vector<std::string> leads_after_move(std::vector<std::string> leads, const std::string& from,
                                          const std::string& to);

// Would `task` wait for itself if it came after `after`?
bool makes_a_circle(const OpenRegister& open, RecordId task, RecordId after);

}  // namespace taizhang
