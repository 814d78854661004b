#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/runs.h"
#include "app/state.h"

namespace taizhang {

// What is known of a cell in conflict, in words, as the inbox shows it.

// One of the values to choose from: a head of the cell.
struct Candidate {
  ChangeId change;
  Value value;
  std::string words;      // whole, of a long text with its lines; （空） for nothing
  std::vector<Run> runs;  // what it changed of the issued value; one Same run where that is unknown
  std::string who;        // the department's name; 本机 when it does not say
  std::string author;     // may be empty
  std::string at;         // as Author::at
  std::string file;       // of the return that brought it; empty: written in this copy
  bool operator==(const Candidate&) const = default;
};

struct PastChange {
  std::string at;  // as Author::at
  std::string who;
  std::string words;
  bool is_head = false;
  bool operator==(const PastChange&) const = default;
};

struct ConflictView {
  Register::CellRef cell;
  std::optional<std::string> issued;  // what the values came from, in words; none: not known here
  std::vector<Candidate> candidates;  // what came in files first, then the newest
  std::vector<PastChange> past;       // newest first
  bool operator==(const ConflictView&) const = default;
};

ConflictView conflict_view(const OpenRegister& open, const Register::CellRef& cell,
                           Language language);

// Where what a head says was first said: an earlier change with the same value, of a returned file
// before others, when undo or a decision has said it again since; else the head.
const Change& origin_of(const OpenRegister& open, const Change& head);

// What the values of a cell came from, one for all of them: the change they all replaced, or the
// baseline. None when that is not known here.
std::optional<Value> issued_value(const OpenRegister& open, const Register::CellRef& cell);

// Whose change it is: its department, else that of the file it came with, else 本机.
std::string who_says(const OpenRegister& open, const Change& change, Language language);
// All who disagree about a cell, by name: "办公室、财务审计处".
std::string who_disagree(const OpenRegister& open, const Register::CellRef& cell,
                         Language language);

// A value as one decides on it: of a deletion 删除 or 保留, a long text with its lines.
std::string decided_words(const Register& reg, const Register::CellRef& cell, const Value& value,
                          Language language);
// The field's name; of notes and evidence with what they are, of a deletion 删除 / 保留.
std::string disputed_words(const Register& reg, const Register::CellRef& cell, Language language);

// The title of the task or part that a record is or belongs to, also of a deleted one.
std::string subject_title(const OpenRegister& open, RecordId record);
// The same for what was held back; a record that is not here yet is called as the changes call it.
std::string held_title(const OpenRegister& open, const HeldGroup& group, Language language);

// What is typed for a field, understood; none when it cannot be. Nothing typed is nothing there.
// Enumerations, departments, links and yes or no are not typed.
bool is_typed(FieldType type);
std::optional<Value> value_typed(FieldType type, std::string_view words, int year);

}  // namespace taizhang
