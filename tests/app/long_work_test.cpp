#include "app/long_work.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "app/update.h"
#include "base/digest.h"
#include "formats/xlsx_write.h"
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

// What comes of all of the work.
Step finished(LongWork& work, AppState state) {
  int before = -1, pieces = 0;
  while (work.advance(state)) {
    const Progress now = work.progress().progress;
    CHECK(now.per_cent >= before);
    before = now.per_cent;
    state = update(std::move(state), ShowProgress{now}, kClock).state;
    ++pieces;
  }
  CHECK(pieces > 3);
  CHECK(before > 50);
  const Intent intent = work.finish(state);
  Step step = update(std::move(state), intent, kClock);
  CHECK_FALSE(step.state.progress);
  return step;
}

AppState done(LongWork& work, AppState state) { return finished(work, std::move(state)).state; }

template <typename... Asked>
AppState after(AppState state, Asked... asked) {
  for (const Intent& intent : {Intent(std::move(asked))...})
    state = update(std::move(state), intent, kClock).state;
  return state;
}

const Download* file_of(const Step& step) {
  for (const Effect& effect : step.effects)
    if (const auto* file = effect.get_if<Download>()) return file;
  return nullptr;
}

// Excel's, too large to be read at once.
std::string large_sheet() {
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  for (const std::string_view name : {"工作任务", "具体措施", "备注"})
    sheet.columns.push_back({.header = std::string(name)});
  const auto noise = [](size_t seed) { return to_hex(sha256(std::to_string(seed))); };
  for (size_t i = 0; i < 4000; ++i)
    sheet.rows.push_back({.cells = {noise(3 * i), noise(3 * i + 1), noise(3 * i + 2)}});
  return to_xlsx(workbook);
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
  work->advance(state);
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
  work->advance(state);
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
  while (work->advance(state)) {
  }
  const Intent ready = work->finish(state);
  CHECK_FALSE(state.ready.bytes.empty());
  const std::string expected = encode(Snapshot{state.open->envelope, state.open->reg});
  const Step step = update(std::move(state), ready, kClock);
  const Download* file = file_of(step);
  REQUIRE(file);
  CHECK(file->bytes == expected);
}

// The office on screen.
AppState with_office(const Register& reg) {
  return after(started(), ReceiveFile{"a.json", make::bytes_of(reg)});
}

TEST_CASE("a large register that goes out masked is masked") {
  AppState state = started();
  Register reg = make::office();
  REQUIRE(reg.add_templates({*std::ranges::find(state.ledgers, "application", &Template::id)}));
  std::vector<Edit> edits;
  for (uint64_t i = 100'000; i < 110'100; ++i) {
    edits.push_back({make::id(i), std::string(fields::kTemplate), std::string("application")});
    edits.push_back({make::id(i), "applicant", std::string("陈某某")});
  }
  make::apply(reg, edits, "many");
  state = after(std::move(state), ReceiveFile{"a.json", make::bytes_of(reg)});
  REQUIRE(state.open);
  Intent intent = ExportSnapshot{.masked = true};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  while (work->advance(state)) {
  }
  const Intent ready = work->finish(state);
  const Step step = update(std::move(state), ready, kClock);
  const Download* file = file_of(step);
  REQUIRE(file);
  CHECK(file->bytes.contains("application"));
  CHECK_FALSE(file->bytes.contains("陈某某"));
}

