#pragma once

#include <vector>

#include "app/state.h"
#include "formats/ics.h"

namespace taizhang {

// What is due and not yet done, of tasks and all ledgers, as entries of a calendar; of what comes
// again and again the next time. What is about persons is masked.
std::vector<CalendarEntry> due_entries(const OpenRegister& open, Language language);

}  // namespace taizhang
