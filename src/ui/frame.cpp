#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

#include "app/filing.h"
#include "base/version.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kStrip = 36;
constexpr float kToast = 36;
constexpr double kToastSeconds = 6;

// Why the open register cannot be written here, and what the button beside it is called.
struct WriterNotice {
  Text words;
  std::optional<Text> action = {};
};

std::optional<WriterNotice> writer_notice(const AppState& state) {
  if (state.screen != Screen::Register || !state.open) return std::nullopt;
  switch (state.open->writer) {
    case Writer::Here:
      return std::nullopt;
    case Writer::OtherWindow:
      return WriterNotice{Text::writer_other, Text::writer_take_over};
    case Writer::Coming:
      return WriterNotice{Text::writer_coming};
    case Writer::NewerProgram:
      return WriterNotice{Text::writer_newer};
    case Writer::NewerFile:
      return WriterNotice{Text::writer_newer_file};
  }
}

// Across the top of a screen; `room` at its right is for a button.
void draw_band(const Ui& ui, const StateColors& colors, Icon icon, const std::string& words,
               ImVec2 min, float width, float room) {
  fill_rect(min, {min.x + width, min.y + kStrip}, colors.soft);
  draw_icon(ImGui::GetWindowDrawList(), icon, {min.x + space::k3, min.y + 10}, 16, colors.text);
  draw_fitted(ui, {min.x + 36, min.y + 8}, width - 36 - room, words, colors.text);
}

void draw_writer_notice(const WriterNotice& notice, const Ui& ui, ImVec2 min, float width,
                        Intents& out) {
  const std::string words = ui[notice.words];
  const ButtonLook look{.kind = Kind::Outlined, .height = 28, .size = type::kSmall};
  const float room = notice.action ? button_width(ui, ui[*notice.action], look) + space::k5 : 0;
  draw_band(ui, ui.color.soon, Icon::Lock, words, min, width, room);
  mirror::status(words, min.x, min.y, width, kStrip);
  if (!notice.action) return;
  ImGui::SetCursorScreenPos({min.x + width - room + space::k2, min.y + 4});
  if (button(ui, "take over", ui[*notice.action], look)) out.push_back(TakeOver{});
}

// When the register last went out to a file, and a way to do it again when that is long ago.
// From `x` on as far as `right`; nothing where that is too little.
void draw_filed(const AppState& state, Drafts& drafts, const Ui& ui, float x, float right, float y,
                Intents& out) {
  const Filed& filed = state.open->filed;
  const std::optional<int> days = days_since_file(filed, ui.today);
  if (filed.unfiled == 0 && days.value_or(0) == 0) return;  // the top bar says it
  const std::string unfiled = number(filed.unfiled);
  std::string words = !days        ? ui(Text::filed_never, {unfiled})
                      : *days == 0 ? ui(Text::filed_today, {unfiled})
                                   : ui(Text::filed_days, {number(*days), unfiled});
  const bool is_due = is_file_due(filed, ui.today);
  if (!is_due && x + text_width(ui, words, type::kSmall) > right) return;
  draw_text(ui, {x, y}, words, is_due ? ui.color.soon.text : ui.color.text2, type::kSmall);
  if (!is_due) return;
  ImGui::SetCursorScreenPos({x + text_width(ui, words, type::kSmall) + space::k3, y});
  if (text_button(ui, "file now", ui[Text::filed_now], Icon::None, type::kSmall))
    ask_export(state, drafts, out);
}

void top_ground(const Ui& ui) {
  const float width = ImGui::GetIO().DisplaySize.x;
  fill_rect({0, 0}, {width, space::kTopBar}, ui.color.bg1);
  hairline({0, space::kTopBar - 1}, {width, space::kTopBar - 1}, ui.color.line1);
}

// Two lines that are always there and take turns: only what changes in one is read out, and the
// same words may come twice.
void say_toast(std::string_view words, uint32_t serial, ImVec2 at, float width) {
  for (const char* line : {"toast words", "toast words too"}) {
    mirror::begin(Role::Status, line, serial++ % 2 == 0 ? words : "", at.x, at.y, width, kToast);
    mirror::end();
  }
}

// How high what stands at the foot of the page is.
float foot_height(const AppState& state) {
  if (state.screen == Screen::Preview || state.screen == Screen::Paste) return space::kActionBar;
  if (state.screen != Screen::Register || !state.open) return space::kStatusBar;
  const OpenRegister& open = *state.open;
  const bool decides =
      open.section == Section::Conflicts && !(open.conflicts.empty() && open.held_groups.empty());
  const bool has_actions = decides || open.section == Section::Comparison || is_collecting(state);
  if (open.section == Section::Ledger) return space::kStatusBar + space::kChips;  // new record
  return space::kStatusBar + (has_actions ? space::kActionBar : guide_height(state));
}

}  // namespace

void begin_top_bar() {
  mirror::begin(Role::Banner, "top bar", "", 0, 0, ImGui::GetIO().DisplaySize.x, space::kTopBar);
}

void begin_main(ImVec2 min, ImVec2 max) {
  mirror::begin(Role::Main, "main", "", min.x, min.y, max.x - min.x, max.y - min.y);
}

