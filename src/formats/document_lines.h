#pragma once

#include <string>

#include "reports/document.h"

namespace taizhang {

// A document as web/paper.js builds the page from it. A line each, its words between tabs, line
// breaks within words as '\v':
//   paper     a4 | a4-landscape | a3-landscape
//   title     words
//   body, address, heading, subheading, note, signature     words
//   break
//   table     caption, header rows, width of each column
//   row       of each cell: rows, columns, "h" of a heading and "c" of a centred one, words
std::string document_lines(const Document& document);

}  // namespace taizhang
