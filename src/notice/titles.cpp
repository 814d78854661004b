#include "notice/titles.h"

#include <algorithm>
#include <array>

#include "notice/scan.h"

namespace taizhang {
namespace {

// Characters. A heading with a comma in it is told from a sentence by its length; a line by
// itself may be longer than a first sentence.
constexpr size_t kLongestHeadSentence = 32;
constexpr size_t kLongestHeadLine = 46;
constexpr size_t kLongestColonHead = 20;

bool is_empty(Span span) { return span.begin == span.end; }

size_t length(std::string_view text, Span span) { return count_code_points(cut(text, span)); }

// Up to the first of `signs` outside brackets and quotations; the whole span when there is none.
// Looks without regard to brackets when one of them never closes.
Span up_to(std::string_view text, Span span, std::u32string_view signs, bool heed_brackets = true) {
  constexpr size_t kFarthest = 1200;  // bytes; a title is never cut later
  const size_t end = std::min(span.end, span.begin + kFarthest);
  int depth = 0;
  for (size_t at = span.begin; at < end;) {
    const CodePoint c = code_point_at(text, at);
    if (heed_brackets && is_one_of(c.value, U"（(【《“‘「")) ++depth;
    if (depth > 0 && is_one_of(c.value, U"）)】》”’」")) --depth;
    const bool decimal = (c.value == ',' || c.value == '.') && is_digit(char_before(text, at)) &&
                         is_digit(char_at(text, at + 1));
    if (depth == 0 && !decimal && is_one_of(c.value, signs)) return {span.begin, at};
    at += c.bytes;
  }
  if (depth > 0) return up_to(text, span, signs, false);
  return span;
}

Span first_clause(std::string_view text, Span span) { return up_to(text, span, U"，,；;。：:！!"); }

Span first_sentence(std::string_view text, Span span) {
  const Span sentence = up_to(text, span, U"。！!？?");
  // 完善机制：建立… has its heading before the colon.
  const Span colon = up_to(text, sentence, U"：:");
  const bool head = colon.end < sentence.end && length(text, colon) <= kLongestColonHead &&
                    is_empty(Span{0, colon.end - first_clause(text, colon).end});
  return head ? colon : sentence;
}

size_t commas(std::string_view text, Span span) {
  const std::string_view words = cut(text, span);
  size_t count = static_cast<size_t>(std::ranges::count(words, ','));
  for (size_t at = words.find("，"); at != std::string_view::npos; at = words.find("，", at + 3)) {
    ++count;
  }
  return count;
}

Span first_line(std::string_view text, const OutlineNode& node) {
  return node.body.empty() ? Span{node.mark.span.end, node.mark.span.end}
                           : trim(text, node.body[0]);
}

bool has_more(const OutlineNode& node, Span sentence) {
  return node.body.size() > 1 || !node.after.empty() ||
         (!node.body.empty() && sentence.end + 3 < node.body[0].end);
}

// A short first sentence with text behind it, as 深入解读重要政策。围绕…
bool begins_with_heading(std::string_view text, const OutlineNode& node) {
  const Span sentence = first_sentence(text, first_line(text, node));
  return has_more(node, sentence) && length(text, sentence) <= kLongestHeadSentence &&
         commas(text, sentence) <= 1;
}

// For each style: do its headings stand before a text of their own?
using StylesWithHeadings = std::array<bool, static_cast<size_t>(Style::None) + 1>;

StylesWithHeadings styles_with_headings(std::string_view text, const Outline& outline) {
  std::array<int, std::tuple_size_v<StylesWithHeadings>> balance = {};
  for (const OutlineNode& node : outline.nodes) {
    const auto style = static_cast<size_t>(node.mark.style);
    balance[style] += begins_with_heading(text, node) ? 1 : -1;
  }
  StylesWithHeadings out = {};
  for (size_t i = 0; i < out.size(); ++i) out[i] = balance[i] >= 0;
  return out;
}

Span title_span(std::string_view text, const OutlineNode& node, bool style_has_headings) {
  const Span line = first_line(text, node);
  const Span sentence = first_sentence(text, line);
  if (commas(text, sentence) == 0 && is_empty({sentence.end, first_clause(text, sentence).end})) {
    return sentence;
  }
  const bool line_by_itself = sentence.end == line.end;
  const bool encloses = !node.children.empty() && node.claim.empty();
  if (line_by_itself || encloses) {
    if (length(text, sentence) <= kLongestHeadLine && (line_by_itself || !has_more(node, sentence)))
      return sentence;
  }
  if (style_has_headings && begins_with_heading(text, node)) return sentence;
  return first_clause(text, sentence);
}

std::string clean_title(std::string_view text, Span span) {
  std::string title = close_up(cut(text, trim_closing(text, span)));
  return replace_all(std::move(title), "**", "");
}

}  // namespace

void name_headings(std::string_view text, Outline& outline) {
  const StylesWithHeadings headings = styles_with_headings(text, outline);
  for (OutlineNode& node : outline.nodes) {
    const bool heads = headings[static_cast<size_t>(node.mark.style)];
    node.title = clean_title(text, title_span(text, node, heads));
  }
}

std::string title_of(std::string_view text, Span span) {
  OutlineNode node;
  node.body = {trim(text, span)};
  return clean_title(text, title_span(text, node, false));
}

std::string number_of(std::string_view text, const OutlineNode& node) {
  const bool sign = node.mark.style == Style::Hash || node.mark.style == Style::Bullet;
  return sign ? std::string() : one_line(cut(text, node.mark.span));
}

std::string heading_of(std::string_view text, const OutlineNode& node) {
  const std::string number = number_of(text, node);
  const bool apart = !number.empty() && is_space(char_at(text, node.mark.span.end));
  return number + (apart ? " " : "") + node.title;
}

}  // namespace taizhang
