#include <algorithm>
#include <cmath>
#include <utility>

#include "app/table_cells.h"
#include "imgui_internal.h"
#include "ui/layouts.h"

namespace taizhang {
namespace {

constexpr float kLeastColumn = 186, kMostColumn = 340, kColumnHead = 34;
constexpr float kPadding = 10, kGap = space::k2;
constexpr float kCard = 2 * space::k2 + 2 * type::kSmall + 2 * type::kBody + space::k1;
constexpr float kStep = kCard + kGap;

constexpr std::array kColumnsOf = {Segment{Text::cards_by_status},
                                   Segment{Text::overview_departments}};

std::string column_words(const LayoutFrame& frame, const TaskGroup& column) {
  const OpenRegister& open = frame.open;
  const bool by_lead = open.view.cards == Heading::Lead;
  if (column.value.empty()) return frame.ui[by_lead ? Text::matrix_unled : Text::heading_none];
  return by_lead ? department_name(open, column.value)
                 : status_name(open.reg, column.value, frame.ui.language);
}

// Writes what the column `to` means into the card's task: one step, told with the way back.
void move_card(const LayoutFrame& frame, RecordId task, size_t to) {
  const OpenRegister& open = frame.open;
  const auto spot = spot_of(open, task);
  if (!spot || to >= open.layout.groups.size() || to == spot->group) return;
  const TaskGroup& target = open.layout.groups[to];
  Edit edit{task, std::string(fields::kStatus), {}};
  if (open.view.cards == Heading::Lead) {
    const auto* leads = std::get_if<Departments>(&open.reg.value(task, fields::kLead));
    edit.field = fields::kLead;
    edit.value =
        normal(Departments{leads_after_move(leads ? leads->keys : Departments{}.keys,
                                            open.layout.groups[spot->group].value, target.value)});
  } else if (!target.value.empty()) {
    edit.value = Option{target.value};
  }
  ApplyEdits step = as_step(frame.ui, {std::move(edit)}, Text::column_status);
  step.label = {Text::cards_did_move,
                {named_title(open, task, frame.ui.language), column_words(frame, target)}};
  step.toast = step.label;
  frame.out.push_back(std::move(step));
  frame.drafts.scrolled_row = {};
  select_by_key(frame, task);
}

// Number and lead, two lines of title, how it stands in time.
void draw_card(const LayoutFrame& frame, const OutlineRow& row, ImVec2 min, ImVec2 max) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  const bool selected = open.selected == row.record || open.marked.contains(row.record);
  const bool closed = status_of(open.reg, row.record) == statuses::kClosed;
  const bool hovered = ImGui::IsItemHovered();
  fill_rect(min, max,
            selected  ? ui.color.select
            : hovered ? ui.color.hover
                      : ui.color.bg1,
            space::kCardRadius);
  stroke_rect(min, max, selected ? ui.color.accent : ui.color.line1, space::kCardRadius);
  const float left = min.x + kPadding, room = max.x - min.x - 2 * kPadding;
  float y = min.y + space::k2;
  const float used = text_width(ui, row.number, type::kSmall) + space::k2;
  draw_text(ui, {left, y}, row.number, ui.color.text3, type::kSmall, Weight::Regular, true);
  const bool by_lead = open.view.cards == Heading::Lead;
  draw_fitted(ui, {left + used, y}, room - used,
              cell_words(open, row, by_lead ? column_ids::kStatus : column_ids::kLead, ui.language),
              ui.color.text2, type::kSmall);
  y += type::kSmall + 2;
  const std::string_view title = text_of(open.reg, row.record, fields::kTitle);
  const ImU32 color = closed ? ui.color.text3 : ui.color.text1;
  const std::vector<Span> lines = lines_of(ui, title, room);
  if (!lines.empty())
    draw_text(ui, {left, y}, title.substr(lines[0].begin, lines[0].end - lines[0].begin), color,
              type::kBody, Weight::Regular, true);
  if (lines.size() > 2 && hovered) tooltip(ui, title);
  if (lines.size() > 1)
    draw_fitted(ui, {left, y + type::kBody}, room, title.substr(lines[1].begin), color);
  y += 2 * type::kBody + 2;
  draw_light(ui, task_light(open, row.record), {left, y}, room);
  if (open.disputed.contains(row.record))
    draw_shape(ImGui::GetWindowDrawList(), Shape::Fork,
               {max.x - kPadding - 5, y + type::kSmall / 2}, 10, ui.color.conflict.mark);
}

void draw_cards_of(const LayoutFrame& frame, const TaskGroup& column, size_t index, float width) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  RecordId& dragged = frame.drafts.layout.dragged;
  const auto selected = spot_of(open, open.selected);
  if (selected && selected->group == index && frame.drafts.scrolled_row != open.selected)
    bring_into_view(frame, kStep * static_cast<float>(selected->place), kStep);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(column.tasks.size()), kStep);
  // A card under way is drawn wherever its column has been scrolled to, or it would be let go of.
  if (const auto spot = spot_of(open, dragged); spot && spot->group == index)
    clipper.IncludeItemByIndex(static_cast<int>(spot->place));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const OutlineRow& row = frame.row(column.tasks[static_cast<size_t>(i)]);
      const ImVec2 min(origin.x, origin.y + kStep * static_cast<float>(i));
      const ImVec2 max(min.x + width, min.y + kCard);
      ImGui::PushID(to_text(row.record).c_str());
      press_task(frame, row, min, max);
      if (ImGui::IsItemActive() && ImGui::IsMouseDragging(ImGuiMouseButton_Left))
        dragged = row.record;
      if (dragged == row.record)
        dashed_rect(ui, min, max);
      else
        draw_card(frame, row, min, max);
      focus_ring(ui, space::kCardRadius);
      ImGui::PopID();
    }
  }
  clipper.End();
}

