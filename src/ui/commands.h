#pragma once

#include <span>
#include <string>

#include "imgui.h"
#include "ui/screen.h"

namespace taizhang {

// Everything a user can ask for without pointing at it. The palette (Ctrl+K) lists the commands
// that are available, F1 lists those with a key, and the keys themselves are read from here too, so
// the three never disagree.
struct Command {
  enum class Where { Everywhere, Start, Preview, Register, Table };  // how F1 groups them

  Text name;
  Where where = Where::Everywhere;
  ImGuiKeyChord key = 0;      // 0: only through the palette
  bool while_typing = false;  // the key works inside a text field too
  bool (*available)(const AppState& state);
  void (*run)(const AppState& state, Drafts& drafts, Intents& out);
  ImGuiKeyChord also = 0;           // a second key, which no list shows
  bool in_row_menu = false;         // of the table
  const char* table_key = nullptr;  // the table's own key for it, in words
};

std::span<const Command> commands();

// The office's register is on screen; a task is selected there, or in a packet's form.
bool on_register(const AppState& state);  // any, with nothing over it
bool in_office(const AppState& state);
bool can_note(const AppState& state);

// "Ctrl+Shift+Z", as it stands on a keyboard; empty for no key.
std::string key_words(ImGuiKeyChord key);
std::string keys_of(const Command& command);

// Would a command take the key now, or would the browser leave the page by it with what is typed or
// asked there? What is not taken stays the browser's own.
bool takes_key(const AppState& state, ImGuiKeyChord key);
// Runs the commands whose keys were pressed in this frame.
void run_pressed(const AppState& state, Drafts& drafts, Intents& out);

// palette_entries.cpp
// An available command, a status for the selected task or a part to go to, as the palette lists it.
struct PaletteEntry {
  std::string name;
  std::string detail;                // its key, or what kind of thing it is
  const Command* command = nullptr;  // null: `intent`
  Intent intent = ShowStart{};
  std::string_view also = {};  // other words it is found by, not shown
};

// palette_actions.cpp: what the buttons of the page that is open do. REQUIRES an open register.
void add_page_actions(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out);

// Those whose name holds every word of `typed`, as it stands or as pinyin: the whole name first,
// then where it begins so, each in the commands' order; and behind them those that hold the words
// in the other words they are found by.
std::vector<PaletteEntry> palette_entries(const AppState& state, const Ui& ui,
                                          std::string_view typed);

}  // namespace taizhang
