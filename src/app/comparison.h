#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assets/texts.h"
#include "formats/json.h"
#include "model/compare.h"

namespace taizhang {

// A line of the list of differences: a record or, below it, one of its cells.
struct DifferenceRow {
  uint32_t difference = 0;
  std::optional<uint32_t> cell;
  bool operator==(const DifferenceRow&) const = default;
};

// The open register beside the one of a file, which stays as it was read.
struct Comparison {
  std::string file;                // name
  Register before;                 // what the file holds
  bool is_partial = false;         // a packet or return: what it lacks says nothing
  std::optional<Difference> kind;  // shown alone; none: all

  // Derived by refresh().
  uint64_t revision = 0;  // of the open register
  std::vector<RecordDifference> differences;
  std::array<int, 3> counts = {};   // by Difference
  std::vector<DifferenceRow> rows;  // of what is shown
};

Comparison compared(std::string file, Snapshot read, const Register& now);
// Of what compare() has found already.
Comparison compared(std::string file, Snapshot read, const Register& now,
                    std::vector<RecordDifference> found);
void refresh(Comparison& comparison, const Register& now);  // nothing when `now` is as it was
void show_kind(Comparison& comparison, std::optional<Difference> kind);

// Differences as plain text for a person, with what was compared when.
std::string report(const Comparison& comparison, const Register& now, std::string_view at,
                   Language language);

}  // namespace taizhang
