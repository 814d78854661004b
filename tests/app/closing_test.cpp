#include "app/closing.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "../show.h"
#include "app/update.h"
#include "model/compare.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 12, 20}, "2026-12-20T09:00:00+08:00"};
const RecordId kTask = make::id(1);

template <typename... Asked>
AppState after(AppState state, Asked... asked) {
  const std::vector<Intent> all{Intent(std::move(asked))...};
  for (const Intent& intent : all) state = update(std::move(state), intent, kClock).state;
  return state;
}

ReceiveFile file_of(const Register& reg) { return {"台账.json", make::bytes_of(reg)}; }

AppState with(const Register& reg) {
  return after(make::start(), StoreListedIntent{}, file_of(reg));
}

ApplyEdits rename(std::string title) {
  return {{{kTask, std::string(fields::kTitle), std::move(title)}}, {Text::did_change, {"任务"}}};
}

AppState with_edits() { return after(with(make::office()), rename("乙"), rename("丙")); }

template <typename Kind>
std::vector<Kind> all_of(const Step& step) {
  std::vector<Kind> found;
  for (const Effect& effect : step.effects)
    if (const Kind* one = effect.get_if<Kind>()) found.push_back(*one);
  return found;
}

}  // namespace

TEST_CASE("ending a round archives the whole register and goes on with the sealed one") {
  const AppState before = with_edits();
  const Step step = update(before, EndRound{}, kClock);
  const Register& next = step.state.open->reg;
  const Download file = all_of<Download>(step).at(0);
  CHECK(file.name == "2026年政务公开任务-第3轮存档-20261220-0900.taizhang.json");
  CHECK(decode(file.bytes).value().reg == before.open->reg);
  CHECK(round_of(next) == 4);
  CHECK(text_of(next, kTask, fields::kTitle) == "丙");
  CHECK(next.baseline_value(kTask, fields::kTitle) == Value(std::string("丙")));
  CHECK(compare(before.open->reg.sealed(), next).size() == 1);  // the round
  CHECK(step.state.open->history == UndoHistory{});
  CHECK(superseded_changes(before.open->reg) == 1);
  CHECK(superseded_changes(next) == 0);
}

TEST_CASE("the register before its sealing stays in the store, named as the archive it is") {
  const AppState before = with_edits();
  const Step step = update(before, EndRound{}, kClock);
  const std::vector<SaveDocument> saved = all_of<SaveDocument>(step);
  REQUIRE(saved.size() == 2);
  CHECK(saved[0].key == before.open->key);
  CHECK(saved[0].expected == before.open->stored);
  CHECK(decode(saved[0].bytes)->reg == before.open->reg);
  CHECK(recent_of(saved[0].key, 1, saved[0].meta).title.contains("存档"));
  CHECK(saved[1].key == step.state.open->key);
  CHECK(saved[1].key != before.open->key);
  CHECK(saved[1].expected == 0);
  CHECK(all_of<DeleteDocument>(step).empty());
}

TEST_CASE("the file and folder a register goes to are not its archive's when a round ends") {
  const AppState before = with_edits();
  const Step step = update(before, EndRound{}, kClock);
  const FindFolder found = all_of<FindFolder>(step).at(0);
  CHECK(found.key == step.state.open->key);
  CHECK(found.before == before.open->key);
}

TEST_CASE("a register without a change keeps its place in the store when its round ends") {
  const AppState before = with(make::office());
  const Step step = update(before, EndRound{}, kClock);
  CHECK(step.state.open->key == before.open->key);
  CHECK(all_of<SaveDocument>(step).at(0).expected == before.open->stored);
  CHECK(round_of(step.state.open->reg) == 4);
}

TEST_CASE("a round with something undecided does not end") {
  Register ours = make::office();
  Register theirs = ours;
  make::fill(ours, kTask, fields::kTitle, std::string("甲稿"), "a", "办公室");
  make::fill(theirs, kTask, fields::kTitle, std::string("乙稿"), "b", "法规处");
  ours.add(theirs.changes()).value();
  const AppState before = with(ours);
  const Step step = update(before, EndRound{}, kClock);
  CHECK(step.effects.empty());
  CHECK(step.state.strip->message.text == Text::end_round_undecided);
  CHECK(step.state.open->reg == before.open->reg);
  CHECK_FALSE(why_not_end_round(*with_edits().open));
}

