#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "../office.h"
#include "../show.h"
#include "base/text.h"
#include "model/own_form.h"
#include "model/undo.h"

// The laws of a round: packets out, returns in, on random offices. Departments edit for days, on
// machines with wrong clocks; they fill tasks, with a field of the office's own, and a ledger; they
// export early and again, forward the file to a colleague, and do what they may not. Meanwhile the
// office edits, deletes and hands tasks over.
namespace taizhang {
namespace {

using make::Random;
using make::seen;

constexpr size_t kRounds = make::rounds_of_law(24);
constexpr std::string_view kMark = "⟦";  // begins every text somebody wrote, to find it again

std::string name_of(size_t department) { return "处室" + std::to_string(department); }

// A text that stands nowhere else.
std::string marked(Random& random) { return std::string(kMark) + std::to_string(random()) + "⟧"; }

struct Size {
  size_t departments;
  size_t changes;  // of each department
};

// For the largest size 12 departments of 70 changes.
Size grown(size_t size) { return {1 + size * 11 / 70, size}; }

constexpr std::string_view kMatter = "matter", kMatterOf = "department", kVerdict = "verdict";
constexpr std::string_view kOwnText = "x.text.1";  // of tasks

// A ledger whose verdicts the office gives.
Template matters() {
  Template form;
  form.id = kMatter;
  form.name.zh = "事项";
  form.ledger.group.zh = "专项";
  form.fields = {make::field(std::string(fields::kTitle), FieldType::Text),
                 make::field(std::string(kMatterOf), FieldType::Departments),
                 make::field(std::string(kVerdict), FieldType::Text)};
  form.fields[0].returned = form.fields[1].returned = true;
  return form;
}

std::vector<Template> forms_of_offices() {
  std::vector<Template> forms = make::forms();
  forms.push_back(matters());
  forms.push_back(make::form("own_field"));
  return forms;
}

Register random_office(Random& random, size_t departments) {
  std::vector<Record> records = {make::record(make::id(0xABC), forms::kRegister,
                                              {{fields::kTitle, marked(random)},
                                               {fields::kRound, int64_t{1}},
                                               {fields::kSource, marked(random)}})};
  std::vector<std::string> names;
  for (size_t i = 0; i < departments; ++i) {
    names.push_back(name_of(i));
    records.push_back(make::record(department_id(names[i]), forms::kDepartment,
                                   {{fields::kKey, names[i]}, {fields::kName, names[i]}}));
  }
  for (size_t i = 0; i < 3 * departments; ++i) {
    const RecordId part = make::id(100'000 + i / 5);
    if (i % 5 == 0) {
      records.push_back(make::record(part, forms::kPart, {{fields::kTitle, marked(random)}}));
    }
    std::vector<std::string> responsible;
    if (make::chance(random, 40)) responsible.push_back(make::any_of(random, names));
    Record task =
        make::task(make::id(1 + i), marked(random), {names[i % departments]}, responsible);
    set_value(task, fields::kText, marked(random));
    records.push_back(make::below(std::move(task), part));
    if (!make::chance(random, 50)) continue;
    Record note =
        make::record(make::id(200'000 + i), forms::kNote, {{fields::kText, marked(random)}});
    records.push_back(make::below(std::move(note), make::id(1 + i)));
  }
  for (size_t i = 0; i < departments; ++i) {
    records.push_back(make::record(make::id(300'000 + i), kMatter,
                                   {{fields::kTitle, marked(random)},
                                    {kMatterOf, make::departments({names[i]})},
                                    {kVerdict, marked(random)}}));
  }
  records.push_back(make::record(setting_id(forms::kOwnField, forms::kTask, kOwnText),
                                 forms::kOwnField,
                                 {{fields::kForm, std::string(forms::kTask)},
                                  {fields::kField, std::string(kOwnText)},
                                  {fields::kName, std::string("自建")}}));
  return make::reg(std::move(records), forms_of_offices());
}

std::string wrong_clock(Random& random) {
  return to_text(date_of(static_cast<int32_t>(make::below(random, 30000))));
}

std::vector<RecordId> of_form(const Register& reg, std::string_view form) {
  std::vector<RecordId> ids;
  for (const Record& record : reg.records()) {
    if (reg.exists(record.id) && text_of(record, fields::kTemplate) == form) {
      ids.push_back(record.id);
    }
  }
  return ids;
}

void add_note(Random& random, std::vector<Edit>& edits, RecordId parent) {
  const RecordId id = make::id(random());
  edits.push_back({id, std::string(fields::kTemplate), std::string(forms::kNote)});
  edits.push_back({id, std::string(fields::kParent), to_text(parent)});
  edits.push_back({id, std::string(fields::kText), marked(random)});
}

// What a liaison does in the ledger; with `slips` also what is the office's.
void work_in_ledger(Random& random, std::vector<Edit>& edits, const Register& reg,
                    const std::string& department, bool slips) {
  std::vector<RecordId> matters = of_form(reg, kMatter);
  const size_t what = make::below(random, slips ? 10 : 7);
  if (matters.empty() || what < 2) {
    const RecordId id = make::id(random());
    edits.push_back({id, std::string(fields::kTemplate), std::string(kMatter)});
    edits.push_back({id, std::string(kMatterOf), make::departments({department})});
    edits.push_back({id, std::string(fields::kTitle), marked(random)});
    return;
  }
  const RecordId matter = make::any_of(random, matters);
  const std::vector<std::string> both = {department, name_of(make::below(random, 12))};
  if (what < 6) edits.push_back({matter, std::string(fields::kTitle), marked(random)});
  if (what == 6) edits.push_back({matter, std::string(kMatterOf), make::departments(both)});
  if (what == 7) edits.push_back({matter, std::string(kVerdict), marked(random)});
  if (what == 8) edits.push_back({matter, std::string(kMatterOf), make::departments({both[1]})});
  if (what == 9) edits.push_back({matter, std::string(fields::kDeleted), true});
}

// What a liaison does next; with `slips` also what a department may not.
std::vector<Edit> liaison_edits(Random& random, const Register& reg, const std::string& department,
                                bool slips) {
  static constexpr std::array<std::string_view, 3> kStatuses = {"not_started", "ongoing",
                                                                "submitted"};
  std::vector<RecordId> tasks = of_form(reg, forms::kTask);
  std::vector<RecordId> notes = of_form(reg, forms::kNote);
  if (tasks.empty()) return {};
  const RecordId task = make::any_of(random, tasks);
  std::vector<Edit> edits;
  const size_t what = make::below(random, slips ? 100 : 88);
  if (what < 10) {
    work_in_ledger(random, edits, reg, department, slips);
  } else if (what < 16) {
    edits.push_back({task, std::string(kOwnText), marked(random)});
  } else if (what < 30) {
    edits.push_back({task, std::string(fields::kMeasures), marked(random)});
  } else if (what < 50) {
    edits.push_back(
        {task, std::string(fields::kStatus), Option{std::string(make::any_of(random, kStatuses))}});
  } else if (what < 70 || notes.empty()) {
    add_note(random, edits, task);
  } else if (what < 80) {
    edits.push_back({make::any_of(random, notes), std::string(fields::kText), marked(random)});
  } else if (what < 88) {
    // Only its own, but for slips: a note of the baseline has no change that made it.
    const RecordId note = make::any_of(random, notes);
    const bool is_own = !reg.heads(note, fields::kTemplate).empty();
    if (is_own || slips) edits.push_back({note, std::string(fields::kDeleted), true});
  } else if (what < 92) {
    edits.push_back({task, std::string(fields::kStatus), Option{"closed"}});
  } else if (what < 96) {
    edits.push_back({task, std::string(fields::kTitle), marked(random)});
  } else {
    edits.push_back({task, std::string(fields::kDeleted), true});
  }
  return edits;
}

void work(Random& random, Register& reg, size_t changes, const std::string& department,
          bool slips) {
  for (size_t made = 0; made < changes;) {
    std::vector<Edit> edits;
    for (int i = 0; i < 4; ++i) {
      std::ranges::move(liaison_edits(random, reg, department, slips), std::back_inserter(edits));
    }
    if (edits.empty()) return;
    made += edits.size();
    make::apply(reg, edits, std::to_string(random()),
                make::author("周敏", department, wrong_clock(random)));
  }
}

void office_edits(Random& random, Register& office, size_t count) {
  std::vector<RecordId> tasks = of_form(office, forms::kTask);
  for (size_t i = 0; i < count && !tasks.empty(); ++i) {
    const RecordId task = make::any_of(random, tasks);
    std::vector<Edit> edits;
    switch (make::below(random, 5)) {
      case 0:
        edits.push_back({task, std::string(fields::kTitle), marked(random)});
        break;
      case 1:
        edits.push_back({task, std::string(fields::kMeasures), marked(random)});
        break;
      case 2:
        edits.push_back({task, std::string(fields::kStatus), Option{"closed"}});
        break;
      case 3:
        edits.push_back({task, std::string(fields::kDeleted), make::chance(random, 70)});
        break;
      case 4:
        edits.push_back({task, std::string(fields::kLead),
                         make::departments({name_of(make::below(random, 12))})});
        break;
    }
    make::apply(office, edits, "office" + std::to_string(random()));
  }
}

struct Round {
  Register office;  // its packets are written down
  std::vector<ReturnedFile> files;
};

// Packets of `round.office`, and what becomes of them.
void issue_and_return(Random& random, Round& round, Size size, bool slips) {
  const Register issued = round.office;
  for (size_t i = 0; i < size.departments; ++i) {
    const std::string department = name_of(i);
    Result<Register> packet = packet_of(issued, department);
    if (!packet) continue;
    make::apply(round.office,
                edits_of_packet(round.office, *packet, department, marked(random), "2026-11-09"),
                "issue" + std::to_string(random()));
    Register mine = *packet;
    work(random, mine, size.changes / 2, department, slips);
    const auto send = [&](const Register& reg) {
      round.files.push_back(make::returned(reg, department));
    };
    if (make::chance(random, 30)) send(mine);  // early, and again at the end
    if (make::chance(random, 25)) {
      Register forwarded = mine;
      work(random, forwarded, size.changes / 4, department, slips);
      send(forwarded);
    }
    work(random, mine, size.changes - size.changes / 2, department, slips);
    send(mine);
    if (make::chance(random, 20)) round.files.push_back(round.files.back());
  }
  office_edits(random, round.office, size.changes);
  std::ranges::shuffle(round.files, random);
}

Round random_round(Random& random, size_t size, bool slips = true) {
  const Size grown_to = grown(size);
  Round round{random_office(random, grown_to.departments), {}};
  issue_and_return(random, round, grown_to, slips);
  return round;
}

Register taken(Register office, std::span<const ReturnedFile> files) {
  const std::vector<FileReview> reviews = review(office, files);
  const Author author = make::author("王敏", "办公室", "2026-12-01");
  office.add(changes_of_returns(office, reviews, author).value()).value();
  return office;
}

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
void check_laws_of_taking(Random& random, size_t size) {
  Round round = random_round(random, size);
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

// Every text that may stand in the packet of `department`.
std::set<std::string, std::less<>> allowed_in(const Register& office, std::string_view department,
                                              const Register& packet) {
  std::set<std::string, std::less<>> allowed;
  for (const Record& record : packet.records()) {
    const Record* here = office.find(record.id);
    REQUIRE(here);
    REQUIRE(office.exists(record.id));
    const bool is_whole = in_scope(office, department, record.id);
    for (const Field& field : office.template_of(*here)->fields) {
      const bool places = field.id == fields::kTitle || field.id == fields::kNumber;
      if (!is_whole && !places) continue;
      const auto add = [&](const Value& value) {
        if (const auto* text = std::get_if<std::string>(&value)) allowed.insert(*text);
      };
      const auto heads = office.heads(record.id, field.id);
      for (const Change* head : heads) add(head->value);
      if (heads.empty()) add(value_of(*here, field.id));
    }
    for (const Change* head : office.heads(record.id, kOwnText))
      if (is_whole) allowed.insert(std::get<std::string>(head->value));
  }
  return allowed;
}

std::vector<std::string_view> marks_in(std::string_view bytes) {
  std::vector<std::string_view> marks;
  for (size_t at = bytes.find(kMark); at != bytes.npos; at = bytes.find(kMark, at + 1)) {
    marks.push_back(bytes.substr(at, bytes.find("⟧", at) + 3 - at));
  }
  return marks;
}

template <typename Law>
void for_rounds(size_t largest, Law law) {
  make::for_seeds(kRounds, largest, [&](Random& random, size_t size, size_t seed) {
    INFO("seed " << seed << ", size " << size);
    law(random, size);
  });
}

void check_full_rounds(size_t first, size_t end) {
  for (size_t seed = first; seed < end; ++seed) {
    INFO("seed " << seed);
    Random random(1000 + seed);
    check_laws_of_taking(random, 70);
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

TEST_CASE("a packet holds no value from out of its department's scope and none superseded") {
  for_rounds(30, [](Random& random, size_t size) {
    Round round = random_round(random, size);
    const Register office = taken(round.office, round.files);
    for (const Packet& packet : packets_of(office)) {
      const auto allowed = allowed_in(office, packet.department, packet.reg);
      for (const std::string_view mark : marks_in(make::bytes_of(packet.reg))) {
        if (!allowed.contains(mark)) FAIL(packet.department << " reads " << mark);
      }
      REQUIRE((packet.reg == packet_of(office, packet.department).value()));
    }
  });
}

TEST_CASE("returns within their scope come to the same as adding their changes") {
  for_rounds(30, [](Random& random, size_t size) {
    const Size grown_to = grown(size);
    const Register office = random_office(random, grown_to.departments);
    Round round{office, {}};
    issue_and_return(random, round, grown_to, false);
    // The office only looks on, so that no task leaves its department meanwhile.
    Register direct = office;
    Register reviewed = office;
    for (const ReturnedFile& file : round.files) direct.add(file.reg.changes()).value();
    reviewed.add(applied_by(review(office, round.files))).value();
    REQUIRE((reviewed == direct));
  });
}

TEST_CASE("a sealed office reviews and merges returns of all its packets like the full one") {
  for_rounds(24, [](Random& random, size_t size) {
    Round round = random_round(random, size);
    const size_t some = make::below(random, round.files.size() + 1);
    Register full = taken(round.office, std::span(round.files).first(some));
    const Register sealed = full.sealed();
    Round second{sealed, std::move(round.files)};
    issue_and_return(random, second, grown(size), true);
    full.add(second.office.changes()).value();

    REQUIRE((review(second.office, second.files) == review(full, second.files)));
    const Register after_full = taken(full, second.files);
    const Register after_sealed = taken(second.office, second.files);
    REQUIRE((seen(after_sealed, after_full) == seen(after_full, after_full)));
  });
}

TEST_CASE("undoing that returns were taken brings back what was seen before") {
  for_rounds(24, [](Random& random, size_t size) {
    const Round round = random_round(random, size);
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
