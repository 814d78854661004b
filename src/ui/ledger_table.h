#pragma once

#include <utility>
#include <vector>

#include "ui/ledger.h"
#include "ui/table_parts.h"

namespace taizhang {

// The parts of the table of a ledger, see draw_ledger().

inline constexpr float kNumber = 44;  // the column of row numbers

struct LedgerPlace {
  LedgerColumn column;
  size_t place = 0;  // in Ledgers::columns
  float left = 0, right = 0;
};

struct LedgerFrame {
  const OpenRegister& open;
  const LedgerShelf& shelf;
  Drafts& drafts;
  const Ui& ui;
  std::vector<LedgerPlace> places;
  float left = 0, right = 0;
  float sight = 0;  // where what is above the table ends
  Intents& out;
  const LedgerGroup* heading = nullptr;  // that keys act on; none: they act on a record

  const Ledgers& ledgers() const { return open.ledgers; }
};

// Looks at the ledger in another way.
template <typename How>
void change_look(const LedgerFrame& frame, How how) {
  LedgerLook look = frame.ledgers().look;
  how(look);
  frame.out.push_back(ChangeLook{std::move(look)});
}

// ledger_rows.cpp
// Of the columns that are drawn the one `step` places beside `at`; both in Ledgers::columns.
size_t column_beside(const std::vector<LedgerPlace>& places, size_t at, int step);
void draw_ledger_header(const LedgerFrame& frame, float y);
// `line` of the table, from 0 on: headings stand among the rows.
void draw_ledger_row(const LedgerFrame& frame, size_t row, size_t line, float y);
void draw_group_row(const LedgerFrame& frame, const LedgerGroup& group, float y);
void fold_group(const LedgerFrame& frame, const LedgerGroup& group, bool folded);

// ledger_toolbar.cpp: the title with what can be done, and the filters below it
void draw_ledger_toolbar(const LedgerFrame& frame, ImVec2 min);
void draw_ledger_chips(const LedgerFrame& frame, ImVec2 at);

}  // namespace taizhang
