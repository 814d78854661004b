#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "imgui.h"
#include "ui/text_edit.h"
#include "ui/text_layout.h"

namespace taizhang {

// What an input method is composing, before and behind its own caret.
struct Preedit {
  std::string before, after;

  bool empty() const { return before.empty() && after.empty(); }
  bool operator==(const Preedit&) const = default;
};

// Why the last thing asked of a field did not happen.
struct TextRefusal {
  enum class Why { TooLong, ClipboardClosed };
  Why why = Why::TooLong;
  size_t characters = 0;  // TooLong: how many there were to put in
};

// The visit to the one text field that is being edited.
struct TextVisit {
  static constexpr float kNowhere = -1;

  ImGuiID id = 0;
  bool single_line = false;
  size_t limit = 0;  // characters
  TextEdit edit;
  TextHistory history;
  std::string original;       // when the visit began
  Preedit preedit;            // stands in the selection's place until it is committed
  float column_x = kNowhere;  // where Up and Down would like to be
  float scroll_x = 0;         // px, of a single line
  bool follow = false;        // scroll until the caret is seen
  std::optional<TextRefusal> refusal;
  std::optional<size_t> word_at;  // double clicked, in a run that is selected: the page knows words

  std::optional<ImVec2> menu;   // where the context menu is open
  ImVec2 menu_end;              // its other corner, a frame ago
  size_t menu_item = 0;         // chosen by keys
  bool wants_paste = false;     // from the menu: the page has to ask for the clipboard
  bool next_takes_all = false;  // the visit that begins next selects the whole text
};

// The last visit in this context. It lives as long as the context and begins empty.
TextVisit& text_visit(ImGuiContext& context);

// What keys and the context menu do alike.
enum class TextAction { Undo, Redo, Cut, Copy, Paste, SelectAll };
bool can(const TextVisit& visit, TextAction action);
void act(TextVisit& visit, TextAction action);

// The caret goes to `offset` of line `index`, to be shown in that line.
void move_to_line(TextVisit& visit, const TextLayout& layout, size_t index, size_t offset,
                  bool selecting);

// Inserts what keyboard or input method typed since the last frame. Neither this nor use_keys()
// takes the key the visit began with for input. True when something was typed.
bool use_typed(TextVisit& visit);

enum class VisitEnd { GoesOn, Kept, Forgotten };

// Does what the keys of this frame say: one of them moves the caret or changes the text. `layout`
// is of the visit's text, `page` the lines of PageUp. Esc forgets the visit's text; Enter ends the
// visit to a single line.
VisitEnd use_keys(TextVisit& visit, const TextLayout& layout, size_t page);

}  // namespace taizhang
