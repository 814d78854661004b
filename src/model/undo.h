#pragma once

#include <string>
#include <vector>

#include "model/register.h"

namespace taizhang {

// One undoable step: the changes one batch made.
struct UndoStep {
  std::string label;  // what was done, for "撤销 改状态"
  std::vector<ChangeId> changes;
  bool operator==(const UndoStep&) const = default;
};

struct UndoHistory {
  std::vector<UndoStep> done;
  std::vector<UndoStep> undone;
  bool operator==(const UndoHistory&) const = default;
};

// Changes that restore, in every cell the step touched and where its change is still a head, the
// heads before it (several heads come back as several). Cells others changed since stay.
// Redo is the same on the step the undo made.
// Law: after apply and undo every cell shows what it showed before, and state() is the same.
std::vector<Change> undo_changes(const Register& reg, const UndoStep& step, const Author& author,
                                 std::string_view nonce);

// Both add the changes to `reg`, move the step between the stacks and return the changes added.
// NothingToUndo, NothingToRedo.
Result<std::vector<Change>> undo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce);
Result<std::vector<Change>> redo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce);

}  // namespace taizhang
