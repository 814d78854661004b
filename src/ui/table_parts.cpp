#include "ui/table_parts.h"

#include <algorithm>
#include <cmath>

#include "app/listed.h"
#include "app/table_cells.h"

namespace taizhang {

void row_ground(const Ui& ui, RowSpan row, bool selected, ImU32 rest) {
  const ImVec2 mouse = ImGui::GetMousePos();
  const bool hovered = ImGui::IsWindowHovered() && mouse.x >= row.left && mouse.x < row.right &&
                       mouse.y >= row.y && mouse.y < row.y + ui.row;
  const ImU32 ground = selected ? ui.color.select : hovered ? ui.color.hover : rest;
  if (ground != 0) fill_rect({row.left, row.y}, {row.right, row.y + ui.row}, ground);
  const float below = row.y + ui.row - 1;
  hairline({row.left, below}, {row.right, below}, ui.color.line1);
}

bool press_cell(Drafts& drafts, const Ui& ui, const char* id, RowSpan cell, bool is_cursor) {
  ImGui::SetCursorScreenPos({cell.left, cell.y});
  const ImGuiButtonFlags nav = is_cursor ? ImGuiButtonFlags_EnableNav : 0;
  const bool clicked = ImGui::InvisibleButton(id, {cell.right - cell.left, ui.row}, nav);
  if (is_cursor && drafts.focus_cell) {
    ImGui::SetFocusID(ImGui::GetItemID(), ImGui::GetCurrentWindow());
    drafts.focus_cell = false;
  }
  if (is_cursor) drafts.table_focused = ImGui::IsItemFocused();
  return clicked;
}

void draw_conflict_mark(Drafts& drafts, const Ui& ui, const Register::CellRef& conflict,
                        const std::string& name, float right, float y, bool is_cursor,
                        Intents& out) {
  ImGui::SetCursorScreenPos({right - kConflictMark, y + (ui.row - 24) / 2});
  const ImGuiButtonFlags nav = is_cursor ? ImGuiButtonFlags_EnableNav : 0;
  const bool clicked = ImGui::InvisibleButton("conflict", {kConflictMark, 24}, nav);
  mirror::say_last_item({.role = Role::Button, .name = name});
  if (clicked || mirror::pressed_last_item()) show_conflict(drafts, conflict, out);
  if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  draw_shape(ImGui::GetWindowDrawList(), Shape::Fork, {right - kConflictMark / 2, y + ui.row / 2},
             10, ui.color.conflict.mark);
  focus_ring(ui, space::kTagRadius);
  tooltip(ui, name);
}

void draw_cursor(const Drafts& drafts, const Ui& ui, RowSpan cell) {
  if (!drafts.cell_cursor) return;
  stroke_rect({cell.left, cell.y}, {cell.right, cell.y + ui.row - 1}, ui.color.focus, 2, 2);
}

bool mark_box(const Ui& ui, const char* id, std::string_view name, bool marked, ImVec2 at,
              float height) {
  ImGui::SetCursorScreenPos(at);
  const bool clicked = ImGui::InvisibleButton(id, {kMarks, height});
  mirror::say_last_item(
      {.role = Role::Checkbox, .name = name, .checked = marked, .checkable = true});
  const bool pressed = clicked || mirror::pressed_last_item();
  draw_box(ui, {at.x + 12, std::round(at.y + (height - 16) / 2)}, marked, ImGui::IsItemHovered());
  return pressed;
}

Intent mark_of(RecordId record) {
  if (ImGui::GetIO().KeyShift) return MarkUpTo{record};
  return MarkRow{record};
}

bool ticks_by_click(Drafts& drafts, RecordId record, Intents& out) {
  const ImGuiIO& io = ImGui::GetIO();
  drafts.cell_cursor = false;
  drafts.clicked_cell = io.MousePos;
  if (!io.KeyCtrl && !io.KeyShift) return false;
  out.push_back(io.KeyCtrl ? Intent(MarkRow{record}) : Intent(MarkUpTo{record}));
  return true;
}

float detail_begin(const OpenRegister& open) {
  constexpr float kShare = 0.246f;  // of the page, so that the table keeps all its columns
  constexpr float kLeast = 300, kBeside = 40;
  const float page = ImGui::GetIO().DisplaySize.x;
  const bool has_one = open.section == Section::Ledger
                           ? find_record(open.ledgers, open.ledgers.selected) != nullptr
                           : open.section == Section::Tasks && open.selected;
  if (!open.detail || !has_one) return page;
  return page - std::min(std::clamp(page * kShare, kLeast, space::kDetail), page - kBeside);
}

float tools_end(const OpenRegister& open, ImVec2 min, ImVec2 max) {
  constexpr float kLeast = 290;  // that the tools need
  const float sight = std::min(max.x, detail_begin(open));
  return sight - min.x < kLeast ? max.x : sight;
}

std::optional<size_t> draw_choices(const Ui& ui, std::string_view name,
                                   const std::vector<Choice>& choices, ImVec2 at, float right) {
  constexpr float kListWidth = 150;
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  float width = -gap;
  for (const Choice& one : choices) width += chip_width(ui, one.name, one.count) + gap;
  std::optional<size_t> pressed;
  if (width > right - at.x) {
    std::vector<std::string> words;
    std::optional<size_t> chosen;
    for (const Choice& one : choices) {
      if (one.is_chosen) chosen = words.size();
      words.push_back(one.name + " " + number(one.count));
    }
    ImGui::SetCursorScreenPos({at.x, at.y - (space::kButton - space::kChip) / 2});
    return combo(ui, "choices", name, words, chosen, std::min(kListWidth, right - at.x));
  }
  ImGui::SetCursorScreenPos(at);
  for (size_t i = 0; i < choices.size(); ++i) {
    const Choice& one = choices[i];
    if (i > 0) ImGui::SameLine();
    if (chip(ui, one.name.c_str(), one.name, one.count, one.is_chosen)) pressed = i;
  }
  return pressed;
}

namespace {

// What can be done to all ticked rows.
struct MarkedVerb {
  const char* id;
  std::string words;
  Icon icon;
  Kind kind = Kind::Outlined;

