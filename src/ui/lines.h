#pragma once

#include <string_view>
#include <vector>

#include "ui/widgets.h"

namespace taizhang {

// Lists over all tasks and ledgers, a line a record that it leads to.

struct ListWords {
  Text title, detail, none;
};

// The title of such a list of `count` lines, or the reason why there are none: then false.
bool begin_list(const Ui& ui, ImVec2 min, ImVec2 max, const ListWords& words, size_t count);

// Below the reason why there is nothing: the button that leads on.
bool next_step(const Ui& ui, std::string_view verb);

// A line of one: pressed, it leads to its record.
bool list_line(const Ui& ui, float width, std::string_view name, std::string_view value = {});

// Its lines below the title; `draw` draws one of a width.
template <typename Line, typename Draw>
void draw_lines(const char* id, const std::vector<Line>& lines, const Ui& ui, ImVec2 min,
                ImVec2 max, Draw draw) {
  begin_region(id, {min.x, min.y + space::kToolbar + 1}, max, ui.color.bg1, {0, 0});
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(lines.size()), ui.row);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::PushID(i);
      ImGui::SetCursorScreenPos({origin.x, origin.y + ui.row * static_cast<float>(i)});
      draw(lines[static_cast<size_t>(i)], max.x - min.x - 10);
      ImGui::PopID();
    }
  }
  clipper.End();
  end_region();
}

}  // namespace taizhang
