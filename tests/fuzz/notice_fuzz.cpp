#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "notice/json.h"
#include "notice/notice.h"

namespace taizhang {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_span(Span span, std::string_view text) {
  require(span.begin <= span.end && span.end <= text.size());
}

void check(const Notice& notice, std::string_view text) {
  for (const NoticeTask& task : notice.tasks) {
    require(!task.title.empty());
    for (const Span span :
         {task.place, task.lead_place, task.responsible_place, task.deadline_place}) {
      require_span(span, text);
    }
    require(parse_deadline(task.deadline.text, 0).text == task.deadline.text);
    for (const std::string& name : task.lead) require(!name.empty());
    for (const std::string& name : task.responsible) require(!name.empty());
  }
  size_t before = 0;
  for (const Problem& problem : notice.problems) {
    require_span(problem.place, text);
    require(problem.place.begin >= before);
    require(!problem.task || *problem.task < notice.tasks.size());
    before = problem.place.begin;
  }
}

}  // namespace
}  // namespace taizhang

// Any bytes at all: the spans stay in the text, titles are there, and the same text reads the same.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const taizhang::Notice notice = taizhang::parse_notice(text);
  taizhang::check(notice, text);
  taizhang::require(taizhang::parse_notice(text) == notice);
  taizhang::require(taizhang::is_utf8(taizhang::to_json(notice, text)));
  return 0;
}
