#include <catch2/catch_test_macros.hpp>
#include <string>

#include "app/conflict_view.h"
#include "app/ledger_settings.h"
#include "rules/calendar_records.h"
#include "rules/holiday_notice.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

AppState after(AppState state, const Intent& intent) {
  return update(std::move(state), intent, kClock).state;
}

AppState with_register(const std::string& notice = "") {
  const Intent first = notice.empty() ? Intent(OpenSample{}) : ReadNotice{"", notice};
  return after(after(make::start(), first), CreateRegister{});
}

AppState with_own_ledger() {
  return after(with_register(), AddOwnLedger{" 信访登记 ", "记来信来访"});
}

std::string text(std::string words) { return words; }

Value make_day(std::string_view day) { return *parse_date(day); }

constexpr const char* kNotice =
    "云汀市城市管理局2026年政务公开工作要点\n一、讲明政策\n（一）做好文件解读。\n"
    "牵头部门：法规处\n责任部门：各大队\n";

}  // namespace

TEST_CASE("a ledger of the office's own is listed, opened and filled like every other") {
  AppState state = with_own_ledger();
  const std::string form = state.open->ledgers.look.form;
  REQUIRE(open_shelf(state.open->ledgers));
  CHECK(open_shelf(state.open->ledgers)->form.name.zh == "信访登记");

  state = after(std::move(state), AddOwnField{form, FieldType::Date, "收到日期"});
  state = after(std::move(state), AddOwnField{form, FieldType::Text, "来信人"});
  const std::vector<FieldSetting> fields = field_settings(*state.open, form);
  REQUIRE(fields.size() == 2);
  CHECK(fields[0].field.name.zh == "收到日期");

  state = after(std::move(state), AddLedgerRecord{form, {}});
  const RecordId id = state.open->ledgers.selected;
  state = after(std::move(state),
                ApplyEdits{{{id, fields[1].field.id, text("李云")}}, {Text::did_add_record, {}}});
  CHECK_FALSE(state.strip);
  CHECK(text_of(state.open->reg, id, fields[1].field.id) == "李云");
}

TEST_CASE("a new ledger and a new field are one undo step each") {
  AppState state = with_own_ledger();
  const std::string form = state.open->ledgers.look.form;
  state = after(std::move(state), AddOwnField{form, FieldType::Text, "来信人"});
  CHECK(state.open->history.done.size() == 2);
  state = after(std::move(state), Undo{});
  CHECK(field_settings(*state.open, form).empty());
  state = after(std::move(state), Undo{});
  CHECK_FALSE(find_shelf(state.open->ledgers, form));
}

TEST_CASE("own fields change places and stop at the ends") {
  AppState state = with_own_ledger();
  const std::string form = state.open->ledgers.look.form;
  for (const char* name : {"甲", "乙", "丙"})
    state = after(std::move(state), AddOwnField{form, FieldType::Text, name});
  const auto names = [&] {
    std::string all;
    for (const FieldSetting& one : field_settings(*state.open, form)) all += one.field.name.zh;
    return all;
  };
  const std::string last = field_settings(*state.open, form)[2].field.id;
  CHECK(moved_field(*state.open, form, last, false).empty());
  std::vector<Edit> moved = moved_field(*state.open, form, last, true);
  state = after(std::move(state), ApplyEdits{std::move(moved), {Text::did_change_setting, {}}});
  CHECK(names() == "甲丙乙");
}

TEST_CASE("what the office said of a term stands beside what it was, and can be taken back") {
  AppState state = with_register();
  const Term was = term_settings(*state.open, "application").front().original;
  const auto set = [&](std::string_view cell, Value value) {
    std::vector<Edit> edits = setting_edits(state.open->reg, forms::kOwnRule, "application", was.id,
                                            cell, std::move(value));
    state = after(std::move(state), ApplyEdits{std::move(edits), {Text::did_change_setting, {}}});
  };
  set(fields::kCount, int64_t{was.count + 5});
  set(fields::kUnused, true);
  const TermSetting now = term_settings(*state.open, "application").front();
  CHECK(now.term.count == was.count + 5);
  CHECK(now.off);
  CHECK(now.original == was);

  std::vector<Edit> restored =
      restored_setting(*state.open, forms::kOwnRule, "application", was.id);
  state = after(std::move(state), ApplyEdits{std::move(restored), {Text::did_change_setting, {}}});
  const TermSetting back = term_settings(*state.open, "application").front();
  CHECK(back.term == was);
  CHECK_FALSE(back.off);
}

