#include <algorithm>
#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kRow = 48;
constexpr float kScrollbar = 10;
constexpr float kRule = 44;
constexpr float kFolder = 40;

std::string time_words(const Backup& backup) {
  return backup.at.substr(0, 10) + " " + (backup.at.size() >= 16 ? backup.at.substr(11, 5) : "");
}

// `is_packet`: a copy would be a register nobody asked for, so that it could not be returned.
void draw_row(const Backup& backup, bool is_packet, Drafts& drafts, const Ui& ui, ImVec2 at,
              float right, Intents& out) {
  const std::string name = backup_name(backup, ui.language);
  const std::string holds = ui(Text::backup_line, {number(backup.tasks), size_words(backup.bytes)});
  mirror::begin(Role::ListItem, "backup", ui(Text::backup_name, {name, holds}), at.x, at.y,
                right - at.x, kRow);
  float x = right - space::k4;
  const auto one = [&](const char* id, Text label, Icon icon) {
    const ButtonLook look{.icon = icon, .height = space::kToolButton};
    x -= button_width(ui, ui[label], look);
    ImGui::SetCursorScreenPos({x, at.y + (kRow - look.height) / 2});
    const bool pressed = button(ui, id, ui[label], look);
    x -= space::k2;
    return pressed;
  };
  if (one("restore", Text::backup_restore, Icon::Undo)) drafts.restoring = backup.id;
  if (!is_packet && one("copy", Text::backup_copy, Icon::Plus))
    out.push_back(UseBackup{backup.id, BackupUse::Copy});
  if (one("export", Text::backup_export, Icon::Download))
    out.push_back(UseBackup{backup.id, BackupUse::Export});
  if (one("compare", Text::backup_compare, Icon::History))
    out.push_back(UseBackup{backup.id, BackupUse::Compare});
  const float left = at.x + space::k4, room = x - left - space::k2;
  const std::string time = time_words(backup);
  draw_fitted(ui, {left, at.y + 4}, room, time, ui.color.text1);
  const float used = text_width(ui, time) + space::k2;
  if (used < room)
    draw_tag(ui, {left + used, at.y + 6}, ui[name_of(backup.reason)],
             backup.reason == BackupReason::Daily ? ui.color.provisional : ui.color.done);
  draw_fitted(ui, {left, at.y + 26}, room, holds, ui.color.text2, type::kSmall);
  mirror::end();
  hairline({at.x, at.y + kRow - 1}, {right, at.y + kRow - 1}, ui.color.line1);
}

void draw_head(const OpenRegister& open, const Ui& ui, ImVec2 min, float right, Intents& out) {
  list_head(ui, min, right, ui[Text::place_backups], open.backups.size());
  const ButtonLook look{.icon = Icon::Shield, .height = space::kToolButton};
  ImGui::SetCursorScreenPos(
      {right - space::k4 - button_width(ui, ui[Text::backup_now], look), min.y + 8});
  if (!open.backups.empty() && button(ui, "back up", ui[Text::backup_now], look))
    out.push_back(BackUpNow{});
}

// What backups are, and the way to the first one.
void draw_empty(const Ui& ui, ImVec2 at, float width, Intents& out) {
  ImGui::SetCursorScreenPos({at.x + space::k4, at.y + space::k4});
  paragraph(ui, ui[Text::backup_empty], width - 2 * space::k4, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + space::k4, ImGui::GetCursorScreenPos().y + space::k2});
  if (button(ui, "back up", ui[Text::backup_now], {.kind = Kind::Primary, .icon = Icon::Shield}))
    out.push_back(BackUpNow{});
}

// The folder the register goes to by itself: what it is, and what can be done about it.
void draw_folder(const Folder& folder, const Ui& ui, ImVec2 min, float right, Intents& out) {
  fill_rect(min, {right, min.y + kFolder}, ui.color.bg0);
  hairline({min.x, min.y + kFolder - 1}, {right, min.y + kFolder - 1}, ui.color.line1);
  float x = right - space::k4;
  const auto one = [&](const char* id, Text name) {
    const ButtonLook look{.height = space::kToolButton};
    x -= button_width(ui, ui[name], look);
    ImGui::SetCursorScreenPos({x, min.y + (kFolder - look.height) / 2});
    const bool pressed = button(ui, id, ui[name], look);
    x -= space::k2;
    return pressed;
  };
  std::string words = ui[Text::folder_none];
  if (folder.name.empty()) {
    if (one("choose", Text::folder_choose)) out.push_back(PickFolder{});
  } else {
    words = ui(folder.is_closed ? Text::folder_closed : Text::folder_open, {folder.name});
    if (one("drop", Text::folder_drop)) out.push_back(DropFolder{});
    if (folder.is_closed && one("reopen", Text::folder_reopen)) out.push_back(ReopenFolder{});
  }
  draw_icon(ImGui::GetWindowDrawList(), Icon::Folder, {min.x + space::k4, min.y + 12}, 16,
            ui.color.text2);
  const float left = min.x + space::k4 + 24;
  mirror::text(Role::Text, words, left, min.y + 11, x - left, type::kSmall);
  draw_fitted(ui, {left, min.y + 11}, x - left, words,
              folder.is_closed ? ui.color.soon.text : ui.color.text2, type::kSmall);
}

void draw_rows(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
               Intents& out) {
  begin_region("backups", min, max, ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  mirror::begin(Role::List, "list", ui[Text::place_backups], min.x, min.y, max.x - min.x,
                max.y - min.y);
  const float height = kRow * static_cast<float>(open.backups.size());
  const float right = max.x - (height + kRule > max.y - min.y ? kScrollbar : 0);
  float y = origin.y;
  for (const Backup& backup : open.backups) {
    ImGui::PushID(static_cast<int>(backup.id));
    draw_row(backup, !open.scope().empty(), drafts, ui, {origin.x, y}, right, out);
    ImGui::PopID();
    y += kRow;
  }
  mirror::end();
  ImGui::SetCursorScreenPos({origin.x + space::k4, y + space::k3});
  paragraph(ui, ui[Text::backup_rule], right - origin.x - 2 * space::k4, ui.color.text3,
            type::kSmall);
  end_region();
}

}  // namespace

void draw_backups(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                  Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  ImGui::PushID("backups");
  draw_head(open, ui, min, max.x, out);
  float top = min.y + space::kToolbar;
  if (open.folder.can_be_chosen) {
    draw_folder(open.folder, ui, {min.x, top}, max.x, out);
    top += kFolder;
  }
  if (open.backups.empty())
    draw_empty(ui, {min.x, top}, max.x - min.x, out);
  else
    draw_rows(open, drafts, ui, {min.x, top}, max, out);
  ImGui::PopID();
}

void draw_restoring(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open || !drafts.restoring) return;
  const auto backup = std::ranges::find(state.open->backups, *drafts.restoring, &Backup::id);
  if (backup == state.open->backups.end()) return drafts.restoring.reset();
  if (!ImGui::IsPopupOpen("restore backup")) ImGui::OpenPopup("restore backup");
  if (!begin_dialog(ui, "restore backup", ui[Text::backup_restore_title])) return;
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string name = backup_name(*backup, ui.language);
  paragraph(ui, ui(Text::backup_restore_says, {name, number(backup->tasks)}), width,
            ui.color.text1);
  ImGui::Dummy({0, space::k1});
  paragraph(ui, ui[Text::backup_restore_way_back], width, ui.color.text2);
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::backup_restore_action]);
  if (answer == DialogAnswer::Verb) out.push_back(RestoreBackup{backup->id});
  if (answer != DialogAnswer::None) {
    drafts.restoring.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
