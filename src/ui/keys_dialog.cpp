#include <string>

#include "ui/commands.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kKeys = 152;    // width of the keys, beside what they do
constexpr float kColumn = 408;  // of both, wide enough for the longest in either language
constexpr float kGap = space::k6;
constexpr float kWidth = 2 * kColumn + kGap + 2 * space::k5;  // two columns where they fit

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
  group(ui, name);
  for (const Command& command : commands())
    if (command.where == where && !keys_of(command).empty())
      draw_key(ui, keys_of(command), ui[command.name]);
}

struct FixedKey {
  const char* keys;
  Text says;
};

constexpr FixedKey kTableKeys[] = {
    {"↑ ↓ ← →", Text::keys_move},
    {"PageUp PageDown", Text::keys_page},
    {"Home End", Text::keys_ends},
    {"Ctrl+Home Ctrl+End", Text::keys_far_ends},
    {"Shift+↑ Shift+↓", Text::keys_mark_to},
    {"Enter", Text::edit_cell},
    {"Tab", Text::keys_next_cell},
    {"Esc", Text::keys_leave},
};

constexpr FixedKey kInboxKeys[] = {
    {"1 2 3", Text::keys_choose},
    {"E", Text::inbox_other},
    {"S", Text::inbox_later},
    {"Ctrl+Enter", Text::inbox_take_chosen},
};

constexpr FixedKey kFieldKeys[] = {
    {"Tab", Text::keys_next},           {"Enter", Text::keys_new_line}, {"Esc", Text::keys_leave},
    {"Ctrl+← Ctrl+→", Text::keys_word}, {"Shift+F10", Text::keys_menu},
};

void draw_general(const Ui& ui) {
  draw_commands(ui, Command::Where::Everywhere, Text::keys_everywhere);
  draw_commands(ui, Command::Where::Start, Text::keys_start);
  draw_commands(ui, Command::Where::Preview, Text::keys_preview);
  draw_commands(ui, Command::Where::Register, Text::keys_register);
  group(ui, Text::keys_inbox);
  for (const FixedKey& one : kInboxKeys) draw_key(ui, one.keys, ui[one.says]);
}

void draw_particular(const Ui& ui) {
  draw_commands(ui, Command::Where::Table, Text::keys_table);
  for (const FixedKey& one : kTableKeys) draw_key(ui, one.keys, ui[one.says]);
  group(ui, Text::keys_fields);
  for (const FixedKey& one : kFieldKeys) draw_key(ui, one.keys, ui[one.says]);
}

}  // namespace

void draw_keys(Drafts& drafts, const Ui& ui) {
  if (drafts.showing_keys && !ImGui::IsPopupOpen("keys")) ImGui::OpenPopup("keys");
  if (!begin_dialog(ui, "keys", ui[Text::command_keys], kWidth)) return;
  const ImVec2 at = ImGui::GetCursorScreenPos(), room = ImGui::GetContentRegionAvail();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 2));
  mirror::begin(Role::List, "keys", ui[Text::command_keys], at.x, at.y, room.x, room.y);
  ImGui::BeginGroup();
  draw_general(ui);
  ImGui::EndGroup();
  if (room.x >= 2 * kColumn + kGap) ImGui::SameLine(0, kGap);
  ImGui::BeginGroup();
  draw_particular(ui);
  ImGui::EndGroup();
  mirror::end();
  ImGui::PopStyleVar();

  ImGui::Dummy({0, space::k2});
  if (button(ui, "back", ui[Text::back_word]) || dialog_escaped()) {
    drafts.showing_keys = false;
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
