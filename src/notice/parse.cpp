#include <utility>

#include "base/sort.h"
#include "notice/header.h"
#include "notice/lines.h"
#include "notice/notice.h"
#include "notice/outline.h"
#include "notice/problems.h"
#include "notice/scan.h"
#include "notice/table.h"
#include "notice/table_tasks.h"
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

// Reads the lines in order, prose by its outline and tables by their rows.
class BodyReader {
 public:
  BodyReader(std::string_view text, const std::vector<Line>& lines, const Notice& notice)
      : text_(text),
        lines_(lines),
        reader_(text),
        lists_tasks_(contains_any(notice.title, words::kTaskDocuments)) {}

  void read(const Header& header) {
    for (size_t i = 0; i < lines_.size(); ++i) {
      const Span line = lines_[i].span;
      if (header.is_frame[i] || begins_attachment(text_, line)) {
        reader_.start_over();
      } else if (const auto table = table_at(text_, lines_, i)) {
        tables_.push_back({reader_.headings_of_table(), tasks_of_table(text_, *table)});
        i = table->end_line - 1;
      } else if (!is_page_number(text_, line)) {
        reader_.read_line(line);
      }
    }
    finish();
  }

  std::vector<FoundTask> found;
  Outline outline;

 private:
  struct TableTasks {
    std::vector<size_t> headings;
    std::vector<FoundTask> tasks;
  };

  void finish() {
    outline = reader_.finish();
    lift_claims(outline);
    name_headings(text_, outline);
    found = tasks_of_outline(text_, outline, lists_tasks_);
    for (TableTasks& table : tables_) {
      for (FoundTask& task : table.tasks) {
        const std::vector<std::string> above = path_above(table.headings, task.task.path);
        task.task.path.insert(task.task.path.begin(), above.begin(), above.end());
        found.push_back(std::move(task));
      }
    }
    sort_by(found, [](const FoundTask& f) { return f.task.place.begin; });
  }

  // The headings above the table, up to the one whose list the table's own parts continue.
  std::vector<std::string> path_above(const std::vector<size_t>& headings,
                                      const std::vector<std::string>& path) const {
    const auto part = path.empty() ? std::nullopt : mark_at(path[0], 0, path[0].size(), true);
    std::vector<std::string> above;
    for (const size_t index : headings) {
      const OutlineNode& heading = outline.nodes[index];
      if (part && heading.mark.style == part->style && part->number > heading.mark.number) break;
      above.push_back(heading_of(text_, heading));
    }
    return above;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  OutlineReader reader_;
  std::vector<TableTasks> tables_;
  bool lists_tasks_;
};

}  // namespace

Notice parse_notice(std::string_view text) {
  const std::vector<Line> lines = notice_lines(text);
  Header header = read_header(text, lines);
  Notice notice;
  notice.title = std::move(header.title);
  notice.issuer = std::move(header.issuer);
  notice.date = header.date;
  notice.doc_number = std::move(header.doc_number);

  BodyReader body(text, lines, notice);
  body.read(header);
  const bool first_leads = says_first_leads(text);
  const int year = year_of(notice);
  for (FoundTask& task : body.found) {
    settle(text, task, first_leads, year);
    notice.tasks.push_back(task.task);
  }
  notice.problems = find_problems(text, notice, body.found, body.outline);
  return notice;
}

}  // namespace taizhang
