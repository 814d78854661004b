#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidth = 760, kList = 216, kLine = 30;

struct Topic {
  Text title, text;
};

constexpr auto kTopics = std::to_array<Topic>({
    {Text::help_notice, Text::help_notice_text},
    {Text::help_fill, Text::help_fill_text},
    {Text::help_packets, Text::help_packets_text},
    {Text::help_returns, Text::help_returns_text},
    {Text::help_lights, Text::help_lights_text},
    {Text::help_views, Text::help_views_text},
    {Text::help_layouts, Text::help_layouts_text},
    {Text::help_many, Text::help_many_text},
    {Text::help_excel, Text::help_excel_text},
    {Text::help_reports, Text::help_reports_text},
    {Text::help_ledgers, Text::help_ledgers_text},
    {Text::help_annual, Text::help_annual_text},
    {Text::help_keeping, Text::help_keeping_text},
    {Text::help_offline, Text::help_offline_text},
    {Text::help_secrets, Text::help_secrets_text},
});

std::vector<size_t> topics_with(const Ui& ui, std::string_view words) {
  std::vector<size_t> found;
  for (size_t i = 0; i < kTopics.size(); ++i)
    if (words.empty() || contains_folded(ui[kTopics[i].title], words) ||
        contains_folded(ui[kTopics[i].text], words))
      found.push_back(i);
  return found;
}

}  // namespace

void draw_help(Drafts& drafts, const Ui& ui) {
  if (drafts.help && !ImGui::IsPopupOpen("help")) ImGui::OpenPopup("help");
  if (!begin_dialog(ui, "help", ui[Text::help_title], kWidth)) return;
  if (!drafts.help) drafts.help.emplace();
  HelpDraft& help = *drafts.help;
  const float width = ImGui::GetContentRegionAvail().x;
  if (ImGui::IsWindowAppearing()) focus_next_item();
  field(ui, "##search", ui[Text::help_search], help.search, width, ui[Text::help_search]);
  const std::vector<size_t> found = topics_with(ui, trim(help.search));
  if (!found.empty() && !std::ranges::contains(found, help.topic)) help.topic = found.front();
  ImGui::Dummy({0, space::k1});
  const ImVec2 at = ImGui::GetCursorScreenPos();
  for (size_t i = 0; i < found.size(); ++i) {
    ImGui::PushID(static_cast<int>(found[i]));
    ImGui::SetCursorScreenPos({at.x, at.y + kLine * static_cast<float>(i)});
    if (button_line(ui, ui[kTopics[found[i]].title], found[i] == help.topic, kList))
      help.topic = found[i];
    ImGui::PopID();
  }
  const float x = at.x + kList + space::k5, room = width - kList - space::k5;
  ImGui::SetCursorScreenPos({x, at.y});
  if (found.empty()) {
    paragraph(ui, ui(Text::help_none, {help.search}), room, ui.color.text2);
  } else {
    heading(ui, ui[kTopics[help.topic].title]);
    ImGui::SetCursorScreenPos({x, ImGui::GetCursorScreenPos().y + space::k1});
    paragraph(ui, ui[kTopics[help.topic].text], room, ui.color.text1);
  }
  ImGui::SetCursorScreenPos({at.x, at.y + kLine * static_cast<float>(kTopics.size()) + space::k2});
  ImGui::Dummy({0, 0});
  if (dialog_close(ui, ui[Text::back_word])) {
    drafts.help.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
