#pragma once

#include <memory>
#include <optional>
#include <string>

#include "app/intent.h"
#include "app/state.h"

namespace taizhang {

// What an intent asks for, when that takes so long that a page must say how far it is and let one
// stop it: a large file, return or stored document is read, a large register written and read back.
// It is done in pieces, between frames; the state changes at the end only, by the intent itself.
//   if (auto work = LongWork::of(intent, state)) ...
//   while (work->advance()) show(work->progress());
//   state = update(std::move(state), work->finish(state), clock).state;
class LongWork {
 public:
  // Null when `intent` is done at once; else it is taken.
  static std::unique_ptr<LongWork> of(Intent& intent, const AppState& state);

  // A piece, of some milliseconds but for the first of what is written. False: finish() is left.
  bool advance();
  ShowProgress progress() const;
  // The intent again, and in `state` what was made ready for it.
  Intent finish(AppState& state);

 private:
  LongWork(Intent&& intent, Message message) : intent_(intent), message_(std::move(message)) {}

  Intent intent_;
  Message message_;
  std::optional<Snapshot> written_;
  std::string bytes_;  // of that, or of the return that is read
  std::optional<SlowDecode> reading_;
};

}  // namespace taizhang
