#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "base/sort.h"
#include "model/compare.h"
#include "model/packet.h"
#include "model/review.h"

namespace taizhang {
namespace {

class ThreeWays {
 public:
  ThreeWays(const Register& packet, const ReturnedFile& returned, const Register& office)
      : packet_(packet), returned_(returned), office_(office) {}
  void add_cells(std::vector<CellReview>& cells, RecordId record) const;

 private:
  CellReview cell(RecordId record, std::string_view field) const;
  Outcome outcome_of(const CellReview& cell) const;
  bool may(const CellReview& cell) const;

  const Register& packet_;
  const ReturnedFile& returned_;
  const Register& office_;
};

bool ThreeWays::may(const CellReview& cell) const {
  const Template* form = form_of(office_, cell.record);
  const Template* theirs = form_of(returned_.reg, cell.record);
  if (!form && theirs) form = office_.find_template(theirs->id);
  if (!form || !check_cell(*form, cell.field, cell.returned)) return false;
  if (cell.field == fields::kTemplate && !is_empty(cell.returned) &&
      cell.returned != Value(form->id)) {
    return false;
  }
  Change change;
  change.record = cell.record;
  change.field = cell.field;
  change.value = cell.returned;
  return returned_.department.empty() ||
         may_return(office_, returned_.reg, returned_.department, change);
}

Outcome ThreeWays::outcome_of(const CellReview& cell) const {
  if (cell.returned == cell.present) return Outcome::Same;
  // What a department changed it says by changes; the rest is as it was issued.
  if (cell.changes.empty() && !returned_.department.empty()) return Outcome::Older;
  if (!may(cell)) return Outcome::OutOfScope;
  if (!form_of(office_, cell.record)) return Outcome::New;
  return cell.present == cell.issued ? Outcome::Updated : Outcome::Conflict;
}

CellReview ThreeWays::cell(RecordId record, std::string_view field) const {
  CellReview cell;
  cell.record = record;
  cell.field = field;
  cell.issued = packet_.value(record, field);
  cell.present = office_.value(record, field);
  cell.returned = returned_.reg.value(record, field);
  cell.is_deleted = office_.value(record, fields::kDeleted) == Value(true);
  for (const Change* head : returned_.reg.heads(record, field)) {
    if (!packet_.find_change(head->id) && !office_.knows(head->id))
      cell.changes.push_back(head->id);
  }
  cell.outcome = outcome_of(cell);
  if (cell.outcome == Outcome::Conflict) cell.others.push_back(cell.present);
  return cell;
}

void ThreeWays::add_cells(std::vector<CellReview>& cells, RecordId record) const {
  std::set<std::string_view> fields;
  for (const Register* reg : {&packet_, &returned_.reg}) {
    const Record* found = reg->find(record);
    if (!found) continue;
    for (const Cell& one : found->cells) fields.insert(one.field.text());
  }
  for (const std::string_view field : fields) {
    if (packet_.value(record, field) != returned_.reg.value(record, field)) {
      cells.push_back(cell(record, field));
    }
  }
}

}  // namespace

std::vector<CellReview> compare_three_ways(const Register& packet, const ReturnedFile& returned,
                                           const Register& office) {
  const ThreeWays ways(packet, returned, office);
  std::vector<CellReview> cells;
  std::set<RecordId> seen;
  for (const RecordId record : reading_order(packet, returned.reg)) {
    seen.insert(record);
    ways.add_cells(cells, record);
  }
  for (const Record& record : returned.reg.records()) {
    if (!seen.contains(record.id)) ways.add_cells(cells, record.id);
  }
  return cells;
}

std::vector<Change> changes_from(const Register& packet, const ReturnedFile& returned,
                                 std::span<const CellReview> cells) {
  std::vector<Change> changes;
  for (const CellReview& cell : cells) {
    Change change;
    change.record = cell.record;
    change.field = cell.field;
    change.value = cell.returned;
    for (const Change* head : packet.heads(cell.record, cell.field)) {
      change.supersedes.push_back(head->id);
    }
    change.author.department = returned.department;
    const auto heads = returned.reg.heads(cell.record, cell.field);
    if (!heads.empty()) change.author = heads.front()->author;
    change.nonce = cell.changes.empty() ? returned.digest : to_text(cell.changes.front());
    change.id = id_of(change);
    changes.push_back(std::move(change));
  }
  return changes;
}

FileReview taken_by_hand(FileReview review, const Register& packet, const ReturnedFile& returned,
                         std::vector<CellReview> cells) {
  review.verdict = Verdict::Fresh;
  sort_by(cells, &CellReview::outcome);
  const auto held = std::ranges::equal_range(cells, Outcome::OutOfScope, {}, &CellReview::outcome);
  review.held = changes_from(packet, returned, held);
  review.applied = changes_from(packet, returned, {cells.begin(), held.begin()});
  std::ranges::move(changes_from(packet, returned, {held.end(), cells.end()}),
                    std::back_inserter(review.applied));
  for (std::vector<Change>* changes : {&review.held, &review.applied})
    sort_by(*changes, &Change::id);
  review.cells = std::move(cells);
  for (const CellReview& cell : review.cells) ++review.counts[static_cast<size_t>(cell.outcome)];
  return review;
}

}  // namespace taizhang
