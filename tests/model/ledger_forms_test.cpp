#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "../make.h"
#include "../show.h"
#include "model/ledger_check.h"

// Forms as data: what ships, and what is refused.
namespace taizhang {
namespace {

std::vector<std::string> shipped() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator("assets/ledgers")) {
    if (entry.path().extension() == ".json") paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  return paths;
}

// A ledger that is right: to be answered 20 working days after it came.
Template letters() {
  Template form;
  form.id = "letter";
  form.name.zh = "来信";
  form.fields = {make::field("title", FieldType::Text), make::field("came", FieldType::Date),
                 make::field("answered", FieldType::Date), make::field("how", FieldType::Options),
                 make::field("pages", FieldType::Integer)};
  form.ledger.group.zh = "来往";
  Term term;
  term.id = "answer";
  term.name.zh = "答复";
  term.start = {"came"};
  term.finish = "answered";
  term.count = 20;
  form.ledger.terms = {term};
  Check filled;
  filled.id = "whole";
  filled.fields = {"title"};
  filled.say.zh = "缺少{0}。";
  form.ledger.checks = {filled};
  return form;
}

}  // namespace

TEST_CASE("every form that ships is read, written as it was read, and fits its fields") {
  REQUIRE(shipped().size() > 30);
  for (const std::string& path : shipped()) {
    INFO(path);
    const Result<Template> form = decode_template(make::file(path));
    if (!form) FAIL(form.error());
    CHECK(decode_template(encode(*form)) == *form);
    CHECK_FALSE(misfit(*form));
    CHECK(form->unknown.empty());  // a member nobody reads is a slip of the pen
    for (const Field& field : form->fields) CHECK(field.unknown.empty());
    for (const Term& term : form->ledger.terms) CHECK(term.unknown.empty());
    for (const Check& check : form->ledger.checks) CHECK(check.unknown.empty());
  }
}

TEST_CASE("a rule that does not fit its form is refused with its place") {
  const auto place = [](auto change) {
    Template form = letters();
    change(form);
    return misfit(form).value_or("");
  };
  CHECK(place([](Template&) {}) == "");
  CHECK(place([](Template& form) { form.ledger.terms[0].start = {"sent"}; }) ==
        "terms.answer.start");
  CHECK(place([](Template& form) { form.ledger.terms[0].finish = "title"; }) ==
        "terms.answer.finish");
  CHECK(place([](Template& form) { form.ledger.terms[0].extension = "title"; }) ==
        "terms.answer.extension");
  CHECK(place([](Template& form) {
          form.ledger.terms[0].when = {{"how", {"middle"}, {}, false, ""}};
        }) == "terms.answer.when");
  CHECK(place([](Template& form) { form.ledger.terms.push_back(form.ledger.terms[0]); }) ==
        "terms.answer.id");
  CHECK(place([](Template& form) { form.ledger.checks[0].fields.clear(); }) ==
        "checks.whole.fields");
  CHECK(place([](Template& form) { form.ledger.checks[0].kind = CheckKind::Ordered; }) ==
        "checks.whole.fields");
  CHECK(place([](Template& form) { form.ledger.checks[0].kind = CheckKind::Linked; }) ==
        "checks.whole.fields");
  CHECK(place([](Template& form) {
          form.ledger.views = {{"all", {"全部", "", ""}, {"due.reply"}, "", false, {}, ""}};
        }) == "views.all.columns");
  Template form = letters();
  form.ledger.terms[0].start = {"sent"};
  CHECK(check(form).error() ==
        Error{ErrorCode::BadTemplate, {"letter", "terms.answer.start"}, Fault::LedgerRule});
}

TEST_CASE("what is wrong in a form's file is named with its place") {
  const auto fault = [](std::string_view member) {
    const Result<Template> form =
        decode_template(R"({"id":"x","name":{"zh":"样"},"fields":[],)" + std::string(member) + "}");
    return form ? std::string() : form.error().details.at(1);
  };
  CHECK(fault(R"("order":1)") == "");
  CHECK(fault(R"("order":-1)") == "order");
  CHECK(fault(R"("group":"来往")") == "group");
  CHECK(fault(R"("terms":[{"id":"a","kind":"soon"}])") == "terms[1].kind");
  CHECK(fault(R"("views":[{"id":"a"},{"id":"b","columns":[1]}])") == "views[2].columns");
  CHECK(fault(R"("summary":[{"id":"a","when":[{"field":1}]}])") == "summary[1].when[1].field");
}

TEST_CASE("a cell of an office's own field is checked by the type in the field's id") {
  Register reg = make::one_thing();
  const auto set = [&](std::string_view field, Value value) {
    return changes_for(reg, {{make::id(1), std::string(field), std::move(value)}}, make::author(),
                       "n");
  };
  CHECK(set("x.date.7", Date{2026, 5, 1}));
  CHECK(set("x.enumeration.7", Option{"anything"}));
  CHECK(set("x.date.7", std::string("五月")).error().code == ErrorCode::WrongType);
  CHECK(set("x.links.7", Links{{{"", "javascript:x"}}}).error().code == ErrorCode::BadLink);
  CHECK(set("x.colour.7", std::string("红")).error().code == ErrorCode::UnknownField);
  CHECK(set("x.date.", Date{2026, 5, 1}).error().code == ErrorCode::UnknownField);
}

TEST_CASE("records of an office's own ledger are kept, packed and read back") {
  Register reg = make::reg();
  make::apply(reg,
              {{make::id(5), std::string(fields::kTemplate), std::string("x.visits")},
               {make::id(5), "x.text.1", std::string("第一次走访")},
               {make::id(5), "x.time.2", std::string("2026-05-01 09:30")}},
              "a");
  CHECK(reg.exists(make::id(5)));
  const Register read = decode(make::bytes_of(reg)).value().reg;
  CHECK(read == reg);
  CHECK(decode(make::bytes_of(reg.sealed())).value().reg == reg.sealed());
}

TEST_CASE("a time is a day, with the minute where it is known, in one way of writing") {
  const Field field = make::field("minute", FieldType::Time);
  CHECK(check(field, std::string("2026-05-01 09:30")));
  CHECK(check(field, std::string("2026-05-01")));
  CHECK_FALSE(check(field, std::string("2026-05-01 9:30")));
  CHECK_FALSE(check(field, std::string("2026-05-01T09:30")));
  CHECK_FALSE(check(field, std::string("昨天")));
}

}  // namespace taizhang
