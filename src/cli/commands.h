#pragma once

#include <span>
#include <string>
#include <string_view>

namespace taizhang::cli {

// A command of `taizhang`: gets the words after its name, prints to standard output and gives the
// exit code. 0: done; 1: done, and there is something to look at (conflicts, changes held back,
// files not taken, differences); 2: it could not be done, and a sentence on standard error says
// why.
using Arguments = std::span<const std::string_view>;
constexpr int kDone = 0;
constexpr int kLook = 1;
constexpr int kRefused = 2;

int parse(Arguments arguments);
int packet(Arguments arguments);
int merge(Arguments arguments);
int diff(Arguments arguments);
int validate(Arguments arguments);

int refuse(std::string_view sentence);

}  // namespace taizhang::cli
