#include "model/packet.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../office.h"
#include "../show.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);

std::vector<RecordId> existing(const Register& reg) {
  std::vector<RecordId> ids;
  for (const Record& record : reg.records()) {
    if (reg.exists(record.id)) ids.push_back(record.id);
  }
  return ids;
}

std::vector<RecordId> sorted(std::vector<RecordId> ids) {
  std::ranges::sort(ids);
  return ids;
}

Register packet(const Register& office, std::string_view department) {
  return packet_of(office, department).value();
}

Change change_of(RecordId record, std::string_view field, Value value) {
  Change change;
  change.record = record;
  change.field = field;
  change.value = std::move(value);
  return change;
}

// A ledger with a field that only the office fills.
Template matters() {
  Template form;
  form.id = "matter";
  form.name.zh = "事项";
  form.ledger.group.zh = "专项";
  form.fields = {make::field("title", FieldType::Text),
                 make::field("department", FieldType::Departments),
                 make::field("verdict", FieldType::Text)};
  form.fields[0].returned = form.fields[1].returned = true;
  return form;
}

Register office_with_matters() {
  Register office = make::office();
  office.add_templates({matters(), make::form("own_field"), make::form("own_ledger")}).value();
  make::apply(office,
              {{make::id(70), "_template", std::string("matter")},
               {make::id(70), "title", std::string("法规处的事")},
               {make::id(70), "department", make::departments({"法规处"})}},
              "matter");
  make::apply(office,
              {{make::id(71), "_template", std::string("matter")},
               {make::id(71), "title", std::string("督查处的事")},
               {make::id(71), "department", make::departments({"督查处"})}},
              "matter");
  return office;
}

// Makes the field `field` of the tasks' own, or of `form`.
void add_own_field(Register& office, std::string_view form, std::string_view field,
                   std::optional<bool> returned = {}) {
  std::vector<Edit> edits =
      setting_edits(office, forms::kOwnField, form, field, fields::kName, std::string("自建"));
  if (returned)
    edits.push_back({edits.front().record, std::string(fields::kReturned), Value(*returned)});
  make::apply(office, edits, "own" + std::string(field));
}

std::vector<Change> add_matter(Register& mine, RecordId id, std::vector<std::string> departments,
                               std::string_view form = "matter",
                               std::string_view field = "department") {
  return make::apply(mine,
                     {{id, "_template", std::string(form)},
                      {id, "_order", std::string("n")},
                      {id, std::string(field), make::departments(std::move(departments))}},
                     "new" + to_text(id), make::liaison("法规处"));
}

bool may_all(const Register& office, const Register& mine, const std::vector<Change>& changes) {
  return std::ranges::all_of(
      changes, [&](const Change& change) { return may_return(office, mine, "法规处", change); });
}

}  // namespace

TEST_CASE("a packet holds the department's records of the ledgers, whose own fields it fills") {
  const Register office = office_with_matters();
  const Register mine = packet(office, "法规处");
  CHECK(mine.exists(make::id(70)));
  CHECK_FALSE(mine.find(make::id(71)));
  CHECK(may_fill(mine, "法规处", make::id(70), "title"));
  CHECK_FALSE(may_fill(mine, "法规处", make::id(70), "verdict"));
}

TEST_CASE("a packet holds what the office makes of the forms") {
  Register office = office_with_matters();
  add_own_field(office, forms::kTask, "x.text.1");
  make::fill(office, kTask, "x.text.1", std::string("原有"), "x", "办公室");
  const Register mine = packet(office, "法规处");
  CHECK(text_of(mine, kTask, "x.text.1") == "原有");
  CHECK(mine.exists(setting_id(forms::kOwnField, forms::kTask, "x.text.1")));
}

TEST_CASE("departments fill the office's own fields of their tasks unless the office says no") {
  Register office = office_with_matters();
  add_own_field(office, forms::kTask, "x.text.1");
  add_own_field(office, forms::kTask, "x.text.2", false);
  const auto may = [&](std::string_view field) {
    const Change change = change_of(kTask, field, std::string("甲"));
    const bool fills = may_fill(office, "法规处", kTask, field);
    CHECK(may_return(office, office, "法规处", change) == fills);
    CHECK_FALSE(may_fill(office, "督查处", kTask, field));
    return fills;
  };
  CHECK(may("x.text.1"));
  CHECK_FALSE(may("x.text.2"));
  CHECK_FALSE(may("x.text.3"));  // nobody has made it
}

