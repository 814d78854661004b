#include "model/carry_over.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../office.h"
#include "../show.h"
#include "model/compare.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

const RecordId kNext = make::id(0xDEF);

Register next_year(const Register& reg) {
  return carried_over(reg, kNext, "2027年政务公开任务", 2027).value();
}

void close_task(Register& reg, RecordId task) {
  make::fill(reg, task, fields::kStatus, Option{"closed"}, "close" + to_text(task), "办公室");
}

std::vector<std::string> titles(const Register& reg, std::string_view form) {
  std::vector<std::string> titles;
  for (const OutlineRow& row : outline(reg))
    if (text_of(reg, row.record, fields::kTemplate) == form)
      titles.emplace_back(text_of(reg, row.record, fields::kTitle));
  return titles;
}

Register with_ledgers(std::vector<Record> records) {
  records.push_back(make::record(make::id(0xABC), forms::kRegister, {}));
  std::vector<Template> forms = make::forms();
  for (const char* one : {"application", "lawsuit", "document", "interpretation", "slip",
                          "extension", "inspection_plan", "inspection_result", "permit", "enforcement", "score",
                          "calendar_year", "calendar_day", "own_ledger", "own_field"})
    forms.push_back(make::form(one));
  return Register::make(make::id(0xABC), std::move(forms), std::move(records)).value();
}

// The records of a form, or of all forms that begin so.
std::vector<const Record*> all_of(const Register& reg, std::string_view form) {
  std::vector<const Record*> found;
  for (const Record& record : reg.records())
    if (text_of(record, fields::kTemplate).starts_with(form)) found.push_back(&record);
  return found;
}

bool has_form(const Register& reg, std::string_view form) {
  return std::ranges::any_of(reg.records(), [&](const Record& record) {
    return text_of(record, fields::kTemplate) == form;
  });
}

}  // namespace

TEST_CASE("next year's register takes the unfinished tasks and the parts above them") {
  Register office = make::office();
  close_task(office, make::id(3));
  const Register next = next_year(office);
  CHECK(titles(next, forms::kTask) == std::vector<std::string>{"解读材料同步", "新媒体备案"});
  CHECK(titles(next, forms::kPart) == std::vector<std::string>{"一、政策解读"});
  CHECK(department_keys(next) == department_keys(office));
}

TEST_CASE("a suspended task goes along into next year, a cancelled one does not") {
  Register office = make::office();
  make::fill(office, make::id(1), fields::kStatus, Option{"cancelled"}, "c", "");
  make::fill(office, make::id(3), fields::kStatus, Option{"suspended"}, "s", "");
  CHECK(titles(next_year(office), forms::kTask) ==
        std::vector<std::string>{"新媒体备案", "督查通报"});
}

TEST_CASE("departments go along with their other names and what collective names stand for") {
  Register office = make::office();
  const RecordId group = department_id("各大队");
  make::fill(office, department_id("法规处"), fields::kAliases, std::string("政策法规处\n法制科"),
             "alias", "办公室");
  make::apply(office,
              {{group, "_template", std::string(forms::kDepartment)},
               {group, "key", std::string("各大队")},
               {group, "name", std::string("各大队")},
               {group, "group", true},
               {group, "members", make::departments({"督查处", "宣教处"})}},
              "group");
  make::apply(office, merged_departments(office, department_id("宣教处"), department_id("督查处")),
              "merge");
  const std::vector<Department> next = departments_of(next_year(office));
  CHECK(next == departments_of(office));
  CHECK(find_department(next, "法制科") == find_department(next, "法规处"));
  CHECK(find_department(next, "宣教处") == find_department(next, "督查处"));
}

TEST_CASE("a task is taken along as it stands now, and its notes and evidence stay behind") {
  Register office = make::office();
  const RecordId task = make::id(1);
  make::fill(office, task, fields::kMeasures, std::string("每月一次"), "m", "法规处");
  make::fill(office, task, fields::kStatus, Option{"ongoing"}, "s", "法规处");
  const Register next = next_year(office);
  const OutlineRow row = outline(next)[1];
  for (const Field& field : next.find_template(forms::kTask)->fields)
    CHECK(next.value(row.record, field.id) == office.value(task, field.id));
  CHECK(row.notes.empty());
  CHECK(row.evidence.empty());
  CHECK_FALSE(has_form(next, forms::kNote));
  CHECK_FALSE(has_form(next, forms::kEvidence));
}

