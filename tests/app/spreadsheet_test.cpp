#include "app/spreadsheet.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"
#include "formats/csv.h"
#include "formats/xlsx_read.h"
#include "list_office.h"

namespace taizhang {

TEST_CASE("a list goes out as a workbook with parts, options and ids") {
  ListOffice office;
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

TEST_CASE("columns of further fields go out with their kinds, and come back as they were") {
  ListOffice office;
  const std::string pieces =
      office.add_field(std::string(forms::kTask), FieldType::Integer, "件数");
  const RecordId task = office.state.open->outline[1].record;
  const std::string steps = "先印发\n再培训";
  office.after(ApplyEdits{{{task, pieces, int64_t{12}},
                           {task, "phone", std::string("059212345678901234")},
                           {task, "next_steps", steps},
                           {task, "event_date", Date{2026, 5, 6}}},
                          {Text::did_fill, {"", ""}}},
               ChangeView{{.columns = {{column_ids::kNumber},
                                       {column_ids::kTitle},
                                       {pieces},
                                       {"phone"},
                                       {"next_steps"},
                                       {"event_date"}}}});
  const Sheet sheet = office.list().sheets.at(0);
  std::vector<std::string> headers;
  std::vector<SheetKind> kinds;
  for (const SheetColumn& one : sheet.columns) {
    headers.push_back(one.header);
    kinds.push_back(one.kind);
  }
  CHECK(headers ==
        std::vector<std::string>{"序号", "任务", "件数", "联系电话", "下一步打算", "触发日期"});
  CHECK(kinds == std::vector{SheetKind::Text, SheetKind::Text, SheetKind::Integer, SheetKind::Text,
                             SheetKind::Text, SheetKind::Date});
  const std::vector<std::string>& cells = sheet.rows.at(1).cells;
  CHECK(std::vector(cells.begin() + 2, cells.end()) ==
        std::vector<std::string>{"12", "059212345678901234", steps, "2026-05-06"});

  office.after(CopyRows{});
  CHECK(office.asked<CopyTable>().back().text.contains("\t12\t059212345678901234\t"));
  const Register before = office.reg();
  office.after(ReceiveFile{"台账.xlsx", office.exported()}, TakePasted{});
  CHECK(office.reg() == before);
  CHECK_FALSE(office.state.pasted);
}

TEST_CASE("a list that comes back unchanged changes nothing") {
  ListOffice office;
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
  ListOffice office;
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
  ListOffice office;
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

TEST_CASE("a cell that cannot be read is named as Excel names it") {
  ListOffice office;
  office.after(ReceiveFile{"表.csv", "2026年台账,,\n序号,任务,状态\n1,公布年报,快好了\n"});
  const PastePlan plan = office.plan();
  REQUIRE(plan.faults.size() == 1);
  CHECK(line_in_sheet(*office.state.pasted, plan.faults[0].row) == 3);
  CHECK(letters_of(*office.state.pasted, plan.faults[0].column) == "C");
}

TEST_CASE("the measures of a merged task with a number each stay tasks of their own") {
  ListOffice office;
  office.after(ReceiveFile{"清单.xlsx", make::file("tests/formats/sheets/duties.xlsx")});
  REQUIRE(office.state.pasted);
  CHECK(office.plan().added == 5);
  CHECK(office.plan().joined == 0);
}

TEST_CASE("a file of tabs is a table, in a packet it goes nowhere and that is said") {
  const std::string tabs = "任务\t牵头部门\n公布年报\t办公室\n";
  ListOffice office;
  office.after(ReceiveFile{"任务.tsv", tabs});
  REQUIRE(office.state.pasted);
  CHECK(office.state.pasted->columns == std::vector<std::string>{"title", "lead"});

  Round round;
  Machine liaison(11);
  liaison.receive(round.office.files.at(0));
  for (const Intent& intent : {Intent(ReceiveFile{"任务.tsv", tabs}), Intent(ReceiveTable{tabs})}) {
    liaison.state.strip.reset();
    liaison.state.toast.reset();
    liaison.after(intent);
    CHECK_FALSE(liaison.state.pasted);
    CHECK(liaison.state.screen == Screen::Register);
    const bool is_said =
        liaison.state.strip
            ? liaison.state.strip->message.text == Text::pasted_in_packet
            : liaison.state.toast && liaison.state.toast->message.text == Text::pasted_in_packet;
    CHECK(is_said);
  }
}

TEST_CASE("with no register open all sheets of a workbook begin one, also laid out differently") {
  Workbook workbook = table({{"序号", "工作任务", "牵头单位", "完成时限"},
                             {"1", "公开权责清单", "办公室", "2026年6月30日前"}});
  workbook.sheets[0].name = "一季度";
  workbook.sheets.push_back(table({{"工作任务", "完成时限", "牵头单位"},
                                   {"更新服务指南", "2026年9月30日前", "政务服务处"}})
                                .sheets[0]);
  workbook.sheets[1].name = "二季度";
  Machine machine(3);
  machine.after(ReceiveFile{"任务.xlsx", to_xlsx(workbook)});
  REQUIRE(machine.state.screen == Screen::Preview);
  const auto& tasks = machine.state.preview->now.draft.notice.tasks;
  REQUIRE(tasks.size() == 2);
  CHECK(tasks[1].lead.size() == 1);
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
  ListOffice office;
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

namespace {

// The standard catalogue with two matters, looked at in its official form.
struct Catalogue : Machine {
  std::vector<RecordId> matters;

  Catalogue() : Machine(7) {
    after(OpenSample{}, CreateRegister{});
    add("市容环境卫生管理", "占道经营", {"all"}, {"active"});
    add("违法建设", "违法建设查处", {"all", "group"}, {"active", "on_request"});
    const std::vector<LedgerView>& views = shelf().form.ledger.views;
    LedgerLook look = state.open->ledgers.look;
    look.view =
        static_cast<size_t>(std::ranges::find(views, "official", &LedgerView::id) - views.begin());
    after(ChangeLook{look});
  }
  void add(const char* first, const char* second, std::vector<std::string> audience,
           std::vector<std::string> way) {
    after(AddLedgerRecord{"catalogue", {}});
    const RecordId id = state.open->ledgers.selected;
    matters.push_back(id);
    after(ApplyEdits{{{id, "matter1", std::string(first)},
                      {id, "matter2", std::string(second)},
                      {id, "audience", Options{std::move(audience)}},
                      {id, "way", Options{std::move(way)}},
                      {id, "levels", Options{{"county"}}}},
                     {Text::did_change, {""}}});
  }
  const LedgerShelf& shelf() const { return *open_shelf(state.open->ledgers); }
  Workbook workbook() { return list_workbook(*state.open, &shelf(), Language::Chinese); }
};

// The list that is open as a CSV file, as the page of reports saves it.
Download csv_of(Machine& desk) {
  desk.after(GoTo{Section::Reports});
  ReportScope scope = desk.state.open->report->scope;
  scope.kind = ReportKind::Shown;
  desk.after(ChangeReport{std::move(scope)}, SaveSheet{true});
  return desk.files.back();
}

}  // namespace

TEST_CASE("the standard catalogue goes out with the two rows of names of the official table") {
  Catalogue desk;
  const Workbook workbook = desk.workbook();
  std::string heads, names, row;
  for (const SheetColumn& column : workbook.sheets[0].columns) {
    heads += column.head + "|";
    names += column.header + "|";
  }
  for (const std::string& cell : workbook.sheets[0].rows.at(1).cells) row += cell + "|";
  CHECK(heads ==
        "|公开事项|公开事项||||||公开对象|公开对象|公开方式|公开方式|公开层级|公开层级|"
        "公开层级|");
  CHECK(names ==
        "序号|一级事项|二级事项|公开内容（要素）|公开依据|公开时限|公开主体|公开渠道和载体|全社会|"
        "特定群体|主动|依申请|市级|县级|乡级|");
  CHECK(row == "|违法建设|违法建设查处||||||√|√|√|√||√||");

  const std::vector<SheetCells> read = read_xlsx(to_xlsx(workbook)).value();
  const auto is_merged = [&](MergedCells one) {
    return std::ranges::contains(read[0].merged, one);
  };
  CHECK(is_merged({0, 0, 1, 0}));  // 序号 reaches down
  CHECK(is_merged({0, 1, 0, 2}));  // 公开事项 over its two levels
}

TEST_CASE("the official table comes back from Excel as it went out, and with what was ticked") {
  Catalogue desk;
  Workbook workbook = desk.workbook();
  const Register before = desk.reg();
  desk.after(ReceiveFile{"目录.xlsx", to_xlsx(workbook)});
  REQUIRE(desk.state.pasted);
  CHECK(desk.state.pasted->form == "catalogue");
  desk.after(TakePasted{});
  CHECK(desk.reg() == before);

  Sheet& sheet = workbook.sheets[0];
  for (size_t i = 0; i < sheet.columns.size(); ++i)
    if (sheet.columns[i].header == "特定群体") sheet.rows[0].cells[i] = "√";
  sheet.rows.push_back({.cells = {"3", "绿化管理", "树木砍伐", "", "", "", "", "", "√", " 没有 "}});
  sheet.rows.back().cells.resize(sheet.columns.size(), "□");
  desk.after(ReceiveFile{"目录.xlsx", to_xlsx(workbook)}, TakePasted{});
  CHECK(desk.reg().value(desk.matters[0], "audience") == Value(Options{{"all", "group"}}));
  REQUIRE(desk.shelf().records.size() == 3);
  const RecordId added = desk.shelf().records.back().id;
  CHECK(text_of(desk.reg(), added, "matter1") == "绿化管理");
  CHECK(desk.reg().value(added, "audience") == Value(Options{{"all"}}));
}

TEST_CASE("rows under the headings of their groups go out each with its own record") {
  Catalogue desk;
  LedgerLook look = desk.state.open->ledgers.look;
  look.group = group_columns(desk.shelf().form).at(0).id;
  desk.after(ChangeLook{look});
  REQUIRE_FALSE(desk.state.open->ledgers.groups.empty());
  const Workbook workbook = desk.workbook();
  std::vector<std::string> ids;
  for (const SheetRow& row : workbook.sheets[0].rows) {
    CHECK(row.heading == row.id.empty());
    if (!row.heading) ids.push_back(row.id);
  }
  std::vector<std::string> shown;
  for (const uint32_t row : desk.state.open->ledgers.rows)
    shown.push_back(to_text(desk.shelf().records[row].id));
  CHECK(ids == shown);
}

TEST_CASE("the official table goes out as CSV with one row of names, and is read again") {
  Catalogue desk;
  const Download file = csv_of(desk);
  CHECK(file.bytes.contains(",公开对象/全社会,公开对象/特定群体,"));
  desk.after(OpenLedger{"catalogue"}, ReceiveFile{file.name, file.bytes});
  REQUIRE(desk.state.pasted);
  CHECK(desk.state.pasted->form == "catalogue");
  desk.after(TakePasted{});
  REQUIRE(desk.shelf().records.size() == 4);
  const RecordId added = desk.shelf().records.back().id;
  CHECK(text_of(desk.reg(), added, "matter1") == "违法建设");
  CHECK(desk.reg().value(added, "audience") == Value(Options{{"all", "group"}}));
}

TEST_CASE("a ledger goes out as CSV beside Excel: with its mark, masked, and without formulas") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, AddLedgerRecord{"enforcement", {}});
  const RecordId id = office.state.open->ledgers.selected;
  office.after(ApplyEdits{{{id, "name", std::string("=1+1")}, {id, "party", std::string("陈明")}},
                          {Text::did_fill, {"", ""}}});
  const Download file = csv_of(office);
  CHECK(file.bytes.starts_with("\xEF\xBB\xBF"));
  CHECK(file.bytes.contains("'=1+1"));
  CHECK(file.bytes.contains("陈*"));
  CHECK_FALSE(file.bytes.contains("陈明"));
  office.after(SaveSheet{});
  const std::string& excel = office.files.back().name;
  REQUIRE(excel.ends_with(".xlsx"));
  CHECK(file.name == excel.substr(0, excel.size() - 5) + ".csv");
}

TEST_CASE("nothing but the list goes out as CSV") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, GoTo{Section::Reports});
  ReportScope scope = office.state.open->report->scope;
  scope.kind = ReportKind::Overdue;
  const size_t before = office.files.size();
  office.after(ChangeReport{std::move(scope)}, SaveSheet{true});
  CHECK(office.files.size() == before);
}

