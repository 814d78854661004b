#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "base/text.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kRecentRow = 44;
constexpr float kTrashRow = 36;

struct RecentColumns {
  float title, done, updated, action, right;
};

enum class Action { Rename, Duplicate, Trash, Restore, Delete };

struct ActionLook {
  Action action;
  const char* id;
  Icon icon;
  Text name;
};

// From the right to the left.
constexpr ActionLook kActions[] = {
    {Action::Trash, "trash", Icon::Trash, Text::recent_delete_name},
    {Action::Duplicate, "duplicate", Icon::Clipboard, Text::recent_duplicate_name},
    {Action::Rename, "rename", Icon::Pencil, Text::recent_rename_name},
};
constexpr ActionLook kTrashActions[] = {
    {Action::Delete, "delete", Icon::Close, Text::trash_delete_name},
    {Action::Restore, "restore", Icon::Undo, Text::trash_restore_name},
};

std::optional<Action> draw_actions(const Recent& recent, std::span<const ActionLook> actions,
                                   const Ui& ui, ImVec2 right) {
  std::optional<Action> asked;
  for (const ActionLook& one : actions) {
    right.x -= space::kToolButton;
    ImGui::SetCursorScreenPos(right);
    if (icon_button(ui, one.id, one.icon, ui(one.name, {recent.title}))) asked = one.action;
    right.x -= space::k1;
  }
  return asked;
}

void act_on(const Recent& recent, Action action, Drafts& drafts, Intents& out) {
  switch (action) {
    case Action::Rename:
      drafts.renaming = RenameForm{recent.key, recent.title};
      return;
    case Action::Duplicate:
      return out.push_back(DuplicateStored{recent.key});
    case Action::Trash:
      return out.push_back(TrashStored{recent.key});
    case Action::Restore:
      return out.push_back(TrashStored{recent.key, false});
    case Action::Delete:
      drafts.deleting = recent.key;
      return;
  }
}

void draw_recent_header(const Ui& ui, const RecentColumns& at, float y) {
  fill_rect({at.title, y}, {at.right, y + space::kHeader}, ui.color.bg0);
  hairline({at.title, y + space::kHeader - 1}, {at.right, y + space::kHeader - 1}, ui.color.line2);
  const float text_y = y + (space::kHeader - type::kSmall) / 2;
  draw_text(ui, {at.title + space::k3, text_y}, ui[Text::recent_register], ui.color.text2,
            type::kSmall);
  draw_text(ui, {at.done, text_y}, ui[Text::recent_done], ui.color.text2, type::kSmall);
  draw_text(ui, {at.updated, text_y}, ui[Text::recent_updated], ui.color.text2, type::kSmall);
}

void draw_recent_row(const Recent& recent, Drafts& drafts, const Ui& ui, const RecentColumns& at,
                     float y, Intents& out) {
  ImGui::PushID(recent.key.c_str());
  ImGui::SetCursorScreenPos({at.title, y});
  ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_area("row", {at.right - at.title, kRecentRow});
  const bool hovered = ImGui::IsItemHovered();
  mirror::say_last_item({.role = Role::Button,
                         .name = ui(Text::recent_open_name, {recent.title}),
                         .value = recent.issuer});
  if (clicked || mirror::pressed_last_item()) out.push_back(OpenStored{recent.key});
  if (hovered) fill_rect({at.title + 1, y}, {at.right - 1, y + kRecentRow - 1}, ui.color.hover);
  focus_ring(ui, space::kTagRadius);
  hairline({at.title, y + kRecentRow - 1}, {at.right, y + kRecentRow - 1}, ui.color.line1);

  const float text_y = y + (kRecentRow - type::kBody) / 2;
  draw_icon(ImGui::GetWindowDrawList(), Icon::File, {at.title + space::k3, y + 14}, 16,
            ui.color.text1);
  const float x = at.title + space::k9;
  const float room = at.done - x - space::k3;
  draw_fitted(ui, {x, text_y}, room, recent.title, ui.color.text1, type::kBody, Weight::Bold);
  const float used = std::min(room, text_width(ui, recent.title, type::kBody, Weight::Bold)) + 10;
  if (room - used > 60)
    draw_fitted(ui, {x + used, text_y + 2}, room - used, recent.issuer, ui.color.text2,
                type::kSmall);

  const float part = recent.tasks == 0
                         ? 0.0f
                         : static_cast<float>(recent.closed) / static_cast<float>(recent.tasks);
  bar(ui, {at.done, y + 18}, {96, 8}, part, ui.color.done.fill);
  draw_text(ui, {at.done + 104, text_y + 2},
            ui(Text::recent_closed, {number(recent.closed), number(recent.tasks)}), ui.color.text2,
            type::kSmall);
  const std::string when = recent.updated.empty()
                               ? "—"
                               : recent.updated.substr(0, 10) + " " + recent.updated.substr(11, 5);
  draw_text(ui, {at.updated, text_y + 2}, when, ui.color.text2, type::kSmall);

  if (const auto asked = draw_actions(recent, kActions, ui, {at.right - space::k3, y + 8}))
    act_on(recent, *asked, drafts, out);
  ImGui::PopID();
}

