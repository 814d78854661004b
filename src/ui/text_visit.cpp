#include "ui/text_visit.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string_view>

#include "imgui_internal.h"

namespace taizhang {
namespace {

// Keys that the panel and ImGui's navigation shall not see while the field is edited.
void own_keys(ImGuiContext& g, const TextVisit& visit) {
  for (const ImGuiKey key : {ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                             ImGuiKey_DownArrow, ImGuiKey_Home, ImGuiKey_End, ImGuiKey_PageUp,
                             ImGuiKey_PageDown, ImGuiKey_Delete, ImGuiKey_Backspace, ImGuiKey_Menu})
    ImGui::SetKeyOwner(key, visit.id);
  if (!g.IO.KeyCtrl)
    for (const ImGuiKey key : {ImGuiKey_Enter, ImGuiKey_KeypadEnter})
      ImGui::SetKeyOwner(key, visit.id);
  for (const ImGuiDir direction : {ImGuiDir_Left, ImGuiDir_Right, ImGuiDir_Up, ImGuiDir_Down})
    g.ActiveIdUsingNavDirMask |= 1u << direction;
}

bool chord(ImGuiKeyChord keys, ImGuiID id) {
  return ImGui::Shortcut(keys, ImGuiInputFlags_Repeat, id);
}

// Ready for a field: without control characters, in a single line without newlines.
std::string fit_for(const TextVisit& visit, std::string_view text) {
  std::string clean = without_controls(text);
  if (!visit.single_line) return clean;
  while (clean.ends_with('\n')) clean.pop_back();
  return replace_all(std::move(clean), "\n", " ");
}

// Puts `by` in the selection's place. Where it has no room nothing changes and the visit says so:
// half a text would be worse than none.
void insert(TextVisit& visit, std::string_view by, TextHistory::Step step) {
  const size_t now = count_code_points(visit.edit.text);
  const size_t added = count_code_points(by);
  const size_t then = now - count_code_points(selected_text(visit.edit)) + added;
  visit.refusal.reset();
  if (then > std::max(now, visit.limit)) {
    visit.refusal = {TextRefusal::Why::TooLong, added};
    return;
  }
  const TextEdit before = visit.edit;
  replace_selection(visit.edit, by);
  if (visit.edit.text != before.text) visit.history.record(before, visit.edit, step);
  visit.column_x = TextVisit::kNowhere;
  visit.follow = true;
}

bool has_selection(const TextEdit& edit) { return edit.caret != edit.anchor; }

std::optional<TextAction> action_of_keys(ImGuiID id) {
  struct Keys {
    ImGuiKeyChord chord;
    TextAction action;
  };
  constexpr Keys kKeys[] = {
      {ImGuiMod_Ctrl | ImGuiKey_Z, TextAction::Undo},
      {ImGuiMod_Ctrl | ImGuiKey_Y, TextAction::Redo},
      {ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z, TextAction::Redo},
      {ImGuiMod_Ctrl | ImGuiKey_X, TextAction::Cut},
      {ImGuiMod_Shift | ImGuiKey_Delete, TextAction::Cut},
      {ImGuiMod_Ctrl | ImGuiKey_C, TextAction::Copy},
      {ImGuiMod_Ctrl | ImGuiKey_Insert, TextAction::Copy},
      {ImGuiMod_Ctrl | ImGuiKey_V, TextAction::Paste},
      {ImGuiMod_Shift | ImGuiKey_Insert, TextAction::Paste},
      {ImGuiMod_Ctrl | ImGuiKey_A, TextAction::SelectAll},
  };
  std::optional<TextAction> asked;
  for (const Keys& keys : kKeys)  // every one is claimed, pressed or not
    if (chord(keys.chord, id)) asked = keys.action;
  return asked;
}

// One key or chord a frame moves the caret or changes the text.
class Keyboard {
 public:
  Keyboard(ImGuiContext& g, TextVisit& visit, const TextLayout& layout, size_t page)
      : g_(g), visit_(visit), edit_(visit.edit), layout_(layout), page_(page) {}

