#include "reports/annual_report.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "annual.h"
#include "model/carry_over.h"
#include "reports/annual_tables.h"

namespace taizhang {
namespace {

using make::value;

std::vector<std::string> column_of(const AnnualReport& report, std::string_view column) {
  std::vector<std::string> filled;
  for (const Figure& one : table_of(report, 3).figures)
    if (one.column == column && one.value().digits != "0")
      filled.push_back(std::string(one.row) + " " + one.value().digits);
  return filled;
}

// Every place of the form as rows of label or figure, what is merged only in its first place.
std::string drawn(const ReportTable& table) {
  std::string out;
  for (int row = 0; row < table.rows; ++row) {
    for (int column = 0; column < table.columns; ++column)
      for (const ReportCell& cell : table.cells)
        if (cell.row == row && cell.column == column)
          out +=
              "[" +
              (cell.figure < 0 ? std::string(cell.label)
                               : table.figures[static_cast<size_t>(cell.figure)].value().digits) +
              (cell.rows > 1 ? " r" + std::to_string(cell.rows) : "") +
              (cell.columns > 1 ? " c" + std::to_string(cell.columns) : "") + "]";
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("every result of an application has its row, and every applicant its column") {
  const Template form = decode_template(make::file("assets/ledgers/application.json")).value();
  std::vector<Record> records;
  uint64_t number = 1;
  for (const EnumOption& result : find_field(form, "result")->options)
    for (const EnumOption& kind : find_field(form, "kind")->options)
      records.push_back(
          make::application(number++, "2025-03-03", "2025-03-10", result.id, kind.id));
  const AnnualReport report = make::report(make::year_reg(records));
  int figures = 0;
  for (const Figure& one : table_of(report, 3).figures) {
    if (one.row == "carried" || one.row == "next") continue;
    const int rows = is_result(one.row) ? 1 : 21, columns = one.column == "total" ? 6 : 1;
    CAPTURE(one.row, one.column);
    CHECK(one.value().digits == std::to_string(rows * columns));
    CHECK(one.records.size() == static_cast<size_t>(rows * columns));
    ++figures;
  }
  CHECK(figures == 23 * 7);
  const AnnualReport old = make::report(make::year_reg(records), 2025, ReportFormat::Y2019);
  CHECK(value(old, 3, "others", "person") == "3");
  CHECK(value(old, 3, "total", "total") == "126");
}

TEST_CASE("an application is carried over from the year it came in to the year it is answered") {
  const Register reg =
      make::year_reg({make::application(1, "2023-12-20", "2025-01-15", "granted")});
  using Rows = std::vector<std::string>;
  CHECK(column_of(make::report(reg, 2022), "person") == Rows{});
  CHECK(column_of(make::report(reg, 2023), "person") == Rows{"new 1", "next 1"});
  CHECK(column_of(make::report(reg, 2024), "person") == Rows{"carried 1", "next 1"});
  CHECK(column_of(make::report(reg, 2025), "person") == Rows{"carried 1", "granted 1", "total 1"});
  CHECK(column_of(make::report(reg, 2026), "person") == Rows{});
}

TEST_CASE("an application belongs to the year in which its receipt was confirmed") {
  Record record = make::application(1, "2024-12-31");
  set_value(record, "confirmed", make::day("2025-01-02"));
  const Register reg = make::year_reg({record});
  CHECK(value(make::report(reg, 2024), 3, "new", "total") == "0");
  CHECK(value(make::report(reg, 2025), 3, "new", "total") == "1");
}

TEST_CASE("an application handed in belongs to the year of that day, whatever is confirmed later") {
  Record record = make::application(1, "2024-12-31");
  set_value(record, "channel", Option{"person"});
  set_value(record, "confirmed", make::day("2025-01-02"));
  const Register reg = make::year_reg({record});
  CHECK(value(make::report(reg, 2024), 3, "new", "total") == "1");
  CHECK(value(make::report(reg, 2025), 3, "new", "total") == "0");
}

TEST_CASE("a partly granted application counts once") {
  const AnnualReport report =
      make::report(make::year_reg({make::application(1, "2025-02-01", "2025-02-10", "partial")}));
  CHECK(column_of(report, "person") == std::vector<std::string>{"new 1", "partial 1", "total 1"});
}

TEST_CASE("an application that was not corrected in time lapses on the last day for it") {
  Record record = make::application(1, "2025-12-01", {}, "lapsed");
  set_value(record, "correction_due", make::day("2025-12-20"));
  const AnnualReport report = make::report(make::year_reg({record}));
  CHECK(value(report, 3, "lapsed", "person") == "1");
  CHECK(value(report, 3, "next", "total") == "0");
  CHECK(report.findings.empty());
}

TEST_CASE("an application whose fee was not paid ends on the last day for it") {
  const auto unpaid = [](uint64_t number, std::string_view told) {
    Record record = make::application(number, "2025-10-20", {}, "unpaid");
    set_value(record, "fee_notice", make::day(told));
    set_value(record, "fee_received", make::day(told));
    return record;
  };
  const Register reg = make::year_reg({unpaid(1, "2025-11-05"), unpaid(2, "2025-12-15")});
  using Rows = std::vector<std::string>;
  CHECK(column_of(make::report(reg, 2025), "person") ==
        Rows{"new 2", "unpaid 1", "total 1", "next 1"});
  CHECK(column_of(make::report(reg, 2026), "person") == Rows{"carried 1", "unpaid 1", "total 1"});
  CHECK(make::report(reg, 2025).findings.empty());

  ApplicationLimits longer;  // as the office has it
  longer.pay = 60;
  CHECK(column_of(make::report(reg, 2025, ReportFormat::Y2021, longer), "person") ==
        Rows{"new 2", "next 2"});
}

TEST_CASE("applications that cannot be counted are listed, one finding a kind") {
  Record nobody = make::application(3, "2025-02-01");
  set_value(nobody, "kind", {});
  Record dayless = make::application(4, "2025-02-01", {}, "granted");
  Record arrived = make::application(5, "2025-02-01");
  set_value(arrived, "received", {});
  const AnnualReport report = make::report(
      make::year_reg({make::application(1, "2025-02-01", "2025-02-10"),
                      make::application(2, "2025-02-02", "2025-02-10"), nobody, dayless, arrived}));
  REQUIRE(report.findings.size() == 3);
  CHECK(report.findings[0].check == ReportCheck::Unanswered);
  CHECK(report.findings[0].records == std::vector{make::id(1), make::id(2)});
  CHECK(report.findings[1].check == ReportCheck::Kindless);
  CHECK(report.findings[1].records == std::vector{make::id(3)});
  CHECK(report.findings[2].check == ReportCheck::Undated);
  CHECK(report.findings[2].records == std::vector{make::id(4), make::id(5)});
  CHECK(value(report, 3, "next", "person") == "3");
}

TEST_CASE("a correction stands beside what was counted and reaches the totals") {
  const Register reg = make::year_reg({make::application(1, "2025-02-01", "2025-02-10", "granted"),
                                       make::year_record(7, 2025),
                                       make::correction(8, 7, "3", "granted", "company", "4")});
  const AnnualReport report = make::report(reg);
  CHECK(report.record == make::id(7));
  const Figure* corrected = find_figure(table_of(report, 3), "granted", "company");
  REQUIRE(corrected->correction);
  CHECK(corrected->counted.digits == "0");
  CHECK(corrected->value().digits == "4");
  CHECK(corrected->correction->reason == "漏登");
  CHECK(value(report, 3, "granted", "total") == "5");
  CHECK(value(report, 3, "total", "total") == "5");
  CHECK(value(make::report(reg, 2024), 3, "granted", "company") == "0");
}

TEST_CASE("a correction without a whole number, or of no cell of the form, changes nothing") {
  Record empty = make::correction(9, 7, "3", "granted", "company", "0");
  set_value(empty, "value", {});
  const AnnualReport report = make::report(make::year_reg(
      {make::year_record(7, 2025), make::correction(8, 7, "3", "granted", "person", "1.5"), empty,
       make::correction(10, 7, "3", "granted", "nobody", "4")}));
  CHECK(value(report, 3, "granted", "total") == "0");
  REQUIRE(report.findings.size() == 3);
  CHECK(report.findings[0].check == ReportCheck::BadValue);
  CHECK(report.findings[0].column == "person");
  CHECK(report.findings[1].check == ReportCheck::BadValue);
  CHECK(report.findings[1].column == "company");
  CHECK(report.findings[2].check == ReportCheck::Misplaced);
}

TEST_CASE("reviews and lawsuits count by their outcome in the year they close, before as pending") {
  const auto dispute = [](uint64_t number, std::string kind, std::string result,
                          std::string_view closed) {
    make::Cells cells = {{"kind", Option{std::move(kind)}},
                         {"received", make::day("2024-11-01")},
                         {"result", Option{std::move(result)}}};
    if (!closed.empty()) cells.push_back({"closed", make::day(closed)});
    return make::below(make::record(make::id(number), "lawsuit", cells), 1);
  };
  const Register reg = make::year_reg({make::application(1, "2024-02-01", "2024-02-10", "granted"),
                                       dispute(2, "review", "upheld", "2025-01-05"),
                                       dispute(3, "direct", "corrected", "2024-12-30"),
                                       dispute(4, "after", "pending", {})});
  const AnnualReport before = make::report(reg, 2024), now = make::report(reg, 2025);
  CHECK(value(before, 4, "review", "pending") == "1");
  CHECK(value(before, 4, "direct", "corrected") == "1");
  CHECK(value(before, 4, "after", "pending") == "1");
  CHECK(value(now, 4, "review", "upheld") == "1");
  CHECK(value(now, 4, "review", "pending") == "0");
  CHECK(value(now, 4, "direct", "total") == "0");
  CHECK(value(now, 4, "after", "total") == "1");
}

TEST_CASE("a review that is pending at the end of the year is pending in next year's report") {
  const Register reg =
      make::year_reg({make::application(1, "2025-02-01", "2025-02-10", "granted"),
                      make::below(make::record(make::id(2), "lawsuit",
                                               {{"kind", Option{"review"}},
                                                {"received", make::day("2025-11-01")},
                                                {"result", Option{"pending"}}}),
                                  1)});
  const Register next = carried_over(reg, make::id(0xDEF), "2026年台账", 2026).value();
  const AnnualReport report = make::report(next, 2026);
  CHECK(value(report, 4, "review", "pending") == "1");
  CHECK(value(report, 4, "review", "total") == "1");
  CHECK(column_of(report, "person").empty());
  CHECK(report.findings.empty());
}

TEST_CASE("a document that is valid until a day of the year is no longer in force at its end") {
  const auto document = [](uint64_t number, std::string_view expires, std::string cleanup = {}) {
    make::Cells cells = {{"kind", Option{"normative"}},
                         {"written", make::day("2020-03-01")},
                         {"validity", Option{"valid"}},
                         {"expires", make::day(expires)}};
    if (!cleanup.empty()) cells.push_back({"cleanup", Option{std::move(cleanup)}});
    return make::record(make::id(number), "document", cells);
  };
  const auto in_force = [](const Record& record) {
    return value(make::report(make::year_reg({record})), 2, "normative", "valid");
  };
  CHECK(in_force(document(1, "2025-12-30")) == "0");
  CHECK(in_force(document(1, "2025-12-31")) == "1");
  CHECK(in_force(document(1, "2025-03-01", "void")) == "0");
  CHECK(in_force(document(1, "2025-03-01", "keep")) == "1");
}

TEST_CASE("documents count by the days they were made and ended") {
  const auto document = [](uint64_t number, std::string_view written, std::string validity,
                           std::string_view ended = {}) {
    make::Cells cells = {{"kind", Option{"normative"}},
                         {"written", make::day(written)},
                         {"validity", Option{std::move(validity)}}};
    if (!ended.empty()) cells.push_back({"ended", make::day(ended)});
    return make::record(make::id(number), "document", cells);
  };
  const Register reg = make::year_reg(
      {document(1, "2025-03-01", "valid"), document(2, "2020-03-01", "abolished", "2025-06-01"),
       document(3, "2020-03-01", "abolished", "2026-02-01"), document(4, "2021-03-01", "abolished"),
       document(5, "2020-03-01", "expired", "2025-07-01")});
  const AnnualReport report = make::report(reg);
  CHECK(value(report, 2, "normative", "made") == "1");
  CHECK(value(report, 2, "normative", "ended") == "1");
  CHECK(value(report, 2, "normative", "valid") == "2");
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].check == ReportCheck::Unended);
  CHECK(report.findings[0].records == std::vector{make::id(4)});
}

TEST_CASE("decisions are counted one by one, or taken from what was reported for the year") {
  const auto decision = [](uint64_t number, std::string kind) {
    return make::record(make::id(number), "enforcement",
                        {{"kind", Option{std::move(kind)}}, {"decided", make::day("2025-05-05")}});
  };
  const Register reg = make::year_reg({decision(1, "penalty"), decision(2, "inspection"),
                                       make::record(make::id(3), "enforcement_year",
                                                    {{"year", int64_t{2025}},
                                                     {"permits", int64_t{12}},
                                                     {"penalties", int64_t{9}},
                                                     {"fees", Decimal{"3.25"}}})});
  const AnnualReport report = make::report(reg);
  CHECK(value(report, 2, "permit", "decisions") == "12");
  CHECK(value(report, 2, "penalty", "decisions") == "1");
  CHECK(value(report, 2, "coercion", "decisions") == "0");
  CHECK(value(report, 2, "charge", "fees") == "3.25");
  REQUIRE(report.findings.size() == 1);
  CHECK(report.findings[0].check == ReportCheck::Differs);
  CHECK(report.findings[0].words == std::vector<std::string>{"行政处罚", "1", "9"});
}

TEST_CASE("the form of 2019 counts items at the turn of the year and what they grew by") {
  const auto item = [](uint64_t number, std::string state, std::string_view changed) {
    return make::record(make::id(number), "permit",
                        {{"kind", Option{"permit"}},
                         {"state", Option{std::move(state)}},
                         {"changed", make::day(changed)}});
  };
  const AnnualReport report = make::report(
      make::year_reg({item(1, "kept", "2018-01-01"), item(2, "new", "2020-02-01"),
                      item(3, "cancelled", "2020-03-01"), item(4, "delegated", "2020-03-01"),
                      item(5, "cancelled", "2018-01-01")}),
      2020, ReportFormat::Y2019);
  CHECK(value(report, 2, "permit", "items") == "3");
  CHECK(value(report, 2, "permit", "change") == "-1");
  CHECK(find_figure(table_of(report, 2), "procurement", "amount")->source == FigureSource::Nowhere);
}

TEST_CASE("the forms have their official size and cover every place once") {
  for (const ReportFormat format : {ReportFormat::Y2019, ReportFormat::Y2021}) {
    const bool is_new = format == ReportFormat::Y2021;
    CHECK(request_table(format).figures.size() == (is_new ? 25 : 23) * 7);
    CHECK(active_table(format).figures.size() == (is_new ? 10 : 22));
    CHECK(dispute_table().figures.size() == 15);
    for (const ReportTable& table :
         {active_table(format), request_table(format), dispute_table()}) {
      std::multiset<std::pair<int, int>> places;
      for (const ReportCell& cell : table.cells)
        for (int i = 0; i < cell.rows; ++i)
          for (int j = 0; j < cell.columns; ++j) places.insert({cell.row + i, cell.column + j});
      CAPTURE(table.number, is_new);
      CHECK(places.size() == static_cast<size_t>(table.rows * table.columns));
      CHECK(std::set(places.begin(), places.end()).size() == places.size());
    }
  }
}

TEST_CASE(
    "the tables of sections 二 and 四 are drawn with merged headers as in the official form") {
  CHECK(drawn(active_table(ReportFormat::Y2021)) ==
        "[第二十条第（一）项 c4]\n"
        "[信息内容][本年制发件数][本年废止件数][现行有效件数]\n"
        "[规章][0][0][0]\n"
        "[行政规范性文件][0][0][0]\n"
        "[第二十条第（五）项 c4]\n"
        "[信息内容][本年处理决定数量 c3]\n"
        "[行政许可][0 c3]\n"
        "[第二十条第（六）项 c4]\n"
        "[信息内容][本年处理决定数量 c3]\n"
        "[行政处罚][0 c3]\n"
        "[行政强制][0 c3]\n"
        "[第二十条第（八）项 c4]\n"
        "[信息内容][本年收费金额（单位：万元） c3]\n"
        "[行政事业性收费][0 c3]\n");
  CHECK(drawn(dispute_table()) ==
        "[行政复议 c5][行政诉讼 c10]\n"
        "[结果维持 r2][结果纠正 r2][其他结果 r2][尚未审结 r2][总计 r2]"
        "[未经复议直接起诉 c5][复议后起诉 c5]\n"
        "[结果维持][结果纠正][其他结果][尚未审结][总计]"
        "[结果维持][结果纠正][其他结果][尚未审结][总计]\n"
        "[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]\n");
}

TEST_CASE("the year decides the form unless its record does") {
  const Register reg = make::year_reg({make::year_record(1, 2021, {{"format", Option{"2019"}}})});
  CHECK(format_of(reg, 2020) == ReportFormat::Y2019);
  CHECK(format_of(reg, 2021) == ReportFormat::Y2019);
  CHECK(format_of(reg, 2022) == ReportFormat::Y2021);
}

}  // namespace taizhang
