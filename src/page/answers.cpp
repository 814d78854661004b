#include <utility>
#include <variant>

#include "imgui.h"
#include "page/page.h"

namespace taizhang {
namespace {

void take(platform::FileOpened& file, Intents& out) {
  out.push_back(ReceiveFile{std::move(file.name), std::move(file.bytes)});
}

void take(const platform::FileFailed& file, Intents& out) {
  out.push_back(FileUnreadable{file.name});
}

void take(const platform::TextPasted& pasted, Intents& out) {
  if (page->state.screen == Screen::Start || page->state.screen == Screen::Paste)
    out.push_back(ReadNotice{"", pasted.text});
  else if (page->state.screen == Screen::Register)
    out.push_back(ReceiveTable{pasted.text});
}

void take(const platform::TextComposed& composed, Intents&) {
  visited_field().preedit = {composed.before, composed.after};
}

void take(const platform::ClipboardClosed&, Intents&) {
  visited_field().refusal = {TextRefusal::Why::ClipboardClosed};
}

void take(const platform::Copied& copied, Intents& out) {
  out.push_back(CopiedIntent{copied.is_done});
}

void take(const platform::SystemThemeChanged& theme, Intents&) { page->system = theme.theme; }

void take(const platform::PageHidden&, Intents&) { page->leaving = true; }

void take(const platform::PrintWanted&, Intents& out) {
  if (page->state.screen == Screen::Register) out.push_back(ShowTableView{});
}

void take(const platform::StoreListed& list, Intents& out) {
  StoreListedIntent intent;
  for (const platform::StoredDocument& one : list.documents) {
    (one.is_trashed ? intent.trashed : intent.recents)
        .push_back(recent_of(one.key, one.revision, one.meta));
  }
  intent.last_file = platform::read_setting("last_file");
  intent.last_key = platform::read_setting("last");
  intent.was_cleared = list.was_cleared;
  out.push_back(std::move(intent));
}

void take(platform::DocumentLoaded& document, Intents& out) {
  out.push_back(StoreLoadedIntent{std::move(document.key), document.revision,
                                  std::move(document.bytes), std::move(document.previous_bytes),
                                  std::move(document.previous_journal),
                                  std::move(document.journal)});
}

void take(const platform::DocumentMissing& missing, Intents& out) {
  out.push_back(StoreMissingIntent{missing.key});
}

void take(const platform::DocumentSaved& saved, Intents& out) {
  out.push_back(StoreSavedIntent{saved.key, saved.revision});
}

StoreFailedIntent::Why why(platform::StoreFailed::Why reason) {
  switch (reason) {
    case platform::StoreFailed::Why::Unavailable:
      return StoreFailedIntent::Why::Unavailable;
    case platform::StoreFailed::Why::QuotaExceeded:
      return StoreFailedIntent::Why::QuotaExceeded;
    case platform::StoreFailed::Why::RevisionConflict:
      return StoreFailedIntent::Why::RevisionConflict;
    case platform::StoreFailed::Why::Aborted:
      return StoreFailedIntent::Why::Aborted;
    case platform::StoreFailed::Why::Cleared:
      return StoreFailedIntent::Why::Cleared;
  }
}

void take(const platform::StoreFailed& failed, Intents& out) {
  out.push_back(StoreFailedIntent{why(failed.why), failed.key, failed.message, failed.revision});
}

void take(const platform::StoreWaits&, Intents& out) { out.push_back(RetryStore{}); }

void take(const platform::StoreNewer&, Intents& out) { out.push_back(StoreNewerIntent{}); }

void take(const platform::WriterChanged& changed, Intents& out) {
  out.push_back(WriterChangedIntent{changed.key, changed.is_here});
}

// What is being typed is taken in first.
void take(const platform::WriterWanted& wanted, Intents&) {
  page->leaving = true;
  page->wanted = wanted.key;
}

void take(const platform::StoreChanged& changed, Intents& out) {
  out.push_back(StoreChangedIntent{changed.key});
}

void take(const platform::NewerLoaded& newer, Intents& out) {
  out.push_back(NewerLoadedIntent{newer.key, newer.revision, newer.bytes, newer.journal});
}

FiledIntent::Outcome outcome(platform::FileSaved::Outcome saved) {
  switch (saved) {
    case platform::FileSaved::Outcome::Written:
      return FiledIntent::Outcome::Written;
    case platform::FileSaved::Outcome::GivenUp:
      return FiledIntent::Outcome::GivenUp;
    case platform::FileSaved::Outcome::Failed:
      return FiledIntent::Outcome::Failed;
    case platform::FileSaved::Outcome::Changed:
      return FiledIntent::Outcome::Changed;
  }
}

void take(const platform::FileSaved& saved, Intents& out) {
  out.push_back(FiledIntent{saved.key, saved.name, outcome(saved.outcome)});
}

void take(const platform::FolderChanged& folder, Intents& out) {
  using Outcome = platform::FolderChanged::Outcome;
  out.push_back(FolderIntent{folder.key, folder.name, folder.outcome != Outcome::Open,
                             folder.outcome == Outcome::Failed});
}

void take(const platform::BackupsListed& list, Intents& out) {
  BackupsListedIntent intent{list.shelf, {}, list.has_failed};
  for (const platform::ListedBackup& one : list.backups)
    intent.backups.push_back(
        {one.id, backup_reason(one.why), one.made, recent_of("", 0, one.meta).tasks, one.bytes});
  out.push_back(std::move(intent));
}

void take(const platform::BackupLoaded& backup, Intents& out) {
  out.push_back(StoredBackupIntent{backup.id, static_cast<BackupUse>(backup.use), backup.bytes,
                                   backup.journal});
}

void take(const platform::PacketsFound& found, Intents& out) {
  out.push_back(PacketsFoundIntent{found.shelf, found.packets, found.has_failed});
}

void take(const platform::MirrorPressed& pressed, Intents&) { page->mirror.press(pressed.id); }

void take(const platform::MirrorTyped& typed, Intents&) { page->mirror.type(typed.id, typed.text); }

}  // namespace

TextVisit& visited_field() { return text_visit(*ImGui::GetCurrentContext()); }

void take_answers(Intents& out) {
  for (platform::Event& event : platform::take_events())
    std::visit([&](auto& one) { take(one, out); }, event);
}

}  // namespace taizhang
