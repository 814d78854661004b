#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "app/steps.h"
#include "base/text.h"

namespace taizhang {
namespace {

constexpr size_t kMaxSteps = 200;

// Runs `change` on the draft as one undoable step; nothing happens when it changes nothing.
template <typename Change>
void redraft(Scene scene, Change change) {
  if (!scene.state.preview) return;
  Preview& preview = *scene.state.preview;
  PreviewDraft before = preview.now;
  change(preview.now);
  if (preview.now == before) return;
  preview.history.push_back(std::move(before));
  if (preview.history.size() > kMaxSteps) preview.history.erase(preview.history.begin());
  preview.future.clear();
  refresh(preview);
}

void settle(PreviewDraft& now, std::optional<size_t> task,
            std::initializer_list<ProblemKind> kinds) {
  const std::vector<Problem>& problems = now.draft.notice.problems;
  for (size_t i = 0; i < problems.size(); ++i) {
    if (problems[i].task == task && std::ranges::find(kinds, problems[i].kind) != kinds.end())
      now.settled[i] = true;
  }
}

// Answers what a collective name stands for, wherever it is asked.
void settle_name(PreviewDraft& now, const std::string& name) {
  const std::vector<Problem>& problems = now.draft.notice.problems;
  for (size_t i = 0; i < problems.size(); ++i)
    if (problems[i].kind == ProblemKind::CollectiveName && problems[i].subject == name)
      now.settled[i] = true;
}

bool has_collective(const std::vector<std::string>& names) {
  return std::ranges::any_of(names, [](const std::string& name) { return is_collective(name); });
}

// A correction answers the questions about what it changed.
void settle_corrected(PreviewDraft& now, size_t task, const NoticeTask& before) {
  const NoticeTask& after = now.draft.notice.tasks[task];
  if (after.lead != before.lead)
    settle(now, task, {ProblemKind::NoLead, ProblemKind::NoOwner, ProblemKind::SeveralLeads});
  if (after.responsible != before.responsible) settle(now, task, {ProblemKind::NoOwner});
  if (after.deadline != before.deadline) settle(now, task, {ProblemKind::UnreadDeadline});
  if (after.title != before.title) settle(now, task, {ProblemKind::DuplicateTask});
  if (!has_collective(after.lead) && !has_collective(after.responsible))
    settle(now, task, {ProblemKind::CollectiveName});
}

// `names` with `departments` where `name` stood; no name twice.
void expand(std::vector<std::string>& names, const std::string& name,
            const std::vector<std::string>& departments) {
  std::vector<std::string> out;
  const auto add = [&](const std::string& one) {
    if (std::ranges::find(out, one) == out.end()) out.push_back(one);
  };
  for (const std::string& one : names) {
    if (one != name) {
      add(one);
    } else {
      std::ranges::for_each(departments, add);
    }
  }
  names = std::move(out);
}

}  // namespace

void act(Scene scene, const SelectDraftTask& intent) {
  if (scene.state.preview) scene.state.preview->task = intent.task;
}

void act(Scene scene, const SelectProblem& intent) {
  if (!scene.state.preview) return;
  Preview& preview = *scene.state.preview;
  preview.problem = intent.problem;
  if (intent.problem) preview.task = preview.now.draft.notice.problems[*intent.problem].task;
}

void act(Scene scene, const CorrectTask& intent) {
  redraft(scene, [&](PreviewDraft& now) {
    if (intent.task >= now.draft.notice.tasks.size()) return;  // of a notice that was replaced
    NoticeTask& task = now.draft.notice.tasks[intent.task];
    const NoticeTask before = std::exchange(task, intent.after);
    settle_corrected(now, intent.task, before);
  });
}

void act(Scene scene, const KeepTask& intent) {
  redraft(scene, [&](PreviewDraft& now) {
    now.draft.left_out.resize(now.draft.notice.tasks.size(), false);
    now.draft.left_out[intent.task] = !intent.keep;
    if (!intent.keep) settle(now, intent.task, {ProblemKind::DuplicateTask});
  });
}

void act(Scene scene, const ExpandName& intent) {
  redraft(scene, [&](PreviewDraft& now) {
    std::vector<std::string>& known = now.draft.departments;
    for (const std::string& name : intent.departments)
      if (std::ranges::find(known, name) == known.end()) known.push_back(name);
    std::vector<NoticeTask>& tasks = now.draft.notice.tasks;
    for (size_t i = 0; i < tasks.size(); ++i) {
      const NoticeTask before = tasks[i];
      expand(tasks[i].lead, intent.name, intent.departments);
      expand(tasks[i].responsible, intent.name, intent.departments);
      settle_corrected(now, i, before);
    }
    settle_name(now, intent.name);
  });
}

void act(Scene scene, const CorrectHead& intent) {
  redraft(scene, [&](PreviewDraft& now) {
    Notice& notice = now.draft.notice;
    notice.title = intent.title;
    if (!notice.title.empty()) settle(now, std::nullopt, {ProblemKind::NoTitle});
    notice.issuer = intent.issuer;
    notice.doc_number = intent.doc_number;
    notice.date = intent.date;
  });
}

void act(Scene scene, const SettleProblem& intent) {
  redraft(scene, [&](PreviewDraft& now) {
    const Problem& problem = now.draft.notice.problems[intent.problem];
    if (problem.kind == ProblemKind::CollectiveName) settle_name(now, problem.subject);
    now.settled[intent.problem] = true;
  });
}

void act(Scene scene, const AddTaskFromProblem& intent) {
  redraft(scene, [&](PreviewDraft& now) {
    Notice& notice = now.draft.notice;
    const Span place = notice.problems[intent.problem].place;
    NoticeTask task;
    task.title =
        trim(std::string_view(now.draft.source).substr(place.begin, place.end - place.begin));
    task.text = task.title;
    task.place = place;
    size_t at = 0;  // after the last task that begins before the line
    while (at < notice.tasks.size() && notice.tasks[at].place.begin <= place.begin) ++at;
    if (at > 0) task.path = notice.tasks[at - 1].path;
    notice.tasks.insert(notice.tasks.begin() + static_cast<std::ptrdiff_t>(at), std::move(task));
    now.draft.left_out.resize(notice.tasks.size() - 1, false);
    now.draft.left_out.insert(now.draft.left_out.begin() + static_cast<std::ptrdiff_t>(at), false);
    for (Problem& problem : notice.problems)
      if (problem.task && *problem.task >= at) ++*problem.task;
    now.settled[intent.problem] = true;
  });
}

void act(Scene scene, const CreateRegister&) {
  if (!scene.state.preview) return;
  Result<Register> made =
      register_from_notice(scene.state.preview->now.draft, scene.state.templates, scene.state.ids);
  if (!made) return show_strip(scene, message_of(made.error()));

  open_register(scene, {{}, *std::move(made)}, 0);
  show_toast(scene, {Text::toast_created, {number(scene.state.open->tasks)}});
}

}  // namespace taizhang
