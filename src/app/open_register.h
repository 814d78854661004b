#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "app/annual.h"
#include "app/backups.h"
#include "app/comparison.h"
#include "app/layouts.h"
#include "app/ledgers.h"
#include "app/overview.h"
#include "app/reports.h"
#include "app/saved_looks.h"
#include "app/saved_views.h"
#include "app/searching.h"
#include "app/table_view.h"
#include "base/id.h"
#include "formats/json.h"
#include "model/register.h"
#include "model/round.h"
#include "model/task.h"
#include "model/undo.h"

// The register that is open: its content, what is derived of it for a frame to look up, and how it
// is looked at and kept.

namespace taizhang {

// Where the open register's content is known to be. Shown in words all the time.
enum class Saved {
  Nowhere,  // edits since the last durable write
  InBrowser,
  InFile,  // and in the browser
  Failed,  // the browser refused; the sentence is in AppState::store_problem
};

// Who writes the open register. Of the windows it is open in, one does; the others follow.
enum class Writer {
  Here,
  OtherWindow,
  Coming,        // asked for; it is the other window's until what that wrote last is here
  NewerProgram,  // the store belongs to a newer version of this program
  NewerFile,     // nobody: a newer version's file is looked at, of which nothing is stored
};

// The last file a register went out to.
struct Filed {
  std::string name;  // empty: never
  std::string at;    // as Author::at
  int unfiled = 0;   // batches since
  bool operator==(const Filed&) const = default;
};

// The folder the open register goes to by itself.
struct Folder {
  bool can_be_chosen = false;       // the browser writes to folders
  std::string name;                 // empty: none
  bool is_closed = false;           // the browser wants to be asked again
  std::optional<uint64_t> written;  // Register::revision() as it was written there last
  bool operator==(const Folder&) const = default;
};

// What the middle of the register's screen shows.
enum class Section {
  Tasks,
  Board,       // who has had a packet and who has sent one back
  Conflicts,   // and what was held back of returns
  Comparison,  // with a snapshot's file or a backup
  Backups,
  Trash,
  Ledger,    // the one Ledgers::look names
  Due,       // what is due soon or over, of tasks and all ledgers
  Findings,  // 体检: what an inspector would find in the ledgers
  Annual,    // 年报: the year's report of the office on its openness
  Overview,  // 看板: how the tasks stand
  Found,     // what a search has found in all of it
  Reports,   // 报表: what is printed, put into Word or told in a chat
};

struct StatusCount {
  std::string option;
  int tasks = 0;
  bool operator==(const StatusCount&) const = default;
};

// What a line of the outline counts as.
struct TaskTally {
  static constexpr uint32_t kNone = UINT32_MAX;
  uint32_t status = kNone;     // place in OpenRegister::counts; kNone: a part, or none of those
  bool is_incomplete = false;  // a task without a lead or a deadline
  bool operator==(const TaskTally&) const = default;
};

// How many tasks below a part are over their day, and close to it.
struct Pressing {
  int overdue = 0, soon = 0;
  bool operator==(const Pressing&) const = default;
};

// Whose values can be taken in all conflicts at once: what was written in this copy, what a
// department says, what a returned file says.
struct Side {
  enum class Kind { Here, Department, File };
  Kind kind = Kind::Here;
  std::string name;             // of the department or file
  std::vector<ChangeId> heads;  // sorted; one of each conflict in which it says one thing
  bool operator==(const Side&) const = default;
};

// What the list of conflicts is grouped by: who disagree, or the files their values came in.
enum class Grouping { None, Department, File };

struct ConflictGroup {
  size_t first = 0;  // of OpenRegister::conflicts
  std::string name;  // departments or files; empty: written in this copy
  bool operator==(const ConflictGroup&) const = default;
};

// A conflict that somebody has decided.
struct DecidedCell {
  Register::CellRef cell;
  ChangeId decision;
  bool operator==(const DecidedCell&) const = default;
};

// A change held back of a return, and the record that keeps it.
struct HeldChange {
  RecordId held;
  std::optional<Change> change;  // none: it cannot be read
  bool operator==(const HeldChange&) const = default;
};

// Those of one record, which make sense together.
struct HeldGroup {
  RecordId record;  // Id{}: of changes that cannot be read
  std::vector<HeldChange> changes;
  bool operator==(const HeldGroup&) const = default;
};

// The receipt board of one round.
struct BoardRound {
  int64_t round = 0;
  std::vector<BoardRow> rows;
  std::array<int, kRoundStates> departments = {};  // by RoundState
  bool operator==(const BoardRound&) const = default;
};

// The records of a ledger that are a department's.
struct LedgerWork {
  uint32_t shelf = 0;
  std::vector<RecordId> records;
};

// How far a liaison is with a packet.
struct PacketWork {
  std::vector<RecordId> tasks;        // in the department's scope, in reading order
  std::vector<RecordId> unfilled;     // of them, nothing was written in this round
  std::vector<RecordId> unproved;     // evidence is wanted and none is there
  std::vector<RecordId> unexplained;  // overdue, not submitted, and nothing was written
  std::vector<LedgerWork> ledgers;    // with a record in the department's scope
  std::vector<RecordId> lacking;      // of those records, something that must be filled in is not
  size_t noted = 0;                   // tasks with a note of this round
  size_t proved = 0;                  // tasks with evidence
};

struct OpenRegister {
  // Made, copied and ended by code that is compiled once.
  OpenRegister();
  OpenRegister(const OpenRegister&);
  OpenRegister(OpenRegister&&) noexcept;
  OpenRegister& operator=(const OpenRegister&);
  OpenRegister& operator=(OpenRegister&&) noexcept;
  ~OpenRegister();

