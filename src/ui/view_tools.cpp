#include "ui/view_tools.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/filtering.h"
#include "app/listed.h"
#include "app/table_cells.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kPopup = 268;

struct ToolFrame {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  Intents& out;

  void change(TableView view) const { out.push_back(ChangeView{std::move(view)}); }
};

constexpr std::array kHeadings = {Text::heading_part, Text::heading_lead, Text::heading_status,
                                  Text::heading_month, Text::heading_light};

void draw_headings(const ToolFrame& frame, ImVec2 below) {
  const Ui& ui = frame.ui;
  std::vector<std::string> names;
  for (const Text name : kHeadings) names.emplace_back(ui[name]);
  const size_t now = static_cast<size_t>(frame.open.view.heading);
  const auto picked =
      option_popup(ui, "headings", ui[Text::heading_title], names, now, below, kPopup);
  if (!picked) return;
  TableView view = frame.open.view;
  view.heading = static_cast<Heading>(*picked);
  frame.change(std::move(view));
}

// All columns, those shown first, in their order.
std::vector<ColumnLook> all_columns(const std::vector<ColumnLook>& shown) {
  std::vector<ColumnLook> all = shown;
  for (const ColumnField& one : kColumns)
    if (std::ranges::find(all, one.column, &ColumnLook::column) == all.end())
      all.push_back({one.column});
  return all;
}

// Rows are named by these.
bool is_needed(Column column) { return column == Column::Number || column == Column::Title; }

void draw_column_line(const ToolFrame& frame, const std::vector<ColumnLook>& shown,
                      const ColumnLook& look) {
  const Ui& ui = frame.ui;
  const auto found = std::ranges::find(shown, look.column, &ColumnLook::column);
  const bool is_shown = found != shown.end();
  const size_t place = static_cast<size_t>(found - shown.begin());
  const std::string name = ui[column_field(look.column).name];
  const auto with = [&](auto change) {
    TableView view = frame.open.view;
    view.columns = shown;
    change(view.columns);
    frame.change(std::move(view));
  };
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x + space::k2, at.y + 4});
  if (checkbox(ui, "show", ui(Text::columns_show, {name}), is_shown, name) &&
      !is_needed(look.column))
    with([&](std::vector<ColumnLook>& columns) {
      if (is_shown)
        columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(place));
      else
        columns.push_back(look);
    });
  const auto move = [&](const char* id, Icon icon, Text verb, bool can, size_t to, float right) {
    ImGui::SetCursorScreenPos({at.x + kPopup - 2 * space::k2 - right, at.y});
    if (icon_button(ui, id, icon, ui(verb, {name}), can))
      with([&](std::vector<ColumnLook>& columns) { std::swap(columns[place], columns[to]); });
  };
  if (is_shown) {
    move("forward", Icon::ChevronUp, Text::columns_forward, place > 0, place - 1, 56);
    move("back", Icon::ChevronDown, Text::columns_back, place + 1 < shown.size(), place + 1, 28);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + 28});
  ImGui::Dummy({0, 0});
}

// Where a popup named by what it changes stands in the mirror.
void begin_group(std::string_view name) {
  const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  mirror::begin(Role::Group, "group", name, corner.x, corner.y, size.x, size.y);
}

void draw_columns(const ToolFrame& frame, ImVec2 below) {
  const Ui& ui = frame.ui;
  hang_popup("columns", below);
  const bool is_open = begin_popup(ui, "columns", kPopup, {space::k1, space::k2});
  if (is_open) {
    begin_group(ui[Text::columns_title]);
    const std::vector<ColumnLook> shown = shown_columns(frame.open.view);
    for (const ColumnLook& look : all_columns(shown)) {
      ImGui::PushID(static_cast<int>(look.column));
      draw_column_line(frame, shown, look);
      ImGui::PopID();
    }
    if (button_line(ui, ui[Text::task_fields], false, kPopup - 2 * space::k1)) {
      open_ledger_settings(frame.open, frame.drafts);
      ImGui::CloseCurrentPopup();
    }
    if (!frame.open.view.columns.empty() &&
        button_line(ui, ui[Text::columns_reset], false, kPopup - 2 * space::k1)) {
      TableView view = frame.open.view;
      view.columns.clear();
      frame.change(std::move(view));
    }
    mirror::end();
  }
  end_popup(is_open);
}

void draw_views(const ToolFrame& frame, ImVec2 below) {
  const Ui& ui = frame.ui;
  const OpenRegister& open = frame.open;
  constexpr float kLine = kPopup - 2 * space::k1;
  hang_popup("views", below);
  const bool is_open = begin_popup(ui, "views", kPopup);
  if (is_open) {
    begin_group(ui[Text::views_title]);
    const auto leave = [](bool pressed) {
      if (pressed) ImGui::CloseCurrentPopup();
      return pressed;
    };
    if (leave(button_line(ui, ui[Text::views_usual], false, kLine))) frame.change({});
    for (const SavedView& saved : open.views) {
      ImGui::PushID(to_text(saved.record).c_str());
      if (leave(button_line(ui, saved.name, open.view.saved == saved.record, kLine)))
        frame.change(saved.view);
      ImGui::PopID();
    }
    if (open.views.empty()) {
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + space::k2);
      paragraph(ui, ui[Text::views_none], kLine - 2 * space::k2, ui.color.text3, type::kSmall);
    }
    ImGui::Separator();
    if (leave(button_line(ui, ui[Text::views_save], false, kLine)))
      frame.drafts.view_name.emplace();
    if (const SavedView* saved = find_view(open.views, open.view.saved)) {
      if (leave(button_line(ui, ui(Text::views_update, {saved->name}), false, kLine)))
        frame.out.push_back(SaveView{saved->record, {}});
      if (leave(button_line(ui, ui[Text::views_rename], false, kLine)))
        frame.drafts.view_name = ViewNameForm{saved->record, saved->name};
      if (leave(button_line(ui, ui(Text::views_delete, {saved->name}), false, kLine)))
        frame.out.push_back(DropView{saved->record});
    }
    mirror::end();
  }
  end_popup(is_open);
}

