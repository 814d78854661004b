#pragma once

#include <string>

namespace taizhang {

// A multi-line ImGui text field that wraps softly at Chinese line-breaking rules: the text itself holds only
// the newlines the user typed. Height follows the content between `min_lines` and `max_lines` visible lines,
// then it scrolls. `hint` is shown while it is empty. Returns true in a frame in which the text changed; use
// ImGui::IsItemDeactivatedAfterEdit() for "one edit per visit". The last item is the field itself.
bool text_area(const char* label, std::string& text, float width, int min_lines, int max_lines,
               const char* hint = "");

}  // namespace taizhang
