#include "notice/table_tasks.h"

#include <algorithm>
#include <iterator>

#include "notice/numbering.h"
#include "notice/scan.h"
#include "notice/titles.h"

namespace taizhang {
namespace {

bool is_empty(Span span) { return span.begin == span.end; }

std::optional<Mark> mark_of(std::string_view text, Span cell) {
  return mark_at(text, cell.begin, cell.end, true);
}

Span without_mark(std::string_view text, Span cell) {
  const auto mark = mark_of(text, cell);
  return mark ? trim(text, {mark->span.end, cell.end}) : cell;
}

class TableReader {
 public:
  TableReader(std::string_view text, const Table& table) : text_(text) {
    for (const auto& cells : table.rows) rows_.push_back(row_of(text, table.columns, cells));
    std::ranges::copy_if(table.columns, std::back_inserter(text_columns_), is_text);
    const size_t rights = rows_.empty() ? 0 : rows_[0].rights.size();
    rights_.assign(table.columns.end() - static_cast<std::ptrdiff_t>(rights), table.columns.end());
    for (const Row& row : rows_) numbered_ = numbered_ || !is_empty(row.number);
    find_task_style();
    title_ = title_column();
  }

  std::vector<FoundTask> read() {
    groups_.resize(text_columns_.size());
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (is_section(rows_[i])) {
        enter_section(rows_[i]);
      } else {
        add_task(rows_[i]);
      }
    }
    return std::move(found_);
  }

 private:
  size_t filled_texts(const Row& row) const {
    return static_cast<size_t>(
        std::ranges::count_if(row.texts, [](Span cell) { return !is_empty(cell); }));
  }

  // The style of number most rows with owners have in their last text cell.
  void find_task_style() {
    std::vector<int> counts(static_cast<size_t>(Style::None) + 1);
    for (const Row& row : rows_) {
      if (row.texts.empty() || is_empty(row.texts.back()) || !has_rights(row)) continue;
      const auto mark = mark_of(text_, row.texts.back());
      ++counts[static_cast<size_t>(mark ? mark->style : Style::None)];
    }
    const auto most = std::ranges::max_element(counts);
    task_style_ = static_cast<Style>(most - counts.begin());
  }

  static bool has_rights(const Row& row) {
    return std::ranges::any_of(row.rights, [](Span cell) { return !is_empty(cell); });
  }

  // One cell and nothing beside it, unless it is the next of the tasks.
  bool is_section(const Row& row) const {
    if (has_rights(row) || filled_texts(row) != 1 || !is_empty(row.number)) return false;
    const Span cell = *std::ranges::find_if(row.texts, [](Span c) { return !is_empty(c); });
    const auto mark = mark_of(text_, cell);
    const bool next_task = mark && mark->style == task_style_;
    return !next_task && (numbered_ || mark || !row.rights_given || row.texts.size() > 1);
  }

  void enter_section(const Row& row) {
    const Span cell = *std::ranges::find_if(row.texts, [](Span c) { return !is_empty(c); });
    const auto mark = mark_of(text_, cell);
    const Style style = mark ? mark->style : Style::None;
    const auto same = std::ranges::find(sections_, style, &Section::style);
    sections_.erase(mark ? same : sections_.begin(), sections_.end());
    sections_.push_back({style, one_line(cut(text_, trim_closing(text_, cell)))});
    std::ranges::fill(groups_, Span{});
  }

  // Every task's row has a text of its own in this column.
  bool is_own_in_each_row(size_t column) const {
    Span before;
    for (const Row& row : rows_) {
      if (is_section(row)) continue;
      const Span cell = row.texts[column];
      if (is_empty(cell) || cut(text_, cell) == cut(text_, before)) return false;
      before = cell;
    }
    return true;
  }

  // The numbers of this column run on from row to row, so that each is an item by itself.
  bool runs_on(size_t column) const {
    int before = 0;
    size_t going_on = 0, rows = 0;
    for (const Row& row : rows_) {
      const auto mark = mark_of(text_, row.texts[column]);
      if (mark && mark->number == before + 1) ++going_on;
      if (mark) before = mark->number;
      ++rows;
    }
    return before > 1 && going_on * 2 > rows;
  }

