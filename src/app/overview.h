#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "assets/texts.h"
#include "base/date.h"
#include "base/id.h"
#include "rules/light.h"

namespace taizhang {

struct OpenRegister;

// 看板: how the tasks stand, of all, of each department that leads, and of each part.

struct LightTally {
  std::array<int, kPressing.size()> by_state = {};  // by LightState; None: without a deadline
  int all = 0;

  int of(LightState state) const { return by_state[static_cast<size_t>(state)]; }
  int closed() const { return of(LightState::Closed); }
  int to_do() const { return all - of(LightState::SetAside); }  // in the year, closed or not
  bool operator==(const LightTally&) const = default;
};
int per_cent_closed(const LightTally& tally);  // of what is to_do(), rounded; 0 of none

struct OverviewLine {
  std::string department;  // key; of parts empty
  RecordId part;           // of departments Id{}
  std::string name;
  LightTally tasks;  // it leads, or below it
  int supports = 0;  // tasks of others that it is responsible in
};

// How many tasks should have been done and how many were closed by the end of a month: sums since
// before the year began.
struct TrendMonth {
  Date end;  // its last day
  int due = 0;
  std::optional<int> closed;  // none: the month has not begun yet
  bool operator==(const TrendMonth&) const = default;
};

// What falls due on a working day or on the days off behind it: it has to be done before those.
struct DueDay {
  struct Mark {
    RecordId record;
    LightState state = LightState::None;
    bool operator==(const Mark&) const = default;
  };
  Date day;
  std::vector<Mark> due;
  bool operator==(const DueDay&) const = default;
};

struct Overview {
  LightTally tasks;
  std::vector<OverviewLine>
      departments;                  // with a task; the most overdue first, then those due soon
  std::vector<OverviewLine> parts;  // top-level, in order
  std::vector<TrendMonth> trend;    // of the register's year; none: nothing fell due or was closed
  std::vector<DueDay> days;         // from today on, of tasks and all ledgers
};

Text state_name(LightState state);  // "逾期", without days

// Walks the register.
Overview overview_of(const OpenRegister& open);

// The light of a task; None where it has no deadline that is understood.
Light task_light(const OpenRegister& open, RecordId task);
LightState light_state(const OpenRegister& open, RecordId task);

}  // namespace taizhang
