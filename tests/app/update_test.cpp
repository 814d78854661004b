#include "app/update.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <variant>
#include <vector>

#include "assets/files.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

// The state after the intents, one after the other.
template <typename... Asked>
AppState after(AppState state, Asked... asked) {
  const std::vector<Intent> all{Intent(std::move(asked))...};
  for (const Intent& intent : all) state = update(std::move(state), intent, kClock).state;
  return state;
}

AppState with_register() { return after(make::start(), OpenSample{}, CreateRegister{}); }

RecordId first_task(const AppState& state) {
  for (const OutlineRow& row : state.open->outline)
    if (!row.is_part) return row.record;
  return {};
}

std::string title(const AppState& state, RecordId task) {
  const std::string* text = std::get_if<std::string>(&state.open->reg.value(task, fields::kTitle));
  return text != nullptr ? *text : std::string();
}

ApplyEdits rename(RecordId task, std::string to) {
  return {{{task, std::string(fields::kTitle), std::move(to)}}, {Text::did_change, {"任务"}}};
}

}  // namespace

TEST_CASE("every built-in form is read from the assets") {
  CHECK(make::start().templates.size() == 13);
}

TEST_CASE("the sample notice becomes a register of eighteen tasks in four parts") {
  const AppState state = with_register();
  REQUIRE(state.screen == Screen::Register);
  CHECK(state.open->tasks == 18);
  int parts = 0;
  for (const OutlineRow& row : state.open->outline) parts += row.is_part && row.depth == 0 ? 1 : 0;
  CHECK(parts == 4);
}

TEST_CASE("a task left out of the preview is not in the register") {
  const AppState state = after(make::start(), OpenSample{}, KeepTask{0, false}, CreateRegister{});
  CHECK(state.open->tasks == 17);
}

TEST_CASE("undo in the preview takes a correction back") {
  AppState state = after(make::start(), OpenSample{});
  const PreviewDraft before = state.preview->now;
  state = after(std::move(state), KeepTask{0, false}, Undo{});
  CHECK(state.preview->now == before);
  state = after(std::move(state), Redo{});
  CHECK(state.preview->now.draft.left_out[0]);
}

TEST_CASE("a collective name gives way to the departments that were ticked, everywhere") {
  const AppState state =
      after(make::start(), OpenSample{}, ExpandName{"各大队", {"直属一大队", "直属二大队"}});
  for (const NoticeTask& task : state.preview->now.draft.notice.tasks)
    for (const std::string& name : task.responsible) CHECK(name != "各大队");
}

TEST_CASE("an edit is undone and redone as one step") {
  AppState state = with_register();
  const RecordId task = first_task(state);
  const std::string before = title(state, task);
  state = after(std::move(state), rename(task, "新名字"));
  CHECK(title(state, task) == "新名字");
  state = after(std::move(state), Undo{});
  CHECK(title(state, task) == before);
  state = after(std::move(state), Redo{});
  CHECK(title(state, task) == "新名字");
}

TEST_CASE("each edit goes to the store as one entry with the next revision expected") {
  AppState state = with_register();
  const RecordId task = first_task(state);
  Step step = update(std::move(state), rename(task, "甲"), kClock);
  REQUIRE(step.effects.size() == 2);
  CHECK(step.effects[0].get_if<BackUp>());  // of the state before the day's first edit
  const AppendJournal* entry = step.effects[1].get_if<AppendJournal>();
  REQUIRE(entry != nullptr);
  CHECK(entry->expected == 1);
  CHECK(step.state.open->saved == Saved::Nowhere);
  step = update(std::move(step.state), StoreSavedIntent{entry->key, 2}, kClock);
  CHECK(step.state.open->saved == Saved::InBrowser);
}

TEST_CASE("a refused file says why and leaves the register as it was") {
  AppState state = with_register();
  const Register before = state.open->reg;
  state = after(std::move(state), ReceiveFile{"x.json", "{\"format\":\"other\"}"});
  REQUIRE(state.strip.has_value());
  CHECK(state.strip->message.text == Text::error_not_our_file);
  CHECK(state.open->reg == before);
}

TEST_CASE("a snapshot of the open register is taken in as one undoable step") {
  AppState state = with_register();
  const RecordId task = first_task(state);
  const std::string before = title(state, task);
  const AppState elsewhere = after(state, rename(task, "同事改的"));
  const std::string file = encode(Snapshot{elsewhere.open->envelope, elsewhere.open->reg});
  state = after(std::move(state), ReceiveFile{"同事.json", file});
  CHECK(title(state, task) == before);  // it is shown first
  state = after(std::move(state), ApplyReturns{});
  CHECK(title(state, task) == "同事改的");
  state = after(std::move(state), Undo{});
  CHECK(title(state, task) == before);
}

TEST_CASE("a filter shows the matching tasks under their parts only") {
  AppState state = with_register();
  TableView view = state.open->view;
  view.search = "没有哪项任务有这句话";
  state = after(std::move(state), ChangeView{view});
  CHECK(state.open->rows.empty());
}

TEST_CASE("settings come back from their line") {
  const Settings settings{Language::English, Theme::Dark, RowHeight::Comfortable, 150, "周敏",
                          "财务审计处", false};
  CHECK(decode_settings(encode_settings(settings)) == settings);
}

TEST_CASE("changes that were taken away from a broken program come back to their register") {
  const AppState before = with_register();
  const RecordId task = first_task(before);
  std::string journal;
  AppState state = before;
  for (const char* name : {"改过一次", "改过两次"}) {
    Step step = update(std::move(state), rename(task, name), kClock);
    state = std::move(step.state);
    for (const Effect& effect : step.effects)
      if (const auto* entry = effect.get_if<AppendJournal>()) journal += entry->entry + '\n';
  }
  const AppState taken = after(before, ReceiveFile{"此后的改动.json", journal});
  CHECK(title(taken, task) == "改过两次");
  CHECK(taken.open->reg == state.open->reg);

  const AppState cut = after(before, ReceiveFile{"此后的改动.json", journal.substr(0, 200)});
  CHECK(cut.strip);
  CHECK(cut.open->reg == before.open->reg);
  CHECK(after(make::start(), ReceiveFile{"此后的改动.json", journal}).strip->message.text ==
        Text::error_changes_first);
}

}  // namespace taizhang
