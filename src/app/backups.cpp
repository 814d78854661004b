#include "app/backups.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/steps.h"

namespace taizhang {
namespace {

struct ReasonWords {
  std::string_view word;
  Text name;
};
constexpr std::array<ReasonWords, kBackupReasons> kReasons{{
    {"daily", Text::backup_why_daily},
    {"returns", Text::backup_why_returns},
    {"snapshot", Text::backup_why_snapshot},
    {"table", Text::backup_why_table},
    {"round", Text::backup_why_round},
    {"year", Text::backup_why_year},
    {"restore", Text::backup_why_restore},
    {"asked", Text::backup_why_asked},
}};

const Backup* find_backup(const AppState& state, uint32_t id) {
  if (!state.open) return nullptr;
  const auto found = std::ranges::find(state.open->backups, id, &Backup::id);
  return found == state.open->backups.end() ? nullptr : &*found;
}

void copy_backup(Scene scene, const Snapshot& backup, const std::string& name) {
  const std::string title = say({Text::backup_copy_title, {register_title(backup.reg), name}},
                                scene.state.settings.language);
  if (const Result<void> kept = keep_copy(scene, backup, title); !kept)
    return show_strip(scene, message_of(kept.error()));
  scene.effects.push_back(ListDocuments{});
  show_toast(scene, {Text::toast_backup_copied, {title}});
}

}  // namespace

std::string shelf_of(const OpenRegister& open) {
  return to_text(open.reg.id()) + "-" + open.scope();
}

std::string_view word(BackupReason reason) { return kReasons[static_cast<size_t>(reason)].word; }

BackupReason backup_reason(std::string_view word) {
  for (size_t i = 0; i < kReasons.size(); ++i)
    if (kReasons[i].word == word) return static_cast<BackupReason>(i);
  return BackupReason::Asked;
}

Text name_of(BackupReason reason) { return kReasons[static_cast<size_t>(reason)].name; }

std::string backup_name(const Backup& backup, Language language) {
  const std::string_view at = backup.at;
  const std::string_view time = at.size() >= 16 ? at.substr(11, 5) : std::string_view();
  return std::string(at.substr(0, 10)) + " " + std::string(time) + " " +
         std::string(text(name_of(backup.reason), language));
}

std::string size_words(size_t bytes) {
  constexpr size_t kKilo = 1024, kMega = kKilo * kKilo;
  if (bytes < kMega) return number(static_cast<long long>((bytes + kKilo - 1) / kKilo)) + " KB";
  const auto tenths = static_cast<long long>(bytes / (kMega / 10));
  return number(tenths / 10) + "." + number(tenths % 10) + " MB";
}

void back_up(Scene scene, BackupReason reason) {
  OpenRegister& open = *scene.state.open;
  if (open.writer == Writer::NewerFile) return;
  open.day_backed_up = scene.clock.today;
  scene.effects.push_back(BackUp{shelf_of(open), open.key, std::string(word(reason))});
}

void list_backups(Scene scene) {
  scene.effects.push_back(ListBackups{shelf_of(*scene.state.open)});
}

void act(Scene scene, const BackUpNow&) {
  if (!scene.state.open) return;
  back_up(scene, BackupReason::Asked);
  act(scene, GoTo{Section::Backups});
}

void act(Scene scene, const UseBackup& intent) {
  if (find_backup(scene.state, intent.backup))
    scene.effects.push_back(LoadBackup{intent.backup, intent.use});
}

void act(Scene scene, const RestoreBackup& intent) {
  const Backup* backup = find_backup(scene.state, intent.backup);
  if (backup == nullptr || refuse_to_write(scene)) return;
  const std::string name = backup_name(*backup, scene.state.settings.language);
  // What is written meanwhile would be written over.
  scene.state.progress = Progress{{Text::backup_restoring, {name}}, 0};
  scene.state.when_open = {Text::toast_backup_restored, {name}};
  scene.effects.push_back(LoadBackup{intent.backup, BackupUse::Restore});
}

void act(Scene scene, const BackupsListedIntent& intent) {
  if (!scene.state.open || shelf_of(*scene.state.open) != intent.shelf) return;
  if (intent.has_failed) return show_strip(scene, {Text::backup_failed, {}});
  scene.state.open->backups = intent.backups;
}

void act(Scene scene, const StoredBackupIntent& intent) {
  const Backup* backup = find_backup(scene.state, intent.backup);
  const auto give_up = [&] {
    scene.state.progress.reset();
    scene.state.when_open.reset();
  };
  if (backup == nullptr) {  // another has taken its place meanwhile
    if (intent.use == BackupUse::Restore) give_up();
    return;
  }
  Result<Snapshot> read = decode(intent.bytes);
  const std::string name = backup_name(*backup, scene.state.settings.language);
  if (!read) {
    give_up();
    return show_strip(scene, {Text::backup_unreadable, {name}});
  }
  replay(read->reg, intent.journal);  // what cannot be read of it is no harm to the rest
  OpenRegister& open = *scene.state.open;
  switch (intent.use) {
    case BackupUse::Compare:
      open.comparison = compared(name, *std::move(read), open.reg);
      return act(scene, GoTo{Section::Comparison});
    case BackupUse::Export: {
      const std::string title = register_title(read->reg) + "-" + name;
      const std::string file = file_name(title) + ".taizhang.json";
      if (hand_out(scene, *read, file)) show_toast(scene, {Text::toast_exported, {file}});
      return;
    }
    case BackupUse::Copy:
      return copy_backup(scene, *read, name);
    case BackupUse::Restore:
      return scene.effects.push_back(PutBack{intent.backup});
  }
}

}  // namespace taizhang
