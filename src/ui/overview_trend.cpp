#include <algorithm>
#include <string>
#include <vector>

#include "app/report_writer.h"
#include "ui/overview.h"

namespace taizhang {
namespace {

constexpr float kPlot = 116;    // the height of the bars' ground
constexpr float kMostBar = 22;  // the width of a month's wider bar
constexpr float kFigure = type::kSmall;

struct Trend {
  const OverviewFrame& frame;
  ImVec2 min;      // of the plot
  float width;     // of the plot
  int most = 1;    // tasks that its height stands for
  size_t now = 0;  // the last month with a figure of what was closed

  float month_width() const { return width / 12; }
  float height_of(int tasks) const {
    return (kPlot - kFigure) * static_cast<float>(tasks) / static_cast<float>(most);
  }
};

Trend trend_in(const OverviewFrame& frame, ImVec2 min, float width) {
  Trend trend{frame, min, width};
  const std::vector<TrendMonth>& months = frame.overview.trend;
  for (size_t i = 0; i < months.size(); ++i) {
    trend.most = std::max({trend.most, months[i].due, months[i].closed.value_or(0)});
    if (months[i].closed) trend.now = i;
  }
  return trend;
}

std::string month_words(const Ui& ui, const TrendMonth& month) {
  return ui(Text::month_short, {number(month.end.month)});
}

// A month as a row of a table, for who reads it.
void say(const Trend& trend, size_t place, ImVec2 at) {
  const OverviewFrame& frame = trend.frame;
  const TrendMonth& month = frame.overview.trend[place];
  const Ui& ui = frame.ui;
  const float width = trend.month_width(), height = kPlot + type::kSmall;
  mirror::begin_row(static_cast<int>(place) + 2, false, at.x, at.y, width, height);
  mirror::begin(Role::Gridcell, "month", "", at.x, at.y, width, height);
  if (press_line(frame, "press", at, {width, height}, month_words(ui, month)))
    frame.show([&](TableView& view) {
      const Date first = {month.end.year, month.end.month, 1};
      view.filters.push_back(
          {std::string(fields::kDeadline), Test::Between, {to_text(first), to_text(month.end)}});
    });
  if (ImGui::IsItemHovered()) {
    std::string words = ui(Text::overview_trend_said, {number(month.end.month)});
    words += "\n" + std::string(ui[Text::overview_trend_due]) + " " + number(month.due);
    if (month.closed)
      words += "\n" + std::string(ui[Text::overview_trend_closed]) + " " + number(*month.closed);
    tooltip(ui, words);
  }
  mirror::end();
  mirror::cell(Role::Gridcell, 2, number(month.due), at.x, at.y, width, height);
  mirror::cell(Role::Gridcell, 3, month.closed ? number(*month.closed) : "—", at.x, at.y, width,
               height);
  mirror::end();
}

void draw_month(const Trend& trend, size_t place) {
  const Ui& ui = trend.frame.ui;
  const TrendMonth& month = trend.frame.overview.trend[place];
  const float width = trend.month_width();
  const ImVec2 at(trend.min.x + width * static_cast<float>(place), trend.min.y);
  ImGui::PushID(static_cast<int>(place));
  say(trend, place, at);
  ImGui::PopID();
  const float middle = at.x + width / 2, feet = at.y + kPlot;
  const float half = std::min(kMostBar, width - space::k2) / 2;
  if (month.due > 0)
    fill_rect({middle - half, feet - trend.height_of(month.due)}, {middle + half, feet},
              ui.color.line2, 2);
  const int closed = month.closed.value_or(0);
  if (closed > 0)
    fill_rect({middle - half / 2, feet - trend.height_of(closed)}, {middle + half / 2, feet},
              ui.color.done.fill, 2);
  if (place == trend.now && month.closed)
    draw_centred(ui, middle,
                 feet - std::max(trend.height_of(closed), trend.height_of(month.due)) - kFigure,
                 number(closed) + "/" + number(month.due), ui.color.text1, Weight::Bold);
  draw_centred(ui, middle, feet + 2, number(month.end.month), ui.color.text2, Weight::Regular);
}

void say_head(const Trend& trend) {
  const Ui& ui = trend.frame.ui;
  mirror::begin_row(1, false, trend.min.x, trend.min.y, trend.width, 1);
  int column = 0;
  for (const Text name :
       {Text::overview_trend_month, Text::overview_trend_due, Text::overview_trend_closed})
    mirror::cell(Role::ColumnHeader, ++column, ui[name], trend.min.x, trend.min.y, trend.width, 1);
  mirror::end();
}

}  // namespace

float draw_trend_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const char* title = ui[Text::overview_trend];
  const float inner = width - 2 * space::k4;
  if (frame.overview.trend.empty()) {
    const auto lines =
        static_cast<float>(lines_of(ui, ui[Text::overview_trend_none], inner).size());
    const float height = overview::kHead + lines * type::kBody + space::k4;
    card(ui, min, {min.x + width, min.y + height});
    card_title(ui, {min.x + space::k4, min.y + 12}, title);
    ImGui::SetCursorScreenPos({min.x + space::k4, min.y + overview::kHead});
    paragraph(ui, ui[Text::overview_trend_none], inner, ui.color.text2);
    return height;
  }
  const float height = overview::kHead + kPlot + type::kSmall + space::k4;
  card(ui, min, {min.x + width, min.y + height});
  card_title(ui, {min.x + space::k4, min.y + 12}, title);
  draw_legend(ui, min.x + 2 * space::k4 + text_width(ui, title, type::kTitle, Weight::Bold),
              min.x + width - space::k4, min.y + 15,
              {{ui[Text::overview_trend_due], ui.color.line2},
               {ui[Text::overview_trend_closed], ui.color.done.fill}});
  const Trend trend =
      trend_in(frame, {min.x + space::k4, min.y + overview::kHead - space::k1}, inner);
  hairline({trend.min.x, trend.min.y + kPlot}, {trend.min.x + inner, trend.min.y + kPlot},
           ui.color.line2);
  mirror::begin_grid("trend", title, 13, 3, trend.min.x, trend.min.y, inner, kPlot + type::kSmall);
  say_head(trend);
  for (size_t i = 0; i < frame.overview.trend.size(); ++i) draw_month(trend, i);
  mirror::end();
  return height;
}

}  // namespace taizhang
