#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidth = 640;
constexpr float kLine = 32;
constexpr float kLeastLines = 3, kMostLines = 9;
constexpr float kAround = 432;  // the height of all but the lines

int ticked(const IssuePlan& plan) {
  return static_cast<int>(std::ranges::count(plan.lines, true, &IssueLine::ticked));
}

// The present round again, or the next; a register whose first it is has no choice.
void draw_round(const IssuePlan& plan, const Ui& ui, Intents& out) {
  const bool is_first =
      std::ranges::all_of(plan.lines, [](const IssueLine& line) { return line.packets == 0; });
  line(ui, ui[Text::issue_round], ui.color.text2, type::kSmall);
  if (is_first && !plan.new_round) {
    line(ui, ui(Text::issue_round_first, {number(plan.round)}), ui.color.text1);
    return;
  }
  const std::vector<std::string> rounds = {ui(Text::issue_round_again, {number(plan.round)}),
                                           ui(Text::issue_round_next, {number(plan.round + 1)})};
  const size_t chosen = plan.new_round ? 1 : 0;
  if (const auto picked = combo(ui, "round", ui[Text::issue_round], rounds, chosen, 320);
      picked && picked != chosen) {
    IssuePlan next = plan;
    next.new_round = *picked == 1;
    out.push_back(ChangeIssuing{std::move(next)});
  }
}

void draw_line(const IssuePlan& plan, size_t index, const Ui& ui, float width, Intents& out) {
  const IssueLine& line = plan.lines[index];
  ImGui::PushID(static_cast<int>(index));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const bool clicked = press_area("department", {width, kLine});
  mirror::say_last_item(
      {.role = Role::Checkbox, .name = line.name, .checked = line.ticked, .checkable = true});
  const bool hovered = ImGui::IsItemHovered();
  if (hovered) fill_rect(at, {at.x + width, at.y + kLine}, ui.color.hover, space::kTagRadius);
  focus_ring(ui, space::kTagRadius);
  draw_box(ui, {at.x + space::k2, at.y + 8}, line.ticked, hovered);
  std::string detail = ui(Text::issue_line, {number(line.tasks)});
  if (line.packets > 0 && !plan.new_round)
    detail += "  ·  " + ui(Text::issue_before, {number(line.packets)});
  const float room = text_width(ui, detail, type::kSmall);
  draw_text(ui, {at.x + width - space::k2 - room, at.y + 8}, detail, ui.color.text2, type::kSmall);
  draw_fitted(ui, {at.x + 36, at.y + 6}, width - room - 36 - space::k5, line.name, ui.color.text1);
  hairline({at.x, at.y + kLine - 1}, {at.x + width, at.y + kLine - 1}, ui.color.line1);
  if (clicked || mirror::pressed_last_item()) {
    IssuePlan next = plan;
    next.lines[index].ticked = !line.ticked;
    out.push_back(ChangeIssuing{std::move(next)});
  }
  ImGui::PopID();
}

void tick_all(const IssuePlan& plan, bool tick, Intents& out) {
  IssuePlan next = plan;
  for (IssueLine& line : next.lines) line.ticked = tick;
  out.push_back(ChangeIssuing{std::move(next)});
}

void draw_departments(const IssuePlan& plan, const Ui& ui, Intents& out) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(ui, at, ui[Text::issue_departments], ui.color.text2, type::kSmall);
  const float none = text_width(ui, ui[Text::issue_none], type::kSmall);
  const float all = text_width(ui, ui[Text::issue_all], type::kSmall);
  ImGui::SetCursorScreenPos({at.x + width - none - space::k4 - all, at.y});
  if (text_button(ui, "all", ui[Text::issue_all], Icon::None, type::kSmall))
    tick_all(plan, true, out);
  ImGui::SetCursorScreenPos({at.x + width - none, at.y});
  if (text_button(ui, "none", ui[Text::issue_none], Icon::None, type::kSmall))
    tick_all(plan, false, out);
  const float fitting = std::floor((ImGui::GetIO().DisplaySize.y - kAround) / kLine);
  const float lines =
      std::min(std::clamp(fitting, kLeastLines, kMostLines), static_cast<float>(plan.lines.size()));
  const ImVec2 min(at.x, at.y + type::kSmall + space::k1);
  const ImVec2 max(at.x + width, min.y + kLine * lines);
  ImGui::SetCursorScreenPos(min);
  begin_region("departments", min, max, ui.color.bg1, {0, 0});
  const float line_width = ImGui::GetContentRegionAvail().x;
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (size_t i = 0; i < plan.lines.size(); ++i) draw_line(plan, i, ui, line_width, out);
  ImGui::PopStyleVar();
  end_region();
  ImGui::SetCursorScreenPos({at.x, max.y + space::k2});
  ImGui::Dummy({1, 1});
}