TEST_CASE("an own rule that is deleted is gone for everybody who merges, and comes back by undo") {
  AppState state = with_own_ledger();
  const std::string form = state.open->ledgers.look.form;
  state = after(std::move(state), AddOwnField{form, FieldType::Text, "来信人"});
  state = after(std::move(state), AddOwnRule{form, true, "登记要件"});
  REQUIRE(check_settings(*state.open, form).size() == 1);
  const RecordId rule =
      setting_id(forms::kOwnRule, form, check_settings(*state.open, form).front().rule.id);
  Register other = state.open->reg;
  state = after(std::move(state), DeleteRecord{rule});
  CHECK(check_settings(*state.open, form).empty());
  REQUIRE(state.toast);
  CHECK(say(state.toast->message, Language::Chinese) == "已删除“登记要件”。");
  REQUIRE(other.add(state.open->reg.changes()));
  CHECK_FALSE(other.exists(rule));
  state = after(std::move(state), Undo{});
  CHECK(check_settings(*state.open, form).size() == 1);
}

TEST_CASE("the annual report ends what was not paid by the office's own limit") {
  AppState state = after(with_register(), AddLedgerRecord{"application", {}});
  const RecordId id = state.open->ledgers.selected;
  const std::vector<Edit> cells = {{id, "received", make_day("2025-10-20")},
                                   {id, "kind", Option{"person"}},
                                   {id, "fee_notice", make_day("2025-11-05")},
                                   {id, "fee_received", make_day("2025-11-05")},
                                   {id, "result", Option{"unpaid"}}};
  state = after(std::move(state), ApplyEdits{cells, {Text::did_add_record, {}}});
  const auto carried_on = [&] {
    return find_figure(table_of(state.open->annual->report, 3), "next", "person")->value().digits;
  };
  state = after(std::move(state), GoTo{Section::Annual});
  CHECK(state.open->annual->year == 2025);
  CHECK(carried_on() == "0");
  const std::vector<Edit> edits = setting_edits(state.open->reg, forms::kOwnRule, "application",
                                                "pay", fields::kCount, int64_t{60});
  state = after(std::move(state), ApplyEdits{edits, {Text::did_change_setting, {}}});
  CHECK(carried_on() == "1");
  state = after(std::move(state), ChangeAnnual{2025, ReportFormat::Y2021});
  CHECK(carried_on() == "1");
  state = after(std::move(state), GoTo{Section::Overview});
  state = after(std::move(state), GoTo{Section::Annual});
  CHECK(carried_on() == "1");
}

TEST_CASE("history and conflicts call fields and options as the office does") {
  AppState state = with_register();
  state = after(std::move(state), AddLedgerRecord{"catalogue", {}});
  const RecordId id = state.open->ledgers.selected;
  const auto say_of = [&](const std::string& about, std::string name) {
    std::vector<Edit> edits = setting_edits(state.open->reg, forms::kOwnField, "catalogue", about,
                                            fields::kName, std::move(name));
    state = after(std::move(state), ApplyEdits{std::move(edits), {Text::did_change_setting, {}}});
  };
  const auto read = [&](const char* option) {
    return decided_words(state.open->reg, {id, "area"}, Option{option}, Language::Chinese);
  };
  CHECK(read("other") == "其他");
  say_of(own_option_id("area", "other"), "别的领域");
  say_of("area", "业务领域");
  CHECK(read("other") == "别的领域");
  CHECK(read("x.新增的") == "新增的");
  CHECK(disputed_words(state.open->reg, {id, "area"}, Language::Chinese) ==
        "公开事项标准目录 · 业务领域");
}

TEST_CASE("a year's notice is taken over as one step, and days to its end are known") {
  AppState state = with_register();
  CHECK(state.open->ledgers.calendar.last_year() == 2026);
  const HolidayNotice notice =
      parse_holiday_notice("2027年\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n");
  REQUIRE(notice.year.year == 2027);
  std::vector<Edit> edits = edits_for(state.open->reg, notice.year);
  state =
      after(std::move(state), ApplyEdits{std::move(edits), {Text::did_take_holidays, {"2027"}}});
  CHECK_FALSE(state.strip);
  CHECK(state.open->ledgers.calendar.last_year() == 2027);
  CHECK_FALSE(state.open->ledgers.calendar.is_working_day({2027, 1, 1}));
  CHECK(state.open->history.done.size() == 1);
  state = after(std::move(state), Undo{});
  CHECK(state.open->ledgers.calendar.last_year() == 2026);
}

