#pragma once

#include <string>
#include <string_view>

#include "assets/files.h"
#include "base/date.h"
#include "rules/calendar.h"

// Values for the tests of rules.
namespace taizhang::make {

inline Date on(std::string_view iso) { return parse_date(iso).value(); }

inline Calendar calendar(std::vector<LocalDay> local = {}) {
  return Calendar(parse_calendar(asset("calendar.txt")), local);
}

}  // namespace taizhang::make
