#pragma once

#include <optional>
#include <vector>

#include "app/intent.h"

namespace taizhang {

// Tasks and parts in another place of the outline. A task may stand below a task, a part below
// parts alone.

enum class Direction {
  Up,    // before the one above it that stands under the same
  Down,  // likewise
  In,    // a task: below the one above it, behind what is there
  Out,   // a task: behind what it stands under, but never out of a part at the top
};

// A place of the outline: under `parent` (Id{}: at the top), before the child `before` (Id{}:
// behind all).
struct Landing {
  RecordId parent, before;
  bool operator==(const Landing&) const = default;
};

// The edits that put the record there; none: it may not stand there, or does so already.
std::vector<Edit> moved_to(const OpenRegister& open, RecordId record, const Landing& landing);
std::vector<Edit> moved(const OpenRegister& open, RecordId record, Direction direction);

// The same as one step, with a toast.
ApplyEdits move_step(const OpenRegister& open, RecordId record, std::vector<Edit> edits);

// What keeps the place of what stands below tasks and parts that are deleted: it goes where they
// stood. `gone`: of each row of the outline, is it deleted?
std::vector<Edit> left_behind(const OpenRegister& open, const std::vector<bool>& gone);
template <typename IsGone>
std::vector<Edit> left_behind(const OpenRegister& open, const IsGone& is_gone) {
  std::vector<bool> gone;
  for (const OutlineRow& row : open.outline) gone.push_back(is_gone(row.record));
  return left_behind(open, gone);
}

// How many tasks the task stands below.
int task_level(const OpenRegister& open, RecordId task);

// Do the table's rows stand in their own order, so that a move can be seen?
bool shows_order(const OpenRegister& open);

// Where a row that is dropped between row `row` - 1 and `row` of the table lands; none: nowhere.
std::optional<Landing> landing_at(const OpenRegister& open, RecordId record, size_t row);

}  // namespace taizhang
