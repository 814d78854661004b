#include "app/history.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>

#include "../office.h"
#include "../show.h"
#include "app/report.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);

Author at(std::string day, std::string name = "王敏", std::string department = "办公室") {
  return {std::move(name), std::move(department), std::move(day) + "T09:00:00+08:00"};
}

void set_title(Register& reg, std::string title, std::string nonce, const Author& by) {
  make::apply(reg, {{kTask, std::string(fields::kTitle), std::move(title)}}, nonce, by);
}

// "甲 → 乙", a line each.
std::string words(const Register& reg, const std::vector<HistoryLine>& lines) {
  std::string out;
  for (const HistoryLine& line : lines) {
    std::string before;
    for (const Value& value : line.before)
      before += (before.empty() ? "" : "/") + history_words(reg, line, value, Language::Chinese);
    out += before + " → " + history_words(reg, line, line.after, Language::Chinese) + "\n";
  }
  return out;
}

std::vector<HistoryLine> passing(const Register& reg, const HistoryFilter& filter) {
  std::vector<HistoryLine> lines = history_lines(reg, {});
  std::erase_if(lines, [&](const HistoryLine& line) { return !passes(line, filter); });
  return lines;
}

}  // namespace

TEST_CASE("a cell's changes are listed from the newest to what it held at first") {
  Register reg = make::office();
  set_title(reg, "乙", "b", at("2026-11-20"));
  set_title(reg, "丙", "c", at("2026-11-23", "周敏", "法规处"));
  const std::vector<HistoryLine> lines = history_lines(reg, {kTask});
  CHECK(words(reg, lines) == "乙 → 丙\n解读材料同步 → 乙\n → 解读材料同步\n");
  CHECK(lines[0].author == at("2026-11-23", "周敏", "法规处"));
  CHECK(lines[1].author == at("2026-11-20"));
  CHECK(lines[2].change == ChangeId{});
  CHECK(is_shown(reg, lines[0]));
  CHECK_FALSE(is_shown(reg, lines[1]));
}

TEST_CASE("a decision says all that it decided between") {
  Register ours = make::office();
  Register theirs = ours;
  set_title(ours, "甲稿", "a", at("2026-11-20"));
  set_title(theirs, "乙稿", "b", at("2026-11-21"));
  ours.add(theirs.changes()).value();
  CHECK_FALSE(is_shown(ours, history_lines(ours, {kTask})[0]));
  set_title(ours, "定稿", "c", at("2026-11-22"));
  const HistoryLine decision = history_lines(ours, {kTask})[0];
  CHECK(decision.after == Value(std::string("定稿")));
  CHECK(std::set<std::string>{std::get<std::string>(decision.before[0]),
                              std::get<std::string>(decision.before[1])} ==
        std::set<std::string>{"甲稿", "乙稿"});
}

TEST_CASE("what was folded in when the round was closed is not made up") {
  Register reg = make::office();
  set_title(reg, "乙", "b", at("2026-11-20"));
  set_title(reg, "丙", "c", at("2026-11-21"));
  reg = reg.sealed();
  CHECK(words(reg, history_lines(reg, {kTask})) == " → 丙\n");
  set_title(reg, "丁", "d", at("2026-11-22"));
  CHECK(words(reg, history_lines(reg, {kTask})) == "丙 → 丁\n → 丙\n");
}

TEST_CASE("a new record is one line for its making and one for each thing written in it") {
  Register reg = make::office();
  make::add_entry(reg, make::id(50), forms::kNote, kTask, fields::kText, std::string("新进展"),
                  "法规处");
  const std::string lines = words(reg, history_lines(reg, {make::id(50)}));
  CHECK(
      (lines == "（空） → 进展\n（空） → 新进展\n" || lines == "（空） → 新进展\n（空） → 进展\n"));
}

TEST_CASE("a task's history holds what was changed in its notes and evidence, deleted ones too") {
  Register reg = make::office();
  make::fill(reg, make::id(11), fields::kDeleted, true, "d", "法规处");
  make::fill(reg, make::id(2), fields::kTitle, std::string("别的"), "e", "法规处");
  const std::vector<HistoryLine> lines = history_lines(reg, with_entries(reg, kTask));
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].record == make::id(11));
}

