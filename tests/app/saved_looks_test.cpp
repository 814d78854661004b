#include "app/saved_looks.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"
#include "app/copying.h"
#include "machine.h"

namespace taizhang {
namespace {

struct Office : Machine {
  Office() : Machine(7) { after(OpenSample{}, CreateRegister{}, OpenLedger{"application"}); }

  const Template& form() const { return find_shelf(state.open->ledgers, "application")->form; }
  LedgerLook look() const { return state.open->ledgers.look; }
  std::vector<std::string> columns() const {
    std::vector<std::string> ids;
    for (const LedgerColumn& one : state.open->ledgers.columns) ids.push_back(one.id);
    return ids;
  }
};

LedgerLook random_look(make::Random& random, const Template& form) {
  LedgerLook look;
  look.form = form.id;
  const auto chance = [&](int per_cent) { return make::chance(random, per_cent); };
  look.view = make::below(random, form.ledger.views.size());
  if (chance(30)) look.search = "公开 zwgk";
  if (chance(40)) look.light = static_cast<LightState>(make::below(random, 7));
  look.faulty = chance(30);
  if (chance(50)) look.filters.push_back({"title", Test::Contains, {"制表\t换行\n反斜\\"}, 0});
  if (chance(50)) look.filters.push_back({"received", Test::WithinDays, {}, 12});
  if (chance(50)) look.sort.push_back({"due.reply", chance(50)});
  if (chance(30)) look.sort.push_back({"title", chance(50)});
  if (chance(50)) look.group = "light";
  if (chance(50)) look.columns = {"number", "due.reply", "light"};
  if (chance(30)) look.widths = {{"number", 72}, {"due.reply", 240}};
  return look;
}

}  // namespace

TEST_CASE("a ledger's look that is written is read as it was") {
  const Office office;
  CHECK(encode_look(office.form(), office.look()).empty());
  make::for_seeds(200, 1, [&](make::Random& random, size_t, size_t seed) {
    INFO("seed " << seed);
    const LedgerLook look = random_look(random, office.form());
    CHECK(parse_look(office.form(), encode_look(office.form(), look)) == look);
  });
}

TEST_CASE("what a newer program may have written of a ledger's look is passed over") {
  const Office office;
  const LedgerLook look = parse_look(office.form(),
                                     "future\tthing\nview\tmoon\nlight\tpurple\nfilter\ttitle\tunhe"
                                     "ard\t0\ncolumns\ttitle  title x\n"
                                     "sort\ttitle:up\nno tab at all\n\nsearch");
  CHECK(look.view == 0);
  CHECK_FALSE(look.light);
  CHECK(look.filters.empty());
  CHECK(look.columns == std::vector<std::string>{"title", "x"});
  CHECK(look.sort == std::vector<ColumnOrder>{{"title"}});
}

TEST_CASE("a look that was saved with one column to sort by is read as it was") {
  const Office office;
  const LedgerLook look =
      parse_look(office.form(), "sort\treceived:down\ncolumns\ttitle received\n");
  CHECK(look.sort == std::vector<ColumnOrder>{{"received", true}});
  CHECK(look.columns == std::vector<std::string>{"title", "received"});
  CHECK(look.widths.empty());
}

TEST_CASE("a ledger is sorted by one column and, among what is equal there, by the next") {
  Office office;
  const auto add = [&](const char* title, Date received) {
    office.after(AddLedgerRecord{"application", {}});
    const RecordId id = office.state.open->ledgers.selected;
    office.after(ApplyEdits{{{id, "title", std::string(title)}, {id, "received", received}},
                            {Text::did_change, {""}}});
  };
  add("a", {2026, 3, 2}), add("b", {2026, 3, 1}), add("c", {2026, 3, 2});
  const auto sorted = [&](std::vector<ColumnOrder> sort) {
    LedgerLook look = office.look();
    look.columns = {"title", "received"};
    look.sort = std::move(sort);
    office.after(ChangeLook{look});
    return office.state.open->ledgers.rows;
  };
  CHECK(sorted({{"received"}}) == std::vector<uint32_t>{1, 0, 2});
  CHECK(sorted({{"received"}, {"title", true}}) == std::vector<uint32_t>{1, 2, 0});
  CHECK(sorted({{"received", true}, {"title", true}}) == std::vector<uint32_t>{2, 0, 1});
  CHECK(sorted({{"gone"}, {"title", true}}) == std::vector<uint32_t>{2, 1, 0});
}

TEST_CASE("what somebody made wide in a ledger stays so, whichever of its views is looked at") {
  Office office;
  LedgerLook look = office.look();
  look.widths = {{"title", 240}};
  look.search = "甲";
  office.after(ChangeLook{look}, OpenLedger{"site"});
  CHECK(office.look().widths.empty());
  CHECK(office.state.open->ledgers.column_looks.at("application").search.empty());
  office.after(OpenLedger{"application"});
  CHECK(office.look().widths == look.widths);
  CHECK(office.look().columns.empty());
}

TEST_CASE("the columns of a ledger are chosen, and stand until others are") {
  Office office;
  LedgerLook look = office.look();
  look.columns = {"title", "number", "gone"};
  office.after(ChangeLook{look});
  CHECK(office.columns() == std::vector<std::string>{"title", "number"});
  office.after(OpenLedger{"site"}, OpenLedger{"application"});
  CHECK(office.columns() == std::vector<std::string>{"title", "number"});
  look.columns.clear();
  office.after(ChangeLook{look}, OpenLedger{"site"}, OpenLedger{"application"});
  CHECK(office.columns().size() > 2);
}

TEST_CASE("a ledger's rows stand in groups in the order of the options, those with nothing last") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, OpenLedger{"slip"});
  for (const char* name : {"甲", "乙", "丙", "丁"}) office.after(AddLedgerRecord{"slip", {}, name});
  const auto shelf = [&]() -> const LedgerShelf& {
    return *open_shelf(office.state.open->ledgers);
  };
  const Field level = *find_field(shelf().form, "level");
  REQUIRE(level.options.size() >= 2);
  const auto set = [&](size_t record, size_t option) {
    office.after(
        ApplyEdits{{{shelf().records[record].id, "level", Option{level.options[option].id}}},
                   {Text::did_change, {""}}});
  };
  set(0, 1), set(1, 0), set(3, 1);
  LedgerLook look = office.state.open->ledgers.look;
  look.group = "level";
  office.after(ChangeLook{look});
  const Ledgers& ledgers = office.state.open->ledgers;
  REQUIRE(ledgers.groups.size() == 3);
  CHECK(ledgers.rows == std::vector<uint32_t>{1, 0, 3, 2});
  const auto said = [&](size_t i) {
    return group_words(ledgers, office.reg(), shelf(), ledgers.groups[i], Language::Chinese) +
           number(ledgers.groups[i].count);
  };
  CHECK(said(0) == std::string(label(level.options[0].name, Language::Chinese)) + "1");
  CHECK(said(1) == std::string(label(level.options[1].name, Language::Chinese)) + "2");
  CHECK(said(2) == "（没有）1");
  const TableCells cells = shown_table(*office.state.open, &shelf(), Language::Chinese).cells;
  REQUIRE(cells.size() == 8);
  CHECK(cells[1].size() == 1);
  CHECK(cells[3].size() == 1);
}

