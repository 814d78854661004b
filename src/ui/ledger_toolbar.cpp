#include <algorithm>
#include <string>
#include <vector>

#include "rules/calendar_records.h"
#include "ui/ledger_table.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

constexpr float kTightTools = 560;     // width of a toolbar without room for words
constexpr float kWordlessTools = 800;  // what the rest of it takes before its tools have words

// The ways to look at the ledger, from `left` up to `right`: side by side or, where they have no
// room, as a closed list. Returns where they begin.
float draw_views(const LedgerFrame& frame, float left, float right, float y) {
  const std::vector<LedgerView>& views = frame.shelf.form.ledger.views;
  if (views.size() < 2) return right;
  const Ui& ui = frame.ui;
  const size_t now = frame.ledgers().look.view;
  const auto look = [&](size_t i) {
    return ButtonLook{
        .kind = i == now ? Kind::Outlined : Kind::Quiet, .height = 28, .size = type::kSmall};
  };
  const auto choose = [&](size_t i) {
    change_look(frame, [i](LedgerLook& next) { next.view = i; });
  };
  std::vector<std::string> names;
  float width = 0;
  for (size_t i = 0; i < views.size(); ++i) {
    names.emplace_back(label(views[i].name, ui.language));
    width += button_width(ui, names[i], look(i));
  }
  if (width > right - left) {
    const float room = std::clamp(right - left, 80.0f, 140.0f);
    ImGui::SetCursorScreenPos({right - room, y - 2});
    if (const auto picked = combo(ui, "views", ui[Text::views_title], names, now, room))
      choose(*picked);
    return right - room - space::k3;
  }
  float x = right;
  for (size_t i = views.size(); i-- > 0;) {
    x -= button_width(ui, names[i], look(i));
    ImGui::SetCursorScreenPos({x, y});
    ImGui::PushID(static_cast<int>(i));
    if (button(ui, "view", names[i], look(i))) choose(i);
    ImGui::PopID();
  }
  return x - space::k3;
}

// The settings and, of the calendar, the way in for a notice, up to `at`. Returns where they begin.
float draw_tools(const LedgerFrame& frame, ImVec2 at) {
  const Ui& ui = frame.ui;
  if (!frame.open.scope().empty()) return at.x;
  float x = at.x - space::kToolButton;
  ImGui::SetCursorScreenPos({x, at.y});
  if (icon_button(ui, "ledger settings", Icon::Settings, ui[Text::ledger_settings]))
    open_ledger_settings(frame.open, frame.drafts);
  if (frame.shelf.form.id != forms::kCalendarYear) return x;
  const ButtonLook look{.icon = Icon::Clipboard, .height = 28};
  x -= space::k2 + button_width(ui, ui[Text::calendar_paste], look);
  ImGui::SetCursorScreenPos({x, at.y});
  if (button(ui, "paste holidays", ui[Text::calendar_paste], look)) frame.drafts.holidays.emplace();
  return x;
}

}  // namespace

