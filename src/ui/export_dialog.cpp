#include "ui/panels.h"

namespace taizhang {
namespace {

void draw_form(const AppState& state, ExportForm& form, const Ui& ui) {
  const float width = ImGui::GetContentRegionAvail().x;
  const size_t personal = state.open->ledgers.personal;
  if (checkbox(ui, "page", ui[Text::export_page], form.is_page, ui[Text::export_page]))
    form.is_page = !form.is_page;
  paragraph(ui, ui[Text::export_page_says], width, ui.color.text2, type::kSmall);
  if (personal > 0) {
    ImGui::Dummy({0, space::k1});
    paragraph(ui, ui(Text::export_says, {number(static_cast<long long>(personal))}), width,
              ui.color.text1);
    if (checkbox(ui, "mask", ui[Text::export_mask], form.is_masked, ui[Text::export_mask]))
      form.is_masked = !form.is_masked;
    if (form.is_masked) paragraph(ui, ui[Text::export_masked_says], width, ui.color.soon.text);
  }
  ImGui::Dummy({0, space::k1});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_icon(ImGui::GetWindowDrawList(), Icon::Shield, {at.x, at.y + 1}, 14, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + 20, at.y});
  line(ui, ui[Text::status_no_secrets], ui.color.text2, type::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + type::kSmall});
  ImGui::Dummy({1, 1});
}

}  // namespace

void ask_export(const AppState& state, Drafts& drafts, Intents& out) {
  if (state.open->ledgers.personal == 0) return out.push_back(ExportSnapshot{});
  drafts.exporting.emplace();
}

void draw_exporting(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return drafts.exporting.reset();
  if (drafts.exporting && !ImGui::IsPopupOpen("exporting")) ImGui::OpenPopup("exporting");
  if (!begin_dialog(ui, "exporting", ui[Text::export_snapshot])) return;
  ExportForm& form = *drafts.exporting;
  draw_form(state, form, ui);
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::export_verb]);
  if (answer == DialogAnswer::Verb)
    out.push_back(
        ExportSnapshot{form.is_masked, form.is_page ? ExportTo::Page : ExportTo::Download});
  if (answer != DialogAnswer::None) {
    drafts.exporting.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
