#include "ui/text_area.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/mirror.h"
#include "ui/text_layout.h"
#include "ui/text_visit.h"

namespace taizhang {
namespace {

float width_of(void* context, char32_t c) {
  const auto& g = *static_cast<ImGuiContext*>(context);
  return g.FontBaked->GetCharAdvance(static_cast<ImWchar>(c)) * g.FontBakedScale;
}

// The field's place in this frame.
struct Field {
  ImGuiID id = 0;
  ImRect box;   // with its frame
  ImRect room;  // of the text
  ImRect bar;   // of the scroll bar, empty when there is nothing to scroll
  float line_height = 0;

  float height_of(size_t lines) const {
    return static_cast<float>(lines) * line_height - (line_height - ImGui::GetFontSize());
  }
  bool scrolls() const { return bar.GetWidth() > 0; }
};

Field measure(ImGuiContext& g, const char* label, const std::string& text, float width,
              size_t min_lines, size_t max_lines) {
  const ImGuiStyle& style = g.Style;
  Field field;
  field.id = g.CurrentWindow->GetID(label);
  field.line_height = ImGui::GetTextLineHeightWithSpacing();
  const float full = ImGui::CalcItemSize({width, 0}, ImGui::CalcItemWidth(), 0).x;
  const TextLayout layout(text, full - 2 * style.FramePadding.x, width_of, &g);
  const size_t lines = std::clamp(layout.line_count(), min_lines, max_lines);
  const ImVec2 min = g.CurrentWindow->DC.CursorPos;
  field.box = {min, min + ImVec2(full, field.height_of(lines) + 2 * style.FramePadding.y)};
  field.room = {field.box.Min + style.FramePadding, field.box.Max - style.FramePadding};
  if (layout.line_count() > max_lines) {
    field.bar = {field.box.Max.x - style.ScrollbarSize - 1, min.y + 1, field.box.Max.x - 1,
                 field.box.Max.y - 1};
    field.room.Max.x = field.bar.Min.x - style.ItemInnerSpacing.x;
  }
  return field;
}

TextLayout layout_of(ImGuiContext& g, const Field& field, const std::string& text) {
  return {text, field.room.GetWidth(), width_of, &g};
}

void begin_visit(ImGuiContext& g, TextVisit& visit, ImGuiID id, const std::string& text) {
  if (visit.id != id || visit.edit.text != text) {
    visit = {};
    visit.id = id;
    visit.edit.text = text;
    move_caret(visit.edit, text.size(), false);
  }
  visit.original = text;
  visit.follow = true;
  ImGui::SetActiveID(id, g.CurrentWindow);
  ImGui::SetFocusID(id, g.CurrentWindow);
  ImGui::FocusWindow(g.CurrentWindow);
}

// Somebody else changed the text during the visit.
void take_over(TextVisit& visit, const std::string& text) {
  visit.edit.text = text;
  visit.history = {};
  move_caret(visit.edit, text.size(), false);
}

void use_mouse(ImGuiIO& io, TextVisit& visit, const Field& field, const TextLayout& layout,
               bool clicked, float scroll) {
  const bool dragged = io.MouseDown[0] && io.MouseClickedLastCount[0] == 1 &&
                       (io.MouseDelta.x != 0 || io.MouseDelta.y != 0);
  if (!clicked && !dragged) return;
  const ImVec2 at = io.MousePos - field.room.Min;
  const float row = std::max(0.f, (at.y + scroll) / field.line_height);
  const size_t line = std::min(static_cast<size_t>(row), layout.line_count() - 1);
  const size_t offset = layout.offset_at(line, at.x);
  visit.column_x = TextVisit::kNowhere;
  visit.follow = dragged;
  if (clicked) ImGui::SetKeyOwner(ImGuiKey_MouseLeft, field.id);
  if (clicked && io.MouseClickedCount[0] >= 2) {
    const Span all = io.MouseClickedCount[0] == 2 ? word_at(visit.edit.text, offset)
                                                  : paragraph_at(visit.edit.text, offset);
    move_caret(visit.edit, all.begin, false);
    move_caret(visit.edit, all.end, true);
  } else {
    move_to_line(visit, layout, line, offset, dragged || io.KeyShift);
  }
}

// One frame of a visit. False when it ends and its text is to be forgotten.
bool edit(ImGuiContext& g, TextVisit& visit, const Field& field, std::string& text, bool clicked,
          float scroll) {
  if (visit.edit.text != text) take_over(visit, text);
  g.ActiveIdAllowOverlap = !g.IO.MouseDown[0];
  use_mouse(g.IO, visit, field, layout_of(g, field, text), clicked, scroll);
  use_typed(visit);
  text = visit.edit.text;
  const size_t page = static_cast<size_t>(field.room.GetHeight() / field.line_height) + 1;
  const bool goes_on = use_keys(visit, layout_of(g, field, text), page);
  text = visit.edit.text;
  return goes_on;
}

// As after a visit in which `text` was typed.
void mark_visited(ImGuiContext& g, ImGuiID id) {
  if (g.ActiveId == id) return;
  g.DeactivatedItemData.ID = id;
  g.DeactivatedItemData.ElapseFrame = g.FrameCount;
  g.DeactivatedItemData.HasBeenEditedBefore = true;
}

void update(ImGuiContext& g, TextVisit& visit, const Field& field, std::string& text,
            float scroll) {
  const bool disabled = (g.LastItemData.ItemFlags & ImGuiItemFlags_Disabled) != 0;
  ImRect reach = field.box;
  if (field.scrolls()) reach.Max.x = field.bar.Min.x;
  const bool hovered = ImGui::ItemHoverable(reach, field.id, g.LastItemData.ItemFlags);
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (hovered && field.scrolls()) ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, field.id);
  const bool clicked = hovered && g.IO.MouseClicked[0];
  const bool by_key =
      g.NavActivateId == field.id && ((g.NavActivateFlags & ImGuiActivateFlags_PreferInput) ||
                                      g.NavInputSource == ImGuiInputSource_Keyboard);
  if (g.ActiveId != field.id && !disabled && (clicked || by_key))
    begin_visit(g, visit, field.id, text);
  if (g.ActiveId != field.id) return;
  if (disabled || visit.id != field.id) return ImGui::ClearActiveID();

