#include "reports/document.h"

#include <algorithm>
#include <utility>

namespace taizhang {
namespace {

// What a chat shows of a cell: one line.
std::string on_one_line(std::string_view words) {
  std::string line(words);
  for (char& c : line)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return line;
}

struct PlainText {
  std::string out;

  void line(std::string_view words) { out.append(words).append("\n"); }

  void operator()(const Paragraph& paragraph) {
    const bool begins =
        paragraph.style == ParagraphStyle::Heading || paragraph.style == ParagraphStyle::Signature;
    if (begins && !out.ends_with("\n\n")) line("");
    line(paragraph.text);
  }
  void operator()(const DocumentTable& table) {
    if (!table.caption.empty()) line(table.caption);
    for (const std::vector<DocumentCell>& row : table.rows) {
      for (size_t i = 0; i < row.size(); ++i) {
        if (i > 0) out += '\t';
        out += on_one_line(row[i].text);
      }
      out += '\n';
    }
  }
  void operator()(const PageBreak&) { line(""); }
};

}  // namespace

void add_paragraphs(Document& document, ParagraphStyle style, std::string_view lines) {
  while (!lines.empty()) {
    const size_t end = lines.find('\n');
    const std::string_view line = lines.substr(0, end);
    if (!line.empty()) document.blocks.push_back(Paragraph{style, std::string(line)});
    lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
  }
}

std::vector<GridCell> grid_of(const DocumentTable& table, size_t rows) {
  const size_t columns = table.widths.size();
  rows = std::min(rows, table.rows.size());
  std::vector<size_t> taken(columns, 0);  // up to which row each column is covered
  std::vector<GridCell> grid;
  for (size_t row = 0; row < rows; ++row) {
    size_t column = 0;
    for (const DocumentCell& cell : table.rows[row]) {
      while (column < columns && taken[column] > row) ++column;
      const size_t end = std::min(columns, column + static_cast<size_t>(cell.columns));
      const size_t last = std::min(rows, row + static_cast<size_t>(cell.rows));
      if (column >= end) break;
      grid.push_back({&cell, row, column, last, end});
      for (; column < end; ++column) taken[column] = last;
    }
  }
  return grid;
}

std::string plain_text(const Document& document) {
  PlainText plain;
  plain.line(document.title);
  plain.line("");
  for (const Block& block : document.blocks) std::visit(plain, block);
  return std::move(plain.out);
}

}  // namespace taizhang
