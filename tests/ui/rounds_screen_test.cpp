#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "ui/cells.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

// The packet of the department `name`, issued through the dialog.
Download packet_for(RegisterPage& page, std::string_view name) {
  page.press(Role::Button, "发任务包");
  for (const IssueLine& line : IssuePlan(*page.state.issuing).lines)
    if (line.name != name) page.press(Role::Checkbox, line.name);
  page.press(Role::Button, "发出 1 份");
  const Download file = page.last<Download>();
  page.press(Role::Button, "完成");
  return file;
}

// What the liaison of the packet sends back, who has begun the first task.
Download returned_from(RegisterPage& office, const Download& packet) {
  Download returned;
  {
    Application liaison;
    liaison.happen(ReceiveFile{packet.name, packet.bytes});
    liaison.frame(2);
    liaison.press(Role::Combobox, "状态");
    liaison.press(Role::Option, "进行中");
    liaison.press(Role::Button, "导出回报");
    returned = liaison.last<Download>();
  }
  office.take_over();
  return returned;
}

struct PacketPage : Application {
  PacketPage() {
    RegisterPage office;
    const Download packet = packet_for(office, "办公室");
    take_over();
    state.ids = IdSource(3, 4);  // another machine
    resize(1366, 1200);
    happen(ReceiveFile{packet.name, packet.bytes});
    frame(2);
  }
};

TEST_CASE("packets are issued to the ticked departments, and the words for them are copied") {
  RegisterPage page;
  page.press(Role::Button, "发任务包");
  REQUIRE(page.has(Role::Dialog, "发任务包"));
  CHECK(page.get(Role::Checkbox, "办公室").checked);
  page.press(Role::Checkbox, "办公室");
  CHECK_FALSE(page.get(Role::Checkbox, "办公室").checked);
  page.press(Role::Button, "全选");
  CHECK(page.get(Role::Checkbox, "办公室").checked);
  page.press(Role::Button, "全不选");
  page.press(Role::Checkbox, "信息中心");
  page.press(Role::Button, "发出 1 份");
  CHECK(page.last<Download>().name.contains("信息中心"));
  page.press(Role::Button, "复制这段话");
  CHECK(page.last<CopyText>().text.contains("信息中心"));
  page.press(Role::Button, "完成");
  CHECK_FALSE(page.has(Role::Dialog, "发任务包"));
}

TEST_CASE("on a narrow screen the search and both actions of a round keep their place") {
  RegisterPage page;
  page.resize(911, 512);
  CHECK(page.has(Role::Textbox, "搜索任务"));
  CHECK(page.has(Role::Button, "收回报"));
  page.press(Role::Button, "发任务包");
  REQUIRE(page.has(Role::Dialog, "发任务包"));
  const AccessNode verb = page.get(Role::Button, "发出 4 份");
  CHECK(verb.y + verb.h <= 512);
}

TEST_CASE("Esc leaves the issuing of packets, and nothing is issued") {
  RegisterPage page;
  page.press(Role::Button, "发任务包");
  page.key(ImGuiKey_Escape);
  page.frame(2);
  CHECK_FALSE(page.has(Role::Dialog, "发任务包"));
  CHECK(page.state.open->history.done.empty());
}

TEST_CASE("a liaison sees the department's task, writes, and exports the return") {
  PacketPage page;
  REQUIRE(page.has(Role::Heading, "本部门的任务"));
  CHECK(page.has(Role::Status, "0 / 1 项已填"));
  CHECK(page.has(Role::Heading, "公布财政账本"));
  const AccessNode lead = page.get(Role::Textbox, "牵头部门");  // the office's to say
  CHECK(lead.value == "办公室");
  CHECK(lead.disabled);
  CHECK_FALSE(page.has(Role::Button, "删除这项任务"));
  page.press(Role::Combobox, "状态");
  CHECK_FALSE(page.has(Role::Option, "已销号"));
  page.press(Role::Option, "进行中");
  page.frame(2);
  CHECK(page.has(Role::Status, "1 / 1 项已填"));
  page.write("填报人", "周敏");
  page.key(ImGuiKey_Tab);
  CHECK(page.state.settings.author == "周敏");
  page.press(Role::Button, "导出回报");
  CHECK(page.last<Download>().name.contains("回报"));
}

