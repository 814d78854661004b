#pragma once

#include <string>

#include "imgui.h"
#include "ui/text_edit.h"
#include "ui/text_layout.h"

namespace taizhang {

// The visit to the one text area that is being edited.
struct TextVisit {
  static constexpr float kNowhere = -1;

  ImGuiID id = 0;
  TextEdit edit;
  TextHistory history;
  std::string original;       // when the visit began
  float column_x = kNowhere;  // where Up and Down would like to be
  bool follow = false;        // scroll until the caret is seen
};

// The last visit in this context. It lives as long as the context and begins empty.
TextVisit& text_visit(ImGuiContext& context);

// The caret goes to `offset` of line `index`, to be shown in that line.
void move_to_line(TextVisit& visit, const TextLayout& layout, size_t index, size_t offset,
                  bool selecting);

// Inserts what keyboard or input method typed since the last frame. Neither this nor use_keys()
// takes the key the visit began with for input.
void use_typed(TextVisit& visit);

// Does what the keys of this frame say: one of them moves the caret or changes the text. `layout`
// is of the visit's text, `page` the lines of PageUp. False at Esc: the visit ends and is to be
// forgotten.
bool use_keys(TextVisit& visit, const TextLayout& layout, size_t page);

}  // namespace taizhang
