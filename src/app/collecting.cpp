#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "base/sort.h"
#include "model/round.h"

namespace taizhang {
namespace {

// What went out is asked for where a file came of a baseline that is unknown here.
void ask_for_packets(Scene scene) {
  const std::string shelf = shelf_of(*scene.state.open);
  std::vector<std::pair<std::string_view, std::string_view>> asked;
  for (const CollectedFile& file : scene.state.collection->files) {
    if (file.refusal || file.review.verdict != Verdict::OtherBaseline ||
        has_packet(*scene.state.collection, file))
      continue;
    const std::pair<std::string_view, std::string_view> origin(file.file.reg.baseline_digest(),
                                                               file.file.department);
    if (std::ranges::contains(asked, origin)) continue;
    asked.push_back(origin);
    scene.effects.push_back(
        FindPackets{shelf, std::string(origin.first), std::string(origin.second)});
  }
}

void review_again(Scene scene) {
  const OpenRegister& open = *scene.state.open;
  review_collection(open.reg, *scene.state.collection, open.ledgers.built_in);
}

void finish_reading(Scene scene) {
  Collection& collection = *scene.state.collection;
  review_again(scene);
  settle_ticks(collection);
  if (collection.chosen >= collection.files.size()) collection.chosen = 0;
  ask_for_packets(scene);
}

// The forms that the ticked files bring.
void learn(Scene scene) {
  OpenRegister& open = *scene.state.open;
  auto forms = forms_to_learn(open.reg, *scene.state.collection, open.ledgers.built_in);
  if (open.reg.add_templates(std::move(forms)).value_or(0) > 0) open.has_learned = true;
}

// Makes the file that waits longest one of those that are read.
template <typename Read>
void take_next(Scene scene, Read read) {
  if (!is_collecting(scene.state) || scene.state.collection->waiting.empty()) return;
  Collection& collection = *scene.state.collection;
  Collection::Waiting next = std::move(collection.waiting.back());
  collection.waiting.pop_back();
  collection.files.push_back(read(collection, std::move(next)));
  if (collection.waiting.empty()) finish_reading(scene);
}

}  // namespace

void collect(Scene scene, RecordId office, std::string name, std::string bytes) {
  std::optional<Collection>& collection = scene.state.collection;
  if (!collection || collection->office != office) collection.emplace().office = office;
  auto& waiting = collection->waiting;
  waiting.insert(waiting.begin(), {std::move(name), std::move(bytes)});
}

void preview_copy(Scene scene, Arriving file) {
  const Register& office = scene.state.open->reg;
  const bool has_new = std::ranges::any_of(
      file.snapshot.reg.changes(), [&](const Change& change) { return !office.knows(change.id); });
  if (!has_new) return show_toast(scene, {Text::toast_nothing_new, {}});
  if (!is_collecting(scene.state)) scene.state.collection.emplace().office = office.id();
  CollectedFile& collected = scene.state.collection->files.emplace_back();
  collected.name = file.name;
  collected.bytes = file.bytes;
  collected.file = {
      std::move(file.name), std::move(file.snapshot.digest), {}, std::move(file.snapshot.reg)};
  collected.taken = true;
  if (scene.state.collection->waiting.empty()) finish_reading(scene);
}

void act(Scene scene, const PacketsFoundIntent& intent) {
  if (intent.has_failed) return show_strip(scene, {Text::packet_not_kept, {}});
  if (!is_collecting(scene.state) || shelf_of(*scene.state.open) != intent.shelf) return;
  Collection& collection = *scene.state.collection;
  for (const std::string& bytes : intent.packets) {
    Result<Snapshot> read = decode(bytes);
    if (!read || read->envelope.purpose != Purpose::Packet) continue;
    collection.packets.push_back(
        {{}, {}, std::move(read->envelope.scope_department), std::move(read->reg)});
  }
  review_again(scene);
}

void act(Scene scene, const PickReturns&) {
  if (!scene.state.open) return;
  if (!is_collecting(scene.state))
    scene.state.collection.emplace().office = scene.state.open->reg.id();
  scene.effects.push_back(ChooseFile{".json,application/json", true});
}

void act(Scene scene, const ReadNextReturn&) {
  take_next(scene, [&](Collection& collection, Collection::Waiting next) {
    Result<Snapshot> read = read_snapshot(scene, next.bytes);
    return read_return(scene.state.open->reg, collection, std::move(next), std::move(read));
  });
}

void give_up_return(Scene scene) {
  take_next(scene, [](Collection&, Collection::Waiting next) {
    CollectedFile file;
    file.name = std::move(next.name);
    file.bytes = next.bytes.size();
    file.refusal = Message{Text::return_given_up, {}};
    return file;
  });
}

void act(Scene scene, const ChooseReturn& intent) {
  if (!scene.state.collection || intent.file >= scene.state.collection->files.size()) return;
  scene.state.collection->chosen = intent.file;
  scene.state.collection->shown.reset();
}

void act(Scene scene, const TakeReturn& intent) {
  if (!is_collecting(scene.state) || intent.file >= scene.state.collection->files.size()) return;
  Collection& collection = *scene.state.collection;
  if (!can_take(collection.files[intent.file])) return;
  collection.files[intent.file].taken = intent.take;
  review_again(scene);
}

void act(Scene scene, const ShowOutcome& intent) {
  if (scene.state.collection) scene.state.collection->shown = intent.outcome;
}

void act(Scene scene, const ApplyReturns&) {
  if (!is_collecting(scene.state) || !scene.state.collection->waiting.empty()) return;
  const CollectionSum sum = sum_of(*scene.state.collection);
  if (sum.files == 0) return;
  Result<std::vector<Change>> changes = changes_of_taken(
      scene.state.open->reg, *scene.state.collection, author_of(scene.state, scene.clock));
  if (!changes) return show_strip(scene, message_of(changes.error()));
  const std::string files = number(static_cast<long long>(sum.files));
  const bool has_returns =
      std::ranges::any_of(scene.state.collection->files,
                          [](const CollectedFile& file) { return file.taken && !is_copy(file); });
  back_up(scene, has_returns ? BackupReason::Returns : BackupReason::Snapshot);
  if (refuse_to_write(scene)) return;
  learn(scene);
  if (!add_as_step(scene, *std::move(changes), {Text::did_collect, {files}})) return;
  scene.state.collection.reset();
  scene.state.open->section = sum.conflicts + sum.held > 0 ? Section::Conflicts : Section::Board;
  show_toast(scene, {Text::toast_collected, {files, number(static_cast<long long>(sum.cells))}},
             true);
}

void act(Scene scene, const DropReturns&) { scene.state.collection.reset(); }

}  // namespace taizhang
