#pragma once

#include <string_view>

namespace taizhang {

// The program's version, as it stands on screen, in the files it writes and in the list of
// components that ships with it.
inline constexpr std::string_view kVersion = "0.1.0";

}  // namespace taizhang
