#include "ui/line_break.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace taizhang {
namespace {

enum class Kind {
  Word,    // letters that make words, and the ASCII signs within them
  Digit,   // 0-9
  Han,     // ideographs, kana, hangul, pictures: a line may break on both sides
  Open,    // stays with what follows
  Close,   // stays with what precedes
  Comma,   // ASCII . , : ; ! ?  like Close, but also within words and numbers
  Hyphen,  // - and /
  Prefix,  // ¥ № 第: stays with what follows
  Dash,    // — and …: never parted from its like
  Quote,   // " and ': opening and closing look the same
  Mark,    // combining: stays with its base
  Glue,    // no-break space
  Space,
};

struct Range {
  char32_t first, last;
};

constexpr std::u32string_view kSpace = U" \t\u3000\u200B\u2002\u2003\u2009";
constexpr std::u32string_view kGlue = U"\u00A0\u2060\uFEFF\u202F";
constexpr std::u32string_view kOpen = U"([{（［｛「『《〈【〔〖〘〚“‘";
constexpr std::u32string_view kClose =
    U")]}）］｝」』》〉】〕〗〙〛”’，。、；：？！．％%‰°℃℉·•・／～–々〻ー";
constexpr std::u32string_view kComma = U".,:;!?";
constexpr std::u32string_view kPrefix = U"$#¥￥€£№＃＄±−";
constexpr std::u32string_view kDash = U"—…⋯";
// Units that are one with their number: 12件, 6月, 3轮.
constexpr std::u32string_view kUnit = U"年月日号时分秒季周天个件项条款章次期份万亿元人名家级轮";

constexpr std::array kMarks = {
    Range{0x0300, 0x036F}, Range{0x200C, 0x200D}, Range{0x20D0, 0x20FF},   Range{0x3099, 0x309A},
    Range{0xFE00, 0xFE0F}, Range{0xFE20, 0xFE2F}, Range{0x1F3FB, 0x1F3FF}, Range{0xE0100, 0xE01EF}};
constexpr std::array kHan = {Range{0x1100, 0x11FF},  Range{0x2460, 0x27BF}, Range{0x2E80, 0x9FFF},
                             Range{0xA960, 0xA97F},  Range{0xAC00, 0xD7FF}, Range{0xF900, 0xFAFF},
                             Range{0xFE30, 0xFE4F},  Range{0xFF00, 0xFFEF}, Range{0x1F000, 0x1FAFF},
                             Range{0x20000, 0x3FFFF}};

bool is_in(char32_t c, const auto& ranges) {
  const auto found =
      std::ranges::partition_point(ranges, [c](const Range& range) { return range.last < c; });
  return found != std::end(ranges) && found->first <= c;
}

Kind kind_of(char32_t c) {
  if (c == U'第') return Kind::Prefix;
  if (c >= 0x4E00 && c <= 0x9FFF) return Kind::Han;
  if (c >= '0' && c <= '9') return Kind::Digit;
  if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') return Kind::Word;
  if (c == '-' || c == '/') return Kind::Hyphen;
  if (c == '"' || c == '\'') return Kind::Quote;
  if (kSpace.contains(c)) return Kind::Space;
  if (kComma.contains(c)) return Kind::Comma;
  if (kClose.contains(c)) return Kind::Close;
  if (kOpen.contains(c)) return Kind::Open;
  if (kPrefix.contains(c)) return Kind::Prefix;
  if (kDash.contains(c)) return Kind::Dash;
  if (kGlue.contains(c)) return Kind::Glue;
  if (is_in(c, kMarks)) return Kind::Mark;
  return is_in(c, kHan) ? Kind::Han : Kind::Word;
}

struct Character {
  char32_t value = 0;
  Kind kind = Kind::Space;

