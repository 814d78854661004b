#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/open_register.h"
#include "app/pasting.h"
#include "app/preview.h"
#include "app/rounds.h"
#include "app/texts.h"
#include "base/error.h"
#include "base/id.h"
#include "formats/json.h"
#include "formats/xlsx_read.h"

namespace taizhang {

enum class Screen {
  Opening,  // waiting for the store's first answer
  Start,    // three doors and the recent registers
  Paste,    // a field to paste a notice into
  Preview,  // what was read of a notice, beside its source
  Register,
};

enum class Theme { System, Light, Dark };
enum class RowHeight { Automatic, Compact, Comfortable };

// Sizes the interface can be shown at, per cent, on top of the browser's own zoom.
inline constexpr int kScales[] = {80, 90, 100, 110, 125, 150, 175, 200};

struct Settings {
  Language language = Language::Chinese;
  Theme theme = Theme::System;
  RowHeight rows = RowHeight::Automatic;
  int scale = 100;         // one of kScales
  std::string author;      // written into changes and notes; may be empty
  std::string department;  // likewise
  bool is_guided = true;   // the five steps of a first register are shown
  bool operator==(const Settings&) const = default;
};

// A register in the browser's store, as the start page lists it.
struct Recent {
  std::string key;
  std::string title;
  std::string issuer;
  int tasks = 0;
  int closed = 0;
  std::string updated;  // as Author::at
  uint32_t revision = 0;
  Filed filed = {};
  bool operator==(const Recent&) const = default;
};

// Something done to a stored register that is not opened by it.
struct Chore {
  enum class Kind { Rename, Duplicate };
  Kind kind = Kind::Rename;
  std::string key;
  std::string title;  // that it, or its copy, is to have
  bool operator==(const Chore&) const = default;
};

// One line at the bottom that goes away by itself.
struct Toast {
  Message message;
  bool can_undo = false;
  uint32_t serial = 0;  // a new toast is a new serial
  bool operator==(const Toast&) const = default;
};

// A register's file that has been read.
struct Arriving {
  std::string name;
  size_t bytes = 0;
  Snapshot snapshot;
};

// A strip that stays until it is dealt with.
struct Strip {
  Message message;
  bool is_error = true;
  std::optional<Arriving> newer = {};  // the file it refuses, which can be looked at all the same
};

// What takes so long that the page says how far it is. Nothing else happens until it is done or
// given up.
struct Progress {
  Message message;
  int per_cent = 0;
  bool operator==(const Progress&) const = default;
};

// What was made ready in pieces, between frames, for the intent that comes next; see long_work.h.
struct MadeReady {
  std::optional<Result<Snapshot>> read;  // of the file or document
  std::string bytes;  // of the open register's snapshot, read back equal; of the file of SaveSheet
  std::optional<FileResult<std::vector<SheetCells>>> sheets = {};  // of the file
  std::optional<Comparison> comparison = {};  // of the file with the open register
};

struct AppState {
  // Made, copied and ended by code that is compiled once.
  AppState();
  AppState(const AppState&);
  AppState(AppState&&) noexcept;
  AppState& operator=(const AppState&);
  AppState& operator=(AppState&&) noexcept;
  ~AppState();

  Screen screen = Screen::Opening;
  Settings settings;
  std::vector<Template> templates;      // the built-in forms that every register has
  std::vector<Template> ledgers;        // those of ledgers and of what stands below their records
  std::vector<Department> departments;  // known from earlier registers; offered in the preview
  IdSource ids;

  std::vector<Recent> recents;
  std::vector<Recent> trashed;  // likewise
  std::optional<Chore> chore;
  std::optional<Preview> preview;
  std::optional<OpenRegister> open;
  std::optional<PastedTable> pasted;  // a block of cells, shown before it becomes records
  std::vector<PastedTable> sheets;    // of the file it came in; none: it has one
  HeaderNotes header_notes;           // of tables that were taken in before
  std::optional<Arriving> arriving;   // read from a file, waits for the stored one of the same key
  std::optional<Message> when_open;   // said once the register that was asked for is open
  std::optional<IssuePlan> issuing;   // the dialog that issues a round
  std::optional<Collection> collection;  // returns that have come in and are not yet applied

  std::optional<Progress> progress;
  MadeReady ready;
  std::optional<Toast> toast;
  std::optional<Strip> strip;
  std::optional<Message> copying;        // said once the clipboard holds what was copied
  std::optional<Message> store_problem;  // the browser will not keep anything
  bool store_is_newer = false;           // than this program: it is read and not written
  uint32_t toasts = 0;
  uint64_t content = 0;  // grows when anything on screen other than time may have changed
};

// Are corrections of a notice on the page, or offered to be gone back to? Nothing else keeps them.
bool has_corrections(const AppState& state);

// Are returns to the open register looked at?
bool is_collecting(const AppState& state);

// The recent register's line as it stands beside the document in the store.
// `title`: another than the register's own.
std::string meta_of(const OpenRegister& open, std::string_view title = {});
Recent recent_of(std::string key, uint32_t revision, std::string_view meta);

// Null: it is not in the list of what is stored.
const Recent* find_stored(const AppState& state, std::string_view key);

}  // namespace taizhang
