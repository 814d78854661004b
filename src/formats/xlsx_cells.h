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

// Where the rows of a sheet go on.
struct RowsLeft {
  pugi::xml_node next;  // null: none is left
  size_t row = 0;       // its number, from 0, where it says none
};

// Fills `sheet`'s rows, at most `most` of them.
FileResult<void> read_rows(RowsLeft& left, size_t most, const SheetCaps& caps, CellContext& context,
                           SheetCells& sheet);
// Behind all of the rows: its merged cells and hidden columns.
FileResult<void> finish_cells(pugi::xml_node root, const SheetCaps& caps, CellContext& context,
                              SheetCells& sheet);

}  // namespace taizhang
