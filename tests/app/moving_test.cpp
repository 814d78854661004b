#include "app/moving.h"

#include <catch2/catch_test_macros.hpp>

#include "machine.h"
#include "make.h"

namespace taizhang {
namespace {

constexpr const char* kNotice =
    "2026年政务公开工作要点\n"
    "一、讲明政策\n"
    "（一）甲。做甲。\n责任部门：办公室\n"
    "（二）乙。做乙。\n责任部门：办公室\n"
    "（三）丙。做丙。\n责任部门：办公室\n"
    "二、建强平台\n"
    "（一）丁。做丁。\n责任部门：办公室\n";

struct Office : Machine {
  Office() : Machine(7) { after(ReadNotice{"", kNotice}, CreateRegister{}); }

  RecordId called(std::string_view title) {
    for (const OutlineRow& row : state.open->outline)
      if (text_of(reg(), row.record, fields::kTitle) == title) return row.record;
    FAIL("nothing is called " << title);
    return {};
  }
  void move(std::string_view title, Direction direction) {
    const RecordId record = called(title);
    after(move_step(*state.open, record, moved(*state.open, record, direction)));
  }
  bool may_move(std::string_view title, Direction direction) {
    return !moved(*state.open, called(title), direction).empty();
  }
  // "1 讲明政策|1.1 甲|…"
  std::string outline() {
    std::string out;
    for (const OutlineRow& row : state.open->outline)
      out += row.number + std::string(text_of(reg(), row.record, fields::kTitle)) + "|";
    return out;
  }
};

}  // namespace

TEST_CASE("a task moves up and down among its siblings, and back with one undo") {
  Office office;
  const std::string before = office.outline();
  CHECK(before == "1讲明政策|1.1甲|1.2乙|1.3丙|2建强平台|2.1丁|");
  office.move("丙", Direction::Up);
  CHECK(office.outline() == "1讲明政策|1.1甲|1.2丙|1.3乙|2建强平台|2.1丁|");
  office.move("甲", Direction::Down);
  CHECK(office.outline() == "1讲明政策|1.1丙|1.2甲|1.3乙|2建强平台|2.1丁|");
  office.after(Undo{}, Undo{});
  CHECK(office.outline() == before);
  CHECK_FALSE(office.may_move("甲", Direction::Up));
  CHECK_FALSE(office.may_move("丙", Direction::Down));
}

TEST_CASE("a part moves with its tasks and stays a part") {
  Office office;
  office.move("建强平台", Direction::Up);
  CHECK(office.outline() == "1建强平台|1.1丁|2讲明政策|2.1甲|2.2乙|2.3丙|");
  CHECK_FALSE(office.may_move("讲明政策", Direction::In));
  CHECK_FALSE(office.may_move("讲明政策", Direction::Out));
}

TEST_CASE("a task goes below the one above it and out again behind it") {
  Office office;
  office.move("乙", Direction::In);
  CHECK(office.outline() == "1讲明政策|1.1甲|1.1.1乙|1.2丙|2建强平台|2.1丁|");
  CHECK(task_level(*office.state.open, office.called("乙")) == 1);
  CHECK(task_level(*office.state.open, office.called("甲")) == 0);
  office.move("丙", Direction::In);
  office.move("丙", Direction::In);
  CHECK(office.outline() == "1讲明政策|1.1甲|1.1.1乙|1.1.1.1丙|2建强平台|2.1丁|");
  CHECK(task_level(*office.state.open, office.called("丙")) == 2);
  office.move("丙", Direction::Out);
  office.move("乙", Direction::Out);
  CHECK(office.outline() == "1讲明政策|1.1甲|1.1.1丙|1.2乙|2建强平台|2.1丁|");
  CHECK_FALSE(office.may_move("甲", Direction::In));
  CHECK_FALSE(office.may_move("甲", Direction::Out));
}

TEST_CASE("a task with what stands below it is put into another part, never into itself") {
  Office office;
  office.move("乙", Direction::In);
  OpenRegister& open = *office.state.open;
  const RecordId first = office.called("甲");
  CHECK(moved_to(open, first, {office.called("乙"), {}}).empty());
  CHECK(moved_to(open, first, {first, {}}).empty());
  office.after(ApplyEdits{moved_to(open, first, {office.called("建强平台"), office.called("丁")}),
                          {Text::did_fill, {"", ""}}});
  CHECK(office.outline() == "1讲明政策|1.1丙|2建强平台|2.1甲|2.1.1乙|2.2丁|");
}

TEST_CASE("where a dragged row is dropped is where it lands") {
  Office office;
  const OpenRegister& open = *office.state.open;
  const RecordId last = office.called("丁"), part = office.called("讲明政策");
  CHECK_FALSE(landing_at(open, last, 0));
  CHECK(landing_at(open, last, 1) == Landing{part, office.called("甲")});
  CHECK(landing_at(open, last, 4) == Landing{part, {}});  // in front of the next part
  CHECK(landing_at(open, office.called("甲"), 6) == Landing{office.called("建强平台"), {}});
  CHECK(landing_at(open, office.called("建强平台"), 0) == Landing{{}, part});
  CHECK_FALSE(landing_at(open, office.called("建强平台"), 2));
  office.after(
      ApplyEdits{moved_to(open, last, {part, office.called("乙")}), {Text::did_fill, {"", ""}}});
  CHECK(office.outline() == "1讲明政策|1.1甲|1.2丁|1.3乙|1.4丙|2建强平台|");
}

TEST_CASE("rows that are sorted by a column are not moved by dragging") {
  Office office;
  TableView view = office.state.open->view;
  view.sort = {{column_ids::kTitle, false}};
  office.after(ChangeView{view});
  CHECK_FALSE(shows_order(*office.state.open));
  CHECK_FALSE(landing_at(*office.state.open, office.called("甲"), 1));
}

TEST_CASE("siblings without room between their orders are ordered anew") {
  Office office;
  std::vector<Edit> same;
  for (const char* title : {"甲", "乙", "丙"})
    same.push_back({office.called(title), std::string(fields::kOrder), std::string("n")});
  office.after(ApplyEdits{same, {Text::did_fill, {"", ""}}});
  std::string third;
  for (const OutlineRow& row : office.state.open->outline)
    if (row.number == "1.3") third = text_of(office.reg(), row.record, fields::kTitle);
  office.move(third, Direction::Up);
  CHECK(office.outline().contains("1.2" + third + "|"));
}

TEST_CASE("what stands below a deleted task takes its place") {
  Office office;
  office.move("乙", Direction::In);
  office.after(DeleteRecord{office.called("甲")});
  CHECK(office.outline() == "1讲明政策|1.1乙|1.2丙|2建强平台|2.1丁|");
  office.after(Undo{});
  CHECK(office.outline() == "1讲明政策|1.1甲|1.1.1乙|1.2丙|2建强平台|2.1丁|");
  office.move("丙", Direction::In);
  office.after(MarkRow{office.called("甲")}, MarkRow{office.called("乙")}, DeleteMarked{});
  CHECK(office.outline() == "1讲明政策|1.1丙|2建强平台|2.1丁|");
}

TEST_CASE("a task below another goes out in a packet with the task it stands below") {
  Office office;
  office.move("乙", Direction::In);
  office.after(ShowIssuing{}, IssuePackets{}, DropIssuing{});
  REQUIRE(office.files.size() == 1);
  Machine liaison(9);
  liaison.receive(office.files[0]);
  REQUIRE(liaison.state.open);
  CHECK(std::ranges::contains(liaison.state.open->work.tasks, office.called("乙")));
}

}  // namespace taizhang
