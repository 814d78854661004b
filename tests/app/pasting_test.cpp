#include "app/pasting.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/table_cells.h"
#include "model/own_form.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

const std::string kLedger =
    "序号\t工作任务\t牵头部门\t责任部门\t完成时限\t状态\r\n"
    "1\t公开年度计划\t办公室\t法规处、执法处\t6月底前\t进行中\r\n"
    "2\t\t\t\t\t\r\n"
    "\t\t\t\t\t\r\n"
    "3\t更新目录\t信息中心\t\t常年\t\r\n";

AppState with_register() {
  AppState state = make::start();
  for (const Intent& intent : {Intent(OpenSample{}), Intent(CreateRegister{})})
    state = update(std::move(state), intent, kClock).state;
  return state;
}

AppState after(AppState state, const Intent& intent) {
  return update(std::move(state), intent, kClock).state;
}

using Columns = std::vector<std::string>;

PastedTable pasted(const AppState& state, const std::string& tsv) {
  return read_pasted(*state.open, parse_tsv(tsv), false, {});
}

RecordId first_part(const AppState& state) { return state.open->outline.front().record; }

}  // namespace

TEST_CASE("a pasted table's columns are known by their headings") {
  const PastedTable table = pasted(with_register(), kLedger);
  CHECK(table.form == forms::kTask);
  CHECK(table.has_header);
  CHECK(table.columns == Columns{"number", "title", "lead", "responsible", "deadline", "status"});
}

TEST_CASE("without headings the column with the longest texts is the title") {
  const PastedTable table =
      pasted(with_register(), "1\t公开年度计划并更新目录\t办公室\n2\t更新目录和指南\t法规处");
  CHECK_FALSE(table.has_header);
  CHECK(table.columns == Columns{"", "title", ""});
}

TEST_CASE("a single column has a heading when its first cell is one") {
  const AppState named = after(with_register(), ReceiveTable{"任务\n公布年度报告\n清理过期栏目\n"});
  REQUIRE(named.pasted);
  CHECK(named.pasted->has_header);
  const AppState plain = after(with_register(), ReceiveTable{"公布年度报告\n清理过期栏目\n"});
  REQUIRE(plain.pasted);
  CHECK_FALSE(plain.pasted->has_header);
  CHECK(plain.pasted->columns == std::vector<std::string>{std::string(fields::kTitle)});
}

TEST_CASE("a field is taken by one column only") {
  const PastedTable table = with_column(pasted(with_register(), kLedger), 0, fields::kTitle);
  CHECK(table.columns[0] == fields::kTitle);
  CHECK(table.columns[1] == kSkipped);
}

TEST_CASE("a cell that cannot be read is named with what it takes, and nothing is taken") {
  const AppState before =
      after(with_register(), ReceiveTable{kLedger + "4\t公布目录\t\t\t\t快好了\n"});
  const PastePlan plan = plan_of(*before.open, *before.pasted, {}, before.ids);
  CHECK(plan.faults == std::vector<PastedCell>{{5, 5}});
  CHECK(plan.without_title == 1);  // the blank row is not counted
  const Field& status = *find_field(*before.open->reg.find_template(forms::kTask), fields::kStatus);
  CHECK(accepted_words(*before.open, status, Language::Chinese) ==
        "未开始、进行中、待销号、退回、已销号、暂缓、取消");
  const AppState state = after(before, TakePasted{first_part(before)});
  CHECK(state.pasted);
  CHECK(state.open->reg == before.open->reg);

  const AppState mended = after(before, ChangePasted{with_column(*before.pasted, 5, kSkipped)});
  CHECK(after(mended, TakePasted{first_part(mended)}).open->tasks == before.open->tasks + 3);
}

TEST_CASE("what a column was taken for is remembered for the next table of this heading") {
  const std::string table = "事项名称\t牵头单位\t科室意见\n公布年报\t办公室\t尽快办\n";
  AppState state = after(with_register(), ReceiveTable{table});
  CHECK(state.pasted->columns == Columns{"title", "lead", ""});
  state = after(state, ChangePasted{with_column(*state.pasted, 2, fields::kMeasures)});
  state = after(state, TakePasted{first_part(state)});
  CHECK(state.header_notes == HeaderNotes{{"task", "科室意见", "measures"}});
  CHECK(decode_notes(encode_notes(state.header_notes)) == state.header_notes);
  state = after(std::move(state), ReceiveTable{table});
  REQUIRE(state.pasted);
  CHECK(state.pasted->columns == Columns{"title", "lead", "measures"});
}

