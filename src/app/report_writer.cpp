#include "app/report_writer.h"

#include <algorithm>
#include <utility>

#include "app/texts.h"

namespace taizhang {

std::string ReportWriter::words(Text id, std::vector<std::string> arguments) const {
  return taizhang::say({id, std::move(arguments)}, language_);
}

std::string ReportWriter::department() const {
  return scope_.department.empty() ? std::string() : department_name(reg(), scope_.department);
}

bool ReportWriter::is_in_scope(RecordId task) const {
  return scope_.department.empty() ||
         std::ranges::contains(leaders_of(reg(), task), scope_.department);
}

bool ReportWriter::is_of_department(RecordId record) const {
  if (scope_.department.empty()) return true;
  const auto* named = std::get_if<Departments>(&reg().value(record, fields::kDepartment));
  if (named == nullptr)
    if (const auto above = parse_id<RecordId>(text_of(reg(), record, fields::kParent)))
      named = std::get_if<Departments>(&reg().value(*above, fields::kDepartment));
  return named != nullptr && std::ranges::contains(named->keys, scope_.department);
}

const std::vector<const OutlineRow*> ReportWriter::tasks() const {
  std::vector<const OutlineRow*> tasks;
  for (const OutlineRow& row : open_.outline)
    if (!row.is_part && is_in_scope(row.record)) tasks.push_back(&row);
  return tasks;
}

void ReportWriter::title(std::string words, Paper paper) {
  document_.title = std::move(words);
  document_.paper = paper;
}

void ReportWriter::say(ParagraphStyle style, Text id, std::vector<std::string> arguments) {
  add_paragraphs(document_, style, words(id, std::move(arguments)));
}

void ReportWriter::say(ParagraphStyle style, std::string_view lines) {
  add_paragraphs(document_, style, lines);
}

void ReportWriter::say_scope(Text counted, std::vector<std::string> arguments) {
  const std::string whose = scope_.department.empty() ? words(Text::document_all) : department();
  say(ParagraphStyle::Note, words(Text::document_scope, {to_text(open_.today), whose,
                                                         words(counted, std::move(arguments))}));
}

void ReportWriter::sign() {
  say(ParagraphStyle::Signature, text_of(reg(), reg().id(), fields::kIssuer));
  say(ParagraphStyle::Signature, date_words(open_.today, *this));
}

void ReportWriter::new_page() { document_.blocks.push_back(PageBreak{}); }

void ReportWriter::add(DocumentTable table) { document_.blocks.push_back(std::move(table)); }

DocumentTable& ReportWriter::table(std::vector<ReportColumn> columns) {
  std::vector<std::string> names;
  std::vector<int> widths;
  for (const ReportColumn& column : columns) {
    names.push_back(words(column.name));
    widths.push_back(column.width);
  }
  return table(names, widths);
}

DocumentTable& ReportWriter::table(const std::vector<std::string>& names,
                                   const std::vector<int>& widths) {
  document_.blocks.push_back(DocumentTable{.widths = widths, .header_rows = 1});
  auto& table = std::get<DocumentTable>(document_.blocks.back());
  add_row(table, names);
  for (DocumentCell& cell : table.rows.front()) cell.is_heading = cell.is_centred = true;
  return table;
}

void add_row(DocumentTable& table, std::vector<std::string> cells) {
  std::vector<DocumentCell>& row = table.rows.emplace_back();
  for (std::string& words : cells) row.push_back({.text = std::move(words)});
}

void add_heads(DocumentTable& table, const std::vector<std::string>& heads) {
  if (heads.empty() || table.rows.empty()) return;
  std::vector<DocumentCell> above, below;
  for (size_t i = 0; i < heads.size(); ++i) {
    DocumentCell name = std::move(table.rows[0][i]);
    if (heads[i].empty()) {
      name.rows = 2;
      above.push_back(std::move(name));
      continue;
    }
    if (i > 0 && heads[i] == heads[i - 1]) {
      ++above.back().columns;
    } else {
      above.push_back(name);
      above.back().text = heads[i];
    }
    below.push_back(std::move(name));
  }
  table.rows = {std::move(above), std::move(below)};
  table.header_rows = 2;
}

void add_heading_row(DocumentTable& table, std::string words) {
  table.rows.push_back({{.text = std::move(words),
                         .columns = static_cast<int>(table.widths.size()),
                         .is_heading = true}});
}

void centre(DocumentTable& table, std::initializer_list<size_t> columns) {
  for (std::vector<DocumentCell>& row : table.rows)
    for (const size_t column : columns)
      if (row.size() == table.widths.size()) row[column].is_centred = true;
}

std::vector<std::string> leaders_of(const Register& reg, RecordId task) {
  const auto* lead = std::get_if<Departments>(&reg.value(task, fields::kLead));
  if (lead != nullptr && !lead->keys.empty()) return lead->keys;
  const auto* responsible = std::get_if<Departments>(&reg.value(task, fields::kResponsible));
  if (responsible != nullptr && responsible->keys.size() == 1) return responsible->keys;
  return {};
}

std::string date_words(Date date, const ReportWriter& writer) {
  return writer.words(Text::document_date,
                      {number(date.year), number(date.month), number(date.day)});
}

}  // namespace taizhang
