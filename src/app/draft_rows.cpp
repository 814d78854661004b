#include <algorithm>
#include <string>
#include <vector>

#include "app/state.h"

namespace taizhang {
namespace {

// One open heading of the path we are in, with how many children it has numbered so far.
struct Level {
  std::string heading;
  std::string number;
  size_t row = 0;
  int children = 0;
};

std::string numbered(const std::vector<Level>& levels, int child) {
  const std::string& above = levels.back().number;
  return above.empty() ? number(child) : above + "." + number(child);
}

bool is_left_out(const NoticeDraft& draft, size_t task) {
  return task < draft.left_out.size() && draft.left_out[task];
}

}  // namespace

void refresh(Preview& preview) {
  const NoticeDraft& draft = preview.now.draft;
  std::vector<DraftRow>& rows = preview.rows;
  rows.clear();
  std::vector<Level> levels(1);  // levels[0] is the notice itself
  for (size_t i = 0; i < draft.notice.tasks.size(); ++i) {
    const NoticeTask& task = draft.notice.tasks[i];
    size_t same = 0;
    while (same < task.path.size() && same + 1 < levels.size() &&
           levels[same + 1].heading == task.path[same])
      ++same;
    levels.resize(same + 1);
    for (size_t depth = same; depth < task.path.size(); ++depth) {
      const std::string at = numbered(levels, ++levels.back().children);
      rows.push_back({std::nullopt, static_cast<int>(depth), task.path[depth], at, 0});
      levels.push_back({task.path[depth], at, rows.size() - 1, 0});
    }
    if (!is_left_out(draft, i))
      for (size_t depth = 1; depth < levels.size(); ++depth) ++rows[levels[depth].row].tasks;
    const std::string at = numbered(levels, ++levels.back().children);
    rows.push_back({i, static_cast<int>(task.path.size()), {}, at, 0});
  }
}

int kept_tasks(const Preview& preview) {
  const NoticeDraft& draft = preview.now.draft;
  int kept = 0;
  for (size_t i = 0; i < draft.notice.tasks.size(); ++i) kept += is_left_out(draft, i) ? 0 : 1;
  return kept;
}

int open_problems(const Preview& preview) {
  const std::vector<bool>& settled = preview.now.settled;
  return static_cast<int>(std::ranges::count(settled, false));
}

bool is_corrected(const Preview& preview) {
  const PreviewDraft* after = &preview.now;
  for (size_t i = preview.history.size(); i-- > 0; after = &preview.history[i]) {
    const PreviewDraft& before = preview.history[i];
    if (before.draft.source == after->draft.source &&
        (before.draft != after->draft || before.settled != after->settled))
      return true;
  }
  return false;
}

bool has_corrections(const AppState& state) {
  const bool is_offered = state.toast && state.toast->message.text == Text::toast_draft_left;
  return state.preview && (state.screen == Screen::Preview || is_offered) &&
         is_corrected(*state.preview);
}

}  // namespace taizhang
