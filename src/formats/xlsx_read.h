#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "formats/clipboard_table.h"
#include "formats/file_error.h"
#include "formats/zip.h"

namespace taizhang {

// What an .xlsx file shows, as text. Nothing in it is run or followed: of a formula only the value
// that the last program left is read, links and macros are passed over, entities of a document type
// are not expanded.

enum class CellKind {
  Text,
  Number,   // "0.85" and, where it is shown as one, "85%"; 15 digits, as Excel shows them
  Date,     // "2026-03-05", "2026-03-05 09:30", "09:30", "2026-03", "2026": what is shown of it
  YesNo,    // "TRUE" or "FALSE"
  Failure,  // "#N/A": a formula that came to nothing
};

struct SheetCell {
  std::string text = {};  // empty: nothing in it
  CellKind kind = CellKind::Text;
  bool operator==(const SheetCell&) const = default;
};

// From 0, the last row and column included. Only its first cell holds text.
struct MergedCells {
  size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
  bool operator==(const MergedCells&) const = default;
};

// Rows may differ in length; what is blank at the ends of rows and of the sheet is not there.
struct SheetCells {
  std::string name = {};
  bool hidden = false;
  std::vector<std::vector<SheetCell>> rows = {};
  std::vector<MergedCells> merged = {};
  std::vector<size_t> hidden_columns = {};  // in order
  size_t uncounted = 0;  // formulas without a value: no program has counted them yet
  bool operator==(const SheetCells&) const = default;
};

struct SheetCaps {
  ZipCaps zip = {};
  size_t sheets = 256;
  size_t cells = 2'000'000;  // of all sheets, with the blank ones between; of one, as a rectangle
  size_t texts = 1'000'000;  // that cells share
  size_t text_bytes = 1 << 20;  // of one cell
};

// The sheets in their order, those without a cell too; sheets of charts are left out. Refused with
// a FileFault that says what the file is instead; NoSheet when no sheet holds anything.
FileResult<std::vector<SheetCells>> read_xlsx(std::string_view bytes, const SheetCaps& caps = {});

// read_xlsx() in pieces, so that one can say how far it is and stop:
//   SlowSheets slow(bytes);
//   while (slow.advance()) show(slow.per_cent());
//   use(slow.finish());
class SlowSheets {
 public:
  explicit SlowSheets(std::string_view bytes, const SheetCaps& caps = {});  // REQUIRES that they
  ~SlowSheets();                                                            // stay where they are

  // A part of the file is unpacked, or some rows of a sheet are read; false: only finish() is left.
  bool advance();
  int per_cent() const;
  FileResult<std::vector<SheetCells>> finish();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Cells that came as text, as a sheet.
SheetCells sheet_of(const TableCells& cells);

}  // namespace taizhang