float draw_recents(const AppState& state, Drafts& drafts, const Ui& ui, float left, float right,
                   float y, Intents& out) {
  ImGui::SetCursorScreenPos({left, y});
  heading(ui, ui[Text::recent_title]);
  if (state.recents.empty()) {
    ImGui::SetCursorScreenPos({left, y + 32});
    paragraph(ui, ui[Text::recent_none], right - left, ui.color.text2);
    return y + 60;
  }
  draw_text(ui,
            {left + text_width(ui, ui[Text::recent_title], type::kTitle, Weight::Bold) + space::k2,
             y + 4},
            number(static_cast<long long>(state.recents.size())), ui.color.text3, type::kSmall);
  y += 32;
  const float width = right - left;
  const RecentColumns at{left, left + width * 0.5f, left + width * 0.76f, right - 116, right};
  const float height = space::kHeader + kRecentRow * static_cast<float>(state.recents.size());
  fill_rect({left, y}, {right, y + height}, ui.color.bg1, space::kCardRadius);
  draw_recent_header(ui, at, y);
  float row_y = y + space::kHeader;
  for (const Recent& recent : state.recents) {
    draw_recent_row(recent, drafts, ui, at, row_y, out);
    row_y += kRecentRow;
  }
  stroke_rect({left, y}, {right, y + height}, ui.color.line1, space::kCardRadius);
  return row_y + space::k4;
}

void draw_trashed_row(const Recent& recent, Drafts& drafts, const Ui& ui, ImVec2 at, float right,
                      Intents& out) {
  ImGui::PushID(recent.key.c_str());
  mirror::begin(Role::ListItem, "trashed", recent.title, at.x, at.y, right - at.x, kTrashRow);
  const float room = right - at.x - space::k3 - 2 * (space::kToolButton + space::k3);
  draw_fitted(ui, {at.x + space::k3, at.y + 8}, room, recent.title, ui.color.text2);
  if (const auto asked = draw_actions(recent, kTrashActions, ui, {right - space::k3, at.y + 4}))
    act_on(recent, *asked, drafts, out);
  mirror::end();
  hairline({at.x, at.y + kTrashRow - 1}, {right, at.y + kTrashRow - 1}, ui.color.line1);
  ImGui::PopID();
}

float draw_trashed(const AppState& state, Drafts& drafts, const Ui& ui, float left, float right,
                   float y, Intents& out) {
  if (state.trashed.empty()) return y;
  const std::string name =
      ui(Text::stored_trash, {number(static_cast<long long>(state.trashed.size()))});
  ImGui::SetCursorScreenPos({left, y});
  if (text_button(ui, "trash", name, drafts.shows_trashed ? Icon::ChevronDown : Icon::ChevronRight,
                  type::kSmall))
    drafts.shows_trashed = !drafts.shows_trashed;
  y += space::k6;
  if (!drafts.shows_trashed) return y;
  mirror::begin(Role::List, "trash", name, left, y, right - left,
                kTrashRow * static_cast<float>(state.trashed.size()));
  for (const Recent& recent : state.trashed) {
    draw_trashed_row(recent, drafts, ui, {left, y}, right, out);
    y += kTrashRow;
  }
  mirror::end();
  return y + space::k4;
}

void draw_delete_dialog(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.deleting && !ImGui::IsPopupOpen("delete register"))
    ImGui::OpenPopup("delete register");
  if (!begin_dialog(ui, "delete register", ui[Text::delete_register_title])) return;
  std::string title;
  for (const Recent& recent : state.trashed)
    if (recent.key == drafts.deleting) title = recent.title;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui(Text::delete_register_says, {title}), width, ui.color.text2);
  const DialogAnswer answer =
      dialog_buttons(ui, ui[Text::delete_register_action], {.kind = Kind::Danger});
  if (answer == DialogAnswer::Verb) out.push_back(DeleteStored{*drafts.deleting});
  if (answer != DialogAnswer::None) {
    drafts.deleting.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

void draw_rename_dialog(Drafts& drafts, const Ui& ui, Intents& out) {
  if (drafts.renaming && !ImGui::IsPopupOpen("rename register"))
    ImGui::OpenPopup("rename register");
  if (!begin_dialog(ui, "rename register", ui[Text::rename_title])) return;
  RenameForm& form = *drafts.renaming;
  line(ui, ui[Text::rename_name], ui.color.text2, type::kSmall);
  if (ImGui::IsWindowAppearing()) focus_next_item();
  field(ui, "##title", ui[Text::rename_name], form.title, ImGui::GetContentRegionAvail().x);
  const bool is_named = !trim(form.title).empty();
  const DialogAnswer answer =
      dialog_buttons(ui, ui[Text::rename_verb], {.kind = Kind::Primary, .enabled = is_named});
  if (answer == DialogAnswer::Verb) out.push_back(RenameStored{form.key, form.title});
  if (answer != DialogAnswer::None) {
    drafts.renaming.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace

float draw_stored(const AppState& state, Drafts& drafts, const Ui& ui, float left, float right,
                  float y, Intents& out) {
  y = draw_recents(state, drafts, ui, left, right, y, out);
  return draw_trashed(state, drafts, ui, left, right, y, out);
}

void draw_stored_dialogs(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  draw_delete_dialog(state, drafts, ui, out);
  draw_rename_dialog(drafts, ui, out);
}

}  // namespace taizhang