  bool is_ascii() const { return value < 0x80; }
  bool is_latin() const { return kind == Kind::Word || kind == Kind::Digit; }
};

Character character(char32_t c) { return {c, kind_of(c)}; }

// Signs that end something in Chinese may stand in the middle of a word or number elsewhere: 3.14,
// f(x)s, don’t, 5°C, 3～5.
bool may_break_after_close(Character before, Character after) {
  const bool within_words = before.is_ascii() || before.value == U'’' || before.value == U'°';
  if (within_words) return after.kind == Kind::Han || (!after.is_latin() && !after.is_ascii());
  const bool between_numbers = before.value == U'～' || before.value == U'–';
  return !(between_numbers && after.kind == Kind::Digit);
}

// The decision by what stands before, when nothing forbids it by what stands after.
bool may_break_after(Character before, Character after) {
  switch (before.kind) {
    case Kind::Space:
      return true;
    case Kind::Open:
    case Kind::Prefix:
    case Kind::Quote:
    case Kind::Glue:
      return false;
    case Kind::Close:
    case Kind::Comma:
      return may_break_after_close(before, after);
    case Kind::Hyphen:  // in addresses and compounds, not in 2026/11 or 2026-11-13
      return before.value == '/' ? after.kind == Kind::Word : after.kind != Kind::Digit;
    case Kind::Dash:
      return after.kind != Kind::Digit && after.kind != Kind::Dash;
    case Kind::Digit:
      return !after.is_latin() && !kUnit.contains(after.value);
    case Kind::Word:
      return !after.is_latin();
    case Kind::Han:
    case Kind::Mark:
      return true;
  }
  return true;
}

bool may_break(Character before, Character after) {
  switch (after.kind) {
    case Kind::Space:
    case Kind::Mark:
    case Kind::Glue:
    case Kind::Close:
    case Kind::Comma:
      return false;
    case Kind::Quote:
    case Kind::Hyphen:
      return before.kind == Kind::Space;
    case Kind::Dash:
      if (after.value != U'—' || before.is_latin()) return before.kind == Kind::Space;
      break;
    case Kind::Open:
    case Kind::Prefix:
      if (after.is_ascii() && before.is_latin()) return false;  // f(x), a$b
      break;
    case Kind::Word:
    case Kind::Digit:
    case Kind::Han:
      break;
  }
  return may_break_after(before, after);
}

size_t newline_length(std::string_view text, size_t at) {
  if (text[at] == '\n') return 1;
  if (text[at] != '\r') return 0;
  return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

// Fills lines from left to right; measures every character once.
class Wrapper {
 public:
  explicit Wrapper(float width) : width_(width) {}

  std::vector<Span> take_lines() { return std::move(lines_); }

  // The character of `bytes` at `at`, `advance` px wide.
  void add(size_t at, size_t bytes, Character c, float advance) {
    if (at > begin_ && has_words_ && may_break(previous_, c)) break_ = {at, words_end_, x_};
    const bool fits = x_ + advance <= width_ || c.kind == Kind::Space;
    if (!fits && break_.next > begin_) new_line(break_.end, break_.next, x_ - break_.x);
    const bool still_fits = x_ + advance <= width_ || c.kind == Kind::Space;
    if (!still_fits && at > begin_ && c.kind != Kind::Mark) new_line(at, at, 0);
    x_ += advance;
    previous_ = c.kind == Kind::Mark ? previous_ : c;
    if (c.kind == Kind::Space) return;
    has_words_ = true;
    words_end_ = at + bytes;
  }

  void end_paragraph(size_t at, size_t newline) {
    new_line(at, at + newline, 0);
    has_words_ = false;
  }

 private:
  struct Break {
    size_t next = 0;  // where the next line would begin
    size_t end = 0;   // where this one would end
    float x = 0;      // of `next`
  };

  void new_line(size_t end, size_t next, float x) {
    lines_.push_back({begin_, end});
    begin_ = next;
    x_ = x;
    break_ = {};
  }

  float width_;
  std::vector<Span> lines_;
  size_t begin_ = 0;      // of the current line
  size_t words_end_ = 0;  // of its last character that is no space
  bool has_words_ = false;
  float x_ = 0;
  Character previous_;
  Break break_;
};

}  // namespace

bool may_break(char32_t before, char32_t after) {
  return may_break(character(before), character(after));
}

std::vector<Span> wrap(std::string_view text, float width, WidthOf width_of, void* font) {
  Wrapper wrapper(width);
  for (size_t at = 0; at < text.size();) {
    if (const size_t newline = newline_length(text, at)) {
      wrapper.end_paragraph(at, newline);
      at += newline;
      continue;
    }
    const CodePoint point = code_point_at(text, at);
    wrapper.add(at, point.bytes, character(point.value), width_of(font, point.value));
    at += point.bytes;
  }
  wrapper.end_paragraph(text.size(), 0);
  return wrapper.take_lines();
}

std::string_view fit(std::string_view text, float width, float ellipsis_width, WidthOf width_of,
                     void* font) {
  float x = 0;
  size_t end = 0;  // of what fits beside an ellipsis
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_mark = kind_of(point.value) == Kind::Mark;
    if (!is_mark && x + ellipsis_width <= width) end = at;
    x += width_of(font, point.value);
    if (x > width) return text.substr(0, end);
    at += point.bytes;
  }
  return text;
}

}  // namespace taizhang
