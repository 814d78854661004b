#include <string>

#include "app/report.h"
#include "app/restoring.h"
#include "ui/lines.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kRow = 48;
constexpr float kScrollbar = 10;

// "王敏 · 办公室 · 2026-11-24 09:00": who threw it away, as far as it is known.
std::string deleted_by(const Register& reg, RecordId record, const Ui& ui) {
  const Change* deletion = deletion_of(reg, record);
  if (deletion == nullptr) return ui[Text::trash_earlier];
  const Author& by = deletion->author;
  std::string words = by.name.empty() ? ui[Text::note_nobody] : by.name;
  if (!by.department.empty()) words += " · " + department_name(reg, by.department);
  const bool has_time = by.at.size() >= 16;
  words += " · " + (has_time ? by.at.substr(0, 10) + " " + by.at.substr(11, 5) : by.at);
  return ui(Text::trash_deleted, {words});
}

// What stands above it, and whether that comes back with it.
std::string place_words(const Register& reg, RecordId record, const Ui& ui) {
  const RecordId parent = parent_of(reg, record);
  if (!parent) return {};
  const Text text = reg.exists(parent) ? Text::trash_under : Text::trash_with_above;
  return ui(text, {record_words(reg, parent, ui.language)});
}

void draw_row(const OpenRegister& open, const Ui& ui, RecordId record, ImVec2 at, float right,
              Intents& out) {
  const std::string name = record_words(open.reg, record, ui.language);
  const std::string by = deleted_by(open.reg, record, ui);
  const std::string place = place_words(open.reg, record, ui);
  mirror::begin(Role::ListItem, "record", name + " " + by + " " + place, at.x, at.y, right - at.x,
                kRow);
  const ButtonLook look{.icon = Icon::Undo, .height = space::kToolButton};
  const float press = right - space::k4 - button_width(ui, ui[Text::trash_restore], look);
  const float x = at.x + space::k4, room = press - x - space::k4;
  draw_fitted(ui, {x, at.y + 4}, room, name, ui.color.text1);
  const float used = std::min(room * 0.5f, text_width(ui, by, type::kSmall));
  draw_fitted(ui, {x, at.y + 26}, used + 1, by, ui.color.text2, type::kSmall);
  if (!place.empty())
    draw_fitted(ui, {x + used + space::k4, at.y + 26}, room - used - space::k4, place,
                ui.color.text3, type::kSmall);
  ImGui::SetCursorScreenPos({press, at.y + (kRow - look.height) / 2});
  if (button(ui, "restore", ui[Text::trash_restore], look)) out.push_back(RestoreRecords{{record}});
  mirror::end();
  hairline({at.x, at.y + kRow - 1}, {right, at.y + kRow - 1}, ui.color.line1);
}

void draw_head(const OpenRegister& open, const Ui& ui, ImVec2 min, float right, Intents& out) {
  list_head(ui, min, right, ui[Text::place_trash], open.trash.size());
  const ButtonLook look{.icon = Icon::Undo, .height = space::kToolButton};
  const float press = right - space::k4 - button_width(ui, ui[Text::trash_restore_all], look);
  ImGui::SetCursorScreenPos({press, min.y + 8});
  if (!open.trash.empty() && button(ui, "restore trash", ui[Text::trash_restore_all], look))
    out.push_back(RestoreRecords{open.trash});
}

}  // namespace

void draw_trash(const OpenRegister& open, Drafts&, const Ui& ui, ImVec2 min, ImVec2 max,
                Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  draw_head(open, ui, min, max.x, out);
  const float top = min.y + space::kToolbar;
  begin_region("trash", {min.x, top}, max, ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const int count = static_cast<int>(open.trash.size());
  if (count == 0) {
    ImGui::SetCursorScreenPos({origin.x + space::k4, origin.y + space::k4});
    paragraph(ui, ui[Text::trash_empty], max.x - min.x - 2 * space::k4, ui.color.text2);
    ImGui::SetCursorScreenPos({origin.x + space::k4, ImGui::GetCursorScreenPos().y});
    if (next_step(ui, ui(Text::command_go_to, {ui[Text::navigation_all]})))
      out.push_back(GoTo{Section::Tasks});
    return end_region();
  }
  mirror::begin(Role::List, "records", ui[Text::place_trash], min.x, top, max.x - min.x,
                max.y - top);
  const bool scrolls = kRow * static_cast<float>(count) > max.y - top;
  ImGuiListClipper clipper;
  clipper.Begin(count, kRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const RecordId record = open.trash[static_cast<size_t>(i)];
      ImGui::PushID(to_text(record).c_str());
      draw_row(open, ui, record, {origin.x, origin.y + kRow * static_cast<float>(i)},
               max.x - (scrolls ? kScrollbar : 0), out);
      ImGui::PopID();
    }
  }
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + kRow * static_cast<float>(count)});
  ImGui::Dummy({1, 1});
  mirror::end();
  end_region();
}

}  // namespace taizhang