TEST_CASE("a return to a packet of the round before is still taken") {
  Register office = make::office();
  const Register packet = packet_of(office, "法规处").value();
  make::apply(office, edits_of_packet(office, packet, "法规处", "d1", "2026-11-09"), "issue");
  AppState state = after(with(office), rename("乙"), EndRound{}, rename("丙"), EndRound{});
  const Register& now = state.open->reg;
  CHECK(round_of(now) == 5);
  CHECK(packet.baseline_digest() != now.baseline_digest());
  CHECK(knows_baseline(now, packet.baseline_digest()));

  Register mine = packet;
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  const std::vector<ReturnedFile> files = {make::returned(mine, "法规处")};
  const std::vector<FileReview> reviews = review(now, files);
  CHECK(reviews[0].verdict == Verdict::Fresh);
  CHECK(reviews[0].applied.size() == 1);
}

TEST_CASE("a copy from before the round ended comes together with the sealed register") {
  const AppState before = with_edits();
  const AppState elsewhere = after(before, rename("同事改的"));
  const AppState sealed = after(before, EndRound{});
  const AppState merged = after(sealed, file_of(elsewhere.open->reg), ApplyReturns{});
  CHECK(merged.open->key == sealed.open->key);
  CHECK(text_of(merged.open->reg, kTask, fields::kTitle) == "同事改的");
  CHECK(round_of(merged.open->reg) == 4);
  const AppState again = after(sealed, file_of(before.open->reg));
  CHECK(again.toast->message.text == Text::toast_nothing_new);
  CHECK(again.open->reg == sealed.open->reg);
}

TEST_CASE("a round that was ended before is not ended over the register it became") {
  const AppState before = with_edits();
  const std::string key = after(before, EndRound{}).open->key;
  AppState again = before;
  again.recents.push_back(recent_of(key, 5, ""));
  const Step step = update(std::move(again), EndRound{}, kClock);
  CHECK(step.effects.empty());
  CHECK(step.state.strip->message.text == Text::end_round_there);
}

TEST_CASE("the next year's register is opened and the old one stays in the store") {
  const AppState before = with_edits();
  const Step step = update(before, CarryOver{"2027年任务", 2027}, kClock);
  const OpenRegister& open = *step.state.open;
  CHECK(register_title(open.reg) == "2027年任务");
  CHECK(open.tasks == 3);
  CHECK(open.reg.id() != before.open->reg.id());
  CHECK(all_of<SaveDocument>(step).at(0).key == open.key);
  CHECK(all_of<DeleteDocument>(step).empty());
  CHECK(unfinished_tasks(*before.open) == 3);
}

TEST_CASE("a title speaks of the next year where it spoke of this one") {
  CHECK(title_of_next_year("2026年政务公开任务", 2026) == "2027年政务公开任务");
  CHECK(title_of_next_year("政务公开任务", 2026) == "政务公开任务");
  CHECK(parse_year(" 2027 ") == 2027);
  CHECK_FALSE(parse_year("二〇二七"));
  CHECK_FALSE(parse_year("27"));
  CHECK_FALSE(parse_year(""));
}

TEST_CASE("what was deleted comes back with what it stands under, as one step") {
  AppState state = after(with(make::office()), DeleteRecord{make::id(11)}, DeleteRecord{kTask});
  CHECK(state.open->trash.size() == 2);
  state = after(std::move(state), RestoreRecords{{make::id(11)}});
  CHECK(state.open->reg.exists(make::id(11)));
  CHECK(state.open->reg.exists(kTask));
  CHECK(state.toast->message.text == Text::toast_restored_above);
  CHECK(state.toast->can_undo);
  state = after(std::move(state), Undo{});
  CHECK(state.open->trash.size() == 2);
  const std::vector<RecordId> trash = state.open->trash;
  state = after(std::move(state), RestoreRecords{trash});
  CHECK(state.open->trash.empty());
  CHECK(state.toast->message.text == Text::toast_restored_all);
}

}  // namespace taizhang
