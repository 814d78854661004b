#pragma once

#include <string_view>
#include <vector>

#include "app/effect.h"
#include "app/intent.h"
#include "app/update.h"

namespace taizhang {

// One overload of `act` an intent, gathered by meaning in a few files; `update` visits them.
// A scene is what an overload may look at and change.
struct Scene {
  AppState& state;
  const Clock& clock;
  std::vector<Effect>& effects;
};

// going.cpp: from screen to screen, settings, links
void act(Scene scene, const ShowStart&);
void act(Scene scene, const ShowPaste&);
void act(Scene scene, const PickNotice&);
void act(Scene scene, const PickSnapshot&);
void act(Scene scene, const PickSheet&);
void act(Scene scene, const CloseRegister&);
void act(Scene scene, const ChangeSettings& intent);
void act(Scene scene, const OpenLink& intent);
void act(Scene scene, const DismissToast& intent);
void act(Scene scene, const DismissStrip&);

// arriving.cpp: texts and files
void act(Scene scene, const OpenSample&);
// starting.cpp
void act(Scene scene, const OpenDemo&);
void act(Scene scene, const StartBlank& intent);
void act(Scene scene, const ReadNotice& intent);
void act(Scene scene, const ShowProgress& intent);
void act(Scene scene, const GiveUp&);
void act(Scene scene, ReceiveFile intent);
void act(Scene scene, const FileUnreadable& intent);

// drafting.cpp: the preview of a notice
void act(Scene scene, const SelectDraftTask& intent);
void act(Scene scene, const SelectProblem& intent);
void act(Scene scene, const CorrectTask& intent);
void act(Scene scene, const KeepTask& intent);
void act(Scene scene, const ExpandName& intent);
void act(Scene scene, const CorrectHead& intent);
void act(Scene scene, const SettleProblem& intent);
void act(Scene scene, const AddTaskFromProblem& intent);
void act(Scene scene, const CreateRegister&);

// editing.cpp: the open register
void act(Scene scene, const ApplyEdits& intent);
void act(Scene scene, const AddPart&);
void act(Scene scene, const AddTask& intent);
void act(Scene scene, const AddNote& intent);
void act(Scene scene, const AddEvidence& intent);
void act(Scene scene, const DeleteRecord& intent);
void act(Scene scene, const Undo&);
void act(Scene scene, const Redo&);
void act(Scene scene, const SelectRecord& intent);
void act(Scene scene, const ShowDetail& intent);
void act(Scene scene, const ChangeView& intent);
void act(Scene scene, const SaveView& intent);
void act(Scene scene, const DropView& intent);
void act(Scene scene, const GoTo& intent);

// ledger_steps.cpp
void act(Scene scene, const OpenLedger& intent);
void act(Scene scene, const ChangeLook& intent);
void act(Scene scene, const SelectLedgerRecord& intent);
void act(Scene scene, const AddLedgerRecord& intent);
void act(Scene scene, const AskExtension& intent);
void act(Scene scene, const CopyLedgerRecord& intent);
void act(Scene scene, const CopyFindings&);
void act(Scene scene, const AddOwnLedger& intent);
void act(Scene scene, const AddOwnField& intent);
void act(Scene scene, const AddOwnRule& intent);
void act(Scene scene, const ShowRecord& intent);

// searching.cpp
void act(Scene scene, const LookEverywhere& intent);
void act(Scene scene, const GoOnSearching&);

// annual_steps.cpp
void act(Scene scene, const ChangeAnnual& intent);
void act(Scene scene, const ChooseFigure& intent);
void act(Scene scene, const CorrectFigure& intent);
void act(Scene scene, const CopyAnnual& intent);
void act(Scene scene, const WriteAnnual&);

// report_steps.cpp
void act(Scene scene, const ChangeReport& intent);
void act(Scene scene, const PrintReport&);
void act(Scene scene, const CopyReport&);
void act(Scene scene, const SaveReport&);
void show_document(Scene scene, const Document& document);  // as a page of its own, to print
// due_calendar.cpp
void act(Scene scene, const ExportCalendar&);
// spreadsheet.cpp
void act(Scene scene, const SaveSheet& intent);
void receive_spreadsheet(Scene scene, const ReceiveFile& intent);
void receive_document(Scene scene, const ReceiveFile& intent);         // arriving.cpp: .docx
void preview_notice(Scene scene, std::string name, std::string text);  // arriving.cpp
void open_report(OpenRegister& open, Section from, Language language);

// deciding.cpp: conflicts and what was held back
void act(Scene scene, const DecideCell& intent);
void act(Scene scene, const DecideAll& intent);
void act(Scene scene, const DecideHeld& intent);
void act(Scene scene, const GroupConflicts& intent);

// reminder.cpp
void act(Scene scene, const CopyReminders& intent);

// marking.cpp: rows ticked, and what is done to all of them
void act(Scene scene, const MarkRow& intent);
void act(Scene scene, const MarkUpTo& intent);
void act(Scene scene, const MarkShown&);
void act(Scene scene, const ClearMarks&);
void act(Scene scene, const ChangeMarkedStatus& intent);
void act(Scene scene, const DeleteMarked&);

// issuing.cpp: packets to the departments
void act(Scene scene, const ShowIssuing&);
void act(Scene scene, const ChangeIssuing& intent);
void act(Scene scene, const IssuePackets&);
void act(Scene scene, const CopyCovering&);
void act(Scene scene, const DropIssuing&);

// collecting.cpp: returns from the departments
void act(Scene scene, const PickReturns&);
void act(Scene scene, const ReadNextReturn&);
void act(Scene scene, const PacketsFoundIntent& intent);
void act(Scene scene, const ChooseReturn& intent);
void act(Scene scene, const TakeReturn& intent);
void act(Scene scene, const ShowOutcome& intent);
void act(Scene scene, const ApplyReturns&);
void act(Scene scene, const DropReturns&);

// copying.cpp: rows for a spreadsheet and for paper
void act(Scene scene, const CopyRows&);
void act(Scene scene, const ShowTableView&);
void act(Scene scene, const CopiedIntent& intent);

// pasting_steps.cpp: cells on their way to become tasks
void act(Scene scene, const ReceiveTable& intent);
void act(Scene scene, const ChangePasted& intent);
void act(Scene scene, const TakePasted& intent);
void act(Scene scene, const DropPasted&);

// stored.cpp: the list of what the browser keeps
void act(Scene scene, const StoreListedIntent& intent);
void act(Scene scene, const OpenStored& intent);
void act(Scene scene, const RenameStored& intent);
void act(Scene scene, const DuplicateStored& intent);
void act(Scene scene, const TrashStored& intent);
void act(Scene scene, const DeleteStored& intent);

// writing.cpp: which of several windows writes, and what the others see of it
void act(Scene scene, const StoreNewerIntent&);
void act(Scene scene, const WriterChangedIntent& intent);
void act(Scene scene, const WriterWantedIntent& intent);
void act(Scene scene, const StoreChangedIntent& intent);
void act(Scene scene, const NewerLoadedIntent& intent);
void act(Scene scene, const TakeOver&);

// filing.cpp: files that hold the open register
void act(Scene scene, const ExportSnapshot& intent);
void act(Scene scene, const ExportReturn&);
void act(Scene scene, const FiledIntent& intent);
void act(Scene scene, const PickFolder&);
void act(Scene scene, const ReopenFolder&);
void act(Scene scene, const DropFolder&);
void act(Scene scene, const FolderIntent& intent);

// keeping.cpp: the open register in the browser's store
void act(Scene scene, const StoreLoadedIntent& intent);
void act(Scene scene, const StoreMissingIntent& intent);
void act(Scene scene, const StoreSavedIntent& intent);
void act(Scene scene, const StoreFailedIntent& intent);
void act(Scene scene, KeepWhole intent);
void act(Scene scene, const RetryStore&);
void act(Scene scene, const LookAtNewer&);

// restoring.cpp: out of the trash
void act(Scene scene, const RestoreRecords& intent);

// comparing.cpp: with a file
void act(Scene scene, const PickComparison&);
void act(Scene scene, const ShowDifferences& intent);
void act(Scene scene, const CopyComparison&);
void act(Scene scene, const ExportComparison&);

// backups.cpp
void act(Scene scene, const BackUpNow&);
void act(Scene scene, const UseBackup& intent);
void act(Scene scene, const RestoreBackup& intent);
void act(Scene scene, const BackupsListedIntent& intent);
void act(Scene scene, const StoredBackupIntent& intent);

// receipts.cpp
void act(Scene scene, const CopyReceipts& intent);

// closing.cpp: the end of a round and of a year
void act(Scene scene, const EndRound&);
void act(Scene scene, const CarryOver& intent);

// --- shared by the files above ---

void show_strip(Scene scene, Message message, bool is_error = true);
void show_toast(Scene scene, Message message, bool can_undo = false);
// copying.cpp: for what is being copied; a browser may refuse it.
void say_when_copied(Scene scene, Message message);
// Carries out `edits` on the open register as one undo step. False, with a strip, when refused.
bool edit(Scene scene, const std::vector<Edit>& edits, const Message& label);
// Adds `changes` to the open register as one undo step, and keeps them. False, with a strip, when
// refused.
bool add_as_step(Scene scene, std::vector<Change> changes, const Message& label);
// What makes a new record of `form` under `parent`, at `order` among its siblings.
std::vector<Edit> birth(RecordId id, RecordId parent, std::string_view form, std::string order);
// What writes a progress note of `task`.
std::vector<Edit> note_edits(Scene scene, RecordId task, std::string written);
// Behind the records of `form` under `parent`.
std::string last_order(const Register& reg, RecordId parent, std::string_view form);
Author author_of(const AppState& state, const Clock& clock);
// For one batch of edits. In a packet it says the round, which tells what was written in it.
std::string fresh_nonce(AppState& state);

void set_time(OpenRegister& open, const Clock& clock);
// The open register when the store calls it so; else null.
OpenRegister* open_with(Scene scene, std::string_view key);
// Leaves the return that is being read, if one is.
void give_up_return(Scene scene);
// What holds a snapshot, at this time of day; refresh() is left.
OpenRegister holding(const Clock& clock, Snapshot snapshot);
// Puts what was read on screen. With `stored` 0 it is stored whole: as `bytes`, when it was read of
// those.
void open_register(Scene scene, Snapshot read, uint32_t stored, std::string bytes = {});
void store_whole(Scene scene);                                        // document
void store_changes(Scene scene, const std::vector<Change>& changes);  // journal entry
// May this window not write the open register? It says why then.
bool refuse_to_write(Scene scene);
// Claims the open register for this window, and finds the folder it goes to, which it had as
// `before`.
void begin_writing(Scene scene, std::string before = {});
// Does the chore that waits for this stored register. False: there is none.
bool do_chore(Scene scene, const StoreLoadedIntent& stored);
// Stores what `of` holds as a register of its own, called `title`, beside the open one.
Result<void> keep_copy(Scene scene, const Snapshot& of, const std::string& title);
// The backups' and packets' place in the store: one for a register, whichever of its baselines.
std::string shelf_of(const OpenRegister& open);
// Puts aside the open register as it is stored by now, before what is written next.
void back_up(Scene scene, BackupReason reason);
void list_backups(Scene scene);
// What of a stored register could not be read.
struct Losses {
  bool is_document = false;  // the generation before it stands in
  int entries = 0;           // of the journal, one for each batch of changes
  bool operator==(const Losses&) const = default;
};
// A stored register: its document or, when that is damaged, the generation before and the journals
// of both; whatever of these can be read. Nothing: with a strip.
Result<Snapshot> recover(Scene scene, const StoreLoadedIntent& stored, Losses& losses);
// Adds what can be read of a journal. The number of entries that cannot be.
int replay(Register& reg, const std::vector<std::string>& journal);
// Tells of them, if there are any.
void tell_losses(Scene scene, const Losses& losses);
// Brings a file of the open register together with it: a whole one is looked at first.
void bring_in(Scene scene, Arriving file);
// Puts a copy of the open register among the files that are looked at before anything is applied;
// when it has nothing new, says that.
void preview_copy(Scene scene, Arriving file);
// Gives a register's file out, alone or with the program in one page. `name` gets its ending.
void hand_out(Scene scene, std::string& name, std::string bytes, bool as_page);
// Gives `snapshot` out as a file, once it has been read back equal. False, with a strip, when not.
bool hand_out(Scene scene, const Snapshot& snapshot, std::string name);
// Puts a file among those that come back to the register `office`, once that is open.
void collect(Scene scene, RecordId office, std::string name, std::string bytes);
// decode(), unless that was made ready before.
Result<Snapshot> read_snapshot(Scene scene, std::string_view bytes);
// The file of a snapshot, once it has been read back equal; else why it was not.
Result<std::string> checked_bytes(const Snapshot& snapshot);
// Without what a file's name may not hold; no ending.
std::string file_name(std::string_view title);
// "2026年任务-20261124-1432": a file's name without its ending says what it is and sorts by date.
std::string dated_name(std::string_view title, const Clock& clock);
// A file that arrives while the comparison is on screen is compared, not taken in.
bool is_comparing(const AppState& state);
void compare_with(Scene scene, const ReceiveFile& intent);
// Adds what is new of `changes` to the open register, as one undo step.
void take_in(Scene scene, const std::vector<Change>& changes);

}  // namespace taizhang
