#include "reports/annual_tables.h"

#include <span>

namespace taizhang {
namespace {

using std::string_view;

constexpr int kLevels = 3;

// A row or column with its headings from the outside in; what is empty belongs to the one before
// it.
struct Line {
  string_view id;
  string_view names[kLevels];
};

constexpr string_view kResults = "三、本年度办理结果";
constexpr string_view kDenied = "（三）不予公开", kUnable = "（四）无法提供",
                      kRefused = "（五）不予处理", kElse = "（六）其他处理";

constexpr Line kNew = {"new", {"一、本年新收政府信息公开申请数量"}};
constexpr Line kCarried = {"carried", {"二、上年结转政府信息公开申请数量"}};
constexpr Line kTotal = {"total", {kResults, "（七）总计"}};
constexpr Line kNext = {"next", {"四、结转下年度继续办理"}};

constexpr Line kHandled[] = {
    {"granted", {kResults, "（一）予以公开"}},
    {"partial", {kResults, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"}},
    {"secret", {kResults, kDenied, "1.属于国家秘密"}},
    {"forbidden", {kResults, kDenied, "2.其他法律行政法规禁止公开"}},
    {"stability", {kResults, kDenied, "3.危及“三安全一稳定”"}},
    {"third_party", {kResults, kDenied, "4.保护第三方合法权益"}},
    {"internal", {kResults, kDenied, "5.属于三类内部事务信息"}},
    {"process", {kResults, kDenied, "6.属于四类过程性信息"}},
    {"case_file", {kResults, kDenied, "7.属于行政执法案卷"}},
    {"query", {kResults, kDenied, "8.属于行政查询事项"}},
    {"not_held", {kResults, kUnable, "1.本机关不掌握相关政府信息"}},
    {"to_make", {kResults, kUnable, "2.没有现成信息需要另行制作"}},
    {"still_unclear", {kResults, kUnable, "3.补正后申请内容仍不明确"}},
    {"petition", {kResults, kRefused, "1.信访举报投诉类申请"}},
    {"repeated", {kResults, kRefused, "2.重复申请"}},
    {"publication", {kResults, kRefused, "3.要求提供公开出版物"}},
    {"excessive", {kResults, kRefused, "4.无正当理由大量反复申请"}},
    {"confirm", {kResults, kRefused, "5.要求行政机关确认或重新出具已获取信息"}},
};
constexpr Line kOthers2021[] = {
    {"lapsed",
     {kResults, kElse, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"}},
    {"unpaid",
     {kResults, kElse, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"}},
    {"other", {kResults, kElse, "3.其他"}},
};
constexpr Line kOthers2019[] = {{"others", {kResults, kElse}}};

constexpr string_view kApplicants = "申请人情况", kLegal = "法人或其他组织";
constexpr Line kKinds[] = {
    {"person", {kApplicants, "自然人"}},
    {"company", {kApplicants, kLegal, "商业企业"}},
    {"research", {kApplicants, kLegal, "科研机构"}},
    {"welfare", {kApplicants, kLegal, "社会公益组织"}},
    {"legal", {kApplicants, kLegal, "法律服务机构"}},
    {"other", {kApplicants, kLegal, "其他"}},
    {"total", {kApplicants, "总计"}},
};

constexpr Line kOutcomes[] = {{"upheld", {"结果维持"}},
                              {"corrected", {"结果纠正"}},
                              {"other", {"其他结果"}},
                              {"pending", {"尚未审结"}},
                              {"total", {"总计"}}};
constexpr string_view kLawsuit = "行政诉讼";
constexpr Line kCourts[] = {{"review", {"行政复议"}},
                            {"direct", {kLawsuit, "未经复议直接起诉"}},
                            {"after", {kLawsuit, "复议后起诉"}}};

// A block of section 二: its rows share their columns.
struct Block {
  string_view item;
  Line rows[2];
  Line columns[3];
};
constexpr Line kDecisions = {"decisions", {"本年处理决定数量"}};
constexpr Block kActive2021[] = {
    {"第二十条第（一）项",
     {{"rule", {"规章"}}, {"normative", {"行政规范性文件"}}},
     {{"made", {"本年制发件数"}}, {"ended", {"本年废止件数"}}, {"valid", {"现行有效件数"}}}},
    {"第二十条第（五）项", {{"permit", {"行政许可"}}}, {kDecisions}},
    {"第二十条第（六）项", {{"penalty", {"行政处罚"}}, {"coercion", {"行政强制"}}}, {kDecisions}},
    {"第二十条第（八）项",
     {{"charge", {"行政事业性收费"}}},
     {{"fees", {"本年收费金额（单位：万元）"}}}},
};
constexpr Line kItems = {"items", {"上一年项目数量"}}, kChange = {"change", {"本年增/减"}},
               kHandledNumber = {"decisions", {"处理决定数量"}};
constexpr Block kActive2019[] = {
    {"第二十条第（一）项",
     {{"rule", {"规章"}}, {"normative", {"规范性文件"}}},
     {{"made", {"本年新制作数量"}}, {"public", {"本年新公开数量"}}, {"all", {"对外公开总数量"}}}},
    {"第二十条第（五）项",
     {{"permit", {"行政许可"}}, {"service", {"其他对外管理服务事项"}}},
     {kItems, kChange, kHandledNumber}},
    {"第二十条第（六）项",
     {{"penalty", {"行政处罚"}}, {"coercion", {"行政强制"}}},
     {kItems, kChange, kHandledNumber}},
    {"第二十条第（八）项", {{"charge", {"行政事业性收费"}}}, {kItems, kChange}},
    {"第二十条第（九）项",
     {{"procurement", {"政府集中采购"}}},
     {{"procurements", {"采购项目数量"}}, {"amount", {"采购总金额"}}}},
};

string_view last_name(const Line& line) {
  string_view last;
  for (const string_view name : line.names)
    if (!name.empty()) last = name;
  return last;
}

bool same_down_to(const Line& a, const Line& b, int level) {
  for (int i = 0; i <= level; ++i)
    if (a.names[i] != b.names[i]) return false;
  return true;
}

// The headings of lines that lie beside (or below) each other, equal ones as one cell.
void add_headings(ReportTable& table, std::span<const Line> lines, bool down, int first) {
  for (size_t i = 0; i < lines.size(); ++i) {
    for (int level = 0; level < kLevels; ++level) {
      const string_view name = lines[i].names[level];
      if (name.empty() || (i > 0 && same_down_to(lines[i], lines[i - 1], level))) continue;
      int along = 1, deep = 1;
      while (i + static_cast<size_t>(along) < lines.size() &&
             same_down_to(lines[i], lines[i + static_cast<size_t>(along)], level))
        ++along;
      while (level + deep < kLevels && lines[i].names[level + deep].empty()) ++deep;
      const int at = first + static_cast<int>(i);
      table.cells.push_back(down ? ReportCell{at, level, along, deep, name}
                                 : ReportCell{level, at, deep, along, name});
    }
  }
}

Figure& add_figure(ReportTable& table, const Line& row, const Line& column, ReportCell at) {
  at.figure = static_cast<int>(table.figures.size());
  table.cells.push_back(at);
  Figure& figure = table.figures.emplace_back();
  figure.row = row.id;
  figure.column = column.id;
  figure.row_name = last_name(row);
  figure.column_name = last_name(column);
  if (row.id == "total" || column.id == "total") figure.source = FigureSource::Total;
  return figure;
}

void add_block(ReportTable& table, const Block& block) {
  table.cells.push_back({table.rows++, 0, 1, table.columns, block.item});
  int columns = 0;
  while (columns < 3 && !block.columns[columns].id.empty()) ++columns;
  const auto width = [&](int i) { return i + 1 == columns ? table.columns - 1 - i : 1; };
  table.cells.push_back({table.rows, 0, 1, 1, "信息内容"});
  for (int i = 0; i < columns; ++i)
    table.cells.push_back({table.rows, 1 + i, 1, width(i), block.columns[i].names[0]});
  ++table.rows;
  for (const Line& row : block.rows) {
    if (row.id.empty()) continue;
    table.cells.push_back({table.rows, 0, 1, 1, row.names[0]});
    for (int i = 0; i < columns; ++i)
      add_figure(table, row, block.columns[i], {table.rows, 1 + i, 1, width(i)});
    ++table.rows;
  }
}

}  // namespace

ReportTable active_table(ReportFormat format) {
  ReportTable table;
  table.number = 2;
  table.columns = 4;
  const std::span<const Block> blocks =
      format == ReportFormat::Y2021 ? std::span<const Block>(kActive2021) : kActive2019;
  for (const Block& block : blocks) add_block(table, block);
  for (Figure& figure : table.figures) {
    const string_view row = figure.row, column = figure.column;
    figure.is_money = column == "fees" || column == "amount";
    if (column == "fees") figure.source = FigureSource::Summed;
    const bool is_unknown = row == "procurement" || row == "service" ||
                            (format == ReportFormat::Y2019 && column != "decisions" &&
                             (row == "penalty" || row == "coercion"));
    if (is_unknown) figure.source = FigureSource::Nowhere;
  }
  return table;
}

ReportTable request_table(ReportFormat format) {
  std::vector<Line> rows = {kNew, kCarried};
  rows.insert(rows.end(), std::begin(kHandled), std::end(kHandled));
  const std::span<const Line> others =
      format == ReportFormat::Y2021 ? std::span<const Line>(kOthers2021) : kOthers2019;
  rows.insert(rows.end(), others.begin(), others.end());
  rows.push_back(kTotal);
  rows.push_back(kNext);

  ReportTable table;
  table.number = 3;
  table.rows = kLevels + static_cast<int>(rows.size());
  table.columns = kLevels + static_cast<int>(std::size(kKinds));
  table.cells.push_back({0, 0, kLevels, kLevels,
                         "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"});
  add_headings(table, kKinds, false, kLevels);
  add_headings(table, rows, true, kLevels);
  for (size_t i = 0; i < rows.size(); ++i)
    for (size_t j = 0; j < std::size(kKinds); ++j)
      add_figure(table, rows[i], kKinds[j],
                 {kLevels + static_cast<int>(i), kLevels + static_cast<int>(j)});
  return table;
}

ReportTable dispute_table() {
  std::vector<Line> columns;
  for (const Line& court : kCourts) {
    for (const Line& outcome : kOutcomes) {
      Line line = court;
      line.names[line.names[1].empty() ? 1 : 2] = outcome.names[0];
      columns.push_back(line);
    }
  }
  ReportTable table;
  table.number = 4;
  table.rows = kLevels + 1;
  table.columns = static_cast<int>(columns.size());
  add_headings(table, columns, false, 0);
  int at = 0;
  for (const Line& court : kCourts)
    for (const Line& outcome : kOutcomes) add_figure(table, court, outcome, {kLevels, at++});
  return table;
}

bool is_result(string_view row) {
  return row != kNew.id && row != kCarried.id && row != kTotal.id && row != kNext.id;
}

}  // namespace taizhang
