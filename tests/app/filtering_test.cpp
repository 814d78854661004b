#include "app/filtering.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/listed.h"
#include "machine.h"

namespace taizhang {
namespace {

struct Office : Machine {
  Office() : Machine(7) { after(OpenSample{}, CreateRegister{}); }

  const Template& form() { return *listed_form(*state.open); }
  size_t field(std::string_view id) {
    return static_cast<size_t>(std::ranges::find(form().fields, id, &Field::id) -
                               form().fields.begin());
  }
  std::optional<Filter> typed(std::string_view of, Test test, std::vector<std::string> chosen,
                              std::string first = {}, std::string second = {}) {
    return filter_of(*state.open, form(),
                     {field(of), test, std::move(chosen), std::move(first), std::move(second)},
                     Language::Chinese);
  }
};

}  // namespace

TEST_CASE("names that are chosen become keys and options, and read so again") {
  Office office;
  const std::string name = office.state.open->departments.at(1).name;
  const std::optional<Filter> lead = office.typed("lead", Test::Is, {name});
  REQUIRE(lead);
  CHECK(lead->values == std::vector<std::string>{office.state.open->departments[1].key});
  const std::optional<Filter> status = office.typed("status", Test::IsNot, {"已销号", "待销号"});
  REQUIRE(status);
  CHECK(status->values == std::vector<std::string>{"closed", "submitted"});
  for (const Filter& filter : {*lead, *status})
    CHECK(filter_of(*office.state.open, office.form(),
                    line_of(*office.state.open, office.form(), filter, Language::Chinese),
                    Language::Chinese) == filter);
  CHECK(filter_words(*office.state.open, office.form(), *lead, Language::Chinese) ==
        "牵头部门 是 " + name);
}

TEST_CASE("days and numbers of days are read as they are typed") {
  Office office;
  CHECK(office.typed("deadline", Test::Before, {}, "6月30日")->values ==
        std::vector<std::string>{"2026-06-30"});
  CHECK(office.typed("deadline", Test::Between, {}, "2026-01-01", "2026年3月31日")->values ==
        std::vector<std::string>{"2026-01-01", "2026-03-31"});
  CHECK(office.typed("deadline", Test::WithinDays, {}, " 10 ")->count == 10);
}

TEST_CASE("what is missing or is no day makes no filter") {
  Office office;
  CHECK_FALSE(office.typed("lead", Test::Is, {}));
  CHECK_FALSE(office.typed("lead", Test::Is, {"没有这个部门"}));
  CHECK_FALSE(office.typed("title", Test::Contains, {}, "  "));
  CHECK_FALSE(office.typed("deadline", Test::Before, {}, "不久以后"));
  CHECK_FALSE(office.typed("deadline", Test::Between, {}, "2026-01-01", ""));
  CHECK_FALSE(office.typed("deadline", Test::WithinDays, {}, "-3"));
  CHECK_FALSE(office.typed("deadline", Test::WithinDays, {}, "3天"));
  CHECK(office.typed("title", Test::Empty, {}));
}

TEST_CASE("tasks are filtered by a field of the office's own") {
  Office office;
  const std::string id =
      office.add_field(std::string(forms::kTask), FieldType::Integer, "公开件数");
  RecordId task;
  for (const OutlineRow& row : office.state.open->outline)
    if (!row.is_part) task = row.record;
  office.after(ApplyEdits{{{task, id, int64_t{12}}}, {Text::did_change, {"公开件数"}}});
  const std::optional<Filter> many = office.typed(id, Test::Greater, {}, "10");
  REQUIRE(many);
  CHECK(filter_words(*office.state.open, office.form(), *many, Language::Chinese)
            .starts_with("公开件数 "));
  CHECK(count_passing(*office.state.open, {*many}) == 1);
  TableView view = office.state.open->view;
  view.filters = {*many};
  office.after(ChangeView{view});
  CHECK(office.state.open->shown == 1);
  CHECK(row_of(*office.state.open, task));
}

TEST_CASE("each field is offered the tests that fit it") {
  CHECK(tests_of(FieldType::Departments).front() == Test::Is);
  CHECK(tests_of(FieldType::LongText) ==
        std::vector<Test>{Test::Contains, Test::Empty, Test::Filled});
  CHECK(tests_of(FieldType::Record) == std::vector<Test>{Test::Empty, Test::Filled});
  for (const FieldType type : kFieldTypes) CHECK_FALSE(tests_of(type).empty());
}

TEST_CASE("a new line is for what is chosen first, then for days, and for no field twice") {
  Office office;
  std::vector<FilterLine> lines;
  std::vector<std::string> fields;
  for (int i = 0; i < 5; ++i) {
    lines.push_back(next_line(office.form(), lines));
    fields.push_back(office.form().fields[lines.back().field].id);
  }
  CHECK(fields == std::vector<std::string>{"status", "lead", "responsible", "deadline", "event_date"});
}

TEST_CASE("a ledger's records are filtered by their own fields") {
  Office office;
  office.after(AddLedgerRecord{"site", {}}, AddLedgerRecord{"site", {}});
  const RecordId site = office.state.open->ledgers.selected;
  const std::string field = [&] {
    for (const Field& one : office.form().fields)
      if (one.type == FieldType::Text) return one.id;
    return std::string();
  }();
  REQUIRE_FALSE(field.empty());
  office.after(ApplyEdits{{{site, field, std::string("云汀城管网")}}, {Text::did_change, {"栏"}}});
  LedgerLook look = office.state.open->ledgers.look;
  look.filters = {{field, Test::Contains, {"城管"}, 0}};
  office.after(ChangeLook{look});
  CHECK(office.state.open->ledgers.rows.size() == 1);
  CHECK(count_passing(*office.state.open, look.filters) == 1);
  CHECK(filters_of(*office.state.open) == look.filters);
}

}  // namespace taizhang
