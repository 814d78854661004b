#pragma once

#include <algorithm>

#include "ui/widgets.h"

namespace taizhang {

// A framed list in a dialog, whose lines are equally high: `draw(i, at, right)` draws those in
// sight.
template <typename Draw>
void preview_list(const Ui& ui, std::string_view name, size_t count, float line_height,
                  float height, const Draw& draw) {
  constexpr float kScrollbar = 10;
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 max(min.x + width, min.y + height);
  begin_region("lines", min, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::List, "lines", name, min.x, min.y, width, height);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const bool scrolls = line_height * static_cast<float>(count) > height;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), line_height);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const ImVec2 at(origin.x, origin.y + line_height * static_cast<float>(i));
      const float right = max.x - (scrolls ? kScrollbar : 0);
      ImGui::PushID(i);
      draw(static_cast<size_t>(i), at, right);
      ImGui::PopID();
      const float below = at.y + line_height - 1;
      hairline({at.x, below}, {right, below}, ui.color.line1);
    }
  }
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + line_height * static_cast<float>(count)});
  ImGui::Dummy({1, 1});
  mirror::end();
  end_region();
  stroke_rect(min, max, ui.color.line1, space::kRadius);
}

// What is left of the page's height beside `used` px of such a dialog, within limits.
inline float preview_height(float used) {
  constexpr float kLeast = 120, kMost = 420;
  return std::clamp(ImGui::GetIO().DisplaySize.y - used, kLeast, kMost);
}

}  // namespace taizhang