TEST_CASE("a ledger's saved look is its own, travels in the snapshot, is changed and deleted") {
  Office office;
  LedgerLook look = office.look();
  look.columns = {"title", "number"};
  look.sort = {{"number"}, {"title", true}};
  look.widths = {{"title", 240}};
  office.after(ChangeLook{look}, SaveView{{}, " 只看编号 "}, ExportSnapshot{});
  REQUIRE(office.state.open->looks.size() == 1);
  CHECK(office.state.open->views.empty());
  const RecordId saved = office.state.open->looks[0].record;
  CHECK(office.look().saved == saved);

  Machine other(9);
  other.receive(office.files.back());
  REQUIRE(other.state.open->looks.size() == 1);
  CHECK(other.state.open->looks[0].name == "只看编号");
  CHECK(other.state.open->looks[0].look.columns == look.columns);
  CHECK(other.state.open->looks[0].look.sort == look.sort);
  CHECK(other.state.open->looks[0].look.widths == look.widths);

  look = office.look();
  look.sort[0].descending = true;
  office.after(ChangeLook{look}, SaveView{saved, "别的名称"});
  REQUIRE(office.state.open->looks.size() == 1);
  CHECK(office.state.open->looks[0].name == "只看编号");
  CHECK(office.state.open->looks[0].look.sort == look.sort);
  office.after(DropView{saved});
  CHECK(office.state.open->looks.empty());
  CHECK_FALSE(office.look().saved);
  office.after(Undo{});
  REQUIRE(office.state.open->looks.size() == 1);
  office.after(GoTo{Section::Tasks}, ChangeLook{office.state.open->looks[0].look});
  CHECK(office.state.open->section == Section::Ledger);
  CHECK(office.look().sort == look.sort);
}

}  // namespace taizhang
