#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "notice/json.h"
#include "notice/notice.h"

namespace taizhang {
namespace {

// Each problem as a person sees it: place, kind, subject, then its line with a caret under it.
std::string explain(std::string_view text, ProblemKind kind) {
  const auto starts = line_starts(text);
  std::string out;
  for (const Problem& problem : parse_notice(text).problems) {
    if (problem.kind != kind) continue;
    const Place place = place_of(text, starts, problem.place.begin);
    const size_t begin = starts[place.line - 1];
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    out += std::to_string(place.line) + ":" + std::to_string(place.column) + ": ";
    out.append(name_of(kind)).append(problem.subject.empty() ? "" : ": ").append(problem.subject);
    out.append("\n").append(line).append("\n").append(place.column - 1, ' ').append("^\n");
  }
  return out;
}

}  // namespace

TEST_CASE("a number that is missing is named at the one that follows") {
  const std::string text =
      "工作要点\n"
      "一、清理店招。逐户登记。（市容处负责）\n"
      "三、更换桶具。逐点更换。（环卫处负责）\n";
  CHECK(explain(text, ProblemKind::NumberSkipped) ==
        "3:1: number_skipped: 二、\n"
        "三、更换桶具。逐点更换。（环卫处负责）\n"
        "^\n");
}

TEST_CASE("a task that runs on from the part before skips nothing") {
  const std::string text =
      "一、市容\n"
      "1.清理店招。逐户登记。（市容处负责）\n"
      "二、环卫\n"
      "2.更换桶具。逐点更换。（环卫处负责）\n"
      "3.清洗站点。每日清洗。（环卫处负责）\n";
  CHECK(explain(text, ProblemKind::NumberSkipped).empty());
}

TEST_CASE("groups, several leads and a sole responsible department are pointed at by name") {
  const std::string text =
      "一、清理店招。逐户登记。\n"
      "牵头单位：市容处、执法处\n"
      "责任单位：各大队\n"
      "二、更换桶具。逐点更换。\n"
      "责任单位：环卫处\n";
  CHECK(explain(text, ProblemKind::SeveralLeads) ==
        "2:6: several_leads: 市容处、执法处\n"
        "牵头单位：市容处、执法处\n"
        "     ^\n");
  CHECK(explain(text, ProblemKind::CollectiveName) ==
        "3:6: collective_name: 各大队\n"
        "责任单位：各大队\n"
        "     ^\n");
  CHECK(explain(text, ProblemKind::NoLead) ==
        "5:6: no_lead: 环卫处\n"
        "责任单位：环卫处\n"
        "     ^\n");
}

TEST_CASE("a deadline that is no date is pointed at") {
  const std::string text =
      "2026年工作要点\n"
      "一、清理店招。逐户登记。（市容处负责）\n"
      "完成时限：尽快完成\n"
      "二、更换桶具。逐点更换。（环卫处负责，6月底前完成）\n";
  CHECK(explain(text, ProblemKind::UnreadDeadline) ==
        "3:6: unread_deadline: 尽快完成\n"
        "完成时限：尽快完成\n"
        "     ^\n");
}

TEST_CASE("a paragraph between tasks that belongs to none is not dropped silently") {
  const std::string text =
      "一、清理店招。逐户登记。\n"
      "责任单位：市容处\n"
      "这一段没有编号，也没有责任单位。\n"
      "二、更换桶具。逐点更换。\n"
      "责任单位：环卫处\n"
      "特此通知，请认真落实。\n";
  CHECK(explain(text, ProblemKind::UnreadLine) ==
        "3:1: unread_line\n"
        "这一段没有编号，也没有责任单位。\n"
        "^\n");
}

TEST_CASE("a label we do not know is shown") {
  const std::string text =
      "一、清理店招。逐户登记。\n"
      "责任单位：市容处\n"
      "归口单位：秘书处\n"
      "二、更换桶具。逐点更换。\n"
      "责任单位：环卫处\n";
  CHECK(explain(text, ProblemKind::UnreadLabel) ==
        "3:1: unread_label: 归口单位\n"
        "归口单位：秘书处\n"
        "^\n");
}

TEST_CASE("a task without owners among tasks with owners is kept and asked about") {
  const std::string text =
      "一、清理店招。逐户登记。\n责任单位：市容处\n"
      "二、更换桶具。逐点更换。\n"
      "三、清洗站点。每日清洗。\n责任单位：环卫处\n";
  CHECK(parse_notice(text).tasks.size() == 3);
  CHECK(explain(text, ProblemKind::NoOwner) ==
        "3:1: no_owner: 更换桶具\n"
        "二、更换桶具。逐点更换。\n"
        "^\n");
}

TEST_CASE("the same task twice under one heading is asked about") {
  const std::string text =
      "一、清理店招。逐户登记。（市容处负责）\n"
      "二、清理店招。逐户登记。（执法处负责）\n";
  CHECK(explain(text, ProblemKind::DuplicateTask).starts_with("2:1: duplicate_task: 清理店招\n"));
}

TEST_CASE("a text without tasks says so, whatever it is") {
  for (const char* text :
       {"", "\n\n", "　", "今天天气很好。", "\xFF\xFE\x00", "一、\n二、\n", "||||\n||||"}) {
    CAPTURE(text);
    const Notice notice = parse_notice(text);
    CHECK(notice.tasks.empty());
    CHECK(std::ranges::count(notice.problems, ProblemKind::NoTasks, &Problem::kind) == 1);
  }
}

TEST_CASE("problems stand in order of place and name their task") {
  const std::string text =
      "一、清理店招。逐户登记。\n责任单位：各大队\n"
      "二、更换桶具。逐点更换。\n责任单位：环卫处\n完成时限：尽快\n";
  const Notice notice = parse_notice(text);
  REQUIRE(notice.problems.size() == 4);  // and that there is no title
  size_t before = 0;
  for (const Problem& problem : notice.problems) {
    CHECK(problem.place.begin >= before);
    before = problem.place.begin;
  }
  CHECK(notice.problems[1].task == 0);
  CHECK(notice.problems[3].task == 1);
}

}  // namespace taizhang
