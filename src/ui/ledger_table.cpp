#include "ui/ledger_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "imgui_internal.h"
#include "ui/keys.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

constexpr float kScrollbar = 10;
constexpr float kPadding = 8;
constexpr float kShape = 18;
constexpr float kNumber = 44;  // the column of row numbers
constexpr float kLeast = 80;   // px of a column whose text may be cut
constexpr float kDate = 96;    // a date is read whole or is of no use
constexpr float kLight = 108;
constexpr float kWidest = 320;

struct Wanted {
  LedgerColumn column;
  float width;
  float least;
};

Wanted wanted(const Template& form, const LedgerColumn& column) {
  using Kind = LedgerColumn::Kind;
  switch (column.kind) {
    case Kind::Field: {
      const Field& field = form.fields[column.index];
      const float width =
          std::min(kWidest, field.width > 0 ? static_cast<float>(field.width) : 110.0f);
      if (field.type == FieldType::Date) return {column, std::max(width, kDate), kDate};
      return {column, width, std::min(width, kLeast)};
    }
    case Kind::Light:
      return {column, kLight, kLight};
    case Kind::Due:
      return {column, 108, kDate};
    case Kind::Gap:
    case Kind::Count:
    case Kind::Span:
    case Kind::Deduction:
      return {column, 76, 76};
  }
}

// The columns from `left` to `right`: what is left over goes to the widest, and what is missing is
// taken from those that are wide; columns that still have no room are left out from the right,
// lights last.
std::vector<LedgerPlace> places_of(const LedgerShelf& shelf,
                                   const std::vector<LedgerColumn>& columns, float left,
                                   float right) {
  std::vector<Wanted> all;
  for (const LedgerColumn& column : columns) all.push_back(wanted(shelf.form, column));
  const float room = right - left - kNumber;
  const auto sum = [&](auto width_of) {
    return std::accumulate(all.begin(), all.end(), 0.0f,
                           [&](float before, const Wanted& one) { return before + width_of(one); });
  };
  while (all.size() > 1 && sum([](const Wanted& one) { return one.least; }) > room) {
    const bool is_light = all.back().column.kind == LedgerColumn::Kind::Light;
    all.erase(all.end() - (is_light ? 2 : 1));
  }
  const float over = sum([](const Wanted& one) { return one.width; }) - room;
  const float spare = sum([](const Wanted& one) { return one.width - one.least; });
  if (over > 0 && spare > 0) {
    for (Wanted& one : all) one.width -= over * (one.width - one.least) / spare;
  }
  if (over < 0 && !all.empty()) {
    std::ranges::max_element(all, {}, &Wanted::width)->width -= over;
  }
  std::vector<LedgerPlace> places;
  float x = left + kNumber;
  for (const Wanted& one : all) {
    places.push_back({one.column, std::round(x), std::round(x + one.width)});
    x += one.width;
  }
  return places;
}

// --- the table -----------------------------------------------------------------------------------

void draw_head(const LedgerFrame& frame, const LedgerPlace& at, int index, float y) {
  const LedgerLook& look = frame.ledgers().look;
  const bool sorted = look.sort == at.column.id;
  const Order order = !sorted           ? Order::None
                      : look.descending ? Order::Descending
                                        : Order::Ascending;
  const std::string name = column_name(frame.shelf.form, at.column, frame.ui.language);
  if (!column_head(frame.ui, name, {at.left, y}, at.right, index, order)) return;
  change_look(frame, [&](LedgerLook& next) {  // up, down, off
    const bool is_off = sorted && next.descending;
    next.descending = sorted && !next.descending;
    next.sort = is_off ? "" : at.column.id;
  });
}

void draw_header(const LedgerFrame& frame, float y) {
  const Ui& ui = frame.ui;
  mirror::begin_row(1, false, frame.left, y, frame.right - frame.left, space::kHeader);
  mirror::cell(Role::ColumnHeader, 1, ui[Text::column_number], frame.left, y, kNumber,
               space::kHeader);
  draw_text(ui, {frame.left + kPadding, y + (space::kHeader - type::kSmall) / 2},
            ui[Text::column_number], ui.color.text2, type::kSmall, Weight::Regular, true);
  int index = 2;
  for (const LedgerPlace& one : frame.places) draw_head(frame, one, index++, y);
  mirror::end();
}

void draw_light(const LedgerFrame& frame, const LedgerRecord& record, const LedgerPlace& at,
                float y, const std::string& words) {
  const Ui& ui = frame.ui;
  const Light& light = record.judgement.light;
  if (light.state == LightState::None) return;
  draw_light_shape(ui, light, {at.left + kPadding + 5, y + ui.row / 2});
  const StateColors& colors = colors_of(ui.color, light.state);
  draw_fitted(ui, {at.left + kPadding + kShape, y + (ui.row - type::kBody) / 2},
              at.right - at.left - 2 * kPadding - kShape, words, colors.text);
}

void draw_cell(const LedgerFrame& frame, const LedgerRecord& record, const LedgerPlace& at,
               int index, float y, bool is_cursor) {
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
  for (const LedgerPlace& one : frame.places) {
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
      change_look(frame, [](LedgerLook& next) {
        next.light.reset(), next.faulty = false, next.search.clear(), next.view = 0;
      });
    }
  } else if (button(ui, "first record", ui[Text::ledger_add],
                    {.kind = Kind::Primary, .icon = Icon::Plus})) {
    frame.out.push_back(AddLedgerRecord{frame.shelf.form.id, {}});
  }
}

// --- keys ----------------------------------------------------------------------------------------

void bring_into_view(const LedgerFrame& frame) {
  if (frame.drafts.scrolled_row == frame.ledgers().selected) return;
  frame.drafts.scrolled_row = frame.ledgers().selected;
  const auto row = selected_row(frame.ledgers());
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
  const auto row = selected_row(frame.ledgers());
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

void draw_ledger(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  const LedgerShelf* shelf = open_shelf(open.ledgers);
  if (!shelf) return;
  const bool has_filters = !open.ledgers.look.filters.empty();
  const ImVec2 filters(min.x, min.y + space::kToolbar + space::kChips);
  const float top = filters.y + (has_filters ? space::kChips - space::k1 : 0);
  const int count = static_cast<int>(open.ledgers.rows.size());
  const float room = max.y - top - space::kHeader;
  const bool scrolls = ui.row * static_cast<float>(count) > room;
  const float right = max.x - (scrolls ? kScrollbar : 0);
  LedgerFrame frame{
      open,  *shelf, drafts, ui, places_of(*shelf, open.ledgers.columns, min.x, right),
      min.x, right,  out};
  draw_ledger_toolbar(frame, min);
  draw_ledger_chips(frame, {min.x, min.y + space::kToolbar});
  draw_filter_chips(open, drafts, ui, filters, max.x, out);
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
