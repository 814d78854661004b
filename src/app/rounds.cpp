#include "app/rounds.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <utility>

#include "app/state.h"
#include "base/sort.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

bool holds_all_of(const Register& reg, const Register& packet) {
  return std::ranges::all_of(packet.changes(), [&](const Change& change) {
    return reg.find_change(change.id) != nullptr;
  });
}

// The packet a file of another baseline was made of: of several the last whose changes it has, else
// the last. Null: none is known.
const Register* find_packet(const Collection& collection, const ReturnedFile& file) {
  const Register* last = nullptr;
  const Register* origin = nullptr;
  for (const ReturnedFile& packet : collection.packets) {
    if (packet.department != file.department ||
        packet.reg.baseline_digest() != file.reg.baseline_digest())
      continue;
    last = &packet.reg;
    if (holds_all_of(file.reg, packet.reg)) origin = last;
  }
  return origin != nullptr ? origin : last;
}

// The same; without records when none is known.
const Register& packet_for(const Collection& collection, const ReturnedFile& file) {
  static const Register kNone;
  const Register* found = find_packet(collection, file);
  return found != nullptr ? *found : kNone;
}

// Of what is of no use here, why; else the file is complete.
std::optional<Message> refusal_of(const Register& office, const Snapshot& read) {
  if (read.reg.id() != office.id()) return Message{Text::return_other_register, {}};
  return std::nullopt;
}

// What taking the file comes to, whichever way it was compared.
FileReview as_taken(const Collection& collection, const CollectedFile& file) {
  if (file.review.verdict != Verdict::OtherBaseline) return file.review;
  std::vector<CellReview> cells = file.apart;
  std::erase_if(cells, [](const CellReview& cell) {
    return cell.outcome == Outcome::Same || cell.outcome == Outcome::Older;
  });
  return taken_by_hand(file.review, packet_for(collection, file.file), file.file, std::move(cells));
}

void review_files(const Register& office, Collection& collection) {
  std::vector<ReturnedFile> files;
  std::vector<CollectedFile*> ticked;
  for (CollectedFile& file : collection.files) {
    if (!file.taken || file.refusal) continue;
    ticked.push_back(&file);
    files.push_back(file.file);
  }
  std::vector<FileReview> reviews = review(office, files);
  for (size_t i = 0; i < ticked.size(); ++i) ticked[i]->review = std::move(reviews[i]);
  for (CollectedFile& file : collection.files) {
    if (file.taken || file.refusal) continue;
    files.push_back(file.file);
    file.review = std::move(review(office, files).back());
    files.pop_back();
  }
  for (CollectedFile& file : collection.files)
    if (file.review.verdict == Verdict::OtherBaseline)
      file.apart = compare_three_ways(packet_for(collection, file.file), file.file, office);
}

// The `known` forms that the office lacks and a file has that is `wanted`.
template <typename Wanted>
std::vector<Template> forms_lacking(const Register& office, const Collection& collection,
                                    std::span<const Template> known, Wanted wanted) {
  std::vector<Template> forms;
  for (const Template& form : known) {
    const auto has_form = [&](const CollectedFile& file) {
      return std::invoke(wanted, file) && file.file.reg.find_template(form.id) != nullptr;
    };
    if (!office.find_template(form.id) && std::ranges::any_of(collection.files, has_form))
      forms.push_back(form);
  }
  return forms;
}

}  // namespace

IssuePlan issue_plan(const Register& reg) {
  IssuePlan plan;
  plan.round = std::max<int64_t>(1, round_of(reg));
  for (const BoardRow& row : board(reg)) {
    if (row.round != round_of(reg)) break;  // the present round comes first
    if (row.returns > 0) plan.new_round = true;
    plan.lines.push_back({.department = row.department,
                          .name = department_name(reg, row.department),
                          .tasks = static_cast<int>(row.open_tasks.size()),
                          .packets = row.packets,
                          .ticked = true});
  }
  std::erase_if(plan.lines, [&](const IssueLine& line) {
    const auto* group =
        std::get_if<bool>(&reg.value(department_id(line.department), fields::kGroup));
    return (group != nullptr && *group) || !packet_of(reg, line.department);
  });
  return plan;
}

std::string packet_name(const Register& reg, std::string_view department, int64_t round) {
  return department_name(reg, department) + "-第" + number(round) + "轮-" + register_title(reg);
}

