#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "formats/clipboard_table.h"
#include "model/template.h"

namespace taizhang {

// A block of cells pasted from Excel or WPS, on its way to become tasks: shown with what each
// column was taken for before anything is written.

enum class PasteField { Skip, Number, Title, Text, Measures, Lead, Responsible, Deadline, Status };

struct PastedTable {
  TableCells cells;                 // every row as wide as the widest
  bool has_header = false;          // the first row names the columns
  std::vector<PasteField> columns;  // one a column; no field but Skip twice
  bool operator==(const PastedTable&) const = default;
};

// Guesses the header by its words (牵头, 完成时限 …); without one the column with the longest texts
// is the title.
PastedTable read_pasted(std::string_view tsv);

// Column `column` is taken for `field` from now on; another column that was is skipped.
PastedTable with_column(PastedTable table, size_t column, PasteField field);

// A row as the task it becomes. A deadline that is no date is kept in words; a status the form does
// not have is left out and said in `unread`.
struct PastedTask {
  std::string number, title, text, measures;
  std::vector<std::string> lead, responsible;
  std::string deadline;
  std::string status;  // option id; empty: not started
  std::string unread;  // the status as pasted
  bool operator==(const PastedTask&) const = default;
};

// Rows with a title; the others are counted in `without_title`, blank ones nowhere.
struct PastedTasks {
  std::vector<PastedTask> tasks;
  size_t without_title = 0;
};
PastedTasks tasks_of(const PastedTable& table, const Template& form);

}  // namespace taizhang
