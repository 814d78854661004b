#pragma once

#include "app/state.h"
#include "assets/texts.h"
#include "formats/clipboard_table.h"

namespace taizhang {

// The list as it is looked at, of the open ledger `shelf` or, for null, of the tasks: the header,
// then its rows; the row of a part is one cell. What is about persons is masked.
TableCells shown_cells(const OpenRegister& open, const LedgerShelf* shelf, Language language);

}  // namespace taizhang
