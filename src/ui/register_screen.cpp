#include <algorithm>
#include <cmath>
#include <string>

#include "app/table_cells.h"
#include "model/round.h"
#include "ui/ledger.h"
#include "ui/table_parts.h"

namespace taizhang {
namespace {

constexpr float kSearch = 320;
constexpr float kWordsFrom = 1100;  // width of a screen whose top bar has room for them

std::string clock_time(const std::string& at) { return at.size() >= 16 ? at.substr(11, 5) : at; }

struct SavedWords {
  std::string words;
  Icon icon;
  ImU32 color;
};

SavedWords saved_words(const OpenRegister& open, const Ui& ui) {
  switch (open.saved) {
    case Saved::Nowhere:
      return {ui[Text::saved_nowhere], Icon::Pencil, ui.color.soon.text};
    case Saved::InBrowser:
      return {ui(Text::saved_in_browser, {clock_time(open.saved_at)}), Icon::Check, ui.color.text2};
    case Saved::InFile:
      return {ui(Text::saved_in_file, {clock_time(open.saved_at)}), Icon::Check, ui.color.text2};
    case Saved::Failed:
      return {ui[Text::saved_failed], Icon::Warning, ui.color.late.text};
  }
}

void draw_search(const OpenRegister& open, Drafts& drafts, const Ui& ui, float left, float right,
                 Intents& out) {
  if (right - left < 160) return;
  const float width = std::min(kSearch, right - left);
  const float x =
      std::clamp(std::round((ImGui::GetIO().DisplaySize.x - width) / 2), left, right - width);
  const bool in_ledger = open.section == Section::Ledger;
  // Where no list is, it is in all of them that one looks.
  const bool is_found = open.section == Section::Found;
  const bool everywhere = !in_ledger && open.section != Section::Tasks;
  const std::string searched = in_ledger    ? open.ledgers.look.search
                               : is_found   ? open.sought
                               : everywhere ? std::string()
                                            : open.view.search;
  if (drafts.search != searched && !ImGui::IsAnyItemActive()) drafts.search = searched;
  ImGui::SetCursorScreenPos({x, 6});
  if (drafts.focus_search) {
    focus_next_item();
    drafts.focus_search = false;
  }
  const bool has_room = text_width(ui, ui[Text::search_hint]) + 20 <= width;
  const char* says = ui[has_room ? Text::search_hint : Text::search_name];
  const FieldResult typed =
      field(ui, "##search", ui[Text::search_name], drafts.search, width, says);
  if (typed.changed) {
    if (everywhere) {
      out.push_back(LookEverywhere{drafts.search});
    } else if (in_ledger) {
      LedgerLook look = open.ledgers.look;
      look.search = drafts.search;
      out.push_back(ChangeLook{std::move(look)});
    } else {
      TableView view = open.view;
      view.search = drafts.search;
      out.push_back(ChangeView{std::move(view)});
    }
  }
  // Whoever does not find it here may look further.
  const bool has_visit = ImGui::IsItemActive() || ImGui::IsItemDeactivated();
  const bool wants_all = has_visit && ImGui::IsKeyPressed(ImGuiKey_Enter, false);
  if (wants_all && !everywhere && !drafts.search.empty())
    out.push_back(LookEverywhere{drafts.search});
  const float hint = text_width(ui, ui[Text::search_hint]) + 40;
  if (drafts.search.empty() && !ImGui::IsItemActive() && hint < width)
    draw_icon(ImGui::GetWindowDrawList(), Icon::Search, {x + width - 26, 14}, 16, ui.color.text3);
}

// The two actions of a round, up to `right`; on a narrow bar without their words, for which the
// search needs the room. Returns where they begin.
float draw_exchange(const Ui& ui, float right, Intents& out) {
  const bool is_tight = ImGui::GetIO().DisplaySize.x < kWordsFrom;
  const ButtonLook primary{.kind = Kind::Primary, .icon = Icon::Export};
  const ButtonLook outlined{.icon = Icon::Open};
  float x = right;
  const auto one = [&](const char* id, Text name, const ButtonLook& look) {
    const float width = is_tight ? space::kToolButton : button_width(ui, ui[name], look);
    x -= (is_tight ? space::k1 : space::k2) + width;
    ImGui::SetCursorScreenPos({x, is_tight ? 8.0f : 6.0f});
    return is_tight ? icon_button(ui, id, look.icon, ui[name]) : button(ui, id, ui[name], look);
  };
  if (one("issue", Text::issue_action, primary)) out.push_back(ShowIssuing{});
  if (one("collect", Text::collect_action, outlined)) out.push_back(PickReturns{});
  return x;
}

void draw_top(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const OpenRegister& open = *state.open;
  const float width = ImGui::GetIO().DisplaySize.x;
  const bool is_packet = !open.scope().empty();
  std::string title = is_packet ? department_name(open, open.scope()) : register_title(open.reg);
  if (title.empty()) title = ui[Text::ledger_untitled];
  const std::string round = ui(Text::packet_round, {number(round_of(open.reg))});
  draw_brand(ui, title, is_packet ? round + "  ·  " + register_title(open.reg) : "", out);

  float x = width - space::k3 - 28;
  ImGui::SetCursorScreenPos({x, 8});
  if (icon_button(ui, "settings", Icon::Settings, ui[Text::settings_title]))
    drafts.settings = state.settings;
  if (is_packet) {
    x -= space::k2 + space::kToolButton;
    ImGui::SetCursorScreenPos({x, 8});
    if (icon_button(ui, "backups", Icon::Shield, ui[Text::place_backups]))
      out.push_back(GoTo{Section::Backups});
  }
  x = is_packet ? x : draw_exchange(ui, x, out);
  x -= space::k2 + space::kToolButton;
  ImGui::SetCursorScreenPos({x, 8});
  if (icon_button(ui, "export", Icon::Download, ui[Text::export_snapshot]))
    ask_export(state, drafts, out);
  x = draw_undo_buttons(ui, x - space::k3, !open.history.done.empty(), !open.history.undone.empty(),
                        out);

  const SavedWords saved = saved_words(open, ui);
  const bool tight = width < space::kTight;
  const float words = tight ? 0 : text_width(ui, saved.words, type::kSmall);
  x -= space::k3 + words;
  if (!tight) draw_text(ui, {x, 14}, saved.words, saved.color, type::kSmall, Weight::Regular, true);
  mirror::status(saved.words, x, 14, words, type::kSmall);
  draw_icon(ImGui::GetWindowDrawList(), saved.icon, {x - 18, 15}, 14, saved.color);

  const float title_end =
      46 + std::min(brand_room(), text_width(ui, title, type::kBody, Weight::Bold));
  if (!is_packet) draw_search(open, drafts, ui, title_end + space::k5, x - 36, out);
}

std::string status_words(const OpenRegister& open, const Ui& ui) {
  if (open.section == Section::Ledger) return ledger_status(open, ui);
  if (open.section == Section::Due || open.section == Section::Findings)
    return calendar_status(open, ui);
  if (open.section == Section::Conflicts) return ui[Text::inbox_keys];
  if (open.section != Section::Tasks) return {};
  return ui(Text::status_register, {number(open.tasks), number(open.shown)});
}

void draw_section(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                  Intents& out) {
  switch (state.open->section) {
    case Section::Tasks:
      return draw_task_table(*state.open, drafts, ui, min, max, out);
    case Section::Board:
      return draw_board(*state.open, drafts, ui, min, max, out);
    case Section::Conflicts:
      return draw_conflicts(state, drafts, ui, min, max, out);
    case Section::Comparison:
      return draw_comparison(state, drafts, ui, min, max, out);
    case Section::Backups:
      return draw_backups(*state.open, drafts, ui, min, max, out);
    case Section::Trash:
      return draw_trash(*state.open, drafts, ui, min, max, out);
    case Section::Ledger:
      return draw_ledger(*state.open, drafts, ui, min, max, out);
    case Section::Due:
      return draw_due(*state.open, drafts, ui, min, max, out);
    case Section::Findings:
      return draw_findings(*state.open, drafts, ui, min, max, out);
    case Section::Annual:
      return draw_annual(*state.open, drafts, ui, min, max, out);
    case Section::Overview:
      return draw_overview(*state.open, drafts, ui, min, max, out);
    case Section::Found:
      return draw_found(*state.open, drafts, ui, min, max, out);
    case Section::Reports:
      return draw_reports(*state.open, drafts, ui, min, max, out);
  }
}

// A packet's backups and what they are compared with, with the way back to filling in.
void draw_versions_of_packet(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min,
                             ImVec2 max, Intents& out) {
  constexpr float kBar = 40;
  fill_rect(min, {max.x, min.y + kBar}, ui.color.bg0);
  hairline({min.x, min.y + kBar - 1}, {max.x, min.y + kBar - 1}, ui.color.line1);
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + 10});
  if (text_button(ui, "back to packet", ui[Text::packet_back], Icon::Previous))
    out.push_back(GoTo{Section::Tasks});
  begin_main({min.x, min.y + kBar}, max);
  draw_section(state, drafts, ui, {min.x, min.y + kBar}, max, out);
  mirror::end();
}

}  // namespace

