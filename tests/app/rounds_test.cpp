#include "app/rounds.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "base/version.h"
#include "machine.h"
#include "model/round.h"

namespace taizhang {
namespace {

RecordId task_of_packet(const Download& packet) {
  Machine liaison(99);
  liaison.receive(packet);
  return liaison.state.open->work.tasks.front();
}

TEST_CASE("a round goes to every department with tasks, is written down, and is one step") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const Register before = office.reg();
  office.after(ShowIssuing{});
  const size_t departments = office.state.issuing->lines.size();
  REQUIRE(departments > 3);
  office.after(IssuePackets{});
  CHECK(office.files.size() == departments);
  CHECK(office.state.issuing->covering.contains(office.state.issuing->lines[0].name));
  for (const BoardRow& row : board(office.reg())) {
    if (row.state == RoundState::NotIssued) continue;
    CHECK(row.round == 1);
    CHECK(row.packets == 1);
  }
  office.after(Undo{});
  CHECK(edits_between(office.reg(), before).empty());
}

TEST_CASE("a packet goes only to the departments that are ticked, and to nobody when none is") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, ShowIssuing{});
  IssuePlan plan = *office.state.issuing;
  for (IssueLine& line : plan.lines) line.ticked = false;
  office.after(ChangeIssuing{plan}, IssuePackets{});
  CHECK(office.files.empty());
  CHECK(office.state.open->history.done.empty());
  plan.lines[1].ticked = true;
  office.after(ChangeIssuing{plan}, IssuePackets{});
  REQUIRE(office.files.size() == 1);
  CHECK(office.files[0].name.contains(plan.lines[1].name));
}

TEST_CASE("a packet opens as its department's, with its own tasks alone") {
  Round round;
  Machine liaison(20);
  liaison.receive(round.office.files[0]);
  REQUIRE(liaison.state.open);
  CHECK_FALSE(liaison.state.open->scope().empty());
  const PacketWork& work = liaison.state.open->work;
  CHECK_FALSE(work.tasks.empty());
  CHECK(work.unfilled == work.tasks);
  CHECK(work.tasks.size() < static_cast<size_t>(round.office.state.open->tasks));
}

TEST_CASE("what a liaison writes counts as filled in, and is the department's") {
  Round round;
  Machine liaison(20);
  liaison.receive(round.office.files[0]);
  const RecordId task = liaison.state.open->work.tasks.front();
  liaison.after(AddNote{task, "方案已报审"});
  const PacketWork& work = liaison.state.open->work;
  CHECK(work.unfilled.size() == work.tasks.size() - 1);
  CHECK(work.noted == 1);
  for (const Change& change : liaison.reg().changes())
    if (change.nonce.starts_with(round_mark(liaison.reg())))
      CHECK(change.author.department == liaison.state.open->scope());
}

TEST_CASE("a liaison fills the department's ledgers, adds to them, and the office takes it in") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const std::string own = office.add_field(std::string(forms::kTask), FieldType::Text, "联系人");
  office.after(ShowIssuing{}, IssuePackets{}, DropIssuing{});
  const Download packet = office.files.at(0);

  Machine liaison(99);
  liaison.receive(packet);
  const std::string department = liaison.state.open->scope();
  const RecordId task = liaison.state.open->work.tasks.front();
  CHECK(liaison.state.open->work.ledgers.empty());
  liaison.after(AskExtension{task});
  const RecordId request = liaison.state.open->ledgers.selected;
  CHECK(liaison.reg().value(request, fields::kDepartment) == Value(Departments{{department}}));
  liaison.after(
      ApplyEdits{{{task, own, std::string("周敏")}, {request, "reason", std::string("等批复")}},
                 {Text::did_change, {""}}});
  REQUIRE(liaison.state.open->work.ledgers.size() == 1);
  CHECK(liaison.state.open->work.ledgers[0].records == std::vector<RecordId>{request});
  CHECK(liaison.state.open->work.lacking == std::vector<RecordId>{request});  // no new day yet
  liaison.after(ExportReturn{});

  REQUIRE_FALSE(office.reg().find_template("extension"));
  const Register before = office.reg();
  office.receive(liaison.files.back());
  office.read_all();
  office.after(DropReturns{});
  CHECK(office.reg() == before);  // looking at a ledger that is new here leaves nothing of it
  CHECK_FALSE(office.state.open->has_learned);
  office.receive(liaison.files.back());
  office.read_all();
  REQUIRE(office.state.collection);
  CHECK(office.state.collection->files.at(0).review.held.empty());
  office.after(ApplyReturns{});
  CHECK(text_of(office.reg(), task, own) == "周敏");
  CHECK(text_of(office.reg(), request, "reason") == "等批复");
  CHECK(office.state.open->ledgers.extended.at(task).requests.size() == 1);
  CHECK(office.asked<SaveDocument>().back().bytes.contains("延期申请"));  // its form is kept too

  office.files.clear();
  office.after(ShowIssuing{}, IssuePackets{}, DropIssuing{});
  Machine again(98);
  for (const Download& file : office.files)
    if (file.name == packet.name || file.name.starts_with(packet.name.substr(0, 6)))
      again.receive(file);
  CHECK(again.reg().exists(request));
}

