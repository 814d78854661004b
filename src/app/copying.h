#pragma once

#include "app/state.h"
#include "assets/texts.h"
#include "formats/clipboard_table.h"

namespace taizhang {

// A column of the open ledger's list as it is printed or written to a sheet: one on screen, or one
// option of it where the form says that they stand apart.
struct SheetPart {
  const LedgerColumn* column = nullptr;
  const EnumOption* option = nullptr;
};
std::vector<SheetPart> sheet_parts(const OpenRegister& open, const LedgerShelf& shelf);

// The list as it is looked at, of the open ledger `shelf` or, for null, of the tasks: the header,
// then its rows; the row of a part is one cell. What is about persons is masked.
struct ShownTable {
  TableCells cells;
  std::vector<RecordId> records;   // of each row behind the header; Id{}: a part or a group
  std::vector<std::string> heads;  // what stands above each name of the header, over neighbours
                                   // with the same one together; may be empty. None: nothing does
};
ShownTable shown_table(const OpenRegister& open, const LedgerShelf* shelf, Language language);

// What stands in the column of an option that was chosen.
inline constexpr std::string_view kTick = "√";

}  // namespace taizhang
