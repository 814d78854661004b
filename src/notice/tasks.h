#pragma once

#include <string_view>
#include <vector>

#include "notice/claim.h"
#include "notice/notice.h"
#include "notice/outline.h"

namespace taizhang {

// A task with what was found around it, before the rules of the whole document are applied.
struct FoundTask {
  NoticeTask task;
  Claim claim;
  int number = 0;    // of its heading; 0: none
  int previous = 0;  // the number before it in its list; 0: it is the first
  bool in_table = false;
};

// The nodes of `outline` that are tasks, in order; it must have its titles. A node is a task when
// it says who does it or until when, or when most of its neighbours do; what stands below a task
// without owners of its own is a measure. `lists_tasks` says that the document is a list of tasks
// by its name: then its innermost headings are tasks even when nobody is named anywhere.
std::vector<FoundTask> tasks_of_outline(std::string_view text, Outline& outline, bool lists_tasks);

// Owners that stand below the last of several measures (1.… 2.… 责任单位：…) belong to the heading
// above them when the document does so throughout.
void lift_claims(Outline& outline);

// The first deadline that stands in running text, as 2026年6月底前; empty: none. What comes again
// (每年年底前) or has passed its time (2025年底前已) is none.
Span deadline_in_text(std::string_view text, Span span);

}  // namespace taizhang
