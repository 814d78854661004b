#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "imgui_internal.h"
#include "rules/calendar_records.h"
#include "ui/keys.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kScrollbar = 10;
constexpr float kPadding = 8;
constexpr float kShape = 18;
constexpr float kNumber = 44;  // the column of row numbers
constexpr float kLeast = 64;   // px of a column
constexpr float kWidest = 320;

struct Place {
  LedgerColumn column;
  float left = 0, right = 0;
};

struct LedgerFrame {
  const OpenRegister& open;
  const LedgerShelf& shelf;
  Drafts& drafts;
  const Ui& ui;
  std::vector<Place> places;
  float left = 0, right = 0;
  Intents& out;

  const Ledgers& ledgers() const { return open.ledgers; }
};

float wanted_width(const Template& form, const LedgerColumn& column) {
  using Kind = LedgerColumn::Kind;
  switch (column.kind) {
    case Kind::Field: {
      const int width = form.fields[column.index].width;
      return std::min(kWidest, width > 0 ? static_cast<float>(width) : 110.0f);
    }
    case Kind::Light:
      return 104;
    case Kind::Due:
      return 108;
    case Kind::Gap:
    case Kind::Count:
    case Kind::Span:
    case Kind::Deduction:
      return 76;
  }
}

// The columns from `left` to `right`: what is left over goes to the widest, and what is missing is
// taken from those that are wide; columns that still have no room are left out from the right,
// lights last.
std::vector<Place> places_of(const LedgerShelf& shelf, const std::vector<LedgerColumn>& columns,
                             float left, float right) {
  std::vector<std::pair<LedgerColumn, float>> wanted;
  for (const LedgerColumn& column : columns)
    wanted.emplace_back(column, wanted_width(shelf.form, column));
  const float room = right - left - kNumber;
  const auto sum = [&](auto width_of) {
    float all = 0;
    for (const auto& one : wanted) all += width_of(one.second);
    return all;
  };
  while (wanted.size() > 1 &&
         sum([](float width) { return std::min(width, kLeast * 1.25f); }) > room) {
    const bool is_light = wanted.back().first.kind == LedgerColumn::Kind::Light;
    wanted.erase(wanted.end() - (is_light ? 2 : 1));
  }
  const float over = sum([](float width) { return width; }) - room;
  const float spare = sum([](float width) { return std::max(0.0f, width - kLeast * 1.25f); });
  for (auto& [column, width] : wanted) {
    if (over > 0 && spare > 0) width -= over * std::max(0.0f, width - kLeast * 1.25f) / spare;
  }
  if (over < 0 && !wanted.empty()) {
    std::ranges::max_element(wanted, {}, [](const auto& one) { return one.second; })->second -=
        over;
  }
  std::vector<Place> places;
  float x = left + kNumber;
  for (const auto& [column, width] : wanted) {
    places.push_back({column, std::round(x), std::round(x + width)});
    x += width;
  }
  return places;
}

// --- above the table -----------------------------------------------------------------------------

void change(const LedgerFrame& frame, auto how) {
  LedgerLook look = frame.ledgers().look;
  how(look);
  frame.out.push_back(ChangeLook{std::move(look)});
}

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
    if (button(ui, "view", name, look(i))) change(frame, [i](LedgerLook& next) { next.view = i; });
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

