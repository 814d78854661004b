#include "app/rounds.h"

#include <algorithm>
#include <utility>

#include "app/state.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

// The packet a file of another baseline was made of, when it came along; else one without records.
const Register& packet_for(const Collection& collection, const ReturnedFile& file) {
  static const Register kNone;
  for (const ReturnedFile& packet : collection.packets)
    if (packet.department == file.department &&
        packet.reg.baseline_digest() == file.reg.baseline_digest())
      return packet.reg;
  return kNone;
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
  return register_title(reg) + "-第" + number(round) + "轮-" + department_name(reg, department);
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
  return cell.outcome != Outcome::Same && cell.outcome != Outcome::Older;
}

const std::vector<CellReview>& cells_of(const CollectedFile& file) {
  return file.review.verdict == Verdict::OtherBaseline ? file.apart : file.review.cells;
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
