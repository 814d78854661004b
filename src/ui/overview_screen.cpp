#include <algorithm>
#include <string>

#include "app/report_writer.h"
#include "ui/overview.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kFigures = 76;  // the height of their card
constexpr float kWide = 900;    // two columns from here on

void draw_figure(const OverviewFrame& frame, LightState state, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const LightTally& tasks = frame.overview.tasks;
  const int count = tasks.of(state);
  const std::string figure = number(count), name = ui[state_name(state)];
  const std::string share =
      tasks.all > 0 ? number((100 * count + tasks.all / 2) / tasks.all) + "%" : std::string();
  ImGui::PushID(static_cast<int>(state));
  if (press_line(frame, "figure", at, {width, kFigures}, name + " " + figure))
    frame.show([&](TableView& view) { view.light = state; });
  draw_light_shape(ui, {state}, {at.x + space::k4 + 5, at.y + 20});
  draw_text(ui, {at.x + space::k4 + 18, at.y + 12}, name, colors_of(ui.color, state).text,
            type::kSmall, Weight::Regular, true);
  draw_text(ui, {at.x + space::k4, at.y + 32}, figure, ui.color.text1, type::kLarge, Weight::Bold,
            true);
  const float used = text_width(ui, figure, type::kLarge, Weight::Bold) + space::k2;
  if (used + text_width(ui, share, type::kSmall) < width - 2 * space::k4)
    draw_text(ui, {at.x + space::k4 + used, at.y + 42}, share, ui.color.text2, type::kSmall,
              Weight::Regular, true);
  hairline({at.x + width, at.y}, {at.x + width, at.y + kFigures}, ui.color.line1);
  ImGui::PopID();
}

void draw_rate(const OverviewFrame& frame, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const int closed = per_cent_closed(frame.overview.tasks);
  const std::string rate = number(closed) + "%";
  const float used = text_width(ui, rate, type::kLarge, Weight::Bold);
  draw_text(ui, {at.x + space::k4, at.y + 12}, ui[Text::overview_rate], ui.color.text2,
            type::kSmall);
  draw_text(ui, {at.x + space::k4, at.y + 32}, rate, ui.color.text1, type::kLarge, Weight::Bold);
  const float room = width - used - 2 * space::k4 - space::k2;
  if (room > 24)
    bar(ui, {at.x + space::k4 + used + space::k2, at.y + 45}, {room, 8},
        static_cast<float>(closed) / 100, ui.color.done.fill);
}

void draw_figures(const OverviewFrame& frame, ImVec2 min, float width) {
  const bool has_aside = frame.overview.tasks.of(LightState::SetAside) > 0;
  const float size = width / static_cast<float>(kShownStates.size() + (has_aside ? 1 : 0));
  card(frame.ui, min, {min.x + width, min.y + kFigures});
  float x = min.x;
  for (const LightState state : kShownStates) {
    if (state == LightState::SetAside && !has_aside) continue;
    draw_figure(frame, state, {x, min.y}, size);
    x += size;
  }
  draw_rate(frame, {x, min.y}, size);
}

void draw_head(const OverviewFrame& frame, ImVec2 min, float right) {
  const Ui& ui = frame.ui;
  card_title(ui, {min.x + space::k4, min.y + 11}, ui[Text::place_overview], 2);
  const float named =
      text_width(ui, ui[Text::place_overview], type::kTitle, Weight::Bold) + space::k2;
  draw_text(ui, {min.x + space::k4 + named, min.y + 15},
            ui(Text::overview_as_of, {to_text(ui.today)}), ui.color.text2, type::kSmall);
  const ButtonLook look{.icon = Icon::File, .height = 28};
  ImGui::SetCursorScreenPos(
      {right - space::k4 - button_width(ui, ui[Text::overview_report], look), min.y + 8});
  if (button(ui, "report", ui[Text::overview_report], look))
    frame.out.push_back(GoTo{Section::Reports});
}

using Card = float (*)(const OverviewFrame& frame, ImVec2 min, float width);

