#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "assets/texts.h"
#include "base/text.h"
#include "model/register.h"

namespace taizhang {

struct OpenRegister;

// One text for another in many cells at once, looked at before it is done.

enum class ReplaceScope {
  Shown,       // tasks that the table lists, with their notes
  Tasks,       // all of them
  Everything,  // and parts, and the records of all ledgers
  Ledger,      // the records of the one on screen, with what stands below them
};

struct Replacing {
  std::string find, by;
  bool match_case = false;  // else ASCII letters are the same in both
  ReplaceScope scope = ReplaceScope::Shown;
  bool operator==(const Replacing&) const = default;
};

// A cell with hits: stretches of its text, in order.
struct ReplaceLine {
  RecordId record;
  std::string field;
  std::vector<Span> hits;
  bool is_taken = true;
  bool operator==(const ReplaceLine&) const = default;
};

inline constexpr size_t kMostHits = 10'000;

struct ReplacePlan {
  std::vector<ReplaceLine> lines = {};
  size_t disputed = 0;  // cells with hits that are in conflict: left out
  bool is_cut = false;  // there are more than kMostHits
  bool operator==(const ReplacePlan&) const = default;
};

// Texts alone are looked at; who wrote a note and what a department is called in files are none. A
// cell that must be filled is left out where nothing would be left of it. Walks the register.
ReplacePlan replace_plan(const OpenRegister& open, const Replacing& asked);
size_t count_hits(const ReplacePlan& plan, bool taken_only);
// Of the lines that are taken. REQUIRES the register the plan was made of.
std::vector<Edit> replace_edits(const Register& reg, const ReplacePlan& plan, std::string_view by);

std::vector<Span> hits_of(std::string_view text, std::string_view sought, bool match_case);
std::string replaced(std::string_view text, const std::vector<Span>& hits, std::string_view by);

// The text from shortly before its first hit on, on one line.
struct Excerpt {
  std::string text;
  std::vector<Span> hits;
  bool operator==(const Excerpt&) const = default;
};
Excerpt excerpt_of(std::string_view text, const std::vector<Span>& hits);

// Where the cell stands: "1.2 做好文件解读 · 具体措施".
std::string place_words(const OpenRegister& open, const ReplaceLine& line, Language language);

}  // namespace taizhang
