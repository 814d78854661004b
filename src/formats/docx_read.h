#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/file_error.h"
#include "formats/zip.h"

namespace taizhang {

struct DocxCaps {
  ZipCaps zip = {};
  size_t paragraphs = 200'000;
  size_t text_bytes = size_t{16} << 20;
  size_t depth = 200;  // of elements in one another
};

// The text of a .docx file as its reader sees it, a paragraph a line: with the numbers that Word
// counts, what was inserted and not what was deleted, text boxes behind the paragraph that holds
// them. A row of a table is a line, its cells between tabs; what spans rows stands in each of them.
// Notes at the foot, headers, footers and pictures are left out. Refused with a FileFault that says
// what the file is instead; NoText when nothing is written in it.
FileResult<std::string> read_docx(std::string_view bytes, const DocxCaps& caps = {});

}  // namespace taizhang
