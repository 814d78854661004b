#include <algorithm>
#include <string>

#include "ui/lines.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

// Where the columns begin, in screen px.
struct Columns {
  float left, keep, number, title, lead, responsible, deadline, right;

  bool has_responsible() const { return deadline > responsible; }
};

Columns columns(float left, float right) {
  constexpr float kTight = 640;   // of less width the title needs what the others can spare
  constexpr float kNarrow = 460;  // of less there is none for the responsible departments
  const bool tight = right - left < kTight;
  Columns at{};
  at.left = left;
  at.keep = left + space::k4;
  at.number = at.keep + 30;
  at.right = right;
  at.deadline = right - (tight ? 108 : 132);
  at.responsible = at.deadline - (right - left < kNarrow ? 0 : tight ? 96 : 132);
  at.lead = at.responsible - (tight ? 90 : 116);
  at.title = at.number + (tight ? 42 : 50);
  return at;
}

bool has_open(const Preview& preview, size_t task, ProblemKind kind) {
  const std::vector<Problem>& problems = preview.now.draft.notice.problems;
  for (size_t i = 0; i < problems.size(); ++i)
    if (!preview.now.settled[i] && problems[i].task == task && problems[i].kind == kind)
      return true;
  return false;
}

// A cell's words; a tag around them when someone should look.
void draw_cell(const Ui& ui, ImVec2 at, float width, std::string_view words, const StateColors* tag,
               ImU32 color) {
  if (words.empty()) words = "—";
  if (tag != nullptr) {
    const float room = std::min(width, text_width(ui, words, type::kSmall) + 10);
    fill_rect({at.x - 5, at.y + 1}, {at.x - 5 + room, at.y + 1 + space::kTag}, tag->soft,
              space::kTagRadius);
    draw_fitted(ui, {at.x, at.y + 1.5f}, width - 8, words, tag->text, type::kSmall);
    return;
  }
  draw_fitted(ui, at, width, words, words == "—" ? ui.color.text3 : color);
}

void draw_header(const Ui& ui, const Columns& at, float y) {
  fill_rect({at.left, y}, {at.right, y + space::kHeader}, ui.color.bg0);
  const float text_y = y + (space::kHeader - type::kSmall) / 2;
  const auto head = [&](float x, Text id, int column, float end) {
    if (end > x)
      draw_text(ui, {x, text_y}, ui[id], ui.color.text2, type::kSmall, Weight::Regular, true);
    mirror::cell(Role::ColumnHeader, column, ui[id], x, y, end - x, space::kHeader);
  };
  mirror::begin_row(1, false, at.left, y, at.right - at.left, space::kHeader);
  head(at.number, Text::column_number, 1, at.title);
  head(at.title, Text::column_title, 2, at.lead);
  head(at.lead, Text::column_lead, 3, at.responsible);
  head(at.responsible, Text::column_responsible, 4, at.deadline);
  head(at.deadline, Text::column_deadline, 5, at.right);
  mirror::end();
  hairline({at.left, y + space::kHeader - 1}, {at.right, y + space::kHeader - 1}, ui.color.line2);
}

struct RowPlace {
  int index;  // in the grid, from 2
  float y, height;
};

void draw_heading_row(const DraftRow& row, const Ui& ui, const Columns& at, RowPlace place) {
  const auto [index, y, height] = place;
  fill_rect({at.left, y}, {at.right, y + height}, ui.color.bg0);
  hairline({at.left, y + height - 1}, {at.right, y + height - 1}, ui.color.line1);
  const float x = at.keep + space::k4 * static_cast<float>(row.depth);
  const float text_y = y + (height - type::kBody) / 2;
  const float room = at.right - x - 60;
  draw_fitted(ui, {x, text_y}, room, row.text, ui.color.text1, type::kBody, Weight::Bold);
  mirror::begin_row(index, false, at.left, y, at.right - at.left, height);
  mirror::begin(Role::Gridcell, "heading", "", at.left, y, at.right - at.left, height);
  mirror::text(Role::Heading, row.text, x, text_y, room, type::kBody, 3 + row.depth);
  mirror::end();
  mirror::end();
  const float used = std::min(room, text_width(ui, row.text, type::kBody, Weight::Bold));
  draw_text(ui, {x + used + space::k2, text_y + 2}, number(row.tasks), ui.color.text3, type::kSmall,
            Weight::Regular, true);
}

