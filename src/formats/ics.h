#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/moment.h"

namespace taizhang {

// Days for the calendar of a mail program or telephone (RFC 5545).

struct CalendarEntry {
  std::string id;  // stable and unique: an entry that is read in again replaces itself
  Date day;        // the whole of it
  std::string title;
  std::string description;  // may have several lines, or be empty
  bool operator==(const CalendarEntry&) const = default;
};

// The file of a calendar called `name`, made at `now` of China's clocks. Each entry rings at nine
// in the morning of its day and, for `days_before` > 0, of that many days before. Later files
// replace the entries of earlier ones. Lines are folded at 75 bytes, never within a character.
std::string to_ics(std::span<const CalendarEntry> entries, std::string_view name, const Moment& now,
                   int days_before);

}  // namespace taizhang
