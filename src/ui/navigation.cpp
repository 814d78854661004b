#include <string>

#include "app/table_cells.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kEntry = 28;

struct Entry {
  RecordId part;
  std::string name;
  int count = 0;
  float indent = 0;
};

void draw_entry(const Entry& entry, const OpenRegister& open, const Ui& ui, float width,
                Intents& out) {
  const bool current = open.view.part == entry.part;
  ImGui::PushID(to_text(entry.part).c_str());
  const bool clicked = press_area("entry", {width, kEntry});
  mirror::say_last_item(
      {.role = Role::Button, .name = entry.name + " " + number(entry.count), .selected = current});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  if (current) {
    fill_rect(min, max, ui.color.select, space::kRadius);
    fill_rect(min, {min.x + 2, max.y}, ui.color.accent);
  } else if (ImGui::IsItemHovered()) {
    fill_rect(min, max, ui.color.hover, space::kRadius);
  }
  focus_ring(ui, space::kRadius);
  const std::string count = number(entry.count);
  const float count_width = text_width(ui, count, type::kSmall);
  draw_text(ui, {max.x - space::k2 - count_width, min.y + 6}, count, ui.color.text3, type::kSmall,
            Weight::Regular, true);
  const Weight weight = current ? Weight::Bold : Weight::Regular;
  const float x = min.x + space::k2 + entry.indent;
  if (draw_fitted(ui, {x, min.y + 4}, max.x - count_width - 2 * space::k2 - x, entry.name,
                  current ? ui.color.accent : ui.color.text1, type::kBody, weight))
    tooltip(ui, entry.name);
  if (clicked || mirror::pressed_last_item()) {
    TableView view = open.view;
    view.part = entry.part;
    out.push_back(ChangeView{std::move(view)});
  }
  ImGui::PopID();
}

}  // namespace

void draw_navigation(const OpenRegister& open, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  begin_region("navigation", min, max, ui.color.bg0, {space::k2, space::k3});
  mirror::begin(Role::Navigation, "navigation", ui[Text::navigation_name], min.x, min.y,
                max.x - min.x, max.y - min.y);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ui, {at.x + space::k2, at.y}, ui[Text::navigation_tasks], ui.color.text3, type::kSmall);
  ImGui::Dummy({width, 22});
  draw_entry({{}, ui[Text::navigation_all], open.tasks, 0}, open, ui, width, out);
  for (const uint32_t part : open.top_parts) {
    const OutlineRow& row = open.outline[part];
    draw_entry({row.record, part_title(open, row.record), row.tasks, space::k2}, open, ui, width,
               out);
  }
  ImGui::Dummy({width, space::k2});
  ImGui::SetCursorScreenPos({at.x + space::k2, ImGui::GetCursorScreenPos().y});
  if (text_button(ui, "add part", ui[Text::add_part], Icon::Plus)) out.push_back(AddPart{});
  ImGui::PopStyleVar();
  mirror::end();
  end_region();
}

}  // namespace taizhang
