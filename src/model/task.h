#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// Field ids of the built-in templates
// (assets/ledgers/{register,department,part,task,note,evidence}.json).
namespace forms {
inline constexpr std::string_view kRegister = "register";  // one record: the register itself
inline constexpr std::string_view kDepartment = "department";
inline constexpr std::string_view kPart = "part";
inline constexpr std::string_view kTask = "task";
inline constexpr std::string_view kNote = "note";          // progress note; parent: its task
inline constexpr std::string_view kEvidence = "evidence";  // parent: its task
}  // namespace forms

namespace fields {
inline constexpr std::string_view kTitle = "title";    // register, part, task, evidence: Text
inline constexpr std::string_view kKey = "key";        // department: Text, as in Departments::keys
inline constexpr std::string_view kName = "name";      // department: Text
inline constexpr std::string_view kIssuer = "issuer";  // register: Text
inline constexpr std::string_view kDate = "date";      // register (of the notice), evidence: Date
inline constexpr std::string_view kDocNumber = "doc_number";  // register: Text
inline constexpr std::string_view kYear = "year";             // register: Integer
inline constexpr std::string_view kRound = "round";           // register: Integer, from 1
inline constexpr std::string_view kSource =
    "source";  // register: LongText, the notice as it was read
inline constexpr std::string_view kNumber = "number";  // part, task: Text, as written in the notice
inline constexpr std::string_view kText = "text";      // task, note: LongText
inline constexpr std::string_view kMeasures = "measures";  // task: LongText, one measure a line
inline constexpr std::string_view kLead = "lead";          // task: Departments
inline constexpr std::string_view kResponsible = "responsible";  // task: Departments
inline constexpr std::string_view kDeadline = "deadline";        // task: Deadline
inline constexpr std::string_view kEventDate = "event_date";     // task: Date, see DueAfterEvent
inline constexpr std::string_view kAfter = "after";              // task: Record, a task
inline constexpr std::string_view kStatus =
    "status";  // task: Enumeration not_started,
               // ongoing, submitted (待销号), and see statuses
inline constexpr std::string_view kEvidenceWanted = "evidence_wanted";  // task: LongText
inline constexpr std::string_view kLink = "link";                       // evidence: Links
inline constexpr std::string_view kKind = "kind";        // evidence, calendar_day: Enumeration
inline constexpr std::string_view kBy = "by";            // evidence: Text, who supplied it
inline constexpr std::string_view kAuthor = "author";    // note: Text
inline constexpr std::string_view kAt = "at";            // note: Text, as Author::at
inline constexpr std::string_view kGroup = "group";      // department: YesNo, a collective name
inline constexpr std::string_view kAliases = "aliases";  // department: LongText, one a line
inline constexpr std::string_view kMembers = "members";  // department: Departments
}  // namespace fields

// Options of a task's status that more than the template knows of.
namespace statuses {
inline constexpr std::string_view kNotStarted = "not_started";
inline constexpr std::string_view kReturned = "returned";    // 退回, to be done again
inline constexpr std::string_view kClosed = "closed";        // 已销号
inline constexpr std::string_view kSuspended = "suspended";  // 暂缓, as was approved
inline constexpr std::string_view kCancelled = "cancelled";  // 取消

// One that the office alone sets.
bool is_of_office(std::string_view status);
// Is a task of this status neither due nor late, and not among those that percentages are of?
bool is_set_aside(std::string_view status);
// Is nothing left to be done, for now or for ever?
bool is_at_rest(std::string_view status);
}  // namespace statuses

// A department as a register knows it; see Departments.
struct Department {
  std::string key;
  std::string name;
  std::vector<std::string> aliases;  // other names that mean it
  std::vector<std::string> members;  // of a collective name: the names it stands for
  bool operator==(const Department&) const = default;
};

// The record id of the department `key`: derived from it, so that two offices that write down the
// same department mean the same record.
RecordId department_id(std::string_view key);
std::string department_name(const Register& reg,
                            std::string_view key);              // its name cell, or the key
std::vector<std::string> department_keys(const Register& reg);  // as children() gives them

// The existing ones, in the order of department_keys().
std::vector<Department> departments_of(const Register& reg);

// The one with this name, else with this alias, else with this key, which is the name it had at
// first; null: nobody.
const Department* find_department(std::span<const Department> known, std::string_view name);

// The edits that make of two departments one, given by their records: every Departments cell that
// names `from` names `into` in its place, the names of `from` become aliases of `into`, and its
// record is deleted. Cells in conflict keep their values until somebody decides. REQUIRES two
// existing departments.
std::vector<Edit> merged_departments(const Register& reg, RecordId from, RecordId into);

// The departments called `names`, of those that are `known` in `reg`, by name or alias. For a name
// nobody has written down yet, the edits that make its record are appended to `edits`, once each.
Departments departments_named(const Register& reg, std::span<const Department> known,
                              const std::vector<std::string>& names, std::vector<Edit>& edits);

// A key of a fractional index between `before` and `after`; an empty one means the end on that
// side. Letters a-z only; before < result < after. REQUIRES before < after where both are given.
std::string order_between(std::string_view before, std::string_view after);
std::vector<std::string> first_orders(size_t count);  // `count` ascending keys, evenly short

// The ids of `records` by _order, then by id.
std::vector<RecordId> in_order(std::vector<const Record*> records);

// Of notes the newest by when it was written; of several the one with the largest id. Id{}: none.
RecordId newest_note(const std::vector<const Record*>& notes);

// The existing records of `form` under `parent` (Id{}: at the top), in order. Walks the register.
std::vector<RecordId> children(const Register& reg, RecordId parent, std::string_view form);

// Parts and tasks as one list in reading order; numbers are computed (一 -> 1, 1.2, 2.4.1).
struct OutlineRow {
  RecordId record;
  bool is_part = false;
  int depth = 0;                   // 0: top-level part, or a task without a part
  std::string number;              // "2.4.1"
  RecordId top_part;               // the top-level part it stands under; Id{} for none
  int tasks = 0;                   // parts: existing tasks below, at any depth
  std::vector<RecordId> notes;     // tasks: as children() gives them
  std::vector<RecordId> evidence;  // tasks: likewise
  RecordId last_note;              // tasks: the newest by `at`, then id; Id{} for none
  std::string updated;  // tasks: latest `at` of its own, its notes' and its evidence's changes; may
                        // be empty
  bool operator==(const OutlineRow&) const = default;
};

// Built in one pass over the register (linear), not in a frame.
std::vector<OutlineRow> outline(const Register& reg);

}  // namespace taizhang
