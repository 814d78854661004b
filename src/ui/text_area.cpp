#include "ui/text_area.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "ui/mirror.h"
#include "ui/text_edit.h"
#include "ui/text_layout.h"

namespace taizhang {
namespace {

constexpr float kNowhere = -1;

// The visit to the one field that is being edited, kept with the ImGui context.
struct Visit {
  ImGuiID id = 0;
  TextEdit edit;
  TextHistory history;
  std::string original;       // when the visit began
  float column_x = kNowhere;  // where Up and Down would like to be
  bool follow = false;        // scroll until the caret is seen
};

Visit& visit_of(ImGuiContext& g) {
  const ImGuiID owner = ImHashStr("taizhang::text_area");
  for (const ImGuiContextHook& hook : g.Hooks)
    if (hook.Owner == owner) return *static_cast<Visit*>(hook.UserData);
  ImGuiContextHook hook;
  hook.Type = ImGuiContextHookType_Shutdown;
  hook.Owner = owner;
  hook.UserData = std::make_unique<Visit>().release();
  hook.Callback = [](ImGuiContext*, ImGuiContextHook* ended) {
    std::unique_ptr<Visit>(static_cast<Visit*>(ended->UserData));
  };
  ImGui::AddContextHook(&g, &hook);
  return *static_cast<Visit*>(hook.UserData);
}

float width_of(void* context, char32_t c) {
  const auto& g = *static_cast<ImGuiContext*>(context);
  return g.FontBaked->GetCharAdvance(static_cast<ImWchar>(c)) * g.FontBakedScale;
}

// The caret goes to `offset` of line `index`, to be shown in that line.
void move_to_line(Visit& visit, const TextLayout& layout, size_t index, size_t offset,
                  bool selecting) {
  move_caret(visit.edit, offset, selecting);
  visit.edit.after_line = offset == layout.line(index).end && layout.is_broken_softly(index);
}

// Keys that the panel and ImGui's navigation shall not see while the field is edited.
void own_keys(ImGuiContext& g, ImGuiID id) {
  for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                             ImGuiKey_DownArrow, ImGuiKey_PageUp, ImGuiKey_PageDown, ImGuiKey_Home,
                             ImGuiKey_End, ImGuiKey_Delete, ImGuiKey_Backspace})
    ImGui::SetKeyOwner(key, id);
  if (!g.IO.KeyCtrl)
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_KeypadEnter}) ImGui::SetKeyOwner(key, id);
  for (const ImGuiDir direction : {ImGuiDir_Left, ImGuiDir_Right, ImGuiDir_Up, ImGuiDir_Down})
    g.ActiveIdUsingNavDirMask |= 1u << direction;
}

bool chord(ImGuiKeyChord keys, ImGuiID id) {
  return ImGui::Shortcut(keys, ImGuiInputFlags_Repeat, id);
}

// One key or chord a frame moves the caret or changes the text.
class Keyboard {
 public:
  Keyboard(ImGuiContext& g, Visit& visit, const TextLayout& layout, size_t page)
      : g_(g), visit_(visit), edit_(visit.edit), layout_(layout), page_(page) {}

  // False when the visit ends and its text is to be forgotten.
  bool handle() {
    const TextEdit before = edit_;
    const bool acted = move_sideways() || move_up_or_down() || erase() || break_line() ||
                       undo_or_redo() || use_clipboard() || select_all();
    if (acted) visit_.follow = true;
    if (edit_.text != before.text && step_) visit_.history.record(before, edit_, *step_);
    return !chord(ImGuiKey_Escape, visit_.id);
  }

