#include <algorithm>
#include <string>
#include <vector>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kHeader = 36;
constexpr float kRow = 36;

// What a person can answer to a problem.
enum class Answer { MakeTask, NoTask, Fix, Expand, KeepName, Agree, Later, FillTitle, LeaveOut };

std::vector<Answer> answers_to(ProblemKind kind, bool has_task) {
  switch (kind) {
    case ProblemKind::UnreadLine:
      return {Answer::MakeTask, Answer::NoTask};
    case ProblemKind::UnreadLabel:
      return has_task ? std::vector{Answer::Fix, Answer::Later} : std::vector{Answer::NoTask};
    case ProblemKind::NoTasks:
      return {};
    case ProblemKind::NumberSkipped:
      return {Answer::Agree};
    case ProblemKind::NoOwner:
      return {Answer::Fix, Answer::Later};
    case ProblemKind::NoLead:
      return {Answer::Agree, Answer::Fix};
    case ProblemKind::CollectiveName:
      return {Answer::Expand, Answer::KeepName};
    case ProblemKind::SeveralLeads:
      return {Answer::Agree, Answer::Fix};
    case ProblemKind::UnreadDeadline:
      return {Answer::Fix, Answer::Later};
    case ProblemKind::NoTitle:
      return {Answer::FillTitle};
    case ProblemKind::DuplicateTask:
      return {Answer::LeaveOut, Answer::Agree};
  }
}

Text text_of(Answer answer) {
  switch (answer) {
    case Answer::MakeTask:
      return Text::answer_make_task;
    case Answer::NoTask:
      return Text::answer_no_task;
    case Answer::Fix:
      return Text::answer_fix;
    case Answer::Expand:
      return Text::answer_expand;
    case Answer::KeepName:
      return Text::answer_keep_name;
    case Answer::Agree:
      return Text::answer_agree;
    case Answer::Later:
      return Text::answer_later;
    case Answer::FillTitle:
      return Text::answer_fill_title;
    case Answer::LeaveOut:
      return Text::answer_leave_out;
  }
}

void carry_out(Answer answer, const Preview& preview, size_t index, Drafts& drafts, Intents& out) {
  const Problem& problem = preview.now.draft.notice.problems[index];
  switch (answer) {
    case Answer::MakeTask:
      out.push_back(AddTaskFromProblem{index});
      return;
    case Answer::NoTask:
    case Answer::KeepName:
    case Answer::Agree:
    case Answer::Later:
      out.push_back(SettleProblem{index});
      return;
    case Answer::Fix:
      if (problem.task) open_task_form(preview, drafts, *problem.task);
      return;
    case Answer::Expand:
      open_expand_form(preview, drafts, problem.subject);
      return;
    case Answer::FillTitle:
      open_head_form(preview, drafts);
      return;
    case Answer::LeaveOut:
      if (problem.task) out.push_back(KeepTask{*problem.task, false});
      return;
  }
}

// A question about a collective name is asked once for all the places it stands in.
bool is_one_question(const Problem& a, const Problem& b) {
  return a.kind == ProblemKind::CollectiveName && b.kind == a.kind && a.subject == b.subject;
}

struct Question {
  size_t index = 0;  // of its first problem
  int places = 1;
};

std::vector<Question> questions_of(const PreviewDraft& now) {
  const std::vector<Problem>& problems = now.draft.notice.problems;
  std::vector<Question> questions;
  for (size_t i = 0; i < problems.size(); ++i) {
    if (now.settled[i]) continue;
    const auto asked = problems[i].kind != ProblemKind::CollectiveName
                           ? questions.end()
                           : std::ranges::find_if(questions, [&](const Question& one) {
                               return is_one_question(problems[one.index], problems[i]);
                             });
    if (asked == questions.end())
      questions.push_back({i});
    else
      ++asked->places;
  }
  return questions;
}