void draw_column(const LayoutFrame& frame, size_t index, ImVec2 min, ImVec2 max, bool is_target) {
  const Ui& ui = frame.ui;
  const TaskGroup& column = frame.open.layout.groups[index];
  const std::string name = column_words(frame, column);
  const std::string count = number(static_cast<long long>(column.tasks.size()));
  ImGui::PushID(static_cast<int>(index));
  mirror::begin(Role::Group, "column", ui(Text::cards_column_name, {name, count}), min.x, min.y,
                max.x - min.x, max.y - min.y);
  fill_rect(min, max, ui.color.bg2, space::kCardRadius);
  const float figure = text_width(ui, count, type::kSmall) + space::k2;
  const float room = max.x - min.x - 2 * space::k3 - figure;
  const float used = std::min(room, text_width(ui, name, type::kBody, Weight::Bold));
  draw_fitted(ui, {min.x + space::k3, min.y + 7}, room, name, ui.color.text1, type::kBody,
              Weight::Bold);
  draw_text(ui, {min.x + space::k3 + used + space::k2, min.y + 9}, count, ui.color.text3,
            type::kSmall, Weight::Regular, true);
  begin_region("cards", {min.x + kGap, min.y + kColumnHead}, {max.x, max.y - space::k1},
               ui.color.bg2, {0, 0});
  const float inner = max.x - min.x - 2 * kGap - 2;
  if (column.tasks.empty())
    paragraph(ui, ui[Text::cards_column_empty], inner, ui.color.text3, type::kSmall);
  draw_cards_of(frame, column, index, inner);
  end_region();
  if (is_target) stroke_rect(min, max, ui.color.accent, space::kCardRadius, 2);
  mirror::end();
  ImGui::PopID();
}

// The column with cards that is `step` away from that of `spot`, or further on.
const TaskGroup* column_beside(const OpenRegister& open, size_t from, int step) {
  const std::vector<TaskGroup>& groups = open.layout.groups;
  for (size_t at = from + static_cast<size_t>(step); at < groups.size();
       at += static_cast<size_t>(step))
    if (!groups[at].tasks.empty()) return &groups[at];
  return nullptr;
}

