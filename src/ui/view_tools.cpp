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

struct ToolFrame {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  Intents& out;

  void change(TableView view) const { out.push_back(ChangeView{std::move(view)}); }
};

// What the rows of a ledger stand under.
void draw_groups(const ToolFrame& frame, const LedgerShelf& shelf, ImVec2 below) {
  const Ui& ui = frame.ui;
  const std::vector<LedgerColumn> columns = group_columns(shelf.form);
  std::vector<std::string> names = {ui[Text::heading_no_group]};
  size_t now = 0;
  for (const LedgerColumn& column : columns) {
    if (column.id == frame.open.ledgers.look.group) now = names.size();
    names.push_back(column_name(shelf.form, column, ui.language));
  }
  const auto picked =
      option_popup(ui, "headings", ui[Text::heading_title], names, now, below, kToolPopup);
  if (!picked) return;
  LedgerLook look = frame.open.ledgers.look;
  look.group = *picked == 0 ? std::string() : columns[*picked - 1].id;
  frame.out.push_back(ChangeLook{std::move(look)});
}

void draw_headings(const ToolFrame& frame, ImVec2 below) {
  if (frame.open.section == Section::Ledger) {
    if (const LedgerShelf* shelf = open_shelf(frame.open.ledgers))
      draw_groups(frame, *shelf, below);
    return;
  }
  const Ui& ui = frame.ui;
  std::vector<std::string> names;
  for (const Text name : kHeadings) names.emplace_back(ui[name]);
  const size_t now = static_cast<size_t>(frame.open.view.heading);
  const auto picked =
      option_popup(ui, "headings", ui[Text::heading_title], names, now, below, kToolPopup);
  if (!picked) return;
  TableView view = frame.open.view;
  view.heading = static_cast<Heading>(*picked);
  frame.change(std::move(view));
}

// A saved view of the list on screen.
struct ViewLine {
  RecordId record;
  std::string name;
  Intent look_so;
};

std::vector<ViewLine> saved_of(const OpenRegister& open) {
  std::vector<ViewLine> lines;
  if (open.section == Section::Ledger) {
    for (const SavedLook& saved : open.looks)
      if (saved.look.form == open.ledgers.look.form)
        lines.push_back({saved.record, saved.name, ChangeLook{saved.look}});
  } else {
    for (const SavedView& saved : open.views)
      lines.push_back({saved.record, saved.name, ChangeView{saved.view}});
  }
  return lines;
}

RecordId saved_as(const OpenRegister& open) {
  return open.section == Section::Ledger ? open.ledgers.look.saved : open.view.saved;
}

void draw_views(const ToolFrame& frame, ImVec2 below) {
  const Ui& ui = frame.ui;
  const OpenRegister& open = frame.open;
  const bool is_ledger = open.section == Section::Ledger;
  constexpr float kLine = kToolPopup - 2 * space::k1;
  hang_popup("views", below);
  const bool is_open = begin_popup(ui, "views", kToolPopup);
  if (is_open) {
    begin_tool_group(ui[Text::views_title]);
    const auto leave = [](bool pressed) {
      if (pressed) ImGui::CloseCurrentPopup();
      return pressed;
    };
    if (leave(button_line(ui, ui[is_ledger ? Text::views_usual_ledger : Text::views_usual], false,
                          kLine))) {
      LedgerLook usual;
      usual.form = open.ledgers.look.form;
      if (is_ledger)
        frame.out.push_back(ChangeLook{std::move(usual)});
      else
        frame.change({});
    }
    const std::vector<ViewLine> lines = saved_of(open);
    const ViewLine* now = nullptr;
    for (const ViewLine& saved : lines) {
      if (saved.record == saved_as(open)) now = &saved;
      ImGui::PushID(to_text(saved.record).c_str());
      if (leave(button_line(ui, saved.name, now == &saved, kLine)))
        frame.out.push_back(saved.look_so);
      ImGui::PopID();
    }
    if (lines.empty()) {
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + space::k2);
      paragraph(ui, ui[Text::views_none], kLine - 2 * space::k2, ui.color.text3, type::kSmall);
    }
    ImGui::Separator();
    if (leave(button_line(ui, ui[Text::views_save], false, kLine)))
      frame.drafts.view_name.emplace();
    if (now) {
      if (leave(button_line(ui, ui(Text::views_update, {now->name}), false, kLine)))
        frame.out.push_back(SaveView{now->record, {}});
      if (leave(button_line(ui, ui[Text::views_rename], false, kLine)))
        frame.drafts.view_name = ViewNameForm{now->record, now->name};
      if (leave(button_line(ui, ui(Text::views_delete, {now->name}), false, kLine)))
        frame.out.push_back(DropView{now->record});
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
  const std::vector<ViewLine> lines = saved_of(open);
  const auto saved = std::ranges::find(lines, saved_as(open), &ViewLine::record);
  const bool is_saved = saved != lines.end();
  const std::string view_name = is_saved ? saved->name : ui[Text::views_title];
  const Tool views{"views", Icon::Bookmark, view_name, is_saved};
  if (open.section == Section::Ledger) {
    tools.push_back(
        {"headings", Icon::Tree, ui[Text::heading_title], !open.ledgers.look.group.empty()});
    const bool is_chosen = !open.ledgers.look.columns.empty();
    tools.push_back({"columns", Icon::Columns, ui[Text::columns_title], is_chosen});
    tools.push_back(views);
  }
  if (open.section != Section::Tasks) return tools;
  if (view.layout == Layout::Table) {
    tools.push_back(
        {"headings", Icon::Tree, ui[Text::heading_title], view.heading != Heading::Part});
    tools.push_back({"columns", Icon::Columns, ui[Text::columns_title], !view.columns.empty()});
  }
  tools.push_back(views);
  return tools;
}

}  // namespace

void begin_tool_group(std::string_view name) {
  const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
  mirror::begin(Role::Group, "group", name, corner.x, corner.y, size.x, size.y);
}

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
    const ImVec2 below(std::min(x, right - kToolPopup), y + space::kToolButton + 2);
    const std::string_view id = tool.id;
    if (id == "headings") draw_headings(frame, below);
    if (id == "columns") draw_column_picker(open, drafts, ui, below, out);
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
