#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/overview.h"
#include "app/report_writer.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kGap = 14, kCard = 76, kLine = 27, kHead = 44, kBar = 11;
constexpr float kWide = 900;  // two columns from here on
constexpr float kName = 104, kPartName = 200;
constexpr size_t kDueLines = 9;

// The states as they are shown, the most pressing first.
constexpr std::array kStates = {LightState::Overdue, LightState::Soon, LightState::Normal,
                                LightState::Ongoing, LightState::None, LightState::Closed};

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

void card(const Ui& ui, ImVec2 min, ImVec2 max) {
  fill_rect(min, max, ui.color.bg1, space::kRadius);
  stroke_rect(min, max, ui.color.line1, space::kRadius);
}

void card_title(const Ui& ui, ImVec2 at, Text title, int level = 3) {
  const float width = text_width(ui, ui[title], type::kTitle, Weight::Bold);
  mirror::text(Role::Heading, ui[title], at.x, at.y, width, type::kTitle, level);
  draw_text(ui, at, ui[title], ui.color.text1, type::kTitle, Weight::Bold, true);
}

std::string said(const Ui& ui, const LightTally& tally) {
  std::string words;
  for (const LightState state : kStates) {
    if (tally.of(state) == 0) continue;
    words += " ";
    words += ui[state_name(state)];
    words += " " + number(tally.of(state));
  }
  return words;
}

// A bar of the states, as long as `part` of `width`.
void draw_states(const Ui& ui, ImVec2 at, float width, const LightTally& tally, int most) {
  if (most == 0) return;
  float x = at.x;
  for (const LightState state : kStates) {
    const float size = width * static_cast<float>(tally.of(state)) / static_cast<float>(most);
    if (size <= 0) continue;
    fill_rect({x, at.y}, {x + std::max(size - 1, 1.0f), at.y + kBar},
              colors_of(ui.color, state).fill);
    x += size;
  }
}

void draw_figures(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const LightTally& tasks = frame.overview.tasks;
  const float size = width / (kStates.size() + 1);
  card(ui, min, {min.x + width, min.y + kCard});
  float x = min.x;
  for (const LightState state : kStates) {
    ImGui::PushID(static_cast<int>(state));
    ImGui::SetCursorScreenPos({x, min.y});
    const std::string figure = number(tasks.of(state));
    const bool clicked = press_area("figure", {size, kCard});
    mirror::say_last_item(
        {.role = Role::Button, .name = std::string(ui[state_name(state)]) + " " + figure});
    fill_rect({x, min.y}, {x + size, min.y + kCard}, ground_of_item(ui, 0), space::kRadius);
    focus_ring(ui, space::kRadius);
    if (clicked || mirror::pressed_last_item())
      frame.show([&](TableView& view) { view.light = state; });
    draw_light_shape(ui, {state}, {x + space::k4 + 5, min.y + 20});
    draw_text(ui, {x + space::k4 + 18, min.y + 12}, ui[state_name(state)],
              colors_of(ui.color, state).text, type::kSmall, Weight::Regular, true);
    draw_text(ui, {x + space::k4, min.y + 32}, figure, ui.color.text1, type::kLarge, Weight::Bold,
              true);
    hairline({x + size, min.y}, {x + size, min.y + kCard}, ui.color.line1);
    ImGui::PopID();
    x += size;
  }
  const std::string rate = number(per_cent_closed(tasks)) + "%";
  const float used = text_width(ui, rate, type::kLarge, Weight::Bold);
  draw_text(ui, {x + space::k4, min.y + 12}, ui[Text::overview_rate], ui.color.text2, type::kSmall);
  draw_text(ui, {x + space::k4, min.y + 32}, rate, ui.color.text1, type::kLarge, Weight::Bold);
  const float room = size - used - 2 * space::k4 - space::k2;
  if (room > 24)
    bar(ui, {x + space::k4 + used + space::k2, min.y + 45}, {room, 8},
        static_cast<float>(per_cent_closed(tasks)) / 100, ui.color.done.fill);
}

std::string closed_words(const Ui& ui, const OverviewLine& line) {
  if (line.tasks.all == 0) return "—";
  return ui(Text::overview_closed_of, {number(line.tasks.closed()), number(line.tasks.all)});
}

