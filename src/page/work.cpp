#include <iterator>
#include <utility>

#include "page/page.h"

namespace taizhang {
namespace {

// Frames in which what takes long is shown before anything else.
constexpr int kFramesToSay = 4;
constexpr double kSlice = 0.045;  // seconds of a frame; it is drawn some twenty times a second
constexpr double kBesideFrame = 0.004;  // seconds: the frame has its own work to do
constexpr double kBetweenFrames = 0.008;
constexpr double kRest = 3;  // seconds in which nobody has done anything

void run_quietly(Intent intent) {
  Step step =
      update(std::move(page->state), std::move(intent), {platform::today(), platform::now()});
  page->state = std::move(step.state);
  carry_out(step.effects);
}

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

}  // namespace

void run(Intent intent) {
  run_quietly(std::move(intent));
  page->has_acted = true;
  page->at_rest_since = platform::seconds();
  platform::wake(2);
}

void run_or_begin(Intents intents) {
  for (size_t i = 0; i < intents.size() && !page->work; ++i) {
    page->work = LongWork::of(intents[i], page->state);
    page->work_frames = 0;
    if (page->work) {
      run(page->work->progress());
      page->late.insert(page->late.begin(),
                        std::move_iterator(intents.begin() + static_cast<ptrdiff_t>(i) + 1),
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
  while ((more = work.advance(page->state)) && platform::seconds() < end) {
  }
  if (more) return run(work.progress());
  Intent intent = work.finish(page->state);
  page->work.reset();
  run(std::move(intent));
  page->state.ready = {};
}

void take_asked(Intents asked) {
  if (!page->work) return run_or_begin(std::move(asked));
  for (const Intent& one : asked) {
    if (!one.get_if<GiveUp>()) continue;
    page->work.reset();
    run(one);
    return;
  }
}

void work_beside_frame() {
  go_on_with_search(page->has_acted ? 0 : kBesideFrame);
  go_on_with_compaction();
}

void work_between_frames() {
  go_on_with_search(kBetweenFrames);
  go_on_with_compaction();
}

}  // namespace taizhang
