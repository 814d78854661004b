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

// On a narrow page entries are their icons, or how their names begin.
bool is_rail(float width) { return width < space::kRail; }

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

// The icon, or the first two characters, with a sign of what waits at its corner.
void draw_in_rail(const Ui& ui, const Entry& entry, bool current, ImVec2 min, ImVec2 max) {
  const ImU32 color = current ? ui.color.accent : ui.color.text2;
  const float middle = (min.x + max.x) / 2;
  ImDrawList* const list = ImGui::GetWindowDrawList();
  size_t end = 0;
  for (int i = 0; i < 2 && end < entry.name.size(); ++i)
    while (++end < entry.name.size() && (entry.name[end] & 0xC0) == 0x80) {
    }
  const std::string begins = entry.name.substr(0, end);
  if (entry.icon == Icon::None)
    draw_text(ui, {middle - text_width(ui, begins, type::kSmall) / 2, min.y + 6}, begins, color,
              type::kSmall, Weight::Regular, true);
  else
    draw_icon(list, entry.icon, {middle - 8, min.y + 6}, 16, color);
  const ImVec2 corner(max.x - 4, min.y + 6);
  if (entry.light.state != LightState::None) draw_light_shape(ui, entry.light, corner);
  if (entry.is_urgent && entry.count > 0)
    draw_shape(list, Shape::Disc, corner, 8, ui.color.conflict.mark);
}

void draw_in_full(const Ui& ui, const Entry& entry, bool current, ImVec2 min, ImVec2 max) {
  const bool counts = entry.count > 0 || entry.section == Section::Tasks;
  const std::string count = counts ? number(static_cast<long long>(entry.count)) : std::string();
  const float figure = max.x - space::k2 - text_width(ui, count, type::kSmall);
  const float right = figure - draw_lit(ui, entry, {figure, min.y}) - space::k2;
  const bool waits = entry.is_urgent && entry.count > 0;
  draw_text(ui, {figure, min.y + 6}, count, waits ? ui.color.conflict.text : ui.color.text3,
            type::kSmall, waits ? Weight::Bold : Weight::Regular, true);
  const Weight weight = current ? Weight::Bold : Weight::Regular;
  float x = min.x + space::k2 + entry.indent;
  if (entry.icon != Icon::None) {
    draw_icon(ImGui::GetWindowDrawList(), entry.icon, {x, min.y + 6}, 16,
              current ? ui.color.accent : ui.color.text2);
    x += 16 + space::k2;
  }
  draw_fitted(ui, {x, min.y + 4}, right - x, entry.name, current ? ui.color.accent : ui.color.text1,
              type::kBody, weight);
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
  std::string said = entry.name;
  if (entry.has_count) said += " " + number(static_cast<long long>(entry.count));
  mirror::say_last_item({.role = Role::Button, .name = said, .selected = current});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  if (current) {
    fill_rect(min, max, ui.color.select, space::kRadius);
    fill_rect(min, {min.x + 2, max.y}, ui.color.accent);
  } else {
    fill_rect(min, max, ground_of_item(ui, 0), space::kRadius);
  }
  focus_ring(ui, space::kRadius);
  if (current) keep_in_sight();
  if (is_rail(width)) tooltip(ui, said);
  (is_rail(width) ? draw_in_rail : draw_in_full)(ui, entry, current, min, max);
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

// What stands above entries; in a rail there is room for a line only.
void caption(const Ui& ui, std::string_view name, float width, float height) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (!is_rail(width))
    draw_text(ui, {at.x + space::k2, at.y}, name, ui.color.text3, type::kSmall);
  else
    hairline({at.x, at.y + space::k2}, {at.x + width, at.y + space::k2}, ui.color.line2);
  ImGui::Dummy({width, height});
}

void group(const Ui& ui, Text name, float width) {
  ImGui::Dummy({width, space::k2});
  caption(ui, ui[name], width, 22);
}

// What adds an entry or shows more of them.
bool verb(const Ui& ui, const char* id, std::string_view words, Icon icon, float width) {
  const float x = ImGui::GetCursorPosX();
  ImGui::SetCursorPosX(is_rail(width) ? x + (width - space::kToolButton) / 2 : x + space::k2);
  return is_rail(width) ? icon_button(ui, id, icon, words) : text_button(ui, id, words, icon);
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
  Entry due{.section = Section::Due,
            .name = ui[Text::place_due],
            .count = open.ledgers.due.size(),
            .icon = Icon::Calendar};
  light(due, {open.ledgers.late, open.ledgers.near});
  draw_entry(due, open, ui, width, out);
  draw_entry({.section = Section::Findings,
              .name = ui[Text::place_findings],
              .count = findings,
              .icon = Icon::Pulse},
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
      caption(ui, name, width, 20);
    }
    draw_entry(entry_of(shelf, ui.language), open, ui, width, out);
  }
  ImGui::Dummy({width, space::k1});
  if (verb(ui, "all ledgers", ui[drafts.all_ledgers ? Text::ledgers_fewer : Text::ledgers_all],
           drafts.all_ledgers ? Icon::ChevronUp : Icon::ChevronDown, width))
    drafts.all_ledgers = !drafts.all_ledgers;
  ImGui::Dummy({width, space::k1});
  if (verb(ui, "new ledger", ui[Text::ledger_new], Icon::Plus, width)) drafts.own_ledger.emplace();
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
  const bool can_fold = ImGui::GetIO().DisplaySize.x < space::kNarrow;
  begin_region("navigation", min, {max.x, foot}, ui.color.bg0, {space::k2, space::k3},
               can_fold && !drafts.unfolded ? ImGuiWindowFlags_NoScrollbar : 0);
  const bool scrolls = ImGui::GetScrollMaxY() > 0;
  mirror::begin(Role::Navigation, "navigation", ui[Text::navigation_name], min.x, min.y,
                max.x - min.x, max.y - min.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  const auto entry = [&](const Entry& one) { draw_entry(one, open, ui, width, out); };
  if (can_fold &&
      verb(ui, "fold", ui[drafts.unfolded ? Text::navigation_fold : Text::navigation_unfold],
           drafts.unfolded ? Icon::Previous : Icon::Next, width))
    drafts.unfolded = !drafts.unfolded;
  entry({.section = Section::Overview,
         .name = ui[Text::place_overview],
         .icon = Icon::Chart,
         .has_count = false});
  entry({.section = Section::Board,
         .name = ui[Text::place_board],
         .count = open.waited_for,
         .icon = Icon::Inbox});
  entry({.section = Section::Conflicts,
         .name = ui[Text::place_conflicts],
         .count = open.conflicts.size() + open.held.size(),
         .icon = Icon::Fork,
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
  if (verb(ui, "add part", ui[Text::add_part], Icon::Plus, width)) out.push_back(AddPart{});
  draw_ledgers(open, drafts, ui, width, out);
  ImGui::Dummy({width, space::k2});
  ImGui::PopStyleVar();
  end_region();
  if (scrolls) hairline({min.x, foot}, {max.x, foot}, ui.color.line1);
  draw_versions(open, ui, {min.x, foot + 1}, max, width, out);
  mirror::end();
}

}  // namespace taizhang
