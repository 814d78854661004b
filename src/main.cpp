#include <string>

#include "imgui.h"
#include "misc/cpp/imgui_stdlib.h"
#include "platform/glyphs.h"
#include "platform/platform.h"

namespace taizhang {
namespace {

struct State {
  platform::Fonts fonts;
  std::string line, text = "国务院办公厅关于印发2026年政务公开工作要点的通知";
  std::string answer;
  uint32_t revision = 0;
  bool ticked = false;
};
State state;

void answer(const platform::FileOpened& file) {
  state.answer = "打开了 " + file.name;
  state.text = file.bytes;
}
void answer(const platform::FileFailed& file) { state.answer = "读不了 " + file.name; }
void answer(const platform::TextPasted& pasted) {
  state.answer = "粘贴了文字";
  state.text = pasted.text;
}
void answer(const platform::SystemThemeChanged& theme) { platform::set_page_theme(theme.dark); }
void answer(const platform::PageHidden&) {}
void answer(const platform::StoreListed& list) {
  state.answer = "存有 " + std::to_string(list.documents.size()) + " 份";
}
void answer(const platform::DocumentLoaded& document) {
  state.answer = "读到第 " + std::to_string(document.revision) + " 版";
  state.revision = document.revision;
  state.text = document.journal.empty() ? document.bytes : document.journal.back();
}
void answer(const platform::DocumentMissing&) { state.answer = "还没有保存过"; }
void answer(const platform::DocumentSaved& saved) {
  state.revision = saved.revision;
  state.answer = "已存第 " + std::to_string(saved.revision) + " 版";
}
void answer(const platform::DocumentDeleted&) { state.revision = 0; }
void answer(const platform::StoreFailed& failed) { state.answer = "存不了：" + failed.message; }
void answer(const platform::MirrorPressed&) {}
void answer(const platform::MirrorTyped&) {}

void draw() {
  ImGui::SetNextWindowPos(ImVec2(0, 0));
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::Begin("台账", nullptr, ImGuiWindowFlags_NoDecoration);
  ImGui::PushFont(state.fonts.bold, 22);
  ImGui::TextUnformatted("台账 政务公开登记 0123456789");
  ImGui::PopFont();
  ImGui::TextUnformatted(state.answer.c_str());
  ImGui::InputText("标题", &state.line);
  ImGui::InputTextMultiline("##text", &state.text, ImVec2(-1, 300));
  ImGui::Checkbox("已完成", &state.ticked);
  if (ImGui::Button("打开文件")) platform::choose_file(".txt");
  ImGui::SameLine();
  if (ImGui::Button("下载")) platform::download("台账.txt", state.text, "text/plain");
  ImGui::SameLine();
  if (ImGui::Button("复制")) platform::copy_text(state.text);
  ImGui::SameLine();
  if (ImGui::Button("保存")) platform::store_save("skeleton", state.revision, state.text, "试验");
  ImGui::SameLine();
  if (ImGui::Button("追加")) platform::store_append("skeleton", state.revision, state.text, "试验");
  ImGui::SetItemTooltip("追加到日志");
  ImGui::End();
}

void frame() {
  for (const platform::Event& event : platform::take_events())
    std::visit([](const auto& one) { answer(one); }, event);
  platform::begin_frame();
  draw();
  platform::end_frame();
}

}  // namespace
}  // namespace taizhang

// ImGui's item hooks; the accessibility mirror will be fed from them.
struct ImRect;
struct ImGuiContext;
struct ImGuiLastItemData;
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID, const ImRect&, const ImGuiLastItemData*) {}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID, const char*, int) {}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

int main() {
  using namespace taizhang;
  if (!platform::open_window()) return 1;
  state.fonts = platform::load_fonts();
  platform::store_load("skeleton");
  platform::run(frame);
}
