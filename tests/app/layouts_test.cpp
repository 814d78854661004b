#include "app/layouts.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"
#include "machine.h"

namespace taizhang {
namespace {

using Cells = std::vector<std::pair<std::string_view, Value>>;

Record task(uint64_t number, std::string_view due, std::vector<std::string> leads,
            std::string status = "not_started", Cells more = {}) {
  Cells cells = {{fields::kTitle, "任务" + std::to_string(number)},
                 {fields::kOrder, std::string(1, static_cast<char>('b' + number))},
                 {fields::kStatus, Option{std::move(status)}}};
  if (!due.empty()) cells.emplace_back(fields::kDeadline, parse_deadline(due, 2026));
  if (!leads.empty()) cells.emplace_back(fields::kLead, Departments{std::move(leads)});
  for (auto& one : more) cells.push_back(std::move(one));
  return make::record(make::id(number), forms::kTask, std::move(cells));
}

// An office of three departments, on 20 March 2026.
Machine office(std::vector<Record> tasks, Layout layout, Heading cards = Heading::Status) {
  for (const std::string key : {"甲处", "乙处", "丙处"})
    tasks.push_back(make::record(department_id(key), forms::kDepartment,
                                 {{fields::kKey, key}, {fields::kName, key}}));
  tasks.push_back(make::record(make::id(0xABC), forms::kRegister,
                               {{fields::kTitle, std::string("台账")},
                                {fields::kYear, int64_t{2026}},
                                {fields::kDate, Date{2026, 2, 10}}}));
  Machine machine(7);
  machine.after(ReceiveFile{"台账.taizhang.json", make::bytes_of(make::reg(std::move(tasks)))});
  TableView view = machine.state.open->view;
  view.layout = layout;
  view.cards = cards;
  machine.after(ChangeView{std::move(view)});
  return machine;
}

const LayoutData& layout(const Machine& machine) { return machine.state.open->layout; }

// "value: title title" of each group, a line each.
std::string told(const Machine& machine) {
  std::string words;
  for (const TaskGroup& group : layout(machine).groups) {
    words += group.day == Date{} ? group.value : to_text(group.day);
    words += ":";
    for (const uint32_t place : group.tasks)
      words += " " + machine.state.open->outline[place].number;
    words += "\n";
  }
  return words;
}

int32_t day(const char* iso) { return day_number(make::day(iso)); }

}  // namespace

TEST_CASE("cards stand in a column for every status, also where there is none of it") {
  const Machine machine = office(
      {task(1, "", {}, "ongoing"), task(2, "", {}), task(3, "", {}, "ongoing")}, Layout::Cards);
  CHECK(told(machine) == "not_started: 2\nongoing: 1 3\nsubmitted:\nclosed:\n");
  const auto spot = spot_of(*machine.state.open, make::id(3));
  REQUIRE(spot);
  CHECK(*spot == LayoutData::Spot{1, 1});
}

TEST_CASE("by department a card stands under its first lead, and who leads nothing comes last") {
  const Machine machine =
      office({task(1, "", {"丙处", "乙处"}), task(2, "", {"乙处"}), task(3, "", {})}, Layout::Cards,
             Heading::Lead);
  const std::string words = told(machine);
  CHECK(words.ends_with("甲处:\n: 3\n"));
  CHECK(words.find("丙处: 1\n") != std::string::npos);
  CHECK(words.find("乙处: 2\n") != std::string::npos);
}

TEST_CASE("only what the view shows is laid out") {
  Machine machine = office({task(1, "", {}, "ongoing"), task(2, "", {})}, Layout::Cards);
  TableView view = machine.state.open->view;
  view.status = "ongoing";
  machine.after(ChangeView{view});
  CHECK(told(machine) == "not_started:\nongoing: 1\nsubmitted:\nclosed:\n");
  CHECK_FALSE(spot_of(*machine.state.open, make::id(2)));
  view.layout = Layout::Table;
  machine.after(ChangeView{view});
  CHECK(layout(machine).groups.empty());
}

TEST_CASE("days come in order, and tasks without one after them") {
  const Machine machine = office({task(1, "2026-05-04", {}), task(2, "持续推进", {}),
                                  task(3, "2026-04-01", {}), task(4, "2026-05-04", {})},
                                 Layout::Calendar);
  CHECK(told(machine) == "2026-04-01: 3\n2026-05-04: 1 4\n: 2\n");
  const LayoutData& data = layout(machine);
  REQUIRE(group_of_day(data, make::day("2026-05-04")) != nullptr);
  CHECK(group_of_day(data, make::day("2026-05-04"))->tasks.size() == 2);
  CHECK(group_of_day(data, make::day("2026-05-05")) == nullptr);
  REQUIRE(group_of_day(data, {}) != nullptr);
  CHECK(group_of_day(data, {})->tasks.size() == 1);
}

TEST_CASE("what is due again and again stands on its next day") {
  const Machine machine =
      office({task(1, "每季度末", {}), task(2, "每季度末", {}, "closed")}, Layout::Calendar);
  CHECK(told(machine) == "2026-03-31: 1\n: 2\n");
}

TEST_CASE("a month without tasks knows the nearest one that has some") {
  const Machine machine =
      office({task(1, "2026-01-31", {}), task(2, "2026-06-02", {})}, Layout::Calendar);
  const LayoutData& data = layout(machine);
  CHECK(nearest_day(data, make::day("2026-02-15")) == make::day("2026-01-31"));
  CHECK(nearest_day(data, make::day("2026-05-15")) == make::day("2026-06-02"));
  CHECK(nearest_day(data, make::day("2027-05-15")) == make::day("2026-06-02"));
  CHECK(nearest_day(data, make::day("2026-06-30")) == make::day("2026-06-02"));
  CHECK_FALSE(nearest_day(LayoutData{}, make::day("2026-06-30")));
}

TEST_CASE("months follow each other over the turn of a year") {
  CHECK(month_beside({2026, 12, 24}, 1) == Date{2027, 1, 1});
  CHECK(month_beside({2026, 1, 31}, -1) == Date{2025, 12, 1});
  CHECK(month_beside({2026, 5, 31}, 0) == Date{2026, 5, 1});
}

TEST_CASE("a bar reaches from the notice to the last day, or from the year's beginning") {
  Machine machine = office({task(1, "2026-06-30", {}), task(2, "2026-01-31", {}),
                            task(3, "持续推进", {}), task(4, "", {})},
                           Layout::Timeline);
  const std::vector<TimeBar>& bars = layout(machine).bars;
  REQUIRE(bars.size() == 4);
  CHECK(bars[0].from == day("2026-02-10"));
  CHECK(bars[0].to == day("2026-06-30"));
  CHECK(bars[1].from == day("2026-01-01"));
  CHECK(bars[1].to == day("2026-01-31"));
  CHECK(bars[2].from == day("2026-02-10"));
  CHECK_FALSE(bars[2].to);
  CHECK_FALSE(bars[3].from);
  CHECK(layout(machine).first_day == day("2026-01-01"));
  CHECK(layout(machine).last_day == day("2026-12-31"));
}

TEST_CASE("a note stands on the bar at its day") {
  Machine machine = office({task(1, "2026-06-30", {})}, Layout::Timeline);
  machine.after(AddNote{make::id(1), "开了会"});
  CHECK(layout(machine).bars.at(0).notes == std::vector<int32_t>{day("2026-03-20")});
}

TEST_CASE("a bar begins where what comes before it ends, and one that cannot says what is late") {
  const Cells after_first = {{fields::kAfter, to_text(make::id(1))}};
  Machine machine =
      office({task(1, "2026-06-30", {}), task(2, "2026-09-30", {}, "ongoing", after_first),
              task(3, "2026-05-31", {}, "ongoing", after_first)},
             Layout::Timeline);
  const std::vector<TimeBar>& bars = layout(machine).bars;
  CHECK(bars.at(1).from == day("2026-06-30"));
  CHECK(bars.at(1).after == 0u);
  CHECK_FALSE(bars.at(1).late_after);
  CHECK(bars.at(2).from == day("2026-02-10"));
  CHECK(bars.at(2).late_after == make::id(1));
  machine.after(ApplyEdits{{{make::id(1), std::string(fields::kStatus), Option{"closed"}}}, {}});
  CHECK_FALSE(layout(machine).bars.at(2).late_after);
}

TEST_CASE("a task cannot come after what waits for it, and the refusal names that") {
  Machine machine = office({task(1, "", {}), task(2, "", {}), task(3, "", {})}, Layout::Table);
  const auto put_after = [&](uint64_t one, uint64_t before) {
    machine.after(
        ApplyEdits{{{make::id(one), std::string(fields::kAfter), to_text(make::id(before))}}, {}});
  };
  put_after(2, 1);
  put_after(3, 2);
  CHECK_FALSE(machine.state.strip);
  put_after(1, 3);
  REQUIRE(machine.state.strip);
  CHECK(machine.state.strip->message == Message{Text::timeline_cycle, {"任务3"}});
  CHECK(is_empty(machine.reg().value(make::id(1), fields::kAfter)));
  put_after(1, 1);
  CHECK(is_empty(machine.reg().value(make::id(1), fields::kAfter)));
}

TEST_CASE("circles that copies brought together are walked once") {
  const Machine machine =
      office({task(1, "2026-06-30", {}, "ongoing", {{fields::kAfter, to_text(make::id(2))}}),
              task(2, "2026-07-31", {}, "ongoing", {{fields::kAfter, to_text(make::id(1))}}),
              task(3, "", {})},
             Layout::Timeline);
  CHECK(layout(machine).bars.size() == 3);
  CHECK_FALSE(makes_a_circle(*machine.state.open, make::id(3), make::id(1)));
}

TEST_CASE("the matrix counts a task for each that leads it, and once in the sum") {
  const Machine machine = office({task(1, "2026-03-01", {"甲处", "乙处"}, "ongoing"),
                                  task(2, "2026-03-24", {"甲处"}), task(3, "", {}, "closed")},
                                 Layout::Matrix);
  const std::vector<MatrixLine>& lines = layout(machine).matrix;
  REQUIRE(lines.size() == 4);  // two departments, nobody, all
  for (const MatrixLine& line : lines) {
    CAPTURE(line.department);
    if (line.department == "甲处") CHECK(line == MatrixLine{"甲处", {1, 1, 0, 0, 0, 0, 0}, 1, 1, 2});
    if (line.department == "乙处") CHECK(line == MatrixLine{"乙处", {0, 1, 0, 0, 0, 0, 0}, 0, 1, 1});
  }
  CHECK(lines[2] == MatrixLine{"", {0, 0, 0, 0, 1, 0, 0}, 0, 0, 1});
  CHECK(lines[3] == MatrixLine{"", {1, 1, 0, 0, 1, 0, 0}, 1, 1, 3});
}

TEST_CASE("the matrix is printed as a table with its sums, other layouts as the list of tasks") {
  Machine machine = office({task(1, "2026-03-01", {"甲处", "乙处"}, "ongoing"),
                            task(2, "2026-03-24", {"甲处"}), task(3, "", {}, "closed")},
                           Layout::Matrix);
  const auto printed = [&] {
    machine.after(ShowTableView{});
    return machine.asked<ShowDocument>().back().lines;
  };
  const std::string matrix = printed();
  CHECK(matrix.contains("\t无人牵头\t"));
  CHECK(matrix.contains("\t合计\t1\t1\tc\t1\t"));
  CHECK_FALSE(matrix.contains("任务1"));
  TableView view = machine.state.open->view;
  view.layout = Layout::Calendar;
  machine.after(ChangeView{view});
  const std::string list = printed();
  CHECK(list.contains("任务1"));
  CHECK_FALSE(list.contains("无人牵头"));
}

TEST_CASE("every figure of the matrix is what the view it leads to shows") {
  Machine machine =
      office({task(1, "2026-03-01", {"甲处", "乙处"}, "ongoing"), task(2, "2026-03-24", {"甲处"}),
              task(3, "", {}, "closed"), task(4, "2026-12-31", {"乙处"}, "ongoing")},
             Layout::Matrix);
  const std::vector<MatrixLine> lines = layout(machine).matrix;
  for (size_t i = 0; i + 1 < lines.size(); ++i) {
    TableView view;
    view.department = lines[i].department;
    view.unled = lines[i].department.empty();
    machine.after(ChangeView{view});
    CHECK(machine.state.open->shown == lines[i].all);
    view.light = LightState::Overdue;
    machine.after(ChangeView{view});
    CHECK(machine.state.open->shown == lines[i].overdue);
    view.light.reset();
    view.status = "ongoing";
    machine.after(ChangeView{view});
    CHECK(machine.state.open->shown == lines[i].statuses[1]);
  }
}

TEST_CASE("a card that changes its column takes the lead's place and leaves the others theirs") {
  using Keys = std::vector<std::string>;
  CHECK(leads_after_move({"甲", "乙"}, "甲", "丙") == Keys{"丙", "乙"});
  CHECK(leads_after_move({"甲", "乙"}, "甲", "乙") == Keys{"乙"});
  CHECK(leads_after_move({}, "", "丙") == Keys{"丙"});
  CHECK(leads_after_move({}, "甲", "丙") == Keys{"丙"});  // it was the only one responsible
  CHECK(leads_after_move({"甲", "乙"}, "甲", "") == Keys{});
}

}  // namespace taizhang
