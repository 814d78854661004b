#include <algorithm>
#include <cmath>
#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kHead = 76;  // title, issuer, date and number above the tasks
constexpr float kProblemHeader = 36;
constexpr float kProblemRow = 36;
constexpr float kSourceShare = 0.41f;

std::string file_of(const Preview& preview, const Ui& ui) {
  return preview.now.file_name.empty() ? ui[Text::preview_pasted] : preview.now.file_name;
}

// "厦门市… · 2019-09-12 · 厦城执〔2019〕1号": what is known of the notice, what is missing in
// words.
std::string head_line(const Notice& notice, const Ui& ui) {
  const std::string issuer = notice.issuer.empty() ? ui[Text::head_no_issuer] : notice.issuer;
  const std::string date = notice.date ? to_text(*notice.date) : ui[Text::head_no_date];
  const std::string doc = notice.doc_number.empty() ? ui[Text::head_no_number] : notice.doc_number;
  return issuer + "  ·  " + date + "  ·  " + doc;
}

void draw_head(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max) {
  const Notice& notice = preview.now.draft.notice;
  fill_rect(min, max, ui.color.bg1);
  const bool untitled = notice.title.empty();
  const std::string title = untitled ? ui[Text::head_no_title] : notice.title;
  const float edit = button_width(ui, ui[Text::head_edit], {.height = 28});
  const float room = max.x - min.x - 3 * space::k4 - edit;
  mirror::text(Role::Heading, title, min.x + space::k4, min.y + 12, room, type::kTitle, 2);
  draw_fitted(ui, {min.x + space::k4, min.y + 12}, room, title,
              untitled ? ui.color.late.text : ui.color.text1, type::kTitle, Weight::Bold);
  const std::string known = head_line(notice, ui);
  mirror::text(Role::Text, known, min.x + space::k4, min.y + 42, room, type::kBody);
  draw_fitted(ui, {min.x + space::k4, min.y + 42}, room, known, ui.color.text2);
  ImGui::SetCursorScreenPos({max.x - space::k4 - edit, min.y + 14});
  if (button(ui, "edit head", ui[Text::head_edit], {.height = 28})) open_head_form(preview, drafts);
  hairline({min.x, max.y - 1}, {max.x, max.y - 1}, ui.color.line1);
}

void draw_foot(const Preview& preview, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  hairline(min, {max.x, min.y}, ui.color.line1);
  const int kept = kept_tasks(preview), open = open_problems(preview);
  const ButtonLook primary{.kind = Kind::Primary, .enabled = kept > 0};
  float x = max.x - space::k4 - button_width(ui, ui[Text::create_register], primary);
  ImGui::SetCursorScreenPos({x, min.y + 12});
  if (button(ui, "create", ui[Text::create_register], primary)) out.push_back(CreateRegister{});
  x -= space::k2 + button_width(ui, ui[Text::back_word]);
  ImGui::SetCursorScreenPos({x, min.y + 12});
  if (button(ui, "back", ui[Text::back_word])) out.push_back(ShowStart{});

  const std::string words = open == 0 ? ui(Text::preview_foot_clear, {number(kept)})
                                      : ui(Text::preview_foot, {number(kept), number(open)});
  mirror::status(words, min.x + space::k4, min.y + 18, x - min.x - 2 * space::k4, type::kBody);
  draw_fitted(ui, {min.x + space::k4, min.y + 18}, x - min.x - 2 * space::k4, words,
              ui.color.text2);
}

void draw_top(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const Preview& preview = *state.preview;
  const float right = ImGui::GetIO().DisplaySize.x - space::k3;
  draw_brand(ui, ui[Text::read_title], file_of(preview, ui), out);
  draw_common_buttons(state, drafts, ui, right, out);
  float x =
      draw_undo_buttons(ui, right - 162, !preview.history.empty(), !preview.future.empty(), out);
  const ButtonLook quiet{.kind = Kind::Quiet, .height = 28};
  x -= space::k2 + button_width(ui, ui[Text::preview_other], quiet);
  ImGui::SetCursorScreenPos({x, 8});
  if (button(ui, "other", ui[Text::preview_other], quiet)) out.push_back(PickNotice{});
}

}  // namespace

void draw_preview(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const Preview& preview = *state.preview;
  // A form is of the notice it was opened on, whatever a dropped file or an undo puts in its place.
  if (drafts.source.source != preview.now.draft.source) {
    drafts.task_form.reset();
    drafts.head_form.reset();
    drafts.expand_form.reset();
  }
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  begin_top_bar();
  draw_top(state, drafts, ui, out);
  mirror::end();
  draw_strip(state, ui, {0, space::kTopBar}, screen.x, out);

  const float top = space::kTopBar + strip_height(state);
  begin_main({0, top}, screen);
  const float split = std::round(screen.x * kSourceShare);
  draw_source(preview, drafts, ui, {0, top}, {split, screen.y}, out);

  const float foot = screen.y - space::kActionBar;
  const int problems = open_problems(preview);
  const float wanted = kProblemHeader + kProblemRow * static_cast<float>(std::max(1, problems));
  const float share = std::round((foot - top - kHead) * 0.42f);
  const float problems_top = foot - std::min(wanted, std::max(share, kProblemHeader + kProblemRow));
  draw_head(preview, drafts, ui, {split + 1, top}, {screen.x, top + kHead});
  draw_draft_tasks(preview, drafts, ui, {split + 1, top + kHead}, {screen.x, problems_top}, out);
  draw_problems(preview, drafts, ui, {split + 1, problems_top}, {screen.x, foot}, out);
  draw_foot(preview, ui, {split + 1, foot}, screen, out);
  mirror::end();
  hairline({split, top}, {split, screen.y}, ui.color.line1);
  draw_draft_forms(preview, drafts, ui, out);
}

}  // namespace taizhang
