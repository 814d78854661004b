#include "formats/xlsx_text.h"

#include <algorithm>

#include "base/text.h"
#include "formats/markup.h"

namespace taizhang {
namespace {

constexpr size_t kEscapeSize = 7;  // _x000A_

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The character that an escape at the beginning of `text` stands for; -1: there is none.
int escape_at(std::string_view text) {
  if (text.size() < kEscapeSize || !text.starts_with("_x") || text[kEscapeSize - 1] != '_')
    return -1;
  int value = 0;
  for (const char c : text.substr(2, 4)) {
    const int digit = hex_digit(c);
    if (digit < 0) return -1;
    value = value * 16 + digit;
  }
  return value;
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return static_cast<unsigned char>(c) >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"' &&
           c != '_' && c != '\xEF';
  });
}

void append_escape(std::string& out, char32_t c) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  out += "_x00";
  out += kDigits[c >> 4];
  out += kDigits[c & 15];
  out += '_';
}

void append_character(std::string& out, char32_t c) {
  if (c < 0x20 && c != '\t' && c != '\n')
    append_escape(out, c);
  else if (c < 0x80)
    append_markup(out, static_cast<char>(c));
  else
    append_utf8(out, c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c);
}

// _x000A_ back to what it stands for.
std::string unescaped(std::string_view text) {
  if (!text.contains("_x")) return std::string(text);
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const int value = escape_at(text.substr(at));
    if (value < 0) {
      out += text[at++];
      continue;
    }
    // Halves of characters have no text of their own.
    if (value != 0 && (value < 0xD800 || value > 0xDFFF))
      append_utf8(out, static_cast<char32_t>(value));
    at += kEscapeSize;
  }
  return out;
}

}  // namespace

void append(std::string& out, std::initializer_list<std::string_view> pieces) {
  for (const std::string_view piece : pieces) out += piece;
}

std::string join(std::initializer_list<std::string_view> pieces) {
  std::string out;
  append(out, pieces);
  return out;
}

std::string column_letters(size_t column) {
  std::string letters;
  for (++column; column > 0; column = (column - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return letters;
}

std::string to_text(SheetPlace place) {
  return column_letters(place.column) + std::to_string(place.row + 1);
}

std::optional<SheetPlace> parse_place(std::string_view text) {
  size_t at = 0, column = 0, row = 0;
  for (; at < text.size() && ((text[at] | 0x20) >= 'a' && (text[at] | 0x20) <= 'z'); ++at) {
    column = column * 26 + static_cast<size_t>((text[at] | 0x20) - 'a' + 1);
    if (column > kMostColumns) return {};
  }
  const size_t digits = at;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    row = row * 10 + static_cast<size_t>(text[at] - '0');
    if (row > kMostRows) return {};
  }
  if (column == 0 || row == 0 || at == digits || at < text.size()) return {};
  return SheetPlace{row - 1, column - 1};
}

void append_cell_text(std::string& out, std::string_view text) {
  if (text.size() <= kMostCellCharacters && is_plain(text) && is_utf8(text)) {
    out += text;
    return;
  }
  constexpr std::string_view kCut = "……";
  constexpr size_t kCutUnits = 2, kEscapeUnits = 7;
  size_t units = 0, last_fit = out.size();
  bool cut = false;
  for (size_t at = 0; at < text.size() && !cut;) {
    CodePoint c = code_point_at(text, at);
    if (c.value == '\r') {
      c.value = '\n';
      if (at + 1 < text.size() && text[at + 1] == '\n') c.bytes = 2;
    }
    const bool escaped = (c.value == '_' && escape_at(text.substr(at)) >= 0) ||
                         (c.value < 0x20 && c.value != '\t' && c.value != '\n');
    units += escaped ? kEscapeUnits : c.value > 0xFFFF ? 2 : 1;
    cut = units > kMostCellCharacters;
    if (escaped && c.value == '_')
      append_escape(out, c.value);
    else
      append_character(out, c.value);
    if (units <= kMostCellCharacters - kCutUnits) last_fit = out.size();
    at += c.bytes;
  }
  if (!cut) return;
  out.resize(last_fit);
  out += kCut;
}

std::string read_cell_text(std::string_view text) {
  std::string out = unescaped(text);
  if (out.contains('\r')) out = replace_all(replace_all(std::move(out), "\r\n", "\n"), "\r", "\n");
  return with_good_utf8(std::move(out));
}

std::optional<int> excel_day(Date date) {
  constexpr Date kFirst{1900, 3, 1}, kBeforeAll{1899, 12, 30};
  if (!is_valid(date) || date < kFirst) return {};
  return days_between(kBeforeAll, date);
}

}  // namespace taizhang