void draw_toolbar(const LedgerFrame& frame, ImVec2 min) {
  const Ui& ui = frame.ui;
  const Template& form = frame.shelf.form;
  const std::string title(label(form.name, ui.language));
  const std::string add = ui[Text::ledger_add];
  const float width = button_width(ui, add, {.icon = Icon::Plus, .height = 28});
  const float tools = draw_tools(frame, {frame.right - space::k3 - width - space::k2, min.y + 8});
  const float views = draw_views(frame, tools - space::k2, min.y + 8);
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

void draw_chips(const LedgerFrame& frame, ImVec2 at) {
  const Ui& ui = frame.ui;
  const LedgerShelf& shelf = frame.shelf;
  const LedgerLook& look = frame.ledgers().look;
  ImGui::SetCursorScreenPos({at.x + space::k3, at.y + 6});
  const bool all = !look.light && !look.faulty;
  if (chip(ui, "all", ui[Text::chip_all], static_cast<int>(shelf.records.size()), all)) {
    change(frame, [](LedgerLook& next) { next.light.reset(), next.faulty = false; });
  }
  struct Filter {
    LightState state;
    Text name;
  };
  constexpr Filter kFilters[] = {{LightState::Overdue, Text::light_filter_overdue},
                                 {LightState::Soon, Text::light_filter_soon},
                                 {LightState::Normal, Text::light_normal},
                                 {LightState::Stopped, Text::light_stopped},
                                 {LightState::Closed, Text::light_closed}};
  for (const Filter& filter : kFilters) {
    const int count = shelf.lights[static_cast<size_t>(filter.state)];
    if (count == 0 && look.light != filter.state) continue;
    ImGui::SameLine();
    if (chip(ui, ui[filter.name], ui[filter.name], count, look.light == filter.state)) {
      change(frame, [&](LedgerLook& next) { next.light = filter.state, next.faulty = false; });
    }
  }
  if (shelf.findings == 0 && !look.faulty) return;
  const auto faulty = std::ranges::count_if(
      shelf.records, [](const LedgerRecord& record) { return !record.judgement.findings.empty(); });
  ImGui::SameLine();
  if (chip(ui, "faulty", ui[Text::ledger_faulty], static_cast<int>(faulty), look.faulty)) {
    change(frame, [](LedgerLook& next) { next.light.reset(), next.faulty = true; });
  }
}

// --- the table -----------------------------------------------------------------------------------

void draw_head(const LedgerFrame& frame, const Place& at, int index, float y) {
  const Ui& ui = frame.ui;
  const LedgerLook& look = frame.ledgers().look;
  const std::string name = column_name(frame.shelf.form, at.column, ui.language);
  const bool sorted = look.sort == at.column.id;
  ImGui::PushID(index);
  ImGui::SetCursorScreenPos({at.left, y});
  const bool clicked = ImGui::InvisibleButton("sort", {at.right - at.left, space::kHeader},
                                              ImGuiButtonFlags_EnableNav);
  mirror::say_last_item({.role = Role::ColumnHeader,
                         .name = name,
                         .value = !sorted           ? ""
                                  : look.descending ? "descending"
                                                    : "ascending",
                         .selected = sorted,
                         .column_index = index});
  if (ImGui::IsItemHovered())
    fill_rect({at.left, y}, {at.right, y + space::kHeader - 1}, ui.color.hover);
  focus_ring(ui, 2);
  const float room = at.right - at.left - 2 * kPadding - (sorted ? 14 : 0);
  const ImVec2 text_at(at.left + kPadding, y + (space::kHeader - type::kSmall) / 2);
  draw_fitted(ui, text_at, room, name, sorted ? ui.color.accent : ui.color.text2, type::kSmall);
  if (sorted)
    draw_icon(ImGui::GetWindowDrawList(), look.descending ? Icon::ChevronDown : Icon::ChevronUp,
              {text_at.x + std::min(room, text_width(ui, name, type::kSmall)) + 2, y + 9}, 12,
              ui.color.accent);
  if (clicked || mirror::pressed_last_item()) {
    change(frame, [&](LedgerLook& next) {  // up, down, off
      const bool is_off = sorted && next.descending;
      next.descending = sorted && !next.descending;
      next.sort = is_off ? "" : at.column.id;
    });
  }
  ImGui::PopID();
}

void draw_header(const LedgerFrame& frame, float y) {
  const Ui& ui = frame.ui;
  mirror::begin_row(1, false, frame.left, y, frame.right - frame.left, space::kHeader);
  mirror::cell(Role::ColumnHeader, 1, ui[Text::column_number], frame.left, y, kNumber,
               space::kHeader);
  draw_text(ui, {frame.left + kPadding, y + (space::kHeader - type::kSmall) / 2},
            ui[Text::column_number], ui.color.text2, type::kSmall, Weight::Regular, true);
  int index = 2;
  for (const Place& one : frame.places) draw_head(frame, one, index++, y);
  mirror::end();
}

void draw_light(const LedgerFrame& frame, const LedgerRecord& record, const Place& at, float y,
                const std::string& words) {
  const Ui& ui = frame.ui;
  const Light& light = record.judgement.light;
  if (light.state == LightState::None) return;
  draw_light_shape(ui, light, {at.left + kPadding + 5, y + ui.row / 2});
  const StateColors& colors = colors_of(ui.color, light.state);
  draw_fitted(ui, {at.left + kPadding + kShape, y + (ui.row - type::kBody) / 2},
              at.right - at.left - 2 * kPadding - kShape, words, colors.text);
}

void draw_cell(const LedgerFrame& frame, const LedgerRecord& record, const Place& at, int index,
               float y, bool is_cursor) {
  const Ui& ui = frame.ui;
  ImGui::PushID(index);
  ImGui::SetCursorScreenPos({at.left, y});
  const ImGuiButtonFlags nav = is_cursor ? ImGuiButtonFlags_EnableNav : 0;
  const bool clicked = ImGui::InvisibleButton("cell", {at.right - at.left, ui.row}, nav);
  if (is_cursor && std::exchange(frame.drafts.focus_cell, false))
    ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
  if (is_cursor) frame.drafts.table_focused = ImGui::IsItemFocused();
  std::string words =
      ledger_words(frame.ledgers(), frame.open.reg, frame.shelf, record, at.column, ui.language);
  std::ranges::replace(words, '\n', ' ');
  mirror::say_last_item({.role = Role::Gridcell, .name = words, .column_index = index});
  if (clicked || mirror::pressed_last_item()) {
    frame.drafts.cell_cursor = false;
    frame.out.push_back(SelectLedgerRecord{record.id, static_cast<size_t>(index - 2), true});
  }
  const bool is_closed = record.judgement.light.state == LightState::Closed;
  const float room = at.right - at.left - 2 * kPadding;
  if (at.column.kind == LedgerColumn::Kind::Light) {
    draw_light(frame, record, at, y, words);
  } else if (draw_fitted(ui, {at.left + kPadding, y + (ui.row - type::kBody) / 2}, room,
                         words.empty() ? "—" : words,
                         words.empty() || is_closed ? ui.color.text3 : ui.color.text1) &&
             ImGui::IsItemHovered()) {
    tooltip(ui, words);
  }
  const bool is_field = at.column.kind == LedgerColumn::Kind::Field;
  if (is_field && frame.open.reg.state(record.id, at.column.id) == CellState::Conflict)
    draw_shape(ImGui::GetWindowDrawList(), Shape::Fork, {at.right - kPadding - 5, y + ui.row / 2},
               10, ui.color.conflict.mark);
  if (is_cursor && frame.drafts.cell_cursor)
    stroke_rect({at.left, y}, {at.right, y + ui.row - 1}, ui.color.focus, 2, 2);
  ImGui::PopID();
}

void draw_row(const LedgerFrame& frame, size_t row, float y) {
  const Ui& ui = frame.ui;
  const Ledgers& ledgers = frame.ledgers();
  const LedgerRecord& record = frame.shelf.records[ledgers.rows[row]];
  const bool is_selected = ledgers.selected == record.id;
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool is_hovered = ImGui::IsWindowHovered() && mouse.x >= frame.left &&
                          mouse.x < frame.right && mouse.y >= y && mouse.y < y + ui.row;
  if (is_selected || is_hovered)
    fill_rect({frame.left, y}, {frame.right, y + ui.row},
              is_selected ? ui.color.select : ui.color.hover);
  hairline({frame.left, y + ui.row - 1}, {frame.right, y + ui.row - 1}, ui.color.line1);
  mirror::begin_row(static_cast<int>(row) + 2, is_selected, frame.left, y, frame.right - frame.left,
                    ui.row);
  const std::string place = number(static_cast<long long>(row) + 1);
  const std::string title = ledger_title(frame.open.reg, frame.shelf.form, record.id, ui.language);
  mirror::begin(Role::Gridcell, "number", "", frame.left, y, kNumber, ui.row);
  ImGui::SetCursorScreenPos({frame.left, y});
  const bool clicked = ImGui::InvisibleButton("row", {kNumber, ui.row});
  mirror::say_last_item({.role = Role::Button, .name = title, .selected = is_selected});
  if (clicked || mirror::pressed_last_item())
    frame.out.push_back(SelectLedgerRecord{record.id, std::nullopt, true});
  mirror::end();
  draw_text(ui, {frame.left + kPadding, y + (ui.row - type::kSmall) / 2}, place, ui.color.text3,
            type::kSmall, Weight::Regular, true);
  if (!record.judgement.findings.empty())
    draw_icon(ImGui::GetWindowDrawList(), Icon::Warning,
              {frame.left + kNumber - 18, y + (ui.row - 13) / 2}, 13, ui.color.soon.mark);
  int index = 2;
  for (const Place& one : frame.places) {
    const bool is_cursor = is_selected && ledgers.column == static_cast<size_t>(index - 2);
    draw_cell(frame, record, one, index++, y, is_cursor);
  }
  mirror::end();
}

void draw_rows(const LedgerFrame& frame) {
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const int count = static_cast<int>(frame.ledgers().rows.size());
  ImGuiListClipper clipper;
  clipper.Begin(count, frame.ui.row);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      ImGui::PushID(i);
      draw_row(frame, static_cast<size_t>(i), origin.y + frame.ui.row * static_cast<float>(i));
      ImGui::PopID();
    }
  }
  clipper.End();
  if (count == 0) return;
  ImGui::SetCursorScreenPos({origin.x, origin.y + frame.ui.row * static_cast<float>(count)});
  ImGui::Dummy({1, 1});
}

