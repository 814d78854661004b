#include <catch2/catch_test_macros.hpp>

#include "notice/notice.h"

namespace taizhang {
namespace {

using Texts = std::vector<std::string>;

Texts titles(std::string_view text) {
  Texts out;
  for (const NoticeTask& task : parse_notice(text).tasks) out.push_back(task.title);
  return out;
}

}  // namespace

TEST_CASE("a title over several lines is one, and the number beside it is no part of it") {
  const Notice notice = parse_notice(
      "云汀市城市管理局\n"
      "关于做好2026年政务公开\n"
      "工作的通知\n"
      "云城管〔2026〕7号\n"
      "各处室：\n"
      "请按照要求抓好落实。\n"
      "云汀市城市管理局\n"
      "2026年3月5日\n"
      "（此件公开发布）\n");
  CHECK(notice.title == "云汀市城市管理局关于做好2026年政务公开工作的通知");
  CHECK(notice.doc_number == "云城管〔2026〕7号");
  CHECK(notice.issuer == "云汀市城市管理局");
  CHECK(notice.date == Date{2026, 3, 5});
}

TEST_CASE("a title whose characters stand apart is closed up") {
  CHECK(parse_notice("工 作 要 点\n一、清理店招。（市容处负责）").title == "工作要点");
}

TEST_CASE("a number cited in brackets is not the document's") {
  const Notice notice = parse_notice("转发《通知》（云府办〔2026〕3号）的通知\n各处室：\n");
  CHECK(notice.doc_number.empty());
}

TEST_CASE("a date in Chinese numerals signs a notice as well") {
  const Notice notice =
      parse_notice("通知\n各处室：\n请落实。\n云汀市财政局\n二〇二六年三月五日\n");
  CHECK(notice.date == Date{2026, 3, 5});
  CHECK(notice.issuer == "云汀市财政局");
}

TEST_CASE("a heading may hold a comma, a sentence gives its first clause") {
  CHECK(titles("一、整治店招，美化街面。对破损店招逐户登记，限期更换。（市容处负责）\n"
               "二、更换桶具，统一标识。按照清单逐点更换。（环卫处负责）\n") ==
        Texts{"整治店招，美化街面", "更换桶具，统一标识"});
  CHECK(titles("一、对破损店招逐户登记，限期更换，消除安全隐患。（市容处负责）\n"
               "二、按照清单逐点更换桶具，统一标识。（环卫处负责）\n") ==
        Texts{"对破损店招逐户登记", "按照清单逐点更换桶具"});
}

TEST_CASE("commas in brackets and quotations do not end a title") {
  CHECK(titles("一、落实“谁执法，谁公示”要求（含派驻机构，下同），及时公开结果。（法规处负责）") ==
        Texts{"落实“谁执法，谁公示”要求（含派驻机构，下同）"});
}

TEST_CASE("a number inside a line opens a heading only in its order") {
  const Notice notice = parse_notice(
      "一、总体要求坚持便民。二、重点任务（一）优化窗口。设置综合窗口。（业务科负责）（二）公开指南"
      "。"
      "按第（五）项要求公布。（信息科负责）");
  REQUIRE(notice.tasks.size() == 2);
  CHECK(notice.tasks[0].path == Texts{"二、重点任务"});
  CHECK(notice.tasks[1].title == "公开指南");
  CHECK(notice.tasks[1].text == "公开指南。按第（五）项要求公布。");
}

TEST_CASE("listed words with 一、 inside a sentence are no heading") {
  const Notice notice =
      parse_notice("二、整合年报事项“多报合一、信息共享”。逐项梳理。（业务科负责）");
  REQUIRE(notice.tasks.size() == 1);
  CHECK(notice.tasks[0].title == "整合年报事项“多报合一、信息共享”");
}

TEST_CASE("owners below the last measure belong to the task when the notice does so throughout") {
  const Notice notice = parse_notice(
      "（一）清理店招\n1.逐户登记。\n2.限期更换。\n责任单位：市容处\n"
      "（二）更换桶具\n1.摸清底数。\n2.逐点更换。\n责任单位：环卫处\n");
  REQUIRE(notice.tasks.size() == 2);
  CHECK(notice.tasks[0].measures == Texts{"逐户登记。", "限期更换。"});
  CHECK(notice.tasks[0].responsible == Texts{"市容处"});
  CHECK(notice.tasks[1].title == "更换桶具");
}

TEST_CASE("measures with owners of their own are tasks below the task") {
  const Notice notice = parse_notice(
      "一、清理店招。（市容处牵头）具体措施：1．逐户登记。（执法处负责）2．限期更换。（市容处负责）"
      "\n"
      "二、更换桶具。（环卫处牵头）\n");
  REQUIRE(notice.tasks.size() == 4);
  CHECK(notice.tasks[1].path == Texts{"一、清理店招"});
  CHECK(notice.tasks[2].title == "限期更换");
  CHECK(notice.tasks[0].lead == Texts{"市容处"});
  CHECK(notice.tasks[0].responsible.empty());
}

TEST_CASE("two paragraphs below a heading, each with owners, are two tasks") {
  const Notice notice = parse_notice(
      "一、市容整治\n"
      "清理破损店招。逐户登记。（市容处负责）\n"
      "规范流动摊贩。划定区域。（执法处负责）\n"
      "二、环卫提升\n"
      "更换破损桶具。逐点更换。（环卫处负责）\n");
  REQUIRE(notice.tasks.size() == 3);
  CHECK(notice.tasks[0].path == Texts{"一、市容整治"});
  CHECK(notice.tasks[0].title == "清理破损店招");
  CHECK(notice.tasks[1].title == "规范流动摊贩");
}

TEST_CASE("a deadline in the text counts when no label gives one") {
  const Notice notice = parse_notice(
      "一、清理店招。2026年6月底前完成登记，此后逐户更换。（市容处负责）\n"
      "二、公布结果。每年年底前公布。（市容处负责）\n");
  REQUIRE(notice.tasks.size() == 2);
  CHECK(notice.tasks[0].deadline.text == "2026年6月底前");
  CHECK(due_date(notice.tasks[0].deadline) == Date{2026, 6, 30});
  CHECK(notice.tasks[1].deadline.text.empty());
}

TEST_CASE("the places of a task show its words") {
  const std::string text =
      "工作要点\n一、清理店招。逐户登记。\n牵头单位：市容处\n责任单位：执法处、各大队\n完成时限：6"
      "月底前\n";
  const Notice notice = parse_notice(text);
  REQUIRE(notice.tasks.size() == 1);
  const NoticeTask& task = notice.tasks[0];
  const auto at = [&](Span span) { return text.substr(span.begin, span.end - span.begin); };
  CHECK(at(task.lead_place) == "市容处");
  CHECK(at(task.responsible_place) == "执法处、各大队");
  CHECK(at(task.deadline_place) == "6月底前");
  CHECK(at(task.place).starts_with("一、清理店招"));
  CHECK(at(task.place).ends_with("6月底前"));
}

TEST_CASE("a table with merged, blank and broken cells gives a task a row") {
  const Notice notice = parse_notice(
      "任务分解表\n"
      "工作任务\t工作要求\t牵头单位\t责任单位\n"
      "一、市容\t1.清理店招。\t市容处\n"
      "执法处\t各大队\n"
      "2.规范摊贩。\t\u00A0\t执法处\n"
      "二、环卫\t3.更换桶具。\t环卫处\t各站\n");
  REQUIRE(notice.tasks.size() == 3);
  CHECK(notice.tasks[0].path == Texts{"一、市容"});
  CHECK(notice.tasks[0].lead == Texts{"市容处", "执法处"});
  CHECK(notice.tasks[0].responsible == Texts{"各大队"});
  CHECK(notice.tasks[1].path == Texts{"一、市容"});
  CHECK(notice.tasks[1].lead.empty());
  CHECK(notice.tasks[1].responsible == Texts{"执法处"});
  CHECK(notice.tasks[2].path == Texts{"二、环卫"});
}

TEST_CASE("a table's columns may stand in any order") {
  const Notice notice = parse_notice(
      "任务清单\n"
      "完成时限\t责任科室\t工作任务\n"
      "3月底前\t办公室\t核对栏目\n"
      "4月底前\t信息科\t更新指南\n");
  REQUIRE(notice.tasks.size() == 2);
  CHECK(notice.tasks[1].title == "更新指南");
  CHECK(notice.tasks[1].responsible == Texts{"信息科"});
  CHECK(notice.tasks[1].deadline.text == "4月底前");
}

TEST_CASE("a list of tasks by its name has tasks even when nobody is named") {
  CHECK(titles("2026年政务公开工作要点\n一、总体要求\n坚持公开。\n二、重点任务\n（一）更新目录。及"
               "时更新。\n"
               "（二）公布年报。按时公布。\n") == Texts{"更新目录", "公布年报"});
  CHECK(titles("关于放假安排的通知\n一、1月1日放假。\n二、安排好值班。\n").empty());
}

}  // namespace taizhang
