#include "model/register.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"
#include "model/undo.h"

namespace taizhang {
namespace {

const RecordId kThing = make::id(1);

std::string name_in(const Register& reg) {
  const auto* name = std::get_if<std::string>(&reg.value(kThing, "name"));
  return name ? *name : "";
}

// `reg` with its thing called `name` by somebody who saw only `reg`.
std::vector<Change> named(Register reg, std::string name, std::string_view nonce) {
  return make::set_name(reg, std::move(name), nonce);
}

}  // namespace

TEST_CASE("two names given in ignorance of each other are a conflict until someone decides") {
  Register reg = make::one_thing();
  const Register issued = reg;
  reg.add(named(issued, "乙", "a")).value();
  reg.add(named(issued, "丙", "b")).value();
  CHECK(reg.state(kThing, "name") == CellState::Conflict);
  CHECK(reg.heads(kThing, "name").size() == 2);
  CHECK(reg.conflicts() == std::vector<Register::CellRef>{{kThing, "name"}});
  CHECK(name_in(reg) == std::get<std::string>(reg.heads(kThing, "name").front()->value));

  make::set_name(reg, name_in(reg), "decided");
  CHECK(reg.state(kThing, "name") == CellState::Clean);
  CHECK(reg.conflicts().empty());
  CHECK(reg.history(kThing, "name").size() == 3);
  CHECK(reg.history(kThing, "name").back()->nonce == "decided");

  const Register decided = reg;
  reg.add(named(issued, "乙", "a")).value();
  CHECK(reg == decided);
}

TEST_CASE("the same name given twice is agreed, not a conflict") {
  Register reg = make::one_thing();
  const Register issued = reg;
  reg.add(named(issued, "乙", "a")).value();
  reg.add(named(issued, "乙", "b")).value();
  CHECK(reg.state(kThing, "name") == CellState::Agreed);
  CHECK(changes_for(reg, {{kThing, "name", std::string("乙")}}, {}, "n").value().empty());
}

TEST_CASE("two offices that decide a conflict differently are a conflict again") {
  Register reg = make::one_thing();
  const Register issued = reg;
  reg.add(named(issued, "乙", "a")).value();
  reg.add(named(issued, "丙", "b")).value();
  Register other = reg;
  make::set_name(reg, "乙", "c");
  make::set_name(other, "丙", "d");
  reg.add(other.changes()).value();
  CHECK(reg.state(kThing, "name") == CellState::Conflict);
}

TEST_CASE("a deletion does not swallow an edit: both are seen") {
  Register reg = make::one_thing();
  Register other = reg;
  make::apply(reg, {{kThing, "_deleted", true}}, "a");
  CHECK_FALSE(reg.exists(kThing));
  make::apply(other, {{kThing, "name", std::string("乙")}, {kThing, "_deleted", false}}, "b");
  reg.add(other.changes()).value();
  CHECK(reg.state(kThing, "_deleted") == CellState::Conflict);
  CHECK(name_in(reg) == "乙");
}

TEST_CASE("what is superseded may come after what supersedes it") {
  Register author = make::one_thing();
  const auto first = make::set_name(author, "乙", "a");
  const auto second = make::set_name(author, "丙", "b");
  Register reg = make::one_thing();
  reg.add(second).value();
  CHECK(name_in(reg) == "丙");
  reg.add(first).value();
  CHECK(name_in(reg) == "丙");
  CHECK(reg == author);
}

TEST_CASE("undo of a decision brings the conflict back as it was") {
  Register reg = make::one_thing();
  const Register issued = reg;
  reg.add(named(issued, "乙", "a")).value();
  reg.add(named(issued, "丙", "b")).value();
  const std::string shown = name_in(reg);
  UndoHistory history;
  UndoStep step{"处理冲突", {}};
  for (const Change& change : make::set_name(reg, "丁", "c")) step.changes.push_back(change.id);
  history.done.push_back(step);

  undo(reg, history, make::author(), "u").value();
  CHECK(reg.state(kThing, "name") == CellState::Conflict);
  CHECK(name_in(reg) == shown);
  redo(reg, history, make::author(), "r").value();
  CHECK(reg.state(kThing, "name") == CellState::Clean);
  CHECK(name_in(reg) == "丁");
}

TEST_CASE("undo leaves a cell that somebody else has changed since") {
  Register reg = make::one_thing();
  UndoHistory history;
  UndoStep step{"改名", {}};
  for (const Change& change : make::set_name(reg, "乙", "a")) step.changes.push_back(change.id);
  history.done.push_back(step);
  make::set_name(reg, "丙", "other");
  CHECK(undo(reg, history, make::author(), "u").value().empty());
  CHECK(name_in(reg) == "丙");
  CHECK(undo(reg, history, make::author(), "u").error().code == ErrorCode::NothingToUndo);
  CHECK(redo(reg, history, make::author(), "u").has_value());
  CHECK(redo(reg, history, make::author(), "u").error().code == ErrorCode::NothingToRedo);
}

TEST_CASE("a batch with one wrong edit makes no change at all") {
  const Register reg = make::one_thing();
  const auto refusal = [&](const Edit& edit) {
    const auto changes =
        changes_for(reg, {{kThing, "name", std::string("乙")}, edit}, make::author(), "n");
    REQUIRE_FALSE(changes);
    return changes.error().code;
  };
  CHECK(refusal({make::id(9), "name", std::string("x")}) == ErrorCode::UnknownRecord);
  CHECK(refusal({RecordId{}, "_template", std::string("thing")}) == ErrorCode::UnknownRecord);
  CHECK(refusal({kThing, "nothing", std::string("x")}) == ErrorCode::UnknownField);
  CHECK(refusal({kThing, "_nothing", std::string("x")}) == ErrorCode::UnknownField);
  CHECK(refusal({kThing, "count", std::string("x")}) == ErrorCode::WrongType);
  CHECK(refusal({kThing, "_order", std::string("ba")}) == ErrorCode::WrongType);
  CHECK(refusal({kThing, "_parent", std::string("x")}) == ErrorCode::WrongType);
  CHECK(refusal({kThing, "level", Option{"x"}}) == ErrorCode::NotAnOption);
  CHECK(refusal({kThing, "links", Links{{{"", "x"}}}}) == ErrorCode::BadLink);
}

TEST_CASE("a record cannot turn into another form, in an edit or in a change") {
  Register reg = make::one_thing();
  CHECK_FALSE(changes_for(reg, {{kThing, "_template", std::string("task")}}, {}, "n"));
  Change change;
  change.record = kThing;
  change.field = "_template";
  change.value = std::string("task");
  change.id = id_of(change);
  CHECK(reg.add({change}).error() ==
        Error{ErrorCode::BadRecord, {to_text(kThing), "_template"}, Fault::OtherTemplate});
}

TEST_CASE("a baseline that cannot be is refused with the record's number") {
  const auto refusal = [](std::vector<Record> baseline) {
    return Register::make(make::id(7), make::forms(), std::move(baseline)).error();
  };
  const Record good = make::record(kThing, "thing");
  CHECK(refusal({good, make::record(make::id(2), "none")}) ==
        Error{ErrorCode::BadRecord, {"2", "_template"}, Fault::UnknownTemplate});
  CHECK(refusal({make::record(kThing, "thing", {{"weight", std::string("x")}})}) ==
        Error{ErrorCode::BadRecord, {"1", "weight"}, Fault::UnknownField});
  CHECK(refusal({good, good}) ==
        Error{ErrorCode::BadRecord, {to_text(kThing), "id"}, Fault::RepeatedRecord});
  std::vector<Template> forms = make::forms();
  forms.push_back(forms.front());
  CHECK(Register::make(make::id(7), forms, {}).error() ==
        Error{ErrorCode::BadTemplate, {forms.front().id, "id"}, Fault::RepeatedTemplate});
}

TEST_CASE("a record is found by its id, and no other is, however the ids are spread") {
  make::for_seeds(make::rounds_of_law(300), 60, [](make::Random& random, size_t, size_t size) {
    const auto any = [&] { return uint64_t{random()} << 32 | uint64_t{random()}; };
    const uint64_t shift = random() % 65;  // 64: they differ in their second half alone
    std::vector<Record> baseline;
    std::vector<RecordId> absent;
    for (size_t i = 0; i < size; ++i) {
      const RecordId id{shift < 64 ? any() >> shift : 0, any() % 200};
      const bool is_new = std::ranges::find(baseline, id, &Record::id) == baseline.end();
      if (i % 4 != 0 && is_new)
        baseline.push_back(make::record(id, "thing", {}));
      else if (is_new)
        absent.push_back(id);
    }
    const Register reg = make::reg(baseline);
    for (const Record& record : baseline) {
      REQUIRE(reg.find(record.id) != nullptr);
      CHECK(reg.find(record.id)->id == record.id);
    }
    for (const RecordId id : absent)
      if (std::ranges::find(baseline, id, &Record::id) == baseline.end())
        CHECK(reg.find(id) == nullptr);
    for (const RecordId id : {RecordId{}, RecordId{UINT64_MAX, UINT64_MAX}})
      CHECK((reg.find(id) != nullptr) == std::ranges::contains(baseline, id, &Record::id));
  });
}

TEST_CASE("the baseline stays as it was whatever is changed") {
  Register reg = make::one_thing();
  const std::vector<Record> baseline = reg.baseline();
  const std::string digest = reg.baseline_digest();
  make::apply(reg,
              {{kThing, "name", std::string("乙")},
               {make::id(2), "_template", std::string("thing")},
               {make::id(2), "name", std::string("新")}},
              "n");
  CHECK(reg.records().size() == 2);
  CHECK(reg.exists(make::id(2)));
  CHECK(reg.baseline() == baseline);
  CHECK(reg.baseline_digest() == digest);
  CHECK(digest_of(reg.baseline()) == digest);
  CHECK(reg.sealed().baseline() == reg.records());
}

}  // namespace taizhang
