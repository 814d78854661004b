#include "ui/text_area.h"

#include <algorithm>
#include <string_view>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/mirror.h"
#include "ui/text_layout.h"
#include "ui/text_paint.h"
#include "ui/text_visit.h"

namespace taizhang {
namespace {

constexpr float kEndless = 1e9f;

float width_of(void* context, char32_t c) {
  const auto& g = *static_cast<ImGuiContext*>(context);
  return g.FontBaked->GetCharAdvance(static_cast<ImWchar>(c)) * g.FontBakedScale;
}

// A field in this frame.
struct TextField {
  const TextLook& look;
  TextPlace place;

  TextLayout layout_of(ImGuiContext& g, const std::string& text) const {
    return {text, look.single_line ? kEndless : place.room.GetWidth(), width_of, &g};
  }
  float height_of(size_t lines) const {
    return static_cast<float>(lines) * place.line_height -
           (place.line_height - ImGui::GetFontSize());
  }
};

TextField measure(ImGuiContext& g, ImGuiID id, const std::string& shown, const TextLook& look) {
  const ImVec2 padding = g.Style.FramePadding;
  TextField field{look, {}};
  TextPlace& place = field.place;
  place.id = id;
  place.line_height = ImGui::GetTextLineHeightWithSpacing();
  const float full = ImGui::CalcItemSize({look.width, 0}, ImGui::CalcItemWidth(), 0).x;
  place.room.Max.x = full - 2 * padding.x;
  const size_t lines = field.layout_of(g, shown).line_count();
  const int few = look.single_line ? 1 : std::max(look.min_lines, 1);
  const size_t least = static_cast<size_t>(few);
  const size_t most = static_cast<size_t>(look.single_line ? 1 : std::max(look.max_lines, few));
  const ImVec2 min = g.CurrentWindow->DC.CursorPos;
  const float height = field.height_of(std::clamp(lines, least, most));
  place.box = {min, min + ImVec2(full, height + 2 * padding.y)};
  place.room = {place.box.Min + padding, place.box.Max - padding};
  if (lines > most) {
    place.bar = {place.box.Max.x - g.Style.ScrollbarSize - 1, min.y + 1, place.box.Max.x - 1,
                 place.box.Max.y - 1};
    place.room.Max.x = place.bar.Min.x - g.Style.ItemInnerSpacing.x;
  }
  return field;
}

void begin_visit(ImGuiContext& g, TextVisit& visit, const TextField& field, const std::string& text,
                 bool by_key) {
  const ImGuiID id = field.place.id;
  const bool takes_all = visit.next_takes_all || (by_key && field.look.single_line);
  if (visit.id != id || visit.edit.text != text) {
    visit = {};
    visit.id = id;
    visit.edit.text = text;
    move_caret(visit.edit, text.size(), false);
  }
  visit.single_line = field.look.single_line;
  visit.limit = field.look.limit;
  visit.original = text;
  visit.preedit = {};
  visit.refusal.reset();
  visit.menu.reset();
  visit.follow = true;
  visit.next_takes_all = false;
  if (takes_all) act(visit, TextAction::SelectAll);
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

// Which of the field's mouse buttons went down in this frame.
struct Clicks {
  bool left = false, right = false;
};

void use_mouse(ImGuiIO& io, TextVisit& visit, const TextField& field, const TextLayout& layout,
               Clicks clicks, ImVec2 scroll) {
  const bool dragged = io.MouseDown[0] && io.MouseClickedLastCount[0] == 1 && !visit.menu &&
                       (io.MouseDelta.x != 0 || io.MouseDelta.y != 0);
  if (!clicks.left && !clicks.right && !dragged) return;
  const ImVec2 at = io.MousePos - field.place.room.Min + scroll;
  const float row = std::max(0.f, at.y / field.place.line_height);
  const size_t line = std::min(static_cast<size_t>(row), layout.line_count() - 1);
  const size_t offset = layout.offset_at(line, at.x);
  const Span selected = selection_of(visit.edit);
  visit.column_x = TextVisit::kNowhere;
  visit.follow = dragged;
  visit.menu.reset();
  if (clicks.right) {
    visit.menu = io.MousePos;
    visit.menu_item = 0;
    if (offset < selected.begin || offset > selected.end || selected.begin == selected.end)
      move_to_line(visit, layout, line, offset, false);
    return;
  }
  if (clicks.left) ImGui::SetKeyOwner(ImGuiKey_MouseLeft, field.place.id);
  if (clicks.left && io.MouseClickedCount[0] >= 2) {
    const Span all = io.MouseClickedCount[0] == 2 ? word_at(visit.edit.text, offset)
                                                  : paragraph_at(visit.edit.text, offset);
    move_caret(visit.edit, all.begin, false);
    move_caret(visit.edit, all.end, true);
    visit.word_at.reset();
    if (io.MouseClickedCount[0] == 2 && offset < all.end) visit.word_at = offset - all.begin;
  } else {
    move_to_line(visit, layout, line, offset, dragged || io.KeyShift);
  }
}

bool pressed_menu_key(const TextVisit& visit) {
  const bool f10 = ImGui::Shortcut(ImGuiMod_Shift | ImGuiKey_F10, 0, visit.id);
  return ImGui::IsKeyPressed(ImGuiKey_Menu, 0, visit.id) || f10;
}

// One frame of a visit.
VisitEnd edit(ImGuiContext& g, TextVisit& visit, const TextField& field, std::string& text,
              Clicks clicks, ImVec2 scroll) {
  if (visit.edit.text != text) take_over(visit, text);
  g.ActiveIdAllowOverlap = !g.IO.MouseDown[0];
  use_mouse(g.IO, visit, field, field.layout_of(g, text), clicks, scroll);
  if (use_typed(visit)) visit.menu.reset();
  text = visit.edit.text;
  if (visit.menu) return VisitEnd::GoesOn;  // the keys are its own
  const float height = field.place.room.GetHeight();
  const size_t page = static_cast<size_t>(height / field.place.line_height) + 1;
  const VisitEnd end = use_keys(visit, field.layout_of(g, text), page);
  text = visit.edit.text;
  if (pressed_menu_key(visit)) {
    const ImGuiPlatformImeData& caret = g.PlatformImeDataPrev;
    visit.menu = caret.InputPos + ImVec2(0, caret.InputLineHeight);
    visit.menu_item = 0;
  }
  return end;
}

// As after a visit in which `text` was typed.
void mark_visited(ImGuiContext& g, ImGuiID id) {
  if (g.ActiveId == id) return;
  g.DeactivatedItemData.ID = id;
  g.DeactivatedItemData.ElapseFrame = g.FrameCount;
  g.DeactivatedItemData.HasBeenEditedBefore = true;
}

bool is_over_menu(const ImGuiIO& io, const TextVisit& visit) {
  return visit.menu && ImRect(*visit.menu, visit.menu_end).Contains(io.MousePos);
}

void update(ImGuiContext& g, TextVisit& visit, const TextField& field, std::string& text,
            ImVec2 scroll) {
  const ImGuiID id = field.place.id;
  const bool disabled = (g.LastItemData.ItemFlags & ImGuiItemFlags_Disabled) != 0;
  ImRect reach = field.place.box;
  if (field.place.scrolls()) reach.Max.x = field.place.bar.Min.x;
  const bool over_menu = g.ActiveId == visit.id && is_over_menu(g.IO, visit);
  const bool hovered = !over_menu && ImGui::ItemHoverable(reach, id, g.LastItemData.ItemFlags);
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (hovered && field.place.scrolls()) ImGui::SetKeyOwner(ImGuiKey_MouseWheelY, id);
  const Clicks clicks = {hovered && g.IO.MouseClicked[0], hovered && g.IO.MouseClicked[1]};
  const bool clicked = clicks.left || clicks.right;
  const bool by_key =
      g.NavActivateId == id && ((g.NavActivateFlags & ImGuiActivateFlags_PreferInput) ||
                                g.NavInputSource == ImGuiInputSource_Keyboard);
  if (g.ActiveId != id && !disabled && (clicked || by_key))
    begin_visit(g, visit, field, text, by_key);
  if (g.ActiveId != id) return;
  if (disabled || visit.id != id) return ImGui::ClearActiveID();

  const std::string before = text;
  const VisitEnd end = edit(g, visit, field, text, clicks, scroll);
  if (end == VisitEnd::Forgotten) {
    text = visit.edit.text = visit.original;
    move_caret(visit.edit, text.size(), false);
    g.ActiveIdHasBeenEditedBefore = false;
  } else if (text != before) {
    ImGui::MarkItemEdited(id);
  }
  const bool left = (g.IO.MouseClicked[0] || g.IO.MouseClicked[1]) && !clicked && !over_menu;
  if (end != VisitEnd::GoesOn || left) ImGui::ClearActiveID();
}

// In px, by the caret.
float scrolled_sideways(TextVisit& visit, const TextField& field, const ShownText& shown,
                        const TextLayout& layout) {
  const float visible = field.place.room.GetWidth() - 1;
  const float x = layout.x_of(0, shown.edit.caret);
  const float most = std::max(0.f, layout.x_of(0, shown.edit.text.size()) - visible);
  if (visit.follow) visit.scroll_x = std::clamp(visit.scroll_x, x - visible, x);
  return visit.scroll_x = std::clamp(visit.scroll_x, 0.f, most);
}

// In px, by the caret or the wheel.
float scrolled_down(ImGuiContext& g, const TextVisit* visit, const TextField& field,
                    const ShownText& shown, const TextLayout& layout, float scroll) {
  const TextPlace& place = field.place;
  const float visible = place.room.GetHeight();
  if (visit != nullptr && visit->follow) {
    const float top = static_cast<float>(layout.line_of(shown.edit)) * place.line_height;
    scroll = std::clamp(scroll, std::min(top, top + g.FontSize - visible), top);
  }
  if (place.scrolls() && g.HoveredId == place.id) scroll -= g.IO.MouseWheel * 3 * place.line_height;
  const float most = field.height_of(layout.line_count()) - visible;
  return std::clamp(scroll, 0.f, std::max(0.f, most));
}

float draw_scroll_bar(ImGuiContext& g, const TextField& field, const TextLayout& layout,
                      float scroll) {
  const TextPlace& place = field.place;
  const ImGuiLastItemData last = g.LastItemData;  // the field, not its bar
  ImS64 position = static_cast<ImS64>(scroll);
  const bool moved = ImGui::ScrollbarEx(place.bar, ImHashStr("#scroll", 0, place.id), ImGuiAxis_Y,
                                        &position, static_cast<ImS64>(place.room.GetHeight()),
                                        static_cast<ImS64>(field.height_of(layout.line_count())));
  g.LastItemData = last;
  return moved ? static_cast<float>(position) : scroll;
}

}  // namespace

bool text_area(const char* label, std::string& text, const TextLook& look) {
  ImGuiContext& g = *ImGui::GetCurrentContext();
  ImGuiWindow* const window = ImGui::GetCurrentWindow();
  if (window->SkipItems) return false;
  const ImGuiID id = window->GetID(label);
  TextVisit& visit = text_visit(g);
  const auto shown_now = [&] {
    return shown_text(text, g.ActiveId == id ? &visit : nullptr, look.single_line);
  };
  const TextField field = measure(g, id, shown_now().edit.text, look);
  ImGui::ItemSize(field.place.box, g.Style.FramePadding.y);
  if (!ImGui::ItemAdd(field.place.box, id, &field.place.box, ImGuiItemFlags_Inputable))
    return false;

  const std::string before = text;
  if (mirror::typed_into_last_item(text)) mark_visited(g, id);
  ImVec2 scroll(look.single_line && g.ActiveId == id ? visit.scroll_x : 0,
                window->StateStorage.GetFloat(id));
  update(g, visit, field, text, scroll);

  const bool edited = g.ActiveId == id;
  const ShownText shown = shown_now();
  const TextLayout layout = field.layout_of(g, shown.edit.text);
  if (look.single_line) scroll.x = edited ? scrolled_sideways(visit, field, shown, layout) : 0;
  scroll.y = scrolled_down(g, edited ? &visit : nullptr, field, shown, layout, scroll.y);
  if (edited) visit.follow = !visit.preedit.empty();
  paint_text(field.place, shown, layout, look.hint, scroll, edited);
  if (field.place.scrolls()) scroll.y = draw_scroll_bar(g, field, layout, scroll.y);
  window->StateStorage.SetFloat(id, scroll.y);

  const char* const label_end = ImGui::FindRenderedTextEnd(label);
  mirror::say_last_item(
      {.role = Role::Textbox,
       .name = label_end == label ? look.hint : std::string_view(label, label_end),
       .value = text,
       .multi_line = !look.single_line});
  return text != before;
}

}  // namespace taizhang