TEST_CASE("the next notice finds a department by its alias, and knows whom a group stands for") {
  AppState state = with_register(kNotice);
  std::vector<Edit> edits = {
      {department_id("法规处"), std::string(fields::kAliases), text("局法规处")},
      {department_id("各大队"), std::string(fields::kMembers), Departments{{"法规处"}}}};
  state = after(std::move(state), ApplyEdits{edits, {Text::did_change_setting, {}}});
  state = after(std::move(state), CloseRegister{});
  std::string next = kNotice;
  next.insert(next.find("法规处"), "局");
  state = after(std::move(state), ReadNotice{"", next});
  REQUIRE(state.preview);
  CHECK(state.preview->now.draft.notice.tasks[0].lead == std::vector<std::string>{"法规处"});
  const Department* group = find_department(state.preview->now.known, "各大队");
  REQUIRE(group);
  CHECK(group->members == std::vector<std::string>{"法规处"});
}

TEST_CASE("the score sheet loses points for what other ledgers break, in all and by department") {
  AppState state = after(with_register(kNotice), AddLedgerRecord{"calendar_day", {}});
  state = after(std::move(state), AddLedgerRecord{"score", {}});
  const RecordId line = state.open->ledgers.selected;
  const auto set = [&](std::string_view cell, Value value) {
    state = after(std::move(state), ApplyEdits{{{line, std::string(cell), std::move(value)}},
                                               {Text::did_change_setting, {}}});
  };
  set(fields::kPoints, Decimal{"5"});
  set(fields::kCounts, text("calendar_day/basis"));
  set(fields::kDeduction, Decimal{"0.5"});
  const Ledgers& ledgers = state.open->ledgers;
  REQUIRE(ledgers.deductions.contains(line));
  CHECK(ledgers.deductions.at(line).points == Decimal{"0.5"});
  CHECK(ledgers.deducted.front().points == Decimal{"0.5"});
  REQUIRE(!ledgers.columns.empty());
  CHECK(ledgers.columns.back().kind == LedgerColumn::Kind::Deduction);
}

TEST_CASE(
    "a ledger of the office's own has deadlines and checks of its own, which travel with it") {
  AppState state = with_own_ledger();
  const std::string form = state.open->ledgers.look.form;
  const auto act = [&](const Intent& intent) { state = after(std::move(state), intent); };
  act(AddOwnField{form, FieldType::Date, "收到日期"});
  act(AddOwnField{form, FieldType::Date, "答复日期"});
  act(AddOwnField{form, FieldType::Text, "来信人"});
  const auto field = [&](size_t place) {
    return field_settings(*state.open, form)[place].field.id;
  };
  act(AddOwnRule{form, false, "答复来信"});
  act(AddOwnRule{form, true, "登记要件"});
  REQUIRE(term_settings(*state.open, form).size() == 1);
  REQUIRE(check_settings(*state.open, form).size() == 1);
  CHECK(term_settings(*state.open, form)[0].term.count == 20);  // as long as nothing else is said
  const std::string term = term_settings(*state.open, form)[0].term.id;
  const std::string check = check_settings(*state.open, form)[0].rule.id;
  const auto say_of = [&](const std::string& rule, std::string_view cell, Value value) {
    act(ApplyEdits{
        setting_edits(state.open->reg, forms::kOwnRule, form, rule, cell, std::move(value)),
        {Text::did_change_setting, {}}});
    REQUIRE_FALSE(state.strip);
  };
  say_of(term, fields::kStart, field(0));
  say_of(term, fields::kFinish, field(1));
  say_of(term, fields::kCount, int64_t{3});
  say_of(check, fields::kWanted, field(2));

  act(AddLedgerRecord{form, {}});
  const RecordId letter = state.open->ledgers.selected;
  act(ApplyEdits{{{letter, field(0), make_day("2026-03-16")}}, {Text::did_add_record, {}}});
  const auto judged = [](const AppState& of, RecordId id) {
    return find_record(of.open->ledgers, id)->judgement;
  };
  CHECK(judged(state, letter).light.state == LightState::Overdue);  // due on the 19th
  REQUIRE(judged(state, letter).findings.size() == 2);
  REQUIRE(state.open->ledgers.findings.size() == 2);

  // The snapshot opened by somebody else says the same.
  AppState other = after(
      make::start(IdSource(8, 9)),
      ReceiveFile{"台账.taizhang.json", encode(Snapshot{state.open->envelope, state.open->reg})});
  CHECK(judged(other, letter) == judged(state, letter));
  act(ApplyEdits{{{letter, field(1), make_day("2026-03-19")}, {letter, field(2), text("李云")}},
                 {Text::did_add_record, {}}});
  CHECK(judged(state, letter).findings.empty());
  CHECK(judged(state, letter).light.state == LightState::Closed);
}

}  // namespace taizhang
