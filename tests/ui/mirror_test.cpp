#include "ui/mirror.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "imgui.h"
#include "ui/headless.h"

namespace taizhang {
namespace {

// A window as large as the screen, as the application's.
template <typename Draw>
auto page(Draw draw) {
  return [draw] {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration);
    draw();
    ImGui::End();
  };
}

TEST_CASE("ImGui's own widgets name themselves by their labels") {
  Headless ui;
  bool ticked = true;
  char text[8] = "";
  ui.show(page([&] {
    ImGui::Button("建立台账##1");
    ImGui::Checkbox("已选", &ticked);
    ImGui::InputText("事项", text, sizeof text);
    ImGui::InvisibleButton("##nameless", {10, 10});
    ImGui::TextUnformatted("只是画的");
  }));

  CHECK(ui.dump() == "建立台账\n已选\n事项\n");
  CHECK(ui.has(Role::Button, "建立台账"));
  CHECK(ui.has(Role::Textbox, "事项"));
  CHECK(ui.get(Role::Checkbox, "已选").checked);
}

TEST_CASE("windows, scroll bars and grips are nothing to read") {
  Headless ui;
  ui.show([] {
    bool open = true;
    ImGui::Begin("Debug window", &open);
    ImGui::BeginChild("child", {100, 60}, ImGuiChildFlags_ResizeX);
    for (int i = 0; i < 20; ++i) ImGui::TextUnformatted("行");
    ImGui::EndChild();
    ImGui::Button("返回");
    ImGui::End();
  });
  CHECK(ui.dump() == "返回\n");
}

TEST_CASE("a panel says what a drawn item is") {
  Headless ui;
  ui.show(page([] {
    ImGui::InvisibleButton("##late", {60, 24});
    mirror::say_last_item({.role = Role::Radio, .name = "逾期 3", .value = "3", .selected = true});
  }));

  const AccessNode chip = ui.get(Role::Radio, "逾期 3");
  CHECK(chip.selected);
  CHECK(chip.value == "3");
  CHECK(chip.w == 60);
  CHECK(ui.mirror.nodes().size() == 1);
}

TEST_CASE("saying more of an item changes its node and adds none") {
  Headless ui;
  ui.show(page([] {
    ImGui::Button("全部任务");
    mirror::say_last_item({.role = Role::Link});
  }));
  REQUIRE(ui.mirror.nodes().size() == 1);
  CHECK(ui.has(Role::Link, "全部任务"));
}

TEST_CASE("a disabled item is said to be disabled") {
  Headless ui;
  ui.show(page([] {
    ImGui::BeginDisabled();
    ImGui::Button("销号");
    ImGui::EndDisabled();
  }));
  CHECK(ui.get(Role::Button, "销号").disabled);
}

TEST_CASE("what is scrolled away is not mirrored, what is half seen is cut") {
  Headless ui;
  ui.show(page([] {
    ImGui::BeginChild("list", {200, 50});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Button("上", {100, 40});
    ImGui::SetCursorScreenPos({at.x, at.y + 40});
    ImGui::Button("中", {100, 40});
    ImGui::SetCursorScreenPos({at.x, at.y + 80});
    ImGui::Button("下", {100, 40});
    mirror::text(Role::Text, "远", at.x, at.y + 200, 10, 10);
    ImGui::EndChild();
  }));
  CHECK(ui.dump() == "上\n中\n");
  CHECK(ui.get(Role::Button, "中").h == 10);
}

TEST_CASE("a row of which no cell can be seen is no row, and the next one is") {
  Headless ui;
  ui.show(page([] {
    mirror::begin_grid("tasks", "全部任务", 3, 1, 0, 0, 500, 400);
    for (int row = 1; row < 3; ++row) {
      const float y = row == 1 ? 9000 : 30;
      mirror::begin_row(row, false, 0, y, 500, 28);
      mirror::cell(Role::Gridcell, 1, "办公室", 20, y, 100, 28);
      mirror::end();
    }
    mirror::end();
  }));
  CHECK(ui.count(Role::Row) == 1);
  CHECK(ui.get(Role::Row, "").row_index == 2);
  CHECK(ui.get(Role::Gridcell, "办公室").parent == ui.get(Role::Row, "").id);
}

TEST_CASE("regions, grids and rows hold what is said between begin and end") {
  Headless ui;
  ui.show(page([] {
    mirror::begin(Role::Main, "main", "任务", 0, 0, 500, 500);
    mirror::begin_grid("tasks", "全部任务", 27, 6, 0, 0, 500, 400);
    mirror::begin_row(2, true, 0, 30, 500, 28);
    mirror::cell(Role::Gridcell, 3, "财务审计处", 20, 30, 100, 28);
    mirror::end();
    mirror::end();
    ImGui::Button("加任务");
    mirror::end();
    mirror::status("26 项", 0, 700, 100, 20);
  }));

  const AccessNode main = ui.get(Role::Main, "任务");
  const AccessNode grid = ui.get(Role::Grid, "全部任务");
  const AccessNode row = ui.get(Role::Row, "");
  const AccessNode cell = ui.get(Role::Gridcell, "财务审计处");
  CHECK(grid.parent == main.id);
  CHECK(grid.row_count == 27);
  CHECK(row.parent == grid.id);
  CHECK(row.selected);
  CHECK(cell.parent == row.id);
  CHECK(cell.column_index == 3);
  CHECK(ui.get(Role::Button, "加任务").parent == main.id);
  CHECK(ui.get(Role::Status, "26 项").live);
}

TEST_CASE("no two nodes of a frame have one id, and ids stay from frame to frame") {
  Headless ui;
  ui.show(page([] {
    for (int i = 0; i < 3; ++i) mirror::text(Role::Text, "—", 10, 10, 10, 10);
    mirror::begin(Role::Group, "same", "甲", 0, 0, 10, 10);
    mirror::end();
    mirror::begin(Role::Group, "same", "乙", 0, 0, 10, 10);
    mirror::end();
  }));
  const std::vector<AccessNode> before = ui.mirror.nodes();
  ui.frame();
  CHECK(ui.mirror.nodes() == before);
  for (const AccessNode& a : before)
    for (const AccessNode& b : before) CHECK((a.id != b.id || &a == &b));
}

TEST_CASE("a live line keeps its id when its words change") {
  Headless ui;
  std::string words = "未保存";
  ui.show(page([&] { mirror::status(words, 0, 0, 100, 20); }));
  const uint32_t id = ui.get(Role::Status, "未保存").id;
  words = "已存本机浏览器 14:32";
  ui.frame();
  CHECK(ui.get(Role::Status, words).id == id);
}

TEST_CASE("a press through the mirror presses the item once") {
  Headless ui;
  int by_imgui = 0, by_mirror = 0;
  ui.show(page([&] {
    by_imgui += ImGui::Button("发任务包");
    by_mirror += mirror::pressed_last_item();
  }));
  ui.mirror.press(ui.get(Role::Button, "发任务包").id);
  ui.frame(3);
  CHECK(by_imgui == 1);
  CHECK(by_mirror == 1);
}

TEST_CASE("a press is not taken by a disabled item, nor by one that comes much later") {
  Headless ui;
  bool disabled = true;
  int pressed = 0;
  ui.show(page([&] {
    ImGui::BeginDisabled(disabled);
    pressed += ImGui::Button("销号");
    ImGui::EndDisabled();
  }));
  ui.mirror.press(ui.get(Role::Button, "销号").id);
  ui.frame(3);
  disabled = false;
  ui.frame(3);
  CHECK(pressed == 0);
}

TEST_CASE("what lies behind a dialog takes nothing through the mirror, what is in it does") {
  Headless ui;
  int behind = 0, inside = 0;
  std::string got;
  ui.show(page([&] {
    behind += ImGui::Button("加任务");
    ImGui::InvisibleButton("##field", {100, 30});
    mirror::say_last_item({.role = Role::Textbox, .name = "搜索任务"});
    behind += mirror::typed_into_last_item(got);
    if (!ImGui::IsPopupOpen("settings")) ImGui::OpenPopup("settings");
    if (!ImGui::BeginPopupModal("settings")) return;
    ImGui::BeginChild("list", {200, 50});
    inside += ImGui::Button("改名");
    ImGui::EndChild();
    ImGui::EndPopup();
  }));
  const auto id = [&](std::string_view name) {
    return std::ranges::find(ui.mirror.nodes(), name, &AccessNode::name)->id;
  };
  ui.mirror.press(id("加任务"));
  ui.mirror.type(id("搜索任务"), "公开");
  ui.frame(3);
  CHECK(behind == 0);
  ui.mirror.press(id("改名"));
  ui.frame(3);
  CHECK(inside == 1);
}

TEST_CASE("a press through the mirror puts the caret into a field") {
  Headless ui;
  char text[16] = "";
  ui.show(page([&] { ImGui::InputText("事项", text, sizeof text); }));
  ui.mirror.press(ui.get(Role::Textbox, "事项").id);
  ui.frame(2);
  CHECK(ui.get(Role::Textbox, "事项").focused);
  ui.type("公开");
  CHECK(std::string(text) == "公开");
}

TEST_CASE("text typed through the mirror arrives at its field once") {
  Headless ui;
  std::string got;
  int times = 0;
  char text[16] = "";
  ui.show(page([&] {
    ImGui::InputText("事项", text, sizeof text);
    times += mirror::typed_into_last_item(got);
  }));
  ui.mirror.type(ui.get(Role::Textbox, "事项").id, "双随机");
  ui.frame(3);
  CHECK(got == "双随机");
  CHECK(times == 1);
}

TEST_CASE("the wire form has one line a node") {
  Headless ui;
  ui.show(page([] {
    ImGui::SetCursorScreenPos({10, 20});
    ImGui::InvisibleButton("##note", {100, 30});
    mirror::say_last_item({.role = Role::Textbox,
                           .name = "进展\t一",
                           .value = "a\\b\nc",
                           .multi_line = true,
                           .required = true,
                           .row_index = 2,
                           .column_index = 3});
  }));
  const std::string id = std::to_string(ui.mirror.nodes().front().id);
  CHECK(ui.mirror.tell() ==
        "+" + id + "\t0\ttextbox\t10\t20\t100\t30\tmr\t进展\\t一\ta\\\\b\\nc\trowindex=2;colindex=3\n");
}

TEST_CASE("a character that would end the wire form for JavaScript is left out of it") {
  Headless ui;
  ui.show(page([] {
    ImGui::InvisibleButton("##cut", {100, 30});
    mirror::say_last_item({.role = Role::Textbox, .name = std::string("前\0后", 7)});
  }));
  CHECK(ui.mirror.tell().contains("前后"));
}

TEST_CASE("only what differs from what was told is told, with how much stays before it") {
  Headless ui;
  std::vector<std::string> names = {"甲", "乙", "丙", "丁"};
  const auto told = [&] {
    ui.show(page([&] {
      for (size_t i = 0; i < names.size(); ++i)
        mirror::text(Role::Text, names[i], 10, 20 + 20 * static_cast<float>(i), 90, 20);
    }));
    return ui.mirror.tell();
  };
  const auto line = [&](size_t at) {
    const AccessNode& node = ui.mirror.nodes().at(at);
    return std::to_string(node.id) + "\t0\ttext\t10\t" + std::to_string(20 + 20 * at) +
           "\t90\t20\t\t" + node.name + "\t\t\n";
  };
  CHECK(told() == "+" + line(0) + "+" + line(1) + "+" + line(2) + "+" + line(3));
  CHECK(told().empty());
  names[1] = "换", names[3] = "了";
  CHECK(told() == "=1\n~" + line(1) + "=1\n~" + line(3));
  names[2] = "中";
  CHECK(told() == "=2\n~" + line(2));
  names.push_back("末");
  CHECK(told() == "=4\n+" + line(4));
  names.erase(names.begin() + 4);
  CHECK(told() == "=4\n-1\n");
  names.insert(names.begin() + 1, "插");
  names.erase(names.begin() + 3);
  CHECK(told() == "=1\n+" + line(1) + "~" + line(2) + "-1\n");
  names.clear();
  CHECK(told() == "-4\n");
}

// The nodes that `news` make of `shown`, each as its line.
std::vector<std::string> followed(const std::vector<std::string>& shown, std::string_view news) {
  std::vector<std::string> now;
  size_t at = 0;
  for (; !news.empty(); news.remove_prefix(news.find('\n') + 1)) {
    const std::string line(news.substr(1, news.find('\n')));
    if (news[0] == '+' || news[0] == '~') now.push_back(line);
    if (news[0] == '~') ++at;
    if (news[0] != '=' && news[0] != '-') continue;
    for (int count = std::stoi(line); count > 0; --count, ++at)
      if (news[0] == '=') now.push_back(shown.at(at));
  }
  now.insert(now.end(), shown.begin() + static_cast<ptrdiff_t>(at), shown.end());
  return now;
}

TEST_CASE("whatever comes, goes, changes and moves, what is told leads to what is shown") {
  Headless ui;
  std::minstd_rand random(7);
  std::vector<std::string> shown;
  for (int round = 0; round < 200; ++round) {
    std::vector<size_t> order;
    for (size_t name = 0; name < 12; ++name)
      if (random() % 3 > 0) order.push_back(name);
    if (round % 4 == 0) std::ranges::shuffle(order, random);
    const auto show = [&] {
      ui.show(page([&] {
        for (const size_t name : order)
          mirror::text(name % 3 == 0 ? Role::Heading : Role::Text, "第" + std::to_string(name), 10,
                       name % 4 == 1 ? 20 * static_cast<float>(round % 5) : 20, 90, 20);
      }));
    };
    show();
    const std::vector<std::string> before = std::exchange(shown, {});
    const std::string news = ui.mirror.tell();
    shown = followed(before, news);
    REQUIRE(shown.size() == order.size());
    for (size_t at = 0; at < order.size(); ++at) {
      REQUIRE(shown[at].starts_with(std::to_string(ui.mirror.nodes()[at].id) + "\t"));
      REQUIRE(shown[at].contains("\t" + std::to_string(std::lround(ui.mirror.nodes()[at].y)) + "\t90"));
    }
  }
}

TEST_CASE("a field that was typed into through the mirror is told again even if it is as it was") {
  Headless ui;
  const auto show = [&] {
    ui.show(page([] {
      ImGui::InvisibleButton("##field", {100, 30});
      mirror::say_last_item({.role = Role::Textbox, .name = "进展", .value = "旧"});
    }));
  };
  show();
  const std::string first = ui.mirror.tell();
  show();
  CHECK(ui.mirror.tell().empty());
  ui.mirror.type(ui.mirror.nodes().front().id, "新");
  show();
  CHECK(ui.mirror.tell() == "~" + first.substr(1));
}

TEST_CASE("without a mirror the panels draw all the same") {
  Headless ui;
  ImGui::GetCurrentContext()->TestEngine = nullptr;
  ui.show(page([] {
    ImGui::Button("返回");
    mirror::say_last_item({.role = Role::Link});
    mirror::begin(Role::Main, "main", "任务", 0, 0, 1, 1);
    mirror::end();
    CHECK_FALSE(mirror::pressed_last_item());
  }));
  CHECK(ui.mirror.nodes().empty());
}

}  // namespace
}  // namespace taizhang
