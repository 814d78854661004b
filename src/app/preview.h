#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/notice_import.h"
#include "model/task.h"

// What was read of a notice, before it becomes a register.

namespace taizhang {

// A line of the preview's list: a heading, or a task with its number ("2.4.1").
struct DraftRow {
  std::optional<size_t> task;  // index into the notice's tasks; none: a heading
  int depth = 0;
  std::string text;    // headings: as written
  std::string number;  // tasks
  int tasks = 0;       // headings: kept tasks below
  bool operator==(const DraftRow&) const = default;
};

// The preview of a notice. `history` and `future` are earlier and undone drafts: undo is kept
// values.
struct PreviewDraft {
  std::string file_name;          // empty: pasted
  NoticeDraft draft;
  std::vector<Department> known;  // of earlier registers
  std::vector<bool> settled;      // per problem: answered or waved through
  bool operator==(const PreviewDraft&) const = default;
};
struct Preview {
  // Made, copied and ended by code that is compiled once.
  Preview();
  Preview(const Preview&);
  Preview(Preview&&) noexcept;
  Preview& operator=(const Preview&);
  Preview& operator=(Preview&&) noexcept;
  ~Preview();

  PreviewDraft now;
  std::vector<PreviewDraft> history;
  std::vector<PreviewDraft> future;
  std::optional<size_t> task;     // the selected row
  std::optional<size_t> problem;  // the selected problem
  std::vector<DraftRow> rows;     // derived from `now` by refresh()
  bool operator==(const Preview&) const = default;
};

void refresh(Preview& preview);

// Tasks that will be taken in, and problems nobody has settled.
int kept_tasks(const Preview& preview);
int open_problems(const Preview& preview);

// Has this notice, or one that undo leads back to, been corrected?
bool is_corrected(const Preview& preview);

}  // namespace taizhang
