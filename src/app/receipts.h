#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/state.h"
#include "formats/clipboard_table.h"

namespace taizhang {

// The receipts of what came in while `round` was the present one, by time and then by department.
std::vector<RecordId> receipts_in(const Register& reg, int64_t round);

// A line for each, for the office's chat: department, file, round, digest, counts, when. The last
// line ended.
std::string receipts_text(const Register& reg, int64_t round, Language language);

// The same as a table with its header.
TableCells receipts_table(const Register& reg, int64_t round, Language language);

}  // namespace taizhang
