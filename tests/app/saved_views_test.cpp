#include "app/saved_views.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"
#include "machine.h"

namespace taizhang {
namespace {

using make::Random;

TableView random_view(Random& random) {
  TableView view;
  const auto chance = [&](int per_cent) { return make::chance(random, per_cent); };
  if (chance(30)) view.part = make::id(make::below(random, 9) + 1);
  if (chance(30)) view.status = "ongoing";
  if (chance(30)) view.department = "d1";
  view.unled = chance(30);
  if (chance(40)) view.light = static_cast<LightState>(make::below(random, 7));
  if (chance(30)) view.search = "公开 zwgk";
  if (chance(50)) view.filters.push_back({"title", Test::Contains, {"制表\t换行\n反斜\\"}, 0});
  if (chance(50)) view.filters.push_back({"deadline", Test::WithinDays, {}, 12});
  if (chance(50)) view.sort.push_back({column_ids::kDeadline, chance(50)});
  if (chance(50)) view.sort.push_back({column_ids::kLead, chance(50)});
  if (chance(50)) view.sort.push_back({"x.integer.4f1c", chance(50)});
  view.heading = static_cast<Heading>(make::below(random, 5));
  if (chance(50)) view.cards = Heading::Lead;
  view.layout = static_cast<Layout>(make::below(random, 5));
  if (chance(50))
    view.columns = {{column_ids::kTitle}, {column_ids::kNumber, 80}, {"x.date.4f1c", 333}};
  return view;
}

struct Office : Machine {
  Office() : Machine(7) { after(OpenSample{}, CreateRegister{}); }
};

}  // namespace

TEST_CASE("a view that is written is read as it was") {
  CHECK(encode_view({}).empty());
  make::for_seeds(200, 1, [](Random& random, size_t, size_t seed) {
    INFO("seed " << seed);
    const TableView view = random_view(random);
    CHECK(parse_view(encode_view(view)) == view);
  });
}

TEST_CASE("what a newer program may have written of a view is passed over") {
  const TableView view = parse_view(
      "future\tthing\nheading\tmoon\nsort\tlead title:down nothing lead:down\nlight\tpurple\n"
      "filter\tlead\tunheard\t0\nfilter\ttitle\tcontains\t0\t甲\ncolumns\tstatus:99999 status:3 x\n"
      "no tab at all\n\nstatus");
  CHECK(view.heading == Heading::Part);
  const std::vector<ColumnOrder> known = {{column_ids::kLead, false}, {column_ids::kTitle, true}};
  REQUIRE(view.sort.size() == 3);  // a field's id may be any word
  CHECK_FALSE(view.light);
  REQUIRE(view.filters.size() == 1);
  CHECK(view.filters[0].values == std::vector<std::string>{"甲"});
  REQUIRE(view.columns.size() == 4);  // with those that name a row
  CHECK(view.columns[0].column == column_ids::kNumber);
  CHECK(view.columns[1].column == column_ids::kTitle);
  CHECK(view.columns[2] == ColumnLook{column_ids::kStatus, 2000});

  Office office;
  office.after(ChangeView{view});
  CHECK(office.state.open->view.sort == known);
  CHECK(office.state.open->view.columns.size() == 3);
}

TEST_CASE("a view of before further fields could be columns reads as it did") {
  TableView view;
  view.sort = {{column_ids::kDeadline, true}, {column_ids::kUpdated, false}};
  view.columns = {{column_ids::kNumber, 80},       {column_ids::kTitle},
                  {column_ids::kResponsible, 200}, {column_ids::kLight},
                  {column_ids::kProgress},         {column_ids::kMeasures, 333}};
  const std::string text =
      "sort\tdeadline:down updated\n"
      "columns\tnumber:80 title responsible:200 light progress measures:333\n";
  CHECK(parse_view(text) == view);
  CHECK(encode_view(view) == text);
}

TEST_CASE("a saved view travels in the snapshot") {
  Office office;
  office.after(ChangeView{{.sort = {{column_ids::kDeadline, true}}, .heading = Heading::Lead}},
               SaveView{{}, " 按部门催办 "}, ExportSnapshot{});
  REQUIRE(office.state.open->views.size() == 1);
  CHECK(office.state.open->view.saved == office.state.open->views[0].record);

  Machine other(9);
  other.receive(office.files.back());
  REQUIRE(other.state.open->views.size() == 1);
  CHECK(other.state.open->views[0].name == "按部门催办");
  CHECK(other.state.open->views[0].view.heading == Heading::Lead);
  CHECK(other.state.open->views[0].view.sort ==
        std::vector<ColumnOrder>{{column_ids::kDeadline, true}});
}

TEST_CASE("a view is changed, deleted and back with an undo") {
  Office office;
  office.after(SaveView{{}, "甲"});
  const RecordId view = office.state.open->views.at(0).record;
  office.after(ChangeView{{.heading = Heading::Month, .saved = view}}, SaveView{view, "乙"});
  REQUIRE(office.state.open->views.size() == 1);
  CHECK(office.state.open->views[0].name == "甲");  // only its look is changed
  CHECK(office.state.open->views[0].view.heading == Heading::Month);
  office.after(DropView{view});
  CHECK(office.state.open->views.empty());
  CHECK_FALSE(office.state.open->view.saved);
  office.after(Undo{});
  CHECK(office.state.open->views.size() == 1);
}

TEST_CASE("a view without a name is not saved") {
  Office office;
  office.after(SaveView{{}, "  "});
  CHECK(office.state.open->views.empty());
}

TEST_CASE("departments do not get the office's views") {
  Office office;
  office.after(SaveView{{}, "只给自己看"}, ShowIssuing{}, IssuePackets{});
  REQUIRE(office.files.size() > 1);
  for (const Download& packet : office.files)
    CHECK(packet.bytes.find("只给自己看") == std::string::npos);
}

}  // namespace taizhang