  ButtonLook look() const { return {.kind = kind, .height = space::kToolButton}; }
};

std::vector<MarkedVerb> marked_verbs(const Ui& ui, bool are_tasks, const std::string& count) {
  std::vector<MarkedVerb> verbs;
  if (are_tasks) verbs.push_back({"status", ui[Text::marked_status], Icon::Check});
  verbs.push_back({"bulk", ui[Text::bulk_action], Icon::Pencil});
  verbs.push_back({"copy", ui[Text::marked_copy], Icon::Clipboard});
  verbs.push_back({"delete", ui(Text::marked_delete, {count}), Icon::Trash, Kind::Danger});
  verbs.push_back({"clear", ui[Text::marked_clear], Icon::Close, Kind::Quiet});
  return verbs;
}

void act_on_marked(std::string_view verb, Drafts& drafts, Intents& out) {
  if (verb == "status") ImGui::OpenPopup("marked status");
  if (verb == "bulk") drafts.bulk.emplace();
  if (verb == "copy") out.push_back(CopyRows{});
  if (verb == "delete") out.push_back(DeleteMarked{});
  if (verb == "clear") out.push_back(ClearMarks{});
}

}  // namespace

void draw_marked_actions(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 at,
                         float right, Intents& out) {
  const long long marked = static_cast<long long>(marked_of(open).size());
  const long long hidden = marked - marked_shown(open);
  const std::string count = number(marked);
  const std::string words = hidden == 0 ? ui(Text::marked_count, {count})
                                        : ui(Text::marked_hidden, {count, number(hidden)});
  const bool are_tasks = listed_shelf(open) == nullptr;
  const std::vector<MarkedVerb> verbs = marked_verbs(ui, are_tasks, count);
  float width = text_width(ui, words, type::kBody, Weight::Bold);
  float whole = 2 * space::k3 + width + space::k4;
  for (const MarkedVerb& verb : verbs)
    whole += button_width(ui, verb.words, verb.look()) + space::k2;
  const bool is_tight = whole > right - at.x;
  const float icons = static_cast<float>(verbs.size()) * (space::kToolButton + space::k1);
  if (is_tight) width = std::min(width, right - at.x - icons - 2 * space::k3 - space::k2);
  draw_fitted(ui, {at.x + space::k3, at.y + 8}, width + 1, words, ui.color.text1, type::kBody,
              Weight::Bold);
  mirror::status(words, at.x + space::k3, at.y + 8, width, type::kBody);
  float x = at.x + space::k3 + width + (is_tight ? space::k2 : space::k4);
  ImVec2 below;
  for (const MarkedVerb& verb : verbs) {
    ImGui::SetCursorScreenPos({x, at.y + 4});
    const bool pressed = is_tight ? icon_button(ui, verb.id, verb.icon, verb.words)
                                  : button(ui, verb.id, verb.words, verb.look());
    if (&verb == &verbs.front()) below = {x, ImGui::GetItemRectMax().y + 2};
    if (pressed) act_on_marked(verb.id, drafts, out);
    x = ImGui::GetItemRectMax().x + (is_tight ? space::k1 : space::k2);
  }
  if (!are_tasks) return;
  if (const auto picked = option_popup(ui, "marked status", ui[Text::column_status],
                                       status_names(open, ui.language), std::nullopt, below, 120))
    out.push_back(ChangeMarkedStatus{open.counts[*picked].option});
}

void bring_into_view(Drafts& drafts, const Ui& ui, RecordId selected, std::optional<size_t> row) {
  if (drafts.scrolled_row == selected) return;
  drafts.scrolled_row = selected;
  if (row) scroll_to_row(ui, *row);
}

void scroll_to_row(const Ui& ui, size_t row) {
  const float y = ui.row * static_cast<float>(row), height = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY())
    ImGui::SetScrollY(y);
  else if (y + ui.row > ImGui::GetScrollY() + height)
    ImGui::SetScrollY(y + ui.row - height);
}

