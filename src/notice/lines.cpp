#include "notice/lines.h"

#include <algorithm>

#include "notice/labels.h"
#include "notice/numbering.h"
#include "notice/scan.h"

namespace taizhang {
namespace {

constexpr size_t kShortestWidth = 20, kLongestWidth = 60;  // characters
constexpr size_t kRagged = 3;      // a full line may lack this many, for punctuation moved over
constexpr size_t kFewestFull = 5;  // full lines that make a fixed width

struct Measured {
  Line line;
  size_t width = 0;
  bool indented = false;
};

Span without_line_end(std::string_view text, Span line) {
  while (line.end > line.begin && (text[line.end - 1] == '\n' || text[line.end - 1] == '\r')) {
    --line.end;
  }
  return line;
}

std::vector<Measured> measured_lines(std::string_view text) {
  std::vector<Measured> lines;
  std::vector<size_t> starts = line_starts(text);
  if (text.starts_with("\xEF\xBB\xBF")) starts[0] = 3;  // a byte order mark
  for (size_t i = 0; i < starts.size(); ++i) {
    const size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
    const Span span = trim(text, {starts[i], end});
    if (span.begin == span.end) continue;
    const Line line{span, without_line_end(text, {starts[i], end})};
    // An indent takes room on the line too.
    const size_t width = count_code_points(cut(text, {starts[i], span.end}));
    lines.push_back({line, width, span.begin > starts[i]});
  }
  return lines;
}

// The width at which the text was broken; 0: it was not.
size_t fixed_width(const std::vector<Measured>& lines) {
  size_t widest = 0, long_lines = 0, full = 0;
  for (const Measured& line : lines) widest = std::max(widest, line.width);
  if (widest < kShortestWidth || widest > kLongestWidth) return 0;
  for (const Measured& line : lines) {
    if (line.width + kRagged >= widest) ++full;
    if (line.width >= kShortestWidth) ++long_lines;
  }
  return full >= kFewestFull && full * 2 >= long_lines ? widest : 0;
}

bool ends_sentence(std::string_view text, Span line) {
  return is_one_of(char_before(text, line.end), U"。！？!?：:；;");
}

bool begins_anew(std::string_view text, const Measured& measured) {
  const Span span = measured.line.span;
  return measured.indented || mark_at(text, span.begin, span.end, true) ||
         label_at(text, span.begin, span.end);
}

}  // namespace

std::vector<Line> notice_lines(std::string_view text) {
  const std::vector<Measured> lines = measured_lines(text);
  const size_t width = fixed_width(lines);
  std::vector<Line> out;
  bool goes_on = false;
  for (const Measured& measured : lines) {
    const Line& line = measured.line;
    const bool table = cut(text, line.whole).find_first_of("\t|") != std::string_view::npos;
    if (goes_on && !table && !begins_anew(text, measured)) {
      out.back() = {{out.back().span.begin, line.span.end},
                    {out.back().whole.begin, line.whole.end}};
    } else {
      out.push_back(line);
    }
    goes_on =
        width > 0 && measured.width + kRagged >= width && !table && !ends_sentence(text, line.span);
  }
  return out;
}

}  // namespace taizhang