  std::string key;  // in the store
  Register reg;
  Envelope envelope;
  UndoHistory history;
  Date today;  // as of the last update
  Moment now;  // likewise, to the minute of the last edit

  // Derived from reg by refresh(), never edited alone: a frame looks things up here and walks
  // neither the register nor these.
  std::vector<OutlineRow> outline;
  std::vector<RecordId> line_tasks;  // of each of its lines; Id{}: a part. Small, for long walks
  std::unordered_map<RecordId, uint32_t, IdHash> outline_places;
  std::vector<uint32_t> top_parts;                               // places in the outline, in order
  std::vector<Department> departments;                           // existing ones, in order
  std::map<std::string, std::string, std::less<>> names_by_key;  // of these
  std::vector<StatusCount> counts;  // one per status option, in the template's order
  std::vector<TaskTally> tallies;   // of each line of the outline
  std::unordered_map<RecordId, Pressing, IdHash> pressing;  // of top parts where something does
  int tasks = 0;                                            // all existing tasks
  int incomplete = 0;                                       // of them, without a lead or a deadline
  std::string updated;                                      // the latest of the outline's lines
  std::vector<Register::CellRef> conflicts;                 // of existing records, in reading order
  // Tasks and parts with conflicts in them or below: the place of the first in `conflicts`.
  std::unordered_map<RecordId, uint32_t, IdHash> disputed;
  std::unordered_map<ChangeId, RecordId, IdHash> receipts;  // of the conflicts' changes
  std::vector<Side> sides;                                  // of the conflicts
  std::vector<ConflictGroup>
      groups;  // of the conflicts, which stand in their order; none: ungrouped
  std::vector<DecidedCell> decided;    // the last decided first
  std::vector<RecordId> held;          // records of what is held back and undecided
  std::vector<HeldGroup> held_groups;  // the same, in reading order of what it changes
  std::vector<BoardRound> rounds;      // the newest first; none before a packet goes out
  size_t waited_for = 0;               // departments whose packet is out and not back
  std::vector<RecordId> trash;  // deleted tasks, parts, notes and evidence, the last deleted first

  // Derived from the outline and the view by refresh_rows().
  std::vector<TableRow> rows;
  std::vector<HeadingRow> headings;  // in order; none when the rows stand under their parts
  // Of each line of the outline, then of each heading, in `rows`; kNoRow: not shown.
  std::vector<uint32_t> row_places;
  int shown = 0;                      // tasks among the rows
  std::vector<uint32_t> shown_tasks;  // places in the outline, as sorted; folded ones too
  LayoutData layout;                  // of them, for the layouts beside the table

