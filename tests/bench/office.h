#pragma once

#include <cstddef>

#include "formats/json.h"
#include "model/packet.h"

namespace taizhang {

// A register of `tasks` tasks of eight columns, shared out among `departments` departments.
Register make_office(size_t departments, size_t tasks);

// What the department of `packet` sends back: `count` changes of its tasks, the later in place of
// the earlier when it has fewer cells to fill.
Snapshot make_return(Packet packet, size_t count);

// What merging returns into an open office costs, in milliseconds of the processor.
struct MergeCost {
  double reading = 0;    // from the bytes of all returns to registers, their digests compared
  double reviewing = 0;  // what each would do, all in the light of the others
  double writing = 0;    // the changes that do it, with a receipt for each file
  double adding = 0;     // to the office's register
  size_t changes = 0;    // added, receipts among them
};

// REQUIRES: `returns` are returns of `office`.
MergeCost merge_returns(Register& office, const std::vector<std::string>& returns);

// The most memory the process has had so far, in MB; 0 where the system does not tell.
double peak_megabytes();

}  // namespace taizhang
