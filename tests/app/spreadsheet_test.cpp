#include "app/spreadsheet.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"
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
  void receive_list(const Workbook& workbook) {
    after(ReceiveFile{"台账.xlsx", to_xlsx(workbook)});
    REQUIRE(state.pasted);
  }
  PastePlan plan() const { return plan_of(*state.open, *state.pasted, {}, state.ids); }
  static void write(Sheet& sheet, size_t row, const char* column, const char* words) {
    const auto found = std::ranges::find(sheet.columns, column, &SheetColumn::header);
    REQUIRE(found != sheet.columns.end());
    sheet.rows.at(row).cells.at(static_cast<size_t>(found - sheet.columns.begin())) = words;
  }
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

TEST_CASE("columns of further fields go out with their kinds, and come back as they were") {
  Office office;
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

TEST_CASE("a row copied in Excel with its hidden id is a new task") {
  Office office;
  office.after(GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  const RecordId task = *parse_id<RecordId>(sheet.rows.at(1).id);
  const std::string title(text_of(office.reg(), task, fields::kTitle));
  sheet.rows.push_back(sheet.rows[1]);
  office.write(sheet, sheet.rows.size() - 1, "任务", "另一项任务");
  office.receive_list(workbook);
  office.after(TakePasted{});
  CHECK(office.state.open->tasks == 19);
  CHECK(text_of(office.reg(), task, fields::kTitle) == title);
  CHECK(text_of(office.reg(), office.state.open->selected, fields::kTitle) == "另一项任务");
}

TEST_CASE("an older file changes what was written in it, not what the register has changed since") {
  Office office;
  office.after(GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  const RecordId task = *parse_id<RecordId>(sheet.rows.at(1).id);
  office.after(ApplyEdits{{{task, std::string(fields::kTitle), std::string("后来改的名称")}}, {}});
  office.write(sheet, 1, "状态", "进行中");
  office.receive_list(workbook);
  const PastePlan plan = office.plan();
  CHECK(plan.stale == 0);
  REQUIRE(plan.changes.size() == 1);
  CHECK(office.state.pasted->columns[plan.changes[0].column] == fields::kStatus);
  office.after(TakePasted{});
  CHECK(office.status(task) == "ongoing");
  CHECK(text_of(office.reg(), task, fields::kTitle) == "后来改的名称");
}

TEST_CASE("a cell changed in Excel and in the register is left alone, unless one says otherwise") {
  Office office;
  office.after(GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  const RecordId task = *parse_id<RecordId>(sheet.rows.at(1).id);
  office.after(ApplyEdits{{{task, std::string(fields::kStatus), Option{"submitted"}}}, {}});
  office.write(sheet, 1, "状态", "进行中");
  office.receive_list(workbook);
  PastedTable table = *office.state.pasted;
  CHECK(office.plan().stale == 1);
  CHECK(office.plan().changed == 0);
  office.after(TakePasted{});
  CHECK(office.status(task) == "submitted");
  REQUIRE(office.state.toast);
  CHECK(office.state.toast->message.text == Text::pasted_stale);
  table.overwrites = true;
  office.receive_list(workbook);
  office.after(ChangePasted{table}, TakePasted{});
  CHECK(office.status(task) == "ongoing");
}

TEST_CASE("a row that is copied above its own, and renamed, leaves the record to its own") {
  Office office;
  office.after(GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  const RecordId task = *parse_id<RecordId>(sheet.rows.at(1).id);
  const std::string title(text_of(office.reg(), task, fields::kTitle));
  sheet.rows.insert(sheet.rows.begin() + 1, sheet.rows[1]);
  office.write(sheet, 1, "任务", "另一项任务");
  office.write(sheet, 2, "状态", "进行中");
  office.receive_list(workbook);
  office.after(TakePasted{});
  CHECK(text_of(office.reg(), task, fields::kTitle) == title);
  CHECK(office.status(task) == "ongoing");
  CHECK(office.state.open->tasks == 19);
}

TEST_CASE("a copied row does not make the progress of its task that of another") {
  Office office;
  const RecordId task = office.state.open->outline[1].record;
  office.after(AddNote{task, "已办一半"}, GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  sheet.rows.push_back(sheet.rows.at(1));
  office.write(sheet, sheet.rows.size() - 1, "任务", "另一项任务");
  office.receive_list(workbook);
  CHECK(office.plan().entries == 0);
}

TEST_CASE("what is masked in a list never stands in for what it masks") {
  Office office;
  office.after(AddLedgerRecord{"enforcement", {}});
  const RecordId record = office.state.open->ledgers.selected;
  const Field* party = nullptr;
  const LedgerShelf& shelf = *find_shelf(office.state.open->ledgers, "enforcement");
  for (const Field& field : shelf.form.fields)
    if (field.masked && field.type == FieldType::Text) party = &field;
  REQUIRE(party);
  const std::string id = party->id;
  LedgerLook look = office.state.open->ledgers.look;
  look.columns = {id};
  office.after(ApplyEdits{{{record, id, std::string("王大明")}}, {}}, ChangeLook{std::move(look)});
  Workbook workbook =
      list_workbook(*office.state.open, open_shelf(office.state.open->ledgers), Language::Chinese);
  office.after(ApplyEdits{{{record, id, std::string("王小明")}}, {}});
  office.receive_list(workbook);
  PastedTable table = *office.state.pasted;
  table.overwrites = true;
  office.after(ChangePasted{table}, TakePasted{});
  CHECK(text_of(office.reg(), record, id) == "王小明");
}

TEST_CASE("rows that hold an id and progress alone are read") {
  Office office;
  const RecordId task = office.state.open->outline[1].record;
  Workbook workbook = table({{"记录编号", "进展"}, {to_text(task), "已完成"}});
  office.after(GoTo{Section::Tasks});
  office.receive_list(workbook);
  PastedTable pasted = *office.state.pasted;
  pasted.columns = {std::string(kRecordColumn), std::string(kNoteColumn)};
  office.after(ChangePasted{pasted});
  CHECK(office.plan().entries == 1);
}

TEST_CASE("a column that did not go out is no clash") {
  Office office;
  office.after(GoTo{Section::Tasks});
  const RecordId task = office.state.open->outline[1].record;
  office.after(ApplyEdits{{{task, std::string(fields::kMeasures), std::string("原来的")}}, {}});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  sheet.columns.push_back({.header = "具体措施"});
  for (SheetRow& row : sheet.rows)
    if (!row.heading) row.cells.emplace_back();
  sheet.rows.at(1).cells.back() = "表里写的";
  office.receive_list(workbook);
  CHECK(office.plan().stale == 0);
  office.after(TakePasted{});
  CHECK(text_of(office.reg(), task, fields::kMeasures) == "表里写的");
}

TEST_CASE("progress written in Excel is a new note of its task, once") {
  Office office;
  office.after(GoTo{Section::Tasks});
  Workbook workbook = office.list();
  Sheet& sheet = workbook.sheets[0];
  const RecordId task = *parse_id<RecordId>(sheet.rows.at(1).id);
  office.write(sheet, 1, "进展", "已公开三批");
  for (int i = 0; i < 2; ++i) {
    office.receive_list(workbook);
    office.after(TakePasted{});
    const std::vector<RecordId> notes = outline_row(*office.state.open, task)->notes;
    REQUIRE(notes.size() == 1);
    CHECK(text_of(office.reg(), notes[0], fields::kText) == "已公开三批");
    CHECK(text_of(office.reg(), notes[0], fields::kAt) == office.clock.now);
  }
}

TEST_CASE("an older file does not bring back the note it went out with") {
  Office office;
  office.after(GoTo{Section::Tasks});
  const RecordId task = *parse_id<RecordId>(office.list().sheets[0].rows.at(1).id);
  office.after(AddNote{task, "已公开两批"});
  const Workbook workbook = office.list();
  const RecordId note = outline_row(*office.state.open, task)->notes.at(0);
  office.after(ApplyEdits{{{note, std::string(fields::kText), std::string("已公开三批")}}, {}});
  office.receive_list(workbook);
  CHECK(office.plan().entries == 0);
}

TEST_CASE("a cell that cannot be read is named as Excel names it") {
  Office office;
  office.after(ReceiveFile{"表.csv", "2026年台账,,\n序号,任务,状态\n1,公布年报,快好了\n"});
  const PastePlan plan = office.plan();
  REQUIRE(plan.faults.size() == 1);
  CHECK(line_in_sheet(*office.state.pasted, plan.faults[0].row) == 3);
  CHECK(letters_of(*office.state.pasted, plan.faults[0].column) == "C");
}

TEST_CASE("the measures of a merged task with a number each stay tasks of their own") {
  Office office;
  office.after(ReceiveFile{"清单.xlsx", make::file("tests/formats/sheets/duties.xlsx")});
  REQUIRE(office.state.pasted);
  CHECK(office.plan().added == 5);
  CHECK(office.plan().joined == 0);
}

TEST_CASE("a file of tabs is a table, in a packet it goes nowhere and that is said") {
  const std::string tabs = "任务\t牵头部门\n公布年报\t办公室\n";
  Office office;
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