TEST_CASE("a packet of the next round brings tasks and ledgers that the first one did not have") {
  Round round;
  Machine& office = round.office;
  const Download first = office.files.at(0);
  Machine liaison(20);
  liaison.receive(first);
  RecordId theirs;
  for (const OutlineRow& row : office.state.open->outline)
    if (!row.is_part && !liaison.reg().find(row.record)) theirs = row.record;
  const std::string department = liaison.state.open->scope();
  const RecordId mine = liaison.state.open->work.tasks.front();
  REQUIRE(office.reg().exists(theirs));
  REQUIRE_FALSE(liaison.reg().find_template("feedback"));
  liaison.after(AddNote{mine, "第一轮写的"});

  office.after(AddLedgerRecord{"feedback", {}});
  const RecordId record = office.state.open->ledgers.selected;
  office.after(ApplyEdits{{{theirs, std::string(fields::kLead), Departments{{department}}},
                           {record, "department", Departments{{department}}}},
                          {Text::did_change, {""}}});
  round.issue();
  const auto second = std::ranges::find(office.files, first.name.substr(0, 6), [](const auto& one) {
    return one.name.substr(0, 6);
  });
  REQUIRE(second != office.files.end());
  liaison.receive(*second);
  CHECK(text_of(liaison.reg(), theirs, fields::kTitle) ==
        text_of(office.reg(), theirs, fields::kTitle));
  CHECK(std::ranges::contains(liaison.state.open->work.tasks, theirs));
  CHECK(liaison.reg().exists(record));
  CHECK(children(liaison.reg(), mine, forms::kNote).size() == 1);
  CHECK(liaison.asked<SaveDocument>().back().bytes.contains(to_text(theirs)));

  liaison.after(ApplyEdits{{{theirs, std::string(fields::kStatus), Option{"ongoing"}}},
                           {Text::did_change, {""}}},
                ExportReturn{});
  office.receive(liaison.files.back());
  office.read_all();
  REQUIRE(office.state.collection);
  CHECK(office.state.collection->files.at(0).review.held.empty());
  office.after(ApplyReturns{});
  CHECK(office.status(theirs) == "ongoing");
  CHECK(children(office.reg(), mine, forms::kNote).size() == 1);
}

TEST_CASE("returns dropped on the register are reviewed first, and applied as one step") {
  Round round;
  const Download first = round.come_back(0, "ongoing", 20);
  const Download second = round.come_back(1, "submitted", 30);
  Machine& office = round.office;
  const Register before = office.reg();
  office.receive(first);
  office.receive(second);
  REQUIRE(office.state.collection);
  CHECK(office.state.collection->waiting.size() == 2);
  office.read_all();
  CHECK(office.reg() == before);
  REQUIRE(office.state.collection->files.size() == 2);
  const CollectionSum sum = sum_of(*office.state.collection);
  CHECK(sum.files == 2);
  CHECK(sum.cells > 0);
  office.after(ApplyReturns{});
  CHECK_FALSE(office.state.collection);
  CHECK(edits_between(before, office.reg()).size() >= sum.cells - sum.conflicts);
  office.after(Undo{});
  CHECK(edits_between(office.reg(), before).empty());
}

