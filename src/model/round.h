#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/register.h"
#include "model/review.h"

namespace taizhang {

// What a register keeps about its rounds: which packets went out, which returns came in, and what
// of them was held back. They are records like others, so that they are merged, undone and kept in
// files like others. Their ids are derived from what they are about: writing the same one down
// twice, or in two copies of the register, makes one record.
// Departments stand in them as text, so that none of them is in a department's scope.
namespace forms {
inline constexpr std::string_view kPacket = "packet";
inline constexpr std::string_view kReceipt = "receipt";
inline constexpr std::string_view kHeld = "held";
}  // namespace forms

namespace fields {
inline constexpr std::string_view kDepartment = "department";  // all three: Text, its key
inline constexpr std::string_view kDigest = "digest";          // all three: Text, of the file
inline constexpr std::string_view kBaseline = "baseline";      // packet: Text, digest of it
inline constexpr std::string_view kTasks = "tasks";            // packet: Integer, how many it holds
inline constexpr std::string_view kFile = "file";              // receipt: Text, name
inline constexpr std::string_view kChanges = "changes";       // receipt: LongText, ids taken, one a
                                                              // line; not of very large files
inline constexpr std::string_view kRoundHere = "round_here";  // receipt: Integer, the office's
inline constexpr std::string_view kChange = "change";         // held: LongText, canonical JSON
inline constexpr std::string_view kDecision = "decision";     // held: Enumeration, see decisions
// packet and receipt also have kRound (of the file) and kAt; held has kAt. A receipt counts cells
// in one Integer field for each outcome that there is, see field_of().
}  // namespace fields

namespace decisions {
inline constexpr std::string_view kOpen = "open";
inline constexpr std::string_view kTaken = "taken";
inline constexpr std::string_view kRefused = "refused";
}  // namespace decisions

std::string_view field_of(Outcome outcome);  // of a receipt: "conflict", "out_of_scope", ...

RecordId packet_id(std::string_view digest);   // of the packet's file
RecordId receipt_id(std::string_view digest);  // of the return's file
RecordId held_id(ChangeId change);

bool is_of_rounds(const Register& reg, RecordId record);  // one of the three forms

int64_t round_of(const Register& reg);  // of its own record; 0: it does not say

// Does the register know that it was once sealed from, or is, this baseline? It does when a packet
// of it was written down.
bool knows_baseline(const Register& reg, std::string_view digest);

// The edits that write down what happened; none for what is written down already. `at` as
// Author::at. They want the forms above in the register, see Register::add_templates().
std::vector<Edit> edits_of_packet(const Register& office, const Register& packet,
                                  std::string_view department, std::string_view digest,
                                  std::string_view at);
std::vector<Edit> edits_of_receipt(const Register& office, const FileReview& file,
                                   std::string_view at);
std::vector<Edit> edits_of_held(const Register& office, const FileReview& file,
                                std::string_view at);

// Which return brought a change: receipts by the changes they list. Of several files that held it
// the receipt with the smallest id. Walks the register.
std::unordered_map<ChangeId, RecordId, IdHash> receipts_of_changes(const Register& reg);

// All that taking the reviewed files changes in the office's register, to be added as one step:
// what they apply, a receipt for each Fresh one and a record for each change held back. Refuses as
// changes_for() does.
Result<std::vector<Change>> changes_of_returns(const Register& office,
                                               std::span<const FileReview> files,
                                               const Author& author);

// A department in a round, as a line of the receipt board.
enum class RoundState {
  NotIssued,  // it has tasks, but no packet of this round went out
  Missing,    // issued, nothing came back
  Returned,
};
inline constexpr size_t kRoundStates = 3;
struct BoardRow {
  int64_t round = 0;
  std::string department;  // key
  RoundState state = RoundState::NotIssued;
  std::string issued_at;      // of the last packet, as Author::at
  std::string packet_digest;  // likewise
  int packets = 0;
  std::string returned_at;      // of the last return
  std::string returned_digest;  // likewise
  int returns = 0;              // different files of this round
  int stale = 0;                // files of an earlier round that came in this one
  int held = 0;  // changes held back that nobody has decided on; the present round's row has them
  std::vector<RecordId> open_tasks;  // likewise; not closed, in reading order
  bool operator==(const BoardRow&) const = default;
};

// The newest round first, departments in the order of department_keys(). The present round has a
// row for each department that has a packet, a return or a task. Walks the register.
std::vector<BoardRow> board(const Register& reg);

}  // namespace taizhang
