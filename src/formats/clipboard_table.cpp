#include "formats/clipboard_table.h"

#include "formats/markup.h"

namespace taizhang {
namespace {

void append_escaped(std::string& out, std::string_view cell) {
  for (const char c : cell) {
    if (c == '\n')
      out += "<br>";
    else
      append_markup(out, c);
  }
}

}  // namespace

std::string to_tsv(const TableCells& cells) { return to_separated(cells, '\t'); }

std::string to_html_table(const TableCells& cells) {
  std::string out = "<meta charset=\"utf-8\"><table>";
  for (const std::vector<std::string>& row : cells) {
    out += "<tr>";
    for (const std::string& cell : row) {
      out += "<td style=\"mso-number-format:'\\@'\">";
      append_escaped(out, cell);
      out += "</td>";
    }
    out += "</tr>";
  }
  return out + "</table>";
}

TableCells parse_tsv(std::string_view text) { return parse_separated(text, '\t'); }

bool is_tsv_table(std::string_view text) { return text.contains('\t'); }

}  // namespace taizhang