void card_keys(const LayoutFrame& frame) {
  const OpenRegister& open = frame.open;
  if (!has_keys(frame.drafts)) return;
  const Keys keys(ImGui::GetID("card keys"));
  RecordId& dragged = frame.drafts.layout.dragged;
  if (dragged && keys.pressed(ImGuiKey_Escape)) {
    dragged = {};
    return ImGui::ClearActiveID();
  }
  const auto at = spot_of(open, open.selected);
  const int side = keys.pressed(ImGuiKey_RightArrow) - keys.pressed(ImGuiKey_LeftArrow);
  const int down = keys.pressed(ImGuiKey_DownArrow) - keys.pressed(ImGuiKey_UpArrow);
  const int end = keys.pressed(ImGuiKey_End) - keys.pressed(ImGuiKey_Home);
  common_keys(frame, keys);
  if (side == 0 && down == 0 && end == 0) return;
  if (!at) return select_by_key(frame, frame.row(open.shown_tasks.front()).record);
  if (side != 0 && ImGui::GetIO().KeyCtrl)
    return move_card(frame, open.selected, at->group + static_cast<size_t>(side));
  const TaskGroup* column =
      side == 0 ? &open.layout.groups[at->group] : column_beside(open, at->group, side);
  if (!column) return;
  const int last = static_cast<int>(column->tasks.size()) - 1;
  const int place = end > 0 ? last : end < 0 ? 0 : static_cast<int>(at->place) + down;
  select_by_key(frame,
                frame.row(column->tasks[static_cast<size_t>(std::clamp(place, 0, last))]).record);
}

void choose_columns(const LayoutFrame& frame) {
  ImGui::SetCursorScreenPos({frame.min.x + space::k3, frame.min.y + 6});
  const auto chosen = segments(frame.ui, "columns", Text::cards_by, kColumnsOf,
                               frame.open.view.cards == Heading::Lead ? 1 : 0);
  if (!chosen) return;
  TableView view = frame.open.view;
  view.cards = *chosen == 1 ? Heading::Lead : Heading::Status;
  frame.out.push_back(ChangeView{std::move(view)});
}

// What is under way follows the mouse, and is let go of over a column.
void drag_card(const LayoutFrame& frame, std::optional<size_t> over) {
  RecordId& dragged = frame.drafts.layout.dragged;
  if (!dragged) return;
  if (!ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    if (over) move_card(frame, dragged, *over);
    dragged = {};
    return;
  }
  ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (!ImGui::BeginTooltip()) return;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_fitted(frame.ui, at, kLeastColumn, named_title(frame.open, dragged, frame.ui.language),
              frame.ui.color.text1);
  ImGui::Dummy({kLeastColumn, type::kBody});
  ImGui::EndTooltip();
}

}  // namespace

void draw_cards(const LayoutFrame& frame) {
  const Ui& ui = frame.ui;
  const size_t count = frame.open.layout.groups.size();
  choose_columns(frame);
  const float columns = static_cast<float>(count);
  const float top = frame.min.y + kLayoutBar;
  const float room = frame.max.x - frame.min.x - 2 * space::k3 + kGap;
  const float width = std::floor(std::clamp(room / columns - kGap, kLeastColumn, kMostColumn));
  const float whole = (width + kGap) * columns;
  const bool scrolls = whole > room;
  begin_region("columns", {frame.min.x, top}, frame.max, ui.color.bg0, {0, 0},
               scrolls ? ImGuiWindowFlags_HorizontalScrollbar : ImGuiWindowFlags_None);
  const ImVec2 origin = ImGui::GetCursorScreenPos(), mouse = ImGui::GetMousePos();
  const float bottom = frame.max.y - space::k2 - (scrolls ? ImGui::GetStyle().ScrollbarSize : 0);
  const auto selected = spot_of(frame.open, frame.open.selected);
  if (scrolls && selected && frame.drafts.scrolled_row != frame.open.selected) {
    const float x = (width + kGap) * static_cast<float>(selected->group);
    const float least = x + width + 2 * space::k3 - (frame.max.x - frame.min.x);
    ImGui::SetScrollX(std::clamp(ImGui::GetScrollX(), least, std::max(x, least)));
  }
  std::optional<size_t> over;
  for (size_t i = 0; i < count; ++i) {
    const float x = origin.x + space::k3 + (width + kGap) * static_cast<float>(i);
    if (mouse.x >= std::max(x, frame.min.x) && mouse.x < std::min(x + width, frame.max.x) &&
        mouse.y >= top && mouse.y < frame.max.y)
      over = i;
    const auto dragged = spot_of(frame.open, frame.drafts.layout.dragged);
    const bool is_under_way = dragged && dragged->group == i;
    if ((x > frame.max.x || x + width < frame.min.x) && !is_under_way) continue;
    draw_column(frame, i, {x, top}, {x + width, bottom}, dragged && !is_under_way && over == i);
  }
  ImGui::SetCursorScreenPos({origin.x + whole + 2 * space::k3 - kGap - 1, origin.y});
  ImGui::Dummy({1, 1});
  card_keys(frame);
  drag_card(frame, over);
  end_region();
}

}  // namespace taizhang
