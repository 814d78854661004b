#include "model/value.h"

#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"
#include "model/template.h"

namespace taizhang {

TEST_CASE("an empty text, list, option or deadline is nothing") {
  for (Value value : {Value(std::string()), Value(Departments{}), Value(Links{}), Value(Option{}),
                      Value(Deadline{"", DueOngoing{}}), Value(Departments{{"", ""}})}) {
    CHECK(is_empty(normal(value)));
    CHECK_FALSE(is_well_formed(value));
  }
  CHECK_FALSE(is_empty(normal(false)));
  CHECK_FALSE(is_empty(normal(int64_t{0})));
}

TEST_CASE("a department named twice is named once, where it came first") {
  CHECK(normal(Departments{{"乙", "甲", "", "乙"}}) == Value(Departments{{"乙", "甲"}}));
  CHECK_FALSE(is_well_formed(Departments{{"乙", "甲", "乙"}}));
}

TEST_CASE("a text holds no U+0000, and loses it on its way into a register") {
  using namespace std::string_literals;
  const std::string text = "甲\0乙"s;
  for (const Value& value : {Value(text), Value(Departments{{text}}), Value(Deadline{text, {}}),
                             Value(Links{{{text, "https://www.example.cn/"}}})}) {
    CHECK_FALSE(is_well_formed(value));
    CHECK(is_well_formed(normal(value)));
  }
  CHECK(normal(text) == Value("甲乙"s));
  CHECK(is_empty(normal("\0"s)));
}

TEST_CASE("decimals are read as people write them and kept in one form") {
  const auto digits = [](std::string_view text) {
    const auto decimal = parse_decimal(text);
    return decimal ? decimal->digits : "none";
  };
  CHECK(digits("1,234.50") == "1234.5");
  CHECK(digits(" ００１２．３０ ") == "12.3");
  CHECK(digits("－０") == "0");
  CHECK(digits("-.5") == "-0.5");
  CHECK(digits("5.") == "5");
  CHECK(digits("12345678901234567890.000000000000000001") ==
        "12345678901234567890.000000000000000001");
  for (const std::string_view text :
       {"", "-", ".", "1.2.3", "12,34", "1,2345", ",123", "1e5", "十二", "1 2", "--1", "0x1"}) {
    INFO(text);
    CHECK(digits(text) == "none");
  }
}

TEST_CASE("only links that open a page or a letter are safe") {
  for (const std::string_view url :
       {"http://a.cn", "HTTPS://例子.cn/路径?a=1#b", "mailto:a@b.cn"}) {
    CHECK(is_safe_url(url));
  }
  for (const std::string_view url :
       {"", "https://", "javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "file:///etc", "//a.cn", "a.cn", "https://a b", " https://a.cn", "https://a\u3000b",
        "https://a\x01", "https://a\xFF", "ftp://a.cn", "http:a.cn"}) {
    INFO(url);
    CHECK_FALSE(is_safe_url(url));
  }
}

TEST_CASE("canonical JSON says the type of what text does not") {
  CHECK(canonical_json(Value()) == "null");
  CHECK(canonical_json(std::string("\"\\\b\f\n\r\t\x01/é😀\x7f")) ==
        "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001/é😀\x7f\"");
  CHECK(canonical_json(int64_t{-12}) == "-12");
  CHECK(canonical_json(true) == "true");
  CHECK(canonical_json(Decimal{"1.5"}) == R"({"decimal":"1.5"})");
  CHECK(canonical_json(make::day("2026-01-31")) == R"({"date":"2026-01-31"})");
  CHECK(canonical_json(Option{"closed"}) == R"({"option":"closed"})");
  CHECK(canonical_json(Departments{{"甲", "乙"}}) == R"(["甲","乙"])");
  CHECK(canonical_json(Links{{{"a", "http://b"}}}) == R"([{"title":"a","url":"http://b"}])");
  CHECK(canonical_json(Deadline{"另行通知", {}}) == R"({"deadline":"另行通知"})");
  CHECK(canonical_json(
            Deadline{"批复后20日内", DueAfterEvent{"批复", 20, DueAfterEvent::Unit::Days}}) ==
        R"({"deadline":"批复后20日内","rule":{"count":20,"event":"批复","unit":"days"}})");
}

TEST_CASE("a field takes values of its type and nothing else") {
  const Template form = make::every_type();
  make::Random random(1);
  for (const Field& field : form.fields) {
    for (const Field& other : form.fields) {
      const Value value = make::random_value(random, other);
      INFO(field.id << " = " << canonical_json(value));
      // Times and records are held as text, and any text fits a field for text.
      const bool both_text =
          (field.id == "name" || field.id == "story") && std::holds_alternative<std::string>(value);
      CHECK(check(field, value).has_value() == (is_empty(value) || &field == &other || both_text));
    }
  }
}

TEST_CASE("options that are not offered, unsafe links and bad values are refused by name") {
  const Template form = make::every_type();
  CHECK(check(*find_field(form, "level"), Option{"middle"}).error() ==
        Error{ErrorCode::NotAnOption, {"level", "middle"}});
  CHECK(check(*find_field(form, "links"), Links{{{"", "javascript:1"}}}).error() ==
        Error{ErrorCode::BadLink, {"javascript:1"}});
  for (const auto& [field, value] : std::vector<std::pair<std::string, Value>>{
           {"name", std::string("\xFF")},
           {"count", (int64_t{1} << 53) + 1},
           {"price", Decimal{"1.50"}},
           {"day", Date{2026, 2, 30}},
           {"due", Deadline{"x", DueRecurring{DueRecurring::Every::Year, 13, 1}}}}) {
    INFO(field);
    CHECK(check(*find_field(form, field), value).error().code == ErrorCode::WrongType);
  }
}

TEST_CASE("a template with a fault is refused with it") {
  const auto fault = [](auto damage) {
    Template form = make::every_type();
    damage(form);
    const Result<void> checked = check(form);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::BadTemplate);
    return checked.error().fault;
  };
  CHECK(check(make::every_type()));
  CHECK(fault([](Template& form) { form.id = ""; }) == Fault::TemplateId);
  CHECK(fault([](Template& form) { form.name.zh = ""; }) == Fault::TemplateName);
  CHECK(fault([](Template& form) { form.fields[0].id = "_order"; }) == Fault::TemplateFieldId);
  CHECK(fault([](Template& form) { form.fields[0].id = "id"; }) == Fault::TemplateFieldId);
  CHECK(fault([](Template& form) { form.fields[0].id = "story"; }) == Fault::RepeatedTemplateField);
  CHECK(fault([](Template& form) { form.fields[0].name.zh = ""; }) == Fault::TemplateFieldName);
  CHECK(fault([](Template& form) { form.fields[0].type = FieldType::Enumeration; }) ==
        Fault::Options);
  CHECK(fault([](Template& form) { form.fields[6].options[1].id = "low"; }) ==
        Fault::RepeatedOption);
  CHECK(fault([](Template& form) { form.fields[6].options[0].name.zh = ""; }) == Fault::OptionName);
}

}  // namespace taizhang
