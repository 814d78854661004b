#include "notice/table.h"

#include <algorithm>

#include "notice/header.h"
#include "notice/labels.h"
#include "notice/numbering.h"
#include "notice/scan.h"

namespace taizhang {
namespace {

constexpr std::u32string_view kBars = U"|｜│┃￨┆";
constexpr size_t kLongestHeadCell = 14;  // characters

bool is_empty(Span span) { return span.begin == span.end; }

bool begins_with_mark(std::string_view text, Span cell) {
  return mark_at(text, cell.begin, cell.end, true).has_value();
}

void split_at(std::string_view text, Span span, std::u32string_view signs, bool keep_ends,
              std::vector<Span>& cells) {
  size_t begin = span.begin;
  const size_t before = cells.size();
  for (size_t at = span.begin; at < span.end;) {
    const CodePoint c = code_point_at(text, at);
    if (is_one_of(c.value, signs)) {
      cells.push_back(trim(text, {begin, at}));
      begin = at + c.bytes;
    }
    at += c.bytes;
  }
  const Span last = trim(text, {begin, span.end});
  if (keep_ends || !is_empty(last)) cells.push_back(last);
  if (!keep_ends && cells.size() > before + 1 && is_empty(cells[before])) {
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(before));
  }
}

bool has_bar(std::string_view text, Span line) {
  for (size_t at = line.begin; at < line.end; at += code_point_at(text, at).bytes) {
    if (is_one_of(char_at(text, at), kBars)) return true;
  }
  return false;
}

// |---|:--:| of a Markdown table.
bool is_rule(std::string_view text, Span line) {
  return std::ranges::all_of(cut(text, line), [](char c) {
    return c == '|' || c == '-' || c == ':' || c == ' ' || c == '+' || c == '=';
  });
}

// What stands between the cells of a line.
enum class Separator { Tab, Bar, Space };

bool has(std::string_view text, const Line& line, Separator separator) {
  switch (separator) {
    case Separator::Tab:
      return cut(text, line.whole).contains('\t');
    case Separator::Bar:
      return has_bar(text, line.span);
    case Separator::Space:
      return cut(text, line.span).find_first_of(" \xE3") != std::string_view::npos;
  }
  return false;
}

std::vector<Span> cells_of(std::string_view text, const Line& line, Separator separator) {
  std::vector<Span> cells;
  switch (separator) {
    case Separator::Tab:
      split_at(text, line.whole, U"\t", true, cells);
      break;
    case Separator::Bar:
      split_at(text, line.span, kBars, false, cells);
      break;
    case Separator::Space:
      split_at(text, line.span, U" \u3000", true, cells);
      std::erase_if(cells, is_empty);
      break;
  }
  return cells;
}

// The columns when every cell heads one; empty: this is no table's head.
std::vector<TableColumn> columns_of(std::string_view text, const std::vector<Span>& cells) {
  std::vector<TableColumn> columns;
  size_t known = 0;
  for (const Span cell : cells) {
    if (count_code_points(cut(text, cell)) > kLongestHeadCell) return {};
    const auto column = column_of(cut(text, cell));
    if (column) ++known;
    columns.push_back(column.value_or(TableColumn::Other));
  }
  const bool task = std::ranges::any_of(columns, is_text);
  const bool claim = std::ranges::any_of(columns, is_claim);
  if (cells.size() < 2 || known * 4 < cells.size() * 3 || !task || !claim) return {};
  return columns;
}

// Cuts a stream of cells into rows: some that are text, then some that say who and until when.
class StreamCutter {
 public:
  StreamCutter(std::string_view text, const std::vector<TableColumn>& columns)
      : text_(text), columns_(columns), left_(left_columns(columns)) {}

  std::vector<std::vector<Span>> cut_rows(const std::vector<Span>& cells) const {
    std::vector<std::vector<Span>> rows;
    if (fits_evenly(cells)) {
      for (size_t at = 0; at < cells.size(); at += columns_.size()) {
        rows.emplace_back(cells.begin() + static_cast<std::ptrdiff_t>(at),
                          cells.begin() + static_cast<std::ptrdiff_t>(at + columns_.size()));
      }
      return rows;
    }
    for (size_t at = 0; at < cells.size();) {
      const size_t end = row_end(cells, at);
      rows.emplace_back(cells.begin() + static_cast<std::ptrdiff_t>(at),
                        cells.begin() + static_cast<std::ptrdiff_t>(end));
      at = end;
    }
    return rows;
  }

 private:
  bool fits_evenly(const std::vector<Span>& cells) const {
    if (cells.empty() || cells.size() % columns_.size() != 0) return false;
    for (size_t i = 0; i < cells.size(); ++i) {
      const TableColumn column = columns_[i % columns_.size()];
      const bool blank = is_empty(cells[i]);
      if (column == TableColumn::Number && !blank && !is_number_cell(text_, cells[i])) return false;
      if (is_claim(column) && !is_claim_cell(text_, cells[i])) return false;
    }
    return true;
  }

  size_t row_end(const std::vector<Span>& cells, size_t at) const {
    while (at < cells.size() && is_empty(cells[at])) ++at;  // merged, or left of a part's row
    const size_t first = at;
    auto room = std::ranges::count_if(columns_, is_text);
    for (; at < cells.size() && (at == first || !is_claim_cell(text_, cells[at])); ++at) {
      if (is_number_cell(text_, cells[at])) continue;
      // More texts than columns for them: the first heads the rows below it.
      if (room == 0) return first + 1;
      --room;
    }
    for (size_t column = left_; column < columns_.size() && at < cells.size(); ++column, ++at) {
      if (is_claim(columns_[column]) && !is_claim_cell(text_, cells[at])) break;
      const bool starts_row =
          begins_with_mark(text_, cells[at]) || is_number_cell(text_, cells[at]);
      if (starts_row) break;
    }
    return at;
  }

