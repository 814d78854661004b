#include <algorithm>
#include <array>
#include <cmath>

#include "ui/layouts.h"

namespace taizhang {
namespace {

constexpr float kDays = 26;     // the line of the weekdays' names
constexpr float kDayHead = 24;  // of a day, above its tasks
constexpr float kEntry = 20, kEntryGap = 2;
constexpr float kLeastDay = kDayHead + 2 * (kEntry + kEntryGap);
constexpr float kWeekend = 0.75f;  // of another day's width
constexpr float kPopup = 380;
constexpr int kMostLines = 12;

// Where the days of a week begin, and where the last one ends.
std::array<float, 8> day_edges(float left, float width) {
  std::array<float, 8> edges = {};
  const float one = width / (5 + 2 * kWeekend);
  for (size_t i = 0; i < edges.size(); ++i) {
    const float days = static_cast<float>(std::min<size_t>(i, 5)) +
                       kWeekend * static_cast<float>(i > 5 ? i - 5 : 0);
    edges[i] = std::round(left + one * days);
  }
  return edges;
}

struct Month {
  Date shown;  // its first day
  Date first;  // the Monday of its first week
  int weeks = 5;
};

Month month_of(Date day) {
  Month month{month_beside(day, 0), {}, 0};
  const int before = static_cast<int>(weekday(month.shown));
  month.first = add_days(month.shown, -before);
  month.weeks = (before + last_day_of_month(month.shown.year, month.shown.month) + 6) / 7;
  return month;
}

std::string month_words(const Ui& ui, Date month) {
  return ui(Text::month_title, {number(month.year), number(month.month)});
}

// An entry's words in its state's colours; the last item is the task.
void draw_entry(const LayoutFrame& frame, const OutlineRow& row, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const Light light = task_light(frame.open, row.record);
  const StateColors& colors = colors_of(ui.color, light.state);
  fill_rect(min, max, colors.soft, space::kTagRadius);
  if (frame.open.selected == row.record || frame.open.marked.contains(row.record))
    stroke_rect(min, max, ui.color.accent, space::kTagRadius, 2);
  else if (ImGui::IsItemHovered())
    stroke_rect(min, max, colors.mark, space::kTagRadius);
  const std::string_view title = text_of(frame.open.reg, row.record, fields::kTitle);
  draw_light_shape(ui, light, {min.x + 9, (min.y + max.y) / 2});
  draw_fitted(ui, {min.x + 18, min.y + (kEntry - type::kSmall) / 2}, max.x - min.x - 22, title,
              colors.text, type::kSmall);
  focus_ring(ui, space::kTagRadius);
}

// True when the tasks of the day that do not fit are asked for.
bool draw_day(const LayoutFrame& frame, const Month& month, Date day, ImVec2 min, ImVec2 max) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  const bool is_other = day.month != month.shown.month;
  const bool is_off = !open.ledgers.calendar.is_working_day(day);
  const TaskGroup* group = group_of_day(open.layout, day);
  const size_t tasks = group ? group->tasks.size() : 0;
  std::string name = to_text(day);
  if (is_off) name = ui(Text::month_day_off, {name});
  if (tasks > 0) name = ui(Text::month_day_name, {name, number(static_cast<long long>(tasks))});
  ImGui::PushID(day_number(day));
  mirror::begin(Role::Gridcell, "day", name, min.x, min.y, max.x - min.x, max.y - min.y);
  fill_rect(min, max, is_off ? ui.color.bg2 : is_other ? ui.color.bg0 : ui.color.bg1);
  const std::string words = day.day == 1
                                ? ui(Text::month_first_day, {number(day.month), number(day.day)})
                                : number(day.day);
  const bool is_today = day == ui.today;
  const Weight weight = is_other || is_off ? Weight::Regular : Weight::Bold;
  if (is_today)
    fill_rect({min.x + 4, min.y + 3},
              {min.x + 12 + text_width(ui, words, type::kBody, weight), min.y + 3 + type::kBody},
              ui.color.accent, space::kTagRadius);
  draw_text(ui, {min.x + 8, min.y + 3}, words,
            is_today             ? ui.color.on_accent
            : is_other || is_off ? ui.color.text3
                                 : ui.color.text1,
            type::kBody, weight, true);
  const size_t room =
      static_cast<size_t>(std::max(0.0f, (max.y - min.y - kDayHead) / (kEntry + kEntryGap)));
  const size_t shown = tasks <= room ? tasks : room - std::min<size_t>(room, 1);
  const float left = min.x + space::k1, right = max.x - space::k1;
  float y = min.y + kDayHead;
  for (size_t i = 0; i < shown; ++i, y += kEntry + kEntryGap) {
    const OutlineRow& row = frame.row(group->tasks[i]);
    ImGui::PushID(to_text(row.record).c_str());
    press_task(frame, row, {left, y}, {right, y + kEntry});
    draw_entry(frame, row, {left, y}, {right, y + kEntry});
    ImGui::PopID();
  }
  bool asked = false;
  if (shown < tasks) {
    ImGui::SetCursorScreenPos({left, y});
    const bool clicked = press_area("more", {right - left, kEntry});
    const std::string more = ui(Text::month_more, {number(static_cast<long long>(tasks - shown))});
    mirror::say_last_item({.role = Role::Button, .name = more});
    asked = clicked || mirror::pressed_last_item();
    fill_rect({left, y}, {right, y + kEntry}, ground_of_item(ui, 0), space::kTagRadius);
    draw_text(ui, {left + space::k1, y + (kEntry - type::kSmall) / 2}, more, ui.color.text2,
              type::kSmall, Weight::Regular, true);
    focus_ring(ui, space::kTagRadius);
  }
  hairline({max.x - 1, min.y}, {max.x - 1, max.y}, ui.color.line1);
  hairline({min.x, max.y - 1}, {max.x, max.y - 1}, ui.color.line1);
  mirror::end();
  ImGui::PopID();
  if (asked) frame.drafts.layout.day = day;
  return asked;
}

// The tasks of a day, or those without one, as a list.
void draw_day_popup(const LayoutFrame& frame) {
  const Ui& ui = frame.ui;
  const bool is_open = begin_popup(ui, "day tasks", kPopup);
  if (is_open) {
    const Date day = frame.drafts.layout.day;
    const TaskGroup* group = group_of_day(frame.open.layout, day);
    const int count = group ? static_cast<int>(group->tasks.size()) : 0;
    const std::string figure = number(count);
    const std::string title = day == Date{} ? ui(Text::month_undated, {figure})
                                            : ui(Text::month_day_name, {to_text(day), figure});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float inner = kPopup - 2 * space::k1;
    mirror::begin(Role::List, "tasks", title, at.x, at.y, inner, ui.row);
    draw_text(ui, {at.x + space::k2, at.y + 5}, title, ui.color.text2, type::kSmall, Weight::Bold,
              true);
    const float top = at.y + ui.row;
    const float height = ui.row * static_cast<float>(std::min(count, kMostLines));
    begin_region("lines", {at.x, top}, {at.x + inner, top + height}, ui.color.bg1, {0, 0});
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImGuiListClipper clipper;
    clipper.Begin(count, ui.row);
    while (clipper.Step()) {
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
        const OutlineRow& row = frame.row(group->tasks[static_cast<size_t>(i)]);
        const ImVec2 min(origin.x, origin.y + ui.row * static_cast<float>(i));
        const ImVec2 max(min.x + inner, min.y + ui.row);
        const Light light = task_light(frame.open, row.record);
        const std::string title_words = named_title(frame.open, row.record, ui.language);
        ImGui::PushID(i);
        ImGui::SetCursorScreenPos(min);
        const bool clicked = press_area("line", {inner, ui.row});
        mirror::say_last_item(
            {.role = Role::Button, .name = title_words, .value = light_said(ui, light)});
        if (clicked || mirror::pressed_last_item()) {
          frame.out.push_back(SelectRecord{row.record});
          ImGui::CloseCurrentPopup();
        }
        fill_rect(min, max, ground_of_item(ui, 0), space::kRadius);
        focus_ring(ui, space::kRadius);
        const float tail = text_width(ui, light_said(ui, light), type::kSmall) + 16;
        draw_fitted(ui, {min.x + space::k2, min.y + (ui.row - type::kBody) / 2},
                    inner - tail - 3 * space::k2, title_words, ui.color.text1);
        draw_light(ui, light, {max.x - tail - space::k2, min.y + (ui.row - type::kSmall) / 2},
                   tail);
        ImGui::PopID();
      }
    }
    clipper.End();
    end_region();
    mirror::end();
  }
  end_popup(is_open);
}

