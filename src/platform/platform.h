#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/date.h"

namespace taizhang::platform {

// The browser, as the rest of the program sees it. Requests return at once; answers come as
// events of a later frame. Knows bytes and pixels, nothing of tasks.

struct FileOpened {
  std::string name;
  std::string bytes;
};
struct FileFailed {
  std::string name;
};
struct TextPasted {  // Ctrl+V while no text field had the focus
  std::string text;
};
struct TextComposed {  // what an input method is composing, before and behind its caret; may be
                       // empty
  std::string before, after;
};
struct ClipboardClosed {};  // the answer to ask_for_paste when the browser refuses
struct Copied {  // the answer to a copy; what the browser refused waits for the next Ctrl+C
  bool is_done = false;
};
struct SystemTheme {
  bool dark = false;
  bool strong = false;  // more contrast is wanted, or the system forces its colours
  bool operator==(const SystemTheme&) const = default;
};
struct SystemThemeChanged {
  SystemTheme theme;
};
struct PageHidden {};   // the last moment to save
struct PrintWanted {};  // the page is about to be printed

// Storage. A document is bytes with a revision; `meta` is a short text of the caller's shown in
// lists.
struct StoredDocument {
  std::string key;
  std::string meta;
  uint32_t revision = 0;
  bool is_trashed = false;
};
struct StoreListed {
  std::vector<StoredDocument> documents;  // newest write first
  bool was_cleared = false;               // the marker says there was data, the store has none
};
struct DocumentLoaded {
  std::string key;
  uint32_t revision = 0;
  std::string bytes;
  std::string previous_bytes;                 // the generation before, when there is one
  std::vector<std::string> previous_journal;  // appended between the two, oldest first
  std::vector<std::string> journal;           // appended since `bytes`
};
struct DocumentMissing {
  std::string key;
};
struct DocumentSaved {  // durable: the transaction is complete
  std::string key;
  uint32_t revision = 0;
};
struct StoreFailed {
  // Cleared: what this page knew to be there is gone.
  enum class Why { Unavailable, QuotaExceeded, RevisionConflict, Aborted, Cleared };
  Why why = Why::Unavailable;
  std::string key;
  std::string message;    // what the browser said
  uint32_t revision = 0;  // that is stored, as far as that can be told
};
struct StoreWaits {};  // a write failed some time ago, and it is time to try again
struct StoreNewer {};  // a newer version of the program has it; it is read and not written
// Of the windows that have a document open, one writes it.
struct WriterChanged {
  std::string key;
  bool is_here = false;
};
struct WriterWanted {  // by another window
  std::string key;
};
struct StoreChanged {  // another window has written this document
  std::string key;
};
struct NewerLoaded {
  std::string key;
  uint32_t revision = 0;
  std::string bytes;                 // empty: `journal` goes on from the revision that was known
  std::vector<std::string> journal;  // oldest first
};
struct FileSaved {
  // Changed: somebody else has written it since, so it was left alone.
  enum class Outcome { Written, GivenUp, Failed, Changed };
  Outcome outcome = Outcome::Written;
  std::string key;
  std::string name;  // of the file, which the user may have called otherwise
};
struct FolderChanged {
  enum class Outcome { Open, Closed, Failed };  // Closed: the browser wants to be asked again
  Outcome outcome = Outcome::Open;
  std::string key;
  std::string name;  // empty: there is none
};
// A copy of a document that stays; a shelf holds those of one register.
struct ListedBackup {
  uint32_t id = 0;
  std::string why;   // the caller's word
  std::string made;  // as now()
  std::string meta;  // of the document then
  uint32_t bytes = 0;
};
struct BackupsListed {
  std::string shelf;
  std::vector<ListedBackup> backups;  // newest first
  bool has_failed = false;            // one could not be made; the list is not given
};
struct BackupLoaded {
  uint32_t id = 0;
  uint32_t use = 0;                  // as asked with
  std::string bytes;                 // empty: it is gone
  std::vector<std::string> journal;  // oldest first
};
struct PacketsFound {
  std::string shelf;
  std::vector<std::string> packets;  // oldest first
  bool has_failed = false;           // one could not be kept; none are given
};
struct MirrorPressed {  // the accessibility mirror's element was clicked or activated by key
  uint32_t id = 0;
};
struct MirrorTyped {  // a mirrored text field was given a value
  uint32_t id = 0;
  std::string text;
};

using Event = std::variant<FileOpened, FileFailed, TextPasted, TextComposed, ClipboardClosed,
                           Copied, SystemThemeChanged, PageHidden, PrintWanted, StoreListed,
                           DocumentLoaded, DocumentMissing, DocumentSaved, StoreFailed, StoreWaits,
                           StoreNewer, WriterChanged, WriterWanted, StoreChanged, NewerLoaded,
                           FileSaved, FolderChanged, BackupsListed, BackupLoaded, PacketsFound,
                           MirrorPressed, MirrorTyped>;

// --- window and frames ---------------------------------------------------------------------------

// Makes the SDL window, what it is drawn with, the ImGui context's backends and input on the page's
// #canvas. False when the page cannot draw at all; the page then says so itself.
bool open_window();

// Calls `frame` once an animation frame while frames are owed, and `work` in one for which no
// picture is owed while there is work. Does not return.
void run(void (*frame)(), void (*work)());

// Owes at least `frames` more frames. Input and events wake by themselves.
void wake(int frames);

// There is work that changes no picture.
void wake_for_work();

// Owes frames when `seconds` have passed; of several waits the soonest counts.
void wake_after(double seconds);

void begin_frame();  // size, density, input into ImGui; ImGui::NewFrame
void end_frame();    // ImGui::Render, draws it, owes further frames ImGui asks for
// In place of end_frame(), when what was asked for in the frame has changed what it shows: it is
// not drawn, and another begins at once, with what input is left.
void restart_frame();

std::vector<Event> take_events();

// --- the machine ---------------------------------------------------------------------------------

Date today();            // by the local clock
std::string now();       // "2026-11-24T14:32:05+08:00"
double seconds();        // of a clock that only goes forward
uint64_t random_bits();  // from crypto.getRandomValues
SystemTheme system_theme();
float density();                // device pixels per unit of the interface

// Small settings that survive a visit (localStorage, prefixed); empty when there is none.
std::string read_setting(std::string_view name);
void write_setting(std::string_view name, std::string_view value);

// The SHA-256 of the single file, in hexadecimal digits; empty while it is counted, and elsewhere.
std::string page_sum();
std::string licenses_address();  // of their texts; empty: no server has them

// The page's own title and language.
void set_page(std::string_view title, bool is_english);
// Where the word at `at` begins or ends, in bytes, as the browser tells words. REQUIRES a character
// there.
size_t word_edge(std::string_view text, size_t at, bool end);
void ask_before_leaving(bool asks);  // the browser asks whether the page may be closed
// Units of the interface, in which all of it is laid out, are so many per cent of a CSS px.
void set_scale(int per_cent);
void set_page_theme(bool dark);  // colours of the page around and before the canvas

// --- files ---------------------------------------------------------------------------------------

// ".txt,.json", one or several; each answers FileOpened. Call within input.
void choose_file(std::string_view accept, bool several);
void download(std::string_view name, std::string_view bytes, std::string_view type);
// The program as one HTML file that carries `bytes`. FileFailed when it cannot be had.
void download_page(std::string_view name, std::string_view bytes);
// Into the file chosen for the document `key`, which is asked for the first time; a download where
// the browser writes no files. FileSaved.
void save_to_file(std::string_view key, std::string_view name, std::string_view bytes);
// The folder a document goes to. Each answers FolderChanged but forget_folder; call the middle two
// within input. `before`: the key the document had, whose file and folder are its own from now on.
void find_folder(std::string_view key, std::string_view before);
void choose_folder(std::string_view key);
void open_folder(std::string_view key);  // asks for permission
void forget_folder(std::string_view key);
void save_to_folder(std::string_view key, std::string_view name, std::string_view bytes);
void copy_text(std::string_view text);                          // Copied
void copy_table(std::string_view text, std::string_view html);  // the same cells in two forms
// Pasted cells of a spreadsheet come as TextPasted even while a field is typed into.
void take_tables(bool wanted);
// A document as HTML over the page; `lines` as in the effect ShowDocument.
void show_paper(std::string_view title, std::string_view print, std::string_view back,
                std::string_view lines);
void ask_for_paste();                  // into the text field being edited, or ClipboardClosed
void open_link(std::string_view url);  // new tab, noopener; only http, https, mailto

// --- storage -------------------------------------------------------------------------------------

void store_list();                      // StoreListed
void store_load(std::string_view key);  // DocumentLoaded or DocumentMissing
// Both are one strict transaction that succeeds only if the stored revision is `expected` (0: new);
// the new revision is expected + 1. DocumentSaved or StoreFailed. Requests run in order.
void store_save(std::string_view key, uint32_t expected, std::string_view bytes,
                std::string_view meta);
void store_append(std::string_view key, uint32_t expected, std::string_view entry,
                  std::string_view meta);
void store_describe(std::string_view key, std::string_view meta);
void store_trash(std::string_view key, bool is_trashed);
void store_delete(std::string_view key);  // with its backups
// One document a window at a time; WriterChanged, now and whenever it changes.
void store_claim(std::string_view key, bool from_other);
void store_release();  // once all requests so far are done
// What was written after the revision `since`. NewerLoaded.
void store_load_newer(std::string_view key, uint32_t since);

// A backup of the document `key` as all requests so far leave it. BackupsListed.
void store_back_up(std::string_view shelf, std::string_view key, std::string_view why);
void store_list_backups(std::string_view shelf);    // BackupsListed
void store_load_backup(uint32_t id, uint32_t use);  // BackupLoaded
// PacketsFound, that has failed, if it cannot be kept.
void store_keep_packet(std::string_view shelf, std::string_view baseline,
                       std::string_view department, std::string_view bytes);
// Those of this baseline and department. PacketsFound, if there are any.
void store_find_packets(std::string_view shelf, std::string_view baseline,
                        std::string_view department);
// In the place of the document it was made of, after a backup of that, whose `why` is "restore".
void store_restore_backup(uint32_t id);  // DocumentLoaded

}  // namespace taizhang::platform
