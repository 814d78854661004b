#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// One undoable step: the changes one batch or one import made.
struct UndoStep {
  std::string label;  // what was done, for "撤销 改状态"
  std::vector<ChangeId> changes;
  bool operator==(const UndoStep&) const = default;
};

// A new step goes to the end of `done` and clears `undone`; the rest is kept by undo and redo.
struct UndoHistory {
  std::vector<UndoStep> done;
  std::vector<UndoStep> undone;
  std::vector<ChangeId> taken_back;  // changes of steps that are undone, also of forgotten ones
  std::vector<ChangeId> copies;      // changes that undo and redo made
  bool operator==(const UndoHistory&) const = default;
};

// Takes back the last step of `done`, or does the last of `undone` again: adds to `reg` changes that
// bring each of its cells to the heads it has without the changes taken back, moves the step
// between the stacks and returns the changes added. A cell that somebody has changed since stays.
// Law: after a step and its undo every cell shows what it showed before, and state() is the same;
// likewise after its redo.
// NothingToUndo, NothingToRedo. `nonce` must be fresh.
Result<std::vector<Change>> undo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce);
Result<std::vector<Change>> redo(Register& reg, UndoHistory& history, const Author& author,
                                 std::string_view nonce);

}  // namespace taizhang
