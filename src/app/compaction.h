#pragma once

#include <cstdint>

#include "app/intent.h"
#include "app/state.h"

namespace taizhang {

// Each edit of the open register is an entry of its document's journal. When these have become
// many, the document lacks forms of this program's, or a folder waits for the register, it is
// written whole, in pieces and while nobody does anything; what the document then holds, the
// journal had already, and the forms the program has.

inline constexpr int kJournalLimit = 200;  // entries before the document is written anew

bool wants_document(const OpenRegister& open);
bool wants_folder(const OpenRegister& open);

class Compaction {
 public:
  // REQUIRES that the register stays where it is while is_of() is true.
  explicit Compaction(const OpenRegister& open);

  bool is_of(const OpenRegister& open) const;  // nothing has been changed since
  bool advance();                              // a piece of some milliseconds; false: finish()
  KeepWhole finish();

 private:
  uint64_t revision_;
  SlowEncode encoding_;
};

}  // namespace taizhang