void show_month(const LayoutFrame& frame, Date day) { frame.drafts.layout.month = day; }

// Which month, how to go to another, and what stands in none. True when the latter is asked for.
bool draw_bar(const LayoutFrame& frame, const Month& month) {
  const Ui& ui = frame.ui;
  const std::string title = month_words(ui, month.shown);
  const float y = frame.min.y + 6;
  float x = frame.min.x + space::k3;
  const float used = std::max(96.0f, text_width(ui, title, type::kTitle, Weight::Bold));
  mirror::text(Role::Heading, title, x, y, used, type::kTitle, 3);
  draw_text(ui, {x, y + 2}, title, ui.color.text1, type::kTitle, Weight::Bold, true);
  x += used + space::k2;
  ImGui::SetCursorScreenPos({x, y});
  if (icon_button(ui, "previous", Icon::Previous, ui[Text::month_previous]))
    show_month(frame, month_beside(month.shown, -1));
  ImGui::SameLine(0, 0);
  if (icon_button(ui, "next", Icon::Next, ui[Text::month_next]))
    show_month(frame, month_beside(month.shown, 1));
  ImGui::SameLine(0, space::k2);
  if (button(ui, "today", ui[Text::month_today], {.height = space::kToolButton}))
    show_month(frame, ui.today);
  x = ImGui::GetItemRectMax().x + space::k3;

  const TaskGroup* undated = group_of_day(frame.open.layout, {});
  float right = frame.max.x - space::k3;
  bool asked = false;
  if (undated) {
    const std::string words =
        ui(Text::month_undated, {number(static_cast<long long>(undated->tasks.size()))});
    right -= text_width(ui, words, type::kSmall);
    ImGui::SetCursorScreenPos({right, y + 5});
    asked = text_button(ui, "undated", words, Icon::None, type::kSmall);
    if (asked) frame.drafts.layout.day = {};
  }
  const auto nearest = nearest_day(frame.open.layout, month.shown);
  if (nearest && month_beside(*nearest, 0) == month.shown) return asked;
  const std::string see = nearest ? ui(Text::month_nearest, {month_words(ui, *nearest)}) : "";
  const float none = text_width(ui, ui[Text::month_none], type::kSmall);
  if (x + none + text_width(ui, see, type::kSmall) + 2 * space::k4 < right) {
    draw_text(ui, {x, y + 5}, ui[Text::month_none], ui.color.text2, type::kSmall);
    x += none + space::k2;
  }
  ImGui::SetCursorScreenPos({x, y + 5});
  if (nearest && text_button(ui, "nearest", see, Icon::None, type::kSmall))
    show_month(frame, *nearest);
  return asked;
}