  std::string_view text_;
  const std::vector<TableColumn>& columns_;
  size_t left_;
};

bool ends_table(std::string_view text, const Line& line) {
  if (begins_attachment(text, line.span) || is_one_of(char_at(text, line.span.begin), U"注")) {
    return true;
  }
  const auto label = label_at(text, line.span.begin, line.span.end);
  return label && label->role == LabelRole::Contact && label->colon;
}

// One cell a line, or cells closed by bars that stand at line ends or on lines of their own.
std::optional<Table> stream_at(std::string_view text, const std::vector<Line>& lines,
                               size_t first) {
  constexpr size_t kFewestColumns = 3, kMostColumns = 14;
  std::vector<Span> heads;
  size_t next = first;
  bool bars = false;
  for (; next < lines.size() && next < first + 2 * kMostColumns; ++next) {
    const Span line = lines[next].span;
    std::vector<Span> cells;
    split_at(text, line, kBars, false, cells);
    std::erase_if(cells, is_empty);
    bars = bars || has_bar(text, line);
    if (cells.empty()) continue;
    if (cells.size() > 1 || !column_of(cut(text, cells[0]))) break;
    heads.push_back(cells[0]);
  }
  if (heads.size() < kFewestColumns) return {};
  Table table{.columns = columns_of(text, heads), .rows = {}, .end_line = next};
  if (table.columns.empty()) return {};

  std::vector<Span> cells;
  if (bars) {
    size_t last = next;
    for (size_t i = next; i < lines.size() && !begins_attachment(text, lines[i].span); ++i) {
      if (has_bar(text, lines[i].span)) last = i + 1;
    }
    if (last == next) return {};
    split_at(text, {lines[next].span.begin, lines[last - 1].span.end}, kBars, true, cells);
    if (!cells.empty() && is_empty(cells.back())) cells.pop_back();
    table.end_line = last;
  } else {
    size_t i = next;
    for (; i < lines.size() && !ends_table(text, lines[i]); ++i) cells.push_back(lines[i].span);
    table.end_line = i;
  }
  table.rows = StreamCutter(text, table.columns).cut_rows(cells);
  return table;
}

// At least a text and an owner or a deadline, with space between.
bool is_spaced_row(std::string_view text, const Line& line) {
  const std::vector<Span> cells = cells_of(text, line, Separator::Space);
  return cells.size() > 2 && is_claim_cell(text, cells.back());
}

// Lines of cells. A line may only finish the cell in which the line before was broken.
class RowReader {
 public:
  RowReader(std::string_view text, const std::vector<TableColumn>& columns)
      : text_(text), columns_(columns), rights_(columns.size() - left_columns(columns)) {}

  void add(std::vector<Span> cells) {
    if (!rows_.empty() && continues(cells)) {
      std::vector<Span>& row = rows_.back();
      row.back().end = std::max(row.back().end, cells[0].end);
      if (is_empty(row.back())) row.back() = cells[0];
      row.insert(row.end(), cells.begin() + 1, cells.end());
    } else {
      rows_.push_back(std::move(cells));
    }
  }

  std::vector<std::vector<Span>> take() { return std::move(rows_); }

 private:
  bool continues(const std::vector<Span>& cells) const {
    const std::vector<Span>& row = rows_.back();
    if (is_empty(cells[0]) || begins_with_mark(text_, cells[0]) ||
        is_number_cell(text_, cells[0])) {
      return false;
    }
    if (cells.size() == columns_.size()) return false;
    if (row.size() + cells.size() - 1 > columns_.size()) return false;
    const bool right = is_claim_cell(text_, cells[0]);
    if (cells.size() == 1) return right && row.size() > 1;
    size_t given = 0;
    for (size_t i = 1; i < row.size(); ++i) given += is_claim_cell(text_, row[i]) ? 1 : 0;
    return given < rights_ && (right || given == 0);
  }

  std::string_view text_;
  const std::vector<TableColumn>& columns_;
  size_t rights_;
  std::vector<std::vector<Span>> rows_;
};

}  // namespace

std::optional<Table> table_at(std::string_view text, const std::vector<Line>& lines, size_t first) {
  constexpr size_t kWidestGap = 4;      // lines without a separator inside a table
  constexpr size_t kLongestHead = 400;  // bytes of the line of heads
  const Span head = lines[first].span;
  if (head.end - head.begin > kLongestHead) return {};
  for (const Separator separator : {Separator::Tab, Separator::Bar, Separator::Space}) {
    if (!has(text, lines[first], separator)) continue;
    const std::vector<TableColumn> columns =
        columns_of(text, cells_of(text, lines[first], separator));
    // Words that only stand apart need to be more than two to head a table.
    if (columns.empty() || (separator == Separator::Space && columns.size() < 3)) continue;

    size_t end = first + 1;
    for (size_t i = first + 1; i < lines.size() && i <= end + kWidestGap; ++i) {
      if (separator != Separator::Space && has(text, lines[i], separator)) end = i + 1;
      if (separator == Separator::Space && is_spaced_row(text, lines[i])) end = i + 1;
    }
    RowReader reader(text, columns);
    for (size_t i = first + 1; i < end; ++i) {
      std::vector<Span> cells = cells_of(text, lines[i], separator);
      const bool rule = separator == Separator::Bar && is_rule(text, lines[i].span);
      if (!rule && columns_of(text, cells) != columns) reader.add(std::move(cells));
    }
    return Table{columns, reader.take(), end};
  }
  return stream_at(text, lines, first);
}

}  // namespace taizhang
