#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "machine.h"
#include "model/round.h"

namespace taizhang {
namespace {

// A round went out, was not written down, and ended: what comes back is of an unknown baseline.
struct ForgottenRound : Round {
  Download returned;
  std::vector<KeepPacket> kept = office.asked<KeepPacket>();

  ForgottenRound() : returned(come_back(0, "ongoing", 20)) {
    const RecordId id = office.reg().id();
    office.after(Undo{},
                 ApplyEdits{{{id, std::string(fields::kTitle), std::string("又一年")}},
                            {Text::did_change, {"标题"}}},
                 EndRound{});
    office.effects.clear();
    office.receive(returned);
    office.read_all();
  }
  const CollectedFile& file() const { return office.state.collection->files.at(0); }
};

TEST_CASE("each packet that goes out is kept as it is") {
  const Round round;
  const std::vector<KeepPacket> kept = round.office.asked<KeepPacket>();
  REQUIRE(kept.size() == round.office.files.size());
  for (size_t i = 0; i < kept.size(); ++i) CHECK(kept[i].bytes == round.office.files[i].bytes);
}

TEST_CASE("a packet that could not be kept is told") {
  Round round;
  const std::string shelf = round.office.asked<KeepPacket>().front().shelf;
  round.office.after(PacketsFoundIntent{shelf, {}, true});
  CHECK(round.office.state.strip->message == Message{Text::packet_not_kept, {}});
}

TEST_CASE("a return of an unknown baseline is compared with the packet that was kept") {
  ForgottenRound round;
  REQUIRE(round.file().review.verdict == Verdict::OtherBaseline);
  CHECK_FALSE(has_packet(*round.office.state.collection, round.file()));
  const size_t without = round.file().apart.size();

  const std::vector<FindPackets> asked = round.office.asked<FindPackets>();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].shelf == round.kept[0].shelf);
  CHECK(asked[0].baseline == round.kept[0].baseline);
  CHECK(asked[0].department == round.kept[0].department);

  round.office.after(PacketsFoundIntent{asked[0].shelf, {round.kept[0].bytes}});
  CHECK(has_packet(*round.office.state.collection, round.file()));
  CHECK(round.file().apart.size() < without);
  size_t updated = 0;
  for (const CellReview& cell : round.file().apart)
    updated += cell.outcome == Outcome::Updated ? 1 : 0;
  CHECK(updated > 0);

  round.office.after(TakeReturn{0, true}, ApplyReturns{});
  Machine liaison(20);
  liaison.receive(round.returned);
  CHECK(round.office.status(liaison.state.open->work.tasks.front()) == "ongoing");
}

TEST_CASE("what is new in a return of an unknown baseline stands under its task once it is taken") {
  ForgottenRound round;
  Machine liaison(20);
  liaison.receive(round.returned);
  const RecordId task = liaison.state.open->work.tasks.front();
  round.office.after(TakeReturn{0, true}, ApplyReturns{});
  const OpenRegister& open = *round.office.state.open;
  const OutlineRow* row = outline_row(open, task);
  REQUIRE(row != nullptr);
  REQUIRE(row->notes.size() == 1);
  CHECK(text_of(open.reg, row->notes[0], fields::kText) == "已办一半");
}

TEST_CASE("a return of an unknown baseline that was taken counts as returned, and is known again") {
  ForgottenRound round;
  const std::string department = round.file().file.department;
  const RecordId receipt = receipt_id(round.file().file.digest);
  round.office.after(PacketsFoundIntent{round.kept[0].shelf, {round.kept[0].bytes}},
                     TakeReturn{0, true}, ApplyReturns{});
  const Register& reg = round.office.reg();
  REQUIRE(reg.exists(receipt));
  CHECK(text_of(reg, receipt, fields::kDepartment) == department);
  CHECK(integer_of(reg.value(receipt, field_of(Outcome::Updated))) != nullptr);
  CHECK(integer_of(reg.value(receipt, field_of(Outcome::New))) != nullptr);

  round.office.receive(round.returned);
  round.office.read_all();
  CHECK(round.file().review.verdict == Verdict::AlreadyReceived);
  CHECK_FALSE(round.file().taken);
}

TEST_CASE("of several packets of one baseline the one that the return grew from is compared") {
  ForgottenRound round;
  const std::string shelf = round.kept[0].shelf;
  // The same department's next packet says what the office wrote meanwhile.
  Round other;
  Machine liaison(20);
  liaison.receive(other.office.files[0]);
  const RecordId task = liaison.state.open->work.tasks.front();
  other.office.after(ApplyEdits{{{task, std::string(fields::kStatus), Option{"submitted"}}},
                                {Text::did_add_note, {}}});
  other.issue();
  const KeepPacket later = other.office.asked<KeepPacket>()[round.kept.size()];
  round.office.after(PacketsFoundIntent{shelf, {round.kept[0].bytes, later.bytes}});
  for (const CellReview& cell : round.file().apart)
    if (cell.record == task && cell.field == fields::kStatus)
      CHECK(cell.issued == Value(Option{"not_started"}));
}