TEST_CASE("the list of tasks goes out as CSV with its parts") {
  ListOffice office;
  const Download file = csv_of(office);
  const TableCells cells = parse_csv(file.bytes).value();
  REQUIRE(cells.size() == office.list().sheets[0].rows.size() + 1);
  CHECK(cells[0].at(1) == "任务");
  CHECK(cells[1].at(0) == office.list().sheets[0].rows[0].cells[0]);
}

TEST_CASE("what is late and what is due soon has its colour in Excel, what is neither has none") {
  ListOffice office;
  const auto task = [&](size_t i) {
    return office.state.open->outline[office.state.open->shown_tasks.at(i)].record;
  };
  office.after(ApplyEdits{{{task(0), "deadline", parse_deadline("2026-03-01", 2026)},
                           {task(1), "deadline", parse_deadline("2026-03-24", 2026)},
                           {task(2), "deadline", parse_deadline("2026-12-31", 2026)}},
                          {Text::did_change, {""}}});
  const Sheet sheet = office.list().sheets.at(0);
  const auto light = std::ranges::find(sheet.columns, "灯", &SheetColumn::header);
  REQUIRE(light != sheet.columns.end());
  const auto colour_of = [&](std::string_view words) {
    for (const SheetColour& one : light->colours)
      if (one.word.starts_with(words)) return one.colour;
    return uint32_t{0};
  };
  CHECK(colour_of("逾期") == 0xF9DCDC);
  CHECK(colour_of("还剩") == 0xFFE5BF);
  CHECK(colour_of("正常") == 0);
}

TEST_CASE("the printed catalogue has its names in two rows too") {
  Catalogue desk;
  desk.after(GoTo{Section::Reports});
  ReportScope scope = desk.state.open->report->scope;
  scope.kind = ReportKind::Shown;
  scope.ledger = "catalogue";
  desk.after(ChangeReport{scope});
  for (const Block& block : desk.state.open->report->document.blocks) {
    const auto* table = std::get_if<DocumentTable>(&block);
    if (table == nullptr) continue;
    CHECK(table->header_rows == 2);
    CHECK(table->rows[0][1].text == "公开事项");
    CHECK(table->rows[0][1].columns == 2);
    CHECK(table->rows[0][0].rows == 2);
    CHECK(table->rows[1][0].text == "一级事项");
    CHECK(grid_of(*table, table->rows.size()).back().end_column == table->widths.size());
  }
}

}  // namespace taizhang