  VisitEnd handle() {
    own_keys(g_, visit_);
    const std::optional<TextAction> action = action_of_keys(visit_.id);
    const bool escape = chord(ImGuiKey_Escape, visit_.id);
    if (g_.ActiveIdIsJustActivated) return VisitEnd::GoesOn;
    if (escape) return VisitEnd::Forgotten;
    if (action) {
      act(visit_, *action);
    } else if (pressed_enter()) {
      if (visit_.single_line) return VisitEnd::Kept;
      insert(visit_, "\n", TextHistory::Step::Other);
    } else if (move_sideways() || move_up_or_down() || erase()) {
      visit_.follow = true;
    }
    return VisitEnd::GoesOn;
  }

 private:
  bool pressed(ImGuiKey key) const {
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, visit_.id);
  }
  bool by_words() const { return g_.IO.ConfigMacOSXBehaviors ? g_.IO.KeyAlt : g_.IO.KeyCtrl; }
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
    const bool collapses = has_selection(edit_) && !selecting() && !by_words();
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

  bool erase() {
    const bool backward = pressed(ImGuiKey_Backspace);
    if (!backward && (!pressed(ImGuiKey_Delete) || selecting())) return false;
    const TextEdit before = edit_;
    erase_to(edit_, backward ? left() : right());
    if (edit_.text != before.text) visit_.history.record(before, edit_, TextHistory::Step::Erasing);
    visit_.column_x = TextVisit::kNowhere;
    visit_.refusal.reset();
    return true;
  }

  bool pressed_enter() const {
    return (pressed(ImGuiKey_Enter) || pressed(ImGuiKey_KeypadEnter)) && !g_.IO.KeyCtrl;
  }

  ImGuiContext& g_;
  TextVisit& visit_;
  TextEdit& edit_;
  const TextLayout& layout_;
  size_t page_;
};

// Whatever the modifiers are: that a key was pressed with Ctrl and types nothing is the browser's
// to know, and a Ctrl whose release an input method took must not eat what it commits.
std::string take_typed(ImGuiIO& io) {
  std::string typed;
  for (const ImWchar c : io.InputQueueCharacters) {
    const bool is_key = c >= 0xE000 && c <= 0xF8FF;  // some systems send arrows this way
    if (!is_key) append_utf8(typed, c);
  }
  io.InputQueueCharacters.resize(0);
  return typed;
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

void move_to_line(TextVisit& visit, const TextLayout& layout, size_t index, size_t offset,
                  bool selecting) {
  move_caret(visit.edit, offset, selecting);
  visit.edit.after_line = offset == layout.line(index).end && layout.is_broken_softly(index);
}

bool can(const TextVisit& visit, TextAction action) {
  switch (action) {
    case TextAction::Undo:
      return visit.history.can_undo();
    case TextAction::Redo:
      return visit.history.can_redo();
    case TextAction::Cut:
    case TextAction::Copy:
      return has_selection(visit.edit);
    case TextAction::Paste:
      return true;
    case TextAction::SelectAll:
      return !visit.edit.text.empty();
  }
}

void act(TextVisit& visit, TextAction action) {
  if (!can(visit, action)) return;
  visit.refusal.reset();
  visit.follow = action != TextAction::SelectAll && action != TextAction::Copy;
  visit.column_x = TextVisit::kNowhere;
  switch (action) {
    case TextAction::Undo:
      visit.history.undo(visit.edit);
      break;
    case TextAction::Redo:
      visit.history.redo(visit.edit);
      break;
    case TextAction::Cut:
      ImGui::SetClipboardText(selected_text(visit.edit).c_str());
      insert(visit, {}, TextHistory::Step::Other);
      break;
    case TextAction::Copy:
      ImGui::SetClipboardText(selected_text(visit.edit).c_str());
      break;
    case TextAction::Paste:
      if (const char* clipboard = ImGui::GetClipboardText())
        if (const std::string text = fit_for(visit, clipboard); !text.empty())
          insert(visit, text, TextHistory::Step::Other);
      break;
    case TextAction::SelectAll:
      visit.edit.anchor = 0;
      move_caret(visit.edit, visit.edit.text.size(), true);
      break;
  }
}

bool use_typed(TextVisit& visit) {
  const std::string typed = fit_for(visit, take_typed(ImGui::GetIO()));
  if (typed.empty() || ImGui::GetCurrentContext()->ActiveIdIsJustActivated) return false;
  insert(visit, typed, TextHistory::Step::Typing);
  return true;
}

VisitEnd use_keys(TextVisit& visit, const TextLayout& layout, size_t page) {
  return Keyboard(*ImGui::GetCurrentContext(), visit, layout, page).handle();
}

}  // namespace taizhang
