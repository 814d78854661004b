#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "app/spreadsheet.h"
#include "formats/xlsx_write.h"
#include "machine.h"

namespace taizhang {

// The office whose lists go to Excel and come back.
struct ListOffice : Machine {
  ListOffice() : Machine(7) { after(OpenSample{}, CreateRegister{}); }

  // The list of tasks as an Excel file, and as it is read again.
  std::string exported() {
    after(GoTo{Section::Tasks}, GoTo{Section::Reports});
    ReportScope scope = state.open->report->scope;
    scope.kind = ReportKind::Shown;
    files.clear();
    after(ChangeReport{std::move(scope)}, SaveSheet{});
    return files.at(0).bytes;
  }
  Workbook list() { return list_workbook(*state.open, nullptr, Language::Chinese); }
  void receive_list(const Workbook& workbook) {
    after(ReceiveFile{"台账.xlsx", to_xlsx(workbook)});
    REQUIRE(state.pasted);
  }
  PastePlan plan() const { return plan_of(*state.open, *state.pasted, {}, state.ids); }
  static void write(Sheet& sheet, size_t row, const char* column, const char* words) {
    const auto found = std::ranges::find(sheet.columns, column, &SheetColumn::header);
    REQUIRE(found != sheet.columns.end());
    sheet.rows.at(row).cells.at(static_cast<size_t>(found - sheet.columns.begin())) = words;
  }
};

// A workbook of one sheet; a row of one cell is a heading.
inline Workbook table(std::vector<std::vector<std::string>> rows) {
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  for (const std::string& name : rows.at(0)) sheet.columns.push_back({.header = name});
  for (size_t i = 1; i < rows.size(); ++i)
    sheet.rows.push_back({.cells = rows[i], .heading = rows[i].size() == 1});
  return workbook;
}

}  // namespace taizhang
