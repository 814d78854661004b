#include "model/round.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <span>

#include "../office.h"
#include "../show.h"

namespace taizhang {
namespace {

const RecordId kTask = make::id(1);

Register packet(const Register& office, std::string_view department) {
  return packet_of(office, department).value();
}

void issue(Register& office, std::string_view department, std::string_view digest,
           std::string_view at = "2026-11-09") {
  make::apply(office, edits_of_packet(office, packet(office, department), department, digest, at),
              "issue" + std::string(digest));
}

void take(Register& office, const std::vector<ReturnedFile>& files, std::string at = "2026-11-24") {
  const Author author = make::author("王敏", "办公室", std::move(at));
  office.add(changes_of_returns(office, review(office, files), author).value()).value();
}

ReturnedFile with_measures(const Register& issued, std::string measures) {
  Register mine = issued;
  make::fill(mine, kTask, fields::kMeasures, measures, measures, "法规处");
  return make::returned(std::move(mine), "法规处", measures + ".json");
}

void set_round(Register& office, int64_t round) {
  make::fill(office, office.id(), fields::kRound, round, "round" + std::to_string(round), "办公室");
}

BoardRow row_of(const Register& office, int64_t round, std::string_view department) {
  for (BoardRow& row : board(office)) {
    if (row.round == round && row.department == department) return std::move(row);
  }
  FAIL("no row of " << department << " in round " << round);
  return {};
}

}  // namespace

TEST_CASE("a packet is written down with its round, tasks and digests") {
  Register office = make::office();
  issue(office, "宣教处", "d1");
  const RecordId record = packet_id("d1");
  REQUIRE(office.exists(record));
  CHECK(text_of(office, record, fields::kDepartment) == "宣教处");
  CHECK(text_of(office, record, fields::kBaseline) == office.baseline_digest());
  CHECK(office.value(record, fields::kRound) == Value(int64_t{3}));
  CHECK(office.value(record, fields::kTasks) == Value(int64_t{2}));
  CHECK(edits_of_packet(office, packet(office, "宣教处"), "宣教处", "d1", "later").empty());
}

TEST_CASE("what a register writes down of its rounds goes into no packet") {
  Register office = make::office();
  issue(office, "法规处", "d1");
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("越权"), "a", "法规处");
  take(office, {make::returned(mine, "法规处")});
  for (const Record& record : packet(office, "法规处").records()) {
    const std::string_view form = text_of(record, fields::kTemplate);
    CHECK((form != forms::kPacket && form != forms::kReceipt && form != forms::kHeld));
  }
}

TEST_CASE("a receipt says whose file came when, and what became of its cells") {
  Register office = make::office();
  const ReturnedFile file = with_measures(packet(office, "法规处"), "一周一报");
  take(office, {file});
  const RecordId record = receipt_id(file.digest);
  REQUIRE(office.exists(record));
  CHECK(text_of(office, record, fields::kFile) == "一周一报.json");
  CHECK(text_of(office, record, fields::kAt) == "2026-11-24");
  CHECK(office.value(record, field_of(Outcome::Updated)) == Value(int64_t{1}));
  CHECK(is_empty(office.value(record, field_of(Outcome::Conflict))));
}

TEST_CASE("a receipt lists the changes it took, so that each is known by its file") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "a", "法规处");
  make::fill(mine, kTask, fields::kStatus, Option{"ongoing"}, "b", "法规处");
  const ReturnedFile file = make::returned(mine, "法规处");
  take(office, {file});
  make::fill(office, kTask, fields::kText, std::string("改"), "o", "办公室");
  const auto receipts = receipts_of_changes(office);
  CHECK(receipts.size() == 2);
  for (const Change& change : mine.changes()) {
    CHECK(receipts.at(change.id) == receipt_id(file.digest));
  }
}

TEST_CASE("a file of an unknown baseline that somebody takes is written down like any other") {
  Register office = make::office();
  const Register issued = packet(office, "法规处");
  Register mine = issued;
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  make::add_entry(mine, make::id(50), forms::kNote, kTask, fields::kText, std::string("已办"),
                  "法规处");
  const ReturnedFile file = make::returned(mine, "法规处");
  make::fill(office, kTask, fields::kTitle, std::string("改名"), "t", "办公室");
  office = office.sealed();

  const std::vector<ReturnedFile> files = {file};
  const FileReview unknown = review(office, files).front();
  REQUIRE(unknown.verdict == Verdict::OtherBaseline);
  const FileReview taken =
      taken_by_hand(unknown, issued, file, compare_three_ways(issued, file, office));
  office.add(changes_of_returns(office, std::span(&taken, 1), make::author()).value()).value();

  const RecordId record = receipt_id(file.digest);
  REQUIRE(office.exists(record));
  CHECK(office.value(record, fields::kRound) == Value(int64_t{3}));
  CHECK(office.value(record, field_of(Outcome::Updated)) == Value(int64_t{1}));
  CHECK(office.value(record, field_of(Outcome::New)) == Value(int64_t{4}));
  CHECK(text_of(office, kTask, fields::kMeasures) == "一周一报");
  CHECK(text_of(office, make::id(50), fields::kText) == "已办");
  CHECK(row_of(office, 3, "法规处").state == RoundState::Returned);
  CHECK(review(office, files).front().verdict == Verdict::AlreadyReceived);
}

