#include "rules/calendar_records.h"

#include <catch2/catch_test_macros.hpp>

#include "calendar.h"
#include "make.h"
#include "model/task.h"

namespace taizhang {
namespace {

using make::on;

Register register_with(std::vector<Record> records = {}) {
  Template year, day;
  year.id = forms::kCalendarYear;
  year.name.zh = "工作日历";
  year.fields = {make::field("year", FieldType::Integer), make::field("off", FieldType::LongText),
                 make::field("worked", FieldType::LongText),
                 make::field("source", FieldType::Text)};
  day.id = forms::kCalendarDay;
  day.name.zh = "本地日历";
  day.fields = {make::field("date", FieldType::Date), make::field("kind", FieldType::Enumeration),
                make::field("reason", FieldType::Text)};
  day.fields[1].options = {{"off", {"放假", "", ""}, ""}, {"worked", {"上班", "", ""}, ""}};
  return Register::make(make::id(0xABC), {year, day}, std::move(records)).value();
}

const CalendarYear k2027{2027, {{2027, 1, 1}, {2027, 2, 8}}, {{2027, 1, 31}}, "通知"};

}  // namespace

TEST_CASE("a year that is added stands in the register and comes back the same") {
  Register reg = register_with();
  make::apply(reg, edits_for(reg, k2027), "1");
  const Record* record = reg.find(calendar_year_id(2027));
  REQUIRE(record);
  CHECK(text_of(*record, fields::kOff) == "01-01 02-08");
  CHECK(calendar_year_of(*record) == k2027);
  const Calendar days = calendar_of(asset("calendar.txt"), reg);
  CHECK(days.covers(on("2026-12-31"), on("2027-12-31")));
  CHECK(days.is_working_day(on("2027-01-31")));
  CHECK(edits_for(reg, k2027).empty());
}

TEST_CASE("a year that is added again replaces what was there, and comes back from the trash") {
  Register reg = register_with();
  make::apply(reg, edits_for(reg, k2027), "1");
  make::apply(reg, {{calendar_year_id(2027), std::string(fields::kDeleted), true}}, "2");
  CHECK_FALSE(calendar_of("", reg).covers(on("2027-03-01"), on("2027-03-01")));
  CalendarYear changed = k2027;
  changed.worked.clear();
  make::apply(reg, edits_for(reg, changed), "3");
  CHECK(calendar_year_of(*reg.find(calendar_year_id(2027))) == changed);
  CHECK(calendar_of("", reg).covers(on("2027-03-01"), on("2027-03-01")));
}

TEST_CASE("local days of the register go into the calendar") {
  const Register reg = register_with(
      {make::record(
           make::id(1), "calendar_day",
           {{"date", on("2026-07-28")}, {"kind", Option{"off"}}, {"reason", std::string("台风")}}),
       make::record(make::id(2), "calendar_day",
                    {{"date", on("2026-07-25")}, {"kind", Option{"worked"}}}),
       make::record(make::id(3), "calendar_day", {{"kind", Option{"off"}}}),
       make::record(make::id(4), "calendar_day", {{"date", on("2026-07-29")}})});
  CHECK(local_day_of(*reg.find(make::id(1))) == LocalDay{on("2026-07-28"), false, "台风"});
  const Calendar days = calendar_of(asset("calendar.txt"), reg);
  CHECK_FALSE(days.is_working_day(on("2026-07-28")));
  CHECK(days.is_working_day(on("2026-07-25")));
  CHECK(days.is_working_day(on("2026-07-29")));
}

TEST_CASE("a year whose days cannot be read leaves what shipped") {
  const Register reg =
      register_with({make::record(make::id(1), "calendar_year",
                                  {{"year", int64_t{2026}}, {"off", std::string("国庆节")}}),
                     make::record(make::id(2), "calendar_year", {{"off", std::string("01-01")}}),
                     make::record(make::id(3), "calendar_year", {{"year", int64_t{1} << 40}})});
  CHECK_FALSE(calendar_of(asset("calendar.txt"), reg).is_working_day(on("2026-10-01")));
  for (const Record& record : reg.records()) CHECK_FALSE(calendar_year_of(record));
}

}  // namespace taizhang