TEST_CASE("a table of a ledger's fields becomes records of that ledger, typed") {
  const AppState before = with_register();
  const LedgerShelf& shelf = *find_shelf(before.open->ledgers, "site");
  std::string header, row;
  size_t options = 0;
  for (const Field& field : shelf.form.fields) {
    std::string cell;
    if (field.type == FieldType::Text) cell = "甲";
    if (field.type == FieldType::Date) cell = "2026年3月5日";
    if (field.type == FieldType::YesNo) cell = "√";
    if (field.type == FieldType::Integer) cell = "1,024";
    if (field.type == FieldType::Enumeration) cell = field.options.back().name.zh, ++options;
    if (cell.empty()) continue;
    header += (header.empty() ? "" : "\t") + field.name.zh;
    row += (row.empty() ? "" : "\t") + cell;
  }
  REQUIRE(options > 0);
  AppState state = after(before, ReceiveTable{header + "\n" + row + "\n"});
  REQUIRE(state.pasted);
  CHECK(state.pasted->form == "site");
  state = after(std::move(state), TakePasted{});
  CHECK(state.open->section == Section::Ledger);
  const RecordId made = state.open->ledgers.selected;
  REQUIRE(made);
  for (const Field& field : shelf.form.fields) {
    const Value& value = state.open->reg.value(made, field.id);
    if (field.type == FieldType::Date) CHECK(value == Value(Date{2026, 3, 5}));
    if (field.type == FieldType::YesNo) CHECK(value == Value(true));
    if (field.type == FieldType::Enumeration)
      CHECK(value == Value(Option{field.options.back().id}));
  }
  CHECK(after(std::move(state), Undo{}).open->reg.exists(made) == false);
}

TEST_CASE("a department that nobody has written down is named before it is made") {
  const AppState state = with_register();
  const PastedTable table =
      pasted(state, "任务\t牵头部门\t状态\n公布年报\t办公时\t\n清理栏目\t办公时\t\n");
  CHECK(plan_of(*state.open, table, {}, state.ids).departments ==
        std::vector<std::string>{"办公时"});
  const Department& known = state.open->departments.at(0);
  const PastedTable fine = pasted(state, "任务\t牵头部门\n公布年报\t" + known.name + "\n");
  CHECK(plan_of(*state.open, fine, {}, state.ids).departments.empty());
}

TEST_CASE("rows go below the part their heading names, with its number or without, or a new one") {
  const AppState state = with_register();
  const RecordId part = first_part(state);
  const std::string title(text_of(state.open->reg, part, fields::kTitle));
  PastedTable table = pasted(state, "任务\t状态\n甲项\t\n乙项\t\n丙项\t\n丁项\t\n");
  table.headings = {title, part_title(*state.open, part), "新的一节", "新的一节"};
  const PastePlan plan = plan_of(*state.open, table, {}, state.ids);
  CHECK(plan.added == 4);
  CHECK(plan.parts == 1);
  std::vector<std::string> parents;
  for (const Edit& one : plan.edits)
    if (one.field == fields::kParent) parents.push_back(std::get<std::string>(one.value));
  REQUIRE(parents.size() == 4);
  CHECK(parents[0] == to_text(part));
  CHECK(parents[1] == to_text(part));
  CHECK(parents[2] != to_text(part));
  CHECK(parents[2] == parents[3]);
}

TEST_CASE("progress and evidence of a table become a note and evidence of its task") {
  AppState state =
      after(with_register(),
            ReceiveTable{"任务\t进展情况\t佐证材料\n"
                         "清理栏目\t已清理三个\t\"清理公告 https://example.cn/a\n截图\"\n"
                         "公布年报\t\t无\n"});
  REQUIRE(state.pasted);
  CHECK(state.pasted->columns ==
        Columns{"title", std::string(kNoteColumn), std::string(kEvidenceColumn)});
  CHECK(plan_of(*state.open, *state.pasted, {}, state.ids).entries == 3);
  const RecordId part = first_part(state);
  state = after(std::move(state), TakePasted{part});
  const OutlineRow& task = *outline_row(*state.open, state.open->selected);
  const Register& reg = state.open->reg;
  REQUIRE(task.notes.size() == 1);
  CHECK(text_of(reg, task.notes[0], fields::kText) == "已清理三个");
  CHECK(text_of(reg, task.notes[0], fields::kAt) == kClock.now);
  REQUIRE(task.evidence.size() == 2);
  const bool is_first = text_of(reg, task.evidence[0], fields::kTitle) == "清理公告";
  const RecordId notice = task.evidence[is_first ? 0 : 1];
  CHECK(text_of(reg, notice, fields::kTitle) == "清理公告");
  CHECK(reg.value(notice, fields::kLink) == Value(Links{{{"", "https://example.cn/a"}}}));
  CHECK(text_of(reg, task.evidence[is_first ? 1 : 0], fields::kTitle) == "截图");
}