void draw_empty(const LedgerFrame& frame, float width) {
  const Ui& ui = frame.ui;
  const LedgerLook& look = frame.ledgers().look;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool is_filtered = !frame.shelf.records.empty();
  ImGui::SetCursorScreenPos({at.x + space::k4, at.y + space::k4});
  const std::string help(label(frame.shelf.form.ledger.help, ui.language));
  const std::string words = !is_filtered          ? ui(Text::ledger_empty, {help})
                            : look.search.empty() ? std::string(ui[Text::ledger_none_shown])
                                                  : ui(Text::table_none_found, {look.search});
  paragraph(ui, words, width - 2 * space::k4, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + space::k4, ImGui::GetCursorScreenPos().y + space::k2});
  if (is_filtered) {
    if (button(ui, "clear filter", ui[Text::clear_filter])) {
      change(frame, [](LedgerLook& next) {
        next.light.reset(), next.faulty = false, next.search.clear(), next.view = 0;
      });
    }
  } else if (button(ui, "first record", ui[Text::ledger_add],
                    {.kind = Kind::Primary, .icon = Icon::Plus})) {
    frame.out.push_back(AddLedgerRecord{frame.shelf.form.id, {}});
  }
}

// --- keys ----------------------------------------------------------------------------------------

std::optional<size_t> selected_row(const LedgerFrame& frame) {
  const Ledgers& ledgers = frame.ledgers();
  for (size_t i = 0; i < ledgers.rows.size(); ++i) {
    if (frame.shelf.records[ledgers.rows[i]].id == ledgers.selected) return i;
  }
  return std::nullopt;
}

