#include "app/spreadsheet.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "formats/xlsx_read.h"
#include "formats/xlsx_write.h"
#include "machine.h"

namespace taizhang {
namespace {

struct Office : Machine {
  Office() : Machine(7) { after(OpenSample{}, CreateRegister{}); }

  // The list of tasks as an Excel file, and as it is read again.
  std::string exported() {
    after(GoTo{Section::Tasks}, GoTo{Section::Reports});
    ReportScope scope = state.open->report->scope;
    scope.kind = ReportKind::Shown;
    files.clear();
    after(ChangeReport{std::move(scope)}, SaveSheet{});
    return files.at(0).bytes;
  }
  Workbook list() { return list_workbook(*state.open, nullptr, Language::Chinese); }
};

Workbook table(std::vector<std::vector<std::string>> rows) {
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  for (const std::string& name : rows.at(0)) sheet.columns.push_back({.header = name});
  for (size_t i = 1; i < rows.size(); ++i)
    sheet.rows.push_back({.cells = rows[i], .heading = rows[i].size() == 1});
  return workbook;
}

}  // namespace

TEST_CASE("a list goes out as a workbook with parts, options and ids") {
  Office office;
  const Workbook workbook = office.list();
  REQUIRE(workbook.sheets.size() == 1);
  const Sheet& sheet = workbook.sheets[0];
  CHECK(sheet.columns.size() == shown_columns({}).size());
  CHECK(sheet.rows.at(0).heading);
  CHECK(sheet.rows.at(0).id.empty());
  CHECK_FALSE(sheet.rows.at(1).heading);
  CHECK(parse_id<RecordId>(sheet.rows[1].id));
  const auto status = std::ranges::find(sheet.columns, "状态", &SheetColumn::header);
  REQUIRE(status != sheet.columns.end());
  CHECK(status->options.size() == office.state.open->counts.size());
}

TEST_CASE("a list that comes back unchanged changes nothing") {
  Office office;
  const std::string bytes = office.exported();
  const Register before = office.reg();
  office.after(GoTo{Section::Tasks}, ReceiveFile{"台账.xlsx", bytes});
  REQUIRE(office.state.pasted);
  CHECK(office.state.pasted->file == "台账.xlsx");
  office.after(TakePasted{});
  CHECK(office.reg() == before);
  CHECK_FALSE(office.state.pasted);
}

TEST_CASE("what was written in Excel changes its own cells and no others, as one step") {
  Office office;
  office.after(GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  SheetRow& row = sheet.rows.at(1);
  const RecordId task = *parse_id<RecordId>(row.id);
  const Register before = office.reg();
  for (size_t i = 0; i < sheet.columns.size(); ++i) {
    if (sheet.columns[i].header == "状态") row.cells[i] = "进行中";
    if (sheet.columns[i].header == "任务") row.cells[i] = "";  // blank: left as it is
  }
  office.after(ReceiveFile{"台账.xlsx", to_xlsx(workbook)}, TakePasted{});
  CHECK(office.status(task) == "ongoing");
  CHECK(office.state.open->tasks == 18);
  office.after(Undo{});
  CHECK(office.reg().value(task, fields::kStatus) == before.value(task, fields::kStatus));
}

TEST_CASE("rows without an id are new tasks under the parts their table has") {
  Office office;
  const int tasks = office.state.open->tasks;
  const size_t parts = office.state.open->top_parts.size();
  office.after(
      ReceiveFile{"新增.xlsx", to_xlsx(table({{"序号", "工作任务", "牵头单位", "完成时限"},
                                              {"五、新增工作"},
                                              {"1", "清理旧栏目", "办公室", "6月底前"},
                                              {"2", "补齐目录", "信息中心", "持续推进"}}))});
  REQUIRE(office.state.pasted);
  office.after(TakePasted{});
  CHECK(office.state.open->tasks == tasks + 2);
  CHECK(office.state.open->top_parts.size() == parts + 1);
}

TEST_CASE("with no register open a table begins one, by way of the preview") {
  Machine machine(3);
  machine.after(ReceiveFile{"任务.csv",
                            "序号,工作任务,牵头单位,完成时限\n"
                            "1,公开权责清单,办公室,2026年6月30日前\n"
                            "2,更新服务指南,政务服务处,持续推进\n"});
  REQUIRE(machine.state.screen == Screen::Preview);
  CHECK(machine.state.preview->now.draft.notice.tasks.size() == 2);
}

TEST_CASE("a file that is no table says what it is and what to do, and changes nothing") {
  Office office;
  const Register before = office.reg();
  for (const std::string& bytes :
       {std::string("PK\x03\x04 cut off"), std::string("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")}) {
    office.after(ReceiveFile{"表.xlsx", bytes});
    CHECK_FALSE(office.state.pasted);
    REQUIRE(office.state.strip);
    CHECK(say(office.state.strip->message, Language::Chinese).starts_with("表.xlsx："));
    CHECK(office.reg() == before);
  }
}

}  // namespace taizhang
