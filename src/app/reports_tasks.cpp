#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/overview.h"
#include "app/report_writer.h"
#include "app/table_cells.h"
#include "base/sort.h"

namespace taizhang {
namespace {

std::string figure(long long count) { return number(count); }

// Of some tasks how many there are, by status and by light.
struct Tally {
  int all = 0, closed = 0, soon = 0, overdue = 0, set_aside = 0;
  std::vector<int> by_status;  // as OpenRegister::counts
};

bool is_overdue(const OpenRegister& open, RecordId task) {
  return light_state(open, task) == LightState::Overdue;
}

void count(Tally& tally, const OpenRegister& open, RecordId task) {
  tally.by_status.resize(open.counts.size());
  const std::string_view status = status_of(open.reg, task);
  const std::string_view known = status.empty() ? statuses::kNotStarted : status;
  for (size_t i = 0; i < open.counts.size(); ++i)
    if (open.counts[i].option == known) ++tally.by_status[i];
  ++tally.all;
  if (known == statuses::kClosed) ++tally.closed;
  if (statuses::is_set_aside(known)) ++tally.set_aside;
  const LightState light = light_state(open, task);
  if (light == LightState::Soon) ++tally.soon;
  if (light == LightState::Overdue) ++tally.overdue;
}

std::string per_cent(const Tally& tally) {
  const int to_do = tally.all - tally.set_aside;
  return to_do == 0 ? "—" : figure((100 * tally.closed + to_do / 2) / to_do) + "%";
}

std::string shown(const OpenRegister& open, const OutlineRow& task, std::string_view column,
                  const ReportWriter& writer) {
  return cell_words(open, task, column, writer.language());
}

// The parts above a task, each once before the first of its tasks.
void add_part_rows(DocumentTable& table, const ReportWriter& writer, RecordId part,
                   RecordId& last) {
  if (part == last) return;
  last = part;
  if (part) add_heading_row(table, part_title(writer.open(), part));
}

// Notes of a task in the period, the oldest first: "3月5日 …".
std::vector<std::string> notes_of(const ReportWriter& writer, const OutlineRow& task) {
  std::vector<std::pair<std::string, std::string>> dated;
  const std::string from = to_text(writer.scope().from), to = to_text(writer.scope().to);
  for (const RecordId note : task.notes) {
    const std::string day(text_of(writer.reg(), note, fields::kAt).substr(0, 10));
    if (day < from || day > to) continue;
    std::string words(text_of(writer.reg(), note, fields::kText));
    std::ranges::replace(words, '\n', ' ');
    dated.emplace_back(day, std::move(words));
  }
  sort_by(dated, [](const auto& one) { return one.first; });
  std::vector<std::string> notes;
  for (auto& [day, words] : dated)
    notes.push_back(writer.words(Text::document_note, {day, std::move(words)}));
  return notes;
}

void say_summary(ReportWriter& writer, const Tally& tally) {
  const OpenRegister& open = writer.open();
  const std::string_view comma = writer.language() == Language::Chinese ? "、" : ", ";
  std::string parts;
  for (size_t i = 0; i < tally.by_status.size(); ++i) {
    if (tally.by_status[i] == 0) continue;
    if (!parts.empty()) parts += comma;
    parts += writer.words(Text::document_count,
                          {status_name(open.reg, open.counts[i].option, writer.language()),
                           figure(tally.by_status[i])});
  }
  writer.say(ParagraphStyle::Body, Text::document_summary,
             {date_words(open.today, writer), register_title(open.reg), figure(tally.all), parts,
              per_cent(tally)});
  if (tally.set_aside > 0)
    writer.say(ParagraphStyle::Body, Text::document_set_aside, {figure(tally.set_aside)});
  if (tally.overdue + tally.soon > 0)
    writer.say(ParagraphStyle::Body, Text::document_summary_late,
               {figure(tally.overdue), figure(tally.soon)});
}

void write_by_department(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  std::vector<std::string> names = {writer.words(Text::board_department),
                                    writer.words(Text::document_tasks)};
  std::vector<int> widths = {22, 10};
  const std::vector<size_t> shown = shown_statuses(open);
  for (const size_t one : shown) {
    names.push_back(status_name(open.reg, open.counts[one].option, writer.language()));
    widths.push_back(13);
  }
  for (const Text name :
       {Text::light_filter_soon, Text::light_filter_overdue, Text::document_rate}) {
    names.push_back(writer.words(name));
    widths.push_back(11);
  }
  DocumentTable& table = writer.table(names, widths);
  const auto add = [&](const std::string& name, const Tally& tally) {
    std::vector<std::string> cells = {name, figure(tally.all)};
    for (const size_t one : shown) cells.push_back(figure(tally.by_status[one]));
    cells.push_back(figure(tally.soon));
    cells.push_back(figure(tally.overdue));
    cells.push_back(per_cent(tally));
    add_row(table, std::move(cells));
  };
  Tally unled;
  std::vector<std::pair<std::string, Tally>> tallies;
  for (const Department& one : open.departments) tallies.emplace_back(one.key, Tally{});
  for (const OutlineRow* task : writer.tasks()) {
    const std::vector<std::string> leaders = leaders_of(open.reg, task->record);
    for (auto& [key, tally] : tallies)
      if (std::ranges::contains(leaders, key)) count(tally, open, task->record);
    if (leaders.empty()) count(unled, open, task->record);
  }
  for (const auto& [key, tally] : tallies)
    if (tally.all > 0) add(department_name(open, key), tally);
  if (unled.all > 0) add(writer.words(Text::document_unled), unled);
  for (size_t column = 1; column < names.size(); ++column) centre(table, {column});
}

void write_notes(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  RecordId last = {};
  for (const OutlineRow* task : writer.tasks()) {
    if (task->top_part != last && task->top_part)
      writer.say(ParagraphStyle::Subheading, text_of(open.reg, task->top_part, fields::kTitle));
    last = task->top_part;
    std::vector<std::string> notes = notes_of(writer, *task);
    if (notes.empty()) notes.push_back(writer.words(Text::document_no_notes));
    std::string words;
    for (const std::string& note : notes) {
      if (!words.empty() && writer.language() == Language::English) words += ' ';
      words += note;
    }
    writer.say(ParagraphStyle::Body, Text::document_task_notes,
               {task->number, std::string(text_of(open.reg, task->record, fields::kTitle)),
                joined(departments_of(open, task->record, fields::kLead)),
                shown(open, *task, column_ids::kStatus, writer), std::move(words)});
  }
}

// The tasks that are overdue, the latest first; whether there are any.
bool write_overdue_tasks(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  std::vector<const OutlineRow*> late = writer.tasks();
  std::erase_if(late, [&](const OutlineRow* task) { return !is_overdue(open, task->record); });
  if (late.empty()) return false;
  sort_by(late, [&](const OutlineRow* task) { return task_light(open, task->record).days; });
  DocumentTable& table = writer.table({{Text::column_number, 10},
                                       {Text::column_title, 32},
                                       {Text::column_lead, 16},
                                       {Text::column_deadline, 14},
                                       {Text::document_late_by, 11},
                                       {Text::column_status, 12},
                                       {Text::column_progress, 24}});
  for (const OutlineRow* task : late) {
    const Light light = task_light(open, task->record);
    std::vector<std::string> leaders;
    for (const std::string& key : leaders_of(open.reg, task->record))
      leaders.push_back(department_name(open, key));
    add_row(table, {task->number, shown(open, *task, column_ids::kTitle, writer), joined(leaders),
                    shown(open, *task, column_ids::kDeadline, writer), figure(-light.days),
                    shown(open, *task, column_ids::kStatus, writer),
                    shown(open, *task, column_ids::kProgress, writer)});
  }
  centre(table, {0, 3, 4, 5});
  return true;
}

// What is overdue in the ledgers.
bool write_overdue_terms(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  DocumentTable* table = nullptr;
  for (const DueLine& line : open.ledgers.due) {
    if (line.shelf == DueLine::kTask || line.light.state != LightState::Overdue) continue;
    const LedgerShelf& shelf = open.ledgers.shelves[line.shelf];
    if (!writer.is_of_department(line.record)) continue;
    if (table == nullptr) {
      writer.say(ParagraphStyle::Heading, Text::document_overdue_terms);
      table = &writer.table({{Text::document_ledger, 20},
                             {Text::document_record, 34},
                             {Text::document_term, 24},
                             {Text::document_due, 14},
                             {Text::document_late_by, 10}});
    }
    add_row(*table,
            {std::string(label(shelf.form.name, writer.language())),
             full_title(open.ledgers, open.reg, shelf.form, line.record, writer.language(), true),
             std::string(label(shelf.form.ledger.terms[line.term].name, writer.language())),
             to_text(line.due.at), figure(-line.light.days)});
  }
  if (table == nullptr) return false;
  centre(*table, {3, 4});
  return true;
}

Tally tally_of(const ReportWriter& writer) {
  Tally tally;
  for (const OutlineRow* task : writer.tasks()) count(tally, writer.open(), task->record);
  tally.by_status.resize(writer.open().counts.size());
  return tally;
}

std::string period_words(const ReportWriter& writer) {
  const ReportScope& scope = writer.scope();
  const auto year = number(scope.from.year);
  for (int quarter = 0; quarter < 4; ++quarter) {
    const Date first = {scope.from.year, static_cast<uint8_t>(3 * quarter + 1), 1};
    if (quarter_of(first) == Period{scope.from, scope.to})
      return writer.words(Text::document_quarter, {year, number(quarter + 1)});
  }
  if (year_of(scope.from) == Period{scope.from, scope.to})
    return writer.words(Text::document_year, {year});
  return writer.words(Text::document_period, {to_text(scope.from), to_text(scope.to)});
}

}  // namespace

void write_decomposition(ReportWriter& writer) {
  const OpenRegister& open = writer.open();
  writer.title(writer.words(Text::document_decomposition_title, {register_title(open.reg)}),
               Paper::A4Landscape);
  DocumentTable& table = writer.table({{Text::column_number, 7},
                                       {Text::column_title, 32},
                                       {Text::document_measures, 40},
                                       {Text::column_lead, 16},
                                       {Text::column_responsible, 20},
                                       {Text::column_deadline, 15}});
  RecordId part = {};
  for (const OutlineRow* task : writer.tasks()) {
    add_part_rows(table, writer, task->top_part, part);
    std::string measures(text_of(open.reg, task->record, fields::kMeasures));
    if (measures.empty()) measures = text_of(open.reg, task->record, fields::kText);
    add_row(table, {task->number, shown(open, *task, column_ids::kTitle, writer),
                    std::move(measures), shown(open, *task, column_ids::kLead, writer),
                    shown(open, *task, column_ids::kResponsible, writer),
                    shown(open, *task, column_ids::kDeadline, writer)});
  }
  centre(table, {0, 3, 5});
  writer.say_scope(Text::document_by_lead);
}

void write_progress(ReportWriter& writer) {
  writer.title(writer.words(Text::document_progress_title,
                            {period_words(writer), register_title(writer.reg())}));
  writer.say(ParagraphStyle::Heading, Text::document_overall);
  say_summary(writer, tally_of(writer));
  writer.say(ParagraphStyle::Heading, Text::document_departments);
  write_by_department(writer);
  writer.say(ParagraphStyle::Heading, Text::document_notes);
  write_notes(writer);
  writer.say(ParagraphStyle::Heading, Text::document_overdue_tasks);
  if (!write_overdue_tasks(writer)) writer.say(ParagraphStyle::Body, Text::document_none_overdue);
  writer.say_scope(Text::document_by_period,
                   {to_text(writer.scope().from), to_text(writer.scope().to)});
}

void write_circular(ReportWriter& writer) {
  const std::string period = period_words(writer);
  writer.title(writer.words(Text::document_circular_title, {period}));
  writer.say(ParagraphStyle::Address, Text::document_circular_address);
  writer.say(ParagraphStyle::Body, Text::document_circular_begins,
             {register_title(writer.reg()), period});
  writer.say(ParagraphStyle::Heading, Text::document_overall);
  say_summary(writer, tally_of(writer));
  write_by_department(writer);
  writer.say(ParagraphStyle::Heading, Text::document_circular_problems);
  if (!write_overdue_tasks(writer)) writer.say(ParagraphStyle::Body, Text::document_none_overdue);
  if (const BoardRound* round = present_round(writer.open())) {
    std::vector<std::string> missing;
    for (const BoardRow& row : round->rows)
      if (row.state == RoundState::Missing)
        missing.push_back(department_name(writer.reg(), row.department));
    if (!missing.empty())
      writer.say(ParagraphStyle::Body, Text::document_circular_missing,
                 {number(round->round), joined(missing)});
  }
  writer.say(ParagraphStyle::Heading, Text::document_circular_next);
  writer.say(ParagraphStyle::Body, Text::document_circular_demand);
  writer.sign();
}

void write_overdue(ReportWriter& writer) {
  writer.title(writer.words(Text::document_overdue_title, {register_title(writer.reg())}),
               Paper::A4Landscape);
  writer.say(ParagraphStyle::Heading, Text::document_overdue_tasks);
  if (!write_overdue_tasks(writer)) writer.say(ParagraphStyle::Body, Text::document_none_overdue);
  write_overdue_terms(writer);
  writer.say_scope(Text::document_late_in, {writer.words(writer.open().ledgers.soon.working_days
                                                             ? Text::document_working_days
                                                             : Text::document_natural_days)});
}

}  // namespace taizhang
