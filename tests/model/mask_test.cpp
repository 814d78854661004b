#include "model/mask.h"

#include <catch2/catch_test_macros.hpp>

#include "../office.h"

namespace taizhang {
namespace {

// Applications with an applicant, and cases whose party the department writes itself.
Template applications() {
  Template form;
  form.id = "application";
  form.name.zh = "依申请公开";
  form.fields = {make::field("title", FieldType::Text), make::field("applicant", FieldType::Text),
                 make::field("party", FieldType::Text),
                 make::field("department", FieldType::Departments)};
  form.fields[1].masked = form.fields[2].masked = true;
  form.fields[2].returned = true;
  return form;
}

std::string text(std::string words) { return words; }

Register with_application() {
  Register reg = make::office();
  REQUIRE(reg.add_templates({applications()}));
  make::apply(reg,
              {{make::id(50), std::string(fields::kTemplate), text("application")},
               {make::id(50), "title", text("公开批文")},
               {make::id(50), "applicant", text("陈明")},
               {make::id(50), "party", text("王芳")},
               {make::id(50), "department", make::departments({"法规处"})}},
              "application");
  return reg;
}

bool holds(const Register& reg, const std::string& words) {
  return make::bytes_of(reg).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("of a name the first character stays, of numbers their ends") {
  CHECK(masked("陈明") == "陈*");
  CHECK(masked("欧阳小明") == "欧*");
  CHECK(masked("350211199001010012") == "3502**********0012");
  CHECK(masked("13800000001") == "13********1");
  CHECK(masked("0592-2123456") == "****-21****6");
  CHECK(masked("云汀路12号楼") == "云***号*");
}

TEST_CASE("what stands beside each other is masked by itself") {
  CHECK(masked("陈明 13800000001") == "陈* 13********1");
  CHECK(masked("身份证350211199001010012") == "身*3502**********0012");
  CHECK(masked("chen@yt.cn") == "c*@y*.c*");
}

TEST_CASE("nothing is masked to itself, and nothing stays nothing") {
  CHECK(masked("").empty());
  for (const char* words : {"陈", "A", "7", "陈明", "1234567", "123456789012345"})
    CHECK(masked(words) != words);
}

TEST_CASE("a field that is about nobody keeps its words") {
  Field field = make::field("title", FieldType::Text);
  CHECK(mask(field, "陈明") == "陈明");
  field.masked = true;
  CHECK(mask(field, "陈明") == "陈*");
}

TEST_CASE("a masked register says who applied nowhere, not even in what was superseded") {
  Register reg = with_application();
  make::apply(reg, {{make::id(50), "applicant", text("林立")}}, "again");
  const Register out = masked(reg, Masking::Everything).value();
  CHECK(text_of(out, make::id(50), "applicant") == "林*");
  CHECK(text_of(out, make::id(50), "title") == "公开批文");
  for (const char* name : {"陈明", "林立", "王芳"}) CHECK_FALSE(holds(out, name));
  CHECK(holds(reg, "陈明"));
}

TEST_CASE("a record whose making was undone is masked too") {
  Register reg = with_application();
  make::apply(reg, {{make::id(50), std::string(fields::kTemplate), {}}}, "undone");
  CHECK_FALSE(holds(masked(reg, Masking::Everything).value(), "陈明"));
}

TEST_CASE("in a packet the department reads what it wrote itself, and not who applied") {
  const Register packet = packet_of(with_application(), "法规处").value();
  const Register out = masked(packet, Masking::NotReturned).value();
  CHECK(text_of(out, make::id(50), "applicant") == "陈*");
  CHECK(text_of(out, make::id(50), "party") == "王芳");
}

TEST_CASE("a return of a masked packet changes what was filled in and no more") {
  Register office = with_application();
  const Register before = office;
  Register packet = masked(packet_of(office, "法规处").value(), Masking::NotReturned).value();
  const std::vector<Change> made =
      make::apply(packet, {{make::id(50), "party", text("赵强")}}, "return");
  office.add(packet.changes()).value();
  CHECK(text_of(office, make::id(50), "applicant") == "陈明");
  CHECK(text_of(office, make::id(50), "party") == "赵强");
  CHECK(office.changes().size() == before.changes().size() + made.size());
}

TEST_CASE("the cells about persons are counted where they exist") {
  Register reg = with_application();
  CHECK(count_personal(reg) == 2);
  make::apply(reg, {{make::id(50), std::string(fields::kDeleted), true}}, "gone");
  CHECK(count_personal(reg) == 0);
}

}  // namespace taizhang
