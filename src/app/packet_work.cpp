#include <algorithm>
#include <unordered_set>

#include "app/table_cells.h"
#include "base/deadline.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

using Records = std::unordered_set<RecordId, IdHash>;

// The records in which something was written in this packet's round.
Records written_in(const Register& packet) {
  Records records;
  const std::string mark = round_mark(packet);
  for (const Change& change : packet.changes())
    if (change.nonce.starts_with(mark)) records.insert(change.record);
  return records;
}

bool any_of(const std::vector<RecordId>& records, const Records& written) {
  return std::ranges::any_of(records, [&](RecordId record) { return written.contains(record); });
}

bool is_overdue(const OpenRegister& open, RecordId task) {
  const std::string_view status = status_of(open.reg, task);
  if (status == statuses::kClosed || status == "submitted") return false;
  const Deadline* deadline = deadline_of(open.reg.value(task, fields::kDeadline));
  const std::optional<Date> due = deadline != nullptr ? due_date(*deadline) : std::nullopt;
  return due && *due < open.today;
}

}  // namespace

std::string round_mark(const Register& packet) { return "round" + number(round_of(packet)) + "."; }

PacketWork packet_work(const OpenRegister& open) {
  PacketWork work;
  if (open.scope().empty()) return work;
  const Records written = written_in(open.reg);
  for (const OutlineRow& row : open.outline) {
    if (row.is_part || !in_scope(open.reg, open.scope(), row.record)) continue;
    const bool is_noted = any_of(row.notes, written);
    const bool is_filled =
        is_noted || any_of(row.evidence, written) || written.contains(row.record);
    const bool is_wanted = !text_of(open.reg, row.record, fields::kEvidenceWanted).empty();
    work.tasks.push_back(row.record);
    if (!is_filled) work.unfilled.push_back(row.record);
    if (is_wanted && row.evidence.empty()) work.unproved.push_back(row.record);
    if (!is_noted && is_overdue(open, row.record)) work.unexplained.push_back(row.record);
    work.noted += is_noted ? 1 : 0;
    work.proved += row.evidence.empty() ? 0 : 1;
  }
  return work;
}

}  // namespace taizhang
