#include <algorithm>
#include <unordered_set>

#include "app/table_cells.h"
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
  if (statuses::is_at_rest(status) || status == "submitted") return false;
  const std::optional<Date> due = last_day(open, task);
  return due && *due < open.today;
}

// Must the department still fill in something of the ledger's record?
bool is_lacking(const OpenRegister& open, const LedgerShelf& shelf, RecordId record) {
  return std::ranges::any_of(shelf.form.fields, [&](const Field& field) {
    return field.required && field.returned && is_empty(open.reg.value(record, field.id));
  });
}

void add_ledgers(PacketWork& work, const OpenRegister& open) {
  const std::span<const LedgerShelf> shelves = ledger_shelves(open.ledgers);
  for (uint32_t i = 0; i < shelves.size(); ++i) {
    LedgerWork ledger{i, {}};
    for (const LedgerRecord& record : shelves[i].records) {
      if (!in_scope(open.reg, open.scope(), record.id)) continue;
      ledger.records.push_back(record.id);
      if (is_lacking(open, shelves[i], record.id)) work.lacking.push_back(record.id);
    }
    if (!ledger.records.empty()) work.ledgers.push_back(std::move(ledger));
  }
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
  add_ledgers(work, open);
  return work;
}

}  // namespace taizhang
