#pragma once

#include <string>
#include <string_view>

#include "base/text.h"
#include "notice/outline.h"

namespace taizhang {

// Gives every node of `outline` its title: the own heading when it has one (a line by itself, or a
// short first sentence with more text behind it), else the first clause of its text.
void name_headings(std::string_view text, Outline& outline);

// The heading or first clause of a table's cell. Never empty when `span` holds more than
// punctuation.
std::string title_of(std::string_view text, Span span);

// The number as written; a sign that only marks the line (#, •) is none.
std::string number_of(std::string_view text, const OutlineNode& node);

// Heading as it stands in a path: number and title.
std::string heading_of(std::string_view text, const OutlineNode& node);

}  // namespace taizhang