TEST_CASE("what is out of scope in a file of an unknown baseline is held back once it is taken") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("改了标题"), "t", "法规处");
  const ReturnedFile file = make::returned(mine, "法规处");
  make::fill(office, kTask, fields::kMeasures, std::string("一月一报"), "o", "办公室");
  office = office.sealed();

  // No packet was kept: what the department did not change is as it was issued, whatever it is now.
  const std::vector<ReturnedFile> files = {file};
  const FileReview unknown = review(office, files).front();
  REQUIRE(unknown.verdict == Verdict::OtherBaseline);
  const FileReview taken =
      taken_by_hand(unknown, Register(), file, compare_three_ways(Register(), file, office));
  CHECK(count(taken, Outcome::OutOfScope) == 1);
  CHECK(count(taken, Outcome::Conflict) == 1);
  REQUIRE(taken.held.size() == 1);
  CHECK(taken.held.front().field == fields::kTitle);
  office.add(changes_of_returns(office, std::span(&taken, 1), make::author()).value()).value();

  const RecordId held = held_id(taken.held.front().id);
  REQUIRE(office.exists(held));
  CHECK(decode_change(text_of(office, held, fields::kChange))->value ==
        Value(std::string("改了标题")));
  CHECK(text_of(office, kTask, fields::kTitle) != "改了标题");
  CHECK(office.state(kTask, fields::kMeasures) == CellState::Conflict);
  CHECK(row_of(office, 3, "法规处").held == 1);
}

TEST_CASE("what was held back of an unknown baseline is not asked again by the next file") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("改了标题"), "t", "法规处");
  const ReturnedFile first = make::returned(mine, "法规处", "一.json");
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  const ReturnedFile second = make::returned(mine, "法规处", "二.json");
  make::fill(office, kTask, fields::kMeasures, std::string("一月一报"), "o", "办公室");
  office = office.sealed();
  const auto take_by_hand = [&](const ReturnedFile& file) {
    const std::vector<ReturnedFile> files = {file};
    const FileReview taken = taken_by_hand(review(office, files).front(), Register(), file,
                                           compare_three_ways(Register(), file, office));
    office.add(changes_of_returns(office, std::span(&taken, 1), make::author()).value()).value();
  };
  take_by_hand(first);
  CHECK(row_of(office, 3, "法规处").held == 1);
  take_by_hand(second);
  CHECK(row_of(office, 3, "法规处").held == 1);
  CHECK(row_of(office, 3, "法规处").returns == 2);
}

TEST_CASE("a file of an unknown baseline does not bring back what the office had and replaced") {
  Register office = make::office();
  const Register issued = packet(office, "法规处");
  Register mine = issued;
  const std::vector<Change> said =
      make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "m", "法规处");
  const ReturnedFile file = make::returned(mine, "法规处");
  office.add(said).value();  // it came in a forwarded copy
  make::fill(office, kTask, fields::kMeasures, std::string("一月一报"), "o", "办公室");
  FileReview seen;
  seen.cells = compare_three_ways(issued, file, office.sealed());
  REQUIRE(seen.cells.size() == 1);
  CHECK(seen.cells.front().outcome == Outcome::Older);
}

TEST_CASE("a file of an unknown baseline that nobody takes leaves no receipt") {
  Register office = make::office();
  const ReturnedFile file = with_measures(packet(office, "法规处"), "一周一报");
  make::fill(office, kTask, fields::kTitle, std::string("改名"), "t", "办公室");
  office = office.sealed();
  take(office, {file});
  CHECK_FALSE(office.exists(receipt_id(file.digest)));
  CHECK(row_of(office, 3, "法规处").state == RoundState::NotIssued);
}

TEST_CASE("one receipt made in two copies of the register is one record") {
  Register office = make::office();
  Register copy = office;
  const ReturnedFile file = with_measures(packet(office, "法规处"), "一周一报");
  take(office, {file});
  take(copy, {file});
  office.add(copy.changes()).value();
  CHECK(office == copy);
}

