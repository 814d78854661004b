#include "app/ledger_settings.h"
#include "rules/calendar_records.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

struct LedgerPage : RegisterPage {
  explicit LedgerPage(const char* form) { happen(OpenLedger{form}); }
  const OpenRegister& open() const { return *state.open; }
  const LedgerShelf& shelf() const { return *open_shelf(open().ledgers); }
  const Field& field_of(std::string_view id) const { return *find_field(shelf().form, id); }
};

// What leads to the rules.
std::string rules_of(const LedgerPage& page) {
  const Ledger& ledger = page.shelf().form.ledger;
  return "期限和检查 " + std::to_string(ledger.terms.size() + ledger.checks.size());
}

TEST_CASE("a field is renamed and required in the settings of its ledger") {
  LedgerPage page("calendar_day");
  page.press(Role::Button, "台账设置");
  CHECK(page.has(Role::Dialog, "“本地日历”的设置"));
  page.press(Role::Button, "事由");
  page.write("名称", "放假事由");
  page.leave();
  CHECK(page.field_of("reason").name.zh == "放假事由");
  CHECK(page.open().history.done.size() == 1);
  page.press(Role::Button, "恢复原样");
  CHECK(page.field_of("reason").name.zh == "事由");
  page.press(Role::Button, "完成");
  CHECK_FALSE(page.has(Role::Dialog, "“本地日历”的设置"));
}

TEST_CASE("a field that is hidden stays in the settings and leaves the ledger") {
  LedgerPage page("calendar_year");
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, "来源");
  page.press(Role::Checkbox, "不用这个字段");
  CHECK_FALSE(find_field(page.shelf().form, "source"));
  CHECK(page.get(Role::Checkbox, "不用这个字段").checked);
  page.press(Role::Checkbox, "不用这个字段");
  CHECK(find_field(page.shelf().form, "source"));
}

TEST_CASE("a field of any type is added by its name and type") {
  LedgerPage page("calendar_day");
  page.press(Role::Button, "台账设置");
  page.write("新字段的名称", "登报日期");
  page.press(Role::Combobox, "字段类型");
  page.press(Role::Option, "日期");
  page.press(Role::Button, "添加字段");
  const Field& added = page.shelf().form.fields.back();
  CHECK(added.name.zh == "登报日期");
  CHECK(added.type == FieldType::Date);
}

TEST_CASE("a term's limit is another one and its old one stays to be read") {
  LedgerPage page("application");
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, rules_of(page));
  const Term was = page.shelf().form.ledger.terms.front();
  page.write("期限", std::to_string(was.count + 1));
  page.leave();
  CHECK(page.shelf().form.ledger.terms.front().count == was.count + 1);
  CHECK(page.has(Role::Text, "原规定：" + limit_words(was, Language::Chinese)));
  page.press(Role::Button, "恢复原样");
  CHECK(page.shelf().form.ledger.terms.front() == was);
}

TEST_CASE("a check of the form is switched off and said in other words, and comes back") {
  LedgerPage page("application");
  const std::vector<Check> were = page.shelf().form.ledger.checks;
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, rules_of(page));
  page.press(Role::Button, "未与申请人确认收到日期。");
  CHECK_FALSE(page.has(Role::Button, "删除这条规则"));
  page.press(Role::Checkbox, "停用这条规则");
  CHECK(page.shelf().form.ledger.checks.size() == were.size() - 1);
  page.press(Role::Checkbox, "停用这条规则");
  page.write("提示的话，{0} 处写缺的字段", "没有确认。");
  page.leave();
  CHECK(std::ranges::contains(page.shelf().form.ledger.checks, std::string("没有确认。"),
                              [](const Check& check) { return check.say.zh; }));
  page.press(Role::Button, "恢复原样");
  CHECK(page.shelf().form.ledger.checks == were);
}

TEST_CASE("a limit that is no number changes nothing") {
  LedgerPage page("application");
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, rules_of(page));
  const Term was = page.shelf().form.ledger.terms.front();
  page.write("期限", "二十");
  page.leave();
  CHECK(page.shelf().form.ledger.terms.front() == was);
  CHECK(page.open().history.done.empty());
}