  const std::string before = text;
  const bool goes_on = edit(g, visit, field, text, clicked, scroll);
  if (!goes_on) {
    text = visit.edit.text = visit.original;
    move_caret(visit.edit, text.size(), false);
    g.ActiveIdHasBeenEditedBefore = false;
  } else if (text != before) {
    ImGui::MarkItemEdited(field.id);
  }
  if (!goes_on || (g.IO.MouseClicked[0] && !clicked)) ImGui::ClearActiveID();
}

// In px, by the caret or the wheel.
float scrolled(ImGuiContext& g, TextVisit* visit, const Field& field, const TextLayout& layout,
               float scroll) {
  const float visible = field.room.GetHeight();
  if (visit && visit->follow) {
    const float top = static_cast<float>(layout.line_of(visit->edit)) * field.line_height;
    scroll = std::clamp(scroll, std::min(top, top + g.FontSize - visible), top);
    visit->follow = false;
  }
  if (field.scrolls() && g.HoveredId == field.id) scroll -= g.IO.MouseWheel * 3 * field.line_height;
  const float most = field.height_of(layout.line_count()) - visible;
  return std::clamp(scroll, 0.f, std::max(0.f, most));
}

float draw_scroll_bar(ImGuiContext& g, const Field& field, const TextLayout& layout, float scroll) {
  const ImGuiLastItemData last = g.LastItemData;  // the field, not its bar
  ImS64 position = static_cast<ImS64>(scroll);
  const bool moved = ImGui::ScrollbarEx(field.bar, ImHashStr("#scroll", 0, field.id), ImGuiAxis_Y,
                                        &position, static_cast<ImS64>(field.room.GetHeight()),
                                        static_cast<ImS64>(field.height_of(layout.line_count())));
  g.LastItemData = last;
  return moved ? static_cast<float>(position) : scroll;
}

void draw_selection(ImGuiContext& g, const TextEdit& edit, const TextLayout& layout, size_t line,
                    ImVec2 at) {
  const Span selected = selection_of(edit);
  const Span span = layout.line(line);
  const size_t next = layout.next_begin(line);
  if (selected.begin >= next || selected.end <= span.begin) return;
  const float from = layout.x_of(line, std::max(selected.begin, span.begin));
  float to = layout.x_of(line, std::min(selected.end, span.end));
  const bool newline = selected.end > span.end && !layout.is_broken_softly(line);
  if (newline) to += g.FontSize / 4;  // so that a chosen newline is seen
  g.CurrentWindow->DrawList->AddRectFilled(at + ImVec2(from, -1), at + ImVec2(to, g.FontSize + 1),
                                           ImGui::GetColorU32(ImGuiCol_TextSelectedBg));
}

void draw_caret(ImGuiContext& g, ImVec2 at) {
  const ImVec2 top(std::floor(at.x), std::floor(at.y));
  g.CurrentWindow->DrawList->AddRectFilled(top, top + ImVec2(1, g.FontSize),
                                           ImGui::GetColorU32(ImGuiCol_InputTextCursor));
  ImGuiPlatformImeData& ime = g.PlatformImeData;
  ime.WantVisible = ime.WantTextInput = true;
  ime.InputPos = top;
  ime.InputLineHeight = g.FontSize;
  ime.ViewportId = g.CurrentWindow->Viewport->ID;
}

void draw(ImGuiContext& g, const TextVisit* visit, const Field& field, const std::string& text,
          const TextLayout& layout, const char* hint, float scroll) {
  ImDrawList* const list = g.CurrentWindow->DrawList;
  ImGui::RenderNavCursor(field.box, field.id);
  ImGui::RenderFrame(field.box.Min, field.box.Max, ImGui::GetColorU32(ImGuiCol_FrameBg), true,
                     g.Style.FrameRounding);
  list->PushClipRect({field.room.Min.x - 1, field.box.Min.y + 1},
                     {field.room.Max.x + 1, field.box.Max.y - 1}, true);
  const ImVec2 origin = field.room.Min - ImVec2(0, scroll);
  const size_t first =
      static_cast<size_t>(std::max(0.f, scroll - g.Style.FramePadding.y) / field.line_height);
  for (size_t i = first; i < layout.line_count(); ++i) {
    const ImVec2 at = origin + ImVec2(0, static_cast<float>(i) * field.line_height);
    if (at.y > field.box.Max.y) break;
    if (visit) draw_selection(g, visit->edit, layout, i, at);
    const Span span = layout.line(i);
    list->AddText(at, ImGui::GetColorU32(ImGuiCol_Text), text.data() + span.begin,
                  text.data() + span.end);
  }
  if (text.empty()) list->AddText(origin, ImGui::GetColorU32(ImGuiCol_TextDisabled), hint);
  if (visit) {
    const size_t line = layout.line_of(visit->edit);
    draw_caret(g, origin + ImVec2(layout.x_of(line, visit->edit.caret),
                                  static_cast<float>(line) * field.line_height));
  }
  list->PopClipRect();
}

}  // namespace

