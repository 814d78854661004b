#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace taizhang {

// A day, and the minute of it (0-1439) where that was said. A day alone comes before its minutes.
struct Moment {
  Date date;
  std::optional<int> minute;
  auto operator<=>(const Moment&) const = default;
};

// "2026-11-24" or "2026-11-24 09:30"; law: parse_moment(to_text(m), 0) == m. Also read: what
// `named_day` reads, then 9:30, 9：30, 9时30分, 9时. `year` where the text names none; 0: unknown.
std::string to_text(const Moment& moment);
std::optional<Moment> parse_moment(std::string_view text, int year);

Moment add_minutes(const Moment& moment, int64_t minutes);      // a day alone counts from 00:00
int64_t minutes_between(const Moment& from, const Moment& to);  // likewise

}  // namespace taizhang
