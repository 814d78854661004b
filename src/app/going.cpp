#include <utility>

#include "app/steps.h"

namespace taizhang {

void show_strip(Scene scene, Message message, bool is_error) {
  scene.state.strip = Strip{std::move(message), is_error};
}

void show_toast(Scene scene, Message message, bool can_undo) {
  scene.state.toast = Toast{std::move(message), can_undo, ++scene.state.toasts};
}

Author author_of(const AppState& state, const Clock& clock) {
  const bool is_packet = state.open && !state.open->scope().empty();
  return {state.settings.author, is_packet ? state.open->scope() : state.settings.department,
          clock.now};
}

std::string fresh_nonce(AppState& state) {
  const bool is_packet = state.open && !state.open->scope().empty();
  return (is_packet ? round_mark(state.open->reg) : std::string()) + state.ids.next_nonce();
}

// One that was corrected stays until a register opens: undo leads back to it.
void leave_preview(Scene scene) {
  std::optional<Preview>& preview = scene.state.preview;
  if (scene.state.screen != Screen::Preview || !preview) return;
  if (!is_corrected(*preview)) return preview.reset();
  show_toast(scene, {Text::toast_draft_left, {}}, true);
}

void act(Scene scene, const ShowStart&) {
  leave_preview(scene);
  scene.state.strip.reset();
  scene.state.screen = Screen::Start;
}

void act(Scene scene, const ShowPaste&) {
  scene.state.strip.reset();
  scene.state.screen = Screen::Paste;
}

void act(Scene scene, const PickNotice&) {
  scene.effects.push_back(ChooseFile{".txt,.text,.docx,.xlsx,.csv,.tsv"});
}

void act(Scene scene, const PickSheet&) { scene.effects.push_back(ChooseFile{".xlsx,.csv,.tsv"}); }

void act(Scene scene, const PickSnapshot&) { scene.effects.push_back(ChooseFile{".json"}); }

void act(Scene scene, const CloseRegister&) {
  if (scene.state.open) scene.state.departments = scene.state.open->departments;
  scene.state.open.reset();
  scene.state.issuing.reset();
  scene.state.collection.reset();
  scene.state.strip.reset();
  scene.state.toast.reset();
  leave_preview(scene);
  scene.state.screen = Screen::Start;
  scene.effects.push_back(ReleaseDocument{});
  scene.effects.push_back(RememberSetting{"last", ""});
  scene.effects.push_back(ListDocuments{});
}

void act(Scene scene, const ChangeSettings& intent) {
  scene.state.settings = intent.settings;
  scene.effects.push_back(RememberSetting{"settings", encode_settings(intent.settings)});
}

void act(Scene scene, const OpenLink& intent) {
  if (is_safe_url(intent.url)) {
    scene.effects.push_back(FollowLink{intent.url});
  } else {
    show_strip(scene, message_of(Error{ErrorCode::BadLink, {intent.url}}));
  }
}

void act(Scene scene, const DismissToast& intent) {
  if (scene.state.toast && scene.state.toast->serial == intent.serial) scene.state.toast.reset();
}

void act(Scene scene, const DismissStrip&) { scene.state.strip.reset(); }

}  // namespace taizhang
