#include <string>

#include "app/table_cells.h"
#include "imgui_internal.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kEntry = 28;
constexpr float kVersions = 30 + 3 * kEntry + space::k2;  // the height of the entries at the foot

struct Entry {
  Section section = Section::Tasks;
  RecordId part = {};  // of Section::Tasks
  std::string name;
  size_t count = 0;
  float indent = 0;
  Icon icon = Icon::None;
  bool is_urgent = false;  // the figure waits for somebody
  bool has_count = true;
  std::string ledger = {};  // of Section::Ledger
  Light light = {};         // the most pressing of its records; None: not shown
  int lit = 0;              // how many have it
};

bool is_current(const Entry& entry, const OpenRegister& open) {
  if (open.section != entry.section) return false;
  if (entry.section == Section::Ledger) return open.ledgers.look.form == entry.ledger;
  return entry.section != Section::Tasks || open.view.part == entry.part;
}

// The most pressing light and how many have it, up to `at`. Returns the room it takes.
float draw_lit(const Ui& ui, const Entry& entry, ImVec2 at) {
  if (entry.light.state == LightState::None) return 0;
  const std::string lit = number(entry.lit);
  const float width = text_width(ui, lit, type::kSmall);
  const float x = at.x - space::k2 - width;
  draw_text(ui, {x, at.y + 6}, lit, colors_of(ui.color, entry.light.state).text, type::kSmall,
            Weight::Regular, true);
  draw_light_shape(ui, entry.light, {x - 9, at.y + 14});
  return width + space::k2 + 16;
}

// Whatever led to a page, its entry, just drawn, is seen.
void keep_in_sight() {
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID shown = ImGui::GetCurrentWindow()->GetID("shown");
  const int entry = static_cast<int>(ImGui::GetItemID());
  if (storage.GetInt(shown) == entry) return;
  storage.SetInt(shown, entry);
  ImGui::ScrollToItem(ImGuiScrollFlags_KeepVisibleCenterY);
}

void draw_entry(const Entry& entry, const OpenRegister& open, const Ui& ui, float width,
                Intents& out) {
  const bool current = is_current(entry, open);
  ImGui::PushID(static_cast<int>(entry.section));
  ImGui::PushID(entry.ledger.empty() ? to_text(entry.part).c_str() : entry.ledger.c_str());
  const bool clicked = press_area("entry", {width, kEntry});
  const bool counts = entry.count > 0 || entry.section == Section::Tasks;
  const std::string count = counts ? number(static_cast<long long>(entry.count)) : std::string();
  mirror::say_last_item(
      {.role = Role::Button,
       .name = entry.has_count ? entry.name + " " + number(static_cast<long long>(entry.count))
                               : entry.name,
       .selected = current});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  if (current) {
    fill_rect(min, max, ui.color.select, space::kRadius);
    fill_rect(min, {min.x + 2, max.y}, ui.color.accent);
  } else {
    fill_rect(min, max, ground_of_item(ui, 0), space::kRadius);
  }
  focus_ring(ui, space::kRadius);
  if (current) keep_in_sight();
  const float light_width =
      draw_lit(ui, entry, {max.x - space::k2 - text_width(ui, count, type::kSmall), min.y});
  const float count_width = text_width(ui, count, type::kSmall) + light_width;
  const bool waits = entry.is_urgent && entry.count > 0;
  draw_text(ui, {max.x - space::k2 - text_width(ui, count, type::kSmall), min.y + 6}, count,
            waits ? ui.color.conflict.text : ui.color.text3, type::kSmall,
            waits ? Weight::Bold : Weight::Regular, true);
  const Weight weight = current ? Weight::Bold : Weight::Regular;
  float x = min.x + space::k2 + entry.indent;
  if (entry.icon != Icon::None) {
    draw_icon(ImGui::GetWindowDrawList(), entry.icon, {x, min.y + 6}, 16,
              current ? ui.color.accent : ui.color.text2);
    x += 16 + space::k2;
  }
  draw_fitted(ui, {x, min.y + 4}, max.x - count_width - 2 * space::k2 - x, entry.name,
              current ? ui.color.accent : ui.color.text1, type::kBody, weight);
  if (clicked || mirror::pressed_last_item()) {
    if (entry.section == Section::Ledger)
      out.push_back(OpenLedger{entry.ledger});
    else
      out.push_back(GoTo{entry.section});
    if (entry.section == Section::Tasks) {
      TableView view = open.view;
      view.part = entry.part;
      out.push_back(ChangeView{std::move(view)});
    }
  }
  ImGui::PopID();
  ImGui::PopID();
}

void group(const Ui& ui, Text name, float width) {
  ImGui::Dummy({width, space::k2});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ui, {at.x + space::k2, at.y}, ui[name], ui.color.text3, type::kSmall);
  ImGui::Dummy({width, 22});
}

// Overdue before soon; others press nobody.
void light(Entry& entry, Pressing pressing) {
  if (pressing.overdue + pressing.soon == 0) return;
  entry.light.state = pressing.overdue > 0 ? LightState::Overdue : LightState::Soon;
  entry.lit = pressing.overdue > 0 ? pressing.overdue : pressing.soon;
}

Entry entry_of(const LedgerShelf& shelf, Language language) {
  Entry entry{.section = Section::Ledger,
              .name = std::string(label(shelf.form.name, language)),
              .count = shelf.records.size(),
              .indent = space::k2,
              .ledger = shelf.form.id};
  const auto lit = [&](LightState state) { return shelf.lights[static_cast<size_t>(state)]; };
  light(entry, {lit(LightState::Overdue), lit(LightState::Soon)});
  return entry;
}

