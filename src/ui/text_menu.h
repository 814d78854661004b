#pragma once

#include <string>

#include "ui/ui.h"

namespace taizhang {

// What goes with the text field that is the last item, while it is edited. Both leave it the last
// item.

// Its context menu (right button, Menu key, Shift+F10), when it is open. True when it changed
// `text`. Pasting from it is only asked for: see TextVisit::wants_paste.
bool text_menu(const Ui& ui, std::string& text);

// Below it: "1980/2000" when it is nearly full, and why the last thing asked of it did not happen.
void text_remarks(const Ui& ui, float width);

}  // namespace taizhang
