#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/own_form.h"
#include "ui/cells.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

template <typename Value>
using Options = std::vector<std::pair<Value, std::string>>;

bool option(const Ui& ui, const std::string& label, ImVec2 size, bool chosen) {
  const bool clicked = press_area("option", size);
  mirror::say_last_item({.role = Role::Radio, .name = label, .checked = chosen, .checkable = true});
  const bool pressed = clicked || mirror::pressed_last_item();
  const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
  fill_rect(min, max, chosen ? ui.color.accent_soft : ground_of_item(ui, ui.color.bg1),
            space::kRadius);
  stroke_rect(min, max, chosen ? ui.color.accent : ui.color.line2, space::kRadius);
  draw_text(ui, {min.x + space::k3, min.y + 6}, label, chosen ? ui.color.accent : ui.color.text1,
            type::kBody, Weight::Regular, true);
  focus_ring(ui, space::kRadius);
  return pressed;
}

// Mutually exclusive words in as many lines as they need; returns the pressed one, or the present
// one.
template <typename Value>
Value choice(const Ui& ui, Text name, Value now, const Options<Value>& options) {
  line(ui, ui[name], ui.color.text2, type::kSmall);
  const float left = ImGui::GetCursorPosX(), room = ImGui::GetContentRegionAvail().x;
  float used = 0;
  ImGui::PushID(static_cast<int>(name));
  for (const auto& [value, label] : options) {
    const ImVec2 size(text_width(ui, label) + 2 * space::k3, space::kButton);
    const bool fits = used + size.x <= room;
    if (used > 0 && fits) {
      ImGui::SameLine();
      ImGui::SetCursorPosX(left + used);
    }
    used = (fits ? used : 0) + size.x + space::k2;
    ImGui::PushID(label.c_str());
    if (option(ui, label, size, value == now)) now = value;
    ImGui::PopID();
  }
  ImGui::PopID();
  ImGui::Dummy({0, space::k1});
  return now;
}

Options<int> scales() {
  Options<int> options;
  for (const int scale : kScales) options.emplace_back(scale, std::to_string(scale));
  return options;
}

// The register whose days of warning may be set; null: none is open, or a department's packet.
const OpenRegister* settable(const AppState& state) {
  return state.open && state.open->scope().empty() ? &*state.open : nullptr;
}

std::string soon_words(const OpenRegister& open) { return number(open.ledgers.soon.days); }

// None: what is typed is no number of days.
std::optional<int64_t> days_typed(std::string_view typed) {
  constexpr int64_t kMost = 365;
  typed = trim(typed);
  int64_t days = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), days);
  const bool is_whole = error == std::errc() && end == typed.data() + typed.size();
  return is_whole && days >= 0 && days <= kMost ? std::optional(days) : std::nullopt;
}

// The register's days of warning. False: they cannot be kept as they are typed.
bool draw_soon(const OpenRegister& open, Drafts& drafts, const Ui& ui, float width) {
  std::string& typed = drafts.settings_soon;
  line(ui, ui[Text::settings_soon], ui.color.text2, type::kSmall);
  const bool is_bad = !days_typed(typed);
  field(ui, "##soon", ui[Text::settings_soon], typed, width, soon_words(open).c_str(), is_bad);
  if (is_bad)
    paragraph(ui, ui(Text::settings_soon_bad, {typed}), width, ui.color.late.text, type::kSmall);
  return !is_bad;
}

void keep_soon(const OpenRegister& open, const Drafts& drafts, const Ui& ui, Intents& out) {
  const std::optional<int64_t> days = days_typed(drafts.settings_soon);
  if (!days || *days == open.ledgers.soon.days) return;
  out.push_back(
      as_step(ui, {{open.reg.id(), std::string(fields::kSoon), *days}}, Text::did_change_setting));
}

}  // namespace

void draw_settings(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const OpenRegister* const open = settable(state);
  if (drafts.settings && !ImGui::IsPopupOpen("settings dialog")) {
    ImGui::OpenPopup("settings dialog");
    if (open) drafts.settings_soon = soon_words(*open);
  }
  if (!begin_dialog(ui, "settings dialog", ui[Text::settings_title])) return;
  Settings& edited = *drafts.settings;
  const float width = ImGui::GetContentRegionAvail().x;
  edited.language = choice<Language>(ui, Text::settings_language, edited.language,
                                     {{Language::Chinese, ui[Text::settings_chinese]},
                                      {Language::English, ui[Text::settings_english]}});
  edited.theme = choice<Theme>(ui, Text::settings_theme, edited.theme,
                               {{Theme::System, ui[Text::settings_theme_system]},
                                {Theme::Light, ui[Text::settings_theme_light]},
                                {Theme::Dark, ui[Text::settings_theme_dark]}});
  edited.rows = choice<RowHeight>(ui, Text::settings_rows, edited.rows,
                                  {{RowHeight::Automatic, ui[Text::settings_rows_automatic]},
                                   {RowHeight::Compact, ui[Text::settings_rows_compact]},
                                   {RowHeight::Comfortable, ui[Text::settings_rows_comfortable]}});
  edited.scale = choice(ui, Text::settings_scale, edited.scale, scales());
  line(ui, ui[Text::settings_author], ui.color.text2, type::kSmall);
  field(ui, "##author", ui[Text::settings_author], edited.author, width,
        ui[Text::settings_author_hint]);
  ImGui::Dummy({0, space::k1});
  line(ui, ui[Text::settings_department], ui.color.text2, type::kSmall);
  field(ui, "##department", ui[Text::settings_department], edited.department, width,
        ui[Text::settings_department_hint]);
  paragraph(ui, ui[Text::settings_author_says], width, ui.color.text3, type::kSmall);
  ImGui::Dummy({0, space::k1});
  const bool can_keep = !open || draw_soon(*open, drafts, ui, width);

  const DialogAnswer answer =
      dialog_buttons(ui, ui[Text::settings_keep], {.kind = Kind::Primary, .enabled = can_keep});
  if (answer == DialogAnswer::Verb && edited != state.settings)
    out.push_back(ChangeSettings{edited});
  if (answer == DialogAnswer::Verb && open) keep_soon(*open, drafts, ui, out);
  if (answer != DialogAnswer::None) {
    drafts.settings.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
