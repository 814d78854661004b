#include "ui/text_layout.h"

#include <algorithm>

namespace taizhang {

TextLayout::TextLayout(std::string_view text, float width, WidthOf width_of, void* font)
    : text_(text),
      width_(std::max(width, 0.f)),
      width_of_(width_of),
      font_(font),
      lines_(wrap(text, width, width_of, font)) {}

size_t TextLayout::next_begin(size_t index) const {
  return index + 1 < lines_.size() ? lines_[index + 1].begin : text_.size();
}

bool TextLayout::is_broken_softly(size_t index) const {
  if (index + 1 >= lines_.size()) return false;
  const size_t end = lines_[index].end;
  return !text_.substr(end, next_begin(index) - end).contains('\n') &&
         !text_.substr(end, next_begin(index) - end).contains('\r');
}

size_t TextLayout::line_of(const TextEdit& edit) const {
  const auto next = std::ranges::upper_bound(lines_, edit.caret, {}, &Span::begin);
  const size_t index = static_cast<size_t>(next - lines_.begin()) - 1;
  const bool at_start = index > 0 && lines_[index].begin == edit.caret;
  return edit.after_line && at_start && is_broken_softly(index - 1) ? index - 1 : index;
}

float TextLayout::x_of(size_t index, size_t offset) const {
  float x = 0;
  for (size_t at = lines_[index].begin; at < offset;) {
    const CodePoint point = code_point_at(text_, at);
    x += width_of_(font_, point.value);
    at += point.bytes;
  }
  return std::min(x, width_);
}

size_t TextLayout::offset_at(size_t index, float x) const {
  size_t at = lines_[index].begin;
  float left = 0;
  while (at < lines_[index].end) {
    const float advance = width_of_(font_, code_point_at(text_, at).value);
    if (x < left + advance / 2) break;
    left += advance;
    at = next_character(text_, at);
  }
  return at;
}

}  // namespace taizhang
