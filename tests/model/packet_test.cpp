#include "model/packet.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../office.h"
#include "../show.h"

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

}  // namespace

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
