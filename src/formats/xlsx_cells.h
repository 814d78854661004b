#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "formats/number_format.h"
#include "formats/xlsx_read.h"
#include "formats/xml.h"

namespace taizhang {

// What cells of a workbook point to.
struct CellContext {
  std::vector<std::string> texts;
  std::vector<NumberFormat> formats;  // by the style's number
  bool from_1904 = false;
  size_t cells = 0;  // read so far, as SheetCaps counts them
};

FileResult<std::vector<std::string>> read_texts(pugi::xml_node root, const SheetCaps& caps);
std::vector<NumberFormat> read_formats(pugi::xml_node root);

// Fills `sheet`'s rows, merged cells and hidden columns.
FileResult<void> read_cells(pugi::xml_node root, const SheetCaps& caps, CellContext& context,
                            SheetCells& sheet);

}  // namespace taizhang