TEST_CASE("what a task comes after goes along with it, unless that is done") {
  Register office = make::office();
  make::fill(office, make::id(2), fields::kAfter, to_text(make::id(1)), "after", "办公室");
  const Register next = next_year(office);
  const std::vector<OutlineRow> rows = outline(next);
  CHECK(text_of(next, rows.at(2).record, fields::kAfter) == to_text(rows.at(1).record));
  close_task(office, make::id(1));
  const Register without = next_year(office);
  for (const OutlineRow& row : outline(without))
    CHECK(is_empty(without.value(row.record, fields::kAfter)));
}

TEST_CASE("next year begins in round one, with its own title and without last year's notice") {
  const Register next = next_year(make::office());
  CHECK(next.id() == kNext);
  CHECK(text_of(next, kNext, fields::kTitle) == "2027年政务公开任务");
  CHECK(next.value(kNext, fields::kYear) == Value(int64_t{2027}));
  CHECK(next.value(kNext, fields::kRound) == Value(int64_t{1}));
  CHECK(is_empty(next.value(kNext, fields::kSource)));
  CHECK(next.changes().empty());
}

TEST_CASE("no record but a department is in both years' registers") {
  const Register office = make::office();
  const Register next = next_year(office);
  for (const Record& record : next.records()) {
    const bool is_department = text_of(record, fields::kTemplate) == forms::kDepartment;
    CHECK((office.find(record.id) != nullptr) == is_department);
  }
}

TEST_CASE("a task below a closed task stands in that one's place") {
  Register office = make::office();
  make::fill(office, make::id(2), fields::kParent, to_text(make::id(1)), "p", "办公室");
  close_task(office, make::id(1));
  const Register next = next_year(office);
  CHECK(titles(next, forms::kTask) == std::vector<std::string>{"新媒体备案", "督查通报"});
  CHECK(outline(next)[1].depth == 1);
}

TEST_CASE("a task whose part was deleted stands at the top of next year's register") {
  Register office = make::office();
  make::fill(office, make::id(101), fields::kDeleted, true, "d", "办公室");
  const Register next = next_year(office);
  CHECK(titles(next, forms::kPart) == std::vector<std::string>{"一、政策解读"});
  CHECK(titles(next, forms::kTask).size() == 3);
  for (const OutlineRow& row : outline(next))
    if (text_of(next, row.record, fields::kTitle) == "督查通报") CHECK(row.depth == 0);
}

TEST_CASE("carrying over any register keeps every unfinished task once, the same way each time") {
  make::for_seeds(60, 40, [](make::Random& random, size_t size, size_t seed) {
    INFO("seed " << seed);
    Register reg = make::random_register(random, size);
    for (size_t i = 0; i < size; ++i)
      make::apply(reg, make::random_edits(random, reg), "n" + std::to_string(i));
    std::vector<std::string> unfinished;
    for (const OutlineRow& row : outline(reg)) {
      const auto* status = std::get_if<Option>(&reg.value(row.record, fields::kStatus));
      const bool is_done =
          status && (status->id == statuses::kClosed || status->id == statuses::kCancelled);
      if (!row.is_part && !is_done)
        unfinished.emplace_back(text_of(reg, row.record, fields::kTitle));
    }
    const Register next = next_year(reg);
    CHECK(titles(next, forms::kTask) == unfinished);
    CHECK(next == next_year(reg));
    CHECK(compare(next, decode(make::bytes_of(next)).value().reg).empty());
  });
}

