#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/bulk_edit.h"
#include "app/conflict_view.h"
#include "app/filtering.h"
#include "app/history.h"
#include "app/replacing.h"
#include "app/state.h"
#include "base/text.h"
#include "imgui.h"
#include "notice/notice.h"

namespace taizhang {

// What the panels keep between frames and nobody else needs: text being typed, open dialogs,
// layouts. Nothing here is lost by a refused edit, and nothing here is the register's.

// Text typed into one cell. Starts again from the register when the cell is no longer `base`.
struct CellDraft {
  RecordId record;
  std::string field;
  std::string base;
  std::string text;
};

// The cell of the table that is edited in its place.
struct CellEditor {
  RecordId record;
  std::string field;
  std::string base;  // what it held
  std::string text;
  bool is_open = false;      // it has had a frame of its own
  bool asked_focus = false;  // once: to ask again would begin the visit anew and lose what is typed
};

// How far one has gone in the layouts of tasks beside the table.
struct LayoutDraft {
  RecordId dragged;                // the card under way; Id{}: none
  std::optional<Date> month;       // of the calendar, any day of it; none: this one
  Date day;                        // whose tasks the popup lists; Date{}: those without one
  float days = 366;                // of the timeline that are in sight at once
  float scroll = 0;                // px from its first day to the first in sight
  std::optional<float> scroll_to;  // likewise, asked for
  bool shows_today = false;        // it has been scrolled there once
};

// A choice of departments in an open popup; taken over when it closes.
struct PickDraft {
  std::string owner;  // the popup's id; empty: none is open
  std::vector<std::string> before;
  std::vector<std::string> chosen;
  std::string typed;
};

// The dialog that corrects one task of a notice.
struct TaskForm {
  size_t task = 0;
  NoticeTask edited;
  std::string deadline;
};

struct HeadForm {
  std::string title, issuer, doc_number, date;
  bool bad_date = false;
};

// The dialog that says what a collective name stands for.
struct ExpandForm {
  std::string name;
  std::vector<std::string> chosen;
  std::string typed;
};

// The notice's lines as they are broken at a width.
struct SourceLine {
  Span text;
  size_t number = 0;   // of the line in the source, from 1
  bool first = false;  // of that line
};
struct SourceLayout {
  std::string source;
  float width = 0;
  std::vector<SourceLine> lines;
};

struct PaletteDraft {
  std::string typed;
  size_t chosen = 0;  // of the entries that fit
};

// The inbox of conflicts: what is on screen there, and what is about to be decided about it.
struct InboxDraft {
  bool shows_held = false;
  Register::CellRef cell;  // the conflict on screen
  size_t place = 0;        // in the list, also when it has just been decided
  RecordId held;           // the record whose held back changes are on screen
  size_t held_place = 0;
  bool into_view = false;  // the chosen entry of the list is to be scrolled to

  size_t choice = 0;  // of the view's candidates; their number: another value, which is
  std::string typed;  // one of these by the field's type
  std::optional<size_t> option;
  std::vector<std::string> departments;
  bool is_begun = false;  // somebody has begun to write it
  bool focus_other = false;
  std::string note;  // why it is decided so

  ConflictView view;     // of `cell`
  uint64_t content = 0;  // AppState::content the view was made of
};

// The open list of changes. Derived when it opens, when the register changes and when one filters.
struct HistoryDraft {
  std::vector<RecordId> records;                                    // whose; empty: the register's
  std::optional<size_t> person, department, field, source, action;  // of the choices below
  std::string from, to;                                             // days as they are typed
  bool is_fresh = false;
  uint64_t revision = 0;  // of the register
  std::vector<HistoryLine> lines;
  std::vector<std::string> people, departments;
  std::vector<RecordId> sources;      // receipts; Id{}: here
  std::vector<HistoryFilter> fields;  // each a form and a field
  std::vector<std::string> field_names;
  std::vector<uint32_t> shown;  // places in `lines`
};

// The dialog that makes next year's register.
struct CarryOverForm {
  std::string title, year;
  bool is_filled = false;  // with what next year's are likely to be
};

// A heading of a ledger's table that keys act on, until another record than this one is selected.
struct HeadingCursor {
  std::string key;  // LedgerGroup::key
  RecordId beside;
};

// The settings of a ledger: what is shown of them.
struct LedgerSettingsForm {
  std::string form;
  bool shows_terms = false;
  std::string chosen;     // the field's, term's or check's id
  std::string name;       // of a field or rule to be added
  size_t type = 0;        // of kFieldTypes
  bool is_check = false;  // the rule to be added
};

struct OwnLedgerForm {
  std::string name, help;
};

// The dialog that changes a field of all ticked rows, with what would come of it.
struct BulkForm {
  BulkInput input;
  std::optional<BulkInput> planned;  // what `plan` is of
  BulkPlan plan;
  uint64_t revision = 0;  // of the register that it is of
};

// The dialog that replaces words, likewise.
struct ReplaceForm {
  Replacing asked;
  std::optional<Replacing> planned;  // what `plan` is of
  ReplacePlan plan;
  uint64_t revision = 0;
};

// How the register is to go out.
struct ExportForm {
  bool is_masked = false;  // without what is about persons
  bool is_page = false;    // with the program, as one HTML file
};

// The open help.
struct HelpDraft {
  std::string search;
  size_t topic = 0;
  // Of the page, told by it: the SHA-256 of the single file, and where a server has the licences.
  std::string sum, licenses;
};
inline constexpr size_t kAboutTopic = 15;

// Where the rows of a table go, and what comes of it: made anew when the state or that changes.
struct PasteDraft {
  std::optional<size_t> part;  // of the list of parts
  RecordId into, planned_into;
  uint64_t content = 0;  // AppState::content the plan was made of; 0: none yet
  PastePlan plan;
};

// The filters of the list on screen as they are typed.
struct FilterForm {
  std::vector<FilterLine> lines;
  Filters counted;                 // what `matching` is of
  std::optional<size_t> matching;  // records
  bool is_tried = false;           // and what is missing is said
};

// The name of a view, new or of the saved one `over`.
struct ViewNameForm {
  RecordId over;
  std::string name;
};

// The dialog that gives a stored register another title.
struct RenameForm {
  std::string key, title;
};

struct HolidayForm {
  std::string text, source;
};

// A correction of the annual report's chosen figure.
struct FigureDraft {
  FigurePlace of;
  std::string value, reason;
  bool is_tried = false;  // and what is missing is said
};

struct Drafts {
  // Made, copied and ended by code that is compiled once.
  Drafts();
  Drafts(const Drafts&);
  Drafts(Drafts&&) noexcept;
  Drafts& operator=(const Drafts&);
  Drafts& operator=(Drafts&&) noexcept;
  ~Drafts();

