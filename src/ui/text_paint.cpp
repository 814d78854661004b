#include "ui/text_paint.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "base/text.h"
#include "ui/line_break.h"

namespace taizhang {
namespace {

constexpr char32_t kEllipsis = U'…';

// The lines of a field on their way to the draw list.
class Painter {
 public:
  Painter(const TextPlace& place, const ShownText& shown, const TextLayout& layout, ImVec2 origin)
      : g_(*ImGui::GetCurrentContext()),
        list_(g_.CurrentWindow->DrawList),
        place_(place),
        shown_(shown),
        layout_(layout),
        origin_(origin) {}

  void draw_lines(bool edited) const {
    const float above = place_.box.Min.y - origin_.y;
    const size_t first = static_cast<size_t>(std::max(0.f, above) / place_.line_height);
    for (size_t i = first; i < layout_.line_count(); ++i) {
      const ImVec2 at = line_at(i);
      if (at.y > place_.box.Max.y) break;
      if (edited) draw_selection(i, at);
      const Span span = layout_.line(i);
      const char* const text = shown_.edit.text.data();
      list_->AddText(at, ImGui::GetColorU32(ImGuiCol_Text), text + span.begin, text + span.end);
      underline(i, at);
    }
  }

  void draw_caret() const {
    const ImVec2 top = caret_at(shown_.edit);
    list_->AddRectFilled(top, top + ImVec2(1, g_.FontSize),
                         ImGui::GetColorU32(ImGuiCol_InputTextCursor));
  }

  // The input method's own text begins where the composition does, not at the caret within it.
  void tell_input_method() const {
    TextEdit begin = shown_.edit;
    if (shown_.composed.end > shown_.composed.begin)
      move_caret(begin, shown_.composed.begin, false);
    ImGuiPlatformImeData& ime = g_.PlatformImeData;
    ime.WantVisible = ime.WantTextInput = true;
    ime.InputPos = caret_at(begin);
    ime.InputLineHeight = g_.FontSize;
    ime.ViewportId = g_.CurrentWindow->Viewport->ID;
  }

 private:
  ImVec2 line_at(size_t index) const {
    return origin_ + ImVec2(0, static_cast<float>(index) * place_.line_height);
  }

  ImVec2 caret_at(const TextEdit& edit) const {
    const size_t line = layout_.line_of(edit);
    const ImVec2 at = line_at(line) + ImVec2(layout_.x_of(line, edit.caret), 0);
    return {std::floor(at.x), std::floor(at.y)};
  }

  void draw_selection(size_t index, ImVec2 at) const {
    const Span selected = selection_of(shown_.edit);
    const Span span = layout_.line(index);
    if (selected.begin >= layout_.next_begin(index) || selected.end <= span.begin) return;
    const float from = layout_.x_of(index, std::max(selected.begin, span.begin));
    float to = layout_.x_of(index, std::min(selected.end, span.end));
    const bool newline = selected.end > span.end && !layout_.is_broken_softly(index);
    if (newline) to += g_.FontSize / 4;  // so that a chosen newline is seen
    list_->AddRectFilled(at + ImVec2(from, -1), at + ImVec2(to, g_.FontSize + 1),
                         ImGui::GetColorU32(ImGuiCol_TextSelectedBg));
  }

  void underline(size_t index, ImVec2 at) const {
    const Span span = layout_.line(index);
    const size_t begin = std::max(span.begin, shown_.composed.begin);
    const size_t end = std::min(span.end, shown_.composed.end);
    if (begin >= end) return;
    const float y = std::floor(at.y + g_.FontSize) - 1;
    list_->AddRectFilled({at.x + layout_.x_of(index, begin), y},
                         {at.x + layout_.x_of(index, end), y + 1},
                         ImGui::GetColorU32(ImGuiCol_Text));
  }

  ImGuiContext& g_;
  ImDrawList* list_;
  const TextPlace& place_;
  const ShownText& shown_;
  const TextLayout& layout_;
  ImVec2 origin_;
};

float advance(void* context, char32_t c) {
  const auto& g = *static_cast<ImGuiContext*>(context);
  return g.FontBaked->GetCharAdvance(static_cast<ImWchar>(c)) * g.FontBakedScale;
}

// What is to be typed, on one line; cut it ends with ….
void draw_hint(ImGuiContext& g, const TextPlace& place, std::string_view hint) {
  const std::string_view shown =
      fit(hint, place.room.GetWidth(), advance(&g, kEllipsis), &advance, &g);
  std::string words(shown);
  if (shown.size() < hint.size()) append_utf8(words, kEllipsis);
  g.CurrentWindow->DrawList->AddText(place.room.Min, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                                     words.c_str());
}

}  // namespace

ShownText shown_text(const std::string& text, const TextVisit* visit, bool single_line) {
  ShownText shown;
  shown.edit.text = text;
  if (visit != nullptr) shown.edit = visit->edit;
  if (visit != nullptr && !visit->preedit.empty()) {
    const Preedit& preedit = visit->preedit;
    const size_t begin = selection_of(shown.edit).begin;
    replace_selection(shown.edit, preedit.before + preedit.after);
    shown.composed = {begin, shown.edit.caret};
    move_caret(shown.edit, begin + preedit.before.size(), false);
  }
  if (single_line)
    for (char& c : shown.edit.text)
      if (c == '\n' || c == '\r') c = ' ';
  return shown;
}

void paint_text(const TextPlace& place, const ShownText& shown, const TextLayout& layout,
                const char* hint, ImVec2 scroll, bool edited) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImDrawList* const list = g.CurrentWindow->DrawList;
  ImGui::RenderNavCursor(place.box, place.id);
  ImGui::RenderFrame(place.box.Min, place.box.Max, ImGui::GetColorU32(ImGuiCol_FrameBg), true,
                     g.Style.FrameRounding);
  list->PushClipRect({place.room.Min.x - 1, place.box.Min.y + 1},
                     {place.room.Max.x + 1, place.box.Max.y - 1}, true);
  const Painter painter(place, shown, layout, place.room.Min - scroll);
  painter.draw_lines(edited);
  if (shown.edit.text.empty()) draw_hint(g, place, hint);
  if (edited) {
    painter.draw_caret();
    painter.tell_input_method();
  }
  list->PopClipRect();
}

}  // namespace taizhang