  std::vector<SavedView> views;  // derived from reg by refresh()
  std::vector<SavedLook> looks;  // likewise, of the ledgers
  Searching searching;
  std::string sought;  // what Section::Found looks for

  PacketWork work;  // of a packet
  Ledgers ledgers;

  Grouping grouping = Grouping::None;  // of the conflicts
  Section section = Section::Tasks;
  std::optional<Comparison> comparison;  // kept fresh by refresh() while its section is shown
  std::optional<AnnualView> annual;      // likewise
  std::optional<Overview> overview;      // likewise
  std::optional<ReportView> report;      // kept fresh by update() while its section is shown
  TableView view;
  RecordId selected;                        // Id{}: none
  std::string column = column_ids::kTitle;  // of the selected row: the cell that keys act on
  bool detail = true;                       // the panel at the right is open
  RecordId added;  // the part or task just made, until another row is selected

  // Tasks ticked for what is done to several at once, whatever the view shows of them.
  std::unordered_set<RecordId, IdHash> marked;
  RecordId mark_anchor;  // the last one ticked by itself, where a range begins
  int marked_shown = 0;  // ticked tasks among the rows, derived by refresh_marks()

  Writer writer = Writer::Here;
  bool has_learned = false;  // forms that the stored document lacks
  uint32_t stored = 0;       // revision in the store once every request so far is done
  int in_flight = 0;         // store requests not yet answered
  int journal_entries = 0;   // since the last whole document
  Saved saved = Saved::Nowhere;
  std::string saved_at;  // as Author::at
  Filed filed;
  int being_filed = 0;  // of filed.unfiled, those in the file that is being written
  Folder folder;

  std::vector<Backup> backups;  // in the store, the newest first
  Date day_backed_up;           // the last on which a daily one was asked for

  // The department whose packet this is; empty: the office's register.
  const std::string& scope() const { return envelope.scope_department; }
};

// Where the register is kept: by id, baseline and, for a packet, department, so that another
// register never overwrites it.
std::string store_key(const Snapshot& snapshot);

// What was written in a packet has a nonce that begins so: no clock tells it apart.
std::string round_mark(const Register& packet);
PacketWork packet_work(const OpenRegister& open);

// Fills what is derived from the register and the view. Walks all of it.
void refresh(OpenRegister& open);
// The same after these changes alone have been added to a register for which it was done before:
// what they cannot have moved stays. Of most edits it looks at what was edited, whatever the
// register's size.
void refresh(OpenRegister& open, const std::vector<Change>& changes);
void refresh_ledgers(OpenRegister& open);  // what the ledgers' rules say today
// The same when nothing but these records of ledgers was made or edited.
void refresh_ledgers(OpenRegister& open, const std::vector<RecordId>& edited);
void refresh_pressing(OpenRegister& open);   // how the parts stand by their tasks' lights
void refresh_undecided(OpenRegister& open);  // the part of it that waits for somebody
void refresh_look(OpenRegister& open);       // after a change of a ledger's look only
void refresh_rows(OpenRegister& open);       // after a change of view only
// After an edit of what these lines of the outline say, and of nothing else.
void refresh_rows(OpenRegister& open, const std::vector<uint32_t>& edited);
void refresh_marks(OpenRegister& open);  // after a change of what is ticked only

// The outline's line of a part or task; null when it has none.
const OutlineRow* outline_row(const OpenRegister& open, RecordId record);
Pressing pressing_of(const OpenRegister& open, RecordId top_part);
// Of `record` itself or, for notes and evidence, of what it stands under.
const OutlineRow* outline_row_above(const OpenRegister& open, RecordId record);
// The board of the register's own round; null when it has none.
const BoardRound* present_round(const OpenRegister& open);
// Where a part or task stands among the table's rows; none when it is not shown.
std::optional<size_t> row_of(const OpenRegister& open, RecordId record);
// The outline's line of the table's row `row`.
const OutlineRow& outline_row_at(const OpenRegister& open, size_t row);

// The label of a field's option in this language, and of a field.
std::string_view label(const Label& label, Language language);
std::string option_name(const Register& reg, std::string_view form, std::string_view field,
                        std::string_view option, Language language);
std::string register_title(const Register& reg);

}  // namespace taizhang