bool text_area(const char* label, std::string& text, float width, int min_lines, int max_lines,
               const char* hint) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiWindow* const window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return false;
  const Field field = measure(g, label, text, width, static_cast<size_t>(std::max(min_lines, 1)),
                              static_cast<size_t>(std::max({min_lines, max_lines, 1})));
  ImGui::ItemSize(field.box, g.Style.FramePadding.y);
  if (!ImGui::ItemAdd(field.box, field.id, &field.box, ImGuiItemFlags_Inputable)) return false;

  const std::string before = text;
  if (mirror::typed_into_last_item(text)) mark_visited(g, field.id);
  TextVisit& visit = text_visit(g);
  float scroll = window->StateStorage.GetFloat(field.id);
  update(g, visit, field, text, scroll);

  TextVisit* const current = g.ActiveId == field.id ? &visit : nullptr;
  const TextLayout layout = layout_of(g, field, text);
  scroll = scrolled(g, current, field, layout, scroll);
  draw(g, current, field, text, layout, hint, scroll);
  if (field.scrolls()) scroll = draw_scroll_bar(g, field, layout, scroll);
  window->StateStorage.SetFloat(field.id, scroll);

  const char* const label_end = ImGui::FindRenderedTextEnd(label);
  mirror::say_last_item({.role = Role::Textbox,
                         .name = label_end == label ? hint : std::string_view(label, label_end),
                         .value = text,
                         .multi_line = true});
  return text != before;
}

}  // namespace taizhang
