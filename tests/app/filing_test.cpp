#include "app/filing.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "../office.h"
#include "../show.h"
#include "app/compaction.h"
#include "app/steps.h"
#include "machine.h"

namespace taizhang {
namespace {

constexpr Date kToday{2026, 3, 20};

Machine at_work() {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{});
  office.after(StoreSavedIntent{office.state.open->key, office.state.open->stored});
  return office;
}

// Each batch of edits is answered by the store.
void edit_often(Machine& office, int times) {
  for (int i = 0; i < times; ++i)
    office.after(AddPart{},
                 StoreSavedIntent{office.state.open->key, office.state.open->stored + 1});
}

}  // namespace

TEST_CASE("one is reminded of a file after many changes, or after days with some") {
  CHECK_FALSE(is_file_due({}, kToday));
  CHECK_FALSE(is_file_due({"", "", 19}, kToday));
  CHECK(is_file_due({"", "", 20}, kToday));
  CHECK_FALSE(is_file_due({"a", "2026-03-20T08:00:00+08:00", 49}, kToday));
  CHECK(is_file_due({"a", "2026-03-20T08:00:00+08:00", 50}, kToday));
  CHECK_FALSE(is_file_due({"a", "2026-03-14T08:00:00+08:00", 1}, kToday));
  CHECK(is_file_due({"a", "2026-03-13T08:00:00+08:00", 1}, kToday));
  CHECK_FALSE(is_file_due({"a", "2026-01-01T08:00:00+08:00", 0}, kToday));
}

TEST_CASE("a clock that was set back does not make a file younger than today") {
  CHECK(days_since_file({"a", "2031-01-01T08:00:00+08:00", 1}, kToday) == 0);
}

TEST_CASE("what went out to a file is remembered beside the register and apart from the store") {
  Machine office = at_work();
  office.after(AddPart{});
  CHECK(office.state.open->filed.unfiled == 1);
  office.after(ExportSnapshot{});
  const Filed& filed = office.state.open->filed;
  CHECK(filed == Filed{office.files.back().name, office.clock.now, 0});
  CHECK(recent_of("", 0, office.asked<DescribeDocument>().back().meta).filed == filed);
  CHECK(office.asked<RememberSetting>().back().name == "last_file");

  Machine later(8);
  StoreListedIntent list;
  const std::string key = office.state.open->key;
  list.recents = {recent_of(key, 2, office.asked<DescribeDocument>().back().meta)};
  const SaveDocument saved = office.asked<SaveDocument>().back();
  later.after(list, StoreLoadedIntent{key, 2, saved.bytes, "", {}, {}});
  CHECK(later.state.open->filed == filed);
}

TEST_CASE("a register is in the same file only once the browser has said so") {
  Machine office = at_work();
  office.after(AddPart{}, ExportSnapshot{.to = ExportTo::SameFile});
  const SaveToFile asked = office.asked<SaveToFile>().back();
  CHECK(decode(asked.bytes)->reg == office.reg());
  CHECK(office.state.open->filed.unfiled == 1);
  office.after(FiledIntent{asked.key, asked.name, FiledIntent::Outcome::GivenUp});
  CHECK(office.state.open->filed.unfiled == 1);
  CHECK_FALSE(office.state.strip);
  office.after(FiledIntent{asked.key, asked.name, FiledIntent::Outcome::Failed});
  CHECK(office.state.strip->message == Message{Text::file_failed, {asked.name}});
  CHECK(office.state.open->filed.unfiled == 1);
  office.after(FiledIntent{asked.key, "我的台账.json", FiledIntent::Outcome::Written});
  CHECK(office.state.open->filed.name == "我的台账.json");
  CHECK(office.state.open->filed.unfiled == 0);
}

TEST_CASE("a file that somebody else has changed is left alone, and that is said") {
  Machine office = at_work();
  office.after(AddPart{}, ExportSnapshot{.to = ExportTo::SameFile});
  const std::string key = office.state.open->key;
  office.after(FiledIntent{key, "我的台账.json", FiledIntent::Outcome::Changed});
  CHECK(office.state.strip->message == Message{Text::file_changed, {"我的台账.json"}});
  CHECK(office.state.open->filed.unfiled == 1);
}

TEST_CASE("a file that is written before the store has answered counts once it has") {
  Machine office = at_work();
  office.after(AddPart{}, ExportSnapshot{.to = ExportTo::SameFile});
  const SaveToFile asked = office.asked<SaveToFile>().back();
  CHECK(office.state.open->saved == Saved::Nowhere);
  office.after(FiledIntent{asked.key, asked.name, FiledIntent::Outcome::Written});
  CHECK(office.state.open->saved == Saved::Nowhere);
  office.after(StoreSavedIntent{asked.key, office.state.open->stored});
  CHECK(office.state.open->saved == Saved::InFile);
}