TEST_CASE("taking in a large table is announced, and over when it is in") {
  AppState state = with_office(make::office());
  std::string tsv = "任务\t牵头部门\n";
  for (int i = 0; i < 2'100; ++i) tsv += "事项" + std::to_string(i) + "\t办公室\n";
  state = after(std::move(state), ReceiveTable{tsv});
  REQUIRE(state.pasted);
  Intent intent = TakePasted{};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  state = after(std::move(state), work->progress());
  CHECK(state.progress);
  CHECK_FALSE(work->advance(state));
  const Intent ready = work->finish(state);
  state = update(std::move(state), ready, kClock).state;
  CHECK_FALSE(state.progress);
  CHECK_FALSE(state.pasted);
}

TEST_CASE("a large Excel file is read in pieces, and shown as it is when it is read at once") {
  const std::string bytes = large_sheet();
  AppState state = with_office(make::office());
  const AppState at_once = after(state, ReceiveFile{"台账.xlsx", bytes});
  Intent intent = ReceiveFile{"台账.xlsx", bytes};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  CHECK(say(work->progress().progress.message, Language::Chinese).contains("台账.xlsx"));
  state = done(*work, std::move(state));
  REQUIRE(state.pasted);
  CHECK(state.pasted->cells.size() == 4001);
  CHECK(*state.pasted == *at_once.pasted);
}

TEST_CASE("a large Excel file that is given up has shown and changed nothing") {
  AppState state = with_office(make::office());
  const Register before = state.open->reg;
  Intent intent = ReceiveFile{"台账.xlsx", large_sheet()};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  for (int i = 0; i < 4; ++i) CHECK(work->advance(state));
  state = after(std::move(state), work->progress(), GiveUp{});
  CHECK_FALSE(state.progress);
  CHECK_FALSE(state.pasted);
  CHECK_FALSE(state.strip);
  CHECK(state.open->reg == before);
}

TEST_CASE("a large Excel file with damage is refused as a small one is") {
  std::string bytes = large_sheet();
  bytes.replace(bytes.size() / 2, 40, 40, 'x');  // within what is packed
  AppState state = with_office(make::office());
  const AppState at_once = after(state, ReceiveFile{"坏.xlsx", bytes});
  Intent intent = ReceiveFile{"坏.xlsx", bytes};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  while (work->advance(state)) {
  }
  const Intent ready = work->finish(state);
  REQUIRE(state.ready.sheets);
  CHECK(state.ready.sheets->error().fault == FileFault::Damaged);
  state = update(std::move(state), ready, kClock).state;
  CHECK_FALSE(state.pasted);
  REQUIRE(state.strip);
  CHECK(state.strip->message == at_once.strip->message);
}

// A long list, about to be saved for Excel.
AppState with_long_list() {
  ReportScope scope;
  scope.kind = ReportKind::Shown;
  return after(with_office(large_register()), GoTo{Section::Tasks}, GoTo{Section::Reports},
               ChangeReport{scope});
}

TEST_CASE("a long list is written for Excel in pieces, and the file is the same") {
  AppState state = with_long_list();
  const Step at_once = update(state, SaveSheet{}, kClock);
  Intent intent = SaveSheet{};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  const Step step = finished(*work, std::move(state));
  REQUIRE(file_of(step));
  CHECK(file_of(step)->name == file_of(at_once)->name);
  CHECK(file_of(step)->bytes == file_of(at_once)->bytes);
}

TEST_CASE("a long list that is given up becomes no file, and a short one is written at once") {
  AppState state = with_long_list();
  Intent intent = SaveSheet{};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  work->advance(state);
  state = after(std::move(state), work->progress());
  const Step step = update(std::move(state), GiveUp{}, kClock);
  CHECK_FALSE(step.state.progress);
  CHECK(file_of(step) == nullptr);
  CHECK(step.state.ready.bytes.empty());

  AppState small = after(with_office(make::office()), GoTo{Section::Reports});
  Intent short_one = SaveSheet{};
  CHECK(LongWork::of(short_one, small) == nullptr);
}

// A large register is on screen, and what it was compared with before it was changed is to come.
AppState comparing(const Register& reg) {
  AppState state = with_office(reg);
  return after(std::move(state),
               ApplyEdits{{{make::id(1000), std::string(fields::kTitle), std::string("改过")}},
                          {Text::did_change, {"任务"}}},
               GoTo{Section::Comparison});
}

TEST_CASE("a large file is compared in pieces, and the differences are the same") {
  const Register reg = large_register();
  AppState state = comparing(reg);
  const AppState at_once = after(state, ReceiveFile{"从前.json", make::bytes_of(reg)});
  Intent intent = ReceiveFile{"从前.json", make::bytes_of(reg)};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  state = done(*work, std::move(state));
  REQUIRE(state.open->comparison);
  const Comparison &pieced = *state.open->comparison, &whole = *at_once.open->comparison;
  CHECK(pieced.differences.size() == 1);
  CHECK(pieced.differences == whole.differences);
  CHECK(pieced.rows == whole.rows);
  CHECK(pieced.before == whole.before);
  CHECK(pieced.file == "从前.json");
}

TEST_CASE("a comparison that is given up leaves the one before it") {
  const Register reg = large_register();
  AppState state = comparing(reg);
  state = after(std::move(state), ReceiveFile{"小.json", make::bytes_of(make::office())});
  Intent intent = ReceiveFile{"从前.json", make::bytes_of(reg)};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  while (work->progress().progress.per_cent <= 50) REQUIRE(work->advance(state));
  state = after(std::move(state), work->progress(), GiveUp{});
  CHECK_FALSE(state.progress);
  REQUIRE(state.open->comparison);
  CHECK(state.open->comparison->file == "小.json");
}

TEST_CASE("a large file with damage is not compared") {
  const Register reg = large_register();
  AppState state = comparing(reg);
  std::string bytes = make::bytes_of(reg);
  bytes.resize(bytes.size() - 40);
  Intent intent = ReceiveFile{"坏.json", bytes};
  const auto work = LongWork::of(intent, state);
  REQUIRE(work);
  while (work->advance(state)) {
  }
  const Intent ready = work->finish(state);
  state = update(std::move(state), ready, kClock).state;
  CHECK_FALSE(state.open->comparison);
  CHECK(state.strip);
}

}  // namespace taizhang
