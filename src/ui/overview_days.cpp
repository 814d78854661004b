#include <algorithm>
#include <string>
#include <vector>

#include "app/report_writer.h"
#include "ui/overview.h"

namespace taizhang {
namespace {

constexpr float kStrip = 64;  // the height of the coming days
constexpr float kMark = 9, kMarkGap = 2;
constexpr size_t kMostMarks = 3;  // of a day; more are a figure
constexpr size_t kLines = 9;      // of what is due
constexpr float kDate = 64;

size_t count_due(const std::vector<DueDay>& days) {
  size_t count = 0;
  for (const DueDay& one : days) count += one.due.size();
  return count;
}

// What is due that day: to the one record, or to the list of all that is due.
void press_day(const OverviewFrame& frame, const DueDay& day, ImVec2 at, float width) {
  const std::string count = number(static_cast<long long>(day.due.size()));
  const std::string name = frame.ui(Text::overview_day_said, {to_text(day.day), count});
  if (!press_line(frame, "day", at, {width, kStrip}, name)) return;
  if (day.due.size() == 1)
    frame.out.push_back(ShowRecord{day.due.front().record});
  else
    frame.out.push_back(GoTo{Section::Due});
}

void draw_day(const OverviewFrame& frame, const DueDay& day, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const float feet = at.y + kStrip - type::kSmall - space::k1;
  if (!day.due.empty()) press_day(frame, day, at, width);
  const size_t marks = day.due.size() > kMostMarks ? kMostMarks - 1 : day.due.size();
  const float middle = at.x + width / 2, left = at.x + space::k1, right = at.x + width - space::k1;
  for (size_t i = 0; i < marks; ++i) {
    const float below = feet - static_cast<float>(i) * (kMark + kMarkGap);
    fill_rect({left, below - kMark}, {right, below}, colors_of(ui.color, day.due[i].state).fill, 1);
  }
  if (marks < day.due.size())
    draw_centred(ui, middle,
                 feet - static_cast<float>(marks) * (kMark + kMarkGap) - type::kSmall,
                 number(static_cast<long long>(day.due.size())), ui.color.text1, Weight::Bold);
  draw_centred(ui, middle, feet + 2, number(day.day.day),
               day.due.empty() ? ui.color.text3 : ui.color.text1,
               day.due.empty() ? Weight::Regular : Weight::Bold);
}

void draw_strip(const OverviewFrame& frame, ImVec2 at, float width) {
  const std::vector<DueDay>& days = frame.overview.days;
  const Ui& ui = frame.ui;
  const float size = width / static_cast<float>(days.size());
  ImGui::PushID("days");
  for (size_t i = 0; i < days.size(); ++i) {
    const float x = at.x + size * static_cast<float>(i);
    ImGui::PushID(static_cast<int>(i));
    draw_day(frame, days[i], {x, at.y}, size);
    ImGui::PopID();
    if (i > 0 && weekday(days[i].day) < weekday(days[i - 1].day))
      hairline({x, at.y}, {x, at.y + kStrip}, ui.color.line1);
  }
  ImGui::PopID();
  hairline({at.x, at.y + kStrip}, {at.x + width, at.y + kStrip}, ui.color.line1);
}

void draw_due(const OverviewFrame& frame, const DueLine& line, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const std::string date = to_text(line.due.at.date).substr(5);
  const std::string title = named_title(frame.open, line.record, ui.language);
  const std::string light = light_words(line.light, ui.language);
  if (press_line(frame, "due", at, {width, overview::kLine}, date + " " + title + " " + light))
    frame.out.push_back(ShowRecord{line.record});
  draw_text(ui, {at.x + space::k2, at.y + 4}, date, ui.color.text2, type::kBody, Weight::Regular,
            true);
  const float tail = text_width(ui, light, type::kSmall) + 18;
  draw_fitted(ui, {at.x + kDate, at.y + 4}, width - kDate - tail - space::k3, title,
              ui.color.text1);
  draw_light_shape(ui, line.light, {at.x + width - tail, at.y + overview::kLine / 2});
  draw_text(ui, {at.x + width - tail + 12, at.y + 6}, light,
            colors_of(ui.color, line.light.state).text, type::kSmall, Weight::Regular, true);
}

// Why there is nothing, and where to go.
void draw_none(const OverviewFrame& frame, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  ImGui::SetCursorScreenPos(at);
  paragraph(ui, ui[Text::due_none], width, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x, ImGui::GetCursorScreenPos().y + space::k1});
  const std::string tasks = ui(Text::command_go_to, {ui[Text::navigation_all]});
  if (text_button(ui, "to tasks", tasks)) frame.out.push_back(GoTo{Section::Tasks});
}

void draw_all_due(const OverviewFrame& frame, ImVec2 min, float right) {
  const Ui& ui = frame.ui;
  const auto count = static_cast<long long>(frame.open.ledgers.due.size());
  const std::string all = ui(Text::overview_all_due, {number(count)});
  ImGui::SetCursorScreenPos({right - text_width(ui, all, type::kSmall), min.y + 6});
  if (text_button(ui, "all due", all, Icon::None, type::kSmall))
    frame.out.push_back(GoTo{Section::Due});
}

}  // namespace

float draw_days_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const std::vector<DueLine>& due = frame.open.ledgers.due;
  const std::vector<DueDay>& days = frame.overview.days;
  constexpr size_t kLinesOfNone = 3;
  const size_t shown = std::min(due.size(), kLines);
  const float lines = overview::kLine * static_cast<float>(due.empty() ? kLinesOfNone : shown);
  const float list = overview::kHead + kStrip + space::k2;  // below the card's upper edge
  const float height = list + overview::kLine + lines + space::k3;
  card(ui, min, {min.x + width, min.y + height});
  const std::string title = ui(Text::overview_days, {number(static_cast<long long>(days.size()))});
  card_title(ui, {min.x + space::k4, min.y + 12}, title);
  card_note(ui, min, min.x + width, title,
            ui(Text::overview_days_range,
               {to_text(days.front().day).substr(5), to_text(days.back().day).substr(5),
                number(static_cast<long long>(count_due(days)))}));
  const float inner = width - 2 * space::k4;
  draw_strip(frame, {min.x + space::k4, min.y + overview::kHead}, inner);
  const ImVec2 head(min.x + space::k4, min.y + list);
  draw_text(ui, {head.x, head.y + 4}, ui[Text::overview_due], ui.color.text1, type::kBody,
            Weight::Bold);
  if (due.size() > shown) draw_all_due(frame, head, min.x + width - space::k4);
  if (due.empty()) draw_none(frame, {head.x, head.y + overview::kLine}, inner);
  for (size_t i = 0; i < shown; ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_due(frame, due[i],
             {min.x + space::k2, head.y + overview::kLine * static_cast<float>(i + 1)},
             width - 2 * space::k2);
    ImGui::PopID();
  }
  return height;
}

}  // namespace taizhang
