#include "rules/score.h"

#include <catch2/catch_test_macros.hpp>

#include "../office.h"

namespace taizhang {
namespace {

// A ledger with the term "reply" and the check "whole".
Template letters() {
  Template form;
  form.id = "letter";
  form.name.zh = "来信";
  form.ledger.terms.resize(1);
  form.ledger.terms[0].id = "reply";
  form.ledger.checks.resize(1);
  form.ledger.checks[0].id = "whole";
  return form;
}

Finding late() { return {Finding::Kind::Late, 0, {}}; }
Finding unwhole() { return {Finding::Kind::Check, 0, {}}; }

Record letter(uint64_t number, std::string department) {
  return make::record(make::id(number), "letter",
                      {{"department", make::departments({std::move(department)})}});
}

Record line(std::string counts, std::string points,
            std::vector<std::pair<std::string_view, Value>> more = {}) {
  Record record =
      make::record(make::id(90), forms::kScore,
                   {{fields::kCounts, std::move(counts)}, {fields::kDeduction, Decimal{points}}});
  for (auto& [field, value] : more) set_value(record, field, std::move(value));
  return record;
}

// Letter 1 of 法规处 breaks both rules, letter 2 of 宣教处 was late, letter 3 is in order.
struct Office {
  Template form = letters();
  std::vector<Record> records = {letter(1, "法规处"), letter(2, "宣教处"), letter(3, "法规处")};
  std::vector<Judgement> judgements = std::vector<Judgement>(3);
  std::vector<Judged> judged;

  Office() {
    judgements[0].findings = {late(), unwhole()};
    judgements[1].findings = {late()};
    judged.push_back({&form, {}});
    for (size_t i = 0; i < records.size(); ++i)
      judged[0].records.push_back({&records[i], &judgements[i]});
  }
  Deduction of(const Record& score) const { return deduction_of(score, judged).value(); }
};

}  // namespace

TEST_CASE("each breach of the counted rule costs its points") {
  const Office office;
  const Deduction both = office.of(line("letter/reply", "0.5"));
  CHECK(both.points == Decimal{"1"});
  CHECK(both.breaches == std::vector<RecordId>{make::id(1), make::id(2)});
  CHECK(office.of(line("letter/whole", "0.3")).points == Decimal{"0.3"});
}

TEST_CASE("a line of one department counts that department's records alone") {
  const Deduction deduction = Office().of(
      line("letter/reply", "2", {{fields::kDepartment, make::departments({"宣教处"})}}));
  CHECK(deduction.points == Decimal{"2"});
  CHECK(deduction.breaches == std::vector<RecordId>{make::id(2)});
}

TEST_CASE("no line loses more than the most that is said, nor more than it gives") {
  const Office office;
  CHECK(office.of(line("letter/reply", "5", {{fields::kMost, Decimal{"6"}}})).points ==
        Decimal{"6"});
  CHECK(office.of(line("letter/reply", "5", {{fields::kPoints, Decimal{"3.5"}}})).points ==
        Decimal{"3.5"});
  CHECK(office.of(line("letter/reply", "-1")).points == Decimal{"0"});
}

TEST_CASE("a rule nobody has is said to be unknown and costs nothing") {
  const Office office;
  for (const char* counts : {"letter/other", "other/reply", "letter", "/"}) {
    const Deduction deduction = office.of(line(counts, "1"));
    CHECK(deduction.is_unknown);
    CHECK(deduction.points == Decimal{"0"});
  }
}

TEST_CASE("a line that counts no rule, or says no points, is assessed by hand") {
  const Office office;
  CHECK_FALSE(deduction_of(line("", "1"), office.judged));
  CHECK_FALSE(deduction_of(
      make::record(make::id(90), forms::kScore, {{fields::kCounts, std::string("letter/reply")}}),
      office.judged));
}

}  // namespace taizhang
