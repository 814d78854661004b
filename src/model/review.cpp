#include "model/review.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/sort.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

using CellKey = std::pair<RecordId, std::string_view>;
using Changes = std::vector<const Change*>;

// Those of `changes` that none of them supersedes; sorted by id.
Changes heads_of(Changes changes) {
  std::vector<ChangeId> superseded;
  for (const Change* change : changes) {
    superseded.insert(superseded.end(), change->supersedes.begin(), change->supersedes.end());
  }
  sort_by(superseded);
  std::erase_if(changes, [&](const Change* change) {
    return std::ranges::binary_search(superseded, change->id);
  });
  sort_by(changes, &Change::id);
  return changes;
}

bool differ(const Changes& heads) {
  return std::ranges::any_of(
      heads, [&](const Change* head) { return head->value != heads.front()->value; });
}

// A Fresh file and those of its changes that the office does not know.
struct Incoming {
  const ReturnedFile& file;
  FileReview& review;
  Changes fresh;  // sorted by id
};

// What the batch adds to a cell, and to which heads that leads.
struct UnionCell {
  Changes added;
  Changes heads;
};

class Review {
 public:
  Review(const Register& office, std::span<const ReturnedFile> files)
      : office_(office), files_(files), reviews_(files.size()) {}
  std::vector<FileReview> reviews();

 private:
  void receive();
  Verdict verdict_of(size_t place);
  void find_births();
  void find_applied();
  void find_applied(const Incoming& incoming);
  void unite();
  void find_changed_fields();
  void review(Incoming& incoming);

  bool fits(const Change& change) const;
  bool may(const ReturnedFile& file, const Change& change) const;
  CellReview begin_cell(const ReturnedFile& file, const Changes& mine) const;
  Outcome outcome_of(const ReturnedFile& file, const CellReview& cell, const Changes& mine) const;
  bool is_parallel(const ReturnedFile& file, const CellReview& cell) const;
  Value issued_in(const ReturnedFile& file, RecordId record, std::string_view field) const;
  bool is_deleted(const ReturnedFile& file, RecordId record) const;

  const Register& office_;
  std::span<const ReturnedFile> files_;
  std::vector<FileReview> reviews_;
  std::vector<Incoming> incoming_;
  std::map<std::string_view, bool> baselines_;                       // digests that were looked for
  std::map<RecordId, std::pair<ChangeId, const Template*>> births_;  // of records new to the office
  std::unordered_set<ChangeId, IdHash> applied_;
  std::map<CellKey, UnionCell> cells_;
  // Of the records the batch touches: the cells that have changes here, and what the batch adds.
  std::unordered_map<RecordId, std::set<std::string_view>, IdHash> changed_fields_;
  std::unordered_map<RecordId, Changes, IdHash> added_;
};

Verdict Review::verdict_of(size_t place) {
  const ReturnedFile& file = files_[place];
  if (file.reg.id() != office_.id()) return Verdict::OtherRegister;
  const auto earlier = files_.first(place);
  const bool repeated = std::ranges::any_of(
      earlier, [&](const ReturnedFile& other) { return other.digest == file.digest; });
  if (!file.digest.empty() && (repeated || office_.exists(receipt_id(file.digest)))) {
    return Verdict::AlreadyReceived;
  }
  // A whole copy that is sealed no further than this register: its changes meet these as they would
  // have met the full one's.
  if (file.department.empty() &&
      std::ranges::includes(office_.sealed_ids(), file.reg.sealed_ids())) {
    return Verdict::Fresh;
  }
  const auto [known, is_new] = baselines_.try_emplace(file.reg.baseline_digest());
  if (is_new) known->second = knows_baseline(office_, known->first);
  return known->second ? Verdict::Fresh : Verdict::OtherBaseline;
}

void Review::receive() {
  for (size_t i = 0; i < files_.size(); ++i) {
    const ReturnedFile& file = files_[i];
    FileReview& review = reviews_[i];
    review.verdict = verdict_of(i);
    review.name = file.name;
    review.digest = file.digest;
    review.department = file.department;
    review.round = round_of(file.reg);
    if (review.verdict != Verdict::Fresh) continue;
    Incoming& incoming = incoming_.emplace_back(file, review);
    for (const Change& change : file.reg.changes()) {
      if (office_.knows(change.id)) {
        ++review.known;
      } else {
        incoming.fresh.push_back(&change);
      }
    }
  }
}