TEST_CASE("the same file twice is received once") {
  Round round;
  const Download file = round.come_back(0, "ongoing", 20);
  Machine& office = round.office;
  office.receive(file);
  office.receive(file);
  office.read_all();
  const std::vector<CollectedFile>& files = office.state.collection->files;
  REQUIRE(files.size() == 2);
  CHECK(files[0].taken);
  CHECK_FALSE(files[1].taken);
  CHECK(files[1].review.verdict == Verdict::AlreadyReceived);
  office.after(TakeReturn{1, true});
  CHECK_FALSE(office.state.collection->files[1].taken);
  office.after(ApplyReturns{});
  office.receive(file);
  office.read_all();
  CHECK(office.state.collection->files[0].review.verdict == Verdict::AlreadyReceived);
  CHECK(sum_of(*office.state.collection).files == 0);
}

TEST_CASE("of a file that is there twice one is taken, whichever of the two is ticked") {
  Round round;
  const Download file = round.come_back(0, "ongoing", 20);
  Machine& office = round.office;
  office.receive(file);
  office.receive(file);
  office.read_all();
  office.after(TakeReturn{0, false}, TakeReturn{1, true}, TakeReturn{0, true});
  CHECK_FALSE(office.state.collection->files[0].taken);
  CHECK(office.state.collection->files[1].taken);
  CHECK(sum_of(*office.state.collection).files == 1);
}

TEST_CASE("a file that is left out changes nothing, and the others are reviewed without it") {
  Round round;
  const RecordId task = task_of_packet(round.office.files[0]);
  const Download file = round.come_back(0, "ongoing", 20);
  Machine& office = round.office;
  office.receive(file);
  office.read_all();
  office.after(TakeReturn{0, false});
  CHECK(sum_of(*office.state.collection) == CollectionSum{});
  const Register before = office.reg();
  office.after(ApplyReturns{});
  CHECK(office.reg() == before);
  office.after(TakeReturn{0, true}, ApplyReturns{});
  CHECK(office.status(task) == "ongoing");
}

TEST_CASE("a damaged file and one of another register say so, and the others go on") {
  Round round;
  Download damaged = round.come_back(0, "ongoing", 20);
  damaged.bytes.resize(damaged.bytes.size() / 2);
  Round other;
  other.office.state.ids = IdSource(500, 501);
  Machine stranger(500);
  stranger.after(OpenSample{}, CreateRegister{}, ExportSnapshot{});
  const Download good = round.come_back(1, "ongoing", 30);
  Machine& office = round.office;
  office.after(PickReturns{});
  office.receive(damaged);
  office.receive(stranger.files.back());
  office.receive(good);
  office.read_all();
  const std::vector<CollectedFile>& files = office.state.collection->files;
  REQUIRE(files.size() == 3);
  CHECK(files[0].refusal);
  CHECK(files[1].refusal->text == Text::return_other_register);
  CHECK(files[2].taken);
  CHECK(sum_of(*office.state.collection).files == 1);
}

TEST_CASE("a packet among the returns is said to be one, and nothing of it is taken") {
  Round round;
  Machine& office = round.office;
  office.after(PickReturns{});
  office.receive(office.files.at(0));
  office.read_all();
  const CollectedFile& file = office.state.collection->files.at(0);
  CHECK(file.refusal->text == Text::return_is_packet);
  CHECK_FALSE(can_take(file));
  CHECK(changes_of_taken(office.reg(), *office.state.collection, {}).value().empty());
}

