#include "app/backups.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/update.h"
#include "model/round.h"
#include "start.h"

namespace taizhang {
namespace {

// A register that is open and stored. The test is the browser: what was asked of it is kept.
struct Office {
  AppState state = make::start();
  std::vector<Effect> effects;
  Clock clock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

  Office() {
    after(OpenSample{});
    after(CreateRegister{});
    effects.clear();
  }
  void after(const Intent& intent) {
    Step step = update(std::move(state), intent, clock);
    state = std::move(step.state);
    for (Effect& effect : step.effects) effects.push_back(std::move(effect));
  }
  void rename(std::string title) {
    const RecordId id = state.open->reg.id();
    after(ApplyEdits{{{id, std::string(fields::kTitle), std::move(title)}},
                     {Text::did_change, {"标题"}}});
  }
  // The words of the backups asked for; of each, whether nothing was written before it.
  std::vector<std::pair<std::string, bool>> backups() const {
    std::vector<std::pair<std::string, bool>> found;
    bool has_written = false;
    for (const Effect& effect : effects) {
      has_written |= effect.get_if<AppendJournal>() || effect.get_if<SaveDocument>();
      if (const BackUp* made = effect.get_if<BackUp>()) found.emplace_back(made->why, !has_written);
    }
    return found;
  }
  void list(Backup backup) {
    after(UseBackup{});  // nothing is listed yet
    std::string shelf;
    for (const Effect& effect : effects)
      if (const BackUp* made = effect.get_if<BackUp>()) shelf = made->shelf;
    after(BackupsListedIntent{shelf, {std::move(backup)}});
  }
};

const Backup kBackup{4, BackupReason::Returns, "2026-03-20T08:30:00+08:00", 42, 1'300'000};

TEST_CASE("why a backup was made survives the store") {
  for (size_t i = 0; i < kBackupReasons; ++i) {
    const auto reason = static_cast<BackupReason>(i);
    CHECK(backup_reason(word(reason)) == reason);
  }
  CHECK(backup_reason("of a newer program") == BackupReason::Asked);
}

TEST_CASE("a backup is called by its time and reason, its size is told in round figures") {
  CHECK(backup_name(kBackup, Language::Chinese) == "2026-03-20 08:30 导入回报前");
  CHECK(size_words(0) == "0 KB");
  CHECK(size_words(1) == "1 KB");
  CHECK(size_words(34 * 1024) == "34 KB");
  CHECK(size_words(1'300'000) == "1.2 MB");
}

TEST_CASE("before the first write of a day a daily backup is asked for, and no second one") {
  Office office;
  office.rename("一");
  office.rename("二");
  CHECK(office.backups() == std::vector<std::pair<std::string, bool>>{{"daily", true}});
  office.effects.clear();
  office.clock.today = {2026, 3, 21};
  office.rename("三");
  CHECK(office.backups() == std::vector<std::pair<std::string, bool>>{{"daily", true}});
}

TEST_CASE("a round is ended after a backup of what the round has come to") {
  Office office;
  office.rename("一");
  office.effects.clear();
  office.after(EndRound{});
  CHECK(office.backups() == std::vector<std::pair<std::string, bool>>{{"round", true}});
}

TEST_CASE("tasks are carried over after a backup of this year's register") {
  Office office;
  const std::string key = office.state.open->key;
  office.after(CarryOver{"2027年任务", 2027});
  REQUIRE(office.backups() == std::vector<std::pair<std::string, bool>>{{"year", true}});
  CHECK(office.effects.front().get_if<BackUp>()->key == key);
}

TEST_CASE("a backup is compared with the register without being taken in") {
  Office office;
  const std::string before = encode(Snapshot{office.state.open->envelope, office.state.open->reg});
  office.rename("改过的标题");
  office.list(kBackup);
  const Register now = office.state.open->reg;
  office.after(UseBackup{4, BackupUse::Compare});
  REQUIRE(office.effects.back().get_if<LoadBackup>());
  office.after(StoredBackupIntent{4, BackupUse::Compare, before, {}});
  CHECK(office.state.open->section == Section::Comparison);
  REQUIRE(office.state.open->comparison);
  CHECK(office.state.open->comparison->counts[1] == 1);
  CHECK(office.state.open->reg == now);
}

TEST_CASE("a backup is given out as one file with what its journal says") {
  Office office;
  const std::string before = encode(Snapshot{office.state.open->envelope, office.state.open->reg});
  office.rename("改过的标题");
  std::string entry;
  for (const Effect& effect : office.effects)
    if (const AppendJournal* append = effect.get_if<AppendJournal>()) entry = append->entry;
  office.list(kBackup);
  office.after(StoredBackupIntent{4, BackupUse::Export, before, {entry}});
  const Download* file = office.effects.back().get_if<Download>();
  REQUIRE(file);
  const Result<Snapshot> read = decode(file->bytes);
  REQUIRE(read);
  CHECK(read->reg == office.state.open->reg);
  CHECK(file->name == "改过的标题-2026-03-20 08_30 导入回报前.taizhang.json");
  CHECK(office.state.open->filed.unfiled > 0);  // that file is not the register as it is now
}

TEST_CASE("a backup is restored as a register of its own, and the open one stays as it is") {
  Office office;
  const std::string before = encode(Snapshot{office.state.open->envelope, office.state.open->reg});
  const std::string title = register_title(office.state.open->reg);
  office.rename("改过的标题");
  office.list(kBackup);
  const Register now = office.state.open->reg;
  office.effects.clear();
  office.after(StoredBackupIntent{4, BackupUse::Copy, before, {}});
  CHECK(office.state.open->reg == now);
  REQUIRE_FALSE(office.effects.empty());
  const SaveDocument* saved = office.effects.front().get_if<SaveDocument>();
  REQUIRE(saved);
  CHECK(saved->key != office.state.open->key);
  const Result<Snapshot> read = decode(saved->bytes);
  REQUIRE(read);
  CHECK(register_title(read->reg) == title + "（2026-03-20 08:30 导入回报前）");
  CHECK(read->reg.id() != now.id());
  CHECK(office.effects.back().get_if<ListDocuments>());
}

TEST_CASE("a backup that is restored opens in place of the register and is said to be that") {
  Office office;
  const std::string before = encode(Snapshot{office.state.open->envelope, office.state.open->reg});
  const std::string key = office.state.open->key;
  office.rename("改过的标题");
  office.list(kBackup);
  office.after(RestoreBackup{4});
  REQUIRE(office.effects.back().get_if<LoadBackup>());
  CHECK(office.state.progress);  // nothing is typed meanwhile
  office.after(StoredBackupIntent{4, BackupUse::Restore, before, {}});
  REQUIRE(office.effects.back().get_if<PutBack>());
  CHECK(office.state.progress);
  office.after(StoreLoadedIntent{key, 9, before, {}, {}, {}});
  CHECK_FALSE(office.state.progress);
  CHECK(register_title(office.state.open->reg) != "改过的标题");
  REQUIRE(office.state.toast);
  CHECK(office.state.toast->message.text == Text::toast_backup_restored);
  CHECK(office.state.open->history.done.empty());
}

TEST_CASE("a backup that cannot be restored leaves the register as it is") {
  Office office;
  office.rename("改过的标题");
  office.list(kBackup);
  office.after(RestoreBackup{4});
  office.after(StoreFailedIntent{StoreFailedIntent::Why::Unavailable, "", "gone", 0});
  CHECK_FALSE(office.state.progress);
  CHECK(office.state.strip);
  CHECK(register_title(office.state.open->reg) == "改过的标题");
  CHECK(office.state.open->saved != Saved::Failed);
}

TEST_CASE("a backup that cannot be read is not put back, and the register stays as it is") {
  Office office;
  const std::string before = encode(Snapshot{office.state.open->envelope, office.state.open->reg});
  office.rename("改过的标题");
  office.list(kBackup);
  office.effects.clear();
  office.after(RestoreBackup{4});
  office.after(StoredBackupIntent{4, BackupUse::Restore, before.substr(0, 200), {}});
  CHECK_FALSE(office.state.progress);
  CHECK_FALSE(office.state.when_open);
  REQUIRE(office.state.strip);
  CHECK(office.state.strip->message ==
        Message{Text::backup_unreadable, {backup_name(kBackup, Language::Chinese)}});
  REQUIRE(office.effects.size() == 1);
  CHECK(office.effects.front().get_if<LoadBackup>());
  CHECK(register_title(office.state.open->reg) == "改过的标题");
}

TEST_CASE("a clock that is set back a year costs a backup more, and no edit") {
  Office office;
  office.rename("一");
  office.clock = {{2025, 3, 20}, "2025-03-20T09:00:00+08:00"};
  office.rename("二");
  office.clock = {{2026, 3, 20}, "2026-03-20T09:05:00+08:00"};
  office.rename("三");
  int daily = 0, edits = 0;
  for (const Effect& effect : office.effects) {
    if (effect.get_if<BackUp>()) ++daily;
    if (effect.get_if<AppendJournal>()) ++edits;
  }
  CHECK(daily == 3);  // the store knows of the day's first one
  CHECK(edits == 3);
  CHECK(register_title(office.state.open->reg) == "三");
}

TEST_CASE("a backup that could not be made is told, and what was to be written is written") {
  Office office;
  office.rename("一");
  const BackUp asked = *office.effects.front().get_if<BackUp>();
  office.after(BackupsListedIntent{asked.shelf, {}, true});
  REQUIRE(office.state.strip);
  CHECK(office.state.strip->message.text == Text::backup_failed);
  CHECK(office.effects.back().get_if<AppendJournal>());
}

}  // namespace
TEST_CASE("a table from a file is taken in after a backup, pasted cells are undone instead") {
  const std::string table = "任务\t牵头单位\n清理过期栏目\t办公室\n";
  Office pasting;
  pasting.effects.clear();
  pasting.after(ReceiveTable{table});
  pasting.after(TakePasted{});
  for (const auto& [why, comes_first] : pasting.backups()) CHECK(why == "daily");
  Office office;
  office.after(ReceiveFile{"任务.csv", "任务,牵头单位\n清理过期栏目,办公室\n"});
  REQUIRE(office.state.pasted);
  office.effects.clear();
  office.after(TakePasted{});
  REQUIRE_FALSE(office.backups().empty());
  CHECK(office.backups().front() == std::pair<std::string, bool>("table", true));
}

}  // namespace taizhang
