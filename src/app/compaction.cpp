#include "app/compaction.h"

namespace taizhang {
namespace {

constexpr size_t kPiece = size_t{256} << 10;

bool is_at_rest(const OpenRegister& open) {
  return open.writer == Writer::Here && open.stored != 0 && open.in_flight == 0 &&
         open.saved != Saved::Failed;
}

}  // namespace

bool wants_document(const OpenRegister& open) {
  return is_at_rest(open) && (open.has_learned || open.journal_entries >= kJournalLimit);
}

bool wants_folder(const OpenRegister& open) {
  return is_at_rest(open) && !open.folder.name.empty() && !open.folder.is_closed &&
         open.folder.written != open.reg.revision();
}

Compaction::Compaction(const OpenRegister& open)
    : revision_(open.reg.revision()), encoding_(open.envelope, open.reg) {}

bool Compaction::is_of(const OpenRegister& open) const {
  return open.reg.revision() == revision_ && (wants_document(open) || wants_folder(open));
}

bool Compaction::advance() { return encoding_.advance(kPiece); }

KeepWhole Compaction::finish() { return {revision_, encoding_.finish()}; }

}  // namespace taizhang