void draw_row(const Preview& preview, Drafts& drafts, const Ui& ui, const Question& question,
              size_t source_line, float left, float right, float y, Intents& out) {
  const size_t index = question.index;
  const std::vector<Problem>& problems = preview.now.draft.notice.problems;
  const Problem& problem = problems[index];
  const bool unread = is_not_understood(problem.kind);
  const bool selected = preview.problem && (*preview.problem == index ||
                                            is_one_question(problem, problems[*preview.problem]));
  std::string sentence = say(message_of(problem), ui.language);
  if (question.places > 1) sentence = ui(Text::problem_places, {sentence, number(question.places)});
  ImGui::PushID(static_cast<int>(index));
  ImGui::SetCursorScreenPos({left, y});
  ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_area("problem", {right - left, kRow});
  mirror::say_last_item(
      {.role = Role::ListItem,
       .name = ui(Text::problem_name, {number(static_cast<long long>(source_line)), sentence}),
       .selected = selected});
  if (clicked || mirror::pressed_last_item()) out.push_back(SelectProblem{index});
  mirror::begin_last_item();
  if (selected)
    fill_rect({left, y}, {right, y + kRow}, ui.color.select);
  else if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem))
    fill_rect({left, y}, {right, y + kRow}, ui.color.hover);
  focus_ring(ui, 2);
  hairline({left, y + kRow - 1}, {right, y + kRow - 1}, ui.color.line1);

  const char* tag = ui[unread ? Text::tag_unread : Text::tag_ask];
  draw_tag(ui, {left + space::k4, y + 9}, tag, unread ? ui.color.late : ui.color.soon);
  float x = left + space::k4 + tag_width(ui, tag) + space::k2;
  const std::string at = ui(Text::problem_line, {number(static_cast<long long>(source_line))});
  draw_text(ui, {x, y + 10}, at, ui.color.text3, type::kSmall, Weight::Regular, true);
  x += 62;

  const std::vector<Answer> answers = answers_to(problem.kind, problem.task.has_value());
  // The first answers stand below one another, and so do the second ones.
  const float second = button_width(ui, ui[Text::answer_keep_name], {.height = 28});
  float edge = right - space::k4 - (answers.size() == 1 ? second + space::k1 : 0);
  for (size_t i = answers.size(); i-- > 0;) {
    ButtonLook look{.kind = i == 0 ? Kind::Outlined : Kind::Quiet, .height = 28};
    look.width = std::max(button_width(ui, ui[text_of(answers[i])], look), i == 0 ? 0 : second);
    edge -= look.width;
    ImGui::SetCursorScreenPos({edge, y + 4});
    ImGui::PushID(static_cast<int>(i));
    if (button(ui, "answer", ui[text_of(answers[i])], look))
      carry_out(answers[i], preview, index, drafts, out);
    ImGui::PopID();
    edge -= space::k1;
  }
  mirror::end();
  draw_fitted(ui, {x, y + 8}, edge - x - space::k2, sentence, ui.color.text1);
  ImGui::PopID();
}

}  // namespace

void draw_problems(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out) {
  const std::vector<Question> open = questions_of(preview.now);
  const auto places = std::ranges::count(preview.now.settled, false);

  fill_rect(min, {max.x, min.y + kHeader}, ui.color.bg0);
  hairline(min, {max.x, min.y}, ui.color.line2);
  hairline({min.x, min.y + kHeader - 1}, {max.x, min.y + kHeader - 1}, ui.color.line1);
  draw_text(ui, {min.x + space::k4, min.y + 8}, ui[Text::problems_title], ui.color.text1,
            type::kBody, Weight::Bold);
  draw_text(ui,
            {min.x + space::k4 +
                 text_width(ui, ui[Text::problems_title], type::kBody, Weight::Bold) + space::k2,
             min.y + 10},
            number(places), ui.color.text3, type::kSmall);
  const char* hint = ui[Text::problems_hint];
  draw_text(ui, {max.x - space::k4 - text_width(ui, hint, type::kSmall), min.y + 10}, hint,
            ui.color.text2, type::kSmall);

  begin_region("problems", {min.x, min.y + kHeader}, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::List, "problems", ui[Text::problems_title], min.x, min.y + kHeader,
                max.x - min.x, max.y - min.y - kHeader);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const bool scrolls = kRow * static_cast<float>(open.size()) > max.y - min.y - kHeader;
  if (open.empty()) {
    draw_text(ui, {min.x + space::k4, origin.y + 8},
              ui(Text::problems_none, {number(kept_tasks(preview))}), ui.color.text2);
  }
  const std::string_view source = preview.now.draft.source;
  const std::vector<size_t> starts = line_starts(source);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(open.size()), kRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const Question& question = open[static_cast<size_t>(i)];
      const size_t at = preview.now.draft.notice.problems[question.index].place.begin;
      draw_row(preview, drafts, ui, question, place_of(source, starts, at).line, min.x,
               max.x - (scrolls ? 10 : 0), origin.y + kRow * static_cast<float>(i), out);
    }
  }
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + kRow * static_cast<float>(open.size())});
  ImGui::Dummy({1, 1});
  mirror::end();
  end_region();
}

}  // namespace taizhang
