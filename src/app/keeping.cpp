#include <algorithm>
#include <string>
#include <utility>

#include "app/compaction.h"
#include "app/steps.h"
#include "base/version.h"

namespace taizhang {
namespace {

void show_opened(Scene scene) {
  const OpenRegister& open = *scene.state.open;
  scene.state.screen = Screen::Register;
  if (scene.state.preview) scene.state.toast.reset();  // it may offer the way back
  scene.state.preview.reset();
  scene.state.strip.reset();
  std::string characters;
  for (const OutlineRow& row : open.outline) {
    characters += text_of(open.reg, row.record, fields::kTitle);
    if (characters.size() > 20'000) break;
  }
  scene.effects.push_back(Prewarm{std::move(characters)});
}

// A register that was read, with the forms this program has for it.
OpenRegister with_forms(Scene scene, Snapshot read) {
  OpenRegister open = holding(scene.clock, std::move(read));
  std::vector<Template> forms = scene.state.templates;
  for (const Template& ledger : scene.state.ledgers) {
    if (open.reg.find_template(ledger.id)) forms.push_back(ledger);
  }
  open.has_learned = open.reg.add_templates(std::move(forms)).value_or(0) > 0;
  open.ledgers.built_in = scene.state.ledgers;
  return open;
}

Message store_message(const StoreFailedIntent& failed) {
  switch (failed.why) {
    case StoreFailedIntent::Why::Unavailable:
      return {Text::store_unavailable, {}};
    case StoreFailedIntent::Why::QuotaExceeded:
      return {Text::store_full, {}};
    case StoreFailedIntent::Why::RevisionConflict:
      return {Text::store_other_window, {}};
    case StoreFailedIntent::Why::Aborted:
      return {Text::store_aborted, {failed.message}};
    case StoreFailedIntent::Why::Cleared:
      return {Text::store_gone, {}};
  }
}

void save_document(Scene scene, std::string bytes) {
  OpenRegister& open = *scene.state.open;
  scene.effects.push_back(SaveDocument{open.key, open.stored, std::move(bytes), meta_of(open)});
  ++open.stored;
  ++open.in_flight;
  open.journal_entries = 0;
}

// Once a day what is stored is put aside, at best while nothing has been written yet; of a day's
// second time, in another visit, the store knows.
void back_up_daily(Scene scene) {
  const OpenRegister& open = *scene.state.open;
  if (open.stored == 0 || open.day_backed_up == scene.clock.today) return;
  back_up(scene, BackupReason::Daily);
}

void write_whole(Scene scene) {
  OpenRegister& open = *scene.state.open;
  save_document(scene, encode(Snapshot{open.envelope, open.reg}));
  open.saved = Saved::Nowhere;
  open.has_learned = false;
}

// Of each round a file: one that is over is not written over by the next.
std::string folder_file(const OpenRegister& open) {
  const int64_t round = round_of(open.reg);
  const std::string name = open.scope().empty()
                               ? register_title(open.reg) + "-第" + number(round) + "轮"
                               : packet_name(open.reg, open.scope(), round);
  return file_name(name) + ".taizhang.json";
}

// A file would have to be asked for again, but of what the browser has damaged there are backups.
Message read_refusal(const Error& why) {
  if (why.code == ErrorCode::NewerVersion) return message_of(why);
  return {Text::store_unreadable, {}};
}

}  // namespace

int replay(Register& reg, const std::vector<std::string>& journal) {
  int lost = 0;
  for (const std::string& entry : journal) {
    Result<std::vector<Change>> changes = decode_changes(entry);
    if (!changes || !reg.add(*std::move(changes))) ++lost;
  }
  return lost;
}

Result<Snapshot> recover(Scene scene, const StoreLoadedIntent& stored, Losses& losses) {
  Result<Snapshot> read = read_snapshot(scene, stored.bytes);
  if (!read && !stored.previous_bytes.empty()) {
    losses.is_document = true;
    read = decode(stored.previous_bytes);
    if (read) losses.entries = replay(read->reg, stored.previous_journal);
  }
  if (read) {
    losses.entries += replay(read->reg, stored.journal);
  } else {
    show_strip(scene, read_refusal(read.error()));
  }
  return read;
}

void tell_losses(Scene scene, const Losses& losses) {
  if (losses == Losses{}) return;
  if (losses.entries == 0) return show_strip(scene, {Text::store_recovered, {}});
  show_strip(scene, {losses.is_document ? Text::store_recovered_part : Text::store_entries_lost,
                     {number(losses.entries)}});
}

void set_time(OpenRegister& open, const Clock& clock) {
  open.today = clock.today;
  open.now = parse_moment(clock.now.substr(0, 16), 0).value_or(Moment{clock.today, {}});
}

OpenRegister* open_with(Scene scene, std::string_view key) {
  const bool is_open = scene.state.open && scene.state.open->key == key;
  return is_open ? &*scene.state.open : nullptr;
}

OpenRegister holding(const Clock& clock, Snapshot snapshot) {
  OpenRegister open;
  open.key = store_key(snapshot);
  open.reg = std::move(snapshot.reg);
  open.envelope = std::move(snapshot.envelope);
  open.envelope.writer_version = kVersion;  // whoever wrote it before
  set_time(open, clock);
  return open;
}

void open_register(Scene scene, Snapshot read, uint32_t stored, std::string bytes) {
  OpenRegister open = with_forms(scene, std::move(read));
  open.stored = stored;
  if (stored != 0) {
    open.saved = Saved::InBrowser;
    open.saved_at = scene.clock.now;
    if (const Recent* recent = find_stored(scene.state, open.key)) open.filed = recent->filed;
  }
  refresh(open);
  scene.state.open = std::move(open);
  show_opened(scene);
  scene.effects.push_back(RememberSetting{"last", scene.state.open->key});
  list_backups(scene);
  begin_writing(scene);
  if (stored != 0) return;
  if (bytes.empty()) return store_whole(scene);
  scene.state.open->day_backed_up = scene.clock.today;  // the file is what a backup would be
  save_document(scene, std::move(bytes));
}

// Nothing of it is stored, so the store's key for it is none.
void act(Scene scene, const LookAtNewer&) {
  if (!scene.state.strip || !scene.state.strip->newer) return;
  Arriving file = *std::move(scene.state.strip->newer);
  OpenRegister open = with_forms(scene, std::move(file.snapshot));
  open.key.clear();
  open.writer = Writer::NewerFile;
  open.filed.name = std::move(file.name);
  open.saved = Saved::InFile;
  open.saved_at = scene.clock.now;
  refresh(open);
  scene.state.open = std::move(open);
  scene.state.collection.reset();
  scene.state.issuing.reset();
  scene.effects.push_back(ReleaseDocument{});  // the one that was open
  show_opened(scene);
}

void store_whole(Scene scene) {
  back_up_daily(scene);
  write_whole(scene);
}

void store_changes(Scene scene, const std::vector<Change>& changes) {
  OpenRegister& open = *scene.state.open;
  ++open.filed.unfiled;
  // What could not be stored is in no journal, and a journal's entries hold changes alone: without
  // the forms they are of they could not be read again.
  if (open.stored == 0 || open.saved == Saved::Failed || open.has_learned)
    return store_whole(scene);
  back_up_daily(scene);
  scene.effects.push_back(
      AppendJournal{open.key, open.stored, encode_changes(changes), meta_of(open)});
  ++open.stored;
  ++open.in_flight;
  ++open.journal_entries;
  open.saved = Saved::Nowhere;
}

void take_in(Scene scene, const std::vector<Change>& changes) {
  if (refuse_to_write(scene)) return;
  OpenRegister& open = *scene.state.open;
  std::vector<Change> fresh;
  for (const Change& change : changes)
    if (!open.reg.knows(change.id)) fresh.push_back(change);
  if (fresh.empty()) return show_toast(scene, {Text::toast_nothing_new, {}});

  back_up(scene, BackupReason::Snapshot);
  const std::string count = number(static_cast<long long>(fresh.size()));
  if (add_as_step(scene, std::move(fresh), {Text::did_take_in, {}}))
    show_toast(scene, {Text::toast_taken_in, {count}}, true);
}

void act(Scene scene, const StoreLoadedIntent& intent) {
  scene.state.progress.reset();
  if (do_chore(scene, intent)) return;
  if (scene.state.screen == Screen::Opening) scene.state.screen = Screen::Start;
  Losses losses;
  Result<Snapshot> stored = recover(scene, intent, losses);
  const std::optional<Message> said = std::exchange(scene.state.when_open, std::nullopt);
  if (!stored) return scene.state.arriving.reset();
  open_register(scene, *std::move(stored), intent.revision);
  scene.state.open->journal_entries = static_cast<int>(intent.journal.size());
  tell_losses(scene, losses);
  if (scene.state.open->writer == Writer::Here) {
    if (losses != Losses{}) write_whole(scene);
    back_up_daily(scene);  // not of what is damaged, but of what has been made good
  }
  if (said) show_toast(scene, *said);
  if (scene.state.arriving) bring_in(scene, *std::exchange(scene.state.arriving, std::nullopt));
}

void act(Scene scene, const StoreMissingIntent& intent) {
  if (scene.state.screen == Screen::Opening) scene.state.screen = Screen::Start;
  if (OpenRegister* open = open_with(scene, intent.key); open && open->writer == Writer::Coming)
    open->writer = Writer::OtherWindow;
  std::erase_if(scene.state.recents, [&](const Recent& r) { return r.key == intent.key; });
  if (scene.state.arriving) {
    Snapshot snapshot = std::exchange(scene.state.arriving, std::nullopt)->snapshot;
    return open_register(scene, std::move(snapshot), 0);
  }
  show_strip(scene, {Text::store_missing, {}});
}

void act(Scene scene, const StoreSavedIntent& intent) {
  const std::optional<Message> problem = std::exchange(scene.state.store_problem, std::nullopt);
  // That the backups are gone stays to be read.
  if (problem && problem->text != Text::store_gone && scene.state.strip &&
      scene.state.strip->message == *problem)
    scene.state.strip.reset();
  OpenRegister* open = open_with(scene, intent.key);
  if (open == nullptr) return;
  if (open->in_flight > 0) --open->in_flight;
  if (intent.revision != open->stored) return;
  // The file may have been written before the store has.
  const bool is_filed = open->filed.unfiled == 0 && !open->filed.name.empty();
  open->saved = is_filed ? Saved::InFile : Saved::InBrowser;
  open->saved_at = scene.clock.now;
}

void act(Scene scene, const StoreFailedIntent& intent) {
  if (scene.state.when_open) {  // the register that is open stays, and is as well kept as before
    scene.state.progress.reset();
    scene.state.when_open.reset();
    return show_strip(scene, store_message(intent));
  }
  if (scene.state.screen == Screen::Opening) scene.state.screen = Screen::Start;
  scene.state.store_problem = store_message(intent);
  if (!scene.state.open || (!intent.key.empty() && scene.state.open->key != intent.key)) return;
  OpenRegister& open = *scene.state.open;
  const bool is_conflict = intent.why == StoreFailedIntent::Why::RevisionConflict;
  if (is_conflict) {  // what another window wrote is still to be read, and nothing in flight gets
                      // in
    open.stored -= static_cast<uint32_t>(open.in_flight);
    open.in_flight = 0;
  } else {
    if (open.in_flight > 0) --open.in_flight;
    if (!intent.key.empty()) open.stored = intent.revision;
  }
  if (is_conflict || open.writer == Writer::Coming) open.writer = Writer::OtherWindow;
  open.saved = Saved::Failed;
  show_strip(scene, *scene.state.store_problem);
}

void act(Scene scene, const RetryStore&) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const bool waits = open.saved == Saved::Failed && open.in_flight == 0;
  if (waits && open.writer == Writer::Here) store_whole(scene);
}

void act(Scene scene, KeepWhole intent) {
  if (!scene.state.open || scene.state.open->reg.revision() != intent.revision) return;
  OpenRegister& open = *scene.state.open;
  const bool is_for_store = wants_document(open);
  if (wants_folder(open)) {
    open.folder.written = intent.revision;
    scene.effects.push_back(SaveToFolder{open.key, folder_file(open),
                                         is_for_store ? intent.bytes : std::move(intent.bytes)});
  }
  if (!is_for_store) return;
  save_document(scene, std::move(intent.bytes));
  open.has_learned = false;
}

}  // namespace taizhang
