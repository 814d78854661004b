#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "bench.h"
#include "query/search.h"

namespace taizhang {
namespace {

constexpr std::array<std::string_view, 64> kWords = {
    "政务", "公开", "信息", "主动", "依申请", "行政", "规范性文件", "解读", "重要", "政策",
    "措施", "小区", "雨污", "分流", "改造",   "批复", "预算",       "决算", "财政", "教育",
    "医疗", "养老", "住房", "保障", "征地",   "补偿", "安置",       "方案", "环境", "影响",
    "评价", "报告", "食品", "药品", "安全",   "监管", "执法",       "处罚", "许可", "事项",
    "目录", "清单", "权责", "网站", "新媒体", "政府", "公报",       "意见", "征集", "听证会",
    "会议", "纪要", "统计", "年度", "工作",   "要点", "落实情况",   "督查", "考核", "评估",
    "整改", "台账", "培训", "的"};
constexpr std::array<std::string_view, 12> kDepartments = {
    "办公室",       "政策法规处",   "执法教育处", "考评中心",     "市财政局", "市教育局",
    "市卫生健康委", "市生态环境局", "市民政局",   "市市场监管局", "市住建局", "市人社局"};
constexpr std::array<std::string_view, 4> kStates = {"未开始", "进行中", "待销号", "已销号"};

using Random = std::mt19937;

std::string phrase(Random& random, size_t words) {
  std::string out;
  for (size_t i = 0; i < words; ++i) out += kWords[random() % kWords.size()];
  return out;
}

// Eight columns: number, title, person, department, day, state, summary, remarks. With `long_texts`
// the last two are paragraphs.
std::vector<std::string> make_record(Random& random, size_t i, bool long_texts) {
  const auto day = date_of(20'000 + static_cast<int32_t>(random() % 365));
  return {"依申请〔2026〕" + std::to_string(i) + "号",
          "第" + std::to_string(i) + "号" + phrase(random, 8),
          std::string(kWords[random() % 64].substr(0, 3)) + phrase(random, 1),
          std::string(kDepartments[random() % kDepartments.size()]),
          to_text(day),
          std::string(kStates[random() % kStates.size()]),
          phrase(random, long_texts ? 120 : 14),
          phrase(random, long_texts ? 40 : 4)};
}

struct Data {
  std::vector<std::vector<std::string>> records;
  size_t bytes = 0;  // of all texts
  SearchIndex index;
  double building = 0;
};

void index_all(Data& data) {
  std::vector<SearchText> texts(8);
  texts[1].is_title = true;
  for (const size_t column : {3u, 4u, 5u}) texts[column].repeats = true;
  for (const std::vector<std::string>& record : data.records) {
    for (size_t i = 0; i < record.size(); ++i) texts[i].text = record[i];
    data.index.add(texts);
  }
  data.index.pack();
}

Data make_data(size_t records, bool long_texts) {
  Data data;
  Random random(11);
  for (size_t i = 0; i < records; ++i) {
    data.records.push_back(make_record(random, i, long_texts));
    for (const std::string& text : data.records.back()) data.bytes += text.size();
  }
  data.building = milliseconds([&] { index_all(data); });
  return data;
}

struct Cost {
  double ranking = 0;  // all that the index has
  double reading = 0;  // long texts
};

Cost search_all(const Data& data, std::string_view typed, Search& search) {
  const auto text = [&](uint32_t row, size_t place) -> std::string_view {
    return data.records[row][place];
  };
  const Search before = std::move(search);
  Cost cost;
  cost.ranking = milliseconds([&] {
    search = begin_search(data.index, parse_query(typed), &before);
    go_on(search, data.index, LongTexts(text), SIZE_MAX);
  });
  cost.reading = milliseconds([&] {
    if (!search.done()) go_on(search, data.index, LongTexts(text), SIZE_MAX);
  });
  return cost;
}

// A word key by key, each narrowing the last: the dearest key and the last one. Then the word at
// once, with nothing before.
void print_word(const Data& data, std::string_view what, std::string_view typed) {
  Search search, alone;
  double dearest = 0, last = 0;
  for (size_t at = 0; at < typed.size();) {
    at += code_point_at(typed, at).bytes;
    last = search_all(data, typed.substr(0, at), search).ranking;
    dearest = std::max(dearest, last);
  }
  const Cost cost = search_all(data, typed, alone = {});
  std::printf("  %-24.*s %-14.*s %8.2f %8.2f %8.2f %10.2f %9zu\n", static_cast<int>(what.size()),
              what.data(), static_cast<int>(typed.size()), typed.data(), dearest, last,
              cost.ranking, cost.reading, search.hits.size());
}

void print_edit(Data& data) {
  constexpr uint32_t kEdits = 1000;
  const std::array<SearchText, 2> texts = {{{"政务公开工作要点", true}, {"市财政局", false, true}}};
  const double editing = milliseconds([&] {
    for (uint32_t i = 0; i < kEdits; ++i) data.index.replace(i % data.index.rows(), texts);
  });
  std::printf("  one record replaced: %.4f ms\n", editing / kEdits);
}

}  // namespace

void bench_search(bool large) {
  for (const bool long_texts : {false, true}) {
    for (size_t records = 1'000; records <= (large ? 100'000 : 10'000); records *= 10) {
      Data data = make_data(records, long_texts);
      std::printf(
          "\na search in %zu records, %.1f MB of text%s: made in %.0f ms, %.2f bytes a byte of "
          "text\n"
          "%-38s dearest      last    alone  long texts (ms)  found\n",
          records, static_cast<double>(data.bytes) / 1e6, long_texts ? ", most of it long" : "",
          data.building, static_cast<double>(data.index.bytes()) / static_cast<double>(data.bytes),
          "");
      print_word(data, "as it stands", "政务公开");
      print_word(data, "a number", "2026");
      print_word(data, "initials", "zwgk");
      print_word(data, "whole pinyin", "zhengwugongkai");
      print_word(data, "mixed", "zhengwgk");
      print_word(data, "two words", "yusuan jy");
      print_word(data, "a letter", "z");
      print_word(data, "a letter nobody has", "v");
      print_word(data, "not there", "zwgz");
      print_word(data, "nothing like it", "麒麟");
      print_edit(data);
    }
  }
}

}  // namespace taizhang
