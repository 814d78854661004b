#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "../show.h"
#include "app/steps.h"
#include "machine.h"
#include "model/carry_over.h"
#include "model/round.h"

namespace taizhang {
namespace {

// A machine on its start page, with the sample register in its store.
struct StartPage {
  Machine machine{7};
  SaveDocument saved;

  StartPage() {
    machine.after(OpenSample{}, CreateRegister{});
    saved = machine.asked<SaveDocument>().back();
    machine.after(CloseRegister{});
    StoreListedIntent list;
    list.recents = {recent_of(saved.key, 1, saved.meta)};
    machine.after(list);
    machine.effects.clear();
  }
  StoreLoadedIntent loaded() const { return {saved.key, 1, saved.bytes, "", {}, {}}; }
};

}  // namespace

TEST_CASE("a stored register gets another title without being opened") {
  StartPage page;
  page.machine.after(RenameStored{page.saved.key, " 2026年要点 "});
  CHECK(page.machine.asked<LoadDocument>().back().key == page.saved.key);
  page.machine.after(page.loaded());
  CHECK_FALSE(page.machine.state.open);
  const AppendJournal entry = page.machine.asked<AppendJournal>().back();
  CHECK(entry.expected == 1);
  CHECK(recent_of("", 0, entry.meta).title == "2026年要点");
  CHECK(recent_of("", 0, entry.meta).tasks == recent_of("", 0, page.saved.meta).tasks);
  CHECK(page.machine.effects.back().get_if<ListDocuments>());

  StoreLoadedIntent again = page.loaded();
  again.journal = {entry.entry};
  page.machine.after(again);
  CHECK(register_title(page.machine.reg()) == "2026年要点");
}

TEST_CASE("a title that is empty or the same changes nothing") {
  StartPage page;
  const std::string title = page.machine.state.recents.front().title;
  page.machine.after(RenameStored{page.saved.key, "  "}, RenameStored{page.saved.key, title},
                     RenameStored{"unknown", "别的"});
  CHECK(page.machine.effects.empty());
}

TEST_CASE("a duplicate is a register of its own with what exists now") {
  StartPage page;
  page.machine.after(DuplicateStored{page.saved.key}, page.loaded());
  CHECK_FALSE(page.machine.state.open);
  const SaveDocument copy = page.machine.asked<SaveDocument>().back();
  CHECK(copy.expected == 0);
  CHECK(copy.key != page.saved.key);
  const Register before = decode(page.saved.bytes)->reg, after = decode(copy.bytes)->reg;
  CHECK(after.id() != before.id());
  CHECK(register_title(after) == register_title(before) + "（副本）");
  CHECK(after.records().size() == before.records().size());
  CHECK(after.changes().empty());
}

TEST_CASE("what a round has left behind is not duplicated, nor what was deleted") {
  Round round;
  const RecordId task = round.office.state.open->outline.back().record;
  round.office.after(DeleteRecord{task});
  const Register copy = duplicated(round.office.reg(), make::id(0xDEF), "副本").value();
  CHECK(round_of(copy) == 1);
  CHECK_FALSE(copy.find(task));
  CHECK(std::ranges::none_of(copy.records(), [](const Record& record) {
    return text_of(record, fields::kTemplate) == forms::kPacket;
  }));
}

TEST_CASE("a register that cannot be read is not renamed, which is said") {
  StartPage page;
  StoreLoadedIntent broken = page.loaded();
  broken.bytes = "{";
  page.machine.after(RenameStored{page.saved.key, "别的"}, broken);
  CHECK(page.machine.state.strip);
  CHECK(page.machine.asked<AppendJournal>().empty());
  page.machine.after(page.loaded());  // opens as always
  CHECK(page.machine.state.open);
}

TEST_CASE("a register goes into the trash, out of it, and for good only from there") {
  StartPage page;
  page.machine.after(TrashStored{page.saved.key});
  CHECK(page.machine.state.recents.empty());
  REQUIRE(page.machine.state.trashed.size() == 1);
  CHECK(page.machine.asked<TrashDocument>().back().is_trashed);
  page.machine.after(TrashStored{page.saved.key, false});
  CHECK(page.machine.state.recents.size() == 1);
  CHECK_FALSE(page.machine.asked<TrashDocument>().back().is_trashed);
  CHECK(page.machine.asked<DeleteDocument>().empty());
  page.machine.after(TrashStored{page.saved.key}, DeleteStored{page.saved.key});
  CHECK(page.machine.state.trashed.empty());
  CHECK(page.machine.asked<DeleteDocument>().back().key == page.saved.key);
}

TEST_CASE("a store that was cleared names the last file, when there was one") {
  Machine machine(7);
  StoreListedIntent list;
  list.was_cleared = true;
  machine.after(list);
  CHECK(machine.state.strip->message == Message{Text::store_cleared, {}});
  list.last_file = "任务-20260320-0900.taizhang.json";
  machine.after(list);
  CHECK(machine.state.strip->message == Message{Text::store_cleared_file, {list.last_file}});
}

TEST_CASE("a damaged document is the one before it with both journals") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const SaveDocument first = office.asked<SaveDocument>().back();
  office.after(AddPart{}, AddTask{});
  std::vector<std::string> journal;
  for (const AppendJournal& one : office.asked<AppendJournal>()) journal.push_back(one.entry);
  REQUIRE(journal.size() == 2);
  Machine next(8);
  next.after(StoreLoadedIntent{first.key, 5, "{damaged", first.bytes, {journal[0]}, {journal[1]}});
  CHECK(next.reg() == office.reg());
  CHECK(next.state.strip->message == Message{Text::store_recovered, {}});
}

