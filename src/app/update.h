#pragma once

#include <string>
#include <vector>

#include "app/effect.h"
#include "app/intent.h"
#include "app/state.h"

namespace taizhang {

// What the clock says; enters as an argument, so that the same intents give the same state.
struct Clock {
  Date today;
  std::string now;  // as Author::at
};

struct Step {
  AppState state;
  std::vector<Effect> effects;
};

// The next state and what is to be done outside. A refused intent changes nothing but the strip
// that says why.
Step update(AppState state, Intent intent, const Clock& clock);

// The state before the first event: built-in forms from assets/ledgers, the given settings.
AppState first_state(const Settings& settings, IdSource ids);

// Settings as one line for the platform's small store, and back; unknown words are ignored.
std::string encode_settings(const Settings& settings);
Settings decode_settings(std::string_view text);

}  // namespace taizhang
