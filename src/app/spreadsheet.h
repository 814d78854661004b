#pragma once

#include <string>

#include "app/state.h"
#include "reports/workbook.h"

namespace taizhang {

// Registers as workbooks, and workbooks as what becomes of them.

// The list as it is looked at, of the ledger `shelf` or, for null, of the tasks. Each row carries
// the hidden id of its record, each enumeration its options as a list, each light its colour. What
// is about persons is masked.
Workbook list_workbook(const OpenRegister& open, const LedgerShelf* shelf, Language language);

// Every table of a document as a sheet.
Workbook workbook_of(const Document& document);

// What SaveSheet makes a file of. REQUIRES an open report.
Workbook report_workbook(const AppState& state);

// A file of cells that has come in: .xlsx, .csv or .tsv, by what it holds.
bool is_spreadsheet(std::string_view name, std::string_view bytes);

}  // namespace taizhang