TEST_CASE("a new ledger has a name, then opens with its settings") {
  RegisterPage page;
  page.press(Role::Button, "新建台账");
  page.write("名称", "信访登记");
  page.write("用途", "记来信来访");
  page.press(Role::Button, "建立台账");
  page.frame(2);
  CHECK(page.has(Role::Dialog, "“信访登记”的设置"));
  page.write("新字段的名称", "来信人");
  page.press(Role::Button, "添加字段");
  page.press(Role::Button, "完成");
  CHECK(page.has(Role::ColumnHeader, "来信人"));
}

TEST_CASE("a holiday notice is shown as it was read before it is taken over") {
  LedgerPage page("calendar_year");
  page.press(Role::Button, "粘贴放假通知");
  page.press(Role::Textbox, "通知正文");
  page.paste("2027年\n一、元旦：1月1日（周四）至3日（周日）放假，共3天。\n");
  page.frame(2);
  CHECK(page.has(Role::Text, "周一至周五放假 1 天：01-01"));
  CHECK(page.has(Role::Text, "1 处请对照原文核对"));
  CHECK(page.open().history.done.empty());
  page.press(Role::Button, "登记这一年");
  CHECK(page.open().history.done.size() == 1);
  CHECK(page.open().reg.exists(calendar_year_id(2027)));
  CHECK(page.open().ledgers.selected == calendar_year_id(2027));
}

TEST_CASE("the status bar says how far the holidays are known") {
  LedgerPage page("calendar_year");
  CHECK(page.dump().find("节假日数据至 2026 年，其后为暂算") != std::string::npos);
}

TEST_CASE("a department is merged into another from its record") {
  LedgerPage page("department");
  page.happen(SelectLedgerRecord{department_id("信息中心"), std::nullopt, true});
  page.press(Role::Button, "并入…");
  page.press(Role::Option, "办公室");
  CHECK_FALSE(page.open().reg.exists(department_id("信息中心")));
  CHECK(page.open().ledgers.selected == department_id("办公室"));
  CHECK(find_department(page.open().departments, "信息中心")->name == "办公室");
  CHECK(page.open().history.done.size() == 1);
}

TEST_CASE("a snapshot with persons in it asks whether to mask them, any other does not") {
  LedgerPage page("application");
  page.press(Role::Button, "导出快照");
  CHECK(page.last<Download>().bytes.size() > 0);
  page.happen(AddLedgerRecord{"application", {}});
  const RecordId id = page.open().ledgers.selected;
  page.happen(ApplyEdits{{{id, "applicant", std::string("陈明")}}, {Text::did_add_record, {}}});
  page.press(Role::Button, "导出快照");
  CHECK_FALSE(page.get(Role::Checkbox, "隐去申请人信息").checked);
  CHECK(page.has(Role::Text, "涉密内容不得录入或传输"));
  page.press(Role::Checkbox, "隐去申请人信息");
  page.press(Role::Button, "导出");
  CHECK(page.last<Download>().bytes.find("陈明") == std::string::npos);
}

TEST_CASE("packets are masked unless the box is unticked, and secrets are warned of") {
  RegisterPage page;
  page.press(Role::Button, "发任务包");
  const std::string box = "隐去申请人信息（部门自己填报的除外）";
  CHECK(page.get(Role::Checkbox, box).checked);
  CHECK(page.dump().find("涉密内容不得录入或传输") != std::string::npos);
  page.press(Role::Checkbox, box);
  CHECK_FALSE(page.state.issuing->masked);
}

TEST_CASE("a line of the score sheet shows what it loses and leads to who broke the rule") {
  LedgerPage page("score");
  page.happen(AddLedgerRecord{"calendar_day", {}});
  const RecordId broken = page.open().ledgers.selected;
  page.happen(AddLedgerRecord{"score", {}});
  const RecordId line = page.open().ledgers.selected;
  page.happen(ApplyEdits{{{line, std::string(fields::kCounts), std::string("calendar_day/basis")},
                          {line, std::string(fields::kDeduction), Decimal{"0.5"}}},
                         {Text::did_add_record, {}}});
  page.frame(2);
  CHECK(page.has(Role::Text, "查到 1 处，扣 0.5 分。"));
  CHECK(page.dump().find("系统扣分 0.5") != std::string::npos);
  page.press(Role::Link, "（未命名）");
  CHECK(page.open().ledgers.selected == broken);
}

