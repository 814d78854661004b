#pragma once

#include <string_view>

namespace taizhang::platform {

// Shows the accessibility mirror: an invisible ARIA DOM over the canvas. `news` is how its nodes,
// in reading order, come from those shown before, a line each:
//   =N      the next N nodes stay as they are; so do those behind the last line
//   -N      the next N are gone
//   ~NODE   the next one is now this: it has the same id, or the same role and parent
//   +NODE   this one stands here
// A node is its fields, separated by tabs:
//   id parent role x y w h flags name value extra [hint]
// id and parent decimal (parent 0: the page); role an ARIA role; x y w h in CSS px; flags a run of
// letters c checked, C checkable, s selected, e expanded, E expandable, d disabled, f focused, m
// multi-line, r required, i invalid; extra is "key=value" pairs separated by ';': rowindex colindex
// rowcount colcount level live (polite or assertive); hint is what a field shows while it is empty.
// Tab, newline and backslash inside name, value and hint are written \t \n \\. Call it at most once
// a frame. `begun`: seconds(), when the news began to be written down; what all of it takes is
// counted.
void show_mirror(std::string_view news, double begun);

}  // namespace taizhang::platform