TEST_CASE("a damaged document is made good in the store before the day's backup is made of it") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const SaveDocument first = office.asked<SaveDocument>().back();
  Machine next(8);
  next.after(StoreLoadedIntent{first.key, 5, "{damaged", first.bytes, {}, {}});
  REQUIRE(next.asked<BackUp>().size() == 1);
  const auto is_made_good = [](const Effect& one) { return one.get_if<SaveDocument>() != nullptr; };
  const auto is_backup = [](const Effect& one) { return one.get_if<BackUp>() != nullptr; };
  CHECK(std::ranges::find_if(next.effects, is_made_good) <
        std::ranges::find_if(next.effects, is_backup));
  CHECK(decode(next.asked<SaveDocument>().back().bytes)->reg == office.reg());
}

TEST_CASE("how many batches of changes could not be read is said") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const SaveDocument first = office.asked<SaveDocument>().back();
  office.after(AddPart{}, AddTask{});
  const std::string last = office.asked<AppendJournal>().back().entry;
  Machine one(8), both(9);
  one.after(StoreLoadedIntent{first.key, 3, first.bytes, "", {}, {"", last.substr(1)}});
  CHECK(one.state.strip->message == Message{Text::store_entries_lost, {"2"}});
  CHECK(decode(one.asked<SaveDocument>().back().bytes)->reg == one.reg());
  both.after(StoreLoadedIntent{first.key, 3, "{damaged", first.bytes, {""}, {}});
  CHECK(both.state.strip->message == Message{Text::store_recovered_part, {"1"}});
}

TEST_CASE("a stored register that cannot be read is left as it is, and the way on is named") {
  Machine office(7);
  office.after(StoreLoadedIntent{"key", 5, "{damaged", "{damaged too", {}, {"{"}});
  CHECK_FALSE(office.state.open);
  CHECK(office.state.strip->message == Message{Text::store_unreadable, {}});
  CHECK(office.effects.empty());
}

TEST_CASE("a store that is cleared under an open register gets all of it again, which is said") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const std::string key = office.state.open->key;
  office.after(StoreSavedIntent{key, 1}, AddPart{});
  office.effects.clear();
  office.after(StoreFailedIntent{StoreFailedIntent::Why::Cleared, key, "stored 0, expected 1", 0});
  CHECK(office.state.strip->message == Message{Text::store_gone, {}});
  office.after(RetryStore{});
  const SaveDocument saved = office.asked<SaveDocument>().back();
  CHECK(saved.expected == 0);
  CHECK(decode(saved.bytes)->reg == office.reg());
  office.after(StoreSavedIntent{key, 1});
  REQUIRE(office.state.strip);  // that the backups are gone is still true
  CHECK(office.state.strip->message == Message{Text::store_gone, {}});
}

