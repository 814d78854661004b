#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <string>

#include "bench.h"
#include "formats/sheet_table.h"
#include "formats/xlsx_read.h"
#include "formats/xlsx_write.h"

namespace taizhang {
namespace {

constexpr int kRounds = 5;

// `tasks` rows as a ledger has them; no text needs an escape in JSON.
Workbook make_workbook(size_t tasks) {
  constexpr std::array<std::string_view, 4> kDepartments = {"办公室", "法制科", "信息科、督查科",
                                                            "财务科"};
  constexpr std::array<std::string_view, 3> kStates = {"未开始", "进行中", "已销号"};
  Workbook workbook;
  Sheet& sheet = workbook.sheets.emplace_back();
  sheet.name = "任务";
  for (const std::string_view header :
       {"序号", "工作任务", "具体措施", "牵头单位", "责任单位", "完成时限", "状态", "进展情况"})
    sheet.columns.push_back({.header = std::string(header)});
  sheet.columns[0].kind = SheetKind::Integer;
  sheet.columns[5].kind = SheetKind::Date;
  for (size_t i = 1; i <= tasks; ++i) {
    const std::string number = std::to_string(i);
    sheet.rows.push_back(
        {.cells = {number, "及时公开第" + number + "批行政执法信息，做到要素齐全、内容准确",
                   "第" + number + "项由牵头单位梳理清单，经审核后按程序在门户网站公开",
                   std::string(kDepartments[i % 4]), std::string(kDepartments[i / 4 % 4]),
                   to_text(add_days({2026, 1, 1}, static_cast<int>(i % 365))),
                   std::string(kStates[i % 3]), i % 2 == 0 ? "已完成初稿" + number : ""}});
  }
  return workbook;
}

// What others are given to write: the header and the rows, days and numbers as text.
void write_json(const Sheet& sheet, const std::string& path) {
  std::ofstream out(path, std::ios::binary);
  out << '[';
  const auto add = [&](const auto& cells, auto text_of) {
    for (size_t i = 0; i < cells.size(); ++i)
      out << (i > 0 ? ",\"" : "[\"") << text_of(cells[i]) << '"';
    out << ']';
  };
  add(sheet.columns, [](const SheetColumn& column) { return column.header; });
  for (const SheetRow& row : sheet.rows) {
    out << ',';
    add(row.cells, [](const std::string& cell) { return cell; });
  }
  out << ']';
}

template <typename Work>
double best_of(Work work) {
  double best = 1e12;
  for (int i = 0; i < kRounds; ++i) best = std::min(best, milliseconds(work));
  return best;
}

}  // namespace

void bench_sheets(const std::string& folder, size_t tasks) {
  const Workbook workbook = make_workbook(tasks);
  std::string bytes;
  const double writing = best_of([&] { bytes = to_xlsx(workbook); });
  std::vector<SheetCells> sheets;
  const double reading = best_of([&] { sheets = read_xlsx(bytes).value(); });
  SheetTable table;
  const double finding = best_of([&] { table = read_table(sheets.front()); });
  if (folder.empty()) {
    std::printf(
        "An Excel file of %zu tasks of 8 columns, %.2f MB: %.0f ms to write, %.0f to read, %.0f to "
        "find its table\n",
        table.rows.size(), static_cast<double>(bytes.size()) / 1e6, writing, reading, finding);
    return;
  }
  write_json(workbook.sheets.front(), folder + "/cells.json");
  std::ofstream(folder + "/ours.xlsx", std::ios::binary) << bytes;
  std::printf("{\"write_ms\": %.2f, \"read_ms\": %.2f, \"bytes\": %zu}\n", writing, reading,
              bytes.size());
}

}  // namespace taizhang
