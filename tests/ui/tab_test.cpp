#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "../office.h"
#include "imgui_internal.h"
#include "ui/application.h"

// Every screen by Tab alone: each thing that can be pressed gets the focus and shows it, and the
// focus comes round in both directions.

namespace taizhang {
namespace {

constexpr ImU32 kRing = IM_COL32(255, 0, 255, 255);  // a colour that nothing else has

std::string file_of(Register reg, Purpose purpose, std::string department) {
  Snapshot file = make::snapshot(std::move(reg));
  file.envelope.purpose = purpose;
  file.envelope.scope_department = std::move(department);
  return encode(file);
}

// The third round's packets are out, two returns disagree about a task, a third has not come in.
Register office() {
  Register office = make::office();
  const std::vector<std::string> departments = {"法规处", "宣教处"};
  for (const std::string& one : departments)
    make::apply(office,
                edits_of_packet(office, packet_of(office, one).value(), one, "0f3a9c21" + one,
                                "2026-03-09T10:00:00+08:00"),
                one);
  const std::vector<Register> packets = {packet_of(office, departments[0]).value(),
                                         packet_of(office, departments[1]).value()};
  for (size_t i = 0; i < packets.size(); ++i) {
    Register mine = packets[i];
    make::fill(mine, make::id(1), fields::kMeasures, "由" + departments[i], "m", departments[i]);
    if (i == 0) make::fill(mine, make::id(1), fields::kTitle, std::string("改"), "t", "法规处");
    make::take_return(office, std::move(mine), departments[i]);
  }
  return office;
}

struct Page : Application {
  Page() {
    colors.focus = kRing;
    apply_theme(colors);
  }
};

void open_office(Application& app) {
  app.happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(office())});
}

void open_task(Application& app) {
  open_office(app);
  app.happen(SelectRecord{make::id(1)});
}

void open_layout(Application& app, Layout layout) {
  open_office(app);
  TableView view = app.state.open->view;
  view.layout = layout;
  app.happen(ChangeView{view});
}

void open_section(Application& app, Section section) {
  open_office(app);
  app.happen(GoTo{section});
}

void open_ledger(Application& app) {
  open_office(app);
  app.happen(AddLedgerRecord{"slip", {}, "督办甲"});
  app.happen(AddOwnField{"slip", FieldType::Links, "网址"});
  const Ledgers& ledgers = app.state.open->ledgers;
  const Links links{{{"首页", "https://www.example.cn/"}}};
  app.happen(
      ApplyEdits{{{ledgers.selected, ledgers.columns.back().id, links}}, {Text::did_change, {""}}});
}

// More records than there is room for, with one chosen far down and its fields beside it.
void open_long_ledger(Application& app) {
  open_office(app);
  for (int i = 0; i < 60; ++i) app.happen(AddLedgerRecord{"slip", {}, "督办" + std::to_string(i)});
  app.frame(2);
}

void open_long_table(Application& app) {
  open_office(app);
  for (int i = 0; i < 60; ++i) app.happen(AddTask{});
  app.frame(2);
}

void open_returns(Application& app) {
  Register sent = make::office();
  Register mine = packet_of(sent, "督查处").value();
  make::fill(mine, make::id(3), fields::kMeasures, std::string("每月通报"), "r", "督查处");
  app.happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(sent)});
  app.happen(ReceiveFile{"督查处.json", file_of(mine, Purpose::Return, "督查处")});
  app.happen(ReadNextReturn{});
}

void open_packet(Application& app) {
  Register mine = packet_of(make::office(), "法规处").value();
  app.happen(ReceiveFile{"法规处.json", file_of(mine, Purpose::Packet, "法规处")});
}

