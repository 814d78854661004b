#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// A file that came back, read.
struct ReturnedFile {
  std::string name;        // of the file
  std::string digest;      // of the file, as on a receipt
  std::string department;  // key of the scope; empty: a whole register of the office's own, in
                           // which everything may be changed
  Register reg;
};

// What becomes of a cell when all files of the batch are taken.
enum class Outcome {
  Conflict,    // its heads differ
  OutOfScope,  // may_return() says no, or the value does not fit the office's form: held back, that
               // is neither applied by itself nor dropped
  Parallel,    // as Updated, and the office or another file has changed other fields of the record
  Updated,     // it becomes what the file says
  New,         // in a record the file makes
  Older,       // what the file says is superseded by something the office or another file knows
  Same,        // the office has an equal value
};
inline constexpr size_t kOutcomes = 7;

struct CellReview {
  RecordId record;
  std::string field;
  Outcome outcome = Outcome::Same;
  Value issued;                   // what the file's editor started from
  Value present;                  // in the office's register
  Value returned;                 // what the file says
  std::vector<Value> others;      // Conflict: the other values that will stand beside it
  bool is_deleted = false;        // the office has deleted the record, or one above it: nobody sees
                                  // the cell there
  std::vector<ChangeId> changes;  // of the file, new to the office; sorted
  bool operator==(const CellReview&) const = default;
};

enum class Verdict {
  Fresh,            // its changes are reviewed, be there none
  AlreadyReceived,  // a receipt of the file is here, or it stands earlier in the batch
  OtherBaseline,    // made of a baseline that is unknown here: see compare_three_ways(). Not so of
                    // whole copies, unless they are sealed further than the office's register
  OtherRegister,
};

struct FileReview {
  Verdict verdict = Verdict::Fresh;
  std::string name;
  std::string digest;
  std::string department;
  int64_t round = 0;              // that the file was issued in; 0: it does not say
  std::vector<CellReview> cells;  // by outcome, conflicts first, then by record and field
  std::array<size_t, kOutcomes> counts = {};  // of cells, by outcome
  size_t known = 0;                           // changes that the office has
  std::vector<Change> applied;                // sorted by id. A change may stand in several files
  std::vector<Change> held;                   // likewise
  bool operator==(const FileReview&) const = default;
};

size_t count(const FileReview& file, Outcome outcome);

// Says, without doing anything, what taking `files` would do to the office's register: each file in
// the light of all others, so that their order decides only which of two equal ones came first.
// Every change of a Fresh file is applied, held back, or known; what was held back before (see
// model/round.h) is known as well. Taking only some of the files is another review.
// Baselines of the office's earlier packets are known, see model/round.h.
// The cost follows the changes of the office and the files, not the records.
std::vector<FileReview> review(const Register& office, std::span<const ReturnedFile> files);

// All that `files` apply; sorted by id, each change once. Law: Register::add() takes it, and then
// the cells are what the review says.
std::vector<Change> applied_by(std::span<const FileReview> files);

// The cells in which `returned` differs from the packet as it was issued, for a file whose baseline
// is unknown here. Outcome is what taking them by hand comes to: Same, New, Updated, Conflict (the
// office has changed the cell meanwhile), OutOfScope, and Older where a department's file has no
// change of the cell that is new to the office. `packet` without records: everything the file holds
// counts as returned. In reading order of records, see compare().
std::vector<CellReview> compare_three_ways(const Register& packet, const ReturnedFile& returned,
                                           const Register& office);

// The changes that say what `cells` of compare_three_ways() say, in place of what was issued. Their
// ids are made of the file's own changes: what comes again, in the same file or another of the same
// packet, does nothing, and what the office has changed meanwhile becomes a conflict.
std::vector<Change> changes_from(const Register& packet, const ReturnedFile& returned,
                                 std::span<const CellReview> cells);

// `review`, of a file whose baseline is unknown here, once somebody takes `cells` of
// compare_three_ways(): Fresh, with these cells and the changes that say them, held back where they
// are out of scope.
FileReview taken_by_hand(FileReview review, const Register& packet, const ReturnedFile& returned,
                         std::vector<CellReview> cells);

}  // namespace taizhang