float brand_room() {
  const float width = ImGui::GetIO().DisplaySize.x;
  return width * (width < space::kTight ? 0.2f : 0.3f);
}

void draw_brand(const Ui& ui, std::string_view title, std::string_view detail, Intents& out) {
  top_ground(ui);
  ImGui::SetCursorScreenPos({space::k3, 10});
  const bool clicked = press_area("brand", {24, 24});
  mirror::say_last_item({.role = Role::Button, .name = ui[Text::go_home]});
  if (clicked || mirror::pressed_last_item()) out.push_back(CloseRegister{});
  tooltip(ui, ui[Text::go_home]);
  fill_rect({space::k3, 10}, {space::k3 + 24, 34}, ui.color.accent, space::kRadius);
  const char* mark = "台";
  draw_text(ui, {space::k3 + (24 - text_width(ui, mark, type::kBody, Weight::Bold)) / 2, 12}, mark,
            ui.color.on_accent, type::kBody, Weight::Bold, true);
  focus_ring(ui, space::kCardRadius, 3);

  float x = 46;
  const float room = brand_room();
  const float title_width = std::min(room, text_width(ui, title, type::kBody, Weight::Bold));
  mirror::text(Role::Heading, title, x, 12, title_width, type::kBody, 1);
  draw_fitted(ui, {x, 12}, room, title, ui.color.text1, type::kBody, Weight::Bold);
  x += title_width + 10;
  draw_text(ui, {x, 14}, detail, ui.color.text2, type::kSmall);
}

void draw_common_buttons(const AppState& state, Drafts& drafts, const Ui& ui, float right,
                         Intents& out) {
  Settings next = state.settings;
  ImGui::SetCursorScreenPos({right - 28, 8});
  if (icon_button(ui, "settings", Icon::Settings, ui[Text::settings_title])) drafts.settings = next;
  ImGui::SetCursorScreenPos({right - 64, 8});
  if (icon_button(ui, "theme", is_dark(ui.color) ? Icon::Sun : Icon::Moon,
                  is_dark(ui.color) ? ui[Text::theme_to_light] : ui[Text::theme_to_dark])) {
    next.theme = is_dark(ui.color) ? Theme::Light : Theme::Dark;
    out.push_back(ChangeSettings{next});
  }
  const bool chinese = state.settings.language == Language::Chinese;
  const char* other = chinese ? "English" : "中文";
  const float width =
      button_width(ui, other, {.kind = Kind::Quiet, .height = 28, .size = type::kSmall});
  ImGui::SetCursorScreenPos({right - 72 - width, 8});
  if (button(ui, "language", other, {.kind = Kind::Quiet, .height = 28, .size = type::kSmall})) {
    next.language = chinese ? Language::English : Language::Chinese;
    out.push_back(ChangeSettings{next});
  }
}

float draw_undo_buttons(const Ui& ui, float right, bool can_undo, bool can_redo, Intents& out) {
  const float redo = right - space::kToolButton;
  const float undo = redo - space::kToolButton - space::k1;
  ImGui::SetCursorScreenPos({undo, 8});
  if (icon_button(ui, "undo", Icon::Undo, ui[Text::undo_key], can_undo)) out.push_back(Undo{});
  ImGui::SetCursorScreenPos({redo, 8});
  if (icon_button(ui, "redo", Icon::Redo, ui[Text::redo_key], can_redo)) out.push_back(Redo{});
  return undo;
}

void draw_status_bar(const AppState& state, Drafts& drafts, const Ui& ui, std::string_view left,
                     Intents& out) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float top = screen.y - space::kStatusBar;
  mirror::begin(Role::ContentInfo, "status bar", "", 0, top, screen.x, space::kStatusBar);
  fill_rect({0, top}, screen, ui.color.bg1);
  hairline({0, top}, {screen.x, top}, ui.color.line1);
  const float y = top + (space::kStatusBar - type::kSmall) / 2;

  float x = screen.x - space::k3 + space::k4;
  if (screen.x >= space::kTight) {
    const std::string version = ui(Text::status_version, {std::string(kVersion)});
    x -= space::k4 + text_width(ui, version, type::kSmall);
    draw_text(ui, {x, y}, version, ui.color.text2, type::kSmall);
  }
  x -= space::k4 + text_width(ui, ui[Text::status_no_secrets], type::kSmall);
  draw_text(ui, {x, y}, ui[Text::status_no_secrets], ui.color.text2, type::kSmall);
  draw_icon(ImGui::GetWindowDrawList(), Icon::Shield, {x - 18, y + 1}, 14, ui.color.text2);
  const float said = std::min(x - 40 - space::k3, text_width(ui, left, type::kSmall));
  say_fitted(ui, {space::k3, y}, said, left, ui.color.text2, type::kSmall);
  const float start = space::k3 + (left.empty() ? 0 : said + space::k4);
  if (state.store_problem) {
    const std::string problem = say(*state.store_problem, ui.language);
    draw_fitted(ui, {start, y}, x - 40 - start, problem, ui.color.late.text, type::kSmall);
    mirror::status(problem, start, y, x - 40 - start, type::kSmall);
  } else if (state.screen == Screen::Register && state.open) {
    draw_filed(state, drafts, ui, start, x - 40, y, out);
  }
  mirror::end();
}

