#pragma once

#include <string>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/text_visit.h"

namespace taizhang {

// Where a text field stands in this frame, in px of the page.
struct TextPlace {
  ImGuiID id = 0;
  ImRect box;   // with its frame
  ImRect room;  // of the text
  ImRect bar;   // of the scroll bar, empty when there is nothing to scroll
  float line_height = 0;

  bool scrolls() const { return bar.GetWidth() > 0; }
};

// A field's text as it is seen: what is being composed stands in the selection's place, and in a
// single line a newline is a space.
struct ShownText {
  TextEdit edit;
  Span composed;  // empty: nothing is being composed
};

// `visit` is null while the field is not edited.
ShownText shown_text(const std::string& text, const TextVisit* visit, bool single_line);

// Draws the field, and tells ImGui where the input method is to show its candidates. `layout` is of
// `shown`; the caret and the selection are drawn while the field is `edited`.
void paint_text(const TextPlace& place, const ShownText& shown, const TextLayout& layout,
                const char* hint, ImVec2 scroll, bool edited);

}  // namespace taizhang
