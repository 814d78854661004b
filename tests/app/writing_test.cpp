#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../edited_file.h"
#include "../office.h"
#include "../show.h"
#include "app/steps.h"
#include "machine.h"

namespace taizhang {
namespace {

// The same register in two windows of one browser.
struct Windows {
  Machine first{7}, second{11};

  Windows() {
    first.after(OpenSample{}, CreateRegister{});
    const SaveDocument saved = first.asked<SaveDocument>().back();
    second.after(StoreLoadedIntent{saved.key, saved.expected + 1, saved.bytes, "", {}, {}},
                 WriterChangedIntent{saved.key, false});
  }
  const std::string& key() const { return first.state.open->key; }
  RecordId task() const {
    for (const OutlineRow& row : first.state.open->outline)
      if (!row.is_part) return row.record;
    return {};
  }
  static ApplyEdits titled(RecordId task, std::string title) {
    return {{{task, std::string(fields::kTitle), std::move(title)}}, {Text::did_change, {"任务"}}};
  }
  // What the first window has appended, as the store hands it to the second.
  void tell() {
    const AppendJournal entry = first.asked<AppendJournal>().back();
    second.after(StoreChangedIntent{key()},
                 NewerLoadedIntent{key(), entry.expected + 1, "", {entry.entry}});
  }
};

std::string title(Machine& machine, RecordId task) {
  return std::string(text_of(machine.reg(), task, fields::kTitle));
}

}  // namespace

TEST_CASE("a register that opens is claimed, and no longer when it is closed") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  CHECK(office.asked<ClaimDocument>().back().key == office.state.open->key);
  CHECK_FALSE(office.asked<ClaimDocument>().back().from_other);
  office.after(CloseRegister{});
  CHECK(office.asked<ReleaseDocument>().size() == 1);
}

TEST_CASE("a window that does not write refuses every edit and keeps the register as it is") {
  Windows windows;
  const RecordId task = windows.task();
  const Register before = windows.second.reg();
  windows.second.effects.clear();
  windows.second.after(Windows::titled(task, "改了"), AddTask{}, AddPart{}, AddNote{task, "写了"},
                       DeleteRecord{task}, Undo{}, Redo{}, MarkRow{task},
                       ChangeMarkedStatus{"closed"}, DeleteMarked{}, EndRound{});
  CHECK(windows.second.reg() == before);
  CHECK(windows.second.asked<AppendJournal>().empty());
  CHECK(windows.second.asked<SaveDocument>().empty());
  CHECK(windows.second.state.toast->message == Message{Text::writer_other_refused, {}});
}

TEST_CASE("a window that does not write follows the one that does, and stays where it is") {
  Windows windows;
  const RecordId task = windows.task();
  windows.second.after(SelectRecord{task}, GoTo{Section::Backups});
  windows.first.after(Windows::titled(task, "改了"));
  windows.tell();
  CHECK(title(windows.second, task) == "改了");
  CHECK(windows.second.reg() == windows.first.reg());
  CHECK(windows.second.state.open->selected == task);
  CHECK(windows.second.state.open->section == Section::Backups);
}

TEST_CASE("what another window wrote is asked for from where this one is") {
  Windows windows;
  windows.second.after(StoreChangedIntent{windows.key()});
  CHECK(windows.second.asked<LoadNewer>().back().since == windows.second.state.open->stored);
  windows.first.effects.clear();
  windows.first.after(StoreChangedIntent{windows.key()}, StoreChangedIntent{"another"});
  CHECK(windows.first.asked<LoadNewer>().empty());
}

TEST_CASE("taking over waits for what the other window wrote last") {
  Windows windows;
  const RecordId task = windows.task();
  windows.second.after(TakeOver{});
  CHECK(windows.second.asked<ClaimDocument>().back().from_other);
  windows.second.after(Windows::titled(task, "太早"));
  CHECK(title(windows.second, task) != "太早");

  windows.first.after(Windows::titled(task, "最后一改"), WriterWantedIntent{windows.key()});
  CHECK(windows.first.state.open->writer == Writer::OtherWindow);
  CHECK(windows.first.effects.back().get_if<ReleaseDocument>());
  windows.second.after(WriterChangedIntent{windows.key(), true});
  CHECK(windows.second.state.open->writer == Writer::Coming);
  windows.tell();
  REQUIRE(windows.second.state.open->writer == Writer::Here);
  windows.second.after(Windows::titled(task, "接着改"));
  CHECK(title(windows.second, task) == "接着改");
  CHECK(windows.second.asked<AppendJournal>().back().expected ==
        windows.first.asked<AppendJournal>().back().expected + 1);
}

