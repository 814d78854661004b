#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace taizhang {

// A document as an office prints, files and sends it: what its paragraphs and tables say, not where
// they were taken from. Print view, Word file and text for a chat are written from it.

enum class Paper { A4, A4Landscape, A3Landscape };

enum class ParagraphStyle {
  Body,        // the first line set in by two characters
  Address,     // 主送: not set in
  Heading,     // 一、
  Subheading,  // （一）
  Note,        // small: scope, filter, how it was counted
  Signature,   // at the right: who issues it, and when
};

struct Paragraph {
  ParagraphStyle style = ParagraphStyle::Body;
  std::string text;  // without line breaks
  bool operator==(const Paragraph&) const = default;
};

struct DocumentCell {
  std::string text;  // lines end in '\n'
  int rows = 1, columns = 1;
  bool is_heading = false;
  bool is_centred = false;  // figures, dates and short words
  bool operator==(const DocumentCell&) const = default;
};

// A row holds the cells that begin in it, left to right; with what reaches down from the rows above
// they cover widths.size() columns.
struct DocumentTable {
  std::string caption = {};                          // may be empty
  std::vector<int> widths = {};                      // shares of the page's width
  int header_rows = 0;                               // repeated on every page
  std::vector<std::vector<DocumentCell>> rows = {};  // the header's first
  bool operator==(const DocumentTable&) const = default;
};

// A cell on the grid of rows and columns it covers, up to `end_row` and `end_column`.
struct GridCell {
  const DocumentCell* cell = nullptr;
  size_t row = 0, column = 0, end_row = 0, end_column = 0;
};

// Those of the first `rows` rows in reading order: cells that reach down push the ones below to the
// right; what reaches over the table's edge is cut off. Points into `table`.
std::vector<GridCell> grid_of(const DocumentTable& table, size_t rows);

struct PageBreak {
  bool operator==(const PageBreak&) const = default;
};

using Block = std::variant<Paragraph, DocumentTable, PageBreak>;

struct Document {
  Paper paper = Paper::A4;
  std::string title;
  std::vector<Block> blocks = {};
  bool operator==(const Document&) const = default;
};

void add_paragraphs(Document& document, ParagraphStyle style, std::string_view lines);

// For an office chat: paragraphs as lines, of a table's rows the cells between tabs, the cells that
// reach over several once. Ends in '\n'.
std::string plain_text(const Document& document);

}  // namespace taizhang
