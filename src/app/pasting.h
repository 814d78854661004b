#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/id.h"
#include "formats/clipboard_table.h"
#include "model/register.h"
#include "model/template.h"

namespace taizhang {

struct OpenRegister;

// A block of cells pasted from Excel or WPS, on its way to become tasks: shown with what each
// column was taken for before anything is written.

enum class PasteField {
  Skip,
  Number,
  Title,
  Text,
  Measures,
  Lead,
  Responsible,
  Deadline,
  Status,
  Record,  // the hidden id of a file that was exported before
};

struct PastedTable {
  TableCells cells;                        // every row as wide as the widest
  bool has_header = false;                 // the first row names the columns
  std::vector<PasteField> columns;         // one a column; no field but Skip twice
  std::string file = {};                   // that they came in; empty: pasted
  std::vector<std::string> headings = {};  // of each row but the header the part's; or none at all
  bool operator==(const PastedTable&) const = default;
};

// Guesses the header by its words (牵头, 完成时限 …); without one the column with the longest texts
// is the title.
PastedTable read_pasted(std::string_view tsv);

// The same of cells of a file, whose header is known.
PastedTable read_cells(TableCells cells, bool has_header);

// Column `column` is taken for `field` from now on; another column that was is skipped.
PastedTable with_column(PastedTable table, size_t column, PasteField field);

// A row as the task it becomes. A deadline that is no date is kept in words; a status the form does
// not have is left out and said in `unread`.
struct PastedTask {
  std::string number, title, text, measures;
  std::vector<std::string> lead, responsible;
  std::string deadline;
  std::string status;                   // option id; empty: not started
  std::string unread;                   // the status as pasted
  std::optional<RecordId> record = {};  // of the task it was exported from
  std::string heading = {};             // the part's
  bool operator==(const PastedTask&) const = default;
};

// Rows with a title; the others are counted in `without_title`, blank ones nowhere.
struct PastedTasks {
  std::vector<PastedTask> tasks;
  size_t without_title = 0;
};
PastedTasks tasks_of(const PastedTable& table, const Template& form);

// What taking the tasks into a register does. A task with the id of one that exists changes the
// cells that say something else than it does; blank cells change nothing. The others are new: below
// the part their heading names, which is made where there is none, else below `part`.
struct PastePlan {
  std::vector<Edit> edits;
  RecordId first;  // task that is new or changed; Id{}: none
  int added = 0, changed = 0, cells = 0, parts = 0;
  IdSource ids;  // after those of what is new
};
PastePlan plan_of(const OpenRegister& open, const PastedTasks& pasted, RecordId part, Date today,
                  IdSource ids);

}  // namespace taizhang
