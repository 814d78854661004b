#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ui/line_break.h"
#include "ui/text_edit.h"

namespace taizhang {

// Where the characters of a text stand when it is wrapped at `width` px: between bytes, lines, and
// px from a line's left end. Refers to `text`, which must live and stay as long.
class TextLayout {
 public:
  TextLayout(std::string_view text, float width, WidthOf width_of, void* font);

  size_t line_count() const { return lines_.size(); }
  Span line(size_t index) const { return lines_[index]; }
  size_t next_begin(size_t index) const;          // of the next line, or the text's end
  bool is_broken_softly(size_t index) const;      // between this line and the next is no newline
  size_t line_of(const TextEdit& edit) const;     // the line the caret is shown in
  float x_of(size_t index, size_t offset) const;  // spaces a line was broken at take no room
  size_t offset_at(size_t index, float x) const;  // the caret's place nearest to `x`

 private:
  std::string_view text_;
  float width_;
  WidthOf width_of_;
  void* font_;
  std::vector<Span> lines_;
};

}  // namespace taizhang