// What the lines of a card have in common.
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

void draw_line(const OverviewFrame& frame, const OverviewLine& line, ImVec2 at, float width,
               const LineLook& look) {
  const Ui& ui = frame.ui;
  const std::string figure = closed_words(ui, line);
  ImGui::SetCursorScreenPos(at);
  const bool clicked = press_area("line", {width, kLine});
  mirror::say_last_item(
      {.role = Role::Button, .name = line.name + " " + figure + said(ui, line.tasks)});
  fill_rect(at, {at.x + width, at.y + kLine}, ground_of_item(ui, 0), space::kRadius);
  focus_ring(ui, space::kRadius);
  if (clicked || mirror::pressed_last_item())
    frame.show([&](TableView& view) {
      view.department = line.department;
      view.part = line.part;
    });
  const float name = line.part ? kPartName : kName;
  draw_fitted(ui, {at.x + space::k2, at.y + 4}, name - space::k2, line.name, ui.color.text1);
  const float left = at.x + name + space::k2, room = width - name - look.figure - 4 * space::k2;
  if (line.tasks.all > 0)
    draw_states(ui, {left, at.y + 8}, room, line.tasks, look.most);
  else
    draw_text(ui, {left, at.y + 6}, ui(Text::overview_supports, {number(line.supports)}),
              ui.color.text2, type::kSmall, Weight::Regular, true);
  draw_text(ui, {at.x + width - space::k2 - text_width(ui, figure, type::kSmall), at.y + 6}, figure,
            ui.color.text2, type::kSmall, Weight::Regular, true);
}

// A card of bars. Returns its height.
float draw_lines(const OverviewFrame& frame, Text title, const std::vector<OverviewLine>& lines,
                 ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const float height = kHead + kLine * static_cast<float>(lines.size()) + space::k3;
  card(ui, min, {min.x + width, min.y + height});
  card_title(ui, {min.x + space::k4, min.y + 12}, title);
  const LineLook look = look_of(ui, lines);
  ImGui::PushID(ui[title]);
  for (size_t i = 0; i < lines.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_line(frame, lines[i], {min.x + space::k2, min.y + kHead + kLine * static_cast<float>(i)},
              width - 2 * space::k2, look);
    ImGui::PopID();
  }
  ImGui::PopID();
  return height;
}

float draw_due_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const std::vector<DueLine>& due = frame.open.ledgers.due;
  const size_t shown = std::min(due.size(), kDueLines);
  constexpr size_t kLinesOfNone = 3;  // why, and where to go
  const size_t lines = due.empty() ? kLinesOfNone : shown;
  const float height = kHead + kLine * static_cast<float>(lines) + space::k3;
  card(ui, min, {min.x + width, min.y + height});
  card_title(ui, {min.x + space::k4, min.y + 12}, Text::overview_due);
  if (due.size() > shown) {
    const std::string all =
        ui(Text::overview_all_due, {number(static_cast<long long>(due.size()))});
    ImGui::SetCursorScreenPos(
        {min.x + width - space::k4 - text_width(ui, all, type::kSmall), min.y + 14});
    if (text_button(ui, "all due", all, Icon::None, type::kSmall))
      frame.out.push_back(GoTo{Section::Due});
  }
  if (due.empty()) {
    ImGui::SetCursorScreenPos({min.x + space::k4, min.y + kHead});
    paragraph(ui, ui[Text::due_none], width - 2 * space::k4, ui.color.text2);
    ImGui::SetCursorScreenPos({min.x + space::k4, ImGui::GetCursorScreenPos().y + space::k1});
    const std::string tasks = ui(Text::command_go_to, {ui[Text::navigation_all]});
    if (text_button(ui, "to tasks", tasks)) frame.out.push_back(GoTo{Section::Tasks});
  }
  for (size_t i = 0; i < shown; ++i) {
    const DueLine& line = due[i];
    const ImVec2 at = {min.x + space::k2, min.y + kHead + kLine * static_cast<float>(i)};
    const float room = width - 2 * space::k2;
    const std::string date = to_text(line.due.at.date).substr(5);
    const std::string title = named_title(frame.open, line.record, ui.language);
    const std::string light = light_words(line.light, ui.language);
    ImGui::PushID(static_cast<int>(i));
    ImGui::SetCursorScreenPos(at);
    const bool clicked = press_area("due", {room, kLine});
    mirror::say_last_item({.role = Role::Button, .name = date + " " + title + " " + light});
    fill_rect(at, {at.x + room, at.y + kLine}, ground_of_item(ui, 0), space::kRadius);
    focus_ring(ui, space::kRadius);
    if (clicked || mirror::pressed_last_item()) frame.out.push_back(ShowRecord{line.record});
    draw_text(ui, {at.x + space::k2, at.y + 4}, date, ui.color.text2, type::kBody, Weight::Regular,
              true);
    const float tail = text_width(ui, light, type::kSmall) + 18;
    draw_fitted(ui, {at.x + 64, at.y + 4}, room - 64 - tail - space::k3, title, ui.color.text1);
    draw_light_shape(ui, line.light, {at.x + room - tail, at.y + kLine / 2});
    draw_text(ui, {at.x + room - tail + 12, at.y + 6}, light,
              colors_of(ui.color, line.light.state).text, type::kSmall, Weight::Regular, true);
    ImGui::PopID();
  }
  return height;
}