TEST_CASE("what is open or stands in the ledgers goes along with what is below it") {
  std::vector<Record> records = {
      make::record(make::id(0xABC), forms::kRegister, {{fields::kSoon, int64_t{10}}}),
      make::record(make::id(1), "application", {{"title", std::string("未答复")}}),
      make::record(make::id(2), "application",
                   {{"title", std::string("已答复")}, {"replied", Date{2026, 3, 2}}}),
      make::record(make::id(3), "application",
                   {{"title", std::string("已撤销")}, {"state", Option{"withdrawn"}}}),
      make::below(make::record(make::id(4), "consultation", {{"party", std::string("甲")}}),
                  make::id(1)),
      make::below(make::record(make::id(5), "consultation", {{"party", std::string("乙")}}),
                  make::id(2)),
      make::record(make::id(6), "document", {{"validity", Option{"valid"}}}),
      make::record(make::id(7), "document", {{"validity", Option{"abolished"}}}),
      make::record(make::id(8), "site", {{"task", to_text(make::id(9))}}),
      make::record(make::id(9), forms::kTask, {{fields::kTitle, std::string("网站")}}),
      make::record(make::id(10), "slip",
                   {{"number", std::string("已办结的")}, {"closed", Date{2026, 5, 6}}})};
  std::vector<Template> forms = make::forms();
  for (const char* one : {"application", "consultation", "document", "site", "slip", "own_rule"})
    forms.push_back(make::form(one));
  Register reg = Register::make(make::id(0xABC), std::move(forms), std::move(records)).value();
  make::apply(
      reg, setting_edits(reg, forms::kOwnRule, "application", "reply", fields::kCount, int64_t{15}),
      "rule");
  const Register next = next_year(reg);
  const auto all = [&](std::string_view form) {
    std::vector<const Record*> found;
    for (const Record& record : next.records())
      if (text_of(record, fields::kTemplate) == form) found.push_back(&record);
    return found;
  };
  REQUIRE(all("application").size() == 1);
  CHECK(text_of(*all("application")[0], "title") == "未答复");
  REQUIRE(all("consultation").size() == 1);
  CHECK(text_of(*all("consultation")[0], fields::kParent) == to_text(all("application")[0]->id));
  REQUIRE(all("document").size() == 1);
  CHECK(value_of(*all("document")[0], "validity") == Value(Option{"valid"}));
  REQUIRE(all("site").size() == 1);
  CHECK(text_of(*all("site")[0], "task") == to_text(all(forms::kTask).at(0)->id));
  CHECK(all("slip").empty());
  CHECK(next.value(kNext, fields::kSoon) == Value(int64_t{10}));
  CHECK(next.value(setting_id(forms::kOwnRule, "application", "reply"), fields::kCount) ==
        Value(int64_t{15}));
}

TEST_CASE("a kept document's interpretation goes along, and both still name each other") {
  const Register next = next_year(with_ledgers(
      {make::record(make::id(1), "document",
                    {{"validity", Option{"valid"}}, {"interpretation", to_text(make::id(2))}}),
       make::record(make::id(2), "interpretation",
                    {{"document", to_text(make::id(1))}, {"interpreted", Date{2026, 3, 2}}}),
       make::record(make::id(3), "interpretation", {{"interpreted", Date{2026, 3, 2}}})}));
  const auto documents = all_of(next, "document"), interpretations = all_of(next, "interpretation");
  REQUIRE(documents.size() == 1);
  REQUIRE(interpretations.size() == 1);
  CHECK(text_of(*documents[0], "interpretation") == to_text(interpretations[0]->id));
  CHECK(text_of(*interpretations[0], "document") == to_text(documents[0]->id));
}

TEST_CASE("time that was granted to a task which goes along goes along too") {
  Register office = make::office();
  REQUIRE(office.add_templates({make::form("extension")}));
  const auto request = [&](uint64_t number, RecordId task) {
    make::apply(office,
                {{make::id(number), "_template", std::string("extension")},
                 {make::id(number), "about", to_text(task)},
                 {make::id(number), "decision", Option{"granted"}}},
                "request" + std::to_string(number));
  };
  request(901, make::id(1));
  request(902, make::id(3));
  close_task(office, make::id(3));
  const Register next = next_year(office);
  REQUIRE(all_of(next, "extension").size() == 1);
  const auto about = parse_id<RecordId>(text_of(*all_of(next, "extension")[0], "about"));
  REQUIRE(about);
  CHECK(text_of(next, *about, fields::kTitle) == text_of(office, make::id(1), fields::kTitle));
}

TEST_CASE("a slip takes along what it is about, and a result its plan") {
  const Register next = next_year(with_ledgers(
      {make::record(make::id(1), "slip", {{"about", to_text(make::id(2))}}),
       make::record(make::id(2), "application", {{"replied", Date{2026, 3, 2}}}),
       make::record(make::id(3), "inspection_result", {{"plan", to_text(make::id(4))}}),
       make::record(make::id(4), "inspection_plan", {{"published", Date{2026, 3, 2}}}),
       make::record(make::id(5), "inspection_plan", {{"published", Date{2026, 3, 2}}})}));
  REQUIRE(all_of(next, "application").size() == 1);
  CHECK(text_of(*all_of(next, "slip").at(0), "about") ==
        to_text(all_of(next, "application")[0]->id));
  REQUIRE(all_of(next, "inspection_plan").size() == 1);
  CHECK(text_of(*all_of(next, "inspection_result").at(0), "plan") ==
        to_text(all_of(next, "inspection_plan")[0]->id));
}

