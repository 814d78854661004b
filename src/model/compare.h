#pragma once

#include <string>
#include <vector>

#include "model/register.h"

namespace taizhang {

enum class Difference { Added, Changed, Deleted };

struct CellDifference {
  std::string field;
  Value before;
  Value after;
  bool operator==(const CellDifference&) const = default;
};

struct RecordDifference {
  RecordId record;
  std::string form;  // template id
  Difference kind = Difference::Changed;
  std::vector<CellDifference> cells;  // that differ, in the template's order, _parent and _order
                                      // last; of added and deleted records all that are not empty
  bool operator==(const RecordDifference&) const = default;
};

// What `after` shows otherwise than `before`, in reading order. Records that exist in neither are
// passed over. Law: empty exactly when both show the same records; swapping the registers swaps
// Added and Deleted, and before and after of each cell.
std::vector<RecordDifference> compare(const Register& before, const Register& after);

// compare() in pieces of some hundred records, of registers that stay as they are meanwhile:
//   DifferencesSoFar so_far;
//   while (go_on(so_far, before, after)) show(so_far.next, so_far.order.size());
//   use(so_far.found);
struct DifferencesSoFar {
  std::vector<RecordId> order = {};  // of both, found by the first piece
  size_t next = 0;                   // in it
  std::vector<RecordDifference> found = {};
};
bool go_on(DifferencesSoFar& so_far, const Register& before, const Register& after);

// The records that exist in either register as a reader meets them in `after`: the register's own,
// departments, parts and tasks each with its notes and evidence, then other forms in the templates'
// order. What `before` alone has stands behind what it stood behind there.
std::vector<RecordId> reading_order(const Register& before, const Register& after);

}  // namespace taizhang
