#pragma once

#include <string_view>
#include <vector>

#include "notice/notice.h"
#include "notice/outline.h"
#include "notice/tasks.h"

namespace taizhang {

// Everything a person should look at, in order of place. `found` are the notice's tasks with what
// was found around them, index by index; `outline` what else was read.
std::vector<Problem> find_problems(std::string_view text, const Notice& notice,
                                   const std::vector<FoundTask>& found, const Outline& outline);

}  // namespace taizhang
