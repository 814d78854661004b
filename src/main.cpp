#include <emscripten.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "imgui.h"
#include "page/page.h"
#include "platform/mirror.h"
#include "ui/commands.h"

namespace taizhang {

Page* page = nullptr;

namespace {

// --- the mirror ----------------------------------------------------------------------------------

// It costs as much as the picture, so that what a key or a click did is drawn first and told in the
// frame after. Nobody reads it while everything moves: then it follows now and then, and once more
// as soon as no frame has come for a moment.
constexpr int kMoving = 6;           // frames
constexpr double kMirrorEvery[] = {  // seconds
    0.12, 0.5};                      // while frames follow on each other
constexpr double kMoment = 0.1;

void show_mirror() {
  const double now = platform::seconds();
  const bool follows = now - std::exchange(page->framed_at, now) < kMoment;
  page->mirror_waits = page->has_acted && !page->mirror_waits;
  if (page->mirror_waits) return platform::wake(1);
  const double wait = page->mirrored_at + kMirrorEvery[follows] - now;
  if (page->mirrored_frames >= kMoving && wait > 0)
    return platform::wake_after(std::min(wait, kMoment));
  const double begun = platform::seconds();
  const std::string news = page->mirror.tell();
  if (news.empty()) {
    page->mirrored_frames = 0;
    return;
  }
  platform::show_mirror(news, begun);
  page->mirrored_at = now;
  ++page->mirrored_frames;
}

// --- a frame -------------------------------------------------------------------------------------

bool wants_dark() {
  switch (page->state.settings.theme) {
    case Theme::System:
      return page->system.dark;
    case Theme::Light:
      return false;
    case Theme::Dark:
      return true;
  }
}

void follow_theme() {
  const bool dark = wants_dark();
  const bool strong = page->system.strong;
  if (page->themed && dark == page->dark && strong == page->strong) return;
  page->themed = true;
  page->dark = dark;
  page->strong = strong;
  apply_theme(palette(dark, strong));
  platform::set_page_theme(dark);
}

float row_height() {
  switch (page->state.settings.rows) {
    case RowHeight::Compact:
      return space::kRowCompact;
    case RowHeight::Comfortable:
      return space::kRowComfortable;
    case RowHeight::Automatic:
      return ImGui::GetIO().DisplaySize.y < space::kShortScreen ? space::kRowCompact
                                                                : space::kRowComfortable;
  }
}

// The name of the browser's tab.
void show_title() {
  std::string title(text(Text::app_name, page->state.settings.language));
  if (page->state.open) title = register_title(page->state.open->reg) + " - " + title;
  if (title == page->title) return;  // its end is another in another language
  platform::set_page(title, page->state.settings.language == Language::English);
  page->title = std::move(title);
}

// What only this page has: a notice's corrections, and text to be read as one.
bool has_unkept() {
  const AppState& state = page->state;
  return has_corrections(state) ||
         (state.screen == Screen::Paste && !page->drafts.paste.empty());
}

Intents draw_page() {
  page->mirror.begin_frame();
  if (std::optional<HelpDraft>& help = page->drafts.help) {
    help->sum = platform::page_sum();
    help->licenses = platform::licenses_address();
  }
  const Ui ui{palette(page->dark, page->strong),
              page->fonts.regular,
              page->fonts.bold,
              page->state.settings.language,
              platform::today(),
              row_height(),
              platform::seconds(),
              std::exchange(page->leaving, false)};
  return draw_screen(page->state, page->drafts, ui);
}

// Of the run of characters that a double click took, the word alone.
void narrow_to_word() {
  TextVisit& visit = visited_field();
  if (!visit.word_at) return;
  const size_t at = *std::exchange(visit.word_at, std::nullopt);
  const std::string run = selected_text(visit.edit);
  if (visit.id == 0 || at >= run.size()) return;
  const size_t begin = selection_of(visit.edit).begin;
  move_caret(visit.edit, begin + platform::word_edge(run, at, false), false);
  move_caret(visit.edit, begin + platform::word_edge(run, at, true), true);
  platform::wake(1);
}

// What is asked for in the frame is done before anybody sees it: the picture is that of what a key
// or a click has made, not of what was before.
void draw_what_follows(Intents asked) {
  if (!asked.empty()) {
    take_asked(std::move(asked));
    follow_theme();
    platform::restart_frame();
    asked = draw_page();
  }
  platform::end_frame();
  show_mirror();
  take_asked(std::move(asked));
}

void frame() {
  page->has_acted = false;
  Intents intents = std::exchange(page->late, {});
  const AppState& state = page->state;
  if (!page->work && is_collecting(state) && !state.collection->waiting.empty())
    intents.insert(intents.begin(), ReadNextReturn{});
  take_answers(intents);
  if (page->work) {
    page->late = std::move(intents);
    go_on_with_work();
  } else {
    run_or_begin(std::move(intents));
  }

  follow_theme();
  platform::set_scale(page->state.settings.scale);
  platform::begin_frame();
  platform::take_tables(page->state.screen == Screen::Register);
  draw_what_follows(draw_page());
  if (std::string wanted = std::exchange(page->wanted, {}); !wanted.empty())
    run(WriterWantedIntent{std::move(wanted)});
  show_title();
  platform::ask_before_leaving(has_unkept());
  narrow_to_word();
  work_beside_frame();
  if (std::exchange(visited_field().wants_paste, false)) platform::ask_for_paste();
  if (const double seconds = next_change(page->state, page->drafts, platform::seconds());
      seconds > 0)
    platform::wake_after(seconds);
}

}  // namespace
}  // namespace taizhang

// Asked for keys that mean something to the browser too.
extern "C" EMSCRIPTEN_KEEPALIVE int taizhang_takes_key(int chord) {
  return taizhang::takes_key(taizhang::page->state, chord);
}

int main() {
  using namespace taizhang;
  if (!platform::open_window()) return 1;
  page = new Page;
  page->fonts = platform::load_fonts();
  page->mirror.attach(ImGui::GetCurrentContext());
  page->system = platform::system_theme();
  ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  page->state = first_state(decode_settings(platform::read_setting("settings")),
                            IdSource(platform::random_bits(), platform::random_bits()));
  page->state.header_notes = decode_notes(platform::read_setting("headers"));
  platform::store_list();
  platform::run(frame, work_between_frames);
}
