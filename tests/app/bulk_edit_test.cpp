#include "app/bulk_edit.h"

#include <catch2/catch_test_macros.hpp>

#include "machine.h"
#include "make.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

constexpr const char* kNotice =
    "2026年政务公开工作要点\n"
    "一、讲明政策\n"
    "（一）做好文件解读。新文件一律配发解读。\n"
    "牵头部门：政策法规处\n"
    "责任部门：办公室、宣传处\n"
    "完成时限：6月底前\n"
    "（二）公布财政账本。预算按时公布。\n"
    "牵头部门：办公室\n"
    "（三）提升门户网站。栏目按时更新。\n"
    "牵头部门：政策法规处\n";

// Three tasks, the first two ticked.
struct Office : Machine {
  std::vector<RecordId> tasks;

  Office() : Machine(7) {
    after(ReadNotice{"", kNotice}, CreateRegister{});
    for (const OutlineRow& row : state.open->outline)
      if (!row.is_part) tasks.push_back(row.record);
    after(MarkRow{tasks.at(0)}, MarkRow{tasks.at(1)});
  }
  Field field(std::string_view id) { return *find_field(state.open->ledgers.task_form, id); }
  BulkPlan plan(const BulkInput& input) {
    return bulk_plan(*state.open, field(input.field), input, clock.today, Language::Chinese);
  }
  // Does it, and returns the cell of the task.
  std::vector<std::string> names(size_t task, std::string_view field) {
    return departments_of(*state.open, tasks.at(task), field);
  }
  void apply(const BulkPlan& plan) { after(ApplyEdits{plan.edits, {Text::did_fill, {"", ""}}}); }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a lead is set for all ticked tasks that have another") {
  Office office;
  const BulkPlan plan = office.plan({"lead", BulkWay::Set, "", {"办公室"}});
  CHECK(plan.state == BulkPlan::State::Ready);
  CHECK(plan.lines == std::vector<BulkLine>{{office.tasks[0], "政策法规处", "办公室"}});
  CHECK(plan.unchanged == 1);
  office.apply(plan);
  CHECK(office.names(0, fields::kLead) == Names{"办公室"});
  CHECK(office.names(2, fields::kLead) == Names{"政策法规处"});
}

TEST_CASE("departments are added behind those that are there, and taken out alone") {
  Office office;
  office.apply(office.plan({"responsible", BulkWay::Add, "", {"新设处", "办公室"}}));
  CHECK(office.names(0, fields::kResponsible) == Names{"办公室", "宣传处", "新设处"});
  CHECK(office.names(1, fields::kResponsible) == Names{"新设处", "办公室"});
  office.apply(office.plan({"responsible", BulkWay::Remove, "", {"办公室"}}));
  CHECK(office.names(0, fields::kResponsible) == Names{"宣传处", "新设处"});
  CHECK(office.reg().exists(department_id("新设处")));
  CHECK(office.plan({"lead", BulkWay::Remove, "", {"无此处"}}).edits.empty());
}

TEST_CASE("one undo takes a bulk edit back whole") {
  Office office;
  const Register before = office.reg();
  office.apply(office.plan({"responsible", BulkWay::Set, "", {"新设处"}}));
  CHECK(office.names(1, fields::kResponsible) == Names{"新设处"});
  office.after(Undo{});
  CHECK(office.names(0, fields::kResponsible) == Names{"办公室", "宣传处"});
  CHECK(office.names(1, fields::kResponsible).empty());
}

TEST_CASE("a typed deadline is understood as elsewhere, and said as it is typed") {
  Office office;
  const BulkPlan plan = office.plan({"deadline", BulkWay::Set, "9月底前"});
  REQUIRE(plan.lines.size() == 2);
  CHECK(plan.lines[0].before == "6月底前");
  CHECK(plan.lines[1].before.empty());
  CHECK(plan.lines[1].after == "9月底前");
  office.apply(plan);
  CHECK(due_date(*deadline_of(office.reg().value(office.tasks[1], fields::kDeadline))) ==
        Date{2026, 9, 30});
}