// One below another; a card without height is not there. Returns where the next would begin.
float draw_column(const OverviewFrame& frame, std::initializer_list<Card> cards, ImVec2 at,
                  float width) {
  for (const Card draw : cards) {
    const float height = draw(frame, at, width);
    if (height > 0) at.y += height + overview::kGap;
  }
  return at.y;
}

}  // namespace

void card(const Ui& ui, ImVec2 min, ImVec2 max) {
  fill_rect(min, max, ui.color.bg1, space::kRadius);
  stroke_rect(min, max, ui.color.line1, space::kRadius);
}

void card_title(const Ui& ui, ImVec2 at, std::string_view title, int level) {
  const float width = text_width(ui, title, type::kTitle, Weight::Bold);
  mirror::text(Role::Heading, title, at.x, at.y, width, type::kTitle, level);
  draw_text(ui, at, title, ui.color.text1, type::kTitle, Weight::Bold, true);
}

void card_note(const Ui& ui, ImVec2 min, float right, std::string_view title,
               std::string_view note) {
  const float from = min.x + space::k4 + text_width(ui, title, type::kTitle, Weight::Bold);
  const float width = text_width(ui, note, type::kSmall);
  if (from + space::k4 + width > right - space::k4) return;
  draw_text(ui, {right - space::k4 - width, min.y + 15}, note, ui.color.text2, type::kSmall);
}

void draw_legend(const Ui& ui, float left, float right, float y,
                 const std::vector<LegendEntry>& entries) {
  constexpr float kMark = 10, kMarkGap = 6, kEntryGap = 14;
  float width = -kEntryGap;
  for (const LegendEntry& one : entries)
    width += kMark + kMarkGap + text_width(ui, one.words, type::kSmall) + kEntryGap;
  float x = right - width;
  if (x < left) return;
  for (const LegendEntry& one : entries) {
    const float middle = y + type::kSmall / 2;
    fill_rect({x, middle - kMark / 2}, {x + kMark, middle + kMark / 2}, one.color, 2);
    x += kMark + kMarkGap;
    draw_text(ui, {x, y}, one.words, ui.color.text2, type::kSmall);
    x += text_width(ui, one.words, type::kSmall) + kEntryGap;
  }
}

void draw_centred(const Ui& ui, float middle, float y, std::string_view words, ImU32 color,
                  Weight weight) {
  const float used = text_width(ui, words, type::kSmall, weight);
  draw_text(ui, {middle - used / 2, y}, words, color, type::kSmall, weight, true);
}

bool press_line(const OverviewFrame& frame, const char* id, ImVec2 at, ImVec2 size,
                std::string_view name) {
  ImGui::SetCursorScreenPos(at);
  const bool clicked = press_area(id, size);
  mirror::say_last_item({.role = Role::Button, .name = name});
  fill_rect(at, {at.x + size.x, at.y + size.y}, ground_of_item(frame.ui, 0), space::kRadius);
  focus_ring(frame.ui, space::kRadius);
  return clicked || mirror::pressed_last_item();
}

void draw_overview(const OpenRegister& open, Drafts&, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out) {
  if (!open.overview) return;
  const OverviewFrame frame{open, *open.overview, ui, out};
  fill_rect(min, max, ui.color.bg0);
  draw_head(frame, min, max.x);
  begin_region("overview", {min.x, min.y + space::kToolbar}, max, ui.color.bg0,
               {space::k4, space::k1});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_figures(frame, at, width);
  const bool wide = width >= kWide;
  const float column = wide ? (width - overview::kGap) / 2 : width;
  const float top = at.y + kFigures + overview::kGap;
  const float left = draw_column(
      frame, {draw_departments_card, draw_parts_card, draw_receipts_card}, {at.x, top}, column);
  const ImVec2 second = wide ? ImVec2(at.x + column + overview::kGap, top) : ImVec2(at.x, left);
  const float right = draw_column(frame, {draw_days_card, draw_trend_card}, second, column);
  ImGui::SetCursorScreenPos({at.x, std::max(left, right)});
  ImGui::Dummy({1, space::k4});
  end_region();
}

}  // namespace taizhang