TEST_CASE("the first edit of a document that lacks newer forms is not left to its journal") {
  Machine office(7);
  std::vector<Template> older = office.state.templates;
  const auto task = std::ranges::find(older, forms::kTask, &Template::id);
  std::erase_if(task->fields, [](const Field& field) { return field.id == fields::kMeasures; });
  office.after(OpenSample{}, CreateRegister{});
  const Register& sample = office.reg();
  const RecordId edited = office.state.open->outline.back().record;
  std::vector<Record> records = sample.baseline();
  for (Record& record : records) set_value(record, fields::kMeasures, {});
  const std::string bytes =
      make::bytes_of(Register::make(sample.id(), std::move(older), std::move(records)).value());
  office.after(CloseRegister{});
  office.effects.clear();

  office.after(StoreLoadedIntent{"key", 1, bytes, "", {}, {}},
               ApplyEdits{{{edited, std::string(fields::kMeasures), std::string("每月一次")}},
                          {Text::did_add_task, {}}});
  CHECK(office.asked<AppendJournal>().empty());
  REQUIRE(office.asked<SaveDocument>().size() == 1);
  const Register stored = decode(office.asked<SaveDocument>().front().bytes)->reg;
  CHECK(text_of(stored, edited, fields::kMeasures) == "每月一次");
  office.after(AddPart{});
  CHECK(office.asked<AppendJournal>().size() == 1);
}

TEST_CASE("what could not be stored is written whole with the next change, over what is stored") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const std::string key = office.state.open->key;
  office.after(StoreSavedIntent{key, 1}, AddPart{}, AddPart{},
               StoreFailedIntent{StoreFailedIntent::Why::QuotaExceeded, key, "", 1},
               StoreFailedIntent{StoreFailedIntent::Why::Aborted, key, "", 1});
  CHECK(office.state.open->saved == Saved::Failed);
  office.after(AddPart{});
  const SaveDocument saved = office.asked<SaveDocument>().back();
  CHECK(saved.expected == 1);
  CHECK(decode(saved.bytes)->reg == office.reg());
}

TEST_CASE("what could not be stored is tried again when it is time, and nothing else is") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const std::string key = office.state.open->key;
  office.effects.clear();
  office.after(StoreSavedIntent{key, 1}, RetryStore{}, AddPart{}, RetryStore{});
  CHECK(office.asked<SaveDocument>().empty());
  office.after(StoreFailedIntent{StoreFailedIntent::Why::QuotaExceeded, key, "", 1}, RetryStore{},
               RetryStore{});
  REQUIRE(office.asked<SaveDocument>().size() == 1);
  CHECK(decode(office.asked<SaveDocument>().back().bytes)->reg == office.reg());
  office.after(StoreSavedIntent{key, 2});
  CHECK(office.state.open->saved == Saved::InBrowser);
}

TEST_CASE("what could not be stored is tried again with the first deed of another minute") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const std::string key = office.state.open->key;
  office.after(StoreSavedIntent{key, 1}, AddPart{},
               StoreFailedIntent{StoreFailedIntent::Why::QuotaExceeded, key, "", 1});
  office.effects.clear();
  office.after(GoTo{Section::Overview});
  CHECK(office.asked<SaveDocument>().empty());
  office.clock.now = "2026-03-20T09:01:00+08:00";
  office.after(GoTo{Section::Tasks}, GoTo{Section::Overview});
  REQUIRE(office.asked<SaveDocument>().size() == 1);
  CHECK(decode(office.asked<SaveDocument>().back().bytes)->reg == office.reg());
  CHECK(office.state.strip->message == Message{Text::store_full, {}});
  office.after(StoreSavedIntent{key, 2});
  CHECK(office.state.open->saved == Saved::InBrowser);
  CHECK_FALSE(office.state.strip);
}

TEST_CASE(
    "over another window's writing nothing is written, and taking over brings both together") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  const std::string key = office.state.open->key;
  Machine other(9);
  other.after(StoreLoadedIntent{key, 1, office.asked<SaveDocument>().back().bytes, "", {}, {}},
              AddPart{});
  office.after(StoreSavedIntent{key, 1}, AddPart{},
               StoreFailedIntent{StoreFailedIntent::Why::RevisionConflict, key, "", 2});
  CHECK(office.state.open->writer == Writer::OtherWindow);
  CHECK(office.state.open->stored == 1);
  // Until then this window follows, and what it could not store is not said to be stored.
  office.after(StoreChangedIntent{key},
               NewerLoadedIntent{key, 2, "", {other.asked<AppendJournal>().back().entry}});
  CHECK(office.state.open->saved == Saved::Failed);
  office.after(TakeOver{}, WriterChangedIntent{key, true}, NewerLoadedIntent{key, 2, "", {}});
  CHECK(office.state.open->writer == Writer::Here);
  CHECK(office.state.open->top_parts.size() == other.state.open->top_parts.size() + 1);
  CHECK(decode(office.asked<SaveDocument>().back().bytes)->reg == office.reg());
}

}  // namespace taizhang
