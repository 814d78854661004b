#include "app/comparison.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "app/update.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

template <typename... Asked>
AppState after(AppState state, Asked... asked) {
  const std::vector<Intent> all{Intent(std::move(asked))...};
  for (const Intent& intent : all) state = update(std::move(state), intent, kClock).state;
  return state;
}

// The office's register on screen, as its file brought it.
AppState with_office() {
  return after(make::start(), StoreListedIntent{},
               ReceiveFile{"台账.taizhang.json", make::bytes_of(make::office())});
}

ApplyEdits set(RecordId record, std::string_view field, Value value) {
  return {{{record, std::string(field), std::move(value)}}, {Text::did_change, {"任务"}}};
}

ReceiveFile old_file() { return {"从前.taizhang.json", make::bytes_of(make::office())}; }

// Task 1 renamed and task 3 deleted since the file was written, and the file beside it.
AppState with_comparison() {
  return after(with_office(), set(make::id(1), fields::kTitle, std::string("新标题")),
               DeleteRecord{make::id(3)}, PickComparison{}, old_file());
}

template <typename Kind>
Kind effect_of(AppState state, const Intent& intent) {
  const Step step = update(std::move(state), intent, kClock);
  REQUIRE(step.effects.size() == 1);
  REQUIRE(step.effects[0].get_if<Kind>() != nullptr);
  return *step.effects[0].get_if<Kind>();
}

}  // namespace

TEST_CASE("a file that comes while the comparison is shown is compared and not taken in") {
  const AppState before =
      after(with_office(), set(make::id(1), fields::kTitle, std::string("新标题")));
  const AppState state = after(before, GoTo{Section::Comparison}, old_file());
  REQUIRE(state.open->comparison);
  CHECK(state.open->comparison->differences == compare(make::office(), before.open->reg));
  CHECK(state.open->comparison->file == "从前.taizhang.json");
  CHECK(state.open->reg == before.open->reg);
  CHECK(state.open->history == before.open->history);
}

TEST_CASE("the chooser for a comparison leads to its section and asks for a file") {
  Step step = update(with_office(), PickComparison{}, kClock);
  CHECK(step.state.open->section == Section::Comparison);
  REQUIRE(step.effects.size() == 1);
  CHECK(step.effects[0].get_if<ChooseFile>() != nullptr);
}

TEST_CASE("differences are counted by kind, and one kind can be shown alone") {
  AppState state = with_comparison();
  const Comparison& comparison = *state.open->comparison;
  CHECK(comparison.counts == std::array{0, 1, 1});
  state = after(std::move(state), ShowDifferences{Difference::Changed});
  CHECK(state.open->comparison->rows ==
        std::vector<DifferenceRow>{{0, std::nullopt}, {0, uint32_t{0}}});
  state = after(std::move(state), ShowDifferences{Difference::Added});
  CHECK(state.open->comparison->rows.empty());
}

TEST_CASE("a comparison follows the register, and keeps the kind that is shown") {
  AppState state = after(with_comparison(), ShowDifferences{Difference::Changed}, Undo{}, Undo{});
  CHECK(state.open->comparison->counts == std::array{0, 0, 0});
  CHECK(state.open->comparison->kind == Difference::Changed);
  state = after(std::move(state), GoTo{Section::Tasks},
                set(make::id(2), fields::kTitle, std::string("又改")), GoTo{Section::Comparison});
  CHECK(state.open->comparison->counts == std::array{0, 1, 0});
}

TEST_CASE("what is no snapshot is refused, and the comparison on screen stays") {
  AppState state = with_comparison();
  const std::vector<RecordDifference> shown = state.open->comparison->differences;
  for (const char* bytes : {"{\"format\":\"other\"}", "一、通知\n", "{\"changes\":[]}"}) {
    state = after(std::move(state), ReceiveFile{"x.json", bytes});
    CHECK(state.strip);
    CHECK(state.screen == Screen::Register);
    CHECK(state.open->comparison->differences == shown);
  }
}

TEST_CASE("another register is compared as well, record by record") {
  const Register other = Register::make(make::id(9), make::forms(),
                                        {make::record(make::id(9), forms::kRegister,
                                                      {{fields::kTitle, std::string("别的台账")}})})
                             .value();
  const AppState state = after(with_office(), GoTo{Section::Comparison},
                               ReceiveFile{"别的.json", make::bytes_of(other)});
  REQUIRE(state.open->comparison);
  CHECK(state.open->comparison->differences == compare(other, state.open->reg));
}

TEST_CASE("of a packet only the records it has are compared") {
  Snapshot packet = make::snapshot(packet_of(make::office(), "法规处").value());
  packet.envelope.purpose = Purpose::Packet;
  packet.envelope.scope_department = "法规处";
  const AppState state =
      after(with_office(), set(make::id(1), fields::kTitle, std::string("新标题")),
            GoTo{Section::Comparison}, ReceiveFile{"法规处.json", encode(packet)});
  const Comparison& comparison = *state.open->comparison;
  CHECK(comparison.is_partial);
  CHECK(comparison.counts[static_cast<size_t>(Difference::Added)] == 0);
  bool has_task = false;
  for (const RecordDifference& one : comparison.differences) has_task |= one.record == make::id(1);
  CHECK(has_task);
}

TEST_CASE("the comparison is copied as plain text") {
  const CopyTable copied = effect_of<CopyTable>(with_comparison(), CopyComparison{});
  CHECK(copied.html.empty());
  CHECK(copied.text ==
        "2026年政务公开任务：与 从前.taizhang.json 的差别，2026-03-20 对比。\n"
        "修改：任务“新标题”\n"
        "  任务：解读材料同步 → 新标题\n"
        "删除：任务“督查通报”\n"
        "新增 0 条，修改 1 条，删除 1 条。\n");
}

TEST_CASE(
    "the comparison is a report: a row for each cell that differs, to print, for Word, to copy") {
  AppState state = after(with_comparison(), GoTo{Section::Reports});
  ReportScope scope = state.open->report->scope;
  scope.kind = ReportKind::Comparison;
  state = after(std::move(state), ChangeReport{scope});
  const ReportView& view = *state.open->report;
  CHECK_FALSE(view.is_empty);
  CHECK(view.text.contains("新增 0 条，修改 1 条，删除 1 条"));
  CHECK(view.text.contains("新标题"));
  CHECK(view.text.contains("从前.taizhang.json"));
  const auto table = std::ranges::find_if(view.document.blocks, [](const Block& block) {
    return std::holds_alternative<DocumentTable>(block);
  });
  REQUIRE(table != view.document.blocks.end());
  CHECK(std::get<DocumentTable>(*table).rows.size() == 3);
  CHECK(effect_of<ShowDocument>(state, PrintReport{}).title == view.document.title);

  AppState without = after(with_office(), GoTo{Section::Reports}, ChangeReport{scope});
  CHECK(without.open->report->is_empty);
}

TEST_CASE("the comparison's file opens in any editor and says in its name what it is") {
  const Download file = effect_of<Download>(with_comparison(), ExportComparison{});
  CHECK(file.name == "2026年政务公开任务-与从前对比-20260320-0900.txt");
  CHECK(
      file.bytes.starts_with("\xEF\xBB\xBF"
                             "2026年"));
  CHECK(file.bytes.ends_with("删除 1 条。\r\n"));
}

}  // namespace taizhang
