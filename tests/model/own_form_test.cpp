#include "model/own_form.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "model/undo.h"

namespace taizhang {
namespace {

Field text_field(std::string id, std::string name) {
  Field field;
  field.id = std::move(id);
  field.name.zh = std::move(name);
  return field;
}

// A ledger of letters: answered within 20 working days, which wants a summary.
Template letters() {
  Template form;
  form.id = "letter";
  form.name.zh = "来信";
  form.ledger.group.zh = "其他";
  form.ledger.title = "subject";
  form.fields = {text_field("subject", "事由"), text_field("summary", "摘要"),
                 text_field("way", "渠道"), text_field("remark", "备注")};
  form.fields[2].type = FieldType::Enumeration;
  form.fields[2].options = {{"post", {"邮寄", "", ""}, ""}};
  for (const char* day : {"received", "answered"}) {
    form.fields.push_back(text_field(day, day));
    form.fields.back().type = FieldType::Date;
  }
  Term term;
  term.id = "answer";
  term.name.zh = "答复";
  term.start = {"received"};
  term.finish = "answered";
  term.count = 20;
  term.basis = "条例第三十三条";
  form.ledger.terms = {term};
  Check check;
  check.id = "whole";
  check.fields = {"summary", "remark"};
  check.say.zh = "缺少{0}。";
  form.ledger.checks = {check};
  form.ledger.views.resize(1);
  form.ledger.views[0].id = "all";
  form.ledger.views[0].name.zh = "全部";
  form.ledger.views[0].columns = {"subject", "remark"};
  return form;
}

Register office() {
  std::vector<Template> forms = make::forms();
  for (const std::string name : {"own_ledger", "own_field", "own_rule"}) {
    forms.push_back(decode_template(make::file("assets/ledgers/" + name + ".json")).value());
  }
  return Register::make(make::id(0xABC), std::move(forms), {}).value();
}

std::vector<Change> say(Register& reg, std::string_view kind, std::string_view about,
                        std::string_view cell, Value value, std::string_view nonce) {
  return make::apply(reg, setting_edits(reg, kind, "letter", about, cell, std::move(value)), nonce);
}

std::vector<Change> of_field(Register& reg, std::string_view field, std::string_view cell,
                             Value value, std::string_view nonce) {
  return say(reg, forms::kOwnField, field, cell, std::move(value), nonce);
}

std::vector<Change> of_term(Register& reg, std::string_view cell, Value value,
                            std::string_view nonce) {
  return say(reg, forms::kOwnRule, "answer", cell, std::move(value), nonce);
}

// The settings as app/ledgers.cpp hands them over.
std::vector<const Record*> settings_of(const Register& reg) {
  std::vector<const Record*> settings;
  for (const std::string_view form : {forms::kOwnField, forms::kOwnRule}) {
    for (const RecordId id : children(reg, {}, form)) settings.push_back(reg.find(id));
  }
  return settings;
}

Template kept(const Register& reg) { return kept_form(letters(), settings_of(reg)); }

std::vector<std::string> ids(const Template& form) {
  std::vector<std::string> ids;
  for (const Field& field : form.fields) ids.push_back(field.id);
  return ids;
}

std::string text(std::string words) { return words; }

}  // namespace

TEST_CASE("without settings a form is kept as it is") { CHECK(kept(office()) == letters()); }

TEST_CASE("a field is called, explained and required as the office says") {
  Register reg = office();
  of_field(reg, "summary", fields::kName, text("内容摘要"), "1");
  of_field(reg, "summary", fields::kHelp, text("一句话"), "2");
  of_field(reg, "summary", fields::kRequired, true, "3");
  const Template form = kept(reg);
  const Field& field = *find_field(form, "summary");
  CHECK(field.name.zh == "内容摘要");
  CHECK(field.help.zh == "一句话");
  CHECK(field.required);
  CHECK(ids(form) == ids(letters()));
}

TEST_CASE("an own option stands behind the given ones, each once") {
  Register reg = office();
  of_field(reg, "way", fields::kOptions, text("来访\n 电话 \n来访\n\n"), "1");
  std::vector<std::string> options;
  for (const EnumOption& option : find_field(kept(reg), "way")->options) {
    options.push_back(option.id);
  }
  CHECK(options == std::vector<std::string>{"post", "x.来访", "x.电话"});
}

TEST_CASE("a hidden field is neither shown nor missed, and comes back") {
  Register reg = office();
  of_field(reg, "remark", fields::kHidden, true, "1");
  const Template form = kept(reg);
  CHECK_FALSE(find_field(form, "remark"));
  CHECK(form.ledger.checks[0].fields == std::vector<std::string>{"summary"});
  CHECK(form.ledger.views[0].columns == std::vector<std::string>{"subject"});
  CHECK(kept_fields(letters(), settings_of(reg))[3].hidden);

  of_field(reg, "remark", fields::kHidden, false, "2");
  CHECK(kept(reg) == letters());
}

TEST_CASE("a check all of whose fields are hidden asks for nothing") {
  Register reg = office();
  of_field(reg, "remark", fields::kHidden, true, "1");
  of_field(reg, "summary", fields::kHidden, true, "2");
  CHECK(kept(reg).ledger.checks.empty());
}

TEST_CASE("a field that a rule needs cannot be hidden") {
  Register reg = office();
  for (const char* field : {"subject", "received", "answered"}) {
    CHECK(is_needed(letters(), field));
    of_field(reg, field, fields::kHidden, true, field);
  }
  CHECK(kept(reg) == letters());
  CHECK_FALSE(is_needed(letters(), "remark"));
}

TEST_CASE("own fields come last, in the office's order, once they have a name") {
  Register reg = office();
  const std::string day = own_field_id(FieldType::Date, "aa");
  const std::string place = own_field_id(FieldType::Text, "bb");
  of_field(reg, day, fields::kOrder, text("s"), "1");
  CHECK_FALSE(find_field(kept(reg), day));
  of_field(reg, day, fields::kName, text("登报日"), "2");
  of_field(reg, place, fields::kName, text("地点"), "3");
  of_field(reg, place, fields::kOrder, text("c"), "4");
  const Template form = kept(reg);
  REQUIRE(form.fields.size() == letters().fields.size() + 2);
  CHECK(form.fields[6].id == place);
  CHECK(form.fields[7].id == day);
  CHECK(form.fields[7].type == FieldType::Date);
}

TEST_CASE("a term has the office's limit, unit, warning and basis, else its own") {
  Register reg = office();
  of_term(reg, fields::kCount, int64_t{15}, "1");
  of_term(reg, fields::kUnit, Option{"days"}, "2");
  of_term(reg, fields::kSoon, int64_t{3}, "3");
  of_term(reg, fields::kBasis, text("本局办法第五条"), "4");
  const Term term = kept(reg).ledger.terms[0];
  CHECK(term.count == 15);
  CHECK(term.unit == TermUnit::Days);
  CHECK(term.soon == 3);
  CHECK(term.basis == "本局办法第五条");
  of_term(reg, fields::kBasis, {}, "5");
  CHECK(kept(reg).ledger.terms[0].basis == "条例第三十三条");
}

TEST_CASE("a term that is off keeps its place and what was said of it") {
  Register reg = office();
  of_term(reg, fields::kCount, int64_t{15}, "1");
  of_term(reg, fields::kUnused, true, "2");
  const Template form = kept(reg);
  REQUIRE(form.ledger.terms.size() == 1);
  CHECK(form.ledger.terms[0].count == 15);
  CHECK(form.ledger.terms[0].when.size() == 1);
}

TEST_CASE("a field and a term of one id have settings of their own") {
  CHECK(setting_id(forms::kOwnField, "letter", "answer") !=
        setting_id(forms::kOwnRule, "letter", "answer"));
}

TEST_CASE("two offices' settings merge to the same register in either order") {
  Register first = office(), second = office();
  std::vector<Change> ours = of_field(first, "summary", fields::kName, text("摘要一"), "a");
  for (Change& change : of_term(first, fields::kCount, int64_t{10}, "b"))
    ours.push_back(std::move(change));
  std::vector<Change> theirs = of_field(second, "summary", fields::kRequired, true, "c");
  for (Change& change : of_field(second, "summary", fields::kName, text("摘要二"), "d"))
    theirs.push_back(std::move(change));
  first.add(theirs).value();
  second.add(ours).value();

  CHECK(first == second);
  CHECK(kept(first) == kept(second));
  const RecordId setting = setting_id(forms::kOwnField, "letter", "summary");
  CHECK(first.state(setting, fields::kName) == CellState::Conflict);
  CHECK(find_field(kept(first), "summary")->required);
  CHECK(kept(first).ledger.terms[0].count == 10);
}

TEST_CASE("undoing the first thing said of a field leaves the form as it was") {
  Register reg = office();
  UndoHistory history;
  const std::vector<Change> made = of_field(reg, "summary", fields::kName, text("别名"), "1");
  history.done.push_back({"", {made[0].id}});
  for (size_t i = 1; i < made.size(); ++i) history.done.back().changes.push_back(made[i].id);
  REQUIRE(undo(reg, history, make::author(), "2"));
  CHECK(kept(reg) == letters());
}

TEST_CASE("an own ledger is a form of its name and purpose, behind all others") {
  const Record record =
      make::record(make::id(5), forms::kOwnLedger,
                   {{fields::kName, text("信访")}, {fields::kHelp, text("记信")}});
  const Template form = form_of_own(record);
  CHECK(form.id == own_form_id(make::id(5)));
  CHECK(form.name.zh == "信访");
  CHECK(form.ledger.help.zh == "记信");
  CHECK(is_ledger(form));
}

namespace {

std::vector<Change> of_rule(Register& reg, std::string_view rule, std::string_view cell,
                            Value value, std::string_view nonce) {
  return say(reg, forms::kOwnRule, rule, cell, std::move(value), nonce);
}

}  // namespace

TEST_CASE("an own term stands behind the given ones once it has a day to start from") {
  Register reg = office();
  const std::string id = own_rule_id(false, "1");
  of_rule(reg, id, fields::kName, text("回访"), "1");
  of_rule(reg, id, fields::kCount, int64_t{5}, "2");
  CHECK(kept(reg).ledger.terms.size() == 1);
  of_rule(reg, id, fields::kStart, text("answered"), "3");
  REQUIRE(kept(reg).ledger.terms.size() == 2);
  Term term = kept(reg).ledger.terms.back();
  CHECK(term.kind == TermKind::Every);
  of_rule(reg, id, fields::kFinish, text("received"), "4");
  of_rule(reg, id, fields::kUnit, Option{"days"}, "5");
  of_rule(reg, id, fields::kBasis, text("本局信访办法"), "6");
  term = kept(reg).ledger.terms.back();
  CHECK(term.name.zh == "回访");
  CHECK(term.kind == TermKind::Within);
  CHECK(term.start == std::vector<std::string>{"answered"});
  CHECK(term.finish == "received");
  CHECK(term.count == 5);
  CHECK(term.unit == TermUnit::Days);
  CHECK(term.basis == "本局信访办法");
  CHECK(check(kept(reg)));
  of_rule(reg, id, fields::kStart, text("subject"), "7");  // no day
  CHECK(kept(reg).ledger.terms.size() == 1);
}

TEST_CASE("an own check wants its fields filled, in the office's words or the usual ones") {
  Register reg = office();
  const std::string id = own_rule_id(true, "1");
  of_rule(reg, id, fields::kName, text("办结要件"), "1");
  CHECK(kept(reg).ledger.checks.size() == 1);
  of_rule(reg, id, fields::kWanted, text("way\nanswered\ngone"), "2");
  REQUIRE(kept(reg).ledger.checks.size() == 2);
  CHECK(kept(reg).ledger.checks.back().fields == std::vector<std::string>{"way", "answered"});
  CHECK(kept(reg).ledger.checks.back().say.zh == "办结要件：缺少{0}。");
  CHECK(check(kept(reg)));
  of_rule(reg, id, fields::kSay, text("没有{0}，不能办结。"), "3");
  CHECK(kept(reg).ledger.checks.back().say.zh == "没有{0}，不能办结。");
  of_rule(reg, id, fields::kUnused, true, "4");
  CHECK(kept(reg).ledger.checks.size() == 1);
  REQUIRE(own_rules("letter", settings_of(reg)).checks.size() == 1);
  CHECK(own_rules("letter", settings_of(reg)).checks[0].off);
}

TEST_CASE("a check of the form says what the office says, or nothing, and is there to be used again") {
  Register reg = office();
  const std::string id = letters().ledger.checks[0].id;
  of_rule(reg, id, fields::kSay, text("要件不齐：{0}。"), "1");
  of_rule(reg, id, fields::kBasis, text("本局办法"), "2");
  CHECK(kept(reg).ledger.checks[0].say.zh == "要件不齐：{0}。");
  CHECK(kept(reg).ledger.checks[0].basis == "本局办法");
  CHECK(kept(reg).ledger.checks[0].fields == letters().ledger.checks[0].fields);
  of_rule(reg, id, fields::kUnused, true, "3");
  CHECK(kept(reg).ledger.checks.empty());
  REQUIRE(kept_checks(letters(), settings_of(reg)).size() == 1);
  CHECK(kept_checks(letters(), settings_of(reg))[0].off);
}

TEST_CASE("a field that only a check needs can be hidden once the check is off") {
  Register reg = office();
  Template form = letters();
  form.ledger.checks[0].kind = CheckKind::Ordered;
  form.ledger.checks[0].fields = {"remark", "summary"};
  of_field(reg, "remark", fields::kHidden, true, "1");
  CHECK_FALSE(kept_fields(form, settings_of(reg))[3].hidden);
  of_rule(reg, form.ledger.checks[0].id, fields::kUnused, true, "2");
  CHECK(kept_fields(form, settings_of(reg))[3].hidden);
  CHECK_FALSE(is_needed(form, "remark", settings_of(reg)));
}

TEST_CASE("what is required is checked by a rule that can be switched off") {
  Register reg = office();
  of_field(reg, "summary", fields::kRequired, true, "1");
  of_field(reg, "remark", fields::kRequired, true, "2");
  of_field(reg, "remark", fields::kHidden, true, "3");
  const Check check = kept(reg).ledger.checks.back();
  CHECK(check.id == kRequiredCheck);
  CHECK(check.kind == CheckKind::Filled);
  CHECK(check.fields == std::vector<std::string>{"summary"});
  of_rule(reg, std::string(kRequiredCheck), fields::kUnused, true, "4");
  CHECK(kept(reg).ledger.checks.size() == 1);
}

TEST_CASE("two offices that say different things of one own rule merge like any cells") {
  Register reg = office();
  const std::string id = own_rule_id(false, "1");
  of_rule(reg, id, fields::kName, text("回访"), "1");
  of_rule(reg, id, fields::kStart, text("answered"), "2");
  Register other = reg;
  of_rule(reg, id, fields::kCount, int64_t{5}, "here");
  of_rule(other, id, fields::kFinish, text("received"), "there");
  Register both = reg;
  both.add(other.changes()).value();
  other.add(reg.changes()).value();
  CHECK(both == other);
  CHECK(kept(both).ledger.terms.back().count == 5);
  CHECK(kept(both).ledger.terms.back().finish == "received");
}

TEST_CASE("a given option is called otherwise, or not offered any more, and stays what it was") {
  Register reg = office();
  const std::string about = own_option_id("way", "post");
  of_field(reg, about, fields::kName, text("挂号信"), "1");
  Template form = kept(reg);
  REQUIRE(find_field(form, "way")->options.size() == 1);
  CHECK(find_field(form, "way")->options[0].id == "post");
  CHECK(find_field(form, "way")->options[0].name.zh == "挂号信");
  CHECK_FALSE(find_field(form, "way")->options[0].hidden);
  of_field(reg, about, fields::kHidden, true, "2");
  form = kept(reg);
  CHECK(find_field(form, "way")->options[0].hidden);
  of_field(reg, about, fields::kName, {}, "3");
  of_field(reg, about, fields::kHidden, {}, "4");
  CHECK(kept(reg) == letters());
}

}  // namespace taizhang
