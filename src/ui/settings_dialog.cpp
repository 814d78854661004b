#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

// A row of mutually exclusive words; returns the pressed one, or the present one.
template <typename Value, size_t N>
Value choice(const Ui& ui, const char* id, Text name, Value now,
             const std::pair<Value, Text> (&options)[N]) {
  line(ui, ui[name], ui.color.text2, type::kSmall);
  ImGui::PushID(id);
  for (size_t i = 0; i < N; ++i) {
    if (i > 0) ImGui::SameLine();
    ImGui::PushID(static_cast<int>(i));
    const bool chosen = options[i].first == now;
    const char* label = ui[options[i].second];
    const ImVec2 size(text_width(ui, label) + 2 * space::k3, space::kButton);
    const bool clicked = press_area("option", size);
    mirror::say_last_item(
        {.role = Role::Radio, .name = label, .checked = chosen, .checkable = true});
    const bool pressed = clicked || mirror::pressed_last_item();
    const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
    fill_rect(min, max,
              chosen                   ? ui.color.accent_soft
              : ImGui::IsItemHovered() ? ui.color.hover
                                       : ui.color.bg1,
              space::kRadius);
    stroke_rect(min, max, chosen ? ui.color.accent : ui.color.line2, space::kRadius);
    draw_text(ui, {min.x + space::k3, min.y + 6}, label, chosen ? ui.color.accent : ui.color.text1,
              type::kBody, Weight::Regular, true);
    focus_ring(ui, space::kRadius);
    if (pressed) now = options[i].first;
    ImGui::PopID();
  }
  ImGui::PopID();
  ImGui::Dummy({0, space::k1});
  return now;
}

}  // namespace

void draw_settings(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.settings && !ImGui::IsPopupOpen("settings dialog"))
    ImGui::OpenPopup("settings dialog");
  if (!begin_dialog(ui, "settings dialog", ui[Text::settings_title])) return;
  Settings& edited = *drafts.settings;
  const float width = ImGui::GetContentRegionAvail().x;
  edited.language = choice<Language>(
      ui, "language", Text::settings_language, edited.language,
      {{Language::Chinese, Text::settings_chinese}, {Language::English, Text::settings_english}});
  edited.theme = choice<Theme>(ui, "theme", Text::settings_theme, edited.theme,
                               {{Theme::System, Text::settings_theme_system},
                                {Theme::Light, Text::settings_theme_light},
                                {Theme::Dark, Text::settings_theme_dark}});
  edited.rows = choice<RowHeight>(ui, "rows", Text::settings_rows, edited.rows,
                                  {{RowHeight::Automatic, Text::settings_rows_automatic},
                                   {RowHeight::Compact, Text::settings_rows_compact},
                                   {RowHeight::Comfortable, Text::settings_rows_comfortable}});
  line(ui, ui[Text::settings_author], ui.color.text2, type::kSmall);
  field(ui, "##author", ui[Text::settings_author], edited.author, width,
        ui[Text::settings_author_hint]);
  line(ui, ui[Text::settings_department], ui.color.text2, type::kSmall);
  field(ui, "##department", ui[Text::settings_department], edited.department, width,
        ui[Text::settings_department_hint]);
  paragraph(ui, ui[Text::settings_author_says], width, ui.color.text3, type::kSmall);

  const DialogAnswer answer = dialog_buttons(ui, ui[Text::settings_keep]);
  if (answer == DialogAnswer::Verb && edited != state.settings)
    out.push_back(ChangeSettings{edited});
  if (answer != DialogAnswer::None) {
    drafts.settings.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