void draw_register(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const OpenRegister& open = *state.open;
  if (is_collecting(state)) return draw_returns(state, drafts, ui, out);
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  begin_top_bar();
  draw_top(state, drafts, ui, out);
  mirror::end();
  draw_strip(state, ui, {0, space::kTopBar}, screen.x, out);
  const float top = space::kTopBar + strip_height(state);
  const float foot = screen.y - space::kStatusBar;

  if (!open.scope().empty()) {
    const bool is_form = open.section == Section::Tasks || open.section == Section::Ledger;
    (is_form ? draw_packet : draw_versions_of_packet)(state, drafts, ui, {0, top}, {screen.x, foot},
                                                      out);
    return draw_status_bar(state, drafts, ui, ui[Text::packet_keys], out);
  }
  const float guide = guide_height(state);
  const bool wide = screen.x >= space::kNarrow;
  const float navigation = screen.x < 900            ? 0
                           : wide || drafts.unfolded ? space::kNavigation
                                                     : space::kRail;
  const float in_sight = detail_begin(open);
  const bool detail = in_sight < screen.x;
  const float table_right = wide ? in_sight : screen.x;
  if (navigation > 0) draw_navigation(open, drafts, ui, {0, top}, {navigation, foot}, out);
  begin_main({navigation, top}, {table_right, foot});
  draw_section(state, drafts, ui, {navigation, top}, {table_right, foot - guide}, out);
  if (guide > 0) draw_guide(state, ui, {navigation, foot - guide}, in_sight - navigation, out);
  draw_row_menu(state, drafts, ui, out);
  mirror::end();
  if (detail) {
    const bool in_ledger = open.section == Section::Ledger;
    (in_ledger ? draw_record : draw_detail)(open, drafts, ui, {in_sight + 1, top}, {screen.x, foot},
                                            out);
    hairline({in_sight, top}, {in_sight, foot}, wide ? ui.color.line1 : ui.color.line2);
  }
  if (navigation > 0) hairline({navigation - 1, top}, {navigation - 1, foot}, ui.color.line1);
  draw_status_bar(state, drafts, ui, status_words(open, ui), out);
}

}  // namespace taizhang