void draw_plan(const IssuePlan& plan, const Ui& ui, Intents& out) {
  const float width = ImGui::GetContentRegionAvail().x;
  if (plan.lines.empty()) {
    paragraph(ui, ui[Text::issue_nobody], width, ui.color.text2);
  } else {
    paragraph(ui, ui[Text::issue_says], width, ui.color.text2);
    ImGui::Dummy({1, space::k1});
    draw_round(plan, ui, out);
    ImGui::Dummy({1, space::k1});
    draw_departments(plan, ui, out);
    if (checkbox(ui, "mask", ui[Text::issue_mask], plan.masked, ui[Text::issue_mask])) {
      IssuePlan next = plan;
      next.masked = !next.masked;
      out.push_back(ChangeIssuing{std::move(next)});
    }
    if (checkbox(ui, "pages", ui[Text::issue_pages], plan.as_pages, ui[Text::issue_pages])) {
      IssuePlan next = plan;
      next.as_pages = !next.as_pages;
      out.push_back(ChangeIssuing{std::move(next)});
    }
    const std::string warning =
        std::string(ui[Text::status_no_secrets]) + (ui.language == Language::Chinese ? "。" : ". ");
    paragraph(ui, warning + ui[Text::issue_browser], width, ui.color.text2, type::kSmall);
  }
  const int count = ticked(plan);
  switch (dialog_buttons(ui, ui(Text::issue_verb, {number(count)}),
                         {.kind = Kind::Primary, .enabled = count > 0})) {
    case DialogAnswer::None:
      return;
    case DialogAnswer::Back:
      out.push_back(DropIssuing{});
      return;
    case DialogAnswer::Verb:
      out.push_back(IssuePackets{});
      return;
  }
}

// What is left to do once the files are out: to tell the departments.
void draw_covering(const IssuePlan& plan, const Ui& ui, Intents& out) {
  const float width = ImGui::GetContentRegionAvail().x;
  const std::string done = ui(Text::issue_done, {number(ticked(plan))});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_icon(ImGui::GetWindowDrawList(), Icon::Check, {at.x, at.y + 2}, 16, ui.color.ok.mark);
  mirror::status(done, at.x, at.y, width, type::kBody);
  draw_text(ui, {at.x + 24, at.y}, done, ui.color.text1, type::kBody, Weight::Bold, true);
  ImGui::Dummy({1, type::kBody + space::k2});
  line(ui, ui[Text::issue_covering], ui.color.text2, type::kSmall);
  const float room = width - 2 * space::k3;
  const size_t lines = lines_of(ui, plan.covering, room).size();
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float height = type::kBody * static_cast<float>(lines) + 2 * space::k3;
  fill_rect(min, {min.x + width, min.y + height}, ui.color.bg2, space::kRadius);
  ImGui::SetCursorScreenPos({min.x + space::k3, min.y + space::k3});
  paragraph(ui, plan.covering, room, ui.color.text1);
  ImGui::SetCursorScreenPos({min.x, min.y + height});
  ImGui::Dummy({1, space::k2});
  const ButtonLook copy{.kind = Kind::Primary, .icon = Icon::Clipboard};
  const float close = button_width(ui, ui[Text::issue_close]);
  const ImVec2 foot = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(
      {foot.x + width - close - space::k2 - button_width(ui, ui[Text::issue_copy], copy), foot.y});
  if (button(ui, "copy", ui[Text::issue_copy], copy)) out.push_back(CopyCovering{});
  ImGui::SetCursorScreenPos({foot.x + width - close, foot.y});
  if (button(ui, "close", ui[Text::issue_close]) || dialog_escaped()) out.push_back(DropIssuing{});
}

}  // namespace

void draw_issuing(const AppState& state, const Ui& ui, Intents& out) {
  if (!state.issuing) return;
  if (!ImGui::IsPopupOpen("issuing")) ImGui::OpenPopup("issuing");
  if (!begin_dialog(ui, "issuing", ui[Text::issue_title], kWidth)) return;
  if (state.issuing->covering.empty())
    draw_plan(*state.issuing, ui, out);
  else
    draw_covering(*state.issuing, ui, out);
  end_dialog();
}

}  // namespace taizhang
