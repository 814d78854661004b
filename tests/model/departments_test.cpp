#include <catch2/catch_test_macros.hpp>

#include "../office.h"
#include "model/undo.h"

namespace taizhang {
namespace {

std::string text(std::string words) { return words; }

Register with_aliases() {
  Register reg = make::office();
  make::apply(
      reg,
      {{department_id("法规处"), std::string(fields::kAliases), text("局法规处\n 政策法规处 ")},
       {department_id("督查处"), std::string(fields::kMembers),
        make::departments({"法规处", "宣教处"})}},
      "aliases");
  return reg;
}

}  // namespace

TEST_CASE("a department is known with its aliases and whom a collective name stands for") {
  const std::vector<Department> all = departments_of(with_aliases());
  REQUIRE(all.size() == 3);
  const Department* found = find_department(all, "政策法规处");
  REQUIRE(found);
  CHECK(found->key == "法规处");
  CHECK(found->aliases == std::vector<std::string>{"局法规处", "政策法规处"});
  CHECK(find_department(all, "督查处")->members == std::vector<std::string>{"法规处", "宣教处"});
  CHECK_FALSE(find_department(all, "财务处"));
}

TEST_CASE("a name goes before another department's alias") {
  const std::vector<Department> all = {{"甲", "甲", {"乙"}, {}}, {"乙", "乙", {}, {}}};
  CHECK(find_department(all, "乙")->key == "乙");
}

TEST_CASE("a department named by an alias is not written down again") {
  const Register reg = with_aliases();
  std::vector<Edit> edits;
  const Departments named =
      departments_named(reg, departments_of(reg), {"局法规处", "法规处", "财务处"}, edits);
  CHECK(named == Departments{{"法规处", "财务处"}});
  CHECK(edits.size() == 3);
}

TEST_CASE("of two departments one is made, wherever they were named") {
  Register reg = with_aliases();
  const RecordId from = department_id("法规处"), into = department_id("宣教处");
  make::apply(reg, merged_departments(reg, from, into), "merged");
  CHECK(reg.value(make::id(1), fields::kLead) == make::departments({"宣教处"}));
  CHECK(reg.value(make::id(1), fields::kResponsible) == make::departments({"宣教处"}));
  CHECK(reg.value(department_id("督查处"), fields::kMembers) == make::departments({"宣教处"}));
  CHECK_FALSE(reg.exists(from));
  const std::vector<Department> all = departments_of(reg);
  for (const char* name : {"法规处", "局法规处", "政策法规处", "宣教处"}) {
    INFO(name);
    REQUIRE(find_department(all, name));
    CHECK(find_department(all, name)->key == "宣教处");
  }
}

TEST_CASE("merging departments is undone as one step") {
  Register reg = with_aliases();
  const Register before = reg;
  UndoHistory history;
  UndoStep step;
  for (const Change& change :
       make::apply(reg, merged_departments(reg, department_id("法规处"), department_id("宣教处")),
                   "merged"))
    step.changes.push_back(change.id);
  history.done.push_back(std::move(step));
  REQUIRE(undo(reg, history, make::author(), "back"));
  CHECK(edits_between(reg, before).empty());
}

TEST_CASE("a cell in conflict is not decided by merging departments") {
  Register reg = with_aliases();
  Register other = reg;
  make::apply(reg, {{make::id(2), std::string(fields::kLead), make::departments({"法规处"})}}, "a");
  const std::vector<Change> theirs = make::apply(
      other, {{make::id(2), std::string(fields::kLead), make::departments({"督查处"})}}, "b");
  reg.add(theirs).value();
  make::apply(reg, merged_departments(reg, department_id("法规处"), department_id("宣教处")), "m");
  CHECK(reg.state(make::id(2), fields::kLead) == CellState::Conflict);
}

TEST_CASE("a department that was renamed is still known by its first name") {
  const std::vector<Department> all = {{"法规处", "政策法规处", {}, {}},
                                       {"办", "法规处室", {}, {}}};
  CHECK(find_department(all, "法规处") == &all[0]);
  // Another one's name goes before it.
  const std::vector<Department> taken = {{"法规处", "政策法规处", {}, {}},
                                         {"新", "法规处", {}, {}}};
  CHECK(find_department(taken, "法规处") == &taken[1]);
}

}  // namespace taizhang
