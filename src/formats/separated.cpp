#include "formats/separated.h"

#include <algorithm>

namespace taizhang {
namespace {

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == '%' || c == '+' || c == '-';
  });
}

// Also behind what a spreadsheet takes away, and by the wide signs that a Chinese one reads alike.
bool is_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of(" \t\r\n"), cell.size()));
  constexpr std::string_view kSigns[] = {"=", "+", "-", "@", "＝", "＋", "－", "＠"};
  return !is_number(cell) &&
         std::ranges::any_of(kSigns, [&](std::string_view sign) { return cell.starts_with(sign); });
}

void append_quoted(std::string& out, std::string_view cell) {
  out += '"';
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

// Reads one cell from `at`, and leaves `at` on what ended it: the separator, a line's end or the
// text's.
std::string read_cell(std::string_view text, char separator, size_t& at) {
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
  const size_t end =
      std::min(text.find_first_of(std::string{separator, '\r', '\n'}, at), text.size());
  cell += text.substr(at, end - at);
  at = end;
  return cell;
}

}  // namespace

std::string to_separated(const TableCells& cells, char separator) {
  const std::string special = {separator, '\r', '\n', '"'};
  std::string out;
  for (const std::vector<std::string>& row : cells) {
    for (size_t i = 0; i < row.size(); ++i) {
      if (i > 0) out += separator;
      const std::string cell = is_formula(row[i]) ? "'" + row[i] : row[i];
      if (cell.find_first_of(special) == std::string::npos)
        out += cell;
      else
        append_quoted(out, cell);
    }
    out += "\r\n";
  }
  return out;
}

TableCells parse_separated(std::string_view text, char separator) {
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
  TableCells rows;
  if (text.empty()) return rows;
  rows.emplace_back();
  for (size_t at = 0;;) {
    rows.back().push_back(read_cell(text, separator, at));
    if (at >= text.size()) return rows;
    const bool ends_row = text[at] != separator;
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') ++at;
    ++at;
    if (ends_row) rows.emplace_back();
  }
}

}  // namespace taizhang
