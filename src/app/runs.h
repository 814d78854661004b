#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace taizhang {

// A stretch of text in what became of another.
struct Run {
  enum class Kind { Same, Removed, Added };
  Kind kind = Kind::Same;
  std::string text;  // whole characters; never empty
  bool operator==(const Run&) const = default;
};

// How `before` became `after`, character by character; what is removed stands before what is added
// in its place. Neighbours differ in kind, and a single character that happens to stay between two
// differences counts as changed, so that words are not torn. Law: the texts of Same and Removed
// give `before`, those of Same and Added give `after`.
// Of very long texts only what they begin and end with alike is the same.
std::vector<Run> runs_between(std::string_view before, std::string_view after);

}  // namespace taizhang
