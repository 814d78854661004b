#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assets/texts.h"
#include "base/date.h"
#include "model/register.h"

namespace taizhang {

// A change as people look back on it, or what a cell held before its first one.
struct HistoryLine {
  ChangeId change;  // Id{}: the value of the baseline
  RecordId record;
  std::string form;  // template id
  std::string field;
  Author author;              // nobody's for the baseline
  std::vector<Value> before;  // what it replaced, each value once; empty: only an archive knows, or
                              // it is the baseline
  Value after;
  RecordId receipt;  // of the return that brought it; Id{}: it was made here
  bool operator==(const HistoryLine&) const = default;
};

// The changes of `records` (empty: of all), newest first by Author::at, then effects before their
// causes; a cell's baseline value, where it is not empty, stands behind all changes. Left out are
// the records of rounds, and where a new record was put, which its creation says. Walks the
// register.
std::vector<HistoryLine> history_lines(const Register& reg, const std::vector<RecordId>& records);

// A task with its notes and evidence, deleted ones too.
std::vector<RecordId> with_entries(const Register& reg, RecordId task);

// What a change did to its record.
enum class HistoryAction { Created, Changed, Moved, Deleted, Restored };
HistoryAction action_of(const HistoryLine& line);  // REQUIRES a change

// What is looked for; empty: everything passes.
struct HistoryFilter {
  std::optional<RecordId> record;
  std::optional<RecordId> receipt;  // Id{}: what was made here
  std::optional<HistoryAction> action;
  std::optional<std::string> form, field, person, department;
  std::optional<Date> from, to;  // both days included
  bool operator==(const HistoryFilter&) const = default;
};
// The baseline has no author and no day.
bool passes(const HistoryLine& line, const HistoryFilter& filter);

// Does the cell show the line's value, with nothing to be decided?
bool is_shown(const Register& reg, const HistoryLine& line);

// The line's value in words; of a record's creation the name of its form.
std::string history_words(const Register& reg, const HistoryLine& line, const Value& value,
                          Language language);

}  // namespace taizhang
