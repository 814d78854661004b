#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/version.h"
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
    {Text::help_about, Text::help_about_text},
});
static_assert(kTopics.size() == kAboutTopic + 1);

// What ships in every copy, as THIRD-PARTY.md has it, and what its licences want said of it.
constexpr std::string_view kComponents =
    "Dear ImGui 1.92.2b, MIT, Copyright (c) 2014-2025 Omar Cornut\n"
    "SDL 2.32.4, zlib License, Copyright (C) 1997-2025 Sam Lantinga\n"
    "JSON for Modern C++ 3.11.3, MIT, Copyright (c) 2013-2022 Niels Lohmann\n"
    "pugixml 1.14, MIT, Copyright (C) 2006-2023 Arseny Kapoulkine\n"
    "zlib 1.3.1, zlib License, Copyright (C) 1995-2024 Jean-loup Gailly, Mark Adler\n"
    "Emscripten, MIT, Copyright (c) 2010-2014 Emscripten authors\n"
    "musl, MIT, Copyright (c) 2005-2020 Rich Felker, et al.\n"
    "libc++, compiler-rt, Apache-2.0 WITH LLVM-exception\n"
    "Unicode Han Database 15.1.0, Unicode-DFS-2015, Copyright (c) 1991-2023 Unicode, Inc.\n\n"
    "MIT: Permission is hereby granted, free of charge, to any person obtaining a copy of this "
    "software and associated documentation files (the \"Software\"), to deal in the Software "
    "without restriction, including without limitation the rights to use, copy, modify, merge, "
    "publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons "
    "to whom the Software is furnished to do so, subject to the following conditions: The above "
    "copyright notice and this permission notice shall be included in all copies or substantial "
    "portions of the Software. THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, "
    "EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS "
    "FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT "
    "HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF "
    "CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE "
    "USE OR OTHER DEALINGS IN THE SOFTWARE.";

void draw_about(const HelpDraft& help, const Ui& ui, float room, Intents& out) {
  const float x = ImGui::GetCursorScreenPos().x;
  const std::string sum =
      help.sum.empty() ? std::string(ui[Text::help_no_sum]) : ui(Text::help_sum, {help.sum});
  paragraph(ui, ui(Text::help_about_text, {std::string(kVersion), sum}), room, ui.color.text1);
  ImGui::SetCursorScreenPos({x, ImGui::GetCursorScreenPos().y});
  paragraph(ui, std::string(kComponents), room, ui.color.text2, type::kSmall);
  if (help.licenses.empty()) return;
  ImGui::SetCursorScreenPos({x, ImGui::GetCursorScreenPos().y + space::k1});
  if (button(ui, "licenses", ui[Text::help_licenses], {.icon = Icon::Link}))
    out.push_back(OpenLink{help.licenses});
}

std::vector<size_t> topics_with(const Ui& ui, std::string_view words) {
  std::vector<size_t> found;
  for (size_t i = 0; i < kTopics.size(); ++i)
    if (words.empty() || contains_folded(ui[kTopics[i].title], words) ||
        contains_folded(ui[kTopics[i].text], words))
      found.push_back(i);
  return found;
}

}  // namespace

void draw_help(Drafts& drafts, const Ui& ui, Intents& out) {
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
    if (help.topic == kAboutTopic)
      draw_about(help, ui, room, out);
    else
      paragraph(ui, ui[kTopics[help.topic].text], room, ui.color.text1);
  }
  const float list = at.y + kLine * static_cast<float>(kTopics.size());
  ImGui::SetCursorScreenPos({at.x, std::max(list, ImGui::GetCursorScreenPos().y) + space::k2});
  ImGui::Dummy({0, 0});
  if (dialog_close(ui, ui[Text::back_word])) {
    drafts.help.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
