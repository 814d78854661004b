#include "app/long_work.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "app/update.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

// A register whose file is read in pieces.
Register large_register() {
  Register reg = make::office();
  std::vector<Edit> edits;
  const std::string text(9000, 'x');
  for (uint64_t i = 1000; i < 1600; ++i) {
    edits.push_back({make::id(i), std::string(fields::kTemplate), std::string(forms::kTask)});
    edits.push_back({make::id(i), std::string(fields::kTitle), text + std::to_string(i)});
  }
  make::apply(reg, edits, "many");
  return reg;
}

// The state after all of the work.
AppState done(LongWork& work, AppState state) {
  int before = -1, pieces = 0;
  while (work.advance()) {
    const Progress now = work.progress().progress;
    CHECK(now.per_cent >= before);
    before = now.per_cent;
    state = update(std::move(state), ShowProgress{now}, kClock).state;
    ++pieces;
  }
  CHECK(pieces > 3);
  CHECK(before > 50);
  const Intent intent = work.finish(state);
  return update(std::move(state), intent, kClock).state;
}

AppState started() {
  AppState state = make::start();
  return update(std::move(state), StoreListedIntent{}, kClock).state;
}

}  // namespace

TEST_CASE("what is small is no long work") {
  Intent intent = ReceiveFile{"a.json", make::bytes_of(make::office())};
  CHECK(LongWork::of(intent, started()) == nullptr);
  CHECK(intent.get_if<ReceiveFile>()->name == "a.json");
  Intent exported = ExportSnapshot{};
  CHECK(LongWork::of(exported, started()) == nullptr);
}

TEST_CASE("a large file is read in pieces, says how far it is, and is open at the end") {
  const Register reg = large_register();
  Intent intent = ReceiveFile{"大台账.json", make::bytes_of(reg)};
  AppState state = started();
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  CHECK(say(work->progress().progress.message, Language::Chinese).contains("大台账.json"));
  state = done(*work, std::move(state));
  REQUIRE(state.open);
  CHECK(state.open->reg.id() == reg.id());
  CHECK_FALSE(state.progress);
}

TEST_CASE("a large file with damage is refused as a small one is") {
  std::string bytes = make::bytes_of(large_register());
  bytes.resize(bytes.size() - 40);
  Intent intent = ReceiveFile{"坏.json", bytes};
  AppState state = started();
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  state = done(*work, std::move(state));
  CHECK_FALSE(state.open);
  REQUIRE(state.strip);
  CHECK(state.strip->message.text == message_of(decode(bytes).error()).text);
}

// The office with a large copy of its own that waits to be read.
AppState collecting(const Register& reg) {
  AppState state = started();
  state = update(std::move(state), ReceiveFile{"a.json", make::bytes_of(reg)}, kClock).state;
  state = update(std::move(state), PickReturns{}, kClock).state;
  Register copy = reg;
  make::apply(copy, {{make::id(1000), std::string(fields::kTitle), std::string("改过")}}, "copy");
  Intent file = ReceiveFile{"大.json", make::bytes_of(copy)};
  CHECK(LongWork::of(file, state) == nullptr);  // it is only put aside
  return update(std::move(state), file, kClock).state;
}

TEST_CASE("a large file among returns is read in pieces, and reviewed like any other") {
  const Register reg = large_register();
  AppState state = collecting(reg);
  Intent next = ReadNextReturn{};
  const auto work = LongWork::of(next, state);
  REQUIRE(work);
  CHECK(say(work->progress().progress.message, Language::Chinese).contains("大.json"));
  state = done(*work, std::move(state));
  REQUIRE(state.collection->files.size() == 1);
  CHECK_FALSE(state.progress);
  CHECK(state.collection->waiting.empty());
  CHECK(state.collection->files[0].review.cells.size() == 1);
  CHECK(state.collection->files[0].review.cells[0].returned == Value(std::string("改过")));
}

TEST_CASE("a large file among returns that is given up is said to be, and the others are read") {
  const Register reg = large_register();
  AppState state = collecting(reg);
  const Register before = state.open->reg;
  state = update(std::move(state), ReceiveFile{"坏.json", "{"}, kClock).state;
  Intent next = ReadNextReturn{};
  const auto work = LongWork::of(next, state);
  REQUIRE(work);
  work->advance();
  state = update(std::move(state), GiveUp{}, kClock).state;
  REQUIRE(state.collection->files.size() == 1);
  CHECK(state.collection->files[0].refusal->text == Text::return_given_up);
  CHECK_FALSE(can_take(state.collection->files[0]));
  state = update(std::move(state), ReadNextReturn{}, kClock).state;
  CHECK(state.collection->files.size() == 2);
  CHECK(state.collection->waiting.empty());
  CHECK(state.open->reg == before);
}

TEST_CASE("a large return to a register that is not open waits until that is") {
  const Register reg = large_register();
  AppState state = collecting(reg);
  state = update(std::move(state), ReceiveFile{"b.json", make::bytes_of(make::one_thing())}, kClock)
              .state;  // put aside as a return, too
  REQUIRE(state.collection->waiting.size() == 2);
  state = update(std::move(state), CloseRegister{}, kClock).state;
  state = update(std::move(state), OpenSample{}, kClock).state;
  state = update(std::move(state), CreateRegister{}, kClock).state;
  REQUIRE(state.open);
  REQUIRE_FALSE(is_collecting(state));
  Intent next = ReadNextReturn{};
  CHECK(LongWork::of(next, state) == nullptr);
  state = update(std::move(state), GiveUp{}, kClock).state;  // of what opens the office
  CHECK_FALSE(state.collection);
}

TEST_CASE("what is given up has changed nothing, and the start page is there") {
  AppState state = make::start();
  Intent intent = StoreLoadedIntent{"k", 3, make::bytes_of(large_register()), {}, {}, {}};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  work->advance();
  state = update(std::move(state), work->progress(), kClock).state;
  REQUIRE(state.progress);
  state = update(std::move(state), GiveUp{}, kClock).state;
  CHECK_FALSE(state.progress);
  CHECK_FALSE(state.open);
  CHECK(state.screen == Screen::Start);
}

TEST_CASE("a register of many records is written in pieces, and the file is the same") {
  std::vector<Record> records;
  for (uint64_t i = 100'000; i < 110'100; ++i)
    records.push_back(make::record(make::id(i), forms::kNote));
  Register reg = make::reg(std::move(records));
  make::apply(reg, {{make::id(100'001), std::string(fields::kText), std::string("已办")}}, "one");
  AppState state = started();
  state = update(std::move(state), ReceiveFile{"a.json", make::bytes_of(reg)}, kClock).state;
  REQUIRE(state.open);
  Intent intent = ExportSnapshot{};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  while (work->advance()) {
  }
  const Intent ready = work->finish(state);
  CHECK_FALSE(state.ready.bytes.empty());
  const std::string expected = encode(Snapshot{state.open->envelope, state.open->reg});
  const Step step = update(std::move(state), ready, kClock);
  const Download* file = nullptr;
  for (const Effect& effect : step.effects)
    if (const auto* one = effect.get_if<Download>()) file = one;
  REQUIRE(file);
  CHECK(file->bytes == expected);
}

}  // namespace taizhang
