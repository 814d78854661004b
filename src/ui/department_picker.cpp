#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "imgui_internal.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kLeastPopup = 240;

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

void toggle(std::vector<std::string>& names, const std::string& name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end())
    names.push_back(name);
  else
    names.erase(found);
}

// The closed field of `popup`: the names, and a chevron. True when pressed.
bool closed_field(const Ui& ui, const char* popup, std::string_view name, const std::string& words,
                  float width, Text none) {
  const bool clicked =
      ImGui::InvisibleButton("closed", {width, space::kButton}, ImGuiButtonFlags_EnableNav);
  mirror::say_last_item({.role = Role::Combobox,
                         .name = name,
                         .value = words,
                         .expanded = ImGui::IsPopupOpen(popup)});
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  fill_rect(min, max, ground_of_item(ui, ui.color.bg1), space::kRadius);
  stroke_rect(min, max, ui.color.line2, space::kRadius);
  if (words.empty()) {
    draw_text(ui, {min.x + 10, min.y + 6}, ui[none], ui.color.text3, type::kBody, Weight::Regular,
              true);
  } else {
    draw_fitted(ui, {min.x + 10, min.y + 6}, width - 36, words, ui.color.text1);
  }
  draw_icon(ImGui::GetWindowDrawList(), Icon::ChevronDown, {max.x - 24, min.y + 8}, 16,
            ui.color.text2);
  focus_ring(ui, space::kRadius);
  return clicked || mirror::pressed_last_item();
}

}  // namespace

void department_list(const Ui& ui, const char* id, const std::vector<std::string>& all,
                     std::vector<std::string>& chosen, std::string& typed, float width,
                     float height, PickTyping typing) {
  std::vector<std::string> names = all;
  for (const std::string& name : chosen)
    if (!holds(names, name)) names.push_back(name);

  ImGui::PushID(id);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float content = (type::kBody + space::k2) * static_cast<float>(names.size()) + space::k2;
  const ImVec2 end(at.x + width, at.y + std::min(height, std::max(content, 40.0f)));
  begin_region("names", at, end, ui.color.bg1, {space::k1, space::k1});
  for (const std::string& name : names) {
    ImGui::PushID(name.c_str());
    ImGui::Dummy({0, 0});
    if (checkbox(ui, "name", name, holds(chosen, name), name)) toggle(chosen, name);
    ImGui::PopID();
  }
  end_region();
  if (typing == PickTyping::No) return ImGui::PopID();
  const float add = button_width(ui, ui[Text::pick_add]);
  field(ui, "##typed", ui[Text::pick_typed], typed, width - add - space::k2,
        ui[Text::pick_typed_hint]);
  const bool enter = ImGui::IsItemDeactivated() && ImGui::IsKeyPressed(ImGuiKey_Enter);
  ImGui::SameLine();
  const std::string name(trim(typed));
  if ((button(ui, "add", ui[Text::pick_add], {.enabled = !name.empty()}) || enter) &&
      !name.empty()) {
    if (!holds(chosen, name)) chosen.push_back(name);
    typed.clear();
  }
  ImGui::PopID();
}

void open_department_popup(Drafts& drafts, const char* id, std::vector<std::string> chosen) {
  drafts.pick = {id, chosen, std::move(chosen), {}};
  ImGui::OpenPopup(id);
}

std::optional<std::vector<std::string>> department_popup(const Ui& ui, Drafts& drafts,
                                                         const char* id, std::string_view name,
                                                         const std::vector<std::string>& all,
                                                         ImVec2 at, float width,
                                                         PickTyping typing) {
  std::optional<std::vector<std::string>> result;
  hang_popup(id, at);
  const bool open =
      begin_popup(ui, id, width, {space::k2, space::k2}, ImGui::GetStyle().ItemSpacing);
  if (open) {
    const ImVec2 corner = ImGui::GetWindowPos(), size = ImGui::GetWindowSize();
    mirror::begin(Role::Group, "pick", name, corner.x, corner.y, size.x, size.y);
    department_list(ui, "list", all, drafts.pick.chosen, drafts.pick.typed, width - 2 * space::k2,
                    260, typing);
    if (button(ui, "done", ui[Text::pick_done], {.kind = Kind::Primary}))
      ImGui::CloseCurrentPopup();
    mirror::end();
  } else if (drafts.pick.owner == id && !ImGui::IsPopupOpen(id)) {
    if (drafts.pick.chosen != drafts.pick.before) result = drafts.pick.chosen;
    drafts.pick = {};
  }
  end_popup(open);
  return result;
}

std::optional<std::vector<std::string>> department_picker(const Ui& ui, Drafts& drafts,
                                                          const char* id, std::string_view name,
                                                          const std::vector<std::string>& chosen,
                                                          const std::vector<std::string>& all,
                                                          float width, PickTyping typing) {
  ImGui::PushID(id);
  const std::string popup = std::string("pick ") + id;
  const Text none = typing == PickTyping::Yes ? Text::pick_none : Text::ledger_not_filled;
  if (closed_field(ui, popup.c_str(), name, joined(chosen), width, none))
    open_department_popup(drafts, popup.c_str(), chosen);
  const ImVec2 below(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 2);
  auto result = department_popup(ui, drafts, popup.c_str(), name, all, below,
                                 std::max(width, kLeastPopup), typing);
  ImGui::PopID();
  return result;
}

}  // namespace taizhang