void bring_into_view(const LedgerFrame& frame) {
  if (frame.drafts.scrolled_row == frame.ledgers().selected) return;
  frame.drafts.scrolled_row = frame.ledgers().selected;
  const auto row = selected_row(frame);
  if (!row) return;
  const float y = frame.ui.row * static_cast<float>(*row), height = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY()) {
    ImGui::SetScrollY(y);
  } else if (y + frame.ui.row > ImGui::GetScrollY() + height) {
    ImGui::SetScrollY(y + frame.ui.row - height);
  }
}

void ledger_keys(const LedgerFrame& frame, long page) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup)) return;
  if (io.NavVisible && !frame.drafts.table_focused) return;
  const Ledgers& ledgers = frame.ledgers();
  if (ledgers.rows.empty()) return;
  const Keys keys(ImGui::GetID("ledger keys"));
  const auto row = selected_row(frame);
  const long last = static_cast<long>(ledgers.rows.size()) - 1,
             at = row ? static_cast<long>(*row) : -1;
  std::optional<long> to;
  if (keys.pressed(ImGuiKey_DownArrow)) to = at + 1;
  if (keys.pressed(ImGuiKey_UpArrow)) to = at < 0 ? last : at - 1;
  if (keys.pressed(ImGuiKey_PageDown)) to = std::max(at, 0L) + page;
  if (keys.pressed(ImGuiKey_PageUp)) to = at - page;
  if (keys.pressed(ImGuiKey_Home)) to = 0;
  if (keys.pressed(ImGuiKey_End)) to = last;
  long column = static_cast<long>(ledgers.column);
  if (keys.pressed(ImGuiKey_RightArrow)) ++column;
  if (keys.pressed(ImGuiKey_LeftArrow)) --column;
  column = std::clamp(column, 0L, std::max(static_cast<long>(frame.places.size()), 1L) - 1);
  const bool is_moved = to || column != static_cast<long>(ledgers.column);
  if (is_moved) {
    frame.drafts.focus_cell = frame.drafts.table_focused;
    frame.drafts.cell_cursor = true;
    const size_t next = static_cast<size_t>(std::clamp(to.value_or(std::max(at, 0L)), 0L, last));
    frame.out.push_back(SelectLedgerRecord{frame.shelf.records[ledgers.rows[next]].id,
                                           static_cast<size_t>(column), false});
  }
  if (keys.pressed(ImGuiKey_Escape)) frame.out.push_back(ShowDetail{false});
  if (!row || io.KeyCtrl) return;
  if (keys.pressed(ImGuiKey_Enter) || keys.pressed(ImGuiKey_KeypadEnter)) {
    const LedgerColumn* here =
        ledgers.column < ledgers.columns.size() ? &ledgers.columns[ledgers.column] : nullptr;
    frame.drafts.focus_field = here && here->kind == LedgerColumn::Kind::Field
                                   ? here->id
                                   : frame.shelf.form.fields.front().id;
    frame.out.push_back(SelectLedgerRecord{ledgers.selected, std::nullopt, true});
  }
}

}  // namespace

