#include <algorithm>

#include "../office.h"
#include "ui/application.h"

namespace taizhang {
namespace {

// In its third round packets went to 法规处 and 宣教处; the former has answered, twice.
struct BoardPage : Application {
  BoardPage() {
    Register office = make::office();
    for (const std::string department : {"法规处", "宣教处"}) {
      const Register packet = packet_of(office, department).value();
      make::apply(office,
                  edits_of_packet(office, packet, department, "0f3a9c21" + department,
                                  "2026-03-09T10:00:00+08:00"),
                  department);
    }
    const Register law = packet_of(office, "法规处").value();
    for (const std::string measures : {"一周一报", "一月一报"}) {
      Register mine = law;
      make::fill(mine, make::id(1), fields::kMeasures, measures, measures, "法规处");
      make::take_return(office, std::move(mine), "法规处");
    }
    happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(office)});
    press(Role::Button, "回报 1");
  }
  void new_round() {
    happen(ApplyEdits{{{state.open->reg.id(), std::string(fields::kRound), int64_t{4}}},
                      {Text::did_change, {"轮次"}}});
  }
};

}  // namespace

TEST_CASE("the board says of each department what it was sent and what came back") {
  BoardPage page;
  CHECK(page.has(Role::Text, "3 个部门：已回 1，未回 1，未发 1"));
  CHECK(page.has(Role::Gridcell, "督查处"));
  CHECK(page.has(Role::Gridcell, "未发"));
  CHECK(page.has(Role::Gridcell, "未回"));
  CHECK(page.has(Role::Gridcell, "已回"));
  CHECK(page.has(Role::Gridcell, "03-09 10:00"));
  CHECK(page.has(Role::Gridcell, "11-24 09:00 共2次"));
}

TEST_CASE("the board says by number which packet went out last and which return came") {
  BoardPage page;
  CHECK(page.get(Role::Gridcell, "03-09 10:00").value == "编号 0f3a9c21");
  const AccessNode returned = page.get(Role::Gridcell, "11-24 09:00 共2次");
  const std::vector<BoardRow>& rows = page.state.open->rounds.front().rows;
  const auto row = std::ranges::find(rows, "法规处", &BoardRow::department);
  REQUIRE(row != rows.end());
  REQUIRE_FALSE(row->returned_digest.empty());
  CHECK(returned.value == "编号 " + row->returned_digest.substr(0, 8));
}

TEST_CASE("a reminder is copied for one department or for all that are missing") {
  BoardPage page;
  page.press(Role::Button, "复制给宣教处的提醒");
  CHECK(page.last<CopyText>().text.starts_with("宣教处：\n"));
  CHECK_FALSE(page.has(Role::Button, "复制给法规处的提醒"));
  page.effects.clear();
  page.press(Role::Button, "复制全部提醒");
  CHECK(page.last<CopyText>().text.starts_with("宣教处：\n"));
}

TEST_CASE("the receipts of the round on the board are copied as text and as a table") {
  BoardPage page;
  page.press(Role::Button, "复制回执");
  CHECK(page.last<CopyTable>().text.starts_with("2026年政务公开任务 第 3 轮回执，2 份：\n"));
  CHECK(page.last<CopyTable>().html.contains("法规处.json"));
  page.new_round();
  CHECK_FALSE(page.has(Role::Button, "复制回执"));
}

TEST_CASE("a narrow board keeps all its columns on the page") {
  BoardPage page;
  page.resize(900, 700);
  const AccessNode button = page.get(Role::Button, "复制给宣教处的提醒");
  CHECK(button.x + button.w <= 900);
  page.press(button);
  CHECK(page.last<CopyText>().text.starts_with("宣教处：\n"));
}

TEST_CASE("an earlier round is chosen from the list of rounds") {
  BoardPage page;
  page.new_round();
  CHECK(page.get(Role::Combobox, "轮次").value == "第 4 轮");
  CHECK(page.state.open->waited_for == 0);
  page.press(Role::Combobox, "轮次");
  page.press(Role::Option, "第 3 轮");
  CHECK(page.has(Role::Text, "2 个部门：已回 1，未回 1，未发 0"));
  CHECK_FALSE(page.has(Role::Button, "复制全部提醒"));
}

TEST_CASE("a board without packets says what to do") {
  Application page;
  page.happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(make::office())});
  page.press(Role::Button, "回报 0");
  CHECK(page.has(Role::Heading, "还没有发过任务包"));
}

}  // namespace taizhang