// The ledgers that are kept, by their groups; those without a record wait behind a line of their
// own.
void draw_ledgers(const OpenRegister& open, Drafts& drafts, const Ui& ui, float width,
                  Intents& out) {
  const size_t findings = open.ledgers.findings.size();
  group(ui, Text::navigation_ledgers, width);
  draw_entry({.section = Section::Due,
              .name = ui[Text::place_due],
              .count = open.ledgers.pressing,
              .icon = Icon::Calendar},
             open, ui, width, out);
  draw_entry({.section = Section::Findings,
              .name = ui[Text::place_findings],
              .count = findings,
              .icon = Icon::Shield},
             open, ui, width, out);
  draw_entry({.section = Section::Annual,
              .name = ui[Text::place_annual],
              .icon = Icon::Book,
              .has_count = false},
             open, ui, width, out);
  std::string_view shown;
  for (const LedgerShelf& shelf : ledger_shelves(open.ledgers)) {
    const bool is_open = open.section == Section::Ledger && open.ledgers.look.form == shelf.form.id;
    if (shelf.records.empty() && !is_open && !drafts.all_ledgers) continue;
    const std::string_view name = label(shelf.form.ledger.group, ui.language);
    if (name != shown) {
      shown = name;
      ImGui::Dummy({width, space::k1});
      const ImVec2 at = ImGui::GetCursorScreenPos();
      draw_text(ui, {at.x + space::k2, at.y}, name, ui.color.text3, type::kSmall);
      ImGui::Dummy({width, 20});
    }
    draw_entry(entry_of(shelf, ui.language), open, ui, width, out);
  }
  ImGui::Dummy({width, space::k1});
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + space::k2);
  if (text_button(ui, "all ledgers",
                  ui[drafts.all_ledgers ? Text::ledgers_fewer : Text::ledgers_all],
                  drafts.all_ledgers ? Icon::ChevronUp : Icon::ChevronDown))
    drafts.all_ledgers = !drafts.all_ledgers;
  ImGui::Dummy({width, space::k1});
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + space::k2);
  if (text_button(ui, "new ledger", ui[Text::ledger_new], Icon::Plus)) drafts.own_ledger.emplace();
}

// Below the rest, where they stay in sight however many ledgers there are.
void draw_versions(const OpenRegister& open, const Ui& ui, ImVec2 min, ImVec2 max, float width,
                   Intents& out) {
  begin_region("versions", min, max, ui.color.bg0, {space::k2, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const auto entry = [&](const Entry& one) { draw_entry(one, open, ui, width, out); };
  group(ui, Text::navigation_versions, width);
  entry({.section = Section::Comparison,
         .name = ui[Text::place_comparison],
         .icon = Icon::History,
         .has_count = false});
  entry({.section = Section::Backups,
         .name = ui[Text::place_backups],
         .count = open.backups.size(),
         .icon = Icon::Shield});
  entry({.section = Section::Trash,
         .name = ui[Text::place_trash],
         .count = open.trash.size(),
         .icon = Icon::Trash});
  ImGui::PopStyleVar();
  end_region();
}

}  // namespace

void draw_navigation(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out) {
  const float foot = max.y - kVersions;
  begin_region("navigation", min, {max.x, foot}, ui.color.bg0, {space::k2, space::k3});
  const bool scrolls = ImGui::GetScrollMaxY() > 0;
  mirror::begin(Role::Navigation, "navigation", ui[Text::navigation_name], min.x, min.y,
                max.x - min.x, max.y - min.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  const auto entry = [&](const Entry& one) { draw_entry(one, open, ui, width, out); };
  entry({.section = Section::Overview,
         .name = ui[Text::place_overview],
         .icon = Icon::Chart,
         .has_count = false});
  entry({.section = Section::Board,
         .name = ui[Text::place_board],
         .count = open.waited_for,
         .icon = Icon::Export});
  entry({.section = Section::Conflicts,
         .name = ui[Text::place_conflicts],
         .count = open.conflicts.size() + open.held.size(),
         .icon = Icon::Tree,
         .is_urgent = true});
  entry({.section = Section::Reports,
         .name = ui[Text::place_reports],
         .icon = Icon::File,
         .has_count = false});
  group(ui, Text::navigation_tasks, width);
  entry({.name = ui[Text::navigation_all],
         .count = static_cast<size_t>(open.tasks),
         .icon = Icon::List});
  for (const uint32_t part : open.top_parts) {
    const OutlineRow& row = open.outline[part];
    Entry one{.part = row.record,
              .name = part_title(open, row.record),
              .count = static_cast<size_t>(row.tasks),
              .indent = space::k2};
    light(one, pressing_of(open, row.record));
    entry(one);
  }
  ImGui::Dummy({width, space::k2});
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + space::k2);
  if (text_button(ui, "add part", ui[Text::add_part], Icon::Plus)) out.push_back(AddPart{});
  draw_ledgers(open, drafts, ui, width, out);
  ImGui::Dummy({width, space::k2});
  ImGui::PopStyleVar();
  end_region();
  if (scrolls) hairline({min.x, foot}, {max.x, foot}, ui.color.line1);
  draw_versions(open, ui, {min.x, foot + 1}, max, width, out);
  mirror::end();
}

}  // namespace taizhang
