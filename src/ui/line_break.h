#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace taizhang {

// May a line break between the characters `before` and `after`? After UAX #14 as far as Chinese
// office text needs it, and GB/T 15834 on punctuation: no ，。、；：？！）》」』】”’% at a line's
// start, no （《「『【“‘ at its end, Latin words, numbers and their units whole, break at spaces
// and between Han characters.
bool may_break(char32_t before, char32_t after);

// The width in px of the characters of a text, one by one.
using WidthOf = float (*)(void* font, char32_t character);

// The lines `text` takes at `width` px: spans in bytes, without the newline or the spaces a line
// was broken at. A word longer than the width is broken anywhere. At least one span; a paragraph's
// end always ends a line.
std::vector<Span> wrap(std::string_view text, float width, WidthOf width_of, void* font);

// `text` cut to `width` px with … at a whole character; the whole text when it fits.
std::string_view fit(std::string_view text, float width, float ellipsis_width, WidthOf width_of,
                     void* font);

}  // namespace taizhang
