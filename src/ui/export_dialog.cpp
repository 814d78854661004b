#include <string>

#include "ui/panels.h"

namespace taizhang {

void ask_export(const AppState& state, Drafts& drafts, Intents& out) {
  if (state.open->ledgers.personal == 0) return out.push_back(ExportSnapshot{});
  drafts.exporting = false;
}

void draw_exporting(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return drafts.exporting.reset();
  if (drafts.exporting && !ImGui::IsPopupOpen("exporting")) ImGui::OpenPopup("exporting");
  if (!begin_dialog(ui, "exporting", ui[Text::export_snapshot])) return;
  const bool is_masked = drafts.exporting.value_or(false);
  const float width = ImGui::GetContentRegionAvail().x;
  const auto count = static_cast<long long>(state.open->ledgers.personal);
  paragraph(ui, ui(Text::export_says, {number(count)}), width, ui.color.text1);
  ImGui::Dummy({0, space::k1});
  if (checkbox(ui, "mask", ui[Text::export_mask], is_masked, ui[Text::export_mask]))
    drafts.exporting = !is_masked;
  if (is_masked) paragraph(ui, ui[Text::export_masked_says], width, ui.color.soon.text);
  ImGui::Dummy({0, space::k1});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_icon(ImGui::GetWindowDrawList(), Icon::Shield, {at.x, at.y + 1}, 14, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + 20, at.y});
  line(ui, ui[Text::status_no_secrets], ui.color.text2, type::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + type::kSmall});
  ImGui::Dummy({1, 1});
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::export_verb]);
  if (answer == DialogAnswer::Verb) out.push_back(ExportSnapshot{is_masked});
  if (answer != DialogAnswer::None) {
    drafts.exporting.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