TEST_CASE("rows that a task is merged over are one, as long as only their measures differ") {
  const AppState state = with_register();
  const auto planned = [&](const std::string& lead) {
    PastedTable table = pasted(state,
                               "序号\t工作任务\t具体措施\t牵头部门\n1\t建专栏\t按目录更新\t办公室\n"
                               "1\t建专栏\t清理空白栏目\t" +
                                   lead + "\n2\t更新指南\t核对信息\t办公室\n");
    table.merged = {0, 1, 0};
    return plan_of(*state.open, table, first_part(state), state.ids);
  };
  const PastePlan plan = planned("");
  CHECK(plan.added == 2);
  CHECK(plan.joined == 1);
  CHECK(std::ranges::contains(plan.edits, Value(std::string("按目录更新\n清理空白栏目")),
                              &Edit::value));
  CHECK(planned("信息中心").added == 3);
}

TEST_CASE("pasted rows are one undo step") {
  const AppState before = with_register();
  AppState state = after(before, ReceiveTable{kLedger});
  REQUIRE(state.pasted);
  CHECK(state.open->reg == before.open->reg);  // nothing is written before it was looked at
  const RecordId part = first_part(state);
  state = after(std::move(state), TakePasted{part});
  CHECK_FALSE(state.pasted);
  CHECK(state.open->tasks == before.open->tasks + 2);
  state = after(std::move(state), Undo{});
  CHECK(state.open->tasks == before.open->tasks);
}

TEST_CASE("pasted cells are typed: deadline, status, departments old and new") {
  AppState state = after(with_register(), ReceiveTable{kLedger});
  const RecordId part = first_part(state);
  state = after(std::move(state), TakePasted{part});
  const Register& reg = state.open->reg;
  const RecordId task = state.open->selected;
  CHECK(text_of(reg, task, fields::kTitle) == "公开年度计划");
  const Deadline* deadline = deadline_of(reg.value(task, fields::kDeadline));
  REQUIRE(deadline != nullptr);
  CHECK(due_date(*deadline).has_value());
  CHECK(reg.value(task, fields::kStatus) == Value(Option{"ongoing"}));
  CHECK(reg.value(task, fields::kResponsible) == Value(Departments{{"法规处", "执法处"}}));
  CHECK(reg.exists(department_id("法规处")));
}

TEST_CASE("a word or a sentence that is pasted is no table") {
  CHECK_FALSE(after(with_register(), ReceiveTable{"只有一个词"}).pasted);
  CHECK(after(with_register(), ReceiveTable{"第一项\n第二项"}).pasted);
}

TEST_CASE("a pasted table that is put away changes nothing") {
  const AppState before = with_register();
  const AppState state = after(after(before, ReceiveTable{kLedger}), DropPasted{});
  CHECK_FALSE(state.pasted);
  CHECK(state.open->reg == before.open->reg);
}

TEST_CASE("cells are pasted into a field of tasks that the office has made") {
  AppState state = with_register();
  state = after(std::move(state),
                AddOwnField{std::string(forms::kTask), FieldType::Enumeration, "公开方式"});
  const std::string id = state.open->ledgers.task_form.fields.back().id;
  const RecordId setting = setting_id(forms::kOwnField, forms::kTask, id);
  state = after(std::move(state),
                ApplyEdits{{{setting, std::string(fields::kOptions), std::string("网站\n公报")}},
                           {Text::did_change_setting, {}}});
  const PastedTable table = pasted(
      state, "工作任务\t牵头部门\t公开方式\n公开年度计划\t办公室\t公报\n更新目录\t办公室\t报纸");
  CHECK(table.columns == Columns{"title", "lead", id});
  const PastePlan plan = plan_of(*state.open, table, first_part(state), state.ids);
  CHECK(plan.faults == std::vector<PastedCell>{{2, 2}});
  const auto filled = std::ranges::find(plan.edits, id, &Edit::field);
  REQUIRE(filled != plan.edits.end());
  CHECK(field_value_words(state.open->reg, filled->record,
                          *find_field(state.open->ledgers.task_form, id), filled->value,
                          Language::Chinese) == "公报");
}

}  // namespace taizhang
