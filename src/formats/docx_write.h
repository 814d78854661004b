#pragma once

#include <string>

#include "reports/document.h"

namespace taizhang {

// A document as a Word file (ECMA-376, transitional), in the layout of GB/T 9704: A4 with margins
// of 37, 35, 28 and 26 mm, landscape 20 and 18 mm; title in 方正小标宋 22 pt, text in 仿宋 16 pt at
// 28 pt a line, headings in 黑体 and 楷体, tables in 仿宋 10.5 pt with the header on every page;
// page numbers in the foot. Fonts that are missing have others named for them. Words are words,
// whatever they hold; nothing in the file leads out of it.
std::string to_docx(const Document& document);

}  // namespace taizhang