TEST_CASE("changes are found by person, department, day and field") {
  Register reg = make::office();
  set_title(reg, "乙", "b", at("2026-11-20"));
  set_title(reg, "丙", "c", at("2026-11-23", "周敏", "法规处"));
  make::apply(reg, {{kTask, std::string(fields::kStatus), Option{"ongoing"}}}, "s",
              at("2026-11-25", "周敏", "法规处"));
  CHECK(passing(reg, {}).size() == 5);
  HistoryFilter filter;
  filter.person = "周敏";
  CHECK(words(reg, passing(reg, filter)) == "未开始 → 进行中\n乙 → 丙\n");
  filter.field = std::string(fields::kTitle);
  CHECK(words(reg, passing(reg, filter)) == "乙 → 丙\n");
  filter = {};
  filter.department = "办公室";
  CHECK(words(reg, passing(reg, filter)) == "解读材料同步 → 乙\n");
  filter = {};
  filter.from = make::day("2026-11-23");
  CHECK(passing(reg, filter).size() == 2);
  filter.to = make::day("2026-11-23");
  CHECK(words(reg, passing(reg, filter)) == "乙 → 丙\n");
  filter = {};
  filter.record = make::id(2);
  CHECK(passing(reg, filter).empty());
}

TEST_CASE("a change that came with a return names the return's file; its receipt is no history") {
  Register office = make::office();
  Register mine = packet_of(office, "法规处").value();
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  const std::vector<ReturnedFile> files = {make::returned(mine, "法规处", "法规处.json")};
  office.add(changes_of_returns(office, review(office, files), make::author()).value()).value();
  const std::vector<HistoryLine> lines = history_lines(office, {});
  REQUIRE(lines.size() == 1);
  CHECK(text_of(office, lines[0].receipt, fields::kFile) == "法规处.json");
}

TEST_CASE("of any register each change is listed once, and no cause before its effect") {
  make::for_seeds(60, 30, [](make::Random& random, size_t size, size_t seed) {
    INFO("seed " << seed);
    Register reg = make::random_register(random, size);
    for (size_t i = 0; i < size; ++i)
      make::apply(reg, make::random_edits(random, reg), "n" + std::to_string(i));
    std::set<ChangeId> listed;
    for (const HistoryLine& line : history_lines(reg, {})) {
      if (!line.change) continue;
      CHECK(listed.insert(line.change).second);
      for (const ChangeId cause : reg.find_change(line.change)->supersedes)
        CHECK_FALSE(listed.contains(cause));
    }
    for (const Change& change : reg.changes()) {
      const bool says_place = change.field == fields::kOrder || change.field == fields::kParent;
      if (!says_place && !is_of_rounds(reg, change.record)) CHECK(listed.contains(change.id));
    }
  });
}

TEST_CASE("changes are found by what they did and by the file that brought them") {
  Register office = make::office();
  Register mine = packet_of(office, "法规处").value();
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  const std::vector<ReturnedFile> files = {make::returned(mine, "法规处", "法规处.json")};
  office.add(changes_of_returns(office, review(office, files), make::author()).value()).value();
  set_title(office, "乙", "b", at("2026-11-20"));
  make::apply(office, {{make::id(2), std::string(fields::kDeleted), true}}, "d", at("2026-11-21"));
  make::apply(office, {{make::id(2), std::string(fields::kDeleted), {}}}, "r", at("2026-11-22"));
  make::apply(office,
              {{make::id(800), std::string(fields::kTemplate), std::string(forms::kTask)},
               {make::id(800), std::string(fields::kTitle), std::string("新任务")}},
              "n", at("2026-11-23"));
  make::apply(office, {{make::id(3), std::string(fields::kParent), to_text(make::id(100))}}, "p",
              at("2026-11-24"));

  const auto by_action = [&](HistoryAction action) {
    HistoryFilter filter;
    filter.action = action;
    return passing(office, filter);
  };
  REQUIRE(by_action(HistoryAction::Created).size() == 1);
  CHECK(by_action(HistoryAction::Created)[0].record == make::id(800));
  REQUIRE(by_action(HistoryAction::Deleted).size() == 1);
  CHECK(by_action(HistoryAction::Deleted)[0].record == make::id(2));
  CHECK(by_action(HistoryAction::Restored).size() == 1);
  CHECK(by_action(HistoryAction::Moved).size() == 1);
  CHECK(by_action(HistoryAction::Changed).size() == 3);

  HistoryFilter filter;
  filter.receipt = receipt_id(files[0].digest);
  REQUIRE(passing(office, filter).size() == 1);
  CHECK(passing(office, filter)[0].field == fields::kMeasures);
  filter.receipt = RecordId{};
  filter.action = HistoryAction::Changed;
  CHECK(words(office, passing(office, filter)) == "（空） → 新任务\n解读材料同步 → 乙\n");
}

}  // namespace taizhang
