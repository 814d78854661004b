#include "app/rounds.h"

#include <algorithm>
#include <utility>

#include "app/state.h"
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
  if (cell.outcome == Outcome::Conflict || cell.outcome == Outcome::OutOfScope) return true;
  const bool is_place = cell.field.starts_with('_') && cell.field != fields::kDeleted;
  return !is_place && (cell.outcome != Outcome::New || cell.field != fields::kAt);
}

const std::vector<CellReview>& cells_of(const CollectedFile& file) {
  return file.review.verdict == Verdict::OtherBaseline ? file.apart : file.review.cells;
}

bool has_packet(const Collection& collection, const CollectedFile& file) {
  return find_packet(collection, file.file) != nullptr;
}

std::vector<Change> changes_apart(const Collection& collection, const CollectedFile& file) {
  std::vector<CellReview> cells = file.apart;
  std::erase_if(cells, [](const CellReview& cell) {
    return !says_something(cell) || cell.outcome == Outcome::OutOfScope;
  });
  return changes_from(packet_for(collection, file.file), file.file, cells);
}

CollectionSum sum_of(const Collection& collection) {
  CollectionSum sum;
  for (const CollectedFile& file : collection.files) {
    if (!file.taken) continue;
    ++sum.files;
    const bool is_apart = file.review.verdict == Verdict::OtherBaseline;
    for (const CellReview& cell : cells_of(file)) {
      const bool is_held = cell.outcome == Outcome::OutOfScope;
      if (!says_something(cell) || (is_apart && is_held)) continue;
      ++sum.cells;
      sum.conflicts += cell.outcome == Outcome::Conflict ? 1 : 0;
      sum.held += is_held ? 1 : 0;
    }
  }
  return sum;
}

std::vector<Template> forms_to_learn(const Register& office, const Register& returned,
                                     std::span<const Template> known) {
  std::vector<Template> wanted;
  for (const Template& form : known) {
    if (!office.find_template(form.id) && returned.find_template(form.id)) wanted.push_back(form);
  }
  return wanted;
}

void review_collection(const Register& office, Collection& collection) {
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

}  // namespace taizhang
