#pragma once

#include <string>
#include <string_view>

#include "notice/notice.h"

namespace taizhang {

// The notice as readable JSON, for the command line and the golden tests. `text` is what was
// parsed; problems are shown at their lines and columns. Bad UTF-8 comes out as U+FFFD.
std::string to_json(const Notice& notice, std::string_view text);

// The name of a kind in snake_case, as in assets/i18n: unread_line.
std::string_view name_of(ProblemKind kind);

}  // namespace taizhang
