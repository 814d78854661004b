#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "app/listed.h"
#include "ui/cell_editor.h"
#include "ui/ledger_table.h"

namespace taizhang {
namespace {

constexpr float kShape = 18;
constexpr float kLinkMark = 24;
constexpr float kLeastWords = 40;  // that the marks of links leave
constexpr int kFirst = 3;          // index of the first column behind the boxes and the numbers

// What stands at a cell's right edge: its links, as many as leave room for words, and its conflict.
struct Marks {
  std::span<const Link> links;
  bool in_conflict = false;

  bool any() const { return in_conflict || !links.empty(); }
  float width() const {
    if (!any()) return kCellPadding;
    return kLinkMark * static_cast<float>(links.size()) + (in_conflict ? kConflictMark : 0);
  }
};

Marks marks_of(const LedgerFrame& frame, RecordId record, const LedgerPlace& at) {
  const Field* field = field_of(frame.shelf, at.column);
  if (field == nullptr) return {};
  const Register& reg = frame.open.reg;
  Marks marks{{}, reg.state(record, field->id) == CellState::Conflict};
  const Links* links = std::get_if<Links>(&reg.value(record, field->id));
  if (links == nullptr) return marks;
  const float room = std::max(0.0f, at.right - at.left - kLeastWords - marks.width());
  const size_t most = std::max<size_t>(1, static_cast<size_t>(room / kLinkMark));
  marks.links = std::span(links->links).first(std::min(most, links->links.size()));
  return marks;
}

// A press on the mark opens the link; one beside it selects the cell.
void draw_link_mark(const LedgerFrame& frame, const Link& link, float x, float y, bool is_cursor) {
  const Ui& ui = frame.ui;
  ImGui::SetCursorScreenPos({x, y + (ui.row - kLinkMark) / 2});
  const ImGuiButtonFlags nav = is_cursor ? ImGuiButtonFlags_EnableNav : 0;
  const bool clicked = ImGui::InvisibleButton("link", {kLinkMark, kLinkMark}, nav);
  mirror::say_last_item({.role = Role::Link, .name = link.title.empty() ? link.url : link.title});
  if (clicked || mirror::pressed_last_item()) frame.out.push_back(OpenLink{link.url});
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  draw_icon(ImGui::GetWindowDrawList(), Icon::Link, {x + 4, y + (ui.row - 16) / 2}, 16,
            hovered ? ui.color.accent_hover : ui.color.accent);
  focus_ring(ui, space::kTagRadius);
  tooltip(ui, link.url);
}

// They belong to the last item, the cell.
void draw_cell_marks(const LedgerFrame& frame, RecordId record, const LedgerPlace& at,
                     const Marks& marks, float y, bool is_cursor) {
  mirror::begin_last_item();
  float x = at.right - marks.width();
  for (size_t i = 0; i < marks.links.size(); ++i, x += kLinkMark) {
    ImGui::PushID(static_cast<int>(i));
    draw_link_mark(frame, marks.links[i], x, y, is_cursor);
    ImGui::PopID();
  }
  if (marks.in_conflict) {
    const Field& field = *field_of(frame.shelf, at.column);
    const std::string name(label(field.name, frame.ui.language));
    draw_conflict_mark(frame.drafts, frame.ui, {record, field.id},
                       frame.ui(Text::inbox_cell_mark, {name}), at.right, y, is_cursor, frame.out);
  }
  mirror::end();
}

// Keeps a column's width; 0: as it needs.
void set_width(const LedgerFrame& frame, const ColumnLook& kept) {
  change_look(frame, [&](LedgerLook& next) {
    std::erase_if(next.widths, [&](const ColumnLook& one) { return one.column == kept.column; });
    if (kept.width > 0) next.widths.push_back(kept);
  });
}

void draw_head(const LedgerFrame& frame, const LedgerPlace& at, int index, float y) {
  const std::string& id = at.column.id;
  const std::string name = column_name(frame.shelf.form, at.column, frame.ui.language);
  const bool is_pressed = column_head(frame.ui, name, {at.left, y}, at.right, index,
                                      order_of(frame.ledgers().look.sort, id));
  if (is_pressed && !frame.drafts.column_drag)
    change_look(frame,
                [&](LedgerLook& next) { sort_next(next.sort, id, ImGui::GetIO().KeyShift); });
  if (column_edge(frame.drafts, frame.ui, id, {at.left, at.right, y})) set_width(frame, {id});
}

void draw_light(const LedgerFrame& frame, const LedgerRecord& record, const LedgerPlace& at,
                float y, const std::string& words) {
  const Ui& ui = frame.ui;
  const Light& light = record.judgement.light;
  if (light.state == LightState::None) return;
  draw_light_shape(ui, light, {at.left + kCellPadding + 5, y + ui.row / 2});
  const StateColors& colors = colors_of(ui.color, light.state);
  draw_fitted(ui, {at.left + kCellPadding + kShape, y + (ui.row - type::kBody) / 2},
              at.right - at.left - 2 * kCellPadding - kShape, words, colors.text);
}

// A click selects; with Ctrl or Shift it ticks; the right button opens the row's menu.
void use_clicks(const LedgerFrame& frame, RecordId record, std::optional<size_t> column,
                bool clicked) {
  if (ImGui::IsItemHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Right)) {
    frame.out.push_back(SelectLedgerRecord{record, column, false});
    frame.drafts.open_row_menu = true;
  }
  if (!clicked && !mirror::pressed_last_item()) return;
  frame.drafts.heading.reset();
  if (!ticks_by_click(frame.drafts, record, frame.out))
    frame.out.push_back(SelectLedgerRecord{record, column, true});
}

void draw_cell(const LedgerFrame& frame, const LedgerRecord& record, const LedgerPlace& at,
               int index, float y, bool is_cursor) {
  const Ui& ui = frame.ui;
  const RowSpan span{at.left, at.right, y};
  const Marks marks = marks_of(frame, record.id, at);
  if (marks.any()) ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_cell(frame.drafts, ui, "##cell", span, is_cursor);
  std::string words =
      ledger_words(frame.ledgers(), frame.open.reg, frame.shelf, record, at.column, ui.language);
  std::ranges::replace(words, '\n', ' ');
  mirror::say_last_item({.role = Role::Gridcell,
                         .name = words,
                         .value = marks.in_conflict ? ui[Text::cell_conflict] : "",
                         .column_index = index});
  use_clicks(frame, record.id, at.place, clicked);
  const bool is_closed = record.judgement.light.state == LightState::Closed;
  const float room = at.right - at.left - kCellPadding - marks.width();
  if (at.column.kind == LedgerColumn::Kind::Light) {
    draw_light(frame, record, at, y, words);
  } else {
    const ImVec2 text_at(at.left + kCellPadding, y + (ui.row - type::kBody) / 2);
    if (!frame.ledgers().look.search.empty())
      draw_marks(ui, text_at, room, words, matches(frame.open.searching.words, words));
    draw_fitted(ui, text_at, room, words.empty() ? "—" : words,
                words.empty() || is_closed ? ui.color.text3 : ui.color.text1);
  }
  if (is_cursor) draw_cursor(frame.drafts, ui, span);
  if (marks.any()) draw_cell_marks(frame, record.id, at, marks, y, is_cursor);
}

// The open editor of a cell. Tab moves the cell that keys act on.
void draw_editor(const LedgerFrame& frame, RecordId record, const LedgerPlace& at,
                 const Field& field, int index, float y) {
  const Ui& ui = frame.ui;
  mirror::begin(Role::Gridcell, "editor", "", at.left, y, at.right - at.left, ui.row, index);
  const int step = draw_cell_editor({frame.open, frame.drafts, ui, record, field,
                                     std::string(label(field.name, ui.language)), at.left, at.right,
                                     y, frame.out});
  mirror::end();
  if (step != 0)
    frame.out.push_back(
        SelectLedgerRecord{record, column_beside(frame.places, at.place, step), false});
}

// The row's number, with a sign of what an inspector would find. It names the row.
void draw_number(const LedgerFrame& frame, const LedgerRecord& record, size_t row, float y,
                 const std::string& title) {
  const Ui& ui = frame.ui;
  const float left = frame.left + kMarks;
  mirror::begin(Role::Gridcell, "number", "", left, y, kNumber, ui.row, kFirst - 1);
  const bool clicked = press_cell(frame.drafts, ui, "row", {left, left + kNumber, y}, false);
  mirror::say_last_item(
      {.role = Role::Button, .name = title, .selected = frame.ledgers().selected == record.id});
  use_clicks(frame, record.id, std::nullopt, clicked);
  mirror::end();
  draw_text(ui, {left + kCellPadding, y + (ui.row - type::kSmall) / 2},
            number(static_cast<long long>(row) + 1), ui.color.text3, type::kSmall, Weight::Regular,
            true);
  if (!record.judgement.findings.empty())
    draw_icon(ImGui::GetWindowDrawList(), Icon::Warning,
              {left + kNumber - 18, y + (ui.row - 13) / 2}, 13, ui.color.soon.mark);
}

}  // namespace

