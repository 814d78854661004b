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

// The item of a row that is the whole of [left, right): reached by mouse, by the mirror, and by Tab
// only where keys act. True when clicked.
bool press_cell(Drafts& drafts, const Ui& ui, const char* id, RowSpan cell, bool is_cursor);
// The ring around the cell that keys act on, while it is shown.
void draw_cursor(const Drafts& drafts, const Ui& ui, RowSpan cell);

// A box to tick that fills its cell. True when pressed.
bool mark_box(const Ui& ui, const char* id, std::string_view name, bool marked, ImVec2 at,
              float height);
// Ticks the row, with Shift all from the last tick to it.
Intent mark_of(RecordId record);
// A click with Ctrl or Shift ticks the row: true. Any other selects it, which is left.
bool ticks_by_click(Drafts& drafts, RecordId record, Intents& out);
// In place of the filters while rows are ticked: how many, and what can be done to all of them.
void draw_marked_actions(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 at,
                         Intents& out);

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