struct Tool {
  const char* id;
  Icon icon;
  std::string words;
  bool is_chosen;
};

ButtonLook tool_look(const Tool& tool) {
  return {.kind = tool.is_chosen ? Kind::Outlined : Kind::Quiet,
          .icon = tool.icon,
          .height = space::kToolButton};
}

void press_tool(const ToolFrame& frame, const Tool& tool) {
  const std::string_view id = tool.id;
  if (id == "filter")
    open_filter_form(frame.open, frame.drafts, frame.ui.language);
  else
    ImGui::OpenPopup(tool.id);
}

std::vector<Tool> tools_of(const ToolFrame& frame) {
  const Ui& ui = frame.ui;
  const OpenRegister& open = frame.open;
  const TableView& view = open.view;
  const size_t filters = filters_of(open).size();
  std::string filter = ui[Text::filter_title];
  if (filters > 0) filter += " " + number(static_cast<long long>(filters));
  std::vector<Tool> tools = {{"filter", Icon::Filter, filter, filters > 0}};
  if (open.section != Section::Tasks) return tools;
  const SavedView* saved = find_view(open.views, view.saved);
  if (view.layout == Layout::Table) {
    tools.push_back(
        {"headings", Icon::Tree, ui[Text::heading_title], view.heading != Heading::Part});
    tools.push_back({"columns", Icon::List, ui[Text::columns_title], !view.columns.empty()});
  }
  tools.push_back({"views", Icon::Book, saved != nullptr ? saved->name : ui[Text::views_title],
                   saved != nullptr});
  return tools;
}

}  // namespace

Intent with_filters(const OpenRegister& open, Filters filters) {
  if (open.section == Section::Ledger) {
    LedgerLook look = open.ledgers.look;
    look.filters = std::move(filters);
    return ChangeLook{std::move(look)};
  }
  TableView view = open.view;
  view.filters = std::move(filters);
  return ChangeView{std::move(view)};
}

float draw_view_tools(const OpenRegister& open, Drafts& drafts, const Ui& ui, float right, float y,
                      float room, Intents& out) {
  const ToolFrame frame{open, drafts, ui, out};
  const std::vector<Tool> tools = tools_of(frame);
  float whole = 0;
  for (const Tool& tool : tools) whole += button_width(ui, tool.words, tool_look(tool)) + space::k1;
  const bool is_tight = whole > room;
  float x = right - (is_tight ? static_cast<float>(tools.size()) * (space::kToolButton + space::k1)
                              : whole);
  const float begin = x;
  for (const Tool& tool : tools) {
    ImGui::SetCursorScreenPos({x, y});
    const float width =
        is_tight ? space::kToolButton : button_width(ui, tool.words, tool_look(tool));
    const bool pressed = is_tight
                             ? icon_button(ui, tool.id, tool.icon, tool.words, true, tool.is_chosen)
                             : button(ui, tool.id, tool.words, tool_look(tool));
    if (pressed) press_tool(frame, tool);
    const ImVec2 below(std::min(x, right - kPopup), y + space::kToolButton + 2);
    const std::string_view id = tool.id;
    if (id == "headings") draw_headings(frame, below);
    if (id == "columns") draw_columns(frame, below);
    if (id == "views") draw_views(frame, below);
    x += width + space::k1;
  }
  return begin;
}

void draw_filter_chips(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 at,
                       float right, Intents& out) {
  const Template* form = listed_form(open);
  const Filters& filters = filters_of(open);
  if (form == nullptr || filters.empty()) return;
  const ButtonLook look{.icon = Icon::Close, .height = space::kChip, .size = type::kSmall};
  const float more =
      button_width(ui, ui(Text::filter_more, {number(static_cast<long long>(filters.size()))}),
                   {.kind = Kind::Quiet, .height = space::kChip, .size = type::kSmall});
  float x = at.x + space::k3;
  for (size_t i = 0; i < filters.size(); ++i) {
    const std::string words = filter_words(open, *form, filters[i], ui.language);
    const bool is_last = i + 1 == filters.size();
    const float room = right - space::k3 - x - (is_last ? 0 : more);
    const float width = button_width(ui, words, look);
    ImGui::SetCursorScreenPos({x, at.y});
    ImGui::PushID(static_cast<int>(i));
    if (width > room && i > 0) {
      const std::string rest = number(static_cast<long long>(filters.size() - i));
      if (button(ui, "more", ui(Text::filter_more, {rest}),
                 {.kind = Kind::Quiet, .height = space::kChip, .size = type::kSmall}))
        open_filter_form(open, drafts, ui.language);
      ImGui::PopID();
      return;
    }
    ButtonLook fitted = look;
    if (width > room) fitted.width = std::max(room, 60.0f);
    if (button(ui, "drop", words, fitted)) {
      Filters rest = filters;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      out.push_back(with_filters(open, std::move(rest)));
    }
    tooltip(ui, ui(Text::filter_drop, {words}));
    ImGui::PopID();
    x += std::min(width, std::max(room, 60.0f)) + space::k1;
  }
}

}  // namespace taizhang
