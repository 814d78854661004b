#include "ui/returned_row.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/report.h"
#include "app/table_cells.h"
#include "model/packet.h"

namespace taizhang {
namespace {

constexpr float kCards = 3;

const StateColors& colors_of(Outcome outcome, const Ui& ui) {
  switch (outcome) {
    case Outcome::Conflict:
      return ui.color.conflict;
    case Outcome::OutOfScope:
      return ui.color.soon;
    case Outcome::Parallel:
    case Outcome::Updated:
      return ui.color.done;
    case Outcome::New:
      return ui.color.ok;
    case Outcome::Older:
    case Outcome::Same:
      return ui.color.going;
  }
}

// The task a cell belongs to: of a note or evidence what it stands under.
RecordId task_of(const ShownReturn& shown, RecordId record) {
  for (int depth = 0; depth < 4; ++depth) {
    if (outline_row(shown.open, record) != nullptr) return record;
    const auto parent = parse_id<RecordId>(text_of(shown.knowing(record), record, fields::kParent));
    if (!parent) return record;
    record = *parent;
  }
  return record;
}

// One of the three values of an opened row; returns its height.
float draw_card(const ShownReturn& shown, ImVec2 at, float width, const std::string& title,
                const std::string& words, ImU32 line_color, bool measure) {
  const Ui& ui = shown.ui;
  const size_t lines = lines_of(ui, words, width - 2 * space::k3).size();
  const float height = 34 + type::kBody * static_cast<float>(std::max<size_t>(1, lines)) + 10;
  if (measure) return height;
  fill_rect(at, {at.x + width, at.y + height}, ui.color.bg1, space::kCardRadius);
  stroke_rect(at, {at.x + width, at.y + height}, line_color, space::kCardRadius);
  say_fitted(ui, {at.x + space::k3, at.y + 9}, width - 2 * space::k3, title, ui.color.text2,
             type::kSmall, Weight::Bold);
  ImGui::SetCursorScreenPos({at.x + space::k3, at.y + 32});
  paragraph(ui, words, width - 2 * space::k3, ui.color.text1);
  return height;
}

Text says_of(const CellReview& cell) {
  if (cell.is_deleted) return Text::collect_deleted_says;
  if (cell.outcome == Outcome::Conflict) return Text::collect_conflict_says;
  return cell.outcome == Outcome::OutOfScope ? Text::collect_held_says : Text::collect_taken_says;
}

struct Card {
  std::string title, words;
  ImU32 color;
};

// What the returned value is set beside: of a conflict between files what the other ones say.
Card other_card(const ShownReturn& shown, const CellReview& cell) {
  const Ui& ui = shown.ui;
  const bool is_here = std::ranges::find(cell.others, cell.present) != cell.others.end();
  if (cell.outcome != Outcome::Conflict || cell.others.empty() || is_here)
    return {ui[Text::collect_present_card], shown.value(cell, cell.present), ui.color.line2};
  std::string words;
  for (const Value& other : cell.others)
    words += (words.empty() ? "" : "\n") + shown.value(cell, other);
  return {ui[Text::collect_other_card], std::move(words), colors_of(cell.outcome, ui).mark};
}

}  // namespace

ReturnedColumns returned_columns(float left, float right) {
  const float room = right - left;
  ReturnedColumns at{};
  at.arrow = left + space::k3;
  at.number = left + 44;
  at.right = right;
  at.outcome = right - 92;
  at.task = at.number + 50;
  at.field = at.task + room * 0.24f;
  at.now = at.field + 92;
  at.returned = at.now + (at.outcome - at.now) / 2;
  return at;
}

const Register& ShownReturn::knowing(RecordId record) const {
  return form_of(open.reg, record) != nullptr ? open.reg : file.file.reg;
}

std::string ShownReturn::value(const CellReview& cell, const Value& value) const {
  // The place itself is no word to anybody.
  if (cell.field == fields::kOrder) return value == cell.issued ? "—" : ui[Text::comparison_moved];
  return is_empty(value)
             ? "—"
             : value_words(knowing(cell.record), cell.record, cell.field, value, ui.language);
}

std::string ShownReturn::who() const {
  return file.file.department.empty() ? std::string(ui[Text::collect_office])
                                      : department_name(open, file.file.department);
}

float draw_returned_values(const ShownReturn& shown, const CellReview& cell,
                           const ReturnedColumns& at, float y, int row, bool measure) {
  const Ui& ui = shown.ui;
  const float left = at.number, right = at.right - space::k3;
  const float width = (right - left - 2 * space::k3) / kCards;
  const Card cards[] = {
      {ui[Text::collect_issued_card], shown.value(cell, cell.issued), ui.color.line1},
      {ui(Text::collect_returned_card, {shown.who()}), shown.value(cell, cell.returned),
       colors_of(cell.outcome, ui).mark},
      other_card(shown, cell),
  };
  float height = 0;
  for (const Card& card : cards)
    height = std::max(height, draw_card(shown, {}, width, card.title, card.words, 0, true));
  const float whole = space::k3 + height + space::k2 + type::kSmall + space::k3;
  if (measure) return whole;
  const float side = at.arrow - space::k3;
  mirror::begin_row(row, true, side, y, at.right - side, whole);
  mirror::begin(Role::Gridcell, "opened", "", side, y, at.right - side, whole);
  fill_rect({at.arrow - space::k3, y}, {at.right, y + whole}, ui.color.bg0);
  float x = left;
  for (const Card& card : cards) {
    draw_card(shown, {x, y + space::k3}, width, card.title, card.words, card.color, false);
    x += width + space::k3;
  }
  say_fitted(ui, {left, y + space::k3 + height + space::k2}, right - left, ui[says_of(cell)],
             ui.color.text2, type::kSmall);
  hairline({at.arrow - space::k3, y + whole - 1}, {at.right, y + whole - 1}, ui.color.line1);
  mirror::end();
  mirror::end();
  return whole;
}

void draw_returned_row(const ShownReturn& shown, Drafts& drafts, const CellReview& cell,
                       size_t index, const ReturnedColumns& at, float y, int row) {
  const Ui& ui = shown.ui;
  const float left = at.arrow - space::k3;
  const Register& reg = shown.knowing(cell.record);
  const RecordId task = task_of(shown, cell.record);
  const OutlineRow* line = outline_row(shown.open, task);
  const std::string title(text_of(line != nullptr ? shown.open.reg : reg, task, fields::kTitle));
  const std::string field = field_words(reg, cell.record, cell.field, ui.language);
  const std::string now = shown.value(cell, cell.present);
  const std::string returned = shown.value(cell, cell.returned);
  const std::string outcome = outcome_words(cell.outcome, ui.language);
  const std::pair place(shown.number, index);
  const bool is_open = drafts.expanded == place;
  ImGui::PushID(static_cast<int>(index));
  mirror::begin_row(row, is_open, left, y, at.right - left, ui.row);
  if (line != nullptr)
    mirror::cell(Role::Gridcell, 1, line->number, at.number, y, at.task - at.number, ui.row);
  mirror::begin(Role::Gridcell, "title", "", at.task, y, at.field - at.task, ui.row);
  ImGui::SetCursorScreenPos({left, y});
  const bool clicked = press_area("cell", {at.right - left, ui.row});
  mirror::say_last_item(
      {.role = Role::Button, .name = title, .expanded = is_open, .expandable = true});
  mirror::end();
  mirror::cell(Role::Gridcell, 3, field, at.field, y, at.now - at.field, ui.row);
  mirror::cell(Role::Gridcell, 4, now, at.now, y, at.returned - at.now, ui.row);
  mirror::cell(Role::Gridcell, 5, returned, at.returned, y, at.outcome - at.returned, ui.row);
  mirror::cell(Role::Gridcell, 6, outcome, at.outcome, y, at.right - at.outcome, ui.row);
  mirror::end();
  if (is_open)
    fill_rect({left, y}, {at.right, y + ui.row}, ui.color.select);
  else
    fill_rect({left, y}, {at.right, y + ui.row}, ground_of_item(ui, 0));
  focus_ring(ui, 2);
  hairline({left, y + ui.row - 1}, {at.right, y + ui.row - 1}, ui.color.line1);
  const float text = y + (ui.row - type::kBody) / 2;
  draw_icon(ImGui::GetWindowDrawList(), is_open ? Icon::ChevronDown : Icon::ChevronRight,
            {at.arrow, text + 2}, 16, ui.color.text2);
  if (line != nullptr)
    draw_text(ui, {at.number, text}, line->number, ui.color.text2, type::kBody, Weight::Regular,
              true);
  draw_fitted(ui, {at.task, text}, at.field - at.task - space::k3, title, ui.color.text1);
  draw_fitted(ui, {at.field, text + 2}, at.now - at.field - space::k2, field, ui.color.text2,
              type::kSmall);
  draw_fitted(ui, {at.now, text}, at.returned - at.now - space::k3, now, ui.color.text2);
  draw_fitted(ui, {at.returned, text}, at.outcome - at.returned - space::k3, returned,
              ui.color.text1);
  draw_tag(ui, {at.outcome, y + (ui.row - space::kTag) / 2}, outcome, colors_of(cell.outcome, ui));
  if (clicked || mirror::pressed_last_item())
    drafts.expanded = is_open ? std::nullopt : std::optional(place);
  ImGui::PopID();
}

}  // namespace taizhang
