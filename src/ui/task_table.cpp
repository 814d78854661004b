#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/moving.h"
#include "app/table_cells.h"
#include "ui/layouts.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

constexpr float kScrollbar = 10;

constexpr float kTightTools = 560;  // width of a toolbar without room for the verb's words

void draw_add(const Ui& ui, ImVec2 at, bool is_tight, Intents& out) {
  ImGui::SetCursorScreenPos(at);
  const bool pressed =
      is_tight ? icon_button(ui, "add task", Icon::Plus, ui[Text::add_task])
               : button(ui, "add task", ui[Text::add_task], {.icon = Icon::Plus, .height = 28});
  if (pressed) out.push_back(AddTask{});
}

void draw_toolbar(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, float right,
                  Intents& out) {
  const OutlineRow* part = outline_row(open, open.view.part);
  const std::string title = part ? part_title(open, part->record) : ui[Text::navigation_all];
  const int count = part ? part->tasks : open.tasks;
  const bool is_tight = right - min.x < kTightTools;
  const float add = is_tight ? space::kToolButton
                             : button_width(ui, ui[Text::add_task],
                                            {.icon = Icon::Plus, .height = space::kToolButton});
  constexpr float kLeastHeading = 150;
  const float layouts = layout_switch_width(ui, right - min.x);
  const float tools_right = right - space::k3 - add - layouts - 2 * space::k2;
  const float tools = draw_view_tools(open, drafts, ui, tools_right, min.y + 8,
                                      tools_right - min.x - kLeastHeading, out);
  const std::string figure = number(count);
  const float figure_width = text_width(ui, figure, type::kSmall);
  const float room =
      std::max(0.0f, tools - min.x - space::k3 - figure_width - 2 * space::k2 - space::k1);
  const float used = std::min(room, text_width(ui, title, type::kTitle, Weight::Bold));
  mirror::text(Role::Heading, title, min.x + space::k3, min.y + 11, used, type::kTitle, 2);
  draw_fitted(ui, {min.x + space::k3, min.y + 11}, room, title, ui.color.text1, type::kTitle,
              Weight::Bold);
  draw_text(ui, {min.x + space::k3 + used + space::k2, min.y + 15}, figure, ui.color.text3,
            type::kSmall);
  ImGui::SetCursorScreenPos({right - space::k3 - add - space::k2 - layouts, min.y + 8});
  draw_layout_switch(open, ui, right - min.x, out);
  draw_add(ui, {right - space::k3 - add, min.y + 8}, is_tight, out);
}

// What a figure elsewhere has narrowed the list to; empty: nothing has.
std::string narrowed_words(const OpenRegister& open, const Ui& ui) {
  std::string words;
  if (!open.view.department.empty()) words = department_name(open, open.view.department);
  if (open.view.unled) words = ui[Text::matrix_unled];
  if (open.view.light) {
    if (!words.empty()) words += " · ";
    words += ui[state_name(*open.view.light)];
  }
  return words.empty() ? words : ui(Text::chip_narrowed, {words});
}

void draw_chips(const OpenRegister& open, const Ui& ui, ImVec2 at, float right, Intents& out) {
  const std::string narrowed = narrowed_words(open, ui);
  ButtonLook look{
      .kind = Kind::Outlined, .icon = Icon::Close, .height = space::kChip, .size = type::kSmall};
  const float wanted = narrowed.empty() ? 0 : button_width(ui, narrowed, look) + space::k2;
  std::vector<Choice> choices = {{ui[Text::chip_all], open.tasks, open.view.status.empty()}};
  const std::vector<size_t> shown = shown_statuses(open, open.view.status);
  for (const size_t one : shown) {
    const StatusCount& count = open.counts[one];
    choices.push_back({status_name(open.reg, count.option, ui.language), count.tasks,
                       open.view.status == count.option});
  }
  const float end = right - space::k3;
  if (const auto pressed = draw_choices(ui, ui[Text::column_status], choices,
                                        {at.x + space::k3, at.y + 6}, end - wanted)) {
    TableView view = open.view;
    view.status = *pressed == 0 ? std::string() : open.counts[shown[*pressed - 1]].option;
    out.push_back(ChangeView{std::move(view)});
  }
  if (narrowed.empty()) return;
  const float x = ImGui::GetItemRectMax().x + space::k2;
  ImGui::SetCursorScreenPos({x, at.y + 6});
  look.width = std::min(wanted - space::k2, end - x);
  if (!button(ui, "narrowed", narrowed, look)) return;
  TableView wider = open.view;
  wider.department.clear();
  wider.unled = false;
  wider.light.reset();
  out.push_back(ChangeView{std::move(wider)});
}

void draw_empty(const OpenRegister& open, const Ui& ui, ImVec2 at, float width, Intents& out) {
  const bool filtered = open.view.is_filtered();
  ImGui::SetCursorScreenPos({at.x + space::k4, at.y + space::k4});
  const std::string words = !filtered ? std::string(ui[Text::table_empty])
                            : open.view.search.empty()
                                ? std::string(ui[Text::table_none_of_status])
                                : ui(Text::table_none_found, {open.view.search});
  paragraph(ui, words, width - 2 * space::k4, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + space::k4, ImGui::GetCursorScreenPos().y + space::k2});
  if (filtered && button(ui, "clear filter", ui[Text::clear_filter])) {
    TableView view = open.view;
    view.clear_filters();
    out.push_back(ChangeView{std::move(view)});
  }
  if (!filtered && button(ui, "first task", ui[Text::add_task], {.icon = Icon::Plus}))
    out.push_back(AddTask{});
}

