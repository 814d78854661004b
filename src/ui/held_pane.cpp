#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/table_cells.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kScrollbar = 10;

struct HeldWords {
  std::string field, who, file, present, wanted;
};

HeldWords words_of(const InboxFrame& frame, const HeldChange& one) {
  const OpenRegister& open = frame.open;
  const Ui& ui = frame.ui;
  HeldWords words;
  words.who = department_name(open, text_of(open.reg, one.held, fields::kDepartment));
  const RecordId receipt = receipt_id(text_of(open.reg, one.held, fields::kDigest));
  words.file = text_of(open.reg, receipt, fields::kFile);
  if (!one.change) {
    words.wanted = ui[Text::held_unread];
    return words;
  }
  const Register::CellRef cell{one.change->record, one.change->field};
  if (!one.change->author.name.empty()) words.who += "  ·  " + one.change->author.name;
  if (!one.change->author.at.empty()) words.who += "  ·  " + when_words(ui, one.change->author.at);
  words.field = disputed_words(open.reg, cell, ui.language);
  const auto shown = [&](const Value& value) {
    return decided_words(open.reg, cell, value, ui.language);
  };
  words.present = ui(Text::report_present, {shown(open.reg.value(cell.record, cell.field))});
  words.wanted = ui(Text::held_wanted, {shown(one.change->value)});
  return words;
}

// What was wanted, by whom, and the two answers.
float draw_card(const InboxFrame& frame, const HeldChange& one, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const HeldWords words = words_of(frame, one);
  ImGui::PushID(to_text(one.held).c_str());
  const ButtonLook small{.height = 28, .enabled = one.change.has_value()};
  const float take = button_width(ui, ui[Text::held_take], small);
  const float refuse = button_width(ui, ui[Text::held_refuse], {.height = 28});
  const float buttons = at.x + width - space::k4 - take - space::k2 - refuse;
  const float left = at.x + space::k4, room = width - 2 * space::k4;
  const float field = std::min(
      (buttons - left) / 2, std::ceil(text_width(ui, words.field, type::kBody, Weight::Bold)) + 1);
  draw_fitted(ui, {left, at.y + 12}, field, words.field, ui.color.conflict.text, type::kBody,
              Weight::Bold);
  const std::string source = words.file.empty() ? words.who : words.who + "  ·  " + words.file;
  const float rest = buttons - left - field - space::k3 - space::k2;
  draw_fitted(ui, {left + field + space::k2, at.y + 14}, std::max(0.0f, rest), source,
              ui.color.text3, type::kSmall);
  mirror::text(Role::Text, words.field + " " + source, left, at.y + 12, buttons - left - space::k2,
               type::kBody);

  ImGui::SetCursorScreenPos({buttons, at.y + 8});
  const bool taken = button(ui, "take", ui[Text::held_take], small);
  mirror::say_last_item({.role = Role::Button, .name = ui(Text::held_take_name, {words.field})});
  ImGui::SetCursorScreenPos({buttons + take + space::k2, at.y + 8});
  const bool refused = button(ui, "refuse", ui[Text::held_refuse], {.height = 28});
  mirror::say_last_item({.role = Role::Button, .name = ui(Text::held_refuse_name, {words.field})});
  if (taken || refused) frame.out.push_back(DecideHeld{{one.held}, taken});

  float y = at.y + 12 + type::kBody + space::k2;
  if (!words.present.empty()) {
    ImGui::SetCursorScreenPos({left, y});
    y += paragraph(ui, words.present, room, ui.color.text2) + space::k1;
  }
  ImGui::SetCursorScreenPos({left, y});
  y += paragraph(ui, words.wanted, room, ui.color.text1) + space::k3;
  stroke_rect(at, {at.x + width, y}, ui.color.line1, space::kCardRadius);
  ImGui::PopID();
  return y;
}

std::vector<RecordId> all_of(const HeldGroup& group) {
  std::vector<RecordId> all;
  for (const HeldChange& one : group.changes) all.push_back(one.held);
  return all;
}

}  // namespace

void draw_held(const InboxFrame& frame, ImVec2 min, ImVec2 max) {
  const Ui& ui = frame.ui;
  const HeldGroup& group = frame.open.held_groups[current_entry(frame)];
  const auto count = static_cast<long long>(group.changes.size());
  draw_inbox_head(frame,
                  {group.record, held_title(frame.open, group, ui.language),
                   ui(Text::held_count, {number(count)})},
                  min, max.x);
  const float foot = max.y - space::kActionBar;
  begin_region("held", {min.x, min.y + kInboxHead}, {max.x, foot}, ui.color.bg1,
               {space::k6, space::k4});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = max.x - min.x - 2 * space::k6 - kScrollbar;
  float y = at.y;
  for (const HeldChange& one : group.changes)
    y = draw_card(frame, one, {at.x, y}, width) + space::k2;
  ImGui::SetCursorScreenPos({at.x, y});
  ImGui::Dummy({1, 1});
  end_region();
  const bool can_take = std::ranges::any_of(
      group.changes, [](const HeldChange& one) { return one.change.has_value(); });
  const InboxVerb verb{Text::held_refuse_all, ui[Text::held_take_all], ui[Text::held_take_all],
                       can_take};
  switch (draw_inbox_foot(frame, verb, ui[Text::held_says], {min.x, foot}, max)) {
    case InboxAnswer::None:
      return;
    case InboxAnswer::Quiet:
      frame.out.push_back(DecideHeld{all_of(group), false});
      return;
    case InboxAnswer::Verb:
      frame.out.push_back(DecideHeld{all_of(group), true});
  }
}

}  // namespace taizhang