TEST_CASE("a document that was written anew takes the place of the register on screen") {
  Windows windows;
  const RecordId task = windows.task();
  windows.first.after(Windows::titled(task, "改了"));
  const OpenRegister& open = *windows.first.state.open;
  windows.second.after(
      NewerLoadedIntent{windows.key(), 9, encode(Snapshot{open.envelope, open.reg}), {}});
  CHECK(title(windows.second, task) == "改了");
  CHECK(windows.second.state.open->stored == 9);
}

TEST_CASE("a register that another window has put back from a backup is put back here too") {
  Windows windows;
  const RecordId task = windows.task();
  const OpenRegister& open = *windows.first.state.open;
  const std::string backup = encode(Snapshot{open.envelope, open.reg});
  windows.first.after(Windows::titled(task, "改了"));
  windows.tell();
  REQUIRE(title(windows.second, task) == "改了");
  windows.second.after(NewerLoadedIntent{windows.key(), 9, backup, {}});
  CHECK(title(windows.second, task) != "改了");
}

TEST_CASE("what cannot be read of another window's writing leaves the register as it was") {
  Windows windows;
  const Register before = windows.second.reg();
  windows.second.after(NewerLoadedIntent{windows.key(), 9, "{broken", {}});
  CHECK(windows.second.reg() == before);
  CHECK(windows.second.state.strip);
  windows.second.after(TakeOver{}, WriterChangedIntent{windows.key(), true},
                       NewerLoadedIntent{windows.key(), 9, "{broken", {}});
  CHECK(windows.second.state.open->writer != Writer::Here);
}

TEST_CASE("a window from which the writing was taken away writes no more") {
  Windows windows;
  windows.first.after(WriterChangedIntent{windows.key(), false});
  windows.first.effects.clear();
  windows.first.after(AddTask{});
  CHECK(windows.first.asked<AppendJournal>().empty());
}

TEST_CASE("in a newer program's store nothing is written, whatever the locks say") {
  Windows windows;
  windows.first.after(StoreNewerIntent{}, WriterChangedIntent{windows.key(), true});
  windows.first.effects.clear();
  windows.first.after(AddTask{});
  CHECK(windows.first.asked<AppendJournal>().empty());
  CHECK(windows.first.state.toast->message == Message{Text::writer_newer, {}});

  Machine late(5);
  const SaveDocument saved = Windows().first.asked<SaveDocument>().back();
  late.after(StoreNewerIntent{}, StoreLoadedIntent{saved.key, 1, saved.bytes, "", {}, {}});
  CHECK(late.state.open->writer == Writer::NewerProgram);
}

TEST_CASE(
    "a newer version's file can be looked at, and is neither changed, stored nor handed out") {
  Machine machine(7);
  const Register reg = make::office();
  machine.receive(
      {"新.json",
       make::with_digest(replace_all(make::bytes_of(reg), "{\"major\":1", "{\"major\":2")), ""});
  REQUIRE(machine.state.strip);
  CHECK(machine.state.strip->message.text == Text::error_newer_version);
  CHECK_FALSE(machine.state.open);
  REQUIRE(machine.state.strip->newer);

  machine.after(LookAtNewer{});
  CHECK_FALSE(machine.state.strip);
  REQUIRE(machine.state.open);
  CHECK(machine.state.open->writer == Writer::NewerFile);
  CHECK(text_of(machine.reg(), make::id(1), fields::kTitle) ==
        text_of(reg, make::id(1), fields::kTitle));
  const Register before = machine.reg();
  machine.after(Windows::titled(make::id(1), "改"), AddTask{}, Undo{}, ExportSnapshot{},
                ShowIssuing{}, IssuePackets{}, RetryStore{}, CarryOver{"明年", 2027}, BackUpNow{},
                StoreNewerIntent{}, ExportSnapshot{});
  CHECK(machine.reg() == before);
  CHECK(machine.files.empty());
  CHECK(machine.asked<SaveDocument>().empty());
  CHECK(machine.asked<AppendJournal>().empty());
  CHECK(machine.asked<ClaimDocument>().empty());
  CHECK(machine.asked<BackUp>().empty());
  CHECK(machine.asked<RememberSetting>().empty());
  CHECK(machine.state.toast->message == Message{Text::writer_newer_file, {}});
}

TEST_CASE("a newer file is not offered any more once something else is said") {
  Machine machine(7);
  const std::string newer = make::with_digest(
      replace_all(make::bytes_of(make::office()), "{\"major\":1", "{\"major\":2"));
  for (const Intent& other : {Intent(DismissStrip{}), Intent(ReceiveFile{"坏.json", "{"})}) {
    machine.receive({"新.json", newer, ""});
    REQUIRE(machine.state.strip->newer);
    machine.after(other);
    CHECK_FALSE((machine.state.strip && machine.state.strip->newer));
  }
  machine.after(LookAtNewer{});
  CHECK_FALSE(machine.state.open);
}

}  // namespace taizhang