void open_backups(Application& app) {
  open_section(app, Section::Backups);
  app.happen(BackupsListedIntent{app.last<ListBackups>().shelf,
                                 {{8, BackupReason::Daily, "2026-03-20T08:30:00+08:00", 3, 40'000}},
                                 false});
}

void open_trash(Application& app) {
  open_office(app);
  app.happen(DeleteRecord{make::id(2)});
  app.happen(GoTo{Section::Trash});
}

void open_history(Application& app) {
  open_task(app);
  app.press(Role::Button, "历史");
}

void open_comparison(Application& app) {
  open_section(app, Section::Comparison);
  app.happen(ReceiveFile{"旧.json", make::bytes_of(make::office())});
}

struct Shown {
  const char* name;
  std::function<void(Application&)> open;
};

const std::vector<Shown>& screens() {
  using S = Section;
  const auto section = [](S one) { return [one](Application& app) { open_section(app, one); }; };
  const auto layout = [](Layout one) { return [one](Application& app) { open_layout(app, one); }; };
  const auto press = [](const char* button) {
    return [button](Application& app) {
      open_office(app);
      app.press(Role::Button, button);
    };
  };
  static const std::vector<Shown> all = {
      {"start", [](Application&) {}},
      {"paste", [](Application& app) { app.happen(ShowPaste{}); }},
      {"preview",
       [](Application& app) {
         app.happen(ReadNotice{"", kNotice});
       }},
      {"table", open_office},
      {"detail", open_task},
      {"cards", layout(Layout::Cards)},
      {"calendar", layout(Layout::Calendar)},
      {"timeline", layout(Layout::Timeline)},
      {"matrix", layout(Layout::Matrix)},
      {"overview", section(S::Overview)},
      {"ledger", open_ledger},
      {"long ledger", open_long_ledger},
      {"long table", open_long_table},
      {"due", section(S::Due)},
      {"findings", section(S::Findings)},
      {"returns", open_returns},
      {"conflicts", section(S::Conflicts)},
      {"board", section(S::Board)},
      {"history", open_history},
      {"backups", open_backups},
      {"comparison", open_comparison},
      {"trash", open_trash},
      {"annual", section(S::Annual)},
      {"reports", section(S::Reports)},
      {"packet", open_packet},
      {"settings", press("设置")},
      {"issuing", press("发任务包")},
      {"filter", press("筛选")},
  };
  return all;
}

// --- the walk ------------------------------------------------------------------------------------

bool is_pressable(Role role) {
  constexpr Role kPressable[] = {Role::Button, Role::Textbox, Role::Checkbox,
                                 Role::Radio,  Role::Tab,     Role::Combobox,
                                 Role::Option, Role::Link,    Role::MenuItem};
  return std::ranges::contains(kPressable, role);
}

const AccessNode* find(const Application& app, uint32_t id) {
  const auto& nodes = app.mirror.nodes();
  const auto found = std::ranges::find(nodes, id, &AccessNode::id);
  return found == nodes.end() ? nullptr : &*found;
}

// Is the node below one of this role?
bool is_in(const Application& app, const AccessNode& node, Role role) {
  for (const AccessNode* one = find(app, node.parent); one != nullptr; one = find(app, one->parent))
    if (one->role == role) return true;
  return false;
}

// What Tab is to come to. In the rows of a table the arrows go; while a dialog is open, all else
// is out of reach.
std::vector<AccessNode> wanted(const Application& app) {
  const auto& nodes = app.mirror.nodes();
  const bool has_dialog = app.count(Role::Dialog) > 0;
  std::vector<AccessNode> all;
  for (const AccessNode& node : nodes) {
    if (!is_pressable(node.role) || node.disabled || is_in(app, node, Role::Row)) continue;
    if (!has_dialog || is_in(app, node, Role::Dialog)) all.push_back(node);
  }
  return all;
}

bool has_ring(const AccessNode& node) {
  constexpr float kNear = 4;
  for (const ImDrawList* list : ImGui::GetDrawData()->CmdLists)
    for (const ImDrawVert& one : list->VtxBuffer) {
      if (one.col != kRing) continue;
      const bool beside =
          std::min(std::abs(one.pos.x - node.x), std::abs(one.pos.x - node.x - node.w)) < kNear;
      const bool level = one.pos.y > node.y - kNear && one.pos.y < node.y + node.h + kNear;
      if (beside && level) return true;
    }
  return false;
}

// Is what has the focus within its window, and that within those around it?
bool is_in_sight(const AccessNode& node) {
  const ImGuiContext& g = *ImGui::GetCurrentContext();
  const float x = node.x + node.w / 2, y = node.y + node.h / 2;
  for (const ImGuiWindow* one = g.NavWindow; one != nullptr; one = one->ParentWindow) {
    const ImRect seen = one->OuterRectClipped;
    // A tall one is in sight when its beginning or its end is.
    const bool level = node.h > seen.GetHeight()
                           ? node.y < seen.Max.y && node.y + node.h > seen.Min.y
                           : y > seen.Min.y && y < seen.Max.y;
    if (!level || x < seen.Min.x || x > seen.Max.x) return false;
    if (!(one->Flags & ImGuiWindowFlags_ChildWindow)) break;
  }
  return true;
}

const AccessNode* focused(const Application& app) {
  const auto& nodes = app.mirror.nodes();
  const auto found = std::ranges::find(nodes, true, &AccessNode::focused);
  return found == nodes.end() ? nullptr : &*found;
}

// Presses Tab once, and gives the page a few frames until the focus has moved on, with its ring,
// and is in sight.
void press_tab(Application& app) {
  const AccessNode* const now = focused(app);
  const uint32_t before = now ? now->id : 0;
  const auto has_come = [&] {
    const AccessNode* const focus = focused(app);
    return focus && focus->id != before && has_ring(*focus) && is_in_sight(*focus);
  };
  for (const bool is_down : {true, false}) {
    ImGui::GetIO().AddKeyEvent(ImGuiKey_Tab, is_down);
    app.frame();
  }
  for (int i = 0; i < 2 && !has_come(); ++i) app.frame();
}

struct Walk {
  std::vector<uint32_t> stops;
  std::string faults;
};

// Presses Tab until the focus comes back to where it first came.
Walk walk(Application& app) {
  constexpr int kMost = 300;
  Walk walk;
  std::string last = "the beginning";
  for (int i = 0; i < kMost; ++i) {
    press_tab(app);
    const AccessNode* const focus = focused(app);
    if (focus == nullptr) return walk.faults += "nothing has the focus behind " + last + "\n", walk;
    if (!walk.stops.empty() && focus->id == walk.stops.front()) return walk;
    if (std::ranges::contains(walk.stops, focus->id))
      return walk.faults += "the focus is caught at " + focus->name + "\n", walk;
    if (!has_ring(*focus)) walk.faults += "no ring around " + focus->name + "\n";
    if (!is_in_sight(*focus)) walk.faults += "out of sight: " + focus->name + "\n";
    walk.stops.push_back(focus->id);
    last = focus->name;
  }
  return walk.faults += "the focus does not come round\n", walk;
}

void hold_shift(Application& app, bool is_down) {
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, is_down);
  app.frame();
}

}  // namespace

