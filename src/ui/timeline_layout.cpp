#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "ui/layouts.h"

namespace taizhang {
namespace {

constexpr float kHead = space::kToolbar;  // years or months, and below them months or days
constexpr float kLeastNames = 180, kMostNames = 400, kNamesShare = 0.31f, kNumber = 48;
constexpr float kBar = 18, kThin = 6, kDot = 2.5f, kElbow = 7, kArrow = 4;
constexpr float kLeastDays = 14, kMostDays = 1200, kWheelStep = 1.2f;
constexpr float kMonthsFrom = 130;  // days in sight from which on only months are written
constexpr float kDayWidth = 24;     // from which on every day is written

constexpr std::array kSegments = {Segment{Text::timeline_month}, Segment{Text::timeline_quarter},
                                  Segment{Text::timeline_year}};
constexpr std::array kScaleDays = {31.0f, 92.0f, 366.0f};

struct Timeline {
  const LayoutFrame& frame;
  const LayoutData& data;
  float left, right;  // of the days, screen px
  float day_width;
  float scroll;  // px from the first day on

  float x(int32_t day) const {
    return left - scroll + day_width * static_cast<float>(day - data.first_day);
  }
  int32_t day_at(float at) const {
    return data.first_day + static_cast<int32_t>(std::floor((at - left + scroll) / day_width));
  }
  float length() const {
    return day_width * static_cast<float>(data.last_day - data.first_day + 1);
  }
  float today() const { return x(day_number(frame.ui.today)) + day_width / 2; }
};

// As the draft has it now.
void fit(Timeline& line) {
  const LayoutFrame& frame = line.frame;
  const LayoutDraft& draft = frame.drafts.layout;
  const float width = frame.max.x - frame.min.x - ImGui::GetStyle().ScrollbarSize;
  line.left = frame.min.x + std::round(std::clamp(width * kNamesShare, kLeastNames, kMostNames));
  line.right = frame.min.x + width;
  line.day_width = std::max(1.0f, line.right - line.left) / draft.days;
  const float most = std::max(0.0f, line.length() - (line.right - line.left));
  line.scroll = std::clamp(draft.scroll_to.value_or(draft.scroll), 0.0f, most);
}

// Shows `days` at once; the day at `at` px stays where it is.
void zoom(Timeline& line, float days, float at) {
  LayoutDraft& draft = line.frame.drafts.layout;
  const float day = (at - line.left + line.scroll) / line.day_width;
  draft.days = std::clamp(days, kLeastDays, kMostDays);
  draft.scroll_to = day * std::max(1.0f, line.right - line.left) / draft.days - (at - line.left);
  fit(line);
}

// Today a quarter of the way in; of a whole year its beginning.
void show_today(Timeline& line) {
  LayoutDraft& draft = line.frame.drafts.layout;
  const Date today = line.frame.ui.today;
  const int32_t from = draft.days > kScaleDays[1]
                           ? day_number({today.year, 1, 1})
                           : day_number(today) - static_cast<int32_t>(draft.days / 4);
  draft.scroll_to = line.day_width * static_cast<float>(from - line.data.first_day);
  draft.shows_today = true;
  fit(line);
}

void draw_bar_above(Timeline& line) {
  const LayoutFrame& frame = line.frame;
  const Ui& ui = frame.ui;
  ImGui::SetCursorScreenPos({frame.min.x + space::k3, frame.min.y + 6});
  const auto now = std::ranges::find(kScaleDays, frame.drafts.layout.days);
  const float today = line.today();
  const bool has_today = today > line.left && today < line.right;
  if (const auto chosen = segments(ui, "scale", Text::timeline_scale, kSegments,
                                   static_cast<size_t>(now - kScaleDays.begin()))) {
    zoom(line, kScaleDays[*chosen], (line.left + line.right) / 2);
    if (has_today) show_today(line);
  }
  ImGui::SetCursorScreenPos(
      {frame.min.x + space::k5 + segments_width(ui, kSegments), frame.min.y + 6});
  if (button(ui, "today", ui[Text::month_today], {.height = space::kToolButton})) show_today(line);
  const int32_t last = std::min(line.day_at(line.right - 1), line.data.last_day);
  draw_text(
      ui, {ImGui::GetItemRectMax().x + space::k3, frame.min.y + 11},
      ui(Text::timeline_span, {to_text(date_of(line.day_at(line.left))), to_text(date_of(last))}),
      ui.color.text2, type::kSmall);
}

// Calls `use(day, is_upper)` for each mark of the two lines of the head that is in sight: the upper
// one says years or months, the lower one months or days.
void for_marks(const Timeline& line, auto use) {
  const float days = line.frame.drafts.layout.days;
  const bool by_month = days >= kMonthsFrom;
  const int step = line.day_width >= kDayWidth ? 1 : 7;
  const int32_t from = line.day_at(line.left);
  const int32_t to = std::min(line.day_at(line.right), line.data.last_day);
  const Date first = date_of(from);
  for (int32_t day = day_number({first.year, by_month ? uint8_t{1} : first.month, 1}); day <= to;) {
    use(day, true);
    const Date date = date_of(day);
    day = by_month ? day_number({static_cast<int16_t>(date.year + 1), 1, 1})
                   : day_number(month_beside(date, 1));
  }
  const int before = step == 7 ? static_cast<int>(weekday(first)) : 0;
  for (int32_t day = by_month ? day_number(month_beside(first, 0)) : from - before; day <= to;) {
    use(day, false);
    day = by_month ? day_number(month_beside(date_of(day), 1)) : day + step;
  }
}

void draw_head(const Timeline& line, float y) {
  const LayoutFrame& frame = line.frame;
  const Ui& ui = frame.ui;
  fill_rect({frame.min.x, y}, {frame.max.x, y + kHead}, ui.color.bg0);
  hairline({frame.min.x, y}, {frame.max.x, y}, ui.color.line1);
  draw_text(ui, {frame.min.x + space::k3, y + (kHead - type::kSmall) / 2}, ui[Text::column_title],
            ui.color.text2, type::kSmall, Weight::Regular, true);
  const float days = frame.drafts.layout.days;
  const bool by_month = days >= kMonthsFrom;
  float written[2] = {line.left, line.left};  // as far as words stand already
  ImGui::PushClipRect({line.left, y}, {frame.max.x, y + kHead}, true);
  for_marks(line, [&](int32_t day, bool is_upper) {
    const Date date = date_of(day);
    const float x = line.x(day);
    std::string words;
    if (is_upper) {
      words = by_month ? number(date.year)
                       : ui(Text::month_title, {number(date.year), number(date.month)});
    } else {
      words = by_month                      ? ui(Text::month_short, {number(date.month)})
              : line.day_width >= kDayWidth ? number(date.day)
                                            : to_text(date).substr(5);
    }
    const float lower = y + kHead / 2;
    if (!is_upper) hairline({x, lower}, {x, y + kHead}, ui.color.line1);
    // The year or month that is in sight from its middle on is written where it comes into sight.
    const float at = std::max(x, line.left) + space::k1;
    const int32_t next = by_month ? day_number({static_cast<int16_t>(date.year + 1), 1, 1})
                                  : day_number(month_beside(date, 1));
    const float room = line.x(next) - at;
    const float width = text_width(ui, words, type::kSmall, Weight::Bold);
    if (x < line.left && (!is_upper || room < width)) return;
    if (at < written[is_upper]) return;
    written[is_upper] = at + width + space::k1;
    draw_text(ui, {at, is_upper ? y + 4 : lower}, words, is_upper ? ui.color.text1 : ui.color.text2,
              type::kSmall, is_upper ? Weight::Bold : Weight::Regular, true);
  });
  ImGui::PopClipRect();
  hairline({frame.min.x, y + kHead - 1}, {frame.max.x, y + kHead - 1}, ui.color.line2);
}

void draw_dashes(const Ui& ui, float from, float to, float y) {
  for (float x = from; x < to; x += 8) hairline({x, y}, {std::min(x + 4, to), y}, ui.color.line2);
}

// The bar from a task's beginning to its last day with its notes, and in words how it stands.
// Words stand on `ground`, so that no line goes through them.
void draw_bar_of(const Timeline& line, const OutlineRow& row, const TimeBar& bar, float y,
                 ImU32 ground) {
  const Ui& ui = line.frame.ui;
  const float middle = y + ui.row / 2;
  const float text_y = y + (ui.row - type::kSmall) / 2;
  if (!bar.from) {
    const float words = text_width(ui, ui[Text::timeline_undated], type::kSmall);
    draw_text(ui, {line.left + space::k2, text_y}, ui[Text::timeline_undated], ui.color.text3,
              type::kSmall, Weight::Regular, true);
    return draw_dashes(ui, line.left + words + 2 * space::k2, line.right, middle);
  }
  const Light light = task_light(line.frame.open, row.record);
  const StateColors& colors = colors_of(ui.color, light.state);
  const float from = line.x(*bar.from);
  const float to = bar.to ? line.x(*bar.to + 1) : line.x(line.data.last_day + 1);
  const float half = (bar.to ? kBar : kThin) / 2;
  const ImVec2 min(from, middle - half), max(std::max(to, from + 3), middle + half);
  fill_rect(min, max, colors.soft, space::kTagRadius);
  stroke_rect(min, max, bar.late_after ? ui.color.soon.mark : colors.mark, space::kTagRadius,
              bar.late_after ? 2 : 1);
  float end = max.x;
  if (light.state == LightState::Overdue && bar.to) {
    end = std::max(end, line.today());
    fill_rect({max.x, middle - 1}, {end, middle + 1}, colors.mark);
  }
  for (const int32_t day : bar.notes) {
    const ImVec2 at(line.x(day) + line.day_width / 2, middle);
    ImDrawList* const list = ImGui::GetWindowDrawList();
    list->AddCircleFilled(at, kDot + 1, ui.color.bg1);
    list->AddCircleFilled(at, kDot, ui.color.text2);
  }
  if (bar.late_after)
    draw_icon(ImGui::GetWindowDrawList(), Icon::Warning, {from - 18, middle - 7}, 14,
              ui.color.soon.mark);
  // Behind the bar where there is room, else on it.
  const float words = text_width(ui, light_said(ui, light), type::kSmall) + 16;
  float behind = end + space::k2;
  const float today = line.today();
  if (behind <= today && today <= behind + words) behind = today + space::k2;
  const bool is_behind = bar.to && behind + words < line.right;
  const float at = is_behind ? behind : std::max(line.left, from) + space::k2;
  const bool fits = is_behind || (bar.to && std::min(max.x, line.right) - at > words);
  if (!fits || end <= line.left) return;
  if (is_behind) fill_rect({at - 1, y + 1}, {at + words, y + ui.row - 1}, ground);
  draw_light(ui, light, {at, text_y}, words);
}

// From the end of the task that comes before to the beginning of this one, around a corner.
void draw_arrow(const Timeline& line, const TimeBar& before, const TimeBar& bar, float from_y,
                float to_y) {
  const Ui& ui = line.frame.ui;
  if (!before.to || !bar.from || (*before.to > *bar.from && !bar.late_after)) return;
  const float from = line.x(*before.to + 1), to = line.x(*bar.from);
  const ImU32 color = bar.late_after ? ui.color.soon.mark : ui.color.line3;
  const float out = from + kElbow, in = to - kElbow;
  const float between = to_y + (from_y < to_y ? -ui.row : ui.row) / 2;
  ImDrawList* const list = ImGui::GetWindowDrawList();
  list->PathLineTo({from, from_y});
  list->PathLineTo({out, from_y});
  if (in < out) {
    list->PathLineTo({out, between});
    list->PathLineTo({in, between});
    list->PathLineTo({in, to_y});
  } else {
    list->PathLineTo({out, to_y});
  }
  list->PathLineTo({to - 1, to_y});
  list->PathStroke(color, ImDrawFlags_None, 1.3f);
  list->AddTriangleFilled({to, to_y}, {to - kArrow - 1, to_y - kArrow},
                          {to - kArrow - 1, to_y + kArrow}, color);
}

void draw_row(const Timeline& line, const TimeBar& bar, float y) {
  const LayoutFrame& frame = line.frame;
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  const OutlineRow& row = frame.row(bar.task);
  const bool selected = open.selected == row.record || open.marked.contains(row.record);
  std::string more;
  if (bar.late_after) {
    const auto day = last_day(open, bar.late_after);
    more = ui(Text::timeline_late_after,
              {named_title(open, bar.late_after, ui.language), day ? to_text(*day) : ""});
  }
  ImGui::PushID(to_text(row.record).c_str());
  const ImVec2 min(frame.min.x, y), max(line.right, y + ui.row);
  press_task(frame, row, min, max, more);
  const bool hovered = ImGui::IsItemHovered();
  const ImU32 ground = selected ? ui.color.select : hovered ? ui.color.hover : ui.color.bg1;
  if (selected || hovered) fill_rect(min, max, ground);
  hairline({min.x, max.y - 1}, {max.x, max.y - 1}, ui.color.line1);
  const float text_y = y + (ui.row - type::kBody) / 2;
  const bool closed = status_of(open.reg, row.record) == statuses::kClosed;
  draw_fitted(ui, {min.x + space::k3, text_y}, kNumber - space::k1, row.number, ui.color.text2);
  draw_fitted(ui, {min.x + space::k3 + kNumber, text_y},
              line.left - min.x - space::k3 - kNumber - space::k2,
              text_of(open.reg, row.record, fields::kTitle),
              closed ? ui.color.text3 : ui.color.text1);
  ImGui::PushClipRect({line.left, y}, {line.right, y + ui.row}, true);
  draw_bar_of(line, row, bar, y, ground);
  ImGui::PopClipRect();
  focus_ring(ui, 2);
  if (hovered && ImGui::GetMousePos().x > line.left) {
    std::string says = more;
    if (bar.from && bar.to)
      says = ui(Text::timeline_span, {to_text(date_of(*bar.from)), to_text(date_of(*bar.to))}) +
             (more.empty() ? "" : "\n" + more);
    if (!says.empty()) tooltip(ui, says);
  }
  ImGui::PopID();
}

void timeline_keys(Timeline& line, int page) {
  const LayoutFrame& frame = line.frame;
  const OpenRegister& open = frame.open;
  if (!has_keys(frame.drafts)) return;
  const Keys keys(ImGui::GetID("timeline keys"));
  LayoutDraft& draft = frame.drafts.layout;
  const float width = line.right - line.left;
  if (keys.pressed(ImGuiKey_RightArrow)) draft.scroll_to = line.scroll + width / 8;
  if (keys.pressed(ImGuiKey_LeftArrow)) draft.scroll_to = line.scroll - width / 8;
  const float middle = (line.left + line.right) / 2;
  if (keys.pressed(ImGuiKey_T)) show_today(line);
  if (keys.pressed(ImGuiKey_Equal) || keys.pressed(ImGuiKey_KeypadAdd))
    zoom(line, draft.days / kWheelStep, middle);
  if (keys.pressed(ImGuiKey_Minus) || keys.pressed(ImGuiKey_KeypadSubtract))
    zoom(line, draft.days * kWheelStep, middle);
  const int last = static_cast<int>(line.data.bars.size()) - 1;
  const auto at = spot_of(open, open.selected);
  const int here = at ? static_cast<int>(at->place) : -1;
  std::optional<int> to;
  if (keys.pressed(ImGuiKey_DownArrow)) to = here + 1;
  if (keys.pressed(ImGuiKey_UpArrow)) to = here < 0 ? last : here - 1;
  if (keys.pressed(ImGuiKey_PageDown)) to = std::max(here, 0) + page;
  if (keys.pressed(ImGuiKey_PageUp)) to = here - page;
  if (keys.pressed(ImGuiKey_Home)) to = 0;
  if (keys.pressed(ImGuiKey_End)) to = last;
  common_keys(frame, keys);
  if (to)
    select_by_key(
        frame,
        frame.row(line.data.bars[static_cast<size_t>(std::clamp(*to, 0, last))].task).record);
}

// Ctrl or Alt makes the wheel zoom about the pointer: a browser may keep the former to itself.
void zoom_by_wheel(Timeline& line) {
  const ImGuiIO& io = ImGui::GetIO();
  if (!(io.KeyCtrl || io.KeyAlt)) return;
  const ImVec2 mouse = io.MousePos;
  const LayoutFrame& frame = line.frame;
  if (mouse.x < line.left || mouse.x > line.right || mouse.y < frame.min.y || mouse.y > frame.max.y)
    return;
  ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, ImGui::GetID("timeline wheel"));
  if (io.MouseWheel != 0)
    zoom(line, frame.drafts.layout.days * std::pow(kWheelStep, -io.MouseWheel), mouse.x);
}

void draw_rows(const Timeline& line, ImVec2 origin, float top) {
  const LayoutFrame& frame = line.frame;
  const Ui& ui = frame.ui;
  const std::vector<TimeBar>& bars = line.data.bars;
  const auto y_of = [&](size_t place) { return origin.y + ui.row * static_cast<float>(place); };
  const auto for_days = [&](auto draw) {
    ImGui::PushClipRect({line.left, top}, {line.right, frame.max.y}, true);
    draw();
    ImGui::PopClipRect();
  };
  for_days([&] {
    for_marks(line, [&](int32_t day, bool is_upper) {
      if (!is_upper && line.day_width >= kDayWidth &&
          !frame.open.ledgers.calendar.is_working_day(date_of(day)))
        fill_rect({line.x(day), top}, {line.x(day + 1), frame.max.y}, ui.color.bg2);
      hairline({line.x(day), top}, {line.x(day), frame.max.y}, ui.color.line1);
    });
  });
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(bars.size()), ui.row);
  size_t first = bars.size(), last = 0;
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const size_t place = static_cast<size_t>(i);
      first = std::min(first, place);
      last = std::max(last, place);
      draw_row(line, bars[place], y_of(place));
    }
  }
  clipper.End();
  for_days([&] {
    for (size_t i = first; i <= last && i < bars.size(); ++i)
      if (const auto before = bars[i].after; before && *before >= first && *before <= last)
        draw_arrow(line, bars[*before], bars[i], y_of(*before) + ui.row / 2, y_of(i) + ui.row / 2);
    fill_rect({line.today() - 1, top}, {line.today() + 1, frame.max.y}, ui.color.accent);
  });
}

}  // namespace

