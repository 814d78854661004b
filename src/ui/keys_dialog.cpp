#include <span>
#include <string>
#include <utility>

#include "ui/commands.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kKeys = 152;    // width of the keys, beside what they do
constexpr float kColumn = 408;  // of both, wide enough for the longest in either language
constexpr float kGap = space::k6;
constexpr float kWidth = 3 * kColumn + 2 * kGap + 2 * space::k5;  // as many columns as fit

void draw_key(const Ui& ui, std::string_view keys, std::string_view says) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ui, at, keys, ui.color.text1, type::kBody, Weight::Bold, true);
  draw_fitted(ui, {at.x + kKeys, at.y}, kColumn - kKeys, says, ui.color.text2);
  mirror::text(Role::ListItem, std::string(keys) + " " + std::string(says), at.x, at.y, kColumn,
               type::kBody);
  ImGui::Dummy({kColumn, type::kBody});
}

void group(const Ui& ui, Text name) {
  ImGui::Dummy({0, space::k1});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ui, at, ui[name], ui.color.text3, type::kSmall, Weight::Regular, true);
  mirror::text(Role::ListItem, ui[name], at.x, at.y, kKeys, type::kSmall);
  ImGui::Dummy({kKeys, type::kSmall});
}

void draw_commands(const Ui& ui, Command::Where where, Text name) {
  bool is_first = true;
  for (const Command& command : commands()) {
    if (command.where != where || keys_of(command).empty()) continue;
    if (std::exchange(is_first, false)) group(ui, name);
    draw_key(ui, keys_of(command), ui[command.name]);
  }
}

struct FixedKey {
  const char* keys;
  Text says;
};

constexpr FixedKey kTableKeys[] = {
    {"↑ ↓ ← →", Text::keys_move},
    {"← →", Text::keys_fold},
    {"PageUp PageDown", Text::keys_page},
    {"Home End", Text::keys_ends},
    {"Ctrl+Home Ctrl+End", Text::keys_far_ends},
    {"Shift+↑ Shift+↓", Text::keys_mark_to},
    {"Enter", Text::edit_cell},
    {"Tab", Text::keys_next_cell},
    {"Esc", Text::keys_leave},
};

constexpr FixedKey kLayoutKeys[] = {
    {"↑ ↓ ← →", Text::keys_move},
    {"Enter", Text::keys_open},
    {"Ctrl+← Ctrl+→", Text::keys_card},
    {"PageUp PageDown", Text::keys_month},
    {"T", Text::keys_today},
    {"+ −", Text::keys_zoom},
};

constexpr FixedKey kInboxKeys[] = {
    {"1 2 3", Text::keys_choose},
    {"E", Text::inbox_other},
    {"S", Text::inbox_later},
    {"Ctrl+Enter", Text::inbox_take_chosen},
};

constexpr FixedKey kFieldKeys[] = {
    {"Tab", Text::keys_next},       {"Enter", Text::keys_new_line},
    {"Esc", Text::keys_leave},      {"Ctrl+← Ctrl+→", Text::keys_word},
    {"Shift+F10", Text::keys_menu}, {"Ctrl+Enter", Text::keys_done},
};

void draw_fixed(const Ui& ui, Text name, std::span<const FixedKey> keys) {
  group(ui, name);
  for (const FixedKey& one : keys) draw_key(ui, one.keys, ui[one.says]);
}

void draw_general(const Ui& ui) {
  draw_commands(ui, Command::Where::Everywhere, Text::keys_everywhere);
  draw_commands(ui, Command::Where::Start, Text::keys_start);
  draw_commands(ui, Command::Where::Preview, Text::keys_preview);
  draw_commands(ui, Command::Where::Register, Text::keys_register);
}

void draw_table(const Ui& ui) {
  draw_commands(ui, Command::Where::Table, Text::keys_table);
  for (const FixedKey& one : kTableKeys) draw_key(ui, one.keys, ui[one.says]);
}

void draw_others(const Ui& ui) {
  draw_fixed(ui, Text::keys_layouts, kLayoutKeys);
  draw_fixed(ui, Text::keys_inbox, kInboxKeys);
  draw_fixed(ui, Text::keys_fields, kFieldKeys);
}

// Beside the columns before it where there is room for it, else below them.
void draw_column(const Ui& ui, int place, float room, void (*draw)(const Ui& ui)) {
  const float columns = static_cast<float>(place + 1);
  if (place > 0 && columns * kColumn + (columns - 1) * kGap <= room) ImGui::SameLine(0, kGap);
  ImGui::BeginGroup();
  draw(ui);
  ImGui::EndGroup();
}

}  // namespace

void draw_keys(Drafts& drafts, const Ui& ui) {
  if (drafts.showing_keys && !ImGui::IsPopupOpen("keys")) ImGui::OpenPopup("keys");
  if (!begin_dialog(ui, "keys", ui[Text::command_keys], kWidth)) return;
  // At the top, where the dialog is when the focus comes to its first button.
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - space::k3);  // its words above the others
  const bool asks_about =
      button(ui, "about", ui[Text::help_about], {.kind = Kind::Quiet, .icon = Icon::Info});
  if (asks_about) drafts.help.emplace().topic = kAboutTopic;
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 2));
  mirror::begin(Role::List, "keys", ui[Text::command_keys], at.x, at.y, room.x, room.y);
  draw_column(ui, 0, room.x, draw_general);
  draw_column(ui, 1, room.x, draw_table);
  draw_column(ui, 2, room.x, draw_others);
  mirror::end();
  ImGui::PopStyleVar();
  if (dialog_close(ui, ui[Text::back_word]) || asks_about) {
    drafts.showing_keys = false;
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