// Those in sight, and the one that is edited wherever it is.
void draw_rows(const TableFrame& table, int count) {
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGuiListClipper clipper;
  clipper.Begin(count, table.ui.row);
  const std::optional<CellEditor>& editor = table.drafts.editor;
  if (const auto edited = editor ? row_of(table.open, editor->record) : std::nullopt)
    clipper.IncludeItemByIndex(static_cast<int>(*edited));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const OutlineRow& row = outline_row_at(table.open, static_cast<size_t>(i));
      const RowPlace place{i + 2, origin.y + table.ui.row * static_cast<float>(i)};
      ImGui::PushID(to_text(row.record).c_str());
      if (row.is_part)
        draw_part_row(table, row, place);
      else
        draw_task_row(table, row, place);
      ImGui::PopID();
    }
  }
  clipper.End();
  if (count == 0) return;
  ImGui::SetCursorScreenPos({origin.x, origin.y + table.ui.row * static_cast<float>(count)});
  ImGui::Dummy({1, 1});
}

// The row that is dragged lands where a line shows, once the button is let go.
void draw_landing(const TableFrame& table, ImVec2 origin, float top, float bottom) {
  Drafts& drafts = table.drafts;
  if (!drafts.dragged) return;
  const ImVec2 mouse = ImGui::GetMousePos();
  constexpr float kScroll = 8;
  if (mouse.y < top) ImGui::SetScrollY(std::max(0.0f, ImGui::GetScrollY() - kScroll));
  if (mouse.y > bottom) ImGui::SetScrollY(ImGui::GetScrollY() + kScroll);
  const float row = std::max(0.0f, std::round((mouse.y - origin.y) / table.ui.row));
  const size_t place = std::min(static_cast<size_t>(row), table.open.rows.size());
  const std::optional<Landing> landing = landing_at(table.open, drafts.dragged, place);
  const std::vector<Edit> edits =
      landing ? moved_to(table.open, drafts.dragged, *landing) : std::vector<Edit>();
  if (!edits.empty()) {
    const float y = origin.y + table.ui.row * static_cast<float>(place);
    fill_rect({table.columns.left, y - 2}, {table.columns.right, y + 1}, table.ui.color.accent);
  }
  if (ImGui::IsMouseDown(ImGuiMouseButton_Left) && !ImGui::IsKeyPressed(ImGuiKey_Escape)) return;
  if (!edits.empty() && !ImGui::IsMouseDown(ImGuiMouseButton_Left))
    table.out.push_back(move_step(table.open, drafts.dragged, edits));
  drafts.dragged = {};
}

}  // namespace

void draw_task_table(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out) {
  const float sight = tools_end(open, min, max);
  fill_rect(min, max, ui.color.bg1);
  draw_toolbar(open, drafts, ui, min, sight, out);
  const ImVec2 chips(min.x, min.y + space::kToolbar);
  const bool has_filters = !open.view.filters.empty();
  if (has_filters)
    draw_filter_chips(open, drafts, ui, {min.x, chips.y + space::kChips}, sight, out);
  if (open.marked.empty())
    draw_chips(open, ui, chips, sight, out);
  else
    draw_marked_actions(open, drafts, ui, chips, sight, out);
  const float top =
      min.y + space::kToolbar + space::kChips + (has_filters ? space::kChips - space::k1 : 0);
  hairline({min.x, top}, {max.x, top}, ui.color.line1);

  if (open.view.layout != Layout::Table) {
    if (!open.shown_tasks.empty())
      return draw_layout({open, drafts, ui, {min.x, top + 1}, max, out});
    begin_region("layout", {min.x, top + 1}, max, ui.color.bg1, {0, 0});
    draw_empty(open, ui, ImGui::GetCursorScreenPos(), sight - min.x, out);
    return end_region();
  }
  const int count = static_cast<int>(open.rows.size());
  const float room = max.y - top - space::kHeader;
  const float rows_height = ui.row * static_cast<float>(count);
  const bool scrolls = rows_height > room;
  const TableColumns columns =
      table_columns(open, drafts, ui, min.x, max.x - (scrolls ? kScrollbar : 0));
  const TableFrame table{open, drafts, ui, columns, out};
  mirror::begin_grid("tasks", ui[Text::table_name], count + 1,
                     static_cast<int>(columns.places.size()) + 1, min.x, top, max.x - min.x,
                     max.y - top);
  fill_rect({min.x, top}, {max.x, top + space::kHeader}, ui.color.bg0);
  draw_table_header(table, top);
  hairline({min.x, top + space::kHeader - 1}, {max.x, top + space::kHeader - 1}, ui.color.line2);
  begin_region("table", {min.x, top + space::kHeader}, max, ui.color.bg1, {0, 0});
  bring_into_view(drafts, ui, open.selected, row_of(open, open.selected));
  drafts.table_focused = false;
  if (count == 0) {
    mirror::end();  // what stands there in place of rows is not the table's
    draw_empty(open, ui, ImGui::GetCursorScreenPos(), sight - min.x, out);
  }
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  draw_rows(table, count);
  draw_landing(table, origin, top + space::kHeader, max.y);
  table_keys(table, static_cast<size_t>(room / ui.row));
  end_region();
  if (count > 0) mirror::end();
}

}  // namespace taizhang