void draw_timeline(const LayoutFrame& frame) {
  const Ui& ui = frame.ui;
  Timeline line{frame, frame.open.layout, 0, 0, 1, 0};
  fit(line);
  if (!frame.drafts.layout.shows_today) show_today(line);
  draw_bar_above(line);
  zoom_by_wheel(line);
  const float head = frame.min.y + kLayoutBar, top = head + kHead;
  mirror::begin(Role::Group, "timeline", ui[Text::timeline_name], frame.min.x, head,
                frame.max.x - frame.min.x, frame.max.y - head);
  const float names = line.left - frame.min.x;
  ImGui::SetNextWindowContentSize({names + line.length(), 0});
  LayoutDraft& draft = frame.drafts.layout;
  if (std::exchange(draft.scroll_to, std::nullopt)) ImGui::SetNextWindowScroll({line.scroll, -1});
  begin_region("timeline", {frame.min.x, top}, frame.max, ui.color.bg1, {0, 0},
               ImGuiWindowFlags_HorizontalScrollbar);
  const auto selected = spot_of(frame.open, frame.open.selected);
  if (selected && frame.drafts.scrolled_row != frame.open.selected)
    bring_into_view(frame, ui.row * static_cast<float>(selected->place), ui.row);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  draft.scroll = line.scroll = ImGui::GetScrollX();
  draw_rows(line, {frame.min.x, origin.y}, top);
  ImGui::SetCursorScreenPos(
      {origin.x, origin.y + ui.row * static_cast<float>(line.data.bars.size()) - 1});
  ImGui::Dummy({1, 1});
  timeline_keys(line, static_cast<int>((frame.max.y - top) / ui.row));
  hairline({line.left, top}, {line.left, frame.max.y}, ui.color.line1);
  end_region();
  draw_head(line, head);
  mirror::end();
}

}  // namespace taizhang
