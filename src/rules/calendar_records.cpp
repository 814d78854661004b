#include "rules/calendar_records.h"

#include <string>

#include "base/digest.h"
#include "model/task.h"

namespace taizhang {

RecordId calendar_year_id(int year) {
  return id_of<RecordId>(sha256("taizhang calendar year " + std::to_string(year)));
}

std::optional<CalendarYear> calendar_year_of(const Record& record) {
  const auto* number = integer_of(value_of(record, fields::kYear));
  if (text_of(record, fields::kTemplate) != forms::kCalendarYear || !number || *number < 1 ||
      *number > 9999) {
    return {};
  }
  const int year = static_cast<int>(*number);
  auto off = parse_days(text_of(record, fields::kOff), year);
  auto worked = parse_days(text_of(record, fields::kWorked), year);
  if (!off || !worked) return {};
  return normal(
      {year, std::move(*off), std::move(*worked), std::string(text_of(record, fields::kSource))});
}

std::optional<LocalDay> local_day_of(const Record& record) {
  const auto* date = std::get_if<Date>(&value_of(record, fields::kDate));
  if (text_of(record, fields::kTemplate) != forms::kCalendarDay || !date) return {};
  const auto* kind = std::get_if<Option>(&value_of(record, fields::kKind));
  if (!kind) return {};
  return LocalDay{*date, kind->id == "worked", std::string(text_of(record, fields::kReason))};
}

std::vector<Edit> edits_for(const Register& reg, const CalendarYear& year) {
  const RecordId id = calendar_year_id(year.year);
  std::vector<Edit> edits;
  const auto put = [&](std::string_view field, Value value) {
    value = normal(std::move(value));
    if (reg.value(id, field) != value) edits.push_back({id, std::string(field), std::move(value)});
  };
  put(fields::kTemplate, std::string(forms::kCalendarYear));
  put(fields::kDeleted, {});
  put(fields::kYear, int64_t{year.year});
  put(fields::kOff, days_text(year.off, year.year));
  put(fields::kWorked, days_text(year.worked, year.year));
  put(fields::kSource, year.source);
  return edits;
}

Calendar calendar_of(std::string_view shipped, const Register& reg) {
  std::vector<CalendarYear> years = parse_calendar(shipped);
  std::vector<LocalDay> days;
  for (const Record& record : reg.records()) {
    if (!reg.exists(record.id)) continue;
    if (auto year = calendar_year_of(record)) years.push_back(*std::move(year));
    if (auto day = local_day_of(record)) days.push_back(*std::move(day));
  }
  return Calendar(std::move(years), days);
}

}  // namespace taizhang
