#include "reports/annual_checks.h"

#include <charconv>

#include "base/text.h"
#include "reports/annual_tables.h"

namespace taizhang {
namespace {

using std::string_view;

std::string words(int64_t number) { return std::to_string(number); }

class Checking {
 public:
  explicit Checking(const AnnualReport& report) : report_(report) {}
  void add_columns();
  void add_rows(int table, ReportCheck check);
  void add_text(const ReportSection& section);
  void add_sections(const std::vector<ReportSection>& sections);
  void add_last(const AnnualReport& last);
  std::vector<ReportFinding> findings() && { return std::move(out_); }

 private:
  const Figure& figure(int table, string_view row, string_view column) const {
    return *find_figure(table_of(report_, table), row, column);
  }
  int64_t at(int table, string_view row, string_view column) const {
    return whole(figure(table, row, column));
  }
  void find(ReportCheck check, std::vector<std::string> said, int table = 0, string_view row = {},
            string_view column = {}) {
    out_.push_back({check, std::move(said), table, row, column, {}});
  }
  void compare(const ReportSection& section, string_view quoted, int64_t said,
               std::initializer_list<int64_t> right, ReportCheck check, int table, string_view row);

  const AnnualReport& report_;
  std::vector<ReportFinding> out_;
};

void Checking::add_columns() {
  for (const Figure& head : table_of(report_, 3).figures) {
    if (head.row != "new") continue;
    const string_view column = head.column;
    const std::string name(head.column_name);
    const int64_t fresh = whole(head), carried = at(3, "carried", column),
                  total = at(3, "total", column), next = at(3, "next", column);
    if (fresh + carried != total + next)
      find(ReportCheck::Balance, {name, words(fresh), words(carried), words(total), words(next)}, 3,
           "total", column);
    int64_t sum = 0;
    for (const Figure& one : table_of(report_, 3).figures)
      if (one.column == column && is_result(one.row)) sum += whole(one);
    if (sum != total)
      find(ReportCheck::Results, {name, words(total), words(sum)}, 3, "total", column);
  }
}

void Checking::add_rows(int table, ReportCheck check) {
  int64_t sum = 0;
  for (const Figure& one : table_of(report_, table).figures) {
    if (one.column != "total") {
      sum += whole(one);
      continue;
    }
    if (sum != whole(one))
      find(check, {std::string(one.row_name), words(whole(one)), words(sum)}, table, one.row,
           one.column);
    sum = 0;
  }
}

// The number before 件 in the clause that begins at `from`: "新收申请 12 件" of "新收".
struct Said {
  int64_t number = 0;
  string_view quoted;
};
std::optional<Said> figure_after(string_view text, size_t from) {
  constexpr string_view kEnds[] = {"，", "。", "；", "、", "\n", ",", ";"};
  size_t end = text.size();
  for (const string_view mark : kEnds) end = std::min(end, text.find(mark, from));
  const string_view clause = text.substr(from, end - from);
  const size_t digits = clause.find_first_of("0123456789");
  if (digits == string_view::npos) return std::nullopt;
  Said said;
  const char* const last = clause.data() + clause.size();
  const auto [stop, fault] = std::from_chars(clause.data() + digits, last, said.number);
  const string_view rest(stop, static_cast<size_t>(last - stop));
  const size_t unit = rest.find_first_not_of(' ');
  if (fault != std::errc() || unit == string_view::npos || !rest.substr(unit).starts_with("件"))
    return std::nullopt;
  said.quoted = clause.substr(0, clause.size() - rest.size() + unit + string_view("件").size());
  return said;
}

void Checking::compare(const ReportSection& section, string_view quoted, int64_t said,
                       std::initializer_list<int64_t> right, ReportCheck check, int table,
                       string_view row) {
  for (const int64_t one : right)
    if (said == one) return;
  find(check, {std::string(section.title), std::string(quoted), words(*right.begin())}, table, row,
       "total");
}

void Checking::add_text(const ReportSection& section) {
  const int64_t fresh = at(3, "new", "total"), carried = at(3, "carried", "total"),
                next = at(3, "next", "total");
  const auto each = [&](string_view word, auto use) {
    for (size_t from = section.text.find(word); from != std::string::npos;
         from = section.text.find(word, from + word.size()))
      if (const auto said = figure_after(section.text, from)) use(*said, from);
  };
  const auto differs = ReportCheck::TextDiffers;
  each("新收", [&](const Said& said, size_t) {
    compare(section, said.quoted, said.number, {fresh}, differs, 3, "new");
  });
  each("结转", [&](const Said& said, size_t from) {
    const string_view before = string_view(section.text).substr(0, from);
    if (said.quoted.find("下年") != string_view::npos ||
        said.quoted.find("下一年") != string_view::npos)
      compare(section, said.quoted, said.number, {next}, differs, 3, "next");
    else if (before.ends_with("上年") || before.ends_with("上年度"))
      compare(section, said.quoted, said.number, {carried}, differs, 3, "carried");
    else
      compare(section, said.quoted, said.number, {carried, next}, differs, 3, "carried");
  });
  // A clause on one outcome says nothing of their sum.
  const auto is_outcome = [](string_view quoted) {
    for (const string_view word : {"维持", "纠正", "其他", "未审结", "撤"})
      if (quoted.find(word) != string_view::npos) return true;
    return false;
  };
  each("行政复议", [&](const Said& said, size_t) {
    if (!is_outcome(said.quoted))
      compare(section, said.quoted, said.number, {at(4, "review", "total")}, differs, 4, "review");
  });
  each("行政诉讼", [&](const Said& said, size_t) {
    const int64_t all = at(4, "direct", "total") + at(4, "after", "total");
    if (!is_outcome(said.quoted))
      compare(section, said.quoted, said.number, {all}, differs, 4, "direct");
  });
  each("收到", [&](const Said& said, size_t from) {
    if (string_view(section.text).substr(0, from).ends_with("新") ||
        said.quoted.find("申请") == string_view::npos)
      return;
    compare(section, said.quoted, said.number, {fresh, fresh + carried}, ReportCheck::TextUnclear,
            3, "new");
  });
}

void Checking::add_sections(const std::vector<ReportSection>& sections) {
  constexpr size_t kLeast = 10 * 3;  // ten Chinese characters
  for (const ReportSection& section : sections) {
    if (section.field == "overview" || section.field == "problems") add_text(section);
    if (section.field == "problems" && (!section.is_written || trim(section.text).size() < kLeast))
      find(ReportCheck::Problems, {});
    if (section.field == "others" && report_.fees.value() != Decimal{} &&
        section.text.find("费") == std::string::npos)
      find(ReportCheck::Fee, {report_.fees.value().digits});
  }
}

void Checking::add_last(const AnnualReport& last) {
  for (const Figure& one : table_of(report_, 3).figures) {
    if (one.row != "carried") continue;
    const int64_t next = whole(*find_figure(table_of(last, 3), "next", one.column));
    if (next != whole(one))
      find(ReportCheck::CarryOver, {std::string(one.column_name), words(whole(one)), words(next)},
           3, "carried", one.column);
  }
  for (const string_view row : {"rule", "normative"}) {
    const Figure* now = find_figure(table_of(report_, 2), row, "valid");
    const Figure* before = find_figure(table_of(last, 2), row, "valid");
    if (!now || !before) continue;
    const int64_t expected = whole(*before) + at(2, row, "made") - at(2, row, "ended");
    if (whole(*now) != expected)
      find(ReportCheck::InForce, {std::string(now->row_name), words(whole(*now)), words(expected)},
           2, row, "valid");
  }
}

// Does the register know anything of that year?
bool is_known(const AnnualReport& report) {
  const auto all = [&](string_view row) {
    return whole(*find_figure(table_of(report, 3), row, "total"));
  };
  return report.record || all("new") + all("carried") > 0;
}

}  // namespace

std::vector<ReportFinding> check_report(const AnnualReport& report,
                                        const std::vector<ReportSection>& sections,
                                        const AnnualReport* last) {
  Checking checking(report);
  checking.add_columns();
  checking.add_rows(3, ReportCheck::Applicants);
  checking.add_rows(4, ReportCheck::Disputes);
  if (last) checking.add_last(*last);
  checking.add_sections(sections);
  return std::move(checking).findings();
}

std::vector<ReportFinding> report_findings(const Register& reg, const AnnualReport& report,
                                           const Calendar& calendar,
                                           const ApplicationLimits& limits) {
  const int year = report.year - 1;
  const AnnualReport last = annual_report(reg, year, format_of(reg, year), calendar, limits);
  std::vector<ReportFinding> all = report.findings;
  for (ReportFinding& one :
       check_report(report, report_sections(reg, report), is_known(last) ? &last : nullptr))
    all.push_back(std::move(one));
  return all;
}

}  // namespace taizhang
