#include <algorithm>
#include <string>
#include <vector>

#include "app/report_writer.h"
#include "ui/overview.h"

namespace taizhang {
namespace {

constexpr float kName = 104;            // of a department
constexpr float kPart = 46;             // a part's height: its name, and its bar below
constexpr float kPartBar = 8;           // its bar's
constexpr float kTwoPartColumns = 480;  // two of them side by side from here on

std::string said(const Ui& ui, const LightTally& tally) {
  std::string words;
  for (const LightState state : kShownStates) {
    if (tally.of(state) == 0) continue;
    words += " ";
    words += ui[state_name(state)];
    words += " " + number(tally.of(state));
  }
  return words;
}

// What goes on is told from what has no deadline by the strength of its grey.
ImU32 fill_of(const Ui& ui, LightState state) {
  return state == LightState::None ? ui.color.line2 : colors_of(ui.color, state).fill;
}

// A bar of the states; `most` tasks would fill `size`.
void draw_states(const Ui& ui, ImVec2 at, ImVec2 size, const LightTally& tally, int most) {
  if (most == 0) return;
  float x = at.x;
  for (const LightState state : kShownStates) {
    const float width = size.x * static_cast<float>(tally.of(state)) / static_cast<float>(most);
    if (width <= 0) continue;
    fill_rect({x, at.y}, {x + std::max(width - 1, 1.0f), at.y + size.y}, fill_of(ui, state));
    x += width;
  }
}

std::string closed_words(const Ui& ui, const OverviewLine& line) {
  if (line.tasks.to_do() == 0) return "—";
  return ui(Text::overview_closed_of, {number(line.tasks.closed()), number(line.tasks.to_do())});
}

// An item that leads to the line's tasks.
void press(const OverviewFrame& frame, const OverviewLine& line, ImVec2 at, ImVec2 size) {
  const std::string name =
      line.name + " " + closed_words(frame.ui, line) + said(frame.ui, line.tasks);
  if (press_line(frame, "line", at, size, name))
    frame.show([&](TableView& view) {
      view.department = line.department;
      view.part = line.part;
    });
}

void draw_closed(const Ui& ui, float right, float y, const std::string& words) {
  draw_text(ui, {right - text_width(ui, words, type::kSmall), y}, words, ui.color.text2,
            type::kSmall, Weight::Regular, true);
}

// What the departments' lines have in common.
struct LineLook {
  int most = 0;      // tasks of a line
  float figure = 0;  // px of its widest figure
};

LineLook look_of(const Ui& ui, const std::vector<OverviewLine>& lines) {
  LineLook look;
  for (const OverviewLine& line : lines) {
    look.most = std::max(look.most, line.tasks.all);
    look.figure = std::max(look.figure, text_width(ui, closed_words(ui, line), type::kSmall));
  }
  return look;
}

void draw_department(const OverviewFrame& frame, const OverviewLine& line, ImVec2 at, float width,
                     const LineLook& look) {
  const Ui& ui = frame.ui;
  press(frame, line, at, {width, overview::kLine});
  draw_fitted(ui, {at.x + space::k2, at.y + 4}, kName - space::k2, line.name, ui.color.text1);
  const float left = at.x + kName + space::k2, room = width - kName - look.figure - 4 * space::k2;
  if (line.tasks.all > 0)
    draw_states(ui, {left, at.y + 8}, {room, overview::kBar}, line.tasks, look.most);
  else
    draw_text(ui, {left, at.y + 6}, ui(Text::overview_supports, {number(line.supports)}),
              ui.color.text2, type::kSmall, Weight::Regular, true);
  draw_closed(ui, at.x + width - space::k2, at.y + 6, closed_words(ui, line));
}

void draw_part(const OverviewFrame& frame, const OverviewLine& line, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  press(frame, line, at, {width, kPart});
  const std::string closed = closed_words(ui, line);
  const float inner = width - 2 * space::k2;
  draw_fitted(ui, {at.x + space::k2, at.y + 5},
              inner - text_width(ui, closed, type::kSmall) - space::k3, line.name, ui.color.text1);
  draw_closed(ui, at.x + width - space::k2, at.y + 7, closed);
  draw_states(ui, {at.x + space::k2, at.y + 30}, {inner, kPartBar}, line.tasks, line.tasks.all);
}

}  // namespace

float draw_departments_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const std::vector<OverviewLine>& lines = frame.overview.departments;
  if (lines.empty()) return 0;
  const float height =
      overview::kHead + overview::kLine * static_cast<float>(lines.size()) + space::k3;
  card(ui, min, {min.x + width, min.y + height});
  const char* title = ui[Text::overview_departments];
  card_title(ui, {min.x + space::k4, min.y + 12}, title);
  std::vector<LegendEntry> legend;
  for (const LightState state : kShownStates)
    if (frame.overview.tasks.of(state) > 0)
      legend.push_back({ui[state_name(state)], fill_of(ui, state)});
  draw_legend(ui, min.x + 2 * space::k4 + text_width(ui, title, type::kTitle, Weight::Bold),
              min.x + width - space::k4, min.y + 15, legend);
  const LineLook look = look_of(ui, lines);
  ImGui::PushID("departments");
  for (size_t i = 0; i < lines.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_department(
        frame, lines[i],
        {min.x + space::k2, min.y + overview::kHead + overview::kLine * static_cast<float>(i)},
        width - 2 * space::k2, look);
    ImGui::PopID();
  }
  ImGui::PopID();
  return height;
}

float draw_parts_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const std::vector<OverviewLine>& lines = frame.overview.parts;
  if (lines.empty()) return 0;
  const size_t columns = width >= kTwoPartColumns ? 2 : 1;
  const size_t rows = (lines.size() + columns - 1) / columns;
  const float height = overview::kHead + kPart * static_cast<float>(rows) + space::k3;
  card(ui, min, {min.x + width, min.y + height});
  card_title(ui, {min.x + space::k4, min.y + 12}, ui[Text::overview_parts]);
  const float size = (width - 2 * space::k2) / static_cast<float>(columns);
  ImGui::PushID("parts");
  for (size_t i = 0; i < lines.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_part(frame, lines[i],
              {min.x + space::k2 + size * static_cast<float>(i % columns),
               min.y + overview::kHead + kPart * static_cast<float>(i / columns)},
              size);
    ImGui::PopID();
  }
  ImGui::PopID();
  return height;
}

}  // namespace taizhang
