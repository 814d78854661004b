#include <cmath>
#include <string>
#include <vector>

#include "ui/layouts.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr int kWeek = 7;
constexpr float kGap = 2, kHead = 20, kDay = 36, kInset = 4;

std::string said(const CountedDay& day, const Ui& ui) {
  const std::string date = to_text(day.date);
  switch (day.kind) {
    case CountedDay::Kind::Start:
      return ui(Text::term_day_start, {date});
    case CountedDay::Kind::Counted:
      return ui(Text::term_day_counted, {date, number(day.number)});
    case CountedDay::Kind::Off:
      return ui(Text::term_day_off, {date});
    case CountedDay::Kind::Paused:
      return ui(Text::term_day_paused, {date});
  }
}

// What stands beside the day of the month.
std::string mark_of(const CountedDay& day, const Ui& ui) {
  switch (day.kind) {
    case CountedDay::Kind::Start:
      return std::string(ui[Text::term_mark_start]);
    case CountedDay::Kind::Counted:
      return number(day.number);
    case CountedDay::Kind::Off:
      return {};
    case CountedDay::Kind::Paused:
      return std::string(ui[Text::term_mark_paused]);
  }
}

struct DayColors {
  ImU32 ground, edge, day, mark;
};

DayColors colors_of(const CountedDay& day, bool is_last, const Ui& ui) {
  const Palette& color = ui.color;
  if (is_last) return {color.accent, color.accent, color.on_accent, color.on_accent};
  switch (day.kind) {
    case CountedDay::Kind::Start:
      return {color.bg1, color.line3, color.text2, color.text1};
    case CountedDay::Kind::Counted:
      if (day.date > ui.today) return {color.bg1, color.line1, color.text2, color.text1};
      return {color.ok.soft, color.ok.soft, color.text2, color.ok.text};
    case CountedDay::Kind::Off:
      return {color.bg2, color.bg2, color.text3, color.text3};
    case CountedDay::Kind::Paused:
      return {color.provisional.soft, color.provisional.soft, color.text2, color.provisional.text};
  }
}

void draw_day(const Ui& ui, const CountedDay& day, bool is_first, bool is_last, ImVec2 min,
              ImVec2 max) {
  const DayColors colors = colors_of(day, is_last, ui);
  fill_rect(min, max, colors.ground, space::kTagRadius);
  stroke_rect(min, max, day.date == ui.today ? ui.color.accent : colors.edge, space::kTagRadius,
              day.date == ui.today ? 2 : 1);
  mirror::text(Role::Text, said(day, ui), min.x, min.y, max.x - min.x, max.y - min.y);
  // The month is said where it begins.
  const std::string date = is_first || day.date.day == 1
                               ? number(day.date.month) + "-" + number(day.date.day)
                               : number(day.date.day);
  draw_text(ui, {min.x + kInset, min.y + 1}, date, colors.day, type::kSmall, Weight::Regular, true);
  const std::string mark = mark_of(day, ui);
  draw_text(
      ui,
      {max.x - kInset - text_width(ui, mark, type::kSmall, Weight::Bold), max.y - 1 - type::kSmall},
      mark, colors.mark, type::kSmall, Weight::Bold, true);
}

}  // namespace

void draw_counted_days(const Ui& ui, const std::vector<CountedDay>& days, float width) {
  if (days.empty()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float step = (width + kGap) / kWeek;
  const auto left = [&](int column) {
    return std::round(at.x + step * static_cast<float>(column));
  };
  int column = 0;
  for (const std::string_view name : weekday_names(ui))
    draw_text(ui, {left(column++) + kInset, at.y}, name, ui.color.text3, type::kSmall,
              Weight::Regular, true);
  column = static_cast<int>(weekday(days.front().date));
  float y = at.y + kHead;
  for (const CountedDay& day : days) {
    draw_day(ui, day, &day == &days.front(), &day == &days.back(), {left(column), y},
             {left(column + 1) - kGap, y + kDay});
    if (++column < kWeek) continue;
    column = 0;
    y += kDay + kGap;
  }
  const float end = column == 0 ? y : y + kDay + kGap;
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({width, end - at.y});
}

}  // namespace taizhang
