#include "notice/problems.h"

#include <algorithm>
#include <map>
#include <utility>

#include "base/sort.h"
#include "notice/scan.h"

namespace taizhang {
namespace {

bool is_empty(Span span) { return span.begin == span.end; }

std::string joined(const std::vector<Name>& names) {
  std::string out;
  for (const Name& name : names) out += (out.empty() ? "" : "、") + name.text;
  return out;
}

class ProblemFinder {
 public:
  ProblemFinder(std::string_view text, const Notice& notice) : text_(text), notice_(notice) {}

  void look_at_task(size_t index, const FoundTask& found) {
    task_ = index;
    const NoticeTask& task = notice_.tasks[index];
    const Claim& claim = found.claim;
    const Span head = is_empty(task.place) ? task.place : head_of(task.place);
    if (found.previous > 0 && found.number > found.previous + 1) {
      add(ProblemKind::NumberSkipped, head, number_like(task.number, found.previous + 1));
    }
    if (claim.lead.empty() && claim.responsible.empty())
      add(ProblemKind::NoOwner, head, task.title);
    const bool sole = claim.lead.empty() && claim.responsible.size() == 1;
    if (sole && !is_collective(claim.responsible[0].text)) {
      add(ProblemKind::NoLead, claim.responsible[0].span, claim.responsible[0].text);
    }
    if (claim.lead.size() > 1) add(ProblemKind::SeveralLeads, claim.lead_place, joined(claim.lead));
    for (const auto* names : {&claim.lead, &claim.responsible}) {
      for (const Name& name : *names) {
        if (is_collective(name.text)) add(ProblemKind::CollectiveName, name.span, name.text);
      }
    }
    const bool understood = !std::holds_alternative<std::monostate>(task.deadline.rule);
    if (!task.deadline.text.empty() && !understood) {
      add(ProblemKind::UnreadDeadline, task.deadline_place, task.deadline.text);
    }
    std::string key = task.title;
    for (const std::string& heading : task.path) key += "\n" + heading;
    if (!seen_.insert({std::move(key), index}).second) {
      add(ProblemKind::DuplicateTask, head, task.title);
    }
  }

  void look_at_text(const Outline& outline) {
    task_.reset();
    if (notice_.tasks.empty()) return;
    const size_t first = notice_.tasks.front().place.begin;
    const size_t last = notice_.tasks.back().place.begin;
    for (const Span line : outline.leftovers) {
      const bool heading = mark_at(text_, line.begin, line.end, true).has_value();
      const bool among_tasks = line.begin > first && line.begin < last;
      if (among_tasks || heading) add(ProblemKind::UnreadLine, head_of(line), "");
    }
    for (const Span label : outline.unknown_labels) {
      if (label.begin > first) {
        add(ProblemKind::UnreadLabel, label, std::string(cut(text_, label)));
      }
    }
  }

  void look_at_notice() {
    task_.reset();
    const Span start{0, 0};
    if (notice_.tasks.empty()) add(ProblemKind::NoTasks, start, "");
    if (notice_.title.empty()) add(ProblemKind::NoTitle, start, "");
  }

  std::vector<Problem> take() {
    sort_by(problems_, [](const Problem& p) { return p.place.begin; });
    return std::move(problems_);
  }

 private:
  // The first line of a task, short enough to show.
  Span head_of(Span place) const {
    constexpr size_t kLongest = 60;  // characters
    size_t end = place.begin;
    for (size_t i = 0; i < kLongest && end < place.end && text_[end] != '\n'; ++i) {
      end += code_point_at(text_, end).bytes;
    }
    return {place.begin, std::min(end, place.end)};
  }

  void add(ProblemKind kind, Span place, std::string subject) {
    problems_.push_back({kind, place, std::move(subject), task_});
  }

  std::string_view text_;
  const Notice& notice_;
  std::optional<size_t> task_;
  std::map<std::string, size_t> seen_;
  std::vector<Problem> problems_;
};

}  // namespace

bool is_not_understood(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::UnreadLine:
    case ProblemKind::UnreadLabel:
    case ProblemKind::NoTasks:
      return true;
    case ProblemKind::NumberSkipped:
    case ProblemKind::NoOwner:
    case ProblemKind::NoLead:
    case ProblemKind::CollectiveName:
    case ProblemKind::SeveralLeads:
    case ProblemKind::UnreadDeadline:
    case ProblemKind::NoTitle:
    case ProblemKind::DuplicateTask:
      return false;
  }
  return false;
}

std::vector<Problem> find_problems(std::string_view text, const Notice& notice,
                                   const std::vector<FoundTask>& found, const Outline& outline) {
  ProblemFinder finder(text, notice);
  for (size_t i = 0; i < found.size(); ++i) finder.look_at_task(i, found[i]);
  finder.look_at_text(outline);
  finder.look_at_notice();
  return finder.take();
}

}  // namespace taizhang
