#include <algorithm>
#include <vector>

#include "ui/commands.h"
#include "ui/panels.h"
#include "ui/text_visit.h"

namespace taizhang {
namespace {

constexpr size_t kShown = 10;  // lines before the list scrolls

// Up and down go through the entries while the typing goes on at the end.
void move_choice(PaletteDraft& draft, size_t count, ImGuiID field) {
  const bool down = ImGui::IsKeyPressed(ImGuiKey_DownArrow);
  const bool up = ImGui::IsKeyPressed(ImGuiKey_UpArrow);
  TextVisit& visit = text_visit(*ImGui::GetCurrentContext());
  if ((up || down) && visit.id == field) move_caret(visit.edit, visit.edit.text.size(), false);
  if (count == 0) return;
  draft.chosen = std::min(draft.chosen, count - 1);
  if (down) draft.chosen = (draft.chosen + 1) % count;
  if (up) draft.chosen = (draft.chosen + count - 1) % count;
}

// The entry that was pressed, or chosen with Enter; null: none in this frame.
const PaletteEntry* draw_entries(const std::vector<PaletteEntry>& entries,
                                 const PaletteDraft& draft, const Ui& ui, bool entered) {
  const PaletteEntry* pressed = entered ? &entries[draft.chosen] : nullptr;
  const float width = ImGui::GetContentRegionAvail().x;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = space::kToolButton * static_cast<float>(std::min(entries.size(), kShown));
  begin_region("entries", at, {at.x + width, at.y + height}, ui.color.bg1, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  mirror::begin(Role::Listbox, "entries", ui[Text::palette_list], at.x, at.y, width, height);
  const bool moved =
      ImGui::IsKeyPressed(ImGuiKey_DownArrow) || ImGui::IsKeyPressed(ImGuiKey_UpArrow);
  for (size_t i = 0; i < entries.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (option(ui, entries[i].name, i == draft.chosen, ImGui::GetContentRegionAvail().x,
               entries[i].detail))
      pressed = &entries[i];
    mirror::say_last_item({.role = Role::Option,
                           .selected = i == draft.chosen,
                           .row_index = static_cast<int>(i) + 1,
                           .row_count = static_cast<int>(entries.size())});
    if (moved && i == draft.chosen) ImGui::SetScrollHereY();
    ImGui::PopID();
  }
  mirror::end();
  ImGui::PopStyleVar();
  end_region();
  return pressed;
}

}  // namespace

void draw_palette(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const bool opens = drafts.palette && !ImGui::IsPopupOpen("palette");
  if (opens) ImGui::OpenPopup("palette");
  if (!begin_dialog(ui, "palette", ui[Text::command_palette])) return;
  // It was opened by a shortcut while another dialog was: that one goes on when this is closed.
  PaletteDraft draft = drafts.palette.value_or(PaletteDraft{});
  if (ImGui::IsWindowAppearing()) focus_next_item();
  const bool entered =
      ImGui::IsKeyPressed(ImGuiKey_Enter) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter);
  if (field(ui, "##typed", ui[Text::command_palette], draft.typed, ImGui::GetContentRegionAvail().x,
            ui[Text::palette_hint])
          .changed)
    draft.chosen = 0;

  const std::vector<PaletteEntry> entries = palette_entries(state, ui, draft.typed);
  move_choice(draft, entries.size(), ImGui::GetID("##typed"));
  if (entries.empty())
    paragraph(ui, ui[Text::palette_none], ImGui::GetContentRegionAvail().x, ui.color.text2);
  const PaletteEntry* pressed =
      entries.empty() ? nullptr : draw_entries(entries, draft, ui, entered);
  const bool done = pressed != nullptr || ImGui::IsKeyPressed(ImGuiKey_Escape);
  if (done) ImGui::CloseCurrentPopup();
  end_dialog();

  drafts.palette = std::move(draft);
  if (!done) return;
  drafts.palette.reset();
  if (pressed == nullptr) return;
  if (pressed->command != nullptr)
    pressed->command->run(state, drafts, out);
  else
    out.push_back(pressed->intent);
}

}  // namespace taizhang