TEST_CASE("the office says of a ledger's fields which departments fill") {
  Register office = office_with_matters();
  const auto set = [&](std::string_view field, bool returned) {
    make::apply(office,
                setting_edits(office, forms::kOwnField, "matter", field, fields::kReturned,
                              Value(returned)),
                "set" + std::string(field));
  };
  set("title", false);
  set("verdict", true);
  CHECK_FALSE(may_fill(office, "法规处", make::id(70), "title"));
  CHECK(may_fill(office, "法规处", make::id(70), "verdict"));
}

TEST_CASE("a department adds records of its own to a ledger, and deletes them") {
  const Register office = office_with_matters();
  Register mine = packet(office, "法规处");
  std::vector<Change> made = add_matter(mine, make::id(80), {"法规处"});
  CHECK(may_all(office, mine, made));
  CHECK(may_all(office, mine,
                make::fill(mine, make::id(80), "title", std::string("新"), "t", "法规处")));
  CHECK(
      may_all(office, mine, make::fill(mine, make::id(80), fields::kDeleted, true, "d", "法规处")));
  CHECK_FALSE(may_all(office, mine,
                      make::fill(mine, make::id(80), "verdict", std::string("定"), "v", "法规处")));
  CHECK_FALSE(may_all(office, mine, add_matter(mine, make::id(81), {"督查处"})));
  CHECK_FALSE(
      may_all(office, mine, {change_of(make::id(70), fields::kDeleted, true)}));  // the office's
}

TEST_CASE("a department does not hand a record of the office's to another one") {
  const Register office = office_with_matters();
  Register mine = packet(office, "法规处");
  const auto named = [&](std::vector<std::string> departments) {
    return may_return(
        office, mine, "法规处",
        change_of(make::id(70), "department", make::departments(std::move(departments))));
  };
  CHECK(named({"法规处", "督查处"}));
  CHECK_FALSE(named({"督查处"}));
  CHECK_FALSE(named({}));
}

TEST_CASE("an own ledger's records go to the departments its own fields name") {
  Register office = office_with_matters();
  make::apply(office,
              {{make::id(90), "_template", std::string(forms::kOwnLedger)},
               {make::id(90), "name", std::string("值班")}},
              "ledger");
  const std::string form = own_form_id(make::id(90));
  add_own_field(office, form, "x.departments.1");
  make::apply(office,
              {{make::id(91), "_template", form},
               {make::id(91), "x.departments.1", make::departments({"法规处"})}},
              "record");
  Register mine = packet(office, "法规处");
  CHECK(mine.exists(make::id(91)));
  CHECK(mine.exists(make::id(90)));
  CHECK(may_fill(mine, "法规处", make::id(91), "x.departments.1"));
  CHECK_FALSE(packet(office, "督查处").find(make::id(91)));
  CHECK(may_all(office, mine, add_matter(mine, make::id(92), {"法规处"}, form, "x.departments.1")));
}

TEST_CASE("a packet holds the department's tasks, what is under them and what places them") {
  const Register office = make::office();
  CHECK(existing(packet(office, "督查处")) ==
        sorted({make::id(3), make::id(31), make::id(101), office.id(), department_id("督查处")}));
  CHECK(existing(packet(office, "宣教处")) ==
        sorted({make::id(1), make::id(11), make::id(12), make::id(2), make::id(21), make::id(100),
                office.id(), department_id("宣教处"), department_id("法规处")}));
}

TEST_CASE("a packet keeps the office's id, forms and name of its baseline, and not the notice") {
  const Register office = make::office();
  const Register one = packet(office, "法规处");
  CHECK(one.id() == office.id());
  CHECK(one.templates() == office.templates());
  CHECK(one.baseline_digest() == office.baseline_digest());
  CHECK(is_empty(one.value(one.id(), fields::kSource)));
  CHECK(text_of(one, one.id(), fields::kTitle) == "2026年政务公开任务");
  CHECK(decode(make::bytes_of(one)).value().reg == one);
}

TEST_CASE("an earlier packet, widened by a later one, shows what that one does and keeps its own") {
  Register office = make::office();
  Register mine = packet(office, "督查处");
  REQUIRE_FALSE(mine.find(kTask));
  make::fill(mine, make::id(3), fields::kMeasures, std::string("第一轮写的"), "mine", "督查处");
  make::fill(office, kTask, fields::kLead, make::departments({"督查处"}), "handed over", "办公室");
  const Register later = packet(office, "督查处");
  Register wide = widened(mine, later).value();
  CHECK(widened(wide, later).value() == wide);
  CHECK(wide.baseline_digest() == office.baseline_digest());
  REQUIRE(wide.add(later.changes()));
  for (const Record& record : later.records())
    for (const Cell& cell : record.cells)
      if (record.id != make::id(3) || cell.field.text() != fields::kMeasures)
        CHECK(wide.value(record.id, cell.field.text()) == cell.value);
  CHECK(text_of(wide, make::id(3), fields::kMeasures) == "第一轮写的");
}

