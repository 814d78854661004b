#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/table_cells.h"
#include "ui/table_parts.h"

namespace taizhang {

// The parts of the table of tasks, see draw_task_table().

inline constexpr float kTick = 14;  // before the status of a closed task

struct ColumnPlace {
  std::string column;
  const Field* field = nullptr;  // null: it is computed
  float left = 0, right = 0;     // screen px
};

struct TableColumns {
  float left = 0, cells = 0, right = 0;  // the boxes to tick, from `cells` on the columns, the end
  bool wide = false;                     // room for long words
  std::vector<ColumnPlace> places;
};
TableColumns table_columns(const OpenRegister& open, const Drafts& drafts, const Ui& ui, float left,
                           float right);

struct RowPlace {
  int index;  // in the grid, from 2
  float y;
};

// A task's row in this frame.
struct TaskLine {
  const OutlineRow& row;
  float y;
  bool closed;
  bool has_cursor;  // keys act on one of its cells
};

// What a row is drawn with.
struct TableFrame {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  const TableColumns& columns;
  Intents& out;
};

// table_rows.cpp
void draw_table_header(const TableFrame& table, float y);
void draw_part_row(const TableFrame& table, const OutlineRow& row, RowPlace place);
void draw_task_row(const TableFrame& table, const OutlineRow& row, RowPlace place);

// table_cell.cpp: what the mirror says of a task's cell; the cell itself, the last item, with what
// is cut of it whole in a tooltip
bool is_in_conflict(const TableFrame& table, const TaskLine& line, const ColumnPlace& at);
std::string said_words(const TableFrame& table, const OutlineRow& row, std::string_view column);
void draw_task_cell(const TableFrame& table, const TaskLine& line, const ColumnPlace& at,
                    const std::string& said);

// table_keys.cpp: moves the cell that keys act on; `page` is the rows of a screen. Runs behind the
// rows, so that what is typed into a cell is done first.
void table_keys(const TableFrame& table, size_t page);

// Begins to edit a cell in its place; one that is computed, or has no room for it, opens the
// detail.
void edit_cell(const TableFrame& table, RecordId record, std::string_view column);

}  // namespace taizhang
