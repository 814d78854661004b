#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/state.h"
#include "base/one_of.h"

namespace taizhang {

// What `update` wants done outside; main.cpp hands each to the platform.

struct ChooseFile {
  std::string accept;    // ".txt,.json"
  bool several = false;  // any number of them
};
struct Download {
  std::string name;
  std::string bytes;
  std::string type;
};
struct CopyTable {  // to the clipboard, for Excel and WPS
  std::string text;
  std::string html;
};
struct CopyText {
  std::string text;
};
struct ShowPlainTable {  // as HTML over the page: to read, and to print
  std::string title;
  std::string print, back;  // what its buttons are called
  std::string rows;         // cells between tabs, a row a line; the header first, a part one cell
};
struct ListDocuments {};
struct LoadDocument {
  std::string key;
};
struct SaveDocument {
  std::string key;
  uint32_t expected = 0;
  std::string bytes;
  std::string meta;
};
struct AppendJournal {
  std::string key;
  uint32_t expected = 0;
  std::string entry;
  std::string meta;
};
struct DeleteDocument {
  std::string key;
};
// Backups of a register stand on one shelf, whichever of its documents they are of. One is made
// before what is written after it.
struct BackUp {
  std::string shelf;
  std::string key;
  std::string why;
};
struct ListBackups {
  std::string shelf;
};
struct LoadBackup {
  uint32_t id = 0;
  BackupUse use = BackupUse::Compare;
};
struct PutBack {  // a backup in the place of its document
  uint32_t id = 0;
};
// Packets as they were issued. They cannot be made again of the register, see web/packets.js.
struct KeepPacket {
  std::string shelf;
  std::string baseline;    // digest
  std::string department;  // key
  std::string bytes;
};
struct FindPackets {  // those a return of this baseline and department can have come from
  std::string shelf;
  std::string baseline;
  std::string department;
};
struct FollowLink {
  std::string url;
};
struct RememberSetting {
  std::string name;
  std::string value;
};
struct Prewarm {
  std::string text;
};

using EffectKinds =
    KindList<ChooseFile, Download, CopyTable, CopyText, ShowPlainTable, ListDocuments, LoadDocument,
             SaveDocument, AppendJournal, DeleteDocument, BackUp, ListBackups, LoadBackup, PutBack,
             KeepPacket, FindPackets, FollowLink, RememberSetting, Prewarm>;
using Effect = OneOf<EffectKinds>;
extern template class OneOf<EffectKinds>;

}  // namespace taizhang
