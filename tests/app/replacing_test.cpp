#include "app/replacing.h"

#include <catch2/catch_test_macros.hpp>

#include "machine.h"
#include "make.h"

namespace taizhang {
namespace {

constexpr const char* kNotice =
    "2026年政务公开工作要点\n"
    "一、讲明政策\n"
    "（一）做好市场监管局解读。由市场监管局配发，市场监管局审核。\n"
    "责任部门：办公室\n"
    "（二）公布APP账本。预算按时公布。\n"
    "责任部门：办公室\n";

struct Office : Machine {
  std::vector<RecordId> tasks;

  Office() : Machine(7) {
    after(ReadNotice{"", kNotice}, CreateRegister{});
    for (const OutlineRow& row : state.open->outline)
      if (!row.is_part) tasks.push_back(row.record);
    after(AddNote{tasks.at(1), "市场监管局已报"});
  }
  ReplacePlan plan(std::string find, std::string by, ReplaceScope scope = ReplaceScope::Tasks,
                   bool match_case = false) {
    return replace_plan(*state.open, {std::move(find), std::move(by), match_case, scope});
  }
  void apply(const ReplacePlan& plan, std::string_view by) {
    after(ApplyEdits{replace_edits(reg(), plan, by), {Text::did_fill, {"", ""}}});
  }
  std::string_view text(size_t task, std::string_view field) {
    return text_of(reg(), tasks.at(task), field);
  }
};

}  // namespace

TEST_CASE("hits are stretches that do not overlap, with or without regard to case") {
  CHECK(hits_of("aAaa", "aa", false) == std::vector<Span>{{0, 2}, {2, 4}});
  CHECK(hits_of("aAaa", "aa", true) == std::vector<Span>{{2, 4}});
  CHECK(hits_of("甲乙", "", false).empty());
  CHECK(replaced("甲乙甲", {{0, 3}, {6, 9}}, "丙丁") == "丙丁乙丙丁");
}

TEST_CASE("a name is replaced in titles, texts and notes, and the rest of a long text stays") {
  Office office;
  const ReplacePlan plan = office.plan("市场监管局", "市监局");
  CHECK(count_hits(plan, false) == 5);
  CHECK(plan.lines.size() == 3);
  office.apply(plan, "市监局");
  CHECK(office.text(0, "title") == "做好市监局解读");
  CHECK(office.text(0, "text").contains("由市监局配发，市监局审核"));
  const OutlineRow* row = outline_row(*office.state.open, office.tasks[1]);
  CHECK(text_of(office.reg(), row->notes.at(0), fields::kText) == "市监局已报");
  office.after(Undo{});
  CHECK(office.text(0, "title") == "做好市场监管局解读");
  CHECK(office.text(0, "text").contains("市场监管局审核"));
}

TEST_CASE("lines that are not ticked stay as they are") {
  Office office;
  ReplacePlan plan = office.plan("市场监管局", "市监局");
  for (ReplaceLine& line : plan.lines) line.is_taken = line.field == "title";
  CHECK(count_hits(plan, true) == 1);
  office.apply(plan, "市监局");
  CHECK(office.text(0, "title") == "做好市监局解读");
  CHECK(office.text(0, "text").contains("市场监管局配发"));
}

TEST_CASE("who wrote a note, what a part is called and what a search hides are out of scope") {
  Office office;
  CHECK(office.plan("讲明", "说明").lines.empty());
  CHECK(office.plan("讲明", "说明", ReplaceScope::Everything).lines.size() == 1);
  CHECK(office.plan("2026-03", "2027-03", ReplaceScope::Everything).lines.empty());  // at, author
  TableView view = office.state.open->view;
  view.search = "账本";
  office.after(ChangeView{view});
  CHECK(count_hits(office.plan("市场监管局", "局", ReplaceScope::Shown), false) == 1);  // the note
  CHECK(office.plan("app", "程序", ReplaceScope::Shown).lines.size() == 2);
  CHECK(office.plan("app", "程序", ReplaceScope::Shown, true).lines.empty());
}

TEST_CASE("a ledger's texts are replaced where everything is") {
  Office office;
  office.after(AddLedgerRecord{"document", {}});
  const RecordId record = office.state.open->ledgers.selected;
  REQUIRE(record);
  office.after(
      ApplyEdits{{{record, "name", std::string("市场监管局规定")}}, {Text::did_fill, {"", ""}}});
  const ReplacePlan plan = office.plan("市场监管局", "市监局", ReplaceScope::Everything);
  CHECK(count_hits(plan, false) == 6);
  office.apply(plan, "市监局");
  CHECK(text_of(office.reg(), record, "name") == "市监局规定");
}

TEST_CASE("in the ledger on screen its texts alone are replaced, and none without one") {
  Office office;
  office.after(AddLedgerRecord{"document", {}});
  const RecordId document = office.state.open->ledgers.selected;
  office.after(
      ApplyEdits{{{document, "name", std::string("市场监管局规定")}}, {Text::did_fill, {"", ""}}});
  office.after(AddLedgerRecord{"slip", {}});
  const RecordId slip = office.state.open->ledgers.selected;
  office.after(
      ApplyEdits{{{slip, "reason", std::string("市场监管局未报")}}, {Text::did_fill, {"", ""}}});
  const ReplacePlan plan = office.plan("市场监管局", "市监局", ReplaceScope::Ledger);
  REQUIRE(plan.lines.size() == 1);
  CHECK(plan.lines[0].record == slip);
  office.after(GoTo{Section::Tasks});
  CHECK(office.plan("市场监管局", "市监局", ReplaceScope::Ledger).lines.empty());
}

TEST_CASE("nothing to find finds nothing, and what would leave a title empty is left out") {
  Office office;
  CHECK(office.plan("", "乙") == ReplacePlan{});
  const ReplacePlan plan = office.plan("公布APP账本", "");
  REQUIRE(plan.lines.size() == 1);
  CHECK(plan.lines[0].field == "text");
  CHECK(office.plan("市场监管局", "市场监管局").lines.empty());
}

TEST_CASE("a cell in conflict is counted and left out") {
  Office office;
  const RecordId task = office.tasks[0];
  Register other = office.reg();
  make::apply(other, {{task, "title", std::string("做好解读甲")}}, "other");
  make::apply(office.reg(), {{task, "title", std::string("做好解读乙")}}, "here");
  office.reg().add(other.changes()).value();
  const ReplacePlan plan = office.plan("解读", "讲解");
  CHECK(plan.disputed == 1);
  CHECK(std::ranges::none_of(plan.lines,
                             [](const ReplaceLine& one) { return one.field == "title"; }));
}

TEST_CASE("an excerpt begins shortly before the first hit and keeps the places of all") {
  const std::string text = "一二三四五六七八九十一二三四甲\n乙";
  const Excerpt excerpt = excerpt_of(text, hits_of(text, "甲", true));
  CHECK(excerpt.text == "…三四五六七八九十一二三四甲 乙");
  REQUIRE(excerpt.hits.size() == 1);
  CHECK(excerpt.text.substr(excerpt.hits[0].begin, 3) == "甲");
}

}  // namespace taizhang
