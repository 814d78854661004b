#pragma once

#include "app/intent.h"
#include "app/state.h"
#include "ui/drafts.h"
#include "ui/ui.h"

namespace taizhang {

// Draws the whole page for `state` and returns what was asked of it in this frame.
Intents draw_screen(const AppState& state, Drafts& drafts, const Ui& ui);

// Seconds until something on screen changes without input (a toast that goes); 0: nothing does.
double next_change(const AppState& state, const Drafts& drafts, double now);

}  // namespace taizhang
