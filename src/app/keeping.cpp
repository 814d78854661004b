#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "app/steps.h"
#include "model/mask.h"
#include "model/round.h"

namespace taizhang {
namespace {

constexpr int kJournalLimit = 200;  // entries before the document is written whole again

std::string return_name(const OpenRegister& packet, const Clock& clock) {
  const std::string name = packet_name(packet.reg, packet.scope(), round_of(packet.reg));
  return dated_name(name + "-回报", clock) + ".taizhang.json";
}

void opened(Scene scene) {
  const OpenRegister& open = *scene.state.open;
  scene.state.screen = Screen::Register;
  scene.state.strip.reset();
  scene.effects.push_back(RememberSetting{"last", open.key});
  std::string characters;
  for (const OutlineRow& row : open.outline) {
    characters += text_of(open.reg, row.record, fields::kTitle);
    if (characters.size() > 20'000) break;
  }
  scene.effects.push_back(Prewarm{std::move(characters)});
  list_backups(scene);
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
  }
}

// The register that is open is in a file as well.
void note_exported(Scene scene) {
  OpenRegister& open = *scene.state.open;
  open.unexported = 0;
  if (open.saved == Saved::InBrowser) open.saved = Saved::InFile;
  open.saved_at = scene.clock.now;
}

// Once a day what is stored is put aside before it is written to; of a day's second time, in
// another visit, the store knows.
void back_up_daily(Scene scene) {
  const OpenRegister& open = *scene.state.open;
  if (open.stored == 0 || open.day_backed_up == scene.clock.today) return;
  back_up(scene, BackupReason::Daily);
}

// A file in which persons are masked is no backup: what is exported so still wants to be.
void export_masked(Scene scene, const std::string& title) {
  const OpenRegister& open = *scene.state.open;
  Result<Register> reg = masked(open.reg, Masking::Everything);
  if (!reg) return show_strip(scene, message_of(reg.error()));
  const std::string name =
      say({Text::export_masked_name, {title}}, scene.state.settings.language) + ".taizhang.json";
  if (hand_out(scene, {open.envelope, *std::move(reg)}, name))
    show_toast(scene, {Text::toast_exported, {name}});
}

}  // namespace

Result<Snapshot> recover(Scene scene, std::string_view bytes, std::string_view previous,
                         const std::vector<std::string>& journal, bool& damaged) {
  damaged = false;
  Result<Snapshot> read = read_snapshot(scene, bytes);
  if (!read && !previous.empty()) {
    damaged = true;
    read = decode(previous);
  }
  if (!read) return read;
  for (const std::string& entry : journal) {
    Result<std::vector<Change>> changes = decode_changes(entry);
    if (!changes || !read->reg.add(*std::move(changes))) damaged = true;
  }
  return read;
}

bool hand_out(Scene scene, const Snapshot& snapshot, std::string name) {
  Result<std::string> bytes = std::exchange(scene.state.ready.bytes, {});
  if (bytes->empty()) bytes = checked_bytes(snapshot);
  if (!bytes) {
    show_strip(scene, message_of(bytes.error()));
    return false;
  }
  scene.effects.push_back(Download{std::move(name), *std::move(bytes), "application/json"});
  return true;
}

Result<std::string> checked_bytes(const Snapshot& snapshot) {
  std::string bytes = encode(snapshot);
  if (const Result<void> same = verify_written(bytes, snapshot); !same)
    return std::unexpected(same.error());
  return bytes;
}

std::string file_name(std::string_view title) {
  std::string name;
  for (const char c : title) name += std::string_view("\\/:*?\"<>|\t\r\n").contains(c) ? '_' : c;
  return name.empty() ? "taizhang" : name;
}

std::string dated_name(std::string_view title, const Clock& clock) {
  std::string stamp;
  for (const char c : std::string_view(clock.now).substr(0, 16))
    if (c >= '0' && c <= '9') stamp += c;
  if (stamp.size() == 12) stamp.insert(8, "-");
  return file_name(title) + "-" + stamp;
}

void open_register(Scene scene, Register reg, Envelope envelope, uint32_t stored) {
  Snapshot snapshot{std::move(envelope), std::move(reg)};
  OpenRegister open;
  open.key = store_key(snapshot);
  open.reg = std::move(snapshot.reg);
  open.envelope = std::move(snapshot.envelope);
  std::vector<Template> forms = scene.state.templates;
  for (const Template& ledger : scene.state.ledgers) {
    if (open.reg.find_template(ledger.id)) forms.push_back(ledger);
  }
  const bool has_learned = open.reg.add_templates(std::move(forms)).value_or(0) > 0;
  open.ledgers.built_in = scene.state.ledgers;
  open.today = scene.clock.today;
  open.now = parse_moment(scene.clock.now.substr(0, 16), 0).value_or(Moment{open.today, {}});
  open.stored = stored;
  if (stored != 0) {
    open.saved = Saved::InBrowser;
    open.saved_at = scene.clock.now;
  }
  refresh(open);
  scene.state.open = std::move(open);
  opened(scene);
  if (stored == 0 || has_learned) store_whole(scene);
}

void store_whole(Scene scene) {
  OpenRegister& open = *scene.state.open;
  back_up_daily(scene);
  scene.effects.push_back(SaveDocument{open.key, open.stored,
                                       encode(Snapshot{open.envelope, open.reg}), meta_of(open)});
  ++open.stored;
  ++open.in_flight;
  open.journal_entries = 0;
  open.saved = Saved::Nowhere;
}

void store_changes(Scene scene, const std::vector<Change>& changes) {
  OpenRegister& open = *scene.state.open;
  ++open.unexported;
  if (open.stored == 0 || open.journal_entries >= kJournalLimit) return store_whole(scene);
  back_up_daily(scene);
  scene.effects.push_back(
      AppendJournal{open.key, open.stored, encode_changes(changes), meta_of(open)});
  ++open.stored;
  ++open.in_flight;
  ++open.journal_entries;
  open.saved = Saved::Nowhere;
}

void take_in(Scene scene, const std::vector<Change>& changes) {
  OpenRegister& open = *scene.state.open;
  std::vector<Change> fresh;
  for (const Change& change : changes)
    if (open.reg.find_change(change.id) == nullptr &&
        !std::ranges::binary_search(open.reg.sealed_ids(), change.id))
      fresh.push_back(change);
  if (fresh.empty()) return show_toast(scene, {Text::toast_nothing_new, {}});

  UndoStep step{std::string(text(Text::did_take_in, scene.state.settings.language)), {}};
  for (const Change& change : fresh) step.changes.push_back(change.id);
  if (const Result<size_t> added = open.reg.add(fresh); !added)
    return show_strip(scene, message_of(added.error()));
  open.history.done.push_back(std::move(step));
  open.history.undone.clear();
  refresh(open);
  back_up(scene, BackupReason::Snapshot);
  store_changes(scene, fresh);
  show_toast(scene, {Text::toast_taken_in, {number(static_cast<long long>(fresh.size()))}}, true);
}

void act(Scene scene, const OpenStored& intent) {
  scene.effects.push_back(LoadDocument{intent.key});
}

void act(Scene scene, const DeleteStored& intent) {
  scene.effects.push_back(DeleteDocument{intent.key});
  std::erase_if(scene.state.recents, [&](const Recent& r) { return r.key == intent.key; });
}

void act(Scene scene, const StoreListedIntent& intent) {
  scene.state.recents = intent.recents;
  scene.state.store_problem.reset();
  if (intent.was_cleared) show_strip(scene, {Text::store_cleared, {}});
  if (scene.state.screen != Screen::Opening) return;
  const bool has_last = std::ranges::any_of(
      intent.recents, [&](const Recent& recent) { return recent.key == intent.last_key; });
  if (has_last) {
    scene.effects.push_back(LoadDocument{intent.last_key});
  } else {
    scene.state.screen = Screen::Start;
  }
}

void act(Scene scene, const StoreLoadedIntent& intent) {
  scene.state.progress.reset();
  if (scene.state.screen == Screen::Opening) scene.state.screen = Screen::Start;
  bool damaged = false;
  Result<Snapshot> stored =
      recover(scene, intent.bytes, intent.previous_bytes, intent.journal, damaged);
  const std::optional<Message> said = std::exchange(scene.state.when_open, std::nullopt);
  if (!stored) {
    scene.state.arriving.reset();
    return show_strip(scene, message_of(stored.error()));
  }
  open_register(scene, std::move(stored->reg), stored->envelope, intent.revision);
  scene.state.open->journal_entries = static_cast<int>(intent.journal.size());
  if (damaged) {
    show_strip(scene, {Text::store_recovered, {}});
    store_whole(scene);
  }
  if (said) show_toast(scene, *said);
  if (scene.state.arriving) bring_in(scene, *std::exchange(scene.state.arriving, std::nullopt));
}

void act(Scene scene, const StoreMissingIntent& intent) {
  if (scene.state.screen == Screen::Opening) scene.state.screen = Screen::Start;
  std::erase_if(scene.state.recents, [&](const Recent& r) { return r.key == intent.key; });
  if (scene.state.arriving) {
    Snapshot snapshot = std::exchange(scene.state.arriving, std::nullopt)->snapshot;
    return open_register(scene, std::move(snapshot.reg), snapshot.envelope, 0);
  }
  show_strip(scene, {Text::store_missing, {}});
}

void act(Scene scene, const StoreSavedIntent& intent) {
  scene.state.store_problem.reset();
  if (!scene.state.open || scene.state.open->key != intent.key) return;
  OpenRegister& open = *scene.state.open;
  if (open.in_flight > 0) --open.in_flight;
  if (intent.revision != open.stored) return;
  open.saved =
      open.unexported == 0 && open.saved == Saved::InFile ? Saved::InFile : Saved::InBrowser;
  open.saved_at = scene.clock.now;
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
  if (open.in_flight > 0) --open.in_flight;
  open.saved = Saved::Failed;
  show_strip(scene, *scene.state.store_problem);
}

void act(Scene scene, const ExportSnapshot& intent) {
  scene.state.progress.reset();
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const std::string title = dated_name(register_title(open.reg), scene.clock);
  if (intent.masked) return export_masked(scene, title);
  const std::string name = title + ".taizhang.json";
  if (!hand_out(scene, {open.envelope, open.reg}, name)) return;
  note_exported(scene);
  show_toast(scene, {Text::toast_exported, {name}});
}

void act(Scene scene, const ExportReturn&) {
  if (!scene.state.open || scene.state.open->scope().empty()) return;
  const OpenRegister& open = *scene.state.open;
  Snapshot snapshot{open.envelope, open.reg};
  snapshot.envelope.purpose = Purpose::Return;
  const std::string name = return_name(open, scene.clock);
  if (!hand_out(scene, snapshot, name)) return;
  note_exported(scene);
  show_toast(scene, {Text::toast_returned, {name}});
}

}  // namespace taizhang