float strip_height(const AppState& state) {
  return (state.strip ? kStrip : 0) + (writer_notice(state) ? kStrip : 0);
}

void draw_strip(const AppState& state, const Ui& ui, ImVec2 min, float width, Intents& out) {
  if (const std::optional<WriterNotice> notice = writer_notice(state)) {
    draw_writer_notice(*notice, ui, min, width, out);
    min.y += kStrip;
  }
  if (!state.strip) return;
  const StateColors& colors = state.strip->is_error ? ui.color.late : ui.color.soon;
  const std::string words = say(state.strip->message, ui.language);
  const ButtonLook look{.kind = Kind::Outlined, .height = 28, .size = type::kSmall};
  const float button_room =
      state.strip->newer ? button_width(ui, ui[Text::strip_look], look) + space::k3 : 0;
  draw_band(ui, colors, Icon::Warning, words, min, width, 44 + button_room);
  mirror::begin(Role::Alert, "strip", words, min.x, min.y, width, kStrip);
  mirror::end();
  if (state.strip->newer) {
    ImGui::SetCursorScreenPos({min.x + width - 36 - button_room, min.y + 4});
    if (button(ui, "strip look", ui[Text::strip_look], look)) out.push_back(LookAtNewer{});
  }
  ImGui::SetCursorScreenPos({min.x + width - 36, min.y + 4});
  if (icon_button(ui, "strip close", Icon::Close, ui[Text::strip_close]))
    out.push_back(DismissStrip{});
}

void draw_progress(const AppState& state, const Ui& ui, Intents& out) {
  if (!state.progress) return;
  if (!ImGui::IsPopupOpen("progress")) ImGui::OpenPopup("progress");
  if (!begin_dialog(ui, "progress", ui[Text::progress_title])) return;
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string words = say(state.progress->message, ui.language);
  paragraph(ui, words, width, ui.color.text1);
  const std::string figure = number(state.progress->per_cent) + " %";
  const ImVec2 at = ImGui::GetCursorScreenPos();
  bar(ui, {at.x, at.y + space::k2}, {width - 48, 8},
      static_cast<float>(state.progress->per_cent) / 100, ui.color.accent);
  draw_text(ui, {at.x + width - text_width(ui, figure, type::kSmall), at.y + 4}, figure,
            ui.color.text2, type::kSmall, Weight::Regular, true);
  mirror::begin(Role::Progressbar, "bar", words, at.x, at.y, width, 24);
  mirror::end();
  mirror::text(Role::Text, figure, at.x, at.y, width, 24);
  ImGui::Dummy({1, 24});
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + width - button_width(ui, ui[Text::give_up]));
  if (button(ui, "give up", ui[Text::give_up]) || dialog_escaped()) out.push_back(GiveUp{});
  end_dialog();
}

void draw_toast(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.toast) return say_toast({}, 0, {0, 0}, 0);
  const double now = ui.now;
  if (drafts.toast != state.toast->serial) {
    drafts.toast = state.toast->serial;
    drafts.toast_until = now + kToastSeconds;
  }
  const std::string words = say(state.toast->message, ui.language);
  const char* undo = ui[Text::undo_word];
  const float action = state.toast->can_undo ? space::k6 + text_width(ui, undo) : 0;
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  const float width = std::min(screen.x - 48, text_width(ui, words) + action + 2 * space::k4);
  const ImVec2 min(std::round((screen.x - width) / 2),
                   screen.y - foot_height(state) - kToast - space::k1);

  say_toast(words, state.toast->serial, min, width - action);
  ImGui::SetNextWindowPos(min);
  ImGui::SetNextWindowSize({width, kToast});
  ImGui::PushStyleColor(ImGuiCol_WindowBg, ui.color.text1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, space::kCardRadius);
  ImGui::Begin("toast", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                   ImGuiWindowFlags_NoNav);
  draw_fitted(ui, {min.x + space::k4, min.y + 10}, width - action - 2 * space::k4 + 1, words,
              ui.color.bg1);
  if (state.toast->can_undo) {
    ImGui::SetCursorScreenPos({min.x + width - space::k4 - text_width(ui, undo), min.y + 10});
    const bool clicked = press_area("toast undo", {text_width(ui, undo), type::kBody});
    mirror::say_last_item({.role = Role::Button, .name = ui[Text::toast_undo_name]});
    draw_text(ui, ImGui::GetItemRectMin(), undo, ui.color.bg1, type::kBody, Weight::Bold, true);
    if (clicked || mirror::pressed_last_item()) {
      out.push_back(Undo{});
      out.push_back(DismissToast{state.toast->serial});
    }
  }
  if (ImGui::IsWindowHovered()) drafts.toast_until = std::max(drafts.toast_until, now + 1);
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
  if (now >= drafts.toast_until) out.push_back(DismissToast{state.toast->serial});
}

}  // namespace taizhang
