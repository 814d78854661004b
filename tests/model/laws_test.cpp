#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <deque>

#include "../make.h"
#include "../show.h"
#include "model/undo.h"

// The laws of the model on random registers that many offices edit at once.
namespace taizhang {
namespace {

using make::Random;
using make::seen;

constexpr size_t kRounds = make::rounds_of_law(60);

std::vector<Change> edit_some(Random& random, Register& reg, size_t batches,
                              const std::string& office) {
  std::vector<Change> made;
  for (size_t i = 0; i < batches; ++i) {
    const std::string at = to_text(date_of(static_cast<int32_t>(make::below(random, 30000))));
    std::vector<Change> changes =
        make::apply(reg, make::random_edits(random, reg), office + std::to_string(random()),
                    make::author(office, office, at));
    made.insert(made.end(), changes.begin(), changes.end());
  }
  return made;
}

// A baseline, and what several offices made of it; one office's file was forwarded and edited by
// two people, and one office works on another's file.
struct Round {
  Register issued;
  std::vector<std::vector<Change>> returns;
};

Round random_round(Random& random, size_t size) {
  Round round{make::random_register(random, 1 + size), {}};
  std::vector<Register> copies(3, round.issued);
  for (size_t office = 0; office < copies.size(); ++office) {
    edit_some(random, copies[office], 1 + size / 2, "office" + std::to_string(office));
  }
  copies.push_back(copies[0]);  // forwarded
  edit_some(random, copies[0], 1 + size / 2, "first reader");
  edit_some(random, copies[3], 1 + size / 2, "second reader");
  copies[1].add(copies[2].changes()).value();
  edit_some(random, copies[1], 1, "reconciler");
  for (const Register& copy : copies) round.returns.push_back(copy.changes());
  return round;
}

Register merged(Register reg, const std::vector<std::vector<Change>>& returns) {
  for (const std::vector<Change>& changes : returns) reg.add(changes).value();
  return reg;
}

std::vector<Change> together(const std::vector<std::vector<Change>>& returns) {
  std::vector<Change> all;
  for (const auto& changes : returns) all.insert(all.end(), changes.begin(), changes.end());
  return all;
}

}  // namespace

TEST_CASE("returns give the same bytes in any order, grouping and repetition") {
  make::for_seeds(kRounds, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    Round round = random_round(random, size);
    const std::string wanted = make::bytes_of(merged(round.issued, round.returns));

    std::ranges::shuffle(round.returns, random);
    CHECK(make::bytes_of(merged(round.issued, round.returns)) == wanted);

    std::vector<Change> all = together(round.returns);
    std::ranges::shuffle(all, random);
    Register at_once = round.issued;
    at_once.add(all).value();
    CHECK(make::bytes_of(at_once) == wanted);

    Register grouped = round.issued;
    for (size_t at = 0; at < all.size();) {
      const size_t count = std::min(1 + make::below(random, 5), all.size() - at);
      const auto begin = all.begin() + static_cast<ptrdiff_t>(at);
      grouped.add({begin, begin + static_cast<ptrdiff_t>(count)}).value();
      at += count;
    }
    CHECK(make::bytes_of(grouped) == wanted);

    const uint64_t revision = grouped.revision();
    CHECK(grouped.add(all).value() == 0);
    CHECK(grouped.revision() == revision);
    CHECK(make::bytes_of(grouped) == wanted);
  });
}

TEST_CASE("every change of every return is there after a merge") {
  make::for_seeds(kRounds, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const Round round = random_round(random, size);
    const Register all = merged(round.issued, round.returns);
    for (const Change& change : together(round.returns)) {
      const Change* kept = all.find_change(change.id);
      REQUIRE(kept);
      CHECK(*kept == change);
    }
  });
}

TEST_CASE("wrong clocks change no value and no conflict") {
  make::for_seeds(kRounds, 8, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    Register reg = make::random_register(random, size);
    const Record& one = make::any_of(random, reg.records());
    const RecordId id = one.id;
    const auto head = [&](std::string at, std::string by) {
      Register copy = reg;
      return make::apply(copy, {{id, std::string(fields::kOrder), "q" + by}}, by,
                         make::author(by, by, std::move(at)));
    };
    Register late_first = reg;
    late_first.add(head("2031-01-01", "b")).value();
    late_first.add(head("1999-01-01", "c")).value();
    CHECK(late_first.state(id, fields::kOrder) == CellState::Conflict);
    CHECK(late_first.heads(id, fields::kOrder).size() == 2);
  });
}

