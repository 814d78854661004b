#include <utility>

#include "notice/header.h"
#include "notice/lines.h"
#include "notice/notice.h"
#include "notice/outline.h"
#include "notice/problems.h"
#include "notice/scan.h"
#include "notice/tasks.h"
#include "notice/titles.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

// The year the notice is about, for deadlines that name none: its date's, else its title's.
int year_of(const Notice& notice) {
  if (notice.date) return notice.date->year;
  for (size_t at = 0; at < notice.title.size(); at += code_point_at(notice.title, at).bytes) {
    const Numeral year = digits_at(notice.title, at);
    if (year.value >= 1900 && has_at(notice.title, at + year.bytes, "年")) return year.value;
    at += year.bytes > 0 ? year.bytes - 1 : 0;
  }
  return 0;
}

std::vector<std::string> texts_of(const std::vector<Name>& names) {
  std::vector<std::string> out;
  for (const Name& name : names) out.push_back(name.text);
  return out;
}

// A department that leads is not named a second time as responsible.
void settle(std::string_view text, FoundTask& found, bool first_leads, int year) {
  Claim& claim = found.claim;
  if (first_leads) let_first_lead(claim);
  NoticeTask& task = found.task;
  task.lead = texts_of(claim.lead);
  task.responsible = texts_of(claim.responsible);
  task.lead_place = claim.lead_place;
  task.responsible_place = claim.responsible_place;
  Span deadline = claim.deadline;
  if (deadline.begin == deadline.end && !found.in_table) {
    deadline = deadline_in_text(text, task.place);
  }
  if (deadline.begin == deadline.end) return;
  task.deadline = parse_deadline(one_line(cut(text, deadline)), year);
  task.deadline_place = deadline;
}

std::vector<Outline> read_outlines(std::string_view text, const std::vector<Line>& lines,
                                   const Header& header) {
  OutlineReader reader(text);
  for (size_t i = 0; i < lines.size(); ++i) {
    const Span line = lines[i].span;
    if (header.is_frame[i] || begins_attachment(text, line)) {
      reader.start_over();
    } else if (!is_page_number(text, line)) {
      reader.read_line(line);
    }
  }
  std::vector<Outline> outlines;
  outlines.push_back(reader.finish());
  return outlines;
}

}  // namespace

Notice parse_notice(std::string_view text) {
  const std::vector<Line> lines = notice_lines(text);
  Header header = read_header(text, lines);
  Notice notice;
  notice.title = std::move(header.title);
  notice.issuer = std::move(header.issuer);
  notice.date = header.date;
  notice.doc_number = std::move(header.doc_number);

  std::vector<Outline> outlines = read_outlines(text, lines, header);
  const bool lists_tasks = contains_any(notice.title, words::kTaskDocuments);
  std::vector<FoundTask> found;
  for (Outline& outline : outlines) {
    lift_claims(outline);
    name_headings(text, outline);
    std::vector<FoundTask> tasks = tasks_of_outline(text, outline, lists_tasks);
    found.insert(found.end(), std::make_move_iterator(tasks.begin()),
                 std::make_move_iterator(tasks.end()));
  }
  const bool first_leads = says_first_leads(text);
  const int year = year_of(notice);
  for (FoundTask& task : found) {
    settle(text, task, first_leads, year);
    notice.tasks.push_back(task.task);
  }
  notice.problems = find_problems(text, notice, found, outlines);
  return notice;
}

}  // namespace taizhang