// From task to task by the day they are due, over the ends of months.
void calendar_keys(const LayoutFrame& frame, const Month& month) {
  const OpenRegister& open = frame.open;
  if (!has_keys(frame.drafts)) return;
  const Keys keys(ImGui::GetID("calendar keys"));
  if (keys.pressed(ImGuiKey_PageUp)) show_month(frame, month_beside(month.shown, -1));
  if (keys.pressed(ImGuiKey_PageDown)) show_month(frame, month_beside(month.shown, 1));
  if (keys.pressed(ImGuiKey_T)) show_month(frame, frame.ui.today);
  const bool right = keys.pressed(ImGuiKey_RightArrow), down = keys.pressed(ImGuiKey_DownArrow);
  const bool left = keys.pressed(ImGuiKey_LeftArrow), up = keys.pressed(ImGuiKey_UpArrow);
  common_keys(frame, keys);
  if (!right && !down && !left && !up) return;
  const std::vector<TaskGroup>& groups = open.layout.groups;
  const auto at = spot_of(open, open.selected);
  uint32_t group = 0, place = 0;
  if (!at) {
    while (group + 1 < groups.size() && groups[group].day < month.shown) ++group;
  } else if (right || down) {
    group = at->group;
    place = at->place + 1;
    if (place == groups[group].tasks.size()) {
      if (++group == groups.size()) return;
      place = 0;
    }
  } else {
    group = at->group;
    if (at->place == 0 && group == 0) return;
    if (at->place == 0) --group;
    place = (at->place == 0 ? static_cast<uint32_t>(groups[group].tasks.size()) : at->place) - 1;
  }
  if (groups[group].day != Date{}) show_month(frame, groups[group].day);
  select_by_key(frame, frame.row(groups[group].tasks[place]).record);
}

}  // namespace

