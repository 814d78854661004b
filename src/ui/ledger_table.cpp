#include "ui/ledger_table.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/listed.h"
#include "base/text.h"
#include "ui/cell_editor.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

constexpr float kScrollbar = 10;
constexpr float kLeast = 80;  // px of a column whose text may be cut
constexpr float kLeastTitle = 160;
constexpr float kDate = 96, kTime = 136;  // are read whole or are of no use
constexpr float kLight = 108;
constexpr float kWidest = 320;
constexpr float kWidestHead = 140;  // that makes its column wider

struct Wanted {
  LedgerColumn column;
  float width;
  float least;
  size_t place = 0;
  bool is_kept = false;  // somebody has made it as wide
};

Wanted wanted(const Template& form, const LedgerColumn& column) {
  using Kind = LedgerColumn::Kind;
  switch (column.kind) {
    case Kind::Field: {
      const Field& field = form.fields[column.index];
      const float width =
          std::min(kWidest, field.width > 0 ? static_cast<float>(field.width) : 110.0f);
      if (field.type == FieldType::Date) return {column, std::max(width, kDate), kDate};
      if (field.type == FieldType::Time) return {column, std::max(width, kTime), kTime};
      const bool is_title = field.id == form.ledger.title;
      return {column, width, std::min(width, is_title ? kLeastTitle : kLeast)};
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

// What somebody has made of a column's width, or is about to; 0: nothing.
float kept_width(const Ledgers& ledgers, const Drafts& drafts, std::string_view column) {
  if (drafts.column_drag && drafts.column_drag->column == column)
    return dragged_width(*drafts.column_drag);
  for (const ColumnLook& one : ledgers.look.widths)
    if (one.column == column) return one.width;
  return 0;
}

// The columns from `left` to `right`: what is left over goes to the widest, or to the last where
// somebody made all as wide as they are, and what is missing is taken from those that are wide,
// last from those that somebody made so; columns that still have no room are left out from the
// right, lights last.
std::vector<LedgerPlace> places_of(const LedgerShelf& shelf, const Ui& ui, const Ledgers& ledgers,
                                   const Drafts& drafts, float left, float right) {
  std::vector<Wanted> all;
  for (const LedgerColumn& column : ledgers.columns) {
    all.push_back(wanted(shelf.form, column));
    const std::string name = column_name(shelf.form, column, ui.language);
    const float head = text_width(ui, name, type::kSmall) + 2 * kCellPadding;
    all.back().width = std::max(all.back().width, std::min(head, kWidestHead));
    all.back().place = all.size() - 1;
    const float kept = kept_width(ledgers, drafts, column.id);
    if (kept == 0) continue;
    all.back().is_kept = true;
    all.back().width = kept;
    all.back().least = std::min(all.back().least, kept);
  }
  const float room = right - left - kMarks - kNumber;
  const auto sum = [&](auto width_of) {
    return std::accumulate(all.begin(), all.end(), 0.0f,
                           [&](float before, const Wanted& one) { return before + width_of(one); });
  };
  while (all.size() > 1 && sum([](const Wanted& one) { return one.least; }) > room) {
    const bool is_light = all.back().column.kind == LedgerColumn::Kind::Light;
    all.erase(all.end() - (is_light ? 2 : 1));
  }
  float over = sum([](const Wanted& one) { return one.width; }) - room;
  for (const bool kept_too : {false, true}) {
    const auto spare_of = [&](const Wanted& one) {
      return one.is_kept && !kept_too ? 0.0f : one.width - one.least;
    };
    const float spare = sum(spare_of), taken = std::min(over, spare);
    if (taken <= 0) continue;
    for (Wanted& one : all) one.width -= taken * spare_of(one) / spare;
    over -= taken;
  }
  const auto widest = std::ranges::max_element(
      all, {}, [](const Wanted& one) { return one.is_kept ? 0.0f : one.width; });
  if (over < 0 && widest != all.end()) (widest->is_kept ? all.back() : *widest).width -= over;
  std::vector<LedgerPlace> places;
  float x = left + kMarks + kNumber;
  for (const Wanted& one : all) {
    places.push_back({one.column, one.place, std::round(x), std::round(x + one.width)});
    x += one.width;
  }
  return places;
}

// The heading that keys act on: the one they went to, that of a selected record that is folded away
// or, without one, the first.
const LedgerGroup* heading_of(const Ledgers& ledgers, const Drafts& drafts) {
  if (const auto& cursor = drafts.heading)
    if (const auto found = std::ranges::find(ledgers.groups, cursor->key, &LedgerGroup::key);
        found != ledgers.groups.end())
      return &*found;
  if (const auto row = selected_row(ledgers)) return folded_under(ledgers, *row);
  return ledgers.groups.empty() ? nullptr : &ledgers.groups.front();
}

// The line that keys act on; -1: none.
long line_of_keys(const LedgerFrame& frame) {
  if (frame.heading != nullptr && frame.drafts.heading)
    return static_cast<long>(frame.heading->line);
  const auto row = selected_row(frame.ledgers());
  return row ? static_cast<long>(line_of(frame.ledgers(), *row)) : -1;
}

// Those in sight, and the one that is edited wherever it is.
void draw_rows(const LedgerFrame& frame) {
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const Ledgers& ledgers = frame.ledgers();
  const int count = static_cast<int>(line_count(ledgers));
  ImGuiListClipper clipper;
  clipper.Begin(count, frame.ui.row);
  const std::optional<CellEditor>& editor = frame.drafts.editor;
  if (const auto edited = editor ? row_of(frame.ledgers(), editor->record) : std::nullopt)
    clipper.IncludeItemByIndex(static_cast<int>(line_of(ledgers, *edited)));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const LedgerLine line = line_at(ledgers, static_cast<size_t>(i));
      const float y = origin.y + frame.ui.row * static_cast<float>(i);
      ImGui::PushID(i);
      if (line.heading != nullptr)
        draw_group_row(frame, *line.heading, y);
      else
        draw_ledger_row(frame, line.row, static_cast<size_t>(i), y);
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
    if (button(ui, "clear filter", ui[Text::clear_filter]))
      change_look(frame, [](LedgerLook& next) { next.clear_filters(); });
  } else if (button(ui, "first record", ui[Text::ledger_add],
                    {.kind = Kind::Primary, .icon = Icon::Plus})) {
    frame.out.push_back(AddLedgerRecord{frame.shelf.form.id, {}});
  }
}

// In its place, or in the panel where the cell has no room for it.
void edit_cell(const LedgerFrame& frame) {
  const Ledgers& ledgers = frame.ledgers();
  const Field* field = listed_field(frame.open);
  const bool is_shown = std::ranges::contains(frame.places, ledgers.column, &LedgerPlace::place);
  if (is_shown && field != nullptr && fits_in_cell(field->type))
    return begin_edit(frame.open, frame.drafts, ledgers.selected, *field, frame.ui.language);
  const std::vector<Field>& fields = frame.shelf.form.fields;
  if (field == nullptr && !fields.empty()) field = &fields.front();
  if (field != nullptr) frame.drafts.focus_field = field->id;
  frame.out.push_back(ShowDetail{});
}

void show_cursor(Drafts& drafts) {
  drafts.focus_cell = drafts.table_focused;
  drafts.cell_cursor = true;
}

void go_to(const LedgerFrame& frame, size_t row, size_t column) {
  show_cursor(frame.drafts);
  frame.drafts.heading.reset();
  const RecordId record = frame.shelf.records[frame.ledgers().rows[row]].id;
  frame.out.push_back(SelectLedgerRecord{record, column, false});
}

void go_to_line(const LedgerFrame& frame, size_t line) {
  const Ledgers& ledgers = frame.ledgers();
  const LedgerLine to = line_at(ledgers, line);
  scroll_to_row(frame.ui, line);
  if (to.heading != nullptr) {
    show_cursor(frame.drafts);
    frame.drafts.heading = {to.heading->key, ledgers.selected};
    return;
  }
  tick_on_the_way(frame.open, ledgers.selected, frame.shelf.records[ledgers.rows[to.row]].id,
                  frame.out);
  go_to(frame, to.row, ledgers.column);
}

// Left folds a group, Right unfolds it, Enter and the space bar do what is left to do.
void heading_keys(const LedgerFrame& frame, const Keys& keys) {
  const LedgerGroup& group = *frame.heading;
  const bool folds = keys.pressed(ImGuiKey_LeftArrow), unfolds = keys.pressed(ImGuiKey_RightArrow);
  const bool turns = keys.pressed(ImGuiKey_Space);
  if (turns || enter_pressed(keys))
    fold_group(frame, group, !group.is_folded);
  else if (folds || unfolds)
    fold_group(frame, group, folds);
}

// The line under the table: a name and Enter make a record, and the line is there for the next.
void draw_new_record(const LedgerFrame& frame, const Field& named, float y, float right) {
  const Ui& ui = frame.ui;
  Drafts& drafts = frame.drafts;
  const std::string& form = frame.shelf.form.id;
  std::string& name = draft_of(drafts, {}, form + "+", "");
  const std::string words = ui(Text::ledger_quick, {std::string(label(named.name, ui.language))});
  hairline({frame.left, y}, {right, y}, ui.color.line1);
  draw_icon(ImGui::GetWindowDrawList(), Icon::Plus, {frame.left + 12, y + 10}, 16, ui.color.text3);
  ImGui::SetCursorScreenPos({frame.left + kMarks, y + 2});
  if (std::exchange(drafts.focus_new_record, false)) focus_next_item();
  field(ui, "##new record", words, name, right - frame.left - kMarks - space::k3, words.c_str());
  const bool is_entered = ImGui::IsItemDeactivated() && (ImGui::IsKeyPressed(ImGuiKey_Enter) ||
                                                         ImGui::IsKeyPressed(ImGuiKey_KeypadEnter));
  if (!is_entered || trim(name).empty()) return;
  frame.out.push_back(AddLedgerRecord{form, {}, std::exchange(name, {})});
  drafts.focus_new_record = true;
}

// Behind the rows, so that what is typed into a cell is done first.
void ledger_keys(const LedgerFrame& frame, long page) {
  const Ledgers& ledgers = frame.ledgers();
  const auto row = selected_row(ledgers);
  const bool asked = std::exchange(frame.drafts.start_edit, false);
  if ((asked || is_double_clicked(frame.drafts)) && row && frame.heading == nullptr)
    edit_cell(frame);
  if (!has_keys(frame.drafts) || ledgers.rows.empty()) return;
  const Keys keys(ImGui::GetID("ledger keys"));
  const long last = static_cast<long>(line_count(ledgers)) - 1;
  if (const auto to = row_step(keys, line_of_keys(frame), last, page))
    go_to_line(frame, static_cast<size_t>(*to));
  if (frame.heading != nullptr && (row || frame.drafts.heading || frame.drafts.table_focused)) {
    if (keys.pressed(ImGuiKey_Escape)) leave_table(frame.open, frame.drafts, frame.out);
    return heading_keys(frame, keys);
  }
  if (const auto step = column_step(keys); step && frame.heading == nullptr)
    go_to(frame, row.value_or(0), column_beside(frame.places, ledgers.column, *step));
  if (keys.pressed(ImGuiKey_Escape)) leave_table(frame.open, frame.drafts, frame.out);
  if (!row) return;
  if (keys.pressed(ImGuiKey_Space)) frame.out.push_back(mark_of(ledgers.selected));
  if (enter_pressed(keys)) edit_cell(frame);
}

}  // namespace

void draw_ledger(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  const float sight = tools_end(open, min, max);
  fill_rect(min, max, ui.color.bg1);
  const LedgerShelf* shelf = open_shelf(open.ledgers);
  if (!shelf) return;
  if (drafts.heading && drafts.heading->beside != open.ledgers.selected) drafts.heading.reset();
  const bool has_filters = !open.ledgers.look.filters.empty();
  const ImVec2 filters(min.x, min.y + space::kToolbar + space::kChips);
  const float top = filters.y + (has_filters ? space::kChips - space::k1 : 0);
  const int count = static_cast<int>(line_count(open.ledgers));
  const Field* named = open.writer == Writer::Here ? naming_field(shelf->form) : nullptr;
  const float bottom = max.y - (named != nullptr ? space::kChips : 0);
  const float room = bottom - top - space::kHeader;
  const bool scrolls = ui.row * static_cast<float>(count) > room;
  const float right = max.x - (scrolls ? kScrollbar : 0);
  LedgerFrame frame{open,
                    *shelf,
                    drafts,
                    ui,
                    places_of(*shelf, ui, open.ledgers, drafts, min.x, right),
                    min.x,
                    right,
                    std::min(right, sight),
                    out,
                    heading_of(open.ledgers, drafts)};
  draw_ledger_toolbar(frame, min);
  const ImVec2 chips(min.x, min.y + space::kToolbar);
  if (open.ledgers.marked.empty())
    draw_ledger_chips(frame, chips);
  else
    draw_marked_actions(open, drafts, ui, chips, sight, out);
  draw_filter_chips(open, drafts, ui, filters, sight, out);
  hairline({min.x, top}, {max.x, top}, ui.color.line1);
  mirror::begin_grid("ledger", label(shelf->form.name, ui.language), count + 1,
                     static_cast<int>(frame.places.size()) + 2, min.x, top, max.x - min.x,
                     bottom - top);
  fill_rect({min.x, top}, {max.x, top + space::kHeader}, ui.color.bg0);
  draw_ledger_header(frame, top);
  hairline({min.x, top + space::kHeader - 1}, {max.x, top + space::kHeader - 1}, ui.color.line2);
  ImGui::PushID(shelf->form.id.c_str());
  begin_region("ledger", {min.x, top + space::kHeader}, {max.x, bottom}, ui.color.bg1, {0, 0});
  const auto selected = selected_row(open.ledgers);
  bring_into_view(drafts, ui, open.ledgers.selected,
                  selected ? std::optional(line_of(open.ledgers, *selected)) : std::nullopt);
  drafts.table_focused = false;
  if (count == 0) {
    mirror::end();  // what stands there in place of rows is not the table's
    draw_empty(frame, sight - min.x);
  }
  draw_rows(frame);
  ledger_keys(frame, std::max(static_cast<long>(room / ui.row), 1L));
  end_region();
  if (count > 0) mirror::end();
  if (named != nullptr) draw_new_record(frame, *named, bottom, max.x);
  ImGui::PopID();
}

}  // namespace taizhang
