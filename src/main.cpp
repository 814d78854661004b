#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/compaction.h"
#include "app/long_work.h"
#include "app/update.h"
#include "imgui.h"
#include "platform/glyphs.h"
#include "platform/mirror.h"
#include "platform/platform.h"
#include "ui/mirror.h"
#include "ui/screen.h"
#include "ui/text_visit.h"

namespace taizhang {
namespace {

// Everything that lives as long as the page. `run` takes a plain function, so it is reached from
// here.
struct Page {
  AppState state;
  Drafts drafts;
  Mirror mirror;
  platform::Fonts fonts;
  double mirrored_at = 0;   // seconds
  double framed_at = 0;     // likewise: when the mirror was last thought of
  int mirrored_frames = 0;  // one after another in which it was another than before
  std::string title;
  bool dark = false;
  bool themed = false;
  platform::SystemTheme system;
  bool strong = false;        // as the style was last set
  bool leaving = false;       // in this frame
  bool has_acted = false;     // likewise: something was asked for and done
  bool mirror_waits = false;  // for the frame after this one
  std::unique_ptr<LongWork> work;
  int work_frames = 0;  // in which it has been shown
  Intents late;         // wait until it is done
  std::string wanted;   // the document that another window wants to write
  std::optional<Compaction> compaction;
  double at_rest_since = 0;  // seconds; when the last intent was acted on
};

Page* page = nullptr;

// --- the platform's answers as intents -----------------------------------------------------------

void take(platform::FileOpened& file, Intents& out) {
  out.push_back(ReceiveFile{std::move(file.name), std::move(file.bytes)});
}

void take(const platform::FileFailed& file, Intents& out) {
  out.push_back(FileUnreadable{file.name});
}

void take(const platform::TextPasted& pasted, Intents& out) {
  if (page->state.screen == Screen::Start || page->state.screen == Screen::Paste)
    out.push_back(ReadNotice{"", pasted.text});
  else if (page->state.screen == Screen::Register)
    out.push_back(ReceiveTable{pasted.text});
}

TextVisit& visited_field() { return text_visit(*ImGui::GetCurrentContext()); }

void take(const platform::TextComposed& composed, Intents&) {
  visited_field().preedit = {composed.before, composed.after};
}

void take(const platform::ClipboardClosed&, Intents&) {
  visited_field().refusal = {TextRefusal::Why::ClipboardClosed};
}

void take(const platform::Copied& copied, Intents& out) {
  out.push_back(CopiedIntent{copied.is_done});
}

void take(const platform::SystemThemeChanged& theme, Intents&) { page->system = theme.theme; }

void take(const platform::PageHidden&, Intents&) { page->leaving = true; }

void take(const platform::PrintWanted&, Intents& out) {
  if (page->state.screen == Screen::Register) out.push_back(ShowTableView{});
}

void take(const platform::StoreListed& list, Intents& out) {
  StoreListedIntent intent;
  for (const platform::StoredDocument& one : list.documents) {
    (one.is_trashed ? intent.trashed : intent.recents)
        .push_back(recent_of(one.key, one.revision, one.meta));
  }
  intent.last_file = platform::read_setting("last_file");
  intent.last_key = platform::read_setting("last");
  intent.was_cleared = list.was_cleared;
  out.push_back(std::move(intent));
}

void take(platform::DocumentLoaded& document, Intents& out) {
  out.push_back(StoreLoadedIntent{std::move(document.key), document.revision,
                                  std::move(document.bytes), std::move(document.previous_bytes),
                                  std::move(document.previous_journal),
                                  std::move(document.journal)});
}

void take(const platform::DocumentMissing& missing, Intents& out) {
  out.push_back(StoreMissingIntent{missing.key});
}

void take(const platform::DocumentSaved& saved, Intents& out) {
  out.push_back(StoreSavedIntent{saved.key, saved.revision});
}

void take(const platform::DocumentDeleted&, Intents&) {}

StoreFailedIntent::Why why(platform::StoreFailed::Why reason) {
  switch (reason) {
    case platform::StoreFailed::Why::Unavailable:
      return StoreFailedIntent::Why::Unavailable;
    case platform::StoreFailed::Why::QuotaExceeded:
      return StoreFailedIntent::Why::QuotaExceeded;
    case platform::StoreFailed::Why::RevisionConflict:
      return StoreFailedIntent::Why::RevisionConflict;
    case platform::StoreFailed::Why::Aborted:
      return StoreFailedIntent::Why::Aborted;
  }
}

void take(const platform::StoreFailed& failed, Intents& out) {
  out.push_back(StoreFailedIntent{why(failed.why), failed.key, failed.message, failed.revision});
}

void take(const platform::StoreWaits&, Intents& out) { out.push_back(RetryStore{}); }

void take(const platform::StoreNewer&, Intents& out) { out.push_back(StoreNewerIntent{}); }

void take(const platform::WriterChanged& changed, Intents& out) {
  out.push_back(WriterChangedIntent{changed.key, changed.is_here});
}

// What is being typed is taken in first.
void take(const platform::WriterWanted& wanted, Intents&) {
  page->leaving = true;
  page->wanted = wanted.key;
}

void take(const platform::StoreChanged& changed, Intents& out) {
  out.push_back(StoreChangedIntent{changed.key});
}

void take(const platform::NewerLoaded& newer, Intents& out) {
  out.push_back(NewerLoadedIntent{newer.key, newer.revision, newer.bytes, newer.journal});
}

FiledIntent::Outcome outcome(platform::FileSaved::Outcome saved) {
  switch (saved) {
    case platform::FileSaved::Outcome::Written:
      return FiledIntent::Outcome::Written;
    case platform::FileSaved::Outcome::GivenUp:
      return FiledIntent::Outcome::GivenUp;
    case platform::FileSaved::Outcome::Failed:
      return FiledIntent::Outcome::Failed;
  }
}

void take(const platform::FileSaved& saved, Intents& out) {
  out.push_back(FiledIntent{saved.key, saved.name, outcome(saved.outcome)});
}

void take(const platform::FolderChanged& folder, Intents& out) {
  using Outcome = platform::FolderChanged::Outcome;
  out.push_back(FolderIntent{folder.key, folder.name, folder.outcome != Outcome::Open,
                             folder.outcome == Outcome::Failed});
}

void take(const platform::BackupsListed& list, Intents& out) {
  BackupsListedIntent intent{list.shelf, {}, list.has_failed};
  for (const platform::ListedBackup& one : list.backups)
    intent.backups.push_back(
        {one.id, backup_reason(one.why), one.made, recent_of("", 0, one.meta).tasks, one.bytes});
  out.push_back(std::move(intent));
}

void take(const platform::BackupLoaded& backup, Intents& out) {
  out.push_back(StoredBackupIntent{backup.id, static_cast<BackupUse>(backup.use), backup.bytes,
                                   backup.journal});
}

void take(const platform::PacketsFound& found, Intents& out) {
  out.push_back(PacketsFoundIntent{found.shelf, found.packets});
}

void take(const platform::MirrorPressed& pressed, Intents&) { page->mirror.press(pressed.id); }

void take(const platform::MirrorTyped& typed, Intents&) { page->mirror.type(typed.id, typed.text); }

// --- effects to the platform ---------------------------------------------------------------------

void carry_out(const ChooseFile& effect) { platform::choose_file(effect.accept, effect.several); }
void carry_out(const Download& effect) {
  platform::download(effect.name, effect.bytes, effect.type);
}
void carry_out(const ListDocuments&) { platform::store_list(); }
void carry_out(const LoadDocument& effect) { platform::store_load(effect.key); }
void carry_out(const SaveDocument& effect) {
  platform::store_save(effect.key, effect.expected, effect.bytes, effect.meta);
}
void carry_out(const AppendJournal& effect) {
  platform::store_append(effect.key, effect.expected, effect.entry, effect.meta);
}
void carry_out(const DescribeDocument& effect) {
  platform::store_describe(effect.key, effect.meta);
}
void carry_out(const TrashDocument& effect) {
  platform::store_trash(effect.key, effect.is_trashed);
}
void carry_out(const ClaimDocument& effect) {
  platform::store_claim(effect.key, effect.from_other);
}
void carry_out(const ReleaseDocument&) { platform::store_release(); }
void carry_out(const LoadNewer& effect) { platform::store_load_newer(effect.key, effect.since); }
void carry_out(const DownloadPage& effect) { platform::download_page(effect.name, effect.bytes); }
void carry_out(const SaveToFile& effect) {
  platform::save_to_file(effect.key, effect.name, effect.bytes);
}
void carry_out(const FindFolder& effect) { platform::find_folder(effect.key); }
void carry_out(const ChooseFolder& effect) { platform::choose_folder(effect.key); }
void carry_out(const OpenFolder& effect) { platform::open_folder(effect.key); }
void carry_out(const ForgetFolder& effect) { platform::forget_folder(effect.key); }
void carry_out(const SaveToFolder& effect) {
  platform::save_to_folder(effect.key, effect.name, effect.bytes);
}
void carry_out(const DeleteDocument& effect) { platform::store_delete(effect.key); }
void carry_out(const BackUp& effect) {
  platform::store_back_up(effect.shelf, effect.key, effect.why);
}
void carry_out(const ListBackups& effect) { platform::store_list_backups(effect.shelf); }
void carry_out(const LoadBackup& effect) {
  platform::store_load_backup(effect.id, static_cast<uint32_t>(effect.use));
}
void carry_out(const KeepPacket& effect) {
  platform::store_keep_packet(effect.shelf, effect.baseline, effect.department, effect.bytes);
}
void carry_out(const FindPackets& effect) {
  platform::store_find_packets(effect.shelf, effect.baseline, effect.department);
}
void carry_out(const PutBack& effect) { platform::store_restore_backup(effect.id); }
void carry_out(const CopyTable& effect) { platform::copy_table(effect.text, effect.html); }
void carry_out(const CopyText& effect) { platform::copy_table(effect.text, ""); }
void carry_out(const ShowDocument& effect) {
  platform::show_paper(effect.title, effect.print, effect.back, effect.lines);
}
void carry_out(const FollowLink& effect) { platform::open_link(effect.url); }
void carry_out(const RememberSetting& effect) {
  platform::write_setting(effect.name, effect.value);
}
void carry_out(const Prewarm& effect) { platform::prewarm(effect.text); }

void run_quietly(Intent intent) {
  Step step =
      update(std::move(page->state), std::move(intent), {platform::today(), platform::now()});
  page->state = std::move(step.state);
  for (const Effect& effect : step.effects) effect.visit([](const auto& one) { carry_out(one); });
}

void run(Intent intent) {
  run_quietly(std::move(intent));
  page->has_acted = true;
  page->at_rest_since = platform::seconds();
  platform::wake(2);
}

// Frames in which what takes long is shown before anything else.
constexpr int kFramesToSay = 4;
constexpr double kSlice = 0.045;  // seconds of a frame; it is drawn some twenty times a second

// Goes on with what takes long; does all of `intents`, or up to the first that does.
void run_or_begin(Intents intents) {
  for (size_t i = 0; i < intents.size() && !page->work; ++i) {
    page->work = LongWork::of(intents[i], page->state);
    page->work_frames = 0;
    if (page->work) {
      run(page->work->progress());
      page->late.assign(std::move_iterator(intents.begin() + static_cast<ptrdiff_t>(i) + 1),
                        std::move_iterator(intents.end()));
    } else {
      run(std::move(intents[i]));
    }
  }
}

void go_on_with_work() {
  LongWork& work = *page->work;
  if (++page->work_frames < kFramesToSay) return run(work.progress());
  const double end = platform::seconds() + kSlice;
  bool more = true;
  while ((more = work.advance()) && platform::seconds() < end) {
  }
  if (more) return run(work.progress());
  Intent intent = work.finish(page->state);
  page->work.reset();
  run(std::move(intent));
  page->state.ready = {};
}

// Of what takes long, one can only ask that it stops.
void take_asked(Intents asked) {
  if (!page->work) return run_or_begin(std::move(asked));
  for (const Intent& one : asked) {
    if (!one.get_if<GiveUp>()) continue;
    page->work.reset();
    run(one);
    return;
  }
}

// --- the open register written whole, when there is time for it ----------------------------------

constexpr double kRest = 3;  // seconds in which nobody has done anything

void go_on_with_compaction() {
  if (!page->state.open || page->work) return page->compaction.reset();
  const OpenRegister& open = *page->state.open;
  if (page->compaction && !page->compaction->is_of(open)) page->compaction.reset();
  if (!wants_document(open) && !wants_folder(open)) return;
  const double rest = page->at_rest_since + kRest - platform::seconds();
  if (rest > 0) return platform::wake_after(rest);
  if (!page->compaction) page->compaction.emplace(open);
  const double end = platform::seconds() + kSlice;
  bool more = true;
  while ((more = page->compaction->advance()) && platform::seconds() < end) {
  }
  if (more) return platform::wake_for_work();
  Intent whole = page->compaction->finish();
  page->compaction.reset();
  run(std::move(whole));
}

// --- searching, in pieces ------------------------------------------------------------------------

void go_on_with_search(double slice) {
  const auto is_left = [] {
    return page->state.open && !page->work && has_search_work(*page->state.open);
  };
  if (!is_left()) return;
  const auto is_shown = [] { return page->state.open->searching.is_marked; };
  const bool was_shown = is_shown();
  const double end = platform::seconds() + slice;
  while (is_left() && is_shown() == was_shown && platform::seconds() < end)
    run_quietly(GoOnSearching{});
  if (!is_left() || is_shown() != was_shown) platform::wake(2);
  if (is_left()) platform::wake_for_work();
}

// --- what needs no picture -----------------------------------------------------------------------

constexpr double kBesideFrame = 0.004;  // seconds: the frame has its own work to do
constexpr double kBetweenFrames = 0.008;

void work() {
  go_on_with_search(kBetweenFrames);
  go_on_with_compaction();
}

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
  if (title == page->title) return;
  platform::set_page_title(title);
  page->title = std::move(title);
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
  const auto& collection = page->state.collection;
  if (!page->work && collection && !collection->waiting.empty())
    intents.insert(intents.begin(), ReadNextReturn{});
  for (platform::Event& event : platform::take_events())
    std::visit([&](auto& one) { take(one, intents); }, event);
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
  go_on_with_search(page->has_acted ? 0 : kBesideFrame);
  go_on_with_compaction();
  if (std::exchange(visited_field().wants_paste, false)) platform::ask_for_paste();
  if (const double seconds = next_change(page->state, page->drafts, platform::seconds());
      seconds > 0)
    platform::wake_after(seconds);
}

}  // namespace
}  // namespace taizhang

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
  platform::run(frame, work);
}
