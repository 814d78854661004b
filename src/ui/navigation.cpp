#include <string>

#include "app/table_cells.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kEntry = 28;

struct Entry {
  Section section = Section::Tasks;
  RecordId part = {};  // of Section::Tasks
  std::string name;
  size_t count = 0;
  float indent = 0;
  Icon icon = Icon::None;
  bool is_urgent = false;  // the figure waits for somebody
};

bool is_current(const Entry& entry, const OpenRegister& open) {
  return open.section == entry.section &&
         (entry.section != Section::Tasks || open.view.part == entry.part);
}

void draw_entry(const Entry& entry, const OpenRegister& open, const Ui& ui, float width,
                Intents& out) {
  const bool current = is_current(entry, open);
  ImGui::PushID(static_cast<int>(entry.section));
  ImGui::PushID(to_text(entry.part).c_str());
  const bool clicked = press_area("entry", {width, kEntry});
  mirror::say_last_item({.role = Role::Button,
                         .name = entry.name + " " + number(static_cast<long long>(entry.count)),
                         .selected = current});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  if (current) {
    fill_rect(min, max, ui.color.select, space::kRadius);
    fill_rect(min, {min.x + 2, max.y}, ui.color.accent);
  } else if (ImGui::IsItemHovered()) {
    fill_rect(min, max, ui.color.hover, space::kRadius);
  }
  focus_ring(ui, space::kRadius);
  const bool counts = entry.count > 0 || entry.section == Section::Tasks;
  const std::string count = counts ? number(static_cast<long long>(entry.count)) : std::string();
  const float count_width = text_width(ui, count, type::kSmall);
  const bool waits = entry.is_urgent && entry.count > 0;
  draw_text(ui, {max.x - space::k2 - count_width, min.y + 6}, count,
            waits ? ui.color.conflict.text : ui.color.text3, type::kSmall,
            waits ? Weight::Bold : Weight::Regular, true);
  const Weight weight = current ? Weight::Bold : Weight::Regular;
  float x = min.x + space::k2 + entry.indent;
  if (entry.icon != Icon::None) {
    draw_icon(ImGui::GetWindowDrawList(), entry.icon, {x, min.y + 6}, 16,
              current ? ui.color.accent : ui.color.text2);
    x += 16 + space::k2;
  }
  if (draw_fitted(ui, {x, min.y + 4}, max.x - count_width - 2 * space::k2 - x, entry.name,
                  current ? ui.color.accent : ui.color.text1, type::kBody, weight))
    tooltip(ui, entry.name);
  if (clicked || mirror::pressed_last_item()) {
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

}  // namespace

void draw_navigation(const OpenRegister& open, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  begin_region("navigation", min, max, ui.color.bg0, {space::k2, space::k3});
  mirror::begin(Role::Navigation, "navigation", ui[Text::navigation_name], min.x, min.y,
                max.x - min.x, max.y - min.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  const auto entry = [&](const Entry& one) { draw_entry(one, open, ui, width, out); };
  entry({.section = Section::Board,
         .name = ui[Text::place_board],
         .count = open.waited_for,
         .icon = Icon::Export});
  entry({.section = Section::Conflicts,
         .name = ui[Text::place_conflicts],
         .count = open.conflicts.size() + open.held.size(),
         .icon = Icon::Tree,
         .is_urgent = true});
  group(ui, Text::navigation_tasks, width);
  entry({.name = ui[Text::navigation_all],
         .count = static_cast<size_t>(open.tasks),
         .icon = Icon::List});
  for (const uint32_t part : open.top_parts) {
    const OutlineRow& row = open.outline[part];
    entry({.part = row.record,
           .name = part_title(open, row.record),
           .count = static_cast<size_t>(row.tasks),
           .indent = space::k2});
  }
  ImGui::Dummy({width, space::k2});
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + space::k2);
  if (text_button(ui, "add part", ui[Text::add_part], Icon::Plus)) out.push_back(AddPart{});
  group(ui, Text::navigation_versions, width);
  entry(
      {.section = Section::Comparison, .name = ui[Text::place_comparison], .icon = Icon::History});
  entry({.section = Section::Backups,
         .name = ui[Text::place_backups],
         .count = open.backups.size(),
         .icon = Icon::Shield});
  entry({.section = Section::Trash,
         .name = ui[Text::place_trash],
         .count = open.trash.size(),
         .icon = Icon::Trash});
  ImGui::PopStyleVar();
  mirror::end();
  end_region();
}

}  // namespace taizhang
