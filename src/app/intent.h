#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/state.h"
#include "base/one_of.h"

namespace taizhang {

// Everything a user or the browser can ask for. Panels and main.cpp make intents; only `update`
// acts on them.

// --- going about ---
struct ShowStart {};
struct ShowPaste {};
struct PickNotice {};    // file chooser
struct PickSnapshot {};  // file chooser
struct OpenSample {};
struct OpenDemo {};  // the sample with a year's invented work in it
struct StartBlank {
  std::string title;
};
struct OpenStored {
  std::string key;
};
struct RenameStored {
  std::string key;
  std::string title;
};
struct DuplicateStored {
  std::string key;
};
struct TrashStored {  // or takes it out of the trash again
  std::string key;
  bool is_trashed = true;
};
struct DeleteStored {  // for good
  std::string key;
};
struct CloseRegister {};

// --- what arrives ---
struct ReadNotice {
  std::string name;  // file name; empty: pasted
  std::string text;
};
struct ReceiveFile {  // snapshot or notice, by what it holds
  std::string name;
  std::string bytes;
};
struct ShowProgress {  // of what takes long
  Progress progress;
};
struct GiveUp {};  // what takes long
struct FileUnreadable {
  std::string name;
};
struct StoreListedIntent {
  std::vector<Recent> recents;
  std::vector<Recent> trashed;
  std::string last_key;   // open this one at once; empty: none
  std::string last_file;  // the last file any register went out to
  bool was_cleared = false;
};
struct StoreLoadedIntent {
  std::string key;
  uint32_t revision = 0;
  std::string bytes;
  std::string previous_bytes;                 // the generation before; empty: there is none
  std::vector<std::string> previous_journal;  // between the two
  std::vector<std::string> journal;           // since
};
struct StoreMissingIntent {
  std::string key;
};
struct StoreSavedIntent {
  std::string key;
  uint32_t revision = 0;
};
struct StoreFailedIntent {
  enum class Why { Unavailable, QuotaExceeded, RevisionConflict, Aborted, Cleared };
  Why why = Why::Unavailable;
  std::string key;
  std::string message;
  uint32_t revision = 0;  // that is stored
};
struct RetryStore {};  // what could not be stored is tried again

struct StoreNewerIntent {};  // it belongs to a newer version of this program

// --- one of several windows ---
struct WriterChangedIntent {
  std::string key;
  bool is_here = true;
};
struct WriterWantedIntent {  // by another window
  std::string key;
};
struct StoreChangedIntent {  // another window has written it
  std::string key;
};
struct NewerLoadedIntent {
  std::string key;
  uint32_t revision = 0;
  std::string bytes;  // empty: the journal goes on from what was known
  std::vector<std::string> journal;
};
struct TakeOver {};  // the writing of the open register

// --- files ---
enum class ExportTo { Download, SameFile, Page };
struct FiledIntent {
  enum class Outcome { Written, GivenUp, Failed, Changed };
  std::string key;
  std::string name;
  Outcome outcome = Outcome::Written;
};
struct PickFolder {};
struct ReopenFolder {};  // asks the browser for permission again
struct DropFolder {};
struct FolderIntent {
  std::string key;
  std::string name;  // empty: there is none
  bool is_closed = false;
  bool has_failed = false;  // it cannot be written to
};
struct KeepWhole {        // the open register, written while there was time
  uint64_t revision = 0;  // Register::revision()
  std::string bytes;
};

// --- preview ---
struct SelectDraftTask {
  std::optional<size_t> task;
};
struct SelectProblem {
  std::optional<size_t> problem;
};
struct CorrectTask {
  size_t task = 0;
  NoticeTask after;
};
struct KeepTask {
  size_t task = 0;
  bool keep = true;
};
struct ExpandName {  // departments in place of a collective name, everywhere it stands
  std::string name;
  std::vector<std::string> departments;
};
struct CorrectHead {
  std::string title, issuer, doc_number;
  std::optional<Date> date;
};
struct SettleProblem {
  size_t problem = 0;
};
struct AddTaskFromProblem {  // the line that was not understood becomes a task
  size_t problem = 0;
};
struct CreateRegister {};

// --- register ---
struct ApplyEdits {
  std::vector<Edit> edits;  // without any, only the toast is said
  Message label;
  std::optional<Message> toast = {};  // said once it is done
};
struct AddPart {};
struct AddTask {
  RecordId part;  // Id{}: the part of the selected task, else the last one
};
struct AddNote {
  RecordId task;
  std::string text;
};
struct AddEvidence {
  RecordId task;
  std::string title;
  std::string url;
  std::optional<Date> date;
  std::string kind = {};    // an option's id; empty: not said
  std::string number = {};  // of a document
  std::string by = {};      // who supplied it
};
struct DeleteRecord {
  RecordId record;
};
struct Undo {};
struct Redo {};
struct CopyRows {
};  // of the list on screen what is ticked, else the selected row, its tasks, or all shown
struct ShowTableView {};  // the shown rows as plain HTML, also for printing
struct ReceiveTable {     // cells pasted from a spreadsheet
  std::string tsv;
};
struct ChangePasted {
  PastedTable table;
};
struct TakePasted {  // every row with a title becomes a task of `part`, as one undo step
  RecordId part;
};
struct DropPasted {};
struct SelectRecord {
  RecordId record;
  bool open_detail = true;
  std::string column = {};  // its cell that keys act on from now on; empty: of the same column
};
// Ticks are of the list on screen: the tasks, or the open ledger's records.
struct MarkRow {  // ticks one or the shown tasks of a part; takes the ticks away when all have one
  RecordId record;
};
struct MarkUpTo {  // ticks what is shown from the last one ticked by itself to this one
  RecordId record;
};
struct MarkShown {};  // likewise all that are shown
struct ClearMarks {};
struct ChangeMarkedStatus {
  std::string option;
};
struct DeleteMarked {};
struct ShowDetail {
  bool show = true;
};
struct ChangeView {
  TableView view;
};
// Keeps how the tasks are looked at under a name, or in the place of a saved view.
struct SaveView {
  RecordId over;     // Id{}: a new one
  std::string name;  // of a new one
};
struct DropView {
  RecordId record;
};
struct DecideCell {  // one value for a cell in conflict, and the departments it needs
  std::vector<Edit> edits;
  std::string note = {};  // why; becomes a progress note of the task, when there is one
};
struct DecideAll {  // what each of these heads says, as one undo step
  std::vector<ChangeId> heads;
};
struct DecideHeld {  // takes or refuses what is held back, as one undo step
  std::vector<RecordId> held;
  bool take = true;
};
struct CopyReminders {
  std::vector<std::string> departments;  // keys
};
struct ExportSnapshot {
  bool masked = false;  // without what is about persons
  ExportTo to = ExportTo::Download;
};
struct ShowIssuing {};
struct ChangeIssuing {
  IssuePlan plan;
};
struct IssuePackets {};  // to the ticked departments of the plan
struct CopyCovering {};
struct DropIssuing {};
struct PickReturns {};     // file chooser
struct ReadNextReturn {};  // of those that wait
struct ChooseReturn {
  size_t file = 0;
};
struct TakeReturn {
  size_t file = 0;
  bool take = true;
};
struct ShowOutcome {
  std::optional<Outcome> outcome;
};
struct ApplyReturns {};
struct DropReturns {};
struct ExportReturn {};  // of the open packet
struct GoTo {
  Section section = Section::Tasks;
};

// --- ledgers ---
struct OpenLedger {
  std::string form;
};
struct ChangeLook {
  LedgerLook look;
};
struct SelectLedgerRecord {
  RecordId record;
  std::optional<size_t> column = {};
  bool open_detail = true;
};
struct AddLedgerRecord {
  std::string form;
  RecordId parent;        // of a form below a ledger's records; Id{}: none
  std::string name = {};  // written under the table, for one of many: the panel stays as it is
};
struct AskExtension {  // a request for more time, as far as it can be filled in
  RecordId task;
};
struct CopyLedgerRecord {  // a new one that says the same, but for its dates
  RecordId record;
};
struct CopyFindings {};
struct AddOwnLedger {  // of the office's own, and opens it
  std::string name, help;
};
struct AddOwnField {
  std::string form;
  FieldType type = FieldType::Text;
  std::string name;
};
struct AddOwnRule {  // a term of the office's own, or a check
  std::string form;
  bool is_check = false;
  std::string name;
};
struct LookEverywhere {  // in all tasks and ledgers
  std::string text;
};
struct GoOnSearching {};  // has_search_work()
struct ShowRecord {       // wherever it stands: a task, or a record of a ledger
  RecordId record;
};

// --- annual report ---
struct ChangeAnnual {
  int year = 0;
  ReportFormat format = ReportFormat::Y2021;
};
struct ChooseFigure {
  FigurePlace place;
};
struct CorrectFigure {
  FigurePlace place;
  std::optional<Decimal> value;  // none: what was counted stands again
  std::string reason;
};
struct CopyAnnual {
  bool whole = false;  // with its text, else the tables
};
struct WriteAnnual {};  // the proposed sections into the year's record, to be edited there

// --- reports ---
struct ChangeReport {
  ReportScope scope;
};
struct PrintReport {};
struct CopyReport {};
struct SaveReport {};  // as a Word file
struct SaveSheet {     // as an Excel file or, the list as it is looked at, as CSV
  bool as_csv = false;
};
struct PickSheet {};       // file chooser
struct ExportCalendar {};  // of what is due, for a mail program or telephone

// --- versions ---
struct RestoreRecords {  // deleted ones, with what they stand under
  std::vector<RecordId> records;
};
struct PickComparison {};  // file chooser
struct ShowDifferences {   // of one kind; none: all
  std::optional<Difference> kind;
};
struct CopyComparison {};
struct ExportComparison {};
struct BackUpNow {};
struct UseBackup {  // reads it: StoredBackupIntent
  uint32_t backup = 0;
  BackupUse use = BackupUse::Compare;
};
struct RestoreBackup {  // the present state becomes a backup as well
  uint32_t backup = 0;
};
struct BackupsListedIntent {
  std::string shelf;
  std::vector<Backup> backups;
  bool has_failed = false;  // one could not be made; the list is not given
};
struct StoredBackupIntent {
  uint32_t backup = 0;
  BackupUse use = BackupUse::Compare;
  std::string bytes;
  std::vector<std::string> journal;
};
struct PacketsFoundIntent {  // that went out, in answer to a return of another baseline
  std::string shelf;
  std::vector<std::string> packets;  // oldest first
  bool has_failed = false;           // one that went out could not be kept; none are given
};
struct CopyReceipts {  // of what came in while this round was the present one
  int64_t round = 0;
};
struct GroupConflicts {
  Grouping grouping = Grouping::None;
};
struct EndRound {};
struct CarryOver {  // into a register of the next year
  std::string title;
  int year = 0;
};

// --- the rest ---
struct ChangeSettings {
  Settings settings;
};
struct OpenLink {
  std::string url;
};
struct CopiedIntent {  // what the clipboard was asked to hold; false: the browser refused
  bool is_done = false;
};
struct DismissToast {
  uint32_t serial = 0;
};
struct DismissStrip {};
struct LookAtNewer {};  // Strip::newer

using IntentKinds = KindList<
    ShowStart, ShowPaste, PickNotice, PickSnapshot, OpenSample, OpenDemo, StartBlank, OpenStored,
    RenameStored, DuplicateStored, TrashStored, DeleteStored, StoreNewerIntent, WriterChangedIntent,
    WriterWantedIntent, StoreChangedIntent, NewerLoadedIntent, TakeOver, FiledIntent, PickFolder,
    ReopenFolder, DropFolder, FolderIntent, KeepWhole, CloseRegister, ReadNotice, ReceiveFile,
    FileUnreadable, ShowProgress, GiveUp, StoreListedIntent, StoreLoadedIntent, StoreMissingIntent,
    StoreSavedIntent, StoreFailedIntent, RetryStore, SelectDraftTask, SelectProblem, CorrectTask,
    KeepTask, ExpandName, CorrectHead, SettleProblem, AddTaskFromProblem, CreateRegister,
    ApplyEdits, AddPart, AddTask, AddNote, AddEvidence, DeleteRecord, Undo, Redo, CopyRows, MarkRow,
    MarkUpTo, MarkShown, ClearMarks, ChangeMarkedStatus, DeleteMarked, ShowTableView, ReceiveTable,
    ChangePasted, TakePasted, DropPasted, SelectRecord, ShowDetail, ChangeView, SaveView, DropView,
    DecideCell, DecideAll, DecideHeld, CopyReminders, ExportSnapshot, ShowIssuing, ChangeIssuing,
    IssuePackets, CopyCovering, DropIssuing, PickReturns, ReadNextReturn, ChooseReturn, TakeReturn,
    ShowOutcome, ApplyReturns, DropReturns, ExportReturn, GoTo, OpenLedger, ChangeLook,
    SelectLedgerRecord, AddLedgerRecord, AskExtension, CopyLedgerRecord, CopyFindings, AddOwnLedger,
    AddOwnField, AddOwnRule, LookEverywhere, GoOnSearching, ShowRecord, ChangeAnnual, ChooseFigure,
    CorrectFigure, CopyAnnual, WriteAnnual, ChangeReport, PrintReport, CopyReport, SaveReport,
    SaveSheet, PickSheet, ExportCalendar, RestoreRecords, PickComparison, ShowDifferences,
    CopyComparison, ExportComparison, BackUpNow, UseBackup, RestoreBackup, BackupsListedIntent,
    StoredBackupIntent, PacketsFoundIntent, CopyReceipts, GroupConflicts, EndRound, CarryOver,
    ChangeSettings, OpenLink, CopiedIntent, DismissToast, DismissStrip, LookAtNewer>;
using Intent = OneOf<IntentKinds>;
extern template class OneOf<IntentKinds>;

using Intents = std::vector<Intent>;

}  // namespace taizhang
