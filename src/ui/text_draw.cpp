#include <cmath>
#include <string>

#include "imgui_internal.h"
#include "ui/line_break.h"
#include "ui/widgets.h"

namespace taizhang {
namespace {

ImFont* face(const Ui& ui, Weight weight) { return weight == Weight::Bold ? ui.bold : ui.regular; }

const char* end_of(std::string_view text) { return text.data() + text.size(); }

float advance(void* baked, char32_t character) {
  return static_cast<ImFontBaked*>(baked)->GetCharAdvance(static_cast<ImWchar>(character));
}

// The face's glyphs at a size; valid until the next frame.
ImFontBaked* glyphs(const Ui& ui, float size, Weight weight) {
  return face(ui, weight)->GetFontBaked(size);
}

// Halves upwards: std::round would be a call out of the wasm for every text.
ImVec2 whole(ImVec2 at) { return {std::floor(at.x + 0.5f), std::floor(at.y + 0.5f)}; }

// A tooltip shows one thing: the first that is said of what is under the pointer in a frame.
bool has_tooltip() {
  const ImGuiWindow* const window = ImGui::FindWindowByName("##Tooltip_00");
  return window != nullptr && window->Active;
}

// A tooltip over a place that is no item.
void tooltip_over(const Ui& ui, ImVec2 min, ImVec2 max, std::string_view text) {
  if (!ImGui::IsMouseHoveringRect(min, max)) return;
  ImGuiLastItemData& last = ImGui::GetCurrentContext()->LastItemData;
  const ImGuiLastItemData kept = last;
  last = {};
  last.StatusFlags = ImGuiItemStatusFlags_HoveredRect;
  last.Rect = {min, max};
  tooltip(ui, text);
  last = kept;
}

// Draws `text` wrapped at `width` from the cursor on, as one item. Returns its height.
float draw_lines(const Ui& ui, std::string_view text, float width, ImU32 color, float size,
                 Weight weight) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float y = at.y;
  for (const Span& span : lines_of(ui, text, width, size, weight)) {
    draw_text(ui, {at.x, y}, text.substr(span.begin, span.end - span.begin), color, size, weight,
              true);
    y += size;
  }
  ImGui::Dummy({width, y - at.y});
  return y - at.y;
}

}  // namespace

float text_width(const Ui& ui, std::string_view text, float size, Weight weight) {
  return face(ui, weight)->CalcTextSizeA(size, FLT_MAX, 0, text.data(), end_of(text)).x;
}

std::vector<Span> lines_of(const Ui& ui, std::string_view text, float width, float size,
                           Weight weight) {
  return wrap(text, width, &advance, glyphs(ui, size, weight));
}

void draw_text(const Ui& ui, ImVec2 at, std::string_view text, ImU32 color, float size,
               Weight weight, bool silent) {
  if (text.empty()) return;
  ImGui::GetWindowDrawList()->AddText(face(ui, weight), size, whole(at), color, text.data(),
                                      end_of(text));
  if (!silent) mirror::text(Role::Text, text, at.x, at.y, text_width(ui, text, size, weight), size);
}

void line(const Ui& ui, std::string_view text, ImU32 color, float size, Weight weight) {
  draw_text(ui, ImGui::GetCursorScreenPos(), text, color, size, weight);
  ImGui::Dummy({text_width(ui, text, size, weight), size});
}

void heading(const Ui& ui, std::string_view text, float size) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = text_width(ui, text, size, Weight::Bold);
  draw_text(ui, at, text, ui.color.text1, size, Weight::Bold, true);
  mirror::text(Role::Heading, text, at.x, at.y, width, size, size == type::kLarge ? 1 : 2);
  ImGui::Dummy({width, size});
}

float paragraph(const Ui& ui, std::string_view text, float width, ImU32 color, float size,
                Weight weight) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = draw_lines(ui, text, width, color, size, weight);
  mirror::text(Role::Text, text, at.x, at.y, width, height);
  return height;
}

void draw_marks(const Ui& ui, ImVec2 at, float width, std::string_view text,
                const std::vector<Span>& marks, float size, Weight weight) {
  for (const Span& mark : marks) {
    const float begin = text_width(ui, text.substr(0, mark.begin), size, weight);
    const float end = text_width(ui, text.substr(0, mark.end), size, weight);
    if (begin >= width) return;
    fill_rect({at.x + begin, at.y + 1}, {at.x + std::min(end, width), at.y + size - 1},
              ui.color.mark, 2);
  }
}

bool draw_fitted(const Ui& ui, ImVec2 at, float width, std::string_view text, ImU32 color,
                 float size, Weight weight) {
  ImFontBaked* baked = glyphs(ui, size, weight);
  const float dots = advance(baked, 0x2026);
  const std::string_view shown = fit(text, width, dots, &advance, baked);
  draw_text(ui, at, shown, color, size, weight, true);
  if (shown.size() == text.size()) return false;
  const float shown_width = text_width(ui, shown, size, weight);
  draw_text(ui, {at.x + shown_width, at.y}, "…", color, size, weight, true);
  tooltip_over(ui, at, {at.x + width, at.y + size}, text);
  return true;
}

void draw_file_name(const Ui& ui, ImVec2 at, float width, std::string_view name, ImU32 color,
                    float size) {
  if (text_width(ui, name, size) <= width)
    return draw_text(ui, at, name, color, size, Weight::Regular, true);
  size_t end = name.size();
  for (size_t i = end; i-- > 0 && text_width(ui, name.substr(i), size) <= width / 2;)
    if ((name[i] & 0xC0) != 0x80) end = i;  // where a character begins
  const std::string_view tail = name.substr(end);
  ImFontBaked* baked = glyphs(ui, size, Weight::Regular);
  const std::string_view head = fit(name.substr(0, end), width - text_width(ui, tail, size),
                                    advance(baked, 0x2026), &advance, baked);
  std::string shown(head);
  shown += "…";
  shown += tail;
  draw_text(ui, at, shown, color, size, Weight::Regular, true);
  tooltip_over(ui, at, {at.x + width, at.y + size}, name);
}

void say_fitted(const Ui& ui, ImVec2 at, float width, std::string_view text, ImU32 color,
                float size, Weight weight) {
  mirror::text(Role::Text, text, at.x, at.y, width, size);
  draw_fitted(ui, at, width, text, color, size, weight);
}

void tooltip(const Ui& ui, std::string_view text) {
  if (text.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal) || has_tooltip()) return;
  const float width = std::min(space::kTooltip, text_width(ui, text) + 1);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(space::k2, 6));
  ImGui::PushStyleColor(ImGuiCol_Border, ui.color.line2);
  if (ImGui::BeginTooltip()) {
    draw_lines(ui, text, width, ui.color.text1, type::kBody, Weight::Regular);
    ImGui::EndTooltip();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar();
}

}  // namespace taizhang
