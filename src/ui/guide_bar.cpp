#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "app/guide.h"
#include "ui/commands.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kBar = 40;

struct StepWords {
  Text says, action;
};

// By GuideStep.
constexpr std::array<StepWords, 4> kSteps = {{
    {Text::guide_complete, Text::guide_complete_action},
    {Text::guide_issue, Text::guide_issue_action},
    {Text::guide_collect, Text::guide_collect_action},
    {Text::guide_see, Text::guide_see_action},
}};

void put_away(const AppState& state, Intents& out) {
  Settings settings = state.settings;
  settings.is_guided = false;
  out.push_back(ChangeSettings{std::move(settings)});
}

// Tasks without a lead, or else those without a deadline.
TableView to_complete(const OpenRegister& open) {
  TableView view;
  for (const std::string_view field : {fields::kLead, fields::kDeadline}) {
    view.filters = {{std::string(field), Test::Empty, {}, 0}};
    for (const OutlineRow& row : open.outline)
      if (!row.is_part && is_empty(open.reg.value(row.record, field))) return view;
  }
  return view;
}

void go(const AppState& state, GuideStep step, Intents& out) {
  switch (step) {
    case GuideStep::Complete:
      out.push_back(ChangeView{to_complete(*state.open)});
      return;
    case GuideStep::Issue:
      out.push_back(ShowIssuing{});
      return;
    case GuideStep::Collect:
      out.push_back(PickReturns{});
      return;
    case GuideStep::See:
      out.push_back(GoTo{Section::Overview});
      put_away(state, out);
      return;
  }
}

}  // namespace

float guide_height(const AppState& state) {
  if (!on_register(state)) return 0;
  const Section section = state.open->section;
  const bool is_listing = section == Section::Tasks || section == Section::Overview;
  return is_listing && guide_of(state) ? kBar : 0;
}

void draw_guide(const AppState& state, const Ui& ui, ImVec2 min, float width, Intents& out) {
  const std::optional<Guide> guide = guide_of(state);
  if (!guide) return;
  const StepWords& words = kSteps[static_cast<size_t>(guide->step)];
  fill_rect(min, {min.x + width, min.y + kBar}, ui.color.accent_soft);
  hairline(min, {min.x + width, min.y}, ui.color.line1);
  float x = min.x + space::k4;
  const std::string step = ui(Text::guide_step, {number(guide->number)});
  draw_text(ui, {x, min.y + 10}, step, ui.color.accent, type::kBody, Weight::Bold);
  x += text_width(ui, step, type::kBody, Weight::Bold) + space::k3;
  const ButtonLook quiet{.kind = Kind::Quiet, .height = space::kToolButton, .size = type::kSmall};
  const ButtonLook verb{.height = space::kToolButton};
  const float skip = button_width(ui, ui[Text::guide_skip], quiet);
  const float act = button_width(ui, ui[words.action], verb);
  const float room = width - (x - min.x) - skip - act - space::k4 - 2 * space::k2;
  const std::string says = ui(words.says, {number(guide->left)});
  if (room > 0) draw_fitted(ui, {x, min.y + 10}, room, says, ui.color.text1);
  mirror::text(Role::Text, says, x, min.y + 10, std::max(room, 1.0f), type::kBody);
  const float right = min.x + width - space::k3;
  ImGui::SetCursorScreenPos({right - skip - space::k2 - act, min.y + 6});
  if (button(ui, "guide", ui[words.action], verb)) go(state, guide->step, out);
  ImGui::SetCursorScreenPos({right - skip, min.y + 6});
  if (button(ui, "guide skip", ui[Text::guide_skip], quiet)) put_away(state, out);
}

}  // namespace taizhang
