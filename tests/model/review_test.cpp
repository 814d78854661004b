#include "model/review.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../office.h"
#include "../show.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);  // of 法规处, with 宣教处

Register packet(const Register& office, std::string_view department) {
  return packet_of(office, department).value();
}

FileReview review_one(const Register& office, const ReturnedFile& file) {
  return review(office, {&file, 1}).front();
}

const CellReview& cell_of(const FileReview& file, RecordId record, std::string_view field) {
  const auto cell = std::ranges::find_if(file.cells, [&](const CellReview& one) {
    return one.record == record && one.field == field;
  });
  REQUIRE(cell != file.cells.end());
  return *cell;
}

Outcome outcome_of(const FileReview& file, RecordId record, std::string_view field) {
  return cell_of(file, record, field).outcome;
}

// 法规处's packet with its measures written.
ReturnedFile with_measures(const Register& office, std::string measures) {
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kMeasures, std::move(measures), "m", "法规处");
  return make::returned(std::move(mine), "法规处");
}

void take(Register& office, const std::vector<FileReview>& reviews) {
  office.add(changes_of_returns(office, reviews, make::author()).value()).value();
}

}  // namespace

TEST_CASE("a cell that only the department wrote is updated, with what it was issued as") {
  Register office = make::office();
  const FileReview file = review_one(office, with_measures(office, "一周一报"));
  CHECK(file.verdict == Verdict::Fresh);
  CHECK(file.department == "法规处");
  CHECK(file.round == 3);
  REQUIRE(file.cells.size() == 1);
  const CellReview& cell = file.cells.front();
  CHECK(cell.outcome == Outcome::Updated);
  CHECK(cell.issued == Value());
  CHECK(cell.present == Value());
  CHECK(cell.returned == Value(std::string("一周一报")));
  CHECK(count(file, Outcome::Updated) == 1);
  CHECK(file.applied.size() == 1);
  CHECK(file.held.empty());

  take(office, {file});
  CHECK(text_of(office, kTask, fields::kMeasures) == "一周一报");
}

TEST_CASE("a packet sent back as it was is a return without changes") {
  const Register office = make::office();
  const FileReview file = review_one(office, make::returned(packet(office, "法规处"), "法规处"));
  CHECK(file.verdict == Verdict::Fresh);
  CHECK(file.cells.empty());
}

TEST_CASE("an office that wrote the same cell meanwhile meets a conflict, and keeps both") {
  Register office = make::office();
  const ReturnedFile back = with_measures(office, "一周一报");
  make::fill(office, kTask, fields::kMeasures, std::string("一月一报"), "o", "办公室");
  const FileReview file = review_one(office, back);
  const CellReview& cell = cell_of(file, kTask, fields::kMeasures);
  CHECK(cell.outcome == Outcome::Conflict);
  CHECK(cell.issued == Value());
  CHECK(cell.present == Value(std::string("一月一报")));
  CHECK(cell.returned == Value(std::string("一周一报")));
  CHECK(cell.others == std::vector<Value>{std::string("一月一报")});

  take(office, {file});
  CHECK(office.state(kTask, fields::kMeasures) == CellState::Conflict);
}

TEST_CASE("an office that wrote another field of the task meanwhile has worked in parallel") {
  Register office = make::office();
  const ReturnedFile back = with_measures(office, "一周一报");
  make::fill(office, kTask, fields::kOrder, std::string("q"), "moved", "办公室");
  CHECK(outcome_of(review_one(office, back), kTask, fields::kMeasures) == Outcome::Updated);
  make::fill(office, kTask, fields::kTitle, std::string("新标题"), "o", "办公室");
  CHECK(outcome_of(review_one(office, back), kTask, fields::kMeasures) == Outcome::Parallel);
}

TEST_CASE("a department that alone writes several fields of a task has not worked in parallel") {
  const Register office = make::office();
  ReturnedFile file = with_measures(office, "一周一报");
  make::fill(file.reg, kTask, fields::kStatus, Option{"ongoing"}, "s", "法规处");
  CHECK(count(review_one(office, file), Outcome::Updated) == 2);
}

