#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../make.h"
#include "list_office.h"

namespace taizhang {

// Lists of Excel that come back: what was changed there, what here meanwhile.
namespace {

// Its tasks are looked at and have gone out; `task` is the first of them.
struct SentOut : ListOffice {
  Workbook workbook;
  RecordId task;

  SentOut() {
    after(GoTo{Section::Tasks});
    workbook = list();
    task = *parse_id<RecordId>(sheet().rows.at(1).id);
  }
  Sheet& sheet() { return workbook.sheets[0]; }
};

}  // namespace

TEST_CASE("a row copied in Excel with its hidden id is a new task") {
  SentOut office;
  Workbook& workbook = office.workbook;
  Sheet& sheet = office.sheet();
  const RecordId task = office.task;
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
  SentOut office;
  Workbook& workbook = office.workbook;
  Sheet& sheet = office.sheet();
  const RecordId task = office.task;
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
  SentOut office;
  Workbook& workbook = office.workbook;
  Sheet& sheet = office.sheet();
  const RecordId task = office.task;
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
  SentOut office;
  Workbook& workbook = office.workbook;
  Sheet& sheet = office.sheet();
  const RecordId task = office.task;
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
  ListOffice office;
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
  ListOffice office;
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
  ListOffice office;
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
  ListOffice office;
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
  SentOut office;
  Workbook& workbook = office.workbook;
  Sheet& sheet = office.sheet();
  const RecordId task = office.task;
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
  ListOffice office;
  office.after(GoTo{Section::Tasks});
  const RecordId task = *parse_id<RecordId>(office.list().sheets[0].rows.at(1).id);
  office.after(AddNote{task, "已公开两批"});
  const Workbook workbook = office.list();
  const RecordId note = outline_row(*office.state.open, task)->notes.at(0);
  office.after(ApplyEdits{{{note, std::string(fields::kText), std::string("已公开三批")}}, {}});
  office.receive_list(workbook);
  CHECK(office.plan().entries == 0);
}

}  // namespace taizhang
