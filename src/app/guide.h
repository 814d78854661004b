#pragma once

#include <optional>

#include "app/state.h"

namespace taizhang {

// What somebody with a first register does next, of five steps: make it, complete it, issue
// packets, collect returns, see how it stands.
enum class GuideStep { Complete, Issue, Collect, See };

// None: the guide was put away, or the register is a packet. `number` from 2 to 5: to have a
// register is the first.
struct Guide {
  GuideStep step = GuideStep::Complete;
  int number = 2;
  int left = 0;  // tasks to be completed
};
std::optional<Guide> guide_of(const AppState& state);

}  // namespace taizhang