TEST_CASE("on every screen Tab comes to all that can be pressed, and round, in both directions") {
  for (const Shown& screen : screens()) {
    Page app;
    screen.open(app);
    if (app.state.toast) app.happen(DismissToast{app.state.toast->serial});
    app.frame(2);
    const std::vector<AccessNode> all = wanted(app);
    for (const bool backwards : {false, true}) {
      hold_shift(app, backwards);
      Walk there = walk(app);
      for (const AccessNode& node : all)
        if (!std::ranges::contains(there.stops, node.id))
          there.faults += "never reached: " + node.name + "\n";
      INFO(screen.name << (backwards ? ", backwards" : ""));
      CHECK(there.faults == "");
    }
  }
}

TEST_CASE("Tab goes on in the page that took the place of another") {
  Page first;
  open_office(first);
  const int stops = static_cast<int>(walk(first).stops.size());
  CHECK(stops > 30);
  for (int stop = 1; stop <= stops; ++stop) {  // each by the shorter way
    Page app;
    open_office(app);
    const bool backwards = stop > stops / 2;
    hold_shift(app, backwards);
    for (int i = backwards ? stops - stop + 1 : stop; i > 0; --i) press_tab(app);
    hold_shift(app, false);
    REQUIRE(focused(app));
    INFO(stop << " " << focused(app)->name);
    app.key(ImGuiMod_Ctrl | ImGuiKey_K);
    app.frame(2);
    app.type("看板");
    app.frame(2);
    app.key(ImGuiKey_Enter);
    app.frame(3);
    CHECK(app.state.open->section == Section::Overview);
    app.key(ImGuiKey_Tab);
    app.frame(2);
    CHECK(focused(app) != nullptr);
  }
}

}  // namespace taizhang