size_t column_beside(const std::vector<LedgerPlace>& places, size_t at, int step) {
  if (places.empty()) return 0;
  const auto here = std::ranges::find(places, at, &LedgerPlace::place);
  const long now = here == places.end() ? 0 : here - places.begin() + step;
  return places[static_cast<size_t>(std::clamp(now, 0L, static_cast<long>(places.size()) - 1))]
      .place;
}

void draw_ledger_header(const LedgerFrame& frame, float y) {
  const Ui& ui = frame.ui;
  mirror::begin_row(1, false, frame.left, y, frame.right - frame.left, space::kHeader);
  mirror::begin(Role::ColumnHeader, "mark", "", frame.left, y, kMarks, space::kHeader, 1);
  const Ledgers& ledgers = frame.ledgers();
  const size_t shown = line_count(ledgers) - ledgers.groups.size();
  const bool all = shown > 0 && static_cast<size_t>(ledgers.marked_shown) == shown;
  if (mark_box(ui, "mark all", ui[Text::mark_shown_name], all, {frame.left, y}, space::kHeader))
    frame.out.push_back(MarkShown{});
  mirror::end();
  const float number = frame.left + kMarks;
  mirror::cell(Role::ColumnHeader, kFirst - 1, ui[Text::column_number], number, y, kNumber,
               space::kHeader);
  draw_text(ui, {number + kCellPadding, y + (space::kHeader - type::kSmall) / 2},
            ui[Text::column_number], ui.color.text2, type::kSmall, Weight::Regular, true);
  int index = kFirst;
  for (const LedgerPlace& one : frame.places) draw_head(frame, one, index++, y);
  if (const auto dragged = end_column_drag(frame.drafts)) set_width(frame, *dragged);
  mirror::end();
}

