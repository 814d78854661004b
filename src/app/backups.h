#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "assets/texts.h"

namespace taizhang {

// Why a copy of the register was put aside in the browser's store, before what. How many are kept
// is said in web/backups.js.
enum class BackupReason { Daily, Returns, Snapshot, Table, Round, Year, Restore, Asked };
inline constexpr size_t kBackupReasons = 8;

std::string_view word(BackupReason reason);         // as it stands in the store
BackupReason backup_reason(std::string_view word);  // of an unknown word: Asked
Text name_of(BackupReason reason);

// What is told of a backup.
struct Backup {
  uint32_t id = 0;
  BackupReason reason = BackupReason::Asked;
  std::string at;  // as Author::at
  int tasks = 0;
  size_t bytes = 0;
  bool operator==(const Backup&) const = default;
};

// "2026-11-24 09:00 导入回报前"
std::string backup_name(const Backup& backup, Language language);

// "1.2 MB", "34 KB"
std::string size_words(size_t bytes);

enum class BackupUse { Compare, Export, Copy, Restore };

}  // namespace taizhang
