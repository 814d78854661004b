#pragma once

#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

#include "app/update.h"
#include "start.h"
#include "ui/headless.h"
#include "ui/screen.h"

namespace taizhang {

// The whole application without a browser: each frame draws the screen and gives what was asked of
// it to `update`, as main.cpp does. The test is the platform: `effects` is what was asked of it,
// `happen` what it answers.
//
//   Application app;
//   app.happen(ReadNotice{"", kNotice});
//   app.press(Role::Button, "建立台账");
//   CHECK(app.state.open->tasks == 3);
class Application : public Headless {
 public:
  // On the start page, with nothing in the store.
  Application() {
    apply_theme(palette(false));
    show([this] { draw(); });
    happen(StoreListedIntent{});
  }

  void happen(const Intent& intent) {
    step(intent);
    frame(2);
  }

  // As when the page is hidden or closed.
  void leave_page() {
    leaving_ = true;
    frame();
  }

  // The last effect of a kind; fails the test when there is none.
  template <typename Kind>
  Kind last() const {
    for (size_t i = effects.size(); i-- > 0;)
      if (const Kind* found = effects[i].get_if<Kind>()) return *found;
    FAIL("the platform was asked for nothing of this kind");
    return {};
  }

  AppState state = make::start();
  Drafts drafts;
  std::vector<Effect> effects;
  double seconds = 0;  // Ui::now
  Palette colors = palette(false);

 private:
  static constexpr Date kToday{2026, 3, 20};

  void step(const Intent& intent) {
    Step next = update(std::move(state), intent, {kToday, "2026-03-20T09:00:00+08:00"});
    state = std::move(next.state);
    for (Effect& effect : next.effects) effects.push_back(std::move(effect));
  }

  void draw() {
    ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
    const Language language = state.settings.language;
    const Ui look{colors,  font,
                  font,    language,
                  kToday,  space::kRowCompact,
                  seconds, std::exchange(leaving_, false)};
    for (const Intent& intent : draw_screen(state, drafts, look)) step(intent);
  }

  bool leaving_ = false;
};

// Three tasks in two parts, and two questions: who 各大队 are, and who leads the third task.
inline constexpr const char* kNotice =
    "云汀市城市管理局2026年政务公开工作要点\n"
    "一、讲明政策\n"
    "（一）做好文件解读。新文件一律配发解读。\n"
    "牵头部门：政策法规处\n"
    "责任部门：各大队\n"
    "（二）公布财政账本。预算按时公布。\n"
    "牵头部门：办公室\n"
    "责任部门：财务审计处\n"
    "完成时限：6月底前\n"
    "二、建强平台\n"
    "（一）提升门户网站。栏目按时更新。\n"
    "责任部门：信息中心\n";

}  // namespace taizhang
