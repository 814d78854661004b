#include <algorithm>
#include <string>
#include <utility>

#include "app/steps.h"
#include "base/text.h"
#include "model/carry_over.h"

namespace taizhang {
namespace {

void move_stored(std::vector<Recent>& from, std::vector<Recent>& to, std::string_view key) {
  const auto found = std::ranges::find(from, key, &Recent::key);
  if (found == from.end()) return;
  to.insert(to.begin(), std::move(*found));
  from.erase(found);
}

void begin_chore(Scene scene, Chore chore) {
  scene.effects.push_back(LoadDocument{chore.key});
  scene.state.chore = std::move(chore);
}

Result<void> rename(Scene scene, OpenRegister& stored, const std::string& title) {
  const Edit edit{stored.reg.id(), std::string(fields::kTitle), title};
  const Result<std::vector<Change>> changes = changes_for(
      stored.reg, {edit}, author_of(scene.state, scene.clock), scene.state.ids.next_nonce());
  if (!changes) return std::unexpected(changes.error());
  if (const auto added = stored.reg.add(*changes); !added) return std::unexpected(added.error());
  ++stored.filed.unfiled;
  refresh(stored);
  scene.effects.push_back(
      AppendJournal{stored.key, stored.stored, encode_changes(*changes), meta_of(stored)});
  return {};
}

}  // namespace

Result<void> keep_copy(Scene scene, const Snapshot& of, const std::string& title) {
  Result<Register> reg = duplicated(of.reg, scene.state.ids.next_record(), title);
  if (!reg) return std::unexpected(reg.error());
  const Snapshot snapshot{of.envelope, *std::move(reg)};
  OpenRegister copy = holding(scene.clock, snapshot);
  refresh(copy);
  scene.effects.push_back(SaveDocument{copy.key, 0, encode(snapshot), meta_of(copy)});
  return {};
}

bool do_chore(Scene scene, const StoreLoadedIntent& intent) {
  if (!scene.state.chore || scene.state.chore->key != intent.key) return false;
  const Chore chore = *std::exchange(scene.state.chore, std::nullopt);
  Losses losses;
  Result<Snapshot> read = recover(scene, intent, losses);
  if (!read) return true;
  OpenRegister stored = holding(scene.clock, *std::move(read));
  stored.key = intent.key;
  stored.stored = intent.revision;
  if (const Recent* recent = find_stored(scene.state, intent.key)) stored.filed = recent->filed;
  const Result<void> done = chore.kind == Chore::Kind::Rename
                                ? rename(scene, stored, chore.title)
                                : keep_copy(scene, {stored.envelope, stored.reg}, chore.title);
  if (!done) {
    show_strip(scene, message_of(done.error()));
    return true;
  }
  scene.effects.push_back(ListDocuments{});
  tell_losses(scene, losses);
  const Text said =
      chore.kind == Chore::Kind::Rename ? Text::toast_renamed : Text::toast_duplicated;
  show_toast(scene, {said, {chore.title}});
  return true;
}

void act(Scene scene, const StoreListedIntent& intent) {
  scene.state.recents = intent.recents;
  scene.state.trashed = intent.trashed;
  scene.state.store_problem.reset();
  if (intent.was_cleared && intent.last_file.empty())
    show_strip(scene, {Text::store_cleared, {}});
  else if (intent.was_cleared)
    show_strip(scene, {Text::store_cleared_file, {intent.last_file}});
  if (scene.state.screen != Screen::Opening) return;
  if (find_stored(scene.state, intent.last_key) != nullptr) {
    scene.effects.push_back(LoadDocument{intent.last_key});
  } else {
    scene.state.screen = Screen::Start;
  }
}

void act(Scene scene, const OpenStored& intent) {
  scene.effects.push_back(LoadDocument{intent.key});
}

void act(Scene scene, const RenameStored& intent) {
  const std::string title(trim(intent.title));
  const Recent* stored = find_stored(scene.state, intent.key);
  if (stored == nullptr || title.empty() || title == stored->title) return;
  begin_chore(scene, {Chore::Kind::Rename, intent.key, title});
}

void act(Scene scene, const DuplicateStored& intent) {
  const Recent* stored = find_stored(scene.state, intent.key);
  if (stored == nullptr) return;
  begin_chore(scene,
              {Chore::Kind::Duplicate, intent.key,
               say({Text::duplicate_title, {stored->title}}, scene.state.settings.language)});
}

void act(Scene scene, const TrashStored& intent) {
  AppState& state = scene.state;
  scene.effects.push_back(TrashDocument{intent.key, intent.is_trashed});
  if (intent.is_trashed)
    move_stored(state.recents, state.trashed, intent.key);
  else
    move_stored(state.trashed, state.recents, intent.key);
}

void act(Scene scene, const DeleteStored& intent) {
  scene.effects.push_back(DeleteDocument{intent.key});
  std::erase_if(scene.state.trashed, [&](const Recent& r) { return r.key == intent.key; });
}

}  // namespace taizhang
