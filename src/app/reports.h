#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assets/texts.h"
#include "base/date.h"
#include "reports/document.h"

namespace taizhang {

struct OpenRegister;

// The reports of a register: what is printed, put into Word, or told in a chat. Each says its date,
// its scope and what it was filtered by.

enum class ReportKind {
  Shown,          // the list as it is looked at, with its filter
  Decomposition,  // 任务分解表
  Progress,       // 进展情况: by department, with the notes of a period
  Circular,       // 通报
  Overdue,        // 逾期清单, of tasks and all ledgers
  Receipts,       // 回执情况 of the present round
  Slips,          // 督办单, a page each; those that are not closed
  Scores,         // 自评表
  Findings,       // 体检
  Annual,         // 年度报告
  Comparison,     // 对比情况, of the open comparison
};
inline constexpr size_t kReportKinds = 11;

struct ReportScope {
  ReportKind kind = ReportKind::Shown;
  std::string department = {};  // key: only what it leads; empty: all
  Date from = {}, to = {};      // the period of Progress and Circular, both days included
  std::string ledger = {};      // of Shown: the ledger that was looked at; empty: the tasks
  Paper paper = Paper::A4;      // what a wide report was put on; A4: on what suits it
  bool operator==(const ReportScope&) const = default;
};

struct ReportView {
  ReportScope scope;

  // Derived by refresh().
  Document document;
  std::string text;       // of it, as it is copied
  bool is_empty = false;  // there is nothing of the kind to report

  // What it was made of, see keep_fresh().
  uint64_t revision = 0;
  Date day;
  Language language = Language::Chinese;
};

Text name_of(ReportKind kind);
Text help_of(ReportKind kind);
bool has_period(ReportKind kind);
bool has_department(ReportKind kind);

// First and last day of the quarter of `day`, or of one `quarters` later.
struct Period {
  Date from, to;
  bool operator==(const Period&) const = default;
};
Period quarter_of(Date day, int quarters = 0);
Period year_of(Date day);

ReportScope first_scope(const OpenRegister& open);
void refresh(ReportView& view, const OpenRegister& open, Language language);
// The same, when the register, the day or the language has changed since.
void keep_fresh(ReportView& view, const OpenRegister& open, Language language);

}  // namespace taizhang
