#include "formats/sheet_table.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/deadline.h"
#include "base/text.h"

namespace taizhang {
namespace {

using Row = std::vector<std::string>;

constexpr size_t kLongestHead = 16;   // characters of a column's name
constexpr size_t kRowsToSearch = 30;  // for the header
constexpr size_t kTallestHeader = 3;

// What names of columns hold.
constexpr auto kHeadWords = std::to_array<std::string_view>(
    {"序号", "编号", "任务", "事项", "内容",     "要求",  "措施", "目标", "单位", "部门",
     "科室", "责任", "牵头", "配合", "承办",     "时限",  "期限", "时间", "日期", "状态",
     "进展", "进度", "情况", "备注", "材料",     "问题",  "名称", "标题", "文号", "类别",
     "来源", "打算", "电话", "姓名", "申请",     "答复",  "结果", "得分", "分值", "指标",
     "网址", "链接", "项目", "工作", "记录编号", "校验码"});
constexpr auto kDayWords =
    std::to_array<std::string_view>({"日期", "时间", "时限", "期限", "年月日"});
constexpr auto kNoteWords =
    std::to_array<std::string_view>({"注：", "注:", "备注：", "备注:", "说明：", "说明:", "填表",
                                     "填报", "制表", "审核", "联系人", "合计", "总计", "小计"});
constexpr std::string_view kNumerals = "一二三四五六七八九十";

// Without what is only there to look well: 序 号, 责任\n单位.
std::string without_spaces(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) out += text.substr(at, c.bytes);
    at += c.bytes;
  }
  return out;
}

bool holds_any(std::string_view text, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.contains(word); });
}

bool starts_note(std::string_view text) {
  return std::ranges::any_of(kNoteWords,
                             [&](std::string_view word) { return text.starts_with(word); });
}

// 一、 （二） 第三部分
bool is_numbered(std::string_view text) {
  for (const std::string_view mark : {"（", "(", "第"})
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
  return text.size() >= 3 && kNumerals.contains(text.substr(0, 3));
}

bool is_head(std::string_view text) {
  if (text.contains(':') || text.contains("：")) return false;  // 填报单位：…
  return !text.empty() && count_code_points(text) <= kLongestHead &&
         !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_blank(const Row& row) {
  return std::ranges::all_of(row, [](const std::string& cell) { return cell.empty(); });
}

size_t count_filled(const Row& row) {
  return row.size() - static_cast<size_t>(std::ranges::count(row, ""));
}

const std::string& first_filled(const Row& row) {
  return *std::ranges::find_if(row, [](const std::string& cell) { return !cell.empty(); });
}

// The texts of all cells, as wide as the widest row, without white space around them.
TableCells texts_of(const SheetCells& sheet) {
  size_t width = 0;
  for (const auto& row : sheet.rows) width = std::max(width, row.size());
  TableCells texts;
  for (const auto& row : sheet.rows) {
    texts.emplace_back(width);
    for (size_t i = 0; i < row.size(); ++i) texts.back()[i] = trim(row[i].text);
  }
  return texts;
}

// Half-width digits; empty: there is something else.
std::string digits_of(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.bytes;
    const char32_t digit = c.value >= U'０' && c.value <= U'９' ? c.value - U'０' + U'0' : c.value;
    if (digit < U'0' || digit > U'9') return {};
    out += static_cast<char>(digit);
  }
  return out;
}

class TableReader {
 public:
  explicit TableReader(const SheetCells& sheet) : sheet_(sheet), cells_(texts_of(sheet)) {
    width_ = cells_.empty() ? 0 : cells_.front().size();
    across_.resize(cells_.size(), 1);
    merged_.resize(cells_.size());
    for (const MergedCells& merged : sheet.merged) {
      if (merged.first_row >= cells_.size()) continue;
      size_t& across = across_[merged.first_row];
      across = std::max(across, merged.last_column - merged.first_column + 1);
    }
  }

  SheetTable read() {
    find_header();
    for (size_t i = 0; i < first_; ++i) add_title(cells_[i]);
    const Row head = height_ > 0 ? cells_[first_] : Row();
    fill_header();
    if (height_ > 0) table_.header = header();
    fill_down();
    for (size_t i = first_ + height_; i < cells_.size(); ++i)
      if (cells_[i] != head) add(i);  // a header printed on every page is said once
    write_days();
    return std::move(table_);
  }

 private:
  // Cells that name columns, each in its own words.
  size_t named_columns(const Row& row) const {
    std::vector<std::string> names;
    for (const std::string& cell : row) {
      const std::string name = without_spaces(cell);
      if (is_head(name) && holds_any(name, kHeadWords) && !std::ranges::contains(names, name))
        names.push_back(name);
    }
    return names.size();
  }

  void find_header() {
    size_t most = 1;
    for (size_t i = 0; i < std::min(cells_.size(), kRowsToSearch); ++i) {
      const size_t named = named_columns(cells_[i]);
      if (named <= most) continue;
      // A second row of names, under some of the first, is a part of the first.
      if (height_ > 0 && i < first_ + height_of(first_)) continue;
      // Tasks name columns too: those below a header are not taken for a better one.
      if (height_ > 0 && named < 2 * most) continue;
      most = named;
      first_ = i;
      height_ = 1;
    }
    if (height_ > 0) height_ = height_of(first_);
  }

