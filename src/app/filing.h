#pragma once

#include <optional>

#include "app/state.h"
#include "base/date.h"

namespace taizhang {

// Whole days since the register last went out to a file; none: it never did.
std::optional<int> days_since_file(const Filed& filed, Date today);

// Has so much been changed since, or for so long, that the user is reminded?
bool is_file_due(const Filed& filed, Date today);

// What ExportSnapshot writes: the open register, masked without what is about persons.
Result<Snapshot> exported(const OpenRegister& open, bool is_masked);

}  // namespace taizhang