 private:
  bool pressed(ImGuiKey key) const {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, visit_.id);
  }
  bool by_words() const { return g_.IO.ConfigMacOSXBehaviors ? g_.IO.KeyAlt : g_.IO.KeyCtrl; }
  bool has_selection() const { return edit_.caret != edit_.anchor; }
  bool selecting() const { return g_.IO.KeyShift; }
  void move(size_t to) {
    move_caret(edit_, to, selecting());
    visit_.column_x = kNowhere;
  }

  size_t left() const {
    return by_words() ? previous_word(edit_.text, edit_.caret)
                      : previous_character(edit_.text, edit_.caret);
  }
  size_t right() const {
    return by_words() ? next_word(edit_.text, edit_.caret)
                      : next_character(edit_.text, edit_.caret);
  }

  bool move_sideways() {
    const size_t line = layout_.line_of(edit_);
    const bool collapses = has_selection() && !selecting() && !by_words();
    if (pressed(ImGuiKey_LeftArrow)) {
      move(collapses ? selection_of(edit_).begin : left());
    } else if (pressed(ImGuiKey_RightArrow)) {
      move(collapses ? selection_of(edit_).end : right());
    } else if (pressed(ImGuiKey_Home)) {
      move(g_.IO.KeyCtrl ? 0 : layout_.line(line).begin);
    } else if (pressed(ImGuiKey_End)) {
      move(edit_.text.size());
      if (!g_.IO.KeyCtrl) move_to_line(visit_, layout_, line, layout_.line(line).end, selecting());
    } else {
      return false;
    }
    return true;
  }

  bool move_up_or_down() {
    if (pressed(ImGuiKey_UpArrow)) return move_by_lines(-1);
    if (pressed(ImGuiKey_DownArrow)) return move_by_lines(1);
    if (pressed(ImGuiKey_PageUp)) return move_by_lines(-static_cast<long>(page_));
    if (pressed(ImGuiKey_PageDown)) return move_by_lines(static_cast<long>(page_));
    return false;
  }
  // Beyond the first and the last line lie the text's ends.
  bool move_by_lines(long lines) {
    const size_t line = layout_.line_of(edit_);
    const long last = static_cast<long>(layout_.line_count()) - 1;
    const long to = static_cast<long>(line) + lines;
    const float x = visit_.column_x == kNowhere ? layout_.x_of(line, edit_.caret) : visit_.column_x;
    const size_t target = static_cast<size_t>(std::clamp(to, 0L, last));
    if (target == line) {
      move_caret(edit_, lines < 0 ? 0 : edit_.text.size(), selecting());
    } else {
      move_to_line(visit_, layout_, target, layout_.offset_at(target, x), selecting());
    }
    visit_.column_x = x;
    return true;
  }

  void replace(std::string_view by, TextHistory::Step step) {
    replace_selection(edit_, by);
    step_ = step;
    visit_.column_x = kNowhere;
  }

  bool erase() {
    const bool backward = pressed(ImGuiKey_Backspace);
    if (!backward && (!pressed(ImGuiKey_Delete) || selecting())) return false;
    erase_to(edit_, backward ? left() : right());
    step_ = TextHistory::Step::Erasing;
    visit_.column_x = kNowhere;
    return true;
  }

  bool break_line() {
    if (!pressed(ImGuiKey_Enter) && !pressed(ImGuiKey_KeypadEnter)) return false;
    replace("\n", TextHistory::Step::Other);
    return true;
  }

  bool undo_or_redo() {
    if (chord(ImGuiMod_Ctrl | ImGuiKey_Z, visit_.id)) return visit_.history.undo(edit_);
    const bool redo = chord(ImGuiMod_Ctrl | ImGuiKey_Y, visit_.id) ||
                      chord(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, visit_.id);
    return redo && visit_.history.redo(edit_);
  }

  bool use_clipboard() {
    const ImGuiID id = visit_.id;
    const bool cut =
        chord(ImGuiMod_Ctrl | ImGuiKey_X, id) || chord(ImGuiMod_Shift | ImGuiKey_Delete, id);
    const bool copy =
        chord(ImGuiMod_Ctrl | ImGuiKey_C, id) || chord(ImGuiMod_Ctrl | ImGuiKey_Insert, id);
    const bool paste =
        chord(ImGuiMod_Ctrl | ImGuiKey_V, id) || chord(ImGuiMod_Shift | ImGuiKey_Insert, id);
    if ((cut || copy) && has_selection()) ImGui::SetClipboardText(selected_text(edit_).c_str());
    if (cut && has_selection()) replace({}, TextHistory::Step::Other);
    if (paste)
      if (const char* text = ImGui::GetClipboardText())
        replace(without_controls(text), TextHistory::Step::Other);
    return cut || paste;
  }

  bool select_all() {
    if (!chord(ImGuiMod_Ctrl | ImGuiKey_A, visit_.id)) return false;
    edit_.anchor = 0;
    move_caret(edit_, edit_.text.size(), true);
    return false;  // nothing to scroll to
  }

  ImGuiContext& g_;
  Visit& visit_;
  TextEdit& edit_;
  const TextLayout& layout_;
  size_t page_;
  std::optional<TextHistory::Step> step_;
};

