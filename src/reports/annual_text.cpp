#include "reports/annual_text.h"

namespace taizhang {
namespace {

using std::string_view;

struct Heading {
  string_view field, title;
  int table = 0;
};
constexpr Heading kHeadings[] = {
    {"overview", "一、总体情况"},
    {"active", "二、主动公开政府信息情况", 2},
    {"requests", "三、收到和处理政府信息公开申请情况", 3},
    {"disputes", "四、政府信息公开行政复议、行政诉讼情况", 4},
    {"problems", "五、存在的主要问题及改进情况"},
    {"others", "六、其他需要报告的事项"},
};

class Words {
 public:
  explicit Words(const AnnualReport& report) : report_(report) {}

  Words& say(string_view words) {
    text_ += words;
    return *this;
  }
  Words& count(int table, string_view row, string_view column = "total") {
    const Figure* found = find_figure(table_of(report_, table), row, column);
    text_ += found ? string_view(found->value().digits) : string_view("0");
    text_ += "件";
    return *this;
  }
  Words& count(int64_t number) {
    text_ += std::to_string(number) + "件";
    return *this;
  }
  std::string text() && { return std::move(text_); }

 private:
  const AnnualReport& report_;
  std::string text_;
};

// The results from one row of the form to another, of all applicants.
int64_t results(const AnnualReport& report, string_view first, string_view last) {
  int64_t all = 0;
  bool is_inside = false;
  for (const Figure& one : table_of(report, 3).figures) {
    if (one.column != "total") continue;
    is_inside |= one.row == first;
    if (is_inside) all += whole(one);
    if (one.row == last) return all;
  }
  return all;
}

std::string overview(const AnnualReport& report) {
  const ReportTable& disputes = table_of(report, 4);
  const bool is_new = report.format == ReportFormat::Y2021;
  const auto total = [&](string_view row) { return whole(*find_figure(disputes, row, "total")); };
  Words words(report);
  words.say("（一）主动公开。本年制发规章").count(2, "rule", "made");
  words.say("、行政规范性文件").count(2, "normative", "made");
  words.say("；作出行政许可决定").count(2, "permit", "decisions");
  words.say("、行政处罚决定").count(2, "penalty", "decisions");
  words.say("、行政强制决定").count(2, "coercion", "decisions");
  words.say("。\n（二）依申请公开。本年新收政府信息公开申请").count(3, "new");
  words.say("，上年结转").count(3, "carried").say("；本年办结").count(3, "total");
  words.say("，其中予以公开").count(3, "granted").say("、部分公开").count(3, "partial");
  words.say("、不予公开").count(results(report, "secret", "query"));
  words.say("、无法提供").count(results(report, "not_held", "still_unclear"));
  words.say("、不予处理").count(results(report, "petition", "confirm"));
  words.say("、其他处理")
      .count(is_new ? results(report, "lapsed", "other") : results(report, "others", "others"));
  words.say("；结转下年度继续办理").count(3, "next");
  words.say("。因政府信息公开产生的行政复议").count(total("review"));
  words.say("，行政诉讼").count(total("direct") + total("after"));
  words.say(
      "。\n（三）政府信息管理。（请填写：公开属性审查、保密审查、公开信息动态调整等情况。）"
      "\n（四）政府信息公开平台建设。（请填写：政府网站、政务新媒体、公开查阅点等情况。）"
      "\n（五）监督保障。（请填写：机构人员、培训、考核、社会评议等情况。）");
  return std::move(words).text();
}

std::string proposal(const AnnualReport& report, string_view field) {
  if (field == "overview") return overview(report);
  if (field == "problems")
    return "（请填写：本年存在的主要问题，去年问题的改进情况，下一步措施。）";
  if (field == "others")
    return "本年度收取信息处理费" + report.fees.value().digits + "元。没有其他需要报告的事项。";
  return "";
}

}  // namespace

std::string report_title(const AnnualReport& report) {
  return std::to_string(report.year) + "年政府信息公开工作年度报告";
}

std::string report_intro(const AnnualReport& report) {
  const string_view basis = report.format == ReportFormat::Y2021 ? "国办公开办函〔2021〕30号"
                                                                 : "国办公开办函〔2019〕60号";
  std::string words = "本报告根据《中华人民共和国政府信息公开条例》（国务院令第711号）和";
  words += basis;
  return words + "编制，所列数据的统计期限为" + std::to_string(report.year) +
         "年1月1日至12月31日。";
}

std::vector<ReportSection> report_sections(const Register& reg, const AnnualReport& report) {
  std::vector<ReportSection> sections;
  for (const Heading& heading : kHeadings) {
    const string_view written = text_of(reg, report.record, heading.field);
    ReportSection& section = sections.emplace_back();
    section.field = heading.field;
    section.title = heading.title;
    section.table = heading.table;
    section.is_written = !written.empty();
    section.text = section.is_written ? std::string(written) : proposal(report, heading.field);
  }
  return sections;
}

}  // namespace taizhang
