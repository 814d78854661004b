#pragma once

#include <string>
#include <utility>

#include "ui/headless.h"
#include "ui/text_area.h"
#include "ui/text_visit.h"

namespace taizhang {

// A page with one field, 10 Han characters of 14 px wide, and something to click beside it.
struct TextPage {
  Headless ui;
  std::string text;
  bool disabled = false;
  bool single_line = false;
  int changes = 0, edits = 0, neighbour = 0;

  explicit TextPage(std::string begin = "", bool single = false)
      : text(std::move(begin)), single_line(single) {
    ui.show([this] { draw(); });
  }
  void draw() {
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration);
    ImGui::BeginDisabled(disabled);
    changes += text_area("具体措施", text,
                         {.width = 140 + 2 * ImGui::GetStyle().FramePadding.x,
                          .single_line = single_line,
                          .min_lines = 2,
                          .max_lines = 4,
                          .hint = "写措施",
                          .limit = 60});
    edits += ImGui::IsItemDeactivatedAfterEdit();
    ImGui::EndDisabled();
    neighbour += ImGui::Button("旁边");
    ImGui::End();
  }
  AccessNode field() { return ui.get(Role::Textbox, "具体措施"); }
  void enter() { ui.press(Role::Textbox, "具体措施"); }
  TextVisit& visit() { return text_visit(*ImGui::GetCurrentContext()); }
  TextEdit& edit() { return visit().edit; }
  void click_at(int line, float x) {
    const ImVec2 padding = ImGui::GetStyle().FramePadding;
    const float line_height = ImGui::GetTextLineHeightWithSpacing();
    ui.click(field().x + padding.x + x,
             field().y + padding.y + line_height * (static_cast<float>(line) + 0.4f));
  }
};

inline constexpr const char* kLong =
    "收到审计报告后列出问题清单，整改完成一项公开一项";  // 10 characters a line

}  // namespace taizhang