TEST_CASE("packets of a department come beside a return that is known are not asked for") {
  Round round;
  round.office.effects.clear();
  round.office.receive(round.come_back(0, "ongoing", 20));
  round.office.read_all();
  CHECK(round.office.asked<FindPackets>().empty());
}

// Two people go on with one register.
struct TwoCopies {
  Machine mine{7}, theirs{50};
  Download copy;

  TwoCopies() {
    mine.after(OpenSample{}, CreateRegister{}, ExportSnapshot{});
    theirs.receive(mine.files.back());
    rename(theirs, "她改的标题");
    theirs.after(ExportSnapshot{});
    copy = theirs.files.back();
  }
  static void rename(Machine& machine, std::string title) {
    const RecordId id = machine.reg().id();
    machine.after(ApplyEdits{{{id, std::string(fields::kTitle), std::move(title)}},
                             {Text::did_change, {"标题"}}});
  }
};

TEST_CASE("a copy of the open register is shown before anything of it is applied") {
  TwoCopies copies;
  const Register before = copies.mine.reg();
  copies.mine.receive(copies.copy);
  REQUIRE(copies.mine.state.collection);
  CHECK(copies.mine.reg() == before);
  const CollectedFile& file = copies.mine.state.collection->files.at(0);
  CHECK(file.taken);
  CHECK(count(file.review, Outcome::Updated) == 1);
  copies.mine.effects.clear();
  copies.mine.after(ApplyReturns{});
  CHECK(register_title(copies.mine.reg()) == "她改的标题");
  REQUIRE_FALSE(copies.mine.asked<BackUp>().empty());
  CHECK(copies.mine.asked<BackUp>().back().why == "snapshot");
  copies.mine.after(Undo{});
  CHECK(register_title(copies.mine.reg()) == register_title(before));
}

TEST_CASE("a task that a copy moves is among what is shown before it is applied") {
  TwoCopies copies;
  Machine& theirs = copies.theirs;
  const RecordId task = theirs.state.open->outline.back().record;
  const auto part = std::ranges::find_if(theirs.state.open->outline, &OutlineRow::is_part);
  theirs.after(ApplyEdits{{{task, std::string(fields::kParent), to_text(part->record)},
                           {task, std::string(fields::kOrder), std::string("nnm")}},
                          {Text::did_change, {""}}},
               ExportSnapshot{});
  REQUIRE_FALSE(theirs.state.strip);
  copies.mine.receive(theirs.files.back());
  const CollectedFile& file = copies.mine.state.collection->files.at(0);
  const auto shows = [&](std::string_view field) {
    return std::ranges::any_of(file.review.cells, [&](const CellReview& cell) {
      return cell.record == task && cell.field == field && says_something(cell);
    });
  };
  CHECK(shows(fields::kParent));
  CHECK(shows(fields::kOrder));
  CHECK(sum_of(*copies.mine.state.collection).cells == 3);
}

TEST_CASE("a copy leaves no receipt, so that both copies come to be the same") {
  TwoCopies copies;
  copies.mine.receive(copies.copy);
  copies.mine.after(ApplyReturns{});
  CHECK(copies.mine.reg() == copies.theirs.reg());
  copies.mine.receive(copies.copy);
  CHECK_FALSE(copies.mine.state.collection);
  CHECK(copies.mine.state.toast->message.text == Text::toast_nothing_new);
}

TEST_CASE("a copy from before the round was ended is looked at like any other") {
  TwoCopies copies;
  copies.mine.after(EndRound{});
  copies.mine.receive(copies.copy);
  REQUIRE(copies.mine.state.collection);
  const CollectedFile& file = copies.mine.state.collection->files.at(0);
  CHECK(file.review.verdict == Verdict::Fresh);
  CHECK(file.review.cells.size() == 1);
  copies.mine.after(ApplyReturns{});
  CHECK(register_title(copies.mine.reg()) == "她改的标题");
}

TEST_CASE("a copy of a stored register is looked at once that is open") {
  TwoCopies copies;
  Machine& mine = copies.mine;
  const std::string key = mine.state.open->key;
  const std::string bytes = encode(Snapshot{mine.state.open->envelope, mine.reg()});
  Recent recent;
  recent.key = key;
  mine.after(CloseRegister{}, StoreListedIntent{{recent}, {}, "", "", false});
  mine.receive(copies.copy);
  mine.after(StoreLoadedIntent{key, 1, bytes, "", {}, {}});
  REQUIRE(mine.state.collection);
  CHECK(register_title(mine.reg()) != "她改的标题");
}

}  // namespace
}  // namespace taizhang
