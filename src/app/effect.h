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
struct DownloadPage {  // the program as one HTML file that carries the register `bytes`
  std::string name;
  std::string bytes;
};
// Into the file that was chosen for the document `key`; the first time it is asked for.
struct SaveToFile {
  std::string key;
  std::string name;
  std::string bytes;
};
// The folder that the document `key` goes to by itself.
struct FindFolder {
  std::string key;
  std::string before = {};  // the key it had: its file and folder come along
};
struct ChooseFolder {
  std::string key;
};
struct OpenFolder {  // asks for permission
  std::string key;
};
struct ForgetFolder {
  std::string key;
};
struct SaveToFolder {
  std::string key;
  std::string name;
  std::string bytes;
};
struct CopyTable {  // to the clipboard, for Excel and WPS
  std::string text;
  std::string html;
};
struct CopyText {
  std::string text;
};
struct ShowDocument {  // as HTML over the page: to read, and to print
  std::string title;
  std::string print, back;  // what its buttons are called
  std::string lines;        // see formats/document_lines.h
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
struct DescribeDocument {  // with another `meta`
  std::string key;
  std::string meta;
};
struct TrashDocument {  // or out of the trash again
  std::string key;
  bool is_trashed = true;
};
struct DeleteDocument {  // for good
  std::string key;
};
// Of the windows that have a document open, one writes it. A window claims one document at a time;
// `from_other`: from the window that has it.
struct ClaimDocument {
  std::string key;
  bool from_other = false;
};
struct ReleaseDocument {};  // once all requests so far are done
struct LoadNewer {          // what was written of it after the revision `since`
  std::string key;
  uint32_t since = 0;
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
    KindList<ChooseFile, Download, DownloadPage, SaveToFile, FindFolder, ChooseFolder, OpenFolder,
             ForgetFolder, SaveToFolder, CopyTable, CopyText, ShowDocument, ListDocuments,
             LoadDocument, SaveDocument, AppendJournal, DescribeDocument, TrashDocument,
             DeleteDocument, ClaimDocument, ReleaseDocument, LoadNewer, BackUp, ListBackups,
             LoadBackup, PutBack, KeepPacket, FindPackets, FollowLink, RememberSetting, Prewarm>;
using Effect = OneOf<EffectKinds>;
extern template class OneOf<EffectKinds>;

}  // namespace taizhang
