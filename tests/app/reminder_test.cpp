#include "app/reminder.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 11, 24}, "2026-11-24T09:00:00+08:00"};

// Packets went out to 法规处 and 宣教处; 法规处 has answered.
AppState office() {
  Register reg = make::office();
  for (const std::string department : {"法规处", "宣教处"}) {
    const Register packet = packet_of(reg, department).value();
    make::apply(
        reg,
        edits_of_packet(reg, packet, department, "d" + department, "2026-11-09T10:00:00+08:00"),
        department);
  }
  Register mine = packet_of(reg, "法规处").value();
  make::fill(mine, make::id(1), fields::kMeasures, std::string("一周一报"), "m", "法规处");
  make::take_return(reg, std::move(mine), "法规处");
  make::fill(reg, make::id(1), fields::kDeadline, parse_deadline("2026年11月30日前", 2026), "due1",
             "办公室");
  make::fill(reg, make::id(2), fields::kDeadline, parse_deadline("2026年11月20日前", 2026), "due2",
             "办公室");
  const ReceiveFile file{"台账.taizhang.json", make::bytes_of(reg)};
  return update(make::start(), file, kClock).state;
}

const BoardRow& row_of(const AppState& state, std::string_view department) {
  const BoardRound* round = present_round(*state.open);
  REQUIRE(round != nullptr);
  const auto row = std::ranges::find(round->rows, department, &BoardRow::department);
  REQUIRE(row != round->rows.end());
  return *row;
}

}  // namespace

TEST_CASE("a reminder lists the open tasks with what is left of their time") {
  const AppState state = office();
  CHECK(reminder(*state.open, row_of(state, "宣教处"), kClock.today, Language::Chinese) ==
        "宣教处：\n"
        "“2026年政务公开任务”第 3 轮任务包已于 2026-11-09 发出，还没有收到你们的回报。\n"
        "未办结的任务有 2 项：\n"
        "1.1 解读材料同步（2026-11-30 到期，还有 6 天）\n"
        "1.2 新媒体备案（2026-11-20 到期，已逾期 4 天）\n"
        "请在任务包里填好进展，导出回报后尽快发回。\n");
}

TEST_CASE("a reminder is written in the interface's language") {
  const AppState state = office();
  CHECK(
      reminder(*state.open, row_of(state, "宣教处"), make::day("2026-11-30"), Language::English) ==
      "宣教处:\n"
      "The packet of \"2026年政务公开任务\", round 3, was issued on 2026-11-09, and your return "
      "has not come in yet.\n"
      "Open tasks: 2\n"
      "1.1 解读材料同步 (due 2026-11-30, today)\n"
      "1.2 新媒体备案 (due 2026-11-20, days overdue: 10)\n"
      "Please fill in the packet, export your return and send it back soon.\n");
}

TEST_CASE("a deadline that names no day stands in a reminder as it is written") {
  AppState state = office();
  const auto set = [&](const char* deadline) {
    state =
        update(std::move(state),
               ApplyEdits{
                   {{make::id(1), std::string(fields::kDeadline), parse_deadline(deadline, 2026)}},
                   {Text::did_change, {""}}},
               kClock)
            .state;
    return reminder(*state.open, row_of(state, "宣教处"), kClock.today, Language::Chinese);
  };
  CHECK(set("每季度末").contains("1.1 解读材料同步（每季度末）\n"));
  CHECK(set("").contains("1.1 解读材料同步（未定时限）\n"));
}

TEST_CASE("the register waits for the departments that have a packet and sent nothing back") {
  CHECK(office().open->waited_for == 1);
}

TEST_CASE("reminders are copied as plain text, one below the other") {
  AppState state = office();
  const Step step = update(std::move(state), CopyReminders{{"宣教处", "法规处"}}, kClock);
  REQUIRE(!step.effects.empty());
  const auto* copied = step.effects.back().get_if<CopyText>();
  REQUIRE(copied != nullptr);
  CHECK(copied->text.contains("法规处：\n"));
  CHECK(copied->text.contains("宣教处：\n"));
  CHECK(copied->text.contains("发回。\n\n"));
}

}  // namespace taizhang
