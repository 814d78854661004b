#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/machine.h"
#include "base/date.h"

namespace taizhang {
namespace {

using Random = std::mt19937;

// What is derived of a register, to be compared.
auto lines_of(const Ledgers& ledgers) {
  std::vector<std::tuple<RecordId, Moment, LightState, int, uint32_t, uint32_t>> lines;
  for (const DueLine& one : ledgers.due)
    lines.emplace_back(one.record, one.due.at, one.light.state, one.light.days, one.shelf,
                       one.term);
  return lines;
}

auto lights_of(const Ledgers& ledgers) {
  std::vector<std::tuple<RecordId, LightState, int>> lights;
  for (const auto& [task, light] : ledgers.task_lights)
    lights.emplace_back(task, light.state, light.days);
  std::ranges::sort(lights);
  return lights;
}

auto pressing_of(const OpenRegister& open) {
  std::vector<std::tuple<RecordId, int, int>> parts;
  for (const auto& [part, tasks] : open.pressing)
    if (tasks != Pressing{}) parts.emplace_back(part, tasks.overdue, tasks.soon);
  std::ranges::sort(parts);
  return parts;
}

auto found_of(const Ledgers& ledgers) {
  std::vector<std::tuple<uint32_t, uint32_t, uint32_t>> lines;
  for (const FindingLine& one : ledgers.findings)
    lines.emplace_back(one.shelf, one.record, one.finding);
  return lines;
}

auto deducted_of(const Ledgers& ledgers) {
  std::vector<std::pair<std::string, std::string>> lines;
  for (const DeductedOf& one : ledgers.deducted)
    lines.emplace_back(one.department, one.points.digits);
  return lines;
}

void check_shelves(const Ledgers& ledgers, const Ledgers& anew) {
  REQUIRE(ledgers.shelves.size() == anew.shelves.size());
  for (size_t i = 0; i < ledgers.shelves.size(); ++i) {
    const LedgerShelf &shelf = ledgers.shelves[i], &fresh = anew.shelves[i];
    INFO("ledger " << shelf.form.id);
    CHECK(shelf.form == fresh.form);
    CHECK(shelf.lights == fresh.lights);
    CHECK(shelf.findings == fresh.findings);
    CHECK(shelf.faulty == fresh.faulty);
    CHECK(shelf.figures == fresh.figures);
    CHECK(std::ranges::equal(shelf.records, fresh.records, [](const auto& a, const auto& b) {
      return a.id == b.id && a.judgement == b.judgement;
    }));
  }
  CHECK(ledgers.below == anew.below);
  CHECK(ledgers.naming == anew.naming);
  CHECK(ledgers.deductions == anew.deductions);
  CHECK(deducted_of(ledgers) == deducted_of(anew));
  CHECK(ledgers.personal == anew.personal);
}

// `anew` is what it was compared with before, if anything: its memory is used again.
void check_as_fresh(const OpenRegister& open, OpenRegister&& anew = {}) {
  anew = open;
  refresh(anew);
  CHECK(open.outline == anew.outline);
  CHECK(open.line_tasks == anew.line_tasks);
  CHECK(open.tallies == anew.tallies);
  CHECK(open.counts == anew.counts);
  CHECK(open.tasks == anew.tasks);
  CHECK(open.incomplete == anew.incomplete);
  CHECK(open.updated == anew.updated);
  CHECK(open.departments == anew.departments);
  CHECK(open.conflicts == anew.conflicts);
  CHECK(open.decided == anew.decided);
  CHECK(open.trash == anew.trash);
  CHECK(open.rows == anew.rows);
  CHECK(pressing_of(open) == pressing_of(anew));
  CHECK(open.headings == anew.headings);
  CHECK(open.row_places == anew.row_places);
  CHECK(open.shown == anew.shown);
  CHECK(open.shown_tasks == anew.shown_tasks);
  CHECK(open.views == anew.views);
  CHECK(open.ledgers.rows == anew.ledgers.rows);
  CHECK(lines_of(open.ledgers) == lines_of(anew.ledgers));
  CHECK(open.ledgers.late == anew.ledgers.late);
  CHECK(open.ledgers.near == anew.ledgers.near);
  CHECK(lights_of(open.ledgers) == lights_of(anew.ledgers));
  CHECK(found_of(open.ledgers) == found_of(anew.ledgers));
  check_shelves(open.ledgers, anew.ledgers);
  CHECK(open.work.tasks == anew.work.tasks);
  CHECK(open.work.unfilled == anew.work.unfilled);
  CHECK(open.work.unproved == anew.work.unproved);
}

size_t below(Random& random, size_t count) { return random() % count; }

RecordId any_task(const OpenRegister& open, Random& random) {
  std::vector<RecordId> tasks;
  for (const OutlineRow& row : open.outline)
    if (!row.is_part) tasks.push_back(row.record);
  return tasks[below(random, tasks.size())];
}

Edit any_edit(const OpenRegister& open, Random& random) {
  const RecordId task = any_task(open, random);
  const auto set = [&](std::string_view field, Value value) {
    return Edit{task, std::string(field), std::move(value)};
  };
  constexpr std::string_view kStatuses[] = {"not_started", "ongoing", "submitted", "closed"};
  const auto day = static_cast<uint8_t>(1 + below(random, 28));
  switch (below(random, 7)) {
    case 0:
      return set(fields::kTitle, "标题" + std::to_string(random() % 5));
    case 1:
      return set(fields::kStatus, Option{std::string(kStatuses[below(random, 4)])});
    case 2:
      return set(fields::kDeadline, Deadline{"某日", DueDate{{2026, 3, day}, DueDate::Said::Day}});
    case 3:
      return set(fields::kDeadline, {});
    case 4:
      return set(fields::kLead, {});
    case 5:
      return set(fields::kLead, Departments{{open.departments.front().key}});
    default:
      return set(fields::kMeasures, std::string("措施"));
  }
}

// One deed of somebody at work; of all of them a few move what stands where.
Intent any_deed(const OpenRegister& open, Random& random) {
  const auto edits = [&](size_t count) {
    ApplyEdits deed{{}, {Text::did_change, {"任务"}}};
    for (size_t i = 0; i < count; ++i) deed.edits.push_back(any_edit(open, random));
    return deed;
  };
  switch (below(random, 10)) {
    case 0:
      return AddNote{any_task(open, random), "记一笔"};
    case 1:
      return AddEvidence{any_task(open, random), "材料", "https://example.cn/1", std::nullopt};
    case 2:
      return Undo{};
    case 3:
      return Redo{};
    case 4:
      return edits(3);
    case 5:
      return AddTask{};
    case 6:
      return DeleteRecord{any_task(open, random)};
    default:
      return edits(1);
  }
}

const LedgerShelf& any_shelf(const Ledgers& ledgers, Random& random) {
  for (;;) {
    const LedgerShelf& shelf = ledgers.shelves[below(random, ledgers.shelves.size())];
    if (!shelf.records.empty()) return shelf;
  }
}

RecordId any_record(const LedgerShelf& shelf, Random& random) {
  return shelf.records[below(random, shelf.records.size())].id;
}

// A value of the field's type; of few, so that some stand twice.
Value any_value(const OpenRegister& open, const Field& field, Random& random) {
  switch (field.type) {
    case FieldType::Text:
      return "值" + std::to_string(random() % 3);
    case FieldType::Integer:
      return int64_t{1} + static_cast<int64_t>(below(random, 40));
    case FieldType::Date:
      return add_days({2026, 1, 1}, static_cast<int>(below(random, 365)));
    case FieldType::Enumeration:
      return Option{field.options[below(random, field.options.size())].id};
    case FieldType::YesNo:
      return random() % 2 == 0;
    case FieldType::Record: {
      const LedgerShelf* of = find_shelf(open.ledgers, field.target);
      if (of == nullptr || of->records.empty()) return {};
      return to_text(any_record(*of, random));
    }
    default:
      return {};
  }
}

// One deed of somebody who keeps ledgers.
Intent any_ledger_deed(const OpenRegister& open, Random& random) {
  const LedgerShelf& shelf = any_shelf(open.ledgers, random);
  const RecordId record = any_record(shelf, random);
  switch (below(random, 10)) {
    case 0:
      return AddLedgerRecord{shelf.form.id, {}};
    case 1: {
      const auto children = child_forms(open.ledgers, shelf.form.id);
      return children.empty() ? Intent(CopyLedgerRecord{record})
                              : Intent(AddLedgerRecord{children.front()->id, record});
    }
    case 2:
      return Undo{};
    case 3:
      return Redo{};
    case 4:
      return DeleteRecord{record};
    default: {
      const Field& field = shelf.form.fields[below(random, shelf.form.fields.size())];
      return ApplyEdits{{{record, field.id, any_value(open, field, random)}},
                        {Text::did_change, {"记录"}}};
    }
  }
}

TableView looking_for(std::string text) {
  TableView view;
  view.search = std::move(text);
  return view;
}

// A new record of a ledger, with these cells.
RecordId add_record(Machine& office, const std::string& form, RecordId parent,
                    const std::vector<std::pair<std::string, Value>>& cells) {
  office.after(AddLedgerRecord{form, parent});
  const OpenRegister& open = *office.state.open;
  const RecordId record =
      parent ? records_below(open.ledgers, open.reg, parent, form).back() : open.ledgers.selected;
  ApplyEdits deed{{}, {Text::did_change, {"记录"}}};
  for (const auto& [field, value] : cells) deed.edits.push_back({record, field, value});
  office.after(std::move(deed));
  REQUIRE_FALSE(office.state.strip);  // nothing was refused
  return record;
}

}  // namespace

TEST_CASE("after any deed everything derived is what it would be derived anew") {
  std::vector<TableView> views(5);
  views[1] = looking_for("标题1");
  views[2].status = "closed";
  views[3].sort = {{column_ids::kDeadline, false}};
  views[4].heading = Heading::Light;
  for (size_t seed = 0; seed < views.size(); ++seed) {
    Machine office(seed);
    office.state.ledgers.clear();  // no deed of these has to do with them
    office.after(OpenSample{}, CreateRegister{}, ChangeView{views[seed]});
    OpenRegister anew;
    Random random(static_cast<uint32_t>(seed));
    for (int i = 0; i < 60; ++i) {
      office.after(any_deed(*office.state.open, random));
      INFO("view " << seed << ", deed " << i);
      check_as_fresh(*office.state.open, std::move(anew));
    }
  }
}

TEST_CASE("a liaison's deeds leave what is derived of a packet as if derived anew") {
  Round round;
  Machine liaison(3);
  liaison.receive(round.office.files.front());
  Random random(4);
  for (int i = 0; i < 30; ++i) {
    liaison.after(any_deed(*liaison.state.open, random));
    check_as_fresh(*liaison.state.open);
  }
}

TEST_CASE("a record of a ledger leaves what is derived as if derived anew") {
  Machine office(5);
  office.after(OpenDemo{});
  const LedgerShelf* shelf = find_shelf(office.state.open->ledgers, "interpretation");
  REQUIRE(shelf != nullptr);
  const std::string form = shelf->form.id;
  office.after(OpenLedger{form}, AddLedgerRecord{form, {}});
  check_as_fresh(*office.state.open);
  const RecordId record = office.state.open->ledgers.selected;
  office.after(
      ApplyEdits{{{record, "name", std::string("某办法解读")}}, {Text::did_change, {"标题"}}});
  check_as_fresh(*office.state.open);
  office.after(DeleteRecord{record}, Undo{});
  check_as_fresh(*office.state.open);
}

TEST_CASE("whoever keeps ledgers leaves what is derived of them as if derived anew") {
  for (uint32_t seed = 0; seed < 3; ++seed) {
    Machine office(seed);
    office.after(OpenDemo{});
    OpenRegister anew;
    Random random(seed);
    for (int i = 0; i < 60; ++i) {
      office.after(any_ledger_deed(*office.state.open, random));
      INFO("seed " << seed << ", deed " << i);
      check_as_fresh(*office.state.open, std::move(anew));
    }
  }
}

TEST_CASE("an edit is felt by the record that names the edited one") {
  Machine office(5);
  office.after(OpenDemo{});
  const Date day{2026, 3, 2};
  const RecordId document = add_record(office, "document", {}, {{"name", std::string("办法")}});
  const RecordId reading = add_record(
      office, "interpretation", {},
      {{"due_to_interpret", true}, {"interpreted", day}, {"document", to_text(document)}});
  const auto findings = [&] {
    return find_record(office.state.open->ledgers, reading)->judgement.findings.size();
  };
  const size_t before = findings();
  office.after(
      ApplyEdits{{{document, "interpretation", to_text(reading)}}, {Text::did_change, {"解读"}}});
  CHECK(findings() == before - 1);
  check_as_fresh(*office.state.open);
}

TEST_CASE("an edit is felt by the record it stands below") {
  Machine office(5);
  office.after(OpenDemo{});
  const RecordId application = add_record(
      office, "application", {}, {{"channel", Option{"person"}}, {"received", Date{2026, 3, 2}}});
  const auto due = [&] {
    const Ledgers& ledgers = office.state.open->ledgers;
    const auto& terms = find_shelf(ledgers, "application")->form.ledger.terms;
    const size_t reply = static_cast<size_t>(
        std::ranges::find(terms, std::string("reply"), &Term::id) - terms.begin());
    const auto& due = find_record(ledgers, application)->judgement.terms.at(reply).due;
    REQUIRE(due);
    return due->at.date;
  };
  const Date before = due();
  const RecordId asked = add_record(office, "consultation", application,
                                    {{"kind", Option{"third_party"}}, {"sent", Date{2026, 3, 4}}});
  office.after(ApplyEdits{{{asked, "answered", Date{2026, 3, 11}}}, {Text::did_change, {"答复"}}});
  CHECK(before < due());
  check_as_fresh(*office.state.open);
}

}  // namespace taizhang