  std::string paste;
  std::vector<CellDraft> cells;
  PickDraft pick;

  std::optional<TaskForm> task_form;
  std::optional<HeadForm> head_form;
  std::optional<ExpandForm> expand_form;
  SourceLayout source;
  std::optional<size_t> scrolled_to;  // byte of the source last brought into view

  std::unordered_map<RecordId, std::string, IdHash> notes;  // begun and not yet added, by task
  AddEvidence evidence;  // its date as it is typed:
  std::string evidence_date;
  bool adding_evidence = false;
  bool bad_evidence_date = false;
  RecordId detail_of;  // whose detail the form above belongs to

  std::string search;
  bool focus_search = false;
  bool focus_title = false;
  bool focus_note = false;
  bool all_ledgers = false;       // those without a record are listed too
  bool unfolded = false;          // the navigation, where a narrow page would show its icons only
  std::string focus_field;        // of the open record: to be edited next
  bool focus_new_record = false;  // the line under a ledger's table is to be written in again
  std::optional<HeadingCursor> heading;  // that keys act on in place of a record
  bool in_detail = false;                // F6 went there last
  RecordId scrolled_row;                 // the selected row last brought into view

  std::optional<CellEditor> editor;
  bool start_edit = false;             // the cell that keys act on is to be edited
  bool cell_cursor = false;            // that cell has a ring: from a key until a click
  bool table_focused = false;          // it has the keyboard's focus, as of the last frame
  bool focus_cell = false;             // it is to have it
  std::optional<ImVec2> clicked_cell;  // where the mouse was when it last pressed a cell
  bool open_row_menu = false;          // of the selected row, at the mouse
  LayoutDraft layout;

  std::optional<std::string> author;                  // of the packet, as it is being typed
  std::optional<std::pair<size_t, size_t>> expanded;  // a return's file, and its cell shown whole
  PasteDraft paste_draft;                             // of the table being taken in
  InboxDraft inbox;
  FigureDraft figure;
  std::optional<int64_t> board_round;  // on the board; none: the present one
  std::optional<HistoryDraft> history;
  std::optional<size_t> ending_round;  // the dialog is open; changes that the archive alone keeps
  std::optional<CarryOverForm> carry_over;
  std::optional<uint32_t> restoring;  // the backup the dialog asks about
  std::optional<LedgerSettingsForm> ledger_settings;
  std::optional<OwnLedgerForm> own_ledger;
  std::optional<HolidayForm> holidays;
  std::optional<BulkForm> bulk;
  std::optional<ReplaceForm> replacing;
  RecordId dragged;  // the row on its way to another place; Id{}: none
  std::optional<ExportForm> exporting;
  std::optional<FilterForm> filter_form;
  std::optional<ViewNameForm> view_name;
  std::optional<ColumnLook> column_drag;  // the column being made wider, as wide as it was
  std::optional<PaletteDraft> palette;    // the open command palette
  bool showing_keys = false;              // the list of keys is open
  std::optional<HelpDraft> help;
  std::optional<std::string> blank_title;  // of the empty register the dialog asks about
  bool carries_over = false;               // once the register that is asked for is open
  std::optional<Settings> settings;        // the open settings dialog
  std::string settings_soon;               // of the register, as it is typed there
  std::optional<std::string> deleting;     // key of the stored register to be deleted for good
  std::optional<RenameForm> renaming;
  bool shows_trashed = false;  // of the stored registers
  uint32_t toast = 0;          // serial of the toast on screen
  double toast_until = 0;      // of Ui::now
};

}  // namespace taizhang
