#include <optional>
#include <utility>

#include "app/steps.h"
#include "base/version.h"

namespace taizhang {
namespace {

std::optional<Message> why_not(Writer writer) {
  switch (writer) {
    case Writer::Here:
      return std::nullopt;
    case Writer::OtherWindow:
    case Writer::Coming:
      return Message{Text::writer_other_refused, {}};
    case Writer::NewerProgram:
      return Message{Text::writer_newer, {}};
    case Writer::NewerFile:
      return Message{Text::writer_newer_file, {}};
  }
}

// What is on screen stays; only what the register holds is the other window's.
bool follow(Scene scene, OpenRegister& open, const NewerLoadedIntent& intent) {
  Losses losses;
  if (!intent.bytes.empty()) {
    Result<Snapshot> read = decode(intent.bytes);
    if (!read) {
      show_strip(scene, {Text::store_unreadable, {}});
      return false;
    }
    // What could not be stored only this window has.
    if (open.saved == Saved::Failed && !read->reg.add(open.reg.changes())) ++losses.entries;
    open.reg = std::move(read->reg);
    open.searching = {};  // what it was made of is gone, and revisions say nothing across registers
    open.envelope = std::move(read->envelope);
    open.envelope.writer_version = kVersion;
  }
  losses.entries += replay(open.reg, intent.journal);
  tell_losses(scene, losses);
  open.stored = intent.revision;
  open.journal_entries = static_cast<int>(intent.journal.size());
  if (open.saved != Saved::Failed) {  // else what only this window has is still to be stored
    open.saved = Saved::InBrowser;
    open.saved_at = scene.clock.now;
  }
  refresh(open);
  return true;
}

}  // namespace

bool refuse_to_write(Scene scene) {
  const std::optional<Message> why = why_not(scene.state.open->writer);
  if (why) show_toast(scene, *why);
  return why.has_value();
}

void begin_writing(Scene scene, std::string before) {
  OpenRegister& open = *scene.state.open;
  open.writer = scene.state.store_is_newer ? Writer::NewerProgram : Writer::Here;
  scene.effects.push_back(ClaimDocument{open.key});
  scene.effects.push_back(FindFolder{open.key, std::move(before)});
}

void act(Scene scene, const StoreNewerIntent&) {
  scene.state.store_is_newer = true;
  OpenRegister* open = scene.state.open ? &*scene.state.open : nullptr;
  if (open != nullptr && open->writer != Writer::NewerFile) open->writer = Writer::NewerProgram;
}

void act(Scene scene, const WriterChangedIntent& intent) {
  OpenRegister* open = open_with(scene, intent.key);
  if (open == nullptr || open->writer == Writer::NewerProgram) return;
  if (!intent.is_here) {
    open->writer = Writer::OtherWindow;
  } else if (open->writer != Writer::Here) {
    open->writer = Writer::Coming;
    scene.effects.push_back(LoadNewer{open->key, open->stored});
  }
}

void act(Scene scene, const WriterWantedIntent& intent) {
  OpenRegister* open = open_with(scene, intent.key);
  if (open == nullptr) return;
  if (open->writer == Writer::Here) open->writer = Writer::OtherWindow;
  scene.effects.push_back(ReleaseDocument{});
}

void act(Scene scene, const StoreChangedIntent& intent) {
  const OpenRegister* open = open_with(scene, intent.key);
  if (open != nullptr && open->writer != Writer::Here)
    scene.effects.push_back(LoadNewer{open->key, open->stored});
}

void act(Scene scene, const NewerLoadedIntent& intent) {
  OpenRegister* open = open_with(scene, intent.key);
  if (open == nullptr || open->writer == Writer::Here) return;
  const bool has_unsaved = open->saved == Saved::Failed;
  if (!follow(scene, *open, intent) || open->writer != Writer::Coming) return;
  open->writer = Writer::Here;
  if (has_unsaved) store_whole(scene);
  show_toast(scene, {Text::toast_writer_here, {}});
}

void act(Scene scene, const TakeOver&) {
  if (!scene.state.open || scene.state.open->writer != Writer::OtherWindow) return;
  scene.state.open->writer = Writer::Coming;
  scene.effects.push_back(ClaimDocument{scene.state.open->key, true});
}

}  // namespace taizhang
