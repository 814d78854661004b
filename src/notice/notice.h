#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/deadline.h"
#include "base/text.h"

namespace taizhang {

// What a notice says, as read by `parse_notice`. Every name and heading stands as written;
// every Span is in bytes of the text that was parsed.

struct NoticeTask {
  std::vector<std::string> path;      // enclosing headings as written, with their numbers
  std::string number;                 // of its own heading as written: （一）, 1.; may be empty
  std::string title;                  // own heading without its number, or the first clause
  std::string text;                   // the whole paragraph(s), without number and owner labels
  std::vector<std::string> measures;  // 具体措施 listed below it that have no owner of their own
  std::vector<std::string> lead;
  std::vector<std::string> responsible;  // 责任, 配合, 实施, 承办 alike
  Deadline deadline;                     // text empty: none stated
  Span place;                            // from its number to the end of its last label
  Span lead_place;                       // empty when there is none
  Span responsible_place;
  Span deadline_place;

  bool operator==(const NoticeTask&) const = default;
};

// A place to look at. NotUnderstood kinds mean something may be missing from the tasks;
// AskAgain kinds mean the reading is usable but a person should confirm it. Each kind has one
// sentence in assets/i18n under "problem.<kind in snake_case>" with `{0}` for `subject`.
enum class ProblemKind {
  UnreadLine,      // NotUnderstood: a line inside the tasks that belongs to nothing
  UnreadLabel,     // NotUnderstood: a label (主责: ...) we do not know
  NoTasks,         // NotUnderstood: the text holds no task at all
  NumberSkipped,   // AskAgain: 三 follows 一; subject: the number that is missing
  NoOwner,         // AskAgain: neither lead nor responsible
  NoLead,          // AskAgain: the only responsible department would lead
  CollectiveName,  // AskAgain: 各大队, 各相关部门; subject: the name
  SeveralLeads,    // AskAgain: more than one lead; subject: the names
  UnreadDeadline,  // AskAgain: a deadline that is no date we understand; subject: its text
  NoTitle,         // AskAgain: no title found
  DuplicateTask,   // AskAgain: the same title twice under one heading
};

struct Problem {
  ProblemKind kind;
  Span place;
  std::string subject;         // the words in question; may be empty
  std::optional<size_t> task;  // index into Notice::tasks it belongs to; none: the notice

  bool operator==(const Problem&) const = default;
};

bool is_not_understood(ProblemKind kind);

struct Notice {
  std::string title;
  std::string issuer;
  std::optional<Date> date;
  std::string doc_number;  // 文号 as written; empty: none
  std::vector<NoticeTask> tasks;
  std::vector<Problem> problems;  // in order of place

  bool operator==(const Notice&) const = default;
};

// Reads any text at all, in time linear in its length. Never fails: a text that is no notice
// gives no tasks and says so in `problems`. The text may hold bad UTF-8.
Notice parse_notice(std::string_view text);

// A name that stands for several departments: 各大队, 各相关部门, 有关单位, 各区人民政府.
bool is_collective(std::string_view department);

}  // namespace taizhang