TEST_CASE("a sealed register merges like the full one") {
  make::for_seeds(kRounds, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    Round round = random_round(random, size);
    std::ranges::shuffle(round.returns, random);
    Register full = merged(round.issued, {round.returns[0], round.returns[1]});
    Register sealed = full.sealed();
    CHECK(seen(sealed, full) == seen(full, full));

    // Late returns, early ones again, and single changes that come before what they supersede.
    std::vector<Change> late = together(round.returns);
    std::ranges::shuffle(late, random);
    for (const Change& change : late) {
      full.add({change}).value();
      sealed.add({change}).value();
      REQUIRE(seen(sealed, full) == seen(full, full));
    }
    CHECK(seen(sealed.sealed(), full) == seen(full, full));
  });
}

TEST_CASE("undo after a batch is identity, and redo after undo") {
  make::for_seeds(2 * kRounds, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const Round round = random_round(random, size);
    Register reg = merged(round.issued, round.returns);

    UndoHistory history;
    std::deque<Register> states = {reg};
    for (size_t i = 0; i < 4; ++i) {
      UndoStep step{"改", {}};
      for (const Change& change : edit_some(random, reg, 1 + make::below(random, 3), "editor")) {
        step.changes.push_back(change.id);
      }
      history.done.push_back(step);
      states.push_back(reg);
    }
    const Register all = reg;
    for (size_t i = 4; i > 0; --i) {
      undo(reg, history, make::author(), "u" + std::to_string(random())).value();
      REQUIRE(seen(reg, all) == seen(states[i - 1], all));
    }
    for (size_t i = 1; i <= 4; ++i) {
      redo(reg, history, make::author(), "r" + std::to_string(random())).value();
      REQUIRE(seen(reg, all) == seen(states[i], all));
    }
    for (size_t i = 4; i > 0; --i) {
      undo(reg, history, make::author(), "v" + std::to_string(random())).value();
      REQUIRE(seen(reg, all) == seen(states[i - 1], all));
    }
  });
}

TEST_CASE("undo is identity however often one has turned back and gone another way") {
  make::for_seeds(2 * kRounds, 6, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    Register reg = make::random_register(random, 1);
    UndoHistory history;
    std::vector<std::vector<Record>> states = {reg.records()};
    for (size_t i = 0; i < 3 * size; ++i) {
      if (states.size() > 1 && make::chance(random, 40)) {
        undo(reg, history, make::author(), "u" + std::to_string(random())).value();
        states.pop_back();
      } else {
        UndoStep step{"改", {}};
        for (const Change& change : edit_some(random, reg, 1, "editor")) {
          step.changes.push_back(change.id);
        }
        history.done.push_back(step);
        history.undone.clear();
        states.push_back(reg.records());
      }
      std::vector<Record> present = reg.records();
      std::erase_if(present, [](const Record& record) { return record.cells.empty(); });
      std::erase_if(states.back(), [](const Record& record) { return record.cells.empty(); });
      REQUIRE(present == states.back());
      REQUIRE(reg.conflicts().empty());
    }
  });
}

TEST_CASE("undo of a merge brings back what was seen before it, conflicts as well") {
  make::for_seeds(kRounds, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const Round round = random_round(random, size);
    const Register before = merged(round.issued, {round.returns[0]});
    Register reg = before;
    UndoStep step{"导入", {}};
    for (const Change& change : together(round.returns)) {
      if (!before.find_change(change.id)) step.changes.push_back(change.id);
    }
    reg.add(together(round.returns)).value();
    const Register all = reg;

    UndoHistory history;
    history.done.push_back(step);
    undo(reg, history, make::author(), "u").value();
    CHECK(seen(reg, all) == seen(before, all));
    redo(reg, history, make::author(), "r").value();
    CHECK(seen(reg, all) == seen(all, all));
  });
}

TEST_CASE("the edits between two registers turn one into the other") {
  make::for_seeds(kRounds, 12, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const Round round = random_round(random, size);
    Register from = merged(round.issued, {round.returns[0]});
    const Register to = merged(round.issued, {round.returns[1], round.returns[2]});
    make::apply(from, edits_between(from, to), "between");
    CHECK(seen(from, round.issued).records == seen(to, round.issued).records);
    CHECK(edits_between(from, to).empty());
    CHECK(edits_between(to, to).empty());
  });
}

TEST_CASE("a refused batch of changes changes nothing") {
  make::for_seeds(kRounds, 8, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    const Round round = random_round(random, size);
    Register reg = merged(round.issued, {round.returns[0]});
    const Register before = reg;
    std::vector<Change> changes = round.returns[1];
    if (changes.empty()) return;
    Change& bad = make::any_of(random, changes);
    bad.field = "no such field";
    bad.id = id_of(bad);
    CHECK_FALSE(reg.add(changes));
    CHECK(reg == before);
  });
}

}  // namespace taizhang