TEST_CASE(
    "the first day of a term counts when the office says so, and its basis says how sure it is") {
  LedgerPage page("application");
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, rules_of(page));
  CHECK(page.has(Role::Text, "法律法规或国家文件规定"));
  page.press(Role::Checkbox, "起算当日计入期限");
  CHECK(page.shelf().form.ledger.terms.front().first);
  page.happen(AddLedgerRecord{"application", {}});
  const RecordId record = page.open().ledgers.selected;
  page.happen(ApplyEdits{{{record, "received", Date{2026, 3, 2}}, {record, "unclear", true}},
                         {Text::did_add_record, {}}});
  CHECK(find_record(page.open().ledgers, record)->judgement.terms.front().due->at.date ==
        Date{2026, 3, 10});
}

TEST_CASE("the day of the year by which something is due is the office's to say") {
  LedgerPage page("enforcement_year");
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, rules_of(page));
  page.write("月", "2");
  page.leave();
  page.write("日", "28");
  page.leave();
  CHECK(page.shelf().form.ledger.terms.front().month == 2);
  CHECK(page.shelf().form.ledger.terms.front().day == 28);
  page.write("日", "32");
  page.leave();
  CHECK(page.shelf().form.ledger.terms.front().day == 28);
}

}  // namespace
TEST_CASE("an option is called otherwise and not offered any more, in its field's settings") {
  LedgerPage page("catalogue");
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, "领域");
  CHECK(page.has(Role::Text, "原有的选项，可以改名"));
  page.write("选项“其他”的名称", "其他领域");
  page.leave();
  CHECK(find_option(page.field_of("area"), "other")->name.zh == "其他领域");
  page.press(Role::Checkbox, "不用选项“其他”");
  CHECK(find_option(page.field_of("area"), "other")->hidden);
  page.press(Role::Button, "完成");
  page.happen(AddLedgerRecord{"catalogue", {}});
  page.frame(2);
  page.press(Role::Combobox, "领域");
  CHECK(page.has(Role::Option, "城市综合执法"));
  CHECK_FALSE(page.has(Role::Option, "其他领域"));
}

TEST_CASE("a deadline and a check are made in the settings of a ledger of the office's own") {
  RegisterPage page;
  page.happen(AddOwnLedger{"信访登记", ""});
  const std::string form = page.state.open->ledgers.look.form;
  page.happen(AddOwnField{form, FieldType::Date, "收到日期"});
  page.happen(AddOwnField{form, FieldType::Text, "来信人"});
  page.press(Role::Button, "台账设置");
  page.press(Role::Button, "期限和检查 0");
  page.write("新规则的名称", "答复来信");
  page.press(Role::Button, "添加规则");
  page.frame(2);
  CHECK(page.has(Role::Button, "期限和检查 1"));
  page.press(Role::Combobox, "从哪天起算");
  page.press(Role::Option, "收到日期");
  page.write("期限", "15");
  page.leave();
  const auto ledger = [&] { return open_shelf(page.state.open->ledgers)->form.ledger; };
  REQUIRE(ledger().terms.size() == 1);
  CHECK(ledger().terms[0].name.zh == "答复来信");
  CHECK(ledger().terms[0].count == 15);
  CHECK(ledger().terms[0].kind == TermKind::Every);

  page.write("新规则的名称", "登记要件");
  page.press(Role::Combobox, "规则种类");
  page.press(Role::Option, "检查");
  page.press(Role::Button, "添加规则");
  page.frame(2);
  page.press(Role::Checkbox, "来信人");
  REQUIRE(ledger().checks.size() == 1);
  CHECK(ledger().checks[0].fields.size() == 1);
  page.press(Role::Checkbox, "停用这条规则");
  CHECK(ledger().checks.empty());

  page.press(Role::Button, "删除这条规则");
  CHECK(page.has(Role::Button, "期限和检查 1"));
  page.press(Role::Button, "删除这条规则");
  CHECK(page.has(Role::Button, "期限和检查 0"));
  CHECK(ledger().terms.empty());
  page.happen(Undo{});
  REQUIRE(ledger().terms.size() == 1);
  CHECK(ledger().terms[0].count == 15);
}

}  // namespace taizhang
