#pragma once

#include "app/update.h"

namespace taizhang::make {

// The state a machine begins with. The forms that come with the application are read once for all
// tests: to read them takes longer than most tests do.
inline AppState start(IdSource ids = IdSource(7, 9)) {
  static const AppState kStart = first_state({}, IdSource());
  AppState state = kStart;
  state.ids = ids;
  return state;
}

}  // namespace taizhang::make