// Whose form a new record gets: of files that disagree, the smallest change decides.
void Review::find_births() {
  for (const Incoming& incoming : incoming_) {
    for (const Change* change : incoming.fresh) {
      const auto* id = std::get_if<std::string>(&change->value);
      const Template* form =
          id && change->field == fields::kTemplate ? office_.find_template(*id) : nullptr;
      if (!form || form_of(office_, change->record)) continue;
      const auto [birth, is_new] = births_.try_emplace(change->record, change->id, form);
      if (!is_new) birth->second = std::min(birth->second, {change->id, form});
    }
  }
  // Changes can come before their record's form; the register refuses a form that does not fit
  // them.
  for (const Change& earlier : office_.changes()) {
    const auto birth = births_.find(earlier.record);
    if (birth == births_.end() || check_cell(*birth->second.second, earlier.field, earlier.value)) {
      continue;
    }
    births_.erase(birth);
  }
}

// Would Register::add() take the change?
bool Review::fits(const Change& change) const {
  const Template* form = form_of(office_, change.record);
  if (const auto birth = births_.find(change.record); birth != births_.end()) {
    form = birth->second.second;
  }
  if (!form || !change.record) return false;
  if (change.field == fields::kTemplate && !is_empty(change.value)) {
    return change.value == Value(form->id);
  }
  return check_cell(*form, change.field, change.value).has_value();
}

bool Review::may(const ReturnedFile& file, const Change& change) const {
  return file.department.empty() || may_return(office_, file.reg, file.department, change);
}

// What the file may change, and what of its own that replaces: without it, what was issued would
// still stand beside the new value.
void Review::find_applied(const Incoming& incoming) {
  std::unordered_set<ChangeId, IdHash> applied;
  Changes waiting;
  for (const Change* change : incoming.fresh) {
    const bool held_before = office_.exists(held_id(change->id));
    if (!held_before && fits(*change) && may(incoming.file, *change)) waiting.push_back(change);
  }
  while (!waiting.empty()) {
    const Change* change = waiting.back();
    waiting.pop_back();
    if (!applied.insert(change->id).second) continue;
    for (const ChangeId id : change->supersedes) {
      const Change* cause = office_.knows(id) ? nullptr : incoming.file.reg.find_change(id);
      if (!cause || cause->record != change->record || cause->field != change->field) continue;
      if (fits(*cause)) waiting.push_back(cause);
    }
  }
  applied_.insert(applied.begin(), applied.end());
}

void Review::find_applied() {
  for (const Incoming& incoming : incoming_) find_applied(incoming);
  // A new record without its form would be seen by nobody.
  std::set<RecordId> born;
  for (const Incoming& incoming : incoming_) {
    for (const Change* change : incoming.fresh) {
      if (change->field == fields::kTemplate && !is_empty(change->value) &&
          applied_.contains(change->id)) {
        born.insert(change->record);
      }
    }
  }
  for (const Incoming& incoming : incoming_) {
    for (const Change* change : incoming.fresh) {
      if (!form_of(office_, change->record) && !born.contains(change->record)) {
        applied_.erase(change->id);
      }
    }
  }
}

void Review::unite() {
  std::unordered_set<ChangeId, IdHash> seen;
  for (const Incoming& incoming : incoming_) {
    for (const Change* change : incoming.fresh) {
      if (!applied_.contains(change->id) || !seen.insert(change->id).second) continue;
      cells_[{change->record, change->field}].added.push_back(change);
      added_[change->record].push_back(change);
    }
  }
  for (auto& [key, cell] : cells_) {
    Changes all = office_.history(key.first, key.second);
    all.insert(all.end(), cell.added.begin(), cell.added.end());
    cell.heads = heads_of(std::move(all));
  }
}

void Review::find_changed_fields() {
  for (const auto& [record, changes] : added_) changed_fields_.try_emplace(record);
  for (const Change& change : office_.changes()) {
    const auto fields = changed_fields_.find(change.record);
    if (fields != changed_fields_.end()) fields->second.insert(change.field);
  }
}

// The value of the cell in the packet, before anything that is new to the office.
Value Review::issued_in(const ReturnedFile& file, RecordId record, std::string_view field) const {
  Changes issued = file.reg.history(record, field);
  std::erase_if(issued, [&](const Change* change) { return !office_.knows(change->id); });
  issued = heads_of(std::move(issued));
  return issued.empty() ? file.reg.baseline_value(record, field) : issued.front()->value;
}

// Has the office deleted the record, or what it stands under?
bool Review::is_deleted(const ReturnedFile& file, RecordId record) const {
  std::vector<RecordId> path;
  while (std::ranges::find(path, record) == path.end()) {
    if (office_.value(record, fields::kDeleted) == Value(true)) return true;
    path.push_back(record);
    const Register& reg = form_of(office_, record) ? office_ : file.reg;
    record = parse_id<RecordId>(text_of(reg, record, fields::kParent)).value_or(RecordId{});
  }
  return false;
}

