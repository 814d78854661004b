#include "formats/document_lines.h"

#include <string_view>

namespace taizhang {
namespace {

std::string_view name_of(Paper paper) {
  switch (paper) {
    case Paper::A4:
      return "a4";
    case Paper::A4Landscape:
      return "a4-landscape";
    case Paper::A3Landscape:
      return "a3-landscape";
  }
}

std::string_view name_of(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::Body:
      return "body";
    case ParagraphStyle::Address:
      return "address";
    case ParagraphStyle::Heading:
      return "heading";
    case ParagraphStyle::Subheading:
      return "subheading";
    case ParagraphStyle::Note:
      return "note";
    case ParagraphStyle::Signature:
      return "signature";
  }
}

struct Lines {
  std::string out;

  void begin(std::string_view kind) { out += kind; }
  void word(std::string_view words) {
    out += '\t';
    for (const char c : words) {
      if (c == '\n')
        out += '\v';
      else if (c != '\r' && c != '\v')
        out += c == '\t' ? ' ' : c;
    }
  }
  void end() { out += '\n'; }

  void line(std::string_view kind, std::string_view words) {
    begin(kind);
    word(words);
    end();
  }

  void operator()(const Paragraph& paragraph) { line(name_of(paragraph.style), paragraph.text); }
  void operator()(const DocumentTable& table) {
    begin("table");
    word(table.caption);
    word(std::to_string(table.header_rows));
    for (const int width : table.widths) word(std::to_string(width));
    end();
    for (const std::vector<DocumentCell>& row : table.rows) {
      begin("row");
      for (const DocumentCell& cell : row) {
        word(std::to_string(cell.rows));
        word(std::to_string(cell.columns));
        word(std::string(cell.is_heading ? "h" : "") + (cell.is_centred ? "c" : ""));
        word(cell.text);
      }
      end();
    }
  }
  void operator()(const PageBreak&) {
    begin("break");
    end();
  }
};

}  // namespace

std::string document_lines(const Document& document) {
  Lines lines;
  lines.line("paper", name_of(document.paper));
  lines.line("title", document.title);
  for (const Block& block : document.blocks) std::visit(lines, block);
  return lines.out;
}

}  // namespace taizhang
