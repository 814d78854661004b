#include "app/closing.h"

#include <charconv>
#include <utility>

#include "app/steps.h"
#include "base/text.h"
#include "model/carry_over.h"
#include "model/round.h"

namespace taizhang {
namespace {

// The register sealed, in its next round; the round is a change, so that copies of the register
// learn of it like of any other.
Result<Register> next_round(Scene scene) {
  const Register& reg = scene.state.open->reg;
  Register next = reg.sealed();
  const Edit round{next.id(), std::string(fields::kRound), round_of(reg) + 1};
  Result<std::vector<Change>> changes =
      changes_for(next, {round}, author_of(scene.state, scene.clock), scene.state.ids.next_nonce());
  if (!changes) return std::unexpected(changes.error());
  if (const Result<size_t> added = next.add(*std::move(changes)); !added)
    return std::unexpected(added.error());
  return next;
}

// Sealed once before, from the archive's file: that one is not written over.
bool is_stored_already(Scene scene, const Register& next) {
  const std::string key = store_key({scene.state.open->envelope, next});
  return key != scene.state.open->key && find_stored(scene.state, key) != nullptr;
}

std::string archive_title(Scene scene) {
  const Register& reg = scene.state.open->reg;
  return say({Text::archive_file_name, {register_title(reg), number(round_of(reg))}},
             scene.state.settings.language);
}

// The whole register, which keeps its history, as a file and under its own name in the store. The
// file's name; empty, with a strip, when it could not be written.
std::string archive(Scene scene, bool stays_stored) {
  const OpenRegister& open = *scene.state.open;
  const Snapshot snapshot{open.envelope, open.reg};
  Result<std::string> bytes = checked_bytes(snapshot);
  if (!bytes) {
    show_strip(scene, message_of(bytes.error()));
    return {};
  }
  const std::string title = archive_title(scene);
  std::string name = dated_name(title, scene.clock) + ".taizhang.json";
  if (stays_stored)
    scene.effects.push_back(SaveDocument{open.key, open.stored, *bytes, meta_of(open, title)});
  scene.effects.push_back(Download{name, *std::move(bytes), "application/json"});
  return name;
}

// The sealed register has another baseline and with it another key and document. The file and
// folder it goes to are the register's, not the archive's.
void put_in_place(Scene scene, Register next, std::string key) {
  OpenRegister& open = *scene.state.open;
  const bool is_new_document = key != open.key;
  if (is_new_document) {
    std::string before = std::exchange(open.key, std::move(key));
    open.stored = 0;
    open.in_flight = 0;
    scene.effects.push_back(RememberSetting{"last", open.key});
    begin_writing(scene, std::move(before));
  }
  open.reg = std::move(next);
  open.history = {};
  refresh(open);
  store_whole(scene);
  open.filed.unfiled = 0;
  if (is_new_document)
    scene.state.recents.push_back(recent_of(open.key, open.stored, meta_of(open)));
}

}  // namespace

std::optional<Message> why_not_end_round(const OpenRegister& open) {
  const size_t undecided = open.conflicts.size() + open.held.size();
  if (undecided == 0) return std::nullopt;
  return Message{Text::end_round_undecided, {number(static_cast<long long>(undecided))}};
}

size_t superseded_changes(const Register& reg) {
  size_t heads = 0;
  for (const Register::CellRef& cell : reg.changed_cells())
    heads += reg.heads(cell.record, cell.field).size();
  return reg.changes().size() - heads;
}

int unfinished_tasks(const OpenRegister& open) {
  int unfinished = open.tasks;
  for (const StatusCount& count : open.counts)
    if (count.option == statuses::kClosed || count.option == statuses::kCancelled)
      unfinished -= count.tasks;
  return unfinished;
}

std::string title_of_next_year(std::string_view title, int year) {
  return replace_all(std::string(title), number(year), number(year + 1));
}

std::optional<int> parse_year(std::string_view typed) {
  typed = trim(typed);
  int year = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
  const bool whole = error == std::errc() && end == typed.data() + typed.size();
  return whole && year >= 1900 && year < 2200 ? std::optional(year) : std::nullopt;
}

void act(Scene scene, const EndRound&) {
  if (!scene.state.open || refuse_to_write(scene)) return;
  if (const auto why = why_not_end_round(*scene.state.open)) return show_strip(scene, *why);
  const int64_t round = round_of(scene.state.open->reg);
  Result<Register> next = next_round(scene);
  if (!next) return show_strip(scene, message_of(next.error()));
  if (is_stored_already(scene, *next)) return show_strip(scene, {Text::end_round_there, {}});
  std::string key = store_key({scene.state.open->envelope, *next});
  back_up(scene, BackupReason::Round);
  std::string file = archive(scene, key != scene.state.open->key);
  if (file.empty()) return;
  put_in_place(scene, *std::move(next), std::move(key));
  show_toast(scene, {Text::toast_round_ended, {number(round), std::move(file)}});
}

void act(Scene scene, const CarryOver& intent) {
  const std::string title(trim(intent.title));
  if (!scene.state.open || title.empty()) return;
  if (scene.state.open->writer == Writer::NewerFile && refuse_to_write(scene)) return;
  Result<Register> next =
      carried_over(scene.state.open->reg, scene.state.ids.next_record(), title, intent.year);
  if (!next) return show_strip(scene, message_of(next.error()));
  back_up(scene, BackupReason::Year);
  open_register(scene, {{}, *std::move(next)}, 0);
  show_toast(scene, {Text::toast_carried_over, {number(scene.state.open->tasks)}});
}

}  // namespace taizhang