TEST_CASE("before returns are applied the register is backed up as it was") {
  Round round;
  Machine& office = round.office;
  office.receive(round.come_back(0, "ongoing", 20));
  office.read_all();
  office.effects.clear();
  office.after(ApplyReturns{});
  const auto place = [&](auto is_kind) {
    return std::ranges::find_if(office.effects, is_kind) - office.effects.begin();
  };
  const auto backup =
      place([](const Effect& effect) { return effect.get_if<BackUp>() != nullptr; });
  const auto written = place([](const Effect& effect) {
    return effect.get_if<SaveDocument>() != nullptr || effect.get_if<AppendJournal>() != nullptr;
  });
  REQUIRE(office.asked<BackUp>().size() == 1);
  CHECK(office.asked<BackUp>().front().why == "returns");
  REQUIRE(written < static_cast<long>(office.effects.size()));
  CHECK(backup < written);
}

TEST_CASE("files that still wait to be read are forgotten with the returns that are not wanted") {
  Round round;
  const Download first = round.come_back(0, "ongoing", 20);
  const Download second = round.come_back(1, "ongoing", 30);
  Machine& office = round.office;
  const Register before = office.reg();
  office.receive(first);
  office.receive(second);
  office.after(ReadNextReturn{}, ApplyReturns{});
  REQUIRE(office.state.collection);  // nothing is applied before all are read
  office.after(DropReturns{}, ReadNextReturn{});
  CHECK_FALSE(office.state.collection);
  CHECK(office.reg() == before);
}

TEST_CASE("after something has come back the next round is proposed") {
  Round round;
  round.office.receive(round.come_back(0, "ongoing", 20));
  round.office.read_all();
  round.office.after(ApplyReturns{}, ShowIssuing{});
  CHECK(round.office.state.issuing->new_round);
  round.office.after(IssuePackets{});
  CHECK(round_of(round.office.reg()) == 2);
}

TEST_CASE("a return that arrives before its register is open opens it") {
  Round round;
  const Download file = round.come_back(0, "ongoing", 20);
  Machine& office = round.office;
  const std::string key = office.state.open->key;
  const std::string bytes = encode(Snapshot{office.state.open->envelope, office.reg()});
  Recent recent;
  recent.key = key;
  office.after(CloseRegister{}, StoreListedIntent{{recent}, {}, "", "", false});
  office.receive(file);
  office.after(StoreLoadedIntent{key, 1, bytes, "", {}, {}});
  office.read_all();
  REQUIRE(office.state.collection);
  CHECK(office.state.collection->files.size() == 1);
}

TEST_CASE("a return without its office's register is the liaison's packet again") {
  Round round;
  Machine liaison(60);
  liaison.receive(round.come_back(0, "ongoing", 20));
  REQUIRE(liaison.state.open);
  CHECK_FALSE(liaison.state.open->scope().empty());
  CHECK(liaison.state.open->work.unfilled.empty());
}

TEST_CASE("packets of two departments and the office's register are kept apart") {
  Round round;
  Machine one(20), other(21);
  one.receive(round.office.files[0]);
  other.receive(round.office.files[1]);
  CHECK(one.state.open->key != other.state.open->key);
  CHECK(one.state.open->key != round.office.state.open->key);
}

}  // namespace
TEST_CASE("what the program writes says which version of it wrote it") {
  const auto version_of = [](const std::string& bytes) {
    return decode(bytes).value().envelope.writer_version;
  };
  Round round;
  CHECK(version_of(round.office.files.at(0).bytes) == kVersion);
  Machine liaison(20);
  liaison.receive(round.office.files[0]);
  liaison.after(ExportReturn{});
  CHECK(version_of(liaison.files.back().bytes) == kVersion);
  // Whoever wrote what was opened, the next snapshot is this program's.
  Snapshot old{round.office.state.open->envelope, round.office.reg()};
  old.envelope.writer_version = "0.0.1";
  Machine other(21);
  other.after(StoreListedIntent{}, ReceiveFile{"台账.taizhang.json", encode(old)});
  other.after(ExportSnapshot{});
  CHECK(version_of(other.files.back().bytes) == kVersion);
}

}  // namespace taizhang
