#include <algorithm>
#include <cmath>
#include <string>

#include "app/table_cells.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kMostTag = 220;

// "2.3  ·  二、重点领域公开": the number and the part it stands in.
std::string place_words(const OpenRegister& open, RecordId record) {
  const OutlineRow* row = outline_row_above(open, record);
  if (row == nullptr) return {};
  const std::string part = row->top_part ? part_title(open, row->top_part) : std::string();
  if (row->is_part || row->number.empty()) return part;
  return part.empty() ? row->number : row->number + "  ·  " + part;
}

// What of it, with the fork of a conflict.
void draw_fork_tag(const Ui& ui, ImVec2 at, float width, std::string_view words) {
  fill_rect(at, {at.x + width, at.y + 22}, ui.color.conflict.soft, space::kTagRadius);
  draw_shape(ImGui::GetWindowDrawList(), Shape::Fork, {at.x + space::k2 + 5, at.y + 11}, 10,
             ui.color.conflict.mark);
  draw_fitted(ui, {at.x + 22, at.y + 3}, width - 22 - 6, words, ui.color.conflict.text,
              type::kSmall);
}

}  // namespace

std::string when_words(const Ui& ui, std::string_view at) {
  if (at.size() < 10) return std::string(at);
  const bool this_year = at.substr(0, 4) == number(ui.today.year);
  std::string words(this_year ? at.substr(5, 5) : at.substr(0, 10));
  if (at.size() >= 16) words += " " + std::string(at.substr(11, 5));
  return words;
}

void draw_inbox_head(const InboxFrame& frame, const InboxHead& head, ImVec2 min, float right) {
  const Ui& ui = frame.ui;
  const size_t at = current_entry(frame), count = entries(frame);
  const float left = min.x + space::k6, end = right - space::k6;
  ImGui::SetCursorScreenPos({end - 28, min.y + 9});
  if (icon_button(ui, "next", Icon::Next, ui[Text::inbox_next], at + 1 < count))
    go_to_entry(frame, at + 1);
  ImGui::SetCursorScreenPos({end - 56, min.y + 9});
  if (icon_button(ui, "previous", Icon::Previous, ui[Text::inbox_previous], at > 0))
    go_to_entry(frame, at - 1);
  const std::string place = ui(Text::inbox_place, {number(static_cast<long long>(at) + 1),
                                                   number(static_cast<long long>(count))});
  const float place_width = text_width(ui, place, type::kSmall);
  draw_text(ui, {end - 62 - place_width, min.y + 14}, place, ui.color.text3, type::kSmall);
  const float room = end - 62 - place_width - space::k4 - left;
  const std::string where = place_words(frame.open, head.record);
  draw_fitted(ui, {left, min.y + 14}, room, where, ui.color.text3, type::kSmall);
  if (!where.empty()) mirror::text(Role::Text, where, left, min.y + 14, room, type::kSmall);

  const float tag = std::min(kMostTag, 28 + std::ceil(text_width(ui, head.tag, type::kSmall)) + 1);
  const float most = std::max(0.0f, end - left - tag - space::k2);
  const float title =
      std::min(most, std::ceil(text_width(ui, head.title, type::kTitle, Weight::Bold)) + 1);
  mirror::text(Role::Heading, head.title, left, min.y + 42, title, type::kTitle, 2);
  draw_fitted(ui, {left, min.y + 42}, title, head.title, ui.color.text1, type::kTitle,
              Weight::Bold);
  mirror::text(Role::Text, head.tag, left + title + space::k2, min.y + 43, tag, 22);
  draw_fork_tag(ui, {left + title + space::k2, min.y + 43}, tag, head.tag);
  hairline({min.x, min.y + kInboxHead - 1}, {right, min.y + kInboxHead - 1}, ui.color.line1);
}

InboxAnswer draw_inbox_foot(const InboxFrame& frame, const InboxVerb& verb, std::string_view says,
                            ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  hairline(min, {max.x, min.y}, ui.color.line1);
  const ButtonLook primary{.kind = Kind::Primary, .icon = Icon::Check, .enabled = verb.enabled};
  const float room = max.x - min.x - 2 * space::k6;
  const float quiet = button_width(ui, ui[verb.quiet]);
  const bool fits = button_width(ui, verb.verb, primary) + quiet + space::k2 <= room;
  const std::string& words = fits ? verb.verb : verb.short_verb;
  InboxAnswer answer = InboxAnswer::None;
  float x = max.x - space::k6 - button_width(ui, words, primary);
  ImGui::SetCursorScreenPos({x, min.y + 12});
  if (button(ui, "verb", words, primary)) answer = InboxAnswer::Verb;
  tooltip(ui, "Ctrl+Enter");
  x -= space::k2 + quiet;
  ImGui::SetCursorScreenPos({x, min.y + 12});
  if (button(ui, "quiet", ui[verb.quiet])) answer = InboxAnswer::Quiet;
  const float left = min.x + space::k6;
  draw_fitted(ui, {left, min.y + 20}, std::max(0.0f, x - left - space::k3), says, ui.color.text2,
              type::kSmall);
  mirror::text(Role::Text, says, left, min.y + 20, std::max(0.0f, x - left - space::k3),
               type::kSmall);
  const bool by_key =
      verb.enabled && !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup) &&
      ImGui::Shortcut(ImGuiMod_Ctrl | ImGuiKey_Enter,
                      ImGuiInputFlags_RouteGlobal | ImGuiInputFlags_RouteOverActive);
  return by_key ? InboxAnswer::Verb : answer;
}

}  // namespace taizhang
