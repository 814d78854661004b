#include <algorithm>
#include <string>
#include <vector>

#include "rules/calendar_records.h"
#include "ui/ledger_table.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

// The ways to look at the ledger, up to `right`. Returns where they begin.
float draw_views(const LedgerFrame& frame, float right, float y) {
  const std::vector<LedgerView>& views = frame.shelf.form.ledger.views;
  if (views.size() < 2) return right;
  const Ui& ui = frame.ui;
  const auto look = [&](size_t i) {
    const bool chosen = frame.ledgers().look.view == i;
    return ButtonLook{
        .kind = chosen ? Kind::Outlined : Kind::Quiet, .height = 28, .size = type::kSmall};
  };
  float x = right;
  for (size_t i = views.size(); i-- > 0;) {
    const std::string name(label(views[i].name, ui.language));
    x -= button_width(ui, name, look(i));
    ImGui::SetCursorScreenPos({x, y});
    ImGui::PushID(static_cast<int>(i));
    if (button(ui, "view", name, look(i)))
      change_look(frame, [i](LedgerLook& next) { next.view = i; });
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
  const float width = button_width(ui, add, {.icon = Icon::Plus, .height = 28});
  const float tools = draw_tools(frame, {frame.right - space::k3 - width - space::k2, min.y + 8});
  const float filter =
      draw_view_tools(frame.open, frame.drafts, ui, tools - space::k2, min.y + 8, 100, frame.out);
  const float views = draw_views(frame, filter - space::k1, min.y + 8);
  const float room = views - min.x - 110;
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
  ImGui::SetCursorScreenPos({frame.right - space::k3 - width, min.y + 8});
  if (button(ui, "add record", add, {.icon = Icon::Plus, .height = 28}))
    frame.out.push_back(AddLedgerRecord{form.id, {}});
}

void draw_ledger_chips(const LedgerFrame& frame, ImVec2 at) {
  const Ui& ui = frame.ui;
  const LedgerShelf& shelf = frame.shelf;
  const LedgerLook& look = frame.ledgers().look;
  ImGui::SetCursorScreenPos({at.x + space::k3, at.y + 6});
  const bool all = !look.light && !look.faulty;
  if (chip(ui, "all", ui[Text::chip_all], static_cast<int>(shelf.records.size()), all)) {
    change_look(frame, [](LedgerLook& next) { next.light.reset(), next.faulty = false; });
  }
  struct LightFilter {
    LightState state;
    Text name;
  };
  constexpr LightFilter kFilters[] = {{LightState::Overdue, Text::light_filter_overdue},
                                      {LightState::Soon, Text::light_filter_soon},
                                      {LightState::Normal, Text::light_normal},
                                      {LightState::Stopped, Text::light_stopped},
                                      {LightState::Closed, Text::light_closed}};
  for (const LightFilter& filter : kFilters) {
    const int count = shelf.lights[static_cast<size_t>(filter.state)];
    if (count == 0 && look.light != filter.state) continue;
    ImGui::SameLine();
    if (chip(ui, ui[filter.name], ui[filter.name], count, look.light == filter.state)) {
      change_look(frame, [&](LedgerLook& next) { next.light = filter.state, next.faulty = false; });
    }
  }
  if (shelf.findings == 0 && !look.faulty) return;
  ImGui::SameLine();
  if (chip(ui, "faulty", ui[Text::ledger_faulty], shelf.faulty, look.faulty)) {
    change_look(frame, [](LedgerLook& next) { next.light.reset(), next.faulty = true; });
  }
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
