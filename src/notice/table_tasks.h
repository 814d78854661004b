#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "notice/table.h"
#include "notice/tasks.h"

namespace taizhang {

// The tasks of a table, row by row. Rows that fill only one cell head the rows below them; a text
// column whose cells are merged, blank or repeated groups the rows; the last one that is not names
// the task.
std::vector<FoundTask> tasks_of_table(std::string_view text, const Table& table);

}  // namespace taizhang
