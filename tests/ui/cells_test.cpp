#include "ui/cells.h"

#include <string>

#include "ui/application.h"

namespace taizhang {
namespace {

// The sample register with its first task open.
struct OpenTask : Application {
  OpenTask() {
    happen(OpenSample{});
    happen(CreateRegister{});
    task = state.open->outline[1].record;
    happen(SelectRecord{task});
  }
  std::string title() const { return std::string(text_of(state.open->reg, task, fields::kTitle)); }
  size_t steps() const { return state.open->history.done.size(); }

  RecordId task;
};

}  // namespace

TEST_CASE("what is typed into a cell is one edit once the field is left") {
  OpenTask app;
  const std::string before = app.title();
  app.write("任务", "新的");
  app.type("名字");
  CHECK(app.title() == before);
  app.press(Role::Textbox, "完成时限");
  CHECK(app.title() == "新的名字");
  CHECK(app.steps() == 1);
}

TEST_CASE("what is being typed into a cell is one edit when the page is left") {
  OpenTask app;
  app.write("任务", "新的名字");
  app.leave_page();
  CHECK(app.title() == "新的名字");
  CHECK(app.steps() == 1);
  app.leave_page();
  app.press(Role::Textbox, "完成时限");
  CHECK(app.steps() == 1);
}

TEST_CASE("a deadline being typed is kept when the page is left, and can be typed on") {
  OpenTask app;
  app.write("完成时限", "6月");
  app.leave_page();
  CHECK(app.steps() == 1);
  app.type("底前");
  app.press(Role::Textbox, "任务");
  const Deadline kept = *deadline_of(app.state.open->reg.value(app.task, fields::kDeadline));
  CHECK(kept.text == "6月底前");
  CHECK(app.steps() == 2);
}

TEST_CASE("leaving the page while a cell holds what it held before is no edit") {
  OpenTask app;
  app.press(Role::Textbox, "任务");
  app.leave_page();
  CHECK(app.steps() == 0);
}

}  // namespace taizhang
