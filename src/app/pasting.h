#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/texts.h"
#include "base/id.h"
#include "formats/clipboard_table.h"
#include "model/register.h"
#include "model/template.h"

namespace taizhang {

struct OpenRegister;

// A table of cells, pasted or of a file, on its way to become tasks or records of a ledger: shown
// with what each column was taken for, and each cell that cannot be read, before anything is
// written.

// What a column was taken for: the id of a field of the form, or one of these.
inline constexpr std::string_view kSkipped = "";
inline constexpr std::string_view kRecordColumn = "@record";      // the id of a row exported before
inline constexpr std::string_view kDigestColumn = "@digest";      // what it said then, row_digest()
inline constexpr std::string_view kNoteColumn = "@note";          // tasks: a progress note
inline constexpr std::string_view kEvidenceColumn = "@evidence";  // tasks: titles or links, by line

// What somebody has once taken a column of this header for.
struct HeaderNote {
  std::string form, header, field;
  bool operator==(const HeaderNote&) const = default;
};
using HeaderNotes = std::vector<HeaderNote>;

struct PastedTable {
  std::string form;                  // of the records that rows become
  TableCells cells;                  // every row as wide as the widest
  bool has_header = false;           // the first row names the columns
  std::vector<std::string> columns;  // one a column; none but kSkipped twice
  std::string file = {};             // that they came in; empty: pasted
  std::string sheet = {};            // of the file
  // Of each row but the header, or none at all: its part's heading, its number in the sheet, and
  // whether some of its cells are merged with those above.
  std::vector<std::string> headings = {};
  std::vector<size_t> lines = {};
  std::vector<uint8_t> merged = {};
  std::vector<size_t> places = {};  // of each column in the sheet
  bool overwrites = false;  // what was changed in the register since the export is written over too
  bool operator==(const PastedTable&) const = default;
};

// The forms that rows can become, the tasks' first.
std::vector<const Template*> paste_forms(const OpenRegister& open);
const Template* paste_form(const OpenRegister& open, std::string_view form);  // null: none such

// The table with a form and its columns guessed: by what was taken for them before, by the names of
// the forms' fields and, for tasks, by the words of work ledgers (牵头, 完成时限 …). Without a
// header the column with the longest texts is the title of tasks. `has_header`: it is known to have
// one.
PastedTable read_pasted(const OpenRegister& open, TableCells cells, bool has_header,
                        const HeaderNotes& notes);
// Its rows are to become records of another form.
PastedTable with_form(PastedTable table, const Template& form, const HeaderNotes& notes);
// Column `column` is taken for `field` from now on; another column that was is skipped.
PastedTable with_column(PastedTable table, size_t column, std::string_view field);

// The notes with what this table's columns were taken for, where that is not what one would guess.
HeaderNotes with_notes(HeaderNotes notes, const PastedTable& table, const Template& form);
std::string encode_notes(const HeaderNotes& notes);  // a line each
HeaderNotes decode_notes(std::string_view text);

// A row's number in the sheet it came in, else in what was pasted, from 1; a column's letters.
size_t line_in_sheet(const PastedTable& table, size_t row);
std::string letters_of(const PastedTable& table, size_t column);  // empty: of no sheet

// A short digest of each field of `fields` and of a task's last note, for the hidden cell of
// an exported row: "lead:9f86d081 status:…". Where a cell says something else when the row comes
// back, the register has changed since.
std::string row_digest(const OpenRegister& open, RecordId record,
                       const std::vector<const Field*>& fields);

// The place of a cell among the table's.
struct PastedCell {
  size_t row = 0, column = 0;
  bool operator==(const PastedCell&) const = default;
};

// What taking the rows into the register does. Of the rows with the id of a record that exists the
// one that has its name too, else the first, changes the cells that say something else than it
// does; blank cells change nothing, nor do those that were changed in the register since the
// export, unless PastedTable::overwrites. The others are new: of tasks below the part their heading
// names, which is made where there is none, else below `part`; rows of one task, whose name is
// merged over them, are one. With faults nothing may be taken.
struct PastePlan {
  std::vector<Edit> edits;
  std::vector<PastedCell> faults;        // that cannot be read as their fields
  std::vector<PastedCell> changes;       // of existing records, the first ones
  std::vector<std::string> departments;  // that nobody has written down yet
  std::vector<RecordId> notes;           // new ones, whose author and time are not yet said
  RecordId first;                        // record that is new or changed; Id{}: none
  int added = 0, changed = 0, cells = 0, parts = 0;
  int entries = 0;        // notes and evidence of them
  int joined = 0;         // rows of a task that another row has begun
  int stale = 0;          // rows with cells changed both in them and in the register since
  int without_title = 0;  // rows of no task; blank ones are counted nowhere
  IdSource ids;           // after those of what is new
};
PastePlan plan_of(const OpenRegister& open, const PastedTable& table, RecordId part, IdSource ids);

// Yes or no, in any of the usual ways to say it.
std::optional<bool> answer_in(std::string_view cell);

// What may stand in a cell of the field, in words.
std::string accepted_words(const OpenRegister& open, const Field& field, Language language);

}  // namespace taizhang
