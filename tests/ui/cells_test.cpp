#include "ui/cells.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "app/update.h"
#include "headless.h"
#include "ui/screen.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

// The whole application on the sample register with its first task open, without a browser.
struct Application {
  Application() {
    ask({OpenSample{}, CreateRegister{}});
    task = state.open->outline[1].record;
    ask({SelectRecord{task}});
    ui.show([this] {
      ImFont* font = ImGui::GetIO().Fonts->Fonts[0];
      Ui look{palette(false), font, font, Language::Chinese, kClock.today};
      look.leaving = std::exchange(leaving, false);
      ask(draw_screen(state, drafts, look));
    });
  }

  void ask(const Intents& intents) {
    for (const Intent& intent : intents) state = update(std::move(state), intent, kClock).state;
  }
  void leave_page() {
    leaving = true;
    ui.frame();
  }
  std::string title() const { return std::string(text_of(state.open->reg, task, fields::kTitle)); }
  size_t steps() const { return state.open->history.done.size(); }

  AppState state = first_state({}, IdSource(7, 9));
  Drafts drafts;
  Headless ui;
  RecordId task;
  bool leaving = false;
};

}  // namespace

TEST_CASE("what is typed into a cell is one edit once the field is left") {
  Application app;
  const std::string before = app.title();
  app.ui.press(Role::Textbox, "任务");
  app.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  app.ui.type("新的");
  app.ui.type("名字");
  CHECK(app.title() == before);
  app.ui.press(Role::Textbox, "完成时限");
  CHECK(app.title() == "新的名字");
  CHECK(app.steps() == 1);
}

TEST_CASE("what is being typed into a cell is one edit when the page is left") {
  Application app;
  app.ui.press(Role::Textbox, "任务");
  app.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  app.ui.type("新的名字");
  app.leave_page();
  CHECK(app.title() == "新的名字");
  CHECK(app.steps() == 1);
  app.leave_page();
  app.ui.press(Role::Textbox, "完成时限");
  CHECK(app.steps() == 1);
}

TEST_CASE("a deadline being typed is kept when the page is left, and can be typed on") {
  Application app;
  app.ui.press(Role::Textbox, "完成时限");
  app.ui.key(ImGuiMod_Ctrl | ImGuiKey_A);
  app.ui.type("6月");
  app.leave_page();
  CHECK(app.steps() == 1);
  app.ui.type("底前");
  app.ui.press(Role::Textbox, "任务");
  const Deadline kept = std::get<Deadline>(app.state.open->reg.value(app.task, fields::kDeadline));
  CHECK(kept.text == "6月底前");
  CHECK(app.steps() == 2);
}

TEST_CASE("leaving the page while a cell holds what it held before is no edit") {
  Application app;
  app.ui.press(Role::Textbox, "任务");
  app.leave_page();
  CHECK(app.steps() == 0);
}

}  // namespace taizhang
