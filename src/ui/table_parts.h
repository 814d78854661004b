#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/keys.h"
#include "ui/panels.h"

namespace taizhang {

// What the table of tasks and those of ledgers have in common. A table is selected in and ticked by
// the same keys and clicks, whatever its rows are.

inline constexpr float kCellPadding = 8;
inline constexpr float kMarks = 36;  // the column of boxes to tick

// A row or a cell in this frame: its sides and its top, in screen px.
struct RowSpan {
  float left, right, y;
};

void row_ground(const Ui& ui, RowSpan row, bool selected, ImU32 rest = 0);

// column_head.cpp: the edge of a column, dragged to make it wider. It is the mouse's alone: keys
// and assistive technology have the list of columns. True when it is pressed twice: as wide as it
// needs.
bool column_edge(Drafts& drafts, const Ui& ui, std::string_view column, RowSpan at);
// By how far the mouse has come: other columns, also those to the left, give way meanwhile.
float dragged_width(const ColumnLook& drag);
// The column with its new width at the end of a drag. Behind all heads, so that none takes it for a
// press.
std::optional<ColumnLook> end_column_drag(Drafts& drafts);

// The item of a row that is the whole of [left, right): reached by mouse, by the mirror, and by Tab
// only where keys act. True when clicked.
bool press_cell(Drafts& drafts, const Ui& ui, const char* id, RowSpan cell, bool is_cursor);
// The ring around the cell that keys act on, while it is shown.
void draw_cursor(const Drafts& drafts, const Ui& ui, RowSpan cell);

// The mark of a row or a cell with a conflict in it, up to `right`: it leads to `conflict`.
inline constexpr float kConflictMark = 24;
void draw_conflict_mark(Drafts& drafts, const Ui& ui, const Register::CellRef& conflict,
                        const std::string& name, float right, float y, bool is_cursor,
                        Intents& out);

// A box to tick that fills its cell. True when pressed.
bool mark_box(const Ui& ui, const char* id, std::string_view name, bool marked, ImVec2 at,
              float height);
// Ticks the row, with Shift all from the last tick to it.
Intent mark_of(RecordId record);
// A click with Ctrl or Shift ticks the row: true. Any other selects it, which is left.
bool ticks_by_click(Drafts& drafts, RecordId record, Intents& out);
// Where the detail begins that stands beside the list or, on a narrow page, lies over it; without
// one the page's right edge.
float detail_begin(const OpenRegister& open);
// Where what is above the list from `min` to `max` ends: at the detail, unless too little is left.
float tools_end(const OpenRegister& open, ImVec2 min, ImVec2 max);

// What the list can be narrowed to, and to what it is.
struct Choice {
  std::string name;
  int count = 0;
  bool is_chosen = false;
};
// The choices as chips from `at` on, or as a closed list called `name` where these have no room up
// to `right`. The one pressed in this frame.
std::optional<size_t> draw_choices(const Ui& ui, std::string_view name,
                                   const std::vector<Choice>& choices, ImVec2 at, float right);
// In place of the filters while rows are ticked: how many, and what can be done to all of them;
// as icons where the words have no room up to `right`.
void draw_marked_actions(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 at,
                         float right, Intents& out);

void scroll_to_row(const Ui& ui, size_t row);
// Scrolls to the selected row, once.
void bring_into_view(Drafts& drafts, const Ui& ui, RecordId selected, std::optional<size_t> row);

// The keys are the table's while nothing else wants them: no field, no dialog, and no other control
// that Tab has gone to.
bool has_keys(const Drafts& drafts);
// Where the keys lead among the rows from `at` (-1: no row), among the columns by how many; nothing
// when none of them was pressed.
std::optional<long> row_step(const Keys& keys, long at, long last, long page);
std::optional<int> column_step(const Keys& keys);
// With Shift the rows from `from` to `to` are ticked on the way.
void tick_on_the_way(const OpenRegister& open, RecordId from, RecordId to, Intents& out);
// Escape: first the ticks go, then the panel, then the ring.
void leave_table(const OpenRegister& open, Drafts& drafts, Intents& out);
bool enter_pressed(const Keys& keys);
// The second click of two on one cell. The first may have opened the detail and moved the columns.
bool is_double_clicked(const Drafts& drafts);

}  // namespace taizhang