TEST_CASE("a line is appended to a long text and the rest stays") {
  Office office;
  office.after(ApplyEdits{{{office.tasks[0], "measures", std::string("先梳理")}},
                          {Text::did_fill, {"", ""}}});
  office.apply(office.plan({"measures", BulkWay::Append, "再公布"}));
  CHECK(text_of(office.reg(), office.tasks[0], "measures") == "先梳理\n再公布");
  CHECK(text_of(office.reg(), office.tasks[1], "measures") == "再公布");
}

TEST_CASE("what is cleared is empty, and what must be filled cannot be cleared") {
  Office office;
  const BulkPlan plan = office.plan({"responsible", BulkWay::Clear});
  CHECK(plan.lines == std::vector<BulkLine>{{office.tasks[0], "办公室、宣传处", ""}});
  office.apply(plan);
  CHECK(office.names(0, fields::kResponsible).empty());
  CHECK_FALSE(std::ranges::contains(bulk_ways(office.field("title")), BulkWay::Clear));
  CHECK(office.plan({"title", BulkWay::Set, " "}).state == BulkPlan::State::NoValue);
}

TEST_CASE("the office's own fields are changed too, and a value of another type is refused") {
  Office office;
  const std::string id = own_field_id(FieldType::Integer, "4f1c");
  const RecordId setting = setting_id(forms::kOwnField, forms::kTask, id);
  std::vector<Edit> edits = setting_edits(office.reg(), forms::kOwnField, forms::kTask, id,
                                          fields::kName, std::string("件数"));
  office.after(ApplyEdits{edits, {Text::did_fill, {"", ""}}});
  REQUIRE(office.reg().exists(setting));
  const std::vector<Field> fields = bulk_fields(*office.state.open);
  CHECK(fields.back().name.zh == "件数");
  CHECK(fields.front().id == "title");
  CHECK(office.plan({id, BulkWay::Set, "三件"}).state == BulkPlan::State::Unread);
  CHECK(bulk_refusal(FieldType::Integer) == Text::bulk_wants_whole);
  CHECK(office.plan({id, BulkWay::Set, "1.5"}).state == BulkPlan::State::Unread);
  office.apply(office.plan({id, BulkWay::Set, "３"}));
  CHECK(office.reg().value(office.tasks[1], id) == Value(int64_t{3}));
}

TEST_CASE("a cell in conflict is left to who decides it") {
  Office office;
  const RecordId task = office.tasks[0];
  Register other = office.reg();
  make::apply(other, {{task, "measures", std::string("他处")}}, "other");
  make::apply(office.reg(), {{task, "measures", std::string("此处")}}, "here");
  office.reg().add(other.changes()).value();
  const BulkPlan plan = office.plan({"measures", BulkWay::Set, "统一"});
  CHECK(plan.disputed == 1);
  CHECK(plan.lines.size() == 1);
}

TEST_CASE("the first ticked task's cell is filled into the others") {
  Office office;
  const FillPlan plan = fill_plan(*office.state.open, fields::kLead);
  REQUIRE_FALSE(plan.refusal);
  office.after(ApplyEdits{plan.edits, {Text::did_fill, {"", ""}}});
  CHECK(office.names(1, fields::kLead) == Names{"政策法规处"});
  CHECK(fill_plan(*office.state.open, fields::kLead).refusal == Text::fill_same);
  CHECK(fill_plan(*office.state.open, "").refusal == Text::fill_computed);
  office.after(ClearMarks{});
  CHECK(fill_plan(*office.state.open, fields::kStatus).refusal == Text::fill_few);
}

TEST_CASE("the first task to fill from is the first of the table as it is sorted") {
  Office office;
  office.after(MarkRow{office.tasks[2]});
  TableView view = office.state.open->view;
  view.sort = {{column_ids::kNumber, true}};
  office.after(ChangeView{view});
  const FillPlan plan = fill_plan(*office.state.open, fields::kTitle);
  REQUIRE(plan.edits.size() == 2);
  CHECK(plan.edits[0].value == office.reg().value(office.tasks[2], fields::kTitle));
}

}  // namespace taizhang