TEST_CASE("two departments that write different fields of one task work in parallel") {
  const Register office = make::office();
  Register other = packet(office, "宣教处");
  make::fill(other, kTask, fields::kStatus, Option{"ongoing"}, "s", "宣教处");
  const std::vector<ReturnedFile> files = {with_measures(office, "一周一报"),
                                           make::returned(other, "宣教处")};
  const std::vector<FileReview> reviews = review(office, files);
  CHECK(outcome_of(reviews[0], kTask, fields::kMeasures) == Outcome::Parallel);
  CHECK(outcome_of(reviews[1], kTask, fields::kStatus) == Outcome::Parallel);
}

TEST_CASE("an equal value that the office has written already is the same") {
  Register office = make::office();
  const ReturnedFile back = with_measures(office, "一周一报");
  make::fill(office, kTask, fields::kMeasures, std::string("一周一报"), "o", "办公室");
  const FileReview file = review_one(office, back);
  CHECK(outcome_of(file, kTask, fields::kMeasures) == Outcome::Same);
  take(office, {file});
  CHECK(office.state(kTask, fields::kMeasures) == CellState::Agreed);
}

TEST_CASE("a value written and taken back is the same, and its changes are kept") {
  const Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"ongoing"}, "a", "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"not_started"}, "b", "法规处");
  const FileReview file = review_one(office, make::returned(mine, "法规处"));
  CHECK(outcome_of(file, kTask, fields::kStatus) == Outcome::Same);
  CHECK(file.applied.size() == 2);
}

TEST_CASE("a note the department adds is new") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, kTask, fields::kText, std::string("新进展"),
                  "法规处");
  const FileReview file = review_one(office, make::returned(mine, "法规处"));
  CHECK(count(file, Outcome::New) == 4);
  take(office, {file});
  CHECK(children(office, kTask, forms::kNote).size() == 2);
}

TEST_CASE("what is out of scope is held back, not applied and not dropped") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("改了标题"), "a", "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"closed"}, "b", "法规处");
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "c", "法规处");
  const FileReview file = review_one(office, make::returned(mine, "法规处"));
  CHECK(outcome_of(file, kTask, fields::kTitle) == Outcome::OutOfScope);
  CHECK(outcome_of(file, kTask, fields::kStatus) == Outcome::OutOfScope);
  CHECK(cell_of(file, kTask, fields::kTitle).returned == Value(std::string("改了标题")));
  CHECK(file.held.size() == 2);
  CHECK(file.applied.size() == 1);
  take(office, {file});
  CHECK(text_of(office, kTask, fields::kTitle) == "解读材料同步");
  for (const Change& change : file.held) CHECK(office.exists(held_id(change.id)));
}

TEST_CASE("what was held back once is not held back again by a later file") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("改了标题"), "a", "法规处");
  take(office, {review_one(office, make::returned(mine, "法规处"))});
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "b", "法规处");
  const FileReview second = review_one(office, make::returned(mine, "法规处"));
  CHECK(second.held.empty());
  CHECK(second.known == 1);
  CHECK(second.applied.size() == 1);
}

TEST_CASE("what was held back waits for the office, also when the task was handed over since") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, make::id(3), fields::kText, std::string("新"),
                  "法规处");
  take(office, {review_one(office, make::returned(mine, "法规处"))});
  make::fill(office, make::id(3), fields::kLead, make::departments({"法规处"}), "o", "办公室");
  make::fill(mine, make::id(50), fields::kText, std::string("改"), "b", "法规处");
  const FileReview file = review_one(office, make::returned(mine, "法规处"));
  CHECK(file.applied.empty());  // else a note without its form, that nobody sees
  REQUIRE(file.held.size() == 1);
  CHECK(file.held.front().value == Value(std::string("改")));
  CHECK(file.known == 4);
}

TEST_CASE("a slip that the department itself put right leaves nothing to decide") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"ongoing"}, "a", "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"closed"}, "b", "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"submitted"}, "c", "法规处");
  const FileReview file = review_one(office, make::returned(mine, "法规处"));
  CHECK(outcome_of(file, kTask, fields::kStatus) == Outcome::Updated);
  CHECK(file.held.empty());
  take(office, {file});
  CHECK(office.state(kTask, fields::kStatus) == CellState::Clean);
  CHECK(office.value(kTask, fields::kStatus) == Value(Option{"submitted"}));
}