std::string covering_text(const Register& reg, const IssuePlan& plan, Language language) {
  std::vector<std::string> names;
  for (const IssueLine& line : plan.lines)
    if (line.ticked) names.push_back(line.name);
  return say({Text::covering_text,
              {register_title(reg), number(plan.issued_round()),
               number(static_cast<long long>(names.size())), joined(names)}},
             language);
}

CollectedFile read_return(const Register& office, Collection& collection,
                          Collection::Waiting waiting, Result<Snapshot> read) {
  CollectedFile file;
  file.name = std::move(waiting.name);
  file.bytes = waiting.bytes.size();
  if (!read) {
    file.refusal = message_of(read.error());
    return file;
  }
  file.refusal = refusal_of(office, *read);
  file.file = {file.name, std::move(read->digest), std::move(read->envelope.scope_department),
               std::move(read->reg)};
  if (read->envelope.purpose == Purpose::Packet) {
    if (!file.refusal) collection.packets.push_back(file.file);
    file.refusal = Message{Text::return_is_packet, {}};
  }
  file.taken = !file.refusal;
  return file;
}

bool can_take(const CollectedFile& file) {
  if (file.refusal) return false;
  switch (file.review.verdict) {
    case Verdict::Fresh:
    case Verdict::OtherBaseline:
      return true;
    case Verdict::AlreadyReceived:
    case Verdict::OtherRegister:
      return false;
  }
}

bool says_something(const CellReview& cell) {
  if (cell.outcome == Outcome::Same || cell.outcome == Outcome::Older) return false;
  if (cell.outcome != Outcome::New || cell.field == fields::kDeleted) return true;
  return !cell.field.starts_with('_') && cell.field != fields::kAt;
}

const std::vector<CellReview>& cells_of(const CollectedFile& file) {
  return file.review.verdict == Verdict::OtherBaseline ? file.apart : file.review.cells;
}

bool is_copy(const CollectedFile& file) { return file.file.department.empty(); }

bool has_packet(const Collection& collection, const CollectedFile& file) {
  return find_packet(collection, file.file) != nullptr;
}

Result<std::vector<Change>> changes_of_taken(const Register& office, const Collection& collection,
                                             const Author& author) {
  std::vector<FileReview> received, copied;
  for (const CollectedFile& file : collection.files) {
    if (!file.taken) continue;
    FileReview review = as_taken(collection, file);
    (is_copy(file) && review.held.empty() ? copied : received).push_back(std::move(review));
  }
  Result<std::vector<Change>> changes = changes_of_returns(office, received, author);
  if (!changes) return changes;
  std::ranges::move(applied_by(copied), std::back_inserter(*changes));
  // A copy and a return may hold the same change.
  sort_by(*changes, &Change::id);
  const auto twice = std::ranges::unique(*changes, {}, &Change::id);
  changes->erase(twice.begin(), twice.end());
  return changes;
}

CollectionSum sum_of(const Collection& collection) {
  CollectionSum sum;
  for (const CollectedFile& file : collection.files) {
    if (!file.taken) continue;
    ++sum.files;
    for (const CellReview& cell : cells_of(file)) {
      if (!says_something(cell)) continue;
      ++sum.cells;
      sum.conflicts += cell.outcome == Outcome::Conflict ? 1 : 0;
      sum.held += cell.outcome == Outcome::OutOfScope ? 1 : 0;
    }
  }
  return sum;
}

std::vector<Template> forms_to_learn(const Register& office, const Collection& collection,
                                     std::span<const Template> known) {
  return forms_lacking(office, collection, known, &CollectedFile::taken);
}

void settle_ticks(Collection& collection) {
  for (CollectedFile& file : collection.files)
    if (file.review.verdict != Verdict::Fresh) file.taken = false;
}

void review_collection(const Register& office, Collection& collection,
                       std::span<const Template> known) {
  std::vector<Template> forms = forms_lacking(
      office, collection, known, [](const CollectedFile& file) { return !file.refusal; });
  if (forms.empty()) return review_files(office, collection);
  Register learned = office;  // what is only looked at leaves nothing behind
  const bool has_learned = learned.add_templates(std::move(forms)).has_value();
  review_files(has_learned ? learned : office, collection);
}

}  // namespace taizhang