void fold_group(const LedgerFrame& frame, const LedgerGroup& group, bool folded) {
  if (folded == group.is_folded) return;
  change_look(frame, [&](LedgerLook& next) {
    std::erase(next.folded, group.key);
    if (folded) next.folded.push_back(group.key);
  });
}

void draw_group_row(const LedgerFrame& frame, const LedgerGroup& group, float y) {
  const Ui& ui = frame.ui;
  const RowSpan span{frame.left, frame.right, y};
  row_ground(ui, span, false, ui.color.bg0);
  const std::string words =
      group_words(frame.ledgers(), frame.open.reg, frame.shelf, group, ui.language);
  const std::string count = number(static_cast<long long>(group.count));
  const float width = frame.right - frame.left, x = frame.left + kCellPadding + 20,
              room = width - 80;
  const bool is_cursor = frame.heading == &group;
  mirror::begin_row(static_cast<int>(group.line) + 2, false, frame.left, y, width, ui.row);
  mirror::begin(Role::Gridcell, "group", "", frame.left, y, width, ui.row, 1);
  const bool clicked = press_cell(frame.drafts, ui, "fold", span, is_cursor);
  mirror::say_last_item({.role = Role::Button,
                         .name = words + " " + count,
                         .expanded = !group.is_folded,
                         .expandable = true});
  if (clicked || mirror::pressed_last_item()) {
    fold_group(frame, group, !group.is_folded);
    frame.drafts.heading = {group.key, frame.ledgers().selected};
    frame.drafts.cell_cursor = false;
    frame.drafts.clicked_cell.reset();
  }
  mirror::end();
  mirror::end();
  draw_icon(ImGui::GetWindowDrawList(), group.is_folded ? Icon::ChevronRight : Icon::ChevronDown,
            {x - 20, y + (ui.row - 16) / 2}, 16, ui.color.text2);
  if (is_cursor) draw_cursor(frame.drafts, ui, span);
  const float text_y = y + (ui.row - type::kBody) / 2;
  const float used = std::min(room, text_width(ui, words, type::kBody, Weight::Bold));
  draw_fitted(ui, {x, text_y}, room, words, ui.color.text1, type::kBody, Weight::Bold);
  draw_text(ui, {x + used + space::k2, text_y + 2}, count, ui.color.text3, type::kSmall,
            Weight::Regular, true);
}

void draw_ledger_row(const LedgerFrame& frame, size_t row, size_t line, float y) {
  const Ui& ui = frame.ui;
  const Ledgers& ledgers = frame.ledgers();
  const LedgerRecord& record = frame.shelf.records[ledgers.rows[row]];
  const bool is_selected = ledgers.selected == record.id;
  const bool is_marked = ledgers.marked.contains(record.id);
  row_ground(ui, {frame.left, frame.right, y}, is_selected || is_marked);
  mirror::begin_row(static_cast<int>(line) + 2, is_selected || is_marked, frame.left, y,
                    frame.right - frame.left, ui.row);
  const std::string title = ledger_title(frame.open.reg, frame.shelf.form, record.id, ui.language);
  mirror::begin(Role::Gridcell, "mark", "", frame.left, y, kMarks, ui.row, 1);
  if (mark_box(ui, "mark", ui(Text::ledger_mark_name, {title}), is_marked, {frame.left, y}, ui.row))
    frame.out.push_back(mark_of(record.id));
  mirror::end();
  draw_number(frame, record, row, y, title);
  int index = kFirst;
  for (const LedgerPlace& one : frame.places) {
    const bool is_cursor = is_selected && ledgers.column == one.place && frame.heading == nullptr;
    const Field* field = field_of(frame.shelf, one.column);
    ImGui::PushID(index);
    if (field != nullptr && is_edited(frame.drafts, record.id, field->id))
      draw_editor(frame, record.id, one, *field, index, y);
    else
      draw_cell(frame, record, one, index, y, is_cursor);
    ImGui::PopID();
    ++index;
  }
  mirror::end();
}

}  // namespace taizhang