// REQUIRES changes of one cell.
CellReview Review::begin_cell(const ReturnedFile& file, const Changes& mine) const {
  CellReview cell;
  cell.record = mine.front()->record;
  cell.field = mine.front()->field;
  cell.issued = issued_in(file, cell.record, cell.field);
  cell.present = office_.value(cell.record, cell.field);
  // What the file itself replaced does not count as said, unless it is all there is.
  Changes said = file.reg.heads(cell.record, cell.field);
  std::erase_if(said, [&](const Change* head) {
    return std::ranges::find(mine, head->id, &Change::id) == mine.end();
  });
  if (said.empty()) said = heads_of(mine);
  cell.returned = said.front()->value;
  cell.is_deleted = is_deleted(file, cell.record);
  for (const Change* change : mine) cell.changes.push_back(change->id);
  return cell;
}

// Has the office, or another file, changed other fields since the file was issued? Moving the
// record is no change of what it says.
bool Review::is_parallel(const ReturnedFile& file, const CellReview& cell) const {
  const auto counts = [&](std::string_view field) {
    return field != cell.field && (!field.starts_with('_') || field == fields::kDeleted);
  };
  const auto is_foreign = [&](const Change* change) { return !file.reg.knows(change->id); };
  const auto added = added_.find(cell.record);
  const bool by_others =
      added != added_.end() && std::ranges::any_of(added->second, [&](const Change* change) {
        return counts(change->field) && is_foreign(change);
      });
  const auto changed = changed_fields_.find(cell.record);
  return by_others || (changed != changed_fields_.end() &&
                       std::ranges::any_of(changed->second, [&](std::string_view field) {
                         return counts(field) &&
                                std::ranges::any_of(office_.heads(cell.record, field), is_foreign);
                       }));
}

Outcome Review::outcome_of(const ReturnedFile& file, const CellReview& cell,
                           const Changes& mine) const {
  const Changes& heads = cells_.at({cell.record, cell.field}).heads;
  const bool stands = std::ranges::any_of(mine, [&](const Change* change) {
    return std::ranges::find(heads, change->id, &Change::id) != heads.end();
  });
  if (!stands) return Outcome::Older;
  if (differ(heads)) return Outcome::Conflict;
  if (!form_of(office_, cell.record)) return Outcome::New;
  const bool decides = office_.state(cell.record, cell.field) == CellState::Conflict;
  if (cell.returned == cell.present && !decides) return Outcome::Same;
  return is_parallel(file, cell) ? Outcome::Parallel : Outcome::Updated;
}

void Review::review(Incoming& incoming) {
  std::map<CellKey, Changes> applied;
  std::map<CellKey, Changes> held;
  for (const Change* change : incoming.fresh) {
    const CellKey key{change->record, change->field};
    if (applied_.contains(change->id)) {
      applied[key].push_back(change);
      incoming.review.applied.push_back(*change);
    } else if (office_.exists(held_id(change->id))) {
      ++incoming.review.known;
    } else {
      held[key].push_back(change);
      incoming.review.held.push_back(*change);
    }
  }
  std::vector<CellReview>& cells = incoming.review.cells;
  for (const auto& [key, mine] : applied) {
    CellReview& cell = cells.emplace_back(begin_cell(incoming.file, mine));
    cell.outcome = outcome_of(incoming.file, cell, mine);
    if (cell.outcome != Outcome::Conflict) continue;
    for (const Change* head : cells_.at(key).heads) {
      const bool is_said = head->value == cell.returned ||
                           std::ranges::find(cell.others, head->value) != cell.others.end();
      if (!is_said) cell.others.push_back(head->value);
    }
  }
  for (const auto& [key, mine] : held) {
    cells.push_back(begin_cell(incoming.file, mine));
    cells.back().outcome = Outcome::OutOfScope;
  }
  sort_by(cells, &CellReview::outcome);
  for (const CellReview& cell : cells) ++incoming.review.counts[static_cast<size_t>(cell.outcome)];
}

std::vector<FileReview> Review::reviews() {
  receive();
  find_births();
  find_applied();
  unite();
  find_changed_fields();
  for (Incoming& incoming : incoming_) review(incoming);
  return std::move(reviews_);
}

}  // namespace

size_t count(const FileReview& file, Outcome outcome) {
  return file.counts[static_cast<size_t>(outcome)];
}

std::vector<FileReview> review(const Register& office, std::span<const ReturnedFile> files) {
  return Review(office, files).reviews();
}

std::vector<Change> applied_by(std::span<const FileReview> files) {
  std::vector<Change> all;
  for (const FileReview& file : files) {
    all.insert(all.end(), file.applied.begin(), file.applied.end());
  }
  sort_by(all, &Change::id);
  const auto repeated = std::ranges::unique(all, {}, &Change::id);
  all.erase(repeated.begin(), repeated.end());
  return all;
}

}  // namespace taizhang
