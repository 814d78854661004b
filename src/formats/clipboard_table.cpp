#include "formats/clipboard_table.h"

#include <algorithm>

namespace taizhang {
namespace {

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '%' || c == '+' || c == '-';
  });
}

bool is_formula(std::string_view cell) {
  return !cell.empty() && std::string_view("=+-@").contains(cell.front()) && !is_number(cell);
}

void append_quoted(std::string& out, std::string_view cell) {
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

void append_escaped(std::string& out, std::string_view cell) {
  for (const char c : cell) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  }
}

// Reads one cell from `at`, and leaves `at` on what ended it: a tab, a line's end or the text's.
std::string read_cell(std::string_view text, size_t& at) {
  std::string cell;
  if (at < text.size() && text[at] == '"') {
    for (++at; at < text.size(); ++at) {
      if (text[at] != '"') {
        cell += text[at];
      } else if (at + 1 < text.size() && text[at + 1] == '"') {
        cell += text[++at];
      } else {
        ++at;
        break;
      }
    }
  }
  const size_t end = std::min(text.find_first_of("\t\r\n", at), text.size());
  cell += text.substr(at, end - at);
  at = end;
  return cell;
}

}  // namespace

std::string to_tsv(const TableCells& cells) {
  std::string out;
  for (const std::vector<std::string>& row : cells) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += '\t';
      const std::string cell = is_formula(row[i]) ? "'" + row[i] : row[i];
      if (cell.find_first_of("\t\r\n\"") == std::string::npos)
        out += cell;
      else
        append_quoted(out, cell);
    }
    out += "\r\n";
  }
  return out;
}

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

TableCells parse_tsv(std::string_view text) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  TableCells rows;
  if (text.empty()) return rows;
  rows.emplace_back();
  for (size_t at = 0;;) {
    rows.back().push_back(read_cell(text, at));
    if (at >= text.size()) return rows;
    const bool ends_row = text[at] != '\t';
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    ++at;
    if (ends_row) rows.emplace_back();
  }
}

bool is_tsv_table(std::string_view text) { return text.contains('\t'); }

}  // namespace taizhang
