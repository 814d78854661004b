#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/table_cells.h"
#include "ui/ledger.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

enum class ColumnDeed { Show, Forward, Back };

struct ColumnLine {
  std::string name;
  std::optional<size_t> place;  // among the columns shown; none: it is not
  size_t shown = 0;             // how many are
  bool is_needed = false;       // rows are named by it
};

std::optional<ColumnDeed> draw_line(const Ui& ui, const ColumnLine& line) {
  std::optional<ColumnDeed> deed;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos({at.x + space::k2, at.y + 4});
  if (checkbox(ui, "show", ui(Text::columns_show, {line.name}), line.place.has_value(),
               line.name) &&
      !line.is_needed)
    deed = ColumnDeed::Show;
  const auto move = [&](ColumnDeed way, const char* id, Icon icon, Text verb, bool can,
                        float right) {
    ImGui::SetCursorScreenPos({at.x + kToolPopup - 2 * space::k2 - right, at.y});
    if (icon_button(ui, id, icon, ui(verb, {line.name}), can)) deed = way;
  };
  if (line.place) {
    move(ColumnDeed::Forward, "forward", Icon::ChevronUp, Text::columns_forward, *line.place > 0,
         56);
    move(ColumnDeed::Back, "back", Icon::ChevronDown, Text::columns_back,
         *line.place + 1 < line.shown, 28);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + 28});
  ImGui::Dummy({0, 0});
  return deed;
}

template <typename Column>
void act(std::vector<Column>& shown, const ColumnLine& line, ColumnDeed deed,
         const Column& column) {
  if (!line.place) return shown.push_back(column);
  const auto place = shown.begin() + static_cast<std::ptrdiff_t>(*line.place);
  if (deed == ColumnDeed::Show)
    shown.erase(place);
  else
    std::iter_swap(place, deed == ColumnDeed::Forward ? place - 1 : place + 1);
}

template <typename Column, typename Kind>
std::optional<size_t> place_of(const std::vector<Column>& shown, const Kind& kind,
                               Kind Column::* member) {
  const auto found = std::ranges::find(shown, kind, member);
  if (found == shown.end()) return std::nullopt;
  return static_cast<size_t>(found - shown.begin());
}

void draw_task_columns(const OpenRegister& open, const Ui& ui, Intents& out) {
  const std::vector<ColumnLook> shown = shown_columns(open.view);
  std::vector<ColumnLook> all = shown;  // those shown first, in their order
  const auto offer = [&](std::string column) {
    if (!place_of(all, column, &ColumnLook::column)) all.push_back({std::move(column)});
  };
  for (const NamedColumn& one : kColumns) offer(one.id);
  for (const Field& field : open.ledgers.task_form.fields) offer(field.id);
  for (const ColumnLook& look : all) {
    ImGui::PushID(look.column.c_str());
    const ColumnLine line{column_name(open, look.column, ui.language),
                          place_of(shown, look.column, &ColumnLook::column), shown.size(),
                          look.column == column_ids::kNumber || look.column == column_ids::kTitle};
    if (const auto deed = draw_line(ui, line)) {
      TableView view = open.view;
      view.columns = shown;
      act(view.columns, line, *deed, look);
      out.push_back(ChangeView{std::move(view)});
    }
    ImGui::PopID();
  }
}

void change_columns(const OpenRegister& open, std::vector<std::string> columns, Intents& out) {
  LedgerLook look = open.ledgers.look;
  if (columns.empty()) look.widths.clear();
  look.columns = std::move(columns);
  out.push_back(ChangeLook{std::move(look)});
}

void draw_ledger_columns(const OpenRegister& open, const Ui& ui, Intents& out) {
  const LedgerShelf* shelf = open_shelf(open.ledgers);
  if (!shelf) return;
  const std::vector<LedgerColumn>& shown = open.ledgers.columns;
  std::vector<LedgerColumn> all = shown;
  for (const LedgerColumn& one : all_columns(shelf->form))
    if (!place_of(all, one.id, &LedgerColumn::id)) all.push_back(one);
  const Field* title = title_field(shelf->form);
  for (const LedgerColumn& column : all) {
    ImGui::PushID(column.id.c_str());
    const ColumnLine line{column_name(shelf->form, column, ui.language),
                          place_of(shown, column.id, &LedgerColumn::id), shown.size(),
                          title && column.id == title->id};
    if (const auto deed = draw_line(ui, line)) {
      std::vector<std::string> ids;
      for (const LedgerColumn& one : shown) ids.push_back(one.id);
      act(ids, line, *deed, column.id);
      change_columns(open, std::move(ids), out);
    }
    ImGui::PopID();
  }
}

}  // namespace

void draw_column_picker(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 below,
                        Intents& out) {
  const bool is_ledger = open.section == Section::Ledger;
  const float most = std::max(240.0f, ImGui::GetIO().DisplaySize.y - below.y - space::k4);
  hang_popup("columns", below, most);
  const bool is_open =
      begin_popup(ui, "columns", kToolPopup, {space::k1, space::k2}, {0, 0}, most);
  if (is_open) {
    begin_tool_group(ui[Text::columns_title]);
    constexpr float kLine = kToolPopup - 2 * space::k1;
    // Always there, so that no line moves under the pointer.
    if (button_line(ui, ui[Text::columns_reset], false, kLine)) {
      if (is_ledger) {
        change_columns(open, {}, out);
      } else {
        TableView view = open.view;
        view.columns.clear();
        out.push_back(ChangeView{std::move(view)});
      }
    }
    if (!is_ledger && button_line(ui, ui[Text::task_fields], false, kLine)) {
      open_ledger_settings(open, drafts);
      ImGui::CloseCurrentPopup();
    }
    if (is_ledger)
      draw_ledger_columns(open, ui, out);
    else
      draw_task_columns(open, ui, out);
    mirror::end();
  }
  end_popup(is_open);
}

}  // namespace taizhang