  // Rows of the header that begins with row `first`.
  size_t height_of(size_t first) const {
    size_t last = first;
    for (const MergedCells& merged : sheet_.merged)
      if (merged.first_row == first) last = std::max(last, merged.last_row);
    if (last > first && last - first < kTallestHeader) return last - first + 1;
    return continues_header(first) ? 2 : 1;
  }

  // Names below gaps of the row `first`, and gaps below its first name: what is left of merged
  // cells.
  bool continues_header(size_t first) const {
    if (first + 1 >= cells_.size()) return false;
    const Row& above = cells_[first];
    const Row& below = cells_[first + 1];
    bool fills = false;
    for (size_t i = 0; i < width_; ++i) {
      if (!below[i].empty() && !is_head(without_spaces(below[i]))) return false;
      fills = fills || (above[i].empty() && !below[i].empty());
    }
    return fills && below.front().empty() && count_filled(below) > 1;
  }

  // What is merged in the header is said in each of its cells.
  void fill_header() {
    for (const MergedCells& merged : sheet_.merged) {
      if (merged.first_row < first_ || merged.first_row >= first_ + height_) continue;
      const std::string text = cells_[merged.first_row][merged.first_column];
      for (size_t row = merged.first_row; row <= merged.last_row && row < first_ + height_; ++row)
        for (size_t i = merged.first_column; i <= merged.last_column; ++i)
          if (cells_[row][i].empty()) cells_[row][i] = text;
    }
    if (!sheet_.merged.empty()) return;
    // Text files have no merged cells: a name reaches to the next one, where there is one below.
    for (size_t row = first_; row + 1 < first_ + height_; ++row)
      for (size_t i = 1; i < width_; ++i)
        if (cells_[row][i].empty() && !cells_[row + 1][i].empty())
          cells_[row][i] = cells_[row][i - 1];
  }

  Row header() const {
    Row names;
    for (size_t column = 0; column < width_; ++column) {
      std::string name;
      std::string last;
      for (size_t row = first_; row < first_ + height_; ++row) {
        std::string part = without_spaces(cells_[row][column]);
        if (part.empty() || part == last) continue;
        name += (name.empty() ? "" : "/") + part;
        last = std::move(part);
      }
      names.push_back(std::move(name));
    }
    return names;
  }

  void add_title(const Row& row) {
    std::string line;
    for (const std::string& cell : row)
      if (!cell.empty()) line += (line.empty() ? "" : " ") + cell;
    if (!line.empty()) table_.titles.push_back(std::move(line));
  }

  void fill_down() {
    for (const MergedCells& merged : sheet_.merged) {
      if (merged.first_row < first_ + height_ || merged.last_row == merged.first_row) continue;
      const std::string text = cells_[merged.first_row][merged.first_column];
      for (size_t row = merged.first_row + 1; row <= merged.last_row && row < cells_.size();
           ++row) {
        if (cells_[row][merged.first_column].empty()) cells_[row][merged.first_column] = text;
        merged_[row] = 1;
      }
    }
  }

  bool is_heading(size_t row) const {
    if (count_filled(cells_[row]) != 1) return false;
    if (across_[row] > 1) return 2 * across_[row] >= width_;
    return width_ > 1 && is_numbered(first_filled(cells_[row]));
  }

  void add(size_t at) {
    const Row& row = cells_[at];
    if (is_blank(row)) return;
    const std::string& text = first_filled(row);
    if (starts_note(text)) {
      std::string line;
      for (const std::string& cell : row)
        if (!cell.empty()) line += (line.empty() ? "" : " ") + cell;
      table_.notes.push_back(std::move(line));
      return;
    }
    if (is_heading(at)) {
      heading_ = text;
      return;
    }
    table_.rows.push_back(row);
    table_.headings.push_back(heading_);
    table_.lines.push_back(at + 1);
    table_.merged.push_back(merged_[at]);
  }

  void write_days() {
    for (size_t column = 0; column < table_.header.size(); ++column) {
      if (!holds_any(table_.header[column], kDayWords)) continue;
      for (Row& row : table_.rows) {
        if (digits_of(row[column]).empty()) continue;
        if (const std::optional<Date> day = day_in_cell(row[column], 0))
          row[column] = to_text(*day);
      }
    }
  }

  const SheetCells& sheet_;
  TableCells cells_;
  std::vector<size_t> across_;   // by row: the most columns that are merged in it
  std::vector<uint8_t> merged_;  // by row: as SheetTable::merged
  size_t width_ = 0;
  size_t first_ = 0;   // row of the header
  size_t height_ = 0;  // rows of the header
  std::string heading_;
  SheetTable table_;
};

}  // namespace

SheetTable read_table(const SheetCells& sheet) { return TableReader(sheet).read(); }

std::optional<Date> day_in_cell(std::string_view text, int year) {
  constexpr size_t kDayDigits = 8, kExcelDigits = 5;
  constexpr Date kExcelZero{1899, 12, 30}, kEarliest{2000, 1, 1}, kLatest{2099, 12, 31};
  const std::string digits = digits_of(trim(text));
  if (digits.size() == kDayDigits)
    return parse_date(digits.substr(0, 4) + '-' + digits.substr(4, 2) + '-' + digits.substr(6));
  if (digits.size() == kExcelDigits) {
    int days = 0;
    for (const char c : digits) days = days * 10 + (c - '0');
    const Date date = add_days(kExcelZero, days);
    return date >= kEarliest && date <= kLatest ? std::optional(date) : std::nullopt;
  }
  return named_day(text, year);
}

}  // namespace taizhang
