#include <emscripten.h>

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "platform/parts.h"

namespace taizhang::platform {
namespace {

std::vector<Event> waiting;

// The same numbers as KIND in web/events.js.
enum class Kind {
  FileOpened,
  FileFailed,
  SystemThemeChanged,
  PageHidden,
  StoreListed,
  DocumentLoaded,
  DocumentMissing,
  DocumentSaved,
  StoreFailed,
  MirrorPressed,
  MirrorTyped,
  TextComposed,
  ClipboardClosed,
  PrintWanted,
  BackupsListed,
  BackupLoaded,
  PacketsFound,
  StoreNewer,
  WriterChanged,
  WriterWanted,
  StoreChanged,
  NewerLoaded,
  FileSaved,
  FolderChanged,
  Copied,
  StoreWaits,
};

// Each part is its length in bytes (32 bits, little endian) and then the bytes.
std::vector<std::string> unpacked(const char* bytes, size_t size) {
  std::vector<std::string> parts;
  for (size_t at = 0; at + 4 <= size;) {
    uint32_t length = 0;
    std::memcpy(&length, bytes + at, 4);
    parts.emplace_back(bytes + at + 4, length);
    at += 4 + length;
  }
  return parts;
}

uint32_t number_of(const std::string& text) {
  return static_cast<uint32_t>(std::strtoul(text.c_str(), nullptr, 10));
}

StoreListed listed(const std::vector<std::string>& parts, bool was_cleared) {
  StoreListed list;
  list.was_cleared = was_cleared;
  for (size_t i = 0; i + 4 <= parts.size(); i += 4)
    list.documents.push_back(
        {parts[i], parts[i + 1], number_of(parts[i + 2]), !parts[i + 3].empty()});
  return list;
}

DocumentLoaded loaded(std::vector<std::string> parts, uint32_t revision) {
  DocumentLoaded document;
  document.revision = revision;
  document.key = std::move(parts[0]);
  document.bytes = std::move(parts[1]);
  document.previous_bytes = std::move(parts[2]);
  const size_t between = 4 + number_of(parts[3]);  // the entries begin with the older ones
  for (size_t i = 4; i < parts.size(); ++i) {
    auto& journal = i < between ? document.previous_journal : document.journal;
    journal.push_back(std::move(parts[i]));
  }
  return document;
}

NewerLoaded newer(std::vector<std::string> parts, uint32_t revision) {
  NewerLoaded document{std::move(parts[0]), revision, std::move(parts[1]), {}};
  for (size_t i = 2; i < parts.size(); ++i) document.journal.push_back(std::move(parts[i]));
  return document;
}

BackupsListed listed_backups(const std::vector<std::string>& parts, bool has_failed) {
  BackupsListed list{parts[0], {}, has_failed};
  for (size_t i = 1; i + 5 <= parts.size(); i += 5)
    list.backups.push_back(
        {number_of(parts[i]), parts[i + 1], parts[i + 2], parts[i + 4], number_of(parts[i + 3])});
  return list;
}

PacketsFound found_packets(std::vector<std::string> parts, bool has_failed) {
  PacketsFound found{std::move(parts.front()), std::move(parts), has_failed};
  found.packets.erase(found.packets.begin());
  return found;
}

BackupLoaded loaded_backup(std::vector<std::string> parts, uint32_t id) {
  BackupLoaded backup{id, number_of(parts[0]), std::move(parts[1]), {}};
  for (size_t i = 2; i < parts.size(); ++i) backup.journal.push_back(std::move(parts[i]));
  return backup;
}

Event event_of(Kind kind, std::vector<std::string> parts, uint32_t number) {
  switch (kind) {
    case Kind::FileOpened:
      return FileOpened{std::move(parts[0]), std::move(parts[1])};
    case Kind::FileFailed:
      return FileFailed{std::move(parts[0])};
    case Kind::SystemThemeChanged:
      return SystemThemeChanged{theme_of(number)};
    case Kind::PageHidden:
      return PageHidden{};
    case Kind::StoreListed:
      return listed(parts, number != 0);
    case Kind::DocumentLoaded:
      return loaded(std::move(parts), number);
    case Kind::DocumentMissing:
      return DocumentMissing{std::move(parts[0])};
    case Kind::DocumentSaved:
      return DocumentSaved{std::move(parts[0]), number};
    case Kind::StoreFailed:
      return StoreFailed{static_cast<StoreFailed::Why>(number), std::move(parts[0]),
                         std::move(parts[1]), number_of(parts[2])};
    case Kind::StoreWaits:
      return StoreWaits{};
    case Kind::MirrorPressed:
      return MirrorPressed{number};
    case Kind::MirrorTyped:
      return MirrorTyped{number, std::move(parts[0])};
    case Kind::TextComposed:
      return TextComposed{std::move(parts[0]), std::move(parts[1])};
    case Kind::ClipboardClosed:
      return ClipboardClosed{};
    case Kind::PrintWanted:
      return PrintWanted{};
    case Kind::BackupsListed:
      return listed_backups(parts, number != 0);
    case Kind::BackupLoaded:
      return loaded_backup(std::move(parts), number);
    case Kind::PacketsFound:
      return found_packets(std::move(parts), number != 0);
    case Kind::StoreNewer:
      return StoreNewer{};
    case Kind::WriterChanged:
      return WriterChanged{std::move(parts[0]), number != 0};
    case Kind::WriterWanted:
      return WriterWanted{std::move(parts[0])};
    case Kind::StoreChanged:
      return StoreChanged{std::move(parts[0])};
    case Kind::NewerLoaded:
      return newer(std::move(parts), number);
    case Kind::FileSaved:
      return FileSaved{static_cast<FileSaved::Outcome>(number), std::move(parts[0]),
                       std::move(parts[1])};
    case Kind::Copied:
      return Copied{number != 0};
    case Kind::FolderChanged:
      return FolderChanged{static_cast<FolderChanged::Outcome>(number), std::move(parts[0]),
                           std::move(parts[1])};
  }
  return PageHidden{};
}

}  // namespace

void push(Event event) {
  waiting.push_back(std::move(event));
  wake(2);
}

std::vector<Event> take_events() { return std::exchange(waiting, {}); }

std::string taken(char* text) {
  if (text == nullptr) return {};
  std::string copy = text;
  std::free(text);
  return copy;
}

// From web/events.js, which allocated `bytes`.
extern "C" EMSCRIPTEN_KEEPALIVE void taizhang_event(int kind, char* bytes, size_t size,
                                                    uint32_t number) {
  std::vector<std::string> parts = unpacked(bytes, size);
  std::free(bytes);
  push(event_of(static_cast<Kind>(kind), std::move(parts), number));
}

}  // namespace taizhang::platform
