#pragma once

#include <memory>

#include "app/intent.h"
#include "app/state.h"

namespace taizhang {

// What an intent asks for, when that takes so long that a page must say how far it is and let one
// stop it: a large file, return or stored document is read, an Excel file too, or compared with the
// open register; a large register or list is written. It is done in pieces, between frames; the
// state changes at the end only, by the intent itself. A large table that is taken in is one step,
// and only announced.
//   if (auto work = LongWork::of(intent, state)) ...
//   while (work->advance(state)) show(work->progress());
//   state = update(std::move(state), work->finish(state), clock).state;
class LongWork {
 public:
  // Null when `intent` is done at once; else it is taken.
  static std::unique_ptr<LongWork> of(Intent& intent, const AppState& state);
  ~LongWork();

  // A piece, of some milliseconds but for the first of what is compared or written, and for each
  // sheet of an Excel file. False: finish() is left. `state` is but for its progress what it was.
  bool advance(const AppState& state);
  ShowProgress progress() const;
  // The intent again, and in `state` what was made ready for it.
  Intent finish(AppState& state);

 private:
  struct Parts;
  explicit LongWork(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace taizhang
