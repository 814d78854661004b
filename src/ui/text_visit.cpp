#include "ui/text_visit.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

#include "imgui_internal.h"

namespace taizhang {
namespace {

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
  Keyboard(ImGuiContext& g, TextVisit& visit, const TextLayout& layout, size_t page)
      : g_(g), visit_(visit), edit_(visit.edit), layout_(layout), page_(page) {}

  // False when the visit ends and its text is to be forgotten.
  bool handle() {
    own_keys(g_, visit_.id);
    if (g_.ActiveIdIsJustActivated) return true;
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
    visit_.column_x = TextVisit::kNowhere;
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
    const float x =
        visit_.column_x == TextVisit::kNowhere ? layout_.x_of(line, edit_.caret) : visit_.column_x;
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
    visit_.column_x = TextVisit::kNowhere;
  }

  bool erase() {
    const bool backward = pressed(ImGuiKey_Backspace);
    if (!backward && (!pressed(ImGuiKey_Delete) || selecting())) return false;
    erase_to(edit_, backward ? left() : right());
    step_ = TextHistory::Step::Erasing;
    visit_.column_x = TextVisit::kNowhere;
    return true;
  }

  bool break_line() {
    const bool enter = pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter);
    if (!enter || g_.IO.KeyCtrl) return false;
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
  TextVisit& visit_;
  TextEdit& edit_;
  const TextLayout& layout_;
  size_t page_;
  std::optional<TextHistory::Step> step_;
};

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

}  // namespace

TextVisit& text_visit(ImGuiContext& context) {
  const ImGuiID owner = ImHashStr("taizhang::text_area");
  for (const ImGuiContextHook& hook : context.Hooks)
    if (hook.Owner == owner) return *static_cast<TextVisit*>(hook.UserData);
  ImGuiContextHook hook;
  hook.Type = ImGuiContextHookType_Shutdown;
  hook.Owner = owner;
  hook.UserData = std::make_unique<TextVisit>().release();
  hook.Callback = [](ImGuiContext*, ImGuiContextHook* ended) {
    std::unique_ptr<TextVisit>(static_cast<TextVisit*>(ended->UserData));
  };
  ImGui::AddContextHook(&context, &hook);
  return *static_cast<TextVisit*>(hook.UserData);
}

// The caret goes to `offset` of line `index`, to be shown in that line.
void move_to_line(TextVisit& visit, const TextLayout& layout, size_t index, size_t offset,
                  bool selecting) {
  move_caret(visit.edit, offset, selecting);
  visit.edit.after_line = offset == layout.line(index).end && layout.is_broken_softly(index);
}

void use_typed(TextVisit& visit) {
  const std::string typed = take_typed(ImGui::GetIO());
  if (typed.empty() || ImGui::GetCurrentContext()->ActiveIdIsJustActivated) return;
  const TextEdit before = visit.edit;
  replace_selection(visit.edit, typed);
  visit.history.record(before, visit.edit, TextHistory::Step::Typing);
  visit.column_x = TextVisit::kNowhere;
  visit.follow = true;
}

bool use_keys(TextVisit& visit, const TextLayout& layout, size_t page) {
  return Keyboard(*ImGui::GetCurrentContext(), visit, layout, page).handle();
}

}  // namespace taizhang
