#pragma once

#include <utility>
#include <vector>

#include "ui/ledger.h"

namespace taizhang {

// The parts of the table of a ledger, see draw_ledger().

struct LedgerPlace {
  LedgerColumn column;
  float left = 0, right = 0;
};

struct LedgerFrame {
  const OpenRegister& open;
  const LedgerShelf& shelf;
  Drafts& drafts;
  const Ui& ui;
  std::vector<LedgerPlace> places;
  float left = 0, right = 0;
  Intents& out;

  const Ledgers& ledgers() const { return open.ledgers; }
};

// Looks at the ledger in another way.
template <typename How>
void change_look(const LedgerFrame& frame, How how) {
  LedgerLook look = frame.ledgers().look;
  how(look);
  frame.out.push_back(ChangeLook{std::move(look)});
}

// ledger_toolbar.cpp: the title with what can be done, and the filters below it
void draw_ledger_toolbar(const LedgerFrame& frame, ImVec2 min);
void draw_ledger_chips(const LedgerFrame& frame, ImVec2 at);

}  // namespace taizhang
