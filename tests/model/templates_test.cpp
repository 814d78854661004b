#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"

// A register that an older program made learns the forms it does not have.
namespace taizhang {
namespace {

Template form_with(std::vector<Field> fields) {
  Template form;
  form.id = "thing";
  form.name.zh = "样例";
  form.fields = std::move(fields);
  return form;
}

Register with(Template form, std::vector<Record> baseline) {
  return Register::make(make::id(7), {std::move(form)}, std::move(baseline)).value();
}

const Template kOld = form_with({make::field("name", FieldType::Text)});

}  // namespace

TEST_CASE("new forms are learned and the baseline keeps its name") {
  Register reg = with(kOld, {make::record(make::id(1), "thing", {{"name", std::string("甲")}})});
  const std::string digest = reg.baseline_digest();
  const uint64_t revision = reg.revision();
  std::vector<Template> built_in = make::forms();
  std::erase_if(built_in, [](const Template& form) { return form.id == "thing"; });
  CHECK(reg.add_templates(built_in).value() == built_in.size());
  CHECK(reg.templates().size() == built_in.size() + 1);
  CHECK(reg.templates().front() == kOld);
  CHECK(reg.baseline_digest() == digest);
  CHECK(reg.revision() > revision);
  CHECK(decode(make::bytes_of(reg)).value().reg == reg);

  const Register learned = reg;
  CHECK(reg.add_templates(built_in).value() == 0);
  CHECK(reg == learned);
}

TEST_CASE("a form in use is replaced by one that everything written in it fits") {
  Register reg = with(kOld, {make::record(make::id(1), "thing", {{"name", std::string("甲")}})});
  Template newer =
      form_with({make::field("name", FieldType::Text), make::field("count", FieldType::Integer)});
  newer.fields.front().returned = true;
  CHECK(reg.add_templates({newer}).value() == 1);
  CHECK(reg.templates() == std::vector<Template>{newer});
}

TEST_CASE("a form with more fields than the one that is offered stays") {
  const Template newer =
      form_with({make::field("name", FieldType::Text), make::field("count", FieldType::Integer)});
  Register reg = with(newer, {make::record(make::id(1), "thing", {{"count", int64_t{2}}})});
  CHECK(reg.add_templates({kOld}).value() == 0);
  CHECK(reg.templates() == std::vector<Template>{newer});
}

TEST_CASE("a form in use is not replaced by another one, and then nothing is learned") {
  Register reg = with(kOld, {make::record(make::id(1), "thing", {{"name", std::string("甲")}})});
  const Register before = reg;
  const Template part = make::forms()[2];
  CHECK(reg.add_templates({part, form_with({make::field("name", FieldType::Integer)})}).error() ==
        Error{ErrorCode::BadTemplate, {"thing", "id"}, Fault::RepeatedTemplate});
  CHECK_FALSE(reg.add_templates({form_with({make::field("other", FieldType::Text)})}));
  CHECK(reg == before);
}

TEST_CASE("a form that no record uses is replaced by any other") {
  Register reg = with(kOld, {});
  const Template other = form_with({make::field("name", FieldType::Integer)});
  CHECK(reg.add_templates({other}).value() == 1);
  CHECK(reg.templates() == std::vector<Template>{other});
}

TEST_CASE("a register of the first version learns what departments send back") {
  const std::string bytes = make::file("tests/formats/released/1.0-from-notice.taizhang.json");
  Register reg = decode(bytes).value().reg;
  const auto returned = [&] {
    return find_field(*reg.find_template(forms::kTask), fields::kMeasures)->returned;
  };
  REQUIRE_FALSE(returned());
  reg.add_templates(make::forms()).value();
  CHECK(returned());
}

TEST_CASE("a form without a Chinese name is not learned") {
  Register reg = with(kOld, {});
  Template nameless = form_with({make::field("name", FieldType::Text)});
  nameless.id = "other";
  nameless.name.zh.clear();
  CHECK(reg.add_templates({nameless}).error().code == ErrorCode::BadTemplate);
}

}  // namespace taizhang