TEST_CASE("a liaison adds a record to a ledger, fills it, and is told what it lacks") {
  PacketPage page;
  CHECK(page.has(Role::Heading, "本部门的专项台账"));
  page.press(Role::Button, "登记新记录");
  page.press(Role::Option, "网站域名");
  REQUIRE(page.state.open->work.ledgers.size() == 1);
  page.write("网站名称", "门户网站");
  page.key(ImGuiKey_Tab);
  page.frame(2);
  CHECK(page.has(Role::ListItem, "门户网站"));
  CHECK(page.has(Role::Text, "“门户网站”缺必填内容"));
  CHECK(is_ours(*page.state.open, page.state.open->ledgers.selected));
  page.press(Role::ListItem, "一（二） 公布财政账本 未填");
  CHECK(page.has(Role::Heading, "公布财政账本"));
  CHECK_FALSE(is_ours(*page.state.open, page.state.open->selected));
}

TEST_CASE("a liaison lists the packet's backups, restores one, and goes back to filling in") {
  PacketPage page;
  page.press(Role::Button, "备份");
  page.happen(
      BackupsListedIntent{page.last<ListBackups>().shelf,
                          {{8, BackupReason::Daily, "2026-03-20T08:30:00+08:00", 1, 40'000}},
                          false});
  REQUIRE(page.has(Role::ListItem, "2026-03-20 08:30 每日备份，1 项任务，40 KB"));
  CHECK_FALSE(page.has(Role::Button, "恢复为副本"));
  page.press(Role::Button, "恢复");
  page.press(Role::Button, "备份现在的并恢复");
  CHECK(page.last<LoadBackup>().id == 8);
  page.happen(StoreFailedIntent{});
  page.press(Role::Button, "返回填报");
  CHECK(page.has(Role::Heading, "本部门的任务"));
}

TEST_CASE("what is missing in a packet is said and leads to its task") {
  PacketPage page;
  REQUIRE(page.has(Role::Text, "一（二） 还没填"));
  page.press(Role::Button, "去填");
  CHECK(text_of(page.state.open->reg, page.state.open->selected, fields::kTitle) == "公布财政账本");
}

TEST_CASE("a packet says where evidence is wanted, and where a deadline passed without a word") {
  RegisterPage office;
  const OpenRegister& open = *office.state.open;
  const auto task = std::ranges::find_if(open.outline, [&](const OutlineRow& row) {
    return text_of(open.reg, row.record, fields::kTitle) == "公布财政账本";
  });
  REQUIRE(task != open.outline.end());
  const RecordId id = task->record;
  office.happen(
      ApplyEdits{{{id, std::string(fields::kEvidenceWanted), std::string("公开页截图")},
                  {id, std::string(fields::kDeadline), parse_deadline("2月底前", 2026)}},
                 {Text::did_change, {""}}});
  const Download packet = packet_for(office, "办公室");
  {
    Application liaison;
    liaison.state.ids = IdSource(8, 10);  // another machine
    liaison.resize(1366, 1200);
    liaison.happen(ReceiveFile{packet.name, packet.bytes});
    liaison.frame(2);
    CHECK(liaison.has(Role::Text, "一（二） 缺佐证"));
    CHECK(liaison.has(Role::Text, "一（二） 逾期，未写原因"));
    liaison.happen(AddNote{id, "等批复"});
    CHECK(liaison.state.open->work.unexplained.empty());
    CHECK_FALSE(liaison.has(Role::Text, "一（二） 逾期，未写原因"));
    CHECK(liaison.has(Role::Text, "一（二） 缺佐证"));
    liaison.happen(AddEvidence{id, "公开页", "https://www.example.cn/", {}});
    CHECK_FALSE(liaison.has(Role::Text, "一（二） 缺佐证"));
  }
  office.take_over();
}

TEST_CASE("what a return says like the register is listed when it is asked for") {
  RegisterPage office;
  const Download packet = packet_for(office, "办公室");
  const RecordId task = [&] {
    const OpenRegister& open = *office.state.open;
    for (const OutlineRow& row : open.outline)
      if (text_of(open.reg, row.record, fields::kTitle) == "公布财政账本") return row.record;
    return RecordId{};
  }();
  Download returned;
  {
    Application liaison;
    liaison.happen(ReceiveFile{packet.name, packet.bytes});
    liaison.happen(ApplyEdits{{{task, std::string(fields::kMeasures), std::string("一周一报")}},
                              {Text::did_change, {""}}});
    liaison.frame(2);
    liaison.press(Role::Button, "导出回报");
    returned = liaison.last<Download>();
  }
  office.take_over();
  office.happen(ApplyEdits{{{task, std::string(fields::kMeasures), std::string("一周一报")}},
                            {Text::did_change, {""}}});
  office.happen(ReceiveFile{"回报.json", returned.bytes});
  CHECK(office.has(Role::Status, "正在读第 1 份，还有 0 份"));
  office.happen(ReadNextReturn{});
  CHECK(office.has(Role::Text, "回报.json  ·  第 1 轮  ·  编号 " +
                                   digest_of(returned.bytes).substr(0, 8)));
  CHECK(office.has(Role::Text, "这份回报没有改动台账的内容。"));
  CHECK_FALSE(office.has(Role::Gridcell, "一周一报"));
  office.press(Role::Button, "相同 1");
  CHECK(office.has(Role::Gridcell, "一周一报"));
}

TEST_CASE("a return is looked at cell by cell, left out, taken and applied") {
  RegisterPage office;
  const Download returned = returned_from(office, packet_for(office, "办公室"));
  office.happen(ReceiveFile{"回报.json", returned.bytes});
  office.happen(ReadNextReturn{});
  REQUIRE(office.has(Role::Heading, "办公室"));
  REQUIRE(office.has(Role::Button, "公布财政账本"));
  CHECK(office.has(Role::Gridcell, "进行中"));
  CHECK(office.has(Role::Text, "应用后可一步撤销"));
  const AccessNode grid = office.get(Role::Grid, "改动的格");
  CHECK(grid.row_count == 3);  // the header, the group and its cell
  CHECK(grid.column_count == 6);
  CHECK(office.get(Role::ColumnHeader, "回报的值").column_index == 5);
  CHECK(office.get(Role::Gridcell, "进行中").column_index == 5);
  office.press(Role::Button, "公布财政账本");
  CHECK(office.get(Role::Grid, "改动的格").row_count == 4);
  CHECK(office.has(Role::Text, "发出时的值"));
  CHECK(office.get(Role::Checkbox, "采用 办公室").checked);
  office.press(Role::Checkbox, "采用 办公室");
  CHECK(office.has(Role::Button, "应用 0 份回报"));
  office.press(Role::Checkbox, "采用 办公室");
  office.press(Role::Button, "应用 1 份回报");
  CHECK_FALSE(office.has(Role::Heading, "收回报"));
  CHECK(office.state.open->history.done.size() == 2);
}

TEST_CASE("while returns are read it says which one, and none is applied before the last") {
  RegisterPage office;
  const Download returned = returned_from(office, packet_for(office, "办公室"));
  for (const char* name : {"甲.json", "乙.json", "丙.json"})
    office.happen(ReceiveFile{name, returned.bytes});
  CHECK(office.has(Role::Status, "正在读第 1 份，还有 2 份"));
  office.happen(ReadNextReturn{});
  CHECK(office.has(Role::Status, "正在读第 2 份，还有 1 份"));
  CHECK(office.get(Role::Button, "应用 1 份回报").disabled);
  office.happen(ReadNextReturn{});
  CHECK(office.has(Role::Status, "正在读第 3 份，还有 0 份"));
  office.happen(ReadNextReturn{});
  CHECK(office.has(Role::Status, "先看后用：现在还没有改动台账。"));
  CHECK_FALSE(office.get(Role::Button, "应用 1 份回报").disabled);
}

TEST_CASE("a file that came before is said to have been received, and cannot be ticked") {
  RegisterPage office;
  const Download returned = returned_from(office, packet_for(office, "办公室"));
  for (const char* name : {"甲.json", "乙.json"}) {
    office.happen(ReceiveFile{name, returned.bytes});
    office.happen(ReadNextReturn{});
  }
  const auto said = [&] {
    std::vector<std::string> words;
    for (const AccessNode& node : office.mirror.nodes())
      if (node.role == Role::ListItem && node.name == "看 办公室") words.push_back(node.value);
    return words;
  };
  CHECK(said() == std::vector<std::string>{"无冲突 1 处改动 甲.json", "已收过 没有新内容 乙.json"});
  office.press(Role::Button, "应用 1 份回报");
  office.happen(ReceiveFile{"甲.json", returned.bytes});
  office.happen(ReadNextReturn{});
  CHECK(said() == std::vector<std::string>{"已收过 没有新内容 甲.json"});
  CHECK(office.has(Role::Text, "这份文件以前收过，没有新内容。"));
  CHECK_FALSE(office.has(Role::Checkbox, "采用 办公室"));
}

TEST_CASE("returns that are not wanted leave the register as it was") {
  RegisterPage office;
  office.press(Role::Button, "收回报");
  CHECK(office.last<ChooseFile>().several);
  REQUIRE(office.has(Role::Heading, "收回报"));
  office.press(Role::Button, "都不用");
  CHECK_FALSE(office.has(Role::Heading, "收回报"));
}

}  // namespace
}  // namespace taizhang
