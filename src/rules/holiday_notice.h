#pragma once

#include <string_view>
#include <vector>

#include "base/text.h"
#include "rules/calendar.h"

namespace taizhang {

// A place of a holiday notice to look at before it is taken over.
enum class HolidayProblemKind {
  NoYear,          // neither the text nor the caller says of which year it is; nothing is read
  NoDays,          // no day off and no day worked in it
  UnreadItem,      // a numbered item without a day off
  BadDays,         // no such day, a stretch backwards or too long, or of quite another year
  OtherWeekday,    // 周六 stands by a day that is none
  OtherCount,      // 共8天 of a stretch that is not as long
  WorkedAnyway,    // 上班 on a Monday to Friday
  UnknownHoliday,  // a holiday is prolonged that the text has not named before
};

struct HolidayProblem {
  HolidayProblemKind kind;
  Span place;  // bytes of the text
  bool operator==(const HolidayProblem&) const = default;
};

struct HolidayNotice {
  CalendarYear year;  // normal; year 0: not known. `source` is left empty
  std::vector<HolidayProblem> problems;
  bool operator==(const HolidayNotice&) const = default;
};

// Reads a pasted 国务院办公厅关于某年部分节假日安排的通知, or a later change of one: days that
// stand right before 放假 or 补休 are off, right before 上班 worked (起上班 says nothing); what is
// said later goes before. 延长春节假期至2月2日 goes on from the days of 春节 earlier in the text.
// `year` where the text names none; 0: unknown. Full- and half-width signs are the same, white
// space and line ends mean nothing. Never fails, linear in the text.
HolidayNotice parse_holiday_notice(std::string_view text, int year = 0);

}  // namespace taizhang
