#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "model/round.h"

namespace taizhang {
namespace {

// Of what is of no use here, why; else the file is complete.
std::optional<Message> refusal_of(const Register& office, const Snapshot& read) {
  if (read.reg.id() != office.id()) return Message{Text::return_other_register, {}};
  return std::nullopt;
}

CollectedFile read_file(const Register& office, Collection& collection,
                        Collection::Waiting waiting) {
  CollectedFile file;
  file.name = std::move(waiting.name);
  file.bytes = waiting.bytes.size();
  Result<Snapshot> read = decode(waiting.bytes);
  if (!read) {
    file.refusal = message_of(read.error());
    return file;
  }
  file.refusal = refusal_of(office, *read);
  file.file = {file.name, digest_of(waiting.bytes), std::move(read->envelope.scope_department),
               std::move(read->reg)};
  if (read->envelope.purpose == Purpose::Packet) {
    if (!file.refusal) collection.packets.push_back(file.file);
    file.refusal = Message{Text::return_is_packet, {}};
  }
  file.taken = !file.refusal;
  return file;
}

// Ticks are for what brings something; other baselines are for a person to tick.
void settle_ticks(Collection& collection) {
  for (CollectedFile& file : collection.files)
    if (file.review.verdict != Verdict::Fresh) file.taken = false;
}

void finish_reading(Scene scene) {
  Collection& collection = *scene.state.collection;
  review_collection(scene.state.open->reg, collection);
  settle_ticks(collection);
  if (collection.chosen >= collection.files.size()) collection.chosen = 0;
}

bool is_open(Scene scene) {
  const AppState& state = scene.state;
  return state.open && state.collection && state.collection->office == state.open->reg.id();
}

// All that the ticked files change, as one step.
Result<std::vector<Change>> changes_of(Scene scene, const Collection& collection) {
  const OpenRegister& open = *scene.state.open;
  std::vector<FileReview> fresh;
  std::vector<Change> apart;
  for (const CollectedFile& file : collection.files) {
    if (!file.taken) continue;
    if (file.review.verdict == Verdict::Fresh) fresh.push_back(file.review);
    if (file.review.verdict != Verdict::OtherBaseline) continue;
    for (Change& change : changes_apart(collection, file)) apart.push_back(std::move(change));
  }
  Result<std::vector<Change>> changes =
      changes_of_returns(open.reg, fresh, author_of(scene.state, scene.clock));
  if (!changes) return changes;
  std::ranges::move(apart, std::back_inserter(*changes));
  return changes;
}

}  // namespace

void collect(Scene scene, RecordId office, std::string name, std::string bytes) {
  std::optional<Collection>& collection = scene.state.collection;
  if (!collection || collection->office != office) collection.emplace().office = office;
  auto& waiting = collection->waiting;
  waiting.insert(waiting.begin(), {std::move(name), std::move(bytes)});
}

void act(Scene scene, const PickReturns&) {
  if (!scene.state.open) return;
  if (!is_open(scene)) scene.state.collection.emplace().office = scene.state.open->reg.id();
  scene.effects.push_back(ChooseFile{".json,application/json", true});
}

void act(Scene scene, const ReadNextReturn&) {
  if (!is_open(scene) || scene.state.collection->waiting.empty()) return;
  Collection& collection = *scene.state.collection;
  Collection::Waiting next = std::move(collection.waiting.back());
  collection.waiting.pop_back();
  collection.files.push_back(read_file(scene.state.open->reg, collection, std::move(next)));
  if (collection.waiting.empty()) finish_reading(scene);
}

void act(Scene scene, const ChooseReturn& intent) {
  if (!scene.state.collection || intent.file >= scene.state.collection->files.size()) return;
  scene.state.collection->chosen = intent.file;
  scene.state.collection->shown.reset();
}

void act(Scene scene, const TakeReturn& intent) {
  if (!is_open(scene) || intent.file >= scene.state.collection->files.size()) return;
  Collection& collection = *scene.state.collection;
  if (!can_take(collection.files[intent.file])) return;
  collection.files[intent.file].taken = intent.take;
  review_collection(scene.state.open->reg, collection);
}

void act(Scene scene, const ShowOutcome& intent) {
  if (scene.state.collection) scene.state.collection->shown = intent.outcome;
}

void act(Scene scene, const ApplyReturns&) {
  if (!is_open(scene) || !scene.state.collection->waiting.empty()) return;
  const CollectionSum sum = sum_of(*scene.state.collection);
  if (sum.files == 0) return;
  Result<std::vector<Change>> changes = changes_of(scene, *scene.state.collection);
  if (!changes) return show_strip(scene, message_of(changes.error()));
  const std::string files = number(static_cast<long long>(sum.files));
  back_up(scene, BackupReason::Returns);
  if (!add_as_step(scene, *std::move(changes), {Text::did_collect, {files}})) return;
  scene.state.collection.reset();
  scene.state.open->section = sum.conflicts + sum.held > 0 ? Section::Conflicts : Section::Board;
  show_toast(scene, {Text::toast_collected, {files, number(static_cast<long long>(sum.cells))}},
             true);
}

void act(Scene scene, const DropReturns&) { scene.state.collection.reset(); }

}  // namespace taizhang