// What was typed since the last frame, by keyboard or input method.
std::string take_typed(ImGuiIO& io) {
  std::string typed;
  const bool is_shortcut = io.KeyCtrl && !io.KeyAlt;  // but AltGr is both
  for (const ImWchar c : io.InputQueueCharacters) {
    const bool is_key = c >= 0xE000 && c <= 0xF8FF;  // some systems send arrows this way
    if (!is_shortcut && !is_key && c != '\t' && c != '\n' && c != '\r') append_utf8(typed, c);
  }
  io.InputQueueCharacters.resize(0);
  return without_controls(typed);
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

void begin_visit(ImGuiContext& g, Visit& visit, ImGuiID id, const std::string& text) {
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
void take_over(Visit& visit, const std::string& text) {
  visit.edit.text = text;
  visit.history = {};
  move_caret(visit.edit, text.size(), false);
}

void use_mouse(ImGuiIO& io, Visit& visit, const Field& field, const TextLayout& layout,
               bool clicked, float scroll) {
  const bool dragged = io.MouseDown[0] && io.MouseClickedLastCount[0] == 1 &&
                       (io.MouseDelta.x != 0 || io.MouseDelta.y != 0);
  if (!clicked && !dragged) return;
  const ImVec2 at = io.MousePos - field.room.Min;
  const float row = std::max(0.f, (at.y + scroll) / field.line_height);
  const size_t line = std::min(static_cast<size_t>(row), layout.line_count() - 1);
  const size_t offset = layout.offset_at(line, at.x);
  visit.column_x = kNowhere;
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
bool edit(ImGuiContext& g, Visit& visit, const Field& field, std::string& text, bool clicked,
          float scroll) {
  if (visit.edit.text != text) take_over(visit, text);
  own_keys(g, field.id);
  g.ActiveIdAllowOverlap = !g.IO.MouseDown[0];
  use_mouse(g.IO, visit, field, layout_of(g, field, text), clicked, scroll);
  const std::string typed = take_typed(g.IO);
  if (g.ActiveIdIsJustActivated) return true;  // the key that began the visit is no input
  if (!typed.empty()) {
    const TextEdit before = visit.edit;
    replace_selection(visit.edit, typed);
    visit.history.record(before, visit.edit, TextHistory::Step::Typing);
    visit.column_x = kNowhere;
    visit.follow = true;
    text = visit.edit.text;
  }
  const TextLayout layout = layout_of(g, field, text);
  const size_t page = static_cast<size_t>(field.room.GetHeight() / field.line_height) + 1;
  const bool goes_on = Keyboard(g, visit, layout, page).handle();
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

void update(ImGuiContext& g, Visit& visit, const Field& field, std::string& text, float scroll) {
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

void update_scroll(ImGuiContext& g, Visit* visit, const Field& field, const TextLayout& layout,
                   float& scroll) {
  const float visible = field.room.GetHeight();
  const float content = field.height_of(layout.line_count());
  if (visit && visit->follow) {
    const float top = static_cast<float>(layout.line_of(visit->edit)) * field.line_height;
    scroll = std::clamp(scroll, top + g.FontSize - visible, top);
    visit->follow = false;
  }
  if (field.scrolls() && g.HoveredId == field.id) scroll -= g.IO.MouseWheel * 3 * field.line_height;
  scroll = std::clamp(scroll, 0.f, std::max(0.f, content - visible));
  if (!field.scrolls()) return;
  const ImGuiLastItemData last = g.LastItemData;  // the field, not its bar
  ImS64 position = static_cast<ImS64>(scroll);
  if (ImGui::ScrollbarEx(field.bar, ImHashStr("#scroll", 0, field.id), ImGuiAxis_Y, &position,
                         static_cast<ImS64>(visible), static_cast<ImS64>(content)))
    scroll = static_cast<float>(position);
  g.LastItemData = last;
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

void draw(ImGuiContext& g, const Visit* visit, const Field& field, const std::string& text,
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
  Visit& visit = visit_of(g);
  float scroll = window->StateStorage.GetFloat(field.id);
  update(g, visit, field, text, scroll);

  Visit* const current = g.ActiveId == field.id ? &visit : nullptr;
  const TextLayout layout = layout_of(g, field, text);
  draw(g, current, field, text, layout, hint, scroll);
  update_scroll(g, current, field, layout, scroll);
  window->StateStorage.SetFloat(field.id, scroll);

  const char* const label_end = ImGui::FindRenderedTextEnd(label);
  mirror::say_last_item({.role = Role::Textbox,
                         .name = label_end == label ? hint : std::string_view(label, label_end),
                         .value = text,
                         .multi_line = true});
  return text != before;
}

}  // namespace taizhang