TEST_CASE("a packet holds what cells say now and nothing that was superseded") {
  Register office = make::office();
  make::fill(office, kTask, fields::kMeasures, std::string("不宜外传"), "a", "办公室");
  make::fill(office, kTask, fields::kMeasures, std::string("第二稿"), "b", "办公室");
  Register other = office;
  make::fill(office, kTask, fields::kText, std::string("甲稿"), "c", "办公室");
  make::fill(other, kTask, fields::kText, std::string("乙稿"), "d", "办公室");
  office.add(other.changes()).value();

  const Register one = packet(office, "法规处");
  CHECK(one.state(kTask, fields::kText) == CellState::Conflict);
  CHECK(one.heads(kTask, fields::kText).size() == 2);
  CHECK(text_of(one, kTask, fields::kMeasures) == "第二稿");
  const std::string bytes = make::bytes_of(one);
  CHECK_FALSE(bytes.contains("不宜外传"));
  CHECK_FALSE(bytes.contains("逐项落实"));  // the baseline's text, of which both drafts were made
}

TEST_CASE("deleted records stay at home, and what hangs under them") {
  Register office = make::office();
  make::fill(office, kTask, fields::kDeleted, true, "a", "办公室");
  CHECK(packet_of(office, "法规处").error() == Error{ErrorCode::EmptyPacket, {"法规处"}});
  CHECK(existing(packet(office, "宣教处")) ==
        sorted({make::id(2), make::id(21), make::id(100), office.id(), department_id("宣教处")}));
}

TEST_CASE("a task under a deleted part still goes to its department") {
  Register office = make::office();
  make::fill(office, make::id(101), fields::kDeleted, true, "a", "办公室");
  const Register one = packet(office, "督查处");
  CHECK(one.exists(make::id(3)));
  CHECK_FALSE(one.find(make::id(101)));
}

TEST_CASE("of another department's task above its own a packet shows number and title alone") {
  Register office = make::office();
  make::fill(office, make::id(3), fields::kParent, to_text(make::id(2)), "a", "办公室");
  const Register one = packet(office, "督查处");
  REQUIRE(one.exists(make::id(2)));
  CHECK(text_of(one, make::id(2), fields::kTitle) == "新媒体备案");
  CHECK(is_empty(one.value(make::id(2), fields::kText)));
  CHECK(is_empty(one.value(make::id(2), fields::kLead)));
  CHECK_FALSE(one.find(make::id(21)));
}

TEST_CASE("a department without a task gets no packet, and is told why") {
  CHECK(packet_of(make::office(), "食堂").error() == Error{ErrorCode::EmptyPacket, {"食堂"}});
}

TEST_CASE("the packets of all departments are those of each, without collective names") {
  Register office = make::office();
  make::fill(office, make::id(3), fields::kLead, make::departments({"各大队"}), "a", "办公室");
  const RecordId group = department_id("各大队");
  make::apply(office,
              {{group, "_template", std::string("department")},
               {group, "key", std::string("各大队")},
               {group, "group", true}},
              "b");
  const std::vector<Packet> packets = packets_of(office);
  REQUIRE(packets.size() == 2);
  for (const Packet& one : packets) CHECK(one.reg == packet(office, one.department));
}

TEST_CASE("a scope follows every ledger's departments, up to the top and around a ring") {
  Register office = make::office();
  CHECK(in_scope(office, "法规处", make::id(11)));
  CHECK_FALSE(in_scope(office, "督查处", make::id(11)));
  CHECK_FALSE(in_scope(office, "法规处", make::id(100)));
  make::apply(office,
              {{make::id(5), "_template", std::string("thing")},
               {make::id(5), "who", make::departments({"督查处"})}},
              "a");
  CHECK(in_scope(office, "督查处", make::id(5)));
  make::fill(office, make::id(100), fields::kParent, to_text(make::id(101)), "b", "办公室");
  make::fill(office, make::id(101), fields::kParent, to_text(make::id(100)), "c", "办公室");
  CHECK(scope_of(office, make::id(3)) == std::vector<std::string>{"督查处"});
}

