#pragma once

#include <string_view>

namespace taizhang::platform {

// Shows the accessibility mirror: an invisible ARIA DOM over the canvas. `news` is how its nodes, in
// reading order, differ from those shown before: on the first line how many at the beginning stay as
// they are, a tab, and how many at the end; then one line for each node between: of one that was
// shown and has not changed its id alone, of others their fields, separated by tabs:
//   id parent role x y w h flags name value extra
// id and parent decimal (parent 0: the page); role an ARIA role; x y w h in CSS px; flags a run of
// letters c checked, C checkable, s selected, e expanded, E expandable, d disabled, f focused, m
// multi-line, r required, i invalid; extra is "key=value" pairs separated by ';': rowindex colindex
// rowcount colcount level live (polite or assertive). Tab, newline and backslash inside name and
// value are written \t \n \\. Call it at most once a frame. `begun`: seconds(), when the news began
// to be written down; what all of it takes is counted.
void show_mirror(std::string_view news, double begun);

}  // namespace taizhang::platform