std::array<std::string_view, 7> weekday_names(const Ui& ui) {
  std::array<std::string_view, 7> names;
  std::string_view left = ui[Text::month_weekdays];
  for (std::string_view& name : names) {
    name = left.substr(0, left.find(' '));
    left.remove_prefix(std::min(name.size() + 1, left.size()));
  }
  return names;
}

void draw_calendar(const LayoutFrame& frame) {
  const Ui& ui = frame.ui;
  const Month month = month_of(frame.drafts.layout.month.value_or(ui.today));
  bool asked = draw_bar(frame, month);
  const float top = frame.min.y + kLayoutBar, left = frame.min.x;
  const float room = frame.max.y - top - kDays, width = frame.max.x - left;
  const float least = kLeastDay * static_cast<float>(month.weeks);
  const bool scrolls = least > room;
  const float height = std::floor(std::max(room, least) / static_cast<float>(month.weeks));
  const std::array edges = day_edges(left, width - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0));
  mirror::begin_grid("calendar", month_words(ui, month.shown), month.weeks + 1, 7, left, top, width,
                     frame.max.y - top);
  mirror::begin_row(1, false, left, top, width, kDays);
  hairline({left, top}, {frame.max.x, top}, ui.color.line1);
  const std::array names = weekday_names(ui);
  for (size_t i = 0; i < names.size(); ++i) {
    mirror::cell(Role::ColumnHeader, static_cast<int>(i) + 1, names[i], edges[i], top,
                 edges[i + 1] - edges[i], kDays);
    draw_text(ui, {edges[i] + 8, top + (kDays - type::kSmall) / 2}, names[i], ui.color.text2,
              type::kSmall, Weight::Regular, true);
  }
  mirror::end();
  hairline({left, top + kDays - 1}, {frame.max.x, top + kDays - 1}, ui.color.line2);
  begin_region("weeks", {left, top + kDays}, frame.max, ui.color.bg0, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  for (int week = 0; week < month.weeks; ++week) {
    const float y = origin.y + height * static_cast<float>(week);
    mirror::begin_row(week + 2, false, left, y, width, height);
    for (int i = 0; i < 7; ++i) {
      const size_t at = static_cast<size_t>(i);
      asked |= draw_day(frame, month, add_days(month.first, 7 * week + i), {edges[at], y},
                        {edges[at + 1], y + height});
    }
    mirror::end();
  }
  ImGui::SetCursorScreenPos({origin.x, origin.y + height * static_cast<float>(month.weeks) - 1});
  ImGui::Dummy({1, 1});
  calendar_keys(frame, month);
  end_region();
  mirror::end();
  if (asked) ImGui::OpenPopup("day tasks");
  draw_day_popup(frame);
}

}  // namespace taizhang