const StateColors& colors_of(const Palette& color, LightState state) {
  switch (state) {
    case LightState::Normal:
      return color.ok;
    case LightState::Soon:
      return color.soon;
    case LightState::Overdue:
      return color.late;
    case LightState::Closed:
      return color.done;
    case LightState::Stopped:
      return color.provisional;
    case LightState::None:
    case LightState::Ongoing:
      return color.going;
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

void draw_light_shape(const Ui& ui, const Light& light, ImVec2 center) {
  const auto shape = [&] {
    switch (light.state) {
      case LightState::Normal:
        return Shape::Disc;
      case LightState::Soon:
        return Shape::HalfDisc;
      case LightState::Overdue:
        return Shape::Diamond;
      case LightState::Closed:
        return Shape::Tick;
      case LightState::Stopped:
        return Shape::DashedRing;
      case LightState::None:
      case LightState::Ongoing:
        return Shape::Ring;
    }
  }();
  draw_shape(ImGui::GetWindowDrawList(), shape, center, 10, colors_of(ui.color, light.state).mark);
}

void draw_ledger(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  const LedgerShelf* shelf = open_shelf(open.ledgers);
  if (!shelf) return;
  const float top = min.y + space::kToolbar + space::kChips;
  const int count = static_cast<int>(open.ledgers.rows.size());
  const float room = max.y - top - space::kHeader;
  const bool scrolls = ui.row * static_cast<float>(count) > room;
  const float right = max.x - (scrolls ? kScrollbar : 0);
  LedgerFrame frame{
      open,  *shelf, drafts, ui, places_of(*shelf, open.ledgers.columns, min.x, right),
      min.x, right,  out};
  draw_toolbar(frame, min);
  draw_chips(frame, {min.x, min.y + space::kToolbar});
  hairline({min.x, top}, {max.x, top}, ui.color.line1);
  mirror::begin_grid("ledger", label(shelf->form.name, ui.language), count + 1,
                     static_cast<int>(frame.places.size()) + 1, min.x, top, max.x - min.x,
                     max.y - top);
  fill_rect({min.x, top}, {max.x, top + space::kHeader}, ui.color.bg0);
  draw_header(frame, top);
  hairline({min.x, top + space::kHeader - 1}, {max.x, top + space::kHeader - 1}, ui.color.line2);
  ImGui::PushID(shelf->form.id.c_str());
  begin_region("ledger", {min.x, top + space::kHeader}, max, ui.color.bg1, {0, 0});
  bring_into_view(frame);
  drafts.table_focused = false;
  if (count == 0) draw_empty(frame, max.x - min.x);
  draw_rows(frame);
  ledger_keys(frame, std::max(static_cast<long>(room / ui.row), 1L));
  end_region();
  ImGui::PopID();
  mirror::end();
}

}  // namespace taizhang