TEST_CASE("the same file is received once, in one batch or in two") {
  Register office = make::office();
  const ReturnedFile file = with_measures(office, "一周一报");
  const std::vector<ReturnedFile> twice = {file, file};
  const std::vector<FileReview> reviews = review(office, twice);
  CHECK(reviews[0].verdict == Verdict::Fresh);
  CHECK(reviews[1].verdict == Verdict::AlreadyReceived);
  CHECK(reviews[1].applied.empty());
  take(office, reviews);
  CHECK(review_one(office, file).verdict == Verdict::AlreadyReceived);
}

TEST_CASE("a forwarded copy that two people edited survives twice and conflicts on both") {
  Register office = make::office();
  const Register issued = packet(office, "法规处");
  std::vector<ReturnedFile> files;
  for (const std::string text : {"周敏的", "林洁的"}) {
    Register copy = issued;
    make::fill(copy, kTask, fields::kMeasures, text, text, "法规处");
    files.push_back(make::returned(copy, "法规处", text));
  }
  const std::vector<FileReview> reviews = review(office, files);
  for (const FileReview& file : reviews) {
    CHECK(file.cells.front().outcome == Outcome::Conflict);
    CHECK(file.cells.front().others.size() == 1);
    CHECK(is_empty(file.cells.front().present));
  }
  CHECK(reviews[0].cells.front().others.front() == reviews[1].cells.front().returned);
  take(office, reviews);
  CHECK(office.heads(kTask, fields::kMeasures).size() == 2);
}

TEST_CASE("what a colleague wrote on in the forwarded copy makes the first file older") {
  const Register office = make::office();
  Register first = packet(office, "法规处");
  make::fill(first, kTask, fields::kMeasures, std::string("初稿"), "a", "法规处");
  Register second = first;
  make::fill(second, kTask, fields::kMeasures, std::string("定稿"), "b", "法规处");
  std::vector<ReturnedFile> files = {make::returned(first, "法规处"),
                                     make::returned(second, "法规处")};
  for (int turn = 0; turn < 2; ++turn) {
    const std::vector<FileReview> reviews = review(office, files);
    for (size_t i = 0; i < 2; ++i) {
      const bool is_second = files[i].reg == second;
      CHECK(outcome_of(reviews[i], kTask, fields::kMeasures) ==
            (is_second ? Outcome::Updated : Outcome::Older));
    }
    std::swap(files[0], files[1]);
  }
}

TEST_CASE("work on a task that the office has deleted says so") {
  Register office = make::office();
  const ReturnedFile back = with_measures(office, "一周一报");
  make::fill(office, kTask, fields::kDeleted, true, "o", "办公室");
  const CellReview cell = review_one(office, back).cells.front();
  CHECK(cell.outcome == Outcome::Parallel);
  CHECK(cell.is_deleted);
}

TEST_CASE("a note on a task that the office has deleted says so as well") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, kTask, fields::kText, std::string("新"),
                  "法规处");
  const ReturnedFile back = make::returned(mine, "法规处");
  CHECK_FALSE(review_one(office, back).cells.front().is_deleted);
  make::fill(office, kTask, fields::kDeleted, true, "o", "办公室");
  CHECK(review_one(office, back).cells.front().is_deleted);
}

TEST_CASE("a department that decides a conflict for the value shown has updated the cell") {
  Register office = make::office();
  Register copy = office;
  make::fill(office, kTask, fields::kMeasures, std::string("甲"), "a", "办公室");
  make::fill(copy, kTask, fields::kMeasures, std::string("乙"), "b", "办公室");
  office.add(copy.changes()).value();
  const Value shown = office.value(kTask, fields::kMeasures);
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kMeasures, shown, "c", "法规处");
  const FileReview file = review_one(office, make::returned(mine, "法规处"));
  CHECK(outcome_of(file, kTask, fields::kMeasures) == Outcome::Updated);
}

