#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "app/reports.h"
#include "app/state.h"

namespace taizhang {

// What the reports are put together with.

struct ReportColumn {
  Text name;
  int width = 10;  // share of the page's width
};

class ReportWriter {
 public:
  ReportWriter(const OpenRegister& open, const ReportScope& scope, Language language)
      : open_(open), scope_(scope), language_(language) {}

  const OpenRegister& open() const { return open_; }
  const Register& reg() const { return open_.reg; }
  const ReportScope& scope() const { return scope_; }
  Language language() const { return language_; }

  std::string words(Text id, std::vector<std::string> arguments = {}) const;
  std::string department() const;  // of the scope, its name; empty: all

  // What is reported of: tasks and records of the scope's department.
  bool is_in_scope(RecordId task) const;
  bool is_of_department(RecordId record) const;  // of a ledger, or below one's record
  const std::vector<const OutlineRow*> tasks() const;

  void title(std::string words, Paper paper = Paper::A4);
  void say(ParagraphStyle style, Text id, std::vector<std::string> arguments = {});
  void say(ParagraphStyle style, std::string_view lines);
  // The last line of most: the day, the scope, and how it was counted.
  void say_scope(Text counted, std::vector<std::string> arguments = {});
  void sign();  // who issues it, and today
  void new_page();
  void add(DocumentTable table);

  DocumentTable& table(std::vector<ReportColumn> columns);
  DocumentTable& table(const std::vector<std::string>& names, const std::vector<int>& widths);

  Document take() && { return std::move(document_); }

 private:
  const OpenRegister& open_;
  const ReportScope& scope_;
  Language language_;
  Document document_;
};

void add_row(DocumentTable& table, std::vector<std::string> cells);
// Names above those of the header, each over its neighbours with the same one; a column without one
// has its own name there, down to the header's last row. None: nothing is added.
void add_heads(DocumentTable& table, const std::vector<std::string>& heads);
void add_heading_row(DocumentTable& table, std::string words);  // over all columns
// Figures and dates of the columns `first`, `first` + 1, … in the middle of their cells.
void centre(DocumentTable& table, std::initializer_list<size_t> columns);

// The department that leads a task, or is the only one responsible where none leads; keys.
std::vector<std::string> leaders_of(const Register& reg, RecordId task);

// "2026年11月27日"
std::string date_words(Date date, const ReportWriter& writer);

// reports_tasks.cpp
void write_decomposition(ReportWriter& writer);
void write_progress(ReportWriter& writer);
void write_circular(ReportWriter& writer);
void write_overdue(ReportWriter& writer);
// reports_lists.cpp. False: there is nothing of the kind.
void write_shown(ReportWriter& writer);
void write_matrix(ReportWriter& writer);  // of the tasks that are shown; REQUIRES that layout
bool write_receipts(ReportWriter& writer);
bool write_slips(ReportWriter& writer);
bool write_scores(ReportWriter& writer);
bool write_findings(ReportWriter& writer);
void write_annual(ReportWriter& writer);
bool write_comparison(ReportWriter& writer);

}  // namespace taizhang