TEST_CASE("what is changed while a file is being written is in no file yet") {
  Machine office = at_work();
  office.after(AddPart{}, ExportSnapshot{.to = ExportTo::SameFile}, AddPart{});
  const SaveToFile asked = office.asked<SaveToFile>().back();
  office.after(FiledIntent{asked.key, asked.name, FiledIntent::Outcome::Written},
               StoreSavedIntent{asked.key, office.state.open->stored});
  CHECK(office.state.open->filed.unfiled == 1);
  CHECK(office.state.open->saved == Saved::InBrowser);
}

TEST_CASE("a page carries the register, and persons are left out of it when that is asked for") {
  Machine office = at_work();
  office.after(ExportSnapshot{.to = ExportTo::Page});
  const DownloadPage page = office.asked<DownloadPage>().back();
  CHECK(page.name.ends_with(".html"));
  CHECK(decode(page.bytes)->reg == office.reg());
  office.after(AddPart{}, ExportSnapshot{true, ExportTo::Page});
  CHECK(office.asked<DownloadPage>().back().name.ends_with("-已隐去.html"));
  CHECK(office.state.open->filed.unfiled == 1);
}

TEST_CASE("packets go out as pages when that is asked for, and count as the same packets") {
  Machine office = at_work();
  office.after(ShowIssuing{});
  IssuePlan plan = *office.state.issuing;
  plan.as_pages = true;
  office.after(ChangeIssuing{plan}, IssuePackets{});
  const std::vector<DownloadPage> pages = office.asked<DownloadPage>();
  CHECK(pages.size() == plan.lines.size());
  CHECK(office.files.empty());
  CHECK(decode(pages.front().bytes)->envelope.purpose == Purpose::Packet);
  CHECK(present_round(*office.state.open) != nullptr);
}

TEST_CASE("every change is in the journal, and the document is written anew when there is time") {
  Machine office = at_work();
  const size_t whole = office.asked<SaveDocument>().size();
  edit_often(office, kJournalLimit);
  CHECK(office.asked<AppendJournal>().size() == static_cast<size_t>(kJournalLimit));
  CHECK(office.asked<SaveDocument>().size() == whole);
  REQUIRE(wants_document(*office.state.open));

  Compaction compaction(*office.state.open);
  while (compaction.advance()) CHECK(compaction.is_of(*office.state.open));
  const KeepWhole kept = compaction.finish();
  CHECK(kept.bytes == encode(Snapshot{office.state.open->envelope, office.reg()}));
  office.after(kept);
  CHECK(office.asked<SaveDocument>().back().bytes == kept.bytes);
  CHECK_FALSE(wants_document(*office.state.open));
}

TEST_CASE("a change in the middle makes what was being written stale") {
  Machine office = at_work();
  edit_often(office, kJournalLimit);
  Compaction compaction(*office.state.open);
  const uint64_t revision = office.reg().revision();
  office.after(AddPart{});
  CHECK_FALSE(compaction.is_of(*office.state.open));
  const size_t whole = office.asked<SaveDocument>().size();
  office.after(KeepWhole{revision, "stale"});
  CHECK(office.asked<SaveDocument>().size() == whole);
}

TEST_CASE("a chosen folder gets the register after a change, once, and not while it is closed") {
  Machine office = at_work();
  const std::string key = office.state.open->key;
  CHECK_FALSE(wants_folder(*office.state.open));
  office.after(FolderIntent{key, "台账", true, false});
  CHECK_FALSE(wants_folder(*office.state.open));
  office.after(ReopenFolder{}, FolderIntent{key, "台账", false, false});
  CHECK(office.asked<OpenFolder>().size() == 1);
  REQUIRE(wants_folder(*office.state.open));
  Compaction compaction(*office.state.open);
  while (compaction.advance()) {
  }
  const size_t whole = office.asked<SaveDocument>().size();
  office.after(compaction.finish());
  CHECK(office.asked<SaveToFolder>().size() == 1);
  CHECK(office.asked<SaveToFolder>().back().name ==
        register_title(office.reg()) + "-第1轮.taizhang.json");
  CHECK(office.asked<SaveDocument>().size() == whole);
  CHECK_FALSE(wants_folder(*office.state.open));
  office.after(FolderIntent{key, "台账", true, true});
  CHECK(office.state.strip->message == Message{Text::folder_failed, {"台账"}});
  office.after(DropFolder{});
  CHECK(office.state.open->folder.name.empty());
  CHECK(office.asked<ForgetFolder>().size() == 1);
}

}  // namespace taizhang