// The cells of one task, with tags where a question is open.
void draw_cells(const Preview& preview, const DraftRow& row, const Ui& ui, const Columns& at,
                RowPlace place) {
  const size_t index = *row.task;
  const NoticeTask& task = preview.now.draft.notice.tasks[index];
  const bool out = index < preview.now.draft.left_out.size() && preview.now.draft.left_out[index];
  const float y = place.y + (place.height - type::kBody) / 2;
  const ImU32 color = out ? ui.color.text3 : ui.color.text1;
  draw_text(ui, {at.number, y}, row.number, ui.color.text2, type::kBody, Weight::Regular, true);
  draw_fitted(ui, {at.title, y}, at.lead - at.title - 10, task.title, color);

  const bool no_owner = has_open(preview, index, ProblemKind::NoOwner);
  const bool no_lead = task.lead.empty() && has_open(preview, index, ProblemKind::NoLead);
  const bool collective = has_open(preview, index, ProblemKind::CollectiveName);
  const auto any_collective = [](const std::vector<std::string>& names) {
    return std::ranges::any_of(names, [](const std::string& name) { return is_collective(name); });
  };
  std::string lead = joined(task.lead);
  const StateColors* lead_tag = nullptr;
  if (no_owner && task.lead.empty()) lead = ui[Text::cell_unread], lead_tag = &ui.color.late;
  if (no_lead && task.responsible.size() == 1) lead = task.responsible[0];
  if (no_lead || (collective && any_collective(task.lead)) ||
      has_open(preview, index, ProblemKind::SeveralLeads))
    lead_tag = &ui.color.soon;

  const std::string responsible =
      no_owner && task.responsible.empty() ? ui[Text::cell_unread] : joined(task.responsible);
  const StateColors* tag = no_owner && task.responsible.empty()             ? &ui.color.late
                           : collective && any_collective(task.responsible) ? &ui.color.soon
                                                                            : nullptr;
  // Without a column of its own, that somebody should look is said by the one before it.
  if (!at.has_responsible() && tag != nullptr && lead_tag != &ui.color.late) lead_tag = tag;
  draw_cell(ui, {at.lead, y}, at.responsible - at.lead - 10, lead, lead_tag, color);
  if (at.has_responsible())
    draw_cell(ui, {at.responsible, y}, at.deadline - at.responsible - 10, responsible, tag, color);
  draw_cell(ui, {at.deadline, y}, at.right - at.deadline - 38, task.deadline.text,
            has_open(preview, index, ProblemKind::UnreadDeadline) ? &ui.color.soon : nullptr,
            color);

  mirror::cell(Role::Gridcell, 2, task.title, at.title, place.y, at.lead - at.title, place.height);
  mirror::cell(Role::Gridcell, 3, lead, at.lead, place.y, at.responsible - at.lead, place.height);
  mirror::cell(Role::Gridcell, 4, responsible, at.responsible, place.y,
               at.deadline - at.responsible, place.height);
  mirror::cell(Role::Gridcell, 5, task.deadline.text, at.deadline, place.y, 90, place.height);
}

void draw_task_row(const Preview& preview, Drafts& drafts, const DraftRow& row, const Ui& ui,
                   const Columns& at, RowPlace place, Intents& out) {
  const size_t index = *row.task;
  const bool kept =
      !(index < preview.now.draft.left_out.size() && preview.now.draft.left_out[index]);
  const bool selected = preview.task == index;
  ImGui::PushID(static_cast<int>(index));
  mirror::begin_row(place.index, selected, at.left, place.y, at.right - at.left, place.height);
  mirror::begin(Role::Gridcell, "first", "", at.left, place.y, at.title - at.left, place.height);
  ImGui::SetCursorScreenPos({at.left, place.y});
  ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_area("row", {at.right - at.left, place.height});
  const bool hovered = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem);
  const bool twice = hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  mirror::say_last_item({.role = Role::Button,
                         .name = ui(Text::row_select_name, {row.number}),
                         .selected = selected});
  if (clicked || mirror::pressed_last_item()) {
    out.push_back(SelectProblem{std::nullopt});
    out.push_back(SelectDraftTask{index});
  }
  if (twice) open_task_form(preview, drafts, index);

  if (selected)
    fill_rect({at.left, place.y}, {at.right, place.y + place.height}, ui.color.select);
  else if (hovered)
    fill_rect({at.left, place.y}, {at.right, place.y + place.height}, ui.color.hover);
  hairline({at.left, place.y + place.height - 1}, {at.right, place.y + place.height - 1},
           ui.color.line1);
  focus_ring(ui, 2);
  ImGui::SetCursorScreenPos({at.keep, place.y + (place.height - type::kBody) / 2});
  if (checkbox(ui, "keep", ui(Text::row_keep_name, {row.number}), kept))
    out.push_back(KeepTask{index, !kept});
  mirror::end();
  draw_cells(preview, row, ui, at, place);

  mirror::begin(Role::Gridcell, "last", "", at.right - 34, place.y, 34, place.height);
  ImGui::SetCursorScreenPos({at.right - 34, place.y + (place.height - 28) / 2});
  if (icon_button(ui, "edit", Icon::Pencil, ui(Text::row_edit_name, {row.number})))
    open_task_form(preview, drafts, index);
  mirror::end();
  mirror::end();
  ImGui::PopID();
}

}  // namespace

void draw_draft_tasks(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                      Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  const int rows = static_cast<int>(preview.rows.size());
  mirror::begin_grid("draft tasks", ui[Text::draft_title], rows + 1, 5, min.x, min.y, max.x - min.x,
                     max.y - min.y);
  const bool scrolls = ui.row * static_cast<float>(rows) > max.y - min.y - space::kHeader;
  const Columns at = columns(min.x, max.x - (scrolls ? 10 : 0));
  fill_rect(min, {max.x, min.y + space::kHeader}, ui.color.bg0);
  draw_header(ui, at, min.y);
  begin_region("draft tasks", {min.x, min.y + space::kHeader}, max, ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  if (rows == 0) {
    ImGui::SetCursorScreenPos({origin.x + space::k4, origin.y + space::k4});
    paragraph(ui, ui[Text::draft_none], max.x - min.x - 2 * space::k4, ui.color.text2);
    ImGui::SetCursorScreenPos({origin.x + space::k4, ImGui::GetCursorScreenPos().y});
    if (next_step(ui, ui[Text::preview_other])) out.push_back(PickNotice{});
  }
  ImGuiListClipper clipper;
  clipper.Begin(rows, ui.row);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const DraftRow& row = preview.rows[static_cast<size_t>(i)];
      const float y = origin.y + ui.row * static_cast<float>(i);
      if (row.task)
        draw_task_row(preview, drafts, row, ui, at, {i + 2, y, ui.row}, out);
      else
        draw_heading_row(row, ui, at, {i + 2, y, ui.row});
    }
  }
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + ui.row * static_cast<float>(rows)});
  ImGui::Dummy({1, 1});
  end_region();
  mirror::end();
}

}  // namespace taizhang