void draw_ledger_toolbar(const LedgerFrame& frame, ImVec2 min) {
  const Ui& ui = frame.ui;
  const Template& form = frame.shelf.form;
  const std::string title(label(form.name, ui.language));
  const std::string add = ui[Text::ledger_add];
  const float right = frame.sight;
  const bool is_tight = right - min.x < kTightTools;
  const ButtonLook look{.icon = Icon::Plus, .height = space::kToolButton};
  const float width = is_tight ? space::kToolButton : button_width(ui, add, look);
  const float tools = draw_tools(frame, {right - space::k3 - width - space::k2, min.y + 8});
  const float filter = draw_view_tools(frame.open, frame.drafts, ui, tools - space::k2, min.y + 8,
                                       right - min.x - kWordlessTools, frame.out);
  constexpr float kLeastHeading = 100, kBesideHeading = 60;  // its count and its help
  const float views =
      draw_views(frame, min.x + kLeastHeading + kBesideHeading, filter - space::k1, min.y + 8);
  const float room = std::max(0.0f, views - min.x - kBesideHeading - space::k3);
  const float used = std::min(room, text_width(ui, title, type::kTitle, Weight::Bold));
  mirror::text(Role::Heading, title, min.x + space::k3, min.y + 11, used, type::kTitle, 2);
  draw_fitted(ui, {min.x + space::k3, min.y + 11}, room, title, ui.color.text1, type::kTitle,
              Weight::Bold);
  const std::string count = number(static_cast<long long>(frame.shelf.records.size()));
  float x = min.x + space::k3 + used + space::k2;
  draw_text(ui, {x, min.y + 15}, count, ui.color.text3, type::kSmall);
  x += text_width(ui, count, type::kSmall) + space::k2;
  std::string help(label(form.ledger.help, ui.language));
  if (!form.ledger.notice.empty())
    help += (help.empty() ? "" : "\n") + ui(Text::ledger_notice, {form.ledger.notice});
  if (!help.empty()) {
    ImGui::SetCursorScreenPos({x, min.y + 12});
    press_area("help", {20, 20});
    mirror::say_last_item(
        {.role = Role::Button, .name = ui(Text::ledger_help_name, {title}), .value = help});
    draw_icon(ImGui::GetWindowDrawList(), Icon::Info, {x + 2, min.y + 14}, 16, ui.color.text3);
    focus_ring(ui, space::kTagRadius);
    tooltip(ui, help);
  }
  ImGui::SetCursorScreenPos({right - space::k3 - width, min.y + 8});
  if (is_tight ? icon_button(ui, "add record", Icon::Plus, add)
               : button(ui, "add record", add, look))
    frame.out.push_back(AddLedgerRecord{form.id, {}});
}

void draw_ledger_chips(const LedgerFrame& frame, ImVec2 at) {
  const Ui& ui = frame.ui;
  const LedgerShelf& shelf = frame.shelf;
  const LedgerLook& look = frame.ledgers().look;
  struct LightFilter {
    LightState state;
    Text name;
  };
  constexpr LightFilter kFilters[] = {{LightState::Overdue, Text::light_filter_overdue},
                                      {LightState::Soon, Text::light_filter_soon},
                                      {LightState::Normal, Text::light_normal},
                                      {LightState::Stopped, Text::light_stopped},
                                      {LightState::Closed, Text::light_closed}};
  std::vector<Choice> choices = {
      {ui[Text::chip_all], static_cast<int>(shelf.records.size()), !look.light && !look.faulty}};
  std::vector<std::optional<LightState>> lights = {std::nullopt};
  for (const LightFilter& filter : kFilters) {
    const int count = shelf.lights[static_cast<size_t>(filter.state)];
    if (count == 0 && look.light != filter.state) continue;
    choices.push_back({ui[filter.name], count, look.light == filter.state});
    lights.push_back(filter.state);
  }
  if (shelf.findings > 0 || look.faulty)
    choices.push_back({ui[Text::ledger_faulty], shelf.faulty, look.faulty});
  const auto pressed = draw_choices(ui, ui[Text::ledger_light], choices,
                                    {at.x + space::k3, at.y + 6}, frame.sight - space::k3);
  if (!pressed) return;
  change_look(frame, [&](LedgerLook& next) {
    next.faulty = *pressed >= lights.size();
    next.light = next.faulty ? std::nullopt : lights[*pressed];
  });
}

std::string ledger_status(const OpenRegister& open, const Ui& ui) {
  const LedgerShelf* shelf = open_shelf(open.ledgers);
  if (!shelf) return {};
  std::string words =
      ui(Text::ledger_status, {number(static_cast<long long>(shelf->records.size())),
                               number(static_cast<long long>(open.ledgers.rows.size()))});
  for (size_t i = 0; i < shelf->figures.size(); ++i) {
    words += "  ·  " + std::string(label(shelf->form.ledger.summary[i].name, ui.language)) + " " +
             shelf->figures[i];
  }
  const bool is_score = shelf->form.id == forms::kScore;
  for (size_t i = 0; is_score && i < open.ledgers.deducted.size(); ++i) {
    const DeductedOf& of = open.ledgers.deducted[i];
    const std::string name = i == 0 ? ui[Text::score_deduction] : of.department;
    words += "  ·  " + name + " " + of.points.digits;
  }
  return words + "  ·  " + calendar_status(open, ui);
}

std::string calendar_status(const OpenRegister& open, const Ui& ui) {
  const auto year = open.ledgers.calendar.last_year();
  return year ? ui(Text::calendar_until, {number(*year)}) : std::string();
}

}  // namespace taizhang