float draw_returns_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const BoardRound* round = present_round(frame.open);
  if (round == nullptr) return 0;
  const float height = kHead + 2 * kLine + space::k3;
  card(ui, min, {min.x + width, min.y + height});
  card_title(ui, {min.x + space::k4, min.y + 12}, Text::document_receipts);
  const auto of = [&](RoundState state) {
    return number(round->departments[static_cast<size_t>(state)]);
  };
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + kHead});
  paragraph(ui,
            ui(Text::board_totals,
               {number(static_cast<long long>(round->rows.size())), of(RoundState::Returned),
                of(RoundState::Missing), of(RoundState::NotIssued)}),
            width - 2 * space::k4, ui.color.text1);
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + kHead + kLine});
  if (text_button(ui, "board", ui[Text::overview_board])) frame.out.push_back(GoTo{Section::Board});
  return height;
}

}  // namespace

void draw_overview(const OpenRegister& open, Drafts&, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out) {
  if (!open.overview) return;
  const OverviewFrame frame{open, *open.overview, ui, out};
  const float top = min.y + space::kToolbar;
  fill_rect(min, max, ui.color.bg0);
  card_title(ui, {min.x + space::k4, min.y + 11}, Text::place_overview, 2);
  const float named =
      text_width(ui, ui[Text::place_overview], type::kTitle, Weight::Bold) + space::k2;
  draw_text(ui, {min.x + space::k4 + named, min.y + 15},
            ui(Text::overview_as_of, {to_text(ui.today)}), ui.color.text2, type::kSmall);
  const ButtonLook look{.icon = Icon::File, .height = 28};
  ImGui::SetCursorScreenPos(
      {max.x - space::k4 - button_width(ui, ui[Text::overview_report], look), min.y + 8});
  if (button(ui, "report", ui[Text::overview_report], look)) out.push_back(GoTo{Section::Reports});

  begin_region("overview", {min.x, top}, max, ui.color.bg0, {space::k4, space::k1});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_figures(frame, at, width);
  const bool wide = width >= kWide;
  const float column = wide ? (width - kGap) / 2 : width;
  float left = at.y + kCard + kGap;
  left += draw_lines(frame, Text::overview_departments, frame.overview.departments, {at.x, left},
                     column) +
          kGap;
  const float x = wide ? at.x + column + kGap : at.x;
  float right = wide ? at.y + kCard + kGap : left;
  right += draw_due_card(frame, {x, right}, column) + kGap;
  right += draw_lines(frame, Text::overview_parts, frame.overview.parts, {x, right}, column) + kGap;
  right += draw_returns_card(frame, {x, right}, column);
  ImGui::SetCursorScreenPos({at.x, std::max(left, right)});
  ImGui::Dummy({1, space::k4});
  end_region();
}

}  // namespace taizhang
