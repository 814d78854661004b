#pragma once

#include <array>
#include <string>
#include <utility>

#include "app/overview.h"
#include "ui/ledger.h"

namespace taizhang {

// The cards of the overview. Each draws in a width and returns its height.

namespace overview {
inline constexpr float kGap = 14, kLine = 27, kHead = 44, kBar = 11;
}  // namespace overview

// The states as they are shown: what presses most first, what is done last.
inline constexpr std::array kShownStates = {
    LightState::Overdue, LightState::Soon,   LightState::Normal,  LightState::Ongoing,
    LightState::None,    LightState::Closed, LightState::SetAside};

struct OverviewFrame {
  const OpenRegister& open;
  const Overview& overview;
  const Ui& ui;
  Intents& out;

  // The tasks behind a figure.
  void show(auto set) const {
    TableView view;
    view.folded = open.view.folded;
    set(view);
    out.push_back(GoTo{Section::Tasks});
    out.push_back(ChangeView{std::move(view)});
  }
};

// overview_screen.cpp, shared by the cards
void card(const Ui& ui, ImVec2 min, ImVec2 max);
void card_title(const Ui& ui, ImVec2 at, std::string_view title, int level = 3);
// Quiet words at the right of a card's title, where there is room; `right` is the card's edge.
void card_note(const Ui& ui, ImVec2 min, float right, std::string_view title,
               std::string_view note);
// What stands for what, right-aligned before `right`; nothing where there is no room from `left`
// on.
struct LegendEntry {
  std::string words;
  ImU32 color = 0;
};
void draw_legend(const Ui& ui, float left, float right, float y,
                 const std::vector<LegendEntry>& entries);
// Small words around `middle`, in a chart; the mirror is told of them by what they belong to.
void draw_centred(const Ui& ui, float middle, float y, std::string_view words, ImU32 color,
                  Weight weight);
// An item over [at, at + size) whose ground says that it can be pressed. True when it is.
bool press_line(const OverviewFrame& frame, const char* id, ImVec2 at, ImVec2 size,
                std::string_view name);

// overview_bars.cpp: departments, and the register's parts
float draw_departments_card(const OverviewFrame& frame, ImVec2 min, float width);
float draw_parts_card(const OverviewFrame& frame, ImVec2 min, float width);
// overview_days.cpp: the coming working days, and what is due next
float draw_days_card(const OverviewFrame& frame, ImVec2 min, float width);
// overview_trend.cpp: month by month, what should be done and what is
float draw_trend_card(const OverviewFrame& frame, ImVec2 min, float width);
// overview_receipts.cpp: who has sent a packet back in the present round
float draw_receipts_card(const OverviewFrame& frame, ImVec2 min, float width);

}  // namespace taizhang
