#pragma once

#include <string_view>

namespace taizhang::platform {

// Shows the accessibility mirror: an invisible ARIA DOM over the canvas. `nodes` is one node a
// line, in reading order, fields separated by tabs:
//   id parent role x y w h flags name value extra
// id and parent decimal (parent 0: the page); role an ARIA role; x y w h in CSS px; flags a run of
// letters c checked, C checkable, s selected, e expanded, E expandable, d disabled, f focused, m
// multi-line, r required, i invalid; extra is "key=value" pairs separated by ';': rowindex colindex
// rowcount colcount level live (polite or assertive). Tab, newline and backslash inside name and
// value are written \t \n \\. The DOM is changed only where it differs; call it at most once a
// frame, when the nodes have changed. `begun`: seconds(), when they began to be written down; what
// all of it takes is counted.
void show_mirror(std::string_view nodes, double begun);

}  // namespace taizhang::platform