TEST_CASE("files of another register and of an unknown baseline are set apart") {
  const Register office = make::office();
  const Register other = Register::make(make::id(9), make::forms(), office.baseline()).value();
  CHECK(review_one(office, make::returned(other, "法规处")).verdict == Verdict::OtherRegister);
  const Register newer =
      Register::make(office.id(), make::forms(), office.baseline(), {}, std::string(64, 'a'))
          .value();
  CHECK(review_one(office, make::returned(newer, "法规处")).verdict == Verdict::OtherBaseline);
}

TEST_CASE("a return of a packet that was written down is known after the round was sealed") {
  Register office = make::office();
  const Register issued = packet(office, "法规处");
  const ReturnedFile back = with_measures(office, "一周一报");
  make::apply(office, edits_of_packet(office, issued, "法规处", "digest", "2026-11-09"), "i");
  make::fill(office, make::id(2), fields::kTitle, std::string("改"), "o", "办公室");
  const Register sealed = office.sealed();
  REQUIRE(sealed.baseline_digest() != office.baseline_digest());
  CHECK(review_one(sealed, back) == review_one(office, back));
  CHECK(review_one(sealed, back).verdict == Verdict::Fresh);
}

TEST_CASE("a whole register of the office may change everything") {
  const Register office = make::office();
  Register copy = office;
  make::fill(copy, kTask, fields::kTitle, std::string("改了标题"), "a", "办公室");
  CHECK(outcome_of(review_one(office, make::returned(copy, "")), kTask, fields::kTitle) ==
        Outcome::Updated);
}

TEST_CASE("a record that two files make in different forms is made in one, the rest held back") {
  Register office = make::office();
  std::vector<ReturnedFile> files;
  for (const std::string_view form : {forms::kNote, forms::kEvidence}) {
    Register copy = packet(office, "法规处");
    make::add_entry(copy, make::id(50), form, kTask,
                    form == forms::kNote ? fields::kText : fields::kTitle, std::string("新"),
                    "法规处");
    files.push_back(make::returned(copy, "法规处", std::string(form)));
  }
  const std::vector<FileReview> reviews = review(office, files);
  CHECK(reviews[0].held.size() + reviews[1].held.size() == 2);  // its form and its own cell
  take(office, reviews);
  CHECK(office.exists(make::id(50)));
}

TEST_CASE("a file of an unknown baseline is compared with the packet as it was issued") {
  Register office = make::office();
  const Register issued = packet(office, "法规处");
  Register mine = issued;
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "a", "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"ongoing"}, "b", "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("改了标题"), "c", "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, kTask, fields::kText, std::string("新"),
                  "法规处");
  make::fill(office, kTask, fields::kMeasures, std::string("一月一报"), "o", "办公室");
  const ReturnedFile back = make::returned(mine, "法规处");

  const std::vector<CellReview> cells = compare_three_ways(issued, back, office);
  FileReview seen;
  seen.cells = cells;
  CHECK(cells.size() == 7);
  CHECK(outcome_of(seen, kTask, fields::kMeasures) == Outcome::Conflict);
  CHECK(outcome_of(seen, kTask, fields::kStatus) == Outcome::Updated);
  CHECK(outcome_of(seen, kTask, fields::kTitle) == Outcome::OutOfScope);
  CHECK(outcome_of(seen, make::id(50), fields::kText) == Outcome::New);
  CHECK(cell_of(seen, kTask, fields::kStatus).issued == Value(Option{"not_started"}));
}

TEST_CASE("cells chosen from a file of an unknown baseline are taken once") {
  Register office = make::office();
  const Register issued = packet(office, "法规处");
  const ReturnedFile back = with_measures(office, "一周一报");
  const std::vector<CellReview> cells = compare_three_ways(issued, back, office);
  const std::vector<Change> changes = changes_from(issued, back, cells);
  office.add(changes).value();
  CHECK(text_of(office, kTask, fields::kMeasures) == "一周一报");
  CHECK(changes.front().author == make::liaison("法规处"));
  make::fill(office, kTask, fields::kMeasures, std::string("一月一报"), "o", "办公室");
  CHECK(office.add(changes_from(issued, back, compare_three_ways(issued, back, office))).value() ==
        0);
  CHECK(text_of(office, kTask, fields::kMeasures) == "一月一报");
}

}  // namespace taizhang