TEST_CASE("a department fills measures, status, notes and evidence of its tasks and no more") {
  const Register office = make::office();
  const auto may = [&](RecordId record, std::string_view field) {
    return may_fill(office, "法规处", record, field);
  };
  CHECK(may(kTask, fields::kMeasures));
  CHECK(may(kTask, fields::kStatus));
  CHECK(may(make::id(11), fields::kText));
  CHECK(may(make::id(12), fields::kLink));
  CHECK_FALSE(may(kTask, fields::kTitle));
  CHECK_FALSE(may(kTask, fields::kLead));
  CHECK_FALSE(may(kTask, fields::kParent));
  CHECK_FALSE(may(make::id(2), fields::kMeasures));
  CHECK_FALSE(may(office.id(), fields::kTitle));
}

TEST_CASE("a department submits for close-out, the office closes") {
  const Register office = make::office();
  const auto may = [&](std::string status) {
    return may_return(office, office, "法规处",
                      change_of(kTask, fields::kStatus, Option{std::move(status)}));
  };
  CHECK(may("submitted"));
  CHECK_FALSE(may("closed"));
}

TEST_CASE("sending back, suspending and cancelling are the office's") {
  const Register office = make::office();
  for (const std::string_view status :
       {statuses::kReturned, statuses::kSuspended, statuses::kCancelled})
    CHECK_FALSE(may_return(office, office, "法规处",
                           change_of(kTask, fields::kStatus, Option{std::string(status)})));
}

TEST_CASE("a department adds notes and evidence under its own tasks") {
  const Register office = make::office();
  Register mine = packet(office, "法规处");
  for (const Change& change : make::add_entry(mine, make::id(50), forms::kNote, kTask,
                                              fields::kText, std::string("新进展"), "法规处")) {
    CHECK(may_return(office, mine, "法规处", change));
    CHECK_FALSE(may_return(office, mine, "督查处", change));
  }
  for (const Change& change : make::add_entry(mine, make::id(51), forms::kTask, make::id(100),
                                              fields::kTitle, std::string("新任务"), "法规处")) {
    CHECK_FALSE(may_return(office, mine, "法规处", change));
  }
  for (const Change& change : make::add_entry(mine, make::id(52), forms::kNote, make::id(3),
                                              fields::kText, std::string("别处"), "法规处")) {
    CHECK_FALSE(may_return(office, mine, "法规处", change));
  }
}

TEST_CASE("a new note moved under another department's task may not be moved") {
  const Register office = make::office();
  Register mine = packet(office, "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, kTask, fields::kText, std::string("新"),
                  "法规处");
  const auto moved =
      make::fill(mine, make::id(50), fields::kParent, to_text(make::id(3)), "m", "法规处");
  CHECK_FALSE(may_return(office, mine, "法规处", moved.front()));
}

TEST_CASE("a department deletes the entries it made, not those of others, and no task") {
  Register office = make::office();
  make::add_entry(office, make::id(50), forms::kNote, kTask, fields::kText, std::string("我处的"),
                  "法规处");
  make::add_entry(office, make::id(51), forms::kNote, kTask, fields::kText, std::string("他处的"),
                  "宣教处");
  const auto may_delete = [&](RecordId record) {
    return may_return(office, office, "法规处", change_of(record, fields::kDeleted, true));
  };
  CHECK(may_delete(make::id(50)));
  CHECK_FALSE(may_delete(make::id(51)));
  CHECK_FALSE(may_delete(make::id(11)));  // of the baseline: the office's
  CHECK_FALSE(may_delete(kTask));

  // Nor one that a colleague elsewhere wrote in the same file.
  Register mine = packet(office, "法规处");
  make::add_entry(mine, make::id(52), forms::kNote, kTask, fields::kText, std::string("他处的"),
                  "宣教处");
  CHECK_FALSE(may_return(office, mine, "法规处", change_of(make::id(52), fields::kDeleted, true)));
}

TEST_CASE("an entry that was added and undone again before it was sent is no matter to review") {
  const Register office = make::office();
  Register mine = packet(office, "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, kTask, fields::kText, std::string("误"),
                  "法规处");
  std::vector<Edit> gone;
  for (const Cell& cell : mine.find(make::id(50))->cells) {
    gone.push_back({make::id(50), std::string(cell.field.text()), {}});
  }
  make::apply(mine, gone, "undo", make::liaison("法规处"));
  for (const Change& change : mine.changes()) CHECK(may_return(office, mine, "法规处", change));
}

}  // namespace taizhang