  size_t title_column() const {
    size_t title = text_columns_.empty() ? 0 : text_columns_.size() - 1;
    while (title > 0 && is_own_in_each_row(title - 1) && !runs_on(title)) --title;
    return title;
  }

  void add_task(const Row& row) {
    if (row.texts.empty()) return;
    for (size_t i = 0; i < title_; ++i) {
      if (is_empty(row.texts[i])) continue;
      groups_[i] = row.texts[i];
      std::fill(groups_.begin() + static_cast<std::ptrdiff_t>(i) + 1, groups_.end(), Span{});
    }
    const Span cell = is_empty(row.texts[title_]) ? groups_[title_] : row.texts[title_];
    if (is_empty(cell)) return;
    groups_[title_] = cell;

    FoundTask found;
    found.in_table = true;
    read_words(row, cell, found);
    read_claim_cells(row, found.claim);
    if (found.task.title.empty()) return;
    found_.push_back(std::move(found));
  }

  void read_words(const Row& row, Span cell, FoundTask& found) const {
    NoticeTask& task = found.task;
    const auto mark = mark_of(text_, cell);
    const Span words = without_mark(text_, cell);
    if (mark) {
      task.number = one_line(cut(text_, mark->span));
      found.number = mark->number;
    } else if (!is_empty(row.number)) {
      task.number = one_line(cut(text_, row.number));
      found.number = digits_at(text_, row.number.begin).value;
    }
    found.previous = found_.empty() ? 0 : found_.back().number;
    task.title = title_of(text_, words);
    task.text = one_line(cut(text_, words));
    task.place = row.place;
    for (const Section& section : sections_) task.path.push_back(section.heading);
    for (size_t i = 0; i < title_; ++i) {
      if (is_empty(groups_[i])) continue;
      task.path.push_back(one_line(cut(text_, trim_closing(text_, groups_[i]))));
    }
    for (size_t i = title_ + 1; i < row.texts.size(); ++i) {
      if (is_empty(row.texts[i])) continue;
      const std::string more = one_line(cut(text_, row.texts[i]));
      if (text_columns_[i] == TableColumn::Measures) {
        task.measures.push_back(more);
      } else {
        task.text += "\n" + more;
      }
    }
  }

  // A row without any such cells shares them with the row above, whose cells span it.
  void read_claim_cells(const Row& row, Claim& claim) const {
    if (!row.rights_given && !found_.empty()) {
      claim = found_.back().claim;
      return;
    }
    for (size_t i = 0; i < row.rights.size() && i < rights_.size(); ++i) {
      if (is_empty(row.rights[i])) continue;
      Claim part;
      switch (rights_[i]) {
        case TableColumn::Lead:
          part = read_claim(text_, row.rights[i], LabelRole::Lead);
          break;
        case TableColumn::LeadFirst:
          part = read_claim(text_, row.rights[i], LabelRole::LeadFirst);
          break;
        case TableColumn::Responsible:
          part = read_claim(text_, row.rights[i], LabelRole::Responsible);
          break;
        case TableColumn::Deadline:
          part.deadline = trim_closing(text_, row.rights[i]);
          break;
        case TableColumn::Number:
        case TableColumn::Text:
        case TableColumn::Measures:
        case TableColumn::Other:
          break;
      }
      add_claim(claim, part);
    }
  }

  struct Section {
    Style style = Style::None;
    std::string heading;
  };

  std::string_view text_;
  std::vector<Row> rows_;
  std::vector<TableColumn> text_columns_;
  std::vector<TableColumn> rights_;
  std::vector<Section> sections_;
  std::vector<Span> groups_;  // by text column: what stands there now
  std::vector<FoundTask> found_;
  Style task_style_ = Style::None;
  size_t title_ = 0;
  bool numbered_ = false;
};

}  // namespace

std::vector<FoundTask> tasks_of_table(std::string_view text, const Table& table) {
  return TableReader(text, table).read();
}

}  // namespace taizhang
