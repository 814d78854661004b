#include <string>

#include "ui/view_tools.h"

namespace taizhang {

void draw_view_name(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return drafts.view_name.reset();
  if (drafts.view_name && !ImGui::IsPopupOpen("view name")) ImGui::OpenPopup("view name");
  const bool is_new = !drafts.view_name || !drafts.view_name->over;
  if (!begin_dialog(ui, "view name",
                    ui[is_new ? Text::views_save_title : Text::views_rename_title]))
    return;
  if (!drafts.view_name) drafts.view_name.emplace();
  ViewNameForm& form = *drafts.view_name;
  const float width = ImGui::GetContentRegionAvail().x;
  if (is_new) paragraph(ui, ui[Text::views_says], width, ui.color.text2);
  if (ImGui::IsWindowAppearing()) focus_next_item();
  field(ui, "##name", ui[Text::views_name], form.name, width, ui[Text::views_name]);
  const std::string name(trim(form.name));
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::views_save_verb],
                                             {.kind = Kind::Primary, .enabled = !name.empty()});
  if (answer == DialogAnswer::Verb && is_new) out.push_back(SaveView{{}, name});
  if (answer == DialogAnswer::Verb && !is_new)
    out.push_back(ApplyEdits{{{form.over, std::string(fields::kName), name}},
                             {Text::did_rename_view, {name}}});
  if (answer != DialogAnswer::None) {
    drafts.view_name.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
