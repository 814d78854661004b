#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/register.h"
#include "rules/calendar.h"

namespace taizhang {

// What an office adds to the calendar stands in its register, as records of two forms. So it is
// saved, undone and merged like everything else.
namespace forms {
// year: Integer. off, worked: LongText, as `parse_days`. source: Text.
inline constexpr std::string_view kCalendarYear = "calendar_year";
// assets/ledgers/calendar_day.json: of the kind off or worked.
inline constexpr std::string_view kCalendarDay = "calendar_day";
}  // namespace forms

namespace fields {
inline constexpr std::string_view kOff = "off";        // calendar_year
inline constexpr std::string_view kWorked = "worked";  // calendar_year
inline constexpr std::string_view kReason = "reason";  // calendar_day: Text
}  // namespace fields

// The record of a year: derived from it, so that two who paste the same notice mean the same one.
RecordId calendar_year_id(int year);

// None for a record of another form, without its year, date or kind, or with days that cannot be
// read.
std::optional<CalendarYear> calendar_year_of(const Record& record);
std::optional<LocalDay> local_day_of(const Record& record);

// What puts `year` into the register, in place of what it knew of that year. REQUIRES a year.
std::vector<Edit> edits_for(const Register& reg, const CalendarYear& year);

// `shipped` (assets/calendar.txt) with what the existing records of `reg` add. Walks the register.
Calendar calendar_of(std::string_view shipped, const Register& reg);

}  // namespace taizhang
