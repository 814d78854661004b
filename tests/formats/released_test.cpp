#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "../make.h"
#include "../show.h"
#include "model/review.h"
#include "model/round.h"

// What released versions wrote, in all its parts. These files are never written anew: whatever
// version reads them finds the same in them.
namespace taizhang {
namespace {

// The office's own ledger of visits and its field of who came, and a field of tasks.
constexpr std::string_view kVisits = "x.8d4e8e72609ce97b15981a674af37222";
constexpr std::string_view kVisitor = "x.text.b75cb4dd4b4c";
constexpr std::string_view kContact = "x.text.ace10aae549d";

std::string bytes_of(const std::string& name) {
  return make::file("tests/formats/released/" + name + ".taizhang.json");
}

Snapshot released(const std::string& name) {
  Result<Snapshot> read = decode(bytes_of(name));
  if (!read) FAIL(read.error());
  return *std::move(read);
}

// The existing records of a form, in the order of their ids.
std::vector<RecordId> all_of(const Register& reg, std::string_view form) {
  std::vector<RecordId> found;
  for (const Record& record : reg.records()) {
    if (reg.exists(record.id) && text_of(record, fields::kTemplate) == form) {
      found.push_back(record.id);
    }
  }
  return found;
}

RecordId task_called(const Register& reg, std::string_view title) {
  const std::vector<RecordId> tasks = all_of(reg, forms::kTask);
  const auto found = std::ranges::find(
      tasks, title, [&](RecordId task) { return text_of(reg, task, fields::kTitle); });
  REQUIRE(found != tasks.end());
  return *found;
}

std::vector<std::string> texts_of(const Register& reg, std::string_view form,
                                  std::string_view field) {
  std::vector<std::string> texts;
  for (const RecordId id : all_of(reg, form)) texts.emplace_back(text_of(reg, id, field));
  std::ranges::sort(texts);
  return texts;
}

struct Counts {
  size_t records, changes, sealed, conflicts;
  bool operator==(const Counts&) const = default;
};

Counts counts_of(const Register& reg) {
  return {reg.records().size(), reg.changes().size(), reg.sealed_ids().size(),
          reg.conflicts().size()};
}

std::vector<std::string> words(std::vector<std::string> texts) { return texts; }

}  // namespace

TEST_CASE("the register of 1.0 has its rounds, ledgers, conflict and what was held and sealed") {
  const std::string bytes = bytes_of("1.0-second-round");
  const Snapshot file = released("1.0-second-round");
  const Register& reg = file.reg;
  CHECK(digest_of(bytes) == "89643582a61a144302086c02cd6f177582e14d12953ca9017e236b5d30b9d9dc");
  CHECK(file.envelope.purpose == Purpose::Full);
  CHECK((counts_of(reg) == Counts{28, 128, 2, 1}));
  CHECK(round_of(reg) == 2);

  const RecordId task = task_called(reg, "文件与解读一起发");
  REQUIRE(reg.state(task, fields::kMeasures) == CellState::Conflict);
  std::vector<std::string> said;
  for (const Change* head : reg.heads(task, fields::kMeasures)) {
    said.push_back(std::get<std::string>(head->value));
  }
  std::ranges::sort(said);
  CHECK(said == words({"印发前三天送解读稿", "解读稿与文件同时送审"}));

  const std::vector<RecordId> held = all_of(reg, forms::kHeld);
  REQUIRE(held.size() == 1);
  const Change change = decode_change(text_of(reg, held[0], fields::kChange)).value();
  CHECK(held_id(change.id) == held[0]);
  CHECK(change.record == task);
  CHECK(change.value == Value(std::string("文件与解读同日发")));

  CHECK(texts_of(reg, forms::kReceipt, fields::kFile) ==
        words({"办公室第二轮.json", "宣教处第一轮.json", "法规处第二轮.json"}));
  CHECK(all_of(reg, forms::kPacket).size() == 6);
  CHECK(texts_of(reg, kVisits, kVisitor) == words({"李云"}));
  CHECK(texts_of(reg, "extension", "reason") == words({"热线系统正在更换"}));
  CHECK(texts_of(reg, forms::kEvidence, fields::kTitle) == words({"预算公开页"}));
  CHECK(text_of(reg, task_called(reg, "更新办事指南"), fields::kMeasures) == "每周核一遍");
  CHECK(text_of(reg, task_called(reg, "答复常见提问"), kContact) == "周敏");
}

TEST_CASE("the packet of 1.0 is its department's part of the same register") {
  const Snapshot office = released("1.0-second-round");
  const Snapshot packet = released("1.0-packet");
  CHECK(digest_of(bytes_of("1.0-packet")) ==
        "2abf50f9940a1ededc6e308ae5055fb5955461731afe319762758f5b0b60e56d");
  CHECK(packet.envelope.purpose == Purpose::Packet);
  CHECK(packet.envelope.scope_department == "法规处");
  CHECK((counts_of(packet.reg) == Counts{14, 27, 0, 0}));
  CHECK(packet.reg.id() == office.reg.id());
  CHECK(packet.reg.baseline_digest() == office.reg.baseline_digest());
  CHECK(office.reg.exists(packet_id(digest_of(bytes_of("1.0-packet")))));
}

TEST_CASE("the return of 1.0 is known to its register, and taken by one that lost its receipt") {
  const Register office = released("1.0-second-round").reg;
  const Snapshot file = released("1.0-return");
  const std::string digest = digest_of(bytes_of("1.0-return"));
  CHECK(digest == "65cd5ff2b0a9017e7b26f4973d2b917dce5a0a738e8ea0f650867499276f8562");
  CHECK(file.envelope.purpose == Purpose::Return);
  CHECK((counts_of(file.reg) == Counts{15, 36, 0, 0}));

  ReturnedFile returned{"法规处第二轮.json", digest, file.envelope.scope_department, file.reg};
  CHECK(review(office, {&returned, 1}).front().verdict == Verdict::AlreadyReceived);
  returned.digest = "another";
  const FileReview again = review(office, {&returned, 1}).front();
  CHECK(again.verdict == Verdict::Fresh);
  CHECK(again.applied.empty());
  CHECK(again.held.empty());
}

TEST_CASE("what the present version wrote it writes again as the same bytes") {
  for (const char* name : {"1.0-second-round", "1.0-packet", "1.0-return"}) {
    INFO(name);
    CHECK(encode(released(name)) == bytes_of(name));
  }
}

}  // namespace taizhang