TEST_CASE("an answered application goes along while a review of it is pending") {
  const auto application = [](uint64_t number) {
    return make::record(make::id(number), "application", {{"replied", Date{2026, 3, 2}}});
  };
  const auto dispute = [](uint64_t number, uint64_t parent, Value result) {
    return make::below(make::record(make::id(number), "lawsuit",
                                    {{"kind", Option{"review"}}, {"result", std::move(result)}}),
                       make::id(parent));
  };
  const Register next = next_year(with_ledgers(
      {application(1), dispute(11, 1, Option{"pending"}), dispute(12, 1, Option{"upheld"}),
       application(2), dispute(21, 2, Option{"upheld"}), dispute(31, 3, Option{"pending"})}));
  REQUIRE(all_of(next, "application").size() == 1);
  const std::string parent = to_text(all_of(next, "application")[0]->id);
  REQUIRE(all_of(next, "lawsuit").size() == 2);
  for (const Record* one : all_of(next, "lawsuit")) CHECK(text_of(*one, fields::kParent) == parent);
}

TEST_CASE("lists that stand and what is under way in the ledgers go along, what is done does not") {
  const Date day{2026, 3, 2};
  const Register next = next_year(with_ledgers(
      {make::record(make::id(1), "permit", {{"state", Option{"kept"}}}),
       make::record(make::id(2), "permit", {{"state", Option{"cancelled"}}}),
       make::record(make::id(3), "slip", {{"number", std::string("未办结的")}}),
       make::record(make::id(4), "enforcement", {{"published", day}}),
       make::record(make::id(5), "enforcement", {{"published", day}, {"taken_down", day}}),
       make::record(make::id(6), "enforcement", {{"published", day}, {"withdrawn", day}}),
       make::record(make::id(7), "enforcement", {{"public", false}})}));
  CHECK(all_of(next, "permit").size() == 1);
  CHECK(all_of(next, "slip").size() == 1);
  CHECK(all_of(next, "enforcement").size() == 1);
}

TEST_CASE("a score sheet begins again, without what was reported and given for it") {
  const Register next =
      next_year(with_ledgers({make::record(make::id(1), "score",
                                           {{"year", int64_t{2026}},
                                            {"indicator", std::string("依申请公开")},
                                            {"points", Decimal{"5"}},
                                            {"counts", std::string("application/reply")},
                                            {"deduction", Decimal{"0.5"}},
                                            {"report", std::string("已全部答复")},
                                            {"self_score", Decimal{"5"}},
                                            {"assessed_score", Decimal{"4"}},
                                            {"assessed", Date{2026, 12, 20}},
                                            {"reason", std::string("一件逾期")}})}));
  REQUIRE(all_of(next, "score").size() == 1);
  const Record& line = *all_of(next, "score")[0];
  CHECK(value_of(line, "year") == Value(int64_t{2027}));
  CHECK(text_of(line, "counts") == "application/reply");
  CHECK(value_of(line, "deduction") == Value(Decimal{"0.5"}));
  for (const char* field : {"report", "self_score", "assessed_score", "assessed", "reason"}) {
    CAPTURE(field);
    CHECK(is_empty(value_of(line, field)));
  }
}

TEST_CASE("the calendar's years and days stay the records they were") {
  const Register next = next_year(
      with_ledgers({make::record(make::id(1), "calendar_year", {{"year", int64_t{2027}}}),
                    make::record(make::id(2), "calendar_day", {{"date", Date{2026, 8, 7}}})}));
  CHECK(next.exists(make::id(1)));
  CHECK(next.exists(make::id(2)));
}

TEST_CASE("all records of an office's own ledger go along, with what they name") {
  const std::string form = own_form_id(make::id(1));
  const Register next = next_year(with_ledgers(
      {make::record(make::id(1), forms::kOwnLedger, {{fields::kName, std::string("来文登记")}}),
       make::record(make::id(2), form, {{"x.record.a1b2", to_text(make::id(3))}}),
       make::record(make::id(3), form, {{"x.text.c3d4", std::string("函")}}),
       make::record(make::id(4), form, {{fields::kDeleted, true}})}));
  REQUIRE(all_of(next, form).size() == 2);
  std::vector<std::string> named;
  std::vector<RecordId> ids;
  for (const Record* one : all_of(next, form)) {
    ids.push_back(one->id);
    if (const auto name = text_of(*one, "x.record.a1b2"); !name.empty()) named.emplace_back(name);
  }
  REQUIRE(named.size() == 1);
  CHECK(std::ranges::count(ids, parse_id<RecordId>(named[0]).value()) == 1);
  CHECK_FALSE(next.exists(make::id(2)));
}

}  // namespace taizhang
