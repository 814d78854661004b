#pragma once

#include <string>

#include "model/register.h"

namespace taizhang {

// The register that goes on with `reg` when its year is over: called `title`, in its first round,
// with the departments, the tasks that are neither closed nor cancelled as they stand now, and the
// parts above them, in the same order; of the ledgers' records those that Ledger::carry says and
// all of the office's own ledgers, with what a check wants them linked to, what they stand below
// and what stands below them; and what the office has made of the forms. All of it is its baseline.
// Notes, evidence, rounds and the notice stay behind. `id` must be fresh: every record but a
// department's, the calendar's and those about forms gets an id derived from it and its old one, so
// that the two registers are never merged, and the same call gives the same register.
Result<Register> carried_over(const Register& reg, RecordId id, std::string title, int year);

// Another register, called `title` and in its first round, with all that exists in `reg` as it
// stands now for a baseline: no history, nothing that has gone out or come back. `id` must be
// fresh; the two are never merged.
Result<Register> duplicated(const Register& reg, RecordId id, std::string title);

}  // namespace taizhang
