#pragma once

#include <string>
#include <vector>

namespace taizhang {

// What makes a form a ledger (专项台账): the rules its records are held to, as data. A form's file
// says them (assets/ledgers/README.md), rules/ledger.h applies them.

// A word of the interface that belongs to data: Chinese, and English when there is one.
struct Label {
  std::string zh;
  std::string en;       // empty: the Chinese one is shown
  std::string unknown;  // members a newer program wrote, as JSON without braces; kept
  bool operator==(const Label&) const = default;
};

// Holds for a record when the field's value is one of `is`: options by id, "yes" and "no" (no
// answer is neither), or none of `is_not`, which no answer passes; without both, when the field is
// filled or, with `empty`, when it is not.
struct Condition {
  std::string field;
  std::vector<std::string> is;
  std::vector<std::string> is_not;
  bool empty = false;
  std::string unknown;
  bool operator==(const Condition&) const = default;
};

// Time that does not count, from the day of `from` to the day of `to`: of the record itself, or of
// each record of the form `form` below it.
struct Pause {
  std::string form;  // empty: the record's own fields
  std::string from, to;
  std::string unknown;
  bool operator==(const Pause&) const = default;
};

enum class TermKind {
  Within,   // `finish` at the latest `count` after the start
  AtLeast,  // `finish` at the earliest `count` after the start
  Before,   // `finish` at the latest `count` before `start`
  Every,    // something again at the latest `count` after the start: the start is the last time
  Yearly,   // `finish` at the latest on `month`-`day` of the year that the Integer field `start`
            // names
};

enum class TermUnit { WorkingDays, Days, Hours, Months };

// A deadline by a rule. The start is the first of the `start` fields that is filled, so that what
// restarts a period stands before what first began it.
struct Term {
  std::string id;
  Label name;  // what is due: "答复"
  TermKind kind = TermKind::Within;
  std::vector<std::string> start;
  std::string finish;  // Date or Time; of Every none
  int count = 0;       // 0: the start is itself the day somebody set
  TermUnit unit = TermUnit::WorkingDays;
  int month = 0, day = 0;  // Yearly only
  int years = 0;           // Yearly only: of the year so many years later
  std::vector<Pause> pauses;
  std::string extension;  // Integer field: so many units more; may be empty
  int most = 0;           // of the extension; 0: any number
  std::string unless;     // AtLeast: a field whose reason makes less enough; may be empty
  int soon = -1;          // days before the end from which it is near; -1: as the register says
  bool early = false;     // to finish before the start is a fault too
  bool first = false;     // the day of the start counts as the first one
  std::vector<Condition> when;
  std::string basis;       // law, article, document number
  std::string confidence;  // of the basis: "law", "local", "memory"
  std::string unknown;
  bool operator==(const Term&) const = default;
};

enum class CheckKind {
  Filled,   // every one of `fields`; the sentence's {0} lists those that are empty
  Chosen,   // every one of `options` in the Options field fields[0]; {0} lists those that are not
  Ordered,  // the days of `fields` do not go backwards; {0} and {1} are the first two that do
  Sum,     // all of `fields` but the last add up to the last; {0} is the sum, {1} what stands there
  Linked,  // fields[0] names an existing record; with fields[1], that record's fields[1] names this
           // one
  Unique,  // no other record of the form has the same value in fields[0]; {0} is the value
  State,   // the option in fields[0] is the state the dates tell of an application for disclosure;
           // {0} is what they tell
  Never,   // never do all of `when` hold; fields[0] is where to mend it
  Tariff,  // fields are how a fee is counted, of how much, and the fee; {0} is what the tariff
           // says, {1} what stands there
  AtMost,  // fields[0] is no greater than fields[1]; {0} and {1} are what stands there
  Course,  // an application for disclosure runs without the one of `options`, see warning_of()
};

struct Check {
  std::string id;
  CheckKind kind = CheckKind::Filled;
  std::vector<std::string> fields;
  std::vector<std::string> options;  // Chosen, Course
  std::vector<Condition> when;
  Label say;  // what an inspector would write
  std::string basis;
  std::string unknown;
  bool operator==(const Check&) const = default;
};

// A column nobody fills. Beside these every term has two: "due.ID", and "gap.ID", the units it
// took; and every ledger has "light", the most pressing of its terms.
struct Computed {
  std::string id;
  Label name;
  std::string count;     // how many records of this form stand below
  std::string from, to;  // or: how many units from one day to the other
  TermUnit unit = TermUnit::Days;
  std::string unknown;
  bool operator==(const Computed&) const = default;
};

// A figure of the whole ledger: of the records for which all of `when` holds their number, or the
// sum of a field.
struct Summary {
  std::string id;
  Label name;
  std::vector<Condition> when;
  std::string sum;  // Integer or Decimal field; empty: count
  std::string unknown;
  bool operator==(const Summary&) const = default;
};

// A way to look at a ledger.
struct LedgerView {
  std::string id;
  Label name;
  std::vector<std::string> columns;  // field ids and computed ones
  std::string sort;                  // a column; empty: the order they were added in
  bool descending = false;
  std::vector<Condition> when;
  std::string unknown;
  bool operator==(const LedgerView&) const = default;
};

// The part of a form that ledgers alone have; without a group the form is no ledger.
struct Ledger {
  Label group;         // where it stands in the list of ledgers; empty: in none
  int order = 0;       // its place among all of them
  std::string notice;  // the place of the founding notice that asks for it: "一（一）"
  Label help;          // what it is for
  std::string title;   // the field that names a record; empty: the first
  std::string carry;   // the view whose records go along into the next year; empty: none
  std::vector<Term> terms;
  std::vector<Check> checks;
  std::vector<Computed> computed;
  std::vector<Summary> summary;
  std::vector<LedgerView> views;  // the first is shown first
  bool operator==(const Ledger&) const = default;
};

}  // namespace taizhang
