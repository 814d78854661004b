#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../make.h"
#include "../show.h"
#include "app/update.h"
#include "start.h"

// What a frame looks up is what a walk over the whole register would find.
namespace taizhang {
namespace {

using make::Random;

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

RecordId random_id(Random& random, const Register& reg) {
  return make::any_of(random, reg.records()).id;
}

// A record put below another one: notes below tasks, parts below parts, and whatever else may be
// merged into a register. Mostly the first task, so that it has several children of a kind.
std::vector<Edit> random_move(Random& random, const Register& reg) {
  const auto first =
      std::ranges::find(reg.records(), Value(std::string(forms::kTask)),
                        [](const Record& r) { return value_of(r, fields::kTemplate); });
  const bool to_first = first != reg.records().end() && make::chance(random, 60);
  const RecordId parent = to_first ? first->id : random_id(random, reg);
  const Value below = make::chance(random, 20) ? Value() : Value(to_text(parent));
  return {{random_id(random, reg), std::string(fields::kParent), below}};
}

TableView random_view(Random& random, const OpenRegister& open) {
  TableView view;
  if (make::chance(random, 60)) view.sort.push_back({column_ids::kTitle, make::chance(random, 30)});
  if (make::chance(random, 30))
    view.sort.push_back({column_ids::kNumber, make::chance(random, 50)});
  view.heading = static_cast<Heading>(make::below(random, 5));
  if (make::chance(random, 30)) view.status = "ongoing";
  if (make::chance(random, 30)) view.search = "文";
  if (make::chance(random, 50)) view.folded = {random_id(random, open.reg)};
  if (make::chance(random, 30)) view.part = random_id(random, open.reg);
  return view;
}

Intent random_intent(Random& random, const OpenRegister& open) {
  switch (make::below(random, 8)) {
    case 0:
      return Undo{};
    case 1:
      return Redo{};
    case 2:
      return ChangeView{random_view(random, open)};
    case 3:
      return ApplyEdits{make::random_edits(random, open.reg), {Text::did_change, {"栏"}}};
    default:
      return ApplyEdits{random_move(random, open.reg), {Text::did_change, {"位置"}}};
  }
}

std::optional<size_t> walked_row(const OpenRegister& open, RecordId record) {
  for (size_t i = 0; i < open.rows.size(); ++i)
    if (outline_row_at(open, i).record == record) return i;
  return std::nullopt;
}

std::vector<Department> walked_departments(const Register& reg) {
  std::vector<Department> departments;
  for (const std::string& key : department_keys(reg))
    departments.push_back({key, department_name(reg, key), {}, {}});
  return departments;
}

void check_lookups(const OpenRegister& open) {
  REQUIRE(open.outline == outline(open.reg));
  std::vector<Department> departments = open.departments;
  for (Department& one : departments) one.aliases.clear(), one.members.clear();
  CHECK(departments == walked_departments(open.reg));
  std::vector<uint32_t> top_parts;
  int shown = 0;
  for (uint32_t i = 0; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    CHECK(row.notes == children(open.reg, row.record, forms::kNote));
    CHECK(row.evidence == children(open.reg, row.record, forms::kEvidence));
    CHECK(outline_row(open, row.record) == &row);
    CHECK(row_of(open, row.record) == walked_row(open, row.record));
    if (row.is_part && row.depth == 0) top_parts.push_back(i);
    if (!row.is_part && walked_row(open, row.record)) ++shown;
  }
  for (const HeadingRow& heading : open.headings)
    CHECK(row_of(open, heading.row.record) == walked_row(open, heading.row.record));
  CHECK(open.top_parts == top_parts);
  CHECK(open.shown == shown);
}

}  // namespace

TEST_CASE("what is looked up is what a walk finds, after edits, undo and redo") {
  make::for_seeds(60, 40, [](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    AppState state = make::start(IdSource(seed, 9));
    state.ledgers.clear();  // they have no lines in the outline
    const std::string file = make::bytes_of(make::random_register(random, size));
    state = update(std::move(state), ReceiveFile{"台账.json", file}, kClock).state;
    REQUIRE(state.open);
    check_lookups(*state.open);
    for (size_t i = 0; i < size; ++i) {
      const Intent intent = random_intent(random, *state.open);
      state = update(std::move(state), intent, kClock).state;
      check_lookups(*state.open);
    }
  });
}

TEST_CASE("what is in no outline has no line and no row") {
  OpenRegister open;
  open.reg = make::reg({make::record(make::id(1), forms::kTask)});
  refresh(open);
  CHECK(outline_row(open, make::id(1)) != nullptr);
  CHECK(outline_row(open, make::id(2)) == nullptr);
  CHECK(outline_row(open, {}) == nullptr);
  CHECK(row_of(open, make::id(2)) == std::nullopt);
}

}  // namespace taizhang
