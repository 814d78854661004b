#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../random_rounds.h"
#include "../show.h"
#include "model/undo.h"

// The laws of taking returns in, on random rounds.
namespace taizhang {
namespace {

using make::for_rounds;
using make::Random;
using make::Round;
using make::seen;
using make::Size;
using make::taken;

// The changes that are not about the round itself.
std::vector<ChangeId> work_in(const Register& reg) {
  std::vector<ChangeId> ids;
  for (const Change& change : reg.changes()) {
    if (!is_of_rounds(reg, change.record)) ids.push_back(change.id);
  }
  return ids;
}

std::vector<Value> values_of(const std::vector<const Change*>& heads) {
  std::vector<Value> values;
  for (const Change* head : heads) {
    if (std::ranges::find(values, head->value) == values.end()) values.push_back(head->value);
  }
  return values;
}

void check_cell_is_as_reviewed(const Register& merged, const FileReview& file,
                               const CellReview& cell) {
  const auto heads = merged.heads(cell.record, cell.field);
  const bool stands = std::ranges::any_of(heads, [&](const Change* head) {
    return std::ranges::binary_search(cell.changes, head->id);
  });
  const CellState state = merged.state(cell.record, cell.field);
  switch (cell.outcome) {
    case Outcome::OutOfScope:
      for (const ChangeId id : cell.changes) REQUIRE_FALSE(merged.find_change(id));
      for (const ChangeId id : cell.changes) REQUIRE(merged.exists(held_id(id)));
      return;
    case Outcome::Older:
      REQUIRE_FALSE(stands);
      return;
    case Outcome::Conflict: {
      REQUIRE(state == CellState::Conflict);
      std::vector<Value> values = values_of(heads);
      REQUIRE(values.size() == 1 + cell.others.size());
      REQUIRE(std::ranges::find(values, cell.returned) != values.end());
      for (const Value& other : cell.others) {
        REQUIRE(std::ranges::find(values, other) != values.end());
      }
      return;
    }
    case Outcome::Same:
    case Outcome::New:
    case Outcome::Updated:
    case Outcome::Parallel:
      REQUIRE(stands);
      REQUIRE(state != CellState::Conflict);
      REQUIRE(merged.value(cell.record, cell.field) == cell.returned);
      REQUIRE((cell.outcome == Outcome::Same) <= (cell.returned == cell.present));
      return;
  }
  FAIL(file.name);
}

void check_nothing_is_lost(const Round& round, const Register& merged) {
  for (const ReturnedFile& file : round.files) {
    for (const Change& change : file.reg.changes()) {
      if (const Change* kept = merged.find_change(change.id)) {
        REQUIRE(*kept == change);
        continue;
      }
      const std::string_view held = text_of(merged, held_id(change.id), fields::kChange);
      REQUIRE(held == "{" + canonical_members(change) + "}");
    }
  }
}

// The laws that one round's returns must keep, whatever its size.
void check_laws_of_taking(Random& random, Size size) {
  Round round = make::random_round(random, size);
  const std::vector<FileReview> reviews = review(round.office, round.files);
  const Register merged = taken(round.office, round.files);
  const std::string wanted = make::bytes_of(merged);
  check_nothing_is_lost(round, merged);
  for (const FileReview& file : reviews) {
    for (const CellReview& cell : file.cells) check_cell_is_as_reviewed(merged, file, cell);
  }
  const std::vector<Change> applied = applied_by(reviews);
  Register only_applied = round.office;
  REQUIRE(only_applied.add(applied).value() == applied.size());
  REQUIRE((work_in(only_applied) == work_in(merged)));

  std::ranges::shuffle(round.files, random);
  REQUIRE((make::bytes_of(taken(round.office, round.files)) == wanted));
  Register one_by_one = round.office;
  for (const ReturnedFile& file : round.files) one_by_one = taken(one_by_one, {&file, 1});
  REQUIRE((work_in(one_by_one) == work_in(merged)));
  REQUIRE((taken(merged, round.files) == merged));
}

// Somebody decides everything there is to decide, one way or another; conflicts of existing
// records, as they are listed.
void decide_all(Random& random, Register& office) {
  for (const RecordId held : make::of_form(office, forms::kHeld)) {
    bool is_taken = make::chance(random, 50);
    if (is_taken) {
      const Change change = decode_change(text_of(office, held, fields::kChange)).value();
      is_taken = office.add({change}).has_value();  // else it fits nothing here any more
    }
    make::apply(office,
                {{held, std::string(fields::kDecision),
                  Option{std::string(is_taken ? decisions::kTaken : decisions::kRefused)}}},
                "held" + std::to_string(random()));
  }
  for (const auto& [record, field] : office.conflicts()) {
    // Of a new record that was taken without its form nobody sees a cell.
    if (!office.exists(record)) continue;
    const auto heads = office.heads(record, field);
    make::apply(office, {{record, field, make::any_of(random, heads)->value}},
                "decision" + std::to_string(random()));
  }
}

// The same content in another file: sent again under another name, or written by another version.
std::vector<ReturnedFile> with_other_digests(std::vector<ReturnedFile> files) {
  for (ReturnedFile& file : files) file.digest += "again";
  return files;
}

void check_that_decisions_stay(Random& random, Size size) {
  Round round = make::random_round(random, size);
  Register decided = taken(round.office, round.files);
  decide_all(random, decided);
  REQUIRE(std::ranges::none_of(decided.conflicts(), [&](const Register::CellRef& cell) {
    return decided.exists(cell.record);
  }));

  std::ranges::shuffle(round.files, random);
  REQUIRE((taken(decided, round.files) == decided));
  const Register again = taken(decided, with_other_digests(round.files));
  REQUIRE((work_in(again) == work_in(decided)));
  REQUIRE((make::of_form(again, forms::kHeld) == make::of_form(decided, forms::kHeld)));
  REQUIRE((again.conflicts() == decided.conflicts()));
}

// Of a full round that fails, what is reported last is the smallest that does.
void check_full_rounds(size_t first, size_t end) {
  for (size_t seed = first; seed < end; ++seed) {
    const auto fails = [seed](Size size) {
      Random random(1000 + seed);
      INFO("seed " << seed << ": " << size);
      try {
        check_laws_of_taking(random, size);
      } catch (...) {  // a REQUIRE, which is reported already
        return true;
      }
      return false;
    };
    if (!fails(make::kFullRound)) continue;
    const Size smallest = make::smallest_failing(make::kFullRound, fails);
    FAIL("of seed " << seed << " the smallest round that fails has " << smallest);
  }
}

}  // namespace

TEST_CASE("returns lose nothing, give the same bytes in any order, and do what their review said") {
  for_rounds(60, check_laws_of_taking);
}

// 12 departments with 70 changes each: minutes, so they run by their tag alone, in parts for
// several processors.
TEST_CASE("the same in full rounds 1 to 75", "[.full]") { check_full_rounds(0, 75); }
TEST_CASE("the same in full rounds 76 to 150", "[.full]") { check_full_rounds(75, 150); }
TEST_CASE("the same in full rounds 151 to 225", "[.full]") { check_full_rounds(150, 225); }
TEST_CASE("the same in full rounds 226 to 300", "[.full]") { check_full_rounds(225, 300); }

TEST_CASE("of rounds that fail the smallest is found by halving what they are made of") {
  using make::smallest_failing;
  const auto fails = [](Size size) { return size.departments >= 3 && size.changes >= 20; };
  CHECK(smallest_failing({12, 70, 100}, fails) == Size{3, 35, 1});
  CHECK(smallest_failing({12, 70, 100}, [](Size) { return true; }) == Size{1, 1, 1});
  CHECK(smallest_failing({12, 70, 100}, [](Size) { return false; }) == Size{12, 70, 100});
}

TEST_CASE("what was decided stays decided when every earlier return comes again") {
  for_rounds(30, check_that_decisions_stay);
}

TEST_CASE("the same of decisions in full rounds", "[.full]") {
  make::for_full_rounds(check_that_decisions_stay);
}

TEST_CASE("returns within their scope come to the same as adding their changes") {
  for_rounds(30, [](Random& random, Size size) {
    const Register office = make::random_office(random, size.departments);
    Round round{office, {}};
    make::issue_and_return(random, round, size, false);
    // The office only looks on, so that no task leaves its department meanwhile.
    Register direct = office;
    Register reviewed = office;
    for (const ReturnedFile& file : round.files) direct.add(file.reg.changes()).value();
    reviewed.add(applied_by(review(office, round.files))).value();
    REQUIRE((reviewed == direct));
  });
}

TEST_CASE("undoing that returns were taken brings back what was seen before") {
  for_rounds(24, [](Random& random, Size size) {
    const Round round = make::random_round(random, size);
    Register reg = round.office;
    const std::vector<FileReview> reviews = review(reg, round.files);
    UndoStep step{"收回报", {}};
    const std::vector<Change> changes = changes_of_returns(reg, reviews, make::author()).value();
    for (const Change& change : changes) step.changes.push_back(change.id);
    reg.add(changes).value();
    const Register all = reg;

    UndoHistory history;
    history.done.push_back(step);
    undo(reg, history, make::author(), "u").value();
    REQUIRE((seen(reg, all) == seen(round.office, all)));
    for (const ReturnedFile& file : round.files) REQUIRE_FALSE(reg.exists(receipt_id(file.digest)));
    redo(reg, history, make::author(), "r").value();
    REQUIRE((seen(reg, all) == seen(all, all)));
  });
}

}  // namespace taizhang
