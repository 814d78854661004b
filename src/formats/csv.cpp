#include "formats/csv.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace taizhang {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string from_utf16(std::string_view bytes, bool big_end) {
  std::string out;
  const auto unit_at = [&](size_t at) {
    const auto byte = [&](size_t i) {
      return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]));
    };
    return big_end ? byte(at) << 8 | byte(at + 1) : byte(at + 1) << 8 | byte(at);
  };
  for (size_t at = 2; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(at);
    const bool leads = c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size();
    const char32_t next = leads ? unit_at(at + 2) : 0;
    if (next >= 0xDC00 && next < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
      at += 2;
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

// How often `separator` stands outside of quotes in each of the first lines.
std::vector<size_t> counts_by_line(std::string_view text, char separator) {
  constexpr size_t kLines = 50;
  std::vector<size_t> counts(1, 0);
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == separator) ++counts.back();
    if (c != '\n' && c != '\r') continue;
    if (counts.size() == kLines) break;
    if (counts.back() > 0) counts.push_back(0);
  }
  return counts;
}

// Cells that rows of the most frequent length are divided into.
size_t score_of(std::string_view text, char separator) {
  const std::vector<size_t> counts = counts_by_line(text, separator);
  size_t best = 0;
  for (const size_t count : counts)
    best = std::max(best, count * static_cast<size_t>(std::ranges::count(counts, count)));
  return best;
}

char guess_separator(std::string_view text) {
  constexpr size_t kEnough = 65'536;
  constexpr std::array<char, 4> kSeparators = {',', '\t', ';', '|'};
  text = text.substr(0, kEnough);
  char best = ',';
  size_t most = 0;
  for (const char separator : kSeparators) {
    const size_t score = score_of(text, separator);
    if (score > most) best = separator;
    most = std::max(most, score);
  }
  return best;
}

// The separator that the first line says; that line is taken away.
char take_separator(std::string_view& text) {
  constexpr std::string_view kSays = "sep=";
  if (text.size() > kSays.size() && folded(std::string(text.substr(0, kSays.size()))) == kSays) {
    const size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end == kSays.size() + 1) {
      const char separator = text[kSays.size()];
      text.remove_prefix(std::min(text.find_first_not_of("\r\n", end), text.size()));
      if (separator != '"') return separator;
    }
  }
  return guess_separator(text);
}

}  // namespace

FileResult<TableCells> parse_csv(std::string_view bytes, size_t most_cells) {
  std::string decoded;
  std::string_view text = bytes;
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    decoded = from_utf16(bytes, bytes.front() == '\xFE');
    text = decoded;
  }
  if (text.starts_with(kUtf8Mark)) text.remove_prefix(kUtf8Mark.size());
  if (text.contains('\0')) return refuse_file(FileFault::NotASpreadsheet);
  if (!is_utf8(text)) return refuse_file(FileFault::NeedsDecoding);
  const char separator = take_separator(text);
  const auto too_large = [&] {
    return refuse_file(FileFault::TooLarge, " " + std::to_string(most_cells) + " 个单元格");
  };
  const auto cells =
      std::ranges::count_if(text, [&](char c) { return c == separator || c == '\n' || c == '\r'; });
  if (static_cast<size_t>(cells) > most_cells) return too_large();
  TableCells table = parse_separated(text, separator);
  size_t width = 0;
  for (const std::vector<std::string>& row : table) width = std::max(width, row.size());
  if (uint64_t{table.size()} * width > most_cells) return too_large();
  if (table.empty()) return refuse_file(FileFault::NoSheet);
  return table;
}

std::string to_csv(const TableCells& cells) {
  return std::string(kUtf8Mark) + to_separated(cells, ',');
}

}  // namespace taizhang