TEST_CASE("a change held back is written down as the text its id is made of") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  const Change slip =
      make::fill(mine, kTask, fields::kTitle, std::string("越权"), "a", "法规处").front();
  const ReturnedFile file = make::returned(mine, "法规处");
  take(office, {file});
  const RecordId record = held_id(slip.id);
  CHECK(text_of(office, record, fields::kChange) == "{" + canonical_members(slip) + "}");
  CHECK(decode_change(text_of(office, record, fields::kChange)).value() == slip);
  CHECK(text_of(office, record, fields::kDigest) == file.digest);
  CHECK(office.value(record, fields::kDecision) == Value(Option{"open"}));
}

TEST_CASE("a change that is too large to be held back refuses the whole step") {
  const Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kText, std::string(5 << 20, 'x'), "a", "法规处");
  const std::vector<FileReview> reviews =
      review(office, std::vector<ReturnedFile>{make::returned(mine, "法规处")});
  CHECK(changes_of_returns(office, reviews, make::author()).error() ==
        Error{ErrorCode::FileTooLarge, {"5 MB", "4 MB"}});
}

TEST_CASE("what two files hold back is one thing to decide") {
  Register office = make::office();
  Register mine = packet(office, "法规处");
  make::fill(mine, kTask, fields::kTitle, std::string("越权"), "a", "法规处");
  const ReturnedFile first = make::returned(mine, "法规处");
  make::fill(mine, kTask, fields::kMeasures, std::string("一周一报"), "b", "法规处");
  take(office, {first, make::returned(mine, "法规处")});
  CHECK(row_of(office, 3, "法规处").held == 1);
  CHECK(office.conflicts().empty());
}

TEST_CASE("the board says who has tasks, who was issued a packet and who sent it back") {
  Register office = make::office();
  CHECK(row_of(office, 3, "法规处").state == RoundState::NotIssued);
  issue(office, "法规处", "d1");
  issue(office, "宣教处", "d2");
  issue(office, "宣教处", "d3", "2026-11-10");
  const ReturnedFile file = with_measures(packet(office, "法规处"), "一周一报");
  take(office, {file});

  const BoardRow returned = row_of(office, 3, "法规处");
  CHECK(returned.state == RoundState::Returned);
  CHECK(returned.returned_at == "2026-11-24");
  CHECK(returned.returned_digest == file.digest);
  CHECK(returned.returns == 1);
  CHECK(returned.stale == 0);
  const BoardRow missing = row_of(office, 3, "宣教处");
  CHECK(missing.state == RoundState::Missing);
  CHECK(missing.packets == 2);
  CHECK(missing.issued_at == "2026-11-10");
  CHECK(missing.packet_digest == "d3");
  CHECK(missing.open_tasks == std::vector<RecordId>{make::id(1), make::id(2)});
  CHECK(row_of(office, 3, "督查处").state == RoundState::NotIssued);
}

TEST_CASE("closed and deleted tasks are no longer open") {
  Register office = make::office();
  make::fill(office, make::id(1), fields::kStatus, Option{"closed"}, "c", "办公室");
  CHECK(row_of(office, 3, "宣教处").open_tasks == std::vector<RecordId>{make::id(2)});
  make::fill(office, make::id(2), fields::kDeleted, true, "d", "办公室");
  CHECK(std::ranges::none_of(board(office),
                             [](const BoardRow& row) { return row.department == "宣教处"; }));
}

TEST_CASE("two different files of a round are two returns, the same one is one") {
  Register office = make::office();
  issue(office, "法规处", "d1");
  const ReturnedFile first = with_measures(packet(office, "法规处"), "初稿");
  const ReturnedFile second = with_measures(first.reg, "定稿");
  take(office, {first, first});
  take(office, {second, first}, "2026-11-25");
  const BoardRow row = row_of(office, 3, "法规处");
  CHECK(row.returns == 2);
  CHECK(row.returned_digest == second.digest);
  CHECK(text_of(office, kTask, fields::kMeasures) == "定稿");
}

TEST_CASE(
    "a file of an earlier round is stale in the round it came in, and that is still missing") {
  Register office = make::office();
  issue(office, "法规处", "d1");
  const ReturnedFile late = with_measures(packet(office, "法规处"), "一周一报");
  set_round(office, 4);
  issue(office, "法规处", "d2");
  take(office, {late});
  const BoardRow present = row_of(office, 4, "法规处");
  CHECK(present.state == RoundState::Missing);
  CHECK(present.stale == 1);
  CHECK(row_of(office, 3, "法规处").state == RoundState::Returned);
  CHECK(board(office).front().round == 4);
  CHECK(text_of(office, kTask, fields::kMeasures) == "一周一报");
}

TEST_CASE("nobody is reminded of what is suspended or cancelled") {
  Register office = make::office();
  make::fill(office, make::id(3), fields::kStatus, Option{"suspended"}, "s", "");
  for (const BoardRow& row : board(office))
    CHECK(std::ranges::find(row.open_tasks, make::id(3)) == row.open_tasks.end());
}

}  // namespace taizhang
