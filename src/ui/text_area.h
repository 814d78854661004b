#pragma once

#include <string>

namespace taizhang {

// A multi-line ImGui text field that wraps softly at Chinese line-breaking rules: the text itself
// holds only the newlines the user typed. Height follows the content between `min_lines` and
// `max_lines` visible lines, then it scrolls. `width` is as in ImGui::SetNextItemWidth; `hint` is
// shown while it is empty.
//
// Returns true in a frame in which the text changed; use ImGui::IsItemDeactivatedAfterEdit() for
// "one edit per visit". Esc brings back the text the visit began with and is no edit; a text typed
// through the mirror is a visit of its own. `text` is the truth: what changes it from outside while
// the field is edited is taken over. Ctrl+Enter is left to the panel. The last item is the field
// itself, already said to the mirror by its label or else its hint.
bool text_area(const char* label, std::string& text, float width, int min_lines, int max_lines,
               const char* hint = "");

}  // namespace taizhang