bool has_keys(const Drafts& drafts) {
  const ImGuiIO& io = ImGui::GetIO();
  if (io.WantTextInput || io.KeyAlt || ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup))
    return false;
  return !io.NavVisible || drafts.table_focused;
}

std::optional<long> row_step(const Keys& keys, long at, long last, long page) {
  const bool to_ends = ImGui::GetIO().KeyCtrl;
  std::optional<long> to;
  if (keys.pressed(ImGuiKey_DownArrow)) to = at + 1;
  if (keys.pressed(ImGuiKey_UpArrow)) to = at < 0 ? last : at - 1;
  if (keys.pressed(ImGuiKey_PageDown)) to = std::max(at, 0L) + page;
  if (keys.pressed(ImGuiKey_PageUp)) to = at - page;
  if (keys.pressed(ImGuiKey_Home) && to_ends) to = 0;
  if (keys.pressed(ImGuiKey_End) && to_ends) to = last;
  if (to) to = std::clamp(*to, 0L, last);
  return to;
}

std::optional<int> column_step(const Keys& keys) {
  constexpr int kAll = 1000;
  const bool to_ends = !ImGui::GetIO().KeyCtrl;
  std::optional<int> step;
  if (keys.pressed(ImGuiKey_RightArrow)) step = 1;
  if (keys.pressed(ImGuiKey_LeftArrow)) step = -1;
  if (keys.pressed(ImGuiKey_Home) && to_ends) step = -kAll;
  if (keys.pressed(ImGuiKey_End) && to_ends) step = kAll;
  return step;
}

void tick_on_the_way(const OpenRegister& open, RecordId from, RecordId to, Intents& out) {
  if (!ImGui::GetIO().KeyShift) return;
  if (listed_row(open, from) && marked_of(open).empty()) out.push_back(MarkRow{from});
  out.push_back(MarkUpTo{to});
}

void leave_table(const OpenRegister& open, Drafts& drafts, Intents& out) {
  if (!marked_of(open).empty())
    out.push_back(ClearMarks{});
  else if (open.detail && listed_selection(open))
    out.push_back(ShowDetail{false});
  else
    drafts.cell_cursor = false;
}

bool enter_pressed(const Keys& keys) {
  return (keys.pressed(ImGuiKey_Enter) || keys.pressed(ImGuiKey_KeypadEnter)) &&
         !ImGui::GetIO().KeyCtrl;
}

bool is_double_clicked(const Drafts& drafts) {
  const ImVec2 at = ImGui::GetMousePos();
  return ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && drafts.clicked_cell &&
         drafts.clicked_cell->x == at.x && drafts.clicked_cell->y == at.y;
}

}  // namespace taizhang
